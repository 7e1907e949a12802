"""Markdown: rendered to HTML and read as such."""

from __future__ import annotations

import html
import re
from pathlib import Path

from ingest.parsing.html import read_markup
from ingest.parsing.limits import MAX_TEXT_BYTES, read_bytes
from ingest.parsing.refusals import nested_too_deeply
from ingest.parsing.source import SourceText
from ingest.parsing.text import decode

# "[^1]: text", going on in indented lines; CommonMark itself knows no notes.
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*)\n?", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,40})\](?!:)")


def read_markdown(path: Path) -> SourceText:
    """Read a Markdown file: headings, lists, tables, links and [^1] notes. Raises DocumentError as read_html does."""
    from markdown_it import MarkdownIt

    text, warnings = decode(read_bytes(path, MAX_TEXT_BYTES), path.name)
    renderer = MarkdownIt("commonmark", {"html": True, "maxNesting": 50}).enable(["table", "strikethrough"])
    try:
        markup = renderer.render(_with_notes(text))
    except RecursionError as error:
        raise nested_too_deeply(path.name) from error
    return read_markup(f"<body>{markup}</body>", path.name, "md", warnings)


def _with_notes(text: str) -> str:
    """Write notes as HTML links and a list, the form in which they are found again."""
    notes = {match[1]: " ".join(match[2].split()) for match in _NOTE.finditer(text)}
    if not notes:
        return text
    order = [mark for mark in dict.fromkeys(_REFERENCE.findall(_NOTE.sub("", text))) if mark in notes]
    shown = {mark: mark if mark.isdigit() else str(number) for number, mark in enumerate(order, start=1)}

    def reference(match: re.Match[str]) -> str:
        mark = match[1]
        return f'<a href="#fn-{html.escape(mark)}">{shown[mark]}</a>' if mark in shown else match[0]

    listed = "".join(f'<li id="fn-{html.escape(mark)}">{html.escape(notes[mark])}</li>' for mark in order)
    return f"{_REFERENCE.sub(reference, _NOTE.sub('', text))}\n\n<ol>{listed}</ol>\n"
