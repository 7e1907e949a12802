"""What a question asks of one thing, whatever its words: the status of a recommendation, who chaired a session, what a project costs.

A few dozen things are asked again and again ("Where do we stand on Rec. 42?", "CDIP 34 chair?", "那个项目花多少钱"), in more ways than rules
list. A question is such a thing where nothing else stands in it than one thing named and the words that ask. The thing is masked, and a
table learned from ways of asking by several hands (`python -m ingest.training.frames`) tells which form the rest is; the question is then
put in the plain words of that form, which every rule of the house reads.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from assistant.model import Language, Series
from assistant.understanding.asked.learned import rows_by_name, with_signs
from assistant.understanding.asked.masking import RECOMMENDED, SPEAKER, THING, Masked, mask, patterns_of, with_speaker, without_series
from assistant.understanding.asked.subjects import parties_in
from assistant.understanding.asked.wholes import ALL
from assistant.understanding.named.mentions import Mentions

TABLE = "frames.npz"
SURE = 0.5  # likelihood from which a question is taken to be of a form
PATTERNS = 5.0  # length of the vector of a question's patterns
_MANY = 5  # forms in which a word stands that tells of none what it asks
_QUESTION = frozenset(
    "what which how why when where who whom whose 什么 哪些 哪 怎么 怎样 如何 为什么 为何 何时 什么时候 谁 多少 几 哪里 哪儿".split()
)
_CLAUSES = re.compile(r"[,，;；:：?？。]|\band\b")
_NO_THING = re.compile(
    r"[,，;；:：?？。]|第[一二三四五六七八九十百\d]|什么|哪|谁|多少|怎|如何|何时|\b(?:what|which|how|why|when|where|who|whom|whose)\b"
)


class Slot(StrEnum):
    """What kind of thing a form is asked of."""

    RECOMMENDATION = "n"
    SESSION = "session"
    DOCUMENT = "symbol"
    PROJECT = "project"
    STUDY = "study"
    SUBJECT = "subject"
    PARTY = "party"  # who spoke on a subject

    @property
    def named(self) -> Slot:
        """As what it stands in a question: a project or a study is named as any subject is."""
        return Slot.SUBJECT if self in (Slot.PROJECT, Slot.STUDY) else self


@dataclass(frozen=True, slots=True)
class Form:
    """A form of question in plain words, the thing that it is asked of in braces; by_passages where passages tell it, no record."""

    slot: Slot
    zh: str
    en: str
    by_passages: bool = False


FORMS: Mapping[str, Form] = {
    "status": Form(Slot.RECOMMENDATION, "{}的落实情况如何？", "What is the status of implementation of {}?"),
    "text": Form(Slot.RECOMMENDATION, "{}的内容是什么？", "What does {} say?"),
    "sectors": Form(Slot.RECOMMENDATION, "{}由产权组织哪些部门负责？", "Which WIPO sectors are responsible for {}?"),
    "highlights": Form(Slot.RECOMMENDATION, "{}的亮点是什么？", "What are the highlights of {}?"),
    "activities": Form(Slot.RECOMMENDATION, "{}开展了哪些活动？", "What activities were carried out under {}?"),
    "decisions": Form(Slot.SESSION, "委员会{}作出了哪些决定？", "What did the Committee decide at its {}?"),
    "requested": Form(Slot.SESSION, "{}要求秘书处做什么？", "What did {} request the Secretariat to do?"),
    "carried": Form(Slot.SESSION, "{}批准了哪些项目？", "Which projects did {} approve?"),
    "chair": Form(Slot.SESSION, "{}由谁主持？", "Who chaired {}?"),
    "vice": Form(Slot.SESSION, "{}的副主席是谁？", "Who were the vice-chairs of {}?"),
    "met": Form(Slot.SESSION, "{}是什么时候开的？", "When was {} held?"),
    "attendance": Form(
        Slot.SESSION, "有多少个成员国和观察员出席了{}？", "How many Member States and observers attended {}?", by_passages=True
    ),
    "observers": Form(Slot.SESSION, "{}接纳了哪些临时观察员？", "Which ad hoc observers did {} admit?", by_passages=True),
    "papers": Form(Slot.SESSION, "{}有哪些文件？", "Which documents of {} are indexed?"),
    "about": Form(Slot.DOCUMENT, "{}是什么文件？", "What is document {} about?"),
    "dated": Form(Slot.DOCUMENT, "文件{}的日期是哪天？", "What is the date of document {}?"),
    "approved": Form(Slot.PROJECT, "委员会批准{}了吗？", "Did the Committee approve the {}?"),
    "proposer": Form(Slot.PROJECT, "{}是由谁提出的？", "Which delegations proposed the {}?"),
    "purpose": Form(Slot.PROJECT, "{}是关于什么的？", "What is the {} about?"),
    "code": Form(Slot.PROJECT, "{}的项目编号是什么？", "What is the project code of the {}?"),
    "agenda": Form(Slot.PROJECT, "{}落实哪些发展议程建议？", "Which Development Agenda recommendations does the {} implement?"),
    "budget": Form(Slot.PROJECT, "{}的预算是多少？", "What is the budget of the {}?"),
    "spent": Form(Slot.PROJECT, "{}实际支出是多少？", "How much was spent on the {}?"),
    "countries": Form(Slot.PROJECT, "{}在哪些国家实施？", "In which countries was the {} carried out?"),
    "duration": Form(Slot.PROJECT, "{}的期限是多长？", "How long did the {} last?"),
    "start": Form(Slot.PROJECT, "{}是什么时候开始的？", "When did the {} start?"),
    "end": Form(Slot.PROJECT, "{}是什么时候结束的？", "When did the {} end?"),
    "state": Form(Slot.PROJECT, "{}完成了吗？", "Is the {} over?"),
    "extended": Form(Slot.PROJECT, "{}延长了多久？", "By how long was the {} extended?"),
    "delayed": Form(Slot.PROJECT, "{}为什么延期？", "Why was the {} extended?"),
    "goal": Form(Slot.PROJECT, "{}的目标是什么？", "What is the objective of the {}?"),
    "manager": Form(Slot.PROJECT, "{}的项目经理是谁？", "Who is the project manager of the {}?"),
    "outputs": Form(Slot.PROJECT, "{}的产出有哪些？", "What are the outputs of the {}?"),
    "indicators": Form(Slot.PROJECT, "{}有哪些指标？", "What are the indicators of the {}?"),
    "risks": Form(Slot.PROJECT, "{}有哪些风险？", "What are the risks of the {}?"),
    "results": Form(Slot.PROJECT, "{}取得了哪些成果？", "What did the {} achieve?"),
    "lessons": Form(Slot.PROJECT, "{}有哪些经验教训？", "What lessons were learned from the {}?"),
    "sustained": Form(Slot.PROJECT, "{}的可持续性如何？", "How sustainable are the results of the {}?"),
    "next": Form(Slot.PROJECT, "{}的后续步骤是什么？", "What are the next steps after the {}?"),
    "evaluator": Form(Slot.PROJECT, "{}是由谁评价的？", "Who evaluated the {}?"),
    "advised": Form(Slot.PROJECT, "{}的评价提出了哪些建议？", "What did the evaluation of the {} recommend?"),
    "concluded": Form(Slot.PROJECT, "{}的评价得出了哪些结论？", "What did the evaluation of the {} conclude?"),
    "author": Form(Slot.STUDY, "{}研究是谁编写的？", "Who wrote the study on {}?"),
    "findings": Form(Slot.STUDY, "{}研究发现了什么？", "What did the study on {} find?"),
    "suggested": Form(Slot.STUDY, "{}研究提出了哪些建议？", "What did the study on {} recommend?"),
    "term": Form(Slot.SUBJECT, "{}是什么？", "What is {}?"),
    "history": Form(Slot.SUBJECT, "{}历届会议是怎么处理的？", "What happened to {} over the sessions?"),
    "decided": Form(Slot.SUBJECT, "委员会对{}作了什么决定？", "What did the Committee decide on {}?"),
    "documents": Form(Slot.SUBJECT, "有关于{}的文件吗？", "Is there a document on {}?"),
    "said": Form(Slot.PARTY, "{}代表团对{}说了什么？", "What did the Delegation of {} say on {}?", by_passages=True),
}
_MARKS = {Slot.RECOMMENDATION: RECOMMENDED, Slot.SESSION: "S", Slot.DOCUMENT: "D"}
_SERIES: Mapping[Series | None, tuple[str, str]] = {
    None: ("建议", "Recommendation "),
    "da": ("发展议程建议", "Development Agenda Recommendation "),
    "review": ("独立审查建议", "Independent Review Recommendation "),
}
_SIGN = re.compile(r"[A-Z]")
_PROJECT_EN = re.compile(r"\b(?:the\s+)?projects?\b(?:\s+(?:on|for|about|entitled|called|titled))?", re.IGNORECASE)
_PROJECT_ZH = re.compile(r"项目")
_OF_ITS_OWN_KIND = re.compile(r"研究|路线图|提案|计划|\b(?:stud(?:y|ies)|road\s?map|proposal|scheme|program(?:me)?)\b", re.IGNORECASE)
_AROUND = " \t“”\"'‘’《》「」『』,，.。:：;；?？!！-–—()（）"

Vector = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class Plain:
    """A question put in the plain words of a form, which form that is, and how likely it is of that form (0 to 1)."""

    form: str
    text: str
    likelihood: float


@dataclass(frozen=True, slots=True)
class Table:
    """What was learned: a weight a pattern (a row) and form (a column), and the words that ask by language, each
    with the forms that it stands in."""

    forms: tuple[str, ...]
    bias: Vector
    patterns: dict[str, int]
    weights: NDArray[np.int8]
    scale: float
    asking: Mapping[Language, Mapping[str, frozenset[str]]]

    def asking_in(self, form: str, language: Language) -> frozenset[str]:
        """The words that ask in one form, or in so many that they tell of none what it asks."""
        return frozenset(
            word for word, forms in self.asking[language].items() if form in forms or (len(forms) >= _MANY and word not in _QUESTION)
        )


@lru_cache(maxsize=1)
def read_table() -> Table:
    """Return the table beside the bundled model."""
    with resources.as_file(resources.files("assistant").joinpath(f"bundled/{TABLE}")) as path, np.load(path) as held:
        return Table(
            tuple(str(held["forms"]).split("\n")),
            held["bias"],
            rows_by_name(held["patterns"]),
            held["weights"],
            float(held["scale"]),
            {"zh": _words(held["zh"]), "en": _words(held["en"])},
        )


def _words(lines: NDArray[np.str_]) -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in str(lines).split("\n"))
    return {word: frozenset(forms.split()) for word, forms in rows}


def in_plain_form(mentions: Mentions, language: Language) -> Plain | None:
    """Return a question in the plain words of its form; None where it is of none, or where more is asked than of one thing.

    >>> from assistant.understanding.named.mentions import read_mentions
    >>> read = lambda text: read_mentions(text, latest_session=None, known_symbols=frozenset())
    >>> in_plain_form(read("where do we stand on rec 42?"), "en").text, in_plain_form(read("第34届会议是谁主持的"), "zh").text
    ('What is the status of implementation of Recommendation 42?', '第34届会议由谁主持？')
    """
    if mentions.dates or mentions.years:
        return None
    shape = without_series(with_signs(mentions.shape))
    if found := _form_of(shape, language):
        name, masked, likelihood = found
        thing = _thing(masked, FORMS[name].slot, mentions, language) if FORMS[name].slot is not Slot.PARTY else ""
        return _plain(name, likelihood, language, thing) if thing else None
    return _spoken(shape, mentions, language)


def _spoken(shape: str, mentions: Mentions, language: Language) -> Plain | None:
    """A question of what one party said on a matter, in plain words; None where it is none."""
    parties = parties_in(mentions.text, language)
    if len(parties) != 1:
        return None
    party = parties[0].written
    found = _form_of(with_speaker(shape, party), language)
    if found is None or FORMS[found[0]].slot is not Slot.PARTY:
        return None
    matter = _thing(found[1], Slot.SUBJECT, mentions, language)
    return _plain(found[0], found[2], language, party, matter) if matter else None


def _form_of(shape: str, language: Language) -> tuple[str, Masked, float] | None:
    """The form that a question is surely of, with its thing masked, and how likely; None where it is of none, or asks more."""
    table = read_table()
    name, likelihood = _likeliest(mask(shape, language, table.asking[language]).text, language, table)
    if name not in FORMS or likelihood < SURE:
        return None
    # What asks in other forms only may belong to the thing ("the handicraft sector"), or ask something besides.
    masked = mask(shape, language, table.asking_in(name, language))
    if "#" in masked.text or not _is_one_thing(masked.thing) or (FORMS[name].slot is Slot.PROJECT and ALL.search(shape)):
        return None  # one year of it, one of its points; or all of a kind
    again = _likeliest(masked.text, language, table)
    sure = again[0] == name and again[1] >= SURE and not masked.stray and _asks_once(masked.text, language, table)
    return (name, masked, again[1]) if sure and _named(masked) is FORMS[name].slot.named else None


def _is_one_thing(thing: str) -> bool:
    """Whether what a question names is no clause of its own, no point of a series and nothing that is asked for.

    >>> _is_one_thing("hand-made textiles"), _is_one_thing("传播,委员会选定了哪个方案"), _is_one_thing("灯笼委员会第十七")
    (True, False, False)
    """
    return not _NO_THING.search(thing)


def _asks_once(masked: str, language: Language, table: Table) -> bool:
    """Whether a question has words that ask besides what it names, and its clauses, each asked of the same thing, do not ask in two forms."""
    sign = next(iter(_SIGN.findall(masked)), "")
    clauses = [clause for clause in _CLAUSES.split(masked) if clause.strip(_AROUND + sign)]
    told = [_likeliest(clause if sign in clause else f"{sign} {clause}", language, table) for clause in clauses]
    return bool(clauses) and len({form for form, likelihood in told if likelihood >= SURE and form in FORMS}) <= 1


def _plain(name: str, likelihood: float, language: Language, *things: str) -> Plain:
    form = FORMS[name]
    return Plain(name, (form.zh if language == "zh" else form.en).format(*things), likelihood)


def _named(masked: Masked) -> Slot | None:
    """What kind of thing is named: one recommendation, session or document, or a subject and none of these; None for more or for nothing."""
    signs = [word for word in _SIGN.findall(masked.text) if word != THING]
    if masked.thing:
        return Slot.PARTY if signs == [SPEAKER] else None if signs else Slot.SUBJECT
    return next((slot for slot, mark in _MARKS.items() if signs == [mark]), None)


def _likeliest(masked: str, language: Language, table: Table) -> tuple[str, float]:
    """The form that a masked question is most likely of, and how likely (0 to 1)."""
    held = [table.patterns[pattern] for pattern in patterns_of(masked, language) if pattern in table.patterns]
    sums = table.bias + table.weights[held].sum(axis=0) * (table.scale * PATTERNS / math.sqrt(max(1, len(held))))
    likely = np.exp(sums - sums.max())
    best = int(likely.argmax())
    return table.forms[best], float(likely[best] / likely.sum())


def _thing(masked: Masked, slot: Slot, mentions: Mentions, language: Language) -> str:
    """What a form is asked of, as the plain form writes it; "" where more than one is named."""
    english = language == "en"
    if slot is Slot.RECOMMENDATION:
        return f"{_SERIES[mentions.series][english]}{mentions.numbers[0]}" if len(mentions.numbers) == 1 else ""
    if slot is Slot.SESSION:
        return (f"session {mentions.sessions[0]}" if english else f"第{mentions.sessions[0]}届会议") if len(mentions.sessions) == 1 else ""
    if slot is Slot.DOCUMENT:
        return mentions.symbols[0] if len(mentions.symbols) == 1 else ""
    at = mentions.text.lower().find(masked.thing)
    thing = mentions.text[at : at + len(masked.thing)].strip(_AROUND) if at >= 0 else ""
    if slot is not Slot.PROJECT:
        return thing
    thing = (_PROJECT_EN if english else _PROJECT_ZH).sub(" ", thing).strip(_AROUND)
    if not thing or _OF_ITS_OWN_KIND.search(thing):
        return thing
    return f"{thing} project" if english else f"{thing}项目"
