"""The status of a recommendation, from the reports on it: text, sectors, implementation, highlights, period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.selection import Selector
from assistant.answering.lists.lists import say_mark
from assistant.answering.recorded.reports import document_of, newest_report, report_meant
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.known import Known
from assistant.model import Document, Intent, Paragraph, ParagraphKind, Query, Recommendation, RecommendationStatus, Status
from assistant.retrieval import Retriever
from assistant.text import opening, sentences
from assistant.understanding.asked.whether import asks_of_reporting

FIELD_CHARACTERS = {"zh": 160, "en": 420}  # of each field that is quoted; the report itself holds the rest
HIGHLIGHTS = 3
ACTIVITIES, ALL_ACTIVITIES = 2, 12  # of a report; of a question for all of them
RESPONSES = 1
_FIELDS = ("text", "highlights", "activities", "implementation", "progress")
_EVERY = re.compile(r"所有|全部|列出|列举|\b(?:all|every|list)\b", re.I)
_TEXT_ALONE = ("text",)
_NONE_TOLD = re.compile(r"\W*(?:不适用|无|暂无|not applicable|n/?a|none)\W*", re.I)
# A question that names a part of the report wants that part.
_ASKED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("highlights", re.compile(r"亮点|成绩|成就|成果|highlights?|achiev", re.I)),
    (
        "activities",
        re.compile(r"活动|成绩|成就|成果|举措|[做办干]了?(?:些|哪些|什么)|activit|achiev|results?\b|\bwhat\b.*\bdo(?:ne|ing)\b", re.I),
    ),
    ("departments", re.compile(r"部门|负责|sectors?\b|departments?|responsible|in charge", re.I)),
    (
        "implementation",
        re.compile(
            r"落实(?:工作|战略|策略|方式)|实施(?:战略|策略)|开始|起步|动手|讨论|谈过|审议|implementation strateg|since|start|beg[aiu]n|how long|discuss|debat|consider|\bdeal|adopt|taken up",
            re.I,
        ),
    ),
)
# A question for what a recommendation says wants that alone, unless it asks how it stands as well.
_WORDING = re.compile(
    r"内容|全文|原文|文本|措辞|(?:说|讲|写|规定|要求)(?:的|了)?(?:是|些)?(?:什么|啥)|怎么(?:说|写)的?|建议\s*第?[\d一二三四五六七八九十、和]+[号项条]?(?:各|都|分别)?是(?:什么|啥)\W*$|[号项条]建议是(?:什么|啥)\W*$"
    r"|(?:是)?(?:关于|讲|说)(?:什么|啥)的|\bwhat\s+(?:is|are|was)\b.*\babout\W*$|\b(?:text|wording|contents?)\b|\bwhat\b.*\b(?:say|state|call\s+for|ask\s+for|provide|require)s?\b|\bwhat\s+(?:is|are)\s+(?:(?:the|wipo|cdip|da|ir|development\s+agenda|independent\s+review|review)\s+)*recommendations?\s+[\d,\s]+(?:(?:and|&)\s*\d+)?\W*$",
    re.I,
)
_STANDS = re.compile(
    r"落实|实施|进展|进度|状况|现状|完成|怎么样|如何|\bstatus\b|\bprogress\b|\bimplement|\bdone\b|\bstand|\bhow\b|\breport(?:s|ed|ing)?\b",
    re.I,
)

# The sentence of a recommendation's block that tells whether reporting goes on, and the fields it is looked for in.
_REPORTED_IN = ("progress", "activities", "implementation")
_REPORTING = re.compile(
    r"(?:结束|终止|停止|继续|不再|无需再?)[^。；;]{0,30}(?:报告|汇报)|(?:报告|汇报)[^。；;，,]{0,12}(?:结束|终止|停止|继续)"
    r"|\b(?:end(?:s|ed|ing)?|discontinu\w+|ceas\w+|stop\w*|conclud\w+|continu\w+|no\s+longer|no\s+further)\b[^.;]{0,40}\breport"
    r"|\breport\w*\b[^.;]{0,40}\b(?:ended|discontinued|concluded|continued?|ceased?)\b",
    re.I,
)


def answer_status(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft, notes: list[str]) -> Status | None:
    """Write the report that is meant on each recommendation that the query names; None where no such document reports on it.

    Whether reporting goes on is told by the sentence of the block that says so; where none does, the status is NOT_FOUND and nothing
    is written. A number that both series have, in a question that names neither, is answered twice and labelled.
    """
    meant = [(recommendation, report_meant(query, catalogue, recommendation)) for recommendation in query.recommendations]
    reports = [report for _, report in meant if report]
    if not reports:
        return None
    notes.extend(
        say(f"no_report_{of.series}", draft.language, number=of.number)
        for of, report in meant
        if report is None and not catalogue.statuses(of.number, of.series)
    )
    numbers = {report.recommendation.number for report in reports}
    ambiguous = len(reports) > len(numbers)
    if ambiguous:
        notes.extend(say("ambiguous", draft.language, number=number) for number in sorted(numbers))
    told = [_asked_whether(query, report, catalogue) for report in reports]
    if any(told):
        for report, quotes in zip(reports, told, strict=True):
            write_saying(report, quotes, catalogue, draft)
            if not quotes:
                draft.say(say("not_found", draft.language))
        return Status.AMBIGUOUS if ambiguous else Status.ANSWERED
    if asks_of_reporting(query.text):
        return Status.NOT_FOUND
    fields = _fields_asked(query)
    if fields == _TEXT_ALONE and not (reports := [report for report in reports if report.text]):
        return Status.NOT_FOUND
    selector = Selector(query, retriever)
    most = ALL_ACTIVITIES if _EVERY.search(query.text) else ACTIVITIES
    for report in reports:
        _write_report(report, catalogue, draft, fields, selector, brief=len(reports) > 1, activities=most)
        if report.number_inferred:
            notes.append(say("number_inferred", draft.language))
    return Status.AMBIGUOUS if ambiguous else Status.ANSWERED


def other_reports(query: Query, catalogue: Catalogue) -> list[RecommendationStatus]:
    """Return the newest reports on the recommendations whose status a query asks of a paper that has no block on any of them."""
    if query.intent is not Intent.STATUS or any(report_meant(query, catalogue, of) for of in query.recommendations):
        return []
    wanted = query.answer_language or query.language
    return [report for of in query.recommendations if (report := newest_report(catalogue, of, wanted))]


def write_newest(reports: Sequence[RecommendationStatus], catalogue: Catalogue, draft: Draft) -> None:
    """Say that the paper named does not tell, and which newest report does."""
    draft.say(say("not_found", draft.language))
    for report in reports:
        source = _source_of(report, document_of(report, catalogue)[1], draft)
        draft.say(say(f"newest_report_{report.recommendation.series}", draft.language, number=report.recommendation.number, source=source))


def answer_whether_told(query: Query, told: Draft, catalogue: Catalogue, known: Known, draft: Draft) -> bool:
    """Write whether reporting goes on on the recommendation from whose block an answer is quoted, where the question tells it by what it
    is about; False (and nothing written) where it asks nothing of the kind, or another recommendation's words are nearer."""
    if query.recommendation_numbers or not told.quotes or known.wording is None or not asks_of_reporting(query.text):
        return False
    quoted = recommendations_told(told.quotes[0].passage, catalogue)
    nearest = known.wording.nearest(query.text, query.language, quoted[0].series) if quoted else None
    report = newest_report(catalogue, nearest, query.answer_language or query.language) if nearest in quoted and nearest else None
    saying = saying_of(report, catalogue) if report else []
    if report and saying:
        write_saying(report, saying, catalogue, draft)
    return bool(saying)


WHICH_RECOMMENDATION = re.compile(
    r"(?:哪|何|第几)(?:一|几|些)?(?:项|条|个)?(?:[^，。？?]{0,10})建议|建议[^。？?]{0,16}(?:哪[一几些]|第几)(?:项|条|个)?"
    r"|\bwhich\s+(?:[\w'’-]+\s+){0,4}?recommendations?\b|\brecommendation\b.*\b(?:its|what|which)\s+number\b|\bnumber\s+(?:of|has|does)\s+(?:the\s+|that\s+)?recommendation\b",
    re.I,
)


def recommendations_told(passage: Passage, catalogue: Catalogue) -> tuple[Recommendation, ...]:
    """Return whose words a passage has: of those that share a block, the one whose own text it is; else all of the block's."""
    paragraph = passage.paragraph
    if paragraph.field == "text":
        reports = [report for r in paragraph.recommendations for report in catalogue.statuses(r.number, r.series)]
        for report in reports:
            if (
                report.text
                and report.source.file == passage.document.file
                and (paragraph.text in report.text or report.text in paragraph.text)
            ):
                return (report.recommendation,)
    return paragraph.recommendations


def say_recommendations(passage: Passage, catalogue: Catalogue, draft: Draft) -> Passage:
    """Name the recommendations a passage is of, and return it as theirs."""
    told = recommendations_told(passage, catalogue)
    separator = "、" if draft.language == "zh" else ", "
    for series in ("da", "review"):
        if numbers := [str(r.number) for r in told if r.series == series]:
            draft.say(say(f"recommendation_{series}", draft.language, numbers=separator.join(numbers)))
    return replace(passage, paragraph=replace(passage.paragraph, recommendations=told))


def _fields_asked(query: Query) -> tuple[str, ...]:
    if _WORDING.search(query.text) and not _STANDS.search(query.text) and not any(pattern.search(query.text) for _, pattern in _ASKED):
        return _TEXT_ALONE
    asked = tuple(field for field, pattern in _ASKED if pattern.search(query.text))
    return ("text", *asked, "progress") if asked else _FIELDS


def _asked_whether(query: Query, report: RecommendationStatus, catalogue: Catalogue) -> list[tuple[Passage, str]]:
    """Return the sentence that tells whether reporting goes on, where the question asks that."""
    return saying_of(report, catalogue) if asks_of_reporting(query.text) else []


def saying_of(report: RecommendationStatus, catalogue: Catalogue) -> list[tuple[Passage, str]]:
    document, paragraphs = block_of(report, catalogue)
    for field in _REPORTED_IN:
        telling = [
            (Passage(document, paragraph), paragraph.text[slice(*span)])
            for paragraph in paragraphs
            if paragraph.field == field
            for span in sentences(paragraph.text)
            if _REPORTING.search(paragraph.text[slice(*span)])
        ]
        if telling:
            return telling[-1:]
    return []


def block_of(report: RecommendationStatus, catalogue: Catalogue) -> tuple[Document, list[Paragraph]]:
    document_id, document = document_of(report, catalogue)
    return document, [p for p in catalogue.paragraphs(document_id, *report.ordinals) if p.text.strip()]


def _write_report(
    report: RecommendationStatus,
    catalogue: Catalogue,
    draft: Draft,
    fields: Sequence[str],
    selector: Selector,
    *,
    brief: bool,
    activities: int,
) -> None:
    document, paragraphs = block_of(report, catalogue)
    _write_heading(report, catalogue, draft)
    for field, parts in _told(report, paragraphs, fields, selector, brief=brief, activities=activities).items():
        _write_field(field, parts, document, draft)


def write_saying(report: RecommendationStatus, saying: Sequence[tuple[Passage, str]], catalogue: Catalogue, draft: Draft) -> None:
    """Write sentences of a recommendation's block under its heading."""
    _write_heading(report, catalogue, draft)
    draft.line()
    for passage, quote in saying:
        draft.quote(quote, passage)


def _source_of(report: RecommendationStatus, document: Document, draft: Draft) -> str:
    separator = "、" if draft.language == "zh" else ", "
    return separator.join(part for part in (document.symbol or document.file, report.reporting_period) if part)


def _write_heading(report: RecommendationStatus, catalogue: Catalogue, draft: Draft) -> None:
    _, document = document_of(report, catalogue)
    others = [n for n in report.group if n != report.recommendation.number]
    separator = "、" if draft.language == "zh" else ", "
    group = say("group", draft.language, numbers=separator.join(map(str, others))) if others else ""
    source = _source_of(report, document, draft)
    draft.line()
    draft.say(
        say(f"status_{report.recommendation.series}", draft.language, number=report.recommendation.number, group=group, source=source)
    )


def _told(
    report: RecommendationStatus,
    paragraphs: Sequence[Paragraph],
    fields: Sequence[str],
    selector: Selector,
    *,
    brief: bool,
    activities: int,
) -> dict[str, list[Paragraph]]:
    """Return what is quoted of each field, in order: what was asked for whole, else the news before how it is organized.

    Where highlights are said not to apply, the activities tell what there is.
    """
    held = {field: [p for p in paragraphs if p.field == field] for field in (*fields, "highlights", "activities")}
    news = [p for p in held["highlights"] if not _NONE_TOLD.fullmatch(p.text)]
    text = [p for p in held["text"] if p.text in report.text or report.text in p.text] or held["text"][:1]
    if len(report.group) < 2:  # what else stands there responds to it; in a block of several it is the text of another
        text += [p for p in held["text"] if p not in text][:RESPONSES]
    told = {"text": text}
    asked = fields is not _FIELDS
    for field in fields[1:]:
        parts = held[field]
        if field == "highlights":
            told[field] = parts if asked else _telling(news, 1 if brief else HIGHLIGHTS, selector)
        elif field == "activities":
            told[field] = _telling(parts, activities if asked or not (brief or news) else 1, selector)
        elif field == "implementation":
            told[field] = parts[:1] if asked or not (brief or report.progress) else []
        elif field == "progress":
            told[field] = list(dict.fromkeys((*parts[:1], *parts[-1:])))
        else:
            told[field] = parts
    if asked and "highlights" in told and not news:
        told["activities"] = _telling(held["activities"], ACTIVITIES, selector)
    return told


def _telling(parts: Sequence[Paragraph], most: int, selector: Selector) -> list[Paragraph]:
    """Return the parts that speak most of what is asked beside the recommendation (the first ones of equals), in order."""
    ranked = sorted(range(len(parts)), key=lambda i: (-selector.topic_coverage(parts[i].text), i))
    return [parts[i] for i in sorted(ranked[:most])]


def _write_field(field: str, parts: Sequence[Paragraph], document: Document, draft: Draft) -> None:
    if not parts:
        return
    draft.line()
    if field != "text":
        draft.say(say(field, draft.language))
    whole = field == "text"  # a recommendation is read out in full, its points each on a line
    for number, part in enumerate(parts):
        if whole and part.kind is ParagraphKind.ITEM:
            draft.line()
            say_mark(part, draft)
        elif number:
            draft.say(" ")
        draft.quote(part.text if whole else opening(part.text, FIELD_CHARACTERS[document.language]), Passage(document, part))
