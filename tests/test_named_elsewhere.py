"""What a question names and another part of it, of the page or of a list speaks of: clauses, headings, lists of places, later phases."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

REPORT_EN = """CDIP/48/3
ORIGINAL: ENGLISH
DATE: MARCH 2, 2037

Committee on Development and Intellectual Property (CDIP)

Forty-Eighth Session
Geneva, May 4 to 8, 2037

REPORT ON THE FERRY SCHOOLS

prepared by the Secretariat

1. In 2031, ferry schools were to be opened in no more than six harbours a year.

2. In 2034, the ferry schools taught 412 pilots to steer by the stars.

3. Rope makers were trained in Chile, Kenya, Peru and Fiji. In all, 530 rope makers took part.

4. The rope project trained 95 instructors, and its approved budget was 71,200 Swiss francs.

5. The lighthouse museum was open for two years. Its total expenditure was 33,900 Swiss francs.1

I. HARBOURS OF THE BELL EXCHANGE

Harbour  Partner  Bells rung  Cost (Swiss francs)
North Cape  Long Bay  12  7,900
Round Island  East Reef  14  3,800
South Cape  White Beach  17  8,600
Old Pier  Grey Sound  21  4,100

1  The figure does not include 1,250 Swiss francs for the museum's oil.

Forty-Seventh Session (May 5 to 9, 2036)

6. The Committee decided that the rules for ferry pilots, adopted at its Fortieth Session, would be read again every four years.
"""

REPORT_ZH = """CDIP/47/4
原文：中文
日期：2036年3月3日

发展与知识产权委员会（CDIP）

第四十七届会议
2036年5月5日至9日，日内瓦

关于风筝作坊的报告

秘书处编拟

1. 2032年，风筝作坊每年最多开办七场。

2. 2035年，风筝作坊教会了318名学徒扎制风筝。

3. 在加纳、秘鲁、斐济和蒙古培训了制绳人，共有640名制绳人参加。

4. 风铃项目培训了88名讲师，核定预算为52,300瑞郎。

5. 钟表博物馆开放了两年。钟表博物馆的总支出为44,700瑞郎。1

一、交换钟的港口

港口  对方  敲响次数  费用（瑞郎）
北岬  长湾  12  7,900
圆岛  东礁  14  3,800
南岬  白滩  17  8,600
旧码头  灰峡  21  4,100

1  该数字不包括钟表博物馆的灯油费用1,350瑞郎。

第四十六届会议（2035年5月7日至11日）

6. 委员会决定，在第四十一届会议上通过的风筝手守则每三年重读一次。
"""


NOTE_ZH = """CDIP/46/2
原文：中文
日期：2035年3月5日

发展与知识产权委员会（CDIP）

第四十六届会议
2035年5月7日至11日，日内瓦

关于灯塔的说明

秘书处编拟

1. 灯塔由守塔人照看。
"""


BARE_ZH = "1. 渡口的铜锣由九名敲锣人看管。\n\n2. 铜锣每天清晨敲响。\n"
BARE_EN = "1. The ice houses are kept by seventeen ice cutters.\n\n2. The ice is cut every morning.\n"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    texts = {
        "cdip_48_3.en.txt": REPORT_EN,
        "cdip_47_4.zh.txt": REPORT_ZH,
        "cdip_46_2.zh.txt": NOTE_ZH,
        "gongs.txt": BARE_ZH,
        "ice.txt": BARE_EN,
    }
    return assistant_of_texts(tmp_path_factory.mktemp("reports"), texts, model)


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        (
            "In how many harbours a year were ferry schools to be opened in 2031, and how many pilots did the ferry schools teach in 2034?",
            ("six harbours", "412"),
        ),
        ("2032年风筝作坊每年最多开办几场？2035年又教会了多少名学徒？", ("七场", "318")),
    ],
)
def test_each_clause_is_asked_of_its_own_year(reports: Assistant, question: str, facts: tuple[str, str]) -> None:
    answer = reports.ask(question)

    assert answer.status is Status.ANSWERED
    assert all(fact in answer.answer for fact in facts)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Rules for ferry pilots: what did the Forty-Seventh Session add?", "every four years"),
        ("风筝手守则：第四十六届会议补充了什么？", "每三年"),
    ],
)
def test_a_session_told_by_the_heading_is_the_one_asked_about(reports: Assistant, question: str, fact: str) -> None:
    assert fact in reports.ask(question).answer


@pytest.mark.parametrize(
    "question",
    [
        "How many rope makers were trained in Kenya?",
        "在秘鲁培训了多少名制绳人？",
        "How many instructors did the second phase of the rope project train?",
        "风铃项目第二阶段的核定预算是多少？",
        "风铃项目第二轮培训了多少名讲师？",
    ],
)
def test_a_figure_of_several_or_of_the_first_is_none_of_one_or_of_the_second(reports: Assistant, question: str) -> None:
    assert reports.ask(question).status in (Status.NOT_FOUND, Status.NOT_INDEXED)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("How many instructors did the rope project train?", "95"),
        ("风铃项目的核定预算是多少？", "52,300"),
        ("How many rope makers were trained in Chile, Kenya, Peru and Fiji?", "530"),
        ("在加纳、秘鲁、斐济和蒙古共培训了多少名制绳人？", "640"),
    ],
)
def test_the_same_asked_of_all_is_answered(reports: Assistant, question: str, fact: str) -> None:
    assert fact in reports.ask(question).answer


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("How much did the lighthouse museum actually cost in the end?", "33,900"),
        ("钟表博物馆最后实际花了多少钱？", "44,700"),
        ("How much was spent on the lighthouse museum?", "33,900"),
        ("钟表博物馆的支出是多少？", "44,700"),
    ],
)
def test_a_note_that_leaves_something_out_does_not_answer_alone(reports: Assistant, question: str, fact: str) -> None:
    assert fact in reports.ask(question).answer


@pytest.mark.parametrize(
    ("question", "facts"),
    [
        ("List the four harbours of the bell exchange.", ("North Cape", "Round Island", "South Cape", "Old Pier")),
        ("列出交换钟的四个港口。", ("北岬", "圆岛", "南岬", "旧码头")),
    ],
)
def test_a_table_of_as_many_rows_as_are_asked_for_is_the_list(reports: Assistant, question: str, facts: tuple[str, ...]) -> None:
    answer = reports.ask(question).answer
    assert all(fact in answer for fact in facts)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("第四十六届会议那份文件里，渡口的铜锣由多少名敲锣人看管？", "九名"),
        ("In the paper of the forty-sixth session, how many ice cutters keep the ice houses?", "seventeen"),
    ],
)
def test_a_paper_that_shows_neither_session_nor_date_may_be_the_one_meant(reports: Assistant, question: str, fact: str) -> None:
    assert fact in reports.ask(question).answer
