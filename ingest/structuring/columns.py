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
_FIGURE = r"(?:CHF|USD|US\$|[$€])?\s*\d[\d,.]*(?:\s*(?:万|百万|million))?(?:\s*(?:瑞士法郎|瑞郎|美元|欧元|Swiss\s+francs|[%％]))?"
_VALUE = rf"(?:{_FIGURE}|待定|不适用|tbd|n/a)"
_PAIR = re.compile(rf"(?P<left>[^：:]{{1,60}}[：:]\s*{_VALUE})\s+(?P<right>[^：:\s][^：:]{{0,60}}[：:]\s*{_VALUE})", re.IGNORECASE)
_ITEM = re.compile(rf"[^：:]{{1,60}}[：:]\s*{_VALUE}", re.IGNORECASE)
_AMOUNT = re.compile(r"[:：]\s*(?:CHF|USD|US\$|[$€])?\s*(\d[\d,]*)")
_HEAD = re.compile(
    rf"(?P<left>[{HAN}A-Za-z][^,，。；;:：]{{1,40}}?)(?:\s{{2,}}|\s+(?=[{HAN}])|(?<=[a-z)）])\s+(?=[A-Z]))(?P<right>[^,，。；;:：]{{2,40}})"
)
_LEAST = 2  # lines with two labelled amounts
_MOST_LONE = 6  # rows with one item: two to the sixth ways to give them to columns
_LONGEST = 200  # characters of a printed line with two columns


def part_columns(lines: Sequence[Line], language: Language) -> tuple[list[Line], list[str]]:
    """Return the lines with every two-column list as rows "column：item", and warnings for those left as they were.

    Such a list is known by its closing line with one total a column, or by two amounts with their labels on each line. A
    row with one item may belong to either column; it is given to the one with which the items add up to the printed totals.
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
    if lines[at].whole or len(lines[at].text) > _LONGEST or at + 2 >= len(lines) or not _HEAD.fullmatch(lines[at].text):
        return None
    if not lines[at + 1].text.startswith(("-", "–")):
        return _end_of_pairs(lines, at)
    for below in range(at + 2, min(len(lines), at + 40)):
        if lines[below].whole or len(lines[below].text) > _LONGEST:
            return None
        if _TOTALS.fullmatch(lines[below].text):
            return below + 1
    return None


def _end_of_pairs(lines: Sequence[Line], at: int) -> int | None:
    """Where a list ends that has two labelled amounts a line, or one; None where it has not two such lines at least."""
    pairs, end = 0, at + 1
    while end < len(lines) and not lines[end].whole and lines[end].annex == lines[at].annex and _ITEM.match(lines[end].text):
        pair, item = _PAIR.fullmatch(lines[end].text), _ITEM.fullmatch(lines[end].text)
        if not (pair or item):
            break
        pairs, end = pairs + bool(pair), end + 1
        if _TOTALS.fullmatch(lines[end - 1].text):
            break
    return end if pairs >= _LEAST else None


def _rows(lines: Sequence[Line], language: Language) -> list[str] | None:
    head, totals = _head(lines[0].text), _TOTALS.fullmatch(lines[-1].text)
    items = _items(lines[1:-1] if totals else lines[1:], bulleted=lines[1].text.startswith(("-", "–")))
    columns = _told_apart(items, totals) if items else None
    if not head or not columns:
        return None
    colon = "：" if language == "zh" else ": "
    closing = (totals["left"], totals["right"]) if totals else ()
    return [f"{name}{colon}{item}" for at, name in enumerate(head) for item in (*columns[at], *closing[at : at + 1])]


def _head(text: str) -> tuple[str, str] | None:
    """The names of two columns on one line; where it may be parted at several places, the one after which the last word comes again.

    >>> _head("One-off Costs Annual Costs"), _head("一次性支出（瑞士法郎） 每年支出（瑞士法郎）")
    (('One-off Costs', 'Annual Costs'), ('一次性支出（瑞士法郎）', '每年支出（瑞士法郎）'))
    """
    if (words := text.split())[-1:] and words[-1] in words[:-1] and len(text.split(words[-1])) == 3:
        left, right = text.split(words[-1])[:2]
        return f"{left}{words[-1]}".strip(), f"{right}{words[-1]}".strip()
    match = _HEAD.fullmatch(text)
    return (match["left"].strip(), match["right"].strip()) if match else None


def _told_apart(items: Sequence[tuple[str, str | None]], totals: re.Match[str] | None) -> tuple[list[str], list[str]] | None:
    """The items of each column, or None where it is not certain to which one a lone item belongs."""
    lone = [at for at, (left, right) in enumerate(items) if right is None]
    if not lone:
        return _columns(items, {})
    sums = [_amount(totals["left"]), _amount(totals["right"])] if totals else [None, None]
    if len(lone) > _MOST_LONE or sums == [None, None]:
        return None
    choices = (dict(zip(lone, choice, strict=True)) for choice in product((0, 1), repeat=len(lone)))
    fits = [columns for choice in choices if _adds_up(columns := _columns(items, choice), sums)]
    return fits[0] if len(fits) == 1 else None


def _items(lines: Sequence[Line], *, bulleted: bool) -> list[tuple[str, str | None]] | None:
    """Read the rows, each (left, right) or (item, None); a line without a bullet in a list of such goes on with the item above."""
    items: list[tuple[str, str | None]] = []
    for line in lines:
        if match := (_ROW if bulleted else _PAIR).fullmatch(line.text):
            items.append((match["left"], match["right"]))
        elif not bulleted:
            items.append((line.text, None))
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
