"""Official files from the Organization's site: of a session, of a symbol, or what one page links to.

What the site's pages link to comes first ("linked"). Where they link to nothing, the address is derived from the
symbol by the pattern that real addresses follow ("derived"): a guess until the site has answered with the file, and
marked as one in the manifest. Every file wanted ends as one Fetched; nothing is left out in silence.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

from filelock import FileLock, Timeout

from assistant.errors import UsageError
from assistant.model import Language
from assistant.symbols import Symbol, parse_symbol
from ingest.fetching.hosts import Told
from ingest.fetching.manifest import Manifest
from ingest.fetching.site import Manners, Site
from ingest.fetching.visit import Fetched, Visit

__all__ = ["DEFAULT_BASE_URL", "Fetched", "Manners", "fetch"]

DEFAULT_BASE_URL = "https://www.wipo.int"
DEFAULT_MANNERS = Manners()


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
    manners: Manners = DEFAULT_MANNERS,
    sleep: Callable[[float], None] = time.sleep,
) -> tuple[Fetched, ...]:
    """Bring the official files of one session, one symbol or one address into the folder out, with a manifest.

    Files are named as the site names them, with the language: cdip_25_5.zh.pdf. progress is called with each result
    as soon as it is known; all are returned in that order. A file that is there and has not changed is not brought again.
    Raises UsageError for arguments that make no sense, ServiceError when the site cannot be visited at all.
    """
    told = Told.of(base_url)
    wanted = _checked(session, symbol, url, languages, told)
    results: list[Fetched] = []
    with _writing_to(out), Site(told, pause_seconds=pause_seconds, manners=manners, sleep=sleep) as site:
        site.greet()
        visit = Visit(site, out, Manifest.open(out), tuple(dict.fromkeys(languages)))
        for fetched in visit.bring(wanted):
            results.append(fetched)
            if progress:
                progress(fetched)
    return tuple(results)


def _checked(session: int | None, symbol: str | None, url: str | None, languages: Sequence[Language], told: Told) -> int | Symbol | str:
    """Return the one thing that is wanted. Raises UsageError if it is none, several or not one of ours."""
    if sum(given is not None for given in (session, symbol, url)) != 1:
        raise UsageError("say what to fetch, and one thing only: --session N, --symbol S or --url U")
    unknown = [language for language in languages if language not in get_args(Language)]
    if unknown or not languages:
        known = " or ".join(f"--lang {language}" for language in get_args(Language))
        raise UsageError(f"the languages are {', '.join(map(repr, unknown)) or 'missing'}; give {known}, or both")
    if session is not None:
        if not 1 <= session <= 999:
            raise UsageError(f"{session} is no session of the Committee; they count from 1")
        return session
    if symbol is not None:
        parsed = parse_symbol(symbol)
        if parsed is None or parsed.body != "CDIP":
            raise UsageError(f"{symbol!r} is no symbol of a CDIP document, such as CDIP/25/5; for others give --url")
        return parsed
    assert url is not None
    if not told.allows(url):
        raise UsageError(f"{url!r} is not an address on {told.host}; name its site with --base-url to fetch from it")
    return told.settled(url)


@contextmanager
def _writing_to(out: Path) -> Iterator[None]:
    """Make the folder and keep it to ourselves. Raises UsageError, also for whatever goes wrong with the disk inside."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with FileLock(out / ".fetch.lock", timeout=0):
            yield
    except Timeout as error:
        raise UsageError(f"another cdip fetch is writing to {out}; wait for it, or give another --out") from error
    except BrokenPipeError:  # nobody reads what progress prints: not the folder's fault
        raise
    except OSError as error:
        raise UsageError(
            f"cannot write to {error.filename or out}: {error.strerror or error}; put it right or give another --out, "
            "and run again: what has come so far is kept"
        ) from error
