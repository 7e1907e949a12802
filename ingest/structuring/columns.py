"""Two columns printed side by side and read row by row, taken apart again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from assistant.model import Language
from assistant.text import HAN
from ingest.parsing.source import BlockKind
from ingest.structuring.joining import join_text
from ingest.structuring.lines import Line

_ROW = re.compile(r"[-–]\s+(?P<left>\S.*?)(?:\s+[-–]\s+(?P<right>\S.*))?")
_TOTALS = re.compile(r"(?P<left>(?P<word>总计|合计|共计|Totals?)\s*[:：].+?)\s+(?P<right>(?P=word)\s*[:：].+)", re.IGNORECASE)
_AMOUNT = re.compile(r"[:：]\s*(?:CHF|USD|US\$|[$€])?\s*(\d[\d,]*)")
_HEAD = re.compile(
    rf"(?P<left>[{HAN}A-Za-z][^,，。；;:：]{{1,40}}?)(?:\s{{2,}}|\s+(?=[{HAN}])|(?<=[a-z])\s+(?=[A-Z]))(?P<right>[^,，。；;:：]{{2,40}})"
)
_MOST_LONE = 6  # rows with one item: two to the sixth ways to give them to columns
_LONGEST = 200  # characters of a printed line with two columns


def part_columns(lines: Sequence[Line], language: Language) -> tuple[list[Line], list[str]]:
    """Return the lines with every two-column list as rows "column：item", and warnings for those left as they were.

    Such a list is known by its closing line with one total a column. A row with one item may belong to either
    column; it is given to the one with which the items add up to the printed totals.
    """
    parted: list[Line] = []
    warnings: list[str] = []
    at = 0
    while at < len(lines):
        end = _end_of_list(lines, at)
        if end is None:
            parted.append(lines[at])
            at += 1
            continue
        rows = _rows(lines[at:end], language)
        if rows is None:
            warnings.append(f"two columns on page {lines[at].page} could not be told apart; their lines stand as printed")
            parted.append(replace(lines[at], text="\n".join(line.text for line in lines[at:end]), kind=BlockKind.PARAGRAPH))
        else:
            parted.extend(replace(lines[at], text=row, kind=BlockKind.ROW, cells=(), links=(), marks=()) for row in rows)
            links = tuple(dict.fromkeys(link for line in lines[at:end] for link in line.links))
            parted[-1] = replace(parted[-1], links=links)
        at = end
    return parted, warnings


def _end_of_list(lines: Sequence[Line], at: int) -> int | None:
    """Where a two-column list that begins with its heads at this line ends, or None."""
    if (
        lines[at].whole
        or len(lines[at].text) > _LONGEST
        or at + 2 >= len(lines)
        or not _HEAD.fullmatch(lines[at].text)
        or not lines[at + 1].text.startswith(("-", "–"))
    ):
        return None
    for below in range(at + 2, min(len(lines), at + 40)):
        if lines[below].whole or len(lines[below].text) > _LONGEST:
            return None
        if _TOTALS.fullmatch(lines[below].text):
            return below + 1
    return None


def _rows(lines: Sequence[Line], language: Language) -> list[str] | None:
    head, totals = _HEAD.fullmatch(lines[0].text), _TOTALS.fullmatch(lines[-1].text)
    items = _items(lines[1:-1])
    if not head or not totals or items is None:
        return None
    sums = [_amount(totals["left"]), _amount(totals["right"])]
    lone = [at for at, (left, right) in enumerate(items) if right is None]
    if len(lone) > _MOST_LONE:
        return None
    fits = [
        columns
        for choice in product((0, 1), repeat=len(lone))
        if _adds_up(columns := _columns(items, dict(zip(lone, choice, strict=True))), sums)
    ]
    if len(fits) != 1 or sums == [None, None]:
        return None
    colon = "：" if language == "zh" else ": "
    named = ((head["left"].strip(), [*fits[0][0], totals["left"]]), (head["right"].strip(), [*fits[0][1], totals["right"]]))
    return [f"{name}{colon}{item}" for name, own in named for item in own]


def _items(lines: Sequence[Line]) -> list[tuple[str, str | None]] | None:
    """Read the rows, each (left, right) or (item, None); a line without a bullet goes on with the item above."""
    items: list[tuple[str, str | None]] = []
    for line in lines:
        if match := _ROW.fullmatch(line.text):
            items.append((match["left"], match["right"]))
        elif items:
            left, right = items[-1]
            items[-1] = (left, join_text(right, line.text)) if right else (join_text(left, line.text), None)
        else:
            return None
    return items


def _columns(items: Sequence[tuple[str, str | None]], lone: dict[int, int]) -> tuple[list[str], list[str]]:
    columns: tuple[list[str], list[str]] = ([], [])
    for at, (left, right) in enumerate(items):
        if right is None:
            columns[lone[at]].append(left)
        else:
            columns[0].append(left)
            columns[1].append(right)
    return columns


def _adds_up(columns: tuple[list[str], list[str]], sums: Sequence[int | None]) -> bool:
    return all(total is None or total == sum(_amounts(column)) for column, total in zip(columns, sums, strict=True))


def _amounts(column: Sequence[str]) -> Iterator[int]:
    return (amount for item in column if (amount := _amount(item)) is not None)


def _amount(text: str) -> int | None:
    found = _AMOUNT.search(text)
    return int(found[1].replace(",", "")) if found else None
