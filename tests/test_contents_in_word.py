"""Tables of contents in Word and its web pages: tabs draw their dots, and no entry is a fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.model import ParagraphKind
from ingest.parsing import read_source
from ingest.structure import read_document
from tests.support.word_files import field, paragraph, run, word_file

TAB = "<w:r><w:tab/></w:r>"
NAMES = {"en": ("toc 1", "EVALUATION OF KITES", "FINDINGS ON KITES"), "zh": ("目录 1", "风筝的评价", "关于风筝的结论")}


def word(path: Path, style: str, *entries: str) -> Path:
    """A paper with a table of contents whose page numbers are fields behind tabs."""
    listed = [
        paragraph(properties='<w:pStyle w:val="C1"/>', runs=f"{run(f'{at}.')}{TAB}{run(entry)}{TAB}{field(' PAGEREF _Toc ', str(at + 2))}")
        for at, entry in enumerate(entries, start=1)
    ]
    styles = f'<w:style w:type="paragraph" w:styleId="C1"><w:name w:val="{style}"/></w:style>'
    return word_file(path, f"{''.join(listed)}{paragraph('1. Nine kites were lent.')}", parts={"styles": styles})


def web(path: Path, *entries: str) -> Path:
    listed = [
        f"<p class=MsoToc1>{at}.&nbsp;&nbsp;&nbsp; {entry}<span style='display:none'>. </span><span>{at + 2}</span></p>"
        for at, entry in enumerate(entries, start=1)
    ]
    path.write_text(f"{''.join(listed)}<p>1. Nine kites were lent.</p>", encoding="utf-8")
    return path


@pytest.mark.parametrize("language", ["en", "zh"])
def test_entries_of_a_table_of_contents_name_headings(tmp_path: Path, language: str) -> None:
    style, *entries = NAMES[language]
    for path in (word(tmp_path / "a.docx", style, *entries), web(tmp_path / "a.html", *entries)):
        listed, texts = [], []
        for read in read_document(read_source(path), file=path.name, digest="0").paragraphs:
            (listed if read.kind is ParagraphKind.HEADING else texts).append(read.text)

        assert [" ".join(text.split()) for text in listed] == [
            f"{at}. {entry} ........ {at + 2}" for at, entry in enumerate(entries, start=1)
        ]
        assert texts == ["Nine kites were lent."]
