"""Text on its way into Slack and out of it: nothing becomes markup, nothing is cut inside a character, what was written is heard."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from assistant.channels.slack.reading import asks, command
from assistant.channels.slack.wording import fitted, markdown, markdown_link, mrkdwn, mrkdwn_link, pieces, plain
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.slack.workspace import mentions

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@given(ANY)
def test_escaped_text_rings_nobody_and_reads_back(text: str) -> None:
    for written in (mrkdwn(text), markdown(text)):
        assert mentions(written) == [] and "<" not in written and ">" not in written
    back = mrkdwn(text).replace("\u2060", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert back == text.replace("\u2060", "")


@pytest.mark.parametrize(
    "call", ["@channel", "@here", "@everyone", "@Channel", "<!channel>", "<!here|here>", "<@U0LIN>", "<!subteam^S1|x>", "<#C1|y>"]
)
def test_calls_lose_their_force_in_both_kinds_of_markup(call: str) -> None:
    for written in (mrkdwn(call), markdown(call), mrkdwn_link(call, "https://a.b/"), markdown_link(call, "https://a.b/")):
        assert mentions(written) == [] and call not in written


@pytest.mark.parametrize(
    "text",
    ["*bold*", "_x_", "`code`", "[a](https://evil.example)", "~~gone~~", "# head", "> quote", "- item", "1. item", "```", "a\n# b", "\\*"],
)
def test_marks_of_markdown_are_shown_and_not_obeyed(text: str) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    reader = markdown_it.MarkdownIt("commonmark")
    tokens = [token.type for token in reader.parse(markdown(text))]
    inline = [child.type for token in reader.parse(markdown(text)) for child in token.children or ()]
    assert set(tokens) <= {"paragraph_open", "inline", "paragraph_close"}, tokens
    assert set(inline) <= {"text", "softbreak", "text_special"}, inline


@given(ANY, st.integers(0, 200))
@settings(max_examples=200)
def test_a_cut_is_a_beginning_and_parts_no_character(text: str, limit: int) -> None:
    for written in (str, mrkdwn, markdown):
        kept, whole = fitted(text, limit, written)
        assert len(written(kept)) <= limit and text.startswith(kept.rstrip()) and (not whole or kept == text)
        if kept and not whole:
            ends = {match.end() for match in regex.finditer(r"\X", text)}
            assert any(end in ends for end in range(len(kept), len(kept) + 1 + len(text[len(kept) :]) - len(text[len(kept) :].lstrip())))


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        ("第一句。第二句很长很长很长。", 6, "第一句。"),
        ("One. Two three four.", 9, "One."),
        ("𠮷𠮷𠮷𠮷", 3, "𠮷𠮷𠮷"),
        ("👩‍👩‍👧👩‍👩‍👧", 7, "👩‍👩‍👧"),
        ("e\u0301e\u0301", 3, "e\u0301"),
    ],
)
def test_cuts_are_where_a_reader_would_make_them(text: str, limit: int, kept: str) -> None:
    assert fitted(text, limit, str) == (kept, False)


@given(ANY)
def test_pieces_of_a_stream_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


@pytest.mark.parametrize(
    ("sent", "heard"),
    [
        ("<@U0CDIPBOT> What did session 23 decide?", "What did session 23 decide?"),
        ("<@U0CDIPBOT|cdip> 第23届会议决定了什么？", "第23届会议决定了什么？"),
        ("R&amp;D &lt;2020&gt;", "R&D <2020>"),
        ("see <https://www.wipo.int/x|www.wipo.int/x> and <https://a.b>", "see www.wipo.int/x and https://a.b"),
        ("<!here> <#C0X|general> <mailto:a@b.c|a@b.c>", "#general a@b.c"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_what_a_person_wrote_is_what_is_heard(sent: str, heard: str) -> None:
    assert plain(sent) == heard


@given(ANY)
def test_any_message_can_be_heard(text: str) -> None:
    assert unicodedata.normalize("NFC", plain(text)) is not None
    assert command(text).kind in ("help", "decisions", "recommendation", "question")


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("", "help", 0),
        ("help", "help", 0),
        ("帮助", "help", 0),
        ("decisions 23", "decisions", 23),
        ("Decisions of session 23", "decisions", 23),
        ("决定 23", "decisions", 23),
        ("第23届会议的决定", "question", 0),
        ("recommendation 10", "recommendation", 10),
        ("rec 10 review", "recommendation", 10),
        ("建议10", "recommendation", 10),
        ("What did session 23 decide?", "question", 0),
        ("decisions on the web forum", "question", 0),
    ],
)
def test_commands_are_told_from_questions(text: str, kind: str, number: int) -> None:
    found = command(text)
    assert (found.kind, found.number) == (kind, number)


@pytest.mark.parametrize(
    "text", ["And session 24?", "那第24届呢", "请用英文回答", "in English please", "What about costs", "有哪些国家", "谁提出的"]
)
def test_what_asks_something_is_taken_up_in_a_thread(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text", ["谢谢", "Thanks!", "I will check with the Secretariat.", "好的，我去问一下", "ok", "👍", "See you tomorrow"]
)
def test_talk_in_a_thread_is_left_alone(text: str) -> None:
    assert not asks(text)
