"""Whether and how a question leans on the turn before: by a pronoun, by a word that opens it, or because it names nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.glossary import matches
from assistant.model import Intent, Query
from assistant.rules import Rule
from assistant.text import HAN
from assistant.understanding.asked.subjects import only_aspects, only_parties
from assistant.understanding.named.mentions import series_named
from assistant.understanding.topic import topic_of

_OPENER = Rule(
    r"^[\s?!,.;:'\"()。~-]*(?:and|also|then|or|but|so|ok(?:ay)?|yes|no|what\s+about|how\s+about|what\s+of|same|similarly)\b|^(?:那(?!一?[个项份届次篇条款家种场笔些])|那么|还有|而|再|另外|此外|以及|同样|换成|如果是|至于|好的?[,，])",
    flags=re.IGNORECASE,
)
WHAT_ABOUT = Rule(
    r"^[\s?!,.;:'\"()。~-]*(?:and\s+|but\s+|then\s+|so\s+)*(?:(?:what|how)\s+about|what\s+of)\b|^[\s?!,.;:'\"()。~-]*(?:and|but|or)\s+(?:about|on|for|in|at|with|without|under|regarding|from|per|by|during|after|before|to)\b(?!\s+how\b)|呢\s*[?。!]*$|^[\s?!,.;:'\"()。~-]*(?:and|but|or)\s+(?:the|that)\s+(?:[\w-]+\s+){1,3}ones?\s*[?.!]*$|(?:又|也|还|再)(?:是|有|加|要|花|多)?(?:多少|几|什么|哪|如何|怎)",
    flags=re.IGNORECASE,
)
_POINTS_BACK = Rule(
    r"\bthe\s+(?:[\w-]+\s+){1,3}?ones?\b(?!\s+(?:of|who|that|which)\b)|\b(?:it|its|they|them|their|theirs|he|she|his|her)\b|\b(?:this|that|these|those|the\s+same|the\s+latter|the\s+former)\b(?=\s*(?:$|[?.,!]|session|meeting|document|paper|decision|recommendation|project|one|ones|report|year|country|countries|platform|proposal|figure|number|paragraph|item|group|delegation|study|be\b|is\b|was\b|happen|cost|mean|approved|adopted|discussed|decided|agreed|considered|reported|mentioned|requested|proposed|published|done|taken))"
    r"|它们?|(?<!其)他(?!国|人|方|处|们?的确)|她|^其(?!他|它|余)|[,在对为](?:其)(?!他|它|余|中)|(?:该|这|那|上述|前述|此)(?:一)?(?:个|些|项|份|届|次|篇|条|款|类|笔|家|国|项目|平台|文件|决定|建议|提案|会议|报告|条约|研究|数字|金额|段|集团|代表团)|前者|后者|上述|这(?:是|又|怎么|为什么|什么)|同一",
    flags=re.IGNORECASE,
)
_THERE = Rule(
    r"\b(?:get|go|went|come|came|took|take|took\s+part|train(?:ed)?|met|held|happen(?:ed)?|from|stay(?:ed)?|up|in|out)\s+there\b|\bthere\s*[?.!]*$|那里|那儿|那边",
    flags=re.IGNORECASE,
)
# Who acts in a question is not what its pronoun means: "Did the Committee approve it?".
_ACTOR = re.compile(
    r"\b(?:Secretariat|Committee|WIPO|World Intellectual Property Organization|Member States?|CDIP|Delegations?)\b|(?:Group|Union)$", re.I
)
_ITS_SESSION = re.compile(r"its\s+(?:[\w-]+\s+){1,3}?(?:sessions?|meetings?)\b", re.I)
_OWN_OF_ACTOR = re.compile(r"\b(?:its|their|theirs|they|them|his|her|he|she)\b|^(?:其|他们|它们)", re.I)
_BARE = re.compile(r"it|its|they|them|their|theirs|he|she|his|her|this|that|these|those|它们?|他|她|其|,其", re.I)
_ALL_HELD = Rule(
    r"^(?:这些|那些)(?:文件|文档|资料)|^(?:these|those)\s+(?:documents|papers|files)\b", flags=re.IGNORECASE
)  # what is indexed
_THAT_KIND = re.compile(
    r"(?:该|这一?|那一?|此|上述)[项条份届次个]?(?:(?P<zr>建议)|(?P<zs>会议|届)|(?P<zd>文件))|\b(?:that|this|the\s+same)\s+(?:(?P<er>recommendation)|(?P<es>session)|(?P<ed>document|paper))\b",
    re.I,
)
_WHICH_ONE = Rule(r"哪一?[个种项份](?=\s*(?:[?。,!]|$))|\bwhich\s+(?:one|of\s+them)\b", flags=re.IGNORECASE)
_OF_WHICH = Rule(
    r"还是|或者?|[和与跟].*哪|其中|之中|[里中]哪|\bor\b|\band\b.*\bwhich\s+one\b|\bone\s+(?:for|on|in|of\s+the)\b|\bamong\b",
    flags=re.IGNORECASE,
)
_NO_TOPIC = Rule(
    r"^(?:before|after|next|following|previous|one|ones|same|latter|former|then|also|how|why|ok|yes|届|一|下|后|前|之|再|那么|还|以|接|来|次|个|项|条|份|它|么|另外|此外|同样|换成|至于|\d{1,2}(?:st|nd|rd|th)?|\s)+$"
)
_LEANING_WORDS = Rule(  # words that only tie a follow-up to the turn before
    r"^[\s?!,.;:'\"()。~-]*(?:(?:and|but|so|then|also|ok(?:ay)?|what\s+about|how\s+about|what\s+of|那么|那|还有|另外|此外|至于|再|而)\b\s*[,，]?\s*)+|呢(?=\s*[?。!]*$)|其中的?|里面的?|\b(?:among|of|like)\s+(?:them|those|these)\b|\b(?:it|its|they|them|their|that|this|those|these)\b|它们?(?:其中|之中|当中|中)?|他们|她们|in\s+(?:english|chinese)(?:\s*,?\s*please)?|请?用(?:英文|中文)(?:回答)?",
    flags=re.IGNORECASE,
)
_OWN_WORDS = 3  # of its topic before a pronoun, with which an English question names what the pronoun means
_EMPTY_EN = re.compile(
    r"\b(?:no|not|longer|among|between|of|any|more|still|many|much|exactly|then|also|both|each|did|does|do|was|were|is|are)\b"
)
_GENERIC = re.compile(r"项目|文件|报告|提案|会议|建议|平台|研究|进展|评价|审评|决定|活动|国家|代表团|第.{1,3}届")
_THIN = 4  # characters of a topic that, without a term of the house, is a question's rest and no subject
_ASKED_ALIKE = (Intent.WHO, Intent.WHEN, Intent.LIST, Intent.FIGURE)
_CARRIED_BY_NAME_ALONE = (Intent.DECISION, Intent.STATUS, Intent.DOCUMENT, Intent.HISTORY)  # "Session 24?" asks the same again
_OF_THE_DOCUMENT = (Intent.FIGURE, Intent.LIST, Intent.WHO, Intent.WHEN)  # short, these ask of the document that was read


@dataclass(frozen=True, slots=True)
class Reading:
    """How a query leans on the turn before."""

    follows: bool
    points_back: bool
    what_about: bool
    aspect: bool  # it asks only for an aspect (the budget, who proposed it) of what was spoken of
    topic: str  # its own topic, if it has one that can stand


def read_leaning(query: Query, last: Query) -> Reading:
    text = query.text.strip()
    topic = "" if _NO_TOPIC.match(query.topic) else " ".join(_LEANING_WORDS.sub(" ", query.topic).split())
    opener, what_about = bool(_OPENER.search(text)), bool(WHAT_ABOUT.search(text))
    points_back = _points_back(query)
    if (
        series_named(query.text) and not query.recommendation_numbers and (opener or what_about or points_back)
    ):  # "独立审查的那个呢": names the series, not a subject
        topic = re.sub(r"独立审查|发展议程|independent|review|development|agenda|\bda\b|\s+", " ", topic).strip()
    named = bool(query.sessions or query.symbols or query.recommendation_numbers)
    points_back |= not named and _of_the_kind_named(query, last)
    bare = not topic and not query.verbs and len(text) <= 40
    thin = is_thin(topic, query)
    parties = opener and only_parties(topic, query.language)  # "And the African Group?"
    aspect = not named and len(text) <= 40 and only_aspects(topic)
    alike = opener and not named and query.intent is last.intent in _ASKED_ALIKE  # "And who was made Vice-Chair?"
    what_about |= parties or alike
    of_document = bool(last.filters.symbols) and not named and query.intent in _OF_THE_DOCUMENT and _names_nothing(topic, query)
    follows = points_back or what_about or (opener and (thin or named)) or (not topic and not named) or bare or aspect or of_document
    follows |= query.paragraph is not None and not query.symbols  # "And paragraph 6?"
    if follows and named and not (opener or what_about or points_back) and last.intent not in _CARRIED_BY_NAME_ALONE:
        follows = False
    return Reading(follows, points_back, what_about, aspect, "" if thin and (opener or points_back) and not what_about else topic)


def _of_the_kind_named(query: Query, last: Query) -> bool:
    """Whether a question points at the recommendation, the session or the document that the turn before named by its number."""
    kind = _THAT_KIND.search(query.text)
    numbered = (("r", last.recommendation_numbers), ("s", last.sessions), ("d", last.symbols))
    return kind is not None and any((kind[f"z{name}"] or kind[f"e{name}"]) and numbers for name, numbers in numbered)


def is_thin(topic: str, query: Query) -> bool:
    if not topic:
        return True
    if any(match.term.kind == "term" for match in matches(topic, query.language)):
        return False
    return len(re.findall(rf"[{HAN}]", topic)) <= _THIN if query.language == "zh" else len(topic.split()) <= 1


def _names_nothing(topic: str, query: Query) -> bool:
    """Whether a short question names nothing by which it could stand alone: "How many volunteers?"."""
    if any(match.term.kind in ("term", "place") for match in matches(topic, query.language)) or re.search(r"[A-Z]", query.text[1:]):
        return False
    return len(query.text.split()) <= 6 if query.language == "en" else len(query.text) <= 14


def _points_back(query: Query) -> bool:
    """A pronoun counts where no term of the house stands before it that it could point to."""
    if _WHICH_ONE.search(query.text) and not _OF_WHICH.search(query.text):
        return not query.symbols
    if _THERE.search(query.text) and not any(match.term.kind == "place" for match in matches(query.text, query.language)):
        return not query.symbols
    pronouns = (
        match
        for match in _POINTS_BACK.finditer(query.text)
        if match[0] != "IT" and not _ALL_HELD.match(query.text[match.start() :]) and not _of_the_body(match, query.text)
    )
    pronoun = next(pronouns, None)
    if not pronoun or re.search(r"(?:本|这|此)届|\bthis\s+session", pronoun[0] + query.text[pronoun.end() : pronoun.end() + 8]):
        return False
    before = query.text[: pronoun.start()]
    if not _OPENER.search(query.text) and _names_it_itself(pronoun, query):
        return False
    meant = [match.term for match in matches(before, query.language) if match.term.kind == "term"]
    if not _BARE.fullmatch(pronoun[0]):  # "that project" is none that was named by another kind's name
        meant = []
    elif not _OWN_OF_ACTOR.search(pronoun[0]):
        meant = [term for term in meant if not _ACTOR.search(term.en)]
    return not query.symbols and not meant


def _of_the_body(pronoun: re.Match[str], text: str) -> bool:
    """Whether a pronoun means the body whose session it names: "What did the Committee settle at its 34th session?"."""
    return bool(_ITS_SESSION.match(text[pronoun.start() :])) and bool(_ACTOR.search(text[: pronoun.start()]))


def _names_it_itself(pronoun: re.Match[str], query: Query) -> bool:
    """Whether a question tells what its pronoun means: "The tea fund of Kenya – does it pay?", 肯尼亚那个茶叶基金, 那个讲茶叶的基金."""
    before, after = topic_of(query.text[: pronoun.start()].lower()), query.text[pronoun.end() :]
    if query.language == "en":
        expletive = re.match(r"\s+\w+\s+(?:to|that)\b", after) if pronoun[0].lower() == "it" else None
        return bool(expletive) or len(_EMPTY_EN.sub(" ", before).split()) >= _OWN_WORDS
    if not pronoun[0].startswith("那"):  # 这一条, 它, 其: what they mean stands in a clause before theirs, if in the question at all
        before = topic_of(query.text[: pronoun.start()].rpartition(",")[0].lower())
    described = re.match(rf"([{HAN}\w“”《》,、]*?)的", after) if pronoun[0].startswith("那") else None
    return _han(before) >= _THIN or (described is not None and _han(_GENERIC.sub("", described[1])) >= _THIN)


def _han(text: str) -> int:
    return len(re.findall(rf"[{HAN}]", text))


def own_words(text: str) -> str:
    """Return a follow-up without the words that only tie it to the turn before."""
    return " ".join(_LEANING_WORDS.sub(" ", text).split()).strip(" ?？,，.")
