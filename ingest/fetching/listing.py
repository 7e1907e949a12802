"""Which documents the site lists: from the Committee's pages to the page of the meeting to the pages of its documents.

Where the lists are is promised nowhere, so several pages are tried, and a page counts for what it links to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.model import Language
from assistant.symbols import parse_symbol
from ingest.fetching.pages import (
    FORMATS,
    FileLink,
    PageLinks,
    is_document_page,
    language_in,
    read_links,
    stem_of,
    whole_of,
)
from ingest.fetching.site import AddressError, Site

LISTS = (
    "/policy/{language}/cdip/index.html",  # the Committee's page, as its documents cite it
    "/meetings/{language}/topic.jsp?group_id=152",  # all its meetings; the number could not be verified
    "/ip-development/{language}/agenda/cdip/cdip_{session}.html",  # a page a session, seen for sessions 1 and 2
)
_MEETING = "/meetings/{language}/details.jsp?meeting_id={number}"
_DOCUMENT = "/meetings/{language}/doc_details.jsp?doc_id={number}"
_MOST_MEETINGS = 3  # pages tried that seem to be about one session; the right one is the first or second


@dataclass(frozen=True, slots=True)
class Listed:
    """One document as the site lists it: the files linked, and the number of its own page, which may link more."""

    stem: str
    symbol: str | None = None
    page: int | None = None
    files: tuple[FileLink, ...] = ()

    @property
    def languages(self) -> set[str]:
        return {file.language for file in self.files}


class Finder:
    """Reads the site's pages, each once.

    What went wrong on the way is kept: troubles are pages that could not be read, refused are links that must not be
    followed, each with the reason.
    """

    def __init__(self, site: Site, languages: Sequence[Language]) -> None:
        self._site = site
        self._languages = languages
        self._pages: dict[str, PageLinks] = {}
        self.troubles: list[tuple[str, AddressError]] = []
        self.refused: list[tuple[str, str]] = []

    def session(self, session: int) -> tuple[Listed, ...]:
        """List the documents of a session in the order of the site's pages; none if no page lists any."""
        found = PageLinks()
        for pattern in LISTS:
            entry = self._in_each_language(pattern.replace("{session}", str(session)))
            meeting = self._meeting_of(session, entry)
            found = found + meeting + entry.of_session(session)
            if meeting.lists_documents:
                break
        return self._documents(found)

    def page(self, url: str) -> tuple[Listed, ...]:
        """List the documents that a page links to, with what its versions in the other languages link to."""
        links = self._links(url, expected=True)
        if here := language_in(url):
            for other in self._languages:
                links = links + self._links(url.replace(f"/{here}/", f"/{other}/", 1))
        if is_document_page(url):  # what else it links to are other documents
            links = replace(links, documents=())
        return self._documents(links)

    def files_of(self, listed: Listed, language: Language) -> tuple[FileLink, ...]:
        """Return the files linked of a document in a language, best format first, from its own page if need be."""
        files = _in(language, listed.files)
        if not files and listed.page:
            for page_language in (language, *self._languages):
                address = _DOCUMENT.replace("{number}", str(listed.page)).replace("{language}", page_language)
                if files := _in(language, _of_document(listed.stem, self._links(self._full(address)).files)):
                    break
        return files

    def _meeting_of(self, session: int, entry: PageLinks) -> PageLinks:
        """Read the pages of the meetings said to be the session's; the first that bears it out by its documents."""
        numbers = dict.fromkeys(page.number for page in entry.meetings if page.session == session)
        for number in list(numbers)[:_MOST_MEETINGS]:
            links = self._in_each_language(_MEETING.replace("{number}", str(number)))
            of_session = links.of_session(session)
            if of_session.lists_documents:
                unnamed = tuple(page for page in links.documents if page.symbol is None)
                return replace(of_session, documents=of_session.documents + unnamed)
        return PageLinks()

    def _documents(self, links: PageLinks) -> tuple[Listed, ...]:
        """Bring together what belongs to one document: its files in all formats and languages, and its page."""
        self.refused.extend(links.refused)
        documents: dict[str, Listed] = {}
        for page in links.documents:
            symbol = parse_symbol(page.symbol) if page.symbol else None
            if symbol:
                documents.setdefault(stem_of(symbol), Listed(stem_of(symbol), page.symbol, page.number))
        files = list(links.files)
        named = {page.number for page in links.documents if page.symbol}
        for page in links.documents:
            if page.number not in named:
                address = _DOCUMENT.replace("{number}", str(page.number))
                files.extend(self._in_each_language(address).files)
        for file in dict.fromkeys(files):
            listed = documents.get(file.stem, Listed(file.stem))
            documents[file.stem] = replace(listed, files=(*listed.files, file))
        return tuple(listed for listed in documents.values() if not _is_spare(listed, documents.get(whole_of(listed.stem))))

    def _in_each_language(self, path: str) -> PageLinks:
        links = PageLinks()
        for language in self._languages:
            links = links + self._links(self._full(path.replace("{language}", language)))
        return links

    def _links(self, url: str, *, expected: bool = False) -> PageLinks:
        """Read the links of a page; none where it is not there, which is a trouble only if it was expected."""
        if url not in self._pages:
            try:
                page = self._site.page(url)
                self._pages[url] = read_links(page.html, page.url, self._site.told.allows)
            except AddressError as error:
                self._pages[url] = PageLinks()
                if expected or not error.missing:
                    self.troubles.append((url, error))
        return self._pages[url]

    def _full(self, path: str) -> str:
        return f"{self._site.told.base_url}{path}"


def _in(language: Language, files: Iterable[FileLink]) -> tuple[FileLink, ...]:
    return tuple(sorted((f for f in files if f.language == language), key=lambda f: FORMATS.index(f.suffix)))


def _of_document(stem: str, files: Sequence[FileLink]) -> Iterator[FileLink]:
    """Those files of a document's page that are the document: by name, or all if they have one name between them."""
    same_name = stem in {file.stem for file in files} or len({file.stem for file in files}) > 1
    return (file for file in files if not same_name or file.stem == stem)


def _is_spare(listed: Listed, whole: Listed | None) -> bool:
    """Tell whether this is one part (-main1, -annex2) of a document that is there complete in the same languages."""
    return whole is not None and whole.stem != listed.stem and whole.languages >= listed.languages
