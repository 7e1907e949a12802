"""The records of a session, read whole: Summaries by the Chair and reports, in both languages."""

from __future__ import annotations

from textwrap import dedent

import pytest

from assistant.model import Decision, Document, Language
from ingest.records import decisions_of
from ingest.structure import read_document
from ingest.structuring.speakers import speaker_of_statement
from tests.support.printed import source_from

COVER = {
    "en": "E\n{symbol}ORIGINAL:  ENGLISH\nDATE:  JUNE 3, 2024\n\nCommittee on Development and Intellectual Property (CDIP)\n\n"
    "Thirty-Sixth Session\nGeneva, May 27 to 31, 2024\n\n\n{title}\n\n\n",
    "zh": "C\n{symbol}原文：英文\n日期：2024年6月3日\n\n发展与知识产权委员会（CDIP）\n\n第三十六届会议\n2024年5月27日至31日，日内瓦\n\n\n{title}\n\n\n",
}
SUMMARY = {
    "en": """\
        AGENDA ITEM 1:  OPENING OF THE SESSION

        1.     The session was opened by the Chair of the previous one.

        AGENDA ITEM 2:  ELECTION OF OFFICERS

        2.1    The Committee elected Ms. Ada Lund as Chair.

        AGENDA ITEM 3:  ADOPTION OF THE AGENDA

        3.     The Committee adopted the draft agenda contained in document CDIP/36/1 Prov. 2.

        AGENDA ITEM 5:  REPORTS ON THE WORK

        5.1    The Committee considered the report contained in document CDIP/36/2.  It took note of the
        information contained in the document and requested the Secretariat to add a table.

        5.2    The Committee discussed the evaluation contained in document CDIP/36/5.  The Committee took
        note of the report and:

               (a)   decided that its findings be presented at a side event; and
               (b)   requested the Secretariat to send out a questionnaire.

        5.3    The Delegation of Norway proposed that a fund be set up.  The Committee could not reach
        consensus and agreed to come back to it at its next session.

        5.4    The Committee agreed to the following:

               (i)   the web page will be renewed; and
               (ii)  the terms contained in document CDIP/36/8 will be used.

        6.     The following proposals will be considered at the next session:

               – the proposal by Group B.

        7.     This Summary will constitute the Committee’s report to the General Assembly.
        """,
    "zh": """\
        议程第1项：会议开幕

        1. 会议由上届会议主席宣布开幕。

        议程第2项：选举主席团成员

        2.1 委员会选举阿达·隆德女士担任主席。

        议程第3项：通过议程

        3. 委员会通过了文件CDIP/36/1 Prov. 2中所载的议程草案。

        议程第5项：工作报告

        5.1 委员会审议了文件CDIP/36/2中所载的报告。委员会注意到文件中所载的信息，并要求秘书处增列一份表格。

        5.2 委员会讨论了文件CDIP/36/5中所载的审评。委员会注意到该报告，并：

        (a) 决定在一次会外活动上介绍其结果；以及

        (b) 要求秘书处发出一份调查问卷。

        5.3 挪威代表团提议设立一项基金。委员会未能达成一致，商定在下届会议上再次讨论。

        5.4 委员会商定如下：

        (i) 将更新网页；以及

        (ii) 将采用文件CDIP/36/8中所载的职责范围。

        6. 下列提案将在下届会议上审议：

        – B集团的提案。

        7. 本总结将构成委员会提交大会的报告。
        """,
}
REPORT = {
    "en": """\
        AGENDA ITEM 2:  ADOPTION OF THE AGENDA

        1.     The Chair invited the Committee to adopt the draft agenda contained in document CDIP/36/1.  The
        draft agenda was adopted, as there were no observations from the floor.

        2.     The Delegation of Uganda, speaking on behalf of the African Group, stated that the Committee
        should adopt the proposal.  The Committee agreed on it long ago, the Delegation said.

        3.     The Representative of the Reading League (RL) asked the Secretariat to clarify the budget.

        4.     The Secretariat thanked the delegations.  It recalled that, at its Thirtieth Session, the
        Committee had requested the Secretariat to update the guide.  The Committee took note of the guide.

        Consideration of document CDIP/36/5 – Evaluation of the Project on Textile Designs and Small Weavers

        5.     The Chair suggested that the Committee take note of the document.  The Committee had approved
        the project long before.  The Committee would consider a second phase.  The Committee took note of
        the information contained in document CDIP/36/5.

        Decision on agenda item 5(i)

        6.     The Committee took note of the evaluation contained in document CDIP/36/5 and requested the
        Secretariat to follow it up.
        """,
    "zh": """\
        议程第2项：通过议程

        1. 主席请委员会通过文件CDIP/36/1中所载的议程草案。由于会上未提出意见，议程草案获得通过。

        2. 乌干达代表团代表非洲集团发言，指出委员会应当通过该提案。委员会早已就此达成一致。

        3. 读书联盟（RL）的代表请秘书处澄清预算。

        4. 秘书处感谢各代表团。秘书处回顾说，委员会在第三十届会议上要求秘书处更新该指南。委员会注意到该指南。

        审议文件CDIP/36/5——纺织品外观设计与小型织工项目审评

        5. 主席建议委员会注意到该文件。委员会早已批准了该项目。委员会将审议第二阶段。委员会注意到文件CDIP/36/5中所载的信息。

        关于议程第5项第(i)目的决定

        6. 委员会注意到文件CDIP/36/5中所载的审评，并要求秘书处采取后续行动。
        """,
}


def record(language: Language, title: str, body: str, symbol: str = "") -> Document:
    cover = COVER[language].format(title=title, symbol=f"{symbol}\n" if symbol else "")
    return read_document(source_from(cover + dedent(body)), file="record.txt", digest="0" * 64)


def told(decisions: tuple[Decision, ...]) -> list[tuple[str | None, str, tuple[str, ...]]]:
    return [(d.recited_in.paragraph, d.verb, d.about_symbols) for d in decisions]


@pytest.mark.parametrize(("language", "title"), [("en", "SUMMARY BY THE CHAIR"), ("zh", "主席总结")])
def test_a_summary_by_the_chair_item_by_item(language: Language, title: str) -> None:
    document = record(language, title, SUMMARY[language])
    decisions = decisions_of(document)

    assert document.title == title  # and not the first item of the agenda with it
    assert told(decisions) == [
        ("2.1", "elected", ()),
        ("3", "adopted", ("CDIP/36/1 Prov.2",)),
        ("5.1", "took note", ("CDIP/36/2",)),
        ("5.1", "requested", ("CDIP/36/2",)),
        ("5.2", "took note", ("CDIP/36/5",)),
        ("5.2", "decided", ("CDIP/36/5",)),
        ("5.2", "requested", ("CDIP/36/5",)),
        ("5.3", "did not agree", ()),
        ("5.3", "agreed", ()),
        ("5.4", "agreed", ()),
        ("5.4", "agreed", ()),
        ("5.4", "agreed", ("CDIP/36/8",)),
    ]
    assert {d.session for d in decisions} == {36}
    assert all(d.original and d.quote in document.paragraphs[d.recited_in.ordinal].text for d in decisions)


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("en", "SUMMARY BY THE CHAIR", ("The Committee decided that its findings", "agreed to the following: the web page will")),
        ("zh", "主席总结", ("委员会决定在一次会外活动上介绍其结果", "委员会商定如下：将更新网页")),
    ],
)
def test_an_item_of_a_list_says_who_did_what(language: Language, title: str, words: tuple[str, str]) -> None:
    texts = [d.text for d in decisions_of(record(language, title, SUMMARY[language]))]

    assert all(any(wanted in text for text in texts) for wanted in words)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "considered the report contained in document CDIP/36/2"), ("zh", "委员会审议了文件CDIP/36/2中所载的报告")],
)
def test_what_only_points_back_is_quoted_with_what_it_points_at(language: Language, said: str) -> None:
    title = "SUMMARY BY THE CHAIR" if language == "en" else "主席总结"
    noted = next(d for d in decisions_of(record(language, title, SUMMARY[language])) if d.recited_in.paragraph == "5.1")

    assert said in noted.quote


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "3. The Committee considered document CDIP/35/4, whose discussion was deferred from the Thirty-Fifth Session. The Committee took note of it."),
        ("en", "3. The Committee considered document CDIP/35/4, carried over from its Thirty-Fifth Session. It took note of the document."),
        ("zh", "3. 委员会审议了推迟自第三十五届会议的文件CDIP/35/4。委员会注意到该文件。"),
        ("zh", "3. 委员会审议了第三十五届会议遗留下来的文件CDIP/35/4。委员会注意到该文件。"),
    ],
)  # fmt: skip
def test_a_matter_left_over_is_decided_where_it_is_dealt_with(language: Language, text: str) -> None:
    title = "SUMMARY BY THE CHAIR" if language == "en" else "主席总结"
    assert {(d.session, d.verb) for d in decisions_of(record(language, title, text))} == {(36, "took note")}


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "REPORT\n\nadopted by the Committee"), ("en", "DRAFT REPORT"), ("zh", "报告\n\n经委员会通过"), ("zh", "报告草案")],
)
def test_a_report_decides_where_the_committee_acts_and_nowhere_else(language: Language, title: str) -> None:
    document = record(language, title, REPORT[language], symbol="CDIP/36/14")

    assert [(d.session, *row) for d, row in zip(decisions_of(document), told(decisions_of(document)), strict=True)] == [
        (36, "1", "adopted", ("CDIP/36/1",)),
        (30, "4", "requested", ()),
        (36, "5", "took note", ("CDIP/36/5",)),
        (36, "6", "took note", ("CDIP/36/5",)),
        (36, "6", "requested", ("CDIP/36/5",)),
    ]


@pytest.mark.parametrize(
    ("language", "speakers"), [("en", ["African Group", "Reading League (RL)"]), ("zh", ["非洲集团", "读书联盟（RL）"])]
)
def test_statements_of_a_report_belong_to_those_who_made_them(language: Language, speakers: list[str]) -> None:
    document = record(language, "REPORT" if language == "en" else "报告", REPORT[language], symbol="CDIP/36/14")

    assert [p.speaker for p in document.paragraphs if p.speaker] == speakers


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Consideration of document CDIP/36/5 – Evaluation of the Project on Textile Designs and Small Weavers"),
        ("zh", "审议文件CDIP/36/5——纺织品外观设计与小型织工项目审评"),
    ],
)
def test_a_line_over_the_next_numbered_paragraph_heads_it(language: Language, heading: str) -> None:
    document = record(language, "REPORT" if language == "en" else "报告", REPORT[language], symbol="CDIP/36/14")

    section = next(p.section for p in document.paragraphs if p.number == "5")
    assert section and section.split(" > ")[1:] == [heading]  # under the item of the agenda


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("阿根廷代表团提出的新提案将提交第二十六届会议审议。", None),
        ("阿根廷代表团提出，应当延长该项目。", "阿根廷"),
        ("读书联盟（RL）的代表感谢秘书处。", "读书联盟（RL）"),
        ("国际出版商协会的代表说，期限太短。", "国际出版商协会"),
        ("下列国家的代表对该项目表示支持。", None),
        ("A new proposal by the Delegation of Argentina will be submitted.", None),
        ("The Delegation of Argentina proposed to extend the project.", "Argentina"),
    ],
)
def test_who_speaks_is_whose_statement_it_is(text: str, speaker: str | None) -> None:
    assert speaker_of_statement(text) == speaker


INPUTS = {
    "en": (
        "COMPILATION OF INPUTS",
        "1.     At its Thirty-Fifth Session, the Committee decided to ask for inputs.\n\n[Annexes follow]\n\nCDIP/36/11\nANNEX I\n\n"
        "INPUTS RECEIVED FROM THE DELEGATION OF BRAZIL\n\nThe Committee decided at its Thirty-Fourth Session to hold six webinars a year.\n\n"
        "[Annex II follows]\n\nCDIP/36/11\nANNEX II\n\nVIEWS OF THE MEMBERS\n\nNorway believes that the Committee approved the forum at its Thirty-Third Session.\n",
    ),
    "zh": (
        "意见汇编",
        "1. 委员会第三十五届会议决定征求意见。\n\n[后接附件一]\n\nCDIP/36/11\n附件一\n\n收到的巴西代表团的意见\n\n"
        "委员会第三十四届会议决定每年举办六次网络研讨会。\n\n[后接附件二]\n\nCDIP/36/11\n附件二\n\n成员的看法\n\n"
        "挪威认为，委员会在第三十三届会议上批准了该论坛。\n",
    ),
}


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "REPORT", "12.    Following informal consultations, the Committee requested the Secretariat to write a guide to kites.\n"),
        ("zh", "报告", "12. 经非正式磋商，委员会请秘书处编写一份风筝指南。\n"),
    ],
)
def test_what_was_asked_for_after_consultations_is_decided(language: Language, title: str, text: str) -> None:
    assert [verb for _, verb, _ in told(decisions_of(record(language, title, text)))] == ["requested"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_members_send_in_decides_nothing(language: Language) -> None:
    document = record(language, *INPUTS[language], symbol="CDIP/36/11")

    assert [(d.session, d.recited_in.annex) for d in decisions_of(document)] == [(35, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "CDIP/36/INF/2\nORIGINAL: ENGLISH\nDATE: MAY 2, 2024\n\nCommittee on Development and Intellectual Property (CDIP)\n\n"
            "Thirty-Sixth Session Geneva, May 27 to 31, 2024\n\nSTUDY ON WOOL\n\nprepared by Professor Jane Roe, Accra*\n\n1. Wool is warm.\n",
            (36, "May 27 to 31, 2024", "Geneva", "STUDY ON WOOL", "Professor Jane Roe, Accra"),
        ),
        (
            "CDIP/36/INF/2\n原文：英文\n日期：2024年5月2日\n\n发展与知识产权委员会（CDIP）第三十六届会议\n\n2024年5月27日至31日，日内瓦\n\n"
            "关于羊毛的研究\n\n简·罗教授编拟*\n\n1. 羊毛保暖。\n",
            (36, "2024年5月27日至31日", "日内瓦", "关于羊毛的研究", "简·罗教授"),
        ),
        (
            "CDIP/36/5\n原文：英文\n日期：2024年5月2日\n\n发展与知识产权委员会（CDIP）\n\n第三十六届会议\n\n2024年5月27日至31日，日内瓦\n\n"
            "“羊毛”项目审评报告\n\n编拟人：简·罗女士，独立顾问\n\n1. 羊毛保暖。\n",
            (36, "2024年5月27日至31日", "日内瓦", "“羊毛”项目审评报告", "简·罗女士，独立顾问"),
        ),
        (
            "CDIP/36/2 CORR.\n原文：英文\n日期：2024年5月2日\n\n发展与知识产权委员会（CDIP）\n\n第三十六届会议 2024年5月27日至31日，日内瓦\n\n"
            "报告\n\n更 正\n\n文件CDIP/36/2第12段中的数字“1,200”应为“1,020”。\n",
            (36, "2024年5月27日至31日", "日内瓦", "报告更正", None),
        ),
    ],
)
def test_covers_with_two_things_on_a_line_and_bodies_without_a_number(text: str, expected: tuple[object, ...]) -> None:
    document = read_document(source_from(text), file="a.txt", digest="0" * 64)

    assert (document.session, document.session_dates, document.place, document.title, document.prepared_by) == expected
    assert len(document.paragraphs) == 1


@pytest.mark.parametrize(
    ("language", "body", "quote"),
    [
        (
            "zh",
            "1. 代表团要求点灯。\n\n2. 主席建议把这一问题转交计划和预算委员会。委员会同意。\n",
            "主席建议把这一问题转交计划和预算委员会。委员会同意。",
        ),
        (
            "en",
            "1. The Delegation asked for lamps.\n\n2. The Chair proposed to refer the question to the Program and Budget Committee. The Committee agreed.\n",
            "The Chair proposed to refer the question to the Program and Budget Committee. The Committee agreed.",
        ),
        (
            "en",
            "1. The Delegation asked for lamps.\n\n2. The Chair proposed to light them in May. It was so agreed.\n",
            "The Chair proposed to light them in May. It was so agreed.",
        ),
    ],
)
def test_what_its_chair_proposed_and_the_committee_agreed_to(language: Language, body: str, quote: str) -> None:
    decisions = decisions_of(record(language, {"en": "REPORT", "zh": "报告"}[language], body))
    assert [(d.verb, d.quote) for d in decisions] == [("agreed", quote)]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        (
            "zh",
            "1. 主席总结说，委员会注意到文件CDIP/36/5；决定将试点延长八个月；并请秘书处提交报告。\n\n"
            "2. 主席总结了讨论。委员会注意到报告。\n\n3. 主席说，委员会将批准该项目。\n",
        ),
        (
            "en",
            "1. The Chair concluded that the Committee took note of document CDIP/36/5, decided to extend the pilot by eight months and requested "
            "the Secretariat to submit a report.\n\n2. The Chair summed up the discussion. The Committee took note of the report.\n\n"
            "3. The Chair said that the Committee would approve the project.\n",
        ),
    ],
)
def test_what_its_chair_sums_up_was_decided(language: Language, body: str) -> None:
    decisions = decisions_of(record(language, {"en": "REPORT", "zh": "报告"}[language], body))
    assert [(d.recited_in.paragraph, d.verb) for d in decisions] == [
        ("1", "took note"),
        ("1", "decided"),
        ("1", "requested"),
        ("2", "took note"),
    ]
