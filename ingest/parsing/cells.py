"""The cells of a table as a format gives them."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.parsing.source import Block


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, the paragraphs of which it was made, and how many columns of the grid it reaches over.

    One that goes on from the row above repeats the text of a merged cell, and has no paragraphs.
    """

    text: str = ""
    paragraphs: tuple[Block, ...] = ()
    wide: int = 1
    goes_on: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the cell shows text that does not go on from above."""
        return bool(self.text) and not self.goes_on


Placed = tuple[int, Cell]  # the grid column at which a cell starts, and the cell
