"""What a question names: symbols, sessions, recommendations, dates, the language wanted for the answer.

Everything is read by rule, in both languages, from the question made plain (see plain). What is read is cut out and
a mark put in its place, so that the shape of the question is left: "what did ⟦s⟧ decide on ⟦d⟧".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.known import LAST_DEVELOPMENT_AGENDA
from assistant.model import Language, Series
from assistant.numerals import chinese_number, english_number
from assistant.rules import Rule
from assistant.symbols import SYMBOL, find_sessions, parse_symbol, sessions_with_spans
from assistant.text import HAN
from assistant.understanding.named.dates import DATE_NAMED, date_of
from assistant.understanding.plain import EN_NUMERAL, EN_ORDINAL, ZH_NUMERAL

DOCUMENT, SESSION, RECOMMENDATION, DATE = "⟦d⟧", "⟦s⟧", "⟦r⟧", "⟦y⟧"  # the marks in a question's shape
_SHORT = {DOCUMENT: "\x01", SESSION: "\x02", RECOMMENDATION: "\x03", DATE: "\x04"}  # one character each while reading

_I = re.IGNORECASE
_RANGE = Rule(r"至|到|~|–|—|-|\bto\b|\bthrough\b", flags=_I)
_NUMERAL = Rule(EN_ORDINAL, EN_NUMERAL, ZH_NUMERAL, flags=_I)
_DOCUMENT_WORD_BEFORE = Rule(r"(?:文件|文档|\bdocuments?|\bdocs?\.?|\bpapers?)\s*(?:no\.?|number|第)?\s*$", flags=_I)
_DOCUMENT_WORD_AFTER = Rule(r"\s*号?\s*(?:文件|文档)")
_BARE_SYMBOL = Rule(r"(?<![\d/.年])(\d{1,2})\s*/\s*((?:INF\s*/\s*)?\d{1,2})(?![\d/%])(\s*(?:Rev|Add|Corr|Prov)\b\.?\d?)?", flags=_I)
_SPACED_SYMBOL = Rule(r"\bCDIP\s+(\d{1,2})\s+(\d{1,2})(?![\d/年月日届])", flags=_I)

_LATEST = Rule(
    r"最(?:近|新)(?:的)?(?:一|这)?(?:次|届)(?:的)?(?:会议|(?!\S{0,8}(?:报告|审评|评价|评估|审查|培训|研讨|活动|更新|修订|调查|研究|大会|论坛|项目)))|最(?:近|新)的?会议|最后一届(?:会议)?|(?:本|这|此)届(?:会议)?|(?:本|这|此)次会议(?!室)"
    r"|\b(?:at|before|in|during|after)\s+(?:this|the\s+present)\s+meeting\b|\b(?:the\s+)?(?:(?:very\s+)?latest|most\s+recent|newest|current|present)\s+(?:cdip\s+)?(?:session|meeting|cdip\b)(?!s)|\bthis\s+(?:cdip\s+)?session\b",
    flags=_I,
)
_PREVIOUS = Rule(
    r"(?:上|前)一?届(?:会议)?(?!大会)|上(?:一)?次(?:的)?会议"
    r"|\b(?:the\s+)?(?:last|previous|preceding|prior)\s+(?:cdip\s+)?(?:session|meeting\s+of\s+the\s+(?:cdip|committee)|cdip\b)(?!s)",
    flags=_I,
)
# "The report of its previous session": what a session takes up, no session that is asked about.
_OF_ITS_REPORT = Rule(
    r"\b(?:reports?|minutes|records?|summary)\s+(?:of|from|on)\s+(?:the\s+|its\s+)?⟨⟩|⟨⟩['’]s\s+(?:draft\s+)?(?:report|minutes|record)|⟨⟩(?:会议)?的?(?:报告|记录|纪要)",
    flags=_I,
)
_LAST_FEW = Rule(
    rf"(?:最近|过去|近|前|最后)的?(?!一届)({ZH_NUMERAL}|几)届(?:会议)?"
    rf"|\b(?:the\s+)?(?:last|past|latest|most\s+recent|previous)\s+({EN_NUMERAL}|few)\s+(?:cdip\s+)?sessions\b",
    flags=_I,
)
_A_FEW = 3

_LIST_EN = rf"{EN_NUMERAL}(?:\s*(?:,\s*(?:and|or)\b|,|\band\b|\bor\b|\bto\b|\bthrough\b|&|-|–)\s*(?:recommendations?\s+|recs?\.?\s+)?{EN_NUMERAL})*"
_LIST_ZH = rf"{ZH_NUMERAL}(?:\s*(?:号|项)?\s*(?:、|,|和|与|及|以及|或|至|到|-|–|~)\s*(?:建议)?\s*第?\s*{ZH_NUMERAL}(?!\d|年))*"
_UNIT = r"(?!\d|\s*(?:[个年月日次名位份期天周人万亿千百%岁届国方]|小时|分钟|条建议|项建议|美元|瑞郎|瑞士法郎|percent|per\s+cent|days?|weeks?|months?|years?|countries|people|times|million))"
_AFTER_CHARACTER_NUMERAL = r"(?=$|[\x00-\x7f“”‘’《》、。—…·【】「」]|[的是有在落进实执目现涉讲呢吗中关如何做得被由和与及至到或属内要规说什针下里还提取都就怎谈报开展哪指方谁具])"
_RECOMMENDATION = tuple(
    Rule(pattern, flags=_I)
    for pattern in (
        rf"\b(?:recommendations?|recommandations?|recs?\.?|DA)\s*(?:no\.|nos\.|no\b|number|numbers)?\s*\(?(?P<numbers>{_LIST_EN})\b{_UNIT}(?!\s*/)",
        rf"\b(?P<numbers>{EN_ORDINAL}(?:\s*(?:,|and|or|to|&)\s*(?:the\s+)?{EN_ORDINAL})*)\s+(?:(?:WIPO|DA|development\s+agenda|(?:independent\s+)?review)\s+)*recommendations?\b",
        r"(?<![A-Za-z\d])R\s?-?(?P<numbers>\d{1,2})(?![\d/A-Za-z])",
        rf"建议\s*第?\s*(?P<numbers>\d{{1,3}}(?!\d)(?:号)?{_LIST_ZH.removeprefix(ZH_NUMERAL)}){_UNIT}",
        rf"建议\s*第?\s*(?P<numbers>[〇零一二两三四五六七八九十百]+{_LIST_ZH.removeprefix(ZH_NUMERAL)})(?:号|项)?{_AFTER_CHARACTER_NUMERAL}",
        rf"第\s*(?P<numbers>{_LIST_ZH})\s*(?:项|条|号|个|款)?\s*(?:WIPO|产权组织)?(?:DA|发展议程|独立审查|审查)?(?:的)?建议",
        r"(?<![第\d])(?P<numbers>\d{1,2})\s*号\s*(?:发展议程|独立审查|审查)?建议",
    )
)
# "the evaluator's recommendation 3", "审评报告的建议3": numbered by that report, not by either series.
_EVALUATORS_OWN = Rule(
    r"(?:审评|评价|评估)(?:报告|员|人|专家|者)?(?:里面|里|内|中|上|所)?(?:提出|提|作出|给出|列出)?(?:的|中的)?\s*(?:第[^建]{1,6})?$|\bevaluat(?:or|ors|ion)(?:['’]s?|\s+report['’]?s?)?(?:\s+(?:study|consultant)['’]?s?)?\s*$",
    flags=_I,
)
_OF_EVALUATION = Rule(r"\s*(?:of|in|from|by)\s+(?:the\s+|that\s+|this\s+)?(?:[\w-]+\s+){0,4}evaluat", flags=_I)
_REVIEW_TITLE = Rule(
    r"发展议程建议(?:落实情况)?(?:的)?独立审查|independent\s+review\s+of\s+the\s+(?:implementation\s+of\s+)?(?:the\s+)?(?:wipo\s+)?(?:development\s+agenda|DA)(?:\s+recommendations?)?",
    flags=_I,
)
_RECOMMENDATION_WORD = Rule(r"建议|\brec(?:ommendation)?s?\b|\b(?:DA|IR)[\s-]?\d", flags=_I)
_DEVELOPMENT_AGENDA = Rule(
    r"发展议程|\bdevelopment\s+agenda\b|(?<![A-Za-z])DA(?![A-Za-z])|45\s*(?:项|条)|\b45\s+(?:adopted\s+)?(?:recommendations|recs)", flags=_I
)
_REVIEW = Rule(
    r"独立审查|审查(?:的)?(?:第[^建]{1,4})?建议|\bindependent\s+review\b|\breview\s+rec|(?<![A-Za-z])IR(?=[\s-]*(?:rec|建议|\d))", flags=_I
)
# Where both are named, the one that the word belongs to: "Review recommendation 3, on the Development Agenda Coordination Division".
_OF_AGENDA = Rule(r"(?:发展议程|DA)(?:的)?(?:第[^建]{1,4})?建议|\b(?:development\s+agenda|DA)\s+rec", flags=_I)
_OF_REVIEW = Rule(r"独立审查(?:报告)?(?:里|中)?(?:的)?(?:第[^建]{1,4})?建议|\b(?:independent\s+review|review|IR)\s+rec", flags=_I)

_ENGLISH, _CHINESE = r"(?:英文|英语|english)", r"(?:(?:简体|繁体)?中文|汉语|普通话|华语|chinese)"
_IN = r"\bin\s+(?:plain\s+|simple\s+)?"
_LANGUAGE_NAMES: tuple[tuple[str, str, Language, tuple[str, ...]], ...] = (
    (_ENGLISH, "english", "en", ("english", "英文", "英语")),
    (_CHINESE, r"(?:simplified\s+)?(?:chinese|mandarin)", "zh", ("chinese", "mandarin", "中文", "汉语", "普通话", "华语")),
)
_WANTED: tuple[tuple[Rule, Language], ...] = tuple(
    (Rule(pattern, flags=_I, needs=names), language)
    for zh_name, en_name, language, names in _LANGUAGE_NAMES
    for pattern in (
        rf"(?:请|麻烦|能否|可否|可以)?\s*(?:你)?(?:用|以|使用|改用|换成|换)\s*{zh_name}\s*(?:来)?(?:再)?(?:回答|作答|答复|回复|说(?:明)?(?:一下|一遍)?|解释|告诉我|写|概括|总结|介绍|讲|呢|吧|(?=[,。:?!]|$))(?:一下|一遍|我)?",
        rf"(?:请)?{zh_name}(?:回答|作答|答复|回复)(?:我)?|(?:请)?(?:翻译成|译成|译为){zh_name}|[,。?!]\s*(?:请)?{zh_name}(?:呢|版呢)?\s*[?!。]?$|^(?:那|那么)?{zh_name}(?:版)?呢\s*[?!。]?$",
        rf"\b(?:(?:please\s+)?(?:answer|reply|respond|write|explain|say\s+(?:it|that|this)|repeat(?:\s+(?:it|that))?|tell\s+me|give\s+(?:me\s+)?(?:it|that|the\s+answer)|translate(?:\s+(?:it|that|this))?)(?:\s+please)?)\s+(?:{_IN}|into\s+){en_name}(?:\s*,?\s*please)?\b",
        rf"(?:^|[,;.?!:(]\s*)(?:and\s+|but\s+|now\s+|what\s+about\s+|please,?\s+)*{_IN}{en_name}(?:\s*,?\s*please)?\s*(?=$|[,;.?!:)])",
        rf"{_IN}{en_name}\s*,?\s*please\b|\bplease,?\s+{_IN}{en_name}\b|^{en_name}\s*,?\s*please\b",
    )
)


@dataclass(frozen=True, slots=True)
class Mentions:
    """What was read out of a question; shape is the rest of it, lower case, with marks where things stood; text is the
    question without the request for a language.

    series is the one series named, or None. sessions holds also what "the latest" or "the previous session" stand for.
    dates are ISO, as exact as written ("2020-03").
    """

    shape: str
    text: str
    symbols: tuple[str, ...] = ()
    sessions: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    series: Series | None = None
    years: tuple[int, ...] = ()
    dates: tuple[str, ...] = ()
    latest: bool = False
    previous: bool = False
    several_sessions: bool = False  # a span of sessions, not two that happen to be named
    answer_language: Language | None = None


@dataclass(slots=True)
class _Reader:
    """The text being read: what is taken out leaves a mark, so that nothing is read twice."""

    text: str

    def take(self, start: int, end: int, mark: str) -> None:
        """Put mark where a mention stood, as long as it was, so that the offsets of the others stay right."""
        self.text = self.text[:start] + (_SHORT[mark] if mark else "").ljust(end - start, "\x00") + self.text[end:]

    def shape(self) -> str:
        """Return what is left, lower case, on one line, the marks in full."""
        left = self.text.replace("\x00", "")
        if not left.isupper():
            left = re.sub(r"\bWHO\b", "World Health Organization", left)
        left = left.lower()
        for mark, short in _SHORT.items():
            left = left.replace(short, mark)
        return re.sub(rf"(?<=⟧)\s+(?=[{HAN}])", "", re.sub(r"\s+", " ", left)).strip()


def read_mentions(text: str, *, latest_session: int | None, known_symbols: frozenset[str]) -> Mentions:
    """Read what a plain question names. latest_session and known_symbols say what the index holds: a bare "25/5" is a
    symbol where a document is spoken of or where the index holds it."""
    reader = _Reader(text)
    answer_language = _read_language(reader)
    asked = " ".join(reader.text.replace("\x00", "").split()).strip(" ,:;") or text
    symbols = _read_symbols(reader, known_symbols)
    series = series_named(text) if _RECOMMENDATION_WORD.search(text) else None
    numbers = _read_recommendations(reader)
    sessions, latest, previous, several = _read_sessions(reader, latest_session)
    years, dates = _read_dates(reader)
    return Mentions(reader.shape(), asked, symbols, sessions, numbers, series, years, dates, latest, previous, several, answer_language)


def _read_language(reader: _Reader) -> Language | None:
    for pattern, language in _WANTED:
        if match := pattern.search(reader.text):
            lead = len(match[0]) - len(match[0].lstrip(",;.?!:。( "))
            reader.take(match.start() + lead, match.end(), "")
            return language
    return None


def _read_symbols(reader: _Reader, known: frozenset[str]) -> tuple[str, ...]:
    found: dict[int, str] = {}
    for match in SYMBOL.finditer(reader.text):
        if symbol := parse_symbol(match[0]):
            if symbol.body in ("A", "H", "LI", "MM") and str(symbol) not in known and not match[0][0].isupper():
                continue
            found[match.start()] = str(symbol)
            reader.take(match.start(), match.end(), DOCUMENT)
    for match in _SPACED_SYMBOL.finditer(reader.text):
        symbol_text = f"CDIP/{match[1]}/{match[2]}"
        if symbol_text in known:
            found[match.start()] = symbol_text
            reader.take(match.start(), match.end(), DOCUMENT)
    for match in _BARE_SYMBOL.finditer(reader.text):
        bare = parse_symbol("CDIP/{}/{}{}".format(match[1], match[2].replace(" ", ""), match[3] or ""))
        before, after = reader.text[: match.start()].rstrip("\x00"), reader.text[match.end() :]
        spoken_of = (
            _DOCUMENT_WORD_BEFORE.search(before)
            or _DOCUMENT_WORD_AFTER.match(after)
            or (found and re.search(rf"{_SHORT[DOCUMENT]}\s*(?:、|,|和|与|及|and|or|&|以及)+\s*$", before.replace("\x00", "")))
        )
        if bare and (spoken_of or str(bare) in known):
            found[match.start()] = str(bare)
            reader.take(match.start(), match.end(), DOCUMENT)
    return tuple(dict.fromkeys(symbol for _, symbol in sorted(found.items())))


def _numbers(written: str) -> tuple[int, ...]:
    """Read a list of numbers in either script; two with a range sign between them mean all between."""
    pieces = [match[0] for match in _NUMERAL.finditer(written)]
    read = [int(p) if p.isdigit() else chinese_number(p) or english_number(p) for p in pieces]
    numbers = [n for n in read if n]
    if len(numbers) == 2 and _RANGE.search(written) and 0 < numbers[1] - numbers[0] <= LAST_DEVELOPMENT_AGENDA:
        return tuple(range(numbers[0], numbers[1] + 1))
    return tuple(numbers)


def _read_recommendations(reader: _Reader) -> tuple[int, ...]:
    found: dict[int, tuple[int, ...]] = {}
    for pattern in _RECOMMENDATION:
        for match in pattern.finditer(reader.text):
            before, after = reader.text[max(0, match.start() - 24) : match.start()], reader.text[match.end() :]
            if _EVALUATORS_OWN.search(before) or _OF_EVALUATION.match(after):
                continue
            if numbers := _numbers(match["numbers"]):
                found[match.start()] = numbers
                reader.take(match.start(), match.end(), RECOMMENDATION)
    return tuple(dict.fromkeys(n for _, numbers in sorted(found.items()) for n in numbers))


def series_named(text: str) -> Series | None:
    """Return the one series of recommendations that is named; None where none is or both are."""
    text = _REVIEW_TITLE.sub(" independent review ", text)
    agenda, review = bool(_DEVELOPMENT_AGENDA.search(text)), bool(_REVIEW.search(text))
    if agenda == review:
        agenda, review = bool(_OF_AGENDA.search(text)), bool(_OF_REVIEW.search(text))
    if agenda == review:
        return None
    return "da" if agenda else "review"


def _read_sessions(reader: _Reader, latest_session: int | None) -> tuple[tuple[int, ...], bool, bool, bool]:
    text = reader.text.replace("\x00", " ")
    named = frozenset(find_sessions(text))
    found: dict[int, tuple[int, ...]] = {}
    several = False
    for numbers, start, end in sessions_with_spans(text):
        if named.issuperset(numbers):
            found[start] = numbers
            several |= len(numbers) > 2
            reader.take(start, end, SESSION)
    latest = previous = False
    for match in _LAST_FEW.finditer(reader.text):
        count = _A_FEW if (match[1] or match[2]) in ("几", "few") else _numbers(match[1] or match[2])[0]
        several = True
        if latest_session:
            found[match.start()] = tuple(range(max(1, latest_session - count + 1), latest_session + 1))
        reader.take(match.start(), match.end(), SESSION)
    if before := _PREVIOUS.search(reader.text):
        named_first = [number for numbers in found.values() for number in numbers]
        previous = not named_first
        if named_first and not _OF_ITS_REPORT.search(_around(reader.text, before)):
            found[before.start()] = (min(named_first) - 1,)
        elif latest_session and not named_first:
            found[before.start()] = (latest_session - 1,)
        reader.take(before.start(), before.end(), SESSION)
    if newest := _LATEST.search(reader.text):
        latest = True
        if latest_session:
            found[newest.start()] = (latest_session,)
        reader.take(newest.start(), newest.end(), SESSION)
    sessions = tuple(dict.fromkeys(n for _, numbers in sorted(found.items()) for n in numbers))
    return sessions, latest, previous, several


def _around(text: str, match: re.Match[str]) -> str:
    """What stands around a mention, which is put as ⟨⟩."""
    return f"{text[: match.start()]}⟨⟩{text[match.end() :]}".replace("\x00", "")


def _read_dates(reader: _Reader) -> tuple[tuple[int, ...], tuple[str, ...]]:
    years: list[int] = []
    dates: list[str] = []
    for match in DATE_NAMED.finditer(reader.text):
        date = date_of(match)
        year = int(date[:4])
        years.append(year)
        if to := match["to"]:
            years.append(int(to) if len(to) == 4 else year // 100 * 100 + int(to))
        if len(date) > len("2020"):
            dates.append(date)
        reader.take(match.start(), match.end(), DATE)
    return tuple(dict.fromkeys(years)), tuple(dict.fromkeys(dates))
