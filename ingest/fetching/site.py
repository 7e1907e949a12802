"""A polite visitor of one site: one request at a time, a pause after each, patience with a tired server, told hosts only.

Rules followed: RFC 9309 (robots.txt: what is not there forbids nothing, what cannot be read forbids everything),
RFC 9110 §10.2.3 (Retry-After). A redirect is a request like any other: the same checks, the same pause.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TypeVar
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import httpx
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_exponential_jitter,
)

from assistant.errors import ServiceError
from ingest.fetching.hosts import Told

ROBOTS_NAME = "cdip-assistant"
USER_AGENT = f"{ROBOTS_NAME} (brings public CDIP documents, one at a time, to answer questions with citations)"
_REDIRECTS = 5
_USABLE = {200, 206, 304, 416}  # what the caller can make something of; the rest is an error here

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Manners:
    """How patient the visitor is and how much it takes; the pause between requests is set apart."""

    attempts: int = 4
    first_wait_seconds: float = 1.0  # doubled, with jitter, at each further attempt
    longest_wait_seconds: float = 60.0  # a site that asks for a longer rest is left alone instead
    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    file_seconds: float = 900.0  # for one file with all its attempts; what came is kept for the next run
    longest_pause_seconds: float = 30.0  # of a Crawl-delay; a session has some fifty files
    page_bytes: int = 5_000_000
    file_bytes: int = 200_000_000
    silences: int = 3  # addresses in a row without any answer after which the rest is not tried


class AddressError(ServiceError):
    """One address brought nothing usable; missing tells that the site says it is not there."""

    def __init__(self, text: str, *, missing: bool = False) -> None:
        super().__init__(text)
        self.missing = missing


class TryAgain(AddressError):
    """The address may well bring something in a while; after is the wait in seconds that the site asked for."""

    def __init__(self, text: str, *, after: float = 0.0, silent: bool = False) -> None:
        super().__init__(text)
        self.after = after
        self.silent = silent  # no answer came at all


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page as text, with the address it came from after all redirects."""

    url: str
    html: str


class Site:
    """The site behind the told hosts; a context manager that holds one connection."""

    def __init__(
        self,
        told: Told,
        *,
        pause_seconds: float,
        manners: Manners,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.told = told
        self.manners = manners
        self._pause_seconds = pause_seconds
        self._sleep = sleep
        self._free_at = 0.0
        self._rules: dict[str, RobotFileParser] = {}
        self._silences = 0
        self._closed: str | None = None
        timeout = httpx.Timeout(manners.read_seconds, connect=manners.connect_seconds)
        self._client = httpx.Client(timeout=timeout, headers={"User-Agent": USER_AGENT}, follow_redirects=False)

    def __enter__(self) -> Site:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._client.close()

    def greet(self) -> None:
        """Read the site's rules for programs. Raises ServiceError, naming the host, if the site cannot be visited."""
        try:
            self._rules_of(self.told.base_url)
        except AddressError as error:
            raise ServiceError(
                f"nothing could be fetched from {self.told.host}: {error}. Check the network (behind a proxy set "
                "HTTPS_PROXY) or name another site with --base-url; files that you already have need no fetching: "
                "cdip ingest FOLDER"
            ) from error

    def page(self, url: str) -> Page:
        """Read one page. Raises AddressError."""
        return self.persist(lambda: self._page(url))

    def persist(self, attempt: Callable[[], _Result]) -> _Result:
        """Make an attempt and, while it asks for another, more of them. Raises AddressError, the last one."""
        retrying = Retrying(
            stop=stop_after_attempt(self.manners.attempts),
            retry=retry_if_exception_type(TryAgain),
            wait=self._back_off,
            sleep=self._sleep,
            reraise=True,
        )
        try:
            return retrying(attempt)
        except TryAgain as error:
            self._silences = self._silences + 1 if error.silent else 0
            if self._silences >= self.manners.silences:
                self._closed = f"{self.told.host} has stopped answering ({error}); run the same command again later"
            raise

    @contextmanager
    def answer(self, url: str, headers: Mapping[str, str], *, by_the_rules: bool = True) -> Iterator[httpx.Response]:
        """Ask for an address once, follow redirects between told hosts, and give the answer with its body unread.

        Raises TryAgain for what may pass (429, 5xx, time-outs, broken connections), AddressError for what will not.
        """
        for _ in range(_REDIRECTS + 1):
            url = self._permitted(url, by_the_rules)
            self._wait_for_turn()
            try:
                with self._client.stream("GET", url, headers=dict(headers)) as response:
                    self._silences = 0
                    if not response.has_redirect_location:
                        self._judge(response)
                        yield response
                        return
                    url = _joined(url, response.headers["Location"])
            except httpx.TransportError as error:
                raise TryAgain(_told_plainly(error), silent=True) from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise AddressError(f"the answer cannot be read: {error}") from error
            finally:
                self._free_at = time.monotonic() + self._pause_seconds
        raise AddressError(f"more than {_REDIRECTS} redirects, the last to {url}")

    def _permitted(self, url: str, by_the_rules: bool) -> str:
        """Return the address settled, or raise AddressError if it must not be asked for."""
        if self._closed:
            raise AddressError(self._closed)
        if not self.told.allows(url):
            raise AddressError(f"leads to {url}, a host that was not named; give it with --base-url if you trust it")
        url = self.told.settled(url)
        if by_the_rules and not self._rules_of(url).can_fetch(ROBOTS_NAME, url):
            raise AddressError(
                "the site's robots.txt asks programs to leave this address alone; download the file in a browser and give it to cdip ingest"
            )
        return url

    def _rules_of(self, url: str) -> RobotFileParser:
        origin = str(httpx.URL(url).copy_with(raw_path=b"/"))
        if origin not in self._rules:
            rules = RobotFileParser()
            rules.parse(self._robots(urljoin(origin, "/robots.txt")).splitlines())
            self._rules[origin] = rules
            delay = float(rules.crawl_delay(ROBOTS_NAME) or 0)
            self._pause_seconds = max(self._pause_seconds, min(delay, self.manners.longest_pause_seconds))
        return self._rules[origin]

    def _robots(self, url: str) -> str:
        def attempt() -> str:
            with self.answer(url, {}, by_the_rules=False) as response:
                return self._body(response, self.manners.page_bytes).decode("utf-8", "replace")

        try:
            return self.persist(attempt)
        except TryAgain as error:  # RFC 9309 §2.3.1.4: what cannot be read forbids everything
            raise AddressError(f"its robots.txt cannot be read: {error}") from error
        except AddressError:  # not there, or not for us: RFC 9309 §2.3.1.3, no rules
            return ""

    def _page(self, url: str) -> Page:
        with self.answer(url, {}) as response:
            if response.status_code != 200:
                raise AddressError(f"answers {response.status_code} to a plain request")
            body = self._body(response, self.manners.page_bytes)
            kind = response.headers.get("Content-Type", "html")
            if "html" not in kind or body.startswith((b"%PDF", b"PK")):
                raise AddressError(f"is a file ({kind}), not a page")
            return Page(str(response.url), _decoded(body, response.charset_encoding))

    def _body(self, response: httpx.Response, most: int) -> bytes:
        pieces: list[bytes] = []
        size, until = 0, time.monotonic() + self.manners.file_seconds
        for piece in response.iter_bytes():
            size += len(piece)
            pieces.append(piece)
            if size > most:
                raise AddressError(f"the page is larger than {most:,} bytes")
            if time.monotonic() > until:
                raise AddressError(f"the page was not complete after {self.manners.file_seconds:.0f} s")
        return b"".join(pieces)

    def _judge(self, response: httpx.Response) -> None:
        status = response.status_code
        if status in _USABLE:
            return
        if status in (404, 410):
            raise AddressError(f"not there (the site answers {status})", missing=True)
        if status in (408, 425, 429) or status >= 500:
            after = _seconds_to_wait(response.headers.get("Retry-After"))
            if after > self.manners.longest_wait_seconds:
                self._closed = f"the site answers {status} and asks to be left alone for {after:.0f} s: run again then"
                raise AddressError(self._closed)
            raise TryAgain(f"the site answers {status} (asked {self.manners.attempts} times)", after=after)
        raise AddressError(f"the site answers {status} {response.reason_phrase}".rstrip())

    def _back_off(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        wanted = error.after if isinstance(error, TryAgain) else 0.0
        first, most = self.manners.first_wait_seconds, self.manners.longest_wait_seconds
        return max(wanted, wait_exponential_jitter(multiplier=first, max=most, jitter=first)(state))

    def _wait_for_turn(self) -> None:
        wait = self._free_at - time.monotonic()
        if wait > 0:
            self._sleep(wait)


def _joined(url: str, location: str) -> str:
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise AddressError(f"redirects to {location!r}, which is no address") from error


def _told_plainly(error: httpx.TransportError) -> str:
    if isinstance(error, httpx.ConnectTimeout | httpx.ConnectError):
        return f"cannot be reached ({error or 'no connection in time'})"
    if isinstance(error, httpx.TimeoutException):
        return "stopped answering in the middle (time-out)"
    return f"the connection broke ({error})"


def _seconds_to_wait(retry_after: str | None) -> float:
    """Read Retry-After, in seconds or as a date; what cannot be read asks for nothing."""
    text = (retry_after or "").strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


def _decoded(body: bytes, charset: str | None) -> str:
    """Decode a page by its header, else by its meta tag, else as UTF-8 with U+FFFD for what is none."""
    declared = re.search(rb"charset=[\"']?([A-Za-z0-9_-]{2,20})", body[:2048])
    for encoding in filter(None, (charset, declared and declared[1].decode("ascii"))):
        try:
            return body.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("utf-8", "replace")
