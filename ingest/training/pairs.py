"""What the model learns from: texts that mean the same, or a question and the passage that answers it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.training.numerals import numeral_pairs

HELD_OUT_EVERY = 6  # of the question rows, the share kept for measuring
DOMAIN_REPEATS = 3  # our own pairs are few beside the public ones; three times over they weigh enough
SENTENCES = ("tatoeba", "sdg")
DOMAIN = ("cdip_ip", "cdip_meetings", "cdip_general")


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question and the passage that answers it, each in both languages."""

    question_en: str
    question_zh: str
    passage_en: str
    passage_zh: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together, in two languages or in one."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a training run reads, apart from what it is measured on."""

    words: list[Pair]  # dictionary entries and terms: (English, Chinese)
    sentences: list[Pair]  # running text and questions with passages
    glosses: dict[str, str]  # Chinese word -> its English glosses
    held_out: list[QuestionRow]
    questions: list[QuestionRow]


def read_material(parallel: Path, glossary: Path) -> Material:
    """Read the pairs; every HELD_OUT_EVERY-th question row is kept out of training altogether."""
    rows = [QuestionRow(*cells[:4]) for cells in _rows(parallel / "cdip_questions.tsv")]
    held_out = rows[::HELD_OUT_EVERY]
    questions = [row for place, row in enumerate(rows) if place % HELD_OUT_EVERY]
    terms = [Pair(cells[0], cells[1]) for cells in _rows(glossary)][1:]
    entries = [Pair(cells[0], cells[1]) for cells in _rows(parallel / "cedict.tsv")]
    glosses: dict[str, list[str]] = {}
    for entry in [*terms, *entries]:
        glosses.setdefault(entry.right, []).append(plain_gloss(entry.left))
    domain = [pair for name in DOMAIN for pair in _pairs(parallel / f"{name}.tsv")]
    domain += [pair for row in questions for pair in question_pairs(row)]
    return Material(
        words=[Pair(plain_gloss(entry.left), entry.right) for entry in entries]
        + DOMAIN_REPEATS * [pair for term in terms for pair in term_pairs(term)]
        + numeral_pairs_as_pairs(),
        sentences=[pair for name in SENTENCES for pair in _pairs(parallel / f"{name}.tsv")]
        + DOMAIN_REPEATS * domain,
        glosses={word: "; ".join(dict.fromkeys(texts)) for word, texts in glosses.items()},
        held_out=held_out,
        questions=questions,
    )


def question_pairs(row: QuestionRow) -> list[Pair]:
    """Every way the row's texts belong together: questions, passages, and each question with each passage."""
    return [
        Pair(row.question_en, row.question_zh),
        Pair(row.passage_en, row.passage_zh),
        Pair(row.question_en, row.passage_zh),
        Pair(row.question_zh, row.passage_en),
        Pair(row.question_en, row.passage_en),
        Pair(row.question_zh, row.passage_zh),
    ]


def term_pairs(term: Pair) -> list[Pair]:
    """A term as it stands, and without what its brackets add: "Committee (CDIP)" is also "Committee".

    >>> [pair.left for pair in term_pairs(Pair("Development Agenda (DA)", "发展议程"))]
    ['Development Agenda (DA)', 'Development Agenda']
    """
    bare = Pair(_without_brackets(term.left), _without_brackets(term.right))
    return [term] if bare == term or not (bare.left and bare.right) else [term, bare]


def plain_gloss(gloss: str) -> str:
    """Drop what a dictionary says about a word rather than what the word means.

    >>> plain_gloss("to register; lit. to write down; CL:個|个[ge4]; abbr. for 登記")
    'register; write down'
    """
    senses = []
    for sense in gloss.split(";"):
        if re.match(r"\s*(CL:|variant of|old variant|see (also )?[一-鿿]|surname\b)", sense):
            continue
        sense = re.sub(r"\([^)]*\)|[一-鿿|]+|\[[^]]*\]", " ", sense)
        sense = re.sub(r"^\s*(abbr\. for|lit\.|fig\.|also written|same as)", " ", sense)
        sense = re.sub(r"^\s*to (?=\w)", "", sense.strip())
        if sense.strip(" ,."):
            senses.append(" ".join(sense.split()))
    return "; ".join(senses[:4]) or gloss


def shuffled_batches(count: int, size: int, seed: int) -> Iterator[list[int]]:
    """Yield the numbers below count in random order, size at a time; a last, smaller batch is left out."""
    order = list(range(count))
    random.Random(seed).shuffle(order)
    for start in range(0, count - size + 1, size):
        yield order[start : start + size]


def numeral_pairs_as_pairs() -> list[Pair]:
    """The numerals of both languages and their digits, each with each."""
    return [Pair(left, right) for left, right in numeral_pairs()]


def _without_brackets(text: str) -> str:
    return re.sub(r"\s*[(（][^)）]*[)）]", "", text).strip()


def _pairs(path: Path) -> list[Pair]:
    return [Pair(cells[0], cells[1]) for cells in _rows(path)]


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line]
