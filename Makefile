# Every target works on a bare machine with Python 3.11 or newer, pip and make; nothing is fetched but packages.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SAMPLES := .cdip/demo

.PHONY: demo test check eval serve bench lock clean

demo: $(VENV)/installed
	@$(BIN)/cdip ingest ingest/samples --index $(SAMPLES) || \
	  { echo "Building the sample index anew."; $(BIN)/cdip ingest ingest/samples --index $(SAMPLES) --rebuild; }
	@for question in "截至2020年3月，eTISC平台有多少注册用户？" \
	                 "What did the Committee decide on CDIP/23/11?" \
	                 "What does a web forum on technical assistance cost?"; do \
	    echo; echo "» $$question"; $(BIN)/cdip ask "$$question" --index $(SAMPLES) || exit 1; done

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m evals.audit

eval: $(VENV)/installed
	$(BIN)/cdip eval --gate

serve: $(VENV)/installed
	$(BIN)/cdip serve

bench: $(VENV)/installed-dev
	$(BIN)/python -m evals.bench

$(VENV)/bin/pip:
	$(PYTHON) -m venv $(VENV)

# sentence-transformers wants torch, whose default build on Linux brings gigabytes of CUDA. A CPU build does here: one that
# pip was told of, else one that uv knows where to find, else what the registry holds (on a Mac that is the CPU build).
$(VENV)/torch: constraints.txt | $(VENV)/bin/pip
	@wanted=$$(grep '^torch==' constraints.txt); \
	$(BIN)/pip install --quiet --disable-pip-version-check "$$wanted+cpu" 2>/dev/null \
	|| { $(BIN)/pip install --quiet uv && VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --torch-backend cpu "$$wanted"; } \
	|| $(BIN)/pip install --quiet "$$wanted"
	@touch $@

$(VENV)/installed: pyproject.toml constraints.txt $(VENV)/torch
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

# The one tested set of versions; made anew from what is installed, by hand, when a range in pyproject.toml is widened.
lock: $(VENV)/installed-dev
	$(BIN)/pip install --quiet -c constraints.txt -e '.[dev,train]'
	$(BIN)/pip freeze --exclude-editable | sed 's/+cpu$$//' > constraints.txt

clean:
	rm -rf $(VENV) .cdip *.egg-info
