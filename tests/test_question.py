"""A question in either language is read the same way every time: what it wants, what it names, what it is confined to."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import UsageError
from assistant.known import Known
from assistant.model import Filters, Intent, Query, Recommendation
from assistant.question import LONGEST_QUESTION, understand
from assistant.understanding.topic import topic_of

KNOWN = Known(
    sessions=(18, 22, 25, 30, 33),
    decided=frozenset(range(17, 34)),
    symbols=frozenset({"CDIP/25/5", "CDIP/30/8", "CDIP/33/2"}),
    reporting=frozenset({"CDIP/33/2"}),
    recommendations=frozenset(
        {Recommendation("da", n) for n in range(1, 46)} | {Recommendation("review", n) for n in (3, 7, 8, 9, 10, 12)}
    ),
)
D, S, DOC, FIG, LIST, WHO, WHEN, DEF, HIST, COLLECTION, ABOUT, OUT, PASSAGE = (
    Intent.DECISION,
    Intent.STATUS,
    Intent.DOCUMENT,
    Intent.FIGURE,
    Intent.LIST,
    Intent.WHO,
    Intent.WHEN,
    Intent.DEFINITION,
    Intent.HISTORY,
    Intent.COLLECTION,
    Intent.ABOUT_ASSISTANT,
    Intent.OUT_OF_SCOPE,
    Intent.PASSAGE,
)


def read(question: str, **given: Any) -> Query:
    return understand(question, known=KNOWN, **given)


def da(*numbers: int) -> tuple[Recommendation, ...]:
    return tuple(Recommendation("da", n) for n in numbers)


def review(*numbers: int) -> tuple[Recommendation, ...]:
    return tuple(Recommendation("review", n) for n in numbers)


# (question, intent, what is read out of it; what is not named is expected to be empty)
CHINESE: list[tuple[str, Intent, dict[str, Any]]] = [
    # decisions of a session
    ("第二十三届会议作出了什么决定？", D, {"sessions": (23,)}),
    ("第23届会议决定了哪些事项", D, {"sessions": (23,)}),
    ("２３届会议通过了什么决定？", D, {"sessions": (23,)}),
    ("CDIP/23 批准了什么？", D, {"sessions": (23,)}),
    ("第二十三届会议新批了哪几个灯塔项目？", D, {"sessions": (23,), "verbs": ("approved",)}),
    ("关于灯塔的试点，CDIP 23 是怎么定的？", D, {"sessions": (23,)}),
    ("CDIP23的成果", D, {"sessions": (23,)}),
    ("廿三届会议有哪些决定", D, {"sessions": (23,)}),
    ("上届会议决定了什么？", D, {"sessions": (32,), "previous": True}),
    ("上一届会议有什么结论？", D, {"sessions": (32,), "previous": True}),
    ("最近一次会议作出了哪些决定？", D, {"sessions": (33,), "latest": True}),
    ("最新一届会议批准了哪些项目？", D, {"sessions": (33,), "latest": True}),
    ("本届会议要求秘书处做什么？", D, {"sessions": (33,), "latest": True}),
    ("委员会就网络论坛作出了什么决定？", D, {}),
    ("委员会对CDIP/23/11是怎么决定的？", D, {"symbols": ("CDIP/23/11",)}),
    ("CDIP/30/8 Rev.被批准了吗？", D, {"symbols": ("CDIP/30/8 Rev.",)}),
    ("第三十届会议是否通过了职责范围？", D, {"sessions": (30,)}),
    ("第三十一届会议商定了哪些新项目？", D, {"sessions": (31,)}),
    ("第22届会议请秘书处补充什么？", D, {"sessions": (22,)}),
    ("委员会是否核可了该路线图？", D, {}),
    ("CDIP第18届会议主席总结", D, {"sessions": (18,)}),
    ("第二十一届会议", D, {"sessions": (21,)}),
    # status of a recommendation
    ("建议十的落实情况如何？", S, {"recommendations": da(10) + review(10)}),
    ("建议１０进展怎样", S, {"recommendations": da(10) + review(10)}),
    ("第10项建议的落实情况", S, {"recommendations": da(10) + review(10)}),
    ("第十项发展议程建议现在怎么样了？", S, {"recommendations": da(10), "series": "da"}),
    ("独立审查建议10的进展", S, {"recommendations": review(10), "series": "review"}),
    ("发展议程建议5讲什么？", S, {"recommendations": da(5), "series": "da"}),
    ("建议13、14和17的落实情况", S, {"recommendations": da(13, 14, 17)}),
    ("建议13至17的亮点", S, {"recommendations": da(13, 14, 15, 16, 17)}),
    ("哪个部门负责落实建议三十六？", S, {"recommendations": da(36)}),
    ("建议三十六", S, {"recommendations": da(36)}),
    ("发展议程建议落实情况独立审查的建议3进展如何？", S, {"recommendations": review(3), "series": "review"}),
    ("建议46的落实情况", S, {"recommendation_numbers": (46,), "recommendations": ()}),
    ("第五十项建议是什么？", S, {"recommendation_numbers": (50,), "recommendations": ()}),
    ("建議十二的落實情況", S, {"recommendations": da(12) + review(12)}),
    # documents
    ("CDIP/25/5讲什么？", DOC, {"symbols": ("CDIP/25/5",), "filtered": True}),
    ("请概述文件 cdip/30/8", DOC, {"symbols": ("CDIP/30/8",), "filtered": True}),
    ("25/5号文件的主要内容是什么？", DOC, {"symbols": ("CDIP/25/5",), "filtered": True}),
    ("ＣＤＩＰ／２５／５", DOC, {"symbols": ("CDIP/25/5",), "filtered": True}),
    ("CDIP 25/5是关于什么的", DOC, {"symbols": ("CDIP/25/5",), "filtered": True}),
    ("哪份文件介绍了网络论坛的费用？", DOC, {}),
    ("介绍一下文件CDIP10/9", DOC, {"symbols": ("CDIP/10/9",)}),
    # figures
    ("截至2020年3月，平台有多少注册用户？", FIG, {"years": (2020,), "dates": ("2020-03",)}),
    ("根据CDIP/25/5，2019年的浏览量是多少？", FIG, {"symbols": ("CDIP/25/5",), "years": (2019,), "filtered": True}),
    ("建立论坛的一次性费用是多少瑞郎？", FIG, {}),
    ("每年最多举行几次网络研讨会？", FIG, {}),
    ("发展支出占预算的百分之几？", FIG, {}),
    ("2024/25两年期的发展份额是多少？", FIG, {"years": (2024, 2025)}),
    ("男女比例是多少？", FIG, {}),
    ("建议35下开展了多少项研究？", FIG, {"recommendations": da(35)}),
    ("２０２０年３月１３日有多少用户", FIG, {"years": (2020,), "dates": ("2020-03-13",)}),
    # lists
    ("请列出技术援助网络研讨会的选题步骤", LIST, {}),
    ("哪些国家加入了GRATK条约？", LIST, {}),
    ("项目在哪三个国家试点？", LIST, {}),
    ("网络论坛有哪些用户群体？", LIST, {}),
    ("CDIP/30/8列了哪些主题？", LIST, {"symbols": ("CDIP/30/8",), "filtered": True}),
    # who and when
    ("谁提出了这项提案？", WHO, {}),
    ("哪个代表团反对该条款？", WHO, {}),
    ("评估由哪个机构负责？", WHO, {}),
    ("GRATK条约何时通过？", WHEN, {}),
    ("第二十五届会议什么时候召开？", WHEN, {"sessions": (25,)}),
    ("哪届会议批准了六点提案？", WHEN, {}),
    ("利雅得条约是哪一年缔结的？", WHEN, {}),
    # definitions
    ("什么是发展议程？", DEF, {}),
    ("TISC是什么？", DEF, {}),
    ("主流化是什么意思？", DEF, {}),
    ("DACD的全称是什么？", DEF, {}),
    ("什么样的机构算借阅馆？", DEF, {"topic": "借阅馆"}),
    ("什么情况下一笔支出才被视为培训支出？", DEF, {"topic": "培训支出"}),
    ("谁算新会员？", DEF, {"topic": "新会员"}),
    ("“逾期”在这里是怎么界定的？", DEF, {}),
    # in everyday words
    ("啥时候开会？", WHEN, {"text": "什么时候开会?"}),
    ("那个项目咋没人参加？", PASSAGE, {"text": "那个项目为什么没人参加?"}),
    ("修灯预算几何？", FIG, {"text": "修灯预算是多少?"}),
    ("拢共办了几期培训？", FIG, {"text": "一共办了几期培训?"}),
    ("培训办完了没有？", PASSAGE, {"text": "培训办完了吗?"}),
    ("有没有录像？", PASSAGE, {"text": "有没有录像?"}),
    ("需不需要提前登记？", PASSAGE, {"text": "是否需要提前登记?"}),
    ("第25届会议的主席是谁？", WHO, {"sessions": (25,), "verbs": ("elected",)}),
    ("借书项目后来怎么样了？", HIST, {}),
    # history
    ("第17届至第23届会议关于网络论坛的决定", HIST, {"sessions": (17, 18, 19, 20, 21, 22, 23)}),
    ("第17—23届会议如何讨论技术转让？", HIST, {"sessions": (17, 18, 19, 20, 21, 22, 23)}),
    ("网络论坛问题的来龙去脉", HIST, {}),
    ("历届会议对外部审查作过哪些决定？", HIST, {}),
    ("网络论坛提案先后经过了哪几个阶段？", HIST, {}),
    ("网络论坛是怎么一步步走过来的？", HIST, {}),
    ("最近三届会议批准了什么", HIST, {"sessions": (31, 32, 33)}),
    ("CDIP 20、21、22和23关于路线图的讨论", HIST, {"sessions": (20, 21, 22, 23)}),
    # about the assistant
    ("你是谁？", ABOUT, {}),
    ("你能做什么", ABOUT, {}),
    ("怎么使用这个工具？", ABOUT, {}),
    # which documents there are
    ("目前收录了哪些文件？", COLLECTION, {}),
    ("第33届会议的文件有哪些？", COLLECTION, {"sessions": (33,)}),
    # not about the documents
    ("今天北京天气怎么样？", OUT, {}),
    ("给我讲个笑话", OUT, {}),
    ("帮我写一段Python代码", OUT, {}),
    ("番茄炒蛋怎么做才好吃", OUT, {}),
    ("昨天的足球比赛谁赢了？", OUT, {}),
    ("推荐几部电影", OUT, {}),
    ("安理会昨天通过了什么", OUT, {}),
    # anything else that the documents may say
    ("根据建议10采取的能力建设方法怎样影响了中小企业融资？", PASSAGE, {"recommendations": da(10) + review(10)}),
    ("网络论坛为什么迁移到新平台？", PASSAGE, {}),
    ("墨西哥代表团对选题方式有何看法？", PASSAGE, {}),
    ("CDIP/30/8对口译是怎么规定的？", PASSAGE, {"symbols": ("CDIP/30/8",), "filtered": True}),
    ("CDIP/99/1中关于预算的说法", PASSAGE, {"symbols": ("CDIP/99/1",)}),
]
ENGLISH: list[tuple[str, Intent, dict[str, Any]]] = [
    # decisions of a session
    ("What did session 23 decide?", D, {"sessions": (23,)}),
    ("What was decided at the 23rd session?", D, {"sessions": (23,)}),
    ("Decisions of the twenty-third session", D, {"sessions": (23,)}),
    ("Which decisions did CDIP 23 take on the web forum?", D, {"sessions": (23,)}),
    ("what was agreed at CDIP/23", D, {"sessions": (23,)}),
    ("What did the last session decide?", D, {"sessions": (32,), "previous": True}),
    ("What was approved at the previous session?", D, {"sessions": (32,), "previous": True}),
    ("What did the latest session adopt?", D, {"sessions": (33,), "latest": True}),
    ("Outcome of the most recent session", D, {"sessions": (33,), "latest": True}),
    ("What did the Committee request at this session?", D, {"sessions": (33,), "latest": True}),
    ("What did the Committee decide on CDIP/23/11, and when?", D, {"symbols": ("CDIP/23/11",)}),
    ("Was CDIP/30/8 Rev. approved?", D, {"symbols": ("CDIP/30/8 Rev.",)}),
    ("Which projects were approved at session thirty-one?", D, {"sessions": (31,)}),
    ("What did the Committee ask the Secretariat to do about the roadmap?", D, {}),
    ("Did the CDIP endorse the terms of reference?", D, {}),
    ("Summary by the Chair of session 18", D, {"sessions": (18,)}),
    ("What happened at session 22?", D, {"sessions": (22,)}),
    ("Session 21", D, {"sessions": (21,)}),
    ("What did the twenty-first session do with the costing?", D, {"sessions": (21,)}),
    ("decisions of session 99", D, {"sessions": (99,)}),
    # status of a recommendation
    ("What is the status of recommendation 10?", S, {"recommendations": da(10) + review(10)}),
    ("Status of implementation of Rec. 10", S, {"recommendations": da(10) + review(10)}),
    ("recommendation no. 36: where does it stand?", S, {"recommendations": da(36)}),
    ("How is DA Rec 5 being implemented?", S, {"recommendations": da(5), "series": "da"}),
    ("Development Agenda recommendation ten", S, {"recommendations": da(10), "series": "da"}),
    ("Independent Review recommendation 10 progress", S, {"recommendations": review(10), "series": "review"}),
    ("Progress on recommendations 13, 14 and 17", S, {"recommendations": da(13, 14, 17)}),
    ("highlights of recommendations 13 to 15", S, {"recommendations": da(13, 14, 15)}),
    ("Which departments are responsible for recommendation 36?", S, {"recommendations": da(36)}),
    ("the tenth DA recommendation", S, {"recommendations": da(10), "series": "da"}),
    ("R10 status", S, {"recommendations": da(10) + review(10)}),
    ("What does recommendation 44 say?", S, {"recommendations": da(44)}),
    ("Tell me about recommendation 46", S, {"recommendation_numbers": (46,), "recommendations": ()}),
    ("Status of Independent Review recommendation 15", S, {"recommendation_numbers": (15,), "series": "review", "recommendations": ()}),
    # documents
    ("What is CDIP/25/5 about?", DOC, {"symbols": ("CDIP/25/5",), "filtered": True}),
    ("Summarise document 30/8", DOC, {"symbols": ("CDIP/30/8",), "filtered": True}),
    ("cdip 25/5", DOC, {"symbols": ("CDIP/25/5",), "filtered": True}),
    ("cdip_25_5", DOC, {"symbols": ("CDIP/25/5",), "filtered": True}),
    ("cdip 25 5 summary", DOC, {"symbols": ("CDIP/25/5",), "filtered": True}),
    ("In which document is the cost of the web forum given?", DOC, {}),
    ("Give me an overview of CDIP10/9", DOC, {"symbols": ("CDIP/10/9",)}),
    # figures
    ("As of March 2020, how many registered users did the platform have?", FIG, {"years": (2020,), "dates": ("2020-03",)}),
    (
        "According to CDIP/25/5, how many page views were there in 2019?",
        FIG,
        {"symbols": ("CDIP/25/5",), "years": (2019,), "filtered": True},
    ),
    ("What is the one-time cost of the forum?", FIG, {}),
    ("How much would the web forum cost per year?", FIG, {}),
    ("What percentage of the budget is development expenditure?", FIG, {}),
    ("What is the maximum number of webinars a year?", FIG, {}),
    ("How many studies were done under recommendation 35?", FIG, {"recommendations": da(35)}),
    ("How many users by 13 March 2020?", FIG, {"years": (2020,), "dates": ("2020-03-13",)}),
    ("What was the development share in FY2024?", FIG, {"years": (2024,)}),
    # lists
    ("Which countries signed the GRATK Treaty?", LIST, {}),
    ("List the user groups of the web forum", LIST, {}),
    ("Name the three pilot countries", LIST, {}),
    ("What topics were proposed for webinars?", LIST, {}),
    ("Which two regions did the project cover?", LIST, {}),
    # who and when
    ("Who proposed the forum?", WHO, {}),
    ("Which delegation opposed the clause?", WHO, {}),
    ("By whom was the evaluation carried out?", WHO, {}),
    ("When was the GRATK Treaty adopted?", WHEN, {}),
    ("When was session 25 held?", WHEN, {"sessions": (25,)}),
    ("At which session was the six-point proposal approved?", WHEN, {}),
    ("In which year was the Riyadh treaty concluded?", WHEN, {}),
    # definitions
    ("What is the Development Agenda?", DEF, {}),
    ("What does TISC stand for?", DEF, {}),
    ("What is a TISC?", DEF, {}),
    ("Define mainstreaming", DEF, {}),
    ("When was the information session on kites held?", WHEN, {"topic": "information session kites held"}),
    ("Who counts as a new member?", DEF, {"topic": "new member"}),
    ("What qualifies as a lending house?", DEF, {"topic": "lending house"}),
    ("When does a library treat a loan as overdue?", DEF, {"topic": "overdue"}),
    ("How is a lending house defined?", DEF, {}),
    ("What exactly is a lending house?", DEF, {}),
    # in everyday words
    ("How come nobody borrowed the lamps?", PASSAGE, {"text": "why nobody borrowed the lamps?"}),
    ("How many loans were there, all told?", FIG, {"text": "How many loans were there in total?"}),
    ("Is the catalogue finished or what?", PASSAGE, {"text": "Is the catalogue finished?"}),
    ("Total one-off cost of the lending house?", FIG, {}),
    ("How soon are loans recorded?", FIG, {}),
    ("Since when has the catalogue existed?", WHEN, {}),
    ("By what date must a library register?", WHEN, {}),
    ("Who was the Vice-Chair of session 25?", WHO, {"sessions": (25,), "verbs": ("elected",)}),
    ("What became of the lending house?", HIST, {"topic": "lending house"}),
    # history
    ("What did sessions 17 to 23 decide on the web forum?", HIST, {"sessions": (17, 18, 19, 20, 21, 22, 23)}),
    ("From the 17th session to the 23rd session, how did technology transfer evolve?", HIST, {"sessions": (17, 18, 19, 20, 21, 22, 23)}),
    ("History of the web forum", HIST, {}),
    ("How did the web forum get from proposal to evaluation?", HIST, {}),
    ("What is the decision trail of the web forum?", HIST, {}),
    ("How did the external review evolve over the sessions?", HIST, {}),
    ("Compare session 21 and session 22 on the roadmap", HIST, {"sessions": (21, 22)}),
    ("What did the last three sessions approve?", HIST, {"sessions": (31, 32, 33)}),
    # about the assistant
    ("Who are you?", ABOUT, {}),
    ("What can you do?", ABOUT, {}),
    ("How do you work?", ABOUT, {}),
    # which documents there are
    ("Which documents do you have?", COLLECTION, {}),
    ("How many documents from 2023 are indexed?", COLLECTION, {"years": (2023,)}),
    # not about the documents
    ("What's the weather like today?", OUT, {}),
    ("Tell me a joke", OUT, {}),
    ("Write a Python function that sorts a list", OUT, {}),
    ("Give me a recipe for pancakes", OUT, {}),
    ("Who won the football match yesterday?", OUT, {}),
    ("What is 12 * 34?", OUT, {}),
    ("What did the Security Council adopt yesterday?", OUT, {}),
    # anything else that the documents may say
    (
        "How did capacity building under recommendation 10 affect financing of small firms?",
        PASSAGE,
        {"recommendations": da(10) + review(10)},
    ),
    ("Why was the web forum moved to a new platform?", PASSAGE, {}),
    ("What is the position of Mexico on topic selection?", PASSAGE, {}),
    ("What does CDIP/30/8 say about interpretation?", PASSAGE, {"symbols": ("CDIP/30/8",), "filtered": True}),
    ("What did WHO say about vaccines?", PASSAGE, {}),
    ("WHO and WIPO on access to medicines", PASSAGE, {}),
]


@pytest.mark.parametrize(("question", "intent", "named"), CHINESE + ENGLISH, ids=lambda value: value if isinstance(value, str) else "")
def test_a_question_is_read(question: str, intent: Intent, named: dict[str, Any]) -> None:
    query = read(question)

    expected = {
        "sessions": (),
        "symbols": (),
        "years": (),
        "dates": (),
        "series": None,
        "latest": False,
        "previous": False,
        "filtered": False,
    }
    expected |= {"recommendations": ()} | named
    found = {name: getattr(query, name) for name in expected if name != "filtered"} | {"filtered": bool(query.filters.symbols)}
    assert (query.intent, found) == (intent, expected)


def test_the_table_is_long_and_even() -> None:
    assert len(CHINESE) + len(ENGLISH) >= 150
    assert abs(len(CHINESE) - len(ENGLISH)) <= 5


@pytest.mark.parametrize(("questions", "language"), [(CHINESE, "zh"), (ENGLISH, "en")])
def test_the_language_is_that_of_the_question(questions: list[tuple[str, Intent, dict[str, Any]]], language: str) -> None:
    assert {read(question).language for question, *_ in questions if question != "ＣＤＩＰ／２５／５"} == {language}


# ---- what only looks like a reference ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "question",
    [
        "秘书处建议结束该报告工作吗？",
        "秘书处建议每年举行几次会议？",
        "委员会建议三个月内提交吗？",
        "代表团建议10个工作日内答复",
        "该项目向成员国建议一致行动",
        "建议2023年召开研讨会",
        "总共有45项建议",
        "审评报告的建议3说了什么？",
        "What did the evaluator's recommendation 3 say?",
        "What does recommendation 2 of the evaluation report propose?",
        "委员会怎样处理审评报告里的建议5？",
        "评估专家提出的建议3是什么？",
        "The Committee adopted 45 recommendations",
        "Did they recommend 10 webinars?",
    ],
)
def test_a_word_is_no_recommendation(question: str) -> None:
    assert read(question).recommendation_numbers == ()


@pytest.mark.parametrize(
    "question",
    [
        "专利法常设委员会第三十五届会议何时召开？",
        "第35届专利法常设委员会讨论了什么？",
        "产权组织大会第五十五届会议通过了什么？",
        "When was the 35th session of the Standing Committee on the Law of Patents held?",
        "What did SCCR's 44th session discuss?",
        "三届会议之后还要报告吗？",
        "How many sessions were there in 2019?",
    ],
)
def test_sessions_of_others_and_counts_of_sessions_are_not_ours(question: str) -> None:
    assert read(question).sessions == ()


@pytest.mark.parametrize(
    ("question", "symbols"),
    [
        ("文件25/5、30/8和CDIP/18/6Rev.", ("CDIP/25/5", "CDIP/30/8", "CDIP/18/6 Rev.")),
        ("documents 25/5 and 30/8", ("CDIP/25/5", "CDIP/30/8")),
        ("CDIP/30/8 and CDIP/30/8 Rev.", ("CDIP/30/8", "CDIP/30/8 Rev.")),
        ("CDPI/23/11", ("CDIP/23/11",)),
        ("CDIP/32/INF/2与WO/PBC/37/7", ("CDIP/32/INF/2", "WO/PBC/37/7")),
        ("Is the help desk open 24/7?", ()),
        ("a share of 3/4 of the budget", ()),
        ("On 5/6/2020 what happened", ()),
    ],
)
def test_symbols_in_every_variant(question: str, symbols: tuple[str, ...]) -> None:
    assert read(question).symbols == symbols


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("第23届会议作了什么决定？请用英文回答", "en"),
        ("用英语回答：建议十的进展", "en"),
        ("What did session 23 decide? Answer in Chinese, please.", "zh"),
        ("In English, please: 第23届会议作了什么决定？", "en"),
        ("请用中文回答 what is recommendation 10", "zh"),
        ("Is CDIP/30/8 available in Chinese?", None),
        ("哪些课程有英文版？", None),
        ("How many courses were given in English and French?", None),
        ("附录只有英文版吗？", None),
    ],
)
def test_the_language_wanted(question: str, wanted: str | None) -> None:
    query = read(question)

    assert query.answer_language == wanted
    assert wanted is None or not re.search(r"英文|英语|中文|Chinese|English", query.text)
    assert (query.answer_language or query.language) in ("zh", "en")


# ---- whose words, and of what ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("What did Japan say about decisions taken online?", PASSAGE),
        ("What was Peru's position on decisions by correspondence?", PASSAGE),
        ("Views of the African Group on the decisions of the Assembly", PASSAGE),
        ("日本对在线作出决定怎么看？", PASSAGE),
        ("非洲集团认为应当作出什么决定？", PASSAGE),
        ("欧盟怎么看四天会期", PASSAGE),
        ("What did the Committee decide on the proposal of Japan?", D),
        ("Did the Committee approve what Japan proposed?", D),
        ("委员会对日本的提案作了什么决定？", D),
        ("第25届会议对日本的提案有什么决定？", D),
        ("Give me an overview of session 25", D),
        ("Recap of the 25th session, please", D),
        ("Give me three key facts about session 25", D),
        ("用三句话总结第25届会议", D),
        ("TL;DR CDIP/30/8", DOC),
        ("In short: what is CDIP/25/5?", DOC),
        ("概括一下第25届会议的结果", D),
        ("The meeting of November 2019: who was elected?", WHO),
        ("the 25th CDIP — who was in the chair?", WHO),
        ("流动图书车哪几个月停开？", WHEN),
        ("What were the opening and closing dates of the book van course?", WHEN),
        ("工具箱由什么组成？", LIST),
        ("工具箱里面装了什么？", LIST),
        ("What is the toolbox made up of?", LIST),
        ("What would the rules of the book van have to deal with?", LIST),
        ("What deal was made with the book van?", PASSAGE),
        ("第25届会议的会期", WHEN),
        ("注册了几件商标？", FIG),
    ],
)
def test_what_is_wanted(question: str, intent: Intent) -> None:
    assert read(question).intent is intent


@pytest.mark.parametrize(
    ("question", "sessions"),
    [
        ("二十五届谁当主席？", (25,)),
        ("第 二十五 届 会议的决定", (25,)),
        ("第 25 次 会议的决定", (25,)),
        ("sess. 25 decisions", (25,)),
        ("What came out of the 25th sess.?", (25,)),
        ("25届主席总结里怎么说网络论坛？", (25,)),
        ("最近一次进展报告讲了什么？", ()),
        ("最近一次审评是谁做的？", ()),
        ("最近一次决定了什么？", (33,)),
        ("举办了12届大赛", ()),
    ],
)
def test_sessions_as_people_say_them(question: str, sessions: tuple[int, ...]) -> None:
    assert read(question).sessions == sessions


# ---- slips of the pen ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "corrected"),
    [
        ("status of recomendation 10", (("recomendation", "recommendation"),)),
        ("What did the comittee decide at sesion 23?", (("comittee", "committee"), ("sesion", "session"))),
        ("tecnical asistance for Phillipines", (("tecnical", "technical"), ("asistance", "assistance"), ("Phillipines", "Philippines"))),
        ("How meny users of eTSIC?", (("meny", "many"), ("eTSIC", "eTISC"))),
        ("发展议呈的落实", (("发展议呈", "发展议程"),)),
        ("知识产全的培训", (("知识产全", "知识产权"),)),
        ("技术缓助有哪些", (("技术缓助", "技术援助"),)),
        ("網絡論談有多少用戶", (("网络论谈", "网络论坛"),)),
        ("how many famlies answered the surwey", (("famlies", "families"), ("surwey", "survey"))),
        ("geotermal energy in the comunities", (("geotermal", "geothermal"), ("comunities", "communities"))),
    ],
)
def test_slips_are_mended(question: str, corrected: tuple[tuple[str, str], ...]) -> None:
    assert read(question).corrected == corrected


@pytest.mark.parametrize(
    "question",
    [
        "patients, patience and patents",
        "The programme of the centre, organised by the organisation",
        "technically absorptive capacities of administrators",
        "traders, projections and suspending are words; so are kente, batik and bonga",
        "Ms. Brandaver of Antofagasta discloses spares",
        "IPDTO and TPPN are unknown abbreviations",
        "Mr. Ghani and Ms. Perrin spoke",
        "司法援助与立法援助有何不同",
        "南北合作与南南合作",
        "发展进程和发展议程",
        "公共领域与公有领域",
        "多米尼加和多米尼克",
        "第二十二届会议和第二十三届会议",
        "技术协助",
        "对于总干事的年度报告,委员会怎么处理?",
    ],
)
def test_what_is_a_word_of_its_own_is_left_alone(question: str) -> None:
    assert read(question).corrected == ()


def test_real_documents_are_not_mended(shared: Any) -> None:
    """Held-out text: hardly a word of the documents may be taken for a slip."""
    from assistant.understanding.typing.spelling import mend

    mended = [
        change
        for path in sorted((shared / "documents").glob("*/*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        for change in mend(line)[1]
    ]
    assert len(set(mended)) <= 3


# ---- filters -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "filtered"),
    [
        ("根据文件CDIP/25/5，平台有什么功能？", True),
        ("What does CDIP/30/8 say about costs?", True),
        ("In document CDIP/30/8, how are topics chosen?", True),
        ("What did the Committee decide on CDIP/30/8?", False),
        ("委员会对CDIP/30/8作出了什么决定？", False),
        ("What did session 25 decide?", False),
    ],
)
def test_only_the_content_of_a_document_confines_the_search(question: str, filtered: bool) -> None:
    assert bool(read(question).filters.symbols) is filtered


def test_what_the_caller_sets_is_kept_and_counts_as_named() -> None:
    given = Filters(language="zh", sessions=(25,), recommendations=da(42))

    query = read("落实情况怎么样？", filters=given)

    assert query.filters == given
    assert (query.intent, query.sessions, query.recommendations) == (Intent.STATUS, (25,), da(42))


def test_what_is_named_goes_before_what_the_caller_sets() -> None:
    query = read("建议5的进展", filters=Filters(recommendations=da(42)))

    assert query.recommendation_numbers == (5,)


# ---- what the reader is shown --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("第23届会议就网络论坛作出了什么决定？", "读作：决定；第23届会议；关于“网络论坛”"),
        ("What did sessions 17 to 19 decide?", "Read as: the course over the sessions; sessions 17-19"),
        ("上届会议决定了什么？", "读作：决定；第32届会议（最新一届的前一届）"),
        (
            "recomendation 46?",
            "Read as: status of implementation; recommendation 46 (no series has it); “recomendation” → “recommendation”",
        ),
        ("独立审查建议10，请用英文回答", "Read as: status of implementation; Independent Review recommendation 10; answered in English"),
        ("今天天气怎么样？", "读作：与这些文件无关"),
    ],
)
def test_the_reader_sees_what_was_understood(question: str, understood: str) -> None:
    assert read(question).understood == understood


def test_terms_are_expanded_into_the_other_language() -> None:
    assert "技术援助" in read("Who pays for technical assistance?").expansions
    assert "web forum" in read("网络论坛由谁付费？").expansions


# ---- bounds --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["", "   ", "\n\t", "\u200b\u200d", "？", "。。。"])
def test_an_empty_question_is_refused(question: str) -> None:
    with pytest.raises(UsageError, match="empty"):
        read(question)


def test_an_endless_question_is_refused_in_a_sentence() -> None:
    with pytest.raises(UsageError, match="1,000,000 characters"):
        read("长" * 1_000_000)


def test_the_longest_question_is_read_quickly() -> None:
    started = time.process_time()
    read(("What did session 23 decide about recommendation 10 and 网络论坛? " * 400)[:LONGEST_QUESTION])
    assert time.process_time() - started < 2.0


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        query = read(text)
    except UsageError:
        return
    assert query.intent in Intent
    assert query == read(text)


_PIECES = st.sampled_from(
    [
        "第",
        "二十三",
        "届",
        "会议",
        "CDIP",
        "/",
        "25",
        "5",
        "Rev.",
        "建议",
        "十",
        "10",
        "、",
        "和",
        "至",
        "session",
        "twenty",
        "-",
        "third",
        "recommendation",
        "and",
        "to",
        "的",
        "ignore",
        "忽略",
        "指令",
        "system",
        "prompt",
        "2020",
        "年",
        "3",
        "月",
        "?",
        "，",
        "in",
        "English",
        "用",
        "英文",
        "你",
        "are",
        "you",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=60), st.sampled_from(["", " "]))
def test_any_mix_of_what_is_looked_for_is_read_or_refused(pieces: list[str], joint: str) -> None:
    try:
        read(joint.join(pieces))
    except UsageError:
        return


# ---- two languages in one question ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "corrected", "topic"),
    [
        ("CDIP25 谁是 chair", (("chair", "主席"),), "主席"),
        ("pilot countries 有哪些？", (("pilot countries", "试点"),), "试点"),
        ("toolkit 下载了多少次？", (("toolkit", "工具包"),), "工具包下载"),
        ("WIPO Academy有多少学员？", (("WIPO Academy", "WIPO学院"),), "WIPO学院学员"),
        ("TISC和eTISC有多少用户？", (), "TISC和eTISC用户"),
        ("session 25 谁当主席？", (), "当主席"),
    ],
)
def test_english_terms_in_a_chinese_question_are_read_in_chinese(question: str, corrected: object, topic: str) -> None:
    query = read(question)

    assert (query.corrected, query.topic.replace(" ", "").lower()) == (corrected, topic.lower())


@pytest.mark.parametrize(
    ("question", "sessions"),
    [("下一届会议什么时候开？", (34,)), ("When is the next session?", (34,)), ("第25届会议商定下届会议的议题是什么？", (25,))],
)
def test_the_next_session_is_the_one_after_the_newest_indexed(question: str, sessions: tuple[int, ...]) -> None:
    assert read(question).sessions == sessions


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("CDIP/25/5的建议3是给谁的？", ()),  # of a document that reports on neither series
        ("What does recommendation 3 of CDIP/25/5 say?", ()),
        ("CDIP/33/2里建议3的进展？", (3,)),
        ("What does CDIP/33/2 say on recommendation 3?", (3,)),
        ("Development Agenda recommendation 3 in CDIP/25/5", (3,)),
        ("CDIP/24/8里的建议3", (3,)),  # a document that is not held
    ],
)
def test_a_documents_own_recommendations_are_of_no_series(question: str, numbers: tuple[int, ...]) -> None:
    assert read(question).recommendation_numbers == numbers


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("墨西哥赞成哪个备选方案，理由是什么？", "墨西哥赞成 备选方案 理由"),
        ("一揽子方案惠及哪些国家？", "一揽子方案惠及 国家"),
        ("国家局参与了什么举措？", "国家局参与 举措"),
        ("委员会对费用核算有何要求？", "费用核算 要求"),
        ("肯尼亚对选题持什么立场？", "肯尼亚对选题 立场"),
        ("援助具体涉及哪些方面？", "援助"),
    ],
)
def test_no_word_is_cut_in_two_by_a_word_of_the_frame(question: str, topic: str) -> None:
    assert topic_of(question) == topic
