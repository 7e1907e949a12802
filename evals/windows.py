"""Write questions with the windows that the product finds for them, for the reader to learn from.

    python -m evals.windows --corpus INDEX SET [SET …] --out FILE

Only the "tune" and "check" questions of a set are read; of pairs (.tsv), the hands of READER. Each line of FILE is one question as JSON: the
window that answers it first (the shortest with the most key facts), or none, then the best of those that do not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.answering.choosing.choices import Choice
from evals.cases import Row, asked_over, marked
from evals.pairs import READER

RIVALS = 4  # windows that do not answer


def main() -> None:
    """Write one corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", nargs="+", required=True, metavar="PATH", help="an index, then its sets")
    parser.add_argument("--out", type=Path, required=True, help="file to write")
    options = parser.parse_args()
    index, *sets = options.corpus
    lines = [line for row, _, choices in asked_over(index, sets, READER) if (line := _line(row, choices))]
    options.out.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    print(f"{options.out}: {len(lines)} questions")


def _line(row: Row, choices: Sequence[Choice]) -> dict[str, Any] | None:
    """A question with its windows; None where it is answered by none that was found, or nothing else was."""
    _, near, _, shortest = marked(row, choices)
    if row["answerable"] and not shortest.any():
        return None
    right = [choice for choice, is_right in zip(choices, shortest, strict=True) if is_right][:1]
    wrong = [choice for choice, is_near in zip(choices, near, strict=True) if not is_near][:RIVALS]
    excerpts = [choice.excerpt for choice in (*right, *wrong)]
    return {"question": row["question"], "answered": bool(right), "excerpts": excerpts} if wrong else None


if __name__ == "__main__":
    main()
