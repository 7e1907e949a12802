"""Check a question set against its documents: every gold passage exists, every key fact occurs.

    python -m evals.check evals/questions/documents.zh.jsonl --documents ../shared/documents

A set that cannot be met is worse than none: a gold passage that is not there counts against every answer. The fields
are described in evals/README.md. Standard library only, so that a set can be checked before anything is installed.
"""

import argparse
import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

KINDS = (
    "decision", "status", "figure", "list", "who", "when", "definition", "cross_document", "ambiguous", "comparison",
    "near_miss", "out_of_scope", "injection", "colloquial", "typo", "traditional", "follow_up",
)  # fmt: skip
MADE_KINDS = ("paraphrase",)  # of sets made out of rows (`evals.paraphrases`), in none of those kept here
STATUSES = ("answered", "ambiguous", "not_found", "not_indexed", "out_of_scope")
SPLITS = ("tune", "check", "report")
SERIES = ("da", "review")

# field -> (type, must it be there)
FIELDS: Mapping[str, tuple[type, bool]] = {
    "id": (str, True),
    "language": (str, True),
    "kind": (str, True),
    "question": (str, True),
    "history": (list, False),
    "filters": (dict, False),
    "answerable": (bool, True),
    "expected_status": (list, True),
    "session": (int, False),
    "gold": (list, True),
    "gold_en": (list, True),
    "facts": (list, True),
    "must_not": (list, False),
    "split": (str, True),
}
GOLD_FIELDS = {"file", "symbol", "annex", "paragraph", "recommendation", "anchor", "occurrences", "part"}
FILTERS = {"session", "symbol", "language", "recommendation"}
TEXT_SUFFIXES = {".txt", ".md"}

HAN = r"\u3400-\u9fff\u3000-\u303f\uff00-\uffef"
Row = dict[str, Any]


@lru_cache(maxsize=4_096)  # the same passages come back for many questions
def run_together(text: str) -> str:
    """Return text without any white space, width and case folded: the form in which anchors are compared.

    >>> run_together("不应超过 6\\n次（A）")
    '不应超过6次(a)'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=256)
def evened(text: str) -> str:
    """Return text with single spaces, none beside Chinese, width and case folded: the form in which facts are compared.

    >>> evened("2020 年\\n 3月，共  Two Words")
    '2020年3月,共two words'
    """
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).casefold()
    return re.sub(rf"(?<=[{HAN}]) | (?=[{HAN}])", "", text)


def occurs(alternative: str, text: str) -> bool:
    """Say whether a fact's wording stands in text as whole words (or their plural) and whole numbers; a final * leaves the
    word open.

    >>> occurs("11", "共110人"), occurs("2,655", "有 2,655 个"), occurs("ten", "often"), occurs("mainstream*", "mainstreamed")
    (False, True, False, True)
    """
    wording = evened(alternative)
    stem = wording.endswith("*")
    wording = wording.rstrip("*")
    before = {"d": r"(?<!\d)(?<!\d[,.])", "a": r"(?<![a-z])"}.get(_edge(wording[0]), "")
    after = {"d": r"(?!\d)(?![,.]\d)", "a": r"(?:e?s)?(?![a-z])"}.get(_edge(wording[-1]), "")
    return re.search(before + re.escape(wording) + ("" if stem else after), evened(text)) is not None


def _edge(character: str) -> str:
    if character.isdigit():
        return "d"
    return "a" if character.isascii() and character.isalpha() else ""


def split_of(question_id: str) -> str:
    """Return tune, check or report by the hash of the id, so that nobody chooses."""
    return SPLITS[int(hashlib.sha256(question_id.encode()).hexdigest(), 16) % 3]


def read_rows(path: Path) -> list[Row]:
    """Return the questions of one .jsonl file. Raises ValueError naming the line that is no JSON object."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as problem:
            raise ValueError(f"{path}:{number}: not JSON ({problem.msg})") from problem
        if not isinstance(row, dict):
            raise ValueError(f"{path}:{number}: a question is a JSON object, not {type(row).__name__}")
        rows.append(row)
    return rows


def read_documents(places: Iterable[Path]) -> dict[str, str]:
    """Return file name -> text for the text files under places. Other formats: pass check_set their parsed text."""
    files = (file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*"))))
    return {file.name: file.read_text(encoding="utf-8") for file in files if file.suffix in TEXT_SUFFIXES}


def check_set(rows: Sequence[Row], documents: Mapping[str, str] | None) -> list[str]:
    """Return the faults of a set, one sentence each, in its order; without documents only the form is checked."""
    faults = [f"the id {name} is given {times} times" for name, times in _repeated(row.get("id") for row in rows)]
    asked = _repeated(str([row.get(name) for name in ("history", "question", "filters")]) for row in rows)
    faults += [f"{text} is asked {times} times" for text, times in asked]
    together = {name: run_together(text) for name, text in (documents or {}).items()}
    for row in rows:
        wrong = list(_form_faults(row))
        if not wrong and documents is not None:
            wrong = list(_source_faults(row, documents, together))
        faults += [f"{row.get('id', '(no id)')}: {fault}" for fault in wrong]
    return faults


def _repeated(values: Iterable[Any]) -> list[tuple[Any, int]]:
    return [(value, times) for value, times in Counter(values).items() if times > 1]


def _form_faults(row: Row) -> Iterator[str]:
    for name, (kind, needed) in FIELDS.items():
        if name not in row:
            if needed:
                yield f"the field {name} is missing"
        elif type(row[name]) is not kind:
            yield f"{name} is a {type(row[name]).__name__}, not a {kind.__name__}"
    yield from (f"unknown field {name}" for name in row.keys() - FIELDS.keys())
    if all(type(row.get(name)) is kind for name, (kind, needed) in FIELDS.items() if needed):
        yield from _value_faults(row)
        for gold in [*row["gold"], *row["gold_en"]]:
            yield from _gold_faults(gold)


def _value_faults(row: Row) -> Iterator[str]:
    for name, allowed in (("language", ("zh", "en")), ("kind", (*KINDS, *MADE_KINDS)), ("split", SPLITS)):
        if row[name] not in allowed:
            yield f"{name} {row[name]!r} is none of {', '.join(allowed)}"
    if not row["expected_status"] or not set(row["expected_status"]) <= set(STATUSES):
        yield f"expected_status names at least one of {', '.join(STATUSES)}"
    if not row["question"].strip():
        yield "the question is empty"
    if row["language"] != ("zh" if re.search(rf"[{HAN}]", row["question"]) else "en"):
        yield "the question is not written in its language"
    if unknown := set(row.get("filters", {})) - FILTERS:
        yield f"unknown filters {sorted(unknown)}"
    if (row["kind"] == "follow_up") != bool(row.get("history")):
        yield "a follow_up, and only a follow_up, has a history"
    to_answer = bool({"answered", "ambiguous"} & set(row["expected_status"]))
    if len({row["answerable"], to_answer, bool(row["gold"]), bool(row["facts"])}) > 1:
        yield "answerable, expected_status, gold and facts disagree: a question has an answer or it has none"
    if row["kind"] in ("near_miss", "out_of_scope") and row["answerable"]:
        yield f"a {row['kind']} question has no answer"
    if row["kind"] == "ambiguous" and not all(_names_series(row["gold"], series) for series in SERIES):
        yield "an ambiguous question has gold in both series of recommendations"
    if not all(isinstance(fact, list) and fact and all(map(_is_text, fact)) for fact in row["facts"]):
        yield "each fact is a list of alternatives, each a text"


def _names_series(golds: Sequence[Row], series: str) -> bool:
    return any((gold.get("recommendation") or {}).get("series") == series for gold in golds)


def _gold_faults(gold: Any) -> Iterator[str]:
    named = isinstance(gold, dict) and (gold.get("file") or gold.get("symbol"))
    if not named or not _is_text(gold.get("anchor")):
        yield f"gold {gold!r} needs a file or symbol, and an anchor"
        return
    if unknown := gold.keys() - GOLD_FIELDS:
        yield f"unknown gold fields {sorted(unknown)}"
    if gold.get("paragraph") is not None and not isinstance(gold["paragraph"], str):
        yield f"paragraph {gold['paragraph']!r} is a text or null"
    recommendation = gold.get("recommendation") or {"series": "da", "number": 1}
    if recommendation.get("series") not in SERIES or type(recommendation.get("number")) is not int:
        yield f"recommendation {recommendation!r} needs a series ({' or '.join(SERIES)}) and a number"
    if not 8 <= len(run_together(gold["anchor"])) <= 70:
        yield f"the anchor {gold['anchor']!r} is not 8 to 70 characters long"


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _source_faults(row: Row, documents: Mapping[str, str], together: Mapping[str, str]) -> Iterator[str]:
    for name in ("gold", "gold_en"):
        cited: set[str] = set()
        for gold in row[name]:
            files = _files_of(gold, together)
            cited |= files
            if not files:
                yield f"no document is {gold.get('file') or gold.get('symbol')}"
            for file in files:
                yield from _anchor_faults(gold, row[name], file, together[file])
        text = "\n".join(documents[file] for file in sorted(cited))
        complete = _parts(row[name]) == _parts(row["gold"])  # the English version may lack some of the parts
        for fact in row["facts"] if complete else ():
            if not any(occurs(wording, text) for wording in fact):
                yield f"none of {fact} occurs in {', '.join(sorted(cited))}"
    for wording in row.get("must_not", ()):
        if any(wording in fact for fact in row["facts"]):
            yield f"{wording!r} is both a fact and a mistake"


def _parts(golds: Sequence[Row]) -> set[int]:
    return {gold.get("part", 1) for gold in golds}


def _files_of(gold: Row, together: Mapping[str, str]) -> set[str]:
    """The file named, or else those that show the symbol on their first page."""
    if gold.get("file"):
        return {gold["file"]} & together.keys()
    return {file for file, text in together.items() if run_together(gold["symbol"]) in text[:400]}


def _anchor_faults(gold: Row, others: Sequence[Row], file: str, text: str) -> Iterator[str]:
    anchor = run_together(gold["anchor"])
    shared = sum((other.get("file"), other["anchor"]) == (gold.get("file"), gold["anchor"]) for other in others)
    found, expected = text.count(anchor), gold.get("occurrences", shared)
    if found != expected:
        yield f"the anchor {gold['anchor']!r} occurs {found} times in {file}, not {expected}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the faults of a set; return 1 if there are any, 2 if it cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m evals.check", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="+", type=Path, metavar="SET.jsonl")
    parser.add_argument("--documents", nargs="+", type=Path, metavar="DIR", help="else only the form is checked")
    options = parser.parse_args(arguments)
    missing = [str(path) for path in [*options.sets, *(options.documents or ())] if not path.exists()]
    if missing:
        print(f"not found: {', '.join(missing)}", file=sys.stderr)
        return 2
    try:
        rows = [row for path in options.sets for row in read_rows(path)]
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    faults = check_set(rows, read_documents(options.documents) if options.documents else None)
    print("\n".join([*faults, f"{len(rows)} questions, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
