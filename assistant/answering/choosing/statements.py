"""What a delegation or group said, where no matter is named: its statements one after the other, each under its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answering.kinds.opinions import VIEW, matter_of, speaks_for
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.model import Evidence, Language, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.text import sentences
from assistant.understanding.asked.subjects import parties_in

_MOST = 4  # statements shown
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
        draft.quote(_opening(passage), passage)
    return bool(told)


def _statements(query: Query, party: str, evidence: Sequence[Evidence], retriever: Retriever) -> Iterator[Passage]:
    named = [concept for concept in retriever.concepts(query) if concept.written == party]
    seen = set[str]()
    for found in evidence:
        document = found.document
        of_session = (
            not query.sessions or document.session in query.sessions or any(document.file in retriever.told_by(s) for s in query.sessions)
        )
        for paragraph in found.paragraphs if of_session else ():
            spoken = paragraph.speaker and paragraph.kind is not ParagraphKind.HEADING and speaks_for(named, document, paragraph)
            if spoken and paragraph.text not in seen:
                seen.add(paragraph.text)
                yield Passage(document, paragraph)


def _opening(passage: Passage) -> str:
    """A statement, whole where it is short, else as many of its first sentences as a reader takes in."""
    text, most = passage.paragraph.text, _LONGEST[passage.document.language]
    spans = sentences(text)
    end = next((end for _, end in reversed(spans) if end <= most), spans[0][1])
    return text[spans[0][0] : end]
