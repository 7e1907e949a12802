"""Sentences that name one project or proposal and tell its state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from assistant.model import Language
from assistant.text import sentences
from assistant.understanding.asked.states import State, tellings

LONGEST = 420  # characters of a paragraph that is quoted from the name on to its state
BESIDE = 14  # characters between a name and its state


class Thing(Enum):
    """What a list is of: how one is called, and several."""

    PROJECT = (r"项目|\bprojects?\b", r"项目|\bprojects\b")
    PROPOSAL = (r"提案|\bproposals?\b", r"提案|\bproposals\b")
    RECOMMENDATION = (r"建议|\brecommendations?\b", r"建议|\brecommendations\b")

    @property
    def pattern(self) -> re.Pattern[str]:
        """What one is called."""
        return re.compile(self.value[0], re.I)

    @property
    def plural(self) -> re.Pattern[str]:
        """What several are called."""
        return re.compile(self.value[1], re.I)


# A Chinese name that no mark sets off does not begin with what goes on with the sentence.
_GOES_ON = r"(?:[的进开中提等之，。、；和及与举已将未被由可需须应方这该本并正仍是有均都国点办成管对各每时在框于或]|实施|落实|执行|活动|准备|生命|受益|完成|报告|文件|数据|资源|所有|其他|未来|新的)"
_QUOTED = r"[“「《\"](?P<quoted>[^”」》\"]{3,100})[”」》\"]"
_NAMES: dict[tuple[Thing, Language], re.Pattern[str]] = {
    (Thing.PROJECT, "zh"): re.compile(
        rf"(?:项目)?{_QUOTED}(?:[（(][^）)]*[)）])?(?:的)?(?:发展议程|试点|二期)?项目|项目(?:名为|题为)?{_QUOTED.replace('quoted', 'after')}"
        rf"|发展议程项目(?P<bare>(?!{_GOES_ON})[^，。；：“”！？]{{5,70}})|关于(?P<about>(?!{_GOES_ON})[^，。；：“”]{{4,60}}?)的(?:新)?(?:发展议程|试点)?项目"
    ),
    (Thing.PROPOSAL, "zh"): re.compile(
        rf"提案{_QUOTED}|{_QUOTED.replace('quoted', 'after')}(?:[（(][^）)]*[)）])?(?:的)?(?:项目)?提案|提交了[^，。；]{{0,10}}提案(?P<bare>[^，。；：“”]{{5,70}})"
    ),
    (Thing.PROJECT, "en"): re.compile(
        rf"{_QUOTED}\s*(?:\([^)]*\)\s*)?(?:pilot\s+|DA\s+)?project\b|\bproject\s*(?:,?\s*(?:entitled|titled|called|on|for)\s*)?{_QUOTED.replace('quoted', 'after')}|\b[Pp]roject\s+(?:on|for)\s+(?:the\s+)?(?P<bare>[A-Z][^.;,“”\"]{{8,140}})"
    ),
    (Thing.PROPOSAL, "en"): re.compile(
        rf"\bproposal\s*(?:,?\s*(?:entitled|titled|called|on|for)\s*)?{_QUOTED}|{_QUOTED.replace('quoted', 'after')}\s*(?:\([^)]*\)\s*)?(?:project\s+)?proposal\b|\bproposals?\s+(?:by|from|of)\s+(?P<bare>[A-Z][^.;“”\"]{{3,140}})"
        rf"|\bproposal\s+(?:on|for)\s+(?:the\s+|an?\s+)?(?P<about>[A-Z][^.;,“”\"]{{8,160}})"
    ),
}
NAMED_IN = frozenset(thing for thing, _ in _NAMES)
_THE_SAME = {
    Thing.PROJECT: re.compile(r"[该本此](?:发展议程)?项目|^项目|\b(?:the|this|that)\s+project\b", re.I),
    Thing.PROPOSAL: re.compile(r"[该本此](?:项目)?提案|\b(?:the|this|that)\s+(?:project\s+)?proposal\b", re.I),
}
_BELONGS = re.compile(r"的|['’]s\b|,|，|\bof\b")
_ENDS = re.compile(  # where a name that no mark sets off ends: at what is told of it
    r"[（(]|(?=已|于\s*\d|正在|目前|仍|尚|的(?:完成|影响|评|框架|外部|独立|实施|背景)|自\s*\d|在\s*\d)|\b(?:was|were|is|are|has|have|had|will|which|that)\b",
    re.I,
)


def named_in(text: str, language: Language, thing: Thing, state: State) -> Iterator[tuple[str, str]]:
    """Yield the names of such things of which a paragraph tells a state, each with the words that tell it.

    >>> list(named_in("项目“山地养蜂”已完成。另有八个项目正在实施。", "zh", Thing.PROJECT, State.DONE))
    [('山地养蜂', '项目“山地养蜂”已完成。')]
    """
    spans = sentences(text)
    named: tuple[str, int] | None = None
    for start, end in spans:
        sentence = text[start:end]
        names = list(_names(sentence, language, thing))
        told = [match.span() for match in tellings(state, sentence)]
        beside = [name for name, a, b in names if any(_is_of(sentence, (a, b), span) for span in told)]
        if beside:
            yield beside[0], sentence
        elif told and named and not names and _is_on_it(sentence, told, thing) and end - named[1] <= LONGEST:
            yield named[0], text[named[1] : end]
            named = None
        if names:
            named = names[0][0], start


def _names(sentence: str, language: Language, thing: Thing) -> Iterator[tuple[str, int, int]]:
    """Yield the names of such things in a sentence, with where each stands."""
    for match in _NAMES[thing, language].finditer(sentence):
        group = next(name for name in ("quoted", "after", "bare", "about") if match.groupdict().get(name))
        name, start = match[group], match.start(group)
        if group == "bare":
            ending = _ENDS.search(name, 4)
            name = name[: ending.start()] if ending else name
            yield name.strip(), start, start + len(name)
        else:
            yield name, match.start(), match.end()


def _is_of(sentence: str, name: tuple[int, int], state: tuple[int, int]) -> bool:
    """Whether a state is told of what bears a name: right beside it, and of nothing that belongs to it (项目的论坛推迟)."""
    if name[0] <= state[0] < name[1]:
        return False
    return _gap(name, state) <= BESIDE and not (name[1] <= state[0] and _BELONGS.search(sentence[name[1] : state[0]]))


def _is_on_it(sentence: str, told: list[tuple[int, int]], thing: Thing) -> bool:
    """Whether a sentence tells a state of what was named before it: "the project", right beside the state."""
    return any(_gap(match.span(), span) <= BESIDE for match in _THE_SAME[thing].finditer(sentence) for span in told)


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many characters stand between two places."""
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))
