"""What became of a matter, asked in everyday words: told by the decision, which need not name it, and not by the debate, which does."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from assistant.understanding.asked.outcomes import acts_asked, asks_for_an_outcome, matter_asked
from assistant.understanding.named.mentions import read_mentions
from tests.conftest import assistant_of_texts
from tests.windmill_papers import FILES


@pytest.fixture(scope="module")
def windmills(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("windmills"), FILES, model)


@pytest.mark.parametrize(
    ("question", "paragraph", "fact"),
    [
        ("博茨瓦纳那份乡村风车图纸的提案最后过了没有？", "7", "批准了经修订的提案"),
        ("斐济想把漆器加进陶器商标项目，第五十二届会议怎么收场的？", "10", "没有达成一致"),
        ("水井钻探专利信息那份文件讨论完，委员会给秘书处派了什么活？", "14", "图册大纲"),
        ("How did Malawi's lake ferries proposal fare: did it go through?", "5", "approved the proposal as revised"),
        ("What became of Tonga's wish to include mats in the basket marks project?", "8", "no agreement"),
        ("After the study of stream gauges, what was the Secretariat told to do?", "12", "draw up a glossary"),
    ],
)
def test_the_outcome_is_told_by_the_decision_that_closes_the_matter(windmills: Assistant, question: str, paragraph: str, fact: str) -> None:
    answer = windmills.ask(question)
    assert answer.status is Status.ANSWERED
    assert [citation.paragraph for citation in answer.citations] == [paragraph]
    assert fact in answer.citations[0].quote.replace("\n", " ")


@pytest.mark.parametrize(
    ("question", "paragraph"),
    [
        ("丹麦说图纸目录已经有了，最后怎么处理的？", "7"),
        ("斐济想把漆器也放进陶器商标项目，会上采纳了吗？", "10"),
        ("斐济提议将漆器纳入陶器商标项目，委员会对此是如何了结的？", "10"),
        ("博茨瓦纳的乡村风车图纸提案是否终获通过？", "7"),
        ("尼日尔想给钻井工人编一本图册，结果如何？", "14"),
        ("Austria found the Vienna workshop unnecessary. How was that resolved?", "5"),
        ("Tonga wanted mats in the basket marks project. Was that taken up?", "8"),
        ("Bhutan asked for a glossary of stream gauges. What came of it?", "12"),
    ],
)
def test_what_somebody_asked_for_leads_to_the_decision_that_closed_its_debate(windmills: Assistant, question: str, paragraph: str) -> None:
    answer = windmills.ask(question)
    assert answer.status is Status.ANSWERED
    assert [citation.paragraph for citation in answer.citations] == [paragraph]


@pytest.mark.parametrize("question", ["博茨瓦纳的风车提案提出时要多少经费？", "What budget did Malawi first propose for the lake ferries?"])
def test_the_sum_proposed_is_told_where_it_is_asked_for(windmills: Assistant, question: str) -> None:
    assert any(sum_ in windmills.ask(question).answer for sum_ in ("210,000", "260,000"))


@pytest.mark.parametrize(
    "question",
    [
        "第五十八届会议同意灯塔灯具项目延期了吗？",
        "Did the Fifty-Eighth Session agree to extend the lighthouse lamps project?",
    ],
)
def test_what_was_not_decided_then_says_nothing_of_a_session_named(windmills: Assistant, question: str) -> None:
    assert windmills.ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "verbs"),
    [
        ("那份提案批了、否了还是往后放了?", ("approved",)),
        ("委员会让秘书处补做什么功课?", ("requested",)),
        ("最后怎么收场的?", ()),
        ("Did the idea get the nod?", ("approved",)),
        ("Was the request turned down?", ("approved",)),
        ("Which studies was the Secretariat asked to publish?", ("requested",)),
        ("How was the complaint dealt with?", ()),
        ("委员会对此作何处置?", ()),
        ("那份提案最终是如何了结的?", ()),
        ("试点的事是否已经拍板?", ("approved",)),
        ("展期的请求是否终获通过?", ("approved",)),
        ("Lantern proposal: approved by the CDIP or returned for more work?", ("approved",)),
        ("That kite project, was it approved or not really?", ("approved",)),
    ],
)
def test_everyday_words_for_an_outcome_are_known(question: str, verbs: tuple[str, ...]) -> None:
    assert asks_for_an_outcome(question)
    assert acts_asked(question) == verbs


@pytest.mark.parametrize(
    "question",
    [
        "专家给秘书处提了哪些建议?",
        "会议通过了哪些文件?",
        "培训班难过吗?",
        "秘书处如何处置旧文件?",
        "项目什么时候开始,确定了吗?",
        "How was the survey carried out?",
        "What results did the project achieve?",
        "Did participants go through the training twice?",
        "Why did the clerks get through so few tapes?",
        "那个说法核实过没有?",
        "扩大名单的意见,秘书处怎么回应?",
    ],
)
def test_what_asks_for_something_else_is_left_alone(question: str) -> None:
    assert not asks_for_an_outcome(question)


def test_how_a_matter_came_up_is_no_part_of_it() -> None:
    assert matter_asked("讨论完灯塔文件,委员会给秘书处派了什么活?") == "灯塔"
    assert matter_asked("When the Committee took up the lighthouse study, what was the Secretariat told to do?") == "lighthouse study"


@pytest.mark.parametrize(
    ("question", "sessions"),
    [
        ("第52届会议通过上一届会议的报告时改了什么?", (52,)),
        ("第52届会议和上一届会议分别决定了什么?", (52, 51)),
        ("上届会议决定了什么?", (56,)),
        ("Did session 52 change the report of its previous session?", (52,)),
        ("What did session 52 and the previous session decide?", (52, 51)),
        ("What did the previous session decide?", (56,)),
    ],
)
def test_the_previous_session_is_the_one_before_that_which_is_named(question: str, sessions: tuple[int, ...]) -> None:
    assert read_mentions(question, latest_session=57, known_symbols=frozenset()).sessions == sessions


@pytest.mark.parametrize(
    ("question", "sum_", "not_"),
    [
        ("博茨瓦纳的乡村风车图纸提案最后批了多少钱？", "170,000", "210,000"),
        ("乡村风车图纸项目批准的经费是多少？", "170,000", "210,000"),
        ("For how much money did the lake ferries proposal go through?", "215,000", "260,000"),
        ("What budget was approved for Malawi's lake ferries proposal?", "215,000", "260,000"),
    ],
)
def test_the_sum_approved_is_what_the_debate_came_to(windmills: Assistant, question: str, sum_: str, not_: str) -> None:
    answer = windmills.ask(question)
    assert answer.status is Status.ANSWERED
    assert sum_ in answer.answer
    assert not_ not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "马耳他提的灯塔灯具项目要延期八个月，委员会同意了吗？",
        "灯塔灯具项目的延期批了没有？",
        "Did the Committee agree to extend Malta's lighthouse lamps project?",
        "Has the extension of the lighthouse lamps project been approved?",
    ],
)
def test_that_nothing_is_decided_yet_is_an_answer(windmills: Assistant, question: str) -> None:
    answer = windmills.ask(question)
    assert answer.status is Status.ANSWERED
    assert "has not yet taken a decision" in answer.citations[0].quote
