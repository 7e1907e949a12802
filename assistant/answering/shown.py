"""What a reader is shown with a window: how much of its paragraph is quoted, and what stands beside it."""

from __future__ import annotations

from assistant.answering.particulars import Window
from assistant.model import Language, ParagraphKind
from assistant.text import sentences

# A paragraph up to this many characters is quoted whole: its sentences explain each other.
WHOLE: dict[Language, int] = {"zh": 280, "en": 670}
QUOTED = 3  # sentences of a longer one


def beside(choice: Window) -> str:
    """What a reader is shown with a window, or sees beside it: the sentences before and after, the notes of its paragraph, the heading it
    stands under, and for a row or a line that announces a list the chunk that they stand in."""
    paragraph, chunk = choice.passage.paragraph, choice.evidence.chunk
    if paragraph.kind is ParagraphKind.ROW or choice.quoted.rstrip().endswith((":", "：")):
        return f"{chunk.context}\n{chunk.text}"
    text = paragraph.text
    if len(text) > WHOLE[choice.passage.document.language] and choice.end > choice.start:
        spans = sentences(text)
        near = [at for at, (start, end) in enumerate(spans) if choice.start < end and start < choice.end]
        first, last = max(0, near[0] - QUOTED + 1), min(len(spans), near[-1] + QUOTED)
        text = text[spans[first][0] : spans[last - 1][1]]
    return "\n".join((paragraph.section or "", text, *(note.text for note in paragraph.footnotes)))
