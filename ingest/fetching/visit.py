"""One visit to the site: what is wanted is found, and brought one address after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from assistant.model import Language
from assistant.symbols import Symbol, symbol_from_file_name
from ingest.fetching.download import download
from ingest.fetching.listing import Finder, Listed
from ingest.fetching.manifest import Found, Manifest, version_of
from ingest.fetching.pages import FORMATS, derived_address, file_name_of, language_in, stem_of
from ingest.fetching.site import AddressError, Site

_LAST_NUMBER = 40  # a bound for guessing: the sessions seen number fewer than 25 documents
_GAP = 3  # numbers in a row that bring nothing, after which a session that no page lists is taken to end

Status = Literal["fetched", "unchanged", "failed", "missing"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one file that was wanted, or of a page or link that stood in the way.

    file is where it lies (None if it does not), url where it came from or was looked for. missing: the site says that
    it is not there; failed: anything else that kept it away; error says which, in words for the reader.
    """

    url: str
    file: Path | None
    symbol: str | None
    language: Language | None
    status: Status
    sha256: str | None = None
    bytes: int | None = None
    error: str | None = None
    found: Found | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One address at which a document may lie in one language."""

    url: str
    name: str  # of the file it becomes
    symbol: str | None
    language: Language | None
    found: Found
    page: str | None = None


class Visit:
    """One visit to the site: finds what is wanted and brings it, one address after the other."""

    def __init__(self, site: Site, out: Path, manifest: Manifest, languages: tuple[Language, ...]) -> None:
        self._site = site
        self._out = out
        self._manifest = manifest
        self._languages = languages
        self._finder = Finder(site, languages)

    def bring(self, wanted: int | Symbol | str) -> Iterator[Fetched]:
        if isinstance(wanted, int):
            yield from self._session(wanted)
        elif isinstance(wanted, Symbol):
            yield from self._symbol(wanted)
        elif file_name_of(wanted):
            yield from self._file(wanted)
        else:
            yield from self._page(wanted)
        for url, error in self._finder.troubles:
            yield _not_brought(url, error)

    def _session(self, session: int) -> Iterator[Fetched]:
        documents = self._finder.session(session)
        yield from self._refused()
        if not documents:
            yield from self._guessed_session(session)
        for listed in documents:
            yield from self._document(listed)

    def _symbol(self, symbol: Symbol) -> Iterator[Fetched]:
        stem = stem_of(symbol)
        documents = [d for d in self._finder.session(symbol.session) if stem == d.stem or str(symbol) == d.symbol]
        yield from self._refused(stem)
        for listed in documents or [Listed(stem, str(symbol))]:
            yield from self._document(listed)

    def _file(self, url: str) -> Iterator[Fetched]:
        stem, suffix = file_name_of(url) or ("", "")
        language: Language | None = next((known for known in get_args(Language) if known == language_in(url)), None)
        name = f"{stem}.{language}{suffix}" if language else f"{stem}{suffix}"
        yield self._try(_Candidate(url, name, _symbol_of(stem), language, "given"))

    def _page(self, url: str) -> Iterator[Fetched]:
        documents = self._finder.page(url)
        yield from self._refused()
        for listed in documents:
            yield from self._document(listed)
        if not documents and not self._finder.troubles:
            yield Fetched(url, None, None, None, "missing", error="the page links to no document files")

    def _document(self, listed: Listed) -> Iterator[Fetched]:
        for language in self._languages:
            if linked := self._linked(listed, language):
                yield from self._first_that_comes(linked)
            else:
                yield self._guess(listed.stem, listed.symbol, language)

    def _linked(self, listed: Listed, language: Language) -> list[_Candidate]:
        files = self._finder.files_of(listed, language)
        symbol = listed.symbol or _symbol_of(listed.stem)
        return [_Candidate(f.url, f"{f.stem}.{language}{f.suffix}", symbol, language, "linked", f.page) for f in files]

    def _first_that_comes(self, candidates: Sequence[_Candidate]) -> Iterator[Fetched]:
        """Try the formats of a document, best first, until one comes; those that should have come are reported too."""
        for candidate in candidates:
            fetched = self._try(candidate)
            yield fetched
            if fetched.file:
                return

    def _guess(self, stem: str, symbol: str | None, language: Language) -> Fetched:
        """Try the addresses at which a document should lie; they are ours, so one result accounts for them all."""
        symbol = symbol or _symbol_of(stem)
        tried: list[Fetched] = []
        for suffix in FORMATS:
            address = derived_address(self._site.told.base_url, stem, language, suffix)
            fetched = self._try(_Candidate(address, f"{stem}.{language}{suffix}", symbol, language, "derived"))
            if fetched.file:
                return fetched
            tried.append(fetched)
        status: Status = "missing" if all(t.status == "missing" for t in tried) else "failed"
        reasons = "; ".join(f"{suffix[1:]}: {t.error}" for suffix, t in zip(FORMATS, tried, strict=True))
        error = f"no page of the site links to it, and the addresses derived from its symbol did not bring it ({reasons})"
        return Fetched(tried[0].url, None, symbol, language, status, error=error, found="derived")

    def _guessed_session(self, session: int) -> Iterator[Fetched]:
        """Bring the numbered documents of a session that no page lists, by derived addresses, until they end."""
        gap: list[Fetched] = []
        number = brought = 0
        while number < _LAST_NUMBER and len(gap) < _GAP * len(self._languages):
            number += 1
            symbol = Symbol("CDIP", session, number)
            results = [self._guess(stem_of(symbol), str(symbol), language) for language in self._languages]
            if any(result.file for result in results):
                yield from (*gap, *results)
                brought, gap = number, []
            else:
                gap += results
        yield from (result for result in gap if result.status == "failed")
        yield Fetched(
            self._site.told.base_url,
            None,
            None,
            None,
            "missing",
            error=f"no page that could be read lists the documents of session {session}; "
            + (f"derived addresses brought documents up to number {brought}, none" if brought else "none was found")
            + f" at derived addresses up to number {number}, and revisions, INF documents and the Chair's summary"
            " cannot be derived: give the address of the meeting's page with --url",
        )

    def _try(self, candidate: _Candidate) -> Fetched:
        """Bring one address to its place, unless what lies there is still what the site has."""
        have = self._manifest.intact(candidate.name, candidate.url)
        place = self._out / candidate.name
        symbol, language, found = candidate.symbol, candidate.language, candidate.found
        try:
            brought = download(self._site, candidate.url, place, version_of(have))
        except AddressError as error:
            return _not_brought(candidate.url, error, symbol, language, found)
        if brought is None and have:
            if found == "linked":
                self._manifest.confirm(candidate.name, candidate.page)
            return Fetched(candidate.url, place, symbol, language, "unchanged", have.sha256, have.bytes, found=found)
        assert brought is not None  # without a version to compare with, the site cannot say "unchanged"
        self._manifest.record(
            candidate.name,
            brought,
            url=candidate.url,
            found=found,
            page=candidate.page,
            symbol=symbol,
            language=language,
        )
        status: Status = "unchanged" if have and have.sha256 == brought.sha256 else "fetched"
        return Fetched(candidate.url, place, symbol, language, status, brought.sha256, brought.bytes, found=found)

    def _refused(self, stem: str = "") -> Iterator[Fetched]:
        for url, reason in self._finder.refused:
            if stem in url.lower():
                yield Fetched(url, None, None, None, "failed", error=reason, found="linked")


def _not_brought(
    url: str,
    error: AddressError,
    symbol: str | None = None,
    language: Language | None = None,
    found: Found | None = None,
) -> Fetched:
    return Fetched(url, None, symbol, language, "missing" if error.missing else "failed", error=str(error), found=found)


def _symbol_of(stem: str) -> str | None:
    symbol = symbol_from_file_name(stem)
    return str(symbol) if symbol else None
