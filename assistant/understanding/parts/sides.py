"""Things that a question holds side by side: found by the words that join them, each put in a question of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.glossary import matches
from assistant.model import Intent, Language, Part, Query, Want
from assistant.rules import Rule
from assistant.symbols import SYMBOL, sessions_with_spans
from assistant.text import HAN
from assistant.understanding.asked.subjects import only_aspects, parties_in
from assistant.understanding.parts.asides import without_asides
from assistant.understanding.parts.side_questions import question_of, written_out

MOST_SIDES = 4
_NUMBER, _NAME, _TERM, _TOLD = 0, 1, 2, 3  # how surely something names one thing
# What may be asked of two things without a word that sets them side by side.
_UNTOLD = {Intent.FIGURE: _NAME, Intent.DEFINITION: _NAME, Intent.WHEN: _NAME, Intent.WHO: _NUMBER}


@dataclass(frozen=True, slots=True)
class Unit:
    """What may stand on one side, by its offsets; rank tells how surely it names one thing, lowest first; dated: a year,
    which is held only beside another."""

    start: int
    end: int
    rank: int
    dated: bool = False


_I = re.IGNORECASE
# What tells how near two views, or two things, are to each other.
_ALIKE_ZH = r"区[别分]|差异|差别|差在|异同|一致|分歧|相同|同样|不一样|是否一样|吻合|出入"
_ALIKE_EN = r"\bdiffer\w*|\bdiverg\w*|\bat\s+odds\b|\bpart(?:ed)?\s+ways\b|\beye\s+to\s+eye\b|\bcoincid\w+|\bagree\b|\bdisagree\b|\bsame\b|\balike\b"
# "Each" asks of what was named before it, and not of every year or of each additional lamp.
_OF_EACH_EN = (
    r"\beach(?=\s*(?:[?.,;]|$)|\s+of\b)"
    r"|(?<!\bfor\s)(?<!\bin\s)(?<!\bdoes\s)(?<!\bafter\s)\beach\b(?!\s+(?:additional|extra|further|new|year|month|week|day|quarter|session|time)\b)"
)
# What tells that things are held side by side.
_SIDE_BY_SIDE = Rule(
    _ALIKE_ZH,
    r"比较|对比|相比|差距|对照|有(?:何|什么|哪些|无)不同|两(?:个|组)?数字|不同(?:之处|点|在哪|吗|\?|$|是什么)|各(?=有|是|为|自|报|占|派|得|花|需|批|几|多少|在|由|提|持|要|给|用|于|何|什么|支持|主张|说|称|写|收|达|来|办|列)|(?<!他们)(?<!她们)(?<!这些人)分别|^[^,，]*(?<!首)都(?=[是有在提报说])|(?:哪|谁)(?:一?(?:个|项|份|种|类|次|场|届|家|辆|套)|者)?\S{0,6}更|(?:哪|谁)(?:一?(?:个|项|份|种|类|次|场|辆|套)|国|家|者)的?\S{0,6}(?:多|少|高|低|大|小|长|短|贵)\??$|(?:相)?差(?:了)?多少",
    _ALIKE_EN,
    rf"\bcompar\w+|\bside\s+by\s+side\b|\bversus\b|\bvs\b|\bas\s+against\b|\bhow\s+many\s+more\b|\brespectively\b|{_OF_EACH_EN}|\bboth\b|\bsimilar\w*|\bcontrast\w*|\bas\s+opposed\s+to\b"
    r"|\b(?:which|what)\b[^,?]{0,30}\b(?:more|less|higher|lower|larger|smaller|bigger|greater|fewer|earlier|later|first|longer|shorter|most|least)\b",
    flags=_I,
)
TWO_VIEWS = Rule(rf"{_ALIKE_ZH}|不同|一样", _ALIKE_EN, flags=_I)
VIEW = Rule(
    r"意见|看法|立场|主张|观点|态度|评论|说法|(?:根据|按照?|依).{1,12}的提议",
    r"\b(?:views?|opinions?|positions?|comments?|statements?|stance|(?<!is )(?<!are )(?<!was )(?<!were )said|say|according\s+to)\b",
    flags=_I,
)
_OUGHT = Rule(r"应该?|应当", r"\b(?:should|ought)\b", flags=_I)  # what is to be is somebody's view of it
_JOINS_ZH = r"\s*(?:和|与(?!会)|跟|同|及|以及|、|还是|或者?|对比|相比于?|相对于)\s*"
_JOINS_EN = r"\s*(?:,\s*(?:and|or)|,?\s*(?:as\s+)?compared\s+(?:with|to)|,|\band\b|\bor\b|\bwith\b|\bversus\b|\bvs\.?|\b(?:as\s+)?against\b|\bas\s+opposed\s+to\b|&)\s+(?:according\s+to\s+|as\s+for\s+|for\s+|on\s+|in\s+|of\s+|by\s+|at\s+|from\s+)?(?:the\s+|that\s+of\s+|those\s+of\s+)?"
_NUMBERED = re.compile(
    r"(?:(?:发展议程|独立审查|DA|IR)的?)?(?:第\s*\d{1,2}\s*(?:号|项|条)?建议|建议\s*第?\s*\d{1,2}(?!\d))(?:号|项)?"
    r"|(?:\b(?:DA|Development Agenda|Independent Review|review|IR)\s+)?\brec(?:ommendation|\.)?s?\s*\d{1,2}(?!\d)|\b(?:DA|IR)\s?\d{1,2}(?!\d)",
    _I,
)
# 方案A, phase II, 第一阶段: one of several that their marks alone tell apart
_MARKED = re.compile(
    r"第[一二三四五\d]\s*(?:阶段|期)|\b(?:first|second|third)\s+(?:phase|stage)\b|(?:备选方案|方案|选项|阶段)\s*[A-Ha-h\d](?![A-Za-z\d])|\b(?:option|alternative|scenario|phase|component)\s+(?:[A-H]|\d|[IV]{1,3})\b",
    _I,
)
_YEAR = re.compile(
    r"(?:\b(?:mid|early|late)[- ]|\b(?:the\s+)?(?:end|middle|start)\s+of\s+|\bperiod\s+(?:to|until|ending|through|up\s+to)\s+(?:[A-Z][a-z]+\s+)?)?(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?"
    r"\s*(?:年?(?:全年|整年)|年(?:[上下]半年|[头前后][一二两三四五六七八九十\d]+个月|\d{1,2}(?:月?[至到-]\d{1,2})?月)?)?"
)
# 2021年和2025年的进展报告, the 2021 and the 2025 progress reports: a year stands for its report
_YEARLY = re.compile(r"(?:的|那份|那一份|这?两份)?(?:进展|年度|完成)?报告|\s+(?:annual\s+|progress\s+|completion\s+)?reports?\b", _I)
_QUOTED = re.compile(r"“[^“”]{2,60}”|《[^《》]{2,60}》|\"[^\"]{2,60}\"")
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?|for\s+|the\s+)?[A-Z0-9][\w’'-]*)*")
_LATIN_IN_CHINESE = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ .-][A-Za-z0-9]+)*")
_OPENS = re.compile(
    r"^(?:Which|What|Who|When|Where|Why|How|Do|Does|Did|Is|Are|Was|Were|Has|Have|Had|Compare|Contrast|Please|In|On|At|The|For|Of|According|Between|List|And|By|From|Give|Tell|Show|Can|Could|Explain|Describe|Set|Put)\b"
)
# Where a side without a name ends.
_EDGE_ZH = re.compile(
    r"[,，。?？;；:：]|(?:在|的(?=.{0,12}(?:上|方面|有|是|不同|区别|各|分别))|各|分别|之间|相比|(?<![结配核校面针应])对(?![话口接等面])|就(?!业)|有(?!关)|哪|谁|关于|针对|是(?!否)|都|中(?=[,，有]))"
)
_START_ZH = re.compile(r"^.*(?:比较|对比|请问|关于|[,，。?？;；:：])", re.S)
_EDGE_EN = re.compile(
    r"\s*(?:[,;:?.]|\b(?:on|in|with|regarding|concerning|differ|disagree|agree|respectively|each|about|say|have|has|had|was|were|are|is|take|took|view|as|when|by|for|at|compare|cost|costs|describe|over|under|and)\b)",
    _I,
)
_SET_AGAINST = re.compile(r",\s+(?:as\s+)?compared\s+(?:with|to)\s+(?:the\s+)?", _I)
# The words that join sides without a name, the surest first.
_JOINS: dict[Language, tuple[re.Pattern[str], ...]] = {
    "zh": (re.compile(r"和|与(?!会)|跟"),),
    "en": (
        _SET_AGAINST,
        re.compile(r"\s+(?:versus|vs\.?)\s+(?:the\s+)?", _I),
        re.compile(r"\s+(?:and|or|with)\s+(?:the\s+)?", _I),
    ),
}
_ASKED_OF_ALL = re.compile(
    r"分别|各|都|是|为|有|多少|哪[一]?[天年月日届里]|几[天年月日届]?|什么|何时|时候|怎[么样]+"
)  # nothing but the question itself
_START_EN = re.compile(
    r"^.*(?:\b(?:between|compare|contrast|of|for|do|does|did|is|are|was|were|than|in|on|by)\b|[,;:])\s+(?:the\s+)?", re.S | _I
)
# What stands for no thing of its own: a pronoun, the period before, the version before, the dearest of them.
NO_SIDE = re.compile(
    r"^(?:that|those|it|them|this|these|ones?|both)\b|\b(?:compared?|differ)\b|^(?:上一?(?=报告期|年|期|个|次|届|版)|前一|去年|原来|原先|原有|之前|此前|以前|当初)|最|之?[前后]$"
    r"|^(?:previous|earlier|last|original|former|before|after|old)\b|\b(?:most|least|\w{2,}(?:est))\b",
    _I,
)
# What committees, projects and items of the house are named after.
_OF_THE_FIELD = re.compile(
    r"\b(?:IP|Intellectual\s+Property|Development)\s+and\s+(?:the\s+)?(?:[A-Z][\w-]*\s*)+|\b(?:[A-Z][\w-]*\s+)+and\s+(?:IP|Intellectual\s+Property|Development)\b"
)
# What begins or ends a clause of its own, and no side.
_ENDED = re.compile(
    r"[,，;；:：。.?!]$|^(?:请|帮)|^(?:held|\w+ed)$|^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|must|may|might|should|please)\b",
    _I,
)
ASKS_ZH = Rule(
    r"多少|(?<![好没这那前后头近举列的])几(?=个|名|项|次|份|国|家|场|种|届|位|人|所|期|门|件|款|周|天|年|月|条)|几[号月]|哪|谁|什么|何时|何地|如何|怎么|怎样|为什么|为何|是否|有没有|吗"
)
_ASKED_TWICE = Rule(
    r"(?:有|是|为)?(?:多少|几)[^,，?？]{0,4}[,，;；][^,，?？]*(?:多少|几[个家名份次项件])",
    r"\bhow\s+(?:many|much)\b[^?]*,\s*(?:and\s+)?how\s+(?:many|much)\b",
    flags=_I,
)
ASKS_EN = Rule(r"\b(?:how|what|which|who|whom|whose|when|where|why)\b", flags=_I)
_LONGEST_SIDE = {"zh": 16, "en": 45}
_FEWEST = 2
_SPAN_BEFORE = re.compile(r"\b(?:from|between)\s+(?:the\s+)?(?:[A-Z][a-z]+\s+)?(?:\d{1,2},?\s+)?$", _I)  # between July 2023 and July 2024


def sides_of(query: Query) -> tuple[Part, ...]:
    """Return a question for each of the things that a question holds side by side; () where there are none."""
    text = without_asides(query.text)
    told, of_views = bool(_SIDE_BY_SIDE.search(query.text)), bool(VIEW.search(text)) or Want.OPINION in query.wants
    surely = _TOLD if told else _NAME if of_views else _UNTOLD.get(query.intent, -1)
    by_session = query.intent is Intent.HISTORY and len(query.sessions) > 1
    if (by_session or query.intent in (Intent.STATUS, Intent.DECISION)) and len(query.symbols) < _FEWEST:
        return ()  # told by records, one after the other
    # Of the oil two numbers are asked, not of each of those it was given to.
    if _ASKED_TWICE.search(text) and not _SIDE_BY_SIDE.search(text):
        return ()
    text = written_out(text)
    found = _coordination(text, query.language, surely)
    if found is None:
        return ()
    before, sides, after = found
    asked_for = bool(VIEW.search(text))
    held = bool(TWO_VIEWS.search(text)) and (query.intent is not Intent.FIGURE or bool(_OUGHT.search(after)))
    views = name_parties(sides, query.language) and (asked_for or held)
    if not told and of_views and not views and _UNTOLD.get(query.intent, -1) < _NAME:
        return ()
    add = views and not asked_for
    return tuple(Part(question_of(before, side, after, query.language, add), side, views) for side in sides[:MOST_SIDES])


def _coordination(text: str, language: Language, surely: int) -> tuple[str, list[str], str] | None:
    """Return what stands before the sides, the sides, and what stands after them; None where none are joined."""
    if (against := _SET_AGAINST.search(text)) and re.search(
        r"\band\b", text[against.end() :]
    ):  # patents, compared with trademarks and designs
        return _unnamed(text, language)
    units = sorted(units_in(text, language), key=lambda unit: (unit.rank, unit.start))
    joins = _JOINS_ZH if language == "zh" else _JOINS_EN
    for first in units:
        if first.rank > surely or (surely < _TOLD and _SPAN_BEFORE.search(text[: first.start])):
            continue
        chain = _chain(text, first, [unit for unit in units if unit.rank <= surely], joins)
        if len(chain) >= _FEWEST and not _one_place(text, first, chain):
            chain[-1] = (chain[-1][0], chain[-1][1] + _shared_ending(text, chain))
            sides = _each_with_its_ending([text[a:b].strip() for a, b in chain])
            return text[: chain[0][0]], sides, text[chain[-1][1] :]
    return _unnamed(text, language) if surely > _TERM else None


def _chain(text: str, first: Unit, units: list[Unit], joins: str) -> list[tuple[int, int]]:
    """Follow what is joined to a unit, from it to the right; a word that all of them end in belongs to each."""
    for tail in _tails(text, first):
        chain = [(first.start, first.end + len(tail))]
        while True:
            joined = re.compile(joins, _I).match(text, chain[-1][1])
            if not joined:
                break
            alike = (u for u in units if u.start == joined.end() and u.dated == first.dated)
            after = max((u for u in alike if text.startswith(tail, u.end)), key=lambda u: u.end, default=None)
            if after is None:
                break
            chain.append((after.start, after.end + len(tail)))
        if len(chain) >= _FEWEST:
            return chain
    return [(first.start, first.end)]


def _one_place(text: str, first: Unit, chain: list[tuple[int, int]]) -> bool:
    """Whether two names with nothing but a comma between them are a town and its country: Bergen, Norway."""
    return first.rank == _NAME and len(chain) == _FEWEST and text[chain[0][1] : chain[1][0]].strip() == ","


def _shared_ending(text: str, chain: list[tuple[int, int]]) -> int:
    """How many characters after the last side are an ending that the first has too: 发展议程建议 and 独立审查 | 建议."""
    first, rest = text[slice(*chain[0])], text[chain[-1][1] :]
    if ending := re.match(r"\s+and\s+[a-z]+(?=\s*(?:\?|$))", rest):  # patents, compared with trademarks and designs
        return len(ending[0])
    if ending := re.match(r"\s+[A-Za-z]+\b", rest):
        return len(ending[0]) if first.lower().endswith(ending[0].lower()) else 0
    return next((length for length in range(4, 1, -1) if len(first) > length and rest.startswith(first[-length:])), 0)


def _each_with_its_ending(sides: list[str]) -> list[str]:
    """The sides, where only the last one says of what the years are: "2021" and "2025 progress reports"."""
    of_what = _YEARLY.search(sides[-1])
    if not of_what or not all(_YEAR.fullmatch(side) for side in sides[:-1]):
        return sides
    ending = re.sub(r"^这?两份", "", of_what[0]).removesuffix("s")
    return [*(f"{side}{ending}" for side in sides[:-1]), f"{sides[-1][: of_what.start()]}{ending}"]


def _tails(text: str, unit: Unit) -> Iterator[str]:
    """The ways a unit may go on into a word the sides share: 专利领域 and 商标领域."""
    yield ""
    for length in range(1, 7):
        tail = text[unit.end : unit.end + length]
        if len(tail) == length and re.fullmatch(rf"[{HAN}]+", tail):
            yield tail
    if after := re.match(r" (?!and\b|or\b)[a-z]+\b", text[unit.end :]):  # the 2021 report and the 2023 report
        yield after[0]


def units_in(text: str, language: Language) -> Iterator[Unit]:
    """The units that are no part of a longer name: "Asia and the Pacific" is one region, "IP and Development" one item."""
    names = [(found.start, found.end) for found in matches(text, language)]
    names += [match.span() for match in _OF_THE_FIELD.finditer(text)]
    for unit in _units(text, language):
        if not any(a <= unit.start and unit.end <= b and b - a > unit.end - unit.start for a, b in names):
            yield unit


def _units(text: str, language: Language) -> Iterator[Unit]:
    for match in SYMBOL.finditer(text):
        yield Unit(match.start(), match.end(), _NUMBER)
    for _, start, end in sessions_with_spans(text):
        yield Unit(start, end, _NUMBER)
    for match in _NUMBERED.finditer(text):
        yield Unit(match.start(), match.start() + len(match[0].rstrip()), _NUMBER)
    for match in _MARKED.finditer(text):
        yield Unit(match.start(), match.end(), _NUMBER)
    for match in _YEAR.finditer(text):
        end = match.start() + len(match[0].rstrip())
        of_what = _YEARLY.match(text, end)
        yield Unit(match.start(), of_what.end() if of_what else end, _NAME, dated=True)
    for match in _QUOTED.finditer(text):
        yield Unit(match.start(), match.end(), _NAME)
    if language == "zh":
        for match in _LATIN_IN_CHINESE.finditer(text):
            yield Unit(match.start(), match.end(), _NAME)
    else:
        for match in _CAPITALISED.finditer(text):
            opening = _OPENS.match(match[0])
            start = match.start() + (len(match[0]) - len(match[0][opening.end() :].lstrip()) if opening else 0)
            if start < match.end():
                yield Unit(start, match.end(), _NAME)
    lengths_kept, parties = len(text), parties_in(text, language)
    for found in matches(text, language):  # offsets are those of the folded text, which for plain questions are the same
        if found.end <= lengths_kept:
            yield Unit(found.start, found.end, _NAME if found in parties else _TERM if found.term.kind == "term" else _TOLD)


def _unnamed(text: str, language: Language) -> tuple[str, list[str], str] | None:
    """Sides that no rule knows by name: what stands on both sides of the one joining word, up to the nearest edge."""
    bounds = (_START_ZH, _EDGE_ZH) if language == "zh" else (_START_EN, _EDGE_EN)
    joined = next((found for join in _JOINS[language] if (found := list(join.finditer(text)))), [])
    if len(joined) != 1:
        return None
    left, right = text[: joined[0].start()], text[joined[0].end() :]
    opened = bounds[0].match(left)
    start = opened.end() if opened else 0
    closed = (re.compile("[,;:?.]") if _SET_AGAINST.match(joined[0][0]) else bounds[1]).search(right, 1)
    end = closed.start() if closed else len(right.rstrip("?？。."))
    first, second = left[start:].strip(), right[:end].strip()
    longest = _LONGEST_SIDE[language]
    if any(NO_SIDE.search(side) or _ENDED.search(side) for side in (first, second)):
        return None
    if only_aspects(first):  # the budget and the duration of X: two things asked of one
        return None
    if language == "zh" and not _ASKED_OF_ALL.sub("", right[end:]).strip(" ,?"):  # X的会期和地点分别是?
        return None
    if not (1 < len(first) <= longest and 1 < len(second) <= longest) or ASKS_ZH.search(first + second) or ASKS_EN.search(first + second):
        return None
    if language == "zh" and "的" in second and "的" not in first:  # 培训班与研讨会的预算: what is asked of both stands with the last
        second, of_both = second.split("的", 1)
        return text[:start], [first, second], f"的{of_both}{right[end:]}"
    return text[:start], [first, second], right[end:]


def name_parties(sides: list[str], language: Language) -> bool:
    """Whether the sides are states, groups of states or the Secretariat, which hold views."""
    speakers = re.compile(r"集团|代表团|秘书处|联盟|\b(?:group|union|delegation|bloc|secretariat)\b", _I)
    return all(speakers.search(side) or parties_in(side, language) for side in sides)
