"""What a delegation or group said: of the matter asked about, or all it said where none is named."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Language, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.workshop_papers import paper

_BODY: dict[Language, str] = {
    "zh": """1. 秘书处收到了对灯塔看守人辅导办法的意见，转录如下。

收到的意见

A. 挪威（2031年8月3日）

2. 辅导员应当不领报酬，只报销路费。

3. 辅导期不应超过六个月。

B. 智利（2031年8月11日）

4. 智利主张辅导期为十二个月，不得续期。
""",
    "en": """1. The Secretariat received comments on the mentoring of lighthouse keepers, reproduced below.

COMMENTS RECEIVED FROM MEMBER STATES

A. Norway (August 3, 2031)

2. Mentors should work without pay; only travel should be refunded.

3. Mentoring should not exceed six months.

B. Chile (August 11, 2031)

4. Chile favoured mentoring of twelve months, not renewable.
""",
}
_OTHER: dict[Language, str] = {
    "zh": "1. 委员会第四十一届会议讨论了非洲集团关于海藻染料的提案，并要求秘书处编拟一份文件。\n\n2. 网络研讨会每年举行两次。",
    "en": "1. At its forty-first session the Committee discussed the proposal of the African Group on seaweed dyes, and requested a paper.\n\n2. Webinars are held twice a year.",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def keepers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    language: Language = request.param
    texts = {
        f"keepers.{language}.txt": paper(
            language, "CDIP/42/9", {"zh": "意见汇编", "en": "COMPILATION OF COMMENTS"}[language], _BODY[language]
        ),
        f"dyes.{language}.txt": paper(language, "CDIP/42/5", {"zh": "进展报告", "en": "PROGRESS REPORT"}[language], _OTHER[language]),
    }
    return language, assistant_of_texts(tmp_path_factory.mktemp("keepers"), texts, model)


def test_where_no_matter_is_named_all_that_was_said_is_told(keepers: tuple[Language, Assistant]) -> None:
    language, assistant = keepers
    question, said, others = {
        "zh": ("挪威说了什么？", ("不领报酬", "六个月"), "十二个月"),
        "en": ("What did Norway say?", ("without pay", "six months"), "twelve months"),
    }[language]
    answer = assistant.ask(question)

    assert answer.status is Status.ANSWERED and all(words in answer.answer for words in said) and others not in answer.answer
    check_sound(answer, assistant)


def test_a_paper_that_names_a_group_tells_its_view_of_nothing_else(keepers: tuple[Language, Assistant]) -> None:
    language, assistant = keepers
    asked = {"zh": "非洲集团对网络研讨会有什么意见？", "en": "What did the African Group say about the webinars?"}[language]
    told = {"zh": "非洲集团对海藻染料有什么主张？", "en": "What did the African Group say about seaweed dyes?"}[language]

    assert assistant.ask(asked).status is Status.NOT_FOUND
    assert assistant.ask(told).status is Status.ANSWERED
