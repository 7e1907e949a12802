"""A rule: a regular expression that is compiled when it is first needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class Rule:
    """Alternatives as one regular expression, compiled at first use: a question needs few of the rules it might.

    needs are literals in lower case of which every match holds one; a text without any is not searched at all.
    Word boundaries are ASCII, so that one stands between a Chinese character and a Latin one; with unicode none does.
    """

    def __init__(self, *alternatives: str, flags: int = 0, needs: tuple[str, ...] = (), unicode: bool = False) -> None:
        self._source = "|".join(alternatives)
        self._flags = flags if unicode else flags | re.ASCII
        self._needs = needs

    @property
    def source(self) -> str:
        """The alternatives as one pattern, to be a part of another."""
        return self._source

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def may_match(self, text: str) -> bool:
        """Whether text holds a literal that every match needs; true where none is told."""
        if not self._needs:
            return True
        lower = text.lower()
        return any(literal in lower for literal in self._needs)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match anywhere in text."""
        return self._pattern.search(text) if self.may_match(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the start of text."""
        return self._pattern.match(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield all matches in order."""
        return self._pattern.finditer(text) if self.may_match(text) else iter(())

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Return text with every match replaced."""
        return self._pattern.sub(put, text) if self.may_match(text) else text
