"""Where a passage stands, said in the reader's language: symbol, annex, recommendation, paragraph, page."""

from __future__ import annotations

import re

from assistant.answering.writing.replies import say
from assistant.model import Language

_ZH_ANNEXES = dict(zip("I II III IV V VI VII VIII IX X".split(), "一二三四五六七八九十", strict=True))
_LABEL = re.compile(r"(DA|IR) (\d+)")


def place(
    language: Language,
    document: str,
    *,
    annex: str | None = None,
    recommendation: str | None = None,
    paragraph: str | None = None,
    page: int | None = None,
) -> str:
    """Name a passage's place, as far as it is known. document is its symbol or, where it has none, its file; recommendation
    holds labels such as "DA 10" or "DA 15, DA 21".

    >>> place("zh", "CDIP/33/2", annex="I", recommendation="DA 15, DA 21", page=33)
    'CDIP/33/2，附件一，发展议程建议15、21，第33页'
    >>> place("en", "CDIP/33/2", annex="I", recommendation="DA 15, DA 21", paragraph="4")
    'CDIP/33/2, Annex I, DA Recommendations 15, 21, para. 4'
    """
    parts = [document]
    if annex:
        named = "" if annex == "Annex" else _ZH_ANNEXES.get(annex, annex) if language == "zh" else annex
        parts.append(say("place_annex", language, annex=named).strip())
    if recommendation:
        parts += _recommendations(recommendation, language)
    if paragraph:
        parts.append(say("place_paragraph", language, paragraph=paragraph))
    if page:
        parts.append(say("place_page", language, page=page))
    return ("，" if language == "zh" else ", ").join(parts)


def _recommendations(labels: str, language: Language) -> list[str]:
    numbers: dict[str, list[str]] = {}
    for series, number in _LABEL.findall(labels):
        numbers.setdefault(series, []).append(number)
    comma = "、" if language == "zh" else ", "
    return [
        say(f"place_{series.lower()}", language, numbers=comma.join(named), s="s" if len(named) > 1 else "")
        for series, named in numbers.items()
    ]
