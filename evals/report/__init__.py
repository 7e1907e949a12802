"""The report of an evaluation: a folder with figures for machines, a text for reading, and a page to open."""

from evals.report.folder import Report, read_report, write_report

__all__ = ["Report", "read_report", "write_report"]
