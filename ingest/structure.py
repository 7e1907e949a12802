"""From a file's lines and blocks to a Document: cover, annexes, numbered paragraphs, items, tables, notes, blocks."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.model import Document, Language, Paragraph, ParagraphKind
from assistant.symbols import Symbol, parse_symbol, symbol_from_file_name
from assistant.text import language_of
from ingest.parsing.source import BlockKind, SourceText
from ingest.structuring.barred import rows_between_bars
from ingest.structuring.blocks import read_blocks
from ingest.structuring.columns import part_columns
from ingest.structuring.cover import Cover, read_cover
from ingest.structuring.footnotes import resolve_same, take_page_notes, take_typed_notes, take_word_notes
from ingest.structuring.forms import forms_as_rows
from ingest.structuring.headings import is_title
from ingest.structuring.joining import join_lines
from ingest.structuring.lines import Line, printed_lines, spacing_of
from ingest.structuring.links import take_links
from ingest.structuring.pages import heads_page, place_lines, with_page_numbers
from ingest.structuring.paragraphs import make_paragraphs
from ingest.structuring.periods import reporting_period
from ingest.structuring.rows import rows_of_lines
from ingest.structuring.soft_breaks import parted
from ingest.structuring.tables import write_rows
from ingest.structuring.wrapped_cells import cells_joined


def read_document(source: SourceText, *, file: str, digest: str) -> Document:
    """Return the Document that a file's text is, with its paragraphs in reading order.

    Nothing is invented: what the text does not show is None, and what could not be told is said in warnings. The
    symbol is read from the cover or the page headers; only where neither shows one, from an official file name.
    """
    spacing = spacing_of(source.blocks)
    printed = printed_lines(parted(source.blocks), spacing, set_in_type=source.format == "pdf")
    printed = with_page_numbers(printed) if source.format in ("txt", "pdf") else printed
    language = _language(printed)
    cover, lines = read_cover(printed)
    rest = {id(line) for line in lines}  # a running head or a box may stand among the lines of the cover
    shown = "\n".join(line.text.strip() for line in printed if id(line) not in rest and line.text.strip())
    symbol = cover.symbol or _header_symbol(printed) or symbol_from_file_name(file)
    lines, word_notes = take_word_notes(take_links(lines, spacing))
    lines, typed_notes = take_typed_notes(lines)
    lines, page_notes = take_page_notes(lines, spacing, symbol)
    placed, column_warnings = part_columns(place_lines(lines, symbol), language)
    pieces, block_warnings = read_blocks(
        join_lines(rows_of_lines(forms_as_rows(rows_between_bars(cells_joined(placed)))), spacing), language, cover.title
    )
    notes = resolve_same((*source.footnotes, *word_notes, *typed_notes, *page_notes))
    paragraphs = tuple(make_paragraphs(write_rows(pieces, language), notes))
    title = cover.title or _opening_title(cover, paragraphs)
    return Document(
        file=file,
        language=language,
        digest=digest,
        format=source.format,
        paragraphs=paragraphs,
        symbol=str(symbol) if symbol else None,
        session=_session(cover, symbol),
        date=cover.date,
        title=title,
        original_language=cover.original_language,
        session_dates=cover.session_dates,
        place=cover.place,
        prepared_by=cover.prepared_by,
        period=reporting_period(title, paragraphs, language),
        revises=symbol.base if symbol and symbol.mark else None,
        cover=shown if cover.symbol or cover.session or cover.title else None,
        warnings=(*source.warnings, *column_warnings, *block_warnings),
    )


def _language(lines: list[Line]) -> Language:
    return language_of("\n".join(line.text for line in lines if not line.text.startswith("http"))[:20_000])


def _header_symbol(lines: list[Line]) -> Symbol | None:
    """The symbol in a running header, where the cover shows none."""
    headers = (
        above.text for above, below in pairwise((*lines, None)) if above and (above.kind is BlockKind.FURNITURE or heads_page(above, below))
    )
    return next(filter(None, map(parse_symbol, headers)), None)


def _opening_title(cover: Cover, paragraphs: Sequence[Paragraph]) -> str | None:
    """The title of a paper that has no cover: the heading that its text begins with, unless that is of a part of it."""
    opens = not (cover.symbol or cover.session) and paragraphs and paragraphs[0].kind is ParagraphKind.HEADING
    return paragraphs[0].text if opens and is_title(paragraphs[0].text) else None


def _session(cover: Cover, symbol: Symbol | None) -> int | None:
    """The CDIP session the document is for; a paper of another body has none."""
    if (symbol and symbol.body != "CDIP") or not cover.is_cdip:
        return None
    return cover.session or (symbol.session if symbol else None)
