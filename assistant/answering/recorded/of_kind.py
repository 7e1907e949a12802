"""What became of all matters of a kind: the decisions on projects, proposals or reports, of every session, the newest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from assistant.adapters.catalogue import Catalogue
from assistant.answering.recorded.of_session import Matter, matters_of, write_matters
from assistant.answering.writing.draft import Draft
from assistant.lexical import words
from assistant.model import REFUSALS, Decision, Intent, Query
from assistant.rules import Rule
from assistant.understanding.asked.kinds_of_matter import KINDS, OfAKind, acted_on

_CARRIED = frozenset(("approved", "adopted", "endorsed", "accepted"))
_TOLD_BY_A_COUNT = (Intent.FIGURE, Intent.WHO, Intent.WHEN, Intent.DEFINITION)
# Sent back or put off: not carried, though the record says so in other words.
_PUT_BACK = Rule(
    r"(?:要求|请)提案[国方]?|修订后的?提案|继续(?:讨论|审议)|推迟|重新提交|再次提交|修[订改]稿",
    r"\b(?:should\s+be\s+revised|revised\s+(?:proposal|version)|revise\s+the\s+proposal|resubmit\w*|submitted\s+again|continue\s+(?:the\s+)?(?:discussion|consideration)|defer\w*|postpon\w*)\b",
    flags=re.IGNORECASE,
)
_PROPOSED = re.compile(r"提案|\bproposals?\b", re.IGNORECASE)  # what may be turned down
_REPORTED = re.compile(r"报告|导则|延长|\b(?:reports?|guidelines|extensions?|extend)\b", re.IGNORECASE)  # on a project, and none itself
_PHASE = {"zh": r"第[一二三四\d]阶段|[一二三四]期", "en": r"phases?\s+(?:[ivx]+|\d|one|two|three)\b"}
_SAME = 0.5  # of the shorter one's words: told twice


def kind_asked(query: Query) -> OfAKind | None:
    """Return what a question asks of all matters of a kind; None where it asks of one, or for a number or a name."""
    if query.symbols or query.recommendation_numbers or query.follows_up or query.intent in _TOLD_BY_A_COUNT:
        return None
    return acted_on(query.text, query.language)


def asks_which_were_refused(query: Query) -> bool:
    """Whether a question asks which matters of a kind were turned down."""
    asked = kind_asked(query)
    return asked is not None and asked.act == "refused" and asked.listed


def answer_of_kind(query: Query, decisions: Sequence[Decision], catalogue: Catalogue, draft: Draft, notes: list[str]) -> bool:
    """Write the decisions on all matters of the kind that is asked of; False (and nothing written) where there are none.

    Where it is not asked which were turned down, but said that they were, what became of each is told.
    """
    asked = kind_asked(query)
    if asked is None:
        return False
    matters = list(matters_of(decisions, catalogue))
    carried, refused = [m for m in matters if _was_carried(m, asked.kind)], [m for m in matters if _was_refused(m, asked.kind)]
    wanted = carried if asked.act == "carried" else refused if asked.listed else [m for m in matters if m in carried or m in refused]
    if query.years and not any(matter.acts[0].original for matter in wanted):
        return False  # what papers recite of a year is seldom all: a passage may tell it
    told = _once_each(sorted(wanted, key=lambda matter: (-matter.acts[0].session, not matter.acts[0].original)))
    write_matters(told, draft, notes, bearable=2)
    return bool(told)


def _was_carried(matter: Matter, kind: str) -> bool:
    return any(act.verb in _CARRIED and _is_object(kind, act, matter.passage.paragraph.text) for act in matter.acts)


def _was_refused(matter: Matter, kind: str) -> bool:
    text = matter.passage.paragraph.text
    if not _is_on(kind, text) or not _PROPOSED.search(text) or _was_carried(matter, kind):
        return False
    left = [act for act in matter.acts if not _REPORTED.search(act.quote)]
    return any(act.verb in REFUSALS or (act.verb not in _CARRIED and _PUT_BACK.search(act.quote)) for act in left)


def _is_on(kind: str, text: str) -> bool:
    return any(re.search(words, text, re.IGNORECASE) for words in KINDS[kind].values())


def _is_object(kind: str, act: Decision, text: str) -> bool:
    """Whether it is a matter of the kind that an act was done to: "approved the project", and not "the recommendations of its report"."""
    words = KINDS[kind][act.language]
    if kind == "project":
        words += f"|{_PHASE[act.language]}" + (f"|{KINDS['proposal'][act.language]}" if _is_on(kind, text) else "")
    if act.language == "en":
        done, far = r"(?:approved|adopted|endorsed|accepted|agreed\s+to)", r"(?:(?!of\b|in\b|on\b|for\b|to\b|under\b)[\w’'“”-]+\s+){0,5}?"
        return bool(
            re.search(rf"\b{done}\s+{far}(?:{words})\b(?!\s+(?:report|evaluation)s?\b)", act.quote, re.IGNORECASE)
            or re.search(rf"\b(?:{words})\b[^.;]{{0,90}}?\b(?:was|were|been|is)?\s*{done}(?!\s+by\s+mail)\b", act.quote, re.IGNORECASE)
        )
    done, after = "(?:批准|通过|核可|接受|同意)(?!的)", r"(?![的报]|提交|评|审|延长|[^。；，]{0,6}延长)"
    return bool(
        re.search(rf"{done}了?[^。；，]*?(?:{words}){after}", act.quote)
        or re.search(rf"(?:{words}){after}[^。；]{{0,60}}?(?:获|经|被|由|：)[^。；：]{{0,30}}{done}", act.quote)
        or re.search(rf"(?:{words})(?:[^。；]{{0,12}})；决定：{done}", act.quote)
    )


def _once_each(matters: Sequence[Matter]) -> list[Matter]:
    """Leave out what another paper tells of a matter that is told already: the same but for the words that all of a session share."""
    own = {matter: words(matter.passage.paragraph.text) for matter in matters}
    kept: list[Matter] = []
    for matter in matters:
        session = [other for other in matters if other.acts[0].session == matter.acts[0].session]
        shared = frozenset.intersection(*(frozenset(own[other]) for other in session)) if len(session) > 2 else frozenset()
        if not any(_same(matter, other, own[matter] - shared, own[other] - shared) for other in kept if other in session):
            kept.append(matter)
    return kept


def _same(one: Matter, other: Matter, first: AbstractSet[str], second: AbstractSet[str]) -> bool:
    if one.acts[0].original and other.acts[0].original:
        return False
    if one.symbols and other.symbols:
        return not one.symbols.isdisjoint(other.symbols)
    return len(first & second) >= _SAME * min(len(first), len(second))
