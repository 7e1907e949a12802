"""Whether a passage leaves open what is asked, or only plans it: just what a reader should see, and no answer.

"In which city was it held?" is not answered by "the venue is still to be agreed", nor "what came out of it?" by a request to hold one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.shown import widen
from assistant.answering.kinds.ahead import asks_what_came_of_it, asks_whether_it_came, tells_only_what_is_ahead
from assistant.answering.kinds.chosen import only_under_way
from assistant.answering.kinds.wanted import Wanted
from assistant.answering.reading.surroundings import headed
from assistant.glossary import places_in
from assistant.model import Intent, Language, Query, Want
from assistant.ordinals import ordinals_in
from assistant.retrieval import Retriever
from assistant.rules import Rule

ON_TOPIC = 0.5  # of the topic's weight, by a passage that tells nothing of the kind wanted, and leaves it open
TOLD = 0.5  # how well a statement tells what is wanted (`wanted.py`) that tells it after all
ON_IT = 0.55  # of the question's weight, by a clause that is on what is asked without a word for its kind

_I = re.IGNORECASE
# That something is not settled, chosen or known so far. What is only not done yet, or not yet discussed, is a state, and may be asked for.
_SETTLED_ZH = "选定|选出|确定|决定|商定|议定|约定|定下|落实|公布|宣布|指定|任命|推选|提名|提供|定稿|得出|达成|统计|收到|查明|敲定|安排"
_SETTLED_EN = (
    r"(?:decid|determin|chos|select|fix|settl|agree|announc|nam|nominat|appoint|designat|identif|publish|confirm|propos|elect|set|put\s+forward|known|available|finali[sz]|"
    r"specif|establish|complet|compil|receiv|draw)(?:ed|en|n)?"
)
_OPEN = Rule(
    r"待(?:定|商|确定|确认|核定|核算|核实|公布|通知|议定|商定|选定|决定)|未定(?![义型])|悬而未决",
    rf"(?:尚未|还没有?|仍未|迄今未|至今未|目前未|暂未|均未|并未|未能|未曾)[^，,。；;]{{0,10}}?(?:{_SETTLED_ZH}|作出|形成)(?![^，,。；;]{{0,6}}的[^，,。；;])",
    r"尚在[^，,。；;]{1,8}中|尚无(?!法)|尚不(?:清楚|明确|知|可知|能确定|具备)|有待[^，,。；;]{0,12}(?:确定|决定|商定|审议|核算|提供|公布|确认|选定|落实|讨论)|没有(?:作出决定|确定|编拟)|未作出?(?:任何)?决定|(?:届时|以后|之后)再(?:行)?[^，,。；;]{0,2}决定|是否[^，,。；;]{2,20}[须需应]由[^，,。；;]{1,12}决定",
    rf"\b(?:ha(?:s|ve|d)|is|are|was|were)\s+(?:not|n[o']t)\s+(?:yet\s+)?(?:been\s+)?(?:\w+ly\s+)?{_SETTLED_EN}\b",
    rf"\bnot\s+yet\s+(?:been\s+)?(?:\w+ly\s+)?{_SETTLED_EN}\b|\byet\s+to\s+be\b|\bha(?:s|ve|d)\s+yet\s+to\b",
    r"\bto\s+be\s+(?:determined|decided|confirmed|announced|agreed|fixed|chosen|selected|settled|named|set|identified|appointed|defined|specified)\b|\bt\.?b\.?[cda]\b",
    r"\b(?:remains?|remained|left|still)\s+(?:being\s+\w+ed|under\s+\w+|open|undecided|pending|unknown|unclear|uncertain|outstanding)\b|\bundecided\b|\b(?:is|are|was|were)\s+(?:not\s+(?:yet\s+)?(?:clear|known|certain)|unknown|pending)\b|\bawaits?\b|\bawaiting\b|\bpending\s+(?:a|the|confirmation|agreement|decision)\b",
    r"\bno\s+(?:[\w-]+\s+){1,4}?(?:ha(?:s|ve|d)\s+(?:yet\s+|so\s+far\s+)?been|is\s+(?:yet\s+)?|are\s+(?:yet\s+)?|was|were)\s*(?:yet\s+)?(?:taken|made|chosen|selected|fixed|set|named|put\s+forward|agreed|reached|available|decided|appointed|identified)\b",
    r"\bwill\s+(?:then\s+)?(?:propose|make|recommend)\s+a\s+(?:choice|selection)\b|\bwill\s+(?:then\s+)?(?:choose|select|decide|determine)\b|\bhas\s+been\s+offered\s+by\b",
    flags=_I,
)
# What may be left open, by the kind of thing that is asked for.
_OF_NUMBERS = r"数|额|量|率|比例|费用|预算|经费|价格|统计|\b(?:numbers?|figures?|amounts?|costs?|budgets?|sums?|totals?|data|counts?|shares?|rates?|statistics|estimates?|prices?|fees?)\b"
_NOUNS: dict[Want, re.Pattern[str]] = {
    want: re.compile(pattern, _I)
    for want, pattern in {
        Want.PLACE: r"地点|会址|场地|举办地|所在地|东道|承办|城市|国家|该国|受益国|哪国|\b(?:venues?|places?|locations?|hosts?|hosted|cit(?:y|ies)|countr(?:y|ies)|states?|where|members?|names?|sites?)\b",
        Want.ACTOR: r"人(?!数)|专家|顾问|名单|机构|公司|单位|承办|讲者|牵头|主持|国|\b(?:who|names?|experts?|evaluators?|consultants?|firms?|contractors?|compan(?:y|ies)|speakers?|lead(?:er)?s?|moderators?|authors?|members?|providers?|institutions?|partners?)\b",
        Want.DATE: r"日期|时间|会期|何时|日子|月份|年份|时间表|\b(?:dates?|time|timing|timetable|schedule|when|days?|month|year)\b",
        Want.TITLE: r"名称|标题|题目|主题|议题|专题|\b(?:names?|titles?|themes?|topics?|subjects?)\b",
        Want.NUMBER: _OF_NUMBERS,
    }.items()
}
_LISTED = tuple(  # the same of things that are listed: what of these the question asks for
    re.compile(pattern, _I)
    for pattern in (
        r"国|成员|名单|\b(?:countries|states|members?|names?|lists?)\b",
        r"主题|议题|专题|题目|\b(?:topics?|themes?|subjects?)\b",
        r"结论|结果|成果|发现|\b(?:conclusions?|results?|outcomes?|findings?)\b",
        r"标准|条件|\b(?:criteria|conditions?|terms)\b",
        r"专家|讲者|发言人|机构|\b(?:experts?|speakers?|institutions?|partners?)\b",
    )
)
_HEAD_ASKED = re.compile(r"((?:哪|什么)[^，,。？?的]{0,9}|\b(?:which|what|whose|the)\s+(?:[\w-]+\s*){0,4})", _I)  # what a question asks for
_SAME = {
    Want.PERSON: Want.ACTOR, Want.DEADLINE: Want.DATE, Want.SESSION: Want.DATE, Want.MONEY: Want.NUMBER, Want.SHARE: Want.NUMBER,
    Want.PEOPLE: Want.NUMBER, Want.LENGTH: Want.NUMBER,
}  # fmt: skip
# What is still ahead, or left open, or asked of as that: the passage answers.
_ASKS_OF_WHAT_IS_OPEN = Rule(
    r"将(?![^，,。？?]{0,4}了)|拟|计划(?!的|项)|打算|准备|预计|待定|未定|尚|还(?=没|未|有|差|缺|需|要|在)|仍|定了?[吗没]|(?:定|选|确定|决定)(?:下来|好)?了?(?:没有|没|吗)|已经?|是否|有没有|为什么|为何|吗|要(?=在|由|花|用)|应(?:该|当)?|会(?=在|由|有)|进展|状态|阶段",
    r"\b(?:will|would|shall|should|is\s+to|are\s+to|going\s+to|plan\w*|propos\w+|yet|still|open|pending|undecided|intend\w*|expected|scheduled|foreseen|supposed|why|whether|next|upcoming|"
    r"coming|so\s+far|by\s+now|status|stage|progress|happens?|may|might|can|could|need\w*|must|required?)\b|^(?:so\s+|and\s+|but\s+)?(?:is|are|was|were|do|does|did|has|have|had)\b",
    flags=_I,
)
_STATEMENT = re.compile(r"(?<=[。；;！？])|(?<=[.?!])\s+(?=[A-Z“\"])|(?:，|,)(?=但|而)|,?\s+(?=but\b|while\b|whereas\b)|\s*\n\s*")
_TITLE = re.compile(
    r"[（(](?:文件|document)?\s*CDIP/[^（()）]{1,20}[）)][。.]?$", _I
)  # a document named by itself, as the heading of what follows
_CLAUSE = re.compile(r"[，,：:；;]\s*|\s+and\s+(?=(?:the|its|their|will|would|is|are|has|have)\b)")


def leaves_open(choice: Choice, choices: Sequence[Choice], query: Query, selector: Selector, retriever: Retriever) -> bool:
    """Whether what would be quoted says that what is asked for as a fact is not settled, chosen or known."""
    asked = _as_fact(choice, query, selector, retriever)
    return asked is not None and asked.left_open_by(_quoted(choice, choices))


def only_plans(choice: Choice, choices: Sequence[Choice], query: Query, selector: Selector, retriever: Retriever) -> bool:
    """Whether what would be quoted only tells what is still ahead, where it is asked what came of it, or whether it came."""
    asked = _as_fact(choice, query, selector, retriever)
    return asked is not None and asked.only_planned_by(_quoted(choice, choices))


def first_left_open(
    near: Sequence[Choice], choices: Sequence[Choice], query: Query, selector: Selector, retriever: Retriever
) -> Choice | None:
    """Return the first of some windows that leaves open what is asked and is surely on it, though it tells nothing of the kind wanted."""
    for choice in near:
        text = f"{headed(choice.evidence)} {choice.passage.paragraph.text}"
        if (
            leaves_open(choice, choices, query, selector, retriever)
            and selector.topic_coverage(text) >= ON_TOPIC
            and not selector.conditions.lacked_by(choice)
        ):
            return choice
    return None


def _as_fact(choice: Choice, query: Query, selector: Selector, retriever: Retriever) -> _AsFact | None:
    """A decision has a form of its own, and what somebody thinks may be of plans."""
    if query.intent is Intent.DECISION or choice.passage.paragraph.speaker:
        return None
    language = choice.passage.document.language
    return _AsFact(query.text, selector.wanted, lambda words: float(retriever.closeness(query, [words])[0]), language)


def _quoted(choice: Choice, choices: Sequence[Choice]) -> str:
    if choice.note is not None:
        return choice.note.text
    start, end = widen(choice, choices, choice.passage.document.language)
    return choice.passage.paragraph.text[start:end]


@dataclass(frozen=True, slots=True)
class _AsFact:
    """A plain question that asks for something as a fact: what of a text in a language leaves it open.

    share tells how much of the question some words speak of (0 to 1).
    """

    question: str
    wanted: Wanted
    share: Callable[[str], float]
    language: Language

    def left_open_by(self, text: str) -> bool:
        """Whether a text says that what is asked for is not settled, chosen or known."""
        if not _OPEN.search(text) or _ASKS_OF_WHAT_IS_OPEN.search(self.question):
            return False
        open_ = [one for one in _statements(text) if self._left_open(one)]
        told = [one for one in _statements(text) if one not in open_ and self._tells(one)]
        return bool(open_) and max(map(self.share, open_)) > max(map(self.share, told), default=-1.0)

    def only_planned_by(self, text: str) -> bool:
        """Whether a text only tells what is still ahead, where it is asked what came of it, or whether it came."""
        if only_under_way(self.question, text):
            return True
        if not asks_what_came_of_it(self.question) and not asks_whether_it_came(self.question):
            return False
        telling = [one for one in _statements(text) if not (_TITLE.search(one) or self._of_another(one))]
        nearest = max(telling, key=self.share, default=text)
        if asks_whether_it_came(self.question) or not self.wanted.kinds:
            return tells_only_what_is_ahead(nearest)
        other = (one for one in _statements(text) if not tells_only_what_is_ahead(one))
        return tells_only_what_is_ahead(nearest) and not any(map(self._tells, other))

    def _left_open(self, statement: str) -> bool:
        """Whether a statement leaves open a thing of the kind that is asked for, or what the question names."""
        nouns = [noun for kind in self.wanted.kinds if (noun := _NOUNS.get(_SAME.get(kind, kind)))]
        if Want.ITEMS in self.wanted.kinds:
            asked = " ".join(match[1] for match in _HEAD_ASKED.finditer(self.question))
            nouns += [noun for noun in _LISTED if noun.search(asked)]
        open_ = (clause for clause in _clauses(statement) if _OPEN.search(clause))
        return any(any(noun.search(_OPEN.sub(" ", one)) for noun in nouns) or self.share(one) >= ON_IT for one in open_)

    def _tells(self, statement: str) -> bool:
        """Whether a statement tells the kind of thing wanted, and of no other place or another of a series than the question names."""
        return not self._of_another(statement) and self.wanted.told(statement, self.language) >= TOLD

    def _of_another(self, statement: str) -> bool:
        named = places_in(statement, self.language) if self.wanted.places else frozenset[str]()
        asked, told = ordinals_in(self.question), ordinals_in(statement)
        return bool((named and not named & self.wanted.places) or (asked and told and not asked & told))


def _statements(text: str) -> list[str]:
    return [one for part in _STATEMENT.split(text) if (one := part.strip())]


def _clauses(statement: str) -> Iterator[str]:
    """The clauses of a statement; one that begins by leaving open what stands before it has that with it."""
    before = ""
    for clause in _CLAUSE.split(statement):
        before = f"{before} {clause}" if before and _OPEN.match(clause) else clause
        yield before
