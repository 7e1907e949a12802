"""HTML: Word's exports and pages of web sites, read as a browser shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from assistant.errors import DocumentError
from assistant.model import Link
from assistant.text import strip_invisible
from ingest.parsing.cells import Cell, Placed
from ingest.parsing.html_notes import Notes
from ingest.parsing.html_source import decode_page, parse_page, stated_address
from ingest.parsing.limits import MAX_TEXT_BYTES, check_characters, read_bytes
from ingest.parsing.links import web_link
from ingest.parsing.pages.lines import WIDE
from ingest.parsing.source import Block, BlockKind, SourceText, contents_entry
from ingest.parsing.tables import cell_of, framed, line_of, only_frames, repeated, row_blocks
from ingest.parsing.word.numerals import numeral

_DROPPED = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "math", "nav", "aside", "form", "button", "select",
    "iframe", "object", "xml", "title", "meta", "link",
))  # fmt: skip
_FURNITURE = frozenset(("header", "footer"))
_ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search"))  # of what stands around the text of a page
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_PAGE_BREAK = re.compile(r"(?:page-break-before\s*:\s*always|break-before\s*:\s*page)", re.IGNORECASE)
_WRAPPED_CHINESE = re.compile(rf"(?<={WIDE})[ \t]*[\r\n][ \t\r\n]*(?={WIDE})")
_SOURCE_SPACE = re.compile(r"[ \t\r\n\f]+")
_WIDE_GAP = re.compile("[ \u00a0]*\u00a0{3,}[ \u00a0]*")
_LIST_STYLES = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCountingThousand", "simp-chinese-informal": "chineseCountingThousand", "none": "none",
}  # fmt: skip
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_MOST_REACHING = 100  # cells of one row that go on in the next
_LONGEST_SPAN = 1_000  # columns or rows that one cell may claim (the HTML standard's own bound)


def read_html(path: Path) -> SourceText:
    """Read an HTML file: paragraphs, headings, list items, table rows, links, notes; no menus, no hidden text.

    Raises DocumentError if the file is too large, no text, nested too deeply or empty of text.
    """
    data = read_bytes(path, MAX_TEXT_BYTES)
    text, warnings = decode_page(data, path.name)
    return read_markup(text, path.name, "html", warnings)


def read_markup(text: str, name: str, format: str, warnings: tuple[str, ...] = ()) -> SourceText:
    """Read HTML that is already text. Raises DocumentError as read_html does."""
    page = _Page(parse_page(text, name), stated_address(text))
    blocks = tuple(page.blocks())
    if not any(block.text for block in blocks if block.kind is not BlockKind.FURNITURE):
        raise DocumentError(f"{name}: no text in it; fetch or export the page again")
    check_characters(name, sum(len(block.text) for block in blocks))
    return SourceText(format, blocks, page.notes.footnotes(page.note_text), warnings=warnings)


@dataclass(slots=True)
class _Paragraph:
    """The paragraph being filled."""

    parts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    label: str | None = None
    kind: BlockKind = BlockKind.PARAGRAPH


class _Page:
    """One pass over a page: inline elements fill the paragraph at hand, all others end it."""

    def __init__(self, root: etree._Element, base: str | None) -> None:
        self._root = root
        for element in root.iter("base", "link"):
            if element.get("href") and (element.tag == "base" or element.get("rel") == "canonical"):
                base = element.get("href")
                break
        self._base = base
        self.notes = Notes(root)
        self._blocks: list[Block] = []
        self._tables = 0
        self._now = _Paragraph()

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the page's main part, or of all of it where no part is marked as such."""
        body = self._root.find(".//main")
        if body is None:
            body = next((e for e in self._root.iter() if e.get("role") == "main"), self._root)
        yield from self._inside(body)

    def note_text(self, elements: list[etree._Element]) -> str:
        """Return the text of a note's elements, one line a paragraph."""
        return "\n".join(line_of(block) for element in elements for block in self._inside(element) if block.text)

    def _inside(self, element: etree._Element) -> list[Block]:
        """Read an element apart from the text around it."""
        blocks, now = self._blocks, self._now
        self._blocks, self._now = [], _Paragraph()
        self._children(element)
        self._flush()
        found = self._blocks
        self._blocks, self._now = blocks, now
        return found

    def _flush(self, *, contents: bool = False) -> None:
        """End the paragraph at hand, an entry of the contents perhaps. The mark of a list item waits for its text."""
        now = self._now
        text = _printed("".join(now.parts))
        text = contents_entry(text) if contents else text
        self._now = _Paragraph(label=now.label, kind=now.kind)
        if text or now.marks:
            kind = BlockKind.ITEM if now.label and now.kind is BlockKind.PARAGRAPH else now.kind
            links = tuple(dict.fromkeys(now.links))
            self._blocks.append(Block(text, kind, label=now.label, footnote_marks=tuple(now.marks), links=links))
            self._now.label = None

    def _break(self) -> None:
        self._flush()
        self._blocks.append(Block("", BlockKind.BREAK))

    def _children(self, element: etree._Element) -> None:
        self._now.parts.append(_shown(element.text or ""))
        for child in element:
            if isinstance(child.tag, str):
                self._element(child)
            self._now.parts.append(_shown(child.tail or ""))

    def _element(self, element: etree._Element) -> None:
        tag = element.tag.rpartition(":")[2] if not element.tag.startswith("o:") else "span"
        style = element.get("style") or ""
        if (
            tag in _DROPPED
            or element.get("role") in _ROLES
            or "hidden" in element.attrib
            or _HIDDEN.search(style)
            or self.notes.holds(element)
        ):
            return
        if "mso-tab-count" in style:
            self._now.parts.append("\t")
        elif "mso-list:ignore" in style.lower().replace(" ", ""):
            self._now.label = _word_label(_printed("".join(map(str, element.itertext()))))
        elif tag == "a":
            self._anchor(element)
        elif _PAGE_BREAK.search(style) and tag in ("br", "hr"):
            self._break()
        elif tag == "br":
            self._now.parts.append("\n")
        elif tag in _INLINE:
            self._children(element)
        elif tag == "table":
            self._flush()
            self._table(element)
        elif tag in ("ul", "ol"):
            self._flush()
            self._list(element)
        else:
            self._block(element, tag)

    def _block(self, element: etree._Element, tag: str) -> None:
        self._flush()
        before = self._now.kind
        if _PAGE_BREAK.search(element.get("style") or ""):
            self._break()
        if tag in _HEADINGS or "MsoTitle" in (element.get("class") or ""):
            self._now.kind = BlockKind.HEADING
        elif tag in _FURNITURE:
            self._now.kind = BlockKind.FURNITURE
        self._children(element)
        self._flush(contents="MsoToc" in (element.get("class") or ""))
        self._now.kind = before

    def _anchor(self, element: etree._Element) -> None:
        if mark := self.notes.mark(element):
            self._now.marks.append(mark)
            return
        start = len(self._now.parts)
        self._children(element)
        href = (element.get("href") or "").strip()
        try:
            url = urljoin(self._base or "", href)
        except ValueError:  # a malformed address is no link
            return
        if link := web_link(url, "".join(self._now.parts[start:])):
            self._now.links.append(link)

    def _list(self, element: etree._Element) -> None:
        style = _list_style(element)
        number = _whole(element.get("start"), 1)
        for child in element:
            if child.tag != "li":
                if isinstance(child.tag, str):
                    self._element(child)
                continue
            number = _whole(child.get("value"), number)
            if not self.notes.holds(child):
                self._now.label = _item_label(number, style)
                self._children(child)
                self._flush()
                self._now.label = None
            number += 1

    def _table(self, table: etree._Element) -> None:
        """Add a ROW a row; a table that only frames text, or that holds tables, is read as what is in it."""
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in _rows(table)]
        if next(table.iterdescendants("table"), None) is not None:
            for cell in (cell for row in rows for cell in row):
                self._children(cell)
                self._flush()
            return
        placed = self._placed(rows)
        if only_frames(placed):
            self._blocks.extend(framed(placed))
        else:
            self._tables += 1
            self._blocks.extend(row_blocks(placed, self._tables))

    def _placed(self, rows: list[list[etree._Element]]) -> list[list[Placed]]:
        """Give each cell its column; one that spans rows stands in each of them."""
        reaching: dict[int, tuple[int, int, Cell]] = {}  # by column: rows still to come, columns, and the cell
        placed: list[list[Placed]] = []
        for row in rows:
            current: list[Placed] = []
            column = 0
            for element in [*row, None]:
                while column in reaching:
                    left, wide, cell = reaching.pop(column)
                    current.append((column, repeated(cell)))
                    if left > 1:
                        reaching[column] = (left - 1, wide, cell)
                    column += wide
                if element is None:
                    break
                wide, down = _span(element, "colspan"), _span(element, "rowspan")
                cell = cell_of(self._inside(element), wide)
                current.append((column, cell))
                if down > 1 and len(reaching) < _MOST_REACHING:
                    reaching[column] = (down - 1, wide, cell)
                column += wide
            placed.append(current)
        return placed


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _span(cell: etree._Element, attribute: str) -> int:
    return min(max(_whole(cell.get(attribute), 1), 1), _LONGEST_SPAN)


def _shown(text: str) -> str:
    """Return white space of the source as a browser shows it: one space, none where a Chinese sentence is wrapped."""
    return _SOURCE_SPACE.sub(" ", _WRAPPED_CHINESE.sub("", text))


def _printed(text: str) -> str:
    """Return a paragraph's text, wide gaps of no-break spaces as tabs, invisible characters stripped."""
    text = _WIDE_GAP.sub("\t", re.sub(" {2,}", " ", strip_invisible(text))).replace("\u00a0", " ")
    return re.sub(r" *([\n\t]) *", r"\1", text).strip()


def _list_style(element: etree._Element) -> str:
    if element.tag == "ul":
        return ""
    styled = _LIST_STYLE.search(element.get("style") or "")
    named = styled[1].lower() if styled else element.get("type") or ""
    return _LIST_STYLES.get(named, "decimal")


def _item_label(number: int, style: str) -> str | None:
    if not style:
        return "•"
    return f"{written}." if (written := numeral(number, style)) else None


def _word_label(text: str) -> str:
    """Word writes its bullets as letters of a symbol font (o, ü, §): a lone sign is a bullet, the rest is a number."""
    return text if len(text) > 1 or text in "-–—" else "•"


def _whole(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else otherwise
