"""Any text at all, in an answer, a quote, a symbol, a question: it stays text, within Slack's limits, and the home of an empty index stands."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from assistant.channels.slack.pages import Held, home_view
from assistant.channels.slack.views import answer_message, share_button
from assistant.channels.slack.wording import markdown
from assistant.model import Answer, Citation, Language, Status
from tests.support.slack import limits
from tests.support.slack.workspace import mentions, texts

LANGUAGES: tuple[Language, ...] = ("en", "zh")
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PIECES = "<!channel>|<@U0LIN>|@here |[1]|[2]|](https://evil.example)|&lt;!here&gt;|字|𠮷|👩‍👩‍👧|é|\n|- |1. |`|```|*|_|~~|> |\\|。|. ".split(
    "|"
)
TEXTS = st.lists(st.one_of(ANY, st.sampled_from(PIECES)), max_size=30).map("".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, TEXTS, st.integers(1, 400), st.sampled_from(LANGUAGES), st.sampled_from(list(Status)))
def test_any_answer_is_within_the_limits_and_rings_nobody(
    text: str, quote: str, symbol: str, times: int, language: Language, status: Status
) -> None:
    cited = tuple(Citation(n, quote or "q", "a.txt", language, symbol or "S", session=41, paragraph="8") for n in (1, 2))
    answer = Answer("a1b2c3d4", status, language, quote, (text or "t") * times, cited, (text * times,), 31, as_of="2026-11-20")
    for message in (answer_message(answer, page="https://cdip.example.org/"), answer_message(answer, shared_by="U0ANA")):
        blocks = message.blocks()
        assert limits.of_blocks(blocks) == [] and len(message.notice) <= limits.UPDATED_TEXT
        marked_up = texts([block for block in blocks if block["type"] != "rich_text"])  # rich text reads no markup
        rung = [ring for part in [message.notice, *marked_up] for ring in mentions(part)]
        assert set(rung) <= {"<@U0ANA>"}  # the one who shared it
    assert limits.of_blocks(list(share_button(json.dumps({"q": text * times}), language)) or [{"type": "divider"}]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_of_an_empty_index_stands(language: Language) -> None:
    assert limits.of_view(home_view(Held(), language, days=30, logged=True)) == []


MARKED = ["*bold*", "_x_", "`code`", "[a](https://evil.example)", "# head", "> quote", "- item", "1. item", "```", "a\n# b", "\\*", "<b>"]


@pytest.mark.parametrize("text", MARKED)
def test_marks_of_markdown_are_shown_and_not_obeyed(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(markdown(text))
    inside = {child.type for token in tokens for child in token.children or ()}
    assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}
    assert inside <= {"text", "softbreak", "text_special"}
