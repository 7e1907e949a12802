"""A project or study is known by a short name of its subject, also in the other language, and what only its papers know is told from them."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Language, Query, Status
from assistant.service import Assistant
from assistant.understanding.asked.definitions import formerly_named
from assistant.understanding.asked.properties import Property
from assistant.understanding.asked.wholes import asked_of_whole
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.workshop_papers import paper

_COMPLETION = """1. 本文件附件载有发展议程项目“利用专利信息改进山村饮用水净化”的完成报告。

2. 请委员会注意本文件附件所载的信息。

[后接附件]

附件

项目概要

项目编号：DA_16_19_03
发展议程建议：建议19和建议20
项目期限：原定24个月，延长6个月，共30个月
项目经理：田中美穗女士，专利信息司

一、项目简述

3. 项目协助两个国家的村庄查找已进入公有领域的净水专利，制造样机并试用。项目不资助新的研究。

二、所获经验

4. 查找失效专利比预期容易，困难在于图纸没有写明的诀窍。

三、风险与减缓措施

5. 2030年的山洪使当地活动中断五个月，这是项目延长六个月的主要原因。委员会第四十届会议批准了延长，没有增加预算。

四、预算使用情况

6. 截至项目结束，CHF 281,000已经支出。项目共支出281,000瑞士法郎。

五、评分

7. 项目组给样机打三分，给培训打四分。
"""
_PROGRESS = """1. 本文件附件载有两个正在实施的发展议程项目的进展情况。

[后接附件]

附件

项目A：知识产权与海藻养殖村庄

2. 项目编号为DA_01_11，在智利和肯尼亚实施，预算为460,000瑞士法郎。

3. 肯尼亚的研究因实地工作推迟，预计2033年9月完成。

4. 项目经理提议把期限延长八个月，不增加费用。

项目B：方言电台与版权许可

5. 项目编号为DA_07_15，在秘鲁实施，预算为275,000瑞士法郎。

6. 项目为农村学校配备“离线图书箱”。“离线图书箱”装有约900种教材，供没有网络的学校使用。

7. “夜校诊所”扩大到五个城市。诊所由退休的审查员主持，每周两晚。灯网平台（原称为烛网）收录教材目录。
"""
_STUDY = """1. The Annex to this document contains a summary of the study on marks for cork. The study was made under the project on “Intellectual
Property and Forests” (CDIP/39/7) and was written by Professor Rita Alves, University of Evora.

2. The Committee is invited to take note of the information contained in the Annex.

[Annex follows]

ANNEX

I. FINDINGS

3. The number of marks grew from 8 to 27.

II. AUTHOR'S VIEWS

4. The authors make two suggestions: a model text of the rules should be published, and fees should be graded.
"""


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    texts = {
        "a.zh.txt": paper("zh", "CDIP/42/4", "“利用专利信息改进山村饮用水净化”项目完成报告", _COMPLETION),
        "b.zh.txt": paper("zh", "CDIP/42/2", "关于若干发展议程项目的进展报告", _PROGRESS),
        "c.en.txt": paper("en", "CDIP/42/8", "SUMMARY OF THE STUDY ON CERTIFICATION MARKS FOR CORK PRODUCTS", _STUDY),
    }
    return assistant_of_texts(tmp_path_factory.mktemp("by_other_names"), texts, model)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("净水专利项目由谁负责管理？", ("田中美穗",)),
        ("Who managed the water purification project?", ("田中美穗",)),
        ("饮用水净化项目的项目编号是什么？", ("DA_16_19_03",)),
        ("饮用水净化这个项目主要内容是什么？", ("公有领域",)),
        ("What lessons were drawn from the drinking water project?", ("诀窍",)),
        ("净水项目为什么延期，是哪次会议同意的？", ("山洪", "第四十届")),
        ("What does the drinking water project leave out?", ("不资助",)),
        ("净水项目为期多久？", ("30个月",)),
        ("Is the seaweed farming project on schedule?", ("延长八个月",)),
        ("Under which project was the study on cork marks carried out?", ("CDIP/39/7",)),
        ("What did the authors of the study on cork marks recommend?", ("model text",)),
        ("“离线图书箱”是什么东西？", ("900",)),
        ("夜校诊所是什么？", ("退休的审查员",)),
        ("灯网以前叫什么名字？", ("烛网",)),
    ],
)
def test_it_is_told_from_the_papers_of_what_is_meant(question: str, told: tuple[str, ...], projects: Assistant) -> None:
    answer = projects.ask(question)

    check_sound(answer, projects)
    assert answer.status is Status.ANSWERED, answer.answer
    assert all(fact in answer.answer for fact in told), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "净水项目的审评是谁做的？",  # a completion report is no evaluation
        "What did the evaluation of the drinking water project conclude?",
        "铁船项目由谁负责管理？",  # no title has any of it
        "Who managed the lighthouse project?",
    ],
)
def test_what_no_paper_of_it_tells_is_refused(question: str, projects: Assistant) -> None:
    assert projects.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "language", "subject", "properties"),
    [
        ("渔网项目为什么延期？", "zh", "渔网", (Property.REASON,)),
        ("Was the kelp project on track?", "en", "kelp", (Property.SCHEDULE,)),
        ("Which project is the kelp study part of?", "en", "kelp", (Property.PARENT,)),
        ("渔网项目的经理是谁？", "zh", "渔网", (Property.MANAGER,)),
        ("What are the phases of the kelp roadmap?", "en", "kelp", (Property.STAGES,)),
        ("渔网项目落实的是哪几条发展议程建议？", "zh", "渔网", (Property.AGENDA,)),
        ("Why did kelp farmers need help in the first place?", "en", "kelp farmers", (Property.PROBLEM,)),
    ],
)
def test_properties_and_subjects(question: str, language: Language, subject: str, properties: tuple[Property, ...]) -> None:
    asked = asked_of_whole(Query(question, question, language))

    assert asked is not None
    assert (asked.subject, asked.properties) == (subject, properties)


def test_a_year_of_what_is_proposed_is_asked_for_as_such() -> None:
    asked = asked_of_whole(Query("", "What is the yearly cost of the fellowship for divers?", "en"))

    assert asked is not None
    assert (asked.subject, asked.yearly) == ("divers", True)


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("灯网以前叫什么名字？", "灯网"),
        ("灯网改名之前叫什么？", "灯网"),
        ("What was Lamp Watch called before?", "Lamp Watch"),
        ("What is the former name of Lamp Watch?", "Lamp Watch"),
        ("What is Lamp Watch?", ""),
        ("What is the recommendation called on lamps?", ""),
    ],
)
def test_a_former_name_is_asked_for(question: str, thing: str) -> None:
    assert formerly_named(question) == thing
