"""Which session an act belongs to, and which papers it is about: what a sentence says itself or inherits.

A session is certain where it is bound to the verb, cited with the act, named before it in its sentence, or the one that
the sentences before were about. A paper of a session (CDIP/20/5) says which session it was handed in to. Anything less
gives no session.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.symbols import find_symbols, parse_symbol, symbols_with_spans
from ingest.recording.acts import AHEAD, Act
from ingest.recording.sessions import Named

_SUBMITTED = re.compile(  # the paper itself, not comments on it
    r"(?:提交|介绍|提出)了(?:经修订的|修订后的)?(?:载于)?(?:文件)?\s*(?=CDIP\s*/)"
    r"|(?:submitted|presented|introduced)\s+(?:the\s+)?(?:revised\s+)?(?:documents?\s+)?(?=CDIP\s*/)",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"将(?:在|于|由|提交|审议|讨论)|定于|下届|\bwill\b|\bwould\b|\bnext\s+session|\bto\s+be\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b(?:both|each|these|those|all|several|previous|past|earlier)\s+(?:of\s+)?(?:the\s+|these\s+|those\s+|its\s+)?sessions?\b|(?:两|各|历|前几|每|往|上述)届会议",
    re.IGNORECASE,
)
_LOOK_BACK = 1500  # characters of a paragraph before an act that can have introduced its papers
_BETWEEN_VERBS = frozenset({"and", ",", "", "并", "并且", "和", "及", "、"})
_TIMED = re.compile(r"\b(?:at|during)\s+(?:its|the)?\s*$", re.IGNORECASE)
_HAD = re.compile(r"\bhad\s+(?:also\s+|already\s+)?$", re.IGNORECASE)  # had requested it at its …: then, not for then
_ASKED_FOR = re.compile(r"\b(?:to|that|which|for|presented|submitted|considered|discussed|made|held|next|future)\b|[.;:]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence inherits from those before: the sessions named last and where, whose Committee it is, and who acts.

    spoke is the Committee where it was the subject of the sentence before. papers are those of the words that lead up to a list. distant tells that the sessions were named in the paragraph before: then they count only where a paper of one of
    them is named again. default is the session of a document that records its own.
    """

    sessions: tuple[int, ...] = ()
    since: int = 0
    ours: bool = True
    subject: str | None = None
    spoke: str | None = None
    distant: bool = False
    default: int | None = None
    papers: tuple[str, ...] = ()

    def further(self, sessions: tuple[int, ...], since: int, named: Named, subject: str | None) -> Context:
        """Return the context once a sentence has named its own sessions."""
        return Context(sessions, since, named.ours_after, subject, subject, default=self.default, papers=self.papers)


def session_of(sentence: str, acts: list[Act], i: int, named: Named, context: Context, earlier: int | None) -> int | None:
    """Return the one session that took the i-th act of a sentence, or None if that is not certain; earlier took the one before."""
    act = acts[i]
    if act.attached:
        return _only(act.attached.sessions, sentence)
    if act.agentless:
        return None
    before = [
        mention
        for mention in named.mentions
        if mention.ours and mention.venue and mention.end <= act.at and (mention.start >= act.clause or mention.end <= acts[0].at)
    ]
    if before:
        return _only(before[-1].sessions, sentence)
    if any(mention.end <= act.at and not mention.ours for mention in named.mentions) or _SEVERAL.search(sentence, 0, act.at):
        return None  # another body's session, or more than one of ours
    if after := _named_after(sentence, act, shared_until(sentence, acts, i), named):
        return after
    if act.linked and earlier:
        return earlier
    papers = sessions_of_papers(sentence[: act.at])
    if _SUBMITTED.search(sentence, 0, act.at) and papers:
        return papers[0] if len(papers) == 1 else None
    if context.distant:
        return papers[0] if len(papers) == 1 and papers[0] in context.sessions else context.default
    return _only(context.sessions, sentence) or context.default


def shared_until(sentence: str, acts: list[Act], i: int) -> int:
    """Return where an act's words end: where the next act's begin, unless the two share them (welcomed and took note of …)."""
    for earlier, act in zip(acts[i:], acts[i + 1 :], strict=False):
        if sentence[earlier.end : act.at].strip() not in _BETWEEN_VERBS:
            return act.start if act.start > earlier.at else act.at
    return len(sentence)


def after_sentence(sentence: str, start: int, named: Named, spoke: str | None, decided_at: int | None, context: Context) -> Context:
    """Return what the next sentence inherits; start is where this one begins, spoke the Committee where it was the one who
    acted in it, decided_at the session of its last act."""
    subject = spoke or context.subject
    if decided_at:
        same = (decided_at,) == context.sessions
        return context.further((decided_at,), context.since if same else start, named, subject)
    seen = [m for m in named.mentions if m.venue and not _FUTURE.search(sentence, max(0, m.start - 25), m.start)]
    if seen:
        return context.further(seen[-1].sessions if seen[-1].ours else (), start, named, subject)
    papers = sessions_of_papers(sentence)
    if len(papers) == 1 and _SUBMITTED.search(sentence):
        return context.further(papers, start, named, subject)
    return replace(context, ours=named.ours_after, subject=subject, spoke=subject)


def acts_on_its_papers(session: int, act: Act, sentence: str) -> bool:
    """Whether that session can have done it: none approves or notes papers that only a later session had."""
    papers = sessions_of_papers(sentence)
    return act.verb in AHEAD or not papers or min(papers) <= session


def papers_of(words: str, sentence: str, text: str, at: int, session: int, context: Context) -> tuple[str, ...]:
    """Return the papers an act is about: those its words name, else its sentence, else those put before the session.

    at is where in text the sentence begins. In a record of the session itself they are those of the sentence nearest
    before, or of the words that lead up to a list.
    """
    if named := find_symbols(words) or find_symbols(sentence):
        return named
    if session == context.default and context.sessions in {(), (session,)}:
        nearest = list(symbols_with_spans(text[max(0, at - _LOOK_BACK) : at]))
        return (str(nearest[-1][0]),) if nearest else context.papers
    if context.sessions != (session,):
        return ()
    before = text[max(context.since, at - _LOOK_BACK) : at]
    papers = find_symbols(before) if "/" in before else ()
    return tuple(paper for paper in papers if sessions_of_papers(paper) == (session,)) or papers


def sessions_of_papers(text: str) -> tuple[int, ...]:
    """Return the sessions whose papers text names: CDIP/20/5 is a paper of the twentieth.

    >>> sessions_of_papers("文件CDIP/20/5 and WO/PBC/37/7")
    (20,)
    """
    symbols = [parse_symbol(symbol) for symbol in find_symbols(text)]
    return tuple(dict.fromkeys(symbol.session for symbol in symbols if symbol and symbol.body == "CDIP"))


def _only(sessions: tuple[int, ...], sentence: str) -> int | None:
    """The one session meant: of several in a row, the one whose paper the sentence is about."""
    if len(set(sessions)) > 1:
        sessions = tuple(set(sessions) & set(sessions_of_papers(sentence)))
    return sessions[0] if len(set(sessions)) == 1 else None


def _named_after(sentence: str, act: Act, until: int, named: Named) -> int | None:
    """A session named behind an act as its time (approved the project at its Twentieth Session), not as what is asked for."""
    if act.verb in AHEAD and not _HAD.search(sentence, max(0, act.at - 20), act.at):
        return None
    for mention in named.mentions:
        if mention.ours and act.end <= mention.start < until and len(mention.sessions) == 1:
            between = sentence[act.end : mention.start]
            return mention.sessions[0] if _TIMED.search(between) and not _ASKED_FOR.search(between) else None
    return None
