"""What a reader is shown with a window: how much of its paragraph is quoted, and what stands beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.windows import LONGEST
from assistant.model import Language
from assistant.text import sentences

# A paragraph up to this many characters is quoted whole: its sentences explain each other.
WHOLE: dict[Language, int] = {"zh": 280, "en": 670}
QUOTED = 3  # sentences of a longer one


def beside(choice: Choice) -> str:
    """What a reader is shown with a window, or sees beside it: the sentences before and after, the notes of its paragraph, the heading it
    stands under, and for a row or a line that announces a list the chunk that they stand in."""
    paragraph, chunk = choice.passage.paragraph, choice.evidence.chunk
    if choice.is_row or choice.quoted.rstrip().endswith((":", "：")):
        return f"{chunk.context}\n{chunk.text}"
    text = paragraph.text
    if len(text) > WHOLE[choice.passage.document.language] and choice.end > choice.start:
        spans = sentences(text)
        near = [at for at, (start, end) in enumerate(spans) if choice.start < end and start < choice.end]
        first, last = max(0, near[0] - QUOTED + 1), min(len(spans), near[-1] + QUOTED)
        text = text[spans[first][0] : spans[last - 1][1]]
    return "\n".join((paragraph.section or "", text, *(note.text for note in paragraph.footnotes)))


def widen(choice: Choice, choices: Sequence[Choice], language: Language) -> tuple[int, int]:
    """Return offsets of the quote: a short paragraph whole, else the window with its best neighbours, at most QUOTED sentences.

    What is asked for often stands in the sentence before or after the one that names the subject.
    """
    text = choice.passage.paragraph.text
    if len(text) <= WHOLE[language]:
        return 0, len(text)
    spans = sentences(text)
    scores = {c.start: c.score for c in choices if c.passage == choice.passage and c.note is None and (c.start, c.end) in spans}
    first = next(i for i, span in enumerate(spans) if span[0] == choice.start)
    last = next(i for i, span in enumerate(spans) if span[1] == choice.end)
    while last - first + 1 < QUOTED:
        neighbours = [
            i
            for i in (first - 1, last + 1)
            if 0 <= i < len(spans) and spans[max(last, i)][1] - spans[min(first, i)][0] <= LONGEST[language]
        ]
        if not neighbours:
            break
        best = max(neighbours, key=lambda i: (scores.get(spans[i][0], -math.inf), i))
        first, last = min(first, best), max(last, best)
    return spans[first][0], spans[last][1]
