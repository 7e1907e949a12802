"""What one question's answer and results are worth against its gold: pure functions, no product code.

Gold is a passage of a document (an anchor inside it), never a chunk id, so that re-chunking leaves a set valid. Passages
of one part are alternatives; a complete answer needs one of every part (evals/README.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from evals.check import evened, occurs, run_together

Row = Mapping[str, Any]
Ranks = tuple[int | None, ...]
ANSWERED = ("answered", "ambiguous")
SERIES = {"da": "DA", "review": "IR"}

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_ENGLISH_WORD = re.compile(r"[A-Za-z][a-z]{3,}")  # no symbol, and longer than the mark of a list's item


@dataclass(frozen=True, slots=True)
class Score:
    """One question scored. None stands where there is nothing to score: no gold, no citation, not measured.

    ranks has an entry a part of the gold: the rank, from 1, of the first result that holds one of its passages, None
    where none does; ranks_zh and ranks_en are the same for a search confined to that language's documents and its gold.
    precision is the share of citations that point into a gold passage, recall the share of parts that are cited,
    facts the share of key facts that the answer carries, verbatim the share of quotes that stand, character by
    character, in the stored paragraph that the citation names. group is what questions on one passage share.
    """

    id: str
    language: str
    kind: str
    split: str
    group: str
    answerable: bool
    expected: tuple[str, ...]
    status: str
    ranks: Ranks = ()
    ranks_zh: Ranks | None = None
    ranks_en: Ranks | None = None
    facts: float | None = None
    lacking: tuple[str, ...] = ()  # each fact that is missing, in the question's language
    precision: float | None = None
    recall: float | None = None
    hits: tuple[bool, ...] = ()  # for each citation, whether it points into a gold passage
    cited_parts: tuple[int, ...] = ()
    mistakes: tuple[str, ...] = ()  # wordings that betray a known mistake
    verbatim: float | None = None
    language_kept: bool = True
    quotes_kept: float | None = None  # share of quotes in the question's language, where the gold exists in it
    session_right: bool | None = None
    same_again: bool | None = None
    faithful: bool | None = None  # as judged by a model
    relevant: bool | None = None  # as judged by a model
    support: float | None = None  # how much of the question the best result meets, 0 to 1
    length: int = 0  # characters
    quoted: int = 0
    milliseconds: float = 0.0
    search_milliseconds: float = 0.0

    @property
    def answered(self) -> bool:
        return self.status in ANSWERED

    @property
    def status_right(self) -> bool:
        return self.status in self.expected

    @property
    def rank(self) -> int | None:
        """The rank of the first result that holds any gold passage."""
        return min((rank for rank in self.ranks if rank is not None), default=None)

    @property
    def right(self) -> bool:
        """Whether a reader is served: the right status, every key fact, a gold passage cited, no known mistake."""
        served = not self.answerable or (self.facts in (None, 1.0) and self.recall != 0.0)
        return self.status_right and served and not self.mistakes and self.session_right is not False and self.verbatim in (None, 1.0)


def score_from(value: Mapping[str, Any]) -> Score:
    """Read a Score back from JSON. Raises ValueError where it is none."""
    return TypeAdapter(Score).validate_python(value)


def score(
    row: Row,
    answer: Row,
    results: Sequence[Row],
    passages: Sequence[str | None] | None = None,
    confined: Mapping[str, Sequence[Row]] | None = None,
) -> Score:
    """Score one question's answer and search results against its gold.

    passages has, for every citation, the text of the stored paragraph that holds its quote where it says, or None; confined
    the results of the same search in one language's documents.
    """
    citations = answer["citations"]
    texts = list(passages) if passages is not None else [citation["quote"] for citation in citations]
    shown = evened("\n".join([answer["answer"], *(citation["quote"] for citation in citations)]))
    gold = golds(row) if row["answerable"] else []
    facts = row.get("facts", ()) if row["answerable"] else ()
    lacking = tuple(wording_of(fact, row["language"]) for fact in facts if not any(occurs(wording, shown) for wording in fact))
    pointed = [[points_at(citation, one, text or "") for one in gold] for citation, text in zip(citations, texts, strict=True)]
    cited = {part_of(one) for hits in pointed for one, hit in zip(gold, hits, strict=True) if hit}
    own = row.get("gold_en" if row["language"] == "en" else "gold")
    return Score(
        id=row["id"],
        language=row["language"],
        kind=row["kind"],
        split=row["split"],
        group=group_of(row),
        answerable=row["answerable"],
        expected=tuple(row["expected_status"]),
        status=answer["status"],
        ranks=part_ranks(gold, results),
        ranks_zh=_confined_ranks(row, "gold", (confined or {}).get("zh")),
        ranks_en=_confined_ranks(row, "gold_en", (confined or {}).get("en")),
        facts=1 - len(lacking) / len(facts) if facts else None,
        lacking=lacking,
        precision=share(map(any, pointed)) if gold else None,
        recall=len(cited) / len(parts(gold)) if gold else None,
        hits=tuple(map(any, pointed)),
        cited_parts=tuple(sorted(cited)),
        mistakes=tuple(wrong for wrong in row.get("must_not", ()) if occurs(wrong, shown)),
        verbatim=share(text is not None for text in passages) if passages is not None else None,
        language_kept=keeps_language(row["language"], answer),
        quotes_kept=share(c["language"] == row["language"] for c in citations) if own else None,
        support=results[0].get("support") if results else None,
        length=len(answer["answer"]),
        quoted=sum(len(citation["quote"]) for citation in citations),
        milliseconds=float(answer["timings_ms"].get("total", 0.0)),
    )


def golds(row: Row) -> list[Row]:
    """Return the gold passages of a question, of both language versions."""
    return [*row.get("gold", ()), *row.get("gold_en", ())]


def part_of(gold: Row) -> int:
    """Return which part of a complete answer a gold passage is."""
    return int(gold.get("part", 1))


def parts(gold: Iterable[Row]) -> list[int]:
    """Return the parts of a complete answer, in order."""
    return sorted({part_of(one) for one in gold})


def group_of(row: Row) -> str:
    """Name what questions share that are asked of one passage, so that they are not taken for independent.

    The two languages ask of the same passages; a question without gold stands for itself.
    """
    if not row.get("gold"):
        return str(row["id"])
    first = row["gold"][0]
    recommendation = first.get("recommendation") or {}
    numbers = sorted(recommendation.get("group", [recommendation.get("number")])) if recommendation else []
    place = [first.get("file") or first.get("symbol"), first.get("annex"), first.get("paragraph"), recommendation.get("series"), *numbers]
    return "/".join(str(part) for part in place if part is not None)


def same_document(place: Row, gold: Row) -> bool:
    """Say whether a result or citation is of the gold's document: its file, or its symbol where gold names no file.

    >>> same_document({"file": "zh/a.txt", "symbol": None}, {"file": "a.txt"})
    True
    """
    if gold.get("file"):
        return _file_name(place["file"]) == _file_name(gold["file"])
    return bool(place["symbol"] == gold["symbol"])


def _file_name(path: str) -> str:
    return re.split(r"[\\/]", path)[-1]


def holds(result: Row, gold: Row) -> bool:
    """Say whether a search result holds a gold passage: the anchor stands in its text."""
    return same_document(result, gold) and stands_in(gold["anchor"], result["text"])


def stands_in(anchor: str, text: str) -> bool:
    """Say whether an anchor stands in a text; a row of a table may be written with the names of its columns in it.

    >>> [stands_in(anchor, "Item: Travel; 2021: 1,200; 2022: 640") for anchor in ("Travel 1,200 640", "1,200 | 640", "Travel 640")]
    [True, True, False]
    """
    wanted = run_together(anchor)
    if wanted in run_together(text):
        return True
    wanted = wanted.replace("|", "")  # what parts the cells of a row in plain text
    return any(wanted in run_together(_cells(line)) for line in text.splitlines())


def _cells(row: str) -> str:
    """A row as it is printed: its cells without the names of their columns."""
    return " ".join(re.split(r"[：:]\s*", cell)[-1] for cell in re.split(r"\s*[;；]\s*", row))


def part_ranks(gold: Sequence[Row], results: Sequence[Row]) -> Ranks:
    """Return for each part of the gold the rank of the first result that holds one of its passages, or None."""
    found: dict[int, int] = {}
    for result in results:
        for one in gold:
            if part_of(one) not in found and holds(result, one):
                found[part_of(one)] = int(result["rank"])
    return tuple(found.get(part) for part in parts(gold))


def first_rank(row: Row, results: Sequence[Row]) -> int | None:
    """Return the rank of the first result that holds any gold passage."""
    return min((rank for rank in part_ranks(golds(row), results) if rank is not None), default=None)


def _confined_ranks(row: Row, version: str, results: Sequence[Row] | None) -> Ranks | None:
    if results is None or not row["answerable"] or not row.get(version):
        return None
    return part_ranks(row[version], results)


def points_at(citation: Row, gold: Row, passage: str = "") -> bool:
    """Say whether a citation points into a gold passage: the same document, and the words, the recommendation or the
    printed number. passage is the text of the cited paragraph."""
    if not same_document(citation, gold):
        return False
    if stands_in(gold["anchor"], citation["quote"]) or stands_in(gold["anchor"], passage):
        return True
    if citation["annex"] != gold.get("annex"):
        return False
    if recommendation := gold.get("recommendation"):
        numbers = {recommendation["number"], *recommendation.get("group", ())}
        labels = {f"{SERIES[recommendation['series']]} {number}" for number in numbers}
        return not labels.isdisjoint((citation["recommendation"] or "").split(", "))
    return gold.get("paragraph") is not None and citation["paragraph"] == gold["paragraph"]


def keeps_language(language: str, answer: Row) -> bool:
    """Say whether an answer is in the language asked for: what it says itself; quotes are the documents' own words."""
    frame = answer["answer"]
    for citation in answer["citations"]:
        frame = frame.replace(citation["quote"], "")
    han, latin = len(_HAN.findall(frame)), len(_LATIN.findall(frame))
    spoken = bool(han) or not _ENGLISH_WORD.search(frame) if language == "zh" else latin > han or not han
    return bool(answer["language"] == language and spoken)


def names_session(session: int, sessions_named: Iterable[int], given: Score) -> bool | None:
    """Say whether an answer keeps to the session asked about: it names the session, or cites a gold passage.

    An answer that does neither gives the matter to another session. None for a refusal.
    """
    if not given.answered:
        return None
    return session in set(sessions_named) or bool(given.recall)


def wording_of(fact: Sequence[str], language: str) -> str:
    """Return how a fact is put in a language; its first wording where it has none.

    >>> wording_of(["部分讨论", "partially discussed"], "en")
    'partially discussed'
    """
    return next((wording for wording in fact if bool(_HAN.search(wording)) == (language == "zh")), fact[0])


def share(values: Iterable[bool]) -> float | None:
    """Return the share of true values, None of none."""
    held = list(values)
    return sum(held) / len(held) if held else None
