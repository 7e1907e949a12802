"""The same document as text, Word, PDF and HTML gives the same paragraphs, numbers, annexes, notes and blocks."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from assistant.model import Document, Paragraph, ParagraphKind
from assistant.text import without_space
from ingest.parsing.reader import read_source
from ingest.structure import read_document

SAMPLES = Path(__file__).parents[1] / "ingest" / "samples"


@lru_cache(maxsize=32)
def read(path: Path) -> Document:
    return read_document(read_source(path), file=path.name, digest="0" * 64)


def told(paragraphs: list[Paragraph] | tuple[Paragraph, ...]) -> list[tuple[object, ...]]:
    """What must agree between formats; white space, the shape of a bullet and pages need not."""
    return [
        (p.kind, p.number, p.annex, p.field, p.speaker, p.recommendations, without_space(p.text), tuple(n.mark for n in p.footnotes))
        for p in paragraphs
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("files/cdip_25_5.zh.docx", "files/cdip_25_5.zh.pdf"),
        ("files/cdip_25_5.zh.docx", "files/cdip_25_5.zh.gb18030.txt"),
        ("files/cdip_25_5.zh.docx", "documents/zh/000*"),
        ("files/cdip_25_5.en.textbox.docx", "files/cdip_25_5.en.pdf"),
        ("files/cdip_25_5.en.textbox.docx", "files/cdip_25_5.en.office.html"),
        ("files/cdip_25_5.en.textbox.docx", "documents/en/cdip_25_5*"),
        ("files/cdip_30_8.en.autonum.docx", "files/cdip_30_8.en.pdf"),
        ("files/cdip_30_8.en.autonum.docx", "documents/en/cdip_30_8*"),
        ("files/cdip_30_8.zh.pdf", "documents/zh/002*"),
        ("files/cdip_33_2_part.zh.docx", "files/cdip_33_2_part.zh.pdf"),
    ],
)
def test_formats_agree(shared: Path, one: str, other: str) -> None:
    first, second = (read(next(shared.glob(name))) for name in (one, other))

    assert told(first.paragraphs) == told(second.paragraphs)
    for name in ("symbol", "session", "date", "language", "original_language", "place", "prepared_by", "revises"):
        assert getattr(first, name) == getattr(second, name)
    assert without_space(first.title or "") == without_space(second.title or "")


def test_the_long_text_agrees_with_its_part_in_word(shared: Path) -> None:
    text, word = read(next(shared.glob("documents/zh/003*"))), read(shared / "files" / "cdip_33_2_part.zh.docx")

    def block(document: Document, recommendations: object) -> list[tuple[object, ...]]:
        own = [p for p in document.paragraphs if p.recommendations == recommendations and p.kind is not ParagraphKind.HEADING]
        return [(p.kind, p.field, without_space(p.text)) for p in own]

    for recommendations in dict.fromkeys(p.recommendations for p in word.paragraphs if p.recommendations):
        if recommendations[0].number in (3, 4) and recommendations[0].series == "da":
            continue  # cut short in the part
        assert block(text, recommendations) == block(word, recommendations), recommendations


@pytest.mark.parametrize(
    ("name", "numbered", "notes", "agenda", "review"),
    [
        ("documents/zh/000*", {None: 3, "Annex": 10}, 0, 0, 0),
        ("documents/zh/001*", {None: 11}, 2, 0, 0),
        ("documents/zh/002*", {None: 23, "Annex": 9}, 3, 0, 0),
        ("documents/zh/003*", {None: 5}, 30, 45, 6),
        ("documents/zh/004*", {None: 36}, 15, 0, 0),
        ("documents/en/cdip_25_5*", {None: 3, "Annex": 10}, 0, 0, 0),
        ("documents/en/cdip_30_8*", {None: 23, "Annex": 9}, 3, 0, 0),
        ("documents/en/cdip_33_2_part*", {None: 5}, 12, 22, 6),
        ("files/cdip_33_2_part.zh.docx", {None: 5}, 9, 10, 6),
        ("files/injection_cdip_25_5.zh.docx", {None: 3, "Annex": 10}, 0, 0, 0),
    ],
)
def test_the_counts_are_those_of_the_manifest(
    shared: Path, name: str, numbered: dict[str | None, int], notes: int, agenda: int, review: int
) -> None:
    document = read(next(shared.glob(name)))
    found = {(p.annex, p.number) for p in document.paragraphs if p.number}
    recommendations = {r for p in document.paragraphs for r in p.recommendations}

    assert {annex: sum(a == annex for a, _ in found) for annex in {a for a, _ in found}} == numbered
    assert len({n.mark for p in document.paragraphs for n in p.footnotes}) == notes
    assert sum(r.series == "da" for r in recommendations) == agenda
    assert sum(r.series == "review" for r in recommendations) == review
    assert not document.warnings


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.en.*")), ids=lambda path: path.stem)
def test_both_languages_of_a_sample_have_the_same_shape(path: Path) -> None:
    english, chinese = read(path), read(path.with_name(path.name.replace(".en.", ".zh.")))

    def shape(document: Document) -> list[tuple[object, ...]]:
        return [(p.kind, p.number, p.annex, p.field, p.recommendations, len(p.footnotes)) for p in document.paragraphs]

    assert shape(english) == shape(chinese)
    assert (english.symbol, english.session, english.date) == (chinese.symbol, chinese.session, chinese.date)
    assert all(document.title and document.prepared_by and not document.warnings for document in (english, chinese))


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        (
            [("Relevant Sector", "Kites Sector."), ("Implementation", "Nine kites were lent."), ("Challenges", "It rained.")],
            ["Relevant Sector: Kites Sector.", "Implementation: Nine kites were lent.", "Challenges: It rained."],
        ),
        (
            [("所属部门", "风筝部门。"), ("落实情况", "出借了九只风筝。"), ("挑战", "下雨了。")],
            ["所属部门：风筝部门。", "落实情况：出借了九只风筝。", "挑战：下雨了。"],
        ),
    ],
)
def test_a_label_beside_its_value_keeps_a_colon_where_it_is_of_no_recommendation(
    tmp_path: Path, rows: list[tuple[str, str]], texts: list[str]
) -> None:
    cells = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    (tmp_path / "a.html").write_text(f"<p>1. {texts[0]}</p><table>{cells}</table>", encoding="utf-8")

    assert [paragraph.text for paragraph in read(tmp_path / "a.html").paragraphs][1:] == texts
