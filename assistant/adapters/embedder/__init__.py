"""Text to vectors: the port every part of the product asks, and the one function that fills it.

folding.py      every spelling of a character as one
vocabulary.py   text -> the tokens of the bundled model
static.py       the bundled model: numpy and nothing else, so a question waits for no torch
sentence_transformers.py   any other model, by name or folder
reader.py       the bundled reader of question and excerpt together: onnxruntime
cross_encoder.py   a model that reads question and passage together, where one is set
hub.py             what is here first, then the hub
"""

from assistant.adapters.embedder.loading import load_embedder, load_reader, load_reranker
from assistant.adapters.embedder.port import MOST_ODDS, Embedder, Excerpt, FloatMatrix, FloatVector, Reader, Reranker, TokenIds
from assistant.adapters.embedder.static import StaticEmbedder

__all__ = [
    "MOST_ODDS",
    "Embedder",
    "Excerpt",
    "FloatMatrix",
    "FloatVector",
    "Reader",
    "Reranker",
    "StaticEmbedder",
    "TokenIds",
    "load_embedder",
    "load_reader",
    "load_reranker",
]
