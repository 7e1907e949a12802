"""Everyday words that mean about the same in a meeting paper, in both languages: to put off, held up, 推迟, 慢了.

The data stand beside this file (everyday.tsv: English, Chinese; a group a line). They say what neither the glossary nor the
bundled model's translations do: that two plain words of one language are two ways to put a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from assistant.lexical import tokens
from assistant.model import Language

_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_LONGEST: dict[Language, int] = {"zh": 6, "en": 4}  # a form, in characters or words

Key = str | tuple[str, ...]  # a Chinese form, the stems of an English one


@dataclass(frozen=True, slots=True)
class Said:
    """An everyday word or phrase of a text: as written, where, and the other ways to put it in both languages."""

    written: str
    start: int
    end: int
    others: tuple[str, ...]


def everyday_in(text: str, language: Language) -> tuple[Said, ...]:
    """Return the everyday words of a text in their order, the longest where several begin at one place.

    >>> [(said.written, "推迟" in said.others) for said in everyday_in("Why was the workshop held up?", "en")]
    [('held up', True)]
    >>> [(said.written, "attend" in said.others) for said in everyday_in("有多少人出席", "zh")]
    [('出席', True)]
    """
    return tuple(_chinese_in(text) if language == "zh" else _english_in(text))


def _chinese_in(text: str) -> Iterator[Said]:
    table, start = _table("zh"), 0
    while start < len(text):
        ends = range(min(len(text), start + _LONGEST["zh"]), start + 1, -1)
        end = next((end for end in ends if text[start:end] in table), None)
        if end:
            yield Said(text[start:end], start, end, table[text[start:end]])
        start = end or start + 1


def _english_in(text: str) -> Iterator[Said]:
    table, found, at = _table("en"), list(_WORD.finditer(text)), 0
    stems = [_stem(match[0]) for match in found]
    while at < len(found):
        counts = range(min(_LONGEST["en"], len(found) - at), 0, -1)
        count = next((count for count in counts if tuple(stems[at : at + count]) in table), 0)
        if count:
            start, end = found[at].start(), found[at + count - 1].end()
            yield Said(text[start:end], start, end, table[tuple(stems[at : at + count])])
        at += count or 1


@lru_cache(maxsize=2)
def _table(language: Language) -> dict[Key, tuple[str, ...]]:
    """Return the forms of one language, each with what else stands in its groups."""
    table: dict[Key, tuple[str, ...]] = {}
    rows = resources.files("assistant").joinpath("understanding/everyday.tsv").read_text(encoding="utf-8").splitlines()[1:]
    for english, chinese in (row.split("\t") for row in rows):
        forms = (*english.split("; "), *chinese.split("; "))
        for form in chinese.split("; ") if language == "zh" else english.split("; "):
            key: Key = form if language == "zh" else tuple(map(_stem, _WORD.findall(form)))
            table[key] = tuple(dict.fromkeys((*table.get(key, ()), *(other for other in forms if other != form))))
    return table


@lru_cache(maxsize=10_000)
def _stem(word: str) -> str:
    return next(iter(tokens(word)), word.lower())
