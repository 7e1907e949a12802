"""Several reports on the same recommendations: the one that a question names answers, the newest where it names none."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Language, Recommendation, Status
from assistant.service import Assistant
from ingest.records import statuses_of
from tests.conftest import assistant_of_texts
from tests.support.printed import document_from

REPORT = {
    "en": "CDIP/{session}/2\nORIGINAL: ENGLISH\nDATE: SEPTEMBER 1, {year}\n\nCommittee on Development and Intellectual Property (CDIP)\n\n{name} Session\n"
    "Geneva, October 14 to 18, {year}\n\nPROGRESS REPORT ON THE IMPLEMENTATION OF THE 45 DEVELOPMENT AGENDA RECOMMENDATIONS\n\nDocument prepared by the Secretariat\n\n"
    "1. This report covers the period from July {before} to June {year}.\n\n2. The Committee is invited to take note of it.\n\n[Annex follows]\n\n"
    "CDIP/{session}/2\nANNEX\n\n{blocks}",
    "zh": "CDIP/{session}/2\n原文：英文\n日期：{year}年9月1日\n\n发展与知识产权委员会（CDIP）\n\n第{name}届会议\n{year}年10月14日至18日，日内瓦\n\n"
    "45项发展议程建议落实情况进展报告\n\n秘书处编拟的文件\n\n1. 本报告涵盖{before}年7月至{year}年6月期间。\n\n2. 请委员会注意本报告。\n\n[后接附件]\n\n"
    "CDIP/{session}/2\n附件\n\n{blocks}",
}
BLOCK = {
    "en": "Recommendation {number}\n\n{text}\n\nRelevant WIPO Sector\n\nRegional Sector\n\nImplementation\n\nIt has been implemented since 2009.\n\n"
    "Highlights\n\n{news}\n\nActivities/Achievements\n\nSeminars were held.\n\n",
    "zh": "建议 {number}\n\n{text}\n\n相关产权组织部门\n\n地区部门\n\n落实工作\n\n自2009年起落实。\n\n亮点\n\n{news}\n\n活动/成果\n\n举办了研讨会。\n\n",
}
TEXT = {
    "en": {14: "Within the framework of the agreement between WIPO and the WTO, make available advice to developing countries and LDCs.",
           35: "To request WIPO to undertake, upon request of Member States, new studies to assess the economic, social and cultural impact of the use of IP systems."},
    "zh": {14: "在产权组织与世贸组织协议的框架内，向发展中国家和最不发达国家提供咨询意见。",
           35: "请产权组织根据成员国的请求开展新的研究，评估知识产权制度的使用在经济、社会和文化方面产生的影响。"},
}  # fmt: skip
NEWS = {
    ("en", 30): "Eleven laws were commented on.",
    ("en", 32): "Nineteen laws were commented on.",
    ("zh", 30): "对11部法律提出了意见。",
    ("zh", 32): "对19部法律提出了意见。",
}
NAMES = {("en", 30): "Thirtieth", ("en", 32): "Thirty-Second", ("zh", 30): "三十", ("zh", 32): "三十二"}


def _report(language: Language, session: int, year: int, numbers: tuple[int, ...]) -> str:
    blocks = "".join(BLOCK[language].format(number=n, text=TEXT[language][n], news=NEWS[language, session]) for n in numbers)
    return REPORT[language].format(session=session, year=year, before=year - 1, name=NAMES[language, session], blocks=blocks)


@pytest.fixture(scope="module")
def shelves(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> dict[Language, Assistant]:
    """Two yearly reports in each language: the older on recommendations 14 and 35, the newer on 14 alone."""
    made: dict[Language, Assistant] = {}
    for language in ("en", "zh"):
        texts = {f"old.{language}.txt": _report(language, 30, 2022, (14, 35)), f"new.{language}.txt": _report(language, 32, 2024, (14,))}
        made[language] = assistant_of_texts(tmp_path_factory.mktemp(language), texts, model)
    return made


@pytest.mark.parametrize(
    ("language", "question", "symbol"),
    [
        ("en", "What is the status of recommendation 14?", "CDIP/32/2"),
        ("en", "What progress does CDIP/30/2 report on recommendation 14?", "CDIP/30/2"),
        ("en", "Status of recommendation 14 in the report to session 30", "CDIP/30/2"),
        ("en", "How does the 2022 progress report describe the implementation of recommendation 14?", "CDIP/30/2"),
        ("en", "What progress was made on recommendation 14 between July 2021 and June 2022?", "CDIP/30/2"),
        ("en", "What progress has been made on recommendation 14 since 2021?", "CDIP/32/2"),
        ("en", "What is the status of recommendation 35?", "CDIP/30/2"),
        ("zh", "建议14的落实情况如何？", "CDIP/32/2"),
        ("zh", "CDIP/30/2报告的建议14落实情况如何？", "CDIP/30/2"),
        ("zh", "第三十届会议的进展报告里，建议14落实得怎么样？", "CDIP/30/2"),
        ("zh", "2022年的进展报告里，建议14落实得怎么样？", "CDIP/30/2"),
        ("zh", "2021年7月至2022年6月期间建议14有什么进展？", "CDIP/30/2"),
        ("zh", "2021年以来建议14有什么进展？", "CDIP/32/2"),
        ("zh", "建议35的落实情况如何？", "CDIP/30/2"),
    ],
)
def test_the_report_that_is_named_answers(shelves: dict[Language, Assistant], language: Language, question: str, symbol: str) -> None:
    answer = shelves[language].ask(question)

    assert answer.status is Status.ANSWERED
    assert {citation.symbol for citation in answer.citations} == {symbol}


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "What progress does CDIP/32/2 report on recommendation 35?"),
        ("en", "What is said of recommendation 35's implementation in the 2024 progress report?"),
        ("en", "Status of recommendation 35 in the report to session 32"),
        ("zh", "CDIP/32/2报告的建议35落实情况如何？"),
        ("zh", "2024年的进展报告里，建议35落实得怎么样？"),
        ("zh", "第三十二届会议的进展报告里，建议35落实得怎么样？"),
    ],
)
def test_another_report_does_not_answer_for_the_one_named(shelves: dict[Language, Assistant], language: Language, question: str) -> None:
    answer = shelves[language].ask(question)

    assert answer.status is Status.NOT_FOUND
    assert "CDIP/30/2" in answer.answer
    assert not answer.citations


@pytest.mark.parametrize(
    ("language", "blocks"),
    [
        ("en", "RECOMMENDATION 14\n\n{text}\n\nIMPLEMENTATION STRATEGY\n\nAdvice is given on request.\n\nACHIEVEMENTS\n\nEleven laws were commented on.\n\n"
               "RECOMMENDATION 35\n\n{other}\n\nAchievements\n\nTwo studies were begun.\n"),
        ("en", "Recommendation 14\n\n{text}\n\nImplementation strategy\n\nAdvice is given on request.\n\nMain achievements\n\nEleven laws were commented on.\n\n"
               "Recommendation 35\n\nRelevant Sector: Economics Sector.\n\nImplementation: Two studies were begun.\n"),
        ("zh", "建议 14\n\n{text}\n\n落实战略\n\n应请求提供意见。\n\n成果\n\n对11部法律提出了意见。\n\n建议 35\n\n{other}\n\n主要成果\n\n开始了两项研究。\n"),
    ],
)  # fmt: skip
def test_a_block_is_read_by_whatever_labels_it_has(language: Language, blocks: str) -> None:
    """A report may print its labels in capitals, and a block may have one label alone."""
    body = blocks.format(text=TEXT[language][14], other=TEXT[language][35])
    paper = REPORT[language].format(session=30, year=2022, before=2021, name=NAMES[language, 30], blocks=body)

    first, second = statuses_of(document_from(paper))

    assert (first.recommendation, second.recommendation) == (Recommendation("da", 14), Recommendation("da", 35))
    assert first.text == TEXT[language][14]
    assert first.activities in ("Eleven laws were commented on.", "对11部法律提出了意见。")
    assert (second.activities or second.implementation) in ("Two studies were begun.", "开始了两项研究。")
