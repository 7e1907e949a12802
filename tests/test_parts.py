"""Questions of several parts: what is held side by side, what is asked after the other, and what stays whole."""

from __future__ import annotations

import pytest

from assistant.known import Known
from assistant.question import understand
from assistant.understanding.parts.parts import parts_of, subject_of

KNOWN = Known(sessions=(38, 39, 40, 41), symbols=frozenset(("CDIP/41/3", "CDIP/41/4", "CDIP/41/4 Rev.")))

SIDES: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "Which lasted longer, the lamp project or the rope project?",
        [("lamp project", "the lamp project: how long?"), ("rope project", "the rope project: how long?")],
    ),
    (
        "Which had the bigger budget, the lamp project or the rope project?",
        [("lamp project", "the lamp project: what is the budget?"), ("rope project", "the rope project: what is the budget?")],
    ),
    ("灯船与浮标的预算，哪个更高？", [("灯船", "灯船的预算是多少?"), ("浮标", "浮标的预算是多少?")]),
    ("海港项目和船长结对网络，各花了多少钱？", [("海港项目", "海港项目,花了多少钱?"), ("船长结对网络", "船长结对网络,花了多少钱?")]),
    (
        "Which is dearer to buy, a travelling lamp or a floating lighthouse?",
        [
            ("travelling lamp", "a travelling lamp: how much does it cost to buy?"),
            ("floating lighthouse", "a floating lighthouse: how much does it cost to buy?"),
        ],
    ),
    (
        "Which cost more, the project on lamps for the blind or the one on songs for sailors?",
        [
            ("project on lamps for the blind", "the project on lamps for the blind: how much does it cost?"),
            ("project on songs for sailors", "the project on songs for sailors: how much does it cost?"),
        ],
    ),
    (
        "Compare the implementation rates of the lamp project and of the net and rope project at their end.",
        [
            ("lamp project", "what is the implementation rate of the lamp project at the end?"),
            ("net and rope project", "what is the implementation rate of the net and rope project at the end?"),
        ],
    ),
    (
        "Budget use: lamp project against rope project",
        [("lamp project", "what is the Budget use of lamp project?"), ("rope project", "what is the Budget use of rope project?")],
    ),
    (
        "The fellowship for lamplighters against the network for pilots: what would each cost?",
        [
            ("fellowship for lamplighters", "The fellowship for lamplighters: what would cost?"),
            ("network for pilots", "the network for pilots: what would cost?"),
        ],
    ),
    ("年度运行费用：灯船和浮标各多少？", [("灯船", "灯船的年度运行费用是多少?"), ("浮标", "浮标的年度运行费用是多少?")]),
    ("移动灯船和固定浮标，哪一种买起来更贵？", [("移动灯船", "移动灯船,买起来是多少?"), ("固定浮标", "固定浮标,买起来是多少?")]),
    (
        "How has the number of lamps developed from the progress report for 2030/31 to those for 2032/33 and 2033/34?",
        [
            ("2030/31", "what was the number of lamps in the progress report for 2030/31?"),
            ("2032/33", "what was the number of lamps in the progress report for 2032/33?"),
            ("2033/34", "what was the number of lamps in the progress report for 2033/34?"),
        ],
    ),
    (
        "从2030/31年度到2032/33年度，点灯次数怎么变化？",
        [("2030/31年度", "2030/31年度,点灯次数是多少?"), ("2032/33年度", "2032/33年度,点灯次数是多少?")],
    ),
    (
        "挪威和智利在借阅期限上的主张有什么不同？",
        [("挪威", "挪威在借阅期限上的主张?"), ("智利", "智利在借阅期限上的主张?")],
    ),
    ("WIPO GREEN和ARDI各有多少用户？", [("WIPO GREEN", "WIPO GREEN有多少用户?"), ("ARDI", "ARDI有多少用户?")]),
    ("培训班与研讨会的预算相比哪个更大？", [("培训班", "培训班的预算是多少?"), ("研讨会", "研讨会的预算是多少?")]),
    ("版权领域与商标领域的讲座各是几场？", [("版权领域", "版权领域的讲座是几场?"), ("商标领域", "商标领域的讲座是几场?")]),
    (
        "2031年和2032年的预算分别是多少？",
        [("2031年", "2031年的预算是多少?"), ("2032年", "2032年的预算是多少?")],
    ),
    (
        "建议6和9都提到名册，各有多少专家？",
        [("建议6", "建议6提到名册,有多少专家?"), ("建议9", "建议9提到名册,有多少专家?")],
    ),
    (
        "借出的册数，2031年报告和2032年报告各说是多少？",
        [("2031年报告", "借出的册数,2031年报告说是多少?"), ("2032年报告", "借出的册数,2032年报告说是多少?")],
    ),
    (
        "How many loans were there by mid-2031 and by mid-2032?",
        [("mid-2031", "How many loans were there by mid-2031?"), ("mid-2032", "How many loans were there by mid-2032?")],
    ),
    (
        "How long should loans last according to Norway, and according to Chile?",
        [("Norway", "How long should loans last according to Norway?"), ("Chile", "How long should loans last according to Chile?")],
    ),
    (
        "CDIP/41/4和CDIP/41/4 Rev.有什么不同？",
        [("CDIP/41/4", "CDIP/41/4?"), ("CDIP/41/4 Rev.", "CDIP/41/4 Rev.?")],
    ),
    (
        "How do Norway and Chile differ on the length of loans?",
        [("Norway", "Norway view on the length of loans?"), ("Chile", "Chile view on the length of loans?")],
    ),
    (
        "Compare the number of users of WIPO GREEN and ARDI.",
        [("WIPO GREEN", "the number of users of WIPO GREEN?"), ("ARDI", "the number of users of ARDI?")],
    ),
    (
        "How does CDIP/41/4 Rev. differ from CDIP/41/4 on the number of tutors?",
        [
            ("CDIP/41/4 Rev.", "CDIP/41/4 Rev. on the number of tutors?"),
            ("CDIP/41/4", "CDIP/41/4 on the number of tutors?"),
        ],
    ),
    (
        "Norway against Chile: how many lamps were lit in 2032?",
        [("Norway", "Norway: how many lamps were lit in 2032?"), ("Chile", "Chile: how many lamps were lit in 2032?")],
    ),
    (
        "What do the 2031 and the 2033 progress reports each say of lamps?",
        [
            ("2031 progress report", "What do the 2031 progress report say of lamps?"),
            ("2033 progress report", "What do the 2033 progress report say of lamps?"),
        ],
    ),
    (
        "2031年那份报告和2033年的进展报告分别怎么说灯塔？",
        [("2031年那份报告", "2031年那份报告怎么说灯塔?"), ("2033年的进展报告", "2033年的进展报告怎么说灯塔?")],
    ),
    (
        "灯塔项目第二阶段和第一阶段的预算各是多少？",
        [("第二阶段", "灯塔项目第二阶段的预算是多少?"), ("第一阶段", "灯塔项目第一阶段的预算是多少?")],
    ),
    ("灯塔项目两个阶段的预算差多少？", [("第一阶段", "灯塔项目第一阶段的预算是多少?"), ("第二阶段", "灯塔项目第二阶段的预算是多少?")]),
    (
        "Compare the budgets of both phases of the lighthouse project.",
        [
            ("first phase", "the budgets of the first phase of the lighthouse project?"),
            ("second phase", "the budgets of the second phase of the lighthouse project?"),
        ],
    ),
    # views compared in other words
    (
        "借多久、谁来定，挪威跟智利的意见差在哪儿？",
        [("挪威", "借多久、谁来定,挪威的意见?"), ("智利", "借多久、谁来定,智利的意见?")],
    ),
    (
        "借期由谁来定，挪威一个说法、智利一个说法，有啥不一样？",
        [("挪威", "借期由谁来定,挪威的说法?"), ("智利", "借期由谁来定,智利的说法?")],
    ),
    (
        "On the length of loans, put the statements of Norway and Chile side by side.",
        [
            ("Norway", "On the length of loans, the statements of Norway?"),
            ("Chile", "On the length of loans, the statements of Chile?"),
        ],
    ),
    (
        "Length of loans: in what respect is the Norwegian position not the same as the Chilean one?",
        [
            ("Norwegian position", "Length of loans: the Norwegian position?"),
            ("Chilean position", "Length of loans: the Chilean position?"),
        ],
    ),
    # what is asked of both, named once more with the second
    (
        "Compare the number of lamps lent in the field of fishing with the number for ferries and salt pans.",
        [
            ("fishing", "the number of lamps lent in the field of fishing?"),
            ("ferries and salt pans", "the number of lamps lent in the field of ferries and salt pans?"),
        ],
    ),
    (
        "Between mending the lamps and writing the manual, what is the more expensive part? Please include the amounts.",
        [
            ("mending the lamps", "mending the lamps, how much does it cost?"),
            ("writing the manual", "writing the manual, how much does it cost?"),
        ],
    ),
    ("ARDI、ASPI的用户数，分别报一下", [("ARDI", "ARDI的用户数?"), ("ASPI", "ASPI的用户数?")]),
    (
        "请给出借出册数的两个数字：2031年全年、2032年1至7月。",
        [("2031年全年", "请给出借出册数:2031年全年?"), ("2032年1至7月", "请给出借出册数:2032年1至7月?")],
    ),
    (
        "Loans, 2031 versus the period to July 2032: number of readers and of books for each.",
        [
            ("2031", "Loans, 2031: number of readers and of books?"),
            ("period to July 2032", "Loans, period to July 2032: number of readers and of books?"),
        ],
    ),
    (
        "SCCR第50届会议和SCCR第51届会议都是什么时候开的？",
        [("第50届会议", "SCCR第50届会议是什么时候开的?"), ("第51届会议", "SCCR第51届会议是什么时候开的?")],
    ),
]


@pytest.mark.parametrize(("question", "sides"), SIDES)
def test_what_is_held_side_by_side_is_asked_of_each(question: str, sides: list[tuple[str, str]]) -> None:
    parts = parts_of(understand(question, known=KNOWN))
    assert [(part.label, part.question) for part in parts] == sides


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("条约哪天通过，对渔民来说它有什么意义？", ["条约哪天通过?", "对渔民来说它有什么意义?"]),
        ("手册有多少页？下载量是多少？", ["手册有多少页?", "下载量是多少?"]),
        ("How many libraries joined, and in how many countries do they lend?", ["How many libraries joined?", "in how many countries do they lend?"]),
        ("What is the lamp fund and who pays into it every year?", ["What is the lamp fund?", "who pays into it every year?"]),
        ("那个修灯项目批了多少钱，要做多久？", ["那个修灯项目批了多少钱?", "要做多久?"]),
        ("图书馆属于什么性质？能不能外借？", ["图书馆属于什么性质?", "是否能外借?"]),
        ("Is the catalogue finished? What did the evaluator find?", ["Is the catalogue finished?", "What did the evaluator find?"]),
        ("Who lit the lamps, and may the same person put them out?", ["Who lit the lamps?", "may the same person put them out?"]),
        ("灯塔提案最后过了没有？新文件编什么号？", ["灯塔提案最后过了没有?", "新文件编什么号?"]),
        (
            "讨论完灯塔如何修缮的文件，委员会让谁去办，哪届会议再谈此事？",
            ["讨论完灯塔如何修缮的文件,委员会让谁去办?", "哪届会议再谈此事?"],
        ),
        ("When the lamps were lent, who paid for the oil, and how much did it cost?", ["When the lamps were lent, who paid for the oil?", "how much did it cost?"]),
        ("手册何时出版？有多少页？谁写的序？", ["手册何时出版?", "有多少页?", "谁写的序?"]),
    ],
)  # fmt: skip
def test_two_questions_in_a_row_are_two(question: str, clauses: list[str]) -> None:
    parts = parts_of(understand(question, known=KNOWN))
    assert [part.question for part in parts] == clauses
    assert not any(part.label for part in parts)


@pytest.mark.parametrize(
    "question",
    [
        "When did the Committee take up the item IP and Development?",
        "第三十九届会议就知识产权与技术转让作出了什么决定？",
        "发展中国家和最不发达国家的技术援助如何落实？",
        "2031年7月至2032年7月有多少项活动？",
        "与会者分别来自哪里？",
        "项目由谁提出，何时批准？",
        "What did the Committee decide on IP and technology transfer?",
        "How many activities took place between July 2031 and July 2032?",
        "Who proposed the project, and when?",
        "What is the status of recommendation 12?",
        "TISC与ARDI有什么关系？",
        "挪威和智利改过的那份提案，后来是批了还是没批？",
        "馆长跟NGO见面那次，来的人都是哪里的？",
        "给学徒用的“灯坏了怎么办”手册，定稿了吗？",
        "When the Committee took up the lamp project, which countries supported it?",
        "When and where were the lamps lent?",
        "ARDI 45, dates?",
        "修灯人会议，会期和举办城市分别是？",
        "今年这期的开课日和结课日分别是哪天？",
        "What were the budget and the duration of the lamp project, respectively?",
        "以后能讲哪些题目，举几个例子呗",
        "修灯项目历时好几年，总共花了多少钱？",
        "2031年修了多少盏灯？想跟2032年比一下",
        "What did Norway say of the proposal by Chile?",
        "According to the survey of how lamps are lent, what share was mended?",
        "What share of the lamps was mended? Please give both figures.",
        "On what scale and with what mark did the evaluator judge the lamps?",
        "In which town and on what date was the lamp fair held?",
    ],
)
def test_one_question_stays_whole(question: str) -> None:
    assert parts_of(understand(question, known=KNOWN)) == ()


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("修灯项目由哪届会议批准，总共给了多少经费？", "修灯项目"),
        ("第四十届会议的主席是谁，来自哪个国家？", "第四十届会议选举"),
        ("How many lamps were lent in Chile, and which of them were mended?", "lamps lent chile "),
        ("修灯战略在第三十八届会议上怎么处理的，到2034年有多少盏灯？", "修灯战略"),
        ("2031年修灯项目培训了多少人，如今还有多少人？", "修灯项目培训了"),
        ("风铃计划：2031年打算办多少场，2034年又办了多少场？", "风铃计划 "),
        ("The lamp project: who proposed it in 2031, and was it finished by 2034?", "The lamp project "),
        ("修灯课程的备选方案，秘书处看好哪个，委员会后来选了哪个？", "修灯课程的备选方案 "),
        ("智利代表团2031年对看灯人名册持什么态度，名册里有多少人？", "2031年对看灯人名册持"),
    ],
)
def test_a_later_clause_is_asked_of_what_the_first_one_names(question: str, subject: str) -> None:
    query = understand(question, known=KNOWN)
    first, second = parts_of(query)
    assert subject_of(first, second, query) == subject


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("ARDI有多少用户，TISC呢？", [("ARDI", "ARDI有多少用户?"), ("TISC", "TISC有多少用户?")]),
        ("ARDI的用户比TISC多多少？", [("ARDI", "ARDI的用户是多少?"), ("TISC", "TISC的用户是多少?")]),
        ("挪威的借期主张跟智利的比，有哪些出入？", [("挪威", "挪威的借期主张?"), ("智利", "智利的借期主张?")]),
        ("2031年修了多少盏灯？2032年呢？", [("2031年", "2031年修了多少盏灯?"), ("2032年", "2032年修了多少盏灯?")]),
        (
            "How many lamps were lit in Norway, and how many in Chile?",
            [("Norway", "How many lamps were lit in Norway?"), ("Chile", "How many lamps were lit in Chile?")],
        ),
        (
            "By how many does the number of users of ARDI exceed that of TISC?",
            [("ARDI", "what is the number of users of ARDI?"), ("TISC", "what is the number of users of TISC?")],
        ),
        (
            "Is Norway's stance on the length of loans at odds with Chile's?",
            [("Norway", "Is Norway's stance on the length of loans?"), ("Chile", "Is Chile's stance on the length of loans?")],
        ),
    ],
)
def test_what_is_compared_need_not_be_joined(question: str, sides: list[tuple[str, str]]) -> None:
    parts = parts_of(understand(question, known=KNOWN))
    assert [(part.label, part.question) for part in parts] == sides


def test_parties_whose_views_are_compared_are_known_as_such() -> None:
    for question in (
        "挪威的借期主张跟智利的比，有哪些出入？",
        "Where do Norway and Chile part ways on the length of loans?",
        "Is Norway's stance on the length of loans at odds with Chile's?",
        "挪威和智利在借阅期限上的主张有什么不同？",
        "Do Group B and the Secretariat agree on the length of loans?",
        "How do Norway and GRULAC differ on how long loans should last?",
        "非洲集团和挪威在借期应当多长上有什么分歧？",
    ):
        assert all(part.view for part in parts_of(understand(question, known=KNOWN)))
    assert not any(part.view for part in parts_of(understand("ARDI和TISC各有多少用户？", known=KNOWN)))
