"""Which edition of a document is meant: "CDIP/30/8修订版" and "the revised CDIP/30/8" are CDIP/30/8 Rev. where the index holds it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.mentions import DOCUMENT
from assistant.rules import Rule

_D = re.escape(DOCUMENT)
_DOCUMENT = rf"(?:the\s+)?(?:working\s+)?(?:document\s+|paper\s+|proposal\s+)?{_D}"
_REVISED = Rule(
    rf"{_D}\s*(?:号)?(?:文件|文档)?(?:的|之)?(?:经)?(?:修订版本?|修订稿|修订本|修改稿|修订文件|修订后的?(?:版本|文本|文件)?)|(?:经修订的|经修订后的|修订后的|修订过的|修订版的?)(?:文件|文档)?\s*{_D}",
    rf"\b(?:revised|amended)\s+(?:(?:version|text|edition|form)\s+of\s+)?{_DOCUMENT}|\brevision\s+(?:of|to)\s+{_DOCUMENT}"
    rf"|{_D}\s*(?:,\s*)?(?:as\s+revised|(?:in\s+its\s+)?revised\s+(?:version|form|text|edition)|revision\b)",
)
_ORIGINAL = Rule(
    rf"{_D}\s*(?:号)?(?:文件|文档)?(?:的)?(?:原(?:始)?(?:版本|版|稿|件|文件)|最初(?:的)?(?:版本|文本)?|初稿|修订(?:之)?前的?(?:版本|文本)?)|(?:原先|原来|最初|原始|修订前)的?(?:文件|文档)?\s*{_D}",
    rf"\b(?:original|initial|first|unrevised)\s+(?:(?:version|text|edition|form)\s+of\s+)?{_DOCUMENT}"
    rf"|{_D}\s*(?:,\s*)?(?:in\s+its\s+(?:original|first)\s+(?:version|form|text)|before\s+(?:it\s+was\s+|its\s+)?revis\w+|as\s+first\s+(?:issued|submitted))",
)


def edition_meant(shape: str, symbols: tuple[str, ...], known: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Return the shape without the words that name an edition, and the symbols with the edition they name.

    A question that names two documents is about both as they are written.
    """
    if len(symbols) != 1:
        return shape, symbols
    if _REVISED.search(shape) and (revisions := sorted(s for s in known if s.startswith(f"{symbols[0]} Rev."))):
        return _REVISED.sub(DOCUMENT, shape), (revisions[-1],)
    return _ORIGINAL.sub(DOCUMENT, shape), symbols
