"""What Slack shows: snapshots in both languages, held to slack_sdk's models and to Slack's limits; nothing written is ever markup.

`python -m tests.slack.test_views` writes the snapshots anew.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from assistant.channels.slack.pages import Held, decisions_message, home_view, prompts, recommendation_message
from assistant.channels.slack.views import MARKDOWN, Message, answer_message, notice, share_button, words_message
from assistant.channels.slack.wording import fitted, markdown, mrkdwn, pieces, plain
from assistant.model import Answer, Citation, Decision, Language, Query, Recommendation, RecommendationStatus, Source, Status
from tests.support.slack import limits

Json = dict[str, Any]
SNAPSHOTS = Path(__file__).parent / "snapshots" / "views.json"
PAGE = "https://cdip.example.org/"
LANGUAGES: tuple[Language, Language] = ("zh", "en")
SAID = {
    "zh": (
        "港口平台共有4,321名用户。[1]委员会在上届会议上注意到该平台。[2]",
        "港口平台共有4,321名用户。",
        "委员会在上届会议上注意到该平台。",
    ),
    "en": (
        "The harbour platform has 4,321 users.[1]\nThe Committee took note of it at its last session.[2]",
        "The harbour platform has 4,321 users.",
        "The Committee took note of it at its last session.",
    ),
}
REFUSED = {"zh": "已索引的文件没有说明这一点。", "en": "The indexed documents do not say."}


def answer(language: Language, status: Status = Status.ANSWERED, **more: Any) -> Answer:
    """An answer of two sentences from two paragraphs, or a refusal."""
    text, *quotes = SAID[language]
    question = "港口平台有多少用户？" if language == "zh" else "How many users has the harbour platform?"
    citations = tuple(
        Citation(n, quote, f"cdip_41_3.{language}.txt", language, "CDIP/41/3", "Harbours", 41, "I", paragraph=str(4 + n), page=2)
        for n, quote in enumerate(quotes, 1)
    )
    known = {"citations": citations, "answer": text} if status in (Status.ANSWERED, Status.AMBIGUOUS) else {"answer": REFUSED[language]}
    known |= {"searched_documents": 12, "as_of": "2028-05-04T10:00:00+00:00"}
    return Answer(answer_id="0123456789abcdef", status=status, language=language, question=question, **(known | more))


def messages() -> dict[str, list[Json] | Json]:
    """Every view in both languages, by name."""
    shown: dict[str, list[Json] | Json] = {}
    for language in LANGUAGES:
        understood = Query("q", "q", language, understood="读作：数字" if language == "zh" else "Read as: a figure")
        other: Language = "en" if language == "zh" else "zh"
        report = RecommendationStatus(
            Recommendation("da", 10),
            "Stronger institutions." if language == "en" else "增强机构能力。",
            Source("CDIP/41/3", "a.txt", language, 3, annex="I"),
            highlights=("12. Twelve.",),
            progress="*",
            number_inferred=True,
            reporting_period="2027",
        )
        decision = Decision(
            40, "took note", SAID[language][2], language, "", Source("CDIP/41/3", "a.txt", language, 2, "2"), ("CDIP/40/7",)
        )
        held = Held(12, "2028-05-04T10:00:00", ("zh", "en"), (40, 41), (39, 40), (1, 10, 20), (3,))
        views = {
            "answered": answer_message(answer(language, query=understood), page=PAGE),
            "answered, no page, no thumbs": answer_message(answer(language), feedback=False),
            "ambiguous": answer_message(answer(language, Status.AMBIGUOUS, notes=("a note",)), page=PAGE),
            "not found": answer_message(answer(language, Status.NOT_FOUND)),
            "not indexed": answer_message(answer(language, Status.NOT_INDEXED)),
            "out of scope": answer_message(answer(language, Status.OUT_OF_SCOPE)),
            "by a model, quoting the other language": answer_message(
                answer(language, mode="llm", citations=(Citation(1, SAID[other][1], "b.txt", other, "CDIP/41/3"),)), page=PAGE
            ),
            "shared": answer_message(answer(language), page=PAGE, shared_by="U0ANA"),
            "decisions": decisions_message([decision], 40, language, PAGE),
            "no decisions": decisions_message([], 40, language, PAGE),
            "recommendation": recommendation_message([report], 10, language, PAGE),
        }
        for name, message in views.items():
            shown[f"{name} ({language})"] = [*message.blocks(), {"text": message.notice}]
        shown[f"home ({language})"] = home_view(held, language, days=30, logged=False, page=PAGE)
        shown[f"home of nothing ({language})"] = home_view(Held(), language, days=30, logged=True)
        shown[f"prompts ({language})"] = prompts(held, language)
    return shown


@pytest.mark.parametrize("name", sorted(messages()))
def test_views_are_as_they_were(name: str) -> None:
    assert messages()[name] == json.loads(SNAPSHOTS.read_text(encoding="utf-8"))[name]


@pytest.mark.parametrize("name", sorted(messages()))
def test_views_pass_slacks_own_models_and_limits(name: str) -> None:
    view = messages()[name]
    if isinstance(view, dict):
        View(**view).validate_json()
        assert limits.of_view(view) == []
        view = view["blocks"]
    elif name.startswith("prompts"):
        assert limits.of_prompts(view) == []
        return
    else:
        assert view.pop()["text"] and limits.of_blocks(view) == []
    for block in view:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()
        assert parsed.to_dict() == block, "slack_sdk knows a field less"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_told_from_an_answer_at_a_glance(language: Language) -> None:
    answered = answer_message(answer(language)).markdown
    for status in (Status.NOT_FOUND, Status.NOT_INDEXED, Status.OUT_OF_SCOPE):
        refused = answer_message(answer(language, status)).markdown
        assert refused.startswith("**") and "\n> " in refused
    assert not answered.startswith("**") and "\n> " not in answered


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_answer_is_cut_after_a_sentence_and_its_citation_and_leads_on(language: Language) -> None:
    sentence = {"zh": "第𠀋项措施在各区域继续开展。", "en": "Measure number one goes on in every region."}[language]
    count = 700
    text = "".join(f"{sentence}[{n}]" for n in range(1, count + 1))
    citations = tuple(Citation(n, sentence, "a.txt", language, "CDIP/41/3", paragraph=str(n)) for n in range(1, count + 1))
    message = answer_message(answer(language, answer=text, citations=citations), page=PAGE)
    body, tail = message.markdown.rsplit("\n\n", 1)
    assert len(message.markdown) <= MARKDOWN and limits.of_blocks(message.blocks()) == []
    assert PAGE in tail and re.search(r"\]\([^)]*\)$", body), "it ends with the citation of its last sentence"
    last = int(re.findall(r"\\\[(\d+)\\\]", body)[-1])
    assert f"[{last}]" in json.dumps(message.below) and f"[{last + 1}]" not in json.dumps(message.below)


def test_a_cut_text_without_a_page_says_that_it_is_cut() -> None:
    message = answer_message(answer("en", answer="word " * 9_000, citations=()))
    assert len(message.markdown) <= MARKDOWN and "was cut here" in message.markdown


def test_what_a_reader_did_not_see_quoted_is_quoted_literally() -> None:
    quote = "<!here> *bold* [x](https://evil.example) `code`"
    message = answer_message(answer("en", mode="llm", answer="Something.[1]", citations=(Citation(1, quote, "a.txt", "en", "CDIP/41/3"),)))
    quoted = next(block for block in message.below if block["type"] == "rich_text")
    assert quoted["elements"][0]["elements"] == [{"type": "text", "text": f"[1] {quote}"}]


def test_sources_of_one_place_share_a_line() -> None:
    twice = tuple(replace(citation, paragraph="5") for citation in answer("en").citations)
    below = answer_message(answer("en", citations=twice), page=PAGE).below
    lines = below[0]["elements"][0]["text"].split("\n")
    assert len(lines) == 2 and lines[1].startswith("[1] [2] <https://cdip.example.org/#/document/en/CDIP/41/3?")


def test_many_sources_stay_within_the_limits() -> None:
    citations = tuple(Citation(n, "q" * 900, f"{'f' * 150}{n}.txt", "zh", None, paragraph=str(n)) for n in range(1, 200))
    message = answer_message(answer("zh", answer="".join(f"[{c.n}]" for c in citations), citations=citations), page=PAGE)
    assert limits.of_blocks(message.blocks()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_session_of_very_many_decisions_says_how_many_are_left_out(language: Language) -> None:
    long = {"zh": "要求秘书处继续在各区域开展能力建设工作。" * 8, "en": "requested the Secretariat to go on with capacity building. " * 5}[
        language
    ]
    decisions = [Decision(40, "requested", f"{n}. {long}", language, "", Source(f"CDIP/41/{n}", "a", language, n)) for n in range(90)]
    message = decisions_message(decisions, 40, language, PAGE)
    assert limits.of_blocks(message.blocks()) == [] and f"{PAGE}#/session/40" in message.markdown
    shown = message.markdown.count("\n- ")
    assert str(90 - shown) in message.markdown


def test_records_are_told_in_the_readers_language_where_there_is_one() -> None:
    def decision(language: Language, symbol: str) -> Decision:
        return Decision(40, "approved", f"{language} {symbol}", language, "", Source(symbol, "a", language, 1))

    decisions = [decision("zh", "CDIP/41/1"), decision("en", "CDIP/41/1"), decision("zh", "CDIP/41/2")]
    english = decisions_message(decisions, 40, "en").markdown
    assert "en CDIP/41/1" in english and "zh CDIP/41/1" not in english and "zh CDIP/41/2" in english


def test_a_share_button_that_could_not_know_what_to_share_is_left_out() -> None:
    assert share_button("x" * 2_000, "en") and share_button("x" * 2_001, "en") == ()


TEXT = st.text(st.sampled_from("ab1 .*_`~[]()<>&@!|#-+>\n中。𠀋\u0301👩\u200d👩🏽🇨🇭\\"), max_size=60)


@settings(deadline=None)
@given(TEXT)
def test_no_text_is_a_mention_or_a_link_in_markdown_or_mrkdwn(text: str) -> None:
    for written in (mrkdwn(text + "<!here>@channel<@U1>[a](b)"), markdown("<!here>" + text), notice(text + "<!channel>")):
        assert "<" not in written and ">" not in written
        assert not re.search(r"@(?:here|channel|everyone)\b", written, re.IGNORECASE)
        assert not re.search(r"(?<!\\)\]\(", written)


@settings(deadline=None)
@given(TEXT)
def test_plain_text_comes_back_from_mrkdwn_as_it_was(text: str) -> None:
    kept = re.sub(r"[ \t]{2,}", " ", text).strip()
    assert plain(mrkdwn(text)).replace("\u2060", "") == kept


@settings(deadline=None)
@given(TEXT, st.integers(0, 80))
def test_a_cut_keeps_to_the_limit_and_to_whole_characters(text: str, limit: int) -> None:
    kept, whole = fitted(text, limit, markdown)
    assert len(markdown(kept)) <= limit and text.startswith(kept) and whole == (kept == text or len(markdown(text)) <= limit)
    following = text[len(kept) : len(kept) + 1]
    if kept and following:
        assert not unicodedata.combining(following) and following not in "\u200d🏽"
        assert kept[-2:] + following != "👩\u200d👩"


@settings(deadline=None)
@given(st.text(st.sampled_from("ab。\n "), max_size=80))
def test_pieces_of_a_stream_are_the_whole(text: str) -> None:
    assert "".join(pieces(text)) == text.lstrip("\n") or "".join(pieces(text)) in text


def test_messages_of_ours_are_markdown_as_they_stand() -> None:
    assert words_message("**Hello**") == Message("**Hello**", (), "Hello")


if __name__ == "__main__":
    SNAPSHOTS.write_text(json.dumps(messages(), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
