"""Whether the passages that a sentence cites support it: its facts must stand in them, and it must be about the same.

The check is deterministic and crosses languages: facts are compared by value (`facts`), meaning by the token vectors
of the bundled model. What fails is not mended: a sentence is shown as the model wrote it, or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.answering.choosing.shown import WHOLE
from assistant.answering.choosing.windows import LONGEST
from assistant.answering.generating.otherwise import Closeness, is_told_otherwise
from assistant.answering.reading.facts import Fact, FactKind, facts_of, number_facts, readings_of, reference, terms_named
from assistant.glossary import phrases_in
from assistant.model import Citation, Language
from assistant.text import HAN, fold, language_of

# A sentence met less than this by all it cites is about something else, whatever its figures. Of sentences of parallel
# documents 1 % fall below the second when held against their own paragraph in the other language, 90 % against another.
FLOOR, FLOOR_ACROSS = 0.40, 0.33
SURELY_ABOUT = 0.5  # met as much as this, a sentence may be borne out by an exhibit that it does not cite
PRUNE = 0.85  # of the nearest passage: a further tag that brings no fact and is further away supports nothing
NAMED_ONCE = 0.5  # what a fact held weighs against closeness when the quote is chosen
_FIGURES = re.compile(
    rf"(?:[\d.,%\s]|第|共|约|[零〇一二两三四五六七八九十百千万亿])+(?:瑞士法郎|瑞郎|美元|欧元|届会议|[{HAN}](?![{HAN}]))?|[年月日]|瑞士法郎|瑞郎|美元|欧元"
    r"|\b(?:swiss\s+francs?|chf|usd|eur|dollars?|euros?|million|billion|per\s*cent|percent|about|from|to|and|of|in|on|the|a|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_HAN_CHAR = re.compile(rf"[{HAN}]")
_ENGLISH_WORD = re.compile(r"(?<![A-Za-z0-9])[a-z]+(?![A-Za-z0-9])")  # names have capitals


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A passage as the model is shown it, under a tag of its own.

    text is verbatim from the document; shown is the text without the sentences that are withheld, spans the offsets in
    text of those that are not. around is what stands above or below it on the page (title, section, headings, notes).
    citation points at it, without number or offsets. dated is what is known of its document's date and session, which
    counts only where the text itself names none.
    """

    tag: int
    citation: Citation
    text: str
    shown: str
    spans: tuple[tuple[int, int], ...]
    around: str = ""
    dated: str = ""
    recommendations: tuple[str, ...] = ()  # "da 10"
    speaker: str | None = None


class Fault(StrEnum):
    """Why a sentence of the model is not shown."""

    UNTAGGED = "untagged"  # it cites nothing that was shown
    LANGUAGE = "language"  # it is not in the reader's language
    BARE = "bare"  # a figure or a date, and not what it is of
    FACTS = "facts"  # a figure, date, name or quote of it stands in nothing it cites
    OPINION = "opinion"  # it tells a delegation's view without the delegation
    FAR = "far"  # what it cites is about something else
    OTHERWISE = "otherwise"  # what it cites denies it, only plans what it tells as done, or gives the figure to another thing


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome for one sentence: the exhibits that support it, or the fault, with the facts that lack support."""

    exhibits: tuple[Exhibit, ...] = ()
    fault: Fault | None = None
    lacking: tuple[Fact, ...] = ()


def check(sentence: str, tags: Sequence[int], exhibits: Mapping[int, Exhibit], language: Language, closeness: Closeness) -> Check:
    """Check a sentence (without its tags) against the exhibits it cites; tags that were never given count for nothing.

    A sentence that what it cites does not bear out may be borne out by another exhibit alone: models slip in their tags more
    often than in their figures. Then that one is cited.
    """
    cited = [exhibits[tag] for tag in dict.fromkeys(tags) if tag in exhibits]
    if not cited:
        return Check(fault=Fault.UNTAGGED)
    first = _checked(sentence, cited, language, closeness)
    if first.fault not in (Fault.FACTS, Fault.FAR):
        return first
    others = [exhibit for exhibit in exhibits.values() if exhibit not in cited]
    near = closeness(sentence, [exhibit.shown for exhibit in others]) if others else []
    for share, exhibit in sorted(zip(near, others, strict=True), key=lambda pair: -pair[0]):
        if share < SURELY_ABOUT:
            break
        second = _checked(sentence, [exhibit], language, closeness)
        if not second.fault:
            return second
    return first


def _checked(sentence: str, cited: Sequence[Exhibit], language: Language, closeness: Closeness) -> Check:
    if not in_language(sentence, language):
        return Check(fault=Fault.LANGUAGE)
    facts = facts_of(sentence)
    lacking = tuple(fact for fact in facts if not any(holds(exhibit, fact) for exhibit in cited))
    if lacking:
        return Check(fault=Fault.FACTS, lacking=lacking)
    if facts and _is_bare(sentence):
        return Check(fault=Fault.BARE)
    if all(exhibit.speaker and not _names_speaker(sentence, exhibit.speaker) for exhibit in cited):
        return Check(fault=Fault.OPINION)
    near = closeness(sentence, [exhibit.shown for exhibit in cited])
    if all(n < _floor(exhibit, language) for n, exhibit in zip(near, cited, strict=True)):
        return Check(fault=Fault.FAR)
    if is_told_otherwise(sentence, [exhibit.shown for exhibit in cited], closeness):
        return Check(fault=Fault.OTHERWISE)
    return Check(exhibits=_needed(cited, near, facts))


def holds(exhibit: Exhibit, fact: Fact) -> bool:
    """Whether a fact stands in an exhibit or, for what a page tells once for all its paragraphs, around it."""
    own = readings_of(exhibit.shown)
    around = readings_of(exhibit.around)
    match fact.kind:
        case FactKind.QUOTE:
            return _quoted_in(fact, exhibit)
        case FactKind.DATE:
            return _dated_in(fact, exhibit)
        case FactKind.SESSION:
            named = {other for other in own if other.kind is FactKind.SESSION}
            return fact in (named or around | readings_of(exhibit.dated))
        case FactKind.RECOMMENDATION:
            return fact in own | around or fact.value in _recommendations(exhibit)
        case FactKind.NUMBER:
            return fact in own or (_is_year(fact.value) and fact.value in _years_around(exhibit))
        case FactKind.PERCENT | FactKind.ACT:
            return fact in own
        case FactKind.NAME:
            return fact in own | around or _otherwise_named(fact, exhibit)
        case FactKind.REFERENCE:
            return fact in own | around or fact in _place(exhibit.citation)
        case FactKind.SYMBOL:
            return fact in own | around or fact.value == exhibit.citation.symbol
        case _:
            return fact in own | around


def quote(sentence: str, exhibit: Exhibit, closeness: Closeness) -> str:
    """Return the verbatim words of an exhibit that best support a sentence: one sentence, or a few that stand together."""
    text, spans, language = exhibit.text, exhibit.spans, exhibit.citation.language
    if len(text) <= WHOLE[language] and exhibit.shown == text:
        return text
    wanted = [fact for fact in facts_of(sentence) if fact in readings_of(exhibit.shown)]
    pieces = [text[start:end] for start, end in spans]
    near = closeness(sentence, pieces)
    held = [sum(fact in readings_of(piece) for fact in wanted) for piece in pieces]
    scores = [float(n) + NAMED_ONCE * h / max(1, len(wanted)) for n, h in zip(near, held, strict=True)]
    first = last = scores.index(max(scores))
    while lacking := [fact for fact in wanted if fact not in readings_of(text[spans[first][0] : spans[last][1]])]:
        grown = [
            (first - 1, last) if first > 0 and _adjacent(text, spans, first - 1) else None,
            (first, last + 1) if last + 1 < len(spans) and _adjacent(text, spans, last) else None,
        ]
        fitting = [pair for pair in grown if pair and spans[pair[1]][1] - spans[pair[0]][0] <= LONGEST[language]]
        if not fitting:
            break
        first, last = max(fitting, key=lambda pair: _gain(pieces, pair, (first, last), lacking))
    return text[spans[first][0] : spans[last][1]]


def in_language(sentence: str, language: Language) -> bool:
    """Whether a sentence is written in a language; names and quotes in the other one do not make it foreign.

    >>> in_language("eTISC平台有2,655个用户。", "zh"), in_language("委员会批准了该项目。", "en"), in_language("The TISC programme", "zh")
    (True, False, False)
    """
    bare = re.sub(r"[“\"「『《][^”\"」』》]*[”\"」』》]|[（(][^）)]*[)）]", " ", sentence)
    return language_of(bare) == language or not (_HAN_CHAR if language == "en" else _ENGLISH_WORD).search(bare)


def _is_bare(sentence: str) -> bool:
    """Whether nothing but figures, units and dates stands in a sentence: of which of a passage's figures it is, cannot be checked."""
    return not re.search(r"[^\W\d_]{2}", _FIGURES.sub(" ", sentence.lower()))


def _floor(exhibit: Exhibit, language: Language) -> float:
    return FLOOR if exhibit.citation.language == language else FLOOR_ACROSS


def _needed(cited: Sequence[Exhibit], near: Sequence[float], facts: Sequence[Fact]) -> tuple[Exhibit, ...]:
    """Keep the nearest exhibit, and those that hold a fact the kept ones lack or are about as near; in the order cited."""
    order = sorted(range(len(cited)), key=lambda i: -near[i])
    kept: list[int] = []
    for i in order:
        adds = any(holds(cited[i], fact) and not any(holds(cited[k], fact) for k in kept) for fact in facts)
        if not kept or adds or near[i] >= PRUNE * near[order[0]]:
            kept.append(i)
    return tuple(cited[i] for i in sorted(kept))


def _quoted_in(fact: Fact, exhibit: Exhibit) -> bool:
    """Words in quotation marks stand in the text as they are; the glossary's name of a thing may be quoted in translation."""
    text = _compared(f"{exhibit.shown}\n{exhibit.around}")
    if fact.value in text:
        return True
    terms = [term for language in ("zh", "en") for term in phrases_in(fact.written, language) if _whole(fact.value, term.forms(language))]
    return any(_compared(form) in text for term in terms for form in (*term.zh_forms, *term.en_forms))


def _whole(compared: str, forms: Sequence[str]) -> bool:
    return any(_compared(form) == compared for form in forms)


@lru_cache(maxsize=1_024)
def _compared(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))


def _dated_in(fact: Fact, exhibit: Exhibit) -> bool:
    """A date agrees in all that both name; a year that the text leaves out must be told elsewhere on the page."""
    year, month, day = fact.value.split("-")
    own = [f for f in readings_of(exhibit.shown) if f.kind is FactKind.DATE]
    for other in own or [f for f in readings_of(f"{exhibit.around}\n{exhibit.dated}") if f.kind is FactKind.DATE]:
        other_year, other_month, other_day = other.value.split("-")
        if month == other_month and (not day or day == other_day):
            if not year or year == other_year:
                return True
            if not other_year and year in number_facts(exhibit.shown) | _years_around(exhibit):
                return True
    return False


def _is_year(value: str) -> bool:
    return len(value) == 4 and value.startswith(("19", "20"))


def _years_around(exhibit: Exhibit) -> frozenset[str]:
    """Years of the page and of the document; they say when the text speaks of only where it names no year itself."""
    own = {value for value in number_facts(exhibit.shown) if _is_year(value)}
    return frozenset() if own else number_facts(f"{exhibit.around}\n{exhibit.dated}")


def _recommendations(exhibit: Exhibit) -> frozenset[str]:
    return frozenset(name for named in exhibit.recommendations for name in (named, named.split()[1]))


def _place(citation: Citation) -> frozenset[Fact]:
    page = str(citation.page) if citation.page is not None else None
    named = (reference("para", citation.paragraph), reference("annex", citation.annex), reference("page", page))
    return frozenset(fact for fact in named if fact)


def _otherwise_named(fact: Fact, exhibit: Exhibit) -> bool:
    """An abbreviation is met by what it stands for, in either language: LDCs by 最不发达国家."""
    text = _compared(f"{exhibit.shown}\n{exhibit.around}")
    terms = terms_named(fact.written)
    return any(_compared(form) in text for term in terms for form in (*term.zh_forms, *term.en_forms))


def _names_speaker(sentence: str, speaker: str) -> bool:
    """Whether a sentence says whose view it tells; where the speaker's name is no term, its script must tell."""
    if _compared(speaker) in _compared(sentence):
        return True
    terms = terms_named(speaker)
    return bool(terms & terms_named(sentence)) or (not terms and language_of(speaker) != language_of(sentence))


def _adjacent(text: str, spans: Sequence[tuple[int, int]], i: int) -> bool:
    """Whether nothing withheld stands between a sentence and the next one."""
    return not text[spans[i][1] : spans[i + 1][0]].strip()


def _gain(pieces: Sequence[str], grown: tuple[int, int], now: tuple[int, int], lacking: Sequence[Fact]) -> int:
    added = pieces[grown[0]] if grown[0] < now[0] else pieces[grown[1]]
    return sum(fact in readings_of(added) for fact in lacking)
