"""The form at the head of a project paper, printed as lines: a label of those that such papers have, and what stands beside it.

In Word files it is a table of two columns; text extraction leaves the label and its value on one line, or under each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.parsing.source import BlockKind
from ingest.structuring.joining import join_text
from ingest.structuring.lines import Line, is_capitals, is_complete, width
from ingest.structuring.numbering import BULLET, LETTER, NUMBER, SECTION
from ingest.structuring.printed_heads import PRINTED

_LEAST = 3  # different labels: fewer may be headings
_LONGEST_VALUE = 6  # lines
_WRAPPED = 60  # cells from which on a line of a value may go on in the next; fewer where the column is as narrow
_LABEL = re.compile(
    r"(?:项目(?:编号|代码|标题|名称|期限|时限|总?预算|经理|管理人|负责人|摘要|简介|开始日期|启动日期|完成日期)|标题|名称|(?:相关)?发展议程(?:各项)?建议|简要说明"
    r"|(?:预算)?总额|预算使用率|(?:牵头|执行|实施|相关)(?:产权组织)?(?:部门|单位|计划)|(?:相关|主要)产权组织部门|受益国|试点国|提案(?:国|方)|与其他[^\s：:]{2,14}的联系|与[^\s：:]{2,14}预期成果的联系)"
    r"|(?:Project\s+(?:Code|Title|Duration|Budget|Manager|Start\s+Date|End\s+Date)|Title|(?:Development\s+Agenda|DA)\s+Recommendations?|(?:Brief\s+)?(?:Project\s+)?Description(?:\s+of\s+(?:the\s+)?Project)?"
    r"|Duration|Budget\s+(?:Utilization|Execution)(?:\s+Rate)?|Total\s+Budget|(?:Key|Lead|Implementing|Relevant)\s+(?:WIPO\s+)?(?:Sectors?|Programs?|Areas?)(?:\s+(?:Involved|Concerned))?"
    r"|(?:Beneficiary|Pilot)\s+Countries|Proponents?|Links?\s+to\s+[A-Z][^:]{3,60})",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"[^\d\s：:，。；、,.;()（）]{2,14}[：:]|[A-Z][A-Za-z]+(?:[ /-][A-Za-z]+){0,4}:"
)  # of what else a form has labels, once it has begun
_OPENS = re.compile(r"项目(?:编号|代码|标题|名称)|标题|名称|Project\s+(?:Code|Title)|Title", re.IGNORECASE)


def forms_as_rows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with every form of three labels or more as ROW lines, one a label with its value."""
    made: list[Line] = []
    at, table = 0, 1 + max((line.table or 0 for line in lines), default=0)
    widths = sorted(width(line.text) for line in lines if line.kind in PRINTED)
    wrapped = min(_WRAPPED, int(0.8 * widths[len(widths) * 9 // 10])) if widths else _WRAPPED
    while at < len(lines):
        rows, end = _form(lines, at, wrapped) if _OPENS.match(lines[at].text) else ([], at)
        if len({label for label, _ in rows}) < _LEAST:
            made.append(lines[at])
            at += 1
            continue
        first = lines[at]
        made += [
            replace(first, text=f"{label} {value}", kind=BlockKind.ROW, cells=(label, value), table=table, links=(), marks=())
            for label, value in rows
        ]
        links = tuple(dict.fromkeys(link for line in lines[at:end] for link in line.links))
        made[-1] = replace(made[-1], links=links)
        at, table = end, table + 1
    return made


def _form(lines: Sequence[Line], at: int, wrapped: int) -> tuple[list[tuple[str, str]], int]:
    """Read the labels and values from a line on, and tell where they end; wrapped is how wide a line is that may go on."""
    rows: list[tuple[str, str]] = []
    while at < len(lines) and (label := _label(lines[at], lines[at]) or (_other_label(lines[at], lines[at - 1]) if rows else None)):
        word, value = label
        end = at + 1
        last = lines[at]
        while end < len(lines) and end - at <= _LONGEST_VALUE and _goes_on(lines[end], last, value, lines[at], wrapped):
            value, last = join_text(value, lines[end].text) if value else lines[end].text, lines[end]
            end += 1
        if not value:
            break
        rows.append((word, value))
        at = end
    return rows, at


def _label(line: Line, first: Line) -> tuple[str, str] | None:
    """The label that a line begins with, and the value on the same line."""
    if line.kind not in PRINTED or line.annex != first.annex:
        return None
    match = _LABEL.match(line.text)
    if not match:
        return None
    rest = line.text[match.end() :]
    if rest and not re.match(r"\s*[：:]|\s+\S", rest):
        return None
    return match[0], rest.lstrip("：: \u3000")


def _other_label(line: Line, above: Line) -> tuple[str, str] | None:
    """The same of a label that few forms have, where its value stands on the line, as far from the line above as the lines of a form."""
    if line.kind not in PRINTED or line.annex != above.annex or line.gap > 1 or not (match := _OTHER.match(line.text)):
        return None
    value = line.text[match.end() :].strip()
    return (match[0].rstrip("：:"), value) if value else None


def _goes_on(line: Line, above: Line, value: str, label: Line, wrapped: int) -> bool:
    """Tell whether a line belongs to the value of the label above: its first words, or what a full line left over."""
    text = line.text
    if (
        line.kind not in PRINTED
        or line.annex != label.annex
        or _label(line, label)
        or (value and _other_label(line, label))
        or NUMBER.match(text)
        or SECTION.match(text)
    ):
        return False
    if not value:
        return True
    if line.whole:
        return False
    return not (is_complete(above.text) or is_capitals(text) or BULLET.match(text) or LETTER.match(text)) and width(above.text) >= wrapped
