"""That a matter is not decided yet, where the documents say so and it is asked whether it was: an answer, and no refusal."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.choosing.choices import Choice
from assistant.answering.choosing.selection import Selector
from assistant.answering.choosing.shown import WHOLE
from assistant.answering.kinds.forms import is_undecided
from assistant.answering.reading.surroundings import surroundings
from assistant.answering.recorded.decisions import SETTLING
from assistant.answering.writing.draft import Draft
from assistant.model import Evidence, Intent, Query
from assistant.retrieval import Retriever
from assistant.understanding.asked.outcomes import acts_asked
from assistant.understanding.asked.whether import asks_whether

ON_TOPIC, ON_TOPIC_ACROSS = 0.6, 0.45  # of the topic, by the section that says that nothing is decided; in the other language


def answer_undecided(query: Query, retriever: Retriever, evidence: Sequence[Evidence], draft: Draft) -> bool:
    """Quote that nothing has been decided so far; False (and nothing written) where nobody says so on the matter, or a session is
    named: what none had decided when a paper was written, one may have decided since."""
    if query.sessions or not _asks_for_it(query):
        return False
    selector = Selector(query, retriever)
    if not selector.topic and not is_undecided(query.text):  # "was it?" is asked of any matter
        return False
    said = (c for c in selector.choices(evidence, closely=False) if is_undecided(c.quoted) and c.note is None)
    told = next((c for c in said if _on_the_matter(c, evidence, query, selector)), None)
    if told is None:
        return False
    text = told.passage.paragraph.text
    whole = len(text) <= WHOLE[told.passage.document.language]
    draft.quote(text if whole else told.quoted, told.passage)
    return True


def _asks_for_it(query: Query) -> bool:
    if query.intent is Intent.FIGURE:  # how many were granted, not whether
        return False
    if "approved" in acts_asked(query.text):
        return True
    whether = asks_whether(query.text) and bool((SETTLING | {"decided"}).intersection(query.verbs))
    return query.intent is Intent.DECISION and (whether or is_undecided(query.text))


def _on_the_matter(choice: Choice, evidence: Sequence[Evidence], query: Query, selector: Selector) -> bool:
    """Whether the section or annex of a window, as far as it was found, speaks of the question's topic and of all that this names: who
    put a matter forward is told once, above."""
    found = choice.evidence
    part = found.chunk.annex or found.chunk.section
    near = [one for one in evidence if part and (one.document.key, one.chunk.annex or one.chunk.section) == (found.document.key, part)]
    text = "\n".join(map(surroundings, near or [found]))
    floor = ON_TOPIC if found.document.language == query.language else ON_TOPIC_ACROSS
    return selector.names_all(text) and selector.topic_coverage(text) >= floor
