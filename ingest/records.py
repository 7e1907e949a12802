"""The records of a document: decisions and recommendation status, each pointing at its paragraph."""

from __future__ import annotations

from ingest.recording.decisions import decisions_of
from ingest.recording.meetings import meetings_of
from ingest.recording.statuses import statuses_of

__all__ = ["decisions_of", "meetings_of", "statuses_of"]
