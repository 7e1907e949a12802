"""Official files from the Organization's site: a session, a document, or what one page links to.

What the site's pages link to comes first ("linked"). Where they link to nothing, the address is derived from the
symbol by the pattern that real addresses follow ("derived"): a guess until the site has answered with the file, and
marked as one in the manifest. Every file wanted ends as one Fetched; nothing is left out in silence.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from filelock import FileLock, Timeout

from assistant.errors import UsageError
from assistant.model import Language
from assistant.symbols import Symbol, parse_symbol, symbol_from_file_name
from ingest.fetch_download import download
from ingest.fetch_listing import Finder, Listed
from ingest.fetch_manifest import Found, Manifest
from ingest.fetch_pages import FORMATS, derived_address, file_name_of, language_in, stem_of
from ingest.fetch_site import AddressError, Manners, Site, Told

DEFAULT_BASE_URL = "https://www.wipo.int"
_LAST_NUMBER = 40  # no session has had more numbered documents
_GAP = 3  # numbers in a row that bring nothing, after which a session without a list is taken to end

Status = Literal["fetched", "unchanged", "failed", "missing"]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of one file that was wanted.

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


def fetch(
    *,
    session: int | None = None,
    symbol: str | None = None,
    url: str | None = None,
    languages: Sequence[Language] = ("en", "zh"),
    out: Path,
    base_url: str = DEFAULT_BASE_URL,
    pause_seconds: float = 1.0,
    progress: Callable[[Fetched], None] | None = None,
    manners: Manners = Manners(),
    sleep: Callable[[float], None] = time.sleep,
) -> tuple[Fetched, ...]:
    """Bring the official files of one session, one symbol or one address into the folder out, with a manifest.

    Files are named as the site names them, with the language: cdip_25_5.zh.pdf. progress is called with each result
    as it is known; the results come in the same order. What is there already and has not changed is not brought again.
    Raises UsageError for arguments that make no sense, ServiceError when the site cannot be reached at all.
    """
    wanted = _checked(session, symbol, url, languages)
    told = Told.of(base_url)
    results: list[Fetched] = []
    with _writing_to(out), Site(told, pause_seconds=pause_seconds, manners=manners, sleep=sleep) as site:
        visit = _Visit(site, Manifest.open(out), tuple(dict.fromkeys(languages)))
        for fetched in visit.bring(wanted):
            results.append(fetched)
            if progress:
                progress(fetched)
    return tuple(results)
