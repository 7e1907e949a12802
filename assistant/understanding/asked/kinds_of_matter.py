"""Questions of what was done to all matters of a kind: which projects were approved, whether any proposal was turned down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.model import Language
from assistant.rules import Rule
from assistant.understanding.named.mentions import read_mentions
from assistant.understanding.topic import topic_of

Act = Literal["carried", "refused"]
KINDS: dict[str, dict[Language, str]] = {  # the narrower before the wider: a project proposal is a project
    "project": {"zh": r"项目(?:的)?提案|项目", "en": r"projects?(?:\s+proposals?)?|proposals?\s+(?:for|of)\s+(?:\w+\s+)?projects?"},
    "proposal": {"zh": r"提案|提议", "en": r"proposals?"},
    "report": {"zh": r"报告", "en": r"reports?"},
    "study": {"zh": r"研究", "en": r"stud(?:y|ies)"},
}
_CARRIED: dict[Language, str] = {
    "zh": r"批准|获批|核准|通过|同意|核可|接受|采纳|(?<=新)批(?=[的了过])",
    "en": r"approv\w+|adopt\w*|accept\w*|endors\w+|agreed?|pass(?:ed)?",
}
_REFUSED: dict[Language, str] = {
    "zh": r"(?:没有?|未)(?:被|获得?|能|得到)?(?:批准|通过|同意|核可|接受|采纳|批)|否决|驳回|拒绝|退回|不批准|不同意",
    "en": r"(?:not|n[’']t|never)\s+(?:\w+\s+)?(?:approv\w+|adopt\w*|accept\w*|endors\w+|agreed?)|reject\w*|refus\w*|turn(?:ed)?\s+down|thr[eo]wn?\s+out",
}
_ANY = Rule(
    r"既然|哪些|哪几个|哪|所有的?|全部的?|一切|任何|什么|几个|多少个?|每个|这些|那些|新|过|了|被|都|已经?|最[终后近]|曾经?|有|没有|是否|吗|呢|的|得到|获得?|最新|委员会|成员国|会上|叫|名字|名称",
    r"\b(?:since|given\s+that|if|all|any|some|every|which|what|new|recent|recently|lately|finally|so\s+far|ever|yet|latest|in\s+total|committee|cdip|members?|states?|by|has|have|been|not|never|n['’]t|of|were|was|named?|called|list|names?)\b|n['’]t\b",
    flags=re.IGNORECASE,
)
_DATE = re.compile(r"(?:在|于)?(?:19|20)\d\d年?(?:\d{1,2}月)?|\b(?:in|during|since)?\s*(?:19|20)\d\d\b", re.IGNORECASE)
_WHICH = re.compile(r"哪|什么|几个|\b(?:which|what|list)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfAKind:
    """What is asked of all matters of a kind: what became of them, and whether they are to be listed."""

    kind: str
    act: Act
    listed: bool


def acted_on(text: str, language: Language) -> OfAKind | None:
    """Return the kind of matter and the act where a plain question asks of all its matters what was done; None where it names one.

    >>> acted_on("哪些项目没有批准?", "zh"), acted_on("Which project proposals were approved?", "en")
    (OfAKind(kind='project', act='refused', listed=True), OfAKind(kind='project', act='carried', listed=True))
    >>> acted_on("哪些海藻项目批准了?", "zh"), acted_on("Was the seaweed project rejected?", "en")
    (None, None)
    """
    for clause in re.split(r"[,，;；。?？]|\?", text):
        act: Act = "refused" if re.search(_REFUSED[language], clause, re.IGNORECASE) else "carried"
        pattern = _REFUSED[language] if act == "refused" else _CARRIED[language]
        rest, found = re.subn(pattern, " ", clause, flags=re.IGNORECASE)
        kind = next((kind for kind, words in KINDS.items() if re.search(_word(words, language), rest, re.IGNORECASE)), None)
        if found and kind and not _names_more(re.sub(_word(KINDS[kind], language), " ", rest, count=1, flags=re.IGNORECASE)):
            return OfAKind(kind, act, bool(_WHICH.search(clause)) or act == "carried")
    return None


def _word(words: dict[Language, str], language: Language) -> str:
    return words["zh"] if language == "zh" else rf"\b(?:{words['en']})\b"


def _names_more(clause: str) -> bool:
    """Whether a clause names anything beside the act, its session and its date."""
    shape = read_mentions(clause, latest_session=None, known_symbols=frozenset()).shape
    return any(character.isalnum() for character in _ANY.sub(" ", topic_of(_ANY.sub(" ", _DATE.sub(" ", shape)))))
