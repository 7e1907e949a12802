"""The product, measured in a process of its own: `python -m evals.bench.ours encode|answer INDEX`, one JSON line."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from assistant.model import Filters, Recommendation
from assistant.service import Assistant
from assistant.settings import read_settings
from evals.bench.corpus import questions
from evals.bench.timing import milliseconds, percentile, print_figures

ASKED = 120
_SECONDS = 2.0  # of encoding: long enough that the clock's grain does not show


def encode(index_dir: Path) -> None:
    """Measure how many of the index's chunks a core encodes a second: read for the first time, and again."""
    from assistant.adapters.embedder import load_embedder
    from ingest.chunking import passage

    catalogue = Assistant(read_settings(index_dir=index_dir)).index().catalogue
    passages = [passage(stored.chunk) for stored in catalogue.chunks(range(catalogue.chunk_count))]
    embedder = load_embedder()
    embedder.embed_question("opens what is read on demand")
    first = _a_second(lambda: embedder.embed_passages(passages), len(passages), 0.0)
    again = _a_second(lambda: embedder.embed_passages(passages), len(passages), _SECONDS)
    print_figures(first=first, again=again, characters=sum(map(len, passages)) / len(passages))


def _a_second(work: Callable[[], object], pieces: int, at_least: float) -> float:
    started, times = time.process_time(), 0
    while not times or time.process_time() - started < at_least:
        work()
        times += 1
    return pieces * times / (time.process_time() - started)


def answer(index_dir: Path) -> None:
    """Measure questions that were not asked before, warm: searches under every filter, and answers."""
    assistant = Assistant(read_settings(index_dir=index_dir))
    filters = _filters(assistant)
    warming, answered, *searched = _shares(questions((2 + len(filters)) * ASKED), 2 + len(filters))
    for question in warming:
        assistant.search(question)
        assistant.ask(question)
    searches = {
        name: spread([partial(assistant.search, question, filter_) for question in asked])
        for (name, filter_), asked in zip(filters, searched, strict=True)
    }
    answers = spread([partial(assistant.ask, question) for question in answered])
    print_figures(chunks=assistant.index().manifest.chunks, search=searches, ask=answers)


def _shares(asked: Sequence[str], shares: int) -> list[Sequence[str]]:
    """Deal questions out, so that none is asked twice: what was understood of it would be remembered."""
    return [asked[first::shares] for first in range(shares)]


def spread(asks: Sequence[Callable[[], object]]) -> dict[str, float]:
    """Return the percentiles of how long these take, in milliseconds."""
    taken = milliseconds(asks)
    return {"p50": percentile(taken, 0.5), "p95": percentile(taken, 0.95), "p99": percentile(taken, 0.99)}


def _filters(assistant: Assistant) -> list[tuple[str, Filters]]:
    """Filters that some documents pass, but not all."""
    known = assistant.index().known
    recommendations = sorted(known.recommendations) or [Recommendation("da", 1)]
    return [
        ("no filter", Filters()),
        ("language", Filters(language="zh")),
        ("session", Filters(sessions=(known.sessions[len(known.sessions) // 2],))),
        ("symbol", Filters(symbols=(sorted(known.symbols)[len(known.symbols) // 2],))),
        ("recommendation", Filters(recommendations=(recommendations[len(recommendations) // 2],))),
    ]


if __name__ == "__main__":
    {"encode": encode, "answer": answer}[sys.argv[1]](Path(sys.argv[2]))
