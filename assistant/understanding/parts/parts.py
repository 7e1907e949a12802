"""A question that is more than one: two things held side by side, or two questions in one sentence.

"ARDI和ASPI各有多少机构注册？" asks of ARDI and of ASPI; "When was it adopted, and what does it mean for …?" asks twice. Each
part becomes a question that stands by itself. Where a rule is in doubt the question stays whole.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.model import Intent, Language, Part, Query
from assistant.rules import Rule
from assistant.symbols import find_sessions
from assistant.understanding.asked.outcomes import asks_for_an_outcome
from assistant.understanding.asked.subjects import without_parties
from assistant.understanding.asked.whether import WHETHER_EN, WHETHER_ZH
from assistant.understanding.colloquial import in_plain_words
from assistant.understanding.parts.apart import sides_apart
from assistant.understanding.parts.asides import without_asides
from assistant.understanding.parts.framed import sides_framed
from assistant.understanding.parts.sides import ASKS_EN, ASKS_ZH, sides_of
from assistant.understanding.plain import plain
from assistant.understanding.topic import topic_of

_I = re.IGNORECASE
MOST = 3  # questions in a row
_SHORTEST = 3  # characters that name a subject
_EDGES = " ,，?？.。;；"
_LEANS_ZH = re.compile(
    r"(?:(?:最后|后来|现在|到底|究竟|当初|总共|一共|其中)?(?:的)?(?:[是在由从到为共有给花须]|各)?)$"
)  # between a subject and what is asked of it
_SESSION_ZH = re.compile(r"在?第[〇零一二三四五六七八九十百\d]+届(?:会议|会)?(?:上|期间|中)?")
# When something was: a clause with a time of its own asks of that, and not of the time that the clause before it names.
_YEARS = r"(?:19|20)\d\d(?:\s*[-–—/至]\s*(?:19|20)?\d\d)?(?!\d)"
_TIME = {
    "zh": re.compile(
        rf"(?:在|到|自|从|于|截至)?{_YEARS}\s*(?:年度?|两年期)?(?:\s*\d{{1,2}}月)?(?:[初末底中]|期?[初末]|[上下]半年)?(?:时候?)?|{_SESSION_ZH.pattern}"
    ),
    "en": re.compile(rf"\b(?:back\s+)?(?:in\s+|by\s+|since\s+)?(?:the\s+)?{_YEARS}", _I),
}
_LATER = Rule(
    r"[一二两三四五六七八九十\d]+年(?:之|以)?后|如今|现在|目前|今天",
    r"\b(?:\w+\s+years?\s+(?:later|on)|now|nowadays|today|currently|at\s+present)\b",
    flags=_I,
)
_TITLED = re.compile(r"([^:：?？,，]{2,60})[:：]\s*\S")  # "The seaweed project: how much …, and how many …?"
_CLAUSE_ZH = re.compile(
    r"[,，;；?？。]\s*(?:以及|并且|而且|还有|另外|此外|同时|而|并|和|及|又)?|(?:以及|并且)(?=[^,，;；]*(?:多少|几|哪|谁|什么|何时|如何|怎|为何))"
    r"|(?<=文件|什么)、(?=[是由在]*(?:什么时候|何时|几号|哪一?[天年]|谁|哪个部门))"
)
_CLAUSE_EN = re.compile(
    r"(?:(?<!\bwhere)(?<!\bwhen)(?<!\bwho)(?<!\bhow)(?<!\bwhy)[,;]?\s+and\s+|[,;]\s*|[?]\s+(?:and\s+)?)(?=(?:(?:about|across|after|among|at|before|between|by|during|for|from|in|into|of|on|over|per|through|to|under|since|until|with|within)\s+)?(?:how|what|which|who|whom|whose|when|where|why)\b)"
    r"|,\s+and\s+(?=(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|must|may|should)\s)|[?]\s+(?:and\s+|or\s+)?(?=(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|must|may|should)\b)",
    _I,
)
_QUESTION = {
    "zh": re.compile(f"{WHETHER_ZH}|多[久长大高远]|了没有?$|{ASKS_ZH.source}"),
    "en": re.compile(f"{WHETHER_EN}|{ASKS_EN.source}", _I),
}
# A request names what it asks for, and needs no question word: "Please give its number, and the date of its adoption".
_REQUEST = Rule(
    r"^(?:[^,，:：]{2,24}[,，:：])?(?:我们?|本团|本代表团)?(?:请(?!问)|烦请|劳驾|麻烦|想|希望|盼)(?:能|您|你|帮忙|帮我|再)*(?:确认|介绍|说明|列出|列明|告知|告诉|提供|给出|概述|梳理|解释|知道|了解|查)|^求",
    r"^(?:please|kindly|(?:I|we)\s+(?:want|wish|need|request|should|would|seek)\b|I'?d\b|give|state|indicate|name|tell|describe|explain|the\s)|[.:]\s+(?:please|kindly)\b",
    flags=_I,
)
_REQUESTED_TOO = {
    "zh": re.compile(r"[,，](?:以及|还有|连同|并(?:且)?(?:请)?(?:说明|告知|提供|给出|列出|指出|注明|解释))"),
    "en": re.compile(
        r"(?:,\s*(?:and\s+)?|\s+)(?:together\s+with|along\s+with|as\s+well\s+as)\s+(?=(?:the|its|their|his|her|whether|if)\b)|,\s*and\s+(?:also\s+)?(?=(?:the|its|their|his|her|whether|if)\b)|\s+and\s+(?=(?:whether|if)\b)",
        _I,
    ),
}
_QUOTED = re.compile(r"[“\"《][^”\"》]*[”\"》]")
# What has a question's word and tells when that was which is asked about.
_CIRCUMSTANCE = Rule(
    r"^在?(?:讨论|审议)(?:完|过|了)[^,]*$",
    r"^(?:according\s+to|under|following|in\s+line\s+with|on\s+the\s+basis\s+of|regarding|concerning|as\s+(?:to|for|regards)|with\s+regard\s+to|on\s+the\s+(?:question|matter|issue|topic)\s+of|about|considering|apart\s+from|besides|counting)\b[^,]+$",
    r"^(?:when|after|before|once|since|while)\s+(?!(?:and|is|are|was|were|do|does|did|has|have|had|can|could|will|would|must|may|should|exactly|what|which)\b)[^,]+$",
    flags=_I,
)
_VIEW = Rule(r"态度|立场|看法|意见|主张|观点|怎么看", r"\b(?:views?|positions?|opinions?|stance|think|say|said)\b", flags=_I)
# A word that only asks for more of the same: the sentence that answers the first question tells it too.
_BARE_CLAUSE = Rule(
    r"^(?:(?:它|其|分别|又|都)?(?:是|在|由|有)?(?:哪些|哪几个|哪几项|哪些国家|什么|何时|什么时候|谁|多少|如何|哪里|为什么|为何|怎么样|哪一年|哪一?届(?:会议)?|哪次会议)(?:上?(?:作出|决定|定|通过|批准|举行|提出|提交)(?:的|了)?)?)$"
    r"|^(?:by\s+|at\s+|in\s+|for\s+|to\s+|from\s+|on\s+)?(?:when|who|whom|where|why|how|how\s+many|how\s+much|what|which(?:\s+ones)?|what\s+(?:year|date|session)|which\s+(?:year|session)|what\s+figures?)(?:\s+(?:was|were|is|are|did)(?:\s+(?:it|they|this|that))?)?$",
    flags=_I,
)

# What lacks what it asks of: "On what scale | and with what mark did she judge it?"
_NO_PREDICATE = Rule(
    r"^(?:by|at|in|for|to|from|on|with|under|of|since|until)\s+(?:which|what|whose)(?:\s+(?!(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|must|may|should)\b)[\w-]+){1,4}$",
    flags=_I,
)


def parts_of(query: Query) -> tuple[Part, ...]:
    """Return the questions that a question is made of, in its order; () where it is one.

    >>> from assistant.question import Known, understand
    >>> [part.question for part in parts_of(understand("ARDI和ASPI各有多少机构注册？", known=Known()))]
    ['ARDI有多少机构注册?', 'ASPI有多少机构注册?']
    """
    if query.intent in (Intent.OUT_OF_SCOPE, Intent.ABOUT_ASSISTANT, Intent.COLLECTION, Intent.SOURCE):
        return ()
    if query.follows_up:
        return _clauses(replace(query, text=in_plain_words(plain(query.question))))
    sides = (
        () if asks_for_an_outcome(query.text) else sides_framed(query) or sides_apart(query) or sides_of(query)
    )  # what two delegations put forward is one matter
    return sides or _clauses(replace(query, text=without_asides(query.text)))


def matter_and_question(text: str, language: Language) -> tuple[str, str]:
    """Return the matter that a question names before it asks, and what it asks of it; the matter is "" where it does not stand apart.

    >>> matter_and_question("修灯项目的方案,委员会批了哪个?", "zh"), matter_and_question("The lamps: who lit them?", "en")
    (('修灯项目的方案', '委员会批了哪个?'), ('The lamps', 'who lit them?'))
    """
    if titled := _TITLED.match(text):
        return titled[1], text[titled.end(1) + 1 :].strip()
    asks = _QUESTION[language].search(text)
    before, comma, _ = text[: asks.start() if asks else 0].rpartition(",")
    if language == "zh" and comma and topic_of(_SESSION_ZH.sub("", before).lower()):
        return before, text[len(before) + 1 :]
    return "", text


def subject_of(first: Part, clause: Part, query: Query) -> str:
    """Return what a later clause leaves out and the first one names, to be put before it: "" where it leaves out nothing."""
    matter, _ = matter_and_question(first.question, query.language)
    if matter:
        return f"{matter} "
    if _TIME[query.language].search(clause.question) or _LATER.search(clause.question):
        first = replace(first, question=_TIME[query.language].sub("", first.question))
        query = replace(query, sessions=())
    if query.language == "zh":
        asks = _QUESTION["zh"].search(first.question)
        named = _LEANS_ZH.sub("", first.question[: asks.start() if asks else None].rstrip("?？"))
        if not asks:  # 请说明灯塔项目的启动时间: what is requested of it is no part of what it is
            named = _REQUEST.sub("", named)
            named = named.rpartition("的")[0] or named
        if _VIEW.search(first.question) and not _VIEW.search(clause.question):  # whose view it was asks nothing of the figure
            named = without_parties(named, "zh")
        if asks and not topic_of(_SESSION_ZH.sub("", named).lower()):  # 会上谁提出……: what it is about stands behind the question word
            named = (first.question[: asks.start()] + first.question[asks.end() :]).rstrip("?？")
        return named if len(named) >= _SHORTEST else f"{query.topic.split(' ')[0]} "
    named = topic_of(first.question.lower())
    if without_parties(clause.question, query.language) != clause.question:  # "…, and how many did Chile?"
        named = without_parties(named, query.language)
    words = named.split()
    sessions = "" if find_sessions(clause.question) else " ".join(f"session {number}" for number in query.sessions)
    left_out = [*(word for word in words if word not in clause.question.lower()), *filter(None, (sessions,))]
    return "".join(f"{word} " for word in left_out)


def _clauses(query: Query) -> tuple[Part, ...]:
    """Cut a question where a second question word begins a clause of its own."""
    asks, boundary = _QUESTION[query.language], _CLAUSE_ZH if query.language == "zh" else _CLAUSE_EN
    if query.intent is Intent.DECISION and query.sessions:  # all is asked of what the session decided
        return _requests(query)
    pieces: list[str] = []
    start = 0
    for cut in boundary.finditer(query.text):
        piece, rest = query.text[start : cut.start()].strip(_EDGES), query.text[cut.end() :].strip(_EDGES)
        if _asks(piece, asks) and asks.search(rest):
            pieces.append(piece)
            start = cut.end()
    pieces.append(query.text[start:])
    pieces = [piece.strip(_EDGES) for piece in pieces]
    if len(pieces) == 1:
        return _requests(query)
    if (
        len(pieces) not in (2, MOST)
        or _NO_PREDICATE.search(pieces[0])
        or any(_BARE_CLAUSE.search(piece) or not asks.search(piece) for piece in pieces)
    ):
        return ()
    return tuple(Part(f"{piece}?") for piece in pieces)


def _requests(query: Query) -> tuple[Part, ...]:
    """Cut a request for two things by name: "Please give the number of lamps, and the date by which they are to be lit"."""
    cuts = list(_REQUESTED_TOO[query.language].finditer(query.text)) if _REQUEST.search(query.text) else []
    pieces = [query.text[: cuts[0].start()], query.text[cuts[0].end() :]] if len(cuts) == 1 else []
    pieces = [piece.strip(_EDGES) for piece in pieces]
    return tuple(Part(f"{piece}?") for piece in pieces) if all(len(piece) > _SHORTEST for piece in pieces) else ()


def _asks(piece: str, asks: re.Pattern[str]) -> bool:
    """Whether a piece asks something by itself, and does not only tell of what is asked."""
    return bool(asks.search(_QUOTED.sub("", piece))) and not _CIRCUMSTANCE.search(piece)
