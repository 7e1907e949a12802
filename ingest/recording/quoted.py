"""Decisions set out in full, as slides and boxes do: "Decision of the CDIP on …", the words, and the Summary they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model import Document, Paragraph, ParagraphKind
from ingest.recording.sessions import Citation, citations_in, named_in

_HEADING = re.compile(
    r"(?:发展与知识产权委员会|委员会|CDIP)[^，。]*决定|Decisions?\s+(?:of|by|taken\s+by)\s+the\s+(?:CDIP|Committee)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 12  # paragraphs of one decision


def quoted_decisions(document: Document) -> Iterator[tuple[Paragraph, str, int, Citation]]:
    """Yield each decision set out under a heading that says so: its first paragraph, its whole text, session, citation.

    The source line closes it: (CDIP/18/Summary by the Chair, para 7.5). Without one nothing is taken.
    """
    for n, paragraph in enumerate(document.paragraphs):
        cited = _source_line(paragraph)
        if cited is None or not cited.session:
            continue
        block: list[Paragraph] = []
        for earlier in reversed(document.paragraphs[max(0, n - _LONGEST) : n]):
            if earlier.annex != paragraph.annex or earlier.speaker:
                break
            if earlier.kind is ParagraphKind.HEADING:
                if block and _HEADING.fullmatch(earlier.text.strip()):
                    yield block[-1], "\n".join(p.text for p in reversed(block)), cited.session, cited
                break
            block.append(earlier)


def _source_line(paragraph: Paragraph) -> Citation | None:
    """The citation a paragraph consists of, if it is nothing else."""
    text = paragraph.text.strip()
    if len(text) > 80:
        return None
    found = citations_in(text, named_in(text, ours=True, last=(), this=None).mentions)
    return found[0] if len(found) == 1 and found[0].start <= 1 and found[0].end >= len(text) - 1 else None
