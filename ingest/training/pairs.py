"""What the model learns from: texts that mean the same, or a question and the passage that answers it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from ingest.training.numerals import numeral_pairs

HELD_OUT_EVERY = 6  # of the question rows, the share kept for measuring
SYNONYMS = Path(__file__).with_name("synonyms.tsv")
SENSES = 4  # of a dictionary entry; further ones are rare uses
BRACKETS = re.compile(r"\s*[(（]([^)）]*)[)）]")
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
    """Everything a training run reads. The pairs of an inner list share a text."""

    words: list[list[Pair]]  # dictionary senses by word, and numerals: (English, Chinese)
    terms: list[list[Pair]]  # the terms of the house
    sentences: list[list[Pair]]  # public running text
    synonyms: list[list[Pair]]  # our own: how questions and official papers word the same
    domain: list[list[Pair]]  # our own running text
    questions: list[list[Pair]]  # questions and passages
    glosses: dict[str, str]  # Chinese word or term -> its English senses
    asked: list[QuestionRow]  # the rows behind questions
    held_out: list[QuestionRow]  # what is kept for measuring


def read_material(parallel: Path, glossary: Path) -> Material:
    """Read the pairs; every HELD_OUT_EVERY-th question row is kept out of training altogether."""
    rows = [QuestionRow(*cells[:4]) for cells in rows_of(parallel / "cdip_questions.tsv")]
    asked = [row for place, row in enumerate(rows) if place % HELD_OUT_EVERY]
    terms = [term_pairs(Pair(cells[0], cells[1])) for cells in rows_of(glossary)[1:]]
    entries = [Pair(sense, entry.right) for entry in _pairs(parallel / "cedict.tsv") for sense in senses(entry.left)]
    by_word: dict[str, list[Pair]] = {}
    for entry in [*(pair for group in terms for pair in group), *entries]:
        by_word.setdefault(entry.right, []).append(entry)
    return Material(
        words=[*_grouped(entries), *_grouped(Pair(left, right) for left, right in numeral_pairs())],
        terms=terms,
        sentences=[[pair] for name in SENTENCES for pair in _pairs(parallel / f"{name}.tsv")],
        synonyms=[synonym_pairs(cells[0].split("; "), cells[1].split("；")) for cells in rows_of(SYNONYMS)],
        domain=[[pair] for name in DOMAIN for pair in _pairs(parallel / f"{name}.tsv")],
        questions=[question_pairs(row) for row in asked],
        glosses={word: "; ".join(dict.fromkeys(pair.left for pair in group)) for word, group in by_word.items()},
        asked=asked,
        held_out=rows[::HELD_OUT_EVERY],
    )


def _grouped(pairs: Iterable[Pair]) -> list[list[Pair]]:
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.right, []).append(pair)
    return list(groups.values())


def synonym_pairs(english: Sequence[str], chinese: Sequence[str]) -> list[Pair]:
    """Each wording with each other, across the languages and within one.

    >>> [(pair.left, pair.right) for pair in synonym_pairs(["cap", "ceiling"], ["上限"])]
    [('cap', '上限'), ('ceiling', '上限'), ('cap', 'ceiling')]
    """
    across = [Pair(left, right) for left in english for right in chinese]
    within = [Pair(left, right) for side in (english, chinese) for left, right in combinations(side, 2)]
    return across + within


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
    """A term as it stands, without what its brackets add, and what stands in the brackets of both.

    >>> [(p.left, p.right) for p in term_pairs(Pair("World Organization (WO)", "世界组织（世组）"))]
    [('World Organization (WO)', '世界组织（世组）'), ('World Organization', '世界组织'), ('WO', '世组'), ('WO', '世界组织')]
    """
    bare = Pair(_without_brackets(term.left), _without_brackets(term.right))
    short = [BRACKETS.findall(side) or [full] for side, full in ((term.left, bare.left), (term.right, bare.right))]
    pairs = [term, bare, Pair(short[0][0], short[1][0]), Pair(short[0][0], bare.right)]
    return [pair for pair in dict.fromkeys(pairs) if pair.left and pair.right]


def senses(gloss: str) -> list[str]:
    """Split a dictionary's gloss into senses, and drop what it says about the word rather than what it means.

    >>> senses("to register; lit. to write down; CL:個|个[ge4]; abbr. for 登記")
    ['register', 'write down']
    """
    kept = []
    for sense in gloss.split(";"):
        if re.match(r"\s*(CL:|variant of|old variant|see (also )?[一-鿿]|surname\b)", sense):
            continue
        sense = re.sub(r"\([^)]*\)|[一-鿿|]+|\[[^]]*\]", " ", sense)
        sense = re.sub(r"^\s*(abbr\. for|lit\.|fig\.|also written|same as)", " ", sense)
        sense = " ".join(re.sub(r"^\s*to (?=\w)", "", sense.strip()).split())
        if sense.strip(" ,."):
            kept.append(sense)
    return kept[:SENSES] or [gloss]


def _without_brackets(text: str) -> str:
    return BRACKETS.sub("", text).strip()


def _pairs(path: Path) -> list[Pair]:
    return [Pair(cells[0], cells[1]) for cells in rows_of(path)]


def rows_of(path: Path) -> list[list[str]]:
    """Return the rows of a table with tabs between its cells."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line]
