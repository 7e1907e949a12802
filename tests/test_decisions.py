"""Decisions: what counts as one, whose it is, and which session took it, in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.recorded.decisions import folded
from assistant.model import Decision, Document, Footnote, Language, Paragraph, ParagraphKind, Recommendation, Source
from assistant.service import Assistant
from assistant.text import without_space
from ingest.parsing import read_source
from ingest.records import decisions_of
from ingest.structure import read_document

Expected = tuple[int, str, str]  # session, verb, words that the one-line text holds


def document(*texts: str | Paragraph, language: Language = "zh", session: int | None = 33, **cover: object) -> Document:
    paragraphs = tuple(
        Paragraph(n, text) if isinstance(text, str) else Paragraph(**{**_fields(text), "ordinal": n}) for n, text in enumerate(texts)
    )
    known: dict[str, object] = {"symbol": f"CDIP/{session}/2" if session else None, "session": session, **cover}
    return Document("paper.txt", language, "0" * 64, "txt", paragraphs, **known)  # type: ignore[arg-type]


def _fields(paragraph: Paragraph) -> dict[str, object]:
    return {name: getattr(paragraph, name) for name in Paragraph.__slots__}


def told(decisions: tuple[Decision, ...]) -> list[tuple[int, str]]:
    return [(decision.session, decision.verb) for decision in decisions]


CHINESE: list[tuple[str, list[Expected]]] = [
    # an act as a noun, with what it was about
    ("根据委员会第二十七届会议关于每年举办六次研讨会的决定，本文件列出了主题。", [(27, "decided", "每年举办六次研讨会的决定")]),
    ("根据智利代表团在第二十七届会议上提出的关于灯塔的要求，秘书处修订了文件。", []),
    # one act, its session in the same sentence
    ("委员会第二十七届会议批准了灯塔项目。", [(27, "approved", "灯塔项目")]),
    ("在第二十七届会议上，委员会批准了灯塔项目。", [(27, "approved", "委员会批准了灯塔项目")]),
    ("CDIP 在第二十七届会议上核可了落实战略。", [(27, "endorsed", "落实战略")]),
    ("CDIP 第二十七届会议注意到文件 CDIP/27/9。", [(27, "took note", "CDIP/27/9")]),
    ("CDIP/27批准了两个项目。", [(27, "approved", "两个项目")]),
    ("在CDIP 27上，委员会商定了讨论的顺序。", [(27, "agreed", "讨论的顺序")]),
    ("发展与知识产权委员会（CDIP）在2021年11月22日至26日举行的第二十七届会议上，要求秘书处编写手册。", [(27, "requested", "编写手册")]),
    ("委员会第二十七届会议还请秘书处开办课程。", [(27, "requested", "开办课程")]),
    ("委员会第二十七届会议邀请成员国提交意见。", [(27, "invited", "提交意见")]),
    ("委员会第二十七届会议一致选举了新主席。", [(27, "elected", "新主席")]),
    ("在第二十七届会议上，阿达·伦德女士当选主席。", [(27, "elected", "阿达·伦德女士")]),
    ("瑞典代表团团长伦德女士在第二十七届会议上获选为主席。", [(27, "elected", "伦德女士")]),
    ("瑞典代表团指出，李先生在第二十七届会议上当选主席。", []),
    ("如果李先生在第二十七届会议上当选主席，讨论将继续。", []),
    ("李先生将在第三十五届会议上当选主席。", []),
    ("专利法常设委员会第十二届会议上，李先生当选主席。", []),
    ("委员会第二十七届会议指示秘书处停止该项工作。", [(27, "instructed", "停止该项工作")]),
    ("委员会第二十七届会议欢迎了这项举措。", [(27, "welcomed", "这项举措")]),
    ("委员会第二十七届会议结束了对该议题的讨论。", [(27, "closed", "讨论")]),
    ("委员会第二十七届会议推迟了对该提案的审议。", [(27, "deferred", "该提案")]),
    ("此外，第二十七届会议决定每年举行一次对话。", [(27, "decided", "每年举行一次对话")]),
    ("委员会第二十七届会议就灯塔项目的范围达成了一致。", [(27, "agreed", "灯塔项目的范围")]),
    # the thing as subject
    ("该项目在 CDIP 第二十六届会议上获得批准。", [(26, "approved", "该项目")]),
    ("经CDIP第26届会议批准，项目于2022年启动。", [(26, "approved", "项目于2022年启动")]),
    ("载于附录的提案获委员会第二十六届会议通过。", [(26, "adopted", "载于附录的提案")]),
    ("草案在第二十六届会议上通过。", [(26, "adopted", "草案")]),
    ("活动以 CDIP 第四届会议上达成一致的内容为准。", [(4, "agreed", "CDIP 第四届会议")]),
    ("正如成员国在 CDIP 第六届会议上商定的，网页已经开通。", [(6, "agreed", "网页已经开通")]),
    # acts as nouns
    ("根据委员会第二十二届会议的要求，数据库已经更新。", [(22, "requested", "数据库已经更新")]),
    ("按照委员会第二十二届会议作出的决定，本文件介绍最新情况。", [(22, "decided", "最新情况")]),
    # several in one sentence
    ("委员会第二十四届会议讨论了文件，并要求秘书处修订。", [(24, "requested", "委员会要求秘书处修订")]),
    (
        "委员会第二十四届会议审议了报告，注意到其中的信息，并请成员国提交意见。",
        [(24, "took note", "委员会注意到"), (24, "invited", "委员会请成员国")],
    ),
    ("CDIP第二十八届会议审议并核可了战略。", [(28, "endorsed", "战略")]),
    ("委员会第三十届会议决定结束讨论，并通过职责范围草案。", [(30, "decided", "结束讨论"), (30, "adopted", "委员会通过职责范围草案")]),
    ("在第三十届会议上，委员会决定，结束对该报告的讨论。", [(30, "decided", "结束对该报告的讨论")]),
    (
        "委员会第二十三届会议“接受了大纲，要求秘书处在第二十五届会议上报告”。",
        [(23, "accepted", "大纲"), (23, "requested", "第二十五届会议")],
    ),
    ("委员会请秘书处起草职责范围（文件CDIP/30/3），该草案在CDIP第三十届会议上通过。", [(30, "adopted", "该草案")]),
    ("第十八届会议决定每届会议第一天讨论该问题，第二十届会议决定不再讨论。", [(18, "decided", "第一天"), (20, "decided", "不再讨论")]),
    ("委员会第三十二届会议批准了以下项目：i)甲；ii)乙；以及iii)丙。", [(32, "approved", "iii)丙")]),
    # the session inherited from a sentence before
    ("在第二十一届会议上，秘书处提交了文件CDIP/21/6。委员会要求秘书处修订。", [(21, "requested", "修订")]),
    ("草案已提交 CDIP 第十七届会议，修订稿已提交 CDIP 第十八届会议。委员会同意采用修订稿。", [(18, "agreed", "修订稿")]),
    (
        "第十八届会议同意了该机制。后来秘书处提交了文件 CDIP/20/5，委员会注意到其中的信息。",
        [(18, "agreed", "机制"), (20, "took note", "信息")],
    ),
    (
        "委员会在第十五届、第十六届和第十七届会议上审议了多份文件。在讨论文件 CDIP/17/9 时，委员会决定征集提案。",
        [(17, "decided", "征集提案")],
    ),
    ("委员会第二十二届会议审议了项目提案。该届会议批准了预算。", [(22, "approved", "预算")]),
    ("上届会议上，委员会要求秘书处更新清单。", [(32, "requested", "更新清单")]),
    ("忆及委员会第十九届会议承认这些建议针对不同的主体。", [(19, "recognized", "不同的主体")]),
    ("在2018年5月举行的第二十一届会议上，CDIP审议了文件CDIP/21/8 Rev.。会上，委员会决定修订清单。", [(21, "decided", "修订清单")]),
    ("在第二十届会议上，成员国商定继续讨论灯塔。", [(20, "agreed", "成员国商定")]),
    ("CDIP第二十二届会议（2018年11月19日至23日）通过了战略。", [(22, "adopted", "战略")]),
    ("应CDIP第二十七届会议要求，秘书处编写了手册。", [(27, "requested", "手册")]),
    ("委员会第二十五届会议欢迎并注意到该报告。", [(25, "welcomed", "该报告"), (25, "took note", "该报告")]),
    ("项目由秘鲁提出，并在CDIP第二十四届会议上获得批准。", [(24, "approved", "秘鲁")]),
    ("在第二十八届会议上，委员会未批准该提案，决定以后再讨论。", [(28, "did not approve", "未批准该提案"), (28, "decided", "以后再讨论")]),
    # not decisions: nothing was decided
    ("委员会第二十四届会议审议了文件CDIP/24/8。", []),
    ("CDIP第二十四届会议期间，一些代表团支持该提案，并要求秘书处修订。", []),
    ("委员会第二十四届会议听取了介绍并讨论了报告。", []),
    ("秘书处在第二十四届会议上介绍了顾问名册。", []),
    ("该建议已在CDIP第一届会议上讨论，自2007年发展议程通过后落实。", []),
    ("该建议依据CDIP第二届会议上讨论达成一致的战略落实。", []),
    ("委员会第二十届会议未能就该提案达成一致。", [(20, "did not agree", "该提案")]),
    ("委员会从未在第十七届会议上决定改变范围。", []),
    ("委员会第十九届会议没有批准该项目。", [(19, "did not approve", "该项目")]),
    # not yet
    ("请委员会批准本文件所载的战略。", []),
    ("请 CDIP 注意本文件附件中所载的信息。", []),
    ("委员会将在第三十四届会议上批准该项目。", []),
    ("委员会本届会议将审议并通过该报告。", []),
    ("如果委员会第三十二届会议批准该项目，工作将于2025年启动。", []),
    ("该提案定于第三十四届会议审议。", []),
    ("战略草案供委员会第三十二届会议审议和通过。", []),
    # other people's words and wishes
    ("秘书处建议委员会第三十二届会议批准该项目。", []),
    ("各代表团在第三十二届会议上要求秘书处改进报告。", []),
    ("成员国在第二十届会议上要求秘书处提供更多信息。", []),
    ("巴西代表团指出，委员会第十八届会议批准了该提案。", []),
    ("B集团在文件的附件中回忆，委员会在第二十三届会议上同意了该平台。", []),
    ("第二十三届会议作出决定后，论坛迁到了新平台。", []),
    ("我们认为，委员会第十八届会议批准的只是大纲。", []),
    ("秘书处在第二十二届会议上同意提供协助。", []),
    ("应成员国在第二十届会议上的要求，秘书处更新了网页。", []),
    # other bodies
    ("大会第三十一届会议批准了工作计划和预算。", []),
    ("专利法常设委员会第三十届会议通过了议程。委员会还商定继续讨论专利与卫生。", []),
    ("SCP于2023年召开了第三十届会议。委员会在该届会议上商定了工作计划。", []),
    ("筹备委员会审议并批准了草案。", []),
    ("成员国批准了重建基金。", []),
    # 通过 is mostly "by means of", 请 and 决定 mostly something else
    ("委员会第三十届会议通过在线平台举行。", []),
    ("委员会第三十届会议的决定尚待落实。", []),
    ("委员会第三十届会议讨论了申请观察员地位的请求。", []),
    # no session, or none for certain
    ("应委员会的要求，秘书处每年开展影响评价。", []),
    ("委员会要求秘书处编写报告。", []),
    ("委员会在第十五届和第十六届会议上要求秘书处更新清单。", []),
    ("第十八届会议讨论了机制。委员会批准了文件CDIP/20/7。", []),
]

ENGLISH: list[tuple[str, list[Expected]]] = [
    # one act, its session in the same sentence
    ("At its Twenty-Seventh Session, the Committee approved the Lighthouse project.", [(27, "approved", "the Lighthouse project")]),
    ("The CDIP, at its Twenty-Seventh Session, endorsed the strategy.", [(27, "endorsed", "the strategy")]),
    ("The Committee took note of the report at its 27th session.", [(27, "took note", "the report")]),
    ("The Twenty-Seventh Session of the CDIP approved two projects.", [(27, "approved", "two projects")]),
    ("CDIP/27 approved two projects.", [(27, "approved", "two projects")]),
    ("At CDIP 27, the Committee agreed on the order of discussion.", [(27, "agreed", "the order of discussion")]),
    (
        "At its Twenty-Seventh Session, held from November 22 to 26, 2021, the Committee on Development and Intellectual Property (CDIP) "
        "requested the Secretariat to write a manual.",
        [(27, "requested", "a manual")],
    ),
    ("The Committee agreed, at its Sixth Session, to open a web page.", [(6, "agreed", "a web page")]),
    (
        "During the 20th session of the CDIP, the Committee decided, inter alia, that a mapping would be made.",
        [(20, "decided", "a mapping")],
    ),
    ("At its Twenty-Seventh Session, the Committee invited Member States to comment.", [(27, "invited", "to comment")]),
    ("At its Twenty-Seventh Session, the Committee unanimously elected a new Chair.", [(27, "elected", "a new Chair")]),
    ("At its Twenty-Seventh Session, Ms. Ada Lund was elected Chair.", [(27, "elected", "Ms. Ada Lund")]),
    (
        "Ms. Lund, head of the Delegation of Sweden, was elected as Vice-Chair of the Committee at its twenty-seventh session.",
        [(27, "elected", "Ms. Lund")],
    ),
    ("The Delegation of Sweden stated that Mr. Li was elected Chair at the twenty-seventh session.", []),
    ("If Ms. Lund was elected Chair at the twenty-seventh session, the Committee could go on.", []),
    ("Mr. Li will be elected Chair at the thirty-fifth session.", []),
    ("At the twelfth session of the Standing Committee on Patents, Mr. Li was elected Chair.", []),
    ("At its Twenty-Seventh Session, the Committee instructed the Secretariat to stop.", [(27, "instructed", "to stop")]),
    ("At its Twenty-Seventh Session, the Committee also welcomed the initiative.", [(27, "welcomed", "the initiative")]),
    ("At its Twenty-Seventh Session, the Committee closed the discussion.", [(27, "closed", "the discussion")]),
    ("At its Twenty-Seventh Session, the Committee had deferred the item.", [(27, "deferred", "the item")]),
    ("At its Twenty-Seventh Session, the Committee established a working group.", [(27, "established", "a working group")]),
    (
        "At its Twenty-Seventh Session, the Committee, having considered the report, accepted the outline.",
        [(27, "accepted", "the outline")],
    ),
    # the thing as subject
    ("The project was approved by the Committee at its Twenty-Sixth Session.", [(26, "approved", "The project")]),
    ("The project was approved at CDIP/26.", [(26, "approved", "The project")]),
    ("The project, approved by the CDIP during its 26th session, began in 2022.", [(26, "approved", "began in 2022")]),
    ("It was addressed through the activities agreed at the Fourth Session of the CDIP.", [(4, "agreed", "the activities")]),
    ("As agreed by Member States at the Sixth Session of the CDIP, a page was opened.", [(6, "agreed", "a page was opened")]),
    ("The revised paper was adopted by Member States at the Twenty-Second Session of the CDIP.", [(22, "adopted", "The revised paper")]),
    # acts as nouns
    ("The database was updated at the request of the Fifteenth Session of the CDIP.", [(15, "requested", "The database")]),
    ("As requested by the Committee at its Twentieth Session, a study was made.", [(20, "requested", "a study")]),
    ("Following its approval at the Twenty-Seventh Session of the CDIP, work began.", [(27, "approved", "work began")]),
    (
        "In line with the decision of the Committee at its Twenty-Second Session to hold webinars, one was held.",
        [(22, "decided", "webinars")],
    ),
    # several in one sentence
    (
        "At its Twenty-Fourth Session, the Committee discussed the paper and requested the Secretariat to revise it.",
        [(24, "requested", "the Committee requested")],
    ),
    (
        "At its Twenty-Fourth Session, the Committee took note of the report and invited Member States to comment.",
        [(24, "took note", "the report"), (24, "invited", "the Committee invited Member States")],
    ),
    ("The Committee did not agree on the item and decided to return to it at its Twenty-First Session.", []),
    (
        "At its Twentieth Session, the Committee did not agree on the item and decided to return to it.",
        [(20, "did not agree", "the item"), (20, "decided", "to return to it")],
    ),
    (
        "At its Thirtieth Session, the Committee decided to close the item, and adopted the terms of reference.",
        [(30, "decided", "close the item"), (30, "adopted", "the terms")],
    ),
    (
        "At its Twenty-Third Session, the Committee “accepted the outline and requested the Secretariat to report at the Twenty-Fifth Session”.",
        [(23, "accepted", "the outline"), (23, "requested", "Twenty-Fifth Session")],
    ),
    # the session inherited from a sentence before
    (
        "At the Twenty-First Session, the Secretariat submitted document CDIP/21/6. The Committee requested a revision.",
        [(21, "requested", "a revision")],
    ),
    (
        "The proposal was submitted to the Eighteenth Session of the CDIP. The Committee agreed on one option.",
        [(18, "agreed", "one option")],
    ),
    (
        "The Eighteenth Session of the CDIP agreed on the mechanism. Later the Secretariat submitted document CDIP/20/5, and the Committee took note of it.",
        [(18, "agreed", "the mechanism"), (20, "took note", "the Committee took note")],
    ),
    (
        "The Committee considered the proposal at its Twenty-Second Session. At that session, the Committee approved the budget.",
        [(22, "approved", "the budget")],
    ),
    ("At its last session, the Committee requested the Secretariat to update the list.", [(32, "requested", "the list")]),
    (
        "It is recalled that, at its Nineteenth Session, the CDIP recognized that they have different addressees.",
        [(19, "recognized", "different addressees")],
    ),
    ("The CDIP at its 14th session agreed that lighthouses matter.", [(14, "agreed", "lighthouses matter")]),
    ("At the 19th session of the CDIP, Member States agreed to return to lighthouses.", [(19, "agreed", "Member States agreed")]),
    ("The Committee requested the Secretariat, at its 13th session, to write a manual.", [(13, "requested", "a manual")]),
    (
        "The Committee welcomed and took note of the report at its 25th session.",
        [(25, "welcomed", "the report"), (25, "took note", "the report")],
    ),
    ("CDIP/17 (April 2016): The Committee approved the revised proposal.", [(17, "approved", "the revised proposal")]),
    (
        "At its 28th session, the Committee considered a proposal by Peru (CDIP/28/8 Rev.), approved it and requested the Secretariat to begin.",
        [(28, "approved", "approved it"), (28, "requested", "to begin")],
    ),
    (
        "At its 29th session, the Committee requested terms of reference. It also requested a revision of the strategy.",
        [(29, "requested", "terms of reference"), (29, "requested", "It also requested")],
    ),
    ("The Committee had requested the revision at its 29th session.", [(29, "requested", "the revision")]),
    ("This revises the paper, as the Committee had requested at its 29th session.", [(29, "requested", "This revises the paper")]),
    ("After the approval of the manual by the CDIP at its 25th session, it was printed.", [(25, "approved", "the manual")]),
    (
        "At its 31st session the Committee approved: (i) a project by India (CDIP/31/8 Rev.); and (ii) one by Kenya (CDIP/31/9).",
        [(31, "approved", "Kenya")],
    ),
    # not decisions: nothing was decided
    ("At its Twenty-Fourth Session, the Committee considered document CDIP/24/8.", []),
    ("At the 24th session of the Committee, several delegations supported the proposal and requested the Secretariat to revise it.", []),
    ("The Secretariat gives the update requested at the 20th session of the CDIP.", []),
    ("The CDIP has not approved any such project since its 20th session.", []),
    ("At its Twenty-Fourth Session, the Committee heard a presentation and discussed the report.", []),
    ("This Recommendation was discussed at the First Session of the CDIP.", []),
    ("It is addressed on the basis of the strategy agreed in the discussions during the Second Session of the CDIP.", []),
    ("The Committee could not agree on the proposal at its Twentieth Session.", [(20, "did not agree", "the proposal")]),
    ("At its Seventeenth Session, the Committee never decided to change the scope.", []),
    ("The Committee was informed at its Twentieth Session of the study.", []),
    # not yet
    ("The Committee is invited to take note of the information contained in the Annex.", []),
    ("The CDIP is invited to approve the strategy contained in this document.", []),
    ("The Committee will approve the project at its Thirty-Fourth Session.", []),
    ("The project is to be approved at the Thirty-Second Session of the CDIP.", []),
    ("If the Committee approved the project at its Thirty-Second Session, work would begin.", []),
    ("It is proposed that the Committee adopt the strategy at its Thirty-Second Session.", []),
    # other people's words and wishes
    ("The Secretariat proposed that the Committee approve the project at its Thirty-Second Session.", []),
    ("At the Twentieth Session, delegations requested the Secretariat to improve the report.", []),
    ("At the Twentieth Session, Member States requested more information.", []),
    ("The Delegation of Brazil stated that the Committee had approved the proposal at its Eighteenth Session.", []),
    ("Group B recalls that the proposal was agreed by the Committee at CDIP 17.", []),
    ("We recall that, at CDIP 23, the Committee agreed to the platform.", []),
    ("At the Twenty-Second Session, the Secretariat agreed to help.", []),
    # other bodies
    ("The General Assembly, at its Thirty-First Session, approved the budget.", []),
    ("The Standing Committee on the Law of Patents (SCP) met for its Thirtieth Session. The Committee agreed on its program.", []),
    ("At its Thirtieth Session, the SCP adopted the agenda.", []),
    ("The study was approved by the Steering Committee at its Second Session.", []),
    ("Member States approved the Rebuild Fund.", []),
    # no session, or none for certain
    ("At the request of the Committee, the Secretariat evaluates completed projects every year.", []),
    ("The Committee requested the Secretariat to write a report at its Thirtieth Session.", []),
    ("At its Fifteenth and Sixteenth Sessions, the Committee requested the Secretariat to update the list.", []),
    ("At its Eighteenth Session, the Committee discussed the mechanism. The Committee approved document CDIP/20/7.", []),
]


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese(text: str, expected: list[Expected]) -> None:
    _check(decisions_of(document(text)), expected)


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[Expected]) -> None:
    _check(decisions_of(document(text, language="en")), expected)


def _check(decisions: tuple[Decision, ...], expected: list[Expected]) -> None:
    assert told(decisions) == [(session, verb) for session, verb, _ in expected]
    for decision, (_, _, words) in zip(decisions, expected, strict=True):
        assert words in decision.text


# The record itself: the Summary by the Chair, reports, and what reproduces or digests them.

SUMMARY_EN = (
    Paragraph(0, "The Twenty-Seventh Session of the CDIP was held from November 22 to 26, 2021.", number="1"),
    Paragraph(0, "The Committee adopted the draft agenda (document CDIP/27/1 Prov.2).", number="2"),
    Paragraph(0, "The Committee considered the evaluation report (document CDIP/27/5).", number="5.1"),
    Paragraph(
        0, "The Committee took note of the report and requested the Secretariat to present a plan at its next session.", number="5.2"
    ),
    Paragraph(0, "At its Twenty-Sixth Session, the Committee had requested a costing.", number="6.1"),
    Paragraph(0, "It was agreed that the item would stay on the agenda.", number="6.2"),
    Paragraph(0, "The Committee will consider the topic at its Twenty-Eighth Session.", number="7"),
    Paragraph(0, "The Committee:", number="8"),
    Paragraph(0, "approved the project contained in document CDIP/27/8;", ParagraphKind.ITEM, number="8", label="(i)"),
    Paragraph(0, "requested the Secretariat to report on it.", ParagraphKind.ITEM, number="8", label="(ii)"),
)
SUMMARY_ZH = (
    Paragraph(0, "CDIP第二十七届会议于2021年11月22日至26日举行。", number="1"),
    Paragraph(0, "委员会通过了议程草案（文件CDIP/27/1 Prov.2）。", number="2"),
    Paragraph(0, "委员会审议了审评报告（文件CDIP/27/5）。", number="5.1"),
    Paragraph(0, "委员会注意到该报告，并要求秘书处在下届会议上提交计划。", number="5.2"),
    Paragraph(0, "委员会第二十六届会议曾要求编制概算。", number="6.1"),
    Paragraph(0, "会议商定将该项目保留在议程上。", number="6.2"),
    Paragraph(0, "委员会将在第二十八届会议上审议该议题。", number="7"),
    Paragraph(0, "委员会：", number="8"),
    Paragraph(0, "批准了文件CDIP/27/8中的项目；", ParagraphKind.ITEM, number="8", label="(i)"),
    Paragraph(0, "要求秘书处提交报告。", ParagraphKind.ITEM, number="8", label="(ii)"),
)
RECORDED = [
    (27, "adopted", True, "Summary by the Chair, para 2"),
    (27, "took note", True, "Summary by the Chair, para 5.2"),
    (27, "requested", True, "Summary by the Chair, para 5.2"),
    (26, "requested", False, None),
    (27, "agreed", True, "Summary by the Chair, para 6.2"),
    (27, "approved", True, "Summary by the Chair, para 8"),
    (27, "requested", True, "Summary by the Chair, para 8"),
]


@pytest.mark.parametrize(("paragraphs", "language", "title"), [(SUMMARY_EN, "en", "SUMMARY BY THE CHAIR"), (SUMMARY_ZH, "zh", "主席总结")])
def test_a_summary_by_the_chair_is_the_primary_source(paragraphs: tuple[Paragraph, ...], language: Language, title: str) -> None:
    decisions = decisions_of(document(*paragraphs, language=language, session=27, symbol=None, title=title))

    assert [(d.session, d.verb, d.original, d.decided_in) for d in decisions] == RECORDED
    assert decisions[5].about_symbols == ("CDIP/27/8",)


@pytest.mark.parametrize(("paragraphs", "language"), [(SUMMARY_EN, "en"), (SUMMARY_ZH, "zh")])
def test_a_summary_without_title_is_known_by_its_sub_paragraphs(paragraphs: tuple[Paragraph, ...], language: Language) -> None:
    decisions = decisions_of(document(*paragraphs, language=language, session=27, symbol=None))

    assert told(decisions) == [(session, verb) for session, verb, _, _ in RECORDED]


def test_a_summary_reproduced_for_the_assembly_keeps_its_session() -> None:
    paper = document(
        Paragraph(0, "Twelfth Session Geneva, November 18 to 21, 2013", ParagraphKind.HEADING),
        Paragraph(0, "SUMMARY BY THE CHAIR", ParagraphKind.HEADING),
        Paragraph(0, "The Committee adopted the draft agenda.", number="2"),
        language="en", session=None, symbol="WO/GA/46/3", title="REPORT OF THE COMMITTEE ON DEVELOPMENT AND INTELLECTUAL PROPERTY (CDIP)",
    )  # fmt: skip

    (decision,) = decisions_of(paper)

    assert (decision.session, decision.verb, decision.original) == (12, "adopted", False)
    assert decision.decided_in == "Summary by the Chair, para 2"


def test_a_report_gives_decisions_but_not_statements() -> None:
    report = document(
        Paragraph(0, "The Delegation of Chile recalled the study. The Committee approved it, it said.", number="11"),
        Paragraph(0, "The Secretariat recalled the matter. At its Tenth Session, the Committee requested a status report.", number="12"),
        Paragraph(0, "The Secretariat said that the Committee requested it.", number="13"),
        Paragraph(0, "The Committee approved the study.", number="14"),
        Paragraph(0, "The Committee welcomed the offer.", number="15", speaker="Chile"),
        language="en", session=12, symbol="CDIP/12/12 Prov.", title="DRAFT REPORT",
    )  # fmt: skip

    assert [(d.session, d.verb, d.original, d.recited_in.paragraph) for d in decisions_of(report)] == [
        (10, "requested", False, "12"),
        (12, "approved", True, "14"),
    ]


def test_what_several_sessions_decided_is_not_given_to_one() -> None:
    paper = document(
        "The CDIP met twice, namely the Fourth Session in 2009 and the Fifth Session in 2010. At both these sessions, the Committee decided to meet again.",
        language="en",
    )

    assert decisions_of(paper) == ()


def test_a_digest_of_a_session_gives_that_sessions_decisions_but_is_no_primary_source() -> None:
    digest = document("委员会批准了灯塔项目。", session=30, title="非正式摘要：第三十届会议的决定")

    (decision,) = decisions_of(digest)

    assert (decision.session, decision.original, decision.decided_in) == (30, False, None)


# Where it stands and what it is about.


def test_a_recited_decision_names_its_paragraph_and_its_primary_source() -> None:
    paper = document(
        "封面。",
        Paragraph(0, "本文件回应委员会第二十九届会议的要求。", number="1"),
        Paragraph(0, "在第二十九届会议上，委员会通过了战略（主席总结第6.2段）。", number="2", annex="I", page=4),
    )

    decision = decisions_of(paper)[-1]

    assert decision == Decision(
        session=29, verb="adopted", text="委员会通过了战略（主席总结第6.2段）。", language="zh",
        quote="在第二十九届会议上，委员会通过了战略（主席总结第6.2段）。", recited_in=decision.recited_in,
        decided_in="Summary by the Chair, para 6.2",
    )  # fmt: skip
    where = decision.recited_in
    assert (where.symbol, where.file, where.ordinal, where.paragraph, where.annex, where.page) == ("CDIP/33/2", "paper.txt", 2, "2", "I", 4)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("委员会要求每年报告进展（CDIP第十九届会议“主席总结”第8.1段），并将其并入进展报告（CDIP第二十九届会议“主席总结”第6.2段）。", "zh"),
        (
            "This responds to the request of the Committee for yearly reporting (paragraph 8.1 of the Summary by the Chair, Nineteenth Session "
            "of the CDIP), and for its inclusion in the progress report (paragraph 6.2 of the Summary by the Chair, Twenty-Ninth Session of the CDIP).",
            "en",
        ),
    ],
)
def test_one_request_cited_to_two_sessions_is_two_decisions(text: str, language: Language) -> None:
    decisions = decisions_of(document(text, language=language))

    assert [(d.session, d.verb, d.decided_in) for d in decisions] == [
        (19, "requested", "Summary by the Chair, para 8.1"),
        (29, "requested", "Summary by the Chair, para 6.2"),
    ]
    assert all(decision.quote == text for decision in decisions)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("丹麦提交了项目提案灯塔。项目为期两年。CDIP第三十一届会议批准了该提案。", "zh"),
        (
            "Denmark submitted a project proposal on Lighthouses. It runs for two years. The Thirty-First Session of the CDIP approved the proposal.",
            "en",
        ),
    ],
)
def test_approved_the_proposal_is_quoted_with_what_was_proposed(text: str, language: Language) -> None:
    (decision,) = decisions_of(document(text, language=language))

    assert decision.quote == decision.text == text


def test_the_papers_a_decision_is_about_are_those_put_before_the_session() -> None:
    paper = document(
        "在第十八届会议上，两个代表团提交了提案（文件CDIP/18/6 Rev.附件一）。委员会同意就第1项开展工作。",
        "机制已提交CDIP第十七届会议（文件CDIP/17/5），修订稿已提交CDIP第十八届会议（文件CDIP/18/5）。委员会同意采用修订稿。",
        "在第二十九届会议上，委员会要求秘书处修订文件 CDIP 26/6。",
    )

    assert [decision.about_symbols for decision in decisions_of(paper)] == [("CDIP/18/6 Rev.",), ("CDIP/18/5",), ("CDIP/26/6",)]


def test_a_table_row_is_quoted_whole() -> None:
    row = Paragraph(0, "提案方：丹麦；主题：灯塔；状况：第三十一届会议批准", ParagraphKind.ROW)

    (decision,) = decisions_of(document(row))

    assert (decision.session, decision.verb, decision.quote, decision.text) == (31, "approved", row.text, row.text)


def test_notes_are_read_but_not_those_of_opinions() -> None:
    note = Footnote("27", "在第十九届会议上，委员会决定秘书处每年报告进展。")
    paper = document(
        Paragraph(0, "建议3（秘书处）", ParagraphKind.HEADING, footnotes=(note,)),
        Paragraph(0, "我们支持该办法。", speaker="B集团", footnotes=(Footnote("3", "委员会在CDIP 17上同意了提案。"),)),
    )

    (decision,) = decisions_of(paper)

    assert (decision.session, decision.quote, decision.recited_in.ordinal) == (19, note.text, 0)


def test_a_delegations_words_are_not_the_committees() -> None:
    assert decisions_of(document(Paragraph(0, "委员会第二十三届会议同意了该平台。", speaker="B集团"))) == ()


def test_the_wording_of_a_recommendation_is_not_a_decision() -> None:
    assert decisions_of(document(Paragraph(0, "委员会第二十三届会议同意了该平台。", field="text"))) == ()


def test_a_decision_told_twice_is_kept_once() -> None:
    twice = "在第三十届会议上，委员会批准了文件CDIP/30/8 Rev.。"

    (decision,) = decisions_of(document(twice, "别的内容。", "在第三十届会议上，委员会批准了文件 CDIP/30/8 Rev.。"))

    assert decision.recited_in.ordinal == 0


def test_a_paper_for_a_session_tells_nothing_that_session_decided() -> None:
    assert decisions_of(document("委员会本届会议批准了该文件。", "委员会第三十三届会议批准了该文件。")) == ()


def test_what_a_block_says_of_a_session_carries_into_its_next_paragraph_only_with_a_paper() -> None:
    recommendation = (Recommendation("da", 25),)
    paper = document(
        Paragraph(0, "委员会第十六届会议和第十七届会议审议了以下文件：", recommendations=recommendation, field="implementation"),
        Paragraph(0, "在讨论文件CDIP/17/9时，委员会决定征集提案。", recommendations=recommendation, field="implementation"),
        Paragraph(0, "委员会决定印发提案。", recommendations=recommendation, field="implementation"),
    )

    assert told(decisions_of(paper)) == [(17, "decided")]


def test_items_go_on_where_their_lead_ends_and_not_where_the_item_before_did() -> None:
    paper = document(
        Paragraph(0, "在第二十四届会议上，委员会：", number="4"),
        Paragraph(0, "注意到报告（委员会第二十三届会议曾要求编写该报告）；", ParagraphKind.ITEM, number="4"),
        Paragraph(0, "批准了第十九届会议推迟审议的项目；", ParagraphKind.ITEM, number="4"),
        Paragraph(0, "要求秘书处更新网页。", ParagraphKind.ITEM, number="4"),
    )

    assert [(d.session, d.verb) for d in decisions_of(paper) if d.verb != "deferred"] == [
        (24, "took note"),
        (24, "approved"),
        (24, "requested"),
    ]


@pytest.mark.parametrize(
    ("heading", "words", "source", "language"),
    [
        ("CDIP关于灯塔的决定", ("“秘书处应当：", "编写一份手册。”"), "（CDIP/18/主席总结，第7.5段）", "zh"),
        (
            "Decision of the CDIP on lighthouses",
            ("“The Secretariat shall:", "write a manual.”"),
            "(CDIP/18/Summary by the Chair, para 7.5)",
            "en",
        ),
    ],
)
def test_a_decision_set_out_in_full_is_known_by_its_heading_and_source_line(
    heading: str, words: tuple[str, str], source: str, language: Language
) -> None:
    slides = [Paragraph(0, heading, ParagraphKind.HEADING), *(Paragraph(0, text, ParagraphKind.SLIDE) for text in (*words, source))]

    (decision,) = decisions_of(document(*slides, language=language, session=21))

    assert (decision.session, decision.verb, decision.decided_in) == (18, "decided", "Summary by the Chair, para 7.5")
    assert (decision.quote, decision.recited_in.ordinal) == (words[0], 1)
    assert words[1].rstrip("”") in decision.text
    assert decisions_of(document(*slides[:-1], language=language, session=21)) == ()


# The real documents. Each list is complete: what is found beyond it has been invented.

REAL: dict[str, list[Expected]] = {
    "zh/000_ee53c6abc6015462.txt": [
        (23, "accepted", "替代方案大纲"),
        (23, "requested", "第二十五届会议"),
        (18, "agreed", "1、2、3、4和 6项"),
        (20, "requested", "概算"),
        (21, "requested", "eTISC"),
        (22, "requested", "INSPIRE"),
        (23, "accepted", "替代方案大纲"),
        (23, "requested", "第二十五届会议"),
    ],
    "zh/001_6ac64da133f5c57d.txt": [(18, "approved", "六点"), (21, "requested", "一份文件"), (18, "decided", "网络论坛")],
    "zh/002_d238954e22c3490d.txt": [(29, "requested", "CDIP/26/6")],
    "zh/003_8e1c5869255dc520.txt": [
        (19, "requested", "第 8.1 段"),
        (29, "requested", "6.2段"),
        (2, "agreed", "CDIP/3/INF/2"),
        (2, "agreed", "CDIP/3/INF/2"),
        (2, "agreed", "CDIP/9/9"),
        (32, "approved", "集体商标"),
        (6, "agreed", "网页"),
        (15, "requested", "灵活性数据库"),
        (18, "agreed", "其中一个备选方案"),
        (20, "took note", "其中提供的信息"),
        (18, "agreed", "CDIP/18/6"),
        (3, "agreed", "CDIP/4/3 Rev."),
        (3, "agreed", "CDIP/3/3"),
        (21, "decided", "“知识产权与发展”"),
        (18, "decided", "年度报告"),
        (3, "agreed", "CDIP/4/4 Rev."),
        (3, "agreed", "CDIP/4/5 Rev."),
        (5, "agreed", "CDIP/6/4"),
        (17, "decided", "提交供讨论的提案"),
        (31, "approved", "数字环境"),
        (19, "approved", "CDIP/19/8"),
        (5, "agreed", "CDIP/6/4"),
        (4, "agreed", "CDIP/5/6 Rev."),
        (4, "agreed", "CDIP/5/6 Rev."),
        (3, "agreed", "CDIP/4/4 Rev."),
        (4, "agreed", "CDIP/4/8 Rev."),
        (18, "adopted", "六点提案"),
        (30, "decided", "CDIP/24/8"),
        (30, "approved", "CDIP/30/8 REV."),
        (31, "approved", "非农业地理标志"),
        (6, "agreed", "CDIP/6/6"),
        (23, "approved", "路线图"),
        (31, "approved", "创新合作"),
        (4, "agreed", "CDIP/4/8 Rev."),
        (29, "adopted", "若干实施战略"),
        (17, "agreed", "西班牙"),
        (18, "decided", "外部审查"),
        (18, "established", "分议程项目"),
        (29, "requested", "CDIP/30/3"),
        (30, "adopted", "该草案"),
        (18, "recognized", "不同主体"),
        (19, "decided", "每年"),
        (31, "approved", "菲律宾"),
        (31, "approved", "印度"),
        (31, "approved", "秘鲁"),
        (32, "approved", "捷克"),
        (32, "approved", "格鲁吉亚"),
        (32, "approved", "玻利维亚"),
    ],
    "zh/004_63a02a24e812f213.txt": [(18, "approved", "六点提案")],
    "en/cdip_25_5.en.txt": [
        (23, "accepted", "alternative outline"),
        (23, "requested", "Twenty-Fifth Session"),
        (18, "agreed", "1, 2, 3, 4 and 6"),
        (20, "requested", "estimate of the costs"),
        (21, "requested", "eTISC"),
        (22, "requested", "INSPIRE"),
        (23, "accepted", "alternative outline"),
        (23, "requested", "Twenty-Fifth Session"),
    ],
    "en/cdip_30_8.en.txt": [(29, "requested", "CDIP/26/6")],
    "en/cdip_33_2_part.en.txt": [
        (19, "requested", "8.1"),
        (29, "requested", "6.2"),
        (2, "agreed", "CDIP/3/INF/2"),
        (2, "agreed", "CDIP/3/INF/2"),
        (6, "agreed", "web page"),
        (15, "requested", "database"),
        (18, "agreed", "one of the options"),
        (20, "took note", "therein"),
        (3, "agreed", "CDIP/4/4 Rev."),
        (4, "agreed", "CDIP/4/8 Rev."),
        (18, "approved", "six-point proposal"),
        (30, "decided", "CDIP/24/8"),
        (30, "approved", "CDIP/30/8 REV."),
        (6, "agreed", "CDIP/6/6"),
        (23, "approved", "roadmap"),
        (31, "approved", "Collaboration on IP"),
        (29, "adopted", "implementation strategies"),
        (18, "recognized", "different actors"),
        (19, "decided", "annually"),
        (31, "approved", "Philippines"),
        (31, "approved", "India"),
        (31, "approved", "Argentina"),
        (32, "approved", "Czech"),
        (32, "approved", "Georgia"),
        (32, "approved", "Bolivia"),
    ],
}


def read(path: Path) -> Document:
    return read_document(read_source(path), file=path.name, digest="0" * 64)


@pytest.mark.parametrize("name", REAL)
def test_the_decisions_of_the_real_documents_and_no_others(shared: Path, name: str) -> None:
    paper = read(shared / "documents" / name)

    decisions = decisions_of(paper)

    _check(decisions, REAL[name])
    for decision in decisions:
        paragraph = paper.paragraphs[decision.recited_in.ordinal]
        assert any(decision.quote in text for text in (paragraph.text, *(note.text for note in paragraph.footnotes)))
        assert not decision.original


def test_the_formats_of_one_document_give_the_same_decisions(shared: Path) -> None:
    files = [
        shared / "documents/zh/000_ee53c6abc6015462.txt",
        *(shared / "files" / f"cdip_25_5.zh.{end}" for end in ("docx", "pdf", "gb18030.txt")),
    ]
    of_each = [
        [(d.session, d.verb, d.recited_in.annex, d.recited_in.paragraph, without_space(d.quote)) for d in decisions_of(read(f))]
        for f in files
    ]

    assert of_each[0]
    assert all(decisions == of_each[0] for decisions in of_each)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("000_ee53c6abc6015462.txt", "cdip_25_5.en.txt"), ("002_d238954e22c3490d.txt", "cdip_30_8.en.txt")],
)
def test_both_languages_give_the_same_decisions(shared: Path, chinese: str, english: str) -> None:
    found = [
        [(d.session, d.verb, d.about_symbols, d.recited_in.annex, d.recited_in.paragraph) for d in decisions_of(read(path))]
        for path in (shared / "documents/zh" / chinese, shared / "documents/en" / english)
    ]

    assert found[0] == found[1]


# Whatever comes in.


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.text(
            alphabet=st.one_of(
                st.sampled_from(list("委员会第二十届议上决定批准了要求秘书处通过并，。；“”（）CDIP/20/5 ")),
                st.characters(blacklist_categories=("Cs",)),
            ),
            max_size=120,
        ),
        max_size=6,
    ),
    st.sampled_from(["zh", "en"]),
)
def test_any_text_gives_only_quotes_that_stand_in_it(texts: list[str], language: Language) -> None:
    paper = document(*texts, language=language)

    for decision in decisions_of(paper):
        assert decision.quote in paper.paragraphs[decision.recited_in.ordinal].text
        assert decision.text and "\n" not in decision.text
        assert 0 < decision.session <= 33


GENRE_EN = (
    "the Committee CDIP at its Twentieth Session Twenty-First approved requested and , . ; “ ” ( ) that Secretariat to CDIP/20/5 was by agreed SCP "
    "of report (paragraph 6.2 of the Summary by the Chair, Nineteenth Session)"
)
GENRE_ZH = "委员会 第二十届会议 第十八届会议 上 在 ， 。 ； 批准了 要求 秘书处 并 决定 通过 文件CDIP/20/5 “ ” （ ） 大会 SCP 提交了 主席总结第6.2段 同意 代表团 该届会议 将"


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(GENRE_EN.split()), max_size=40), st.lists(st.sampled_from(GENRE_ZH.split()), max_size=40))
def test_any_words_of_the_genre_give_only_quotes_that_stand_in_them(english: list[str], chinese: list[str]) -> None:
    for paper in (document(" ".join(english), language="en"), document("".join(chinese))):
        for decision in decisions_of(paper):
            assert decision.quote in paper.paragraphs[0].text
            assert 0 < decision.session < 33


@pytest.mark.parametrize(
    "question",
    ["委员会对文件CDIP/23/11作出了什么决定？", "What became of the web forum over the sessions?", "网页论坛历届会议的决定经过？"],
)
def test_of_very_many_decisions_only_the_likeliest_are_compared(samples: Assistant, monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    whole = samples.ask(question)
    monkeypatch.setattr("assistant.answering.recorded.decisions.MOST_READ", 20)
    fewer = samples.ask(question)
    assert fewer.status is whole.status and fewer.citations and fewer.citations[0].quote in [c.quote for c in whole.citations]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("第二十六届会议否决了关于灯塔基金的提案。", "zh", [(26, "did not approve", "灯塔基金")]),
        ("关于灯塔基金的提案在第二十六届会议上未获批准。", "zh", [(26, "did not approve", "灯塔基金")]),
        (
            "在第二十六届会议上，委员会注意到该报告，但未同意延长灯塔项目。",
            "zh",
            [(26, "took note", "报告"), (26, "did not agree", "灯塔项目")],
        ),
        ("在第二十六届会议上，委员会将该事项推迟到下一届会议。", "zh", [(26, "deferred", "该事项")]),
        ("在第二十六届会议上，委员会决定将该文件的审议推迟到第二十七届会议。", "zh", [(26, "deferred", "该文件")]),
        ("委员会尚未就灯塔基金作出决定。", "zh", []),
        ("The lighthouse fund was not approved at the Twenty-Sixth Session.", "en", [(26, "did not approve", "lighthouse fund")]),
        ("At its Twenty-Sixth Session, the Committee rejected the lighthouse fund.", "en", [(26, "did not approve", "lighthouse fund")]),
        ("At its Twenty-Sixth Session, the Committee took no decision on the lamps.", "en", [(26, "did not decide", "on the lamps")]),
        ("At its Twenty-Sixth Session, the Committee decided to postpone the lamps.", "en", [(26, "deferred", "the lamps")]),
        ("If the Committee did not approve it at its Twenty-Sixth Session, it would lapse.", "en", []),
    ],
)
def test_what_was_refused_left_open_or_postponed_is_told_as_that(text: str, language: Language, expected: list[Expected]) -> None:
    _check(decisions_of(document(text, language=language)), expected)


@pytest.mark.parametrize(
    ("heading", "text", "language", "expected"),
    [
        ("第二十届会议（2017年11月27日至12月1日）", "委员会批准了灯塔项目。", "zh", [(20, "approved", "灯塔项目")]),
        ("决定汇编 > CDIP第二十届会议", "委员会未接受该请求。", "zh", [(20, "did not agree", "该请求")]),
        ("第二十届会议的后续工作", "委员会批准了灯塔项目。", "zh", []),
        ("Twentieth Session (November 27 to December 1, 2017)", "The Committee approved the lamps.", "en", [(20, "approved", "the lamps")]),
        ("CDIP/20", "There was no consensus and the lamps were not approved.", "en", [(20, "did not approve", "the lamps")]),
        ("Follow-up to the Twentieth Session", "The Committee approved the lamps.", "en", []),
    ],
)
def test_under_a_heading_that_names_a_session_stands_what_it_decided(
    heading: str, text: str, language: Language, expected: list[Expected]
) -> None:
    paper = document(Paragraph(0, text, section=heading), language=language)

    _check(decisions_of(paper), expected)
    assert not any(decision.original for decision in decisions_of(paper))


@pytest.mark.parametrize(
    ("row", "language", "expected"),
    [
        ("届会：第二十届；文件：CDIP/20/5；事项：灯塔；决定：注意到；要求秘书处修订", "zh", [(20, "took note"), (20, "requested")]),
        ("会议：第二十届；议题：灯塔；结果：未达成一致；备注：见第3段", "zh", [(20, "did not agree")]),
        ("届会：二十；事项：行为守则；决定：通过，自2018年起适用", "zh", [(20, "adopted")]),
        ("Session: Twentieth; Matter: lamps; Decision: Approved with a budget of 9,000 Swiss francs", "en", [(20, "approved")]),
        (
            "Session: 20; Document: CDIP/20/5; Outcome: Deferred. Requested a costing; Remarks: none",
            "en",
            [(20, "deferred"), (20, "requested")],
        ),
        ("Session: Fortieth; Matter: lamps; Decision: Approved", "en", []),
        ("项目：灯塔；预算：9,000瑞郎；状况：进行中", "zh", []),
    ],
)
def test_a_row_of_sessions_and_decisions_is_a_decision_of_that_session(
    row: str, language: Language, expected: list[tuple[int, str]]
) -> None:
    decisions = decisions_of(document(Paragraph(0, row, ParagraphKind.ROW), language=language))

    assert told(decisions) == expected
    assert all(decision.quote == row for decision in decisions)


@pytest.mark.parametrize(
    ("text", "language", "session"),
    [
        ("在第二十六届会议上，智利提交了设立灯塔基金的提案（CDIP/26/9）。委员会未接受该提案，理由是各方意见不一。", "zh", 26),
        ("在第二十六届会议上，智利提交了设立灯塔基金的提案（CDIP/26/9）。委员会将该事项推迟到下一届会议。", "zh", 26),
        (
            "At its Twenty-Sixth Session, Chile submitted a proposal for a lighthouse fund (CDIP/26/9). The Committee did not accept the"
            " proposal, because views differed.",
            "en",
            26,
        ),
        (
            "At its Twenty-Sixth Session, Chile submitted a proposal for a lighthouse fund (CDIP/26/9). The Committee postponed the matter"
            " to its next session.",
            "en",
            26,
        ),
    ],
)
def test_a_refusal_or_postponement_is_quoted_with_what_was_put_forward(text: str, language: Language, session: int) -> None:
    (decision,) = decisions_of(document(text, language=language))

    assert (decision.session, decision.quote) == (session, text)


@pytest.mark.parametrize(
    ("language", "all_of_them", "each"),
    [
        (
            "zh",
            "委员会第三十一届会议批准了三项提案，见第3至5段。",
            (
                "提案方：不丹；主题：在山区开办竹笛学校和琴师讲习班；建议：1、3、5；状况：第三十一届会议批准",
                "提案方：斐济；主题：编印外岛独木舟、渔网和贝雕的图册；建议：2、4、6；状况：第三十一届会议批准",
            ),
        ),
        (
            "en",
            "The Committee approved three proposals, see paragraphs 3 to 5.",
            (
                "Proponent: Bhutan; Subject: schools for bamboo flutes; Recommendations: 1, 3, 5; Status: approved by the Committee",
                "Proponent: Fiji; Subject: a catalogue of canoes; Recommendations: 2, 3, 4; Status: approved by the Committee",
            ),
        ),
    ],
)
def test_what_a_paper_lists_is_not_lost_in_what_it_says_of_all(
    samples: Assistant, language: Language, all_of_them: str, each: tuple[str, ...]
) -> None:
    def decision(text: str, paragraph: int) -> Decision:
        return Decision(31, "approved", text, language, text, Source("CDIP/33/9", "flutes.txt", language, paragraph, str(paragraph)))

    told = [decision(text, n + 2) for n, text in enumerate((all_of_them, *each))]
    index = samples.index()
    assert folded(told, language, index.retriever, index.catalogue) == told
    twin = replace(told[0], recited_in=Source("CDIP/34/2", "pipes.txt", language, 7, "7"))
    assert folded([told[0], twin], language, index.retriever, index.catalogue) == [told[0]]  # another paper's recital is no second decision
