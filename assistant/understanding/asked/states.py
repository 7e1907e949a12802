"""How far a thing has got: the state a question asks for, and whether words of a document tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.rules import Rule


class State(StrEnum):
    """How far a project, a proposal or the work on a recommendation has got."""

    UNDISCUSSED = "undiscussed"
    DISCUSSED = "discussed"
    AHEAD = "ahead"  # still to be considered
    DELAYED = "delayed"
    DROPPED = "dropped"
    ONGOING = "ongoing"
    STARTED = "started"
    MAINSTREAMED = "mainstreamed"
    APPROVED = "approved"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class _Words:
    asked: Rule
    told: re.Pattern[str]  # in a sentence, or as the value of a field


def _words(asked_zh: str, asked_en: str, told_zh: str, told_en: str) -> _Words:
    return _Words(Rule(asked_zh, asked_en, flags=re.I), re.compile(f"{told_zh}|{told_en}", re.I))


# In the order in which a question is held against them.
_STATES: dict[State, _Words] = {
    State.UNDISCUSSED: _words(
        r"(?:没有?|未|尚待|有待|等待)[^，。？]{0,10}讨论",
        r"\b(?:not|never|n['’]t|yet\s+to\s+be|still\s+to\s+be)\s+(?:yet\s+)?(?:been\s+)?(?:discussed|debated)\b|\bundiscussed\b",
        r"(?:尚未|没有|未曾|未)[^，。；]{0,16}讨论",
        r"\b(?:not|never)\s+(?:yet\s+)?(?:been\s+)?discussed\b|\byet\s+to\s+(?:be\s+discussed|discuss)\b",
    ),
    State.DISCUSSED: _words(
        r"(?:完成|经过|经)了?讨论|讨论(?:完|过|完毕)|已(?:经)?讨论",
        r"\b(?:been|already|were)\s+(?:already\s+)?(?:discussed|debated)\b",
        r"(?:经过|得到|已|曾)[^，。；]{0,24}讨论",
        r"\b(?:was|were|been)\s+discussed\b",
    ),
    State.AHEAD: _words(
        r"提案阶段|(?:将|要|待)[^，。？了]{0,14}审议|会(?:在[^，。？]{0,10})?审议(?!了)|尚待批准|待批",
        r"\bproposal\s+stage\b|\bon\s+the\s+table\b|\b(?:will|to|going\s+to)\b[^?.]{0,40}\b(?:consider|be\s+considered)\b|\bawaiting\s+(?:approval|consideration)\b",
        r"将(?:在[^，。；]{0,16})?(?:继续)?审议|待审议",
        r"\b(?:will|shall)\s+(?:be\s+)?consider(?:ed)?\b|\bto\s+be\s+considered\b|\bfor\s+consideration\b",
    ),
    State.DELAYED: _words(
        r"延误|拖延|推迟|滞后|延期",
        r"\b(?:delayed|postponed|late|behind\s+schedule)\b",
        r"延误|拖延|推迟|滞后|延期",
        r"\b(?:delayed|delays?|postponed|behind\s+schedule)\b",
    ),
    State.DROPPED: _words(
        r"取消|中止|终止|暂停|放弃",
        r"\b(?:cancell?ed|suspended|dropped|abandoned|discontinued)\b",
        r"取消|中止|终止|暂停|放弃",
        r"\b(?:cancell?ed|suspended|dropped|abandoned|discontinued)\b",
    ),
    State.ONGOING: _words(
        r"(?:正在?|仍在?|还在|(?<!现)在)(?:继续)?(?:实施|进行|开展|执行|落实|运行)|(?:实施|进行|执行|落实|开展)中|(?:正|还|仍)?在(?:做|搞|办|推进)|在建|在研|持续落实|继续实施",
        r"\b(?:on-?going|under\s?way|in\s+progress|active|going\s+on|running|in\s+course)\b"
        r"|\b(?:under|in)\s+(?:current\s+)?implementation\b|\bbeing\s+(?:implemented|carried\s+out)\b|\bcurrent\s+(?:\w+\s+){0,2}projects\b",
        r"正在?(?:实施|进行|开展|执行|落实)|(?:实施|进行)中|开始(?:实施|落实)|启动|自[^，。；]{2,12}起[^，。；]{0,4}(?:实施|落实)|实施进展(?:情况)?|持续落实|继续实施",
        r"\b(?:on-?going|under\s?way|in\s+progress|under\s+implementation|being\s+implemented|began|begun|continues|launched)\b",
    ),
    State.STARTED: _words(
        r"启动|开始(?:实施|了)",
        r"\b(?:started|launched|began|begun)\b",
        r"开始实施|启动",
        r"\b(?:started|launched|began)\b",
    ),
    State.MAINSTREAMED: _words(
        r"纳入[^，。？]{0,6}主流|主流化",
        r"\bmainstreamed\b",
        r"纳入[^，。；]{0,16}主流|已主流化",
        r"\bmainstreamed\b",
    ),
    State.APPROVED: _words(
        r"获(?:得)?了?批准|被批准|获批",
        r"\b(?:approved|adopted)\b",
        r"批准了|获(?:得)?批准|获批",
        r"\b(?:approved|adopted)\b",
    ),
    State.DONE: _words(
        r"已(?:经)?(?:全部)?(?:完成|结束|结项|完结|落实完)|(?:完成|结束|结项|完结)[了的]|做完|结项",
        r"\b(?:completed|finished|concluded|closed|ended)\b",
        r"已(?:经)?(?:全部)?(?:完成|结束|结项|完结)|(?:年|月|日|底|初)(?:如期|按时)?(?:完成|结束|结项)|^(?:完成|结束|结项)$|完成的(?=[^，。；]{0,10}(?:项目|提案))",
        r"\b(?:completed|finished|concluded|closed)\b",
    ),
}
_DENIES_ZH = r"尚未|还未|未(?!来)|没有|并非|如果|若(?!干)|一旦"
_AHEAD_ZH = r"预计|预期(?!成果|产出)|计划(?=于|在|将|完成|结束|开|启动|实施)|(?<![虚模])拟|(?<![期接对])待(?!遇)|(?<!必)需(?!求)|须|应当|应(?![用对急邀要])|将"
_NOT_EN = r"\b(?:not|never|no|will|would|shall|should|must|to\s+be|expected|planned|if|once|when|until|after|before|yet)\b|n['’]t\b"
_NOT = re.compile(rf"{_DENIES_ZH}|{_AHEAD_ZH}|{_NOT_EN}", re.I)
_DENIES = re.compile(_DENIES_ZH)  # what is said to have been (已) is only denied outright
_ASKS_NOT = re.compile(
    r"(?:没有?|尚未|还未|未)(?:能|曾|经|被)?(?:[^，。？]{0,4})(?:完成|结束|结项|实施|开始|启动|进行)|\bnot\b|n['’]t\b|\bun\w+ed\b", re.I
)
# Words of a question that say how far something has got, or when, and nothing of what it is about.
_OF_STATES = re.compile(
    r"(?:正在?|目前|当前|现在|现有|仍在?|还在?|在|做|搞|推进|已经?|都|全部|所有|各个?|实施|进行|开展|执行|落实|运行|完成|结束|结项|完结|启动|开始|批准|获得?|获批|纳入|主流化?|工作|取消|中止|终止|暂停|放弃|推迟|延误|延期|拖延|滞后"
    r"|讨论|审议|提案|项目|阶段|状态|状况|情况|进展|尚未|没有|没|未|经过|处于|待|将|要|会|继续|持续|哪些|列出|清单|名单|新|发展议程|产权组织|本届|会议|届|委员会|的|中|了|有|被|是|由|和|及|等)+"
    r"|(?:currently|current|presently|present|now|still|already|yet|not|so|far|under|in|on|implementation|implement(?:ed|ing)?|execut\w+|complet\w+|finish\w*|conclud\w+|clos\w+|end(?:ed|ing)?|start\w*|launch\w*|beg[aiu]n|approv\w+|adopt\w+"
    r"|mainstream\w*|cancel\w+|suspend\w+|dropped|abandon\w+|discontinu\w+|postpon\w+|delay\w*|late|behind|schedule|discuss\w*|debat\w+|consider\w*|await\w*|stage|table|stat(?:us|e)|progress|underway|way|ongoing|on-going|active|running|go(?:ing)?|project|proposal"
    r"|projects|proposals|recommendations?|list|all|any|da|development|agenda|wipo|cdip|committee|session|meeting|being|carried|out|new|since|this|names?|\s)+",
    re.I,
)
_CLAUSE = re.compile(r"[，。；,;\n]")
_MAY_BE_AHEAD = frozenset((State.AHEAD, State.UNDISCUSSED))  # what these say is that something has not yet been


def state_asked(question: str) -> State | None:
    """Return the state that a question asks for; None where it names none, or asks for what is not in it.

    >>> state_asked("哪些项目正在实施？"), state_asked("Which projects have been completed?"), state_asked("哪些项目尚未完成？")
    (<State.ONGOING: 'ongoing'>, <State.DONE: 'done'>, None)
    """
    found = next((state for state, words in _STATES.items() if words.asked.search(question)), None)
    return None if found not in (None, State.UNDISCUSSED) and _ASKS_NOT.search(question) else found


def tellings(state: State, text: str) -> Iterator[re.Match[str]]:
    """Yield where a text tells a state: nothing that is denied, only planned, or told under a condition.

    >>> bool(list(tellings(State.DONE, "该项目已完成。"))), bool(list(tellings(State.DONE, "It will be completed in May.")))
    (True, False)
    """
    for match in _STATES[state].told.finditer(text):
        denied = _DENIES if match[0].startswith("已") else _NOT
        if state in _MAY_BE_AHEAD or not denied.search(_clause(text, match.start())):
            yield match


def tells_state(state: State, text: str) -> bool:
    """Whether a text tells a state."""
    return any(tellings(state, text))


def says_only_state(word: str) -> bool:
    """Whether a word of a question only tells a state, or what is in it, and not what that is about.

    >>> says_only_state("正在实施的项目"), says_only_state("completed"), says_only_state("版权")
    (True, True, False)
    """
    return _OF_STATES.fullmatch(word) is not None


def _clause(text: str, end: int) -> str:
    """The words before a place, back to where its clause begins."""
    starts = [match.end() for match in _CLAUSE.finditer(text, 0, end)]
    return text[starts[-1] if starts else 0 : end]
