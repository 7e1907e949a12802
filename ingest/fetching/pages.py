"""What the pages of the Organization's site link to: document files, pages of documents, pages of meetings.

The pages come in two generations, and neither promises its layout, so nothing here knows a layout: a link is told by
its address (`/edocs/mdocs/…/cdip_25_5.pdf`, `doc_details.jsp?doc_id=…`, `details.jsp?meeting_id=…`) and belongs to the
symbol or session written in it or, failing that, in the row around it. Pure: text in, links out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

import lxml.etree
import lxml.html

from assistant.symbols import Symbol, find_sessions, find_symbols, parse_symbol, symbols_with_spans

FORMATS = (
    ".docx",
    ".pdf",
    ".doc",
)  # best first: Word keeps the structure that a PDF has lost; .doc only if no other
_LANGUAGE_CODES = {"ar", "en", "es", "fr", "ru", "zh"}
_EDOCS = "/edocs/mdocs/"
_FILE_NAME = re.compile(r"(?P<stem>[a-z0-9]+(?:[._-][a-z0-9]+)*)(?P<suffix>\.docx|\.pdf|\.doc)", re.IGNORECASE)
_LONGEST_NAME = 100
_ROW_TAGS = {"tr", "li", "p", "dd"}
_LONGEST_ROW = 2_000  # characters; what is longer is a whole page and names many documents
_MOST_LINKS = 20_000  # a bound for hostile pages; the longest real listings have a few hundred

_Item = TypeVar("_Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class FileLink:
    """A document file at its address; language is the two-letter code in the address, page where it was linked."""

    url: str
    stem: str  # the file's name without suffix, in lower case: cdip_18_6_rev
    language: str
    suffix: str
    page: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """The page of one document; its number is the same in every language. symbol is None where no row tells it."""

    number: int
    symbol: str | None


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The page of one meeting; session is None where the words around the link name none or several."""

    number: int
    session: int | None


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What one page (or several, added up) links to, in reading order, each once.

    refused holds addresses that look like document files but must not be asked for, each with the reason.
    """

    files: tuple[FileLink, ...] = ()
    documents: tuple[DocumentPage, ...] = ()
    meetings: tuple[MeetingPage, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()

    def __add__(self, other: PageLinks) -> PageLinks:
        return PageLinks(
            _each_once(self.files + other.files),
            _each_once(self.documents + other.documents),
            _each_once(self.meetings + other.meetings),
            _each_once(self.refused + other.refused),
        )

    def of_session(self, session: int) -> PageLinks:
        """Keep the files and document pages that name the session themselves."""
        return PageLinks(
            files=tuple(file for file in self.files if in_session(file.stem, session)),
            documents=tuple(page for page in self.documents if _session_of(page.symbol) == session),
            refused=tuple((url, why) for url, why in self.refused if f"cdip_{session}_" in url.lower()),
        )

    @property
    def lists_documents(self) -> bool:
        return bool(self.files or self.documents)


def read_links(html: str, page: str, allows: Callable[[str], bool]) -> PageLinks:
    """Read the links of a page found at the address `page`; allows tells whether an address may be asked for at all.

    An address to a host nobody named is left alone, as every page has some; only where it is made to look like one of
    the Committee's document files is it reported as refused. Broken markup is read as far as it goes.
    """
    files: list[FileLink] = []
    documents: list[DocumentPage] = []
    meetings: list[MeetingPage] = []
    refused: list[tuple[str, str]] = []
    words = _Words()
    for anchor, url in _anchors(html, page):
        if reason := objection_to_file(url, allows):
            refused.append((url, reason))
        elif not allows(url):
            continue
        elif name := _document_file_name(url):
            files.append(FileLink(url, name["stem"].lower(), language_in(url) or "", name["suffix"].lower(), page))
        elif number := _number_in(url, "doc_details.jsp", "doc_id"):
            documents.append(DocumentPage(number, words.symbol_of(anchor)))
        elif number := _number_in(url, "details.jsp", "meeting_id"):
            meetings.append(MeetingPage(number, words.session_of(anchor)))
    return PageLinks(_each_once(files), _each_once(documents), _each_once(meetings), _each_once(refused))


def objection_to_file(url: str, allows: Callable[[str], bool]) -> str | None:
    """Say why an address that looks like a document file of the Committee must not be asked for; None if it may be."""
    name = _last_segment(url)
    if "cdip" not in name.lower() or not name.lower().endswith(FORMATS):
        return None
    if not allows(url):
        return "the link leads to a host that was not named; give it with --base-url if it is to be trusted"
    if not _FILE_NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        return "the file name in the link is not one the Organization gives (letters, digits, '_', '-', '.')"
    if not language_in(url):
        return "the link does not tell the language of the file"
    return None


def file_name_of(url: str) -> tuple[str, str] | None:
    """Split the name of a document file into stem and suffix, in lower case; None if url is not one or unsafe.

    >>> file_name_of("https://www.wipo.int/edocs/mdocs/mdocs/en/cdip_18/CDIP_18_6_rev.PDF")
    ('cdip_18_6_rev', '.pdf')
    """
    name = _last_segment(url)
    match = _FILE_NAME.fullmatch(name) if len(name) <= _LONGEST_NAME else None
    return (match["stem"].lower(), match["suffix"].lower()) if match else None


def language_in(url: str) -> str | None:
    """Return the language code that stands as a folder in an address.

    >>> language_in("https://www.wipo.int/edocs/mdocs/mdocs/zh/cdip_30/cdip_30_14.pdf")
    'zh'
    """
    folders = [folder for folder in urlsplit(url).path.lower().split("/")[:-1] if folder in _LANGUAGE_CODES]
    return folders[-1] if folders else None


def stem_of(symbol: Symbol) -> str:
    """Return the name, without suffix, that the Organization gives the file of a document.

    >>> stem_of(Symbol("CDIP", 32, 2, series="INF")), stem_of(Symbol("CDIP", 18, 6, mark="Rev", nth=1))
    ('cdip_32_inf_2', 'cdip_18_6_rev_1')
    """
    parts = (symbol.body, symbol.session, symbol.series, symbol.number, symbol.mark, symbol.nth)
    return "_".join(str(part).lower() for part in parts if part is not None).replace("/", "_")


def is_document_page(url: str) -> bool:
    """Tell whether an address is that of one document's page."""
    return _number_in(url, "doc_details.jsp", "doc_id") is not None


def derived_address(base_url: str, stem: str, language: str, suffix: str) -> str:
    """Derive where the file of a document should lie; a pattern seen on real addresses, a promise of nobody.

    >>> derived_address("https://www.wipo.int", "cdip_25_5", "zh", ".pdf")
    'https://www.wipo.int/edocs/mdocs/mdocs/zh/cdip_25/cdip_25_5.pdf'
    """
    meeting = "_".join(stem.split("_")[:2])
    return f"{base_url}{_EDOCS}mdocs/{language}/{meeting}/{stem}{suffix}"


def in_session(stem: str, session: int) -> bool:
    """Tell whether a file belongs to a session by its name."""
    return stem == f"cdip_{session}" or stem.startswith(f"cdip_{session}_")


def whole_of(stem: str) -> str:
    """Return the stem of the complete document that a part belongs to, or stem itself.

    >>> whole_of("cdip_5_4-annex2"), whole_of("cdip_5_4")
    ('cdip_5_4', 'cdip_5_4')
    """
    return re.sub(r"-(?:main|annex|appendix)\d*$", "", stem)


class _Words:
    """Reads symbols and sessions out of the words around links; each element of a page is read once."""

    def __init__(self) -> None:
        self._texts: dict[Any, str | None] = {}

    def symbol_of(self, anchor: Any) -> str | None:
        """Return the symbol that the link or its row begins with, else the only one that stands in them."""
        only = None
        for element, text in self._outwards(anchor):
            found = find_symbols(text)
            if not found:
                continue
            first, start, _ = next(symbols_with_spans(text))
            if start == 0 and (len(found) == 1 or element.tag in _ROW_TAGS):
                return str(first)
            if len(found) > 1:
                break
            only = only or found[0]  # titles name other documents: a row that begins with its own may still come
        return only

    def session_of(self, anchor: Any) -> int | None:
        for _, text in self._outwards(anchor):
            if found := find_sessions(text):
                return found[0] if len(found) == 1 else None
        return None

    def _outwards(self, anchor: Any) -> Iterator[tuple[Any, str]]:
        """Yield the link, then what stands around it, until that is too long to be one row."""
        for element in (anchor, *anchor.iterancestors()):
            if element not in self._texts:
                self._texts[element] = _row_text(element)
            text = self._texts[element]
            if text is None:
                return
            yield element, text


def _row_text(element: Any) -> str | None:
    """Return the words of an element in one line, with the term where it is the description of one; None if long."""
    term = element.getprevious() if element.tag == "dd" else None
    pieces: list[str] = []
    length = 0
    for source in (term, element) if term is not None and term.tag == "dt" else (element,):
        for piece in source.itertext():
            pieces.append(piece)
            length += len(piece)
            if length > _LONGEST_ROW:
                return None
    return " ".join(" ".join(pieces).split())


def _anchors(html: str, page: str) -> Iterator[tuple[Any, str]]:
    """Yield the links of a page with their full addresses, fragments off."""
    parser = lxml.html.HTMLParser(encoding="utf-8", recover=True, no_network=True)
    source = html.replace("\x00", "").encode("utf-8", "replace")
    try:
        tree = lxml.html.document_fromstring(source, parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):  # an empty page
        return
    for count, anchor in enumerate(tree.iter("a")):
        if count >= _MOST_LINKS:
            return
        try:
            url = urljoin(page, (anchor.get("href") or "").strip())
            urlsplit(url)
        except ValueError:  # not an address at all, such as "http://[":  nothing anyone could follow
            continue
        yield anchor, url.partition("#")[0]


def _document_file_name(url: str) -> re.Match[str] | None:
    """Match the name of a document file; other PDFs of the site (publications, forms) are none of ours."""
    name = _last_segment(url)
    if _EDOCS not in urlsplit(url).path and not name.lower().startswith("cdip_"):
        return None
    return _FILE_NAME.fullmatch(name) if len(name) <= _LONGEST_NAME and language_in(url) else None


def _number_in(url: str, page_name: str, field: str) -> int | None:
    parts = urlsplit(url)
    values = parse_qs(parts.query).get(field, [])
    if parts.path.rsplit("/", 1)[-1] != page_name or not values or not re.fullmatch(r"[0-9]{1,9}", values[0]):
        return None
    return int(values[0])


def _last_segment(url: str) -> str:
    return unquote(urlsplit(url).path.rsplit("/", 1)[-1])


def _session_of(symbol: str | None) -> int | None:
    parsed = parse_symbol(symbol) if symbol else None
    return parsed.session if parsed and parsed.body == "CDIP" else None


def _each_once(items: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys(items))
