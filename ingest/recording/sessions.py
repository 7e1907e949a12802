"""Who met, and when: the sessions and committees a sentence names, and the Summaries by the Chair it cites.

A paper says "the Committee" and "the Twentieth Session" of more than one committee; which is meant is told by the
words next to it, else by the body named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.symbols import sessions_with_spans
from assistant.text import HAN

_OURS = re.compile(r"发展与知识产权委员会|Committee\s+on\s+Development\s+and\s+Intellectual\s+Property|(?<![A-Za-z])CDIP(?![A-Za-z])")
OTHER_COMMITTEE = (
    r"(?:计划和预算|预算|常设|政府间|筹备|协调|咨询|监督|标准|指导|执行|经济|审计|遵约|小组|技术|遴选)委员会"
    r"|(?<![A-Za-z/])(?:SCP|SCT|SCCR|IGC|PBC|ACE|CWS|IATT)(?![A-Za-z]|\s*/?\s*\d)"
    r"|(?:Standing|Preparatory|Intergovernmental|Advisory|Coordination|Oversight|Steering|Provisional)\s+Committee"
    r"|Program(?:me)?\s+and\s+Budget\s+Committee|Committee\s+on\s+WIPO\s+Standards"
)
_BODY = re.compile(rf"(?P<ours>{_OURS.pattern})|(?P<other>{OTHER_COMMITTEE})")
_NOT_A_COMMITTEE = r"大会|外交会议|缔约方|General\s+Assembly|Assembly|Assemblies|Conference"  # they meet in sessions too
_OURS_BEFORE = re.compile(
    rf"(?:{_OURS.pattern}|(?<![{HAN}])委员会|(?:本|经|获|由|在|应|据|照|的|向)委员会)['’]?s?\s*(?:[（(]CDIP[）)])?\s*(?:的|在|于)?\s*$"
)
_OTHER_BEFORE = re.compile(
    rf"(?:{OTHER_COMMITTEE}|{_NOT_A_COMMITTEE})['’]?s?\s*(?:[（(][A-Za-z/]{{2,12}}[）)])?\s*(?:的|在其?|于其?|,?\s*(?:at|in|during)\s+its)?\s*$"
)
_NAMED_NEXT = re.compile(  # At its Thirty-Fifth Session, (held …,) the SCP …
    rf"(?:会议|会)?(?:期间|上)?(?:\s*Session)?[^.。；;]{{0,60}}?[,，]\s*(?:the\s+)?(?:WIPO\s+|产权组织)?(?:(?P<ours>{_OURS.pattern})|{OTHER_COMMITTEE}|{_NOT_A_COMMITTEE})",
    re.IGNORECASE,
)
_AFTER = r"\s*(?:sessions?)?\s*(?:\([A-Z]+\))?\s*(?:of|by)\s+(?:the\s+)?(?:WIPO\s+)?"
_OURS_AFTER = re.compile(_AFTER + r"(?:CDIP|Committee(?:\s+on\s+Development|(?!\s+on)))|.{0,6}CDIP\b", re.IGNORECASE)
_OTHER_AFTER = re.compile(_AFTER + rf"(?:[A-Z][\w-]*\s+)?(?:{OTHER_COMMITTEE}|{_NOT_A_COMMITTEE}|[A-Z]{{2,6}}\b)")
_MEETING_ZH = re.compile(r"\s*会(?:议|上|期)|\s*[、，和与及]\s*(?:CDIP)?\s*第")  # 第三届…竞赛 is no session
_JOINED = re.compile(r"(?:会议)?\s*(?:[、，和与及]|,|and|,\s*and|&)?\s*(?:CDIP|the)?\s*")
_RELATIVE = re.compile(
    r"(?P<this>本届(?:会议|会)|(?:this|(?:the|its)\s+(?:present|current))\s+session)"
    r"|(?P<that>该届(?:会议|会)|同一届会议|(?:that|the\s+(?:same|said))\s+session)"
    r"|(?P<last>上一?届(?:会议|会)|前一届会议|(?:its|the)\s+(?:last|previous|preceding)\s+session)",
    re.IGNORECASE,
)
# The Summary as a thing, not as a meeting: 第十七届会议主席总结附录一, the Summary by the Chair of the Seventeenth Session
_AS_A_PAPER = re.compile(r"(?:届会议|届|会议)?\s*(?:的)?\s*[“\"]?(?:主席总结|报告|议程草案)")
_PAPER_OF = re.compile(r"(?:Summary\s+by\s+the\s+Chair|Reports?|Agenda|Appendix\s+\w+)\s*,?\s+(?:of|to|for)\s+(?:the\s+)?$", re.IGNORECASE)
# What an earlier session left to this one: 推迟自第十七届会议的文件, deferred from the Seventeenth Session
_LEFT_OVER_FROM = re.compile(
    r"(?:推迟|延期|延后|顺延|移|留|遗留|转)自\s*$"
    r"|(?:deferred|postponed|carried\s+(?:over|forward)|held\s+over|left\s+over|pending|outstanding|remaining|adjourned)\s+(?:from|since)\s+(?:the|its)\s+$",
    re.IGNORECASE,
)
_LEFT_OVER_ZH = re.compile(r"(?:会议|会)?(?:上)?(?:所)?(?:遗留|留下|未决|未完成|未审议完)")
_MOVED_ZH = re.compile(r"(?:会议|会)?(?:上)?(?:推迟|延期|延后|转来|移来|以来|起)")  # 从第十七届会议推迟的, 自第十七届会议起
_CITED = re.compile(
    r"主席总结[”\"]?\s*[,，]?\s*第\s*(?P<zh>\d{1,3}(?:\.\d{1,2})*)\s*段"
    r"|para(?:graph|\.)?\s*(?P<before>\d{1,3}(?:\.\d{1,2})*)\s*(?:of|,)\s*(?:the\s+)?Summary\s+by\s+the\s+Chair"
    r"|Summary\s+by\s+the\s+Chair\s*,?\s*(?:at\s+|in\s+)?para(?:graph|\.)?\s*(?P<after>\d{1,3}(?:\.\d{1,2})*)",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[（(]([^（()）]*)[）)]")


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of sessions in a sentence; several sessions joined by "and" are one mention.

    ours tells that they are the CDIP's. venue is False where the session only names a paper or stands in brackets.
    """

    start: int
    end: int
    sessions: tuple[int, ...]
    ours: bool
    venue: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """A Summary by the Chair cited in a sentence, with the session where the citation names one."""

    start: int
    end: int
    paragraph: str
    session: int | None


@dataclass(frozen=True, slots=True)
class Named:
    """What a sentence names. committee_at tells whether "the Committee" at an offset is the CDIP."""

    mentions: tuple[Mention, ...]
    bodies: tuple[tuple[int, bool], ...]
    ours_before: bool

    def committee_at(self, offset: int) -> bool:
        """Return whether the body named last before offset is the CDIP."""
        return next((ours for at, ours in reversed(self.bodies) if at < offset), self.ours_before)

    def met_before(self, offset: int) -> bool:
        """Return whether the sentence has said before an offset that it was in a session of the CDIP."""
        return any(mention.ours and mention.venue and mention.end <= offset for mention in self.mentions)

    @property
    def ours_after(self) -> bool:
        """Whether the CDIP is the body that the next sentence goes on about."""
        return self.bodies[-1][1] if self.bodies else self.ours_before


def named_in(text: str, *, ours: bool, last: tuple[int, ...], this: int | None) -> Named:
    """Read the sessions and committees that text names.

    ours tells whether the CDIP is the body in mind when text begins, last are the sessions named before it, this is
    the document's own session.
    """
    bodies = tuple((match.start(), match["ours"] is not None) for match in _BODY.finditer(text))
    brackets = [match.span() for match in _BRACKET.finditer(text)]
    mentions: list[Mention] = []
    for sessions, start, end in _joined(text):
        said = _said_of(text, start, end)
        mentions.append(
            Mention(
                start,
                end,
                sessions,
                ours=said if said is not None else _in_mind(text, start, end, bodies, ours),
                venue=not (
                    _inside(brackets, start)
                    or _AS_A_PAPER.match(text, end)
                    or _PAPER_OF.search(text[max(0, start - 40) : start])
                    or _is_left_over(text, start, end)
                ),
            )
        )
    mentions += _relative(text, mentions, last, this)
    return Named(tuple(sorted(mentions, key=lambda mention: mention.start)), bodies, ours)


def _is_left_over(text: str, start: int, end: int) -> bool:
    """Tell whether a session is only where a matter was left, or since when something is so: nothing is told of what it did.

    >>> _is_left_over("推迟自第九届会议的文件", 3, 6), _is_left_over("Papers deferred from the Ninth Session", 25, 30)
    (True, True)
    """
    if _LEFT_OVER_FROM.search(text[max(0, start - 40) : start]):
        return True
    from_zh = text[max(0, start - 4) : start].rstrip().endswith(("自", "从", "由"))
    return bool(_LEFT_OVER_ZH.match(text, end) or (from_zh and _MOVED_ZH.match(text, end)))


def _joined(text: str) -> Iterator[tuple[tuple[int, ...], int, int]]:
    """Join mentions that stand in one row (第十五届、第十六届和第十七届会议), so that none is taken for the only one."""
    row: tuple[tuple[int, ...], int, int] | None = None
    for sessions, start, end in sorted(sessions_with_spans(text), key=lambda found: found[1]):
        if text[start] == "第" and not _MEETING_ZH.match(text, end):
            continue
        if row and _JOINED.fullmatch(text, row[2], start):
            row = (row[0] + sessions, row[1], end)
            continue
        if row:
            yield row
        row = (sessions, start, end)
    if row:
        yield row


def _said_of(text: str, start: int, end: int) -> bool | None:
    """Whether the words next to a session say that it is the CDIP's, or another body's; None where they say nothing."""
    before, after = text[max(0, start - 60) : start], text[end : end + 80]
    if text[start : start + 4].upper() == "CDIP" or (_OTHER_BEFORE.search(before) is None and _OURS_BEFORE.search(before)):
        return True
    if _OTHER_BEFORE.search(before) or (_OTHER_AFTER.match(after) and not _OURS_AFTER.match(after)):
        return False
    return True if _OURS_AFTER.match(after) else None


def _in_mind(text: str, start: int, end: int, bodies: tuple[tuple[int, bool], ...], ours: bool) -> bool:
    """The body a bare session belongs to: "At its Thirty-Fifth Session, the SCP …" names it after, else it was named before."""
    before = [named for at, named in bodies if at < start]
    if before:
        return before[-1]
    if after := _NAMED_NEXT.match(text, end):
        return after["ours"] is not None
    return ours


def _relative(text: str, mentions: list[Mention], last: tuple[int, ...], this: int | None) -> Iterator[Mention]:
    for match in _RELATIVE.finditer(text):
        earlier = [mention for mention in mentions if mention.end <= match.start()]
        if match["that"]:
            sessions, ours = (earlier[-1].sessions, earlier[-1].ours) if earlier else (last, True)
        else:
            sessions, ours = () if this is None else (this if match["this"] else this - 1,), True
        if sessions and all(session > 0 for session in sessions):
            yield Mention(match.start(), match.end(), sessions, ours, venue=True)


def citations_in(text: str, mentions: tuple[Mention, ...]) -> tuple[Citation, ...]:
    """Return the Summaries by the Chair that text cites by paragraph, in order.

    >>> text = "委员会同意了（CDIP第十九届会议“主席总结”第8.1段）"
    >>> [(c.paragraph, c.session) for c in citations_in(text, named_in(text, ours=True, last=(), this=None).mentions)]
    [('8.1', 19)]
    """
    brackets = [match.span() for match in _BRACKET.finditer(text)]
    found = []
    for match in _CITED.finditer(text):
        start, end = next((span for span in brackets if span[0] <= match.start() < span[1]), (match.start() - 30, match.end() + 40))
        near = [mention for mention in mentions if mention.ours and start <= mention.start < end and len(mention.sessions) == 1]
        in_bracket = any(span == (start, end) for span in brackets)
        session = near[0].sessions[0] if near and in_bracket else None
        span = (start, end) if in_bracket else match.span()
        found.append(Citation(*span, paragraph=match["zh"] or match["before"] or match["after"], session=session))
    return tuple(found)


def _inside(spans: list[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in spans)
