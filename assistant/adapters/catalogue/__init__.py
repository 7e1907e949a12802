"""The catalogue of one generation: documents, paragraphs, chunks, words and records in one SQLite file.

layout.py    the tables, and how our nouns are packed into them
entries.py   all that is searched of a chunk, worked out wherever there is a core to spare
words.py     which chunks hold which words: the postings, and bm25 over them
recent.py    what was read lately
reading.py   the questions a reader asks; safe from many threads, the file is never changed once it is complete
writing.py   the making of the next generation's file
"""

from assistant.adapters.catalogue.entries import Entry, entry_of
from assistant.adapters.catalogue.layout import LAYOUT, Description, KnownFile
from assistant.adapters.catalogue.reading import Catalogue, StoredChunk
from assistant.adapters.catalogue.writing import CatalogueWriter

__all__ = ["LAYOUT", "Catalogue", "CatalogueWriter", "Description", "Entry", "KnownFile", "StoredChunk", "entry_of"]
