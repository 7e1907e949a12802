"""Word .docx: body in reading order, tables, text boxes, headers and footers, notes, numbering as printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from assistant.errors import DocumentError
from assistant.model import Footnote
from ingest.parsing.cells import Placed
from ingest.parsing.limits import check_characters
from ingest.parsing.refusals import damaged
from ingest.parsing.source import Block, BlockKind, SourceText, contents_entry
from ingest.parsing.tables import cell_of, framed, line_of, only_frames, repeated, row_blocks
from ingest.parsing.word.fields import FieldNumbers
from ingest.parsing.word.inline import MC, Inline, InlineReader, chosen
from ingest.parsing.word.notes import NoteCallback, NoteMarks, note_elements, note_text
from ingest.parsing.word.numbering import ListLabels
from ingest.parsing.word.package import R, W, WordPackage
from ingest.parsing.word.styles import Styles, is_on, value

_WRAPPERS = frozenset(f"{W}{tag}" for tag in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_GONE = frozenset(f"{W}{tag}" for tag in ("del", "moveFrom"))


def read_docx(path: Path) -> SourceText:
    """Read a Word file as it is printed with all tracked changes accepted.

    Headers and footers of a section stand as FURNITURE before it. Footnotes and endnotes are in the order of their
    references. Raises DocumentError if the file is damaged, protected, no Word file, or holds no text.
    """
    package = WordPackage(path)
    document = _WordDocument(package)
    blocks = tuple(document.blocks())
    footnotes = tuple(document.footnotes())
    if not any(block.text for block in blocks if block.kind is not BlockKind.FURNITURE):
        raise DocumentError(f"{path.name}: no text in it, only pictures or nothing; give a version with text")
    check_characters(path.name, sum(len(block.text) for block in blocks))
    return SourceText("docx", blocks, footnotes, warnings=document.warnings())


class _WordDocument:
    """One pass over the parts of a Word file; numbering and notes count along."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        body = package.part(package.main).find(f"{W}body")
        if body is None:
            raise damaged(package.name, f"no body in {package.main}")
        self._body = body
        self._styles = Styles(package.companion("styles"))
        self._labels = ListLabels(package.companion("numbering"))
        self._notes = NoteMarks(package)
        self._numbers = FieldNumbers()
        self._inline = self._reader(package.main, self._notes.mark)
        self._sections = list(self._body.iter(f"{W}sectPr"))
        self._section = -1
        self._furniture: dict[str, str] = {}  # header and footer parts by role, as the section before left them
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the body, each section led by its headers and footers."""
        yield from self._begin_section()
        yield from self._container(self._body, sections=True)

    def footnotes(self) -> Iterator[Footnote]:
        """Yield the notes referred to so far, under the marks that the text shows."""
        for kind in ("footnote", "endnote"):
            references = [r for r in self._notes.references if r.kind == kind]
            elements = note_elements(self._package, kind) if references else {}
            self._inline = self._reader(self._package.named(f"{kind}s") or "", _no_note)
            for reference in references:
                if (element := elements.get(reference.identifier)) is not None:
                    lines = [line_of(block) for block in self._container(element) if block.text]
                    yield Footnote(reference.mark, note_text(lines, reference.mark))

    def warnings(self) -> tuple[str, ...]:
        """Say what the file holds that is not read."""
        kinds = [r.kind for r in self._package.relationships(self._package.main).values()]
        counts = (
            (kinds.count("chart"), "charts"),
            (kinds.count("diagramData"), "diagrams"),
            (kinds.count("aFChunk"), "embedded files"),
        )
        return tuple(f"{count} {what} in it were not read" for count, what in counts if count)

    def _reader(self, part: str, note: NoteCallback) -> InlineReader:
        return InlineReader(self._styles, self._package.relationships(part), note, self._numbers)

    def _container(self, element: etree._Element, *, sections: bool = False) -> Iterator[Block]:
        """Yield the blocks of what holds paragraphs and tables: body, cell, text box, note, header."""
        pending: Inline | None = None
        for child in _block_elements(element):
            if child.tag == f"{W}tbl":
                yield from self._table(child)
                continue
            inline = self._inline.read(child)
            if pending is not None:
                pending.join(inline)
                inline, pending = pending, None
            properties = child.find(f"{W}pPr")
            if _mark_is_gone(properties):
                pending = inline
                continue
            yield from self._paragraph(inline, properties)
            if sections and properties is not None and properties.find(f"{W}sectPr") is not None:
                yield from self._begin_section()
        if pending is not None:
            yield from self._paragraph(pending, None)

    def _paragraph(self, inline: Inline, properties: etree._Element | None) -> Iterator[Block]:
        for box in inline.boxes:
            yield from self._container(box)
        text = contents_entry(inline.text) if self._styles.is_of_contents(properties) else inline.text
        starts_page = properties is not None and is_on(properties.find(f"{W}pageBreakBefore"))
        leading = [place for place in inline.page_breaks if not "".join(inline.parts[:place]).strip()]
        if starts_page or leading:
            yield Block("", BlockKind.BREAK)
        if text or inline.marks:
            label = self._label(properties) or inline.label
            yield Block(
                text,
                self._kind(properties, label),
                label=label,
                footnote_marks=tuple(mark for mark in inline.marks if mark),
                links=tuple(dict.fromkeys(inline.links)),
            )
        if len(inline.page_breaks) > len(leading):
            yield Block("", BlockKind.BREAK)

    def _label(self, properties: etree._Element | None) -> str | None:
        found = self._styles.numbering(properties)
        return self._labels.label(*found) if found else None

    def _kind(self, properties: etree._Element | None, label: str | None) -> BlockKind:
        if self._styles.is_heading(properties):
            return BlockKind.HEADING
        return BlockKind.ITEM if label else BlockKind.PARAGRAPH

    def _table(self, table: etree._Element) -> Iterator[Block]:
        """Yield a ROW a row; a table that only frames text, such as a cover's, is read as that text."""
        before = self._tables
        rows: list[list[Placed]] = []
        for row in _rows(table):
            above = dict(rows[-1]) if rows else {}
            current: list[Placed] = []
            for column, wide, element in _cells(row):
                cell = cell_of(self._container(element), wide)
                merged = _is_continued(element) and column in above
                current.append((column, repeated(above[column]) if merged else cell))
            rows.append(current)
        if only_frames(rows):
            yield from framed(rows)
        else:
            self._tables = before + 1  # tables inside its cells are part of them
            yield from row_blocks(rows, self._tables)

    def _begin_section(self) -> Iterator[Block]:
        """Yield a break and the headers and footers that the next section shows and the one before did not."""
        self._section += 1
        section = self._sections[self._section] if self._section < len(self._sections) else None
        self._notes.begin_section(section)
        if section is None:
            return
        if self._section > 0 and value(section, "type") != "continuous":
            yield Block("", BlockKind.BREAK)
        relationships = self._package.relationships(self._package.main)
        shown = dict(self._furniture)
        for kind in ("headerReference", "footerReference"):
            for reference in section.findall(f"{W}{kind}"):
                relationship = relationships.get(reference.get(f"{R}id", ""))
                if relationship and not relationship.external:
                    shown[f"{kind}:{reference.get(f'{W}type')}"] = relationship.target
        for role, part in sorted(shown.items(), reverse=True):  # headers before footers
            first_only = role.endswith(":first") and not is_on(section.find(f"{W}titlePg"))
            if self._furniture.get(role) != part and not first_only:
                yield from self._furniture_of(part)
        self._furniture = shown

    def _furniture_of(self, part: str) -> Iterator[Block]:
        body_reader, self._inline = self._inline, self._reader(part, _no_note)
        for block in self._container(self._package.part(part)):
            if text := line_of(block).strip():
                yield Block(text, BlockKind.FURNITURE)
        self._inline = body_reader


def _no_note(kind: str, identifier: str, own: str | None) -> str:
    """Notes and headers hold no references that a reader could follow."""
    return ""


def _block_elements(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a container, those in content controls and accepted insertions too."""
    for child in element:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _block_elements(child)
        elif child.tag == f"{MC}AlternateContent" and (choice := chosen(child)) is not None:
            yield from _block_elements(choice)


def _mark_is_gone(properties: etree._Element | None) -> bool:
    """Whether the end of a paragraph is deleted, moved away or hidden, so that the next one goes on in its line."""
    mark = None if properties is None else properties.find(f"{W}rPr")
    return mark is not None and (any(mark.find(tag) is not None for tag in _GONE) or is_on(mark.find(f"{W}specVanish")))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Yield the cells of a row with the grid column each starts at, and how many it reaches over."""
    column = _count(row.find(f"{W}trPr"), "gridBefore", 0)
    for cell in _cell_elements(row):
        properties = cell.find(f"{W}tcPr")
        if properties is not None and properties.find(f"{W}cellDel") is not None:
            continue
        wide = max(1, _count(properties, "gridSpan", 1))
        yield column, wide, cell
        column += wide


def _cell_elements(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cell_elements(child)


def _count(properties: etree._Element | None, tag: str, otherwise: int) -> int:
    text = value(properties, tag) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else otherwise


def _is_continued(cell: etree._Element) -> bool:
    """Whether a cell is the lower part of one merged downwards."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"
