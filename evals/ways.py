"""The same thing asked in every way: what share of the ways of asking get the answer that has its facts.

    python -m evals.ways

questions/ways.tsv holds ways of asking by hands that did not know the product (hand, form, language, way with its thing in braces); nothing
was ever learned from them. questions/things.tsv holds things to ask of each form: the corpus that tells of it, the thing in both languages,
and the facts (regular expressions joined by " & ") that a right answer has in what it says or quotes. Every way is asked of every thing of
its form; the share that is right is printed by form and language.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import UsageError
from assistant.model import Answer, Status
from assistant.service import Assistant
from assistant.settings import Settings, read_settings
from evals.corpora import OURS, QUESTIONS, indexed

WAYS, THINGS = QUESTIONS / "ways.tsv", QUESTIONS / "things.tsv"
_KIND = {"project": ("project", "项目"), "study": ("study", "研究")}
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One way of asking, asked of one thing."""

    form: str
    language: str
    question: str
    facts: tuple[str, ...]


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table by their columns' names. Raises UsageError for a row of another length."""
    lines = path.read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise UsageError(f"{path.name}, line {number}: {len(cells)} cells where {len(columns)} are needed ({', '.join(columns)}).")
        yield dict(zip(columns, cells, strict=True))


def put(way: str, language: str, things: Mapping[str, str]) -> str:
    """Return a way of asking with its things in the braces, and the word for their kind beside them where the way has none.

    >>> put("{project}: budget?", "en", {"project": "kite"}), put("{project}项目要多少钱", "zh", {"project": "风筝"})
    ('kite project: budget?', '风筝项目要多少钱')
    """

    def thing(slot: re.Match[str]) -> str:
        value, kind = things[slot[1]], _KIND.get(slot[1], ("", ""))[language == "zh"]
        if not kind or re.match(rf"\W?\s*{kind}", way[slot.end() :]):
            return value
        return f"{value}{kind}" if language == "zh" else f"{value} {kind}"

    return _SLOT.sub(thing, way)


def asked_of(corpus: str, ways: Sequence[Mapping[str, str]], things: Sequence[Mapping[str, str]]) -> list[Asked]:
    """Return every way of asking of every thing that a corpus tells of."""
    found = []
    for thing in things:
        named = {
            "zh": dict(pair.split("=", 1) for pair in thing["chinese"].split("|")),
            "en": dict(pair.split("=", 1) for pair in thing["english"].split("|")),
        }
        found += [
            Asked(
                way["form"], way["language"], put(way["way"], way["language"], named[way["language"]]), tuple(thing["facts"].split(" & "))
            )
            for way in ways
            if thing["corpus"] == corpus and way["form"] == thing["form"]
        ]
    return found


def is_right(asked: Asked, answer: Answer) -> bool:
    """Whether an answer is one and has each fact in what it says or quotes."""
    said = "\n".join([answer.answer, *(f"{citation.symbol} {citation.quote}" for citation in answer.citations)])
    return answer.status in (Status.ANSWERED, Status.AMBIGUOUS) and all(re.search(fact, said) for fact in asked.facts)


def measured(settings: Settings) -> dict[tuple[str, str], list[bool]]:
    """Ask all, over an index of each corpus made for it, and return by form and language which were right."""
    ways, things = list(rows_of(WAYS)), list(rows_of(THINGS))
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for corpus in OURS:
        questions = asked_of(corpus.name, ways, things)
        if not questions or not all(place.exists() for place in corpus.documents):
            continue
        with indexed(corpus, settings) as inside:
            assistant = Assistant(inside)
            for at, asked in enumerate(questions, start=1):
                right[asked.form, asked.language].append(is_right(asked, assistant.ask(asked.question)))
                if sys.stderr.isatty():
                    print(f"\r{corpus.name}: {at} of {len(questions)}", end="", file=sys.stderr, flush=True)
    return right


def main() -> int:
    """Print the shares by form, and of all."""
    right = measured(read_settings())
    for form in sorted({form for form, _ in right}):
        print(f"{form:16}" + "".join(_share(language, right.get((form, language), [])) for language in ("zh", "en")))
    for language in ("zh", "en"):
        print(f"all{_share(language, [one for (_, own), some in right.items() if own == language for one in some])}")
    return 0


def _share(language: str, right: Sequence[bool]) -> str:
    return f"   {language} {sum(right):5} of {len(right):5} {sum(right) / max(1, len(right)):6.3f}"


if __name__ == "__main__":
    sys.exit(main())
