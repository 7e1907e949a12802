"""A table whose rows are all of one class tells nothing of one of that class that has no row in it."""

from __future__ import annotations

import pytest

from assistant.answering.tables.naming import names_one_of_its_class
from assistant.model import Paragraph, ParagraphKind


def rows(*texts: str) -> list[Paragraph]:
    """Rows of one table."""
    return [Paragraph(ordinal=at, kind=ParagraphKind.ROW, text=text) for at, text in enumerate(texts)]


HARBOURS = rows("Harbour: North Harbour; 2030: 1,340", "Harbour: South Harbour; 2030: 595", "Harbour: Total; 2030: 1,935")
PORTS = rows("港口：北港；2030年：1,340", "港口：南港；2030年：595", "港口：合计；2030年：1,935")


@pytest.mark.parametrize(
    ("table", "question", "expected"),
    [
        (HARBOURS, "How many passengers did West Harbour have in 2030?", True),
        (HARBOURS, "How many passengers did South Harbour have in 2030?", False),
        (HARBOURS, "How many passengers were there in 2030?", False),
        (HARBOURS, "Did West Harbour have more than North Harbour?", False),
        (PORTS, "西港2030年有多少乘客？", True),
        (PORTS, "2030年西港有多少乘客？", True),
        (PORTS, "南港2030年有多少乘客？", False),
        (PORTS, "2030年有多少乘客？", False),
        (rows("Country: Peru; 2030: 3", "Country: Kenya; 2030: 4"), "How many in North Macedonia in 2030?", False),
    ],
)
def test_what_is_named_of_the_class_has_no_row(table: list[Paragraph], question: str, expected: bool) -> None:
    assert names_one_of_its_class(table, question) is expected
