"""Where several things are asked for, the passage that lists them goes before one that tells of a single one, or of none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.forms import enumerates
from assistant.answering.grid import kind_counted, kinds_counted_in, label_of
from assistant.answering.lists import list_of, series_word
from assistant.answering.naming import NAMED, NAMED_ACROSS, surely_named
from assistant.answering.selection import Choice, Selector
from assistant.answering.tables import table_under
from assistant.glossary import places_in
from assistant.model import Intent, ParagraphKind, Query
from assistant.retrieval import Retriever

NEARLY = 4.5  # by how much less (`selection.py`) a passage of the best one's paper may answer that surely lists what is asked for
CLOSE = 2.5  # the same in another paper
HARDLY = 1.0  # the same where it lists something, and what is not sure

OF_COUNTRIES = 0.3  # of the label of a field that holds countries ("受益国"), by a question for countries

_COUNTRIES = re.compile(r"国家?$|\b(?:countries|states)$", re.I)


def fuller(
    best: Choice,
    choices: Sequence[Choice],
    query: Query,
    selector: Selector,
    retriever: Retriever,
    catalogue: Catalogue,
    supported: Callable[[Choice, bool], bool],
) -> tuple[Choice, bool]:
    """Return the window to answer with, and whether it surely lists what is asked for: the best one, or a nearly as good one
    that lists it where that does not.

    supported tells whether a window surely answers; its second argument, that it lists what is asked for.
    """
    wanted = selector.wanted
    if query.intent is not Intent.LIST or (wanted.least < 2 and not wanted.of_countries):
        return best, False

    def nearly(less: float, close: float) -> Iterator[Choice]:
        for choice in choices:
            same = choice.passage.document.key == best.passage.document.key
            if choice.score >= best.score - (less if same else close) and selector.answers(choice) and choice.note is None:
                yield choice

    def lists(choice: Choice) -> bool:
        return bool(list_of(choice, selector, catalogue) or table_under(choice, catalogue))

    if asked := kinds_counted_in(query.text):
        counted = (c for c in (best, *nearly(NEARLY, CLOSE)) if kind_counted(series_word(c, catalogue)) in asked and supported(c, True))
        if first := next(counted, None):
            return first, True
    told = wanted.told(best.quoted if best.note is None else f"{best.quoted} {best.note.text}", best.passage.document.language)
    if wanted.of_countries:
        more = (c for c in nearly(NEARLY, CLOSE) if _more_countries(c, best, told, query, selector, retriever))
    elif wanted.least > 2 and round(told * wanted.least) >= wanted.least - 1:  # three things have two commas between them
        return best, True
    elif told >= 1 or enumerates(best.quoted) or lists(best):
        return best, False
    else:
        more = (c for c in nearly(HARDLY, HARDLY) if enumerates(c.quoted) or lists(c))
    return next((c for c in more if supported(c, False)), best), False


def _more_countries(choice: Choice, best: Choice, told: float, query: Query, selector: Selector, retriever: Retriever) -> bool:
    """Whether a window names more countries than the best one, which names hardly one; a field of a form also where it names some."""
    language = choice.passage.document.language
    named, by_best = (
        len(places_in(f"{c.quoted} {c.note.text if c.note else ''}", c.passage.document.language) - selector.wanted.places)
        for c in (choice, best)
    )
    if named <= max(1, by_best):
        return False
    if told < 1:
        return True
    row = choice.passage.paragraph
    if row.kind is not ParagraphKind.ROW or best.passage.paragraph.kind is ParagraphKind.ROW:
        return False
    least = OF_COUNTRIES if _COUNTRIES.search(label_of(row)) else NAMED if language == query.language else NAMED_ACROSS
    return surely_named([label_of(row)], query, language, retriever)[0] >= least
