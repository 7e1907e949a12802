"""What a language model is shown: evidence as numbered exhibits between fences, within a budget, in a prompt from `prompts/`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from string import Template

from assistant.answering.generating.grounding import Exhibit
from assistant.answering.generating.tagged import TAG
from assistant.answering.writing.draft import Passage
from assistant.model import Answer, Citation, Evidence, Language, Paragraph, ParagraphKind, Query
from assistant.text import HAN, sentences
from assistant.understanding.instructions import set_aside_instructions
from assistant.understanding.plain import plain

CANNOT_ANSWER = "NOT IN THE PASSAGES"  # what a prompt asks the model to write, and what the code understands
LONGEST_QUESTION = 2_000  # characters; what is asked stands in them, and the passages need the room
SMALLEST = 60  # tokens; less of a passage than this is not worth a tag

_HAN_CHAR = re.compile(rf"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Prompt:
    """The two messages of a request."""

    system: str
    user: str


@lru_cache(maxsize=8)
def _templates(name: str) -> tuple[Template, Template]:
    text = resources.files("prompts").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    _header, _, sent = text.partition("\n\n")
    system, _, user = sent.partition("\n=== user\n")
    return Template(system.strip()), Template(user.strip())


def fill(name: str, **values: str) -> Prompt:
    """Return the prompt of a file of `prompts/`. Raises KeyError naming the file and every variable it still lacks."""
    system, user = _templates(name)
    missing = sorted({*system.get_identifiers(), *user.get_identifiers()} - values.keys())
    if missing:
        raise KeyError(f"prompts/{name}.txt needs {', '.join(missing)}")
    return Prompt(system.substitute(values), user.substitute(values))


def answer_prompt(query: Query, language: Language, exhibits: Sequence[Exhibit]) -> Prompt:
    """Return the prompt that asks for an answer from the exhibits; the same for the same question and exhibits."""
    evidence = "\n\n".join(_blocks(exhibits))
    asked = (query.text if query.injection else query.question)[:LONGEST_QUESTION]
    values = {"cannot": CANNOT_ANSWER, "evidence": evidence, "fence": fence(asked, evidence), "understood": query.understood}
    return fill(f"answer.{language}", question=one_line(asked), **values)


def fence(*fenced: str) -> str:
    """Return the line between two of which texts stand in a prompt: the same for the same texts, and not to be foreseen in them."""
    return "=" * 8 + hashlib.sha256("\x1f".join(fenced).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def exhibits_for(answer: Answer, evidence: Sequence[Evidence], tokens: int) -> tuple[Exhibit, ...]:
    """Number the passages a model is shown, best first, until the tokens are spent: what the quoted answer rests on
    (a record's quote where no evidence holds its paragraph), then the rest of the evidence."""
    passages = [(found, paragraph) for found in evidence for paragraph in found.paragraphs if paragraph.kind is not ParagraphKind.HEADING]
    homes = [next((pair for pair in passages if _quotes(citation, pair)), None) for citation in answer.citations]
    drawn = [_of_passage(*home) if home else _of_citation(citation) for home, citation in zip(homes, answer.citations, strict=True)] + [
        _of_passage(found, paragraph) for found, paragraph in passages
    ]
    kept: list[Exhibit] = []
    seen: set[tuple[str, str, str]] = set()
    for exhibit in drawn:
        key = (exhibit.citation.file, exhibit.citation.language, exhibit.text)
        fitted = _fitted(exhibit, tokens)
        if key in seen or fitted is None:
            continue
        seen.add(key)
        tokens -= estimated_tokens(_heading(fitted) + fitted.shown)
        kept.append(replace(fitted, tag=len(kept) + 1))
    return tuple(kept)


def estimated_tokens(text: str) -> int:
    """Return about how many tokens a model counts, rather too many: 1.2 a Chinese character, one for three others."""
    chinese = len(_HAN_CHAR.findall(text))
    return round(1.2 * chinese + (len(text) - chinese) / 3) + 1


def exhibit(citation: Citation, text: str, **about: object) -> Exhibit:
    """Return an exhibit of a text, without the sentences in it that try to instruct a model. It has no tag yet."""
    spans = tuple((start, end) for start, end in sentences(text) if not set_aside_instructions(plain(text[start:end]))[1])
    withheld = len(spans) < len(sentences(text))
    shown = "\n".join(text[start:end] for start, end in spans) if withheld else text
    return Exhibit(0, citation, text, shown, spans, **about)  # type: ignore[arg-type]  # the fields of Exhibit by name


def _quotes(citation: Citation, pair: tuple[Evidence, Paragraph]) -> bool:
    found, paragraph = pair
    return (found.document.file, found.document.language) == (citation.file, citation.language) and citation.quote in _part(
        found, paragraph
    )


def _part(found: Evidence, paragraph: Paragraph) -> str:
    """The part of a long paragraph that was found; a short one whole."""
    return found.chunk.text if len(found.paragraphs) == 1 and found.chunk.text in paragraph.text else paragraph.text


def _of_passage(found: Evidence, paragraph: Paragraph) -> Exhibit:
    document = found.document
    notes = [note.text for note in paragraph.footnotes]
    around = [document.title, paragraph.section, found.chunk.context, paragraph.speaker, paragraph.label, *notes]
    return exhibit(
        Passage(document, paragraph).citation(0, ""),
        _part(found, paragraph),
        around="\n".join(part for part in around if part),
        dated=_dated(document.session, document.date, document.session_dates),
        recommendations=tuple(f"{r.series} {r.number}" for r in (*paragraph.recommendations, *found.chunk.recommendations)),
        speaker=paragraph.speaker,
    )


def _of_citation(citation: Citation) -> Exhibit:
    """A record's quote; its citation says which recommendations its paragraph is on ("DA 10, IR 5")."""
    named = re.findall(r"\b(DA|IR) (\d+)", citation.recommendation or "")
    return exhibit(
        replace(citation, n=0, quote="", start=None, end=None),
        citation.quote,
        around="\n".join(part for part in (citation.title, citation.section) if part),
        dated=_dated(citation.session, None, None),
        recommendations=tuple(f"{'da' if series == 'DA' else 'review'} {number}" for series, number in named),
    )


def _dated(session: int | None, date: str | None, session_dates: str | None) -> str:
    return "\n".join(part for part in (f"session {session}" if session else None, date, session_dates) if part)


def _fitted(exhibit: Exhibit, tokens: int) -> Exhibit | None:
    """The exhibit within the tokens, cut after a whole sentence; None where too little of it fits or nothing is shown."""
    tokens -= estimated_tokens(_heading(exhibit))
    if not exhibit.spans or tokens < SMALLEST:
        return None
    if estimated_tokens(exhibit.shown) <= tokens:
        return exhibit
    kept: list[tuple[int, int]] = []
    for start, end in exhibit.spans:
        tokens -= estimated_tokens(exhibit.text[start:end])
        if tokens < 0:
            break
        kept.append((start, end))
    shown = "\n".join(exhibit.text[start:end] for start, end in kept)
    return replace(exhibit, spans=tuple(kept), shown=shown) if kept else None


def _blocks(exhibits: Sequence[Exhibit]) -> Iterator[str]:
    """Each exhibit below its tag and place. Tags that a document's own text holds are made unlike ours."""
    for one in exhibits:
        yield f"[S{one.tag}] {_without_tags(_heading(one))}\n{_without_tags(one.shown)}"


def _heading(exhibit: Exhibit) -> str:
    """Where the exhibit stands, as far as it is known: document, session, annex, paragraph, section, who speaks."""
    citation = exhibit.citation
    place = [
        citation.symbol or citation.file,
        citation.title,
        one_line(exhibit.dated) or None,
        citation.annex and (citation.annex if citation.annex.startswith("Annex") else f"Annex {citation.annex}"),
        citation.paragraph and f"para. {citation.paragraph}",
        citation.section,
        ", ".join(dict.fromkeys(exhibit.recommendations)) and f"recommendation {', '.join(dict.fromkeys(exhibit.recommendations))}",
        exhibit.speaker and f"view of {exhibit.speaker}",
    ]
    return " | ".join(one_line(part) for part in place if part)


def _without_tags(text: str) -> str:
    return TAG.sub(lambda match: f"({match[0][1:-1]})", text)


def one_line(text: str) -> str:
    """Return a text with every run of white space as one blank."""
    return re.sub(r"\s+", " ", text).strip()
