"""What one delegation or group said: its statements one after the other where no matter is named, else those in the debate on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.opinions import SPOKEN_OF, matter_of, speaks_for
from assistant.answering.kinds.forms import VIEW
from assistant.answering.lists.debates import debate_on, is_of_session, matter_left, write_statements
from assistant.answering.reading.pieces import pieces_of
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.concepts import Concept
from assistant.lexical import tokens, words
from assistant.model import Evidence, Language, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.text import opening
from assistant.understanding.asked.subjects import only_aspects, parties_in

_MOST = 4  # statements shown
_NEAR = 0.4  # of the matter, that a view must meet which does not name it
_SPOKE = Rule(
    VIEW.source,
    r"问|提(?:了|出)|建议|要求|希望|支持",
    r"\b(?:ask(?:ed)?|propos\w+|suggest\w*|request\w*|want(?:ed)?|support\w*|object\w*)\b",
    flags=re.IGNORECASE,
)
_NAMED_FIRST = re.compile(
    r"(?P<who>[^，。；]{2,30}?)代表团|(?:The\s+)?Delegation\s+of\s+(?P<who_en>[^,.]{3,60}?)(?:,|\s+(?:on\s+behalf|[a-z]+ed\b|said\b))"
)
_LONGEST: dict[Language, int] = {"zh": 220, "en": 500}  # characters of a statement that is quoted whole; of a longer one its opening


def answer_statements(query: Query, evidence: Sequence[Evidence], retriever: Retriever, draft: Draft) -> bool:
    """List what the one party asked about said, at the session named if one is; False (and nothing written) where a matter is named
    too, or where it does not speak."""
    parties = {match.written for match in parties_in(query.text, query.language)}
    if len(parties) != 1 or not VIEW.search(query.text) or query.symbols or any(map(str.isalnum, matter_of(query))):
        return False
    told = list(_statements(query, parties.pop(), evidence, retriever))
    for passage in sorted(told, key=lambda one: (-(one.document.session or 0), one.place))[:_MOST]:
        draft.line()
        draft.say(say("opinion", draft.language, speaker=passage.paragraph.speaker or ""))
        draft.quote(opening(passage.paragraph.text, _LONGEST[passage.document.language]), passage)
    return bool(told)


def answer_view(query: Query, said: Sequence[Evidence], retriever: Retriever, draft: Draft) -> bool:
    """Quote, to be checked, what of the words of the one party asked about is near the matter: a view need not name the matter that it is
    on. False (and nothing written) where nothing is near it."""
    matter = matter_of(query).removeprefix("对")
    views = [Passage(found.document, p) for found in said for p in found.paragraphs if p.speaker and p.kind is not ParagraphKind.HEADING]
    if not matter or not views or len({match.written for match in parties_in(query.text, query.language)}) != 1:
        return False
    near = retriever.closeness(replace(query, text=matter, topic=matter), [view.paragraph.text for view in views])
    nearest = max(range(len(views)), key=lambda at: (float(near[at]), -at))
    if near[nearest] < _NEAR:
        return False
    view = views[nearest]
    draft.doubt(say("unsure", draft.language))
    draft.say(say("opinion", draft.language, speaker=view.paragraph.speaker or ""))
    draft.quote(opening(view.paragraph.text, _LONGEST[view.document.language]), view)
    return True


def answer_in_debate(query: Query, evidence: Sequence[Evidence], retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """List what the one party asked about said in the debate on the matter; False (and nothing written) where it said nothing there.

    What it says need not name the matter again: the debate does. It must speak of the aspect that is asked after, the costs or the time.
    """
    parties = [match for match in parties_in(query.text, query.language) if not SPOKEN_OF.search(query.text[: match.start])]
    if len(parties) != 1 or not _SPOKE.search(query.text):
        return False
    matter = matter_left(matter_of(query))
    debate = debate_on(matter, query, evidence, retriever, catalogue) if matter else None
    if debate is None:
        return False
    named = [concept for concept in retriever.concepts(query) if concept.written == parties[0].written]
    aspects = [one for one in pieces_of(query, matter, retriever).concepts if only_aspects(one.written)]
    own = [p for p in debate.statements if any(_speaks(concept, p) for concept in named)]
    told = [p for p in own if all(one.met_by(words(p.text)) for one in aspects)]
    write_statements(told, debate.document, draft)
    return bool(told)


def _speaks(concept: Concept, statement: Paragraph) -> bool:
    """Whether a statement is a party's own, or one that it makes for others."""
    name = _NAMED_FIRST.match(statement.text)
    return any(concept.met_by(set(tokens(who))) > 0 for who in (statement.speaker, name and (name["who"] or name["who_en"])) if who)


def _statements(query: Query, party: str, evidence: Sequence[Evidence], retriever: Retriever) -> Iterator[Passage]:
    named = [concept for concept in retriever.concepts(query) if concept.written == party]
    seen = set[str]()
    for found in evidence:
        document = found.document
        for paragraph in found.paragraphs if is_of_session(query, document, retriever) else ():
            spoken = paragraph.speaker and paragraph.kind is not ParagraphKind.HEADING and speaks_for(named, document, paragraph)
            if spoken and paragraph.text not in seen:
                seen.add(paragraph.text)
                yield Passage(document, paragraph)
