"""What people tell of themselves before they ask: "I am drafting a note for my minister. She was not there. When was it held?"

What is told in the speaker's own voice is searched for nothing. Where the question leans on it ("it", "that"), the matter that
it names is kept beside the question; what is told of the matter alone ("Recommendation 2 speaks of funds.") stays.
"""

from __future__ import annotations

import re

from assistant.glossary import Match, matches
from assistant.model import Language
from assistant.rules import Rule
from assistant.text import sentences
from assistant.understanding.parts.sides import ASKS_EN, ASKS_ZH
from assistant.understanding.topic import topic_of

_I = re.IGNORECASE
# What a sentence beside the question still asks for: "Please include the amounts", 并说明理由.
_ASKS_TOO = Rule(
    r"^(?:请|烦请|敬请|恳请|麻烦|劳驾|帮我|帮忙|并|并且|还有|另外|此外|同时|以及|分别|最好|顺便|也)",
    r"^(?:please|kindly|also|and|give|list|name|state|include|specify|if\s+so|if\s+not|(?:can|could|would|will)\s+you)\b",
    flags=_I,
)
_ASKS = Rule(ASKS_ZH.source, ASKS_EN.source, r"(?:^|,\s+)(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b", flags=_I)
_REQUESTS = Rule(
    r"请(?![示求客假愿来了])|烦请|麻烦|劳驾|帮(?:我|忙)|告诉我|(?:想|要|需要?|求)(?:了解|知道|确认|查|问|请教|核实|一下)|^(?:介绍|列出|列举|概述|总结|解释|说明)",
    r"\b(?:please|kindly|tell\s+me|let\s+me\s+know|remind\s+me|(?:I|we)(?:['’]d|['’]m|\s+(?:would|should|am|are))?\s+(?:like|want|wish|need|appreciate|grateful|looking|wondering|curious)\b)"
    r"|(?:^|[.!]\s+)(?:list|give|name|show|describe|explain|summari[sz]e|compare|find)\b",
    flags=_I,
)
_OWN_VOICE = {
    "zh": re.compile(r"我|咱|本人|本团|领导|同事|上司|老板|前任|[部司局处]里|大家都?说|有人(?:问|说|讲|提)|各有各的说法"),
    "en": re.compile(
        r"(?<!Annex )(?<!Phase )(?<!Part )(?<!Option )\bI(?=['’ ]\s?[a-z])|\b(?:[Ww]e|[Mm]e|[Mm]y|[Oo]urs?|us|myself|[Cc]olleagues?|[Bb]oss|[Ss]ome(?:body|one)\s+(?:asked|told|said|says|mentioned))\b"
    ),
}
_GOES_ON = {"zh": re.compile(r"^[他她它]们?|^这|^那"), "en": re.compile(r"^(?:he|she|they|it|this|that)\b", _I)}
# What a question does not name itself.
_LEANS = {
    "zh": re.compile(r"[它她他]们?|[这那该此](?!样|么做)|(?<![尤极与])其(?!他|中|它|余|实)|当[时初年]|上述|前述|后来|到底|一共"),
    "en": re.compile(
        r"\b(?:it|its|they|them|their|theirs|he|she|his|her|hers|ones|such|then|several|the\s+ones?\s+(?:in|at|from|we|they))\b|\b(?:these|those|this)\b|(?:^|\b(?:of|in|on|for|to|by|with|at|from|about|after|before|was|is|were|are|did|does|do|and)\s)that\b",
        _I,
    ),
}
_THIN = {"zh": 4, "en": 8}  # letters of what a question names: with fewer it leans on what was told
_SHORTEST_NAME = (3, 7)  # letters of a term that names a matter, in Chinese and in English
_ANYBODY = Rule(
    r"委员会|秘书处|代表团|审评员|观察员|联络点|成员国|产权组织|知识产权局|^(?:Member\s+States?|Secretariat|Committee|delegations?|sessions?|meetings?|regional\s+group\w*|.*\boffices?|reports?|progress|requests?|evaluators?|lawyers?|engineers?|students?|teachers?|authors?|examiners?|universit(?:y|ies)|consider|discuss|approve|postpone|recommend|instruct|welcome|confidential|minimum|online|offline)$",
    flags=_I,
)
_FOLLOWS = {
    "zh": re.compile(r"[^的在是了和与为怎被把将到从要有没得,，。;；\s]{0,8}"),
    "en": re.compile(r"(?:\s(?!(?:and|or|of|to|for|in|on|at|by|with|that|which|who|was|were|is|are|as|from|has|have|had)\b)[a-z-]+){0,2}"),
}
_NAME = re.compile(r"(?:(?<=\bthe )|(?<=\bon )|(?<=\babout ))[A-Z][a-z][\w’'-]+(?=\s+[a-z])")  # the Jepara surveys; not: a friend from Lima
_HERE = Rule(r"Geneva|Switzerland|日内瓦|瑞士")
# What somebody says is told in another voice than that they say it.
_SAID = {
    "zh": re.compile(
        r"我们?[^把就]{0,6}[把就](?!业)|(?:问起|提到|交代|说(?!明)|讲|听说|记得)(?:过|到|了)?|(?:正在|在|负责)(?:准备|整理|写|做|研究|评估|筹备|起草|核对|翻译)(?:一[份个篇])?"
    ),
    "en": re.compile(
        r"\b(?:on|about|regarding|concerning|(?:meeting|seeing|hearing|reading|evaluating|reviewing|preparing|studying|dealing\s+with|looking\s+(?:at|into))(?!\s+(?:room|report|of)\b)|(?:says?|said|mentioned|told\s+\w+|heard|believe|think|remember)(?:\s+that)?)\s",
        _I,
    ),
}
_OF_PEOPLE = {
    "zh": re.compile(r"^[他她]"),
    "en": re.compile(
        r"^(?:he|she|they)\s+(?:all\s+|always\s+|also\s+|just\s+)?(?:wants?|asks?|asked|wanted|needs?|needed|was|were|is|are|expects?)\b",
        _I,
    ),
}
_ASKED_WITHIN = re.compile(  # where a question begins within a sentence
    r"(?<=[a-z]{2}[.!])\s+(?=(?:and\s+|so\s+)?(?:how|what|whats|which|who|whose|when|where|why|is|are|did|does|do|was|were|has|have|had|can|could|please|any)\b)"
    r"|(?<=[,，;；])\s*(?=请问|想问|问一?下|麻烦(?:问|查))"
)
_SHORTEST_CLAUSE = 4  # letters
_CLAUSE = re.compile(r"[,，;；:：]\s*|\s[-–—]\s")


def without_background(text: str, language: Language) -> str:
    """Return a plain question without what is told around it in the speaker's own voice, but with the matter it leans on.

    >>> without_background("I am new here. My boss wants to know. How many lamps were lit in Oslo?", "en")
    'How many lamps were lit in Oslo?'
    >>> without_background("我刚到代表团，情况不熟。灯塔日是哪天？", "zh")
    '灯塔日是哪天？'
    """
    if not _OWN_VOICE[language].search(text):
        return text
    told = [part for start, end in sentences(text) for part in _ASKED_WITHIN.split(text[start:end])]
    asked = _asked(told, language)
    if not any(asked):
        return text
    question = " ".join(_without_own_lead(sentence, language) for sentence, asks in zip(told, asked, strict=True) if asks)
    kept = "" if all(asked) else _kept(told, asked, language, leaning=leans(question, language))
    return f"{kept} {question}".strip()


def _kept(told: list[str], asked: list[bool], language: Language, *, leaning: bool) -> str:
    """What is told around a question and counts: all that is told of the matter alone, of the speaker's own only what it names."""
    kept, own = list[str](), False
    for sentence, asks in zip(told, asked, strict=True):
        goes_on = own and bool(_GOES_ON[language].search(sentence))
        own = bool(_OWN_VOICE[language].search(sentence)) or goes_on
        if not asks and not (goes_on and _OF_PEOPLE[language].search(sentence)):
            kept.append(_matter(sentence, language, leaning=leaning) if own else sentence)
    return " ".join(filter(None, kept))


def _matter(sentence: str, language: Language, *, leaning: bool) -> str:
    """What a sentence in the speaker's own voice names: its clauses in another voice where a question leans on them, else terms and names."""
    named: list[str] = []
    for clause in _CLAUSE.split(sentence.rstrip(" .。!！")):
        if _OWN_VOICE[language].search(clause) and (said := _SAID[language].search(clause)):
            clause = clause[said.end() :]
        if leaning and not _OWN_VOICE[language].search(clause):
            named.append(clause if len(clause) >= _SHORTEST_CLAUSE else "")
            continue
        spans = [(one.start, one.end) for one in matches(clause, language) if _names(one, leaning=leaning)]
        spans += [
            name.span()
            for name in _NAME.finditer(clause)
            if not _ANYBODY.search(name[0]) and all(name.end() <= start or name.start() >= end for start, end in spans)
        ]
        named += [_with_what_follows(clause, span, language) for span in sorted(spans)]
    joined = ("，" if language == "zh" else ", ").join(dict.fromkeys(filter(None, map(str.strip, named))))
    return joined and joined + ("。" if language == "zh" else ".")


def _names(found: Match, *, leaning: bool) -> bool:
    """Whether a term names a matter: no body, no everyday word, and a country only where the question leans on it."""
    if found.term.kind == "place":
        return leaning and not _HERE.search(found.written)
    return (
        found.term.kind in ("term", "common")
        and len(found.written) >= _SHORTEST_NAME[found.written.isascii()]
        and not _ANYBODY.search(found.written)
    )


def _with_what_follows(clause: str, span: tuple[int, int], language: Language) -> str:
    """A term with the words that go on with it: genetic resources treaty, 技术援助论坛."""
    follows = _FOLLOWS[language].match(clause, span[1])
    return clause[span[0] : follows.end() if follows else span[1]]


def _without_own_lead(sentence: str, language: Language) -> str:
    """A sentence that asks without a clause of the speaker's own before it: "Before I put that in, does the paper say …?"."""
    lead = _CLAUSE.search(sentence)
    if not lead or not _OWN_VOICE[language].search(sentence[: lead.start()]) or _ASKS.search(sentence[: lead.start()]):
        return sentence
    rest = sentence[lead.end() :]
    if any(_names(one, leaning=True) for one in matches(sentence[: lead.start()], language)):
        return sentence
    return sentence if leans(rest, language) or not _ASKS.search(rest) else rest


def leans(question: str, language: Language) -> bool:
    """Whether a question points at what it does not name, or names next to nothing."""
    named = topic_of(question.lower())
    return bool(_LEANS[language].search(question)) or (len(named) < _THIN[language] and not any(map(str.isdigit, named)))


def _asked(told: list[str], language: Language) -> list[bool]:
    """Return which sentences ask: those with a question mark, else the last that requests or has a question's word."""
    marked = [sentence.rstrip("”\"'’)） ").endswith(("?", "？")) for sentence in told]
    if any(marked):
        first = marked.index(True)
        return [mark or (i > first and bool(_ASKS_TOO.search(told[i]))) for i, mark in enumerate(marked)]
    asks = ASKS_ZH if language == "zh" else ASKS_EN
    last = max((i for i, sentence in enumerate(told) if _REQUESTS.search(sentence) or asks.search(sentence)), default=-1)
    if last < 0:  # a heading with a remark: 我找不到了。建议12的内容
        return [not _OWN_VOICE[language].search(sentence) for sentence in told]
    return [i == last for i in range(len(told))]
