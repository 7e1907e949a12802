"""The kinds of documents that sessions bring, each as a short text of our own, in both languages: what is read out of them."""

from __future__ import annotations

import pytest

from assistant.model import Document, ParagraphKind
from ingest.records import decisions_of, statuses_of
from tests.support.printed import document_from

HEAD = {
    "en": "E\n\n{symbol}\n\nORIGINAL:  ENGLISH\n\nDATE:  MARCH 3, 2023\n\nCommittee on Development and Intellectual Property (CDIP)\n\n"
    "Thirtieth Session\n\nGeneva, April 24 to 28, 2023\n\n{title}\n\nprepared by the Secretariat\n\n",
    "zh": "C\n\n{symbol}\n\n原文：英文\n\n日期：2023年3月3日\n\n发展与知识产权委员会（CDIP）\n\n第三十届会议\n\n2023年4月24日至28日，日内瓦\n\n{title}\n\n秘书处编拟\n\n",
}


def made(language: str, symbol: str, title: str, body: str) -> Document:
    return document_from(HEAD[language].format(symbol=symbol, title=title) + body)


def numbered(document: Document) -> list[tuple[str | None, str | None]]:
    return [(p.annex, p.number) for p in document.paragraphs if p.kind is ParagraphKind.TEXT]


AGENDA = {
    "en": "1. Opening of the session\n\n2. Election of officers\n\n3. Future work\n\nSee document CDIP/30/4.\n\n4. Closing of the session\n",
    "zh": "1. 会议开幕\n\n2. 选举主席团成员\n\n3. 未来工作\n\n见文件CDIP/30/4。\n\n4. 会议闭幕\n",
}


@pytest.mark.parametrize(("language", "title"), [("en", "DRAFT AGENDA"), ("zh", "议程草案")])
def test_an_agenda_is_a_provisional_document_of_numbered_items(language: str, title: str) -> None:
    document = made(language, "CDIP/30/1 PROV.", title, AGENDA[language])

    assert (document.symbol, document.revises, document.session, document.title) == ("CDIP/30/1 Prov.", "CDIP/30/1", 30, title)
    assert {number for _, number in numbered(document)} == {"1", "2", "3", "4"}
    assert not decisions_of(document)


SUMMARY = {
    "en": "2.1 The Committee elected Ms. Ada Moreau as Chair for one year.\n\n6.1 The Committee considered document CDIP/30/4. It took note of the "
    "information contained in it.\n\n7.2 The Committee approved the project in document CDIP/30/6, with a budget of 90,000 Swiss francs.\n",
    "zh": "2.1 委员会选举阿达·莫罗女士担任主席，任期一年。\n\n6.1 委员会审议了文件CDIP/30/4，注意到其中所载的信息。\n\n7.2 委员会批准了文件CDIP/30/6所载的项目，"
    "预算为90,000瑞士法郎。\n",
}


@pytest.mark.parametrize(("language", "title"), [("en", "SUMMARY BY THE CHAIR"), ("zh", "主席总结")])
def test_a_summary_by_the_chair_has_numbers_of_two_levels_and_decisions(language: str, title: str) -> None:
    document = made(language, "CDIP/30/SUMMARY", title, SUMMARY[language])

    assert (document.session, document.title) == (30, title)
    assert numbered(document) == [(None, "2.1"), (None, "6.1"), (None, "7.2")]
    assert {(30, "elected"), (30, "took note"), (30, "approved")} <= {(d.session, d.verb) for d in decisions_of(document)}


REPORT = {
    "en": "4. The Delegation of Ghana, speaking on behalf of the African Group, proposed that courses be free of charge.\n\n"
    "5. The Delegation of Peru asked why the report was late.\n",
    "zh": "4. 加纳代表团代表非洲集团发言，提议课程免费。\n\n5. 秘鲁代表团询问报告为何迟交。\n",
}


@pytest.mark.parametrize(
    ("language", "title", "speakers"), [("en", "DRAFT REPORT", ["African Group", "Peru"]), ("zh", "报告草案", ["非洲集团", "秘鲁"])]
)
def test_statements_in_a_report_keep_their_speakers_and_decide_nothing(language: str, title: str, speakers: list[str]) -> None:
    document = made(language, "CDIP/30/10 PROV.", title, REPORT[language])

    said = [p.speaker or "" for p in document.paragraphs if p.kind is ParagraphKind.TEXT]
    assert all(speaker in by for speaker, by in zip(speakers, said, strict=True))
    assert not decisions_of(document)


EVALUATION = {
    "en": "1. The Annex contains an evaluation report.\n\n[Annex follows]\n\nANNEX\n\n1. The evaluator spoke with 12 persons.\n\n"
    "2. Recommendation 1 (to the Secretariat): Keep a help desk.\n\n3. Recommendation 2 (to the CDIP): Ask for a mid-term review.\n",
    "zh": "1. 附件载有审评报告。\n\n[后接附件]\n\n附件\n\n1. 审评员与12人谈话。\n\n2. 建议1（秘书处）：保留服务台。\n\n3. 建议2（CDIP）：要求中期审查。\n",
}


@pytest.mark.parametrize(("language", "title"), [("en", "EVALUATION REPORT OF A PROJECT"), ("zh", "某项目审评报告")])
def test_an_evaluators_recommendations_are_of_neither_series(language: str, title: str) -> None:
    document = made(language, "CDIP/30/7", title, EVALUATION[language])

    assert not statuses_of(document)
    assert not any(p.recommendations for p in document.paragraphs)
    assert numbered(document)[-2:] == [("Annex", "2"), ("Annex", "3")]


INPUTS = {
    "en": "1. Two contributions were received.\n\n[Annexes follow]\n\nANNEX I\n\nCONTRIBUTION OF CHILE\n\n1. Chile proposes four days.\n\nANNEX II\n\n"
    "CONTRIBUTION OF NORWAY\n\n1. Norway would keep five days.\n",
    "zh": "1. 收到两份来文。\n\n[后接附件]\n\n附件一\n\n智利的来文\n\n1. 智利提议四天。\n\n附件二\n\n挪威的来文\n\n1. 挪威主张五天。\n",
}


@pytest.mark.parametrize(("language", "title"), [("en", "COMPILATION OF INPUTS"), ("zh", "意见汇编")])
def test_every_contribution_of_a_compilation_has_its_annex(language: str, title: str) -> None:
    document = made(language, "CDIP/30/12", title, INPUTS[language])

    assert numbered(document) == [(None, "1"), ("I", "1"), ("II", "1")]
    assert not decisions_of(document)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "1. The roster begins with 45 volunteers.\n", "1. The roster begins with 60 volunteers.\n"),
        ("zh", "1. 名册以45名志愿者起步。\n", "1. 名册以60名志愿者起步。\n"),
    ],
)
def test_a_revision_with_a_changed_figure_is_told_from_its_original(language: str, first: str, second: str) -> None:
    original, revision = (made(language, symbol, "A ROSTER", body) for symbol, body in (("CDIP/30/9", first), ("CDIP/30/9 REV.", second)))

    assert (original.symbol, revision.symbol, revision.revises) == ("CDIP/30/9", "CDIP/30/9 Rev.", "CDIP/30/9")
    assert original.key != revision.key


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "1. The survey was answered by 41 per cent.1\n\n2. Women took part.\n\n1 It was open in May.\n"),
        ("zh", "1. 41%的人答复了调查。1\n\n2. 妇女参加了。\n\n1 调查于5月开放。\n"),
    ],
)
def test_a_notes_mark_glued_to_a_sentence_is_no_part_of_its_figure(language: str, body: str) -> None:
    document = made(language, "CDIP/30/INF/3", "INFORMATION NOTE", body)

    first = next(p for p in document.paragraphs if p.number == "1")
    assert document.symbol == "CDIP/30/INF/3"
    assert not first.text.rstrip().endswith("1")
