"""What delegations said of a matter: all statements of its debate, each under its name, from its announcement to its decision.

"What did delegations say about the film project?" asks for no one of them. A report tells a debate in order: what is taken up, who said
what, what was decided; a compilation has the comments of one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.reading.pieces import pieces_of
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.lexical import tokens
from assistant.model import Document, Evidence, Intent, Language, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.text import opening
from assistant.understanding.asked.subjects import parties_in

MOST = 8  # statements told
LONGEST: dict[Language, int] = {"zh": 110, "en": 300}  # characters of one that is quoted whole; of a longer one its first sentences
DOCUMENTS = 4  # that are read for debates, those that the search finds first
ON_IT, ON_IT_ACROSS = 0.65, 0.5  # how near a debate must be to the matter, by what it is announced with; in the other language
NAMED, NAMED_ACROSS = 0.4, 0.15  # how much of the matter it must name
STANDS_OUT = 0.08  # by how much it must be nearer than any other debate of its report
OPENING = 3  # paragraphs at most that announce a debate

_I = re.IGNORECASE
_MANY_ZH = r"(?:各(?:个)?(?:成员国|国|代表团|方|集团)|(?:哪些|哪几个|有关|其他|几个|许多)(?:成员国|国家|代表团|集团)|成员国|与会(?:者|代表)|代表团们|大家|^代表团)"
_MANY_EN = r"(?:delegat(?:ions|es)|member\s+states|countries|groups|governments|speakers|everyone|participants)\b(?!\s+of\b)"
_VIEW_ZH = r"(?:看法(?!律)|意见|立场|观点|评论|反应|反馈|关切|态度)"
_VIEW_EN = r"(?:views?|comments?|opinions?|reactions?|positions?|remarks?|concerns?|criticisms?|feedback)"
_SAY_EN = r"(?:say|said|think|thought|comment(?:ed)?|react(?:ed)?|respond(?:ed)?|feel|felt|see|saw|view|make|made|express(?:ed)?|raised?|voiced?|argued?)"
_SAID = Rule(  # what many said, or what was said where nobody is named
    rf"{_MANY_ZH}.{{0,40}}?(?:什么|哪些|怎样的|何)(?:样的|不同|主要|具体)*的?{_VIEW_ZH}|{_MANY_ZH}.{{0,40}}?(?:怎么|如何|怎样)(?:看|说|评论|讨论|反应)"
    rf"|{_MANY_ZH}.{{0,40}}?(?:说|谈|讲)(?:了|到|过)*(?:些|哪些)?(?:什么|啥)|{_MANY_ZH}.{{0,40}}?{_VIEW_ZH}(?:都|分别)*(?:是|有)(?:什么|哪些|怎样)",
    rf"\b(?:what|which|how)\b[^?,;]{{0,30}}\b(?:did|do|have|had)\b[^?,;]{{0,30}}?\b{_MANY_EN}[^?,;]{{0,12}}\b{_SAY_EN}\b"
    rf"|\bwhat\s+(?:are|were)\s+(?:the\s+)?(?:\w+\s+)?{_VIEW_EN}\s+(?:of|from|by|among)\s+(?:the\s+|other\s+)?(?:\w+\s+)?{_MANY_EN}|\bwhat\s+(?:are|were)\s+(?:the\s+)?{_MANY_EN}['’]?\s*{_VIEW_EN}\b",
    flags=_I,
)
_SAID_BY_ANY = Rule(
    rf"(?:对|就|关于|围绕).{{2,40}}?(?:有|提出?了?|发表了?|表达了?)(?:过)?(?:哪些|什么)(?:不同|主要)?的?{_VIEW_ZH}",
    rf"\bwhat\s+(?:was\s+said|(?:\w+\s+)?{_VIEW_EN}\s+were\s+(?:expressed|made|raised|voiced))\b",
    flags=_I,
)
_STANCES = (  # how it is asked who took one, and how it is told
    (
        Rule(
            rf"{_MANY_ZH}(?!.{{0,24}}(?:得到|获得|受到?)).{{0,24}}?(?:支持|赞成|赞同|欢迎)",
            rf"\b{_MANY_EN}\s+(?:\w+\s+)?(?:support(?:ed|s)?|favou?red|endorsed|welcomed|backed|(?:were|was)\s+in\s+favou?r)\b(?!\s+by\b)",
            flags=_I,
        ),
        Rule(r"(?<!不)(?:支持|赞成|赞同|同意|欢迎)", r"\b(?<!not\s)(?:support\w*|favou?r\w*|endors\w*|welcom\w*)\b", flags=_I),
    ),
    (
        Rule(
            rf"{_MANY_ZH}.{{0,24}}?(?:反对|不同意(?!见)|不(?:支持|赞成|赞同))",
            rf"\b{_MANY_EN}\s+(?:\w+\s+)?(?:opposed?|objected|disagreed|rejected|(?:were|was|spoke)\s+against)\b(?!\s+by\b)",
            flags=_I,
        ),
        Rule(
            r"反对|异议|不(?:能)?(?:支持|赞成|赞同|同意(?!见)|接受)|质疑|不应",
            r"\b(?:oppos\w*|object\w*|against|disagree\w*|reject\w*|could\s+not)\b",
            flags=_I,
        ),
    ),
)
_OTHERS = Rule(  # who speaks in papers of their own
    r"秘书处|主席|审评|评价|评估|作者|编写者|专家|总干事",
    r"\b(?:secretariat|chair|evaluat\w+|reviewers?|authors?|experts?|director)\b",
    flags=_I,
)
_HELD = Rule(  # what holds the words for the matter together, and only says that there was a debate
    rf"{_MANY_ZH}|{_VIEW_ZH}|请问|会上|会议上?|委员会|对于?|就|关于|围绕|针对|都|什么|哪些|怎么|怎样|如何|提出?了|发表了?|表达了?|了|讨论|发言|代表团|支持|赞成|赞同|欢迎|反对|不同意|说|看待?",
    rf"\b(?:{_MANY_EN}|{_VIEW_EN}\b|{_SAY_EN}\b|support\w*|favou?r\w*|endorsed|welcomed|opposed?|objected|disagreed|rejected|against"
    r"|(?:what|which|how|did|do|does|were|was|have|has|had|the|of|on|about|regarding|concerning|to|for|in|at|by|any|other|various|different|gave|during|debate|discussions?|meeting|session|committee|delegations?|it|they|their)\b)",
    flags=_I,
)
_ASKED_AS = (Intent.LIST, Intent.PASSAGE, Intent.WHO, Intent.DOCUMENT)
_STATES = Rule(  # how a statement begins whose speaker is not read
    r"[^，。；：]{2,40}(?:代表团|集团)|[^，。；]{2,40}的代表",
    r"(?:The\s+|A\s+)?(?:Delegations?|Representatives?)\s+of\b",
)
_NO_STATEMENT = Rule(r"(?:委员会|秘书处|主席)", r"The\s+(?:Committee|Secretariat|Chair)\b")
_SETTLED = Rule(r"(?:主席[^，。]{0,10}[，。]\s*)?委员会", r"The\s+Committee\b|The\s+Chair\b[^.]{0,60}\.?\s*The\s+Committee\b")
_TAKEN_UP = Rule(
    r"(?:主席|秘书处)[^。]{0,20}(?:介绍|报告|宣读|宣布|请|转入|开始)",
    r"The\s+(?:Chair|Secretariat)\b[^.]{0,60}\b(?:introduc\w+|present\w+|invit\w+|open\w+|turn\w+|report\w+)\b",
)


@dataclass(slots=True)
class Debate:
    """What a report or a compilation tells of one matter: what it is announced with, and who said what."""

    document: Document
    announced: list[str] = field(default_factory=list)
    statements: list[Paragraph] = field(default_factory=list)
    settled: bool = False


def answer_debate(query: Query, evidence: Sequence[Evidence], retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """List what delegations said of the matter asked about; False (and nothing written) where none is asked for, or no debate of it
    stands out."""
    matter = matter_debated(query)
    debate = debate_on(matter, query, evidence, retriever, catalogue) if matter else None
    if debate is None:
        return False
    stance = stance_asked(query)
    told = [p for p in _one_a_turn(debate.statements, matter, query, retriever) if stance is None or stance.search(p.text)]
    write_statements(told, debate.document, draft)
    return bool(told)


def debate_on(matter: str, query: Query, evidence: Sequence[Evidence], retriever: Retriever, catalogue: Catalogue) -> Debate | None:
    """Find the debate on a matter in the documents that the search finds first, of the session asked about; None where none stands out."""
    documents = list(dict.fromkeys(found.document for found in evidence if is_of_session(query, found.document, retriever)))
    own = {document.symbol for document in documents if document.language == query.language and document.symbol}
    read = [document for document in documents if document.language == query.language or document.symbol not in own]
    return _on(matter, [debate for document in read[:DOCUMENTS] for debate in _debates(document, catalogue)], query, retriever)


def write_statements(statements: Sequence[Paragraph], document: Document, draft: Draft) -> None:
    """Quote how each statement begins, under the name of who makes it; count those that are left out."""
    for paragraph in statements[:MOST]:
        draft.line()
        if paragraph.speaker:
            draft.say(say("opinion", draft.language, speaker=paragraph.speaker))
        draft.quote(opening(paragraph.text, LONGEST[document.language], instead=2), Passage(document, paragraph))
    if len(statements) > MOST:
        draft.line()
        draft.say(say("more", draft.language, count=len(statements) - MOST))


def matter_debated(query: Query) -> str:
    """Return the matter of which a question asks what delegations said, "" where it asks for nothing of the kind.

    >>> matter_debated(Query("", "What did delegations say about the kelp project?", "en", topic="delegations say about the kelp project"))
    'kelp project'
    >>> matter_debated(Query("", "What did Chile say about the kelp project?", "en", topic="Chile say about the kelp project"))
    ''
    """
    text = query.text
    of_many = _SAID.search(text) or any(asked.search(text) for asked, _ in _STANCES)
    of_any = not of_many and _SAID_BY_ANY.search(text) and not parties_in(text, query.language)
    if not (of_many or of_any) or query.intent not in _ASKED_AS or _OTHERS.search(text):
        return ""
    return matter_left(query.topic or text) or " ".join(query.symbols)


def matter_left(text: str) -> str:
    """Return what is left of a question without the words for speaking and for those who speak, "" where that is nothing."""
    left = " ".join(_HELD.sub(" ", text).split())
    return left if sum(map(str.isalnum, left)) > 1 else ""


def stance_asked(query: Query) -> Rule | None:
    """Return what tells that somebody takes the stance asked after, None where the question is after none."""
    return next((told for asked, told in reversed(_STANCES) if asked.search(query.text)), None)


def is_of_session(query: Query, document: Document, retriever: Retriever) -> bool:
    """Whether a document is of the session asked about, or tells of it; true where none is."""
    of_it = any(document.session == session or document.file in retriever.told_by(session) for session in query.sessions)
    return of_it or not query.sessions


def _debates(document: Document, catalogue: Catalogue) -> Iterator[Debate]:
    """Yield the debates of a document in order: each begins at a heading, or where the next matter is taken up after a decision."""
    id_ = catalogue.document_id(document.key)
    debate = Debate(document)
    for paragraph in catalogue.paragraphs(id_, 0) if id_ is not None else ():
        heading = paragraph.kind is ParagraphKind.HEADING and not paragraph.speaker
        if heading or (debate.settled and _TAKEN_UP.match(paragraph.text)):
            if debate.statements:
                yield debate
            debate = Debate(document, [paragraph.text])
        elif paragraph.kind is ParagraphKind.HEADING or paragraph.kind is ParagraphKind.ROW:
            continue
        elif _is_statement(paragraph):
            debate.statements.append(paragraph)
        elif not debate.statements and len(debate.announced) < OPENING:
            debate.announced.append(paragraph.text)
        debate.settled = debate.settled or bool(_SETTLED.match(paragraph.text))
    if debate.statements:
        yield debate


def _is_statement(paragraph: Paragraph) -> bool:
    if paragraph.speaker:
        return True
    return not _NO_STATEMENT.match(paragraph.text) and bool(_STATES.match(paragraph.text))


def _on(matter: str, debates: Sequence[Debate], query: Query, retriever: Retriever) -> Debate | None:
    """The debate that is on a matter: by what it is announced with, nearer than the others of its report; of several reports the nearest."""
    debates = [debate for debate in debates if len(debate.statements) > 1]
    if not debates:
        return None
    if query.symbols:
        asked = [set(tokens(symbol)) for symbol in query.symbols]
        return next((debate for debate in debates if any(one <= set(tokens(text)) for one in asked for text in debate.announced)), None)
    announced = [" ".join(debate.announced) or debate.document.file for debate in debates]
    near = [float(share) for share in retriever.closeness(replace(query, text=matter), announced)]
    words = pieces_of(query, matter, retriever)

    def stands_out(at: int) -> bool:
        document = debates[at].document
        others = (share for share, other in zip(near, debates, strict=True) if other is not debates[at] and other.document == document)
        floor, named = (ON_IT, NAMED) if document.language == query.language else (ON_IT_ACROSS, NAMED_ACROSS)
        return near[at] >= max(floor, max(others, default=0.0) + STANDS_OUT) and words.share(announced[at]) >= named

    on_it = [at for at in range(len(debates)) if stands_out(at)]
    best = max(on_it, key=lambda at: (debates[at].document.language == query.language, near[at]), default=None)
    return debates[best] if best is not None else None


def _one_a_turn(statements: Sequence[Paragraph], matter: str, query: Query, retriever: Retriever) -> list[Paragraph]:
    """Of each turn the paragraph that speaks most of the matter: who comments in writing does so in several."""
    turns: list[list[Paragraph]] = []
    for paragraph in statements:
        under_its_name = bool(paragraph.speaker and (paragraph.section or "").casefold().endswith(paragraph.speaker.casefold()))
        if under_its_name and turns and turns[-1][-1].section == paragraph.section:
            turns[-1].append(paragraph)
        else:
            turns.append([paragraph])
    about = replace(query, text=matter)
    return [turn[int(retriever.closeness(about, [p.text for p in turn]).argmax())] if len(turn) > 1 else turn[0] for turn in turns]
