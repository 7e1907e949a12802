"""Questions of everyday life, in any words: refused unless the documents have a sure answer; the house's are hardly taken for them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.embedder.loading import BUNDLED_FOLDER
from assistant.answering.extractive import DOUBTED
from assistant.known import Known
from assistant.model import Intent, Language, Status
from assistant.question import understand
from assistant.service import Assistant
from assistant.understanding.asked.elsewhere import likely_elsewhere, read
from tests.conftest import assistant_of_texts

EVERYDAY = [
    "我家的狮子狗老是掉毛，有什么办法？",
    "炖牛腩要炖多长时间才烂？",
    "后天适合晒被子吗？",
    "陪我下一盘五子棋吧",
    "膝盖磕青了，抹点什么？",
    "葡萄牙语里“晚安”怎么讲？",
    "来段Ruby，把列表倒过来",
    "哪部动画片适合三岁的孩子看？",
    "My poodle sheds all over the sofa, any remedy?",
    "How long should beef stew simmer?",
    "Is it a good day to hang out the washing?",
    "Fancy a round of hangman?",
    "I bruised my knee, what should I put on it?",
    "How would you say 'sleep well' in Portuguese?",
    "A bit of Ruby to turn a list around, please",
    "Which cartoon is right for a three-year-old?",
]
OURS = [
    "灯笼学校的老师是从哪儿请来的？",
    "给渔村做咸鱼的人办过几次课？",
    "那本讲晒鱼干的小册子译成了哪几种文字？",
    "面包师们最后有没有注册标志？",
    "Where did the teachers of the lantern school come from?",
    "How many classes were held for those who salt fish?",
    "Into which languages was the booklet on drying fish put?",
    "Did the bakers register a sign in the end?",
]
BAKERS = """CDIP/44/7
ORIGINAL: ENGLISH
DATE: MAY 13, 2033

Committee on Development and Intellectual Property (CDIP)

Forty-Fourth Session
Geneva, May 9 to 13, 2033

REPORT ON THE BAKERS' VILLAGE

prepared by the Secretariat

1. The bakers of the village bake rye bread in a stone oven, which is lit at four in the morning.

2. The collective sign on the loaves was designed by the school of arts of the region.

3. The village museum of bread is open on Sundays.
"""


@pytest.fixture(scope="module")
def bakers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("bakers"), {"cdip_44_7.txt": BAKERS}, model)


@pytest.mark.parametrize("question", EVERYDAY)
def test_everyday_life_is_refused_in_any_words(samples: Assistant, question: str) -> None:
    answer = samples.ask(question)
    assert answer.status in (Status.OUT_OF_SCOPE, Status.NOT_FOUND)
    assert not answer.citations


def test_what_was_refused_so_is_no_turn_of_the_conversation(samples: Assistant) -> None:
    refused = samples.ask("How long should beef stew simmer?").query
    assert refused is not None
    assert refused.intent is Intent.OUT_OF_SCOPE
    assert "not about these documents" in refused.understood


@pytest.mark.parametrize("question", OURS)
def test_everyday_words_of_the_house_raise_no_doubt(question: str) -> None:
    query = understand(question, known=Known())
    assert query.everyday < DOUBTED
    assert query.intent is not Intent.OUT_OF_SCOPE


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What kind of bread do they bake?", "rye bread"),
        ("周几能去面包博物馆？", "open on Sundays"),
    ],
)
def test_a_doubted_question_is_answered_where_the_documents_surely_tell(bakers: Assistant, question: str, told: str) -> None:
    answer = bakers.ask(question)
    assert answer.query is not None
    assert answer.query.everyday >= DOUBTED
    assert answer.status is Status.ANSWERED
    assert told in answer.answer


@pytest.mark.parametrize(
    ("first", "then"), [("面包师的石炉几点点火？", "那标志呢？"), ("When is the stone oven of the bakers lit?", "And the sign?")]
)
def test_a_fragment_that_goes_on_raises_no_doubt(first: str, then: str) -> None:
    known = Known()
    asked = understand(first, known=known)
    assert not understand(then, known=known, history=(asked,)).everyday


@given(st.text(max_size=80), st.sampled_from(["zh", "en"]))
def test_any_text_has_a_probability(text: str, language: Language) -> None:
    assert 0.0 <= likely_elsewhere(text, language) <= 1.0
    patterns, _ = read(text, language, frozenset())
    assert len(set(patterns)) == len(patterns)


def test_the_table_is_small_and_whole() -> None:
    path = BUNDLED_FOLDER / "elsewhere.npz"
    assert path.stat().st_size < 1_000_000
    with np.load(path) as held:
        assert len(str(held["patterns"]).split("\n")) == len(held["weights"])
        assert len(str(held["words"]).split("\n")) == len(held["meanings"])


def test_no_question_is_in_both_worlds() -> None:
    lines = (Path(__file__).parent.parent / "ingest/training/elsewhere.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    assert {(row[0], row[1]) for row in rows} == {(where, language) for where in ("here", "elsewhere") for language in ("zh", "en")}
    assert len({row[2] for row in rows}) == len(rows)
