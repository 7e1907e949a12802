"""Recommendations that are not the Agenda's: evaluations number their own; and where the Agenda's wording is printed itself."""

from __future__ import annotations

import pytest

from assistant.model import Language, Recommendation
from ingest.parsing.source import Block, BlockKind, SourceText
from ingest.records import statuses_of
from ingest.structure import read_document
from tests.support.printed import document_from

COVER = {
    "en": "CDIP/36/5\nORIGINAL: ENGLISH\nDATE: MAY 2, 2024\n\nCommittee on Development and Intellectual Property (CDIP)\n\nThirty-Sixth Session\n"
    "Geneva, May 27 to 31, 2024\n\n{title}\n\nprepared by the Secretariat\n\n1. The report follows.\n\n[Annex follows]\n\nCDIP/36/5\nANNEX\n\n",
    "zh": "CDIP/36/5\n原文：英文\n日期：2024年5月2日\n\n发展与知识产权委员会（CDIP）\n\n第三十六届会议\n2024年5月27日至31日，日内瓦\n\n{title}\n\n"
    "秘书处编拟\n\n1. 报告见附件。\n\n[后接附件]\n\nCDIP/36/5\n附件\n\n",
}
EVALUATION = {
    "en": (
        "EVALUATION REPORT OF THE DEVELOPMENT AGENDA PROJECT ON WEAVERS",
        "Recommendation 1\n\nConsider the capacity of pilot countries before a project starts.\n\n{sectors}Implementation\n\nA check list was drawn up.\n\n"
        "Highlights\n\nAll pilots passed it.\n\nActivities/Achievements\n\nTwo seminars.\n\n"
        "Recommendation 3 (Secretariat): Keep the platform up to date.\n\nProgress\n\nIt was renewed.\n",
    ),
    "zh": (
        "关于织工的发展议程项目审评报告",
        "建议 1\n\n在项目启动前考虑试点国家的接受能力。\n\n{sectors}落实工作\n\n编制了一份核对清单。\n\n亮点\n\n所有试点均已通过。\n\n活动/成果\n\n"
        "两次研讨会。\n\n建议 3（秘书处）：保持平台更新。\n\n进展\n\n平台已经更新。\n",
    ),
}
SECTORS = {"en": "Relevant WIPO Sectors\n\nInfrastructure Sector\n\n", "zh": "相关产权组织部门\n\n基础设施和平台部门\n\n"}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("with_sectors", [False, True])
def test_recommendations_of_an_evaluation_are_its_own(language: Language, with_sectors: bool) -> None:
    title, body = EVALUATION[language]
    document = document_from(COVER[language].format(title=title) + body.format(sectors=SECTORS[language] if with_sectors else ""))

    assert document.title == title
    assert statuses_of(document) == ()
    assert not any(paragraph.recommendations for paragraph in document.paragraphs)
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("title", "head", "rows"),
    [
        ("MANAGEMENT RESPONSE", ("Recommendation", "Implementation", "Progress"), ("1. Plan earlier.", "A plan was made.", "Done.")),
        ("管理层的答复", ("建议", "落实工作", "进展"), ("1. 尽早规划。", "已制定计划。", "已完成。")),
    ],
)
def test_a_table_of_anybodys_recommendations_is_a_table(title: str, head: tuple[str, ...], rows: tuple[str, ...]) -> None:
    blocks = [Block(title, BlockKind.HEADING)] + [Block("\t".join(cells), BlockKind.ROW, cells=cells, table=1) for cells in (head, rows)]
    document = read_document(SourceText("docx", tuple(blocks)), file="a.docx", digest="")

    assert statuses_of(document) == ()
    assert [p.text for p in document.paragraphs[1:]] == [
        ("；" if "建议" in head else "; ").join(
            f"{name}{'：' if '建议' in head else ': '}{cell}" for name, cell in zip(head, rows, strict=True)
        )
    ]


PROPOSAL = {
    "en": "DEVELOPMENT AGENDA RECOMMENDATIONS ADDRESSED\n\n"
    "Recommendation 1: WIPO technical assistance shall be development-oriented, demand-driven and transparent.\n\n"
    "Recommendation 2: Buy more chairs for the meeting rooms.\n",
    "zh": "所涉发展议程建议\n\n建议 1：产权组织的技术援助应面向发展、按需求提供和透明。\n\n建议 2：为会议室购置更多座椅。\n",
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_agendas_wording_is_known_wherever_a_paper_prints_it(language: Language) -> None:
    document = document_from(PROPOSAL[language])

    assert [p.recommendations for p in document.paragraphs[1:]] == [(Recommendation("da", 1),), ()]
    assert statuses_of(document) == ()  # a wording reports nothing


LIST = {
    "en": """\
        The 45 Adopted Recommendations under the WIPO Development Agenda

        * Recommendations with an asterisk were identified for immediate implementation.

        Cluster A: Technical Assistance and Capacity Building

        *1. WIPO technical assistance shall be development-oriented, demand-driven and transparent.

        5. WIPO shall display general information on all technical assistance activities on its website.

        Cluster B: Norm-setting, flexibilities, public policy and public domain

        *15. Norm-setting activities shall:
        – be inclusive and member-driven;
        – take fully into account the costs and benefits.
        """,
    "zh": """\
        产权组织发展议程的45项建议

        * 带星号的建议已确定立即落实。

        A类：技术援助与能力建设

        *1. 产权组织的技术援助应面向发展、按需求提供和透明。

        5. 产权组织应在其网站上公布关于所有技术援助活动的一般信息。

        B类：准则制定、灵活性、公共政策和公有领域

        *15. 准则制定活动应：
        – 具有包容性，由成员国驱动；
        – 充分考虑成本和效益。
        """,
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_list_of_the_recommendations_is_read_as_their_texts(language: Language) -> None:
    document = document_from(LIST[language])

    assert [(p.number, p.recommendations[0].number, p.field) for p in document.paragraphs if p.recommendations] == [
        ("1", 1, "text"),
        ("5", 5, "text"),
        ("15", 15, "text"),
        ("15", 15, "text"),
        ("15", 15, "text"),
    ]
    assert statuses_of(document) == ()


BARE_REPORT = {
    "en": (
        "PROGRESS REPORT ON SOME OF THE DEVELOPMENT AGENDA RECOMMENDATIONS",
        "Recommendation 5\n\n2. The register of harbours was opened. It holds 41 entries.\n\n"
        "Recommendation 9 – Matching needs with donors\n\n3. The list of donors was printed.\n\n4. Eleven donors are on it.\n",
    ),
    "zh": (
        "关于发展议程部分建议落实情况的进展报告",
        "建议 5\n\n2. 港口登记册已经启用，收录41项。\n\n建议 9——使需求与捐助方相匹配\n\n3. 捐助方名单已经印出。\n\n4. 名单上有十一个捐助方。\n",
    ),
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_report_on_the_agenda_without_labels_tells_its_progress_under_bare_numbers(language: Language) -> None:
    title, body = BARE_REPORT[language]
    fifth, ninth = statuses_of(document_from(COVER[language].format(title=title) + body))

    assert (fifth.recommendation, ninth.recommendation) == (Recommendation("da", 5), Recommendation("da", 9))
    assert "41" in (fifth.progress or "")
    assert ninth.text == ("Matching needs with donors" if language == "en" else "使需求与捐助方相匹配")
    assert (ninth.progress or "").count("\n") == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_bare_numbers_of_an_evaluation_are_its_own(language: Language) -> None:
    document = document_from(COVER[language].format(title=EVALUATION[language][0]) + BARE_REPORT[language][1])

    assert statuses_of(document) == ()
