"""What an ingest says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file. error says what is wrong, or for a duplicate which file holds the document."""

    file: str
    status: str  # added, updated, unchanged, removed, duplicate, failed
    symbol: str | None = None
    language: str | None = None
    session: int | None = None
    chunks: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did. generation is the one in force afterwards (None only for a dry run into nothing)."""

    generation: str | None
    documents: tuple[FileReport, ...]
    seconds: float
    dry_run: bool = False

    @property
    def totals(self) -> dict[str, int]:
        """How many files ended how, and how many chunks the named files hold."""
        counts = dict.fromkeys(("added", "updated", "unchanged", "removed", "duplicate", "failed"), 0)
        for report in self.documents:
            counts[report.status] += 1
        return counts | {"chunks": sum(report.chunks for report in self.documents)}
