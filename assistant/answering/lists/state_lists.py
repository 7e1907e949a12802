"""Which projects, proposals or recommendations are in a state: named in a table, under a heading, or by sentences of one form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.adapters.catalogue import Catalogue
from assistant.answering.lists.lists import say_mark
from assistant.answering.lists.state_items import Item, items_in
from assistant.answering.lists.states_told import Thing
from assistant.answering.reading.pieces import Pieces, pieces_of
from assistant.answering.recorded.recommendation_lists import asks_for_recommendations
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.model import Document, Paragraph, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.understanding.asked.states import State, says_only_state, state_asked, tells_state
from assistant.understanding.topic import topic_of

MOST = 15  # items; a longer list is cut, and says so
DOCUMENTS = 60  # that are read, the newest first
MET = 0.6  # of what a question says the things are about, that an item speaks of

_ASKED: dict[Thing, Rule] = {
    Thing.PROPOSAL: Rule(
        r"(?:哪些|哪几[个项份]|什么|所有|全部|列出)[^，。？?国团]{0,12}提案(?:[？?。]?$|[^，。？?]{0,3}(?:将|待|还|尚|正|已|提交|被|获|得到))|提案(?:都)?有(?:哪些|哪几)",
        r"\b(?:which|what|list|all|any|the)\s+(?:(?!countr|delegat|member|session)[\w-]+\s+){0,4}?proposals\b",
        flags=re.I,
    ),
    Thing.PROJECT: Rule(
        r"(?:哪些|哪几[个项]|什么|所有|全部|列出|清单)[^，。？?国团司]{0,16}项目(?!活动|成果|产出|经理|管理|文件|报告|提案|国|点|办)|项目(?:都)?(?:有|是)(?:哪些|哪几|什么)|项目(?:的)?(?:清单|名单)|项目(?:中|里|当中)[^，。？?国]{0,4}(?:哪些|哪几)",
        r"\b(?:which|what|list|all|any|the)\s+(?:(?!countr|delegat|member|session)[\w-]+\s+){0,5}?projects\b(?!\s+(?:activit|output|manager|document|report|proposal))",
        flags=re.I,
    ),
}
_OF_THE_REVIEW = re.compile(r"独立审查|\bindependent\s+review\b", re.I)
_OF_THE_SERIES = re.compile(r".{0,2}建议|发展议程建议|独立审查(?:建议)?|independent\s+review|development\s+agenda|recommendations?", re.I)
_FIELD_BEFORE = re.compile(r"(?:在|关于|有关)?(?P<field>[^，。？?在]{2,12}?)(?:领域|方面)[，,]?(?:中|里|的)?(?:现|目前|已)?(?:都)?有?$")
_FIELD_AFTER = re.compile(
    r"\s+(?:on|about|for|concerning|regarding|relating\s+to|related\s+to|in\s+the\s+(?:field|area)\s+of)\s+(?P<field>[\w\s’'-]+?)(?=\s+(?:are|were|have|has|is|was|that|which|still|currently|did|will)\b|[?.,]|$)",
    re.I,
)
_ALL = re.compile(r"(?:哪些|什么|所有|全部)(?:产权组织|CDIP|委员会|发展议程|的)*(?:项目|提案)|\b(?:which|what|all|list)\b", re.I)
_ANY = (State.ONGOING, State.STARTED, State.MAINSTREAMED, State.APPROVED, State.DONE)
_NOW = frozenset((State.ONGOING, State.AHEAD))  # what only the newest documents can tell


@dataclass(frozen=True, slots=True)
class _Asked:
    """A list that is asked for: of what, in which of these states, and about what; bare where the question says nothing else."""

    thing: Thing
    states: tuple[State, ...]
    matter: Pieces
    bare: bool

    @property
    def now(self) -> bool:
        """Whether only the newest documents can tell."""
        return _NOW.issuperset(self.states)


def answer_by_state(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Write what the documents name as being in the state a question asks for; False (and nothing written) where it asks for nothing of
    the kind, or they name none."""
    asked = _asked(query, retriever)
    if asked is None:
        return False
    told: list[Item] = []
    newest: int | None = None
    for id_, document in _documents(query, catalogue):
        if asked.now and newest is not None and document.session != newest:
            break
        for item in _every_item(document, catalogue.paragraphs(id_), asked):
            if not _fits(item, query, asked):
                continue
            newest = document.session
            same = next((place for place, other in enumerate(told) if item.same_as(other)), None)
            if same is None:
                told.append(item)
            elif item.is_row and not told[same].is_row:
                told[same] = item
    if not told:
        return False
    draft.say(say("list_named", draft.language, count=len(told)))
    _write(told, draft)
    return True


def tells_the_state(query: Query, told: Draft, retriever: Retriever) -> bool:
    """Whether an answer quoted to a question for what is in a state tells that state of such things; true for any other question, and
    where it names what they are about."""
    asked = _asked(query, retriever)
    if asked is None or not asked.bare or len(asked.states) > 1:
        return True
    quotes = " ".join(f"{quote.passage.paragraph.section or ''} {quote.quote}" for quote in told.quotes)
    return asked.thing.pattern.search(quotes) is not None and tells_state(asked.states[0], quotes)


def _asked(query: Query, retriever: Retriever) -> _Asked | None:
    """What a question asks a list of; None where it asks for none of a kind known here."""
    if asks_for_recommendations(query):
        thing, called = Thing.RECOMMENDATION, ""
    else:
        found = next(((thing, match) for thing, asked in _ASKED.items() if (match := asked.search(query.text))), None)
        if found is None:
            return None
        thing, called = found[0], _called(query.text, found[1])
    matter = pieces_of(query, topic_of(called.lower()), retriever).without(_says_nothing)
    bare = not pieces_of(query, query.topic, retriever).without(_says_nothing).concepts
    state = state_asked(query.text)
    if state is None:  # all that are named at all, where nothing else is said of them
        every = bare and called and not query.sessions and _ALL.search(query.text)
        return _Asked(thing, _ANY, matter, bare) if every else None
    if state is State.APPROVED and query.sessions:
        return None
    return _Asked(Thing.PROPOSAL if state is State.AHEAD and thing is Thing.PROJECT else thing, (state,), matter, bare)


def _called(question: str, match: re.Match[str]) -> str:
    """The words of a question that say which things it asks for, with what says of what field they are."""
    before, after = _FIELD_BEFORE.search(question[: match.start()]), _FIELD_AFTER.match(question[match.end() :])
    return " ".join(part for part in (before and before["field"], match[0], after and after["field"]) if part)


def _says_nothing(word: str) -> bool:
    return says_only_state(word) or _OF_THE_SERIES.fullmatch(word) is not None


def _documents(query: Query, catalogue: Catalogue) -> list[tuple[int, Document]]:
    """The documents that may tell, the newest first; of two language versions the one in the asker's language."""
    wanted = query.answer_language or query.language
    best: dict[str, tuple[int, Document]] = {}
    for id_, document in catalogue.documents_by_id.items():
        key = document.symbol or document.file
        asked = (not query.filters.sessions or document.session in query.filters.sessions) and (
            not query.filters.symbols or document.symbol in query.filters.symbols
        )
        if asked and (key not in best or document.language == wanted):
            best[key] = (id_, document)
    newest = sorted(best.values(), key=lambda one: (-(one[1].session or 0), one[1].symbol or one[1].file))
    return newest[:DOCUMENTS]


def _fits(item: Item, query: Query, asked: _Asked) -> bool:
    """Whether an item is of the series and the years that a question names, and about what it says; what goes on is also of the year of
    the document that tells it."""
    told = " ".join([*(quote for _, quote in item.passages), item.lead.paragraph.text if item.lead else ""])
    text = " ".join([told, *(passage.paragraph.section or "" for passage, _ in item.passages)])
    if query.series and bool(_OF_THE_REVIEW.search(text)) is not (query.series == "review"):
        return False
    if asked.matter.concepts and asked.matter.share(text) < MET:
        return False
    if asked.now:
        told += f" {item.passages[0][0].document.date or ''}"
    return all(str(year) in told for year in query.years)


def _every_item(document: Document, paragraphs: Sequence[Paragraph], asked: _Asked) -> list[Item]:
    """What a document names as being in one of the states asked for, in its order."""
    told = [item for state in asked.states for item in items_in(document, paragraphs, asked.thing, state)]
    return sorted(told, key=lambda item: item.passages[0][0].paragraph.ordinal)


def _write(told: Sequence[Item], draft: Draft) -> None:
    """Quote the items, each on a line, under what introduces them."""
    lead: Passage | None = None
    for item in told[:MOST]:
        if item.lead is not None and item.lead != lead:
            draft.line()
            draft.quote(item.lead.paragraph.text, item.lead)
        lead = item.lead
        draft.line()
        for number, (passage, quote) in enumerate(item.passages):
            if number:
                draft.say(" ")
            else:
                say_mark(passage.paragraph, draft)
            draft.quote(quote, passage)
    if len(told) > MOST:
        draft.line()
        draft.say(say("more", draft.language, count=len(told) - MOST))
