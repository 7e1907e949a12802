"""Which documents there are: told from the catalogue, each with what its cover tells, and cited there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.documents.papers import Paper, papers_of, written
from assistant.answering.reading.pieces import pieces_of
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.refusals import listed
from assistant.answering.writing.replies import say
from assistant.model import Asked, Document, Intent, Language, OfCollection, ParagraphKind, Query, Status
from assistant.retrieval import Retriever
from assistant.text import sentences

MOST = 30  # documents listed; of more, the reader is told how many
_ON_IT = 0.7  # of the weight of a matter, that the title of a document on it speaks of
_ON_IT_ACROSS = 0.58  # how near it a title in the other language is that is on it: right ones from 0.60, wrong ones to 0.49
_NEAR_BEST = 0.15  # by how much less a title may speak of it than the one that does most
_DATE_LINE = re.compile(r"^\s*(?:日\s*期|date)\s*[:：].*$", re.IGNORECASE | re.MULTILINE)
_ORIGINAL_LINE = re.compile(r"^\s*(?:原\s*文|original)\s*[:：].*$", re.IGNORECASE | re.MULTILINE)


def answer_collection(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> Status | None:
    """Answer what is asked of the collection; None (and nothing written) where it is none of this, or no title or cover tells it."""
    wish = query.of_collection
    if wish is None:
        return None
    papers = papers_of(catalogue)
    if query.symbols:
        named = [paper for paper in papers if paper.name in query.symbols]
        status = _fact(wish, named[0], catalogue, draft) if named else None
        if named and status is None and (query.intent is Intent.COLLECTION or wish.asked is Asked.AUTHOR):
            draft.say(say("collection_untold", draft.language, document=named[0].name))
            return Status.NOT_FOUND
        return status
    if wish.matter and not (papers := _titled(wish, papers, query, retriever)):
        return None
    within = [paper for paper in papers if _is_within(paper, query, wish)]
    if wish.asked in (Asked.DATE, Asked.AUTHOR):
        return _fact(wish, within[0], catalogue, draft) if len(within) == 1 else None
    if wish.matter and not within and (query.sessions or wish.since or wish.until):
        return None  # what a session or a year had on a matter, other documents may tell
    if wish.asked in (Asked.SESSIONS, Asked.NEWEST_SESSION):
        return _sessions(papers, wish, catalogue, draft)
    if not within:
        draft.say(_none(query, wish, papers_of(catalogue), draft.language))
        return Status.NOT_FOUND
    if wish.asked in (Asked.NEWEST, Asked.OLDEST):
        return _by_date(within, query, wish, catalogue, draft)
    return _list(within, query, wish, catalogue, draft)


def _is_within(paper: Paper, query: Query, wish: OfCollection) -> bool:
    """Whether a document is of the sessions, in the language and of the years that are named."""
    if query.sessions and paper.first.session not in query.sessions:
        return False
    languages = {language for language in (wish.language, query.filters.language) if language}
    if not languages.issubset(paper.languages) or wish.lacking in paper.languages:
        return False
    if wish.since is None and wish.until is None:
        return True
    if query.dates and wish.since == wish.until:
        return paper.date.startswith(query.dates)
    return paper.year is not None and (wish.since or 0) <= paper.year <= (wish.until or paper.year)


def _titled(wish: OfCollection, papers: Sequence[Paper], query: Query, retriever: Retriever) -> list[Paper]:
    """The documents whose title, in any language, speaks of the matter; of several, those that do so most.

    Where none does, those whose title in the other language is near it.
    """
    matter = pieces_of(query, wish.matter, retriever)
    shares = [max((matter.share(document.title or "") for _, document in paper.held), default=0.0) for paper in papers]
    most = max(shares, default=0.0)
    if most >= _ON_IT:
        return [paper for paper, share in zip(papers, shares, strict=True) if share >= max(_ON_IT, most - _NEAR_BEST)]
    titles = [(paper, d.title) for paper in papers for _, d in paper.held if d.title and d.language != query.language]
    near = retriever.closeness(replace(query, text=wish.matter), [title for _, title in titles]) if titles else ()
    return list({id(paper): paper for (paper, _), closeness in zip(titles, near, strict=True) if closeness >= _ON_IT_ACROSS}.values())


def _list(papers: Sequence[Paper], query: Query, wish: OfCollection, catalogue: Catalogue, draft: Draft) -> Status:
    """Write how many documents there are and which, so many as can be read."""
    language = draft.language
    draft.say(say("collection_found", language, count=_count(papers, language), within=_named(query, wish, language)))
    _entries(papers, catalogue, draft)
    if query.sessions:
        draft.line()
        draft.say(say("collection_of_session", language))
    return Status.ANSWERED


def _by_date(papers: Sequence[Paper], query: Query, wish: OfCollection, catalogue: Catalogue, draft: Draft) -> Status:
    """Write which document is the newest or the oldest by the date on its cover; several may be of one day."""
    dates = [paper.date for paper in papers if paper.date]
    if not dates:
        draft.say(say("collection_undated", draft.language))
        return Status.NOT_FOUND
    newest = wish.asked is Asked.NEWEST
    date = max(dates) if newest else min(dates)
    within = _named(query, wish, draft.language)
    draft.say(
        say("collection_newest" if newest else "collection_oldest", draft.language, within=within, date=written(date, draft.language))
    )
    _entries([paper for paper in papers if paper.date == date], catalogue, draft)
    return Status.ANSWERED


def _sessions(papers: Sequence[Paper], wish: OfCollection, catalogue: Catalogue, draft: Draft) -> Status | None:
    """Write of which sessions there are documents, or which is the newest of them, with its documents."""
    sessions = sorted({paper.first.session for paper in papers if paper.first.session})
    if not sessions:
        return None
    if wish.asked is Asked.NEWEST_SESSION:
        sessions = sessions[-1:]
        draft.say(say("collection_newest_session", draft.language, session=sessions[0]))
    else:
        draft.say(say("collection_sessions", draft.language, sessions=listed(sessions, draft.language)))
    _entries([paper for paper in papers if paper.first.session in sessions], catalogue, draft)
    return Status.ANSWERED


def _entries(papers: Sequence[Paper], catalogue: Catalogue, draft: Draft) -> None:
    for paper in papers[:MOST]:
        draft.line()
        _entry(paper, catalogue, draft)
    if len(papers) > MOST:
        draft.line()
        draft.say(say("more", draft.language, count=len(papers) - MOST))


def _entry(paper: Paper, catalogue: Catalogue, draft: Draft) -> None:
    """Write one document: symbol, title, session, date and languages, with a citation of the title on its cover."""
    language = draft.language
    id_, document = paper.in_language(language)
    known = [
        say("place_session", language, session=document.session) if document.session else "",
        written(paper.date, language) if paper.date else "",
        listed([say(f"language_{held}", language) for held in paper.languages], language),
    ]
    title = " — ".join(part for part in (paper.name, document.title) if part)
    draft.say("• ")
    facts = ("，" if language == "zh" else ", ").join(part for part in known if part)
    _cite(say("collection_entry", language, title=title, known=facts), id_, document, catalogue, draft)


def _cite(text: str, id_: int, document: Document, catalogue: Catalogue, draft: Draft) -> None:
    """Write words of ours about a document with a citation of its title on the cover, else of its opening."""
    cover = document.cover_paragraph
    if cover:
        printed = re.search(r"\s*".join(map(re.escape, "".join((document.title or "").split()))), cover.text, re.IGNORECASE)
        draft.refer(text, printed[0] if printed and printed[0] else cover.text, Passage(document, cover))
        return
    opening = next((p for p in catalogue.paragraphs(id_) if p.kind is ParagraphKind.TEXT and p.text), None)
    if opening is None:
        draft.say(text)
        return
    start, end = next(iter(sentences(opening.text)), (0, len(opening.text)))
    draft.refer(text, opening.text[start:end], Passage(document, opening))


def _fact(wish: OfCollection, paper: Paper, catalogue: Catalogue, draft: Draft) -> Status | None:
    """Write one fact of one document, by the line of its cover that tells it; None where the cover does not."""
    id_, document = paper.in_language(draft.language)
    if wish.asked is Asked.LENGTH:
        return _length(paper, id_, document, catalogue, draft)
    line = _line_of_cover(wish.asked, document)
    if wish.asked is Asked.AUTHOR and line is None and document.prepared_by:
        prepared = say("collection_prepared", draft.language, document=paper.name, by=document.prepared_by)
        _cite(prepared, id_, document, catalogue, draft)
        return Status.ANSWERED
    if wish.asked in (Asked.DATE, Asked.AUTHOR):
        if line is None:
            return None
        draft.say(say("collection_cover", draft.language, document=paper.name))
    else:
        if wish.language and wish.language not in paper.languages:
            tongue = say(f"language_{wish.language}", draft.language)
            draft.say(say("collection_not_in", draft.language, document=paper.name, written=tongue))
            draft.line()
        _entry(paper, catalogue, draft)
    if line and document.cover_paragraph:
        draft.line()
        draft.quote(line, Passage(document, document.cover_paragraph))
    return Status.ANSWERED


def _line_of_cover(asked: Asked, document: Document) -> str | None:
    """The line of a cover that tells the date, the original language, or who prepared the document."""
    cover = document.cover or ""
    if asked is Asked.AUTHOR:
        at = cover.find(document.prepared_by[:8]) if document.prepared_by else -1
        return cover[cover.rfind("\n", 0, at) + 1 :].split("\n")[0] if at >= 0 else None
    pattern = {Asked.DATE: _DATE_LINE, Asked.LANGUAGE: _ORIGINAL_LINE}.get(asked)
    found = pattern.search(cover) if pattern else None
    return found[0].strip() if found else None


def _length(paper: Paper, id_: int, document: Document, catalogue: Catalogue, draft: Draft) -> Status:
    """Write how many numbered paragraphs the body of a document has; its pages are those of a file, which the index does not keep."""
    numbered = {p.number for p in catalogue.paragraphs(id_) if p.annex is None and p.number}
    said = say("collection_length", draft.language, document=paper.name, count=len(numbered))
    _cite(said, id_, document, catalogue, draft)
    return Status.ANSWERED


def _none(query: Query, wish: OfCollection, papers: Sequence[Paper], language: Language) -> str:
    """Say that the index holds no document of those asked for, and what it holds."""
    languages = listed([say(f"language_{one}", language) for one in sorted({one for p in papers for one in p.languages})], language)
    sessions = listed(sorted({paper.first.session for paper in papers if paper.first.session}), language)
    said = (
        say("collection_none", language, within=_named(query, wish, language)),
        say("collection_holds", language, count=_count(papers, language), languages=languages, sessions=sessions),
    )
    return ("" if language == "zh" else " ").join(said)


def _named(query: Query, wish: OfCollection, language: Language) -> str:
    """What the documents that are asked for are confined to, as a reader says it."""
    said = []
    if query.sessions:
        said.append(say("collection_session", language, sessions=listed(query.sessions, language)))
    if query.dates and wish.since == wish.until:
        said.append(say("collection_dated", language, date=listed([written(date, language) for date in query.dates], language)))
    elif wish.since or wish.until:
        said.append(_years(wish.since, wish.until, language))
    if held_in := wish.language or query.filters.language:
        said.append(say("collection_in", language, written=say(f"language_{held_in}", language)))
    if wish.lacking:
        said.append(say("collection_lacking", language, written=say(f"language_{wish.lacking}", language)))
    if wish.matter:
        said.append(say("collection_on", language, matter=wish.matter))
    return ("、" if language == "zh" else "").join(said)


def _years(since: int | None, until: int | None, language: Language) -> str:
    if since and until:
        return say("collection_year" if since == until else "collection_years", language, since=since, until=until)
    return say("collection_since", language, year=since) if since else say("collection_until", language, year=until)


def _count(papers: Sequence[Paper], language: Language) -> str:
    """How many documents these are; with how many files, where some are held in two languages."""
    files = sum(len(paper.held) for paper in papers)
    plural = "" if len(papers) == 1 else "s"
    name = "collection_count" if files == len(papers) else "collection_count_languages"
    return say(name, language, documents=len(papers), files=files, s=plural)


def say_where_told(told: Draft) -> None:
    """Name under an answer the documents that its passages stand in."""
    documents = {quoted.passage.document.key: quoted.passage.document for quoted in told.quotes}.values()
    names = dict.fromkeys(" — ".join(part for part in (d.symbol or d.file, d.title) if part) for d in documents)
    told.line()
    told.say(say("collection_told_in", told.language, documents=("；" if told.language == "zh" else "; ").join(names)))
