"""Answers to questions of several parts: each side or clause answered by itself, labelled, and what is not found said so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.choosing.opinions import speaks_for
from assistant.answering.choosing.windows import LONGEST
from assistant.answering.kinds.dates import conflicting_years, periods_in
from assistant.answering.kinds.forms import VIEW
from assistant.answering.parts.clauses import answer_clauses
from assistant.answering.parts.sub_questions import FOUND, Means, Written, sub_query
from assistant.answering.reading.facts import FactKind, facts_of
from assistant.answering.reading.pieces import Pieces, pieces_of
from assistant.answering.tables.tables import names_columns, separator
from assistant.answering.writing.draft import Draft, Passage, Quoted, seen
from assistant.answering.writing.replies import say
from assistant.model import Document, Intent, Language, ParagraphKind, Part, Query, Status
from assistant.question import understand
from assistant.text import fold, opening

EVIDENCE = 8
NAMED, NAMED_ACROSS = 0.5, 0.25  # of a side's own words, that its answer or what stands above it must speak of; in another language
BOTH_NAMED = 0.7  # the same, by one passage that is to tell of every side: two projects of one programme have words in common
ON_IT = 0.4  # of the question, by the answer to the whole
ALL_NAMED = 0.99  # the same where one passage is to tell of every side

_MARK = re.compile(r"(?<=[案项段ntoes])\s?(?:[A-H]|\d{1,2})$", re.I)  # what alone tells a side from its like: 方案B, "option 2"
_YEAR = re.compile(r"(?:19|20)\d\d")
_ONLY_WHEN = re.compile(  # a side that is a time and nothing else
    r"(?:截至|到)?(?:19|20)\d\d(?:年度?)?(?:全年|全部|整年|[上下]半年|[头前后][一二两三四五六七八九十\d]+个月|\d{1,2}(?:月?[至到-]\d{1,2})?月|[初末底中]|年[初末底中])?"
    r"|(?:the\s+)?(?:(?:mid|early|late|end|whole|all|first\s+half|second\s+half)[- ](?:of\s+)?|year\s+|period\s+(?:to|until|ending|through|up\s+to)\s+(?:[a-z]+\s+)?)?(?:19|20)\d\d",
    re.I,
)
_KIND_OF_THING = re.compile(r"^\w+\s+(?:on|for|of|about)\s+(?:the\s+)?", re.I)
_REPORT = re.compile(r"报告|文件|report|paper|document", re.I)
_ASKED_FOR = {Intent.FIGURE: (FactKind.NUMBER, FactKind.PERCENT), Intent.WHEN: (FactKind.DATE,)}


@dataclass(frozen=True, slots=True)
class _Side:
    """A part with what its name speaks of, the documents it stands for (none: any), and its answer, None where none was found."""

    part: Part
    name: Pieces
    documents: frozenset[str]
    language: Language
    intent: Intent  # of its own question
    draft: Draft | None = None
    notes: tuple[str, ...] = ()

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        return self.draft.quotes if self.draft else ()

    def told_by(self, quotes: Sequence[Quoted], least: float = NAMED) -> bool:
        """Whether quotes are of this side: from its documents, in its words where its view is asked for, else naming it (least: so much
        of its name, in its own language)."""
        if self.documents:
            return any(quote.passage.document.symbol in self.documents for quote in quotes)
        if self.part.view:
            return any(speaks_for(self.name.concepts, quote.passage.document, quote.passage.paragraph) for quote in quotes)
        if any(fold(self.part.label) in fold(quote.quote) or self._titled(quote) for quote in quotes):
            return True
        if periods := periods_in(self.part.label):
            told = (periods_in(quote.quote) or periods_in(quote.passage.document.period or "") for quote in quotes)
            return not all(periods.isdisjoint(of_quote) for of_quote in told)
        if years := [int(year) for year in _YEAR.findall(self.part.label)]:
            if _ONLY_WHEN.fullmatch(self.part.label) and any(str(year) in fold(quote.quote) for year in years for quote in quotes):
                return True
            quotes = [quote for quote in quotes if self._of_the_report(quote, years) or not conflicting_years(quote.quote, years)]
        own = any(quote.passage.document.language == self.language for quote in quotes)
        return self.name.share("\n".join(map(seen, quotes))) >= (least if own else NAMED_ACROSS)

    def _titled(self, quote: Quoted) -> bool:
        """Whether the paper of a quote is on the side, as its title has it: "the project on wooden boats" is named after wooden boats."""
        matter = fold(_KIND_OF_THING.sub("", self.part.label))
        return " " in matter and matter in fold(quote.passage.document.title or "")

    def _of_the_report(self, quote: Quoted, years: Sequence[int]) -> bool:
        """Whether the side is the report of a year and the quote stands in it: its title names the year, or else its date."""
        document = quote.passage.document
        named = _YEAR.findall(document.title or "") or [(document.date or "")[:4]]
        return bool(_REPORT.search(self.part.label)) and bool(set(named) & set(map(str, years)))


def answer_parts(query: Query, parts: Sequence[Part], whole: Written, means: Means) -> Written:
    """Return the answer to a question of several parts: the whole's answer where it speaks of all of them."""
    if parts[0].label:
        return _side_by_side(query, _told_apart([_side(query, part, means) for part in parts]), whole, means)
    return answer_clauses(query, parts, whole, means)


def _side(query: Query, part: Part, means: Means) -> _Side:
    named, intent = pieces_of(query, part.label, means.retriever), understand(part.question, known=means.known).intent
    return _Side(part, named, frozenset((part.label,)) & means.known.symbols, query.language, intent)


def _told_apart(sides: Sequence[_Side]) -> list[_Side]:
    """The sides, each known by the words that the others do not have: of two vehicles, what tells of the one tells nothing of the other."""
    if any(_YEAR.search(side.part.label) for side in sides):
        return list(sides)
    apart = []
    for side in sides:
        of_others = {concept.written for other in sides if other is not side for concept in other.name.concepts}
        own = side.name.without(of_others.__contains__)
        apart.append(replace(side, name=own) if own.concepts else side)
    return apart


def _side_by_side(query: Query, sides: Sequence[_Side], whole: Written, means: Means) -> Written:
    views = sides[0].part.view
    if all(_MARK.search(side.part.label) for side in sides) and not _on_it(query, whole, means):  # options A and B of something else
        return means.refuse(query)
    telling = [quote for quote in whole[1].quotes if all(side.told_by([quote], BOTH_NAMED) for side in sides)]
    if whole[0] in FOUND and not views and (any(_enough(q.quote, sides) for q in telling) or _row_by_row(whole[1].quotes, sides)):
        return whole
    sides = [_answered(side, query, means) for side in sides]
    told = [side for side in sides if side.draft]
    if whole[0] in FOUND:
        told_by_whole = [side for side in sides if side.told_by(whole[1].quotes)]
        given = "\n".join(quote.quote for quote in whole[1].quotes)
        if len(told_by_whole) > len(told) and (not told or _enough(given, told_by_whole)):
            return whole
    elif not told:
        return whole
    if views:
        beside = [quote.passage.document for side in sides for quote in side.quotes]
        sides = [side if side.draft else _beside(side, query, beside, means) for side in sides]
    draft = Draft(whole[1].language)
    notes: list[str] = []
    for group in _grouped(sides):
        names = ("、" if draft.language == "zh" else ", ").join(side.part.label for side in group)
        draft.line()
        if group[0].draft is None:
            draft.say(say("side_not_found", draft.language, side=names))
            continue
        if not (views and group[0].quotes[0].passage.paragraph.speaker):  # a view is introduced by whose it is
            draft.say(say("side", draft.language, side=names))
        draft.add(group[0].draft)
        notes += group[0].notes
    return Status.ANSWERED if draft.quotes else Status.NOT_FOUND, draft, notes


def _on_it(query: Query, whole: Written, means: Means) -> bool:
    """Whether an answer found is on what the question asks of, or is a refusal already."""
    if whole[0] not in FOUND or not whole[1].quotes:
        return True
    return bool(means.retriever.closeness(query, [seen(quote) for quote in whole[1].quotes]).max() >= ON_IT)


def _enough(text: str, sides: Sequence[_Side]) -> bool:
    """Whether a text has a figure, or a date, for each side, where those are asked for."""
    asked = _ASKED_FOR.get(sides[0].intent)
    told = [fact for fact in facts_of(text) if asked and fact.kind in asked and not _YEAR.fullmatch(fact.value)]
    return asked is None or len(told) >= len(sides)


def _row_by_row(quotes: Sequence[Quoted], sides: Sequence[_Side]) -> bool:
    """Whether the rows that are quoted are as many as the sides, and each tells of another with its figure, or its date."""
    rows = list(dict.fromkeys(quote.passage.paragraph for quote in quotes if quote.passage.paragraph.kind is ParagraphKind.ROW))
    of_sides = [[row for row in rows if side.name.share(row.text) >= ALL_NAMED and _enough(row.text, sides[:1])] for side in sides]
    return (
        len(rows) == len(sides)
        and all(len(of_side) == 1 for of_side in of_sides)
        and len({of_side[0] for of_side in of_sides}) == len(rows)
    )


def _answered(side: _Side, query: Query, means: Means) -> _Side:
    status, draft, notes = means.compose(sub_query(side.part, query, means, side.documents))
    return replace(side, draft=_shortest(draft, side), notes=tuple(notes)) if status in FOUND and side.told_by(draft.quotes) else side


def _shortest(draft: Draft, side: _Side) -> Draft:
    """Of several rows of one table, keep the ones that are the side's."""
    quotes = draft.quotes
    rows = [quote for quote in quotes if quote.passage.paragraph.kind is ParagraphKind.ROW]
    shares = [side.name.share(row.passage.paragraph.text) for row in rows]
    if len(rows) < 2 or min(shares) == max(shares):
        return draft
    kept = Draft(draft.language)
    for row, share in zip(rows, shares, strict=True):
        if share == max(shares) or names_columns(row.quote):
            if kept.quotes and kept.quotes[-1].passage == row.passage:
                kept.say(separator(row.passage))
            else:
                kept.line()
            kept.quote(row.quote, row.passage)
    return kept


def _beside(side: _Side, query: Query, documents: Sequence[Document], means: Means) -> _Side:
    """What a party said where the others it is compared with spoke: a compilation is of views on one matter."""
    draft = Draft(query.answer_language or query.language)
    for document in documents:
        id_ = means.catalogue.document_id(document.key)
        said = [p for p in means.catalogue.paragraphs(id_) if p.speaker and p.kind is not ParagraphKind.HEADING] if id_ is not None else []
        if own := [p for p in said if speaks_for(side.name.concepts, document, p)]:
            close = means.retriever.closeness(replace(query, text=VIEW.sub(" ", side.part.question)), [p.text for p in own])
            best = own[max(range(len(own)), key=lambda i: (float(close[i]), -i))]
            draft.say(say("opinion", draft.language, speaker=best.speaker))
            draft.quote(opening(best.text, LONGEST[document.language]), Passage(document, best))
            return replace(side, draft=draft)
    return side


def _grouped(sides: Sequence[_Side]) -> list[list[_Side]]:
    """Put sides together that the same quotes answer, and those that nothing does; what is told stands first."""
    groups: list[list[_Side]] = []
    told = [side for side in sides if side.draft]
    for side in sides:
        if side.draft is None and not side.part.view:  # another side's answer may tell of it as well
            side = next((replace(side, draft=other.draft) for other in told if side.told_by(other.quotes)), side)
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
