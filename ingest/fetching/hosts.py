"""Which hosts a fetch may ask: those it was told, and no other, whatever links and redirects say."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

import httpx

from assistant.errors import UsageError

_SCHEMES = {"http", "https"}


@dataclass(frozen=True, slots=True)
class Told:
    """The hosts that may be asked: that of base_url and its siblings (www.wipo.int: wipo.int and all under it)."""

    base_url: str

    @classmethod
    def of(cls, base_url: str) -> Told:
        """Check and settle a base address. Raises UsageError if it is none."""
        try:
            url = httpx.URL(base_url.strip())
        except (httpx.InvalidURL, UnicodeError) as error:
            raise UsageError(f"{base_url!r} is no web address ({error}); give one like https://www.wipo.int") from error
        if url.scheme not in _SCHEMES or not url.host:
            raise UsageError(f"{base_url!r} is no web address; give one that starts with https:// or http://")
        return cls(str(url.copy_with(query=None, fragment=None, userinfo=b"")).rstrip("/"))

    @property
    def host(self) -> str:
        return httpx.URL(self.base_url).host

    def allows(self, address: str) -> bool:
        """Tell whether an address lies on a told host; by httpx's reading of it, as httpx will go there."""
        try:
            url, base = httpx.URL(address), httpx.URL(self.base_url)
        except (httpx.InvalidURL, UnicodeError):
            return False
        if url.scheme not in _SCHEMES or url.userinfo:
            return False
        if url.host == base.host:
            return url.port == base.port
        family = base.host.removeprefix("www.")
        sibling = not _is_number(base.host) and (url.host == family or url.host.endswith(f".{family}"))
        return sibling and "." in family and url.port is None

    def settled(self, address: str) -> str:
        """Return the address without fragment, and over https where the base is: older links still say http."""
        url = httpx.URL(address).copy_with(fragment=None)
        if url.scheme == "http" and httpx.URL(self.base_url).scheme == "https":
            url = url.copy_with(scheme="https")
        return str(url)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
