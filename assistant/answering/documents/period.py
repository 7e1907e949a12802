"""The period that a report covers: told by the sentence of its own that names it first."""

from __future__ import annotations

from assistant.adapters.catalogue import Catalogue
from assistant.answering.writing.draft import Draft, Passage
from assistant.model import ParagraphKind, Query
from assistant.rules import Rule
from assistant.text import sentences, without_space

_PERIOD = Rule(
    r"报告期(?:间|限)?(?=是|为|从|有多|到|[?,。]|$)|报告所涉期间(?=是|为|[?,。]|$)"
    r"|(?:涵盖|覆盖|涉及|所涉|包括|报告|针对|反映|说)的?(?:是|了)?(?:哪|什么|多长|从)[^，。?]{0,4}(?:时间|时期|期间|时段|日期|开始)|(?:起止|时间)(?:日期|范围|时间|跨度)",
    r"(?i:\b(?:what|which)\b[^?]{0,40}\breporting\s+period\b|\b(?:what|which)\s+(?:period|time\s?(?:span|frame)|dates|stretch|span|months)\b"
    r"|\bperiod\b[^?]{0,30}\b(?:cover|report)s?(?:ed)?\b|\bfrom\s+when\s+(?:to|until)\s+when\b|\b(?:cover|report)\w*\s+(?:on\s+)?(?:from|between)\s+when\b)",
)
_OF_A_REPORT = Rule(  # what else a paper dates so is a survey, or what happened meanwhile
    r"报告|涵盖|所涉|附件", r"(?i:\b(?:reports?|reporting|cover\w*|annex|document|digest|for\s+the\s+period)\b)"
)


def answer_period(query: Query, catalogue: Catalogue, draft: Draft) -> bool:
    """Say which period a report that is named covers; False (and nothing written) where none is asked, or the report names none."""
    if not query.symbols or not _PERIOD.search(query.text):
        return False
    wanted = query.answer_language or query.language
    held = [(id_, d) for id_, d in catalogue.documents_by_id.items() if d.symbol in query.symbols and d.period]
    for id_, document in sorted(held, key=lambda pair: (pair[1].language != wanted, pair[0])):
        period = without_space(document.period or "").lower()
        for paragraph in catalogue.paragraphs(id_):
            if paragraph.kind is not ParagraphKind.TEXT:
                continue
            for start, end in sentences(paragraph.text):
                sentence = paragraph.text[start:end]
                if period in without_space(sentence).lower() and _OF_A_REPORT.search(sentence):
                    draft.quote(sentence, Passage(document, paragraph))
                    return True
    return False
