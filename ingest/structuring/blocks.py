"""Recommendation blocks: a report's text, departments, implementation, highlights and activities for each number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.model import Language, Recommendation, Series
from ingest.parsing.source import BlockKind
from ingest.structuring.block_heads import REACH, annex_titles, begins_part, head_of, names_review, one_each, unlabelled_report
from ingest.structuring.fields import ORDER, FieldLabel, field_label, is_text_label, without_text_label
from ingest.structuring.heads import has_head
from ingest.structuring.joining import Piece
from ingest.structuring.lines import is_complete
from ingest.structuring.numbering import BULLET, recommendation_heading
from ingest.structuring.recommendations import CERTAIN, LIKELY, likeness, number_blocks
from ingest.structuring.tables import cell_pieces, fields_of_table, number_of_row, recommendation_rows
from ingest.structuring.wordings import mark_texts

_UNLABELLED = FieldLabel("progress", "", 0)  # what stands under the heading of a recommendation, where no label says what it is
_MOST_OF_REVIEW = 12  # recommendations
_FEW_ROWS = 2  # of a table; so few may be one field and what goes on with it
_REVIEW = re.compile(r"独立审查|Independent\s+Review", re.IGNORECASE)
_AGENDA = re.compile(
    r"45\s*项|发展议程.{0,6}建议|(?:45|Development\s+Agenda|Adopted)\s+Recommendations|Recommendations\s+of\s+the\s+Development",
    re.IGNORECASE,
)
_RECOMMENDATION = re.compile(r"建\s*议|Recommendation", re.IGNORECASE)
_AFTER_COLON, _AFTER_DASH = re.compile(r"[:：]"), re.compile(r"[—–]+|\s-\s")  # of a heading, where the wording follows
_OF_ANY_FORM = re.compile(r"Relevant\s+(?!WIPO)")  # a label that other forms have, too
_PROGRESS = re.compile(r"进展|落实|实施|Progress|Implement", re.IGNORECASE)
_CLUSTER = re.compile(r"(?:(?:提案|建议)?(?:集|类)\s*[A-F]|[A-F]\s*[类集])[：:\s].*|Cluster\s+[A-F]\b.*", re.IGNORECASE)
_EVALUATION = re.compile(  # these number recommendations of their own
    r"审评|评价|评估|审查|管理层.{0,4}答复|Evaluat|Review|Management\s+Response|Assessment|Audit", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Block:
    """Where a block stands among the pieces: its labels by position, its head (first piece) and the printed numbers."""

    labels: tuple[tuple[int, FieldLabel], ...]
    head: int
    printed: tuple[int, ...]
    series: Series


def read_blocks(pieces: Sequence[Piece], language: Language, title: str | None = None) -> tuple[list[Piece], list[str]]:
    """Return the pieces with the recommendation and field each belongs to, and warnings; labels leave the text.

    title is the document's. A block is taken for one of the Development Agenda or of the Independent Review only where
    a title says so or its wording is theirs: evaluations number recommendations of their own.
    """
    spread = [own for piece in _spread(pieces, language, title or "") for own in one_each(piece)]
    titles = {annex: f"{title or ''}\n{own}" for annex, own in annex_titles(spread).items()}
    blocks = [
        block for block in _blocks(spread, titles) if _is_of_series(spread, block, language, titles.get(spread[block.head].annex, ""))
    ]
    warnings: list[str] = []
    marked = list(spread)
    series: Series
    for series in ("da", "review"):
        own = [at for at, block in enumerate(blocks) if block.series == series]
        ends = [blocks[at + 1].head if at + 1 < len(blocks) else len(spread) for at in own]
        numbered = _numbered(spread, [blocks[at] for at in own], ends, series, language)
        for (block, numbers), end in zip(numbered, ends, strict=True):
            if not numbers:
                warnings.append(f"a recommendation block on page {spread[block.head].page} could not be told by number or wording")
            _mark(marked, block, numbers, _end(spread, block, end))
    return [piece for piece in mark_texts(marked, language) if piece.text or piece.cells], warnings


def _is_of_series(pieces: Sequence[Piece], block: _Block, language: Language, above: str) -> bool:
    """Tell whether a block is of its series, and not of some evaluation that numbers its own recommendations.

    above holds the titles of the document and of the annex. Sectors beside a recommendation are named in progress reports
    only; else a title or the wording must tell.
    """
    if (_AGENDA if block.series == "da" else _REVIEW).search(above) or names_review(pieces[block.head]):
        return True
    if block.series == "da" and block.labels[0][1].field == "departments" and not _EVALUATION.search(above):
        return True
    text = " ".join(piece.text for piece in pieces[block.head : block.labels[0][0]])
    scores = likeness(text, block.series, language)
    return max((scores.get(number, 0.0) for number in block.printed or scores), default=0.0) >= CERTAIN


def _series_of_rows(rows: Sequence[Piece], language: Language, title: str) -> Series | None:
    """Return the series that a table with one recommendation a row is about: by its head or the title, or by half its wordings."""
    numbered = [(number, row.cells[0]) for row in rows[1:] if (number := number_of_row(row))]
    head = " ".join(rows[0].cells)
    named = head if _REVIEW.search(head) else title
    if _REVIEW.search(named) and not _AGENDA.search(named) and _RECOMMENDATION.search(head):
        return "review" if numbered and all(number <= _MOST_OF_REVIEW for number, _ in numbered) else None
    if _AGENDA.search(title) and not _EVALUATION.search(title) and _RECOMMENDATION.search(head):
        return "da"
    like = sum(likeness(text, "da", language).get(number, 0.0) >= LIKELY for number, text in numbered)
    return "da" if 2 * like >= max(1, len(numbered)) else None


def _spread(pieces: Sequence[Piece], language: Language, title: str) -> Iterator[Piece]:
    """Yield the pieces with the tables of recommendations taken apart into what a printed block gives."""
    for table, group in groupby(pieces, key=lambda piece: piece.table if piece.cells else None):
        rows = list(group)
        columns = fields_of_table(rows) if table is not None else {}
        if columns and (series := _series_of_rows(rows, language, title)):
            yield from recommendation_rows(rows, columns, series)
        elif table is not None and _is_of_something_else(rows):
            yield from rows
        else:
            for row in rows:
                yield from _spread_row(row, "：" if language == "zh" else ": ")


def _is_of_something_else(rows: Sequence[Piece]) -> bool:
    """Tell whether a table is no block: its head has the word of a field ("Activities") over rows that have none."""
    labelled = [at for at, row in enumerate(rows) if _labels(row.cells[0])]
    if labelled != [0]:
        return False
    return has_head([row.cells for row in rows]) or (len(rows) > _FEW_ROWS and all(row.cells[0].strip() for row in rows))


def _labels(cell: str) -> FieldLabel | None:
    """The field that a cell names and does nothing else."""
    printed = cell.strip()
    label = field_label(printed)
    return label if label and label.end >= len(printed) else None


def _spread_row(piece: Piece, colon: str) -> list[Piece]:
    """Make a table row of a block, label and value, the same pieces that a printed block gives.

    Where the label turns out to be of no block it stays, and the colon stands for the rule between the cells.
    """
    if piece.kind is not BlockKind.ROW or len(piece.cells) < 2:
        return [piece]
    label = _labels(piece.cells[0])
    values = [value for cell in range(1, len(piece.cells)) for value in cell_pieces(piece, cell)]
    if not label:
        return values if values and is_text_label(piece.cells[0]) else [piece]
    first = values[0] if values else replace(piece, kind=BlockKind.PARAGRAPH, cells=(), text="", label=None)
    mark = f"{first.label} " if first.label else ""
    return [replace(first, text=f"{label.word}{colon}{mark}{first.text}", kind=BlockKind.PARAGRAPH, label=None), *values[1:]]


def _blocks(pieces: Sequence[Piece], above: dict[str | None, str]) -> list[_Block]:
    """Find the blocks by their labels, which come in a fixed order, and what stands above the first of them.

    above holds for each annex the titles of the document and of the annex.
    """
    groups: list[list[tuple[int, FieldLabel]]] = []
    heading_at: int | None = None
    titles = annex_titles(pieces)
    printed = [field_label(piece.text) for piece in pieces]
    openers = _openers(pieces, printed, titles)
    labelled = {piece.annex for piece, label in zip(pieces, printed, strict=True) if label}
    bare = {annex for annex, title in above.items() if annex not in labelled and _reports_on_agenda(title)}
    for at, piece in enumerate(pieces):
        if groups and groups[-1] and piece.annex != pieces[groups[-1][-1][0]].annex:
            groups.append([])
        if heading := recommendation_heading(piece.text):
            heading_at = at
            reported = piece.annex in bare or (heading.series == "review" and not heading.text)
            if reported and (below := unlabelled_report(pieces, at)):
                groups.append([(below, _UNLABELLED)])
        if not (label := printed[at]):
            continue
        last = groups[-1][-1] if groups and groups[-1] else None
        headed = heading_at is not None and (last is None or heading_at > last[0]) and at - heading_at <= REACH
        if label.field == openers.get(piece.annex) or (headed and (last is None or not _goes_on(last[1], label))):
            groups.append([(at, label)])
            heading_at = None
        elif last and _goes_on(last[1], label):
            groups[-1].append((at, label))
    found: list[_Block] = []
    for labels in filter(None, groups):
        floor = found[-1].labels[-1][0] + 1 if found else 0
        same_annex = bool(found) and pieces[found[-1].head].annex == pieces[labels[0][0]].annex
        head, numbers = head_of(pieces, labels[0][0], floor, set(found[-1].printed) if same_annex else set())
        series = _series(pieces, labels, head, titles)
        on_agenda = bool(numbers) and _reports_on_agenda(above.get(pieces[head].annex, ""))
        if series == "review" or len(labels) > 1 or labels[0][1].field == "departments" or labels[0][1] is _UNLABELLED or on_agenda:
            found.append(_Block(tuple(labels), head, numbers, series))
    return found


def _reports_on_agenda(above: str) -> bool:
    """Tell whether titles are of a report on how recommendations of the Agenda are implemented: what stands under a bare number there is
    what came of it."""
    title = "\n".join(line for line in above.splitlines() if not is_complete(line))
    return bool(_AGENDA.search(title) and _PROGRESS.search(title)) and not _EVALUATION.search(title)


def _openers(pieces: Sequence[Piece], labels: Sequence[FieldLabel | None], titles: dict[str | None, str]) -> dict[str | None, str]:
    """The field that opens a block even where the heading above it is lost, for each annex that has one.

    Reports name the departments first; older ones begin with the implementation, and the Independent Review's have
    progress only. Those words are common, so they open a block only in an annex whose title speaks of recommendations.
    """
    openers: dict[str | None, str] = {}
    for piece, label in zip(pieces, labels, strict=True):
        if not label:
            continue
        title = titles.get(piece.annex, "")
        if label.field == "departments" and not _OF_ANY_FORM.match(label.word):
            openers[piece.annex] = "departments"
        elif (label.field == "implementation" and _AGENDA.search(title)) or (label.field == "progress" and _REVIEW.search(title)):
            openers.setdefault(piece.annex, label.field)
    return openers


def _goes_on(last: FieldLabel, label: FieldLabel) -> bool:
    if "progress" in (last.field, label.field):
        return label.field == "status"
    return ORDER.index(label.field) > ORDER.index(last.field)


def _series(pieces: Sequence[Piece], labels: Sequence[tuple[int, FieldLabel]], head: int, titles: dict[str | None, str]) -> Series:
    """The Independent Review's are addressed to someone or stand in its annex, and report progress only."""
    at, label = labels[0]
    heading = recommendation_heading(pieces[head].text)
    if heading and heading.series:
        return heading.series
    reviewed = bool(_REVIEW.search(titles.get(pieces[at].annex, ""))) or bool(heading and heading.addressee)
    return "review" if label.field in ("progress", "status") and reviewed else "da"


def _numbered(
    pieces: Sequence[Piece], blocks: Sequence[_Block], ends: Sequence[int], series: Series, language: Language
) -> list[tuple[_Block, tuple[int, ...]]]:
    """Give each block its numbers, and a lost head the paragraphs above that are like its recommendation."""
    hints = [_running(pieces, block, end) for block, end in zip(blocks, ends, strict=True)]
    texts = [" ".join(piece.text for piece in pieces[block.head : block.labels[0][0]]) for block in blocks]
    numbers = number_blocks([block.printed for block in blocks], hints, texts, series, language)
    grown: list[tuple[_Block, tuple[int, ...]]] = []
    for block, own in zip(blocks, numbers, strict=True):
        floor = _floor(pieces, grown[-1][0]) if grown else 0
        head = block.head
        while (
            not block.printed
            and own
            and head - 1 >= floor
            and block.head - head < 3
            and _is_like(pieces[head - 1], own[0], series, language)
        ):
            head -= 1
        grown.append((replace(block, head=head), own))
    return grown


def _floor(pieces: Sequence[Piece], block: _Block) -> int:
    """The first piece that need not belong to the block: what its last label says must stay with it."""
    at, label = block.labels[-1]
    return at + 1 if pieces[at].text[label.end :].strip() else at + 2


def _is_like(piece: Piece, number: int, series: Series, language: Language) -> bool:
    if BULLET.match(piece.text) or piece.label:
        return False
    scores = likeness(piece.text, series, language)
    return scores.get(number, 0.0) >= 0.3 and scores[number] == max(scores.values())


def _running(pieces: Sequence[Piece], block: _Block, end: int) -> tuple[int, ...]:
    """The numbers repeated at the top of a page inside the block."""
    return next((piece.running for piece in pieces[block.labels[0][0] : end] if piece.running), ())


def _end(pieces: Sequence[Piece], block: _Block, end: int) -> int:
    """Where the block ends: with its annex, before a heading of the next cluster, or where the paper goes on with something else."""
    last = block.labels[-1][0]
    for at in range(last, end):
        if pieces[at].annex != pieces[last].annex:
            return at
        if at > last and (_CLUSTER.fullmatch(pieces[at].text) or begins_part(pieces, at, block.series)):
            return at
    return end


def _mark(pieces: list[Piece], block: _Block, numbers: tuple[int, ...], end: int) -> None:
    labels = dict(block.labels)
    field = "text"
    recommendations = tuple(Recommendation(block.series, number) for number in numbers)
    for at in range(block.head, end):
        piece = pieces[at]
        if label := labels.get(at):
            field = "progress" if label.field == "status" else label.field
            piece = replace(piece, text=piece.text[label.end :].strip())
        elif field == "text":
            piece = replace(piece, text=without_text_label(piece.text))
        heading = recommendation_heading(piece.text) if field == "text" else None
        if heading and heading.text:
            word, text = (_AFTER_COLON if _AFTER_COLON.search(piece.text) else _AFTER_DASH).split(piece.text, maxsplit=1)
            piece = replace(piece, label=word.strip(), text=text.strip())
        pieces[at] = replace(
            piece,
            field=None if heading and not heading.text else field,
            heading=bool(heading and not heading.text) or piece.heading,
            recommendations=recommendations,
            inferred=bool(numbers) and not block.printed,
        )
