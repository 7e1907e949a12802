"""An answer being written: its markers are its own, whatever stands in the texts that it quotes."""

from __future__ import annotations

import re

import pytest

from assistant.answering.writing.draft import Draft, Passage
from assistant.model import Document, Language, Paragraph


def _passage(text: str, language: Language) -> Passage:
    paragraph = Paragraph(ordinal=1, text=text)
    return Passage(Document(file="a.txt", digest="", format="txt", language=language, paragraphs=(paragraph,)), paragraph)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "The forum cost 500 francs[2], as told [12]."), ("zh", "论坛花费500法郎[2]，见[12]。")]
)
def test_a_number_in_brackets_of_a_document_is_no_marker(language: Language, text: str) -> None:
    passage = _passage(text, language)
    draft = Draft(language)
    draft.say(f"[7] {text}: ")
    draft.quote(text, passage)
    (citation,) = draft.citations
    assert re.findall(r"\[(\d+)\]", draft.text) == ["1"]
    assert citation.quote == text
    assert draft.text[citation.start : citation.end].replace("\u2060", "") == text
    joined = Draft(language)
    joined.add(draft)
    assert joined.text == draft.text
