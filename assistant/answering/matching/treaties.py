"""What became of a treaty: signed, ratified, acceded to or in force are four things, and the number or the day of one tells none of another,
nor is what became of one treaty told of the next."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.glossary import matches
from assistant.model import Language

_TREATY = re.compile(r"条约|公约|协定|议定书|\b(?:treat(?:y|ies)|conventions?|protocols?)\b", re.I)
# A treaty by the end of its name, before the word that says it is one: 灯塔标[志]条约, the Kite [Marks] Treaty; not 该条约, the Treaty.
_NAME = re.compile(
    r"(?<![该这那此项个份])([\u4e00-\u9fffA-Za-z](?![的等该这那此项个份约])[\u4e00-\u9fffA-Za-z])\s*(?:条约|公约|协定|议定书)|\b(?!The\b)([A-Z][\w’'-]+)\s+(?:Treaty|Convention|Protocol)\b"
)
# The same in small letters, by what it is on: "the kite marks treaty"; a text that has one of the words may be on it.
_SMALL = re.compile(r"\b(?P<words>(?:[a-z][\w’'-]+\s+){1,3})(?:treaty|convention|protocol)\b")
_NO_MATTER = frozenset(
    "the a an this that these which what each any all no new old same such first second third last next latest draft proposed signed adopted approved concluded ratified joined by of in on to for and or"
    " is was were are did does has have had will can its their our international multilateral wipo ip law".split()
)
_JOINED = r"缔约(?:方|国)|\b(?:contracting\s+part(?:y|ies)|(?:state|states)?\s*part(?:y|ies)\s+to)\b"
_ACTS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"签署|签字|签约|\bsign(?:ed|s|ing|ator\w*|ature\w*)\b",
        rf"批准书|批准[国方]|批准了?(?:这[一份]*)?[《“]?[^，。；]{{0,12}}(?:条约|公约|协定|议定书)(?![^，。；]{{0,4}}(?:条款|案文|草案))|\bratif\w+|{_JOINED}",
        rf"加入|\bacced\w*|\baccessions?\b|\bjoin(?:ed|s|ing)?\b|{_JOINED}",
        r"生效|\b(?:enter(?:ed|s|ing)?|came|comes?)\s+into\s+(?:force|effect)\b|\b(?:entry\s+into|in)\s+force\b|\btakes?\s+effect\b|\btook\s+effect\b",
    )
)


def tells_the_act(question: str, text: str) -> bool:
    """Whether a text speaks of what a question says was done with a treaty; True where it asks of no treaty or of no such act.

    >>> tells_the_act("How many states ratified the Lamp Treaty?", "By May 12 states had signed the Lamp Treaty.")
    False
    >>> tells_the_act("灯笼条约何时生效?", "《灯笼条约》将在第15份批准书交存三个月后生效。")
    True
    """
    if not _TREATY.search(question):
        return True
    asked = [act for act in _ACTS if act.search(question)]
    return not asked or any(act.search(text) for act in asked)


def of_another_treaty(question: str, text: str, language: Language) -> bool:
    """Whether a text names treaties, and not the one that a question in its language names.

    >>> of_another_treaty("How many states signed the Lamp Treaty?", "By May 12 states had signed the Rope Treaty.", "en")
    True
    >>> of_another_treaty("灯笼条约何时生效?", "该条约三个月后生效。", "zh")
    False
    >>> [of_another_treaty("How many signed the kite marks treaty?", text, "en") for text in ("Ten signed the Rope Treaty.", "Ten signed the Treaty on Marks.")]
    [True, False]
    """
    asked = set(_treaties(question, language)) if _TREATY.search(question) else set[str]()
    by_matter = set() if asked else _matter(question)
    told = set(_treaties(text, language)) if asked or by_matter else set[str]()
    if by_matter:
        return bool(told) and not by_matter & set(re.findall(r"[\w’'-]+", f"{text} {' '.join(told)}".lower()))
    return bool(told) and not asked & told


def _matter(question: str) -> set[str]:
    """What a treaty that a question names in small letters is on."""
    return {word for match in _SMALL.finditer(question) for word in match["words"].split()} - _NO_MATTER


def _treaties(text: str, language: Language) -> Iterator[str]:
    """Yield the treaties that a text names, by the ends of their names, and as the glossary calls them."""
    yield from (match[1] or match[2] for match in _NAME.finditer(text))
    yield from (match.term.head(language) for match in matches(text, language) if _TREATY.search(match.written))
