"""The same paper in another dress reads the same: numbers, headings, items, notes and rows, whatever the printing left of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.model import Document, ParagraphKind
from ingest.structure import read_document
from tests.support.dressing import CLEAN, DRESSES, Dress, dressed
from tests.support.printed import source_from


@dataclass(frozen=True, slots=True)
class _Words:
    """What the invented papers of a language are made of."""

    cover: tuple[str, ...]
    annex: tuple[str, ...]
    headings: tuple[str, ...]
    sentences: tuple[str, ...]
    opens_list: str
    items: tuple[str, ...]
    note: str
    table: tuple[str, ...]
    asks: str
    glue: str = ""
    full_stop: str = "。"


_ZH = _Words(
    ("CDIP/33/2", "原文：英文", "日期：2024年10月11日", "发展与知识产权委员会（CDIP）", "第三十三届会议", "2024年12月9日至13日，日内瓦", "关于岛屿渡船和灯塔的报告", "秘书处编拟"),
    ("[后接附件]", "附件"),
    ("一、渡船", "A. 灯塔的维修", "二、各岛的经验", "B. 志愿者"),
    (
        "2023年共有1,204名乘客乘坐了“海鸥号”渡船，比2022年多318名",
        "委员会在第三十一届会议上审议了文件CDIP/31/6 Rev.，并请秘书处就费用编拟一份概算",
        "岛上三座灯塔中有两座在2021年5月至9月期间得到维修，费用为48,300瑞士法郎",
        "更多信息见https://www.example.int/ferries/zh/reports/2023.html，其中列有各航线的时刻表",
        "渡船由岛民合作社经营，船员每年接受为期五天的培训",
    ),
    "合作社希望：",
    ("为每个岛购置一艘备用渡船，费用由各岛分担；", "编写一本关于灯塔维修的手册；", "每年培训十二名灯塔看守人。"),
    "此数不包括当日往返的乘客",
    ("航线 | 2021年 | 2022年 | 2023年", "北岛 | 1,204 | 886 | 1,522", "南岛 | 310 | 402 | 518", "合计 | 1,514 | 1,288 | 2,040"),
    "请委员会注意本文件附件中所载的信息。",
)  # fmt: skip
_EN = _Words(
    ("CDIP/33/2", "ORIGINAL: ENGLISH", "DATE: OCTOBER 11, 2024", "Committee on Development and Intellectual Property (CDIP)", "Thirty-Third Session", "Geneva, December 9 to 13, 2024", "REPORT ON FERRIES AND LIGHTHOUSES", "prepared by the Secretariat"),
    ("[Annex follows]", "ANNEX"),
    ("I. FERRIES", "A. Repair of the lighthouses", "II. EXPERIENCE OF THE ISLANDS", "B. Volunteers"),
    (
        "In 2023, 1,204 passengers took the ferry “Gull”, which is 318 more than in the year before",
        "The Committee considered document CDIP/31/6 Rev. and requested the Secretariat to prepare an estimate of what it would cost",
        "Two of the three lighthouses were repaired between May and September 2021 at a cost of 48,300 Swiss francs",
        "More is found at https://www.example.int/ferries/en/reports/2023.html together with the timetables of all lines",
        "The ferries are run by a cooperative of the islanders, whose crews are trained for five days every year",
    ),
    "The cooperative wishes:",
    ("to buy one spare ferry for each island, at the expense of the islands;", "to write a handbook on the repair of lighthouses;", "to train twelve keepers every year."),
    "Passengers who returned on the same day are not counted",
    ("Line | 2021 | 2022 | 2023", "Northern island | 1,204 | 886 | 1,522", "Southern island | 310 | 402 | 518", "Total | 1,514 | 1,288 | 2,040"),
    "The Committee is invited to take note of the information contained in the Annex to this document.",
    glue=" ",
    full_stop=".",
)  # fmt: skip
_DRAWN = st.lists(
    st.tuples(st.integers(0, 4), st.integers(1, 5), st.sampled_from(["", "", "heading", "items", "note", "table"])), min_size=3, max_size=16
)


def paper(words: _Words, drawn: list[tuple[int, int, str]]) -> list[str]:
    """A paper with an annex whose paragraphs count from one; drawn tells each one's first sentence, how many it has, what else stands there."""
    lines = [*words.cover, "1. " + _prose(words, 1, 2), "2. " + words.asks, *words.annex]
    headings, notes = iter(words.headings), 0
    for number, (first, sentences, extra) in enumerate(drawn, start=1):
        if extra == "heading" and (heading := next(headings, None)):
            lines.append(heading)
        if extra == "items":
            lines.append(f"{number}. {_prose(words, first, sentences)}{words.glue}{words.opens_list}")
            lines += [f"({letter}) {item}" for letter, item in zip("abc", words.items, strict=True)]
        elif extra == "note":
            notes += 1
            lines += [f"{number}. {_prose(words, first, sentences)}[^{notes}]", f"[^{notes}]: {words.note}{words.full_stop}"]
        else:
            lines.append(f"{number}. {_prose(words, first, sentences)}")
        if extra == "table":
            lines += words.table
    return lines


def _prose(words: _Words, first: int, sentences: int) -> str:
    chosen = [words.sentences[(first + at) % len(words.sentences)] + words.full_stop for at in range(sentences)]
    return words.glue.join(chosen)


def told(document: Document) -> list[tuple[object, ...]]:
    """What a reader is shown of each paragraph, without the spaces that extraction leaves or takes."""
    return [
        (
            re.sub(r"\s|；|;|[^\W\d]+[：:](?=\d)", "", p.text) if p.kind is ParagraphKind.ROW else re.sub(r"\s", "", p.text),
            p.kind,
            p.number,
            p.label,
            p.annex,
            re.sub(r"\s", "", p.section or ""),
            tuple((note.mark, re.sub(r"\s", "", note.text)) for note in p.footnotes),
        )
        for p in document.paragraphs
    ]


def read(lines: list[str], dress: Dress, seed: int = 0) -> Document:
    return read_document(source_from(dressed(lines, dress, seed=seed)), file="paper.txt", digest="0" * 64)


_HEADED = [dress for dress in DRESSES if "number" not in dress.top]
_NUMBERED = [dress for dress in DRESSES if "number" in dress.top]


@pytest.mark.parametrize("words", [_ZH, _EN], ids=["zh", "en"])
@settings(deadline=None, max_examples=150, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=_DRAWN, dress=st.sampled_from(_HEADED), seed=st.integers(0, 9))
def test_a_paper_reads_the_same_in_any_dress(words: _Words, drawn: list[tuple[int, int, str]], dress: Dress, seed: int) -> None:
    """Drawn the same each time: where a full line ends with a sentence, no reader can tell a few of them apart."""
    lines = paper(words, drawn)
    clean, worn = read(lines, CLEAN), read(lines, dress, seed)

    assert told(worn) == told(clean)
    assert (worn.symbol, worn.session, worn.date, worn.title) == (clean.symbol, clean.session, clean.date, clean.title)


@pytest.mark.parametrize("dress", _NUMBERED, ids=lambda dress: dress.name)
@pytest.mark.parametrize("words", [_ZH, _EN], ids=["zh", "en"])
def test_bare_numbers_of_pages_leave_the_text(words: _Words, dress: Dress) -> None:
    lines = paper(words, [(at % 5, 2 + at % 3, "heading" if at % 9 == 4 else "") for at in range(60)])

    assert told(read(lines, dress)) == told(read(lines, CLEAN))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11 个\n13\n发展中国家参加了会议。\n" + "会议讨论了渡船的时刻表。\n" * 20, None),
        ("The boats\n7\nNorthern island\n" + "It was agreed that the ferries should run.\n" * 20, "7"),
    ],
)
def test_other_numbers_on_a_line_stay(text: str, expected: str | None) -> None:
    document = read_document(source_from(text), file="paper.txt", digest="0" * 64)

    assert any(p.text == (expected or "") or (expected is None and "13" in p.text) for p in document.paragraphs)


@pytest.mark.parametrize(
    ("heading", "below"),
    [
        ("Agenda Item 4: Adoption of the Draft Report of the Thirtieth Session on Ferries", "4. The Committee adopted the draft report."),
        ("渡船项目（北岛、南岛、东岛和西岛四个岛屿的渡船、灯塔和码头维修与志愿者培训项目）", "4. 委员会通过了报告草案。"),
    ],
)
def test_a_title_as_wide_as_the_page_is_no_part_of_the_paragraph_below(heading: str, below: str) -> None:
    prose = "The ferries are run by a cooperative of the islanders, whose crews are trained for\nfive days every year."
    text = "\n".join([f"{number}. {prose}" for number in (1, 2, 3)] + [heading, below, f"5. {prose}"])
    document = read_document(source_from(text), file="paper.txt", digest="0" * 64)

    assert [p.number for p in document.paragraphs if p.text.startswith(below[3:])] == ["4"]
    assert heading in [p.text for p in document.paragraphs if p.kind is ParagraphKind.HEADING]


@pytest.mark.parametrize(
    "text",
    [
        "Outputs\n产出1：灯塔手册。\n产出2：渡船时刻表。\n产出3：三座灯塔得到维修，费用为48,300瑞士法郎2。\n\n1  按2021年价格计算。\n2  不含增值税。\n",
        "三座灯塔的费用见表1。灯塔看守人共有十二名2。\n\n1  按2021年价格计算。\n2  不含增值税。\n",
    ],
)
def test_a_number_of_a_name_is_no_mark_of_a_note(text: str) -> None:
    document = read_document(source_from(text), file="paper.txt", digest="0" * 64)

    told_text = "".join(p.text for p in document.paragraphs)
    assert "产出2" in told_text or "见表1" in told_text
    assert "法郎2" not in told_text and "十二名2" not in told_text


def test_an_author_may_stand_on_two_lines() -> None:
    text = "\n\n".join([*_EN.cover[:-1], "prepared by the Delegations of Ghana, Sri Lanka\nand Uruguay", "1. The ferries run every day."])

    assert (
        read_document(source_from(text), file="paper.txt", digest="0" * 64).prepared_by == "the Delegations of Ghana, Sri Lanka and Uruguay"
    )
