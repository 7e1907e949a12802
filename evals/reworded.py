"""The questions of our sets in other words, by hands that saw neither the documents nor the answers.

A set whose questions were read while the product was made says little of how it takes the same question from somebody else.
`questions/reworded.tsv` holds two more wordings for those of the thirds "tune" and "check": the first was read and worked by, the
second is measured only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from evals.check import Row
from evals.corpora import QUESTIONS

WORDINGS = QUESTIONS / "reworded.tsv"


def in_other_words(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield every question that has other wordings once for each, in the order of rows; those without any are left out.

    The first keeps its question's third, the second is of the third "report", whose answers nobody reads. Ids end in ~1 and ~2.
    """
    table = wordings()
    for row in rows:
        for number, asked in enumerate(table.get(row["id"], ()), start=1):
            if asked:  # three times both hands chose the same words
                yield row | {"id": f"{row['id']}~{number}", "question": asked, "split": row["split"] if number == 1 else "report"}


@lru_cache(maxsize=1)
def wordings() -> dict[str, tuple[str, str]]:
    """Return both wordings by the id of the question; the second is "" where it is the same."""
    lines = WORDINGS.read_text(encoding="utf-8").splitlines()[1:]
    return {id_: (first, second) for id_, first, second in (line.split("\t") for line in lines)}
