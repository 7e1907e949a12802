"""A session is told by the one before it, what it is to discuss by the record of that one, and a count part by part."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Language, Status
from assistant.service import Assistant
from assistant.understanding.named.sessions_beside import with_session_beside_named
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.workshop_papers import paper

_SUMMARY: dict[Language, str] = {
    "zh": """1. 委员会决定第四十三届会议在该议题下讨论“灯塔与旅游”。

2. 委员会商定了第四十三届会议的议题和文件清单。其中包括：(i) 经修订的风筝提案；(ii) 灯塔名录。

3. 委员会注意到秘书处关于预算的说明。
""",
    "en": """1. The Committee decided that “Lighthouses and Tourism” would be discussed under this agenda item at its Forty-Third Session.

2. The Committee agreed upon a list of issues and documents for the Forty-Third Session. It includes: (i) the revised proposal on kites;
and (ii) the list of lighthouses.

3. The Committee took note of what the Secretariat said on the budget.
""",
}
_COURSES: dict[Language, str] = {
    "zh": """1. 2031年为守塔人举办了三期网络研讨会：

(a) 第一期：灯具更换。来自12个国家的64人参加。

(b) 第二期：雾号。来自15个国家的97人参加。

(c) 第三期：名录。来自11个国家的85人参加。
""",
    "en": """1. In 2031 three webinars were held for lighthouse keepers:

(a) Webinar 1: changing lamps. It had 64 participants from 12 countries.

(b) Webinar 2: foghorns. It had 97 participants from 15 countries.

(c) Webinar 3: lists. It had 85 participants from 11 countries.
""",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def papers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    language: Language = request.param
    titles = {"zh": ("主席总结", "守塔人网络研讨会"), "en": ("SUMMARY BY THE CHAIR", "WEBINARS FOR LIGHTHOUSE KEEPERS")}[language]
    printed = {"zh": "CDIP/42/主席总结", "en": "CDIP/42/SUMMARY"}[language]
    texts = {
        f"s.{language}.txt": paper(language, printed, titles[0], _SUMMARY[language], signed=False),
        f"w.{language}.txt": paper(language, "CDIP/42/5", titles[1], _COURSES[language]),
    }
    return language, assistant_of_texts(tmp_path_factory.mktemp(f"beside_{language}"), texts, model)


def test_what_the_next_session_is_to_discuss_is_told_by_the_record_of_the_one_before(papers: tuple[Language, Assistant]) -> None:
    language, assistant = papers
    answer = assistant.ask(
        "第42届会议的下一届会议将讨论什么？" if language == "zh" else "What will the Committee discuss at the next session after the 42nd?"
    )

    check_sound(answer, assistant)
    assert answer.status is Status.ANSWERED
    assert ("灯塔与旅游" if language == "zh" else "Lighthouses and Tourism") in answer.answer
    assert ("灯塔名录" if language == "zh" else "the list of lighthouses") in answer.answer
    assert ("预算" if language == "zh" else "budget") not in answer.answer


def test_a_count_that_is_told_part_by_part_is_told_of_every_part(papers: tuple[Language, Assistant]) -> None:
    language, assistant = papers
    answer = assistant.ask(
        "守塔人的网络研讨会有多少人参加？" if language == "zh" else "How many participants did the webinars for lighthouse keepers have?"
    )

    check_sound(answer, assistant)
    assert all(count in answer.answer for count in ("64", "97", "85")), answer.answer


def test_one_of_the_parts_is_told_alone(papers: tuple[Language, Assistant]) -> None:
    language, assistant = papers
    answer = assistant.ask(
        "第二期网络研讨会有多少人参加？" if language == "zh" else "How many participants did webinar 2 on foghorns have?"
    )

    assert "97" in answer.answer
    assert "64" not in answer.answer.split("\n")[0]


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("第31届会议的下一届会议什么时候开?", "第32届会议什么时候开?"),
        ("第三十一届会议之后的下一届讨论什么?", "第32届会议讨论什么?"),
        ("第31届会议的前一届会议由谁主持?", "第30届会议由谁主持?"),
        ("What did the session before the thirty-first decide?", "What did session 30 decide?"),
        ("When is the next session after the 31st?", "When is session 32?"),
        ("第31届会议通过了什么?", "第31届会议通过了什么?"),
        ("What happened after the 31st session?", "What happened after the 31st session?"),
    ],
)
def test_a_session_counted_from_another_is_named(question: str, read: str) -> None:
    assert with_session_beside_named(question) == read
