"""What runs along from page to page: headers, footers, page numbers; found by place and repetition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.symbols import parse_symbol
from assistant.text import HAN
from ingest.parsing.pages.lines import Line, Page

_ZONE = 0.15  # of the height, at either edge
_MOST_LINES = 5
_SAME_PLACE = 4.0  # points
_PAGE_NUMBER = re.compile(
    r"""[-–—\[(]?\s*\d{1,4}\s*[-–—\])]?                                   # 2   - 2 -   [2]
    | \d{1,4}\s*/\s*\d{1,4}                                               # 2/10
    | (?:(?:annex|appendix)(?:\s+[IVX]+|\s+\d+)?\s*,?\s*)?page\s+\d{1,4}(?:\s+of\s+\d{1,4})?   # Annex I, page 2
    | (?:附[件录][一二三四五六七八九十\d]*\s*[,，]?\s*)?第\s*\d{1,4}\s*页(?:[,，]?\s*共\s*\d{1,4}\s*页)?  # 附件一第2页
    | (?:p\s?a\s?g\s?e|p\.)?\s*\|?\s*\d{1,4}\s*\|?\s*(?:p\s?a\s?g\s?e)?            # Page | 2   2 | P a g e   p. 2
    | /\s*(?:\.{2,5}|…{1,2})                                              # /...   the text goes on overleaf
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![A-Za-z\d_.,/])\d{1,4}(?![A-Za-z\d_,/]|\.\d)")
_FEWEST_COUNTED = 3  # pages
_COUNTED = re.compile(  # what is counted is a part of the text, or a paragraph, and no page
    rf"#\s*[.)、．].*|[A-Za-z]+\s*#\W*|[{HAN}]{{1,4}}\s*#\W*"
    r"|.*\b(?:recommendation|item|annex|appendix|table|figure|box|project|output|outcome|finding|conclusion|chapter|part|section|step|phase|no\.)\s*#.*"
    r"|.*(?:建议|项目|附件|附录|表|图|结论|产出|步骤|阶段|第)\s*#(?!\s*页).*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\t+")  # parts a line's words from its page number
Place = tuple[int, int]  # page and line, both as indices


def running(pages: Sequence[Page]) -> set[Place]:
    """Return the lines that run along: page numbers, and what repeats at the same height of several pages.

    Only lines between the edge and the text count, and none in a ruled table. A line that repeats but is neither page number nor symbol
    (a section's heading over its later pages) still counts as text where the document shows it first.
    """
    zones = [(index, list(edge)) for index, page in enumerate(pages) for edge in _edges(page)]
    repeated, counting = _repeated(pages, zones), _counting(pages, zones)
    seen_in_text: set[str] = set()
    found: set[Place] = set()
    by_page: dict[int, list[list[int]]] = defaultdict(list)
    for index, edge in zones:
        by_page[index].append(edge)
    for index, page in enumerate(pages):
        for edge in by_page[index]:
            for place in edge:
                line = page.lines[place]
                known = parse_symbol(line.text) or line.text in seen_in_text or _without_number(line.text) != line.text
                runs = (index, place) in counting or (known and (index, place) in repeated)
                if line.cell or not (runs or _is_page_number(line.text) or _is_head(line.text)):
                    break
                found.add((index, place))
        seen_in_text.update(line.text for place, line in enumerate(page.lines) if (index, place) not in found)
    return found


def _edges(page: Page) -> Iterator[list[int]]:
    """Yield the lines near the upper and the lower edge, outermost first."""
    order = sorted(range(len(page.lines)), key=lambda place: -page.lines[place].baseline)
    upper = [place for place in order if page.lines[place].baseline > page.height * (1 - _ZONE)]
    lower = [place for place in reversed(order) if page.lines[place].baseline < page.height * _ZONE]
    yield upper[:_MOST_LINES]
    yield lower[:_MOST_LINES]


def _repeated(pages: Sequence[Page], zones: Sequence[tuple[int, list[int]]]) -> set[Place]:
    """Return the lines of the zones whose text, but for a page number aside, stands at the same height of another page."""
    places: dict[str, list[Place]] = defaultdict(list)
    for index, edge in zones:
        for place in edge:
            places[_without_number(pages[index].lines[place].text)].append((index, place))

    def line(place: Place) -> Line:
        return pages[place[0]].lines[place[1]]

    found: set[Place] = set()
    for same in places.values():
        same.sort(key=lambda place: line(place).baseline)
        for one, other in pairwise(same):
            if one[0] != other[0] and line(other).baseline - line(one).baseline <= _SAME_PLACE:
                found |= {one, other}
    return found


def _without_number(text: str) -> str:
    """Return a running line's words, without the page number that stands aside at its beginning or end.

    >>> _without_number("CDIP/99/1\\tAnnex, page 2"), _without_number("2\\tReport"), _without_number("Page 2")
    ('CDIP/99/1', 'Report', 'Page 2')
    """
    parts = _ASIDE.split(text)
    if len(parts) > 1 and _is_page_number(parts[-1]):
        parts = parts[:-1]
    elif len(parts) > 1 and _is_page_number(parts[0]):
        parts = parts[1:]
    return "\t".join(parts)


def _counting(pages: Sequence[Page], zones: Sequence[tuple[int, list[int]]]) -> set[Place]:
    """Return the lines of the zones that stand at the same height of several pages and are alike but for a number that counts these pages."""
    places: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for index, edge in zones:
        for place in edge:
            text = pages[index].lines[place].text
            for number in _NUMBER.finditer(text):
                words = f"{text[: number.start()]}#{text[number.end() :]}"
                if not _COUNTED.fullmatch(words):
                    places[words, int(number[0]) - index].append((index, place))
    found: set[Place] = set()
    for same in places.values():
        heights = sorted(pages[index].lines[place].baseline for index, place in same)
        usual = heights[len(heights) // 2]
        level = {(index, place) for index, place in same if abs(pages[index].lines[place].baseline - usual) <= _SAME_PLACE}
        if len({index for index, _ in level}) >= _FEWEST_COUNTED:
            found |= level
    return found


def _is_head(text: str) -> bool:
    """Tell whether a line is a symbol and a page number side by side, which only the head or foot of a page is.

    >>> _is_head("CDIP/99/1 Annex, page 2"), _is_head("page 2\\tCDIP/99/1"), _is_head("CDIP/99/1 Prov. 2")
    (True, True, False)
    """
    if parse_symbol(text):
        return False
    for gap in re.finditer(r"\s+", text):
        before, after = text[: gap.start()], text[gap.end() :]
        if (parse_symbol(before) and _is_page_number(after)) or (_is_page_number(before) and parse_symbol(after)):
            return True
    return False


def _is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))
