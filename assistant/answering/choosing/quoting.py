"""What a window is quoted with: a row with its table, a line with the list that it announces, a sentence with its neighbours and notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.counted_parts import counted_by_parts
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.shown import widen
from assistant.answering.choosing.windows import NOTE_CHARACTERS
from assistant.answering.kinds.forms import counts_things, enumerates
from assistant.answering.lists.lists import announces, list_of, whole_series, write_list
from assistant.answering.recorded.statuses import WHICH_RECOMMENDATION, say_recommendations
from assistant.answering.tables.tables import table_under, write_table
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say
from assistant.model import Footnote, Intent, Language, Paragraph, Query
from assistant.retrieval import Retriever

# Which recommendations a project carries out is told by the numbers in its quote, not by the report that the quote stands in.
_OF_A_PROJECT = re.compile(r"项目|提案|\b(?:projects?|proposals?)\b", re.IGNORECASE)
_NAMED = re.compile(r"建议\s*\d|\bRecommendations?\s+\d")


def write_choice(
    choice: Choice,
    query: Query,
    choices: Sequence[Choice],
    selector: Selector,
    retriever: Retriever,
    catalogue: Catalogue,
    draft: Draft,
) -> None:
    """Quote a window: a row with its table, what counts by parts or announces a list with these, a sentence with its neighbours and notes."""
    if choice.is_row and choice.note is None:
        write_table(choice, query, selector, retriever, catalogue, draft)
    elif choice.note is None and (counts := counted_by_parts(choice, query, selector, catalogue)):
        write_list(counts, choice.passage.document, draft)
    elif choice.note is None and _wants_items(choice, query) and (items := announced_by(choice, selector, catalogue)):
        write_list(items, choice.passage.document, draft)
    else:
        _write_sentences(query, choice, choices, selector, catalogue, draft)


def _wants_items(choice: Choice, query: Query) -> bool:
    """Whether the items are told with the line that announces them. Where a figure, a date or a decision is asked for, the line may tell
    it by itself; what a delegation lists is no decision."""
    alone = query.intent in (Intent.FIGURE, Intent.WHEN) or (query.intent is Intent.DECISION and choice.passage.paragraph.speaker)
    return query.intent is Intent.LIST or (announces(choice) and not alone)


def _write_sentences(
    query: Query, choice: Choice, choices: Sequence[Choice], selector: Selector, catalogue: Catalogue, draft: Draft
) -> None:
    paragraph, language = choice.passage.paragraph, choice.passage.document.language
    draft.line()
    if paragraph.speaker:
        draft.say(say("opinion", draft.language, speaker=paragraph.speaker))
    quote = ""
    if choice.end > choice.start:
        start, end = widen(choice, choices, language)
        if query.intent is Intent.LIST and choice.note is None:
            start, end = whole_series(paragraph.text, start, end)
        quote, passage = paragraph.text[start:end], choice.passage
        if (
            paragraph.recommendations
            and WHICH_RECOMMENDATION.search(query.text)
            and not (_OF_A_PROJECT.search(query.text) and _NAMED.search(quote))
        ):
            passage = say_recommendations(passage, catalogue, draft)
        draft.quote(quote, passage)
    if choice.note is not None:
        _write_note(choice.note, choice.passage, draft)
        return
    for note in paragraph.footnotes:  # who, which, when or where is often told in a note only
        if len(note.text) <= NOTE_CHARACTERS and _tells_more(note.text, quote, query, selector, language):
            _write_note(note, choice.passage, draft)


def _tells_more(note: str, quote: str, query: Query, selector: Selector, language: Language) -> bool:
    """Whether a note belongs to the answer: the things asked for by name or by their number stand in it, or it tells a kind of thing
    that is wanted better than its sentence does."""
    if query.intent in (Intent.LIST, Intent.WHO) and (enumerates(note) or not enumerates(quote)):
        return True
    if enumerates(note) and counts_things(quote) and (counts_things(query.text) or selector.wanted.of_countries):
        return True
    told, by_sentence = (selector.wanted.told_of_each(text, language) for text in (note, quote))
    return any(more > less for more, less in zip(told, by_sentence, strict=True))


def _write_note(note: Footnote, passage: Passage, draft: Draft) -> None:
    draft.line()
    draft.say(say("note", draft.language, mark=note.mark))
    draft.quote(note.text, passage)


def announced_by(choice: Choice, selector: Selector, catalogue: Catalogue) -> list[Paragraph]:
    """Return the list that a window stands in or introduces, or the table under it: what announces one tells nothing without it."""
    return list_of(choice, selector, catalogue) or table_under(choice, catalogue)
