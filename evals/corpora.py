"""What is asked over which documents: the bundled samples, the real documents where they are, or a user's own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import DocumentError, UsageError
from assistant.settings import Settings
from evals.check import TEXT_SUFFIXES, Row, read_rows

HERE = Path(__file__).parent
ROOT = HERE.parent
QUESTIONS = HERE / "questions"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Question sets and the documents they are asked over; without documents, over an index that is there already."""

    name: str
    sets: tuple[Path, ...]
    documents: tuple[Path, ...] = ()
    index_dir: Path | None = None


SAMPLES = Corpus("samples", (QUESTIONS / "samples.jsonl",), (ROOT / "ingest" / "samples",))
DOCUMENTS = Corpus(
    "documents",
    (QUESTIONS / "documents.zh.jsonl", QUESTIONS / "documents.en.jsonl"),
    (ROOT.parent / "shared" / "documents",),
)
# The same documents, asked as people ask who have a need and have not read them.
PLAIN = Corpus("plain", (QUESTIONS / "plain.jsonl",), DOCUMENTS.documents)
# As people type in a hurry: key words, slips, a story before the question, two languages, a claim to be checked.
TYPED = Corpus("typed", (QUESTIONS / "typed.jsonl",), DOCUMENTS.documents)
# For each of some topics a question that the documents answer and one as natural that they do not.
TWINS = Corpus("twins", (QUESTIONS / "twins.jsonl",), DOCUMENTS.documents)
CONVERSATIONS = Corpus("conversations", (QUESTIONS / "conversations.jsonl",), DOCUMENTS.documents)
# As delegates, staff and evaluators ask who need something of the papers, by two hands of their own.
READERS = Corpus("readers", (QUESTIONS / "readers.jsonl",), DOCUMENTS.documents)
# Invented papers of every kind and the questions of who wrote them, by seven hands: how the product takes papers it never saw. The last two
# hands' are dressed as the real ones reach us, as raw dumps of PDFs.
PAPERS = tuple(Corpus(f"papers-{n}", (QUESTIONS / "papers" / f"{n}.jsonl",), (HERE / "papers" / str(n),)) for n in range(1, 8))
# Many papers in one index, the real ones and the invented: does the right one of many that are alike answer?
SHELVES = tuple(
    Corpus(f"shelf-{n}", (QUESTIONS / "shelf" / f"{n}.jsonl",), (*DOCUMENTS.documents, *(HERE / "papers" / str(hand) for hand in hands)))
    for n, hands in ((1, (1, 2, 3, 6)), (2, range(1, 8)))
)
OURS = (DOCUMENTS, PLAIN, TYPED, TWINS, CONVERSATIONS, READERS, *PAPERS, *SHELVES, SAMPLES)


def standard() -> tuple[Corpus, ...]:
    """Return the corpora that are measured when nothing is named: the real documents where they are, and the samples."""
    return tuple(corpus for corpus in OURS if all(place.exists() for place in corpus.documents))


def chosen(sets: Sequence[Path], documents: Sequence[Path], index_dir: Path | None) -> tuple[Corpus, ...]:
    """Return what the command line names. A set without documents is asked over its own, if it is one of ours, else over
    the index given or in force; documents or an index without a set get those of our sets whose gold they hold.

    Raises UsageError for a path that is not there.
    """
    if missing := [str(path) for path in [*sets, *documents] if not path.exists()]:
        raise UsageError(f"There is no {', '.join(missing)}. Give the path of a question set (.jsonl) or of documents.")
    if not (sets or documents or index_dir):
        return standard()
    places = tuple(documents)
    if sets and not places and index_dir is None:
        return tuple(_own_documents(path) for path in sets)
    name = "+".join(path.stem for path in sets) or "+".join(path.name or str(path) for path in places) or str(index_dir)
    return (Corpus(name, tuple(sets), places, None if places else index_dir),)


def _own_documents(path: Path) -> Corpus:
    home = next((corpus for corpus in OURS if path.resolve() in corpus.sets), None)
    return Corpus(path.stem, (path,), home.documents if home else ())


def read_questions(corpus: Corpus, files: Sequence[str]) -> list[Row]:
    """Return the questions of a corpus; files are the names of its documents, by which our sets are chosen if none is given.

    Raises UsageError for a set that is not one, or where none of ours fits.
    """
    try:
        if corpus.sets:
            return [row for path in corpus.sets for row in read_rows(path)]
        ours = [read_rows(path) for corpus in OURS if corpus not in SHELVES for path in corpus.sets]  # a shelf needs all of its papers
    except (ValueError, OSError) as error:
        raise UsageError(f"This is no question set: {error}. evals/README.md gives its fields.") from error
    held = set(files)
    fitting = [rows for rows in ours if any(gold["file"] in held for row in rows for gold in [*row["gold"], *row["gold_en"]])]
    if not fitting:
        raise UsageError("None of the bundled question sets asks about these documents. Give one with --set FILE.")
    return [row for rows in fitting for row in rows]


@contextmanager
def indexed(corpus: Corpus, settings: Settings) -> Iterator[Settings]:
    """Yield settings whose index holds the corpus: built afresh, and dropped afterwards, where documents are named.

    Afresh, because an index made by yesterday's reader would hide what today's reader does.
    """
    if not corpus.documents:
        yield settings if corpus.index_dir is None else settings.model_copy(update={"index_dir": corpus.index_dir})
        return
    with tempfile.TemporaryDirectory(prefix="cdip-eval-", ignore_cleanup_errors=True) as folder:
        inside = settings.model_copy(update={"index_dir": Path(folder), "chroma_url": None})
        _build(corpus.documents, inside)
        yield inside


def _build(documents: Sequence[Path], settings: Settings) -> None:
    from assistant.adapters.embedder import StaticEmbedder, load_embedder
    from ingest.pipeline import IngestOptions, ingest

    lexicon = load_embedder()
    assert isinstance(lexicon, StaticEmbedder)
    embedder = lexicon if settings.embedding_model == lexicon.name else load_embedder(settings.embedding_model)
    report = ingest(documents, embedder, lexicon, IngestOptions(index_dir=settings.index_dir))
    failed = [f"{file.file}: {file.error}" for file in report.documents if file.status == "failed"]
    if len(failed) == len(report.documents):
        raise UsageError(f"None of the documents could be read: {'; '.join(failed)}.")


def source_texts(places: Sequence[Path]) -> dict[str, str]:
    """Return file name -> text for every document under places, as its reader gives it; one that cannot be read is left out."""
    from ingest.parsing import SUFFIXES, read_source

    files = [file for place in places for file in ([place] if place.is_file() else sorted(place.rglob("*")))]
    texts: dict[str, str] = {}
    for file in files:
        if file.suffix.lower() in TEXT_SUFFIXES:
            texts[file.name] = file.read_text(encoding="utf-8", errors="replace")
        elif file.suffix.lower() in SUFFIXES:
            try:
                source = read_source(file)
            except DocumentError:
                continue
            printed = [block.text or "\n".join(block.cells) for block in source.blocks if block.kind != "furniture"]
            texts[file.name] = "\n".join([*printed, *(note.text for note in source.footnotes)])
    return texts
