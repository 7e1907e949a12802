"""Lists: the items of a list with what introduces them, complete and in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.model import Document, Language, Paragraph, ParagraphKind
from assistant.numerals import chinese_number, english_number
from assistant.text import HAN, sentences

# A list longer than this is cut after a whole item, and says so.
LIST_CHARACTERS: dict[Language, int] = {"zh": 900, "en": 2250}

REACH = 30  # paragraphs on either side in which the items of a list are looked for
STANDS_OUT = 0.1  # of the question's weight: one of a series that speaks of so much more answers alone

_INTRODUCES = re.compile(r"[：:]\s*$|以下|如下|下列|下述|\bfollowing\b|\blist(?:ed)?\b|\bnamely\b", re.I)
_ANNOUNCES = re.compile(
    r"^[^。；，,]{0,40}(?:下表|附表)[^。；，,]{0,30}[。.]$|^[^。；，,]{0,40}(?:(?:如|见)(?:下表|附表)|如下|列于?(?:下|表))[^。；，,]{0,16}[。.]$"
    r"|^[^.;,]{0,80}\b(?:(?:are|is|were|was)\s+(?:set\s+out|shown|listed|given)\s+(?:below|in\s+the\s+(?:table|following)[^.;,]*)|(?:is|are|were|was)?\s*as\s+follows|table\s+below\s+[^.;,]*)(?:\s*[(（][^()（）]*[)）])?\.$",
    re.I,
)
_COUNTED = re.compile(rf"(?P<word>[A-Z][a-z]+|[{HAN}]{{2,4}})\s?(?P<which>\d{{1,2}}|[A-H])\b(?:\s*[（(][^（）()]*[)）])?\s*[:：.,，、]")
# The same with the numeral spelt: 第一步：, "Step one:".
_SPELT = re.compile(
    rf"第(?P<zh>[一二三四五六七八九十])(?P<zh_word>[{HAN}]{{1,3}}?)(?:\s*[（(][^（）()]*[)）])?\s*[:：，、是]|(?P<en_word>[A-Z][a-z]+)\s+(?P<en>one|two|three|four|five|six|seven|eight|nine|ten)\b(?:\s*\([^()]*\))?\s*[:.,]",
    re.I,
)
# How a sentence of a series begins.
_MARKED = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,2}[)）、是]|第[一二三四五六七八九十]{1,2}[，,、是]|首先|其次|再次|最后|此外|[（(]?(?:[ivx]{1,4}|[a-h]|\d{1,2})[)）]"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth)(?:ly)?\b|Finally\b|Lastly\b|Next,)",
)


def list_of(choice: Choice, selector: Selector, catalogue: Catalogue) -> list[Paragraph]:
    """Return the lead-in and the items of the list that the chosen sentence stands in or introduces, in order.

    An item that speaks more of what is asked than what introduces it answers alone: there is none to return.
    """
    chosen, around = choice.passage.paragraph, paragraphs_around(choice, REACH, catalogue)
    place = next(i for i, p in enumerate(around) if p.ordinal == chosen.ordinal)
    if chosen.kind is ParagraphKind.TEXT and counted_as(chosen):
        return _counted_list(around, place, selector)
    if _INTRODUCES.search(chosen.text) and (below := _numbered_under(around, place)):
        return [chosen, *below]

    def of_list(at: int) -> bool:
        """An item, or a paragraph that goes on with the item above and has another below."""
        if not 0 <= at < len(around) or not _beside(around[at], chosen):
            return False
        if around[at].kind is ParagraphKind.TEXT and 0 < at < len(around) - 1:
            between = around[at - 1].kind is around[at + 1].kind is ParagraphKind.ITEM
            return between and _beside(around[at - 1], chosen) and _beside(around[at + 1], chosen)
        return around[at].kind is ParagraphKind.ITEM

    first = place
    while first > 0 and of_list(first):
        first -= 1
    lead = around[first]
    if not _INTRODUCES.search(lead.text) and not (lead.kind is ParagraphKind.HEADING and selector.coverage(lead.text)):
        return []  # bullets that nothing introduces are no list of anything
    if not of_list(first + 1) or (place > first and selector.coverage(chosen.text) > selector.coverage(lead.text)):
        return []
    last = max(place, first)
    while of_list(last + 1):
        last += 1
    return list(around[first : last + 1])


def paragraphs_around(choice: Choice, reach: int, catalogue: Catalogue) -> tuple[Paragraph, ...]:
    """The paragraph of a window with so many on either side of it, as far as its document has them."""
    document = catalogue.document_id(choice.evidence.chunk.document_key)
    chosen = choice.passage.paragraph
    return catalogue.paragraphs(document, chosen.ordinal - reach, chosen.ordinal + reach) if document is not None else (chosen,)


def announces(choice: Choice) -> bool:
    """Whether a window only says that something follows, a list or a table: alone it answers nothing."""
    text = choice.quoted.rstrip()
    return choice.note is None and (text.endswith((":", "：")) or _ANNOUNCES.search(text) is not None)


def _beside(paragraph: Paragraph, chosen: Paragraph) -> bool:
    place = (chosen.annex, chosen.number, chosen.section, chosen.field)
    return (paragraph.annex, paragraph.number, paragraph.section, paragraph.field) == place


def counted_as(paragraph: Paragraph) -> tuple[str, str] | None:
    """The word and the number or letter that a paragraph begins with as one of a series: "Conclusion 2:", "方案B：", or None."""
    if match := _COUNTED.match(paragraph.text):
        return match["word"].casefold(), match["which"].upper()
    if match := _SPELT.match(paragraph.text):
        number = chinese_number(match["zh"]) if match["zh"] else english_number(match["en"])
        return (match["zh_word"] or match["en_word"]).casefold(), str(number)
    return None


def _numbered_under(around: Sequence[Paragraph], place: int) -> list[Paragraph]:
    """The paragraphs that follow one and are numbered under it: 4.1, 4.2, … under 4; none where there is but one."""
    chosen = around[place]
    if chosen.kind is not ParagraphKind.TEXT or not chosen.number:
        return []
    under = [*takewhile(lambda p: p.annex == chosen.annex and (p.number or "").startswith(f"{chosen.number}."), around[place + 1 :])]
    return under if len(under) > 1 else []


def _counted_list(around: Sequence[Paragraph], place: int, selector: Selector) -> list[Paragraph]:
    """The paragraphs of a series that is counted by a word, with what introduces it.

    None where the one at this place speaks more of what is asked than the others do.
    """
    chosen = around[place]
    word = (counted_as(chosen) or ("", ""))[0]

    def of_series(at: int) -> bool:
        counted = counted_as(around[at]) if 0 <= at < len(around) else None
        return counted is not None and counted[0] == word and (around[at].annex, around[at].section) == (chosen.annex, chosen.section)

    first = last = place
    while of_series(first - 1):
        first -= 1
    while of_series(last + 1):
        last += 1
    others = [p for p in around[first : last + 1] if p is not chosen]
    if not others:
        return []
    if selector.coverage(chosen.text) > max(selector.coverage(p.text) for p in others) + STANDS_OUT:
        return []
    led = first > 0 and around[first - 1].kind is ParagraphKind.TEXT and bool(_INTRODUCES.search(around[first - 1].text))
    return list(around[first - led : last + 1])


def whole_series(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen offsets over the sentences of a series they stand in: first … second …, 一是 … 二是 …

    >>> text = "The plan has two parts. First, it trains. Second, it lends. It ends soon."
    >>> a, b = whole_series(text, 0, 23)
    >>> text[a:b]
    'The plan has two parts. First, it trains. Second, it lends.'
    """
    spans = sentences(text)
    marked = [bool(_MARKED.match(text[a:b])) for a, b in spans]
    inside = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
    if not inside:
        return start, end
    first, last = inside[0], inside[-1]
    while marked[first] and first > 0:  # back to what introduces the series
        first -= 1
    while last + 1 < len(spans) and marked[last + 1]:
        last += 1
    if last == inside[-1] and first == inside[0]:
        return start, end
    return min(start, spans[first][0]), max(end, spans[last][1])


def items_below(lead: Passage, catalogue: Catalogue) -> list[Paragraph]:
    """The items that follow a paragraph whose last words introduce them, in order; none where nothing is introduced."""
    document = catalogue.document_id(lead.document.key)
    if document is None or not lead.paragraph.text.rstrip().endswith((":", "：")):
        return []
    below = catalogue.paragraphs(document, lead.paragraph.ordinal + 1, lead.paragraph.ordinal + REACH)
    return [*takewhile(lambda p: p.kind is ParagraphKind.ITEM and _beside(p, lead.paragraph), below)]


def write_list(items: Sequence[Paragraph], document: Document, draft: Draft) -> None:
    """Quote the paragraphs of a list, each on a line with its mark."""
    written = 0
    for index, item in enumerate(items):
        if written and written + len(item.text) > LIST_CHARACTERS[document.language]:
            draft.line()
            draft.say(say("more", draft.language, count=len(items) - index))
            return
        draft.line()
        say_mark(item, draft)
        draft.quote(item.text, Passage(document, item))
        written += len(item.text)


def say_mark(item: Paragraph, draft: Draft) -> None:
    """Say the mark that an item of a list bears: "(a)", "ii.", "•"; a mark is none of its words."""
    if item.label:
        draft.say(f"{item.label} ")
