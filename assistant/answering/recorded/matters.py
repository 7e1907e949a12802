"""The matter a decision is on, as a reader of the page knows it: what was taken up stands before what was decided.

A report tells under one heading what was introduced, what was said and, in the last paragraph, what was decided; a summary
speaks of "the same project".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from assistant.adapters.catalogue import Catalogue
from assistant.answering.writing.draft import Passage
from assistant.model import Decision, Document, Paragraph, ParagraphKind
from assistant.retrieval import Retriever

READ_AROUND = 600  # decisions: the paragraphs of more are not read
LONG = 1_500  # characters: a longer paragraph tells of many matters
# By meaning, of a title and what decides on it: of 20 pairs of one paper the least had 0.25, of 10 of two the most 0.17.
OF_ITS_TITLE = 0.2
BACK = 14  # paragraphs before one that decides: statements stand between it and what was taken up

_TAKEN_UP = re.compile(
    r"(?:审议|讨论|介绍|听取)了|\b(?:considered|discussed|introduced|presented|heard|was\s+(?:introduced|presented|discussed|considered))\b",
    re.I,
)
_DECIDES = re.compile(
    r"(?:经[^，。]{0,12}，|由于[^，。]{0,20}，)?委员会(?!第)|The\s+Committee\b", re.I
)  # begins the paragraph of a report that closes an item
_IN_REPORT = re.compile(r"Report\b")  # where a decision of a report's is said to be taken
_THE_SAME = re.compile(
    r"(?:同一|上述|前述|该)(?:个|份)?(?:项目|文件|事项|提案|研究|议题|报告)的|同一(?:项目|文件|事项|提案)|\b(?:same|said|above(?:-mentioned)?)\s+(?:project|document|matter|proposal|study|topic|report)\b",
    re.I,
)


def passage_of(decision: Decision, catalogue: Catalogue) -> tuple[Document, Paragraph]:
    """Return the paragraph that tells a decision, in its document."""
    id_, document = _document_of(decision, catalogue)
    ordinal = decision.recited_in.ordinal
    return document, catalogue.paragraphs(id_, ordinal, ordinal)[0]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about, as a reader of the page knows it: told is its words, the paragraph and the item they stand in, titled the
    documents decided on with their titles; led_up what led up to it there."""

    told: str
    titled: tuple[tuple[str, str], ...]
    led_up: str

    @property
    def own(self) -> str:
        return "\n".join((*(f"{symbol} {title}" for symbol, title in self.titled), self.told))

    @property
    def text(self) -> str:
        return f"{self.own}\n{self.led_up}" if self.led_up else self.own

    @property
    def in_its_words(self) -> str:
        """The same without the titles."""
        return f"{self.told}\n{self.led_up}"

    def is_misnamed(self, retriever: Retriever) -> bool:
        """Whether what decided names its matter before a symbol in brackets, and the title that is held under that symbol is another's:
        one of the two bears a wrong symbol."""
        explained = [title for symbol, title in self.titled if title and re.search(rf"[（(][^（(）)]*{re.escape(symbol)}", self.told)]
        return any(retriever.alike(title, self.told) < OF_ITS_TITLE for title in explained)


def subjects_of(decisions: Sequence[Decision], catalogue: Catalogue) -> list[Subject]:
    """Return what each decision is about, in their order."""
    named = {symbol for d in decisions for symbol in d.about_symbols}
    titles = {d.symbol: d.title for d in catalogue.documents_by_id.values() if d.symbol in named and d.title}
    decided = _where_decided(decisions)
    subjects = []
    for decision in decisions:
        around, led_up = _around(decision, decided, catalogue) if len(decisions) <= READ_AROUND else ([], "")
        titled = tuple((symbol, titles.get(symbol, "")) for symbol in decision.about_symbols)
        subjects.append(Subject("\n".join((decision.text, decision.quote, *around)), titled, led_up))
    return subjects


def _around(decision: Decision, decided: Container[tuple[str, int]], catalogue: Catalogue) -> tuple[list[str], str]:
    """Return what stands around a decision, and what led up to it."""
    id_, document = _document_of(decision, catalogue)
    at = decision.recited_in.ordinal
    *before, paragraph = catalogue.paragraphs(id_, max(0, at - BACK), at)
    item = "" if paragraph.recommendations else paragraph.section or ""  # a report's section is its annex, a summary's its item
    around = [item, paragraph.text if len(paragraph.text) <= LONG else ""]
    if not decision.original:
        return [*around, document.title or ""], ""  # a paper on one matter speaks of "the mechanism"
    of_item = _of_its_item(paragraph, before)
    debate = [p.text for p in _since_the_last(of_item, document, decided)] if _in_report(decision) else None
    return around, _led_up_to(paragraph.text, [p.text for p in of_item], debate)


def debate_before(decision: Decision, of_session: Sequence[Decision], catalogue: Catalogue) -> list[Passage]:
    """Return what a report tells of a matter before the decision on it, in its order; of_session are the decisions of its session."""
    if not (decision.original and _in_report(decision)):
        return []
    id_, document = _document_of(decision, catalogue)
    at = decision.recited_in.ordinal
    *before, paragraph = catalogue.paragraphs(id_, max(0, at - BACK), at)
    decided = _where_decided(of_session)
    return [Passage(document, p) for p in _since_the_last(_of_its_item(paragraph, before), document, decided)]


def _where_decided(decisions: Iterable[Decision]) -> set[tuple[str, int]]:
    """The places, file and paragraph, at which the sessions' own records tell decisions."""
    return {(d.recited_in.file, d.recited_in.ordinal) for d in decisions if d.original}


def _in_report(decision: Decision) -> bool:
    return _IN_REPORT.match(decision.decided_in or "") is not None


def _of_its_item(paragraph: Paragraph, before: Sequence[Paragraph]) -> list[Paragraph]:
    """What stands above a paragraph in its item, but headings and what is too long to be of one matter."""
    return [p for p in before if p.section == paragraph.section and p.kind is not ParagraphKind.HEADING and len(p.text) <= LONG]


def _since_the_last(of_item: Sequence[Paragraph], document: Document, decided: Container[tuple[str, int]]) -> list[Paragraph]:
    """What was said on an item since the last matter was decided."""
    said = itertools.takewhile(lambda p: (document.file, p.ordinal) not in decided and not _DECIDES.match(p.text), reversed(of_item))
    return [*reversed([*said])]


def _led_up_to(text: str, before: Sequence[str], debate: Sequence[str] | None) -> str:
    """Return what names the matter of a paragraph that does not: "the same project", and, in a report, "approved the project".

    before is all of its item that stands above it, debate what was said since the last decision; None where it is no report.
    """
    if _THE_SAME.search(text):
        return next(reversed(before), "")
    if debate is None:
        return ""
    if debate:
        return "\n".join(debate)
    return "" if _TAKEN_UP.search(text) else next((earlier for earlier in reversed(before) if _TAKEN_UP.search(earlier)), "")


def _document_of(decision: Decision, catalogue: Catalogue) -> tuple[int, Document]:
    source = decision.recited_in
    return next((i, d) for i, d in catalogue.documents_by_id.items() if d.file == source.file and d.language == source.language)
