"""The vectors of a generation in a memory-mapped matrix: exact search within milliseconds, whatever the filters.

It mirrors the generation's embedded Chroma collection for readers: no import of chromadb, and many processes may read
while one ingests (two processes on one embedded Chroma folder read it stale or harm it).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.adapters.vectors.port import Ids, Nearest, Rows, Vectors
from assistant.errors import IndexDamaged

_MATRIX, _IDS = "vectors.npy", "chunk_ids.npy"
_FEW = 0.2  # of all rows: up to this share it is cheaper to gather them than to multiply with the whole matrix
_BLOCK = 4_096  # rows copied at once


class Matrix:
    """The vectors of one generation, rows in ascending order of chunk id."""

    def __init__(self, folder: Path) -> None:
        """Open the matrix in a generation's folder. Raises IndexDamaged if it cannot be read."""
        try:
            self.ids: Ids = np.load(folder / _IDS)
            self.vectors: Vectors = np.asarray(np.load(folder / _MATRIX, mmap_mode="r"))  # as a plain array: cheaper to slice
        except Exception as error:  # numpy reads a file's head as Python, and tells its faults in many ways
            raise IndexDamaged(f"The vectors in {folder} cannot be read ({error}). Run `cdip ingest PATH --rebuild`.") from error
        if self.ids.ndim != 1 or self.vectors.ndim != 2 or len(self.ids) != len(self.vectors):
            raise IndexDamaged(f"{folder} holds {len(self.vectors)} vectors for {len(self.ids)} chunks. Run `cdip ingest PATH --rebuild`.")

    def search(self, question: Vectors, limit: int, groups: Sequence[Rows | None]) -> list[Nearest]:
        """Return, for each group of rows (None: all of them), those nearest to the question, at most limit of each."""
        whole: Vectors | None = None
        found: list[Nearest] = []
        for rows in groups:
            if rows is not None and len(rows) <= _FEW * len(self.vectors):
                found.append(_best(rows, self.vectors[rows] @ question, limit))
                continue
            if whole is None:
                whole = self.vectors @ question
            found.append(_best(rows, whole if rows is None else whole[rows], limit))
        return found

    def similarities(self, question: Vectors, rows: Rows) -> Vectors:
        """Return the cosine of each of these chunks with the question, in the order of rows."""
        cosines: Vectors = self.vectors[rows] @ question
        return cosines

    def count(self) -> int:
        """Return how many chunks have a vector."""
        return len(self.ids)


def _best(rows: Rows | None, scores: Vectors, limit: int) -> Nearest:
    """Return the best rows with their scores; of equals, the one that stands first."""
    places = np.argpartition(-scores, limit - 1)[:limit] if len(scores) > limit else np.arange(len(scores))
    places = places[np.lexsort((places, -scores[places]))]
    return [(int(place if rows is None else rows[place]), float(scores[place])) for place in places]


class MatrixWriter:
    """Writes the next generation's matrix: what stays of the one before, then what was added, never all in memory."""

    def __init__(self, folder: Path, before: Path | None, dimension: int) -> None:
        """Take the folder of the generation being built, and that of the one before."""
        self._folder, self._before, self._dimension = folder, before, dimension
        self._added_path = folder / "vectors.added"
        self._added_file = self._added_path.open("wb")
        self._added: list[int] = []

    def add(self, ids: Sequence[int], vectors: Vectors) -> None:
        """Add chunks; their ids are higher than all before them."""
        self._added_file.write(np.ascontiguousarray(vectors, dtype=np.float32).tobytes())
        self._added.extend(ids)

    def finish(self, ids: Sequence[int]) -> None:
        """Write the matrix of exactly these chunks. Raises IndexDamaged where one of them has no vector."""
        self._added_file.close()
        sources: list[tuple[Ids, Vectors]] = []
        if self._before is not None:
            matrix = Matrix(self._before)
            sources.append((matrix.ids, matrix.vectors))
        if self._added:
            shape = (len(self._added), self._dimension)
            sources.append((np.array(self._added, dtype=np.int64), np.memmap(self._added_path, np.float32, "r", shape=shape)))
        wanted = np.array(ids, dtype=np.int64)
        written = 0
        with (self._folder / _MATRIX).open("wb") as out:
            header = {"descr": "<f4", "fortran_order": False, "shape": (len(wanted), self._dimension)}
            np.lib.format.write_array_header_1_0(out, header)
            for held, vectors in sources:
                rows = np.flatnonzero(np.isin(held, wanted))
                for start in range(0, len(rows), _BLOCK):
                    out.write(vectors[rows[start : start + _BLOCK]].tobytes())
                written += len(rows)
        if written != len(wanted):
            raise IndexDamaged(f"{len(wanted)} chunks have {written} vectors; the old generation stays in force. Run it again.")
        np.save(self._folder / _IDS, wanted)
        self._added_path.unlink()

    def discard(self) -> None:
        """Let go of the file; the folder is thrown away."""
        self._added_file.close()
