"""Answers to questions of several parts: each side or clause answered by itself, labelled, and what is not found said so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.draft import Draft, Passage, Quoted
from assistant.answering.opinions import VIEW, speaks_for
from assistant.answering.replies import say
from assistant.answering.selection import LONGEST
from assistant.answering.statuses import opening
from assistant.concepts import Concept
from assistant.known import Known
from assistant.model import Document, Intent, ParagraphKind, Part, Query, Status
from assistant.question import understand
from assistant.retrieval import Retriever
from assistant.text import tokens

NAMED = 0.5  # of a side's own words, that its answer or what stands around it must speak of
MORE = 0.2  # by how much a clause's own answer must speak more of it than the answer to the whole does

Written = tuple[Status, Draft, list[str]]
Composer = Callable[[Query], Written]
_FOUND = (Status.ANSWERED, Status.AMBIGUOUS)


@dataclass(frozen=True, slots=True)
class _Side:
    """A part with its answer; draft is None where none was found."""

    part: Part
    draft: Draft | None
    notes: tuple[str, ...] = ()

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        return self.draft.quotes if self.draft else ()


def answer_parts(
    query: Query, parts: Sequence[Part], whole: Written, compose: Composer, retriever: Retriever, catalogue: Catalogue, known: Known
) -> Written:
    """Return the answer to a question of several parts: the whole's answer where it speaks of all of them."""
    if parts[0].label:
        return _side_by_side(query, parts, whole, compose, retriever, catalogue, known)
    return _one_after_the_other(query, parts, whole, compose, retriever, known)


def _side_by_side(
    query: Query, parts: Sequence[Part], whole: Written, compose: Composer, retriever: Retriever, catalogue: Catalogue, known: Known
) -> Written:
    labels = [_pieces(query, part.label, retriever) for part in parts]
    if (
        whole[0] in _FOUND
        and not parts[0].view
        and any(all(_share(label, [quote]) >= NAMED for label in labels) for quote in whole[1].quotes)
    ):
        return whole
    sides = [_answered(part, label, query, compose, known) for part, label in zip(parts, labels, strict=True)]
    if not any(side.draft for side in sides):
        return whole
    if parts[0].view:
        beside = [quote.passage.document for side in sides for quote in side.quotes]
        sides = [
            side if side.draft else _beside(side.part, label, query, beside, retriever, catalogue)
            for side, label in zip(sides, labels, strict=True)
        ]
    draft = Draft(whole[1].language)
    notes: list[str] = []
    for group in _together(sides):
        names = ("、" if draft.language == "zh" else ", ").join(side.part.label for side in group)
        draft.line()
        if group[0].draft is None:
            draft.say(say("side_not_found", draft.language, side=names))
            continue
        if not parts[0].view:  # a view is introduced by whose it is
            draft.say(say("side", draft.language, side=names))
        draft.add(group[0].draft)
        notes += group[0].notes
    return Status.ANSWERED, draft, notes


def _answered(part: Part, label: _Pieces, query: Query, compose: Composer, known: Known) -> _Side:
    status, draft, notes = compose(_sub_query(part, query, known))
    if status not in _FOUND or not _is_of(part, label, draft.quotes):
        return _Side(part, None)
    return _Side(part, draft, tuple(notes))


def _beside(part: Part, label: _Pieces, query: Query, documents: Sequence[Document], retriever: Retriever, catalogue: Catalogue) -> _Side:
    """What a party said where the others it is compared with spoke: a compilation is of views on one matter."""
    draft = Draft(query.answer_language or query.language)
    for document in documents:
        id_ = catalogue.document_id(document.key)
        own = [p for p in catalogue.paragraphs(id_) if p.speaker and speaks_for(label.concepts, document, p)] if id_ is not None else []
        own = [p for p in own if p.kind is not ParagraphKind.HEADING]
        if own:
            close = retriever.closeness(replace(query, text=VIEW.sub(" ", part.question)), [p.text for p in own])
            best = own[max(range(len(own)), key=lambda i: (float(close[i]), -i))]
            draft.say(say("opinion", draft.language, speaker=best.speaker))
            draft.quote(opening(best.text, LONGEST[document.language]), Passage(document, best))
            return _Side(part, draft)
    return _Side(part, None)


def _is_of(part: Part, label: _Pieces, quotes: Sequence[Quoted]) -> bool:
    """Whether quotes speak of a side; whether they are its words, where its view is asked for."""
    if part.view:
        return any(speaks_for(label.concepts, quote.passage.document, quote.passage.paragraph) for quote in quotes)
    return _share(label, quotes) >= NAMED


def _sub_query(part: Part, query: Query, known: Known) -> Query:
    """Read a part as a question of its own, confined to the document or recommendation that it is about."""
    read = understand(part.question, known=known, filters=query.filters)
    filters = read.filters
    if part.label and len(read.symbols) == 1 and read.symbols[0] in known.symbols and part.label.upper().startswith(read.symbols[0]):
        filters = replace(filters, symbols=read.symbols)
    if part.label and len(read.recommendations) == 1 and read.intent is not Intent.DECISION:
        filters = replace(filters, recommendations=read.recommendations)
    return replace(read, language=query.language, answer_language=query.answer_language, filters=filters)


def _together(sides: Sequence[_Side]) -> list[list[_Side]]:
    """Put sides together that the same quotes answer, and those that nothing does."""
    groups: list[list[_Side]] = []
    for side in sides:
        home = next((group for group in groups if _same(group[0], side)), None)
        if home is None:
            groups.append([side])
        else:
            home.append(side)
    return sorted(groups, key=lambda group: group[0].draft is None)


def _same(one: _Side, other: _Side) -> bool:
    if (one.draft is None) != (other.draft is None):
        return False
    return all(any(held.holds(quote) for held in one.quotes) for quote in other.quotes)


def _one_after_the_other(
    query: Query, parts: Sequence[Part], whole: Written, compose: Composer, retriever: Retriever, known: Known
) -> Written:
    """Add to the whole's answer what a clause's own answer tells of that clause and the whole's does not."""
    if whole[0] is not Status.ANSWERED:
        return whole
    subject = understand(parts[0].question, known=known)
    before, after, notes = Draft(whole[1].language), Draft(whole[1].language), list(whole[2])
    for n, part in enumerate(parts):
        own = _pieces(query, part.question, retriever)
        asked = part if n == 0 else _with_subject(part, subject, query)
        told = _share(own, whole[1].quotes)
        status, draft, its_notes = compose(_sub_query(asked, query, known))
        if status is not Status.ANSWERED or all(any(held.holds(quote) for held in whole[1].quotes) for quote in draft.quotes):
            continue
        if _share(own, draft.quotes) >= max(NAMED, told + MORE):
            place = before if n == 0 else after
            place.line()
            place.add(draft)
            notes += its_notes
    draft = Draft(whole[1].language)
    for piece in (before, whole[1], after):
        draft.line()
        draft.add(piece)
    return whole[0], draft, notes


def _with_subject(part: Part, subject: Query, query: Query) -> Part:
    """A clause asks of what the clause before it is about."""
    separator = "" if query.language == "zh" else " "
    words = [word for word in subject.topic.split() if word.lower() not in part.question.lower()]
    return replace(part, question=f"{separator.join(words)} {part.question}")


@dataclass(frozen=True, slots=True)
class _Pieces:
    """What words speak of, piece by piece, with what each piece weighs."""

    concepts: tuple[Concept, ...]
    weights: tuple[float, ...]


def _pieces(query: Query, words: str, retriever: Retriever) -> _Pieces:
    concepts = retriever.concepts(replace(query, text=words))
    return _Pieces(concepts, tuple(retriever.weights(concepts)))


def _share(pieces: _Pieces, quotes: Sequence[Quoted]) -> float:
    """Return the share of the words' weight that quotes and what stands above them speak of (0 to 1)."""
    held = {token for quote in quotes for token in tokens(_seen(quote))}
    total = sum(pieces.weights)
    met = sum(weight * concept.met_by(held) for concept, weight in zip(pieces.concepts, pieces.weights, strict=True))
    return met / total if total else 0.0


def _seen(quote: Quoted) -> str:
    """A quote as a reader sees it: with its document's symbol, its heading, and whose opinion it is."""
    document, paragraph = quote.passage.document, quote.passage.paragraph
    numbers = " ".join(f"建议 {r.number} recommendation {r.number}" for r in paragraph.recommendations)
    above = (document.symbol, paragraph.section, paragraph.speaker, numbers)
    return "\n".join([quote.quote, *(part for part in above if part)])
