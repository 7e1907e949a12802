"""Which model answers to a name."""

from __future__ import annotations

from pathlib import Path

from assistant.adapters.embedder.port import Embedder, Reader, Reranker
from assistant.adapters.embedder.static import MANIFEST, StaticEmbedder

BUNDLED = "bundled"
BUNDLED_FOLDER = Path(__file__).parents[2] / "bundled"


def load_embedder(name_or_folder: str = BUNDLED) -> Embedder:
    """Return the bundled model, or any sentence-transformers model by hub name or folder.

    A folder packed like the bundled model is opened without torch. Raises EmbeddingError, with the remedy, if
    the model is not there or the hub cannot be reached.
    """
    if name_or_folder == BUNDLED:
        return StaticEmbedder.load(BUNDLED_FOLDER, name=BUNDLED)
    if (Path(name_or_folder) / MANIFEST).is_file():
        return StaticEmbedder.load(Path(name_or_folder), name=name_or_folder)
    # Imported here: torch takes seconds to start, and the bundled model does without it.
    from assistant.adapters.embedder.sentence_transformers import SentenceTransformersEmbedder

    return SentenceTransformersEmbedder.load(name_or_folder)


def load_reader(lexicon: StaticEmbedder) -> Reader:
    """Return the bundled reader, which has the words of the bundled model. Raises EmbeddingError if it is not whole."""
    from assistant.adapters.embedder.reader import BundledReader

    return BundledReader.load(BUNDLED_FOLDER, lexicon.vocabulary)


def load_reranker(name_or_folder: str | None) -> Reranker | None:
    """Return any sentence-transformers CrossEncoder by hub name or folder, None without a name.

    Raises EmbeddingError, with the remedy, if the model is not there or the hub cannot be reached.
    """
    if name_or_folder is None:
        return None
    from assistant.adapters.embedder.cross_encoder import CrossEncoderReranker  # imported here: torch takes seconds to start

    return CrossEncoderReranker.load(name_or_folder)
