"""Documents and questions out of rows of question and passage in both languages, so that a floor can be fitted to many.

    python -m evals.paraphrases OUT ROWS.tsv …

A row is `English question ⇥ Chinese question ⇥ English passage ⇥ Chinese passage`, the two sharing few words. The passages of every
other row become numbered paragraphs of documents (OUT/zh and OUT/en); every question is asked, and those whose passage was left
out are near misses by the hundred: same field, same wording, not there. The set is OUT/questions.jsonl, for `evals.fit`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

KIND = "paraphrase"
SESSION = 40  # of no real document
A_DOCUMENT = 25  # passages
ANCHOR = 12  # characters of a passage by which it is found again

_COVERS = {
    "zh": "CDIP/{session}/{number}\n\n发展与知识产权委员会（CDIP）\n\n第四十届会议\n\n各项活动情况汇编之{number}\n\n秘书处编拟\n",
    "en": "CDIP/{session}/{number}\n\nCommittee on Development and Intellectual Property (CDIP)\n\nFortieth Session\n\n"
    "COMPILATION OF ACTIVITIES {number}\n\nprepared by the Secretariat\n",
}

Row = tuple[str, str, str, str]


def main() -> None:
    """Write the documents and the set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("rows", type=Path, nargs="+")
    options = parser.parse_args()
    rows = [row for path in options.rows for row in read_rows(path.read_text("utf-8"))]
    told, untold = rows[::2], rows[1::2]
    questions = [question for number, rows_ in _documents(told) for question in _write(options.out, number, rows_)]
    questions += [_question(row, language, None) for row in untold for language in ("zh", "en")]
    numbered = [{"id": f"{row['language']}-{KIND}-{place:04d}", **row} for place, row in enumerate(questions)]
    lines = [json.dumps(row, ensure_ascii=False) for row in numbered]
    (options.out / "questions.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(told)} passages in {options.out}, {len(questions)} questions, {2 * len(untold)} of them on passages left out")


def read_rows(text: str) -> list[Row]:
    """Return the rows of a table with four columns; ValueError names a line that has others."""
    rows = []
    for place, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != 4 or not all(cells):
            raise ValueError(f"line {place}: four columns are wanted (English and Chinese question, English and Chinese passage)")
        rows.append((cells[0], cells[1], cells[2], cells[3]))
    return rows


def _documents(rows: Sequence[Row]) -> Iterable[tuple[int, Sequence[Row]]]:
    return enumerate((rows[first : first + A_DOCUMENT] for first in range(0, len(rows), A_DOCUMENT)), 1)


def _write(out: Path, number: int, rows: Sequence[Row]) -> list[dict[str, Any]]:
    for language, column in (("zh", 3), ("en", 2)):
        folder = out / language
        folder.mkdir(parents=True, exist_ok=True)
        paragraphs = [f"{place}. {row[column]}\n" for place, row in enumerate(rows, 1)]
        cover = _COVERS[language].format(session=SESSION, number=number)
        (folder / _file(number, language)).write_text("\n".join([cover, *paragraphs]), "utf-8")
    return [_question(row, language, (number, place)) for place, row in enumerate(rows, 1) for language in ("zh", "en")]


def _question(row: Row, language: str, place: tuple[int, int] | None) -> dict[str, Any]:
    """One question of a row, with its passage in either language as gold; None for a place: it is left out."""
    wanted = ["answered"] if place else ["not_found", "not_indexed"]
    return {
        "language": language,
        "kind": KIND,
        "question": row[1 if language == "zh" else 0],
        "answerable": place is not None,
        "expected_status": wanted,
        "gold": [_gold(place, row[3], "zh")] if place else [],
        "gold_en": [_gold(place, row[2], "en")] if place else [],
        "facts": [[f"{row[3][:ANCHOR]}*", f"{row[2][: 2 * ANCHOR]}*"]] if place else [],  # cut anywhere: their last word is left open
        "split": "tune",
    }


def _gold(place: tuple[int, int], passage: str, language: str) -> dict[str, Any]:
    number, paragraph = place
    symbol = f"CDIP/{SESSION}/{number}"
    named = {"file": _file(number, language), "symbol": symbol, "annex": None, "paragraph": str(paragraph), "recommendation": None}
    return {**named, "anchor": passage[: ANCHOR if language == "zh" else 2 * ANCHOR]}


def _file(number: int, language: str) -> str:
    return f"cdip_{SESSION}_{number}.{language}.txt"


if __name__ == "__main__":
    main()
