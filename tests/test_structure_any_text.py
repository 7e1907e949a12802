"""Whatever the text: no crash, no hang, and nothing of it lost."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.model import Document
from ingest.parsing.reader import read_source
from ingest.parsing.source import Block, BlockKind, SourceText
from ingest.structure import read_document
from ingest.structuring.cover import read_cover
from ingest.structuring.fields import field_label, without_text_label
from ingest.structuring.lines import clean, printed_lines, spacing_of
from ingest.structuring.numbering import recommendation_heading
from ingest.structuring.pages import heads_page, is_annex_title, is_marker, is_page_header
from tests.support.printed import source_from

PIECES = st.sampled_from(
    [
        "1", "2", "13", "1.", "2. ", "10、", "(a) ", "iii.", "A. ", "一、", "• ", "- ", "\uf0fc ", "建议 4*", "建议 13：", "Recommendation 7",
        "Recommendation 3 (Secretariat)2", "独立审查建议 9（秘书处）", "INDEPENDENT REVIEW RECOMMENDATION 3", "内容：", "Text: ", "项目编号 ", "标题", "项目期限：", "Project Code ", "Title", "Project Duration: ", "表2：", "Table 3", "注：", "现状 ", "Status: ", "建议 15*、21*和 44*", "相关产权组织部门 ", "落实工作 ", "亮点 ", "活动/成果", "进展 ", "Relevant WIPO Sectors ",
        "Implementation ", "Highlights ", "Progress ", "CDIP/33/2", "附件一第17页", "Annex I, page 2", "[后接附件]", "[Annex II follows]", "附件二", "ANNEX",
        "E", "原文：英文", "DATE: MAY 2, 2020", "第二十五届会议", "Twenty-Fifth Session", "日内瓦", "秘书处编拟", "prepared by the Secretariat", "B集团",
        "REPUBLIC OF POLAND", "The Delegation of Peru said", "巴西代表团说，", "http://www.wipo.int/a_", "https://wipo.int/%E2%80%8Cx?utm_source=a",
        "[footnoteRef:2]", "[2: 同上。]", "[bookmark: _GoBack]", "一次性支出 每年支出", "- 甲：1,000 - 乙：2,000", "总计：1,000 总计：2,000", "304 个。21在",
        "六名 22", "六个 15发展中", "  标有星号", "技术援助", "产权组", "织向成员国提供了", "The Committee", "took note of", "11", "2024 年", "。", "；", "：", ".", " ", "\t",
        "“", "”", "（", "）", "\f", "\u200b", "\ud800", "开 发 专 利", "总计：",
    ]
)  # fmt: skip
LINES = st.lists(st.lists(PIECES, max_size=5).map("".join) | st.text(max_size=30), max_size=40)
KINDS = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.BREAK])
BLOCKS = st.builds(
    lambda text, kind, page, label, cells: Block(
        text, kind, page=page, label=label, cells=tuple(cells) if kind is BlockKind.ROW else (), table=1
    ),
    st.lists(PIECES, max_size=4).map("".join),
    KINDS,
    st.none() | st.integers(1, 3),
    st.none() | st.sampled_from(["1.", "(a)", "•"]),
    st.lists(st.lists(PIECES, max_size=2).map("".join), max_size=3),
)


def letters(text: str) -> Counter[str]:
    """The Chinese characters and Latin letters of a text; figures may be marks and are left out."""
    return Counter(c for c in text if c.isalpha())


def told(document: Document) -> Counter[str]:
    """All letters that a document still tells, wherever it keeps them."""
    fields = (document.symbol, document.title, document.original_language, document.session_dates, document.place, document.prepared_by)
    texts = [field for field in fields if field]
    for p in document.paragraphs:
        texts += [p.text, p.label or "", *(n.text for n in p.footnotes), *(link.url for link in p.links)]
    return letters("".join(texts))


def body_letters(source: SourceText) -> Counter[str]:
    """The letters of a source's body: without its cover, page furniture, headings repeated at page tops, labels and addresses."""
    lines = printed_lines(source.blocks, spacing_of(source.blocks))
    _, body = read_cover(lines)
    found: Counter[str] = Counter()
    for at, line in enumerate(body):
        below = body[at + 1] if at + 1 < len(body) else None
        unmarked = re.sub(r"\[footnoteRef:\d+\]", "", line.text)  # notes leave before a line is known for furniture
        furniture = is_page_header(line.text) or is_marker(unmarked) or is_annex_title(line.text) or heads_page(line, below)
        if furniture or recommendation_heading(unmarked) or "http" in line.text or line.text.startswith("CDIP/"):
            continue
        text = re.sub(r"^(?:\[\d+:[^\[\]]*\]|\[footnoteRef:\d+\]|\s)+", "", line.text)  # before the words; notes leave first
        found += letters(line.text[: len(line.text) - len(text)].replace("footnoteRef", ""))
        while (label := field_label(text)) or without_text_label(text) != text:
            text = text[label.end :] if label else without_text_label(text)
        found += letters(text.replace("footnoteRef", ""))
    return found


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(LINES)
@example(["[后接附件][footnoteRef:2][后接附件]"])
@example(["[Annex follows][footnoteRef:2][Annex follows]"])
def test_no_text_crashes_and_no_letter_is_lost(lines: list[str]) -> None:
    source = source_from("\n".join(lines))
    document = read_document(source, file="any.txt", digest="0" * 64)

    assert [p.ordinal for p in document.paragraphs] == list(range(len(document.paragraphs)))
    lost = body_letters(source) - told(document)
    assert not lost, (lost, document)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCKS, max_size=25))
def test_no_blocks_crash(blocks: list[Block]) -> None:
    document = read_document(SourceText("docx", tuple(blocks)), file="any.docx", digest="0" * 64)

    assert all(p.text or p.label for p in document.paragraphs)


@pytest.mark.parametrize(
    "line",
    ["1", "1 a", "建议 1 、 1 、 1 、 1", "（" * 200, "[2: " * 50, " ." * 200, "http://" * 60, "总计：1 总计：", "相关产权组织部门", "建议 4", "1. a", "11" * 50, "- a", "Progress A"],
)  # fmt: skip
@pytest.mark.parametrize("glue", ["\n", "\n\n", "\n  "])
def test_no_repetition_takes_long(line: str, glue: str) -> None:
    started = time.perf_counter()
    read_document(source_from(glue.join([line] * 4_000)), file="any.txt", digest="")

    assert time.perf_counter() - started < 20


def test_one_endless_line_does_not_take_long() -> None:
    started = time.perf_counter()
    for text in ("长" * 500_000, "a " * 300_000, "1 " * 300_000, "（" * 100_000, "：" * 100_000, " " * 100_000 + "a", "http://a/" * 50_000):
        read_document(source_from(text), file="any.txt", digest="")

    assert time.perf_counter() - started < 60


@pytest.mark.parametrize("name", ["zh/000*", "zh/001*", "zh/002*", "zh/003*", "zh/004*", "en/cdip_25_5*", "en/cdip_30_8*", "en/cdip_33_2*"])
def test_the_real_texts_lose_nothing(shared: Path, name: str) -> None:
    path = next((shared / "documents").glob(name))
    source = read_source(path)
    document = read_document(source, file=path.name, digest="")

    assert not body_letters(source) - told(document)


def test_clean_keeps_what_it_does_not_know() -> None:
    assert clean("  a\tb ") == "a   b"  # two columns
