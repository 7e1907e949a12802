"""What readers are shown, as it is shown: snapshots in both languages, checked by Slack's own models; and any text within the limits.

After a change that is meant: `python -m tests.slack.test_views` writes the snapshots anew.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from assistant.channels.slack.pages import Held, decisions_message, home_view, prompts, recommendation_message
from assistant.channels.slack.views import Message, answer_message, say, share_button, words_message
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from assistant.model import Answer, Citation, Decision, Language, Recommendation, RecommendationStatus, Source, Status
from tests.support.slack import limits
from tests.support.slack.workspace import mentions, texts

SNAPSHOTS = Path(__file__).parent / "snapshots"
PAGE = "https://cdip.example.org/"
LANGUAGES: tuple[Language, ...] = ("en", "zh")
WORDS = {
    "en": (
        "How many ports have a <harbour>?",
        "Twelve ports have one.",
        "The Committee took note of the *harbour* plan.",
        "The documents do not say.",
    ),
    "zh": ("有多少港口设有<码头>？", "十二个港口设有码头。", "委员会注意到*港口*计划。", "已索引的文件没有说明这一点。"),
}


def _citation(n: int, language: Language, quote: str, **more: Any) -> Citation:
    given = {"symbol": "CDIP/41/3", "session": 41, "annex": "II", "paragraph": "8", "page": 4} | more
    return Citation(n=n, quote=quote, file="a.txt", language=language, **given)


def _answered(language: Language) -> Answer:
    question, first, second, _ = WORDS[language]
    cited = (
        _citation(1, language, first),
        _citation(2, language, second, recommendation="DA 10"),
        _citation(3, "en" if language == "zh" else "zh", "Another & other", symbol=None, annex=None, page=None, session=None),
    )
    text = f"{first}[1]\n{second}[2][3]"
    return Answer(
        "a1b2c3d4e5f60718", Status.ANSWERED, language, question, text, cited, ("A note of <text>.",), 31, as_of="2026-11-20T08:00:00Z"
    )


def _refused(language: Language, status: Status = Status.NOT_FOUND) -> Answer:
    return Answer(
        "0011223344556677", status, language, WORDS[language][0], WORDS[language][3], searched_documents=31, as_of="2026-11-20T08:00:00Z"
    )


def _decisions(language: Language) -> list[Decision]:
    source = Source("CDIP/41/3", "a.txt", language, 3, paragraph="2")
    text = WORDS[language][2]
    return [Decision(40, "took note", text, language, text, source, ("CDIP/40/7",), "Summary by the Chair, para. 6.2", original=False)]


def _reports(language: Language) -> list[RecommendationStatus]:
    source = Source("CDIP/41/2", "b.txt", language, 9, annex="I", page=7)
    report = RecommendationStatus(
        Recommendation("da", 10), WORDS[language][2], source, (10, 11), True, "A", highlights=(WORDS[language][1],)
    )
    return [
        replace(report, progress=WORDS[language][1], reporting_period="2024-2025"),
        replace(report, recommendation=Recommendation("review", 10)),
    ]


def _held() -> Held:
    return Held(31, "2026-11-20T08:00:00Z", ("zh", "en"), (18, 21, 33), (18, 21), (10, 12), (5, 8))


def _shown(language: Language) -> dict[str, Any]:
    held = _held()
    messages: dict[str, Message] = {
        "answer": answer_message(_answered(language), page=PAGE),
        "answer without a page": answer_message(_answered(language), page=None, feedback=False),
        "answer of a model": answer_message(replace(_answered(language), mode="llm"), page=PAGE),
        "answer of two readings": answer_message(replace(_answered(language), status=Status.AMBIGUOUS), page=PAGE),
        "answer shared": answer_message(_answered(language), page=PAGE, shared_by="U0ANA"),
        "decisions": decisions_message(_decisions(language), 40, language, PAGE),
        "no decisions": decisions_message([], 99, language, PAGE),
        "reports": recommendation_message(_reports(language), 10, language, PAGE),
        "no reports": recommendation_message([], 99, language, PAGE),
        "help": words_message(say("help", language).strip()),
        **{str(status): answer_message(_refused(language, status), page=PAGE) for status in list(Status)[2:]},
    }
    shown: dict[str, Any] = {name: {"notice": message.notice, "blocks": message.blocks()} for name, message in messages.items()}
    home = home_view(held, language, days=30, logged=False, page=PAGE)
    return shown | {"home": home, "home of nothing": home_view(Held(), language, days=30, logged=True), "prompts": prompts(held, language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_shown_as_it_was_agreed(language: Language) -> None:
    kept = json.loads((SNAPSHOTS / f"{language}.json").read_text(encoding="utf-8"))
    shown = _shown(language)
    assert shown.keys() == kept.keys()
    for name, value in shown.items():
        assert json.loads(json.dumps(value)) == kept[name], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_slacks_own_models_take_everything(language: Language) -> None:
    for name, value in _shown(language).items():
        if name.startswith("home"):
            View(**value).to_dict()
            assert limits.of_view(value) == [], name
        elif name == "prompts":
            assert limits.of_prompts(value) == []
        else:
            for block in value["blocks"]:
                parsed = Block.parse(block)
                assert parsed is not None, block
                parsed.to_dict()
            assert limits.of_blocks(value["blocks"]) == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_ours_are_in_one_language(language: Language) -> None:
    other = {"Another & other"}
    for name, value in _shown(language).items():
        if language == "en":
            chinese = [text for text in texts(value) if any("\u4e00" <= character <= "\u9fff" for character in text)]
            assert chinese == [], name
        elif name not in ("help",) and not name.startswith("home"):
            assert not {"Sources", "Helpful", "Quoted", "Decisions"} & {word for text in texts(value) for word in text.split()} - other, (
                name
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_differs_from_an_answer_in_its_first_line_and_cites_nothing(language: Language) -> None:
    answer, refusal = answer_message(_answered(language), page=PAGE), answer_message(_refused(language), page=PAGE)
    assert refusal.markdown.startswith("**") and not answer.markdown.startswith("**")
    assert "](http" in answer.markdown and "](http" not in refusal.markdown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_answer_is_cut_at_a_sentence_and_leads_to_the_page(language: Language) -> None:
    _, first, second, _ = WORDS[language]
    sentence = f"{first}[1] {second}[2] " if language == "en" else f"{first}[1]{second}[2]"
    long = replace(_answered(language), answer=sentence * 800)
    message = answer_message(long, page=PAGE)
    body, _, tail = message.markdown.rpartition("\n\n")
    assert 10_000 < len(message.markdown) <= limits.MARKDOWN and PAGE in tail
    assert body.rstrip().endswith(")") and body.count("](http") > 50  # it ends with a sentence and its mark
    assert limits.of_blocks(message.blocks()) == []
    assert PAGE not in answer_message(long, page=None).markdown


ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PIECES = st.sampled_from(
    [
        "<!channel>",
        "<@U0LIN>",
        "@here ",
        "[1]",
        "[2]",
        "](https://evil.example)",
        "&lt;!here&gt;",
        "字",
        "𠮷",
        "👩‍👩‍👧",
        "é",
        "\n",
        "- ",
        "1. ",
        "`",
        "```",
        "*",
        "_",
        "~~",
        "> ",
        "|",
        "\\",
    ]
)
TEXTS = st.lists(st.one_of(ANY, PIECES), max_size=30).map("".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.integers(1, 400), st.sampled_from(LANGUAGES), st.booleans())
def test_any_text_stays_text_and_within_the_limits(text: str, quote: str, symbol: str, times: int, language: Language, page: bool) -> None:
    cited = tuple(_citation(n, language, quote or "q", symbol=symbol or "S") for n in (1, 2))
    answer = replace(_answered(language), answer=(text or "t") * times, question=quote, citations=cited, notes=(text * times,))
    for message in (answer_message(answer, page=PAGE if page else None), answer_message(answer, shared_by="U0ANA")):
        blocks = message.blocks()
        assert limits.of_blocks(blocks) == []
        assert len(message.notice) <= limits.UPDATED_TEXT
        marked_up = texts([block for block in blocks if block["type"] != "rich_text"])  # rich text reads no markup
        rung = [ring for part in [message.notice, *marked_up] for ring in mentions(part)]
        assert set(rung) <= {"<@U0ANA>"}  # the one who shared it
    share = share_button(json.dumps({"q": text * times}), language)
    assert limits.of_blocks(list(share)) == []


if __name__ == "__main__":
    SNAPSHOTS.mkdir(exist_ok=True)
    for name in LANGUAGES:
        written = json.dumps(_shown(name), ensure_ascii=False, indent=1) + "\n"
        (SNAPSHOTS / f"{name}.json").write_text(written, encoding="utf-8")
