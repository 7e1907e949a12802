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

from assistant.model import Decision, Document, Paragraph, ParagraphKind, Source
from assistant.symbols import find_symbols
from assistant.text import fold, without_space
from ingest.recording.acts import Act
from ingest.recording.acts_en import acts_en
from ingest.recording.acts_zh import acts_zh
from ingest.recording.attribution import Context, acts_on_its_papers, after_sentence, papers_of, session_of, shared_until
from ingest.recording.listed import decided_in_row
from ingest.recording.nature import Nature, Record, records_in
from ingest.recording.quoted import quoted_decisions
from ingest.recording.sessions import Citation, Named, citations_in, named_in
from ingest.recording.wording import Told, clause_of, one_line, sentence_spans, told, uncoupled
from ingest.structuring.speakers import speaker_of_statement

LONGEST_SENTENCE = 3000  # characters; a longer one is a list run together, not a sentence anybody wrote
MOST_ACTS = 12  # in one sentence; the longest seen has four

_NAMES_A_COMMITTEE = re.compile(r"委员会|CDIP|届会|Committee|[Ss]ession|It\s+was\s+so\s+(?:agreed|decided)")
_SAYS_A_DEED = re.compile(
    r"注意到|批准|核准|获批|通过|采纳|同意|商定|议定|一致|共识|决定|要求|请|接受|核可|认可|赞同|欢迎|指示|责成|授权|委托|设立|成立|开启|开设|新增|组建|结束|终止|推迟|延后|"
    r"选举|推选|选出|[当获]选|否决|驳回|拒绝|承认|认识到|确认|建议|鼓励|敦促|纳入|[a-z]ed\b|took|\bnot\b|\bunable\b|\bno\s|set\s+up|requests?\b|approval|adoption|decision"
)
_STATEMENT = re.compile(  # a paragraph of a report that gives somebody's words
    r"(?:The\s+)?(?:Delegations?|Representatives?|Chair|Vice-Chair|Director\s+General|Deputy\s+Director)\b"
    r"|[^，。：]{0,20}(?:代表团|代表)(?!大会)[^，。]{0,30}(?:说|指出|表示|认为|感谢|支持|赞同|强调|询问|建议|要求|提到|回顾|代表)|(?:副?主席|总干事)(?!总结(?![了说道]))",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"(?:The\s+)?(?:(?:Acting|Vice-)\s*)?Chair\b|副?主席(?!总结(?![了说道]))", re.IGNORECASE)
_SUMS_UP = r"(?:(?:The\s+)?Chair\s+(?:\w+ly\s+|then\s+|also\s+)?(?:concluded|summed\s+up|summari[sz]ed|announced|declared)\b[^.;]{0,50}?(?:that|:|,)\s*)"
_SUMS_UP_ZH = r"(?:副?主席(?:最后|随后)?(?:作?了?(?:如下)?总结(?:了讨论)?|宣布|小结)(?:说|道|指出|如下)?[，：:]?\s*)?"
_CLOSES = re.compile(  # with which a report ends what its Chair says: the act itself, in its own sentence and the plain past
    rf"(?:{_SUMS_UP}the\s+(?:Committee|CDIP)(?:\s+had)?|The\s+(?:Committee|CDIP)|It)\s+(?:then\s+|also\s+|therefore\s+|further\s+)?(?:took\s+note|approved|adopted|agreed|decided|requested|accepted|endorsed|closed|deferred|elected)\b"
    r"|It\s+was\s+so\s+(?:agreed|decided)\b|The\s+(?:draft\s+)?(?:agenda|report)\b.{0,80}\bwas\s+(?:so\s+)?adopted\b"
    r"|(?:No\s+(?:agreement|consensus)\b|(?:As|Since|In\s+the\s+absence\s+of|Owing\s+to|Following|After)\b|The\s+(?:informal\s+)?consultations\b)[^.;]{3,160}[,;]?\s+(?:and\s+)?the\s+(?:Committee|CDIP)\s+(?:then\s+|also\s+|therefore\s+)?(?:took\s+note|approved|adopted|agreed|decided|requested|accepted|endorsed|closed|deferred)\b"
    r"|(?:由于|鉴于|经|磋商|协商|各方|会议|成员国)[^。；]{2,60}，(?:委员会|CDIP)\s*(?:还|随后|因此|一致|并)?(?:注意到|批准|核准|通过|同意|商定|议定|决定|要求|请(?=秘书处|成员国|提案国)|接受|核可|结束|推迟)"
    rf"|{_SUMS_UP_ZH}(?:委员会|CDIP)\s*(?:还|随后|因此|一致|并)?(?:注意到|批准|核准|通过|同意|商定|议定|决定|要求|请(?=秘书处|成员国|提案国)|接受|核可|结束|推迟|选举)"
    r"|[^，。]{0,24}(?:议程|报告)(?:草案)?(?:（[^（）]*）)?获得?(?:一致)?通过|由于[^，。]{0,24}，[^，。]{0,24}(?:议程|报告)(?:草案)?获得?通过",
    re.DOTALL,
)
_OWN_WORDS = re.compile(  # begins a report's paragraph about the Committee itself, and not about what somebody said
    r"(?:The\s+)?(?:Committee|CDIP|(?:draft\s+)?agenda|(?:draft\s+)?report)\b|It\s+was\s+(?:agreed|decided)|At\s+(?:its|the)\b|Having\s"
    r"|(?:发展与知识产权)?委员会|CDIP|会议|议程|报告|经(?:过)?(?:讨论|审议)|在.{0,20}(?:讨论|审议)(?:中|后|时)",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"(?:请|提请)\s*(?:发展与知识产权|本)?(?:委员会|CDIP)"
    r"|(?:Committee|CDIP|Member\s+States)\s+(?:is|are)\s+(?:hereby\s+|also\s+)?invited\s+to|is\s+requested\s+to",
    re.IGNORECASE,
)
_LIST_LEAD = re.compile(r"(?P<subject>(?:发展与知识产权)?委员会|CDIP|the\s+Committee|the\s+CDIP)\s*[:：]\s*$", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:,?\s*\band|[，,；]?\s*(?:并且?|以及|同时))\s*[:：]\s*$", re.IGNORECASE)  # took note of it, and: (a) decided …
_COMMITTEE_FIRST = re.compile(
    r"\s*(?:(?:At|In|During)\s+(?:its|the)\s+[^.;]{3,160}?,\s*)?(?P<subject>The\s+(?:Committee|CDIP)|(?:发展与知识产权)?委员会|CDIP)\b(?!['’])",
    re.IGNORECASE,
)


def decisions_of(document: Document) -> tuple[Decision, ...]:
    """Return the Committee's decisions that document records or recites, in reading order, none twice.

    Every decision's quote stands word for word in the paragraph its source points at, or in a note of that paragraph.
    """
    found: dict[tuple[int, str, str, str], Decision] = {}
    for decision in sorted((*_all_of(document), *_quoted(document)), key=lambda decision: decision.recited_in.ordinal):
        key = (decision.session, decision.verb, without_space(fold(decision.quote)), without_space(fold(decision.text)))
        found.setdefault(key, decision)
    return tuple(found.values())


def _all_of(document: Document) -> Iterator[Decision]:
    ours = document.symbol is None or document.symbol.startswith("CDIP") or "CDIP" in (document.title or "")
    lead = before = Context(ours=ours)
    place: tuple[object, ...] = ()
    leads: Decision | None = None
    for paragraph, record in zip(document.paragraphs, records_in(document), strict=True):
        here = (paragraph.annex, paragraph.number, paragraph.field, paragraph.recommendations)
        context = Context(ours=ours, default=record.default)
        listed = here == place and paragraph.kind is ParagraphKind.ITEM
        if listed:
            context = lead  # an item goes on where the words that lead the list end
        elif here == place and (paragraph.number or paragraph.recommendations):
            context = Context(before.sessions, ours=before.ours, distant=True, default=record.default)
        decisions, before = _of_paragraph(paragraph, document, record, context)
        if listed and leads and not decisions and not paragraph.speaker:
            decisions = [_of_item(leads, paragraph, document)]
        if paragraph.kind is not ParagraphKind.ITEM:
            lead, place, leads = before, here, _leading(paragraph.text, decisions)
        yield from decisions


def _leading(text: str, decisions: list[Decision]) -> Decision | None:
    """The decision whose words lead up to a list: its sentence closes the paragraph, with a colon and not with "and"."""
    text = text.rstrip()
    leads = bool(decisions) and text.endswith((":", "：")) and not _GOES_ON.search(text) and text.endswith(decisions[-1].quote.rstrip())
    return decisions[-1] if leads else None


def _of_item(leads: Decision, paragraph: Paragraph, document: Document) -> Decision:
    """The decision that one item of a list is: the words that lead up to the list, with the item's own."""
    return replace(
        leads,
        text=one_line(f"{leads.text}{'：' if document.language == 'zh' else ': '}{paragraph.text}"),
        quote=paragraph.text,
        recited_in=_source(paragraph, document),
        about_symbols=find_symbols(paragraph.text) or leads.about_symbols,
    )


def _quoted(document: Document) -> Iterator[Decision]:
    for paragraph, text, session, citation in quoted_decisions(document):
        yield Decision(
            session=session,
            verb="decided",
            text=one_line(text),
            language=document.language,
            quote=paragraph.text,
            recited_in=_source(paragraph, document),
            decided_in=f"{Nature.SUMMARY}, para {citation.paragraph}",
        )


def _source(paragraph: Paragraph, document: Document) -> Source:
    return Source(document.symbol, document.file, document.language, paragraph.ordinal, paragraph.number, paragraph.annex, paragraph.page)


def _of_paragraph(paragraph: Paragraph, document: Document, record: Record, context: Context) -> tuple[list[Decision], Context]:
    of_speaker = paragraph.speaker and not (record.nature is Nature.SUMMARY and speaker_of_statement(paragraph.text))
    if of_speaker:
        return [], context
    wording = paragraph.field in {"text", "departments"}  # of a recommendation: only its notes may tell of a decision
    chaired = record.nature is Nature.REPORT and bool(_CHAIR.match(paragraph.text))
    if record.nature is Nature.REPORT and not chaired and _STATEMENT.match(paragraph.text):
        return [], context
    own = _OWN_WORDS.match(paragraph.text) or _CLOSES.match(paragraph.text)
    if record.nature is Nature.REPORT and not chaired and paragraph.kind is not ParagraphKind.ITEM and not own:
        context = replace(context, default=None)  # somebody recalls; what is recalled was decided when it says
    reader = _Reader(paragraph, document, record, chaired)
    decisions: list[Decision] = []
    if paragraph.kind is ParagraphKind.ROW and (listed := decided_in_row(paragraph.text)):
        return reader.read_row(*listed), context
    if paragraph.kind is not ParagraphKind.HEADING and not wording:
        decisions, context = reader.read(paragraph.text, context)
    for note in paragraph.footnotes:
        decisions += reader.read(note.text, Context(ours=context.ours))[0]
    return decisions, context


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the sentences of one paragraph, each in the light of those before; chaired tells that a report relates in it
    what the Chair said, so that only sentences of the Committee's own are read."""

    paragraph: Paragraph
    document: Document
    record: Record
    chaired: bool = False

    def read(self, text: str, context: Context) -> tuple[list[Decision], Context]:
        """Return the decisions in text and what a list under it inherits."""
        decisions: list[Decision] = []
        worth_reading = context.subject or self.record.nature in {Nature.SUMMARY, Nature.COMPILATION} or _NAMES_A_COMMITTEE.search(text)
        spans = sentence_spans(text) if worth_reading else []
        if self.paragraph.kind is ParagraphKind.ROW:
            spans = [(spans[0][0], spans[-1][1])] if spans else []  # its cells say together what was decided
        for n in range(len(spans)):
            found, context = self._sentence(text, spans, n, context)
            decisions += found
            if text[spans[n][1] - 1 : spans[n][1]] not in {"；", ";"}:
                context = replace(context, subject=None)
            if self.record.nature is Nature.REPORT:
                context = replace(context, sessions=())  # what was recalled is over with its sentence: the report goes on
        if not text.rstrip().endswith((":", "：")):
            return decisions, replace(context, subject=None, since=0)
        lead = _LIST_LEAD.search(text)
        acted = context.spoke if _GOES_ON.search(text) else None
        return decisions, replace(context, subject=lead["subject"] if lead else acted, since=0, papers=find_symbols(text)[-1:])

    def read_row(self, session: int, decided: str) -> list[Decision]:
        """Return what a row of a table says that session decided: once for each act, the row as its quote."""
        text = self.paragraph.text
        named = named_in(decided, ours=True, last=(session,), this=self.document.session)
        zh = self.document.language == "zh"
        acts = [
            act
            for part in _parts(decided)
            for act in (acts_zh(part, named, subject="委员会") if zh else acts_en(part, named, subject="the Committee"))
        ]
        verbs = dict.fromkeys(act.verb for act in acts) or {"decided": None}
        about, row = find_symbols(text), Told(text, 0, 0, len(text))
        if not self._may_tell(session):
            return []
        return [self._decision(session, Act(verb, 0, 0, 0, 0), text, row, about, None) for verb in verbs]

    def _sentence(self, text: str, spans: list[tuple[int, int]], n: int, context: Context) -> tuple[list[Decision], Context]:
        start, end = spans[n]
        sentence = text[start:end]
        if len(sentence) > LONGEST_SENTENCE:
            return [], Context(ours=context.ours, default=context.default)
        closes = self.chaired and bool(
            _CLOSES.match(sentence.lstrip()) or context.subject
        )  # by the Committee, whatever body its Chair named before
        named = named_in(sentence, ours=context.ours or closes, last=context.sessions, this=self.document.session)
        acts = [] if self.chaired and not closes else self._acts(sentence, named, context)
        decisions: list[Decision] = []
        decided_at: int | None = None
        citations = citations_in(sentence, named.mentions) if acts else ()
        for i, act in enumerate(acts):
            until = shared_until(sentence, acts, i)
            cited = [c for c in citations if act.end <= c.start < max(until, act.end + 1)]
            session = session_of(sentence, acts, i, named, context, decided_at)
            for words, decided_at, citation in _shares(sentence, act, until, cited, session):
                if self._may_tell(decided_at) and acts_on_its_papers(decided_at, act, sentence):
                    if self.paragraph.kind is ParagraphKind.ROW:
                        words = sentence
                    where = told(text, spans, n, words, act, last=until == len(sentence))
                    about = papers_of(where.with_list(words), sentence, text, start, decided_at, context)
                    decisions.append(self._decision(decided_at, act, words, where, about, citation))
        first = _COMMITTEE_FIRST.match(sentence) if named.committee_at(0) else None
        spoke = acts[-1].subject if acts else first["subject"] if first else None
        return decisions, after_sentence(sentence, start, named, spoke, decided_at, context)

    def _acts(self, sentence: str, named: Named, context: Context) -> list[Act]:
        if not _SAYS_A_DEED.search(sentence) or _INVITATION.search(sentence):
            return []
        primary = self.record.nature in {Nature.SUMMARY, Nature.COMPILATION} or self.chaired
        if self.document.language == "zh":
            acts = acts_zh(sentence, named, subject=context.subject, primary=primary)
        else:
            acts = acts_en(sentence, named, subject=context.subject, it=context.spoke, primary=primary)
        return acts if len(acts) <= MOST_ACTS else []

    def _may_tell(self, session: int) -> bool:
        """A paper for a session can recite only what earlier ones decided; a record of a session, its own as well."""
        own = self.document.session
        return own is None or session <= own - (self.record.nature in {Nature.PAPER, Nature.COMPILATION})

    def _decision(self, session: int, act: Act, words: str, where: Told, about: tuple[str, ...], citation: Citation | None) -> Decision:
        number = self.paragraph.number
        primary = self.record.nature in {Nature.SUMMARY, Nature.REPORT} and session == self.record.default
        if citation:
            decided_in: str | None = f"{Nature.SUMMARY}, para {citation.paragraph}"
        else:
            decided_in = (f"{self.record.nature}, para {number}" if number else str(self.record.nature)) if primary else None
        return Decision(
            session=session,
            verb=act.verb,
            text=where.line(words),
            language=self.document.language,
            quote=where.quote,
            recited_in=_source(self.paragraph, self.document),
            about_symbols=about,
            decided_in=decided_in,
            original=primary and not self.record.reproduced,
        )


def _parts(cell: str) -> list[str]:
    """The sentences of a cell, which parts its acts by semicolons, each without its subject."""
    parts = [part[:1].lower() + part[1:] for part in re.split(r"[；;。]\s*|\.\s+", cell) if part.strip()]
    return [re.sub(r"^(?:一致)?通过(?=[，,]|$)", "通过了", part) for part in parts]  # here it is no "by means of"


def _shares(sentence: str, act: Act, until: int, cited: list[Citation], session: int | None) -> Iterator[tuple[str, int, Citation | None]]:
    """Split an act into what each session cited with it did, with the words for each; mostly there is one."""
    parted = [(citation, citation.session) for citation in cited if citation.session]
    if len({cited_session for _, cited_session in parted}) > 1:
        begin, head = act.start, sentence[act.start : act.end]
        for citation, cited_session in parted:
            words = sentence[begin : citation.end]
            yield (words if begin == act.start else head + uncoupled(words)), cited_session, citation
            begin = citation.end
        return
    first = cited[0] if cited else None
    if session := (first.session if first else None) or session:
        yield clause_of(sentence, act, until), session, first
