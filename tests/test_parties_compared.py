"""What delegations and groups said, held side by side: each by its own words, and none by another's."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts
from tests.test_answers import check_sound
from tests.workshop_papers import paper

_COMMENTS = {
    "zh": """1. 秘书处收到了对灯塔看守人辅导办法的意见，转录如下。首批看守人辅导员来自印度和肯尼亚。此前加纳曾提议每年报告看守人辅导情况。

收到的意见

A. 挪威（2031年8月3日）

2. 辅导员应当不领报酬，只报销路费。

3. 辅导期不应超过六个月，否则会养成依赖。

B. 非洲集团（2031年8月9日）

4. 本集团希望辅导期为九个月。

5. 辅导费用应当按次公布。

C. 智利（2031年8月11日）

6. 智利主张辅导期为十二个月，不得续期。

7. 辅导费用属于个人隐私，不宜公布。
""",
    "en": """1. The Secretariat received comments on the mentoring of lighthouse keepers, reproduced below. The first mentors of keepers came from India and Kenya. Ghana had proposed earlier that the mentoring of keepers be reported on every year.

COMMENTS RECEIVED FROM MEMBER STATES

A. Norway (August 3, 2031)

2. Mentors should work without pay; only travel should be refunded.

3. Mentoring should not exceed six months, since longer support would create dependence.

B. GRULAC (August 9, 2031)

4. The Group preferred that mentoring last nine months.

5. What each mentor is paid should be published.

C. Fiji (August 11, 2031)

6. Fiji favoured mentoring of twelve months, not renewable.

7. What each mentor is paid is private and should not be published.
""",
}


@pytest.fixture(scope="module", params=("zh", "en"))
def comments(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[str, Assistant]:
    language = request.param
    title = {"zh": "关于看守人辅导的意见汇编", "en": "COMPILATION OF COMMENTS ON THE MENTORING OF KEEPERS"}[language]
    texts = {f"comments.{language}.txt": paper(language, "CDIP/42/12", title, _COMMENTS[language])}
    return language, assistant_of_texts(tmp_path_factory.mktemp("comments"), texts, model)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ({"zh": "挪威和非洲集团在辅导期应当多长上有什么分歧？", "en": "How do Norway and GRULAC differ on how long mentoring should last?"},
         {"zh": ("六个月", "九个月"), "en": ("six months", "nine months")}, {"zh": "十二个月", "en": "twelve months"}),
        ({"zh": "在是否公布辅导费用上，非洲集团和智利的主张有何不同？", "en": "How do GRULAC and Fiji differ on publishing what mentors are paid?"},
         {"zh": ("按次公布", "不宜公布"), "en": ("should be published", "is private")}, {"zh": "六个月", "en": "six months"}),
        ({"zh": "挪威对辅导期长短的立场跟非洲集团的比，有哪些出入？", "en": "Is Norway's position on how long mentoring should last at odds with GRULAC's?"},
         {"zh": ("六个月", "九个月"), "en": ("six months", "nine months")}, {"zh": "十二个月", "en": "twelve months"}),
        ({"zh": "辅导期多长，挪威一个说法、非洲集团一个说法，有啥不一样？", "en": "On how long mentoring should last, put the statements of Norway and GRULAC side by side."},
         {"zh": ("六个月", "九个月"), "en": ("six months", "nine months")}, {"zh": "十二个月", "en": "twelve months"}),
    ],
)  # fmt: skip
def test_each_party_is_told_in_its_own_words(
    comments: tuple[str, Assistant], question: dict[str, str], told: dict[str, tuple[str, ...]], untold: dict[str, str]
) -> None:
    language, assistant = comments
    answer = assistant.ask(question[language])
    check_sound(answer, assistant)

    assert all(words in answer.answer for words in told[language]), answer.answer
    assert untold[language] not in answer.answer


def test_a_party_that_did_not_speak_is_said_to_be_missing(comments: tuple[str, Assistant]) -> None:
    language, assistant = comments
    question = {
        "zh": "挪威和B集团在辅导期应当多长上有什么分歧？",
        "en": "How do Norway and Group B differ on how long mentoring should last?",
    }
    missing = {"zh": "B集团：已索引的文件没有说明", "en": "Group B: the indexed documents do not say"}
    answer = assistant.ask(question[language]).answer

    assert missing[language] in answer


def test_a_paper_that_only_names_a_party_tells_no_view_of_it(comments: tuple[str, Assistant]) -> None:
    language, assistant = comments
    named = {"zh": "印度对看守人辅导说了什么？", "en": "What did India say about the mentoring of keepers?"}
    proposed = {"zh": "加纳对看守人辅导有什么意见？", "en": "What did Ghana say about the mentoring of keepers?"}

    assert assistant.ask(named[language]).status is Status.NOT_FOUND
    assert {"zh": "每年报告", "en": "reported on every year"}[language] in assistant.ask(proposed[language]).answer


def test_a_group_is_known_by_its_other_names(comments: tuple[str, Assistant]) -> None:
    language, assistant = comments
    question = {
        "zh": "非洲集团对公布辅导费用有什么意见？",
        "en": "What did the group of Latin American countries say about publishing what mentors are paid?",
    }
    assert {"zh": "按次公布", "en": "should be published"}[language] in assistant.ask(question[language]).answer


@pytest.mark.parametrize(
    "question",
    [
        {"zh": "拉丁美洲国家集团对看守人辅导有什么意见？", "en": "What is the position of the African Group on the mentoring of keepers?"},
        {"zh": "欧洲联盟代表团对看守人辅导怎么看？", "en": "What does the European Union think of the mentoring of keepers?"},
    ],
)
def test_a_group_that_said_nothing_is_not_answered_for(comments: tuple[str, Assistant], question: dict[str, str]) -> None:
    language, assistant = comments
    assert assistant.ask(question[language]).status is Status.NOT_FOUND
