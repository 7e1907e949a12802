"""How surely a question names the rows and columns of a table: as they are printed, by number or year, or in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering.tables.grid import (
    COUNTED_ON,
    FIGURE,
    LABEL,
    Cell,
    asks_for_total,
    cells_of,
    counted_in,
    is_total,
    label_of,
    name_of,
)
from assistant.concepts import Kind
from assistant.lexical import words
from assistant.model import Language, Paragraph, Query
from assistant.numerals import chinese_number, english_number
from assistant.retrieval import Retriever
from assistant.text import BETWEEN_NAMES, HAN, fold

NAMED, NAMED_ACROSS = 0.6, 0.5  # of a name's meaning, that a question which means it speaks of; in the other language
APART = 0.15  # by how much less it speaks of the names that it does not mean

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ASKS = re.compile(
    r"多少|几(?=个|名|项|次|份|家|件|人)|\b(?:how\s+(?:much|many)|wh(?:at|ich)\s+(?:share|rate|percentage|proportion|amount|number))\b",
    re.I,
)
_NUMBERS = re.compile(r"No\.?|#|Number|序号|编号|次序|场次|期次", re.I)  # a column that counts the rows
_PLACE_IN_ORDER = re.compile(
    r"第\s*([一二三四五六七八九十\d]{1,3})\s*[次场期个轮批项条讲]|\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\b"
    r"|\b(?:no\.?|number|#)\s?(\d{1,2})\b",
    re.I,
)
_HAN_NAME = re.compile(rf"[{HAN}]{{2,6}}")
_PART_OF = re.compile(r"^(?:其中|内)(?:的|：)?|^(?:of\s+)?(?:these|those|which|whom),?\s+", re.I)
_DIFFER = re.compile(
    r"相差|差(?:了|着|出|距|额|多)?(?:多少|几|多远)|(?:还|仍)(?:差|缺)|(?:比|较|与|跟|和)[^，。？]{1,16}(?:多|少|高|低)(?:了|出)?(?:多少|几)"
    r"|\b(?:short\s+of|differ\w*|gap\s+between|compared?\s+(?:with|to)|against\s+(?:the\s+|its\s+|a\s+)?(?:targets?|plan|budget)|(?:more|less|fewer|higher|lower)\s+than)\b",
    re.I,
)


def rows_named(rows: Sequence[Paragraph], query: Query, language: Language, retriever: Retriever) -> list[Paragraph]:
    """Return the rows of a table that a question names, by their first cell or by another that holds words, or by their number ("the
    third webinar"); none in doubt."""
    if len(asked := _PLACE_IN_ORDER.findall(query.text)) == 1 and all(_NUMBERS.fullmatch(label_of(row)) for row in rows):
        number = next(filter(None, map(_number, filter(None, asked[0]))), None)
        if counted := [row for row in rows if name_of(row).strip(" .") == str(number)]:
            return counted
    names = [list(_names_of(row, query.text)) for row in rows]
    every = [name for own in names for name in own]
    surely = iter(surely_named(every, query, language, retriever))
    most = [max((next(surely) for _ in own), default=0.0) for own in names]
    return [rows[place] for place in the_named(most, language == query.language)]


def names_one_of_its_class(rows: Sequence[Paragraph], question: str) -> bool:
    """Whether a question names a thing of the class that all rows of a table are of, and none of them: 西港 where North Harbour (北港), South
    Harbour (南港) and East Harbour (东港) have rows.

    A class is the last word of all names, in capitals where it stands in English, or the last character of Chinese names of one length.
    """
    names = [name for row in rows if not is_total(name := name_of(row))]
    if len(names) < 2:
        return False
    named = [*_of_class_in_english(names, question), *_of_class_in_chinese(names, question)]
    return bool(named) and not any(fold(name) in fold(question) for name in names)


def _of_class_in_english(names: Sequence[str], question: str) -> list[str]:
    last = {name.split()[-1] for name in names if len(name.split()) > 1}
    if len(last) != 1 or any(len(name.split()) < 2 for name in names) or not (of := last.pop())[:1].isupper():
        return []
    return re.findall(rf"\b(?:[A-Z][\w'’-]*\s+)+{re.escape(of)}\b", question)


def _of_class_in_chinese(names: Sequence[str], question: str) -> list[str]:
    if len({(len(name), name[-1:]) for name in names}) != 1 or not _HAN_NAME.fullmatch(names[0]):
        return []
    before, of = len(names[0]) - 1, names[0][-1]
    return re.findall(rf"(?:^|[^{HAN}]|[的在和与年月])([{HAN}]{{{before}}}{of})", question)


def _number(written: str) -> int | None:
    return int(written) if written.isdigit() else chinese_number(written) or english_number(written)


def cells_named(row: Paragraph, query: Query, language: Language, retriever: Retriever) -> list[Cell]:
    """Return the cell of a row whose column a question names, or those of a group of columns; or the one that sums up the
    others where the sum is asked for.

    Empty where it names none or several, or asks for more than one figure, or by how much two differ.
    """
    cells = cells_of(row)
    columns = [cell.column for cell in cells]
    if not all(columns) or asks_for_several(query.text) or _DIFFER.search(query.text):
        return []
    named = columns_named(columns, query, language, retriever)
    if not named and asks_for_total(query.text) and not is_total(name_of(row)):
        named = [place for place, column in enumerate(columns) if is_total(column)]
    of_a_group = len({columns[place].split(BETWEEN_NAMES)[0] for place in named}) == 1 < len(cells)
    return [cells[place] for place in named] if len(named) == 1 or of_a_group else []


def columns_named(columns: Sequence[str], query: Query, language: Language, retriever: Retriever) -> list[int]:
    """Return the places of the columns that a question names; none in doubt.

    Of columns in groups ("2031 – Lent", "2031 – Returned") it names one by its group and its own name, by a name of its own that
    no other has, or all by their group alone. Of a column and what is counted apart of it ("of these, women") it names the part.
    """
    plain = [_PART_OF.sub("", column) for column in columns]
    named = _named_in([column.split(BETWEEN_NAMES) for column in plain], range(len(columns)), query, language, retriever)
    return [place for place in named if plain[place] != columns[place]] or named


def _named_in(names: Sequence[Sequence[str]], places: Sequence[int], query: Query, language: Language, retriever: Retriever) -> list[int]:
    """Return which of some columns a question names; names are what is left of each one's below the groups already named."""

    def meant(of: Sequence[str]) -> list[int]:
        each = list(dict.fromkeys(of))
        found = {each[at] for at in the_named(surely_named(each, query, language, retriever), language == query.language)}
        return [at for at, name in enumerate(of) if name in found]

    first = meant([own[0] for own in names])
    if not first and any(len(own) > 1 for own in names):
        last = meant([own[-1] for own in names])
        return [places[at] for at in last] if len(last) == 1 else []
    named = [places[at] for at in first]
    below = [at for at in first if len(names[at]) > 1]
    if not first or below != first or len({names[at][0] for at in first}) > 1:
        return named
    return _named_in([names[at][1:] for at in first], named, query, language, retriever) or named


def surely_named(names: Sequence[str], query: Query, language: Language, retriever: Retriever) -> list[float]:
    """Return how surely a question names each of the rows or columns of one table, 0 to 1; what sums them up is not among them.

    A name within another that stands in the question does not count, nor does a year or a mark ("Option 2") that is another one.
    """
    asked = fold(query.text)
    written = {fold(name) for name in names if len(fold(name)) > 1 and stands_in(fold(name), asked)}
    return [_surely(name, query, asked, written, language, retriever) for name in names]


def _surely(name: str, query: Query, asked: str, written: set[str], language: Language, retriever: Retriever) -> float:
    folded = fold(name)
    if not folded or is_total(name):
        return 0.0
    if years := {int(year) for year in _YEAR.findall(folded)}:
        return float(years <= set(query.years))
    if counted := COUNTED_ON.fullmatch(name.strip()):
        return float(counted["which"].upper() in counted_in(asked, counted["stem"]))
    if folded in written:
        return float(not any(folded != other and folded in other for other in written))
    if _is_place_asked(name, query, retriever):
        return 1.0
    return min(0.99, float(retriever.closeness(replace(query, text=name, language=language), [query.text])[0]))


def _is_place_asked(name: str, query: Query, retriever: Retriever) -> bool:
    """Whether a name is a place that the question names in other words or in the other language: 印尼, Indonesia."""
    own = words(name)
    return any(way == own for concept in retriever.concepts(query) if concept.kind is Kind.PLACE for way, _ in concept.ways)


def the_named(surely: Sequence[float], same_language: bool) -> list[int]:
    """Return the places of the names that are meant; none where none is named, or hardly more than another."""
    most = max(surely, default=0.0)
    if most < (NAMED if same_language else NAMED_ACROSS):
        return []
    others = max((sure for sure in surely if sure < most), default=0.0)
    return [place for place, sure in enumerate(surely) if sure == most] if most == 1.0 or others <= most - APART else []


def asks_for_several(question: str) -> bool:
    """Whether a question asks for two figures or more: what was planned, and what was spent."""
    return len(_ASKS.findall(question)) > 1


def stands_in(name: str, text: str) -> bool:
    """Whether a name stands in a text, both folded, as a word of its own where it is written in Latin letters."""
    return re.search(rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])", text) is not None


def _names_of(row: Paragraph, asked: str) -> Iterator[str]:
    """What names a row: its first cell, and others that hold words; one word alone only as it is written there: where it is asked when
    the call opens, the row that is "Open" is not named."""
    yield name_of(row)
    for cell in cells_of(row):
        value = LABEL.split(cell.text, maxsplit=1)[-1]
        if (
            cell.column
            and len(value) > 2
            and not FIGURE.fullmatch(value)
            and not _YEAR.search(value)
            and not (value.isascii() and value.isalpha() and value not in asked)
        ):
            yield value
