"""Where a generation's vectors live, and how the nearest to a question are found.

port.py     what retrieval asks, in rows: a row is a chunk's place among all chunks in ascending order of id
matrix.py   numpy: a memory-mapped matrix, which readers of an embedded index use
chroma.py   Chroma: embedded in the generation's folder (the ingest job's own), or a collection on a server
"""

from assistant.adapters.vectors.chroma import ChromaCollection, ServerSearch, embedded_client, server_client
from assistant.adapters.vectors.matrix import Matrix, MatrixWriter
from assistant.adapters.vectors.port import Ids, Rows, Vectors, VectorSearch

__all__ = [
    "ChromaCollection",
    "Ids",
    "Matrix",
    "MatrixWriter",
    "Rows",
    "ServerSearch",
    "VectorSearch",
    "Vectors",
    "embedded_client",
    "server_client",
]
