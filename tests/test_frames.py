"""The same thing asked in other words: a question of a known form is put in plain words, and one that asks more or else is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.embedder import StaticEmbedder, load_embedder
from assistant.known import Known
from assistant.model import Language, Status
from assistant.question import understand
from assistant.service import Assistant
from assistant.text import language_of
from assistant.understanding.asked.forms import FORMS
from assistant.understanding.asked.frames import Plain, in_plain_form
from assistant.understanding.asked.masking import mask
from assistant.understanding.named.mentions import read_mentions
from assistant.understanding.plain import plain
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.workshop_papers import paper

# None of these stands among the ways of asking that the table was learned from.
ASKED = [
    ("What progress has been made with recommendation 19 so far?", "status"),
    ("建议19目前落实到什么程度了？", "status"),
    ("Please read out the text of Rec. 19 to me", "text"),
    ("把第19条建议的原话念一下", "text"),
    ("Which departments look after recommendation 19?", "sectors"),
    ("建议19是哪些部门在管？", "sectors"),
    ("Who was in the chair at session 24?", "chair"),
    ("第24届会议的主席是哪位？", "chair"),
    ("What were the outcomes of session 24?", "decisions"),
    ("第24届会议最后定了些什么？", "decisions"),
    ("Please give me a short summary of CDIP/20/4", "about"),
    ("CDIP/20/4大致讲了些什么内容？", "about"),
    ("Please state the overall budget of the kite museum project", "budget"),
    ("风筝博物馆项目一共要花多少钱？", "budget"),
    ("Which lessons did the kite museum project teach us?", "lessons"),
    ("风筝博物馆项目有什么教训可以吸取？", "lessons"),
    ("Who carried out the evaluation of the kite museum project?", "evaluator"),
    ("风筝博物馆项目的评价是哪位专家做的？", "evaluator"),
    ("What position did Kenya take on the kite museum?", "said"),
    ("肯尼亚在风筝博物馆问题上讲了什么？", "said"),
    ("How large was the turnout at session 24?", "attendance"),
    ("第24届会议到了多少个国家和观察员？", "attendance"),
    ("Which NGOs got observer status at session 24?", "observers"),
    ("第24届会议上哪些组织拿到了观察员资格？", "observers"),
    ("How far has the kite museum project got?", "state"),
    ("风筝博物馆项目目前进展到哪个阶段？", "state"),
    ("What did the Committee finally decide about the kite museum?", "decided"),
    ("委员会最后就风筝博物馆作出了什么决定？", "decided"),
]
OTHERS = [
    "How many kites did the kite museum project restore in Kenya in 2031?",
    "风筝博物馆项目2031年在肯尼亚修了多少只风筝？",
    "What did session 24 decide on kites?",
    "第24届会议就风筝作了什么决定？",
    "Who chaired the panel on kites at session 24?",
    "第24届会议上风筝小组讨论由谁主持？",
    "What does recommendation 19 say about kites?",
    "建议19关于风筝是怎么说的？",
    "What does recommendation 19 say, and what is its status?",
    "建议19讲什么，落实得怎么样？",
    "Which project has the largest budget?",
    "哪个项目的预算最多？",
    "Who was the secretary of session 24?",
    "第24届会议的秘书是谁？",
    "What is recommendation 7 of the evaluator of the kite project?",
    "风筝项目评价人的建议7是什么？",
]


def read(question: str) -> Plain | None:
    mentions = read_mentions(plain(question), latest_session=None, known_symbols=frozenset())
    return in_plain_form(mentions, language_of(mentions.text), load_embedder())


@pytest.mark.parametrize(("question", "form"), ASKED)
def test_the_form_is_told_whatever_the_words(question: str, form: str) -> None:
    told = read(question)
    assert told is not None and told.form == form, told


@pytest.mark.parametrize("question", OTHERS)
def test_what_asks_more_or_else_is_of_no_form(question: str) -> None:
    assert read(question) is None


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", FORMS)
def test_plain_words_stay_in_their_form(name: str, language: Language) -> None:
    form = FORMS[name]
    things = {"zh": {"n": "发展议程建议19", "session": "第24届会议", "symbol": "CDIP/20/4", "project": "风筝项目"}}
    things["en"] = {"n": "Development Agenda Recommendation 19", "session": "session 24", "symbol": "CDIP/20/4", "project": "kite project"}
    named = things[language].get(form.slot.value, "风筝" if language == "zh" else "kites")
    named = [named] if form.slot.value != "party" else ["肯尼亚" if language == "zh" else "Kenya", named]
    text = (form.zh if language == "zh" else form.en).format(*named)
    told = read(text)
    assert told is None or (told.form, told.text) == (name, text)  # put in plain words once, it is not put in others


@given(st.text(alphabet="的项目是谁做了多少kite project how much who was R S Q ?，", max_size=60))
def test_masking_keeps_all_but_the_thing(text: str) -> None:
    for language in ("zh", "en"):
        masked = mask(text, language, frozenset())
        assert masked.thing in text


PAPERS = {
    "zh": """1. 第四十二届会议于2031年5月5日至9日举行，会议由加纳的奎西·门萨先生主持。

2. 委员会讨论了“风筝博物馆”项目。肯尼亚代表团表示，风筝应当出借给学校。

3. 委员会批准了该项目。
""",
    "en": """1. The Forty-Second Session was held from May 5 to 9, 2031. It was chaired by Mr. Kwesi Mensah (Ghana).

2. The Committee discussed the project on the “Kite Museum”. The Delegation of Kenya said that kites should be lent to schools.

3. The Committee approved the project.
""",
}


@pytest.fixture(scope="module", params=["zh", "en"])
def kites(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder, request: pytest.FixtureRequest) -> tuple[Language, Assistant]:
    title = {"zh": "报告", "en": "REPORT"}[request.param]
    text = paper(request.param, "CDIP/42/9", title, PAPERS[request.param])
    return request.param, assistant_of_texts(tmp_path_factory.mktemp("kites"), {f"kites.{request.param}.txt": text}, model)


WAYS = {
    "zh": ["第42届会议主席", "CDIP 42是哪位坐镇主持的？", "麻烦查一下第四十二届会议的主席叫什么名字"],
    "en": ["Chair of CDIP 42", "Under whose chairmanship was session 42 held?", "I need the name of whoever chaired the 42nd session"],
}


def test_one_thing_has_one_answer(kites: tuple[Language, Assistant]) -> None:
    language, assistant = kites
    answers = [assistant.ask(way) for way in WAYS[language]]
    for answer in answers:
        check_sound(answer, assistant)
        assert answer.status is Status.ANSWERED
    assert len({tuple(citation.quote for citation in answer.citations) for answer in answers}) == 1
    assert "Mensah" in answers[0].answer or "门萨" in answers[0].answer


def test_the_question_shown_is_the_one_asked(kites: tuple[Language, Assistant]) -> None:
    language, assistant = kites
    answer = assistant.ask(WAYS[language][0])
    assert answer.question == WAYS[language][0] and answer.query.question == WAYS[language][0]
    assert understand(answer.question, known=Known()).sessions == answer.query.sessions == (42,)


def test_a_session_that_is_not_there_is_refused_in_any_words(kites: tuple[Language, Assistant]) -> None:
    language, assistant = kites
    for way in WAYS[language]:
        answer = assistant.ask(way.replace("42nd", "31st").replace("42", "31").replace("四十二", "三十一"))
        assert answer.status in (Status.NOT_INDEXED, Status.NOT_FOUND)


def test_the_table_says_the_same_as_its_lines() -> None:
    lines = (Path(__file__).parents[1] / "ingest/training/frames.tsv").read_text(encoding="utf-8").splitlines()[1:]
    taught = {line.split("\t")[1] for line in lines}
    assert set(FORMS) <= taught
