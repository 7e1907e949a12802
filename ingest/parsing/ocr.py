"""Pictures of pages read with the tesseract program, where it is installed."""

from __future__ import annotations

import csv
import os
import re
import shutil
import statistics
import subprocess
from collections import defaultdict
from functools import cache

import pypdfium2

from assistant.errors import DocumentError
from assistant.text import HAN, strip_invisible
from ingest.parsing.pages.lines import Line, Page, run_on

_LANGUAGES = ("chi_sim", "eng")
_DOTS_PER_INCH = 300  # what tesseract's models were trained on
_LARGEST_SIDE = 6_000  # dots; a poster is read coarser rather than not at all
_SECONDS_A_PAGE = 120
_UNSURE = 20.0  # per cent; below it a word is more likely a speck or a picture
# Tesseract sees the stops between Chinese characters as their narrow, spaced forms.
_HALF_WIDTH = re.compile(rf"(?<=[{HAN}])\s*([:;,!?])\s*(?=[{HAN}])")
_FULL_WIDTH = str.maketrans(":;,!?", "：；，！？")
INSTALL = (
    "install tesseract-ocr with chi_sim and eng (Debian packages tesseract-ocr, tesseract-ocr-chi-sim) "
    "to have it read with OCR, or give a version with text"
)


@cache
def is_installed() -> bool:
    """Tell whether tesseract is there with the languages of the documents."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        answer = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603 -- no input
    except (OSError, subprocess.TimeoutExpired):
        return False
    return set(_LANGUAGES) <= set(answer.stdout.split())


def recognised_page(page: pypdfium2.PdfPage, number: int, name: str) -> Page:
    """Return the lines that tesseract sees on a page. Raises DocumentError if it fails or takes too long."""
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / 72, _LARGEST_SIDE / max(width, height, 1))
    command = [
        "tesseract",
        "stdin",
        "stdout",
        "-l",
        "+".join(_LANGUAGES),
        "--dpi",
        str(round(72 * scale)),
        "tsv",
    ]
    try:
        answer = subprocess.run(  # noqa: S603 -- a fixed command; the page goes in as bytes
            command,
            input=_greymap(page, scale),
            capture_output=True,
            timeout=_SECONDS_A_PAGE,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # files are already read side by side
        )
    except subprocess.TimeoutExpired as error:
        raise DocumentError(f"{name}: page {number}: OCR took longer than {_SECONDS_A_PAGE} seconds; give a version with text") from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise DocumentError(f"{name}: page {number}: OCR failed ({error}); {INSTALL}") from error
    return Page(number, height, _lines(answer.stdout.decode("utf-8", errors="replace"), height, scale))


def _greymap(page: pypdfium2.PdfPage, scale: float) -> bytes:
    """Render a page as a portable greymap, a format of a header and plain bytes."""
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        rows = bytes(bitmap.buffer)
        if bitmap.stride != bitmap.width:
            rows = b"".join(rows[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + rows
    finally:
        bitmap.close()


def _lines(table: str, height: float, scale: float) -> tuple[Line, ...]:
    """Put tesseract's table of words together to lines, in its reading order."""
    words: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "5" and (row["text"] or "").strip() and float(row["conf"]) >= _UNSURE:
            words[row["block_num"], row["par_num"], row["line_num"]].append(row)
    if not words:
        return ()
    size = statistics.median(int(word["height"]) for line in words.values() for word in line) / scale
    return tuple(_line(line, height, scale, size) for line in words.values())


def _line(words: list[dict[str, str]], height: float, scale: float, size: float) -> Line:
    left = min(int(word["left"]) for word in words)
    right = max(int(word["left"]) + int(word["width"]) for word in words)
    bottom = statistics.median(int(word["top"]) + int(word["height"]) for word in words)
    text = strip_invisible(run_on([word["text"] for word in words]))
    text = _HALF_WIDTH.sub(lambda match: match[1].translate(_FULL_WIDTH), text)
    return Line(text, left / scale, right / scale, height - bottom / scale, size)
