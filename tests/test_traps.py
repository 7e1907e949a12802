"""The traps of the real texts that concern structure: each on the real text, and on a short one of our own that always runs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pytest

from assistant.model import Document, Paragraph, ParagraphKind, Recommendation
from assistant.text import without_space
from ingest.parsing.reader import read_source
from ingest.structure import read_document
from tests.support.printed import document_from, double_spaced, paper

REPORT, FORUM, WEBINARS, COORDINATION, INTEGRATION = "003", "001", "002", "004", "000"
DA_GROUPS = ((13, 14, 17), (15, 21, 44), (35, 37))


@lru_cache(maxsize=16)
def _read(path: Path) -> Document:
    return read_document(read_source(path), file=path.name, digest="0" * 64)


def real(shared: Path, name: str, language: str = "zh") -> Document:
    """Read one of the real texts by the beginning of its file name."""
    return _read(next(iter(sorted((shared / "documents" / language).glob(f"{name}*")))))


def da(*numbers: int) -> tuple[Recommendation, ...]:
    return tuple(Recommendation("da", number) for number in numbers)


def block(document: Document, *numbers: int, series: str = "da") -> list[Paragraph]:
    wanted = tuple(Recommendation(series, number) for number in numbers)  # type: ignore[arg-type]
    return [p for p in document.paragraphs if p.recommendations == wanted]


def holding(document: Document, words: str) -> Paragraph:
    """Return the one paragraph that holds these words; white space does not count."""
    found = [p for p in document.paragraphs if without_space(words) in without_space(p.text)]
    assert found, f"no paragraph holds {words!r}"
    return found[0]


def notes(paragraphs: Iterable[Paragraph]) -> dict[str, str]:
    return {note.mark: note.text for p in paragraphs for note in p.footnotes}


REPORT_BLOCKS = {
    "zh": """\
        [后接附件]
        ⏎附件一¶
        建议实施情况报告¶
        建议 1*1¶
        产权组织的技术援助应面向发展、按需求提供、透明，并兼顾发展中国家尤其是最不发达国家的优
        先重点，计划应符合各国的国情。¶
        相关产权组织部门 甲部门；乙部门¶
        落实工作 自第一届会议起落实，见文件CDIP/1/4。各项活动由各部门在其职责范围内开展，每年向委
        员会报告，本年度没有例外。¶
        亮点 {tick} 举办了十项活动。¶
        {tick} 有二十个国家参加。¶
        活动/成果 举办了十项活动，其中大部分在最不发达国家举行，参加者对活动的评价很高，并希望今后继续举办这
        样的活动，因此该
        1
        \u0020\u0020标有*号的建议是2007年确定的。¶
        https://www.wipo.int/x
        CDIP/31/7¶
        附件一第2页¶
        建议 1*1¶
        办公室作了安排。¶
        ⏎请产权组织在网站上介绍关于技术援助活动的一般信息，并提供具体活动的详情，但须得到有关国家的同
        意。¶
        相关产权组织部门 丙部门¶
        落实工作 自2009年起落实。¶
        亮点 不适用¶
        活动/成果 网站已更新，内容比以前丰富，查阅也比以前方便，访问者的人数因此在一年中增加了一倍以上，令人
        满意。¶
        ⏎建议 13：立法援助应面向发展、按需求提供。¶
        建议 14：在与世贸组织之间签订的协定的框架内，就权利和义务以及灵活性提供咨询意见，尤其是向发展中
        国家。¶
        相关产权组织部门 甲部门¶
        落实工作 这些建议自2007年起落实，由负责立法援助的部门根据请求开展工作，并与其他机构合作，避免重复劳
        动。¶
        亮点 {tick} 提供了咨询。¶
        活动/成果 最新信息请见建议 1和 5，那里详细说明了各项活动的情况，此处不再重复，以免读者把同一项活动看
        作两项。¶
        [后接附件二]
        ⏎独立审查实施工作¶
        建议 5（秘书处）¶
        建议 5：应当把建议与预期成果联系起来，这项工作由秘书处负责，成员国可以提出意见，供秘书处参考和研
        究。¶
        进展 秘书处已按照委员会的决定完成了这项工作，并在报告中列出了各项建议与预期成果之间的关联，因此建议
        10、13和 14。结束报告。¶
        """,
    "en": """\
        CDIP/31/7
        ANNEX I

        REPORT ON THE RECOMMENDATIONS

        Recommendation 1*1

        Technical assistance shall be development-oriented, demand-driven and transparent, and country-specific.

        Relevant WIPO Sectors First Sector; Second Sector

        Implementation This Recommendation has been implemented since the First Session, as document CDIP/1/4
        shows. Implementation is reported every year.

        Highlights {tick} Ten activities were held.

        {tick} Twenty countries took part.

        1
          Those with an asterisk * were identified in 2007.

        https://www.wipo.int/x

        CDIP/31/7
        Annex I, page 2

        Recommendation 1*1

        Activities/Achievements Ten activities were held, most of them in least developed countries, and those
        who took part

        CDIP/31/7
        Annex I, page 3

        Recommendation 1*1

        thought highly of them.

        General information on technical assistance activities shall be on the website, with details of specific
        activities, with the consent of those concerned.

        Relevant WIPO Sectors Third Sector

        Implementation Since 2009.

        Highlights Not applicable

        Activities/Achievements The website was updated.

        Recommendations 13* and 14*

        Recommendation 13: Legislative assistance shall be development-oriented and demand-driven.

        Recommendation 14: Within the agreement between WIPO and the WTO, advice on rights and obligations and on
        flexibilities shall be given.

        Relevant WIPO Sectors First Sector

        Implementation These Recommendations have been implemented since 2007.

        Highlights {tick} Advice was given.

        Activities/Achievements See Recommendations 1 and 5.

        [Annex II follows]

        CDIP/31/7
        ANNEX II

        IMPLEMENTATION OF THE INDEPENDENT REVIEW

        Recommendation 5 (Secretariat)

        Recommendation 5: The Recommendations should be linked with Expected Results.

        Progress The Secretariat has done so, and proposes to end the reporting on DA Recommendations 5 and
        10. That is all.
        """,
}


def own_report(language: str) -> Document:
    """A progress report in small: a lost heading, a group, running headers, a second annex."""
    body = REPORT_BLOCKS[language].format(tick="\uf0fc")
    if language == "zh":
        return document_from(double_spaced(paper("zh", "") + body.replace("        ", "")).replace("\n\n1\n\n  标", "\n1\n  标"))
    return document_from(paper("en", body))


both = pytest.mark.parametrize("language", ["zh", "en"])

# A. Structure and numbering


def test_1_lost_headings_are_rebuilt(shared: Path) -> None:
    report = real(shared, REPORT)
    numbers = {r.number: p.number_inferred for p in report.paragraphs for r in p.recommendations if r.series == "da"}

    assert sorted(numbers) == list(range(1, 46))
    assert {n for n, inferred in numbers.items() if not inferred} == {1, 2, 3, 36, 38, 40, 42, 13, 14, 17, 15, 21, 44, 35, 37}
    starts = {
        "尤其重视中小企业": 4,
        "为利用与知识产权有关的信通技术": 27,
        "产权组织的各项准则制定活动": 22,
        "考虑如何改进产权组织在寻找伙伴": 43,
    }
    assert {words: holding(report, words).recommendations for words in starts} == {words: da(n) for words, n in starts.items()}
    assert not report.warnings


def test_1_lost_headings_of_a_part_are_told_by_wording(shared: Path) -> None:
    part = real(shared, "cdip_33_2_part", "en")
    inferred = {r.number for p in part.paragraphs if p.number_inferred for r in p.recommendations}

    assert inferred == {5, 7, 32, 33, 39, 43, 45}


@both
def test_1_in_small(language: str) -> None:
    report = own_report(language)

    assert [p.field for p in block(report, 5)] == ["text", "departments", "implementation", "highlights", "activities"]
    assert {p.number_inferred for p in block(report, 5)} == {True}
    assert {p.number_inferred for p in block(report, 1)} == {False}


def test_2_groups_share_one_body(shared: Path) -> None:
    for document in (real(shared, REPORT), real(shared, "cdip_33_2_part", "en")):
        for group in DA_GROUPS[: 3 if document.language == "zh" else 2]:
            fields = dict.fromkeys(p.field for p in block(document, *group) if p.field)
            assert list(fields) == ["text", "departments", "implementation", "highlights", "activities"], (document.file, group)
    assert [p.label for p in block(real(shared, REPORT), 35, 37) if p.field == "text"] == ["建议 35", "建议 37"]


@both
def test_2_in_small(language: str) -> None:
    shared_body = block(own_report(language), 13, 14)

    assert [p.label for p in shared_body if p.field == "text"] == (
        ["建议 13", "建议 14"] if language == "zh" else ["Recommendation 13", "Recommendation 14"]
    )
    assert [p.field for p in shared_body if p.field != "text" and p.kind is not ParagraphKind.HEADING] == [
        "departments", "implementation", "highlights", "activities",
    ]  # fmt: skip


def test_3_running_headers_are_not_new_blocks(shared: Path) -> None:
    report = real(shared, REPORT)
    headings = [p.text for p in report.paragraphs if p.kind is ParagraphKind.HEADING and p.recommendations and p.field is None]

    assert headings[:3] == ["建议 1*", "建议 2", "建议 3*"]
    assert len(headings) == len(set(headings))
    ethics = holding(report, "该办公室取得的一些主要成就包括")
    assert (ethics.recommendations, ethics.page) == (da(6), 15)
    assert holding(report, "产权组织大会于 2022年 7月决定，最迟于 2024年召开").page == 36


@both
def test_3_in_small(language: str) -> None:
    report = own_report(language)
    words = "因此该办公室作了安排。" if language == "zh" else "those who took part thought highly of them."

    assert holding(report, words).recommendations == da(1)
    assert [p.text for p in block(report, 1) if p.kind is ParagraphKind.HEADING] == ["建议 1*" if language == "zh" else "Recommendation 1*"]


def test_4_the_independent_review_is_a_series_of_its_own(shared: Path) -> None:
    for document in (real(shared, REPORT), real(shared, "cdip_33_2_part", "en")):
        reviewed = [p for p in document.paragraphs if any(r.series == "review" for r in p.recommendations)]
        assert list(dict.fromkeys(r.number for p in reviewed for r in p.recommendations)) == [3, 7, 8, 9, 10, 12]
        assert {p.annex for p in reviewed} == {"II"}
        assert {p.annex for p in document.paragraphs if p.recommendations == da(10)} <= {"I"}


@both
def test_4_in_small(language: str) -> None:
    report = own_report(language)

    assert {p.annex for p in block(report, 5, series="review")} == {"II"}
    assert {p.annex for p in block(report, 5)} == {"I"}


def test_5_prose_that_begins_like_a_heading_is_prose(shared: Path) -> None:
    report = real(shared, REPORT)

    assert holding(report, "该项目旨在落实发展议程建议 10、23、31和 36。CDIP 第三十一届会议").field == "progress"
    assert holding(report, "建议结束对建议 8实施情况的报告").recommendations == (Recommendation("review", 8),)
    part = real(shared, "cdip_33_2_part", "en")
    assert holding(part, "the implementation of Recommendation 10.").field == "progress"


@both
def test_5_in_small(language: str) -> None:
    last = own_report(language).paragraphs[-1]

    assert last.text.endswith("因此建议10、13和 14。结束报告。" if language == "zh" else "DA Recommendations 5 and 10. That is all.")
    assert last.recommendations == (Recommendation("review", 5),)


def test_6_a_heading_said_twice_opens_one_block(shared: Path) -> None:
    third = block(real(shared, REPORT), 3, series="review")

    assert [p.field for p in third] == [None, "text", "progress", "progress", "progress"]
    assert third[1].label == "建议 3"


@both
def test_6_in_small(language: str) -> None:
    assert [p.field for p in block(own_report(language), 5, series="review")] == [None, "text", "progress"]


def test_7_flattened_tables_give_their_fields(shared: Path) -> None:
    report = real(shared, REPORT)
    first = block(report, 1)

    assert {p.field for p in first} == {None, "text", "departments", "implementation", "highlights", "activities"}
    assert [p.text for p in block(report, 32) if p.field == "highlights"] == ["不适用"]
    assert sum(p.field == "departments" for p in report.paragraphs) == 40
    assert not any(p.text.startswith(("落实工作", "亮点", "活动/成果", "相关产权组织部门")) for p in report.paragraphs)


@both
def test_7_in_small(language: str) -> None:
    first = block(own_report(language), 1)

    assert [(p.field, p.label) for p in first if p.field == "highlights"] == [("highlights", "•"), ("highlights", "•")]
    assert holding(own_report(language), "不适用" if language == "zh" else "Not applicable").field == "highlights"


def test_8_parallel_columns_do_not_mix(shared: Path) -> None:
    rows = [p.text for p in real(shared, FORUM).paragraphs if p.kind is ParagraphKind.ROW]

    assert [row for row in rows if row.startswith("一次性支出")] == [
        "一次性支出：技术开发支出：41,518 瑞士法郎",
        "一次性支出：制定协议支出：16,000 瑞士法郎",
        "一次性支出：总计：57,518 瑞士法郎",
    ]
    assert [p.number for p in real(shared, FORUM).paragraphs if p.kind is ParagraphKind.ROW] == ["9"] * 7
    assert any("120,736" in row and row.startswith("每年经常性支出") for row in rows)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "2. 预算如下：\n\n一次性支出 每年支出\n\n- 开发：1,000 法郎 - 主持：2,500 法郎\n\n- 翻译：3,000 法郎\n\n- 培训：4,000 法郎 - 维护：500 法郎\n\n总计：5,000 法郎 总计：6,000 法郎",
            ["一次性支出：开发：1,000 法郎", "一次性支出：培训：4,000 法郎", "一次性支出：总计：5,000 法郎", "每年支出：主持：2,500 法郎", "每年支出：翻译：3,000 法郎", "每年支出：维护：500 法郎", "每年支出：总计：6,000 法郎"],
        ),
        (
            "2. The budget is:\n\nOne-off cost  Yearly cost\n\n- Design: 1,000 francs - Hosting: 2,500 francs\n\n- Rules: 4,000 francs\n\nTotal: 5,000 francs Total: 2,500 francs",
            ["One-off cost: Design: 1,000 francs", "One-off cost: Rules: 4,000 francs", "One-off cost: Total: 5,000 francs", "Yearly cost: Hosting: 2,500 francs", "Yearly cost: Total: 2,500 francs"],
        ),
    ],
)  # fmt: skip
def test_8_in_small(text: str, rows: list[str]) -> None:
    assert [p.text for p in document_from(text).paragraphs if p.kind is ParagraphKind.ROW] == rows


def test_8_columns_that_cannot_be_told_apart_stand_as_printed() -> None:
    document = document_from("One-off cost  Yearly cost\n\n- Design: open - Hosting: open\n\n- Rules: open\n\nTotal: open Total: open")

    assert any("could not be told apart" in warning for warning in document.warnings)
    assert "Rules: open" in document.paragraphs[0].text


def test_9_page_marks_are_pages_and_lost_bullets_are_items(shared: Path) -> None:
    webinars = real(shared, WEBINARS)

    assert holding(webinars, "采取渐进方式，内容具有相关性").page == 2
    assert not any(p.text.startswith(" ") for p in webinars.paragraphs)
    lost = [holding(webinars, words) for words in ("选题程序。该局赞同", "范围。该局同意", "后续工作。网络研讨会肯定", "所需资源。考虑到")]
    assert {(p.kind, p.label, p.speaker, p.page) for p in lost} == {(ParagraphKind.ITEM, "•", "墨西哥", 2)}


def test_9_in_small() -> None:
    long = "的内容相当长，一行写不下，所以要转到第二行去写，这样才能看出纸张的宽度是多少，而且每\n一段都是这样。¶\n"
    document = document_from(double_spaced("".join(f"{'⏎' if n == 3 else ''}{n}. 第{n}段{long}" for n in range(1, 6))))

    assert [(p.number, p.page) for p in document.paragraphs] == [("1", 1), ("2", 1), ("3", 2), ("4", 2), ("5", 2)]


def test_10_numbers_begin_anew_in_the_annex(shared: Path) -> None:
    for language, name in (("zh", INTEGRATION), ("en", "cdip_25_5")):
        document = real(shared, name, language)
        assert [p.number for p in document.paragraphs if p.annex is None] == ["1", "2", "3"]
        assert [p.number for p in document.paragraphs if p.annex == "Annex"] == [str(n) for n in range(1, 11)]
    webinars = real(shared, WEBINARS)
    assert list(dict.fromkeys(p.number for p in webinars.paragraphs if p.number and not p.annex)) == [str(n) for n in range(1, 24)]
    assert list(dict.fromkeys(p.number for p in webinars.paragraphs if p.number and p.annex)) == [str(n) for n in range(1, 10)]


@pytest.mark.parametrize(
    "text",
    [
        "1. 正文。\n\n2. 请委员会注意。\n\n[后接附件]\n\n1. 附件第一段。\n\n2. 附件第二段。\n\n[附件和文件完]",
        "1. Body.\n\n2. The Committee is invited.\n\n[Annex follows]\n\nCDIP/31/7\nANNEX\n\n1. First.\n\nCDIP/31/7\nAnnex, page 2\n\n2. Second.\n\n[End of Annex and of document]",
    ],
)
def test_10_in_small(text: str) -> None:
    document = document_from(paper("zh" if "正文" in text else "en", text))

    assert [(p.annex, p.number) for p in document.paragraphs] == [(None, "1"), (None, "2"), ("Annex", "1"), ("Annex", "2")]


def test_11_slides_keep_their_titles(shared: Path) -> None:
    annex = [p for p in real(shared, FORUM).paragraphs if p.annex]

    assert {p.annex for p in annex} == {"Annex"}
    assert {p.kind for p in annex} == {ParagraphKind.HEADING, ParagraphKind.SLIDE}
    assert not any(p.number for p in annex)
    assert holding(real(shared, FORUM), "论坛是否应该有主持人").section == "网络论坛的特征 > 主持"
    assert holding(real(shared, FORUM), "从基本架构着手").section == "应当注意 > 可扩展性"


def test_11_in_small() -> None:
    slides = "\n\n".join(
        [
            "WEB FORUM",
            "Purpose",
            "• To share ideas",
            "• To share tools",
            "\n\nUsers",
            "• Open to all?",
            "• Members only?",
            "\n\nLanguages",
            "• Six?",
        ]
    )
    document = document_from(paper("en", f"1. See the presentation.\n\n[Annex follows]\n\n{slides}"))

    assert [p.section for p in document.paragraphs if p.kind is ParagraphKind.SLIDE][-1] == "WEB FORUM > Languages"


# B. Footnotes


def test_12_marks_leave_numbers_and_headings(shared: Path) -> None:
    report = real(shared, REPORT)

    assert list(notes(report.paragraphs)) == [str(n) for n in range(1, 31)]
    for words, marks in {
        "非政府组织总数为 304 个。在本报告所涉期间": ["21"],
        "发展中国家和最不发达国家的六名与会者参加该活动": ["22"],
        "在十个成员国根据 TRIPS": ["24"],
        "五个国家与产权组织签署": ["9"],
        "非洲英语国家和法语国家发展文本": ["10", "11", "12"],
        "安第斯共同体国家参与者提供 14 种语言的 41 门": ["2", "3"],
        "已为太平洋联盟实施": ["4"],
        "对企业有利的研究。产权组织还发布了": ["19"],
        "项目提案表格包括：i)": ["29"],
        "最佳做法的数据库": ["28"],
    }.items():
        found = [p for p in report.paragraphs if without_space(words) in without_space(p.text)]
        assert marks in [[note.mark for note in p.footnotes] for p in found], words


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("总数为 304 个。1在本报告期内，活动很多。", "总数为 304 个。在本报告期内，活动很多。"),
        ("资助了来自发展中国家的六名 1与会者。", "资助了来自发展中国家的六名与会者。"),
        ("在十个 1成员国提供了援助。", "在十个成员国提供了援助。"),
        ("向六个 1发展中国家提供了建议。", "向六个发展中国家提供了建议。"),
        ("advice to six1 developing countries.", "advice to six developing countries."),
        ("The requests reached 32.1", "The requests reached 32."),
        ("the proposal of the Secretariat1. It was discussed.", "the proposal of the Secretariat. It was discussed."),
        # any figure may end with the one digit of a mark: rather a mark too many than a figure changed
        ("advice was given to 111 developing countries.", "advice was given to 111 developing countries."),
    ],
)
def test_12_in_small(line: str, text: str) -> None:
    document = document_from(f"1. {line}\n\n1\n  一条说明。" if line[0] > "z" else f"1. {line}\n\n1\n  A note.")

    assert document.paragraphs[0].text == text
    assert [note.mark for note in document.paragraphs[0].footnotes] == ["1"]


def test_13_a_mark_on_a_line_of_its_own_is_no_number(shared: Path) -> None:
    report = real(shared, REPORT)

    for words in (
        "在专利和商业秘密领域，产权组织向 11 个发展中国家和最不发达国家以及三个经济",
        "在版权及相关权领域，产权组织向 11 个发展中国家和最不发达国家以及两个经济",
    ):
        assert len(holding(report, words).footnotes) == 1
    assert holding(real(shared, FORUM), "《产权组织网络内容创建者指南》。此外，应征聘").footnotes[0].mark == "1"
    assert holding(real(shared, "cdip_33_2_part", "en"), "advice to 11 developing countries and LDCs and to three countries with").footnotes


def test_13_in_small() -> None:
    document = document_from("1. 产权组织向 11 个\n1\n发展中国家提供了建议。\n\n1\n  两个在非洲。\n")

    assert [(p.text, notes([p])) for p in document.paragraphs] == [("产权组织向 11 个发展中国家提供了建议。", {"1": "两个在非洲。"})]


def test_14_definitions_of_all_shapes_leave_the_text(shared: Path) -> None:
    assert notes(real(shared, WEBINARS).paragraphs)["1"] == "文件 CDIP/26/6 第 5 至 17 段。"
    coordination = real(shared, COORDINATION)
    found = notes(coordination.paragraphs)
    assert list(found) == [str(n) for n in range(2, 17)]
    assert found["7"].startswith("同上（产权组织2018/19两年期计划和预算") and "第21页" in found["16"]
    assert not any("footnoteRef" in p.text or "[2:" in p.text for p in coordination.paragraphs)
    assert notes(real(shared, "cdip_30_8", "en").paragraphs)["1"] == "Paragraphs 5 to 17 of document CDIP/26/6."
    assert len(notes(real(shared, "cdip_33_2_part", "en").paragraphs)) == 12


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. 一句话。[footnoteRef:2]又一句。[footnoteRef:3] [2: 计划和预算。]  [3: \t同上。]", {"2": "计划和预算。", "3": "同上（计划和预算）。"}),
        ("1. A sentence1. Another2.\n\n1  The first note, which\ngoes on here.\n2  Ibid., page 3.", {"1": "The first note, which goes on here.", "2": "Ibid. (The first note, which goes on here), page 3."}),
    ],
)  # fmt: skip
def test_14_in_small(text: str, found: dict[str, str]) -> None:
    (paragraph,) = document_from(text).paragraphs

    assert notes([paragraph]) == found
    assert paragraph.text in ("一句话。又一句。", "A sentence. Another.")


def test_15_debris_of_word_is_deleted(shared: Path) -> None:
    third = next(p for p in real(shared, COORDINATION).paragraphs if p.number == "3")

    assert third.text.startswith("《产权组织2016-2021年中期战略计划》指出")
    assert document_from("1. [bookmark: _GoBack]The text.").paragraphs[0].text == "The text."


# C. Text extraction


def test_16_wrapped_words_numbers_symbols_and_addresses_are_whole(shared: Path) -> None:
    report = real(shared, REPORT)

    holding(real(shared, INTEGRATION), "分别代表高校（889个）、国家知识产权局")
    assert "2024 年 5 月 24日，外交会议" in holding(report, "GRATK 外交会议于 2024 年 5 月 13 日至 24 日召开").text
    assert "CDIP/18/6 Rev." in holding(report, "同意开展成员国提议的多项行动").text
    assert "https://www.wipo.int/global_ip/zh/activities/ip_office_business_solutions/index.html" in holding(report, "一个关键重点是").text
    assert "technical_assistance/）下建立" in holding(real(shared, FORUM), "论坛可以在产权组织技术援助网页").text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["产权组织的秘书处应委员会的要求编拟了一份文件，其中介绍了在讨论之后提出的拟议战略，供产权组", "织成员国审议。"], "供产权组织成员国审议。"),
        (["秘书处应委员会的要求编拟了一份文件，其中介绍了在讨论之后提出的拟议战略，即文件CDIP/18/6", "Rev.附件一。"], "文件CDIP/18/6 Rev.附件一。"),
        (["论坛可以在产权组织技术援助网页上建立，成员国可以从中查阅（http://www.wipo.int/zh/technical_", "assistance/）有关资料。"], "http://www.wipo.int/zh/technical_assistance/）有关资料。"),
        (["The Secretariat prepared a document at the request of the Committee, which describes the question-", "and-answer sessions."], "the question-and-answer sessions."),
        (["The Secretariat prepared a document at the request of the Committee, for consideration by the", "Committee."], "by the Committee."),
    ],
)  # fmt: skip
def test_16_in_small(lines: list[str], text: str) -> None:
    (paragraph,) = document_from("1. " + "\n".join(lines)).paragraphs

    assert paragraph.text.endswith(text)


def test_17_spaces_around_figures_stay_as_printed(shared: Path) -> None:
    assert any("曾经过讨论并已通过 CDIP第五届会议上" in p.text for p in real(shared, REPORT).paragraphs)
    assert document_from("1. 2023年 7月有 2,408名专家。").paragraphs[0].text == "2023年 7月有 2,408名专家。"


def test_18_stretched_lines_are_closed(shared: Path) -> None:
    report = real(shared, REPORT)

    assert holding(report, "开发专利信息查询工具项目").text.startswith("开发专利信息查询工具项目——第一阶段和第二阶段")
    assert "CDIP/20/3、" in holding(report, "在该分议程项目下，CDIP 审议了以下文件").text
    assert [p.text for p in real(shared, FORUM).paragraphs if p.text == "语言" and not p.annex] == ["语言"]
    assert any(p.text == "B. 范围" for p in real(shared, WEBINARS).paragraphs)
    assert (
        document_from("B. 范 围\n\n13. 在 该 分 议 程 项 目 下，CDIP 审 议 了 文 件 。").paragraphs[1].text
        == "在该分议程项目下，CDIP 审议了文件。"
    )


def test_19_glyphs_of_symbol_fonts_are_bullets(shared: Path) -> None:
    for document in (real(shared, REPORT), real(shared, "cdip_33_2_part", "en"), real(shared, FORUM)):
        assert not any("\ue000" <= c <= "\uf8ff" for p in document.paragraphs for c in p.text)
    highlights = [p for p in block(real(shared, REPORT), 1) if p.field == "highlights"]
    assert [(p.kind, p.label) for p in highlights] == [(ParagraphKind.ITEM, "•")] * 5
    item = document_from("1. 如下：\n\n\uf0a7 第一项。").paragraphs[1]
    assert (item.label, item.text, item.number) == ("•", "第一项。", "1")


def test_20_addresses_are_links_and_not_text(shared: Path) -> None:
    report = real(shared, REPORT)

    assert not any(p.text.startswith("http") for p in report.paragraphs)
    urls = {link.url for p in report.paragraphs for link in p.links}
    assert "https://www.wipo.int/about-ip/zh/judiciaries/index.html" in urls
    assert not any("%E2%80%8C" in url or "utm_" in url or "originTrackingId" in url for url in urls)
    assert len(urls) > 90
    note = next(p for p in real(shared, COORDINATION).paragraphs if p.number == "29")
    assert "meeting_id=46438" in note.footnotes[0].text


def test_20_in_small() -> None:
    text = "1. 第一段。\n\nhttps://www.wipo.int/%E2%80%8Cx?utm_source=a&id=5\nhttps://www.wipo.int/x?id=5\n\n2. 见http://www.wipo.int/tad。"
    first, second = document_from(text).paragraphs

    assert [link.url for link in first.links] == ["https://www.wipo.int/x?id=5"]
    assert (second.text, [link.url for link in second.links]) == ("见http://www.wipo.int/tad。", ["http://www.wipo.int/tad"])


def test_21_and_22_what_the_source_repeats_or_misprints_stays(shared: Path) -> None:
    report = real(shared, REPORT)

    assert sum("第一份世界知识产权组织内南南合作活动摸底调查" in p.text for p in report.paragraphs) == 2
    assert "两个个转型期国家" in holding(report, "以及两个个").text
    assert "三工具" in holding(report, "三工具").text


# D. and E. Symbols, dates, sessions


def test_23_a_symbol_that_is_not_shown_stays_missing(shared: Path) -> None:
    forum, coordination = real(shared, FORUM), real(shared, COORDINATION)

    assert (forum.symbol, forum.session, forum.date) == (None, 22, None)
    assert (coordination.symbol, coordination.session, coordination.title) == (None, None, None)


def test_26_31_and_35_the_cover_says_what_the_document_is(shared: Path) -> None:
    webinars, report, integration = real(shared, WEBINARS), real(shared, REPORT), real(shared, INTEGRATION)

    assert (webinars.symbol, webinars.revises, webinars.session) == ("CDIP/30/8", None, 30)
    assert (report.session, report.date, report.session_dates) == (33, "2024-10-11", "2024年 12月 9日至 13日")
    assert (integration.session, integration.date) == (25, "2020-03-13")
    assert "本届会议" in holding(report, "委员会将在本届会议上审议“WIPO Match").text


def test_37_opinions_have_their_speaker(shared: Path) -> None:
    for document, names in (
        (real(shared, WEBINARS), ["B集团", "巴西", "墨西哥", "波兰共和国", "斯洛文尼亚", "秘鲁"]),
        (real(shared, "cdip_30_8", "en"), ["Group B", "Brazil", "Mexico", "Republic of Poland", "Slovenia", "Peru"]),
    ):
        assert list(dict.fromkeys(p.speaker for p in document.paragraphs if p.speaker)) == names
        assert {p.speaker for p in document.paragraphs if p.annex is None} == {None}
    brazil = [p for p in real(shared, WEBINARS).paragraphs if p.speaker == "巴西" and p.kind is ParagraphKind.ITEM]
    assert [(p.number, p.label) for p in brazil] == [(None, "-")] * 5
