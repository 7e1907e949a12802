"""Where another source says the same thing with another figure or date, or answers about as well, the reader sees both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.kinds.dates import years_in
from assistant.answering.reading.facts import FactKind, readings_of
from assistant.answering.writing.draft import Passage, Quoted, seen
from assistant.lexical import tokens
from assistant.model import Evidence, ParagraphKind, Query
from assistant.rules import Rule
from assistant.text import sentences

ALIKE = 0.6  # of the longer sentence's words: it says the same thing
AS_MUCH = 0.9  # of what a sentence under its title and heading speaks of the topic
AGAIN = 0.85  # of the longer window's words: it says nothing else
SPEAKING = 5  # words: two short entries of a list are alike by their units
MOST = 2
READS_WORSE = 3.0  # log-odds: by how much less a window is read to answer than the best one, beside which it is not shown
CLOSE = 0.5  # of a window's score: on documents that nothing was fitted to, the second is as often right as the first
LIKE = 3.0  # times: what a figure of one thing grows from one report to another at the most
AS_NEW = 2.0  # the same: of figures of one thing the newest is asked for, and the words around them differ from year to year
_NOW = Rule(
    r"现在|目前|当前|如今|最新|最近|迄今|至今|现有|眼下",
    r"\b(?:now|nowadays|these\s+days|at\s+the\s+moment|current(?:ly)?|at\s+present|today|latest|most\s+recent(?:ly)?|to\s+date|so\s+far)\b",
    flags=re.IGNORECASE,
)
_SIZES = (FactKind.NUMBER, FactKind.PERCENT)
_BARE = re.compile(r"(?!(?:19|20)\d\d$)\d+(?:\.\d+)?")  # no year
_TOLD = (FactKind.NUMBER, FactKind.PERCENT, FactKind.DATE)


def contradicting(best: Choice, supported: Sequence[Choice], selector: Selector, catalogue: Catalogue) -> list[Quoted]:
    """Return the sentences of other paragraphs that say what the best one says, with other figures or dates.

    They must meet the question as well as it does: of two fields told alike, only one is asked about. A version of the
    passage that retrieval folded into it (a revision's, say) is looked at too.
    """
    if best.note is not None or best.passage.paragraph.kind is not ParagraphKind.TEXT:
        return []
    said = Quoted(best.passage.paragraph.text[best.start : best.end], best.passage)
    words, facts, met, on_topic = _words(said.quote), _facts(said.quote), selector.coverage(said.quote), selector.topic_coverage(seen(said))
    if len(words) < SPEAKING:
        return []
    found: list[Quoted] = []
    for other in (*_elsewhere(best, supported, on_topic > 0), *_versions(best.evidence, catalogue)):
        theirs, told = _words(other.quote), _facts(other.quote)
        alike = len(words & theirs) >= ALIKE * max(len(words), len(theirs))
        alike = alike and not selector.conditions.of_another_period(other.quote, other.passage.document)
        alike = alike and selector.topic_coverage(seen(other)) >= AS_MUCH * on_topic  # the same words are said of each project of a report
        if alike and told - facts and facts - told and selector.coverage(other.quote) >= met and other not in found:
            found.append(other)
    return found[:MOST]


def newest_of(best: Choice, choices: Sequence[Choice], query: Query, selector: Selector) -> Choice:
    """Return the window of the newest document that tells the same figure as well, where a figure of the whole is asked as it is now."""
    if selector.whole is None or not _NOW.search(query.text):
        return best
    as_well = [
        c
        for c in choices
        if best.score - c.score < AS_NEW
        and c.sign("told") >= best.sign("told")
        and selector.answers(c)
        and of_one_size(c.quoted, best.quoted)
    ]
    return max(as_well, key=lambda c: (_as_of(c), c.score), default=best)


def _as_of(choice: Choice) -> str:
    """The date of a window's paper; of one that shows none, the end of the last year that it names."""
    return choice.passage.document.date or max((f"{year}-12" for year in years_in(choice.quoted)), default="")


def of_one_size(text: str, other: str) -> bool:
    """Whether two texts have figures of about one size, as those of one thing are from year to year.

    >>> of_one_size("1,720 lamps in 40 ports", "1,610 lamps"), of_one_size("两个码头", "共有1,610盏灯")
    (True, False)
    """
    first, second = ([float(f.value) for f in readings_of(one) if f.kind in _SIZES and _BARE.fullmatch(f.value)] for one in (text, other))
    return not second or any(x * LIKE >= y and y * LIKE >= x for x in first for y in second)


def rival_of(best: Choice, choices: Sequence[Choice], selector: Selector) -> Choice | None:
    """Return the first window of another paragraph that can answer, if it answers about as well as the best one.

    Neither the same paper in its other language nor another row of the same table is another answer, nor what says the same again.
    """
    here = best.passage
    for other in choices:
        document, paragraph = other.passage.document, other.passage.paragraph
        if best.score - other.score >= CLOSE:
            return None
        if other.passage.place != here.place and selector.answers(other) and not _only_repeats(other, best):
            in_other_language = document.symbol == here.document.symbol and document.language != here.document.language
            of_table = paragraph.kind is here.paragraph.kind is ParagraphKind.ROW and document.key == here.document.key
            reads_worse = best.read and other.read and best.sign("read") - other.sign("read") >= READS_WORSE
            return None if other.score > best.score or in_other_language or of_table or reads_worse else other
    return None


def _only_repeats(other: Choice, best: Choice) -> bool:
    """Whether a window has the words and figures of another but for one or two, and no note that tells more."""
    if other.passage.paragraph.footnotes:
        return False
    first, second = set(tokens(other.quoted)), set(tokens(best.quoted))
    return len(first & second) >= AGAIN * max(len(first), len(second)) and _facts(other.quoted) == _facts(best.quoted)


def _elsewhere(best: Choice, supported: Sequence[Choice], of_one: bool) -> Iterator[Quoted]:
    """The other windows; where one thing is named, those of other papers: a paper that says the same twice says it of two things."""
    for other in supported:
        document, paragraph = other.passage.document, other.passage.paragraph
        here = document.key == best.passage.document.key if of_one else other.passage.place == best.passage.place
        if not here and other.note is None and paragraph.kind is ParagraphKind.TEXT and document.language == best.passage.document.language:
            yield Quoted(paragraph.text[other.start : other.end], other.passage)


def _versions(found: Evidence, catalogue: Catalogue) -> Iterator[Quoted]:
    """The sentences of the documents whose own version of the passage was folded into it."""
    for key in dict.fromkeys(":".join(twin.split(":")[:2]) for twin in found.twins):
        id_ = catalogue.document_id(key)
        if id_ is None or key == found.document.key or catalogue.documents_by_id[id_].language != found.document.language:
            continue
        for paragraph in catalogue.paragraphs(id_):
            if paragraph.kind is ParagraphKind.TEXT:
                passage = Passage(catalogue.documents_by_id[id_], paragraph)
                yield from (Quoted(paragraph.text[start:end], passage) for start, end in sentences(paragraph.text))


def _words(text: str) -> set[str]:
    return {word for word in tokens(text) if not any(c.isdigit() for c in word)}


def _facts(text: str) -> set[str]:
    return {fact.value for fact in readings_of(text) if fact.kind in _TOLD}
