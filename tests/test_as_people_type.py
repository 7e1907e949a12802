"""Questions as people type them: with a story before, in a hurry, in capitals, in two languages, as a claim to be checked."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.lexical import tokens
from assistant.model import Language, Status
from assistant.question import Known, understand
from assistant.service import Assistant
from assistant.understanding.typing.background import without_background
from assistant.understanding.typing.capitals import in_small_letters
from assistant.understanding.typing.claims import of_a_claim
from assistant.understanding.typing.homophones import heard_right
from assistant.understanding.typing.mixed import in_one_language, language_asked_in
from assistant.understanding.typing.occasions import without_occasion
from assistant.understanding.typing.shorthand import written_out
from assistant.understanding.typing.spelling import mend
from tests.conftest import assistant_of_texts
from tests.workshop_papers import paper

_TITLE = {"zh": "关于灯塔的项目提案", "en": "PROJECT PROPOSAL ON LIGHTHOUSES"}
_BODY = {
    "zh": "1. 灯塔数据库有中文、英文和法文三种语言版本。\n\n2. 灯塔会议于2023年5月3日至5日在里加召开。\n\n3. 秘书处每年10月把下一年的备选主题发给成员国。",
    "en": "1. The lighthouse database is available in English, French and Chinese.\n\n2. The conference on lighthouses was held in Riga from May 3 to 5, 2023."
    "\n\n3. Every October the Secretariat sends the Member States the topics proposed for the next year.",
}


@pytest.fixture(scope="module")
def lighthouses(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    languages: tuple[Language, ...] = ("zh", "en")
    texts = {f"lights.{language}.txt": paper(language, "CDIP/42/5", _TITLE[language], _BODY[language]) for language in languages}
    return assistant_of_texts(tmp_path_factory.mktemp("lighthouses"), texts, model)


class _Index:
    """What stands in how many chunks, as an index tells it."""

    def __init__(self, text: str) -> None:
        self._chunks = dict.fromkeys(tokens(text), 5)

    def __call__(self, words: Iterable[str]) -> dict[str, int]:
        return {word: self._chunks.get(word, 0) for word in words}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "I am drafting a note for our ambassador. She was not there and wants it right. When was the conference on lighthouses held?",
            "May 3 to 5",
        ),
        ("WHEN WAS THE CONFERENCE ON LIGHTHOUSES HELD?", "May 3 to 5"),
        ("wehn was teh confrence on lighthouses heldd", "May 3 to 5"),
        ("They say the lighthouse database exists in English only, right or wrong?", "French and Chinese"),
        ("我刚接手协调工作，前任没有交代清楚。秘书处什么时候把下一年的备选主题发给成员国？", "每年10月"),
        ("灯塔会义是在那个成市开的", "里加"),
        ("灯塔 conference 什么时候 held", "5月3日"),
    ],
)
def test_the_question_is_found_in_what_is_typed(lighthouses: Assistant, question: str, told: str) -> None:
    answer = lighthouses.ask(question)

    assert answer.status is Status.ANSWERED and told in answer.answer.replace(" ", "" if "月" in told else " ")


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("I am new here. My boss wants to know. How many lamps were lit?", "How many lamps were lit?"),
        ("How many lamps were lit? I need it for a note to my minister.", "How many lamps were lit?"),
        ("I was away that week. how many lamps were lit in Riga", "how many lamps were lit in Riga"),
        ("我刚到代表团，情况不熟。灯塔日是哪天？", "灯塔日是哪天？"),
        ("我记得看过，找不到了。建议12的内容", "建议12的内容"),
        # What a question leans on is kept, and so is what is told of the matter alone.
        (
            "I am drafting a note on the genetic resources treaty. When was it adopted?",
            "the genetic resources treaty. When was it adopted?",
        ),
        (
            "Recommendation 2 speaks of funds. Which countries give the money?",
            "Recommendation 2 speaks of funds. Which countries give the money?",
        ),
        ("我们部里在准备遗传资源条约的手续。谈判是哪一年起步的？", "遗传资源条约。 谈判是哪一年起步的？"),
        # A clause of one's own that names the matter stays with its question.
        ("我们想提一个技术援助项目，提案上要交代哪几样？", "我们想提一个技术援助项目，提案上要交代哪几样？"),
    ],
)
def test_a_story_before_the_question_is_left_out(written: str, asked: str) -> None:
    assert without_background(written, language_asked_in(written)) == asked


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("WHO CAN USE THE TISCS IN PERU?", "who can use the tiscs in Peru?"),
        ("GROUP B'S VIEW ON ANNEX II OF CDIP/30/8", "group B's view on annex II of CDIP/30/8"),
        ("WIPO, TISC", "WIPO, TISC"),
        ("What did WIPO say?", "What did WIPO say?"),
    ],
)
def test_capitals_are_read_as_small_letters(written: str, read: str) -> None:
    assert in_small_letters(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("how many tiems did it meet", "how many times did it meet"),
        ("whch jugdes shoud be publishd", "which judges should be published"),
        ("waht abuot teh wemen", "what about the women"),
        ("howmany users of the webforum", "how many users of the web forum"),
    ],
)
def test_slips_of_the_keyboard_are_mended(written: str, read: str) -> None:
    assert mend(written)[0] == read


@pytest.mark.parametrize(
    "written",
    [
        "Quelle somme a été donnée aux pays dans chaque cas",
        "Mr. Shoud of Kwela",
        "what the kwela said",
        "the organisation's programme",
    ],
)
def test_names_and_other_languages_are_left_alone(written: str) -> None:
    assert mend(written)[0] == written


def test_what_the_index_holds_is_no_slip() -> None:
    assert mend("which shoud is it", _Index("shoud"))[0] == "which shoud is it"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("外交会义在哪个成市开", "外交会议在哪个城市开"),
        ("健议,统记", "建议,统计"),
        ("说了些什么", "说了些什么"),
        ("先在里加试行", "先在里加试行"),
    ],
)
def test_characters_of_the_same_sound_are_heard_right(written: str, read: str) -> None:
    assert heard_right(written, _Index("外交会议 城市 建议 统计 了解 现在 会议"))[0] == read


def test_characters_are_left_where_the_index_does_not_hold_the_word() -> None:
    assert heard_right("会义", _Index("灯塔"))[0] == "会义"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Is it true that the lamps were lit in 2023?", "Is it so that the lamps were lit in 2023?"),
        ("Am I right that nobody opposed the kite fund?", "Is it so that nobody opposed the kite fund?"),
        ("The list is in English only, right?", "The list is in which languages?"),
        ("听说智利反对灯塔项目,属实吗", "智利反对灯塔项目吗?"),
        ("是不是应秘鲁协会的要求删的?", "是应谁的要求删的?"),
        ("Who lit the lamps, and was it right?", "Who lit the lamps, and was it right?"),
        ("有多少灯塔,对不对都行", "有多少灯塔,对不对都行"),
    ],
)
def test_a_claim_is_read_as_a_question_of_it(written: str, read: str) -> None:
    language = language_asked_in(written)

    assert of_a_claim(written, language) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Could someone remind me which delegations lit the lamps?", "which delegations lit the lamps?"),
        ("I need the number of lamps lit for my statement", "I need the number of lamps lit"),
        ("Sorry to bother you, but when were the lamps lit?", "when were the lamps lit?"),
        ("我发言要引用斯洛文尼亚的原话,麻烦找一下", "斯洛文尼亚的原话"),
        ("有人知道为什么推迟了灯塔日吗", "为什么推迟了灯塔日吗?"),
        ("What is the fund for my statement on?", "What is the fund for my statement on?"),
    ],
)
def test_the_occasion_of_a_question_is_left_out(written: str, read: str) -> None:
    assert without_occasion(written, language_asked_in(written)) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("what did Grp B say w/o the annex", "what did Group B say without the annex"),
        ("del. of Chile stmt", "delegation of Chile statement"),
        ("met july23-july24", "met from July 2023 to July 2024"),
        ("秘答复说什么,建2呢", "秘书处答复说什么,建议2呢"),
        ("on july 23", "on july 23"),
        ("秘鲁建了3个,新建5所", "秘鲁建了3个,新建5所"),
        ("within 30 sec", "within 30 sec"),
    ],
)
def test_short_forms_of_the_room_are_written_out(written: str, read: str) -> None:
    assert written_out(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("秘书处 how often 报 webinar 的情况", "秘书处多久一次报网络研讨会的情况"),
        ("Poland 对选题什么 view", "波兰对选题什么意见"),
        ("WIPO Match 的 strategy update 在哪", "WIPO Match 的战略最新情况在哪"),
        ("risk-sharing fund 有多大", "risk-sharing fund 有多大"),
    ],
)
def test_office_english_in_chinese_is_read_in_chinese(written: str, read: str) -> None:
    assert in_one_language(written)[0] == read


@pytest.mark.parametrize(
    ("question", "language"), [("传统医药 project 的 closing meeting 在哪几天", "zh"), ("who proposed 伊藤 as the third pilot?", "en")]
)
def test_the_answer_has_the_language_that_asks(question: str, language: Language) -> None:
    assert understand(question, known=Known()).language == language
