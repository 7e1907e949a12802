"""What a paper lists as its own: its lessons, conclusions, recommendations, limitations, all and in order.

"What lessons did the completion report draw?" is asked of what stands under LESSONS LEARNED; a passage that only mentions that
there are some, or one of them alone, is no answer to it. Where no heading is for them, they are counted by their name
("Conclusion 1: …"), or one paragraph begins to tell them ("Two limitations: …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.lists.lists import counted_as, items_below, write_list
from assistant.answering.wholes.papers import KIND_NAMED, Role, role_of
from assistant.answering.writing.draft import Draft, Passage
from assistant.model import Document, Intent, Paragraph, ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.rules import Rule
from assistant.understanding.asked.listed_kinds import ListedKind, for_whom_asked, listed_kind_asked
from assistant.understanding.asked.wholes import Whole

LOOKED_THROUGH = 20  # chunks
MOST = 12  # paragraphs; what has more under one heading is no list to be read aloud
OF_IT, OF_IT_ACROSS = 0.45, 0.3  # of what the question names beside them, by the title and heading they stand under; in the other language
STANDS_OUT = 0.08  # by how much the paper meant must be nearer than any other
ASKED_AS = (Intent.LIST, Intent.PASSAGE, Intent.WHO, Intent.DEFINITION)

_Listed = tuple[Document, list[Paragraph]]

_I = re.IGNORECASE
# What names a paper by its kind, and what asks of it: nothing that tells it from others.
_ANY_PAPER = re.compile(
    r"项目(?:提案)?|提案|(?:完成|进展|审评|评价|评估|总结)?报告|(?:审评|评价|评估)(?:人员?|员|者|专家)?|研究|文件|路线图|独立|外部|秘书处|委员会|作者|编写者|专家|总结|得出|列出|指出|提出|提到|提了|给出|列|主要|里"
    r"|\b(?:projects?|proposals?|(?:completion|progress|evaluation|final)\s+reports?|reports?|evaluat\w+|reviews?|reviewers?|stud(?:y|ies)|papers?|documents?|independent|external|roadmap|secretariat|committee|authors?|experts?|consultants?|"
    r"drawn?|drew|reach\w*|name[sd]?|list\w*|set|out|identif\w+|main|key|learn\w*|make|made|come|came|give|gave|from|by|in|of|on|for|the|and|does|did)\b",
    _I,
)
# Which paper is meant, where the question says so: that of the evaluation, of the end of a project, of a study.
_OF_ROLE = (
    (Rule(r"审评|评价|评估", r"\bevaluat\w+|\breviewers?\b", flags=_I), Role.EVALUATION),
    (Rule(r"完成报告", r"\b(?:completion|final)\s+report\b", flags=_I), Role.COMPLETION),
)
_OF_A_STUDY = Rule(r"研究", r"\bstud(?:y|ies)\b", flags=_I)


def answer_under_heading(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Write what the paper meant lists of the kind asked for; False (and nothing written) where none stands out."""
    if query.intent not in ASKED_AS or query.recommendation_numbers:
        return False
    kind = listed_kind_asked(query.text, query.language)
    if kind is None:
        return False
    documents = _documents(query, retriever, catalogue)
    listed = list(_listed(kind, [one for one in documents if _is_meant(one, query.text)], catalogue))
    meant = listed if query.symbols else _meant(kind, listed, documents, query, retriever)
    if not meant:
        return False
    document, paragraphs = next((one for one in meant if one[0].language == query.language), meant[0])
    to = for_whom_asked(query.text)
    write_list([p for p in paragraphs if to and to.search(p.text)] or paragraphs, document, draft)
    return True


def _meant(kind: ListedKind, listed: Sequence[_Listed], documents: Sequence[Document], query: Query, retriever: Retriever) -> list[_Listed]:
    """The list of the one paper, in each of its languages, whose title or heading speaks of what the question names.

    None where another paper is the one that speaks of it, though it lists nothing of the kind.
    """
    named = _paper_named(kind, query)
    if not named or not listed:
        return []
    above = {document.key: f"{document.title or document.file} {paragraphs[0].section or ''}" for document, paragraphs in listed}
    above = {document.key: document.title or document.file for document in documents} | above
    near = dict(zip(above, retriever.closeness(replace(query, text=named), [*above.values()]).tolist(), strict=True))
    meant, _ = max(listed, key=lambda one: near[one[0].key])
    best, lists = near[meant.key], {document.symbol for document, _ in listed}
    others = [near[d.key] - (0.0 if d.symbol in lists else 2 * STANDS_OUT) for d in documents if d.symbol != meant.symbol]
    floor = OF_IT if meant.language == query.language else OF_IT_ACROSS
    if best < floor or max(others, default=0.0) > best - STANDS_OUT:
        return []
    return [one for one in listed if one[0].symbol == meant.symbol]


def tells_of_the_paper(query: Query, told: Draft, retriever: Retriever) -> bool:
    """Whether passages quoted for what somebody concluded or recommended speak of the paper asked about; true for any other question."""
    kind = listed_kind_asked(query.text, query.language)
    named = _paper_named(kind, query) if kind and kind.of_authors and not query.symbols else ""
    if not named:
        return True
    read = [f"{quote.passage.document.title or ''} {quote.passage.paragraph.section or ''} {quote.quote}" for quote in told.quotes]
    return max(retriever.closeness(replace(query, text=named), read), default=0.0) >= OF_IT_ACROSS


def _paper_named(kind: ListedKind, query: Query) -> str:
    """What a question names beside the kind that it asks for, and beside the words that any paper is asked for with."""
    return " ".join(_ANY_PAPER.sub(" ", kind.without(query.topic)).split())


def _documents(query: Query, retriever: Retriever, catalogue: Catalogue) -> list[Document]:
    """The documents that a question names, or else those in which the search finds something."""
    if query.symbols:
        return [document for document in catalogue.documents_by_id.values() if document.symbol in query.symbols]
    return list(dict.fromkeys(found.document for found in retriever.find(query, LOOKED_THROUGH)))


def _is_meant(document: Document, question: str) -> bool:
    """Whether a document is of the kind that a question says, an evaluation or a study; true where it says none."""
    title = document.title or ""
    role = next((role for asked, role in _OF_ROLE if asked.search(question)), None)
    if role is not None:
        return role_of(title) is role
    return not _OF_A_STUDY.search(question) or bool(KIND_NAMED[Whole.STUDY].search(title))


def _listed(kind: ListedKind, documents: Sequence[Document], catalogue: Catalogue) -> Iterator[_Listed]:
    """Yield, for each document, what it lists of a kind: under its one heading for it, counted by name, or begun by a sentence."""
    for document in documents:
        id_ = catalogue.document_id(document.key)
        paragraphs = catalogue.paragraphs(id_, 0) if id_ is not None else ()
        found = _section(kind, paragraphs) or _series(kind, paragraphs) or _begun(kind, document, paragraphs, catalogue)
        if 0 < len(found) <= MOST:
            yield document, found


def _section(kind: ListedKind, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs under the one heading of a kind, without the tables among them; none where tables are all there is."""
    under: dict[tuple[str | None, str], list[Paragraph]] = {}
    for paragraph in paragraphs:
        headings = (paragraph.section or "").split(" > ")
        named = next((n for n, heading in enumerate(headings) if kind.named_in(heading)), None)
        if named is not None and paragraph.kind in (ParagraphKind.TEXT, ParagraphKind.ITEM):
            under.setdefault((paragraph.annex, " > ".join(headings[: named + 1])), []).append(paragraph)
    return next(iter(under.values())) if len(under) == 1 else []


def _series(kind: ListedKind, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs that are counted by the name of a kind, from the first on, in order and without a gap."""
    counted = {
        counted[1]: p
        for p in paragraphs
        if not (p.kind in (ParagraphKind.HEADING, ParagraphKind.ROW) or p.recommendations or p.speaker)
        and (counted := counted_as(p))
        and kind.named_in(f"{counted[0]}s")
    }
    numbered = [counted[str(n)] for n in range(1, len(counted) + 1) if str(n) in counted]
    return numbered if 1 < len(numbered) == len(counted) else []


def _begun(kind: ListedKind, document: Document, paragraphs: Sequence[Paragraph], catalogue: Catalogue) -> list[Paragraph]:
    """The one paragraph that begins to tell things of a kind, with the items that it introduces."""
    begun = [p for p in paragraphs if p.kind is ParagraphKind.TEXT and kind.announced_in(p.text)]
    return [begun[0], *items_below(Passage(document, begun[0]), catalogue)] if len(begun) == 1 else []
