"""What is asked of a thing must be told of it: a passage on the contest does not say who won, one on the course not what it costs."""

from __future__ import annotations

from importlib import resources

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Language, Status
from assistant.service import Assistant
from assistant.understanding.asked.aspects import aspects_asked
from tests.conftest import assistant_of_texts
from tests.kiln_papers import TEXTS
from tests.workshop_papers import paper


@pytest.fixture(scope="module", params=("zh", "en"))
def potters(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> tuple[Language, Assistant]:
    """Papers in one language; both are asked of them."""
    language: Language = request.param
    title = {"zh": "陶艺学校的报告", "en": "REPORT ON THE SCHOOL OF POTTERS"}[language]
    texts = {f"potters.{language}.txt": paper(language, "CDIP/44/7", title, TEXTS[language])}
    return language, assistant_of_texts(tmp_path_factory.mktemp("potters"), texts, model)


@pytest.mark.parametrize(
    "question",
    [
        "陶艺学校的窑火竞赛是谁得奖了？",
        "Who won the kiln contest of the school of potters?",
        "陶艺学校的釉料课程要交钱吗？",
        "Is the glaze course of the school of potters free?",
        "陶艺学校的釉料课程提供哪些语言？",
        "In which languages is the glaze course of the school of potters offered?",
        "陶艺学校的陶土档案库多久更新一次？",
        "What punishment did the keeper of the clay archive of the school of potters receive?",
        "有多少人学完了陶艺学校的釉料课程？",
        "How many women took part in the glaze course of the school of potters?",
        "What is the slogan of the school of potters?",
        "陶艺学校的口号是什么？",
    ],
)
def test_what_is_not_told_of_a_thing_is_not_answered(potters: tuple[Language, Assistant], question: str) -> None:
    assert potters[1].ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("陶艺学校的釉料课程有多少人参加？", "812"),
        ("How many people took part in the glaze course of the school of potters?", "812"),
        ("陶艺学校研讨会的录像会保留多久？", {"zh": "三年", "en": "three years"}),
        ("How long are the videos of the webinars of the school of potters kept?", {"zh": "三年", "en": "three years"}),
        ("陶艺学校陶土档案库管理员的职级是什么？", "P3"),
        ("烧制指南提供哪些语言？", {"zh": "法文", "en": "French"}),
        ("Which languages is the firing guide there in?", {"zh": "法文", "en": "French"}),
    ],
)
def test_what_is_told_of_a_thing_is_answered(potters: tuple[Language, Assistant], question: str, told: str | dict[Language, str]) -> None:
    language, assistant = potters
    answer = assistant.ask(question)
    expected = told if isinstance(told, str) else told[language]
    assert answer.status is Status.ANSWERED
    assert any(expected in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "language", "aspects"),
    [
        ("How many people have signed up to the platform?", "en", ["enrolment"]),
        ("How many states signed the treaty?", "en", ["signed"]),
        ("What does the treaty signed in Nice say?", "en", []),
        ("Did the winner of the contest get a studio?", "en", []),
        ("Why was the course postponed?", "en", []),
        ("Was the course postponed?", "en", ["postponed"]),
        ("What did Fiji see as the main block to a treaty?", "en", []),
        ("Did the group block a treaty?", "en", ["opposed"]),
        ("May a potter use a drawing instead of a photograph?", "en", []),
        ("What do potters use instead of photographs?", "en", ["replaced"]),
        ("Did the kiln get through, and with what budget?", "en", []),
        ("With what other bodies do the potters work?", "en", ["partners"]),
        ("条约签署了吗？", "zh", ["signed"]),
        ("签署的条约有什么内容？", "zh", []),
        ("课程为什么推迟了？", "zh", []),
        ("女性陶工项目的预算是多少？", "zh", []),
        ("陶工中女性占多少？", "zh", ["women"]),
    ],
)
def test_an_aspect_is_asked_where_the_clause_asks_of_it(question: str, language: Language, aspects: list[str]) -> None:
    assert [aspect.name for aspect in aspects_asked(question, language)] == aspects


@pytest.mark.parametrize(
    ("question", "untold", "told"),
    [
        ("哪些代表团支持灯塔建议？", "在灯塔接待了各代表团。", "智利代表团赞成灯塔建议。"),
        ("巴西投了反对票吗？", "与巴西合办了展览。", "巴西反对该提案。"),
        ("灯塔论坛的钱是哪家捐助方出的？", "秘书处将建立灯塔论坛。", "灯塔论坛由航标基金会资助。"),
        ("灯塔课程有多少人报名？", "灯塔课程涵盖三个主题。", "灯塔课程吸引了 76 名学员。"),
        ("灯会在哪几个城市办？", "灯会由灯会处负责。", "灯会在苏瓦、拉巴特和利马各举办一次。"),
        ("灯塔报告取代了哪两份报告？", "灯塔报告已提交委员会。", "灯塔报告合并了此前的两份报告。"),
        ("Which two reports did the lighthouse report replace?", "It was submitted to the Committee.", "It merges two earlier ones."),
        ("谁可以参加灯会？", "主持人将鼓励参与者参加灯会的讨论。", "灯会仅限于成员国。"),
        (
            "Who may attend the lamp fair?",
            "A moderator will encourage participants of the lamp fair.",
            "The lamp fair is restricted to Member States.",
        ),
        ("灯会的结果在哪里可以查到？", "灯会的结果很好。", "灯会的结果参见名录第三章。"),
        ("Which delegations supported the lighthouse recommendation?", "Delegations visited the lighthouse.", "Chile was in favour of it."),
        ("Did Brazil vote against the lamp?", "A lamp was lit in Brazil.", "Brazil objected to the lamp."),
        ("Which donor pays for the lighthouse forum?", "The Secretariat will set up the forum.", "The Beacon Trust finances it."),
        ("How many staff does the lighthouse have?", "The lighthouse has 12 windows.", "It is run by four officers."),
        ("灯塔名录是谁译的？", "灯塔名录新增葡萄牙文版。", "灯塔名录由海员学校译成葡萄牙文。"),
        ("灯塔指南由谁撰写？", "发布了灯塔指南，为守塔人提供建议。", "灯塔指南由林青女士编写。"),
        ("灯塔的标志由谁来设计？", "产出四：每座灯塔一个标志。", "标志由苏瓦的一家作坊设计。"),
        ("灯塔钥匙由谁保管？", "灯塔钥匙共有三把。", "灯塔钥匙存放在港务局。"),
        ("灯塔审评得出了什么结论？", "灯塔审评将于明年提交。", "灯塔审评认为灯油过贵。"),
        ("灯塔管理员任期多长？", "新增五名灯塔管理员，来自四个国家。", "灯塔管理员任期两年。"),
        ("Who translated the list of lamps?", "The list of lamps is out in Lao.", "A school translated the list of lamps into Lao."),
        ("What did the lamp review conclude?", "The lamp review is to be submitted in May.", "The lamp review concluded that oil is dear."),
        ("Which firm built the lighthouse?", "The lighthouse was built in June.", "It was built by Beacon Works of Suva."),
    ],
)
def test_an_aspect_is_told_by_words_of_its_own(question: str, untold: str, told: str) -> None:
    language: Language = "en" if question.isascii() else "zh"
    asked = aspects_asked(question, language)
    assert asked
    assert [all(aspect.told_in(text, language, question) for aspect in asked) for text in (untold, told)] == [False, True]


def test_every_aspect_is_asked_and_told_in_both_languages() -> None:
    lines = resources.files("assistant").joinpath("understanding/asked/aspects.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    assert {len(row) for row in rows} == {5}
    assert all(cell and not cell.endswith(";") for row in rows for cell in row)
    names = [row[0] for row in rows]
    assert len(set(names)) == len(names)
