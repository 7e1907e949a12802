"""How each property is told in one paper: by its field, its sentence, its section, or where such papers always have it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.adapters.catalogue import Catalogue
from assistant.answering.reading.units import unit_named
from assistant.answering.tables.grid import is_total, name_of
from assistant.answering.wholes.papers import Role, Told
from assistant.answering.wholes.places import A_NAME, BY_LABEL, IN_A_TABLE_OF_COSTS, PLACES, PROPOSED_BY, WRITTEN_BY
from assistant.answering.wholes.sections import section_under
from assistant.answering.wholes.sentences import fields_of, first_said, prose_of, said_of_itself, sentences_of, sentences_with_items
from assistant.currencies import CURRENCY
from assistant.model import Paragraph, ParagraphKind
from assistant.text import sentences
from assistant.understanding.asked.properties import Property
from assistant.understanding.asked.subjects import parties_in

OPENING = 6  # paragraphs that tell who wrote a paper and who sent it in
MOST_ROWS = 8  # of a table of ratings
FEW = 3  # fields of one kind that are told
_YEAR = re.compile(r"(?:19|20)\d\d")
_ONGOING = re.compile(r"(?:正在|在)(?:实施|执行|进行)|\bongoing\b|\b(?:being|under)\s+implement\w+", re.I)
_RUNS = re.compile(r"(?:19|20)\d\d\s*年?\s*(?:[-–—~]|至|to|and)\s*(?:19|20)?\d\d", re.I)
_SUMS = re.compile(rf"\d[\d,.]*\s*(?:{CURRENCY})")
_OF_A_SUM = re.compile(r"其中|of\s+which", re.I)
_SPENT = re.compile(r"支出|\b(?:spent|expenditure|actual)\b", re.I)
_A_PART = re.compile(r"人事|\bpersonnel\b", re.I)
_RATED = re.compile(r"评分|打分|\b(?:ratings?|rated|scores?)\b", re.I)
_KNOWS = (Role.PROGRESS, Role.COMPLETION, Role.EVALUATION)  # what knows how a thing went
_OVER = (Role.COMPLETION, Role.EVALUATION)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a property is told: words of paragraphs of one paper, in order; unit that of bare figures."""

    told: Told
    quotes: tuple[tuple[Paragraph, str], ...]
    unit: str | None = None
    frame: str = ""  # the reply that says what the paper is: a plan, a report on what goes on
    more: int = 0  # paragraphs that are left out


def told_in(paper: Told, one: Property, catalogue: Catalogue) -> Found | None:
    """Find where one paper tells a property; None where it does not."""
    tell = _TELLERS.get(one)
    return tell(paper) if tell else _by_places(one, paper, catalogue)


def _by_places(one: Property, paper: Told, catalogue: Catalogue) -> Found | None:
    """Find a property by the label of a field, under its heading, or in a sentence of its form."""
    places = PLACES[one]
    if places.field and (fields := fields_of(paper, places.field)):
        return Found(paper, tuple(fields[:FEW]))
    if places.heading and (section := section_under(paper, places.heading)):
        return Found(paper, section.quotes, more=section.more)
    if one is Property.LENGTH and (years := _years_of_title(paper)):
        return years
    if places.sentence and one is Property.LENGTH:
        said = said_of_itself(paper, places.sentence)
        return Found(paper, said) if said else None
    if places.sentence:
        return next((Found(paper, quotes) for quotes in sentences_with_items(paper, places.sentence, catalogue)), None)
    return None


def _reached(paper: Told) -> Found | None:
    """How many people a thing reached: a sentence that says so of all of it, or the total of the first table of its results."""
    places, results = PLACES[Property.REACHED], PLACES[Property.RESULTS].heading
    assert places.sentence and results
    if said := first_said(paper, places.sentence):
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
    for paragraph in prose_of(paper):
        for start, end in sentences(paragraph.text):
            if form.search(paragraph.text[start:end].strip()):
                return Found(paper, ((paragraph, paragraph.text[start:].strip()),))
    return None


def _cost(paper: Told) -> Found | None:
    """The sum that a thing costs in all: by its field, a sentence or the total of its table; parts of it with the sum that they make."""
    places = PLACES[Property.COST]
    assert places.field and places.sentence
    fields = fields_of(paper, places.field)[:1]
    if fields and (len(_SUMS.findall(fields[0][1])) == 1 or _OF_A_SUM.search(fields[0][1])):
        return Found(paper, tuple(fields))
    said = first_said(paper, places.sentence)
    if said:
        return Found(paper, (said, *fields))
    if total := _total(paper):
        return Found(paper, (*fields, *total.quotes), total.unit)
    return Found(paper, tuple(fields)) if fields else None


def _spent(paper: Told) -> Found | None:
    """The sum that was spent in all: by a sentence on the thing itself, or the total of a table with a column for what was spent."""
    form = PLACES[Property.SPENT].sentence
    assert form
    if said := first_said(paper, form):
        return Found(paper, (said,))
    total = _total(paper)
    return total if total and _SPENT.search(total.quotes[-1][1]) else None


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
    only = [lead] if lead and _A_PART.search(lead.text) else []  # of what it is the sum
    return Found(paper, tuple((one, one.text) for one in (*only, row)), unit if not only else None)


def _begin(paper: Told) -> Found | None:
    return _dated(paper, Property.BEGIN)


def _end(paper: Told) -> Found | None:
    return _dated(paper, Property.END)


def _dated(paper: Told, one: Property) -> Found | None:
    """When a thing begins or ends: by its own field, by that of its duration where it names years, or by a sentence."""
    places, duration = PLACES[one], PLACES[Property.LENGTH]
    assert places.field and places.sentence and duration.field
    fields = fields_of(paper, places.field) or [f for f in fields_of(paper, duration.field) if _YEAR.search(f[1])]
    if fields:
        return Found(paper, tuple(fields[:FEW]))
    said = said_of_itself(paper, places.sentence)
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
    """That a thing is over: the period that its completion report covers, or the end that its evaluation tells; or that it goes on, where
    a report on what goes on has a section on it."""
    if paper.role is Role.PROGRESS and not paper.whole:
        return _goes_on(paper)
    if paper.role not in _OVER or not paper.whole:
        return None
    end = PLACES[Property.END].sentence
    duration = PLACES[Property.LENGTH].field
    assert end and duration
    said = said_of_itself(paper, end)
    return Found(paper, (*said, *fields_of(paper, duration)[:FEW])) if said else None


def _goes_on(paper: Told) -> Found | None:
    """The line of a report's cover that says that it is on what goes on, with what its section on the thing begins with."""
    cover, duration = paper.document.cover_paragraph, PLACES[Property.LENGTH].field
    line = next((line for line in cover.text.split("\n") if _ONGOING.search(line)), "") if cover else ""
    if not cover or not line or not duration:
        return None
    fields = fields_of(paper, duration)[:1] or [(p, p.text) for p in paper.paragraphs[:1]]
    return Found(paper, ((cover, line), *fields), frame="whole_ongoing")


def _countries(paper: Told) -> Found | None:
    """Where a thing is done: by a field, a sentence that names countries, or an opening one that names those of the title."""
    places, language = PLACES[Property.COUNTRIES], paper.document.language
    assert places.field and places.sentence
    if fields := fields_of(paper, places.field):
        return Found(paper, tuple(fields[:FEW]))
    spoken = [(p, q) for p in prose_of(paper) for q in sentences_of(p)]
    said = next(((p, q) for p, q in spoken if places.sentence.search(q) and parties_in(q, language)), None)
    titled = {match.term.en for match in parties_in(paper.document.title or "", language)}
    if said is None and paper.whole and paper.role is not Role.PLAN and len(titled) > 1:  # that of a proposal names who proposes it
        opening = {p.ordinal for p in prose_of(paper)[:OPENING]}
        said = next(
            ((p, q) for p, q in spoken if p.ordinal in opening and titled <= {match.term.en for match in parties_in(q, language)}), None
        )
    return Found(paper, (said,)) if said else None


def _extended(paper: Told) -> Found | None:
    """That a thing was, or is to be, extended."""
    form, duration = PLACES[Property.EXTENDED].sentence, PLACES[Property.LENGTH].field
    assert form and duration
    quotes = [f for f in fields_of(paper, duration) if form.search(f[1])] or said_of_itself(paper, form)
    return Found(paper, tuple(quotes)) if quotes else None


def _schedule(paper: Told) -> Found | None:
    """Whether a thing goes as planned: each of the first sentences that tells of a delay, an extension or the plan, with what is to come."""
    form = PLACES[Property.SCHEDULE].sentence
    assert form
    said = [(p, q) for p in prose_of(paper) for q in sentences_of(p) if form.search(q)] if paper.role in _KNOWS else []
    return Found(paper, tuple(said[:FEW])) if said else None


def _ratings(paper: Told) -> Found | None:
    """The ratings of a thing: the rows of the first table that is of them, with what stands over it, or the sentence that gives them."""
    lead: Paragraph | None = None
    rows: list[tuple[Paragraph, str]] = []
    for paragraph in paper.paragraphs:
        if paragraph.kind is not ParagraphKind.ROW:
            if rows:
                break
            lead = paragraph
        elif _RATED.search(f"{lead.text if lead else ''} {paragraph.section or ''} {paragraph.text if not rows else ''}") or rows:
            rows.append((paragraph, paragraph.text))
    if len(rows) > 1:
        return Found(paper, ((lead, lead.text), *rows[:MOST_ROWS]) if lead else tuple(rows[:MOST_ROWS]), more=max(0, len(rows) - MOST_ROWS))
    said = next(((p, p.text) for p in prose_of(paper) if _RATED.search(p.text)), None)
    return Found(paper, (said,)) if said else None


def _author(paper: Told) -> Found | None:
    """Who wrote a paper, by a field of its own on the cover, or by its opening paragraphs."""
    cover = paper.document.cover_paragraph
    labelled = next((line for line in cover.text.split("\n") if BY_LABEL.search(line)), "") if cover else ""
    if cover and labelled:
        return Found(paper, ((cover, labelled),))
    for paragraph in prose_of(paper)[:OPENING]:
        for quote in sentences_of(paragraph):
            if WRITTEN_BY.search(quote) and A_NAME.search(quote):
                return Found(paper, ((paragraph, quote),))
    named = paper.document.prepared_by
    if not (named and cover and A_NAME.search(named)):
        return None
    line = next((line for line in cover.text.split("\n") if named[:8] in line), "")
    return Found(paper, ((cover, line),)) if line else None


def _proposer(paper: Told) -> Found | None:
    """Who put a thing forward, by the opening paragraphs of the paper that proposes it."""
    if paper.role is not Role.PLAN or not paper.whole:
        return None
    for paragraph in prose_of(paper)[:OPENING]:
        for quote in sentences_of(paragraph):
            if PROPOSED_BY.search(quote):
                return Found(paper, ((paragraph, quote),))
    return None


_TELLERS: dict[Property, Callable[[Told], Found | None]] = {
    Property.COST: _cost,
    Property.BEGIN: _begin,
    Property.END: _end,
    Property.STATE: _state,
    Property.COUNTRIES: _countries,
    Property.SPENT: _spent,
    Property.PAYER: _payer,
    Property.EXTENDED: _extended,
    Property.REACHED: _reached,
    Property.EVALUATOR: _author,
    Property.AUTHOR: _author,
    Property.RATINGS: _ratings,
    Property.SCHEDULE: _schedule,
    Property.PROPOSER: _proposer,
}
