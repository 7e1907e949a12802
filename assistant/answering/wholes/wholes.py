"""What a project, study, proposal or roadmap costs, how long it runs, what it is for, what came of it: told from its own papers.

Such papers tell these things in fixed places. A sentence that shares words with the question is no answer to it: "how long
would the project last?" is told by its duration, not by what is to stay for a year after its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.documents.papers import written
from assistant.answering.lists.lists import say_mark
from assistant.answering.reading.pieces import pieces_of
from assistant.answering.recorded.decisions import SETTLING
from assistant.answering.wholes.papers import KIND_NAMED, Role, Told, told_of
from assistant.answering.wholes.places import A_NAME, PLACES
from assistant.answering.wholes.subjects import ACROSS_MET, NAMED
from assistant.answering.wholes.tellers import Found, told_in
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.glossary import translations_of
from assistant.model import REFUSALS, Decision, Query, Status
from assistant.retrieval import Retriever
from assistant.understanding.asked.properties import Property
from assistant.understanding.asked.wholes import OfWhole, Whole, asked_of_whole

_DONE = frozenset(  # what a plan cannot know
    (
        Property.STATE,
        Property.SCHEDULE,
        Property.SPENT,
        Property.RESULTS,
        Property.REACHED,
        Property.FINDINGS,
        Property.CONCLUSIONS,
        Property.LESSONS,
        Property.RECOMMENDATIONS,
        Property.EVALUATOR,
        Property.METHOD,
        Property.RATINGS,
    )
)
_EVALUATED = frozenset((Property.EVALUATOR, Property.METHOD, Property.FINDINGS, Property.CONCLUSIONS, Property.RECOMMENDATIONS))
_OF_THE_PAPER = frozenset((Property.PROPOSER, Property.AUTHOR))  # no part of what is planned
_FOUND = re.compile(
    r"结论|发现|认为|指出|表明|显示|结果是|\b(?:conclu\w+|f[io]u?nds?|findings?|show(?:s|ed|n)|consider(?:s|ed)\s+that|noted\s+that)\b",
    re.I,
)
_OF_A_YEAR = re.compile(r"每一?年|一年|年度|\b(?:one|a|per|each|every)\s+year\b|\b(?:yearly|annual)", re.I)


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
        untold = all(paper.whole and paper.role is Role.PLAN for paper in papers) and not _is_approved(
            asked, papers, query, retriever, catalogue
        )
        return Status.NOT_FOUND if untold else None
    found = [_found(one, asked, papers, catalogue) for one in asked.properties]
    if all(found):
        _write([one for one in found if one], draft)
        draft.in_its_place = True
        return Status.ANSWERED
    if not any(found) and all(_is_refused(one, asked, papers) for one in asked.properties):
        return Status.NOT_FOUND
    return None


def _is_approved(asked: OfWhole, papers: Sequence[Told], query: Query, retriever: Retriever, catalogue: Catalogue) -> bool:
    """Whether a decision that settles a matter names the thing by its kind and its subject; what moves it on the agenda settles nothing."""
    subject = pieces_of(query, asked.subject, retriever)
    symbols = {paper.document.symbol for paper in papers}

    def names_it(decision: Decision) -> bool:
        least = NAMED if decision.language == query.language else ACROSS_MET
        return bool(KIND_NAMED[asked.kind].search(decision.quote)) and subject.share(decision.quote) >= least

    settled = (decision for decision in catalogue.decisions() if decision.verb in SETTLING | REFUSALS)
    return any(symbols.intersection(decision.about_symbols) or names_it(decision) for decision in settled)


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
    if one in (Property.STATE, Property.SCHEDULE):
        return all(paper.role is Role.PLAN for paper in papers)  # how a thing goes on, the paper that proposes it cannot know
    return one in PLACES and PLACES[one].sure


def _found(one: Property, asked: OfWhole, papers: Sequence[Told], catalogue: Catalogue) -> Found | None:
    """Find where a property, or what tells it where nothing tells it as such, is told in the papers of a thing."""
    instead = (other for other in _INSTEAD.get(one, ()) if other in _EVALUATED or not asked.evaluated)  # what came of a thing is no finding
    return next((found for other in (one, *instead) if (found := _first_told(papers, other, asked, catalogue))), None)


def _first_told(papers: Sequence[Told], one: Property, asked: OfWhole, catalogue: Catalogue) -> Found | None:
    """Find where a property is told in the papers of a thing, those that know it first."""
    for paper in papers:
        if one in _DONE and paper.role is Role.PLAN:
            continue
        if (one in _EVALUATED or asked.evaluated) and asked.kind is not Whole.STUDY and paper.role is not Role.EVALUATION:
            continue
        found = told_in(paper, one, catalogue)
        if found and asked.yearly and not any(_OF_A_YEAR.search(f"{p.section}{q}") for p, q in found.quotes):
            continue
        if found:
            if paper.role is Role.PLAN and one not in _OF_THE_PAPER:
                found = replace(found, frame="whole_plan")
            return found if asked.number is None else _numbered(found, asked.number)
    return None


def _numbered(found: Found, number: int) -> Found | None:
    """What of a series bears a number: "Recommendation 4: …"."""
    quotes = tuple((p, q) for p, q in found.quotes if re.match(rf"\D{{2,20}}{number}\b", q))
    return replace(found, quotes=quotes, more=0) if quotes else None


# What tells a property where nothing tells it as such.
_INSTEAD: dict[Property, tuple[Property, ...]] = {
    Property.ABOUT: (Property.AIM, Property.BACKGROUND, Property.CONTENT),
    Property.AIM: (Property.ABOUT, Property.CONTENT, Property.BACKGROUND),
    Property.PROBLEM: (Property.BACKGROUND, Property.AIM),
    Property.AUTHOR: (Property.PROPOSER,),
    Property.CONCLUSIONS: (Property.FINDINGS, Property.RESULTS),
    Property.RESULTS: (Property.CONCLUSIONS, Property.FINDINGS),
    Property.FINDINGS: (Property.CONCLUSIONS,),
}


def _write(found: Sequence[Found], draft: Draft) -> None:
    """Quote what tells each property, once; what a plan tells is said to be planned."""
    told: set[tuple[str, int, str]] = set()
    for one in found:
        new = [(p, q) for p, q in one.quotes if (one.told.document.key, p.ordinal, q) not in told]
        told.update((one.told.document.key, p.ordinal, q) for p, q in new)
        if not new:
            continue
        if one.frame and not draft.text:
            document = one.told.document
            dated = written(document.date, draft.language) if document.date else "–"
            draft.say(say(one.frame, draft.language, document=document.symbol or document.file, date=dated))
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
