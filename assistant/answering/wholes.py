"""What a project, study, proposal or roadmap costs, how long it runs, what it is for, what came of it: told from its own papers.

Such papers tell these things in fixed places. A sentence that shares words with the question is no answer to it: "how long
would the project last?" is told by its duration, not by what is to stay for a year after its end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.decisions import SETTLING
from assistant.answering.draft import Draft, Passage
from assistant.answering.grid import is_total, label_of, name_of
from assistant.answering.lists import items_below, say_mark
from assistant.answering.pieces import pieces_of
from assistant.answering.replies import say
from assistant.answering.units import unit_named
from assistant.answering.whole_papers import KIND_NAMED, NAMED, Role, Told, told_of
from assistant.answering.whole_places import A_NAME, IN_A_TABLE_OF_COSTS, PLACES, PROPOSED_BY, WRITTEN_BY
from assistant.answering.whole_sections import section_under
from assistant.currencies import CURRENCY
from assistant.glossary import translations_of
from assistant.model import REFUSALS, Paragraph, ParagraphKind, Query, Status
from assistant.retrieval import Retriever
from assistant.text import sentences
from assistant.understanding.wholes import OfWhole, Property, Whole, asked_of_whole

OPENING = 6  # paragraphs that tell who wrote a paper and who sent it in
FEW = 3  # fields of one kind that are told
_DONE = frozenset(  # what a plan cannot know
    (
        Property.STATE,
        Property.SPENT,
        Property.RESULTS,
        Property.REACHED,
        Property.FINDINGS,
        Property.CONCLUSIONS,
        Property.LESSONS,
        Property.RECOMMENDATIONS,
        Property.EVALUATOR,
        Property.METHOD,
    )
)
_EVALUATED = frozenset((Property.EVALUATOR, Property.METHOD, Property.FINDINGS, Property.CONCLUSIONS, Property.RECOMMENDATIONS))
_OF_THE_PAPER = frozenset((Property.PROPOSER, Property.AUTHOR))  # no part of what is planned
_OVER = (Role.COMPLETION, Role.EVALUATION)
_LEANS = re.compile(r"(?:It|They|This|These|That)\b|[其该此这它]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPENT = re.compile(r"支出|\b(?:spent|expenditure|actual)\b", re.I)
_FOUND = re.compile(
    r"结论|发现|认为|指出|表明|显示|结果是|\b(?:conclu\w+|f[io]u?nds?|findings?|show(?:s|ed|n)|consider(?:s|ed)\s+that|noted\s+that)\b",
    re.I,
)
_FIELD = re.compile(r"(?:^|[。.]\s*)[^。，,.;；:：\s]{2,12}[:：]")  # the label of one of a run of fields in a paragraph
_RUNS = re.compile(r"(?:19|20)\d\d\s*年?\s*(?:[-–—~]|至|to|and)\s*(?:19|20)?\d\d", re.I)
_ITSELF = re.compile(r"项目|提案国设想|报告(?:所涉|涵盖|审评)|路线图|本研究|\b(?:project|it|report|roadmap|study|period)\b", re.I)
_SUMS = re.compile(rf"\d[\d,.]*\s*(?:{CURRENCY})")
_OF_A_SUM = re.compile(r"其中|of\s+which", re.I)
_OF_A_PART = re.compile(
    r"每[^，。；]{0,6}\d|平均|第[一二三]年(?!.{0,20}总)|最初|此前|earlier|\bper\s+(?!cent)\w+|\baverage\b|\beach\b|(?<!非)人事费用(?:为|是)?\s*\d(?!.*非人事)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a property is told: words of paragraphs of one paper, in order; unit that of bare figures."""

    told: Told
    quotes: tuple[tuple[Paragraph, str], ...]
    unit: str | None = None
    planned: bool = False
    more: int = 0  # paragraphs that are left out


def answer_whole(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> Status | None:
    """Tell the properties that a question asks of a thing as a whole; None (and nothing written) where it asks for none, where no
    paper is of the thing, or where its papers leave it to other passages. What only such papers could tell is refused."""
    asked = asked_of_whole(query)
    if asked is None:
        return None
    papers = told_of(asked, query, retriever, catalogue)
    if not papers:
        return None
    if Property.APPROVED in asked.properties:
        untold = all(paper.whole and paper.role is Role.PLAN for paper in papers) and not _is_approved(asked, query, retriever, catalogue)
        return Status.NOT_FOUND if untold else None
    found = [_found(one, asked, papers, catalogue) for one in asked.properties]
    if all(found):
        _write([one for one in found if one], draft)
        return Status.ANSWERED
    if not any(found) and all(_is_refused(one, asked, papers) for one in asked.properties):
        return Status.NOT_FOUND
    return None


def _is_approved(asked: OfWhole, query: Query, retriever: Retriever, catalogue: Catalogue) -> bool:
    """Whether a decision that settles a matter names the thing by its kind and its subject; what moves it on the agenda settles nothing."""
    subject = pieces_of(query, asked.subject, retriever)
    return any(
        decision.verb in SETTLING | REFUSALS and KIND_NAMED[asked.kind].search(decision.quote) and subject.share(decision.quote) >= NAMED
        for decision in catalogue.decisions()
    )


def tells_every_part(query: Query, retriever: Retriever, catalogue: Catalogue) -> bool:
    """Whether a question asks for several properties of one thing and they are told together."""
    asked = asked_of_whole(query)
    several = asked is not None and len(asked.properties) > 1
    return several and answer_whole(query, retriever, catalogue, Draft(query.language)) is Status.ANSWERED


def tells_of_whole(query: Query, told: Draft) -> bool:
    """Whether an answer quoted to a question for who evaluated or wrote a thing names anybody, and to one for what an evaluation
    found tells something found; true for any other question."""
    asked = asked_of_whole(query)
    if asked is None or not asked.subject:
        return True
    quotes = " ".join(quote.quote for quote in told.quotes)
    if {Property.EVALUATOR, Property.AUTHOR}.intersection(asked.properties) and not A_NAME.search(quotes):
        return False
    return not (asked.evaluated and {Property.FINDINGS, Property.CONCLUSIONS}.intersection(asked.properties)) or bool(_FOUND.search(quotes))


def _is_refused(one: Property, asked: OfWhole, papers: Sequence[Told]) -> bool:
    """Whether what the papers of a thing do not tell of it is told nowhere."""
    if not any(paper.whole for paper in papers):
        return False
    if one is Property.EVALUATOR or (one in _EVALUATED and asked.evaluated):
        return not any(paper.role is Role.EVALUATION for paper in papers)
    return one in PLACES and PLACES[one].sure


def _found(one: Property, asked: OfWhole, papers: Sequence[Told], catalogue: Catalogue) -> Found | None:
    """Find where a property, or what tells it where nothing tells it as such, is told in the papers of a thing."""
    return next((found for other in (one, *_INSTEAD.get(one, ())) if (found := _told_in(papers, other, asked, catalogue))), None)


def _told_in(papers: Sequence[Told], one: Property, asked: OfWhole, catalogue: Catalogue) -> Found | None:
    """Find where a property is told in the papers of a thing, those that know it first."""
    tell: Callable[[Told], Found | None] = _TELLERS.get(one) or (lambda paper: _by_places(one, paper, catalogue))
    for paper in papers:
        if one in _DONE and paper.role is Role.PLAN:
            continue
        if one in _EVALUATED and asked.kind is not Whole.STUDY and paper.role is not Role.EVALUATION:
            continue
        if found := tell(paper):
            found = replace(found, planned=paper.role is Role.PLAN and one not in _OF_THE_PAPER)
            return found if asked.number is None else _numbered(found, asked.number)
    return None


def _numbered(found: Found, number: int) -> Found | None:
    """What of a series bears a number: "Recommendation 4: …"."""
    quotes = tuple((p, q) for p, q in found.quotes if re.match(rf"\D{{2,20}}{number}\b", q))
    return replace(found, quotes=quotes, more=0) if quotes else None


# What tells a property where nothing tells it as such.
_INSTEAD: dict[Property, tuple[Property, ...]] = {
    Property.ABOUT: (Property.AIM, Property.BACKGROUND, Property.CONTENT),
    Property.AIM: (Property.CONTENT,),
    Property.AUTHOR: (Property.PROPOSER,),
    Property.CONCLUSIONS: (Property.FINDINGS, Property.RESULTS),
    Property.RESULTS: (Property.CONCLUSIONS, Property.FINDINGS),
    Property.FINDINGS: (Property.CONCLUSIONS,),
}


def _by_places(one: Property, paper: Told, catalogue: Catalogue) -> Found | None:
    """Find a property by the label of a field, under its heading, or in a sentence of its form."""
    places = PLACES[one]
    if places.field and (fields := _fields(paper, places.field)):
        return Found(paper, tuple(fields[:FEW]))
    if places.heading and (section := section_under(paper, places.heading)):
        return Found(paper, section.quotes, more=section.more)
    if one is Property.LENGTH and (years := _years_of_title(paper)):
        return years
    if places.sentence:
        return next((Found(paper, quotes) for quotes in _sentences(paper, places.sentence, catalogue)), None)
    return None


def _fields(paper: Told, label: re.Pattern[str]) -> list[tuple[Paragraph, str]]:
    """The rows, paragraphs and sentences of a paper that begin with a label."""
    found: list[tuple[Paragraph, str]] = []
    labels = Counter(label_of(p) for p in paper.paragraphs if p.kind is ParagraphKind.ROW)
    for paragraph in paper.paragraphs:
        if paragraph.kind is ParagraphKind.ROW:
            is_field = label.match(paragraph.text) and labels[label_of(paragraph)] == 1  # what several rows begin with is a column
            found += [(paragraph, paragraph.text)] if is_field else []
        elif paragraph.kind is not ParagraphKind.HEADING:
            spoken = [quote for quote in _sentences_of(paragraph) if label.match(quote)]
            alone = bool(spoken) and label.match(paragraph.text) is not None and len(_FIELD.findall(paragraph.text)) <= 1
            found += [(paragraph, paragraph.text)] if alone else [(paragraph, quote) for quote in spoken]
    return found


def _sentences(paper: Told, form: re.Pattern[str], catalogue: Catalogue) -> Iterator[tuple[tuple[Paragraph, str], ...]]:
    """Yield the sentences of a paper that are of a form, with the items that one introduces."""
    for paragraph in paper.paragraphs:
        if paragraph.kind in (ParagraphKind.ROW, ParagraphKind.HEADING):
            continue
        for quote in _sentences_of(paragraph):
            if form.search(quote):
                items = items_below(Passage(paper.document, paragraph), catalogue) if paragraph.text.endswith(quote) else []
                yield ((paragraph, quote), *((item, item.text) for item in items))


def _sentences_of(paragraph: Paragraph) -> list[str]:
    """The sentences of a paragraph; one that begins with a pronoun comes with the one before it."""
    spans = list(sentences(paragraph.text))
    return [
        paragraph.text[spans[place - 1][0] if place and _LEANS.match(paragraph.text[start:end].strip()) else start : end].strip()
        for place, (start, end) in enumerate(spans)
    ]


def _reached(paper: Told) -> Found | None:
    """How many people a thing reached: a sentence that says so of all of it, or the total of the first table of its results."""
    places, results = PLACES[Property.REACHED], PLACES[Property.RESULTS].heading
    assert places.sentence and results
    said = next(((p, q) for p in _prose(paper) for q in _sentences_of(p) if places.sentence.search(q)), None)
    if said:
        return Found(paper, (said,))
    at = next(
        (i for i, p in enumerate(paper.paragraphs) if p.kind is ParagraphKind.HEADING and results.match(p.text)), len(paper.paragraphs)
    )
    above: Paragraph | None = None
    for paragraph in paper.paragraphs[at:]:
        if paragraph.kind is ParagraphKind.TEXT:
            above = paragraph
        elif paragraph.kind is ParagraphKind.ROW and above and is_total(name_of(paragraph)) and not IN_A_TABLE_OF_COSTS.search(above.text):
            return Found(paper, ((above, above.text), (paragraph, paragraph.text)))
    return None


def _payer(paper: Told) -> Found | None:
    """Who pays for a thing: the sentence that says so, with the rest of its paragraph, which tells of the other shares."""
    form = PLACES[Property.PAYER].sentence
    assert form
    for paragraph in _prose(paper):
        for start, end in sentences(paragraph.text):
            if form.search(paragraph.text[start:end].strip()):
                return Found(paper, ((paragraph, paragraph.text[start:].strip()),))
    return None


def _cost(paper: Told) -> Found | None:
    """The sum that a thing costs in all: by its field, a sentence or the total of its table; parts of it with the sum that they make."""
    places = PLACES[Property.COST]
    assert places.field and places.sentence
    fields = _fields(paper, places.field)[:1]
    if fields and (len(_SUMS.findall(fields[0][1])) == 1 or _OF_A_SUM.search(fields[0][1])):
        return Found(paper, tuple(fields))
    said = next(
        (
            (p, quote)
            for p in paper.paragraphs
            if p.kind not in (ParagraphKind.ROW, ParagraphKind.HEADING)
            for quote in _sentences_of(p)
            if places.sentence.search(quote) and not _OF_A_PART.search(quote)
        ),
        None,
    )
    if said:
        return Found(paper, (said, *fields))
    if total := _total(paper):
        return Found(paper, (*fields, *total.quotes), total.unit)
    return Found(paper, tuple(fields)) if fields else None


def _spent(paper: Told) -> Found | None:
    """The sum that was spent in all: by a sentence on the thing itself, or the total of a table with a column for what was spent."""
    form = PLACES[Property.SPENT].sentence
    assert form
    said = next(((p, q) for p in _prose(paper) for q in _sentences_of(p) if form.search(q) and not _OF_A_PART.search(q)), None)
    if said:
        return Found(paper, (said,))
    total = _total(paper)
    return total if total and _SPENT.search(total.quotes[0][1]) else None


def _total(paper: Told) -> Found | None:
    """The row that sums up a table of costs, the one of all of it where there are several."""
    above: Paragraph | None = None
    rows: list[tuple[Paragraph, Paragraph | None]] = []
    for paragraph in paper.paragraphs:
        if paragraph.kind is not ParagraphKind.ROW:
            above = paragraph
        elif is_total(name_of(paragraph)) and IN_A_TABLE_OF_COSTS.search(f"{paragraph.section or ''} {above.text if above else ''}"):
            rows.append((paragraph, above))
    if not rows:
        return None
    row, lead = next((one for one in rows if "grand" in one[0].text.lower()), rows[0])
    over = [row.section or "", lead.text if lead else ""]
    unit = None if unit_named(row.text) else next((named for text in over if (named := unit_named(text))), None)
    return Found(paper, ((row, row.text),), unit)


def _begin(paper: Told) -> Found | None:
    return _dated(paper, Property.BEGIN)


def _end(paper: Told) -> Found | None:
    return _dated(paper, Property.END)


def _dated(paper: Told, one: Property) -> Found | None:
    """When a thing begins or ends: by its own field, by that of its duration where it names years, or by a sentence."""
    places, duration = PLACES[one], PLACES[Property.LENGTH]
    assert places.field and places.sentence and duration.field
    fields = _fields(paper, places.field) or [f for f in _fields(paper, duration.field) if _YEAR.search(f[1])]
    if fields:
        return Found(paper, tuple(fields[:FEW]))
    said = _said_of_it(paper, places.sentence)
    return Found(paper, said) if said else _years_of_title(paper)


def _years_of_title(paper: Told) -> Found | None:
    """The line of a cover that gives the years which the title of a paper names."""
    cover = paper.document.cover_paragraph
    if not (paper.whole and cover and _RUNS.search(paper.document.title or "")):
        return None
    session = paper.document.session_dates or ""
    line = next((line for line in cover.text.split("\n") if _RUNS.search(line) and session not in line), "")
    return Found(paper, ((cover, line),)) if line else None


def _state(paper: Told) -> Found | None:
    """That a thing is over: the period that its completion report covers, or the end that its evaluation tells."""
    if paper.role not in _OVER or not paper.whole:
        return None
    end = PLACES[Property.END].sentence
    duration = PLACES[Property.LENGTH].field
    assert end and duration
    said = _said_of_it(paper, end)
    return Found(paper, (*said, *_fields(paper, duration)[:FEW])) if said else None


def _extended(paper: Told) -> Found | None:
    """That a thing was, or is to be, extended."""
    form, duration = PLACES[Property.EXTENDED].sentence, PLACES[Property.LENGTH].field
    assert form and duration
    quotes = [f for f in _fields(paper, duration) if form.search(f[1])] or _said_of_it(paper, form)
    return Found(paper, tuple(quotes)) if quotes else None


def _said_of_it(paper: Told, form: re.Pattern[str]) -> tuple[tuple[Paragraph, str], ...]:
    """The first sentence of a form that is on the thing itself, no study or workshop of it."""
    for paragraph in _prose(paper):
        for quote in _sentences_of(paragraph):
            if (match := form.search(quote)) and _ITSELF.search(quote[: match.end()]):
                return ((paragraph, quote),)
    return ()


def _author(paper: Told) -> Found | None:
    """Who wrote a paper, by its opening paragraphs."""
    for paragraph in _prose(paper)[:OPENING]:
        for quote in _sentences_of(paragraph):
            if WRITTEN_BY.search(quote) and A_NAME.search(quote):
                return Found(paper, ((paragraph, quote),))
    named = paper.document.prepared_by
    cover = paper.document.cover_paragraph
    if not (named and cover and A_NAME.search(named)):
        return None
    line = next((line for line in cover.text.split("\n") if named[:8] in line), "")
    return Found(paper, ((cover, line),)) if line else None


def _proposer(paper: Told) -> Found | None:
    """Who put a thing forward, by the opening paragraphs of the paper that proposes it."""
    if paper.role is not Role.PLAN or not paper.whole:
        return None
    for paragraph in _prose(paper)[:OPENING]:
        for quote in _sentences_of(paragraph):
            if PROPOSED_BY.search(quote):
                return Found(paper, ((paragraph, quote),))
    return None


def _prose(paper: Told) -> list[Paragraph]:
    return [p for p in paper.paragraphs if p.kind in (ParagraphKind.TEXT, ParagraphKind.ITEM)]


_TELLERS: dict[Property, Callable[[Told], Found | None]] = {
    Property.COST: _cost,
    Property.BEGIN: _begin,
    Property.END: _end,
    Property.STATE: _state,
    Property.SPENT: _spent,
    Property.PAYER: _payer,
    Property.EXTENDED: _extended,
    Property.REACHED: _reached,
    Property.EVALUATOR: _author,
    Property.AUTHOR: _author,
    Property.PROPOSER: _proposer,
}


def _write(found: Sequence[Found], draft: Draft) -> None:
    """Quote what tells each property, once; what a plan tells is said to be planned."""
    written: set[tuple[str, int, str]] = set()
    for one in found:
        new = [(p, q) for p, q in one.quotes if (one.told.document.key, p.ordinal, q) not in written]
        written.update((one.told.document.key, p.ordinal, q) for p, q in new)
        if not new:
            continue
        if one.planned and not draft.text:
            draft.say(say("whole_plan", draft.language, document=one.told.document.symbol or one.told.document.file))
        if one.unit:
            draft.line()
            known = translations_of(one.unit.lower(), one.told.document.language) if one.told.document.language != draft.language else ()
            draft.say(say("unit", draft.language, unit=f"{one.unit} = {known[0]}" if known else one.unit))
        for paragraph, quote in new:
            draft.line()
            if quote == paragraph.text:
                say_mark(paragraph, draft)
            draft.quote(quote, Passage(one.told.document, paragraph))
        if one.more:
            draft.line()
            draft.say(say("more", draft.language, count=one.more))
