"""What a question asks of its subject: who won, what it costs, how long it is kept; and the words of which one tells it.

The data stand beside this file (aspects.tsv), an aspect a line: how it is asked and how it is told, in English and in Chinese. A passage
on the subject that has none of the words that tell an aspect says nothing of what is asked, however near it is.

The forms of the table: "to win/won" is a verb, which asks where it is the predicate of a clause that asks; a plain form asks where it is that
or what is asked for; "=who … donat*" asks wherever it stands: … leaves out words of one clause, * the end of a word, | parts ways to say it. What
tells needs no mark; <money> is a kind of thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources

from assistant.glossary import places_in
from assistant.model import Language
from assistant.rules import Rule
from assistant.text import MONTHS
from assistant.understanding.asked.literals import held_by_any, held_by_phrase, held_by_verb
from assistant.understanding.named.persons import persons_in

_FIGURE: dict[Language, str] = {
    "zh": r"(?:\d|[一二三四五六七八九十百千两几])",
    "en": r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|half|most|none)",
}
_NUMBER_EN = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|many|half)"
_KINDS: dict[str, str] = {
    "money": r"瑞士法郎|瑞郎|[美欧]元|\b(?i:CHF|USD|EUR|francs?|dollars?|euros?)\b",
    "number": r"\d",
    "date": r"(?:19|20)\d\d|\d\s*月|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b",
    "duration": rf"[\d一二两三四五六七八九十百半几数]+\s*(?:个|多|余)*\s*(?:天|日|周|星期|月|年|小时|分钟|学时)|\b(?i:{_NUMBER_EN}[\s-]+(?:\w+\s+)?(?:day|week|month|year|hour|minute)s?)\b",
    "grade": r"\b[PDG]\s?-?\s?[1-9]\b",
    "hour": r"\d\s*[:：]\s*[0-5]\d|[\d一二三四五六七八九十]\s*点(?![的建意要内原提方])|\b(?i:\d{1,2}(?:[.:]\d\d)?\s*(?:a\.?m|p\.?m))\b|\bo['’]clock\b",
    "language": r"[英法俄中汉德日葡阿韩]文|[英法俄汉德日葡韩]语|西班牙[文语]|阿拉伯[文语]|[\u4e00-\u9fff]{1,4}语(?![言种法音气境义料文])"
    r"|\b(?:English|French|Spanish|Arabic|Russian|Chinese|Portuguese|German|Japanese|Korean|Swahili|Wolof|Hindi|Bengali|Urdu|Bahasa|Malay|Vietnamese|Thai|Lao|Khmer|Burmese"
    r"|Mongolian|Amharic|Hausa|Yoruba|Zulu|Twi|Kinyarwanda|Turkish|Persian|Farsi|Ukrainian|Polish|Italian|Dutch|Greek|Hebrew|Tamil|Sinhala|Nepali|Quechua|Guarani|Creole)\b",
    "person": r"先生|女士|博士|教授|大使|·|\b(?:Mr|Ms|Mrs|Dr|Prof|Ambassador|Professor)\b",
    "people": r"\b(?!Afric|Europ|Asia|Americ|Austral)[A-Z][a-z]{2,}(?:ian|ean|an|ese|ish)\b",
    "town": rf"\b(?:in|at|from|to|near)\s+(?!(?:{MONTHS})\b|WIPO|CDIP|Annex|Member|Recommend)[A-Z][a-z]+",
    "link": r"https?:|www\.|@",
}
_COUNTED = "<counted>"  # before things that a number must stand beside
BESIDE = 4  # words between what asks and the noun that is asked for
# What a phrase leaves out is of its clause, and in no part of it that tells of something else: 女性发明人项目的预算是多少.
_GAP: dict[Language, str] = {
    "zh": "(?:[^，。；？?,;的]|的(?=是|有)){0,16}?",
    "en": r"\b(?:(?!\b(?:that|which|who|whose|where|when)\b)[^.?;,]){0,60}?",
}


_NAME = re.compile(
    r"(?<![A-Za-z])[A-Z][A-Za-z&’'-]*[A-Za-z](?:\s+[A-Z][\w&’'-]+)*|[《“「][^》”」]{2,}[》”」]"
    r"|(?<![各该这那一些家所个])[\u4e00-\u9fff]{2}(?:大学|公司|学院|协会|基金会|联合会|银行|研究所|研究院|事务所|博物馆|出版社|集团|部|局|署|中心|学校|中学|联盟|组织|学会|理事会|委员会|司)"
)
_NO_NAME = re.compile(
    rf"(?:WIPO|CDIP|IP|The|Member|States?|Committee|Secretariat|Organization|Swiss|Recommendations?|Sessions?|Annex|Development|Agenda|Project|{MONTHS}|In|A|An|It|This|These|They|By|At|On|For|As|Of|[^A-Za-z]*(?:发展议程|成员国?|产权组织|知识产权组织|秘书处|知识产权局|委员会))",
)


def _names_a_place(text: str, language: Language, question: str) -> bool:
    return bool(places_in(text, language) - places_in(question, "zh") - places_in(question, "en"))


def _names_a_thing(text: str, language: Language, question: str) -> bool:
    folded = question.lower()
    return any(match[0].lower() not in folded and not _NO_NAME.fullmatch(match[0]) for match in _NAME.finditer(text))


def _names_somebody(text: str, language: Language, question: str) -> bool:
    return any(person.split()[-1].lower() not in question.lower() for person in persons_in(text))


# Things that are named, by what finds their names in a text in a language, beside those of a question.
_NAMED: dict[str, Callable[[str, Language, str], bool]] = {
    "<country>": _names_a_place,
    "<name>": _names_a_thing,
    "<somebody>": _names_somebody,
}


@dataclass(frozen=True)
class Aspect:
    """A thing that is asked of things: its name, and the forms that tell it, by language."""

    name: str
    telling: tuple[tuple[Language, tuple[str, ...]], ...]

    @cached_property
    def _told(self) -> dict[Language, Rule | None]:
        return {language: self._words(language, forms) for language, forms in self.telling}

    @cached_property
    def _told_apart(self) -> dict[Language, Rule | None]:
        bare = {language: [part for form in forms for part in _things(form)] for language, forms in self.telling}
        return {language: self._words(language, forms) for language, forms in bare.items()}

    @staticmethod
    def _words(language: Language, forms: Sequence[str]) -> Rule | None:
        return _rule([_told_form(form, language) for form in forms if form not in _NAMED])

    @cached_property
    def _named(self) -> tuple[str, ...]:
        return tuple(form for form in _NAMED if form in self.telling[0][1])

    def told_in(self, text: str, language: Language, question: str, *, apart: bool = False) -> bool:
        """Whether a text has one of the words that tell it, or names one of the things asked for that the question does not name.

        apart tells that figures stand apart from what they count, as in a table.
        """
        words = (self._told_apart if apart else self._told)[language]
        return bool(words and words.search(text)) or any(_NAMED[form](text, language, question) for form in self._named)


def _things(form: str) -> list[str]:
    """What a form counts, each alone; itself where it counts nothing."""
    return form.removeprefix(_COUNTED).split("|") if form.startswith(_COUNTED) else [form]


@lru_cache(maxsize=1_024)
def aspects_asked(text: str, language: Language) -> tuple[Aspect, ...]:
    """Return the aspects that a question surely asks for, in the order of the table.

    >>> [aspect.name for aspect in aspects_asked("Who won the kite contest?", "en")]
    ['won']
    >>> [aspect.name for aspect in aspects_asked("Where was the kite that won the contest built?", "en")]
    []
    >>> [aspect.name for aspect in aspects_asked("灯会的录像会保留多久?", "zh")]
    ['recording', 'kept']
    >>> [aspect.name for aspect in aspects_asked("灯会为什么推迟了?", "zh")]
    []
    """
    return tuple(aspect for aspect, asked in _table(language) if any(asked.asked_in(text)))


@dataclass(frozen=True)
class _Asked:
    """How one language asks for an aspect: phrases that ask wherever they stand, and words that ask where the clause is about them."""

    language: Language
    phrases: Rule | None
    verbs: Rule | None
    nouns: Rule | None

    def asked_in(self, text: str) -> Iterator[bool]:
        if self.phrases and self.phrases.search(text):
            yield True
        asks = _asks_zh if self.language == "zh" else _asks_en
        for rule in (self.verbs, self.nouns):
            if rule:
                yield from (True for match in rule.finditer(text) if asks(text, match, rule is self.verbs))


@lru_cache(maxsize=2)
def _table(language: Language) -> tuple[tuple[Aspect, _Asked], ...]:
    rows = resources.files("assistant").joinpath("understanding/asked/aspects.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple((_aspect(*row.split("\t")), _asked(row.split("\t")[1 if language == "en" else 2], language)) for row in rows)


@lru_cache(maxsize=256)
def _aspect(name: str, _en: str, _zh: str, told_en: str, told_zh: str) -> Aspect:
    return Aspect(name, (("en", tuple(told_en.split("; "))), ("zh", tuple(told_zh.split("; ")))))


def _asked(cell: str, language: Language) -> _Asked:
    forms = [form for form in cell.split("; ") if form]
    phrases = [form[1:] for form in forms if form.startswith("=")]
    verbs = [form[3:] for form in forms if form.startswith("to ")]
    nouns = [form for form in forms if not form.startswith(("=", "to "))]
    return _Asked(
        language,
        _rule([_phrase(form, language) for form in phrases], held_by_any([held_by_phrase(form, language) for form in phrases])),
        _rule([_verb(form) for form in verbs], held_by_any([held_by_verb(form) for form in verbs])),
        _rule([_told_form(form, language) for form in nouns], held_by_any([held_by_phrase(form, language) for form in nouns])),
    )


def _rule(alternatives: list[str], needs: tuple[str, ...] = ()) -> Rule | None:
    return Rule(*alternatives, flags=re.IGNORECASE, needs=needs) if alternatives else None


def _phrase(form: str, language: Language) -> str:
    parts = form.split("…") if language == "zh" else [part.strip() for part in form.split("…")]
    if language == "zh":
        return _GAP["zh"].join(f"(?:{part})" for part in parts)
    return _GAP["en"].join(rf"\b{_words(part)}" for part in parts) + r"\b"


def _words(part: str) -> str:
    return r"\s+".join(_word(word) for word in part.split())


def _word(word: str) -> str:
    """A word of a phrase: ways to say it by |, its end left open by *."""
    ways = (re.escape(way[:-1]) + r"\w*" if way.endswith("*") else re.escape(way).replace("_", r"\s+") for way in word.split("|"))
    return f"(?:{'|'.join(ways)})"


def _told_form(form: str, language: Language) -> str:
    if form.startswith(_COUNTED):
        return _counted(form.removeprefix(_COUNTED), language)
    if form.startswith("<"):
        head, _, rest = form[1:].partition(">")
        return f"(?:{_KINDS[head]})" + (rf"\s*{_words(rest)}" if rest.strip() else "")
    if language == "zh":
        return form
    if not form[0].isalnum():
        return re.escape(form.rstrip("*"))
    return rf"\b{_words(form)}\b" if " " in form or form.endswith("*") else rf"\b{_inflected(form)}\b"


def _counted(things: str, language: Language) -> str:
    """Things with a number close before or after them, in one clause or the next, which says how many there are."""
    if language == "zh":
        after = r"[^。；，]{0,12}?(?:，(?:共?有|共|计|达|为)\s*)?"
        return rf"{_FIGURE['zh']}[^。；，]{{0,12}}?(?:{things})|(?:{things}){after}{_FIGURE['zh']}"
    between = r"\b\W+(?:[\w’'-]+\W+){0,5}?"
    return rf"{_FIGURE['en']}{between}{_word(things)}|\b{_word(things)}{between}{_FIGURE['en']}"


def _verb(form: str) -> str:
    """A verb in all its forms: "turn down/turned down" is regular but for what is given."""
    base, *others = form.split("/")
    first, *rest = base.split()
    apart = r"\s+(?:\w+\s+){0,2}?" if rest else ""
    ways = [f"{_inflected(first)}{apart}{_words(' '.join(rest))}", *map(_words, others)]
    return rf"\b(?:{'|'.join(ways)})\b(?!\s+(?:up|off|out|down)\b)"  # signed up is not signed


def _inflected(word: str) -> str:
    """A regular English word in all its forms.

    >>> all(re.fullmatch(_inflected(word), form) for word, form in (("close", "closing"), ("deny", "denied"), ("stop", "stopped")))
    True
    """
    word = word.rstrip("*") if word.endswith("*") else word
    if word.endswith("e"):
        return rf"{re.escape(word[:-1])}(?:e|es|ed|ing)"
    if re.search(r"[^aeiou]y$", word):
        return rf"{re.escape(word[:-1])}(?:y|ies|ied|ying)"
    return rf"{re.escape(word)}(?:e?s|{word[-1]}?ed|{word[-1]}?ing)?"


_CLAUSE_ZH = re.compile(r"[^，,。；;？?：:]+[？?]?")
_WHY_ZH = re.compile(r"为什么|为何|为啥|缘何|怎么会|怎样|如何|怎么")
# Right after a predicate: 了, 过 or 没; the end of the clause; or 的是, 的有, before what is asked for.
_PREDICATE_ZH = re.compile(r"(?:了|过|没(?!有))(?!的)|(?:了|过|没有?|吗|呢|的)*[？?]?$|的(?:都|主要)?(?:是|有)")
_ASKED_BEFORE_ZH = re.compile(
    r"(?:谁|(?:哪|多少|几)[^的]{0,8}|有没有|是否|有无|能不能|能否|可否|会不会|何时|什么时候)(?:都|也|曾|已|已经|被|能|会|要|来|正式)*$"
)
_ASKING_ZH = re.compile(
    r"吗|没(?=有?[？?]?$)|谁|什么|啥|多少|几|哪|是否|何|有没有|有无|能不能|能否|可否|会不会|是不是|要不要|呢|多[久长大高]"
)


def _asks_zh(text: str, match: re.Match[str], verb: bool) -> bool:
    """Whether a word is what a Chinese clause asks of: 条约签署了吗, 谁签署了条约; not 签署的条约何时生效. Why or how a thing came, takes it as told."""
    clause = next((c for c in _CLAUSE_ZH.finditer(text) if c.start() <= match.start() < c.end()), None)
    if clause is None or not _ASKING_ZH.search(clause[0]) or _WHY_ZH.search(clause[0]):
        return False
    before, after = text[clause.start() : match.start()], text[match.end() : clause.end()]
    return bool(_PREDICATE_ZH.match(after) or _ASKED_BEFORE_ZH.search(before))


_CLAUSE_EN = re.compile(r"[^,;:?.]+(?:[,.](?=\S)[^,;:?.]+)*")
_LEAD_EN = Rule(
    r"\b(?:who|whom|whose|which|what|how|when|where|why|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|any)\b",
    flags=re.IGNORECASE,
)
_FINITE_EN = Rule(r"\b(?:is|are|was|were|has|have|had|did|do|does|will|would|can|could|should|may)\b", flags=re.IGNORECASE)
_TURNS_EN = Rule(
    r"\b(?:that|which|who|whose|whom|where|when|because|if|whether|than|to|after|before|since|while|meant|for)\b", flags=re.IGNORECASE
)
_OF_ANOTHER_EN = Rule(r"\b(?:of|for|in|on|at|by|from|with|about|under|into|between|during|through|per)\b", flags=re.IGNORECASE)
_OF_A_NOUN_EN = re.compile(r"\b(?:as|into|in|on|at|by|with|about|under)\s+(?:an?|the|its|their|any)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_WHY_EN = re.compile(r"why\b|how\b(?!\s+(?:many|much|often|long|soon))", re.IGNORECASE)
_DO_EN = re.compile(r"\b(?:did|does|do)\b", re.IGNORECASE)
_BE_EN = re.compile(r"\b(?:is|are|was|were|be|been|being|has|have|had|get|got|gets)\b", re.IGNORECASE)


def _asks_en(text: str, match: re.Match[str], verb: bool) -> bool:
    """Whether a word is the predicate of an English clause that asks, or a noun what it asks for."""
    clause = next((c for c in _CLAUSE_EN.finditer(text) if c.start() <= match.start() < c.end()), None)
    lead = _LEAD_EN.search(clause[0]) if clause else None
    if clause is None or lead is None or clause.start() + lead.start() >= match.start() or _WHY_EN.match(clause[0][lead.start() :]):
        return False
    between = text[clause.start() + lead.end() : match.start()]
    after = text[match.end() : clause.end()]
    if _TURNS_EN.search(between):
        return False
    if not verb:
        of_asker = not _BE_EN.fullmatch(lead[0]) and not _DO_EN.fullmatch(lead[0])  # was the winner told? asks of something else
        return of_asker and not _OF_ANOTHER_EN.search(between) and len(between.split()) <= BESIDE
    if match[0].lower().endswith("ing") and not _BE_EN.search(between[-12:]):  # the publishing contracts
        return False
    if _DO_EN.search(f"{lead[0]} {between}"):  # did X win: a form with an ending is of the subject
        if _OF_A_NOUN_EN.search(between):  # did X see as the main block
            return False
        return not re.search(r"(?:ed|ing)\b", match[0], re.IGNORECASE) or bool(_BE_EN.search(between))
    of_subject = lead[0].lower() not in ("is", "are", "was", "were", "has", "have", "had") and not _FINITE_EN.search(between)
    return not (of_subject and _FINITE_EN.search(after))
