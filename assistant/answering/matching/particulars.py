"""What a passage must speak of to answer: the particular things that a question names, and what it is about at all.

The nearest passage to a question on a place, a year or the second of two forums that no document tells of is about another
place, year or forum: the most likely wrong citation (DECISIONS 4 and 11).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.choosing.choices import Choice
from assistant.answering.kinds.dates import spans_year, years_in, years_of_papers
from assistant.answering.matching.heard import as_heard, has_a_sound
from assistant.answering.matching.regions import names_one_of
from assistant.answering.reading.pieces import Pieces
from assistant.answering.reading.surroundings import headed, surroundings
from assistant.concepts import FEW, Concept, Kind, particular
from assistant.glossary import Match, matches
from assistant.lexical import apart, words
from assistant.model import Evidence, Intent, Language, ParagraphKind, Query, Want
from assistant.ordinals import BY_MARK, OWN_NUMBERED, is_listed, ordinals_in
from assistant.retrieval import Retriever
from assistant.symbols import SYMBOL, find_sessions, names_another_body, only_of_another_committee, sessions_of_others, sessions_with_spans
from assistant.text import fold, sentences
from assistant.understanding.asked.wants import kinds_asked
from assistant.understanding.asked.whether import asks_only_whether
from assistant.understanding.named.mentions import read_mentions, series_named

TERM_NEAR = 0.6  # of a rare term's meaning: a passage that says so much of it in other words speaks of it (evaluator, evaluation)
LATER = frozenset(("phase", "round", "forum", "conference", "conversation"))  # the second is said to be so
SUBJECT_MET = 0.05  # of the weight of what a question is about: a passage that speaks of less is about something else
# The same by meaning, in another language: word by word, a translation reaches plain nouns only weakly (book box, 图书箱).
SUBJECT_NEAR = 0.3

OPINION_OF = re.compile(
    r"意见|认为|立场|主张|看法|态度|观点|赞成|反对|表态|评论|代表团|集团|\b(?:views?|opinions?|positions?|comments?|think|thought|argued?|say about|said about|stance|delegations?|groups?)\b",
    re.I,
)
_AT_A_SESSION = re.compile(
    r"(?:在|于|经|由)(?:其|委员会|CDIP|发展与知识产权委员会|[（）()])*\s*(?:(?:在|于)?(?:19|20)\d\d\s*年[^，。；第]{0,30}?(?:举行|召开)的)?\s*第\s*[一二三四五六七八九十\d]+\s*届会议(?:上|期间|中|批准|商定|核可|通过|同意|选定)"
    r"|\b(?:at|during|in)\s+(?:its|the)\s+[\w-]+\s+session\b(?!\s+of\s+the\s+(?!committee|cdip))"
    r"|(?<!常设)(?<!预算)(?<!筹备)(?:委员会|CDIP|[。；，]|^)\s*第\s*[一二三四五六七八九十\d]+\s*届会议(?=(?:还|也|已|曾|又|未)?(?:批准|通过|商定|核可|同意|要求|请|决定|注意到|讨论|审议|推迟|选定))"
    r"|\bthe\s+[\w-]+\s+session\s+(?:of\s+the\s+(?:committee|cdip)\s+)?(?:requested|approved|adopted|decided|agreed|took|discussed|considered|noted|endorsed|postponed)\b",
    re.I,
)
_CORRECTS = re.compile(r"Corr\.?", re.I)
_OF_EACH = re.compile(
    r"分别|各(?:自|有|为|占|设|办|得|派|获|需|\s*[\d一二两三四五六七八九十百])|每(?:个|一)?国|\b(?:each|respectively|per\s+country)\b", re.I
)
# A fund is named after the country that pays into it: nothing else is told of that country.
_FIGURE = re.compile(r"[\d二两三四五六七八九十百半]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|none)\b", re.I)
_FUND = re.compile(r"[^，。；、在由的与和及从]{0,8}信托基金|\s+(?:funds?[\s-]+in[\s-]+trust|trust\s+funds?)\b", re.I)
_FUND_ASKED = re.compile(rf"(?i:{_FUND.pattern})|\b[Tt]he\s+[A-Z]\w+\s+fund\b")  # "supported by the Japan fund"
_BETWEEN = re.compile(  # two places of a list
    r"[\s、,，;；]*(?:以及|和|与|及|and)?\s*(?:the\s+)?(?:多民族|Plurinational\s+State\s+of\s+)?", re.I
)
_TOWN = re.compile(r"((?:[A-ZÀ-Þ][\w’'-]+ ){0,2}[A-ZÀ-Þ][\w’'-]+),\s+(?:the\s+)?$")  # Bergen, Norway
# What goes before a session at which something is yet to be done.
_AHEAD = re.compile(
    r"(?:同意|决定|商定|要求|请|将|拟|定于|供|(?:^|[。；，])(?:如果?|若))[^，。；]{0,10}$|\b(?:for|to\s+(?!(?:the|which)\b)[a-z]+|will|would|should)\b[^.;:,]{0,40}$|\bif\b[^.;:]{0,50}$",
    re.I,
)


def sessions_acting(text: str) -> frozenset[int]:
    """Return the sessions at which a text says that something was done.

    >>> sorted(sessions_acting("在2031年5月5日至9日举行的第四十届会议上，委员会要求向第四十二届会议提交报告。"))
    [40]
    >>> sorted(sessions_acting("The Fortieth Session requested a paper, which the Forty-First Session discussed."))
    [40, 41]
    """
    at = (match for match in _AT_A_SESSION.finditer(text) if not _AHEAD.search(text[: match.start()]))
    return frozenset(number for match in at for number in find_sessions(match[0]))


def told_of_places(text: str, language: Language) -> str:
    """Return a text without the places that no figure in it is of: those of a list, and those that a fund is named after.

    >>> told_of_places("Lamps were lit in Chile, Peru and Ghana, later in Fiji by the Japan Funds-in-Trust.", "en")
    'Lamps were lit in , later in Fiji by the  Funds-in-Trust.'
    """
    text = fold(SYMBOL.sub(" ", text)) if language == "zh" else text
    places = [match for match in matches(text, language) if match.term.kind == "place"]
    runs: list[list[Match]] = []
    for place in places:
        if runs and _BETWEEN.fullmatch(text[runs[-1][-1].end : place.start]):
            runs[-1].append(place)
        else:
            runs.append([place])
    for run in reversed([run for run in runs if len(run) > 1 or _FUND.match(text, run[-1].end)]):
        text = text[: run[0].start] + text[run[-1].end :]
    return text


def towns_by_country(text: str, language: Language) -> dict[str, frozenset[str]]:
    """Return the words of the towns that a text names right before their country, by that country.

    >>> sorted(towns_by_country("Who met in San José, Costa Rica, and in Peru?", "en")["Costa Rica"])
    ['José', 'San']
    """
    places = (match for match in matches(text, language) if match.term.kind == "place")
    return {place.written: frozenset(town[1].split()) for place in places if (town := _TOWN.search(text[: place.start]))}


def _tells_of_each(text: str) -> bool:
    """Whether a sentence of a text tells figures of each of several.

    >>> _tells_of_each("每国设一盏灯。2031年共用油300升。"), _tells_of_each("每国用油300升。")
    (False, True)
    """
    told = (text[start:end] for start, end in sentences(text))
    return any(_OF_EACH.search(one) and _FIGURE.search(one) for one in told)


class Particulars:
    """What one question names; subject is what it is about, each piece with its weight."""

    def __init__(self, query: Query, retriever: Retriever, pieces: Pieces, subject: Pieces) -> None:
        self._query, self._retriever, self._subject = query, retriever, subject
        self._particular = particular(pieces.concepts, pieces.weights, retriever.rarity(FEW))
        self._names_nothing = all(concept.kind in (Kind.NUMBER, Kind.YEAR) for concept in pieces.concepts)
        own = not query.recommendation_numbers  # those of the Agenda are known by their blocks
        one_place = sum(c.kind is Kind.PLACE for c in self._particular) == 1
        self._of_one_place = query.intent is Intent.FIGURE and one_place and not _FUND_ASKED.search(query.text)
        self._asks_which_session = Want.SESSION in kinds_asked(query)
        self._ordinals = {one for one in ordinals_in(query.text) if own or one[0] != "recommendation"}
        # Of several sessions one will do.
        self._sessions = frozenset(n for one in self._particular if one.kind is Kind.SESSION for n in one.numbers)
        self._sessions_of_others = frozenset(sessions_of_others(query.text))
        self._of_papers = years_of_papers(query.text)
        self._towns = towns_by_country(query.text, query.language)
        self._papers: dict[str, str] = {}  # what was found of each document
        self._meant: dict[tuple[str, str], bool] = {}
        self._on: dict[str, bool] = {}  # whether a chunk's words are on the subject: its windows share them

    def read(self, evidence: Sequence[Evidence]) -> None:
        """Take note of what was found of each document: a term that a paper has named once, it need not repeat, and a name may be
        written there by its sound."""
        self._particular = as_heard(self._particular, evidence)
        for found in evidence:
            told = "\n".join(paragraph.text for paragraph in found.paragraphs)
            self._papers[found.document.key] = f"{self._papers.get(found.document.key, '')}\n{told}"

    def lacked_by(self, choice: Choice) -> bool:
        """Whether neither a window nor its surroundings speak of something particular that the question names, or of what it
        is about at all."""
        return (
            not self._of_the_recommendation(choice)
            or not self._on_subject(choice.evidence)
            or self._of_another_number(choice)
            or self._of_another_session(choice)
            or bool(self._lacking(choice))
        )

    def _of_the_recommendation(self, choice: Choice) -> bool:
        """Whether a window stands in the block of a recommendation that is asked about, or names its number, and no other series where
        the question names one."""
        asked, paragraph = self._query.recommendations, choice.passage.paragraph
        if not asked or set(asked) & set(paragraph.recommendations):
            return True
        named = read_mentions(f"{paragraph.text} {paragraph.section or ''}", latest_session=None, known_symbols=frozenset())
        of_series = self._query.series is None or self._query.series == (named.series or series_named(choice.passage.document.title or ""))
        return of_series and bool({one.number for one in asked} & set(named.numbers))

    def _of_another_number(self, choice: Choice) -> bool:
        """Whether a window is about another of several than the question: the first forum, where the second is asked about.

        What the window does not say, its paragraph does, or what stands above it.
        """
        if not self._ordinals:
            return False
        around = ordinals_in(choice.passage.paragraph.text) | ordinals_in(headed(choice.evidence))
        for thing, number in self._ordinals:
            told = {n for t, n in ordinals_in(choice.quoted) if t == thing} or {n for t, n in around if t == thing}
            if is_listed(thing, number, choice.passage.paragraph.text):
                continue
            later = thing in LATER and number.isdigit() and int(number) > 1
            if number not in told and (told or thing in BY_MARK or thing in OWN_NUMBERED or later):
                return True
        return False

    def _of_another_session(self, choice: Choice) -> bool:
        """Whether a window says at which session it was, and the question names others and does not ask which it was.

        Under the heading of a session a sentence may name another: "the code adopted at its eighth session". Those of another body
        are told of only where one is named.
        """
        if self._sessions_of_others:
            text = choice.passage.paragraph.text
            named = {*sessions_of_others(text), *(n for numbers, _, _ in sessions_with_spans(text) for n in numbers)}
            around = named or sessions_of_others(surroundings(choice.evidence))
            return not names_another_body(text) or self._sessions_of_others.isdisjoint(around)
        if not self._query.sessions or self._asks_which_session:
            return False
        asked, told = set(self._query.sessions), sessions_acting(choice.quoted)
        above = find_sessions(choice.passage.paragraph.section or "")
        return (bool(told) and asked.isdisjoint({*told, *above})) or self._of_anothers_session(choice, asked.difference(above))

    def _of_anothers_session(self, choice: Choice, asked: set[int]) -> bool:
        """Whether the session of that number that a window's paragraph, or what stands around it, names is another body's."""
        if choice.passage.document.session in asked:
            return False
        for text in (choice.passage.paragraph.text, surroundings(choice.evidence)):
            named = {number for numbers, _, _ in sessions_with_spans(text) for number in numbers}
            if named and only_of_another_committee(text):
                return True
            if asked.intersection(named):
                return asked.isdisjoint(find_sessions(text))
        return False

    def _on_subject(self, found: Evidence) -> bool:
        """Whether a chunk speaks of what the question is about: one that only gives the kind of thing asked for (a cost, some
        cost) does not, and a number alone is about nothing. What names a session, a document or a recommendation is about that."""
        if self._query.sessions or self._query.symbols or self._query.recommendations:
            return True
        if self._names_nothing and not self._query.filters.symbols:
            return False
        if not self._subject.concepts:  # what every paper names is defined by none that only names it: "What is the CDIP?"
            return self._query.intent is not Intent.DEFINITION
        told = surroundings(found)
        if told not in self._on:
            across = found.document.language != self._query.language
            self._on[told] = self._subject.share(told) >= SUBJECT_MET or (across and self._near_subject(told))
        return self._on[told]

    def _near_subject(self, told: str) -> bool:
        subject = " ".join(concept.written for concept in self._subject.concepts)
        return bool(self._retriever.closeness(replace(self._query, text=subject), [told])[0] >= SUBJECT_NEAR)

    def _lacking(self, choice: Choice) -> tuple[Concept, ...]:
        """Return the particular things the question names that neither the window nor its surroundings speak of.

        A place must stand near: a long paragraph names many, and what is said of one is not said of the others. Where several are
        asked about, the row of one of them has its like beside it.
        """
        if not self._particular:
            return ()
        found, paragraph, start, end = choice.evidence, choice.passage.paragraph, choice.start, choice.end
        far, near = surroundings(found), surroundings(found, paragraph, start, end)
        if OPINION_OF.search(self._query.text):  # whose view it is must be told of the passage itself
            near = f"{paragraph.speaker or ''} {choice.quoted} {paragraph.section or ''}"
        if self._of_one_place and not _tells_of_each(choice.quoted):
            # A figure is of all places of a list together, unless it is told of each; those of a heading hold for all below.
            above = headed(found)
            near = above + (told_of_places(near[len(above) :], found.document.language) if self._told_with_a_figure(choice) else "")
        if paragraph.kind is ParagraphKind.ROW and any(c.kind is Kind.PLACE and c.met_by(words(paragraph.text)) for c in self._particular):
            near = "\n".join([near, *(row.text for row in found.paragraphs if row.kind is ParagraphKind.ROW)])
        lacking = tuple(c for c in self._particular if not self._spoken_of(c, near if c.kind is Kind.PLACE else far, found))
        return tuple(c for c in lacking if not self._town_named(c, far))

    def _town_named(self, country: Concept, text: str) -> bool:
        """Whether a text names the town that stands before its country in the question: it need not name the country."""
        town = self._towns.get(country.written, frozenset())
        return any(town.intersection(c.written.split()) and c.met_by(words(text)) for c in self._particular if c is not country)

    def _told_with_a_figure(self, choice: Choice) -> bool:
        """Whether a sentence of a window's paragraph, or a note, has a figure beside the one place that a figure is asked of; rows are told
        by their table."""
        paragraph = choice.passage.paragraph
        if paragraph.kind is not ParagraphKind.TEXT:
            return True
        told = (*(paragraph.text[start:end] for start, end in sentences(paragraph.text)), *(note.text for note in paragraph.footnotes))
        figures = [words(one) for one in told if _FIGURE.search(one) or "一" in one]
        return any(c.kind is Kind.PLACE and c.met_by(one) for c in self._particular for one in figures)

    def _spoken_of(self, concept: Concept, text: str, found: Evidence) -> bool:
        """A year is met by a period that spans it (2022-2026, 2018/19), a session by a document written for it; of several sessions
        one will do. A document that shows neither its session nor its date may be the one that is meant.

        Not so for what was decided: a document written for a session does not know it yet.
        """
        if concept.kind is Kind.SESSION:
            named = {number for numbers, _, _ in sessions_with_spans(text) for number in numbers}
            if self._query.intent not in (Intent.DECISION, Intent.HISTORY):
                named.add(found.document.session or 0)
            undated = not any(named) and found.document.session is None and found.document.date is None
            return bool(self._sessions & named) or (undated and self._query.intent not in (Intent.DECISION, Intent.HISTORY))
        if concept.kind is Kind.YEAR:
            year = int(concept.written)
            return year in years_in(text) or spans_year(fold(text), year) or self._may_be_of(year, found)
        if concept.met_by(words(text)) or fold(concept.written) in apart(fold(text)):
            return True
        if concept.kind is Kind.CITY:  # whether it was there is answered by where it was
            return asks_only_whether(self._query.text)
        if any(concept.written in town for town in self._towns.values()) and not has_a_sound(
            concept.written
        ):  # it is known by its country, which must stand near
            return found.document.language != self._query.language
        if concept.kind is Kind.PLACE:
            return names_one_of(concept.written, self._query.language, text, found.document.language)
        if concept.kind is Kind.TERM:
            if concept.met_by(words(self._papers.get(found.document.key, ""))):
                return True
            return self._means(concept.written, text)
        return False

    def _means(self, term: str, text: str) -> bool:
        """Whether a text speaks of a term by its meaning; the windows of one chunk share the text."""
        if (term, text) not in self._meant:
            near = self._retriever.closeness(replace(self._query, text=term), [text])[0]
            self._meant[term, text] = bool(near >= TERM_NEAR)
        return self._meant[term, text]

    def _may_be_of(self, year: int, found: Evidence) -> bool:
        """Whether a chunk that names a year nowhere may be of it: a paper that shows no date may be the paper of that year that is
        meant, and what a corrigendum puts right is of the years of the paper that it corrects."""
        document = found.document
        if year in self._of_papers and document.session is None and document.date is None:
            return True
        corrected = self._papers.get(f"{document.revises}:{document.language}", "") if _CORRECTS.search(document.symbol or "") else ""
        return str(year) in corrected
