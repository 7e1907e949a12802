"""Which names the service answers to, so that a page elsewhere cannot reach it by a name pointed at this machine (DNS rebinding)."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence


class Hosts:
    """The names that a Host header may hold: those of this machine always, others as they are allowed; "*" stands for any."""

    def __init__(self, allowed: Sequence[str]) -> None:
        names = [name.lower() for name in allowed]
        self._any = "*" in names
        self._names = frozenset(name for name in names if not name.startswith("*."))
        self._endings = tuple(name[1:] for name in names if name.startswith("*."))

    def answer_to(self, host: str | None) -> bool:
        """Whether a request with this Host header is meant for this service.

        >>> hosts = Hosts(["cdip.example.org", "*.example.net"])
        >>> [hosts.answer_to(host) for host in ("localhost:8000", "[::1]:80", "CDIP.example.org", "a.example.net", "example.net", None)]
        [True, True, True, True, False, False]
        """
        name = _name(host or "")
        return self._any or is_loopback(name) or name in self._names or name.endswith(self._endings)


def _name(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].removesuffix(".").lower()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0"), is_loopback("example.org")
    (True, True, True, False, False)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
