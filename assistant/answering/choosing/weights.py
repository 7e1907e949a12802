"""What each sign of a window weighs."""

from __future__ import annotations

from dataclasses import dataclass, fields

from assistant.answering.choosing.windows import SIGNS


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionSettings:
    """What each sign of `windows.py` weighs; fitted by `python -m evals.fit` on the "tune" and "check" questions."""

    near: float = 0.23
    nearest: float = 1.42
    near_paragraph: float = 0.78
    near_chunk: float = 0.90
    near_headed: float = 1.85
    carried: float = 2.92
    near_above: float = 1.48
    coverage: float = 0.00
    coverage_paragraph: float = 1.05
    coverage_headed: float = 1.12
    coverage_all: float = 1.93
    support: float = -0.29
    rank: float = 4.17
    rare: float = 0.00
    told: float = 1.94
    told_close: float = 0.98
    untold: float = 0.00
    open: float = 0.00
    conflict: float = -0.92
    opinion: float = -1.12
    norm: float = 0.00
    note: float = 0.10
    row: float = -0.41
    item: float = 0.62
    lead_in: float = -0.00
    length: float = -0.60
    sentences: float = -2.22
    foreign: float = 1.17
    read: float = 0.50


assert tuple(field.name for field in fields(SelectionSettings)) == SIGNS
