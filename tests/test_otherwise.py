"""A sentence that says yes where its source says no, or done where its source plans, is told from one that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.generating.otherwise import Closeness, denies, is_told_otherwise
from assistant.model import Query
from assistant.service import Assistant
from assistant.text import language_of
from tests.test_grounding import close

REGISTER = {
    "zh": "委员会未接受单独设立登记册。委员会要求秘书处在现有目录中增加一栏。",
    "en": "The Committee did not accept the creation of a separate register. It requested the Secretariat to add a column to its catalogue.",
}
SEAWEED = {
    "zh": "委员会批准了海藻项目，预算为30万瑞郎。第二阶段拟于2023年1月启动。",
    "en": "The Committee approved the seaweed project, with a budget of 300,000 Swiss francs. Its second phase is expected to begin in January 2023.",
}
USERS = {"zh": "平台用户从2,655个减少到1,900个。", "en": "The users of the platform fell from 2,655 to 1,900."}


@pytest.fixture(scope="module")
def near(samples: Assistant) -> Closeness:
    """How near texts are by the bundled model."""

    def measured(text: str, others: Sequence[str]) -> Sequence[float]:
        return list(map(float, samples.index().retriever.closeness(Query(text, text, language_of(text)), others)))

    return measured


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (REGISTER, "委员会同意单独设立登记册。"),
        (REGISTER, "The Committee accepted the creation of a separate register."),
        (SEAWEED, "委员会没有批准海藻项目。"),
        (SEAWEED, "The Committee did not approve the seaweed project."),
        (SEAWEED, "委员会推迟了海藻项目。"),
        (SEAWEED, "The Committee rejected the seaweed project."),
        (SEAWEED, "第二阶段于2023年1月启动了。"),
        (SEAWEED, "The second phase began in January 2023."),
        (USERS, "平台用户从1,900个增加到2,655个。"),
        (USERS, "The users of the platform rose from 1,900 to 2,655."),
    ],
)
def test_what_the_source_denies_or_only_plans_is_told_otherwise(
    near: Closeness, source: dict[str, str], sentence: str, language: str
) -> None:
    assert is_told_otherwise(sentence, [source[language]], near)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (REGISTER, "委员会没有接受单独设立登记册。"),
        (REGISTER, "The Committee refused a separate register."),
        (REGISTER, "委员会要求秘书处在目录中增加一栏。"),
        (REGISTER, "The Committee requested a column in the catalogue."),
        (SEAWEED, "委员会批准了海藻项目。"),
        (SEAWEED, "The seaweed project was approved with a budget of 300,000 Swiss francs."),
        (SEAWEED, "第二阶段预计于2023年1月启动。"),
        (SEAWEED, "The second phase is to begin in January 2023."),
        (USERS, "平台用户从2,655个下降到1,900个。"),
        (USERS, "The platform's users dropped from 2,655 to 1,900."),
    ],
)
def test_what_says_the_same_is_not(near: Closeness, source: dict[str, str], sentence: str, language: str) -> None:
    assert not is_told_otherwise(sentence, [source[language]], near)


@pytest.mark.parametrize(
    ("source", "sentence", "otherwise"),
    [
        ("四个国家共提交了17件集体商标申请，其中11件已获注册。", "其中17件已获注册。", True),
        ("四个国家共提交了17件集体商标申请，其中11件已获注册。", "集体商标申请中有11件已获注册。", False),
        ("按地区划分，非洲312项，阿拉伯地区141项。", "阿拉伯地区开展了312项活动。", True),
        ("按地区划分，非洲312项，阿拉伯地区141项。", "非洲开展了312项活动。", False),
        ("Seventeen applications (17) were filed; 11 of them were registered.", "17 of them were registered.", True),
        ("Seventeen applications (17) were filed; 11 of them were registered.", "11 of them were registered.", False),
        ("The pilot cost 548,000 Swiss francs; the evaluation cost 25,000.", "548,000 Swiss francs went to the evaluation.", True),
        ("The pilot cost 548,000 Swiss francs; the evaluation cost 25,000.", "The pilot cost 548,000 Swiss francs.", False),
    ],
)
def test_a_figure_belongs_to_what_stands_beside_it(near: Closeness, source: str, sentence: str, otherwise: bool) -> None:
    assert is_told_otherwise(sentence, [source], near) is otherwise


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("委员会未能达成一致", True),
        ("不仅批准，非洲集团还支持", False),
        ("未来的发展中国家", False),
        ("不得不修订", False),
        ("尚未作出决定", True),
        ("not only approved", False),
        ("no later than May", False),
        ("could not agree", True),
        ("was postponed", True),
        ("No. 5 was adopted", False),
    ],
)
def test_words_that_deny_are_told_from_those_that_only_look_so(text: str, yes: bool) -> None:
    assert denies(text) is yes


@given(
    st.lists(st.sampled_from([*REGISTER.values(), *SEAWEED.values(), *USERS.values(), "No.", "未，", "not; 没有"]), min_size=1, max_size=4)
)
def test_no_text_is_told_otherwise_by_itself(texts: list[str]) -> None:
    def nearest(clause: str, others: Sequence[str]) -> Sequence[float]:
        return [float(clause.lower() in other.lower()) + close(clause, [other])[0] / 2 for other in others]

    text = " ".join(texts)
    assert not is_told_otherwise(text, [text], nearest)


def test_parallel_texts_seldom_differ(shared: Path, near: Closeness) -> None:
    """Of sentences on meetings, written in both languages by the same hand, hardly any is taken to be told otherwise."""
    pairs = [line.split("\t")[:2] for line in (shared / "parallel" / "cdip_meetings.tsv").read_text("utf-8").splitlines()][:300]
    wrong = [pair for pair in pairs for told, source in (pair, pair[::-1]) if is_told_otherwise(told, [source], near)]
    assert len(wrong) <= 0.03 * 2 * len(pairs)
    assert {language_of(english) for english, _ in pairs} == {"en"}
