"""Decisions of the Committee out of a document: which session decided what, as the document says it.

A decision stands either in its primary source (the Summary by the Chair, the report of the session) or is recited by
a later paper, which then has to be told apart from what papers are full of: proposals, views of delegations, what a
paper invites the Committee to do, what lies ahead, and what other bodies decided. Where no one session can be told for
certain, there is no decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.model import Decision, Document, Paragraph, ParagraphKind, Source
from assistant.symbols import find_sessions, find_symbols, parse_symbol
from assistant.text import fold, sentences, without_space
from ingest.recording.acts import AHEAD, DIRECTIVE, Act
from ingest.recording.acts_en import acts_en
from ingest.recording.acts_zh import acts_zh
from ingest.recording.sessions import Citation, Named, citations_in, named_in

LONGEST_SENTENCE = 6000  # characters; a longer one is a list run together, not a sentence anybody wrote

_SUMMARY = re.compile(r"主席总结|Summary\s+by\s+the\s+Chair", re.IGNORECASE)
_REPORT = re.compile(r"(?:(?:draft|final)\s+)?report(?:\s*[（(,，:：]?\s*(?:adopted\s+by|prepared\s+by).*)?|报告(?:草案)?(?:\s*[（(].*)?", re.IGNORECASE | re.DOTALL)
_DECISIONS_OF = re.compile(r"届会议的?(?:各项)?决定|decisions?\s+(?:of|taken\s+(?:at|by)|adopted\s+(?:at|by))\s+the", re.IGNORECASE)
_NUMBERED_LIKE_A_SUMMARY = re.compile(r"\d{1,2}\.\d{1,2}")
_COMMITTEE_FIRST = re.compile(r"(?:the\s+(?:Committee|CDIP)\b|委员会|CDIP)", re.IGNORECASE)
_WORTH_READING = re.compile(
    r"(?:委员会|CDIP|届会议)[\s\S]*(?:注意|批准|核准|获批|通过|采纳|同意|商定|议定|一致|共识|决定|要求|请|接受|核可|认可|赞同|欢迎|指示|责成|授权|委托|设立|成立|开启|开设|"
    r"新增|组建|结束|终止|推迟|延后|选举|推选|选出|承认|认识|确认|建议|鼓励|敦促|纳入)"
    r"|(?:Committee|CDIP|[Ss]ession)[\s\S]*(?:[a-z]ed\b|took|set\s+up)|(?:[a-z]ed\b|request|approval|adoption)[\s\S]*(?:Committee|CDIP|[Ss]ession)"
)
_STATEMENT = re.compile(  # a paragraph of a report that gives somebody's words
    r"(?:The\s+)?(?:Delegations?|Representatives?|Chair|Vice-Chair|Director\s+General|Deputy\s+Director)\b"
    r"|[^，。：]{0,20}(?:代表团|代表)(?!大会)[^，。]{0,30}(?:说|指出|表示|认为|感谢|支持|赞同|强调|询问|建议|要求|提到|回顾|代表)|(?:副?主席|总干事)(?!总结)",
    re.IGNORECASE,
)
_SECRETARIAT = re.compile(r"(?:The\s+)?Secretariat\b|秘书处", re.IGNORECASE)
_INVITATION = re.compile(
    r"(?:请|提请)\s*(?:发展与知识产权|本)?(?:委员会|CDIP)|(?:Committee|CDIP|Member\s+States)\s+(?:is|are)\s+(?:hereby\s+|also\s+)?invited\s+to|is\s+requested\s+to", re.IGNORECASE
)
_LIST_FOLLOWS = re.compile(r"(?:以下|下列|如下)[^。；]*[:：]|following[^.;]*:|[:：]\s*(?:[i(（]|[a(（]|\d)", re.IGNORECASE)
_SUBMITTED = re.compile(
    r"(?:提交|介绍|提出)了(?:经修订的|修订后的)?(?:载于)?(?:文件)?\s*(?=CDIP\s*/)|(?:submitted|presented|introduced)\s+(?:the\s+)?(?:revised\s+)?(?:documents?\s+)?(?=CDIP\s*/)", re.IGNORECASE
)
_FUTURE = re.compile(r"将(?:在|于|由|提交|审议|讨论)|定于|下届|\bwill\b|\bwould\b|\bnext\s+session|\bto\s+be\b", re.IGNORECASE)
_LIST_LEAD = re.compile(r"(?P<subject>(?:发展与知识产权)?委员会|CDIP|the\s+Committee|the\s+CDIP)\s*[:：]\s*$", re.IGNORECASE)
_ONLY_POINTS_BACK = re.compile(
    r"^\s*了?\s*(?:该|上述|这一?项?|此)(?:项|个|份)?(?:项目)?(?:提案|项目|文件|报告|草案|计划|请求|方案)\s*[。；]?$"
    r"|^\s+(?:it|(?:the|this|that|these|those|said)\s+(?:said\s+|project\s+|joint\s+|revised\s+)?(?:proposal|project|document|report|draft|request|study)s?)\s*[.;]?$",
    re.IGNORECASE,
)
_PUT_FORWARD = re.compile(r"提交|提出|介绍|submitted|presented|proposed|tabled|put\s+forward|introduced", re.IGNORECASE)
_PAIRS = {"“": "”", "「": "」", "《": "》", "（": "）"}  # not the single quote: it is an apostrophe too


class Nature(StrEnum):
    """What a document is to a decision."""

    SUMMARY = "Summary by the Chair"  # the decisions themselves
    REPORT = "Report"  # the decisions among the statements
    DIGEST = "digest"  # not official, but wholly about the decisions of one session
    PAPER = "paper"  # recites what earlier sessions decided


@dataclass(frozen=True, slots=True)
class _Context:
    """What a sentence inherits from those before it: the sessions named last and where, whose Committee it is, and who acts.

    distant tells that the sessions were named in the paragraph before: then they count only where a paper of one of
    them is named again.
    """

    sessions: tuple[int, ...] = ()
    since: int = 0
    ours: bool = True
    subject: str | None = None
    distant: bool = False


def decisions_of(document: Document) -> tuple[Decision, ...]:
    """Return the Committee's decisions that document records or recites, in reading order, none twice.

    Every decision's quote stands word for word in the paragraph its source points at, or in a note of that paragraph.
    """
    nature, default = _nature(document)
    about_us = document.symbol is None or document.symbol.startswith("CDIP") or "CDIP" in (document.title or "")
    found: dict[tuple[int, str, str, str], Decision] = {}
    lead = before = _Context(ours=about_us)
    place: tuple[object, ...] = ()
    for paragraph in document.paragraphs:
        here = (paragraph.annex, paragraph.number, paragraph.field, paragraph.recommendations)
        start = _Context(ours=about_us)
        if here == place and paragraph.kind is ParagraphKind.ITEM:
            start = lead  # an item goes on where the words that lead the list end
        elif here == place and (paragraph.number or paragraph.recommendations):
            start = _Context(before.sessions, ours=before.ours, distant=True)
        decisions, before = _of_paragraph(paragraph, document, nature, default, start)
        if paragraph.kind is not ParagraphKind.ITEM:
            lead, place = before, here
        for decision in decisions:
            key = (decision.session, decision.verb, without_space(fold(decision.quote)), without_space(fold(decision.text)))
            found.setdefault(key, decision)
    return tuple(found.values())


def _nature(document: Document) -> tuple[Nature, int | None]:
    """What the document is, and the session whose decisions it tells without naming it."""
    title = (document.title or "").strip()
    if _SUMMARY.search(title):
        return Nature.SUMMARY, document.session
    if title and _REPORT.fullmatch(title):
        return Nature.REPORT, document.session
    sessions = find_sessions(title)
    if _DECISIONS_OF.search(title) and len(sessions) == 1:
        return Nature.DIGEST, sessions[0]
    numbered = [p for p in document.paragraphs if p.annex is None and p.number and _NUMBERED_LIKE_A_SUMMARY.fullmatch(p.number)]
    if len(numbered) >= 3 and sum(bool(_COMMITTEE_FIRST.match(p.text)) for p in numbered) * 2 >= len(numbered):
        return Nature.SUMMARY, document.session
    return Nature.PAPER, None


def _of_paragraph(
    paragraph: Paragraph, document: Document, nature: Nature, default: int | None, context: _Context
) -> tuple[list[Decision], _Context]:
    if paragraph.speaker or paragraph.field in {"text", "departments"}:
        return [], context
    if nature is Nature.REPORT and _STATEMENT.match(paragraph.text):
        return [], context
    if nature is Nature.REPORT and _SECRETARIAT.match(paragraph.text):
        default = None  # it recalls; what it recalls was decided when it says
    reader = _Reader(paragraph, document, nature, default)
    decisions: list[Decision] = []
    if paragraph.kind is not ParagraphKind.HEADING:
        found, context = reader.read(paragraph.text, context)
        decisions += found
    for note in paragraph.footnotes:
        found, _ = reader.read(note.text, _Context(ours=context.ours))
        decisions += found
    return decisions, context


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the sentences of one paragraph, each in the light of those before."""

    paragraph: Paragraph
    document: Document
    nature: Nature
    default: int | None

    def read(self, text: str, context: _Context) -> tuple[list[Decision], _Context]:
        """Return the decisions in text and what a list under it would inherit."""
        decisions: list[Decision] = []
        if _WORTH_READING.search(text):
            spans = _sentences(text)
            for n, (start, end) in enumerate(spans):
                found, context = self._sentence(text, spans, n, context)
                decisions += found
                if not text[start:end].endswith(("；", ";", "；”")):
                    context = replace(context, subject=None)
        lead = _LIST_LEAD.search(text)
        return decisions, replace(context, subject=lead["subject"] if lead else None, since=0)

    def _sentence(self, text: str, spans: list[tuple[int, int]], n: int, context: _Context) -> tuple[list[Decision], _Context]:
        start, end = spans[n]
        sentence = text[start:end]
        if len(sentence) > LONGEST_SENTENCE:
            return [], _Context(ours=context.ours)
        named = named_in(sentence, ours=context.ours, last=context.sessions, this=self.document.session)
        acts = [] if _INVITATION.search(sentence) else self._acts(sentence, named, context.subject)
        decisions: list[Decision] = []
        latest: tuple[int, ...] = ()
        for i, act in enumerate(acts):
            until = acts[i + 1].start if i + 1 < len(acts) else len(sentence)
            cited = [c for c in citations_in(sentence, named.mentions) if act.end <= c.start < max(until, act.end + 1)]
            for words, session, citation in self._shares(sentence, acts, i, until, cited, named, context):
                latest = (session,)
                if self._possible(session, act, sentence):
                    told = _Told(text, _introduction(text, spans, n, words, act), start, _list_end(text, spans, n) if until == len(sentence) else end)
                    decisions.append(self._decision(session, act, told.words(words), told, sentence, citation, context))
        return decisions, self._after(sentence, start, named, acts, latest, context)

    def _acts(self, sentence: str, named: Named, subject: str | None) -> list[Act]:
        read = acts_zh if self.document.language == "zh" else acts_en
        return read(sentence, named, subject=subject, primary=self.nature is Nature.SUMMARY)

    def _shares(
        self, sentence: str, acts: list[Act], i: int, until: int, cited: list[Citation], named: Named, context: _Context
    ) -> Iterator[tuple[str, int, Citation | None]]:
        """Split an act into what each cited session did, with the words for each; mostly there is one."""
        act = acts[i]
        parted = [citation for citation in cited if citation.session]
        if len({citation.session for citation in parted}) > 1:
            begin, head = act.start, sentence[act.start : act.end]
            for citation in parted:
                words = sentence[begin : citation.end]
                yield (words if begin == act.start else head + _uncoupled(words)), citation.session or 0, citation
                begin = citation.end
            return
        first = cited[0] if cited else None
        session = first.session if first and first.session else self._session(sentence, acts, i, named, context)
        if session:
            yield _clause(sentence, act, until), session, first

    def _session(self, sentence: str, acts: list[Act], i: int, named: Named, context: _Context) -> int | None:
        """Tell which session took an act: the one bound to it, the one named before it, the one named last; else none."""
        act = acts[i]
        if act.attached:
            return _only(act.attached.sessions, sentence)
        if act.agentless:
            return None
        began = acts[0].start
        before = [
            mention
            for mention in named.mentions
            if mention.ours and mention.venue and mention.end <= act.at and (mention.start >= act.clause or mention.start < max(began, 1) or mention.end <= acts[0].at)
        ]
        if before:
            return _only(before[-1].sessions, sentence)
        if any(mention.end <= act.at and not mention.ours for mention in named.mentions):
            return None
        if after := _named_after(sentence, act, acts[i + 1].at if i + 1 < len(acts) else len(sentence), named):
            return after
        if act.linked and i and (earlier := self._session(sentence, acts, i - 1, named, context)):
            return earlier
        handed_in = _SUBMITTED.search(sentence, 0, act.at)
        if handed_in and (papers := _paper_sessions(sentence[: act.at])):
            return papers[0] if len(papers) == 1 else None
        if context.distant:
            papers = _paper_sessions(sentence[: act.at])
            return papers[0] if len(papers) == 1 and papers[0] in context.sessions else self.default
        return _only(context.sessions, sentence) or self.default

    def _possible(self, session: int, act: Act, sentence: str) -> bool:
        """Whether that session can have done it: a paper for a session recites earlier ones, and none acts on papers of a later one."""
        own = self.document.session
        of_the_committee = self.document.symbol is None or self.document.symbol.startswith("CDIP")
        if own is not None and of_the_committee and session > own - (self.nature is Nature.PAPER):
            return False
        papers = _paper_sessions(sentence)
        return act.verb in AHEAD or not papers or min(papers) <= session

    def _decision(
        self, session: int, act: Act, words: str, told: _Told, sentence: str, citation: Citation | None, context: _Context
    ) -> Decision:
        original = self.nature in {Nature.SUMMARY, Nature.REPORT} and session == self.document.session
        number = self.paragraph.number
        if citation:
            decided_in = f"Summary by the Chair, para {citation.paragraph}"
        elif original:
            decided_in = f"{self.nature}, para {number}" if number else str(self.nature)
        else:
            decided_in = None
        about = find_symbols(words) or find_symbols(sentence) or self._introduced(told, session, context)
        return Decision(
            session=session,
            verb=act.verb,
            text=_one_line(words),
            language=self.document.language,
            quote=told.quote,
            recited_in=Source(
                symbol=self.document.symbol,
                file=self.document.file,
                language=self.document.language,
                ordinal=self.paragraph.ordinal,
                paragraph=number,
                annex=self.paragraph.annex,
                page=self.paragraph.page,
            ),
            about_symbols=about,
            decided_in=decided_in,
            original=original,
        )

    def _introduced(self, told: _Told, session: int, context: _Context) -> tuple[str, ...]:
        """The papers put before the Committee by the sentences since the session was named; its own papers where there are any."""
        if context.sessions != (session,):
            return find_symbols(told.quote)
        papers = find_symbols(told.text[context.since : told.at])
        return tuple(paper for paper in papers if _paper_sessions(paper) == (session,)) or papers

    def _after(
        self, sentence: str, start: int, named: Named, acts: list[Act], latest: tuple[int, ...], context: _Context
    ) -> _Context:
        ours = named.ours_after
        subject = acts[-1].subject or context.subject if acts else context.subject
        if latest:
            since = start if latest != context.sessions else context.since
            return _Context(latest, since, ours, subject)
        seen = [mention for mention in named.mentions if mention.venue and not _FUTURE.search(sentence[max(0, mention.start - 25) : mention.start])]
        if seen:
            sessions = seen[-1].sessions if seen[-1].ours else ()
            return _Context(sessions, start, ours, subject)
        papers = _paper_sessions(sentence)
        if _SUBMITTED.search(sentence) and len(papers) == 1:
            return _Context(papers, start, ours, subject)
        return replace(context, ours=ours, subject=subject)


def _paper_sessions(text: str) -> tuple[int, ...]:
    """The sessions whose papers text names: CDIP/20/5 is a paper of the twentieth."""
    symbols = [parse_symbol(symbol) for symbol in find_symbols(text)]
    return tuple(dict.fromkeys(symbol.session for symbol in symbols if symbol and symbol.body == "CDIP"))


def _only(sessions: tuple[int, ...], sentence: str) -> int | None:
    """The one session meant: of several in a row, the one whose paper the sentence is about."""
    if len(set(sessions)) > 1:
        sessions = tuple(set(sessions) & set(_paper_sessions(sentence)))
    return sessions[0] if len(set(sessions)) == 1 else None


def _named_after(sentence: str, act: Act, until: int, named: Named) -> int | None:
    """A session named behind an act as its time (approved the project at its Twentieth Session), not as what is asked for."""
    if act.verb in DIRECTIVE | AHEAD:
        return None
    for mention in named.mentions:
        if mention.ours and act.end <= mention.start < until and len(mention.sessions) == 1:
            between = sentence[act.end : mention.start]
            timed = re.search(r"\b(?:at|during)\s+(?:its|the)?\s*$", between, re.IGNORECASE)
            if timed and not re.search(r"\b(?:to|that|which|for|presented|submitted|considered|discussed|made|held|next|future)\b|[.;:]", between, re.IGNORECASE):
                return mention.sessions[0]
            return None
    return None


@dataclass(frozen=True, slots=True)
class _Told:
    """Where in a paragraph's text a decision is told: from what introduces it (start), its own sentence (at), to the end."""

    text: str
    start: int
    at: int
    end: int

    @property
    def quote(self) -> str:
        return self.text[self.start : self.end]

    def words(self, words: str) -> str:
        """Return the act's words with what introduces them, and with the list they open."""
        sentence_end = self.at + self.text[self.at : self.end].find(words) + len(words)
        tail = self.text[sentence_end : self.end] if words in self.text[self.at : self.end] else ""
        return self.text[self.start : self.at] + words + (tail if _LIST_FOLLOWS.search(words) else "")


def _sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of text; a full stop behind an abbreviation in capitals (of the CDIP. The …) ends one too."""
    spans: list[tuple[int, int]] = []
    for start, end in sentences(text):
        for stop in re.finditer(r"(?<=[A-Z]{3})\.\s+(?=[A-Z][a-z]|[A-Z]\s)", text[start:end]):
            spans.append((start if not spans or spans[-1][1] <= start else _past_space(text, spans[-1][1]), start + stop.start() + 1))
        last = spans[-1][1] if spans and spans[-1][1] > start else start
        spans.append((_past_space(text, last), end))
    return spans


def _past_space(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip())


def _introduction(text: str, spans: list[tuple[int, int]], n: int, words: str, act: Act) -> int:
    """Where the telling begins: "approved the proposal" says nothing without the sentence that put the proposal forward."""
    if not _ONLY_POINTS_BACK.search(words[act.end - act.start :] if not act.linked else words) or find_symbols(text[spans[n][0] : spans[n][1]]):
        return spans[n][0]
    for back in range(n - 1, max(-1, n - 5), -1):
        if _PUT_FORWARD.search(text, spans[back][0], spans[back][1]):
            return spans[back][0]
    return spans[n][0]


def _list_end(text: str, spans: list[tuple[int, int]], n: int) -> int:
    """Where the quote ends: a sentence that opens a list runs to the end of the list."""
    end = spans[n][1]
    if not _LIST_FOLLOWS.search(text, spans[n][0], end):
        return end
    while text[:end].endswith(("；", ";")) and n + 1 < len(spans) and "\n" not in text[end : spans[n + 1][0]]:
        n += 1
        end = spans[n][1]
    return end


def _clause(sentence: str, act: Act, until: int) -> str:
    """The act's own words, its subject put before them where they share an earlier act's."""
    words = sentence[act.start : until]
    if not act.linked:
        return words
    gap = "" if re.search(r"[\u4e00-\u9fff]$", act.subject) and re.match(r"[\u4e00-\u9fff]", words) else " "
    return act.subject + gap + words


def _uncoupled(words: str) -> str:
    """Return words without what coupled them to the part before."""
    rest = re.sub(r"^\s*[,，;；]?\s*(?:并且?|而且|and|以及)?\s*", "", words)
    return (" " if rest[:1].isascii() else "") + rest


def _one_line(words: str) -> str:
    """Return words as one readable line: no line breaks, no loose end, no half of a pair of quotes."""
    line = re.sub(r"\s+", " ", words).strip()
    open_at: list[int] = []
    orphans: set[int] = set()
    for i, char in enumerate(line):
        if char in _PAIRS:
            open_at.append(i)
        elif char in _PAIRS.values():
            if open_at and _PAIRS[line[open_at[-1]]] == char:
                open_at.pop()
            else:
                orphans.add(i)
    line = "".join(char for i, char in enumerate(line) if i not in orphans and i not in open_at)
    return re.sub(r"(?:[\s,，;；、:：]|并且?|而且|\band\b|\bbut\b)+$", "", line)
