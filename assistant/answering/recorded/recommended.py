"""What an evaluation or a review recommends: its numbered recommendations, all and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.lists.lists import REACH
from assistant.answering.matching.named_matter import of_the_matter
from assistant.answering.reading.pieces import pieces_of
from assistant.answering.writing.draft import Draft, Passage
from assistant.model import Document, Evidence, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule

LOOKED_THROUGH = 20  # chunks
MOST = 12  # recommendations; a report of more is no list to be read aloud

_BY_ZH = r"(?:审评|评价|评估|审查)(?:员|人|专家|者|报告)?"
_BY_EN = r"(?:reviewers?|evaluators?|evaluations?|reviews?|assessments?)"
_ASKED = Rule(
    rf"{_BY_ZH}(?:者|中|里|都|究竟|一共|共|总共|最后|给)*(?:提(?:出)?了?|有|给出了?|作出了?|的)(?:哪[些几]|什么|几)?(?:[条项个点])?建议(?:是什么|有哪些|都有什么|有几条)?[?？。]?$|{_BY_ZH}(?:都|究竟)?建议了?(?:些)?(?:什么|哪些)",
    rf"\bwhat\s+(?:do(?:es)?|did|has|have)\s+(?:the\s+)?[^?,]{{0,60}}?\b{_BY_EN}(?:\s+(?:of|for|on)\s+[^?,]{{0,60}}?)?\s+recommend(?:ed)?\b|\b(?:what|which)\s+(?:are|were)\s+(?:the\s+)?(?:\w+\s+)?recommendations\s+(?:of|in|from|by)\s+(?:the\s+)?[^?,]{{0,60}}?\b{_BY_EN}\b"
    rf"|\b(?:list|name|give)\b[^?]{{0,30}}\brecommendations\s+(?:of|in|from|by)\s+(?:the\s+)?[^?,]{{0,60}}?\b{_BY_EN}\b",
    flags=re.IGNORECASE,
)
_OF_THE_AGENDA = re.compile(
    r"独立审查|发展议程建议|\bindependent\s+review\b|\bdevelopment\s+agenda\s+recommendations?\b|[45]\d\s*[条项]", re.I
)
_TAKEN_UP = re.compile(
    r"接受|采纳|同意|赞同|拒绝|落实|\b(?:accept|agre|endors|support|reject|implement|carried\s+out)\w*", re.I
)  # which of them, not all
_ONE = re.compile(r"(?:Recommendation|建议)\s?(?P<n>\d{1,2})\b(?:\s*[（(][^（）()]*[)）])?\s*[:：.,，、]", re.I)


def answer_recommended(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Write the recommendations of the evaluation that a question asks for; False (and nothing written) where none stands out."""
    if (
        not _ASKED.search(query.text)
        or _OF_THE_AGENDA.search(query.text)
        or _TAKEN_UP.search(query.text)
        or query.sessions
        or query.recommendation_numbers
    ):
        return False
    found = of_the_matter(query, retriever.find(query, LOOKED_THROUGH), retriever)
    asked = pieces_of(query, query.text, retriever)
    series: dict[str, tuple[float, Document, list[Paragraph]]] = {}
    for document, listed in _series(found, catalogue):
        if document.key not in series and 1 < len(listed) <= MOST:
            series[document.key] = (asked.share(document.title or ""), document, listed)
    ranked = sorted(series.values(), key=lambda one: (-one[0], one[1].language != query.language))
    if not ranked or any(one[0] == ranked[0][0] and one[1].symbol != ranked[0][1].symbol for one in ranked[1:]):
        return False
    _, document, listed = ranked[0]
    for paragraph in listed:
        draft.line()
        draft.quote(paragraph.text, Passage(document, paragraph))
    return True


def _series(found: Sequence[Evidence], catalogue: Catalogue) -> Iterator[tuple[Document, list[Paragraph]]]:
    """Yield the recommendations that stand around each chunk which has one, from the first on, in order and without a gap."""
    for one in found:
        first = next((p for p in one.paragraphs if _number(p)), None)
        document = catalogue.document_id(one.document.key)
        if first is None or document is None:
            continue
        around = catalogue.paragraphs(document, first.ordinal - REACH, first.ordinal + REACH)
        numbered = {_number(p): p for p in around if _number(p) and p.annex == first.annex}
        listed = [numbered[n] for n in range(1, len(numbered) + 1) if n in numbered]
        if len(listed) == len(numbered):
            yield one.document, listed


def _number(paragraph: Paragraph) -> int:
    """The number of the recommendation that a paragraph is, 0 where it is none of an evaluation's own."""
    if paragraph.kind in (ParagraphKind.HEADING, ParagraphKind.ROW) or paragraph.recommendations or paragraph.speaker:
        return 0
    match = _ONE.match(paragraph.text)
    return int(match["n"]) if match else 0
