"""An answer as Slack shows it: pure functions from our nouns to Block Kit, within Slack's limits, in the reader's language.

No alert blocks: Slack takes them in modals only. What is quoted beside the answer stands in rich text, which reads no markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from assistant.answering.writing.places import place
from assistant.answering.writing.replies import filled
from assistant.channels.rendering import address
from assistant.channels.slack.wording import fitted, markdown, markdown_link, mrkdwn, mrkdwn_link, plain
from assistant.model import Answer, Citation, Language, Source, Status

Json = dict[str, Any]
MARKDOWN = 12_000  # characters of all markdown blocks of a message together
SECTION = 3_000
CONTEXT = 2_000  # characters of an element of a context block
ELEMENTS = 10  # of a context block
VALUE = 2_000  # characters of a button's value
NOTICE = 600  # what a notification shows is shorter still
QUOTE = 400
QUOTES = 12
ADDRESS_QUOTE = 180
FEEDBACK, SHARE = "cdip_feedback", "cdip_share"
_MARKER = re.compile(r"\[(\d+)\]")
_REFUSALS = (Status.NOT_FOUND, Status.NOT_INDEXED, Status.OUT_OF_SCOPE, Status.ERROR)


@dataclass(frozen=True, slots=True)
class Message:
    """What is posted: markdown, which may be streamed, the blocks that stand below it, and the words of its notification."""

    markdown: str
    below: tuple[Json, ...] = ()
    notice: str = ""

    def blocks(self) -> list[Json]:
        """Return the whole message as blocks."""
        return [{"type": "markdown", "text": self.markdown}, *self.below]


def say(name: str, language: Language, **values: object) -> str:
    """Return what Slack's readers are told, in a language."""
    return filled("slack.toml", name, language, values)


def answer_message(answer: Answer, *, page: str | None = None, feedback: bool = True, shared_by: str | None = None) -> Message:
    """Return an answer: its text with numbered links, then its sources, notes, and what was searched.

    A refusal begins with its kind and stands in a quotation bar. page is the web page's address, to which the numbers and
    a cut text lead. Where somebody (by id) shares what others did not see asked, the question comes first.
    """
    language, refused = answer.language, answer.status in _REFUSALS
    head = [] if answer.status is Status.ANSWERED else [f"**{say(str(answer.status), language)}**"]
    if shared_by:
        head.insert(0, f"**{say('asked', language)}** · {markdown(fitted(answer.question, 300, markdown)[0])}")
    if answer.query and answer.query.understood:
        head.append(markdown(answer.query.understood))
    tail = f"\n\n{_cut_note(answer, page)}"
    addresses = {c.n: citation_address(c, page) for c in answer.citations}
    start = "".join(f"{line}\n\n" for line in head)
    kept, whole = fitted(answer.answer, MARKDOWN - len(start) - len(tail), lambda text: _written(text, addresses, refused))
    text = start + _written(kept, addresses, refused) + ("" if whole else tail)
    shown = [c for c in answer.citations if f"[{c.n}]" in kept] if not whole else list(answer.citations)
    below = [*_sources(shown, language, page), *_quotes(shown, kept), *_notes(answer), *shared_note(shared_by, language)]
    if feedback and answer.status is not Status.ERROR:
        below.append(_feedback(answer.answer_id, language))
    return Message(text, tuple(below), notice(answer.answer))


def words_message(text: str) -> Message:
    """Return a message of words of ours, which are markdown already."""
    return Message(text, (), notice(text))


def notice(text: str) -> str:
    """Return the words of a notification: no numbers of citations, short, and never a mention."""
    bare = _MARKER.sub("", text).replace("**", "").strip()
    return mrkdwn(fitted(bare, NOTICE, mrkdwn)[0])


def share_button(value: str, language: Language) -> tuple[Json, ...]:
    """Return the button that shares a private answer, or nothing where what it needs to know does not fit."""
    if len(value) > VALUE:
        return ()
    button = {"type": "button", "action_id": SHARE, "text": {"type": "plain_text", "text": say("share", language)}, "value": value}
    return ({"type": "actions", "elements": [button]},)


def place_of(at: Citation | Source, language: Language) -> str:
    """Say where a passage stands, in the reader's language.

    >>> place_of(Citation(n=1, quote="", file="a.txt", language="zh", symbol="CDIP/25/5", annex="II", paragraph="8"), "en")
    'CDIP/25/5, Annex II, para. 8'
    """
    recommendation = at.recommendation if isinstance(at, Citation) else None
    return place(language, at.symbol or at.file, annex=at.annex, recommendation=recommendation, paragraph=at.paragraph, page=at.page)


def citation_address(citation: Citation, page: str | None) -> str | None:
    """Return where a citation can be seen: the official page where it is known, else the web page in its place, else None."""
    if citation.url and re.match(r"https?://", citation.url):
        return citation.url
    return address(replace(citation, quote=_beginning(citation.quote)), page) if page else None


def _beginning(text: str) -> str:
    """Return as much of a quote as an address needs: written as an address, a Chinese character has nine."""
    return next((text[:length] for length in (80, 40, 20) if len(quote(text[:length])) <= ADDRESS_QUOTE), text[:12])


def shared_note(person: str | None, language: Language) -> tuple[Json, ...]:
    """Tell who shared what stands above."""
    return context([say("shared_by", language, person=f"<@{person}>")]) if person else ()


def context(lines: Iterable[str]) -> tuple[Json, ...]:
    """Return lines of mrkdwn as context blocks, as few as Slack's limits allow; a line that is too long alone is cut."""
    elements: list[str] = []
    for line in lines:
        line = line if len(line) <= CONTEXT else mrkdwn(fitted(plain(line), CONTEXT - 1, mrkdwn)[0]) + "…"
        if elements and len(elements[-1]) + 1 + len(line) <= CONTEXT:
            elements[-1] += "\n" + line
        else:
            elements.append(line)
    texts = [{"type": "mrkdwn", "text": element} for element in elements]
    return tuple({"type": "context", "elements": texts[at : at + ELEMENTS]} for at in range(0, len(texts), ELEMENTS))


def date_of(iso: str | None) -> str:
    """Return the day of a time in ISO form."""
    return (iso or "")[:10]


def _written(text: str, addresses: dict[int, str | None], refused: bool) -> str:
    """Write an answer's text as markdown: every line a paragraph, every marker a link where there is an address."""
    lines = ["".join(_linked(piece, addresses) for piece in re.split(r"(\[\d+\])", line)) for line in text.split("\n") if line]
    lines = lines or ["…"]  # Slack takes no empty text
    return "\n>\n".join(f"> {line}" for line in lines) if refused else "\n\n".join(lines)


def _linked(piece: str, addresses: dict[int, str | None]) -> str:
    marker = _MARKER.fullmatch(piece)
    return markdown_link(piece, addresses.get(int(marker[1])) if marker else None)


def _sources(citations: Sequence[Citation], language: Language, page: str | None) -> tuple[Json, ...]:
    """List the sources, a line a place, with the numbers that lead to it."""
    numbers: dict[tuple[str, Language, int | None], list[Citation]] = {}
    for citation in citations:
        numbers.setdefault((place_of(citation, language), citation.language, citation.session), []).append(citation)
    lines = []
    for (where, written_in, session), cited in numbers.items():
        marks = " ".join(f"[{c.n}]" for c in cited)
        known = [say("session", language, session=session)] if session else []
        lines.append(" · ".join([f"{marks} {mrkdwn_link(where, citation_address(cited[0], page))}", *known, say(written_in, language)]))
    return context([f"*{say('sources', language)}*", *lines]) if lines else ()


def _quotes(citations: Sequence[Citation], shown: str) -> tuple[Json, ...]:
    """Quote what is cited and does not stand in the answer, word for word: a language model's sentences rest on it."""
    unseen = [c for c in citations if c.quote and c.quote not in shown][:QUOTES]
    if not unseen:
        return ()
    texts = []
    for citation in unseen:
        kept, whole = fitted(citation.quote, QUOTE, str)
        texts.append(f"[{citation.n}] {kept}{'' if whole else ' …'}")
    quoted = [{"type": "rich_text_quote", "elements": [{"type": "text", "text": text}]} for text in texts]
    return ({"type": "rich_text", "elements": quoted},)


def _notes(answer: Answer) -> tuple[Json, ...]:
    language = answer.language
    how = "as_of" if answer.status is Status.NOT_FOUND else "searched"  # a refusal has said how many documents
    searched = say(how, language, documents=answer.searched_documents, date=date_of(answer.as_of))
    told = [searched] if answer.searched_documents else []
    told += [say("llm", language)] if answer.mode == "llm" else []
    return context([*(mrkdwn(note) for note in answer.notes), *([" · ".join(told)] if told else [])])


def _feedback(answer_id: str, language: Language) -> Json:
    def button(value: str) -> Json:
        return {"text": {"type": "plain_text", "text": say(value, language)}, "value": f"{value}:{answer_id}"}

    buttons = {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": button("up"),
        "negative_button": button("down"),
    }
    return {"type": "context_actions", "elements": [buttons]}


def _cut_note(answer: Answer, page: str | None) -> str:
    asked = f"{page}#/?{urlencode({'q': answer.question})}" if page and len(answer.question) <= 500 else page
    link = f" {markdown_link(say('cut_link', answer.language), asked)}" if asked else ""
    return f"*{say('cut', answer.language)}*{link}"
