"""Whose view is asked for: only what that delegation or group said answers, and it is looked for among what it said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answering.choosing.selection import Selector
from assistant.answering.kinds.forms import VIEW
from assistant.answering.lists.debates import matter_debated, stance_asked
from assistant.answering.writing.draft import Draft, Quoted, seen
from assistant.concepts import Concept, Kind
from assistant.lexical import tokens
from assistant.model import Document, Evidence, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.text import sentences
from assistant.understanding.asked.subjects import parties_in, without_parties

ON_TOPIC = 0.15  # of what the view is asked about, by a statement with what stands above it
LOOKED_THROUGH = 24  # chunks: a compilation of comments holds many short ones

# What only says that a party spoke.
_SAYING = Rule(
    r"代表团|集团|提出|提议|建议|意见|看法|希望|要求|主张",
    r"\b(?:delegations?|groups?|propos\w+|suggest\w*|want\w*|ask\w*|view|opinion|position)\b",
    flags=re.IGNORECASE,
)
_PUT_FORWARD = Rule(  # what a paper says of a party whose view it tells
    r"提议|提出|提交|提案|建议|认为|表示|要求|请求|支持|赞成|赞同|反对|指出|主张|强调|希望|欢迎|意见|看法|立场|关切|介绍|发言|询问|愿意|感谢",
    r"\b(?:propos\w+|suggest\w*|submi\w+|consider\w*|believ\w+|said|stat(?:ed|es|ing)|express\w*|ask(?:ed|s)|request\w*|support\w*|endors\w+|oppos\w+|object\w*|note[ds]?|argu\w+|stress\w*|emphasi[sz]\w+|hope[ds]?|welcom\w+|view|opinion|position|concern\w*|comment\w*|present\w*|call(?:ed|s)\s+for|want(?:ed|s)|favou?r\w*|doubt\w*|recall\w*|thank\w*)\b",
    flags=re.IGNORECASE,
)
_PARTIES = Rule(  # what a paper says delegations by, where it names none
    r"代表团|成员国|集团|各国|各方|国家|与会",
    r"\b(?:delegations?|delegates?|member\s+states?|groups?|countries|representatives?)\b",
    flags=re.IGNORECASE,
)
_SECRETARIAT = "秘书处"
SPOKEN_OF = re.compile(r"(?:关于|有关|对|就|在|涉及)$|\b(?:about|on|regarding|concerning|in|for|with|to)\s+(?:the\s+)?$", re.IGNORECASE)
_WHICH = Rule(r"哪|谁|各", r"\bwh(?:ich|o|ose)\b|\b(?:each|any|delegations|member\s+states)\b", flags=re.IGNORECASE)
_PARTY = Rule(r"集团|代表团", r"\bgroup\b|\bdelegations?\b", flags=re.IGNORECASE)


def of_the_party(query: Query, evidence: Sequence[Evidence], retriever: Retriever) -> tuple[Query, Sequence[Evidence]]:
    """Keep what the delegation or group said whose view the question asks for, and ask it the question's remainder.

    Nothing changes where no view is asked for. Where a party is named that does not speak in the evidence, nobody else's view
    answers for it. The Secretariat speaks in its own papers, wherever they tell no one else's view.
    """
    if not VIEW.search(query.text):
        return query, evidence
    named = [concept for concept in retriever.concepts(query) if concept.kind in (Kind.PLACE, Kind.TERM)]
    kept = [_spoken(found, named) for found in evidence]
    said = [found for found in kept if found.paragraphs]
    spoke = [concept for concept in named if any(_names(concept, p.speaker) for found in said for p in found.paragraphs)]
    if not said and any(concept.met_by(set(tokens(_SECRETARIAT))) for concept in named):
        said = [found for found in (_own_words(found) for found in evidence) if found.paragraphs]
    speakers = {match.written for match in parties_in(query.text, query.language) if not SPOKEN_OF.search(query.text[: match.start])}
    if not said and not _WHICH.search(query.text) and (_PARTY.search(query.text) or speakers):
        parties = [concept for concept in named if concept.written in speakers or _PARTY.search(concept.written)] or named
        told = [found for found in (_telling_of(found, parties) for found in evidence) if found.paragraphs]
        return query, _on_the_matter(query, told, retriever)
    if not said:
        return query, evidence
    rest = VIEW.sub(" ", query.text)
    for concept in spoke:
        rest = rest.replace(concept.written, " ")
    about = replace(query, text=rest)
    if not retriever.concepts(about):
        return query, said
    return about, _closest(about, said, retriever)


def speaks_of_it(query: Query, draft: Draft, retriever: Retriever) -> bool:
    """Whether what a delegation is quoted as saying is on what it was asked about; true where none is quoted, or nothing asked, but not
    where all are asked about and what is quoted tells of none."""
    quotes = draft.quotes
    if matter_debated(query):
        stance = stance_asked(query)
        if not any(_tells_of_a_party(quote) and (stance is None or stance.search(quote.quote)) for quote in quotes):
            return False
    if query.symbols or VIEW.search(query.text) or not quotes or any(quote.passage.paragraph.speaker is None for quote in quotes):
        return True
    asked = _SAYING.sub(" ", without_parties(query.topic, query.language))
    selector = Selector(replace(query, text=asked, topic=asked), retriever)
    if not selector.topic:
        return True
    texts = [seen(quote) for quote in quotes]
    close = retriever.closeness(replace(query, text=asked), texts)
    return max(*map(float, close), *map(selector.topic_coverage, texts)) >= ON_TOPIC


def _tells_of_a_party(quote: Quoted) -> bool:
    text, passage = quote.quote, quote.passage
    named = _PARTIES.search(text) or parties_in(text, passage.document.language)
    return bool(passage.paragraph.speaker or (named and _PUT_FORWARD.search(text)))


def matter_of(query: Query) -> str:
    """Return what a view is asked about: the question's topic without the parties and without the words that only say that they spoke."""
    return " ".join(_SAYING.sub(" ", VIEW.sub(" ", without_parties(query.topic, query.language))).split())


def _on_the_matter(query: Query, told: Sequence[Evidence], retriever: Retriever) -> list[Evidence]:
    """Keep the paragraphs that speak of what the view is asked about; all, where nothing but the party is named."""
    matter = matter_of(query)
    about = replace(query, text=matter, topic=matter)
    selector = Selector(about, retriever)
    if not selector.topic:
        return list(told)

    def met(found: Evidence, paragraph: Paragraph) -> bool:
        seen = f"{found.document.title or ''}\n{paragraph.section or ''}\n{paragraph.text}"
        return max(float(retriever.closeness(about, [seen])[0]), selector.topic_coverage(seen)) >= ON_TOPIC

    kept = [_keeping(found, [p for p in found.paragraphs if met(found, p)]) for found in told]
    return [found for found in kept if found.paragraphs]


def _closest(about: Query, said: Sequence[Evidence], retriever: Retriever) -> list[Evidence]:
    """Keep the paragraph that speaks most of what is asked, of those that tell what is asked for where any does: a statement takes
    up one point after the other."""
    selector = Selector(about, retriever)
    paragraphs = [(n, p) for n, found in enumerate(said) for p in found.paragraphs if p.kind is not ParagraphKind.HEADING]
    if not paragraphs:
        return list(said)
    close = retriever.closeness(about, [p.text for _, p in paragraphs])
    tells = [selector.wanted.answers(p.text, said[n].document.language) for n, p in paragraphs]
    measured = [(told, float(near) + selector.coverage(p.text)) for told, near, (_, p) in zip(tells, close, paragraphs, strict=True)]
    best = max(range(len(paragraphs)), key=lambda i: (measured[i], -i))
    n, paragraph = paragraphs[best]
    seen = [f"{said[n].document.title or ''}\n{paragraph.section or ''}\n{paragraph.text}"]
    if selector.topic and max(retriever.closeness(replace(about, text=about.topic), seen)[0], selector.topic_coverage(seen[0])) < ON_TOPIC:
        return []  # it spoke, of something else
    return [_keeping(said[n], [paragraph])]


def speaks_for(concepts: Iterable[Concept], document: Document, paragraph: Paragraph) -> bool:
    """Whether a paragraph tells the view of a party that is named so."""
    if paragraph.speaker is None:
        return any(_names(concept, document.prepared_by) for concept in concepts)
    return any(_names(concept, paragraph.speaker) for concept in concepts)


def _names(concept: Concept, speaker: str | None) -> bool:
    return speaker is not None and concept.met_by(set(tokens(speaker))) > 0


def _spoken(found: Evidence, named: Sequence[Concept]) -> Evidence:
    return _keeping(found, [p for p in found.paragraphs if any(_names(concept, p.speaker) for concept in named)])


def _telling_of(found: Evidence, parties: Sequence[Concept]) -> Evidence:
    """Keep what a paper tells in its own words that one of the parties said or put forward, and not what only names it."""

    def tells(text: str) -> bool:
        sentences_ = (text[start:end] for start, end in sentences(text))
        return any(_PUT_FORWARD.search(s) and any(party.met_by(set(tokens(s))) for party in parties) for s in sentences_)

    own = _own_words(found)
    return _keeping(own, [p for p in own.paragraphs if tells(p.text)])


def _own_words(found: Evidence) -> Evidence:
    return _keeping(found, [p for p in found.paragraphs if p.speaker is None])


def _keeping(found: Evidence, paragraphs: Sequence[Paragraph]) -> Evidence:
    return found if len(paragraphs) == len(found.paragraphs) else replace(found, paragraphs=tuple(paragraphs))
