"""How many recommendations there are: told by a text that gives the number of a whole series, not by one that counts some of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.adapters.catalogue import Catalogue
from assistant.answering.writing.draft import Draft, Passage
from assistant.known import LAST_DEVELOPMENT_AGENDA, LAST_REVIEW
from assistant.model import Intent, Query, Series
from assistant.rules import Rule
from assistant.text import sentences

_ASKED = Rule(
    r"(?:多少|几)\s*[条项个]?(?:发展议程|独立审查)?的?建议|建议(?:一共|总共|共|都|总)?有?(?:多少|几)\s*[条项个]|建议的?(?:总数|数目|数量)",
    r"\bhow\s+many\s+(?:[\w-]+\s+){0,3}?recommendations\b|\bnumber\s+of\s+(?:[\w-]+\s+){0,3}?recommendations\b",
    flags=re.IGNORECASE,
)
_OF_ALL = Rule(  # what such a question is made of, where it asks of the whole series
    r"(?:产权组织)?发展议程|独立审查|建议|总数|数目|数量|多少|请问|一共|总共|共有|集群|以及|几[条项个组类]|[条项个组类分成为有是的在中里和共了呢几]",
    r"\b(?:how|many|what|is|was|the|number|of|recommendations?|are|were|there|in|does|do|did|have|has|had|make|made|contain\w*|compris\w*|wipo|development|agenda|da|independent|review|total"
    r"|altogether|all|and|clusters?|groups?|give|given|adopted)\b",
    flags=re.IGNORECASE,
)
_REVIEW = Rule(r"独立审查", r"\breview\b", flags=re.IGNORECASE)
_AGENDA = Rule(r"发展议程", r"\b(?:agenda|da)\b", flags=re.IGNORECASE)
_TOLD: dict[Series, Rule] = {
    "da": Rule(
        rf"(?<!\d){LAST_DEVELOPMENT_AGENDA}\s*[项条]\s*(?:产权组织)?(?:发展议程)?的?建议",
        rf"\b(?:{LAST_DEVELOPMENT_AGENDA}|forty-five)\s+(?:(?:wipo|development|agenda|da|\(da\)|adopted|agreed)\s+){{0,4}}recommendations\b",
        flags=re.IGNORECASE,
    ),
    "review": Rule(
        rf"审查[^。；]{{0,40}}?(?<!\d)(?:{LAST_REVIEW}|十二)\s*[项条][^，。；、]{{0,6}}?建议|(?<!\d)(?:{LAST_REVIEW}|十二)\s*[项条]独立审查的?建议",
        rf"\breview\b[^.;]{{0,80}}?\b(?:{LAST_REVIEW}|twelve)\s+(?:[\w-]+\s+)?recommendations\b|\b(?:{LAST_REVIEW}|twelve)\s+(?:[\w-]+\s+){{0,2}}?recommendations\s+of\s+the\s+(?:independent\s+)?review\b",
        flags=re.IGNORECASE,
    ),
}


def asks_of_series(query: Query) -> bool:
    """Whether a question asks how many recommendations a series has, and of nothing that would tell some from the others."""
    if (
        query.intent is not Intent.FIGURE
        or query.sessions
        or query.symbols
        or query.recommendation_numbers
        or not _ASKED.search(query.text)
    ):
        return False
    return not any(map(str.isalnum, _OF_ALL.sub(" ", query.text)))


def answer_series(query: Query, catalogue: Catalogue, draft: Draft) -> bool:
    """Quote what gives the number of recommendations of the series asked about; False (and nothing written) where no text does."""
    if not asks_of_series(query):
        return False
    asked: tuple[Series, ...] = ("review",) if _REVIEW.search(query.text) else ("da",) if _AGENDA.search(query.text) else ("da", "review")
    for series in asked:
        if found := next(_telling(query, _TOLD[series], catalogue), None):
            draft.line()
            draft.quote(*found)
    return bool(draft.quotes)


def _telling(query: Query, told: Rule, catalogue: Catalogue) -> Iterator[tuple[str, Passage]]:
    """Yield the sentences and lines that give the number, the asker's language first."""
    wanted = query.answer_language or query.language
    for id_, document in sorted(catalogue.documents_by_id.items(), key=lambda pair: (pair[1].language != wanted, pair[0])):
        for paragraph in catalogue.paragraphs(id_, 0):
            if not told.search(paragraph.text):
                continue
            for start, end in sentences(paragraph.text):
                if told.search(paragraph.text[start:end]):
                    yield paragraph.text[start:end], Passage(document, paragraph)
