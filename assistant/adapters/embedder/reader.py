"""The bundled reader: a small model that reads a question and an excerpt together, and tells how surely the one answers the other.

It is kept in ONNX's format with eight-bit weights and run by onnxruntime, which starts in a fraction of a second; the vectors of its
words lie on disk beside it. How it was taught is told in `bundled/README.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.adapters.embedder.port import MOST_ODDS, Excerpt, FloatVector
from assistant.adapters.embedder.static import on_disk
from assistant.adapters.embedder.vocabulary import Vocabulary
from assistant.errors import EmbeddingError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

NETWORK, ROWS, SCALES = "reader.onnx", "reader_rows.npy", "reader_scales.npy"
# As many tokens are read of each part, as the reader was taught: the first of a question and of a text, the last of what stands before them.
QUESTION, TEXT, ABOVE, BEFORE = 40, 90, 18, 10
# onnxruntime 1.31 adds and normalises in one step that is slower than the two: without it a pass takes 15 % less.
_SLOWER = ["SkipLayerNormFusion"]


def question_tokens(vocabulary: Vocabulary, question: str) -> list[int]:
    """Return what is read of a question, between the mark that opens a text and the one that closes a part."""
    opens, closes = marks(vocabulary)
    return [opens, *vocabulary.ids(question)[:QUESTION], closes]


def excerpt_tokens(vocabulary: Vocabulary, excerpt: Excerpt) -> list[int]:
    """Return what is read of an excerpt behind its question: what stands above it, then its words behind those before them."""
    _, closes = marks(vocabulary)
    above, before, text = (vocabulary.ids(part) for part in (excerpt.above, excerpt.before, excerpt.text))
    return [*above[-ABOVE:], closes, *before[-BEFORE:], *text[:TEXT], closes]


def marks(vocabulary: Vocabulary) -> tuple[int, int]:
    """Return the ids, behind those of the vocabulary, of the mark that opens a text and of the one that closes a part."""
    return len(vocabulary.tokens), len(vocabulary.tokens) + 1


class BundledReader:
    """Reads a question with excerpts, each of them in a few milliseconds."""

    def __init__(self, network: InferenceSession, vocabulary: Vocabulary, rows: NDArray[np.int8], scales: FloatVector) -> None:
        """Take the network and its words' vectors, rows × scales: one for each token of the vocabulary, then those of the marks that open
        a text and close a part of it."""
        self._network, self._vocabulary, self._rows, self._scales = network, vocabulary, rows, scales
        self._beside, self._second_core = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader"), Lock()

    @classmethod
    def load(cls, folder: Path, vocabulary: Vocabulary) -> BundledReader:
        """Open a folder. Raises EmbeddingError, naming it, if it is not whole."""
        from onnxruntime import InferenceSession, SessionOptions  # imported here: a search does without it

        options = SessionOptions()
        options.intra_op_num_threads = 1  # questions are answered side by side; a second thread would wait by spinning
        options.log_severity_level = 3
        try:
            network = InferenceSession(
                (folder / NETWORK).read_bytes(), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
            )
            rows, scales = on_disk(folder / ROWS), np.load(folder / SCALES)
            if len(rows) != len(vocabulary.tokens) + 2 or len(scales) != len(rows):
                raise ValueError(f"{len(rows)} rows for {len(vocabulary.tokens)} tokens and two marks")
        except Exception as error:  # onnxruntime raises classes of its own, which are no part of its interface
            raise EmbeddingError(
                f"the reader in {folder} cannot be opened ({error}); reinstall the product, or make it again with `python -m ingest.training.reading`"
            ) from error
        return cls(network, vocabulary, rows, scales)

    def log_odds(self, question: str, excerpts: Sequence[Excerpt]) -> FloatVector:
        """Return for each excerpt the log-odds that it answers the question, as Reader does.

        Each is read by itself: together they would be rounded by one scale, and one core reads them no faster. A second core reads half of
        them, where no other question has it.
        """
        asked = question_tokens(self._vocabulary, question)
        half = (len(excerpts) + 1) // 2
        if half < len(excerpts) and self._second_core.acquire(blocking=False):
            try:
                others = self._beside.submit(self._each, asked, excerpts[half:])
                odds = [*self._each(asked, excerpts[:half]), *others.result()]
            finally:
                self._second_core.release()
        else:
            odds = self._each(asked, excerpts)
        return np.clip(np.array(odds, dtype=np.float32), -MOST_ODDS, MOST_ODDS)

    def _each(self, asked: Sequence[int], excerpts: Sequence[Excerpt]) -> list[float]:
        return [self._odds(asked, excerpt_tokens(self._vocabulary, excerpt)) for excerpt in excerpts]

    def _odds(self, asked: Sequence[int], text: Sequence[int]) -> float:
        tokens = np.array([[*asked, *text]])
        words = self._rows[tokens] * self._scales[tokens][..., None]
        of_text = (np.arange(tokens.shape[1]) >= len(asked)).astype(np.int64)[None]
        held = np.ones(tokens.shape, dtype=np.float32)
        return float(self._network.run(["odds"], {"words": words, "of_text": of_text, "held": held})[0][0])
