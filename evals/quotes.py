"""Where an answer's quotes stand in what the index has stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.adapters.catalogue import Catalogue
from assistant.model import Paragraph


class StoredText:
    """The paragraphs of one index, read once a document."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._paragraphs: dict[int, tuple[Paragraph, ...]] = {}

    def passage(self, citation: Mapping[str, Any]) -> str | None:
        """Return the stored paragraph (with its notes) that holds a citation's quote, character by character, and bears the
        number and stands in the annex that the citation names; None where there is none."""
        for id_, document in self._catalogue.documents_by_id.items():
            if (document.file, document.language, document.symbol) != (citation["file"], citation["language"], citation["symbol"]):
                continue
            for paragraph in self._of(id_):
                texts = [paragraph.text, *(note.text for note in paragraph.footnotes)]
                named = (paragraph.number, paragraph.annex) == (citation["paragraph"], citation["annex"])
                if named and any(citation["quote"] in text for text in texts):
                    return "\n".join(texts)
        return None

    def _of(self, document: int) -> tuple[Paragraph, ...]:
        if document not in self._paragraphs:
            self._paragraphs[document] = self._catalogue.paragraphs(document)
        return self._paragraphs[document]
