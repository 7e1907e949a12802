"""Whether what is quoted answers a follow-up: it must tell what the follow-up asks in words of its own, and of what was spoken of.

"How many lamps are there?" – "And how many of those are in the north?" A passage on lamps that says nothing of the north is no
answer, nor is one on the north that says nothing of lamps.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.choosing.selection import Selector
from assistant.answering.kinds.dates import spans_year
from assistant.answering.reading.pieces import pieces_of
from assistant.answering.writing.draft import Draft, seen
from assistant.concepts import Kind
from assistant.known import Known
from assistant.lexical import tokens
from assistant.model import Intent, Query, Want
from assistant.retrieval import Retriever
from assistant.understanding.asked.intents import asked_topic
from assistant.understanding.asked.subjects import parties_in, without_aspects
from assistant.understanding.asked.wants import asks_for_an_office, kinds_asked
from assistant.understanding.asked.whether import matter_of, names_a_matter
from assistant.understanding.asked.wholes import asked_of_whole
from assistant.understanding.named.dates import read_dates
from assistant.understanding.named.mentions import read_mentions
from assistant.understanding.named.relative import without_counting
from assistant.understanding.readback import read_back
from assistant.understanding.turns.ellipsis import asks_for_a_kind, own_subject
from assistant.understanding.turns.followups import TOLD_BY_PASSAGES, lean
from assistant.understanding.turns.leaning import own_words

OWN, CLOSE = 0.5, 0.6  # of the follow-up's own topic: in words, by meaning
SPOKEN_OF, OF_THE_ROOT = 0.45, 0.6  # of the topic that was spoken of; of the one that its chain of follow-ups began with
OF_A_LENGTH = 0.42  # by meaning, of what is asked how long it takes: few passages of a paper tell a length
NEARBY = 0.65  # of a question's own topic, by a paragraph beside what was quoted
STANDS, RARE = 2.5, 4.0  # weight of all that a question names, with which it stands alone, where a word that stands once weighs so much
YEAR, MONTH = 4, 7  # characters of a date as exact as that
ACROSS = 0.75  # of what is met in one language, in the other
_MORE_OF_IT = (Intent.LIST, Intent.PASSAGE)  # "Which ones?", "How?"
_PART_OF_YEAR = re.compile(
    r"[上下]半年?|年[底初末中]|月[底初末]|^[底初末]$|\b(?:first|second|half|quarter|end|beginning|start|early|late|ones?)\b", re.IGNORECASE
)
_PERIOD_BEFORE = re.compile(
    r"[上前]一?个?(?:报告期|两年期|期间|年度|季度|阶段)|\b(?:previous|preceding|last|prior)\s+(?:reporting\s+)?(?:period|biennium|phase)\b",
    re.I,
)
_BEFORE = re.compile(r"[上前]一|此前|以往|\b(?:previous|preceding|prior|earlier)\b", re.I)
# What a follow-up only compares: "Why was it higher?", 比原计划少吗.
_COMPARED = re.compile(
    r"比?(?:原来|原先|当初|最初|原)?(?:估计|计划|预计|预期|预算|预定|原定)的?(?=[多少高低早晚快慢大小长短])|(?<![\u4e00-\u9fff])(?:多|少|高|低|早|晚|快|慢|大|小|长|短)(?![\u4e00-\u9fff])"
    r"|\b(?:higher|lower|larger|smaller|bigger|greater|fewer|less|earlier|later|longer|shorter|dearer|cheaper)\b(?:\s+than\s+(?:\w+\s+)?(?:planned|expected|foreseen|estimated|before))?",
    re.I,
)
_NAMES = (Kind.TERM, Kind.NAME, Kind.SYMBOL)


def leaned(query: Query, retriever: Retriever, known: Known) -> Query:
    """Return a question that has no subject of its own as one on what was spoken of; any other as it is."""
    if query.after is None or not _is_elliptic(query, query.topic, retriever):
        return query
    query = lean(query, known)
    return replace(query, understood=read_back(query))


def _is_elliptic(query: Query, topic: str, retriever: Retriever) -> bool:
    """Whether a question's own topic names no subject by which it could stand alone: "Which companies took part?"."""
    whole = asked_of_whole(query)
    if asks_for_a_kind(query.asked) or (whole and whole.subject):  # "How long would the coffee project last?"
        return False
    subject = own_subject(query.asked, topic, query.language)
    if not subject:
        return True
    pieces = pieces_of(query, subject, retriever)
    named = any(c.kind in _NAMES for c in pieces.concepts)
    return not named and sum(pieces.weights) < STANDS * min(1.0, retriever.rarity(1) / RARE)  # in few passages no word weighs much


def answers_follow_up(query: Query, draft: Draft, retriever: Retriever) -> bool:
    """Whether a draft tells what a follow-up asks; true of a question that is none, and of one answered by records."""
    last = query.before
    if asks_for_an_office(query.text):  # told by the record of an election, which names the session and no matter
        return True
    if last is None or query.intent not in TOLD_BY_PASSAGES or not draft.quotes:
        return True
    told = "\n".join(seen(quote) for quote in draft.quotes)
    across = ACROSS if draft.quotes[0].passage.document.language != query.language else 1.0
    own, asked = across * OWN, _own_topic(query)
    of_another = not query.same_matter and bool(parties_in(asked, query.language))
    return (
        _tells_its_dates(query, _in_full(draft))
        and _tells_its_period(query, _in_full(draft))
        and (
            _meets(asked, _in_full(draft) if of_another else told, own, query, retriever, across * CLOSE)
            or _tells_how_long(query, asked, draft, retriever)
        )
        and _on_the_matter(query, told, across, retriever)
    )


def answers_nearby(query: Query, draft: Draft, retriever: Retriever, *, same: bool) -> bool:
    """Whether what stands where the last answer was found tells what a question asks in words of its own, and, where these name no
    subject, what was spoken of; the very paragraph that was quoted (same) is on that."""
    topic, told = _own_topic(query), _in_full(draft)
    across = ACROSS if draft.quotes[0].passage.document.language != query.language else 1.0
    if not (_tells_its_dates(query, told) and _tells_its_period(query, told)):
        return False
    if not topic and query.intent in _MORE_OF_IT and _said_before(query, draft):
        return False
    if topic and _share(topic, told, query, retriever) < across * NEARBY and not _tells_how_long(query, topic, draft, retriever):
        return False
    return same or not _is_elliptic(query, topic, retriever) or _on_the_matter(query, told, across, retriever)


def _tells_how_long(query: Query, topic: str, draft: Draft, retriever: Retriever) -> bool:
    """Whether a follow-up asks how long and a quote of the paper spoken of tells that, of what is about as much its matter."""
    cited = {one.symbol for one in query.before.cited} if query.before else set()
    if kinds_asked(query) != (Want.LENGTH,) or any(quote.passage.document.symbol not in cited for quote in draft.quotes):
        return False
    language = draft.quotes[0].passage.document.language
    told = "\n".join(quote.quote for quote in draft.quotes)
    near = float(retriever.closeness(replace(query, text=topic), [told])[0])
    return near >= OF_A_LENGTH * (1.0 if language == query.language else ACROSS) and Selector(query, retriever).wanted.answers(
        told, language
    )


def _said_before(query: Query, draft: Draft) -> bool:
    """Whether a draft quotes nothing but the words that the last answer quoted."""
    before = {quote for _, _, quote in query.before.sources} if query.before else set()
    return all(quote.quote in before for quote in draft.quotes)


def _on_the_matter(query: Query, told: str, across: float, retriever: Retriever) -> bool:
    """Whether a text speaks of what a follow-up takes over: of what the turn before was about, or the one that began with it."""
    last = query.before
    assert last is not None
    matter, root = _spoken_of(query.taken), _spoken_of(query.root)
    if _meets(matter, told, across * SPOKEN_OF, last, retriever):
        return True
    return root not in ("", matter) and _meets(root, told, across * OF_THE_ROOT, last, retriever)


def _in_full(draft: Draft) -> str:
    """The paragraphs that a draft quotes from, with what stands above them."""
    return "\n".join(f"{quote.passage.paragraph.section or ''} {quote.passage.paragraph.text}" for quote in draft.quotes)


def _tells_its_dates(query: Query, told: str) -> bool:
    """Whether a text names every date that a follow-up names or counts to: "And by the end of March 2022?", "the year after"."""
    before = query.before.years if query.before else ()
    asked = {date[:MONTH] for _, _, date in read_dates(query.asked)} | {str(year) for year in query.years if year not in before}
    named = {date for _, _, date in read_dates(told)}
    return all(any(date.startswith(one) for date in named) or (len(one) == YEAR and spans_year(told, int(one))) for one in asked)


def _tells_its_period(query: Query, told: str) -> bool:
    """Whether a text speaks of a period before, where a follow-up asks of the one before: "And in the previous biennium?"."""
    return not _PERIOD_BEFORE.search(query.asked) or bool(_BEFORE.search(told))


def _share(topic: str, told: str, query: Query, retriever: Retriever) -> float:
    """Return the share of a topic that a text speaks of; of one whose words the model does not know, by its pairs of characters."""
    selector = Selector(replace(query, text=topic, topic=topic), retriever)
    if selector.topic or not (written := tokens(topic)):
        return selector.topic_coverage(told)
    return min(1.0, 2 * sum(token in told for token in written) / len(written))


def _spoken_of(topic: str) -> str:
    """The matter of a topic, without what was asked of it and what any matter is."""
    topic = without_aspects(topic)
    return matter_of(topic) if names_a_matter(topic) else ""


def _own_topic(query: Query) -> str:
    shape = read_mentions(without_counting(own_words(query.asked)), latest_session=None, known_symbols=frozenset()).shape
    return " ".join(_COMPARED.sub(" ", _PART_OF_YEAR.sub(" ", without_aspects(asked_topic(shape.lower(), query.intent)))).split())


def _meets(topic: str, told: str, least: float, query: Query, retriever: Retriever, close: float | None = None) -> bool:
    """Whether a text speaks of so much of a topic, in words or by meaning (close; as much where None), and of every place and product in
    it; true where it names none."""
    if not topic:
        return True
    asked = replace(query, text=topic, topic=topic)
    selector = Selector(asked, retriever)
    if not selector.topic:  # words the model does not know: 它要做多久 is told by the length, 怎么就吹了 only by what says so
        return close is None or query.intent is not Intent.PASSAGE or _share(topic, told, query, retriever) >= least
    near = float(retriever.closeness(asked, [told])[0])
    return selector.names_all(told) and (near >= (least if close is None else close) or selector.topic_coverage(told) >= least)
