"""What a thing was called before: told by "formerly …" beside its name, or by what was renamed."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answering.defining.describing import written
from assistant.answering.writing.draft import Draft, Passage
from assistant.glossary import translations_of
from assistant.model import ParagraphKind, Query
from assistant.retrieval import Retriever
from assistant.text import sentences
from assistant.understanding.asked.definitions import formerly_named

LOOKED_THROUGH = 20  # chunks, for each of its names
_FORMER_ZH = r"(?:原称|原名|旧称|曾称|曾用名|前称|前身|(?:以前|原来|原先|最初|过去)(?:叫|称)|原为)"
_FORMER_EN = r"\b(?:formerly|previously|originally|earlier)\s+(?:known|called|named|titled|entitled)\b|\b(?:former|previous|original)\s+(?:name|title)\b|\bformerly\b"
_RENAMED_ZH, _RENAMED_EN = r"(?:更名|改名|改称|重新命名)为", r"\b(?:renamed|was\s+given\s+the\s+name)\b"


_IT = re.compile(r"\s*(?:It|They)\b|\s*[它其]")
_AROUND_A_NAME = re.compile(
    r"^(?:WIPO|产权组织)(?:['’]s|的)?\s*|\s*(?:平台|系统|项目|数据库|platform|system|project|database)$", re.IGNORECASE
)


def answer_former_name(query: Query, retriever: Retriever, draft: Draft) -> bool:
    """Write the sentence that tells the name that a thing had before; False (and nothing written) where none does, or none is asked for."""
    thing = formerly_named(query.text)
    if not thing:
        return False
    short = _AROUND_A_NAME.sub("", thing).strip()
    names = list(dict.fromkeys((thing, short, *translations_of(thing, query.language))))
    name = f"(?:{written([one for one in names if one])})"
    told = re.compile(
        rf"{name}[^。；;]{{0,24}}?(?:{_FORMER_ZH}|{_FORMER_EN})|{name}.*[。.]\s*(?:It\s+was|它|其)\s*(?:{_FORMER_ZH}|{_FORMER_EN})|(?:{_RENAMED_ZH}|{_RENAMED_EN})[^。；;]{{0,16}}?{name}|{name}[^。；;]{{0,24}}?(?:的)?前身"
    )
    evidence = [found for one in names if one for found in retriever.find(replace(query, text=one), LOOKED_THROUGH)]
    said = [
        (found.document.language != query.language, sentence, Passage(found.document, paragraph))
        for found in evidence
        for paragraph in found.paragraphs
        if paragraph.kind is not ParagraphKind.HEADING
        for sentence in _with_what_it_leans_on(paragraph.text)
        if told.search(sentence)
    ]
    if not said:
        return False
    _, sentence, passage = min(said, key=lambda one: (one[0], len(one[1])))
    draft.quote(sentence, passage)
    draft.in_its_place = True
    return True


def _with_what_it_leans_on(text: str) -> list[str]:
    """The sentences of a text; one that begins with a pronoun with all before it."""
    return [text[0 if _IT.match(text, start) else start : end].strip() for start, end in sentences(text)]
