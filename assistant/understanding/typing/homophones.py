"""Chinese characters typed for others of the same sound: 会义 for 会议, 成市 for 城市.

A character that forms no word where it stands, and no pair that the index holds, is read as the one of its sound that makes a word
of two to four characters there which the index holds. Function words, numerals and what stands in a word of its own are left.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from assistant.glossary import terms
from assistant.text import HAN
from assistant.understanding.typing.slips import Held

_RUN = re.compile(rf"[{HAN}]{{2,}}")
_LONGEST = 4  # characters of a word
_FEWEST = 2  # chunks of the index that hold each pair of the word meant
_FAR = 4  # times as many as the next
_LEFT_ALONE = frozenset(
    "的了着过吗呢是在有和与及或就如该各其此这那之所被把将为由对从向以而则但须要不也都还再又很更最只共每某我你他她它们哪几谁什么多少怎吧啊呀个些"
    "〇零一二两三四五六七八九十百千万亿第到说讲做办让叫请问想先没给去来里时内中上下前后间"
)


def heard_right(text: str, held: Held | None) -> tuple[str, list[tuple[str, str]]]:
    """Return text with characters typed for others of their sound put right, and what was changed as (written, read as)."""
    changes: list[tuple[str, str]] = []
    if held is None:
        return text, changes

    def run(match: re.Match[str]) -> str:
        written = match[0]
        for start, end, read in _slips(written, held):
            changes.append((written[start:end], read))
            written = written[:start] + read + written[end:]
        return written

    return _RUN.sub(run, text), changes


def _slips(run: str, held: Held) -> list[tuple[int, int, str]]:
    """Where characters of a run were typed for others: start, end and the word meant there; none overlap."""
    edges = _edges(run)
    near = [
        (start, window, word)
        for i, (start, end) in enumerate(edges)
        if end - start == 1 and run[start] in _sounds() and not _LEFT_ALONE.intersection(run[start])
        for window in _windows(run, edges, i)
        for word in _words_heard(run, start, window)
    ]
    if not near:
        return []
    chunks = held([pair for _, _, word in near for pair in _pairs(word)] + _pairs(run))
    ranked = sorted(
        (
            (min(chunks[pair] for pair in _pairs(word)), window, word)
            for at, window, word in near
            if not any(chunks[run[i : i + 2]] for i in (at - 1, at) if 0 <= i < len(run) - 1)
        ),
        key=lambda one: (-one[0], -len(one[2]), one[1]),
    )
    found: list[tuple[int, int, str]] = []
    for heard, (start, end), word in ranked:
        rival = next((other for other in ranked if other[1] == (start, end) and other[2] != word), None)
        if heard < _FEWEST or (rival and rival[0] * _FAR > heard) or any(start < last and first < end for first, last, _ in found):
            continue
        found.append((start, end, word))
    return found


def _windows(run: str, edges: list[tuple[int, int]], i: int) -> list[tuple[int, int]]:
    """The stretches of two to four characters around one that stands alone, cut where words end; two characters without a function word."""
    spans = (
        (edges[first][0], edges[last][1])
        for first in range(max(0, i - _LONGEST + 1), i + 1)
        for last in range(i, min(len(edges), i + _LONGEST))
    )
    return [
        (start, end)
        for start, end in spans
        if 2 <= end - start <= _LONGEST and (end - start > 2 or not _LEFT_ALONE.intersection(run[start:end]))
    ]


def _words_heard(run: str, at: int, window: tuple[int, int]) -> list[str]:
    """The words that a stretch is with another character of the same sound at one place."""
    start, end = window
    heard = (run[start:at] + other + run[at + 1 : end] for other in _sounds()[run[at]])
    return [word for word in heard if word in _words()]


def _pairs(word: str) -> list[str]:
    return [word[i : i + 2] for i in range(len(word) - 1)]


def _edges(run: str) -> list[tuple[int, int]]:
    """Cut a run into its longest known words, from the left, and single characters."""
    words, edges, start = _words(), list[tuple[int, int]](), 0
    while start < len(run):
        end = next((end for end in range(min(len(run), start + 6), start + 1, -1) if run[start:end] in words), start + 1)
        edges.append((start, end))
        start = end
    return edges


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    """Words of two characters or more: of the bundled model and of the glossary."""
    lines = (resources.files("assistant") / "bundled" / "tokens.txt").read_text(encoding="utf-8").split()
    known = (form for term in terms() for form in term.zh_forms)
    return frozenset(word for word in (*lines, *known) if len(word) > 1 and _RUN.fullmatch(word))


@lru_cache(maxsize=1)
def _sounds() -> dict[str, str]:
    """The characters that sound like each one."""
    lines = (resources.files("assistant") / "bundled" / "sounds.txt").read_text(encoding="utf-8").splitlines()
    alike: dict[str, str] = {}
    for line in lines:
        if not line.startswith("#"):
            for character in line:
                alike[character] = alike.get(character, "") + line.replace(character, "")
    return alike
