"""What was understood, in one line for the reader, so that a misreading is seen at once."""

from __future__ import annotations

import re

from assistant.model import Intent, Language, Query, Recommendation
from assistant.text import HAN, as_written

_LABELS: dict[Intent, tuple[str, str]] = {
    Intent.DECISION: ("决定", "decisions"),
    Intent.STATUS: ("落实情况", "status of implementation"),
    Intent.DOCUMENT: ("文件内容", "what a document is about"),
    Intent.FIGURE: ("数字", "a figure"),
    Intent.LIST: ("列举", "a list"),
    Intent.WHO: ("谁", "who"),
    Intent.WHEN: ("时间", "when"),
    Intent.DEFINITION: ("是什么", "what something is"),
    Intent.HISTORY: ("历届经过", "the course over the sessions"),
    Intent.COLLECTION: ("收录的文件", "the documents indexed"),
    Intent.SOURCE: ("上一个答案的出处", "where the last answer stands"),
    Intent.ABOUT_ASSISTANT: ("关于本助手", "about this assistant"),
    Intent.OUT_OF_SCOPE: ("与这些文件无关", "not about these documents"),
    Intent.PASSAGE: ("文件中的说法", "what the documents say"),
}
_SERIES = {"da": ("发展议程建议", "Development Agenda recommendation"), "review": ("独立审查建议", "Independent Review recommendation")}
_LANGUAGES = {"zh": ("用中文回答", "answered in Chinese"), "en": ("用英文回答", "answered in English")}


def read_back(query: Query) -> str:
    """Say what was understood, in the language the answer will have: 读作：… / Read as: …."""
    language = query.answer_language or query.language
    parts = [_LABELS[query.intent][language == "en"], *_named(query, language), *_remarks(query, language)]
    return f"读作：{'；'.join(parts)}" if language == "zh" else f"Read as: {'; '.join(parts)}"


def _named(query: Query, language: Language) -> list[str]:
    english = language == "en"
    named: list[str] = []
    if query.sessions:
        numbers = _spans(query.sessions)
        newest = (
            (" (the newest indexed)", "（已收录的最新一届）")
            if query.latest
            else (" (the one before the newest indexed)", "（最新一届的前一届）")
        )
        label = f"session{'s' if len(query.sessions) > 1 else ''} {numbers}" if english else f"第{numbers}届会议"
        named.append(label + (newest[not english] if query.latest != query.previous else ""))
    if query.symbols:
        named.append(("document " if english else "文件 ") + (", " if english else "、").join(query.symbols))
    if paragraph := query.paragraph or query.of_paragraph:
        annex, number = paragraph
        part = "" if annex is None else (f"Annex {annex}".strip() + ", ") if english else f"附件{annex}"
        named.append(f"{part}paragraph {number}" if english else f"{part}第{number}段")
    named += _recommendations(query, english)
    if query.dates or query.years:
        named.append((", " if english else "、").join(query.dates or tuple(str(year) for year in query.years)))
    if query.topic:
        topic = _as_asked(query)
        named.append(f"about “{topic}”" if english else f"关于“{topic}”")
    return named


def _as_asked(query: Query) -> str:
    """The topic with the capitals of the question or of the turns before it, and no space beside a Chinese character."""
    spoken, turn = query.text, query.before
    while turn is not None:
        spoken, turn = f"{turn.question}\n{spoken}", turn.before
    topic = " ".join(as_written(word, spoken) for word in query.topic.split())
    return re.sub(rf"(?<=[{HAN}]) | (?=[{HAN}])", "", topic)


def _recommendations(query: Query, english: bool) -> list[str]:
    named = [_recommendation(series, [r for r in query.recommendations if r.series == series], english) for series in ("da", "review")]
    known = {r.number for r in query.recommendations}
    unknown = [n for n in query.recommendation_numbers if n not in known]
    if unknown:
        numbers = _spans(tuple(unknown))
        if query.series:
            named.append(
                f"{_SERIES[query.series][english]} {numbers} (there is none)"
                if english
                else f"{_SERIES[query.series][english]}{numbers}（无此编号）"
            )
        else:
            named.append(f"recommendation {numbers} (no series has it)" if english else f"建议{numbers}（两个系列均无此编号）")
    return [name for name in named if name]


def _recommendation(series: str, recommendations: list[Recommendation], english: bool) -> str:
    if not recommendations:
        return ""
    numbers = _spans(tuple(r.number for r in recommendations))
    name = _SERIES[series][english]
    return f"{name}{'s' if len(recommendations) > 1 else ''} {numbers}" if english else f"{name}{numbers}"


def _remarks(query: Query, language: Language) -> list[str]:
    english = language == "en"
    remarks = [f"“{written}” → “{read}”" for written, read in query.corrected]
    if query.answer_language and query.answer_language != query.language:
        remarks.append(_LANGUAGES[query.answer_language][english])
    if query.follows_up:
        remarks.append("continued from the question before" if english else "承接上一问")
    if query.injection:
        remarks.append("instructions in the question are not followed" if english else "问题中的指令不予执行")
    return remarks


def _spans(numbers: tuple[int, ...]) -> str:
    """Write numbers with runs of three or more joined: 13, 17-23."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
