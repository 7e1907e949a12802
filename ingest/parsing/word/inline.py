"""The text of one paragraph as it is printed: tracked changes accepted, fields as their results, notes taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from assistant.model import Link
from assistant.text import strip_invisible
from ingest.parsing.links import web_link
from ingest.parsing.word.fields import Field, FieldNumbers
from ingest.parsing.word.glyphs import glyph, is_symbol_font
from ingest.parsing.word.package import R, Relationship, W
from ingest.parsing.word.styles import Styles, is_on

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Removed by a tracked change, or never part of the text.
_DROPPED = frozenset(
    f"{W}{tag}"
    for tag in (
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "sdtPr",
        "sdtEndPr",
        "delText",
        "delInstrText",
        "rt",
        "object",
    )
)
_GAPS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


@dataclass(slots=True)
class Inline:
    """What was read of a paragraph. boxes are text boxes anchored in it, pictures counts what holds no text."""

    parts: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    page_breaks: list[int] = field(default_factory=list)  # places in parts
    label: str | None = None  # a number that a field shows at the start

    @property
    def text(self) -> str:
        """The printed text, invisible characters stripped."""
        return strip_invisible("".join(self.parts)).strip()

    def join(self, other: Inline) -> None:
        """Go on with the next paragraph, where the mark between them is not there any more."""
        shift = len(self.parts)
        self.parts += other.parts
        self.links += other.links
        self.marks += other.marks
        self.boxes += other.boxes
        self.page_breaks += [place + shift for place in other.page_breaks]


class InlineReader:
    """Reads the paragraphs of one part (body, note, header) in order; fields may span them.

    note is called with each reference ("footnote" or "endnote", its id, its own mark or None) and returns the mark.
    """

    def __init__(
        self,
        styles: Styles,
        relationships: dict[str, Relationship],
        note: Callable[[str, str, str | None], str],
        numbers: FieldNumbers,
    ) -> None:
        self._styles = styles
        self._relationships = relationships
        self._note = note
        self._numbers = numbers
        self._fields: list[Field] = []
        self._inline = Inline()
        self._paragraph: etree._Element | None = None
        self._actions: dict[str, Callable[[etree._Element], None]] = {
            f"{W}r": self._run,
            f"{W}t": lambda element: self._add(element.text or ""),
            f"{_M}t": lambda element: self._add(element.text or ""),
            f"{W}br": self._break,
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field_character,
            f"{W}instrText": self._field_code,
            f"{W}fldSimple": self._simple_field,
            f"{W}hyperlink": self._hyperlink,
            f"{W}footnoteReference": lambda element: self._reference("footnote", element),
            f"{W}endnoteReference": lambda element: self._reference("endnote", element),
            f"{W}txbxContent": lambda element: self._inline.boxes.append(element),
            f"{W}sdt": self._content_control,
            f"{MC}AlternateContent": lambda element: self._children(chosen(element)),
        }

    def read(self, paragraph: etree._Element) -> Inline:
        """Return the text of a paragraph with its links, note marks, text boxes and page breaks."""
        self._inline = Inline()
        self._paragraph = paragraph.find(f"{W}pPr")
        for open_field in self._fields:
            open_field.start = 0
        self._children(paragraph)
        # A code never goes on in the next paragraph: a field that shows no result by now is damaged. Results do.
        self._fields = [f for f in self._fields if f.in_result]
        for open_field in self._fields:
            self._link(open_field)
        return self._inline

    def _children(self, element: etree._Element | None) -> None:
        for child in element if element is not None else ():
            self._element(child)

    def _element(self, element: etree._Element) -> None:
        if element.tag in _DROPPED:
            return
        if action := self._actions.get(element.tag):
            action(element)
        elif gap := _GAPS.get(element.tag):
            self._add(gap)
        else:
            self._children(element)

    def _add(self, text: str) -> None:
        if all(f.in_result for f in self._fields):
            self._inline.parts.append(text)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(f"{W}rPr")
        if self._styles.is_hidden(properties, self._paragraph):
            self._only_field_characters(run)
            return
        fonts = None if properties is None else properties.find(f"{W}rFonts")
        font = None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
        if (custom := _custom_reference(run)) is not None:
            kind = custom.tag.removeprefix(W).removesuffix("Reference")
            mark = "".join(t.text or "" for t in run.iter(f"{W}t")) + "".join(map(_sign, run.iter(f"{W}sym")))
            self._inline.marks.append(self._note(kind, custom.get(f"{W}id", ""), mark.strip()))
        elif is_symbol_font(font):
            for text in run.iter(f"{W}t"):
                self._add("".join(glyph(font, ord(c)) for c in text.text or ""))
        else:
            self._children(run)

    def _only_field_characters(self, run: etree._Element) -> None:
        """Hidden text is gone, but a field that begins or ends in it must still begin or end."""
        for child in run:
            if child.tag in (f"{W}fldChar", f"{W}instrText"):
                self._element(child)

    def _break(self, element: etree._Element) -> None:
        if element.get(f"{W}type") == "page":
            self._inline.page_breaks.append(len(self._inline.parts))
        self._add("\n")

    def _symbol(self, element: etree._Element) -> None:
        self._add(_sign(element))

    def _reference(self, kind: str, element: etree._Element) -> None:
        self._inline.marks.append(self._note(kind, element.get(f"{W}id", ""), None))

    def _content_control(self, element: etree._Element) -> None:
        if not is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):  # "Click here to enter text" was never entered
            self._children(element.find(f"{W}sdtContent"))

    def _hyperlink(self, element: etree._Element) -> None:
        start = len(self._inline.parts)
        self._children(element)
        relationship = self._relationships.get(element.get(f"{R}id", ""))
        if relationship and relationship.external:
            place = element.get(f"{W}anchor")
            self._add_link(f"{relationship.target}#{place}" if place else relationship.target, start)

    def _field_character(self, element: etree._Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(Field(start=len(self._inline.parts)))
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
            self._fields[-1].start = len(self._inline.parts)
        elif kind == "end" and self._fields:
            self._close(self._fields.pop())

    def _field_code(self, element: etree._Element) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].code += element.text or ""

    def _simple_field(self, element: etree._Element) -> None:
        simple = Field(element.get(f"{W}instr", ""), in_result=True, start=len(self._inline.parts))
        self._children(element)
        self._close(simple)

    def _close(self, done: Field) -> None:
        result = "".join(self._inline.parts[done.start :])
        if done.is_note_reference:
            del self._inline.parts[done.start :]
            if mark := strip_invisible(result).strip():
                self._inline.marks.append(mark)
        elif number := self._numbers.result(done.code):
            del self._inline.parts[done.start :]
            if "".join(self._inline.parts).strip() or self._inline.label:
                self._add(number)
            else:
                self._inline.label = number
        else:
            self._link(done)

    def _link(self, done: Field) -> None:
        if done.url:
            self._add_link(done.url, done.start)

    def _add_link(self, url: str, start: int) -> None:
        if link := web_link(url, "".join(self._inline.parts[start:])):
            self._inline.links.append(link)


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Return the one of the alternatives that is read: a text box is stored twice, for new programs and for old."""
    for choice in alternate.findall(f"{MC}Choice"):
        if len(choice):
            return choice
    return alternate.find(f"{MC}Fallback")


def _sign(element: etree._Element) -> str:
    try:
        return glyph(element.get(f"{W}font"), int(element.get(f"{W}char", ""), 16))
    except ValueError:
        return ""


def _custom_reference(run: etree._Element) -> etree._Element | None:
    """A reference whose mark the author wrote: the mark is the rest of its run."""
    return next(
        (
            child
            for child in run
            if child.tag in (f"{W}footnoteReference", f"{W}endnoteReference") and is_on_attribute(child, "customMarkFollows")
        ),
        None,
    )


def is_on_attribute(element: etree._Element, name: str) -> bool:
    """Read an on/off attribute: there and not switched off."""
    return element.get(f"{W}{name}", "0") not in ("0", "false", "off")
