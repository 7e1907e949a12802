"""How many there are of a thing is told by a number of that very thing, and how many recommendations by that of a whole series."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.choosing.selection import Selector
from assistant.answering.kinds.forms import counted
from assistant.answering.kinds.numbers import Counting
from assistant.answering.recorded.series import asks_of_series
from assistant.model import Language, Status, Want
from assistant.question import understand
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.test_question import KNOWN
from tests.workshop_papers import paper

_BODY: dict[Language, str] = {
    "zh": """1. 本文件载有45项发展议程建议的进展报告。

2. 大会要求立即落实其中19项建议，其余16项建议后来落实。

3. 独立审查提出了12项建议。

4. 在灯塔方面，一项政策得到通过，7个国家提交了意见，成员国对此表示欢迎。

5. 目前共有31座灯塔博物馆，38名观察员参加了会议。
""",
    "en": """1. This document contains the progress report on the 45 Development Agenda Recommendations.

2. The Assembly asked that 19 of the recommendations be implemented at once, and the remaining 16 recommendations later.

3. The Independent Review made 12 recommendations.

4. As to lighthouses, a policy was adopted and seven countries sent comments, which the membership welcomed.

5. There are now 31 lighthouse museums; 38 observers attended the session.
""",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def counts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    language: Language = request.param
    texts = {
        f"counts.{language}.txt": paper(language, "CDIP/42/2", {"zh": "进展报告", "en": "PROGRESS REPORT"}[language], _BODY[language]),
    }
    return language, assistant_of_texts(tmp_path_factory.mktemp("counts"), texts, model)


@pytest.mark.parametrize(
    ("zh", "en", "told"),
    [
        ("一共有多少条建议？", "How many recommendations are there?", "45"),
        ("发展议程一共有多少条建议？", "How many recommendations does the Development Agenda have?", "45"),
        ("独立审查建议一共有多少条？", "How many recommendations did the Independent Review make?", "12"),
        ("有多少观察员参加了会议？", "How many observers attended the session?", "38"),
    ],
)
def test_the_number_is_of_the_very_thing(counts: tuple[Language, Assistant], zh: str, en: str, told: str) -> None:
    language, assistant = counts
    answer = assistant.ask(zh if language == "zh" else en)

    assert answer.status is Status.ANSWERED and told in answer.answer
    assert "16" not in answer.answer
    check_sound(answer, assistant)


@pytest.mark.parametrize(
    ("language", "asked", "text", "told"),
    [
        ("zh", "有多少国家出席？", "95个成员国和29个观察员出席了会议。", 1.0),
        ("en", "How many countries attended?", "95 Member States and 29 observers attended the session.", 1.0),
        ("zh", "有多少个中心？", "中心网络由412个网点组成。", 1.0),
        ("zh", "有多少个中心？", "中心举办了9次活动。", 0.0),
        ("zh", "有多少个中心？", "新增五个中心，中心总数达到15个。", 1.0),
        ("en", "How many centres are there?", "Five centres were added, which brought the total to 15.", 1.0),
    ],
)
def test_the_number_stands_before_its_name_or_behind_what_has_it(
    counts: tuple[Language, Assistant], language: Language, asked: str, text: str, told: float
) -> None:
    _, assistant = counts
    query, retriever = assistant.understand(asked), assistant.index().retriever
    counting = Counting(tuple(retriever.concepts(replace(query, text=counted(query.text)))), query.text, all_of_them=True)

    assert counting.told(Want.NUMBER, text, language) == told


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("产权组织有多少成员国？", "How many member states does WIPO have?"),
        ("开了多少届会议？", "How many sessions has the committee held?"),
    ],
)
def test_a_number_of_something_else_is_none(counts: tuple[Language, Assistant], zh: str, en: str) -> None:
    language, assistant = counts

    assert assistant.ask(zh if language == "zh" else en).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("建议总共有多少条，分成几个集群？", True),
        ("how many recommendations are there and in how many clusters?", True),
        ("How many recommendations were implemented at once?", False),
        ("报告提出了多少条关于博物馆的建议？", False),
    ],
)
def test_only_a_question_on_the_whole_series_asks_for_its_number(question: str, asks: bool) -> None:
    assert asks_of_series(understand(question, known=KNOWN)) is asks


@pytest.mark.parametrize(
    ("question", "language", "told", "other"),
    [
        ("How many sessions did the group hold?", "en", "The group met twice in 2031.", "The group spoke of two kites in 2031."),
        ("How many sessions did the group hold?", "zh", "小组在2031年召开了两次会议。", "小组在2031年谈到两只风筝。"),
        ("How many countries got advice on kites?", "en", "WIPO advised ten Member States.", "WIPO advised ten delegates."),
        ("How many countries signed?", "zh", "十个成员国签署。", "十名学员签署。"),
        ("How many countries signed?", "zh", "十个成员国签署。", "与阿拉伯联合酋长国签署了两份协议。"),
    ],
)
def test_what_is_counted_may_have_another_name_beside_its_number(
    counts: tuple[Language, Assistant], question: str, language: Language, told: str, other: str
) -> None:
    query = counts[1].understand(question)
    counting = Selector(query, counts[1].index().retriever).wanted.counting
    assert counting.told(Want.NUMBER, told, language) == 1.0 > counting.told(Want.NUMBER, other, language)
