"""Answers from passages: the sentence that answers, a list complete and in order, the opening of a document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.adapters.catalogue import Catalogue
from assistant.answering.draft import Draft, Passage
from assistant.answering.forms import enumerates, is_pending
from assistant.answering.replies import say
from assistant.answering.selection import Choice, Selector, widen
from assistant.model import Evidence, Footnote, Intent, Paragraph, ParagraphKind, Query, Status
from assistant.retrieval import Retriever

NOTE_CHARACTERS = 600  # a longer note is found by search, but not read aloud
LIST_CHARACTERS = 900  # a list longer than this is cut after a whole item, and says so

_INTRODUCES = re.compile(r"[：:]\s*$|以下|如下|下列|下述|\bfollowing\b|\blist(?:ed)?\b|\bnamely\b", re.I)
_LABEL = re.compile(r"\s*[：:]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Where an answer becomes a refusal; calibrated by `python -m evals.tune` on questions with near misses."""

    met: float = 0.40  # of the question's weight, by the passage as a whole
    met_across: float = 0.34  # the same where the passage is in the other language: translation blurs
    second: float = 0.97  # of the best sentence's score: another source as good is shown too


def answer_passage(
    query: Query,
    retriever: Retriever,
    catalogue: Catalogue,
    evidence: Sequence[Evidence],
    draft: Draft,
    notes: list[str],
    thresholds: Thresholds = Thresholds(),
) -> Status | None:
    """Write the answer that the evidence gives; None (and nothing written) where none supports one.

    A passage that only tells what is still ahead does not answer what was decided: it is shown, and the status says so.
    """
    selector = Selector(query, retriever)
    choices = selector.choices(evidence)
    supported = [c for c in choices if c.formed and not c.lacking and c.met >= _floor(c, query, thresholds)]
    if not supported:
        return None
    best = supported[0]
    pending = query.intent is Intent.DECISION and is_pending(best.passage.paragraph.text)
    if pending and selector.topic_coverage(best.passage.paragraph.text) < thresholds.met_across:
        return None
    if pending:
        draft.say(say("pending", draft.language))
    if best.passage.paragraph.kind is ParagraphKind.ROW and best.note is None and query.intent in (Intent.FIGURE, Intent.LIST):
        _write_list(_rows_of(best, catalogue), best, draft)
    elif query.intent is Intent.LIST and best.note is None and (items := _list_of(best, catalogue)):
        _write_list(items, best, draft)
    else:
        _write(query, best, choices, draft)
    return Status.NOT_FOUND if pending else Status.ANSWERED


def _floor(choice: Choice, query: Query, thresholds: Thresholds) -> float:
    return thresholds.met if choice.passage.document.language == query.language else thresholds.met_across


def _write(query: Query, choice: Choice, choices: Sequence[Choice], draft: Draft) -> None:
    paragraph, language = choice.passage.paragraph, choice.passage.document.language
    start, end = widen(choice, choices, language)
    draft.line()
    if paragraph.speaker:
        draft.say(say("opinion", draft.language, speaker=paragraph.speaker))
    if choice.note is None:
        quote = paragraph.text[start:end]
        draft.quote(quote, choice.passage)
        if query.intent in (Intent.LIST, Intent.WHO) and not enumerates(quote):
            for note in paragraph.footnotes:  # who or which is often told in a note only
                _write_note(note, choice.passage, draft)
        return
    host = next((c for c in choices if c.passage == choice.passage and c.note is None), None)
    if host is not None:
        draft.quote(paragraph.text[slice(*widen(host, choices, language))], choice.passage)
    _write_note(choice.note, choice.passage, draft)


def _write_note(note: Footnote, passage: Passage, draft: Draft) -> None:
    if len(note.text) > NOTE_CHARACTERS:
        return
    draft.line()
    draft.say(say("note", draft.language, mark=note.mark))
    draft.quote(note.text, passage)


def _list_of(choice: Choice, catalogue: Catalogue) -> list[Paragraph]:
    """Return the lead-in and the items of the list that the chosen sentence stands in or introduces, in order."""
    document = catalogue.document_id(choice.evidence.chunk.document_key)
    if document is None:
        return []
    chosen = choice.passage.paragraph
    around = catalogue.paragraphs(document, chosen.ordinal - 30, chosen.ordinal + 30)
    place = next(i for i, p in enumerate(around) if p.ordinal == chosen.ordinal)

    def same_list(p: Paragraph) -> bool:
        return p.kind is ParagraphKind.ITEM and (p.annex, p.number, p.section, p.field) == (
            chosen.annex,
            chosen.number,
            chosen.section,
            chosen.field,
        )

    first = place
    while first > 0 and same_list(around[first]):
        first -= 1
    if not _INTRODUCES.search(around[first].text):  # bullets that nothing introduces are no list of anything
        return []
    if not (first + 1 < len(around) and same_list(around[first + 1])):
        return []
    last = max(place, first)
    while last + 1 < len(around) and same_list(around[last + 1]):
        last += 1
    return list(around[first : last + 1])


def _rows_of(choice: Choice, catalogue: Catalogue) -> list[Paragraph]:
    """Return the table rows around the chosen one that share its first label, with what introduces them."""
    document = catalogue.document_id(choice.evidence.chunk.document_key)
    chosen = choice.passage.paragraph
    around = catalogue.paragraphs(document, chosen.ordinal - 20, chosen.ordinal + 20) if document is not None else (chosen,)
    label = _LABEL.split(chosen.text, maxsplit=1)[0]
    place = next(i for i, p in enumerate(around) if p.ordinal == chosen.ordinal)

    def alike(p: Paragraph) -> bool:
        return p.kind is ParagraphKind.ROW and p.section == chosen.section and _LABEL.split(p.text, maxsplit=1)[0] == label

    first = last = place
    while first > 0 and alike(around[first - 1]):
        first -= 1
    while last + 1 < len(around) and alike(around[last + 1]):
        last += 1
    lead = (
        around[first - 1 : first] if first and (around[first - 1].annex, around[first - 1].number) == (chosen.annex, chosen.number) else ()
    )
    return [*lead, *around[first : last + 1]]


def _write_list(items: Sequence[Paragraph], choice: Choice, draft: Draft) -> None:
    written = 0
    for index, item in enumerate(items):
        if written and written + len(item.text) > LIST_CHARACTERS:
            draft.line()
            draft.say(say("more", draft.language, count=len(items) - index))
            return
        draft.line()
        if item.label:
            draft.say(f"{item.label} ")
        draft.quote(item.text, Passage(choice.passage.document, item))
        written += len(item.text)


def answer_document(query: Query, catalogue: Catalogue, draft: Draft) -> bool:
    """Say what a document is about: its title and its opening paragraphs; False where it is not indexed."""
    wanted = query.answer_language or query.language
    held = [(id_, d) for id_, d in catalogue.documents_by_id.items() if d.symbol in query.symbols]
    held.sort(key=lambda pair: (pair[1].language != wanted, pair[0]))
    if not held:
        return False
    id_, document = held[0]
    opening = [p for p in catalogue.paragraphs(id_) if p.annex is None and p.kind is ParagraphKind.TEXT and p.number][:2]
    if not opening:
        return False
    draft.say(" — ".join(part for part in (document.symbol, document.title) if part))
    for paragraph in opening:
        draft.line()
        draft.quote(paragraph.text, Passage(document, paragraph))
    return True
