"""One reader a format: a file in, its text as blocks in reading order out."""

from ingest.parsing.reader import SUFFIXES, read_source

__all__ = ["SUFFIXES", "read_source"]
