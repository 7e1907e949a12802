"""Which windows tell anything: those that only announce, introduce or name, and rows of a table without what is asked, tell nothing."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.introducing import only_introduces
from assistant.answering.choosing.quoting import announced_by
from assistant.answering.choosing.selection import Selector
from assistant.answering.defining.definitions import Thing
from assistant.answering.lists.lists import announces
from assistant.answering.tables.cells import lacks_extremes
from assistant.answering.tables.extremes import asks_for_extremes
from assistant.answering.tables.naming import names_one_of_its_class
from assistant.answering.tables.tables import table_of
from assistant.model import Query
from assistant.retrieval import Retriever


def those_that_tell(
    choices: Sequence[Choice], thing: Thing | None, query: Query, selector: Selector, retriever: Retriever, catalogue: Catalogue
) -> list[Choice]:
    """Return the windows that tell anything, in their order; thing is what the question asks to define.

    Left out is what names a thing that every paper names where it is to be defined, what announces something that is not there, a row of
    a table that has none for the one of its class that is named, and what does not tell the most or the least, where these are asked for.
    """
    extremes, tables = asks_for_extremes(query.text), _Tables(query.text, catalogue)

    def tells(choice: Choice) -> bool:
        if thing and thing.common and not thing.described_by(choice.quoted):
            return False
        if only_introduces(choice, selector.pieces):
            return False
        if announces(choice):
            return not extremes and bool(announced_by(choice, selector, catalogue))
        return not tables.lack_what_is_named(choice) and not (extremes and lacks_extremes(choice, query, retriever, catalogue))

    return [choice for choice in choices if tells(choice)]


class _Tables:
    """The tables that rows of the evidence stand in; each is read once."""

    def __init__(self, question: str, catalogue: Catalogue) -> None:
        self._question, self._catalogue = question, catalogue
        self._lacking: dict[tuple[str, int], bool] = {}

    def lack_what_is_named(self, choice: Choice) -> bool:
        """Whether a window is a row, and its table has none for the one of its class that the question names."""
        if not choice.is_row:
            return False
        if choice.passage.place not in self._lacking:
            _, rows = table_of(choice, self._catalogue)
            lacking = names_one_of_its_class(rows, self._question)
            key, _ = choice.passage.place
            self._lacking |= {(key, row.ordinal): lacking for row in rows}
        return self._lacking[choice.passage.place]
