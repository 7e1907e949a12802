"""Clocks, memory, percentiles."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1_024  # bytes that ru_maxrss counts in


@dataclass(frozen=True, slots=True)
class Run:
    """One command run to its end. megabytes is the peak of its largest process."""

    seconds: float
    cpu_seconds: float
    megabytes: float
    output: str

    @property
    def figures(self) -> dict[str, Any]:
        """What a process that measures itself printed."""
        figures: dict[str, Any] = json.loads(self.output.splitlines()[-1])
        return figures


def run(command: Sequence[str], **environment: str) -> Run:
    """Run a command and say what it took. Raises RuntimeError with its last words if it fails."""
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, env=os.environ | environment)  # noqa: S603 — ours
        assert process.stdout is not None
        with process.stdout:
            output = process.stdout.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said.read().decode().strip()[-2_000:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _MEMORY_UNIT / 1e6, output)


def print_figures(**figures: Any) -> None:
    """Print what a process measured of itself, with its peak memory, as the last line that its caller reads."""
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MEMORY_UNIT / 1e6
    print(json.dumps({**figures, "megabytes": megabytes}))


def milliseconds(asks: Iterable[Callable[[], object]]) -> list[float]:
    """Return how long each of these takes, by the clock."""
    taken = []
    for ask in asks:
        started = time.perf_counter()
        ask()
        taken.append(1_000 * (time.perf_counter() - started))
    return taken


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of the values does not exceed.

    >>> percentile([1, 2, 3, 4], 0.5), percentile([4, 1, 3, 2], 0.99)
    (2, 4)
    """
    ordered = sorted(values)
    return ordered[max(0, -(-round(share * 1_000) * len(ordered) // 1_000) - 1)]
