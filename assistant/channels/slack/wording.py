"""Text on its way into Slack and out of it: nothing in a document or question is markup or a mention, nothing is cut in a character."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from urllib.parse import quote

import regex

from assistant.text import sentences

JOINER = "\u2060"  # U+2060 WORD JOINER: seen by nobody, and @here is no longer one word, nor ]( the middle of a link
_CALLS = re.compile(r"@(?=(?:channel|here|everyone)\b)", re.IGNORECASE)
_MARKUP = re.compile(r"([\\`*_\[\]])|(~)(?=~)")
_LINE_START = re.compile(r"^(\s*)(?:([#+\-=|])|(\d+)([.)]))", re.MULTILINE)
_TOKEN = re.compile(r"<([^<>]*)>")
_SPACES = re.compile(r"[ \t]{2,}")
_MARKERS = re.compile(r"(?:\[\d+\])+")
_GRAPHEME = regex.compile(r"\X")


def mrkdwn(text: str) -> str:
    """Return text for a mrkdwn field, where Slack's control characters are written as entities [1].

    [1] https://docs.slack.dev/messaging/formatting-message-text#escaping
    >>> mrkdwn("<!here> R&D @channel")
    '&lt;!here&gt; R&amp;D @\\u2060channel'
    """
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CALLS.sub("@" + JOINER, escaped).replace("](", f"]{JOINER}(")


def markdown(text: str) -> str:
    """Return text for a markdown field, which reads Slack's control characters too, and a backslash as an escape [1].

    A number that begins a line stays that number, where a list would be counted anew.
    [1] https://docs.slack.dev/reference/block-kit/blocks/markdown-block
    >>> markdown("12. A *rule* [1] <@U1>")
    '12\\\\. A \\\\*rule\\\\* \\\\[1\\\\] &lt;@U1&gt;'
    """
    escaped = _MARKUP.sub(lambda found: "\\" + found[0], mrkdwn(text))
    return _LINE_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}", escaped)


def markdown_link(text: str, url: str | None) -> str:
    """Return a link with text that is plain, or the text alone where there is no address."""
    return f"[{markdown(text)}]({_address(url)})" if url else markdown(text)


def mrkdwn_link(text: str, url: str | None) -> str:
    """Return a link of a mrkdwn field, or the text alone where there is no address."""
    return f"<{_address(url).replace('&', '&amp;')}|{mrkdwn(text).replace('|', '¦')}>" if url else mrkdwn(text)


def _address(url: str) -> str:
    return quote(url, safe="%:/?#@!$&'*+,;=~-._")


def plain(text: str) -> str:
    """Return what a person wrote, from the text Slack sent: no mentions, links as they were seen, entities as characters.

    >>> plain("<@U0BOT> see <https://wipo.int/x|the page> &amp; <#C1|general>")
    'see the page & #general'
    """
    seen = _TOKEN.sub(_seen, text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _SPACES.sub(" ", seen).strip()


def _seen(token: re.Match[str]) -> str:
    inner, _, label = token[1].partition("|")
    if inner.startswith("#"):
        return f"#{label}" if label else " "
    if inner.startswith("!date^"):
        return label
    if inner.startswith(("@", "!")):
        return " "
    return label or inner.removeprefix("mailto:")


def fitted(text: str, limit: int, written: Callable[[str], str]) -> tuple[str, bool]:
    """Return as much of text as is at most limit characters long once written, and whether that is all of it.

    The cut is at the end of a line or sentence, after the markers that cite it; where the first alone is too long, between
    two characters as a reader counts them, never inside one.

    >>> fitted("One. Two three.", 8, str)
    ('One.', False)
    """
    if len(written(text)) <= limit:
        return text, True
    characters = _character_ends(text)
    whole = set(characters)  # a sentence's mark may bear an accent
    for ends in ([end for end in _line_ends(text) if end in whole], characters):
        if kept := _longest(text, ends, limit, written):
            return kept, False
    return "", False


def _longest(text: str, ends: Sequence[int], limit: int, written: Callable[[str], str]) -> str:
    low, high = 0, len(ends)  # what is written grows with what is kept, so the middle decides
    while low < high:
        middle = (low + high) // 2
        if len(written(text[: ends[middle]].rstrip())) <= limit:
            low = middle + 1
        else:
            high = middle
    return text[: ends[low - 1]].rstrip() if low else ""


def _line_ends(text: str) -> list[int]:
    cited = [found.end() for found in _MARKERS.finditer(text)]
    starts = {found.start() for found in _MARKERS.finditer(text)}  # a sentence that ends here goes on to its markers' end
    return sorted({end for _, end in sentences(text) if end not in starts}.union(cited))


def _character_ends(text: str) -> list[int]:
    return [found.end() for found in _GRAPHEME.finditer(text)]


def pieces(text: str) -> list[str]:
    """Cut written text after its paragraphs, so that a stream of them never breaks a line; together they are the text."""
    return [piece for piece in re.findall(r".+?(?:\n{2,}|\Z)", text, re.DOTALL) if piece]
