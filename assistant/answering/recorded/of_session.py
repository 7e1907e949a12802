"""All that a session decided, in the order of its agenda: matters of substance each with its words, those of procedure in one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from assistant.adapters.catalogue import Catalogue
from assistant.answering.recorded.decided import write_decisions
from assistant.answering.recorded.matters import passage_of
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say, verb_in
from assistant.model import REFUSALS, Decision, Intent, Language, Query
from assistant.understanding.asked.whether import names_a_thing

BEARABLE: dict[Language, int] = {"zh": 600, "en": 1_500}  # characters: more is not heard to its end
SHORT: dict[Language, int] = {"zh": 60, "en": 130}  # characters: words that are read out where no document tells the matter
MOST = 16  # matters that are told each in its words
_CARRIED = frozenset(("approved", "adopted", "endorsed")) | REFUSALS
_NOTED = frozenset(("took note", "noted", "welcomed"))
_PROCEDURE = re.compile(
    r"议程草案|议程(?:得到|获)通过|观察员|报告草案|主席总结|(?:议题|问题)(?:和文件)?(?:的)?清单|宣布(?:会议)?闭幕"
    r"|\b(?:draft\s+agenda|agenda\s+(?:was\s+)?adopted|observers?(?:\s+status)?|accredit\w+|draft\s+report\s+of|summary\s+by\s+the\s+chair|list\s+of\s+issues|closed\s+the\s+session)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Matter:
    """What one paragraph tells of a matter: the acts on it, and the words that tell them."""

    acts: tuple[Decision, ...]
    passage: Passage

    @property
    def verbs(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(act.verb for act in self.acts))

    @property
    def of_procedure(self) -> bool:
        return "elected" in self.verbs or any(act.original and _PROCEDURE.search(act.quote) for act in self.acts)

    @property
    def only_noted(self) -> bool:
        return _NOTED.issuperset(self.verbs)

    @property
    def symbol(self) -> str:
        return next((symbol for act in self.acts for symbol in act.about_symbols), "")

    @property
    def symbols(self) -> frozenset[str]:
        """The documents that the acts are on, whatever revision of them."""
        return frozenset(symbol.split(" ")[0] for act in self.acts for symbol in act.about_symbols)

    @property
    def untold(self) -> int:
        """How many characters of the paragraph the words leave out."""
        return len(self.passage.paragraph.text) - len(self.words)

    @property
    def words(self) -> str:
        """The sentences that tell the acts, without those that only take note where there are others."""
        text = self.passage.paragraph.text
        acts = [act for act in self.acts if act.verb not in _NOTED] or self.acts
        spans = [(at, at + len(act.quote)) for act in acts if (at := text.find(act.quote)) >= 0]
        return text[min(span[0] for span in spans) : max(span[1] for span in spans)] if spans else self.acts[0].quote


def asks_for_all(query: Query) -> bool:
    """Whether a question asks for all that one session decided: it names no matter, no document and no act but to decide."""
    all_acts = not query.verbs or "decided" in query.verbs
    return (
        query.intent is Intent.DECISION and len(query.sessions) == 1 and not query.symbols and all_acts and not names_a_thing(query.topic)
    )


def write_session(decisions: Sequence[Decision], catalogue: Catalogue, draft: Draft, notes: list[str]) -> bool:
    """Write what a session decided, in full where that is bearable; False (and nothing written) where nothing is told."""
    matters = list(matters_of(_without_recitals(decisions), catalogue))
    if not any(decision.original for decision in decisions):
        notes += [say("session_recited", draft.language, session=decisions[0].session)] if decisions else []
    if sum(len(matter.passage.paragraph.text) for matter in matters) <= _bearable(matters):
        return write_decisions([act for matter in matters for act in matter.acts], catalogue, draft)
    procedure = [matter for matter in matters if matter.of_procedure]
    noted = [matter for matter in matters if matter.only_noted and not matter.of_procedure]
    write_matters([matter for matter in matters if matter not in procedure and matter not in noted], draft, notes)
    _write_briefly("session_noted", noted, draft)
    _write_briefly("session_procedure", procedure, draft)
    return bool(matters)


def write_matters(matters: Sequence[Matter], draft: Draft, notes: list[str], *, bearable: int = 1) -> None:
    """Write matters each on a line, their whole paragraphs as far as is bearable, or so many times as much, and say how many are left out."""
    told = matters[:MOST]
    in_full = _in_full(told, bearable * _bearable(told))
    for matter in told:
        _write(matter, matter.passage.paragraph.text if matter in in_full else matter.words, draft)
    if len(matters) > MOST:
        notes.append(say("more", draft.language, count=len(matters) - MOST))


def _without_recitals(decisions: Sequence[Decision]) -> list[Decision]:
    """Leave out what other papers recite of a session whose own record is told, but what they tell of matters of their own."""
    told = {symbol for decision in decisions if decision.original for symbol in decision.about_symbols}
    if not any(decision.original for decision in decisions):
        return list(decisions)
    return [d for d in decisions if d.original or (d.about_symbols and told.isdisjoint(d.about_symbols))]


def matters_of(decisions: Iterable[Decision], catalogue: Catalogue) -> Iterator[Matter]:
    """Yield the matters that decisions are on, those told by one paragraph together."""
    placed = [(Passage(*passage_of(decision, catalogue)), decision) for decision in decisions]
    for _, group in groupby(placed, key=lambda one: one[0].place):
        together = list(group)
        yield Matter(tuple(decision for _, decision in together), together[0][0])


def _bearable(matters: Sequence[Matter]) -> int:
    return BEARABLE[matters[0].passage.document.language] if matters else 0


def _in_full(matters: Sequence[Matter], bearable: int) -> list[Matter]:
    """The matters whose whole paragraph can be told as well, as it names what the act is on: what was carried or not first, then the
    shortest."""
    left = bearable - sum(len(matter.words) for matter in matters)
    chosen: list[Matter] = []
    for matter in sorted(matters, key=lambda one: (_CARRIED.isdisjoint(one.verbs), one.untold)):
        if matter.untold <= left:
            left -= matter.untold
            chosen.append(matter)
    return chosen


def _write(matter: Matter, words: str, draft: Draft) -> None:
    verbs = _verbs(matter, draft.language)
    draft.line()
    draft.say(say("decision_line", draft.language, session=matter.acts[0].session, verb=_with_symbol(verbs, matter, words, draft.language)))
    draft.quote(words, matter.passage)


def _write_briefly(name: str, matters: Sequence[Matter], draft: Draft) -> None:
    """Write matters in one line: their count, and of each its acts, its document and where it is told."""
    if not matters:
        return
    draft.line()
    draft.say(say(name, draft.language, count=len(matters)))
    comma = "；" if draft.language == "zh" else "; "
    for n, matter in enumerate(matters):
        draft.say(comma if n else "")
        if not matter.symbol and len(matter.words) <= SHORT[matter.passage.document.language]:
            draft.quote(matter.words, matter.passage)
            continue
        draft.refer(_with_symbol(_verbs(matter, draft.language), matter, "", draft.language), matter.words, matter.passage)


def _verbs(matter: Matter, language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(verb_in(verb, language) for verb in matter.verbs)


def _with_symbol(verbs: str, matter: Matter, words: str, language: Language) -> str:
    if not matter.symbol or matter.symbol in words:
        return verbs
    return f"{verbs}（{matter.symbol}）" if language == "zh" else f"{verbs} ({matter.symbol})"
