"""The report's folder and pages: complete, self-contained, safe, and silent about the third that nobody should read."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import UsageError
from assistant.service import Assistant
from evals.baseline import kept
from evals.compare import compare, terminal, write_comparison
from evals.corpora import SAMPLES, read_questions
from evals.evaluate import Evaluation
from evals.gate import judge
from evals.judge import as_llm, judged_by
from evals.metrics import HEADLINE
from evals.provenance import index_provenance, peak_memory_mib, provenance
from evals.quotes import StoredText
from evals.report import read_report, write_report
from evals.report.page import report_page
from evals.report.plots import Line, number_axis, percent_axis, plot
from evals.report.questions import marked_up
from evals.run import Asked, How, ask_all
from evals.summary import summary

ROWS = [row for row in read_questions(SAMPLES, ()) if row["id"].endswith(("1", "5", "8"))]
NASTY = "<img src=x onerror=alert(1)>\"'"


class Links(HTMLParser):
    """What a page would fetch, where it leads inside itself, and what it calls its parts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.inside: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        if tag in ("img", "script", "link", "iframe", "source", "use", "object"):
            self.fetched += [given[name] for name in ("src", "href", "data") if name in given]
        elif given.get("href", "").startswith("#"):
            self.inside.append(given["href"][1:])
        elif "href" in given:
            self.fetched.append(given["href"])


@pytest.fixture(scope="module")
def asked(samples: Assistant) -> list[Asked]:
    return ask_all(samples, ROWS, how=How(runs=2, directions=True), corpus="samples")


@pytest.fixture(scope="module")
def evaluation(samples: Assistant, asked: list[Asked]) -> Evaluation:
    config = provenance(samples.settings, SAMPLES.sets) | {
        "started": "2026-11-20T21:40:00+00:00", "seconds": 1.5, "workers": 1, "runs": 2, "memory_mib": peak_memory_mib(),
        "indexes": {"samples": index_provenance(samples.index().manifest, samples.documents())},
    }  # fmt: skip
    return Evaluation(asked, config, {})


@pytest.fixture(scope="module")
def folder(evaluation: Evaluation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("report") / "run"
    write_report(evaluation, place)
    return place


def test_the_folder_holds_the_five_files_and_is_read_back(folder: Path, asked: list[Asked]) -> None:
    assert {path.name for path in folder.iterdir()} == {"config.json", "rows.jsonl", "summary.json", "report.md", "report.html"}
    assert [one.score for one in read_report(folder).asked] == [one.score for one in asked]


def test_the_config_says_how_to_repeat_the_run_and_keeps_secrets(samples: Assistant) -> None:
    settings = samples.settings.model_copy(update={"llm_base_url": "https://me:hush@example.org/v1"})
    config = provenance(settings, SAMPLES.sets)

    assert config["settings"]["llm_base_url"] == "https://example.org/v1"
    assert not {"llm_api_key", "api_keys", "index_dir"} & config["settings"].keys()
    assert re.fullmatch(r"[0-9a-f]{64}", config["sets"]["samples.jsonl"])
    assert config["retrieval"]["words"] > 0 and config["versions"]["numpy"]


def test_every_headline_figure_has_a_value_and_an_interval(asked: list[Asked]) -> None:
    found = summary(asked)["samples"]["figures"]["all"]

    for metric in HEADLINE:
        figure = found[metric.name]
        assert figure["low"] <= figure["value"] <= figure["high"], metric.name
    assert found["same again"]["value"] == 1.0
    assert found["quotes verbatim"]["value"] == 1.0


def test_every_direction_is_measured(asked: list[Asked]) -> None:
    assert set(summary(asked)["samples"]["directions"]) == {"zh→zh", "en→zh", "en→en", "zh→en", "zh→both", "en→both"}


def test_the_page_fetches_nothing_and_its_links_lead_somewhere(folder: Path) -> None:
    page = (folder / "report.html").read_text("utf-8")
    links = Links(page)

    assert links.fetched == []
    assert "url(" not in page and "@import" not in page
    assert set(links.inside) <= set(links.ids)
    assert len(links.ids) == len(set(links.ids))


def test_the_page_shows_each_question_and_the_report_third_only_on_demand(folder: Path) -> None:
    page = (folder / "report.html").read_text("utf-8")
    worst = page[page.index('id="worst"') : page.index('id="questions"')]

    for row in ROWS:
        head = re.search(rf'<details class="q" id="q-samples-{row["id"]}"[^>]*>', page)
        assert head is not None
        assert head[0].endswith(" hidden>") is (row["split"] == "report")
        assert row["split"] != "report" or row["id"] not in worst
    assert '<details class="q" open' not in page


def test_nothing_that_documents_or_questions_say_becomes_markup(evaluation: Evaluation) -> None:
    one = next(one for one in evaluation.asked if one.answer["citations"])
    cited = one.answer["citations"][0] | {"quote": NASTY, "symbol": NASTY, "start": 0, "end": len(NASTY)}
    nasty = replace(
        one,
        row=one.row | {"question": NASTY, "facts": [[NASTY]]},
        answer=one.answer | {"answer": NASTY + "[1]" + NASTY, "citations": [cited], "notes": [NASTY]},
        results=[one.results[0] | {"text": NASTY, "symbol": NASTY}],
        score=replace(one.score, hits=(True,), mistakes=(NASTY,)),
        corpus=NASTY,
    )
    page = report_page({"corpora": summary([nasty]), "beside": {}, "memory_mib": None}, evaluation.config, [nasty], {})

    assert "<img" not in page


def test_an_answer_shows_its_quotes_and_its_markers_lead_to_the_citations() -> None:
    cited = [{"n": 1, "quote": "不超过六次。", "start": 4, "end": 10}, {"n": 2, "quote": "not there", "start": None, "end": None}]

    assert marked_up({"answer": "决定是：不超过六次。[1]另见[2]", "citations": cited}, "q-a") == (
        '决定是：<q>不超过六次。</q><a class="marker" href="#q-a-1">1</a>另见<a class="marker" href="#q-a-2">2</a>'
    )


def test_a_plot_says_what_it_shows_and_escapes_names() -> None:
    drawn = plot("Time", number_axis(183, "ms"), percent_axis("%"), [Line(NASTY, "zh", ((0.0, 0.0), (100.0, 0.5)), dots=True)])

    assert 'aria-label="Time"' in drawn
    assert "M46.0 228.0L226.0 120.0" in drawn
    assert "<img" not in drawn


def test_what_changed_since_a_baseline_is_on_the_page(evaluation: Evaluation) -> None:
    before = {one.score.id: kept(one.score) for one in evaluation.asked}
    right = next(one for one in evaluation.asked if one.score.right and one.score.answerable and one.score.split != "report")
    lost = replace(right, score=replace(right.score, status="not_found", facts=0.0, recall=0.0))
    asked = [lost if one is right else one for one in evaluation.asked]
    verdict = judge("samples", before, [one.score for one in asked])
    page = report_page({"corpora": summary(asked), "beside": {}, "memory_mib": None}, evaluation.config, asked, {"samples": verdict})

    assert f'<a href="#q-samples-{right.score.id}">{right.score.id}</a>' in page
    assert re.search(rf'id="q-samples-{right.score.id}"[^>]*data-change="worse"', page)


def test_two_reports_side_by_side(evaluation: Evaluation, folder: Path, tmp_path: Path) -> None:
    lost = next(one for one in evaluation.asked if one.score.right and one.score.answerable and one.score.split != "report")
    gone = replace(
        lost,
        answer=lost.answer | {"status": "not_found", "answer": "没有。", "citations": []},
        score=replace(lost.score, status="not_found", hits=()),
    )
    write_report(Evaluation([gone if one is lost else one for one in evaluation.asked][:-1], evaluation.config, {}), tmp_path / "after")
    comparison = compare(read_report(folder), read_report(tmp_path / "after"))
    page = write_comparison(comparison, tmp_path / "after").read_text("utf-8")

    assert [pair.after.score.id for pair in comparison.pairs if pair.became == "wrong"] == [lost.score.id]
    assert comparison.only_before == (evaluation.asked[-1].score.id,)
    assert f"became wrong: {lost.score.id}" in terminal(comparison)
    assert "没有。" in page and lost.row["question"] in page
    assert Links(page).fetched == [] and len(Links(page).ids) == len(set(Links(page).ids))


def test_a_folder_without_a_report_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cdip eval --out"):
        read_report(tmp_path)


def test_a_quote_is_verbatim_only_in_the_paragraph_that_its_citation_names(samples: Assistant, asked: list[Asked]) -> None:
    stored = StoredText(samples.index().catalogue)
    cited = next(c for one in asked for c in one.answer["citations"] if c["paragraph"])

    assert cited["quote"] in (stored.passage(cited) or "")
    assert stored.passage(cited | {"quote": cited["quote"] + "？"}) is None
    assert stored.passage(cited | {"paragraph": "999"}) is None


class Opinion:
    """A language model that says yes to the first question and no to the next."""

    name, context_window, reply_tokens = "opinion", 8_000, 100

    def __init__(self) -> None:
        self.asked: list[str] = []

    def stream(self, system: str, user: str) -> Any:
        self.asked.append(user)
        yield "YES" if len(self.asked) == 1 else "NO"


def test_a_language_model_judges_an_answer_by_its_quotes(asked: list[Asked]) -> None:
    one = next(one for one in asked if one.score.answered)
    model = Opinion()
    judged = judged_by(as_llm(model), one)

    assert (judged.score.faithful, judged.score.relevant) == (True, False)
    assert all(one.answer["citations"][0]["quote"] in prompt for prompt in model.asked)
