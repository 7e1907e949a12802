"""Rows of question and passage become documents that are read and a set that holds; half of them are asked and not there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from evals.check import Row, check_set, read_documents
from evals.check import read_rows as read_set
from evals.paraphrases import KIND, main, read_rows
from tests.conftest import assistant_over, ingest_into

ROWS = (
    (
        "Who pays for the oil of the harbour lamps?",
        "港口灯油由谁付钱？",
        "Shipping firms bear the expense of keeping the quay lit.",
        "码头照明的开支由航运公司承担。",
    ),
    (
        "When does the kite museum open?",
        "风筝博物馆什么时候开门？",
        "Visitors are let in from nine o'clock on weekdays.",
        "平日上午九时起接待参观者。",
    ),
    (
        "How many bells did the foundry cast?",
        "铸造厂铸了多少口钟？",
        "In 2031 the works delivered 64 bells to village schools.",
        "2031年该厂向村校交付了64口钟。",
    ),
    (
        "Where are the candles stored?",
        "蜡烛存放在哪里？",
        "The stock is kept in a dry cellar below the town hall.",
        "存货放在市政厅下面干燥的地窖里。",
    ),
)


def table(*rows: tuple[str, ...]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder made out of the rows, by the command."""
    return make(tmp_path, monkeypatch, table(*ROWS))


def make(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Path:
    (folder / "rows.tsv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["paraphrases", str(folder / "made"), str(folder / "rows.tsv")])
    main()
    return folder / "made"


def asked(made: Path) -> list[Row]:
    return read_set(made / "questions.jsonl")


def test_every_question_is_asked_and_every_other_passage_left_out(made: Path) -> None:
    rows = asked(made)

    assert [row["question"] for row in rows if row["answerable"]] == [ROWS[0][1], ROWS[0][0], ROWS[2][1], ROWS[2][0]]
    assert [row["question"] for row in rows if not row["answerable"]] == [ROWS[1][1], ROWS[1][0], ROWS[3][1], ROWS[3][0]]
    assert {row["kind"] for row in rows} == {KIND}
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(row["id"].startswith(row["language"]) for row in rows)
    texts = "\n".join(read_documents([made]).values())
    for told in (ROWS[0], ROWS[2]):
        assert told[2] in texts and told[3] in texts
    for untold in (ROWS[1], ROWS[3]):
        assert untold[2] not in texts and untold[3] not in texts


def test_the_set_holds_against_its_documents(made: Path) -> None:
    assert check_set(asked(made), read_documents([made])) == []


def test_a_fact_is_found_again_where_a_passage_is_cut_within_a_number_or_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cut = (
        ("What share is it?", "占多少？", "Roughly a third of the guild sells online.", "2022年约35%的PCT行会在网上出售。"),
        ROWS[1],
        ("What is in the archive?", "档案里有什么？", "Drawings of lamps and of kites are kept there.", "灯与风筝图样收录了自2031年的。"),
    )
    made = make(tmp_path, monkeypatch, table(*cut))

    assert check_set(asked(made), read_documents([made])) == []


def test_many_rows_make_several_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        (f"How is lamp {n}?", f"第{n}盏灯怎样？", f"{n} is the number of this lantern.", f"{n}号灯笼挂在门前。") for n in range(100, 200)
    ]
    made = make(tmp_path, monkeypatch, table(*rows))

    for language in ("zh", "en"):
        assert sorted(file.name for file in (made / language).iterdir()) == [f"cdip_40_{n}.{language}.txt" for n in (1, 2)]


def test_the_documents_are_read_as_papers_of_the_committee(made: Path, tmp_path: Path, model: StaticEmbedder) -> None:
    report = ingest_into(tmp_path / "index", made / "zh", made / "en", model=model)
    catalogue = assistant_over(tmp_path / "index").index().catalogue

    assert (report.totals["added"], report.totals["failed"]) == (2, 0)
    for language, column in (("zh", 3), ("en", 2)):
        id_ = catalogue.document_id(f"CDIP/40/1:{language}")
        assert id_ is not None
        numbered = [(p.number, p.text) for p in catalogue.paragraphs(id_) if p.number]
        assert numbered == [("1", ROWS[0][column]), ("2", ROWS[2][column])]


@pytest.mark.parametrize("line", ["two\tcolumns", "\t".join(["a"] * 5), "question\t\tpassage\t段落", ""])
def test_a_row_of_another_form_is_named_by_its_line(line: str) -> None:
    with pytest.raises(ValueError, match=r"^line 3: four columns are wanted"):
        read_rows(table(*ROWS[:2]) + line + "\n" + table(ROWS[2]))
