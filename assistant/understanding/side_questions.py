"""The words of a comparison: what each of the things held side by side is asked."""

from __future__ import annotations

import re

from assistant.model import Language
from assistant.rules import Rule

_I = re.IGNORECASE
# Words of the comparison that one side's own question does without.
_HELD_TOGETHER = (
    Rule(
        r"(?:请)?(?:比较|对比)(?:一下|一比)?|(?:两者|二者|它们|双方)?(?:之间)?(?:相比|相较)(?:之下)?[,，]?|(?:上)?(?:的)?(?:是否|有没有|有无)?(?:有)?(?:什么|何|哪些|多大|无)?(?:的)?(?:不同之处|不同点|不同|区别|差异|差别|异同|分歧)(?:在哪里?|何在|是什么|吗)?|是否(?:一致|相同|一样)|(?:一致|一样)吗|之间|各自(?:的)?|各(?=[有是为报占派得花需批几多少在由提持要给用于何什么支主说称写收达来办列])|分别|都(?=[是有在提报说])",
    ),
    Rule(
        r"^(?:please\s+)?(?:compare|contrast)\s+|\b(?:what|which)\s+(?:is|are|was|were)\s+the\s+(?:main\s+)?(?:differences?|similarit(?:y|ies))\s+(?:between|in)\b|\bdifferences?\s+between\b|^how\s+(?:do|does|did|are|is)\s+(?=.*\b(?:differ|compare)\b)"
        r"|\b(?:do|does|did)?\s*(?:differ|compare|disagree|agree)\s*(?:with\s+each\s+other)?\b|\bin\s+the\s+same\s+way\b|\bthe\s+same\b|,?\s*\brespectively\b|\beach\b|\bboth\b|\bof\s+the\s+two\b|\bbetween(?=\s+⟪)|^(?:do|does|did)\s+(?=⟪\s+on\b)",
        flags=_I,
    ),
)
_HOW_MUCH_MORE = Rule(r"(?:相)?差(?:了)?多少")
WHICH_MORE = Rule(
    r"(?:哪|谁)(?:个|一个|项|份|者|家)?(?:的)?(\S{0,6}?)更?(?:多(?!少)|少|高|低|大|小|长|短|贵|便宜)(?:一些|些)?(?=[?,，。]|$)",
    flags=_I,
)
_WRITTEN_OUT: tuple[tuple[re.Pattern[str], str], ...] = (  # what names several at once, and what stands before the mark of each
    (re.compile(r"建议\s*(\d{1,2}(?:\s*(?:、|和|与|及|以及)\s*\d{1,2})+)(?!\d|年|月|日|个|名|项|次)"), "建议"),
    (re.compile(r"\brecommendations?\s+(\d{1,2}(?:\s*(?:,\s*and|,|and|&|or|to|with)\s*\d{1,2})+)(?!\d)", _I), "recommendation "),
    (re.compile(r"方案\s*((?:[A-H]|\d)(?:\s*(?:、|,|，|和|与|及|以及)\s*[A-H\d](?![A-Za-z\d]))+)"), "方案"),
    (re.compile(r"\boptions?\s+((?:[A-H]|\d)(?:\s*(?:,\s*and|,|and|&|or|to|with)\s*(?:[A-H]|\d)\b)+)", _I), "option "),
)
_MARK = re.compile(r"\b([A-H]|\d{1,2})\b", re.ASCII | _I)
_UNLIKE = re.compile(
    r"\b(do|does|did|is|are|was|were)\s+([^,?]{3,60}?)\s+(?:differ(?:ent)?\s+from|compare\s+(?:to|with))\s+(?:(?:that|those)\s+(?:of|for|in)\s+)?"
    r"(?:the\s+)?([^,?]{2,60}?)(?=\s+(?:on|in|regarding|concerning|about|over|when|as)\b|[?.]|$)",
    _I,
)
_BOTH_PHASES = (re.compile(r"(?:前)?[两二]个阶段"), re.compile(r"\b(?:both|the\s+two|two)\s+(phase|stage)s\b", _I))


def written_out(text: str) -> str:
    """Return a question with each of the things it holds side by side named in full.

    >>> written_out("Compare options A and B."), written_out("建议6和9")
    ('Compare option A and option B.', '建议6和建议9')
    """
    for several, name in _WRITTEN_OUT:
        for listed in reversed(list(several.finditer(text))):
            text = text[: listed.start()] + _MARK.sub(rf"{name}\1", listed[1]) + text[listed.end() :]
    text = _UNLIKE.sub(r"\1 \2 and \3 differ", text)
    return _BOTH_PHASES[1].sub(r"the first \1 and the second \1", _BOTH_PHASES[0].sub("第一阶段和第二阶段", text))


def question_of(before: str, side: str, after: str, language: Language, views: bool) -> str:
    """Put one side in the place of all, without the words that held them together."""
    if language == "zh":
        whole = f"{before}⟪{after}"
        whole = WHICH_MORE.sub(lambda m: f"{m[1]}是多少", whole)
        whole = _HOW_MUCH_MORE.sub("是多少", whole)
        whole = _HELD_TOGETHER[0].sub("", whole)
        whole = re.sub(r"[?？]$", "", whole).strip(" ,，。").removeprefix("的")
        return whole.replace("⟪", f"{side}{'代表团意见' if views else ''}") + "?"
    tail = re.sub(r",?\s*\band\s+by\s+(?:what|which)\s+figures?\b|,?\s*\bor\b\s*$", "", after)
    whole = f"{before}⟪{tail}"
    whole = _HELD_TOGETHER[1].sub(" ", whole)
    whole = _HELD_TOGETHER[1].sub(" ", whole)
    whole = " ".join(whole.replace("⟪", f" {side}{' view' if views else ''} ").split())
    whole = re.sub(r"\b(the)\s+the\b", r"\1", whole, flags=_I)
    return re.sub(r"\s+([,:?.])", r"\1", whole).strip(" ,.?") + "?"
