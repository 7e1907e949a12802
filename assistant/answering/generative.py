"""Answers with a language model: it words them, and is believed sentence by sentence only as far as what it cites bears it out.

What was refused before (not about these documents, not indexed, not found) never reaches it, and whatever goes wrong
with it, the reader gets the answer quoted from the documents with one line that says so.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Protocol

from assistant.adapters.chat_model import ChatModel, ChatModelError
from assistant.answering.generating.grounding import Check, check, quote
from assistant.answering.generating.otherwise import Closeness
from assistant.answering.generating.prompting import CANNOT_ANSWER, Prompt, answer_prompt, estimated_tokens, exhibits_for
from assistant.answering.generating.rewriting import rewritings
from assistant.answering.generating.tagged import LONGEST_REPLY, ReplyReader, TaggedSentence
from assistant.answering.writing.draft import unmarked
from assistant.answering.writing.places import place
from assistant.answering.writing.reading_help import reading_help
from assistant.answering.writing.replies import say
from assistant.lexical import words
from assistant.model import Answer, Citation, Evidence, Intent, Language, Query, Status
from assistant.text import fold
from assistant.understanding.asked.whether import asks_whether

EVIDENCE = 8  # chunks; what the quoted answer reads closely, too
MOST_EVIDENCE = 5_000  # tokens; more makes a model overlook what stands in the middle

log = logging.getLogger(__name__)


class Finder(Protocol):
    """What finds evidence and measures texts against a question: the Retriever."""

    def find(self, query: Query, limit: int) -> Sequence[Evidence]:
        """Return the evidence for a query, best first."""
        ...

    def closeness(self, query: Query, texts: Sequence[str]) -> Sequence[float]:
        """Return how much of the query's text each text meets (0 to 1)."""
        ...


@dataclass(frozen=True, slots=True)
class Progress:
    """A step of an answer: text to add, with the citations that are new in it. The last step has the whole answer,
    which stands in the place of all text before it."""

    delta: str = ""
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None


class GenerativeAnswerer:
    """Answers in the words of a language model. Safe to share between threads."""

    def __init__(self, chat_model: ChatModel) -> None:
        self._model = chat_model

    def answer(self, query: Query, extractive: Answer, finder: Finder) -> Answer:
        """Return the model's answer as far as it is supported, else the extractive one with a note."""
        *_, last = self.stream(query, extractive, finder)
        assert last.answer is not None
        return last.answer

    def rewritings(self, query: Query, history: Sequence[Query]) -> tuple[str, ...]:
        """Return a question in the documents' words, as the model puts it; none where it does not do its part."""
        try:
            return rewritings(self._model, query, history)
        except ChatModelError as error:
            log.warning("%s", error)
            return ()

    def stream(self, query: Query, extractive: Answer, finder: Finder) -> Iterator[Progress]:
        """Yield checked sentences as they are completed, then the whole answer; closing the iterator ends the request."""
        complete = query.intent in (Intent.COLLECTION, Intent.SOURCE)  # as it stands; no passage tells which documents there are
        if complete or extractive.status not in (Status.ANSWERED, Status.AMBIGUOUS):
            yield Progress(extractive.answer, extractive.citations, extractive)
            return
        language = extractive.language
        exhibits = exhibits_for(extractive, finder.find(query, EVIDENCE), self._evidence_tokens(query, language))
        if not exhibits:
            yield _fallen_back(extractive, "llm_unsupported", shown=False)
            return
        prompt = answer_prompt(query, language, exhibits)
        writing = _Writing(language)
        by_tag = {exhibit.tag: exhibit for exhibit in exhibits}
        dropped = 0
        cannot = False

        def closeness(sentence: str, texts: Sequence[str]) -> Sequence[float]:
            return finder.closeness(replace(query, text=sentence, language=language), texts)

        try:
            for sentence in self._sentences(prompt):
                if CANNOT_ANSWER in sentence.text.upper():
                    cannot = True
                    continue
                checked = check(sentence.text, sentence.tags, by_tag, language, closeness)
                if checked.fault or _only_restates(sentence.text, query):
                    dropped += 1
                    log.info(
                        "not shown (%s): %s", checked.fault, [str(fact.kind) for fact in checked.lacking]
                    )  # a value may be the question's
                    continue
                yield writing.add(sentence, checked, closeness)
        except ChatModelError as error:
            log.warning("%s", error)
            yield _fallen_back(extractive, "llm_unavailable", shown=bool(writing.text), what=say(f"llm_{error.reason}", language))
            return
        if writing.citations and _covers(writing.citations, extractive):
            yield Progress(answer=_composed(writing, extractive, dropped))
        elif cannot and extractive.sure:  # models overlook: of six such answers over five bodies of questions five were right
            yield _fallen_back(extractive, "llm_silent", shown=bool(writing.text))
        elif cannot:
            yield _not_found(query, extractive)
        else:
            yield _fallen_back(extractive, "llm_unsupported", shown=bool(writing.text))

    def _evidence_tokens(self, query: Query, language: Language) -> int:
        frame = answer_prompt(query, language, ())
        spent = estimated_tokens(frame.system + frame.user) + self._model.reply_tokens
        return min(MOST_EVIDENCE, self._model.context_window - spent)

    def _sentences(self, prompt: Prompt) -> Iterator[TaggedSentence]:
        """Yield the reply's sentences as they are completed."""
        reader = ReplyReader()
        with closing(self._model.stream(prompt.system, prompt.user)) as pieces:  # type: ignore[type-var]  # a generator
            for piece in pieces:
                yield from reader.feed(piece)
                if reader.characters > LONGEST_REPLY:
                    break
        yield from reader.finish()


@dataclass(slots=True)
class _Writing:
    """The answer being written: supported sentences, their citations numbered in order of first use."""

    language: Language
    text: str = ""
    _numbered: dict[tuple[int, str], Citation] = field(default_factory=dict)

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._numbered.values())

    def add(self, sentence: TaggedSentence, checked: Check, closeness: Closeness) -> Progress:
        """Add a sentence with the markers of what supports it."""
        before = sentence.lead or ("" if self.language == "zh" else " ")
        shown = unmarked(sentence.text)
        delta = (before if self.text else before.lstrip("\n ")) + shown
        start, end = len(self.text) + len(delta) - len(shown), len(self.text) + len(delta)
        new: list[Citation] = []
        for exhibit in checked.exhibits:
            words = quote(sentence.text, exhibit, closeness)
            citation = self._numbered.get((exhibit.tag, words))
            if citation is None:
                citation = replace(exhibit.citation, n=len(self._numbered) + 1, quote=words, start=start, end=end)
                self._numbered[exhibit.tag, words] = citation
                new.append(citation)
            delta += f"[{citation.n}]"
        self.text += delta
        return Progress(delta, tuple(new))


def _only_restates(sentence: str, query: Query) -> bool:
    """Whether a sentence says back what is asked and adds nothing; to a question answered by yes or no that is an answer."""
    if asks_whether(query.text):
        return False
    if query.language == "zh":  # no spaces: what is left out where the question asks joins other characters
        return not {char for char in fold(sentence) if char.isalnum()} - set(fold(query.text))
    return words(sentence) <= words(query.text)


def _covers(citations: Sequence[Citation], extractive: Answer) -> bool:
    """Where a number means two recommendations, the answer must deal with both."""
    if extractive.status is not Status.AMBIGUOUS:
        return True
    return {c.recommendation for c in extractive.citations} <= {c.recommendation for c in citations}


def _composed(writing: _Writing, extractive: Answer, dropped: int) -> Answer:
    language = extractive.language
    own = [say("llm_dropped", language, count=dropped)] if dropped else []
    kept = _without_reading_help(extractive)
    return replace(
        extractive,
        answer_id=hashlib.sha256(f"{extractive.answer_id}\x1f{writing.text}".encode()).hexdigest()[:16],
        answer=writing.text,
        citations=writing.citations,
        notes=tuple(dict.fromkeys([*kept, *reading_help(writing.citations, language), *own])),
        mode="llm",
    )


def _without_reading_help(extractive: Answer) -> list[str]:
    """The notes that are about the question and not about the quotes, which the model's answer may not have."""
    helped = reading_help(extractive.citations, extractive.language)
    return [note for note in extractive.notes if note not in helped]


def _not_found(query: Query, extractive: Answer) -> Progress:
    """The model read the passages and found no answer in them: say what was searched, and the nearest passage."""
    language = extractive.language
    within = ""
    if query.filters.sessions:
        within += say("within_session", language, session=", ".join(map(str, query.filters.sessions)))
    if query.filters.symbols:
        within += say("within_symbol", language, symbol=", ".join(query.filters.symbols))
    nearest = extractive.citations[0]
    where = place(language, nearest.symbol or nearest.file, annex=nearest.annex, paragraph=nearest.paragraph, page=nearest.page)
    said = [
        say("not_found", language),
        say("not_found_searched", language, documents=extractive.searched_documents, within=within),
        say("nearest", language, place=where),
    ]
    text = ("" if language == "zh" else " ").join(said)
    answer = replace(extractive, status=Status.NOT_FOUND, answer=text, citations=(), notes=(), mode="llm")
    return Progress(text, (), answer)


def _fallen_back(extractive: Answer, note: str, *, shown: bool, **values: object) -> Progress:
    """The extractive answer with a line that says why it is that; as text to add only where nothing was shown yet."""
    answer = replace(extractive, notes=(*extractive.notes, say(note, extractive.language, **values)))
    return Progress("", (), answer) if shown else Progress(answer.answer, answer.citations, answer)
