"""The text layer of a PDF page as lines with their places."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from assistant.text import strip_invisible
from ingest.parsing.links import web_link
from ingest.parsing.pages.frames import only_frames
from ingest.parsing.pages.grid import Area, Grid, grids
from ingest.parsing.pages.lines import WIDE_CHARACTER, Line, Page, by_cells, in_reading_order, joined, same_row

# PDFium marks the hyphen of a broken word and runs the next line on behind it.
_LINE = re.compile("[^\r\n\x02\ufffe]*[\x02\ufffe]|[^\r\n]+")
_BOLD = re.compile(r"bold|black|heavy|demi|simhei|黑体", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kaiti|楷体", re.IGNORECASE)
_SAMPLES = 20
_SLANTED = 15  # degrees; scans are never as askew
_GAP = re.compile(r"(?<=\S) +(?=\S)")
_NUMBER = re.compile(r"[\d*†‡§¶]")
_SUPERSCRIPT_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPT = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_BROKEN_WORD = str.maketrans("\x02\ufffe", "--")


def layer_page(page: pypdfium2.PdfPage, number: int) -> Page:
    """Return the lines of a page's text layer in the order the file gives them, pieces of one line joined."""
    text_page = page.get_textpage()
    try:
        characters = _Characters(page, text_page)
        lines = characters.lines()
        if frames := only_frames(characters.grids, lines):
            characters.grids = tuple(grid for at, grid in enumerate(characters.grids) if at not in frames)
            lines = characters.lines()
        lines = by_cells(in_reading_order(lines))
        return Page(number, characters.height, tuple(_with_links(page, text_page, characters, lines)), characters.grids)
    finally:
        text_page.close()


class _Characters:
    """The characters of a page; positions are asked for one by one, because asking costs more than reading."""

    def __init__(self, page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage) -> None:
        self._raw = text_page.raw
        self._numbers = [ctypes.c_double() for _ in range(4)]
        self._name = ctypes.create_string_buffer(200)
        self._flags = ctypes.c_int()
        self._matrix, self._area_of_type = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
        self._box = page.get_cropbox()
        count = text_page.count_chars()
        text = text_page.get_text_range() if count else ""
        if len(text) != count:  # characters beyond the basic plane take two units in one count and one in the other
            codes = (pdfium.FPDFText_GetUnicode(self._raw, index) for index in range(count))
            text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)
        self._marked = text
        self.text = text.translate(_BROKEN_WORD)
        self._turn = self._direction()
        left, bottom, right, top = self._box
        self.height = top - bottom if self._turn in (0, 180) else right - left
        self.grids = grids(page, self.upright)

    def lines(self) -> list[Line]:
        """Return the lines as the file orders them, pieces of one line joined."""
        lines: list[Line] = []
        for line in self._pieces():
            if lines and same_row(lines[-1], line):
                lines[-1] = joined(lines[-1], line)
            else:
                lines.append(line)
        return lines

    def _pieces(self) -> Iterator[Line]:
        for match in _LINE.finditer(self._marked):
            if match[0].strip():
                start, end = match.end() - len(match[0].lstrip()), match.start() + len(match[0].rstrip())
                if self._is_slanted(start):
                    continue
                for first, last, cell in self._cells(start, end):
                    yield replace(self._line(first, last), cell=cell)

    def _is_slanted(self, index: int) -> bool:
        """Whether a character runs across the page as that of a watermark does, neither along it nor upright."""
        matrix = self._matrix
        if not pdfium.FPDFText_GetMatrix(self._raw, index, matrix):
            return False
        return _SLANTED < math.degrees(math.atan2(matrix.b, matrix.a)) % 90 < 90 - _SLANTED

    def _cells(self, start: int, end: int) -> Iterator[tuple[int, int, tuple[int, int, int] | None]]:
        """Yield a line's pieces, parted where a rule of a table stands between two characters, each with its cell."""
        y = self._origin(start)[1]
        table, row = next(((at, row) for at, grid in enumerate(self.grids) if (row := grid.row(y)) is not None), (-1, -1))
        if table < 0 or not self._is_inside(table, start):
            yield start, end, None
            return
        visible = [index for index in range(start, end) if not self.text[index].isspace()]
        areas = [self._area(self.grids[table], index, row) for index in visible]
        first = 0
        for at in range(1, len(visible) + 1):
            if at == len(visible) or areas[at] != areas[first]:
                yield visible[first], visible[at - 1] + 1, (table, areas[first].row, areas[first].column)
                first = at

    def _area(self, grid: Grid, index: int, row: int) -> Area:
        """Return the cell that a character of a line stands in; row is the one that the line begins in."""
        own = grid.row(self._origin(index)[1])
        return grid.area(row if own is None else own, grid.column(sum(self._sides(index)) / 2))

    def _is_inside(self, table: int, index: int) -> bool:
        left, right = self._sides(index)
        return self.grids[table].columns[0] <= (left + right) / 2 <= self.grids[table].columns[-1]

    def _line(self, start: int, end: int) -> Line:
        size = max(self._size(index) for index in (start, (start + end) // 2, end - 1))
        full = next(index for index in range(start, end) if self._size(index) > 0.8 * size)
        baseline = self._origin(full)[1]
        text, raised = self._text(start, end, size, baseline)
        faces = (self._face(start), self._face(end - 1))
        return Line(text, self._room(start)[0], self._room(end - 1)[1], baseline, size, raised, faces=faces)

    def _text(self, start: int, end: int, size: float, baseline: float) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return a line's text, wide gaps as tabs, and the spans of its small high numbers."""
        pieces: list[str] = []
        raised: list[tuple[int, int]] = []
        length, position = 0, start

        def add(text: str) -> None:
            nonlocal length
            text = strip_invisible(text)
            pieces.append(text)
            length += len(text)

        marks = set(self._raised(start, end, size, baseline))
        while position < end:
            gap = _GAP.match(self.text, position, end)
            if gap:
                apart = self._sides(gap.end())[0] - self._sides(position - 1)[1]
                add("\t" if apart > 1.5 * size else "" if self._is_stretched(gap) else gap[0])
                position = gap.end()
            elif position in marks:
                first = length
                while position in marks:
                    add(self.text[position].translate(_SUPERSCRIPT_DIGITS))
                    position += 1
                raised.append((first, length))
            else:
                upto = position + 1
                while upto < end and upto not in marks and self.text[upto] != " ":
                    upto += 1
                add(self.text[position:upto])
                position = upto
        return "".join(pieces), tuple(raised)

    def _is_stretched(self, gap: re.Match[str]) -> bool:
        """Whether a gap between Chinese characters is no space of the file but the stretching of a justified line."""
        wide = WIDE_CHARACTER.match(self.text, gap.start() - 1) and WIDE_CHARACTER.match(self.text, gap.end())
        return bool(wide) and pdfium.FPDFText_IsGenerated(self._raw, gap.start()) == 1

    def _raised(self, start: int, end: int, size: float, baseline: float) -> Iterator[int]:
        """Yield the places of numbers and signs set small and high, and of superscript digits."""
        for match in _SUPERSCRIPT.finditer(self.text, start, end):
            yield from range(match.start(), match.end())
        for match in _NUMBER.finditer(self.text, start, end):
            place = match.start()
            if self._size(place) < 0.8 * size and self._origin(place)[1] > baseline + 0.05 * size:
                yield place

    def _size(self, index: int) -> float:
        """Return a character's size in points as it is seen: many writers set type of size 1 and let a matrix make it larger.

        Slanting, as of letters made italic, changes no height.
        """
        size, matrix = float(pdfium.FPDFText_GetFontSize(self._raw, index)), self._matrix
        along = pdfium.FPDFText_GetMatrix(self._raw, index, matrix) and math.hypot(matrix.a, matrix.b)
        return size * abs(matrix.a * matrix.d - matrix.b * matrix.c) / along if along else size

    def _face(self, index: int) -> str:
        """Return the look of a character's font: "b" for bold, "i" for italic, "bi" for both, else ""."""
        length = pdfium.FPDFText_GetFontInfo(self._raw, index, self._name, len(self._name), self._flags)
        name = self._name.value.decode("utf-8", errors="replace") if 0 < length <= len(self._name) else ""
        return ("b" if _BOLD.search(name) else "") + ("i" if _ITALIC.search(name) else "")

    def _origin(self, index: int) -> tuple[float, float]:
        x, y = self._numbers[:2]
        pdfium.FPDFText_GetCharOrigin(self._raw, index, x, y)
        return self.upright(x.value, y.value)

    def _sides(self, index: int) -> tuple[float, float]:
        """Return where a character begins and ends along the line."""
        left, right, bottom, top = self._numbers
        pdfium.FPDFText_GetCharBox(self._raw, index, left, right, bottom, top)
        first, second = self.upright(left.value, bottom.value)[0], self.upright(right.value, top.value)[0]
        return min(first, second), max(first, second)

    def _room(self, index: int) -> tuple[float, float]:
        """Return where the room that the type gives a character begins and ends: narrow ones such as "1" do not fill it."""
        area = self._area_of_type
        if not pdfium.FPDFText_GetLooseCharBox(self._raw, index, area):
            return self._sides(index)
        first, second = self.upright(area.left, area.bottom)[0], self.upright(area.right, area.top)[0]
        return min(first, second), max(first, second)

    def _direction(self) -> int:
        """Return the angle at which most of the text runs, in quarter turns; wide tables are set along the page."""
        visible = [index for index, character in enumerate(self.text) if not character.isspace()]
        angles = (pdfium.FPDFText_GetCharAngle(self._raw, index) for index in visible[:: len(visible) // _SAMPLES + 1])
        turns = Counter(-round(math.degrees(angle) / 90) * 90 % 360 for angle in angles)  # PDFium turns clockwise
        return turns.most_common(1)[0][0] if turns else 0

    def upright(self, x: float, y: float) -> tuple[float, float]:
        """Turn a place in the file's coordinates into one on the page held so that the text is upright."""
        left, bottom, right, top = self._box
        turned = {
            0: (x - left, y - bottom),
            90: (y - bottom, right - x),
            180: (right - x, top - y),
            270: (top - y, x - left),
        }
        return turned[self._turn]


def _with_links(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, characters: _Characters, lines: list[Line]) -> list[Line]:
    """Give each line the links drawn over it; one that goes on over several lines stays one link, at the first."""
    placed: list[tuple[int, float, str, str]] = []
    for url, (left, bottom, right, top) in _link_areas(page):
        middle = characters.upright((left + right) / 2, (bottom + top) / 2)
        index = min(range(len(lines)), key=lambda i: _distance(lines[i], middle), default=None)
        if index is not None:
            words = text_page.get_text_bounded(left, bottom, right, top).translate(_BROKEN_WORD)
            placed.append((index, middle[0], url, words))
    last = -2
    for index, _, url, words in sorted(placed):
        earlier = lines[last].links[-1] if last >= 0 else None
        link = web_link(url, words)
        if link and earlier and earlier.url == link.url and index - last <= 1:
            whole = web_link(url, f"{earlier.anchor or ''} {link.anchor or ''}") or link
            lines[last] = replace(lines[last], links=(*lines[last].links[:-1], whole))
        elif link:
            lines[index] = replace(lines[index], links=(*lines[index].links, link))
            last = index
    return lines


def _distance(line: Line, place: tuple[float, float]) -> float:
    """How far a place is from the middle of a line's letters; a line that does not reach it sideways is far."""
    aside = max(line.left - place[0], place[0] - line.right, 0.0)
    return abs(line.baseline + 0.3 * line.size - place[1]) + 2 * aside


def _link_areas(page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Yield address and rectangle (left, bottom, right, top) of each link of a page."""
    document = page.pdf.raw
    place, link, area = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page.raw, place, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or not pdfium.FPDFLink_GetAnnotRect(link, area):
            continue
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        if 1 < length < 10_000:
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
            yield (
                buffer.value.decode("utf-8", errors="replace"),
                (area.left, area.bottom, area.right, area.top),
            )
