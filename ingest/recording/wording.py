"""How a decision is told: the words quoted for it, and one readable line of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.symbols import find_symbols
from assistant.text import sentences
from ingest.recording.acts import Act

_LIST_FOLLOWS = re.compile(r"(?:以下|下列|如下)[^。；]*[:：]|following[^.;]*:|[:：]\s*(?:[i(（]|[a(（]|\d)", re.IGNORECASE)
_ONLY_POINTS_BACK = re.compile(  # nothing but "approved the proposal": which one stands in the sentence that put it forward
    r"^\s*了?\s*(?:(?:该|上述|这一?项?|此)(?:项|个|份)?(?:项目)?(?:提案|项目|文件|报告|草案|计划|请求|方案|设想|机制)(?:，(?:理由|原因|因为)[^。；]*)?"
    r"|(?:该|上述)?(?:文件|报告)(?:中|内)?所?(?:载|述|提供)的?(?:信息|内容|资料|情况)|结束(?:了?对?该?.{0,8})讨论)\s*(?:，?\s*并且?)?\s*[：，。；]?$"
    r"|^\s+(?:of\s+)?(?:it|(?:the|this|that|these|those|said)\s+(?:said\s+|project\s+|joint\s+|revised\s+)?(?:proposal|project|document|report|draft|request|study|matter|idea|mechanism)s?(?:,?\s+(?:because|as|since|owing\s+to|on\s+the\s+grounds?|to\s+(?:its|the)\s+[\w-]+\s+session)\b[^.;]*)?"
    r"|the\s+(?:information|contents?)\s+(?:(?:contained\s+|provided\s+)?(?:in|of)\s+the\s+(?:said\s+)?(?:document|report)|(?:contained\s+)?therein))\s*(?:[.;,]|,?\s+and)?\s*:?\s*$",
    re.IGNORECASE,
)
_SAYS_NOT_WHAT = re.compile(r"^\s*了?\s*[。；]?$|^\s*(?:so|to\s+(?:that|this|it|do\s+so)|with\s+(?:that|this|it))?\s*[.;]?$", re.IGNORECASE)
_PUT_FORWARD = re.compile(r"提交|提出|介绍|submitted|presented|proposed|tabled|put\s+forward|introduced", re.IGNORECASE)
_TAKES_IT = re.compile(
    r"[将把](?:该|上述|这一?项?|此)(?:事项|提案|项目|文件|报告|请求|方案|问题)(?:的审议)?(?:推迟|延后)"
)  # its object stands before the verb
_TAKEN_UP = re.compile(r"审议|讨论|听取|considered|discussed|heard|examined", re.IGNORECASE)
_ON_WHAT_WAS_SAID = frozenset(("agreed", "decided", "accepted", "endorsed"))
_LOOK_BACK = 4  # sentences between a proposal and what became of it
_AFTER_ABBREVIATION = re.compile(r"(?<=[A-Z]{3})\.\s+(?=[A-Z][a-z]|[A-Z]\s)")
_PAIRS = {"“": "”", "「": "」", "《": "》", "（": "）"}  # not the single quote: it is an apostrophe too
_LOOSE_END = re.compile(r"(?:[\s,，;；、:：]|并且?|而且|(?<=[；，])(?:但|不过|以及|和|及|或)|\band\b|\bor\b|\bbut\b)+$")
_COUPLED = re.compile(r"^\s*[,，;；]?\s*(?:并且?|而且|and|以及)?\s*")
_HAN_END, _HAN_START = re.compile(r"[\u4e00-\u9fff]$"), re.compile(r"^[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Told:
    """Where in a text a decision is told: from what introduces it (start), its own sentence (at), to the end."""

    text: str
    start: int
    at: int
    end: int

    @property
    def quote(self) -> str:
        """The sentences, word for word."""
        return self.text[self.start : self.end]

    def with_list(self, words: str) -> str:
        """Return an act's words with the list they open."""
        own = self.text[self.at : self.end]
        return words + (own[own.find(words) + len(words) :] if words in own and _LIST_FOLLOWS.search(words) else "")

    def line(self, words: str) -> str:
        """Return an act's words as one line, with what introduces them and the list they open."""
        return one_line(self.text[self.start : self.at] + self.with_list(words))


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the offsets of each sentence; a full stop behind an abbreviation in capitals ends one too.

    >>> text = "It was discussed by the CDIP. The Committee agreed."
    >>> [text[a:b] for a, b in sentence_spans(text)]
    ['It was discussed by the CDIP.', 'The Committee agreed.']
    """
    spans: list[tuple[int, int]] = []
    for start, end in sentences(text):
        for stop in _AFTER_ABBREVIATION.finditer(text, start, end):
            spans.append((start, stop.start() + 1))
            start = stop.end()
        spans.append((start, end))
    return spans


def told(text: str, spans: list[tuple[int, int]], n: int, words: str, act: Act, *, last: bool) -> Told:
    """Find what to quote for an act of the n-th sentence; last tells that its words reach to the sentence's end."""
    start, end = spans[n]
    return Told(text, _introduction(text, spans, n, words, act), start, _list_end(text, spans, n) if last else end)


def _introduction(text: str, spans: list[tuple[int, int]], n: int, words: str, act: Act) -> int:
    start, end = spans[n]
    behind_verb = words[words.find(text[start + act.at : start + act.end]) + act.end - act.at :]
    if n and act.verb in _ON_WHAT_WAS_SAID and _SAYS_NOT_WHAT.search(behind_verb):
        return spans[n - 1][0]  # 主席建议把它交给下届会议。委员会同意。
    points_back = _ONLY_POINTS_BACK.search(behind_verb) or _TAKES_IT.search(words)
    if not points_back or find_symbols(text[start:end]):
        return start
    for back in range(n - 1, max(-1, n - 1 - _LOOK_BACK), -1):
        taken_up = _TAKEN_UP.search(text, *spans[back]) and find_symbols(text[slice(*spans[back])])
        if _PUT_FORWARD.search(text, *spans[back]) or taken_up:
            return spans[back][0]
    return start


def _list_end(text: str, spans: list[tuple[int, int]], n: int) -> int:
    """A sentence that opens a list is quoted to the end of the list."""
    end = spans[n][1]
    if not _LIST_FOLLOWS.search(text, *spans[n]):
        return end
    while text[end - 1 : end] in {"；", ";"} and n + 1 < len(spans) and "\n" not in text[end : spans[n + 1][0]]:
        n += 1
        end = spans[n][1]
    return end


def clause_of(sentence: str, act: Act, until: int) -> str:
    """Return the act's own words up to until, its subject put before them where they share an earlier act's."""
    words = sentence[act.start : until]
    if not (act.linked or (act.subject and act.start == act.at)):
        return words
    return act.subject + ("" if _HAN_END.search(act.subject) and _HAN_START.search(words) else " ") + words


def uncoupled(words: str) -> str:
    """Return words without what coupled them to the part before (", and for …")."""
    rest = _COUPLED.sub("", words)
    return " " + rest if rest[:1].isascii() else rest


def one_line(words: str) -> str:
    """Return words as one readable line: no line breaks, no loose end, no half of a pair of quotes.

    >>> one_line("委员会“接受了文件中所载的大纲，并")
    '委员会接受了文件中所载的大纲'
    """
    line = re.sub(r"\s+", " ", words).strip()
    opened: list[int] = []
    orphans: set[int] = set()
    for i, char in enumerate(line):
        if char in _PAIRS:
            opened.append(i)
        elif char in _PAIRS.values():
            if opened and _PAIRS[line[opened[-1]]] == char:
                opened.pop()
            else:
                orphans.add(i)
    orphans.update(opened)
    return _LOOSE_END.sub("", "".join(char for i, char in enumerate(line) if i not in orphans))
