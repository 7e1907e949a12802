"""A follow-up takes from the turn before what it leaves out; a question that stands by itself takes nothing.

"What did session 23 decide on the web forum?" – "And at the session after?" – "那建议11呢？" – "它什么时候通过的？"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.glossary import matches
from assistant.known import Known
from assistant.model import Intent, Query
from assistant.rules import Rule
from assistant.symbols import find_sessions
from assistant.text import HAN
from assistant.understanding.collection import as_what_was_listed
from assistant.understanding.mentions import read_dates, series_named
from assistant.understanding.recommendations import about_the_recommendation
from assistant.understanding.relative import confined, counted_from, session_named
from assistant.understanding.subjects import only_aspects, only_parties, parties_in, without_aspects, without_parties
from assistant.understanding.topic import topic_of
from assistant.understanding.whether import asks_of_reporting, asks_only_whether

_OPENER = Rule(
    r"^[\s?!,.;:'\"()。~-]*(?:and|also|then|or|but|so|ok(?:ay)?|yes|no|what\s+about|how\s+about|what\s+of|same|similarly)\b|^(?:那(?!一?[个项份届次篇条款家种场笔些])|那么|还有|而|再|另外|此外|以及|同样|换成|如果是|至于|好的?[,，])",
    flags=re.IGNORECASE,
)
_WHAT_ABOUT = Rule(
    r"^[\s?!,.;:'\"()。~-]*(?:and\s+|but\s+|then\s+|so\s+)*(?:(?:what|how)\s+about|what\s+of)\b|^[\s?!,.;:'\"()。~-]*(?:and|but|or)\s+(?:about|on|for|in|at|with|without|under|regarding|from|per|by|during|after|before|to)\b|呢\s*[?。!]*$|^[\s?!,.;:'\"()。~-]*(?:and|but|or)\s+(?:the|that)\s+(?:[\w-]+\s+){1,3}ones?\s*[?.!]*$|(?:又|也|还|再)(?:是|有|加|要|花|多)?(?:多少|几|什么|哪|如何|怎)",
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
_OWN_OF_ACTOR = re.compile(r"\b(?:its|their|theirs|they|them|his|her|he|she)\b|^(?:其|他们|它们)", re.I)
_BARE = re.compile(r"it|its|they|them|their|theirs|he|she|his|her|this|that|these|those|它们?|他|她|其|,其", re.I)
_ALL_HELD = Rule(r"^(?:这些|那些)(?:文件|文档|资料)|^(?:these|those)\s+(?:documents|papers|files)\b", flags=re.IGNORECASE)  # what is indexed
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
_ASKS_SOMETHING = Rule(r"什么|哪|谁|几|多少|如何|怎", r"\b(?:what|which|who|whom|how|where)\b", flags=re.IGNORECASE)
_TONGUE = re.compile(
    r"(?:英|中|法|俄|西班牙|阿拉伯|葡萄牙|德|日|韩)(?:文|语)(?:版本?)?|\b(?:English|Chinese|French|Russian|Spanish|Arabic|Portuguese|German|Japanese|Korean)\b(?:\s+(?:version|one|edition))?", re.I
)
_WHY = Rule(r"\bwhy\b|\bhow\s+come\b|为什么|为何|怎么会", flags=re.IGNORECASE)
_LEANING_WORDS = Rule(  # words that only tie a follow-up to the turn before
    r"^[\s?!,.;:'\"()。~-]*(?:(?:and|but|so|then|also|ok(?:ay)?|what\s+about|how\s+about|what\s+of|那么|那|还有|另外|此外|至于|再|而)\b\s*[,，]?\s*)+|呢(?=\s*[?。!]*$)|其中的?|里面的?|\b(?:among|of|like)\s+(?:them|those|these)\b|\b(?:it|its|they|them|their|that|this|those|these)\b|它们?(?:其中|之中|当中|中)?|他们|她们|in\s+(?:english|chinese)(?:\s*,?\s*please)?|请?用(?:英文|中文)(?:回答)?",
    flags=re.IGNORECASE,
)
_PERIOD = Rule(
    r"^[一个上前下后]*(?:报告期|两年期|期间|年度|季度|阶段)$|^(?:previous |last |next |preceding |prior |same )*(?:reporting )?(?:period|biennium|year|phase)$"
)
_OWN_WORDS = 3  # of its topic before a pronoun, with which an English question names what the pronoun means
_EMPTY_EN = re.compile(
    r"\b(?:no|not|longer|among|between|of|any|more|still|many|much|exactly|then|also|both|each|did|does|do|was|were|is|are)\b"
)
_GENERIC = re.compile(r"项目|文件|报告|提案|会议|建议|平台|研究|进展|评价|审评|决定|活动|国家|代表团|第.{1,3}届")
_THIN = 4  # characters of a topic that, without a term of the house, is a question's rest and no subject

_OF_NO_MATTER = (Intent.OUT_OF_SCOPE, Intent.ABOUT_ASSISTANT, Intent.SOURCE)
TOLD_BY_PASSAGES = (Intent.FIGURE, Intent.LIST, Intent.WHO, Intent.WHEN, Intent.PASSAGE, Intent.DEFINITION)
SETTLED_BY = frozenset(("approved", "adopted", "endorsed", "accepted", "did not approve"))
_OF_A_SESSION = (Intent.WHO, Intent.WHEN)  # who was elected and when it met: told of each session in the same words
_ASKED_ALIKE = (Intent.WHO, Intent.WHEN, Intent.LIST, Intent.FIGURE)
_CARRIED_BY_NAME_ALONE = (Intent.DECISION, Intent.STATUS, Intent.DOCUMENT, Intent.HISTORY)  # "Session 24?" asks the same again


_ASKED_MORE_OF = (Intent.STATUS, Intent.FIGURE, Intent.LIST, Intent.WHO, Intent.WHEN)
_OF_THE_DOCUMENT = (Intent.FIGURE, Intent.LIST, Intent.WHO, Intent.WHEN)  # short, these ask of the document that was read

# It asks in words of its own, whatever was asked before: "What did she recommend?".
_OWN_QUESTION = Rule(
    r"^(?:(?:and|so|but|then|ok)\s*,?\s+)*(?:what|how|why)\s+(?:did|do|does|has|have|is|are|was|were|will|would)\s+(?:\w+\s+){1,4}?(?:say|recommend|propose|suggest|think|conclude|find|want|mean|do|happen|change|ask|prefer|favou?r|choose)\w*\b"
    r"|\bwhich\s+(?:one|of\s+them)\b|(?:倾向|偏向|推荐|主张|选)(?:了|用|择|于)*哪|(?:说|写|提|建议|主张|认为|做|改)了?什么",
    flags=re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How a query leans on the turn before."""

    follows: bool
    points_back: bool
    what_about: bool
    aspect: bool  # it asks only for an aspect (the budget, who proposed it) of what was spoken of
    topic: str  # its own topic, if it has one that can stand


def resolve(query: Query, history: Sequence[Query], known: Known = Known(), *, leans: bool = False) -> Query:
    """Fill in what a follow-up leaves out from the last turn that was about the documents; history: last turn last.
    leans tells that it was said to be on that turn.

    Named sessions, symbols and recommendations replace those of the same kind, the others stay; the intent stays where
    the follow-up shows none of its own. A question with a subject of its own changes the topic and takes nothing over.
    """
    last = next((turn for turn in reversed(history) if turn.intent not in _OF_NO_MATTER), None)
    if last is None or query.intent in (Intent.OUT_OF_SCOPE, Intent.ABOUT_ASSISTANT, Intent.COLLECTION):
        return query
    if last.intent is Intent.COLLECTION:
        last = as_what_was_listed(last)
    counted = counted_from(query, last, known)
    reading = _read(counted, last)
    if not (reading.follows or leans):
        return replace(counted, after=replace(last, before=None, after=None)) if _may_lean(counted) else counted
    carried = _carried(counted, last, reading, known)
    elsewhere = counted != query or reading.what_about or query.sessions or query.symbols or query.recommendation_numbers
    return replace(carried, before=replace(last, before=None, after=None), same_matter=not elsewhere)


def _read(query: Query, last: Query) -> _Reading:
    text = query.text.strip()
    topic = "" if _NO_TOPIC.match(query.topic) else " ".join(_LEANING_WORDS.sub(" ", query.topic).split())
    opener, what_about = bool(_OPENER.search(text)), bool(_WHAT_ABOUT.search(text))
    points_back = _points_back(query)
    if (
        series_named(query.text) and not query.recommendation_numbers and (opener or what_about or points_back)
    ):  # "独立审查的那个呢": names the series, not a subject
        topic = re.sub(r"独立审查|发展议程|independent|review|development|agenda|\bda\b|\s+", " ", topic).strip()
    named = bool(query.sessions or query.symbols or query.recommendation_numbers)
    points_back |= not named and _of_the_kind_named(query, last)
    bare = not topic and not query.verbs and len(text) <= 40
    thin = _thin(topic, query)
    parties = opener and only_parties(topic, query.language)  # "And the African Group?"
    aspect = not named and len(text) <= 40 and only_aspects(topic)
    alike = opener and not named and query.intent is last.intent in _ASKED_ALIKE  # "And who was made Vice-Chair?"
    what_about |= parties or alike
    of_document = bool(last.filters.symbols) and not named and query.intent in _OF_THE_DOCUMENT and _names_nothing(topic, query)
    follows = points_back or what_about or (opener and (thin or named)) or (not topic and not named) or bare or aspect or of_document
    follows |= query.paragraph is not None and not query.symbols  # "And paragraph 6?"
    if follows and named and not (opener or what_about or points_back) and last.intent not in _CARRIED_BY_NAME_ALONE:
        follows = False
    return _Reading(follows, points_back, what_about, aspect, "" if thin and (opener or points_back) and not what_about else topic)


def lean(query: Query, known: Known) -> Query:
    """Read a question that does not say that it leans on the turn before as one that does."""
    assert query.after is not None
    intent = Intent.PASSAGE if query.intent is Intent.DEFINITION else query.intent
    return resolve(replace(query, after=None, intent=intent, everyday=0.0, for_a_desk=0.0), (query.after,), known, leans=True)


def _may_lean(query: Query) -> bool:
    """Whether a question names nothing of the house by number, and is told by passages: it may be on what was spoken of."""
    named = query.sessions or query.symbols or query.recommendation_numbers
    return not named and query.intent in TOLD_BY_PASSAGES


def _of_the_kind_named(query: Query, last: Query) -> bool:
    """Whether a question points at the recommendation, the session or the document that the turn before named by its number."""
    kind = _THAT_KIND.search(query.text)
    numbered = (("r", last.recommendation_numbers), ("s", last.sessions), ("d", last.symbols))
    return kind is not None and any((kind[f"z{name}"] or kind[f"e{name}"]) and numbers for name, numbers in numbered)


def _thin(topic: str, query: Query) -> bool:
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
    pronouns = (match for match in _POINTS_BACK.finditer(query.text) if match[0] != "IT" and not _ALL_HELD.match(query.text[match.start() :]))
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


def _carried(query: Query, last: Query, reading: _Reading, known: Known) -> Query:
    symbols = query.symbols or (() if _new_subject(query, last) else last.symbols)
    sessions = query.sessions or (() if _new_subject(query, last) else last.sessions)
    numbers = query.recommendation_numbers or (() if _new_subject(query, last) else last.recommendation_numbers)
    series = query.series or (series_named(query.text) or last.series if numbers else None)
    named_before = bool(last.symbols or last.sessions or last.recommendation_numbers)
    before = (
        last.topic
        if not reading.aspect or (reading.what_about and not reading.topic)
        else without_aspects(last.topic) or ("" if named_before else last.topic)
    )
    replaces = not _PERIOD.match(reading.topic) and reading.what_about and not reading.aspect and not reading.points_back and matches(reading.topic, query.language)
    of_another = _of_another_party(query, last, reading)
    if of_another:  # "And in Chile?" asks the same of another country
        taken = without_parties(before, last.language)
    else:
        taken = "" if replaces else before
    if _new_subject(query, last):
        taken = ""
    topic = _joined(taken, reading.topic)
    again = _asked_again(query, last, reading)
    own_language = query.language if re.search(rf"[{HAN}]|[a-z]{{3,}}", re.sub(r"cdip\S*", "", query.text.lower())) else last.language
    carried_symbols = last.filters.symbols if not query.symbols and symbols else ()
    return replace(
        query,
        text=again or _search_text(query, topic, sessions),
        language=last.language if again else own_language,
        intent=_intent(query, last, reading),
        filters=confined(query.filters, carried_symbols),
        sessions=sessions,
        symbols=symbols,
        recommendation_numbers=numbers,
        recommendations=known.recommendations_meant(numbers, series) if numbers else (),
        series=series,
        latest=query.latest or (last.latest and sessions == last.sessions),
        years=query.years or last.years,
        dates=query.dates or (() if query.years else last.dates),
        answer_language=query.answer_language or (own_language if again and own_language != last.language else last.answer_language),
        verbs=query.verbs or last.verbs,
        expansions=tuple(dict.fromkeys((*query.expansions, *last.expansions))) if topic != reading.topic else query.expansions,
        topic=topic,
        taken=taken,
        root=(last.root or last.topic) if taken else "",
        follows_up=True,
    )


def _of_another_party(query: Query, last: Query, reading: _Reading) -> bool:
    """Whether a follow-up asks of another country or group: by its name alone, or first by its name: 那印度的呢，批了没有？"""
    if reading.points_back:
        return False
    if only_parties(reading.topic, query.language):
        return True
    first, _, rest = query.text.partition(",")
    named = parties_in(first, query.language) if rest and _WHAT_ABOUT.search(first) else []
    return len(named) == 1 and bool(parties_in(last.topic, last.language))


def _asked_again(query: Query, last: Query, reading: _Reading) -> str:
    """The last question with the one date, language or party in it changed for the follow-up's: "And in 2022?", "And Chile?"; "" where it asks
    anything else."""
    if not reading.what_about or query.sessions:
        return ""
    if only_parties(reading.topic, query.language):
        named, asked_of = parties_in(query.text, query.language), parties_in(last.text, last.language)
        if len(named) != 1 or len(asked_of) != 1:
            return ""
        party = named[0].written if query.language == last.language else named[0].term.forms(last.language)[0]
        return f"{last.text[: asked_of[0].start]}{party}{last.text[asked_of[0].end :]}"
    if query.language != last.language:
        return ""
    tongues = [list(_TONGUE.finditer(text)) for text in (query.text, last.text)]
    if all(len(named) == 1 for named in tongues) and not _TONGUE.sub("", reading.topic).strip():
        (new,), (old,) = tongues
        return f"{last.text[: old.start()]}{new[0]}{last.text[old.end() :]}"
    if reading.topic or not query.years:
        return ""
    new, old = ([(start, end) for start, end, _ in read_dates(text)] for text in (query.text, last.text))
    if len(new) != 1 or len(old) != 1:
        return ""
    return f"{last.text[: old[0][0]]}{query.text[slice(*new[0])]}{last.text[old[0][1] :]}"


def _search_text(query: Query, topic: str, sessions: tuple[int, ...]) -> str:
    """The follow-up made whole for search: the subject, the session it came to, and its own words."""
    own = own_words(query.text)
    if sessions:
        own = session_named(own, sessions[0], query.language)
    if sessions and query.intent in _OF_A_SESSION and not find_sessions(own):
        own = f"第{sessions[0]}届会议 {own}" if query.language == "zh" else f"{own} session {sessions[0]}"
    return _joined(" ".join(word for word in topic.split() if word.lower() not in own.lower()), own) or query.text


def own_words(text: str) -> str:
    """Return a follow-up without the words that only tie it to the turn before."""
    return " ".join(_LEANING_WORDS.sub(" ", text).split()).strip(" ?？,，.")


def _new_subject(query: Query, last: Query) -> bool:
    """It names a recommendation where none was spoken of: the subject changes with it."""
    return bool(query.recommendation_numbers and not last.recommendation_numbers)


def _intent(query: Query, last: Query, reading: _Reading) -> Intent:
    """Its own where it asks something; the last turn's where it only names or points."""
    if _new_subject(query, last) or _WHY.search(query.text):
        return query.intent
    if SETTLED_BY.intersection(query.verbs) and asks_only_whether(query.text):  # "Did they approve it?", of a paper as of a project
        return Intent.DECISION
    if last.recommendation_numbers and asks_of_reporting(query.text):
        return Intent.STATUS
    if (
        last.recommendation_numbers
        and query.intent in (Intent.LIST, Intent.WHO, Intent.PASSAGE, Intent.STATUS)
        and about_the_recommendation(query.text.lower())
    ):
        return last.intent
    if (
        query.intent is Intent.PASSAGE
        and last.intent in (Intent.FIGURE, Intent.WHO, Intent.WHEN, Intent.LIST, Intent.DOCUMENT)
        and _OWN_QUESTION.search(query.text)
    ):
        return query.intent
    if query.intent is Intent.PASSAGE and last.intent in _ASKED_MORE_OF and _asks_in_its_own_words(query, reading):
        return query.intent
    asks_itself = query.intent not in (Intent.PASSAGE, last.intent) and (reading.topic or not _only_names(query)) and not reading.what_about
    return query.intent if asks_itself else last.intent


def _asks_in_its_own_words(query: Query, reading: _Reading) -> bool:
    """Whether a follow-up asks something particular, no more of the same: 各代表团要求下一份报告分析什么？"""
    return not _thin(reading.topic, query) and not reading.what_about and not asks_only_whether(query.text) and bool(_ASKS_SOMETHING.search(query.text))


def _only_names(query: Query) -> bool:
    """Its intent was guessed from what it names (a session: decisions; a recommendation: its status), not asked."""
    return query.intent in (Intent.DECISION, Intent.STATUS, Intent.DOCUMENT) and not query.verbs


def _joined(first: str, second: str) -> str:
    return f"{first} {second}".strip() if first != second else first
