"""Which edition of a document is meant: "CDIP/30/8修订版" and "the revised CDIP/30/8" are CDIP/30/8 Rev. where the index holds it."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.rules import Rule
from assistant.symbols import SYMBOL, parse_symbol
from assistant.understanding.named.mentions import DOCUMENT

_NAMED = re.compile(rf"(?P<full>{SYMBOL.pattern})|(?<![\d/.])\d{{1,2}}/\d{{1,2}}(?![\d/%])", re.IGNORECASE)
_D = re.escape(DOCUMENT)
_DOCUMENT = rf"(?:the\s+)?(?:working\s+)?(?:document\s+|paper\s+|proposal\s+)?{_D}"
_REVISED = Rule(
    rf"{_D}\s*(?:号)?(?:文件|文档)?(?:的|之)?(?:经)?(?:修订版本?|修订稿|修订本|修改稿|修订文件|修订后的?(?:版本|文本|文件)?)|(?:经修订的|经修订后的|修订后的|修订过的|修订版的?)(?:文件|文档)?\s*{_D}",
    rf"\b(?:revised|amended)\s+(?:(?:version|text|edition|form)\s+of\s+)?{_DOCUMENT}|\brevision\s+(?:of|to)\s+{_DOCUMENT}"
    rf"|{_D}\s*(?:,\s*)?(?:as\s+revised|(?:in\s+its\s+)?revised\s+(?:version|form|text|edition)|revision\b)",
    flags=re.IGNORECASE,
    needs=("修订", "修改", "revis", "amended"),
)
_ORIGINAL = Rule(
    rf"{_D}\s*(?:号)?(?:文件|文档)?(?:的)?(?:原(?:始)?(?:版本|版|稿|件|文件)|最初(?:的)?(?:版本|文本)?|初稿|修订(?:之)?前的?(?:版本|文本)?)|(?:原先|原来|最初|原始|修订前)的?(?:文件|文档)?\s*{_D}",
    rf"\b(?:original|initial|first|unrevised)\s+(?:(?:version|text|edition|form)\s+of\s+)?{_DOCUMENT}"
    rf"|{_D}\s*(?:,\s*)?(?:in\s+its\s+(?:original|first)\s+(?:version|form|text)|before\s+(?:it\s+was\s+|its\s+)?revis\w+|as\s+first\s+(?:issued|submitted))",
    flags=re.IGNORECASE,
    needs=("原", "最初", "初稿", "修订", "original", "initial", "first", "unrevised", "revis"),
)


def with_edition_named(text: str, known: Collection[str]) -> str:
    """Return a plain question that names the edition it means by its symbol, without the words that told it.

    known are the symbols that the index holds. A question that names two documents is about both as they are written.
    """
    named = [match for match in _NAMED.finditer(text) if match["full"] or f"CDIP/{match[0]}" in known]
    symbol = parse_symbol(named[0]["full"] or f"CDIP/{named[0][0]}") if len(named) == 1 else None
    if symbol is None or symbol.mark:
        return text
    marked = f"{text[: named[0].start()]}{DOCUMENT}{text[named[0].end() :]}"
    revisions = sorted(held for held in known if held.startswith(f"{symbol} Rev."))
    if revisions and (words := _REVISED.search(marked)):
        return f"{marked[: words.start()]}{revisions[-1]}{marked[words.end() :]}"
    words = _ORIGINAL.search(marked)
    return f"{marked[: words.start()]}{symbol}{marked[words.end() :]}" if words else text
