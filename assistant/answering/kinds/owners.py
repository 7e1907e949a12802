"""Figures of the whole: how many of what one platform, academy or treaty has, and what all projects come to.

"How many users does the platform have?" holds a passage by nothing but the two: the figure must be the number of users, in
its own clause, and the platform must be named with it, in its sentence, in the one before, or above both. One project's
figure is no total of all, and tells nothing of what is usual.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.choosing.choices import Choice
from assistant.answering.kinds.numbers import Counting
from assistant.answering.matching.named_matter import kind_of_all
from assistant.answering.matching.particulars import TERM_NEAR
from assistant.answering.reading.surroundings import headed
from assistant.concepts import Concept, Kind
from assistant.lexical import apart, words
from assistant.model import ParagraphKind, Query, Want
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.text import fold, sentences
from assistant.understanding.asked.subjects import without_aspects
from assistant.understanding.asked.wants import NUMBERS

COUNTED, COUNTED_ACROSS = 0.5, 0.3  # of the meaning of what is counted, by the clause of a number; in the other language
BESIDE_THEM = 1  # plain word that says what they do: trained, registered; more tell a passage from others
_COUNTS = frozenset((Want.NUMBER, Want.PEOPLE))
_CLAUSES = re.compile(r"[，；。、;]|(?<!\d),|,(?!\d)|(?<!\d)\.|\.(?!\d)|[:：](?!\s*\d)")  # "matches so far: 17" is one
_SHARE = re.compile(r"\d[\d.]*\s*(?:[%％]|per\s?cent)|百分之\S{1,4}", re.I)  # no count
_COUNTRY = r"国(?:家)?|成员国|缔约[国方]|\b(?:countries|states|members|parties)\b"
_PERSON = r"[人名位]|学员|\b(?:people|persons|learners|students|participants|trainees)\b"
_MEETING = r"次(?:\S{0,4})?会议|\b(?:sessions?|meetings?|met)\b"
# What is counted by more than one name: a country signs as a member state, people learn and register as users; visitors are no users.
_ALIKE = tuple(
    (re.compile(asked, re.I), re.compile(told, re.I))
    for asked, told in (
        (_COUNTRY, _COUNTRY),
        (_PERSON, rf"{_PERSON}|用户|\busers\b"),
        (r"会议|\b(?:sessions?|meetings?)\b", _MEETING),
    )
)

_ALL_ZH = r"所有|全部|一共|总共|总计|合计|总额|从开始|历来|至今|到现在|迄今|总的?(?=预算|费用|支出|花费)"
_ALL_EN = r"\b(?:all|total|altogether|overall|in\s+sum|so\s+far|to\s+date|ever)\b"
_ALL = Rule(_ALL_ZH, _ALL_EN, flags=re.IGNORECASE)
_TOLD_OF_ALL = Rule(
    r"[共总]|累计|所有|全部|合计|各项目", r"\b(?:all|total\w*|altogether|overall|cumulative\w*|sum|so\s+far)\b", flags=re.IGNORECASE
)
_USUAL_ZH = r"一般(?!预算|性)|通常|平均|往往|大多|普遍"
_USUAL_EN = r"\b(?:usual(?:ly)?|typical(?:ly)?|normal(?:ly)?|generally|in\s+general|on\s+average|average|as\s+a\s+rule|tend)\b"
_USUAL = Rule(_USUAL_ZH, _USUAL_EN, flags=re.IGNORECASE)
_TOLD_AS_USUAL = Rule(
    r"一般|通常|平均|往往|大多|普遍|原则上|每[个项次场年一]|各[个项]|不(?:得|应)?超过|最[多长少]|至[多少]|\d\s*[到至~–-]\s*\d",
    r"\b(?:usual\w*|typical\w*|normal\w*|general\w*|average|as\s+a\s+rule|in\s+principle|each|every|per|between|ranges?|up\s+to|no\s+more|at\s+most|most)\b",
    flags=re.IGNORECASE,
)
# What a question of all things of a kind has beside their name: the words above, those that ask, and whose papers these are.
_NOTHING_ELSE = Rule(
    rf"{_ALL_ZH}|{_USUAL_ZH}|多少|几|什么|怎么|发展议程|产权组织|委员会|批准|通过|培训|举[办行]|办|做|了|[的有是共个钱次场项份人在都花用要每]",
    rf"{_ALL_EN}|{_USUAL_EN}|\b(?:how|what|which|is|are|was|were|has|have|had|been|do|does|did|the|of|on|in|for|a|there|by|wipo|cdip|da|ip|development|agenda|committee|approved|held|organi[sz]ed|people|money)\b",
    flags=re.IGNORECASE,
)
# A body that is named before or after in its paragraph.
_THE_BODY = re.compile(
    r"(?:^|[，。；、]|该|本)委员会|\b(?:the|this|its)\s+(?:Committee|Conference|Assembly|Council|Board|Working\s+Group)\b|该组织|该机构"
)
_WORD = re.compile(r"[a-z]{2,}|[\u4e00-\u9fff]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Whole:
    """A question for the number of some things that one owner has, and nothing else."""

    owners: tuple[Concept, ...]
    counting: Counting

    def told_in(self, choice: Choice, query: Query, retriever: Retriever) -> bool:
        """Whether a window tells a number of the things beside their owner; rows are told by their table."""
        paragraph = choice.passage.paragraph
        if paragraph.kind is not ParagraphKind.TEXT:
            return True
        above = headed(choice.evidence)
        return any(
            counts_them(self.counting, sentence, choice.passage.document.language == query.language, query, retriever)
            and all(
                _spoken_of(owner, f"{above}\n{paragraph.text if _THE_BODY.search(sentence) else before}\n{sentence}", query, retriever)
                for owner in self.owners
            )
            for before, sentence in _sentences_of(paragraph.text, choice.start, choice.end)
        )


def counts_them(counting: Counting, sentence: str, own: bool, query: Query, retriever: Retriever) -> bool:
    """Whether a clause of a sentence has a number and names what is counted; own tells whether it is in the question's language."""
    clauses = [clause for clause in _CLAUSES.split(_SHARE.sub(" ", sentence)) if counting.numbers_in(clause)]
    if not clauses or not counting.counted:
        return bool(clauses)
    things = " ".join(concept.written for concept in counting.counted)
    held = [words(clause) for clause in clauses]
    if any(concept.met_by(one) for concept in counting.counted for one in held):
        return True
    if any(asked.search(counting.named) and told.search(clause) for asked, told in _ALIKE for clause in clauses):
        return True
    return bool(retriever.closeness(replace(query, text=things), clauses).max() >= (COUNTED if own else COUNTED_ACROSS))


_NOUN_COUNTED = Rule(
    r"(?:多少|几)(?:[个名位件项次份家国场种届人所门条篇张册本台套]|(?!分之|钱|时|天|年|月|成|百分|%)[\u4e00-\u9fff])",
    r"\bhow\s+many\s+(?!(?:are|were|is|was|did|do|does|have|has|had|will|would|can|could|of|in|at|more|actually|really|turned|got|came)\b)[a-z]",
    flags=re.IGNORECASE,
)


def counts_another(query: Query, counting: Counting, kinds: Sequence[Want], choice: Choice, text: str, retriever: Retriever) -> bool:
    """Whether a question asks how many of something there are, and no clause of what is shown with a window has a number of them; rows
    are told by their table."""
    if not _COUNTS.intersection(kinds) or not counting.counted or choice.is_row:
        return False
    if not _NOUN_COUNTED.search(query.text):
        return False
    own = choice.passage.document.language == query.language
    return not any(counts_them(counting, text[start:end], own, query, retriever) for start, end in sentences(text))


def whole_counted(query: Query, topic: Sequence[Concept], counting: Counting, kinds: Sequence[Want]) -> Whole | None:
    """Return what a question asks the number of and whose, or None where it asks for no count, or for one of a year, a session,
    a place or anything else that tells its passage from others."""
    if not _COUNTS.intersection(kinds) or query.sessions or query.symbols or query.years or query.recommendation_numbers:
        return None
    things = {concept.written for concept in counting.counted}
    others = [c for c in topic if c.written not in things]
    owners = tuple(c for c in others if c.kind in (Kind.TERM, Kind.NAME))
    beside = [c for c in others if c not in owners]
    owners = owners or tuple(c for c in counting.counted if c.kind in (Kind.TERM, Kind.NAME))  # what is the house's own has no other owner
    if not owners or len(beside) > BESIDE_THEM or any(c.kind is not Kind.WORD for c in beside):
        return None
    return Whole(owners, counting)


def of_one_only(query: Query, kinds: Sequence[Want], text: str) -> bool:
    """Whether a figure is asked of all things of a kind, or of what is usual, and a text does not tell it as such."""
    if not NUMBERS.intersection(kinds) or query.symbols or query.sessions or query.years:
        return False
    usual = bool(_USUAL.search(query.text))
    if not usual and not _ALL.search(query.text):
        return False
    kind = kind_of_all(query)
    if kind is None or _WORD.search(without_aspects(_NOTHING_ELSE.sub(" ", kind.asked(query.language).sub(" ", query.text)))):
        return False
    if usual:
        return not _TOLD_AS_USUAL.search(text)
    return not any(_TOLD_OF_ALL.search(one) and kind.told.search(one) for one in _CLAUSES.split(text))


def _sentences_of(text: str, first: int, last: int) -> Iterator[tuple[str, str]]:
    """Yield the sentences of a run of a text, each with the one before it."""
    before = ""
    for start, end in sentences(text):
        if first <= start < last:
            yield before, text[start:end]
        before = text[start:end]


def _spoken_of(owner: Concept, text: str, query: Query, retriever: Retriever) -> bool:
    if owner.met_by(words(text)) or fold(owner.written) in apart(fold(text)):
        return True
    return bool(retriever.closeness(replace(query, text=owner.written), [text])[0] >= TERM_NEAR)
