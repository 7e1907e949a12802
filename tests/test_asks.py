"""What a question asks for, as it is learned: in both languages, in plain and in roundabout words; and how much its words tell."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.embedder.loading import BUNDLED_FOLDER
from assistant.adapters.embedder.static import TELLING
from assistant.known import Known
from assistant.model import Intent, Language, Want
from assistant.question import understand
from assistant.understanding.asked.asks import LIKELY, agree, asks_of, intent_asked, likely, read
from assistant.understanding.asked.wants import kinds_asked
from assistant.understanding.named.persons import persons_in

NOTHING_KNOWN = Known()


@pytest.mark.parametrize(
    ("question", "intent", "kinds"),
    [
        # what rules for asking words miss, or take for something else
        ("有好几个国家参加的灯笼项目，是谁在管？", Intent.WHO, {Want.ACTOR}),
        ("The lantern project in several countries, run by which unit?", Intent.WHO, {Want.ACTOR}),
        ("灯笼图书馆折腾这一趟，前前后后掏了多少瑞郎？", Intent.FIGURE, {Want.MONEY}),
        ("How much went into the lantern libraries, all told, in francs?", Intent.FIGURE, {Want.MONEY}),
        ("灯笼项目里面，女学员占到几成？", Intent.FIGURE, {Want.SHARE}),
        ("Women among the lantern keepers, what proportion?", Intent.FIGURE, {Want.SHARE}),
        ("灯笼项目下，得到帮助的工匠有多少？", Intent.FIGURE, {Want.NUMBER}),
        ("Under the lantern project, what is the count of artisans helped?", Intent.FIGURE, {Want.NUMBER}),
        ("灯笼研讨会要开的话，是几月几号？", Intent.WHEN, {Want.DATE}),
        ("There is to be a workshop on lanterns. When will it take place?", Intent.WHEN, {Want.DATE}),
        ("灯笼图书馆的报告，说是要交，最后期限是什么时候？", Intent.WHEN, {Want.DEADLINE}),
        ("The report on lantern libraries: by when must it be in?", Intent.WHEN, {Want.DEADLINE}),
        ("灯笼项目为啥拖了这么久？", Intent.PASSAGE, {Want.REASON}),
        ("The lantern project was late. How come?", Intent.PASSAGE, {Want.REASON}),
    ],
)
def test_what_is_asked_for_is_known(question: str, intent: Intent, kinds: set[Want]) -> None:
    query = understand(question, known=NOTHING_KNOWN)
    assert query.intent is intent
    assert kinds <= set(kinds_asked(query))


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("第二十三届会议批准了哪些项目？", Intent.DECISION),
        ("Which projects did session 23 approve?", Intent.DECISION),
        ("建议10的落实情况如何？", Intent.STATUS),
        ("What is the status of recommendation 10?", Intent.STATUS),
        ("请列出灯笼项目的步骤", Intent.LIST),
        ("List the steps of the lantern project", Intent.LIST),
    ],
)
def test_what_the_rules_know_for_certain_is_left_to_them(question: str, intent: Intent) -> None:
    assert understand(question, known=NOTHING_KNOWN).intent is intent


@pytest.mark.parametrize(
    ("first", "then"), [("第22届会议决定了什么？", "那下一届呢？"), ("What did session 22 decide?", "And the one after?")]
)
def test_a_fragment_is_read_by_rule_with_the_turn_before(first: str, then: str) -> None:
    before = understand(first, known=NOTHING_KNOWN)
    query = understand(then, known=NOTHING_KNOWN, history=[before])
    assert (query.intent, query.sessions, query.wants) == (Intent.DECISION, (23,), ())


@given(st.text(max_size=200), st.sampled_from(["zh", "en"]), st.lists(st.text(max_size=10), max_size=3))
def test_any_text_has_probabilities(text: str, language: Language, hints: list[str]) -> None:
    asked = asks_of(text, language, hints)
    assert asked == asks_of(text, language, hints)
    assert all(0.0 <= probability <= 1.0 for probability in asked.values())
    assert list(asked.values()) == sorted(asked.values(), reverse=True)
    assert all(asked[want] >= LIKELY for want in likely(asked)) and len(set(likely(asked))) == len(likely(asked))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_question_is_about_is_masked(language: Language) -> None:
    shape = {"zh": "⟦s⟧会议上,秘鲁就“谁来点灯”说了什么? 2,655人", "en": "what did peru say of “who lights the lamp” at ⟦s⟧? 2,655 people"}[
        language
    ]
    seen = read(shape, language, known=frozenset({"什么", "会议", "点灯", "秘鲁"}))
    everything = " ".join((*seen.patterns, *seen.words, *seen.asking))
    assert not any(word in everything for word in ("秘鲁", "peru", "点灯", "lamp", "2,655", "655"))
    assert {"zh": "什么", "en": "what"}[language] in seen.asking


def test_the_rules_are_overruled_only_where_it_is_sure() -> None:
    def asked(**probabilities: float) -> dict[Want, float]:
        every = dict.fromkeys(Want, 0.0) | {Want(kind): p for kind, p in probabilities.items()}
        return dict(sorted(every.items(), key=lambda pair: -pair[1]))

    def intent(ruled: Intent, *, of_record: bool = False, **probabilities: float) -> Intent:
        return intent_asked(ruled, asked(**probabilities), of_record=of_record)

    assert intent(Intent.FIGURE, actor=0.7) is Intent.WHO
    assert intent(Intent.FIGURE, actor=0.7, number=0.4) is Intent.FIGURE
    assert intent(Intent.FIGURE, reason=0.7) is Intent.FIGURE  # nothing in particular must be surer still
    assert intent(Intent.FIGURE, reason=0.95) is Intent.PASSAGE
    assert intent(Intent.PASSAGE, money=0.5) is Intent.PASSAGE
    assert intent(Intent.PASSAGE, decision=0.99, of_record=True) is Intent.PASSAGE
    assert intent(Intent.DECISION, number=0.9, of_record=True) is Intent.DECISION
    assert intent(Intent.DECISION, number=0.9) is Intent.FIGURE
    assert intent(Intent.LIST, plan=0.99) is Intent.LIST
    assert intent(Intent.STATUS, number=0.99) is Intent.STATUS
    assert agree(Intent.LIST, (Want.PLACE,)) and not agree(Intent.LIST, (Want.PLAN,)) and agree(Intent.PASSAGE, (Want.PLAN,))


def test_a_kind_that_the_rules_name_need_not_be_as_likely_beside_another() -> None:
    asked = {Want.DATE: 0.9, Want.PLACE: 0.4, Want.ACTOR: 0.4, Want.MONEY: 0.1}
    assert likely(asked, {Want.PLACE, Want.MONEY}) == (Want.DATE, Want.PLACE)
    assert likely({Want.DATE: 0.4, Want.PLACE: 0.4}, {Want.PLACE}) == ()


@pytest.mark.parametrize(("telling", "beside"), [("project", "remember"), ("budget", "exactly"), ("项目", "记得"), ("预算", "到底")])
def test_a_word_beside_the_matter_counts_little(model: StaticEmbedder, telling: str, beside: str) -> None:
    assert model.telling(telling) == 1.0
    assert model.telling(beside) < 0.5
    question = model.token_ids([f"{telling} {beside}"])[0]
    shares = dict(zip((model.vocabulary.tokens[id_] for id_ in question), model.shares(question), strict=True))
    assert sum(shares.values()) == pytest.approx(1.0)
    assert shares[telling] > shares[beside]


def test_a_model_without_the_table_of_telling_words_counts_all_alike(tmp_path: Path) -> None:
    shutil.copytree(BUNDLED_FOLDER, tmp_path / "model", ignore=shutil.ignore_patterns(TELLING))
    plain = StaticEmbedder.load(tmp_path / "model")
    assert plain.telling("remember") == plain.telling("project") == 1.0
    assert json.loads((BUNDLED_FOLDER / "model.json").read_text())["fingerprint"] == plain.fingerprint


@pytest.mark.parametrize(
    ("question", "noise"),
    [("借阅灯笼的有多少人？", "我记得好像听说过，"), ("How many people borrow lanterns?", "I remember reading somewhere, ")],
)
def test_words_around_a_question_hardly_change_what_it_is_about(model: StaticEmbedder, question: str, noise: str) -> None:
    passage = model.token_ids(["共有312人借阅灯笼。 312 people borrow lanterns."])
    plain, wordy = (model.maxsim(model.token_ids([text])[0], passage)[0] for text in (question, noise + question))
    assert wordy > 0.6 * plain


def test_weights_are_kept_as_small_integers() -> None:
    with np.load(BUNDLED_FOLDER / "asks.npz") as held:
        assert held["weights"].dtype == held["meanings"].dtype == np.int8
        assert len(str(held["patterns"]).split("\n")) == len(held["weights"])
        assert len(str(held["words"]).split("\n")) == len(held["meanings"])
        assert set(str(held["kinds"]).split("\n")) <= set(Want)


@pytest.mark.parametrize(
    ("question", "of_money"),
    [
        # what a question is about may have the name of a sum, and be none
        ("享受灯油补贴的农户有多少家？", False),
        ("还有几个灯塔没有领到维修经费？", False),
        ("哪个集团对灯笼图书馆的经常性支出保留意见？", False),
        ("在要不要公布制灯人的酬金上，两个集团有什么分歧？", False),
        ("How many lamp makers had their budget cut?", False),
        ("Which group kept its position open on the running costs of the lantern library?", False),
        ("Which of the lantern countries has already put the upkeep of its lamps into the state budget?", False),
        ("By how much did visits to the lantern library grow?", False),
        # and a sum is one however it is asked for
        ("灯笼论坛的一次性开支估了多少？", True),
        ("灯笼图书馆的预算", True),
        ("What did the lantern forum end up costing?", True),
        ("Total budget of the lantern forum?", True),
    ],
)
def test_a_sum_is_wanted_only_where_it_is_what_is_asked_for(question: str, of_money: bool) -> None:
    assert (Want.MONEY in kinds_asked(understand(question, known=NOTHING_KNOWN))) == of_money


@pytest.mark.parametrize(
    ("question", "of_a_person"),
    [
        ("灯笼短片里唱歌的歌手叫什么？", True),
        ("灯笼学院的院长叫什么名字？", True),
        ("灯笼制作手册叫什么名字？", False),
        ("What is the name of the expert who wrote the study of lamps?", True),
        ("What was the singer in the lantern film called?", True),
        ("What is the name of the roster of lantern experts?", False),
        ("What is the lantern guide called?", False),
    ],
)
def test_the_name_of_a_person_is_no_title(question: str, of_a_person: bool) -> None:
    kinds = kinds_asked(understand(question, known=NOTHING_KNOWN))
    assert (Want.PERSON in kinds) == of_a_person
    assert (Want.TITLE in kinds) != of_a_person


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("参演人员有学生，以及歌手 Ana Ruiz。", 1),
        ("论坛由副总干事王小明主持。", 1),
        ("主持人将每周开启讨论，成员 Costa Rica 也参加。", 0),
        ("The singer Ana Ruiz took part; Jo Berg, an evaluator, did not.", 2),
        ("The Examiner Secondment Scheme is open to experts of Costa Rica.", 0),
    ],
)
def test_persons_are_known_by_their_names(text: str, persons: int) -> None:
    assert len(list(persons_in(text))) == persons


@pytest.mark.parametrize("question", ["灯笼系列涵盖哪两个主题？", "What two themes does the lantern series cover?"])
def test_so_many_themes_are_things_to_be_listed_and_no_title(question: str) -> None:
    assert kinds_asked(understand(question, known=NOTHING_KNOWN)) == (Want.ITEMS,)


@pytest.mark.parametrize("question", ["灯笼短片要增加什么数据？", "Where did Norway stand on raising the budget?"])
def test_a_figure_is_asked_for_by_the_word_that_asks(question: str) -> None:
    assert understand(question, known=NOTHING_KNOWN).intent is not Intent.FIGURE
