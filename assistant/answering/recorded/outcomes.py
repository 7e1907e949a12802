"""What became of a matter, told by the table of decisions where a question asks for it in everyday words.

The debate names the matter, the decision says only "the proposal as revised": a passage that shares the question's words is
most often one of the debate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.selection import Selector
from assistant.answering.recorded.decided import write_decisions
from assistant.answering.recorded.decisions import decisions_asked, tells_a_verdict
from assistant.answering.recorded.matters import debate_before, passage_of
from assistant.answering.writing.draft import Draft
from assistant.model import Decision, Intent, Language, Query, Want
from assistant.retrieval import Retriever
from assistant.understanding.asked.outcomes import acts_asked, asks_for_an_outcome, matter_asked
from assistant.understanding.asked.wants import kinds_asked

SURELY = 0.6  # of the matter that is met by what was decided and what led up to it
FEW = 5  # acts, of one sitting or two: more are of several matters
CHANGED = 2  # places of a debate that tell a sum: what was asked for, and what it came to
_CHANGED = re.compile(
    r"接受|同意|相应|因此|降[至到]|减[至到]|增[至到]|改为|缩短|延长[至到]|\b(?:accepted|agreed|accordingly|therefore|reduced|lowered|raised|increased|shortened|brought|revised)\b",
    re.I,
)
_CARRIED = {"approved", "adopted", "endorsed", "accepted", "agreed"}
_SETTLED_BY_DEBATE = {Want.MONEY, Want.LENGTH}
_OPEN = (Intent.PASSAGE, Intent.LIST, Intent.WHEN, Intent.WHO)


def answer_outcome(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Write what was decided on the matter whose outcome is asked for; False (and nothing written) where the table does not
    surely hold it."""
    if query.intent not in _OPEN or not asks_for_an_outcome(query.text):
        return False
    verbs = acts_asked(query.text)
    asked = replace(query, intent=Intent.DECISION, topic=matter_asked(query.text), verbs=verbs or query.verbs)
    if not asked.topic:
        return False
    chosen = decisions_asked(asked, retriever, catalogue, strictly=True, at_least=SURELY)
    if "approved" in verbs and not any(map(tells_a_verdict, chosen)):
        return False
    if len(chosen) > FEW or not _tells_when(query, chosen, retriever, catalogue):
        return False
    return write_decisions(chosen, catalogue, draft)


def _tells_when(query: Query, chosen: Sequence[Decision], retriever: Retriever, catalogue: Catalogue) -> bool:
    """Whether decisions tell the date that is asked for; their session they tell always."""
    if query.intent is not Intent.WHEN or Want.SESSION in kinds_asked(query):
        return True
    wanted = Selector(query, retriever).wanted
    return any(wanted.answers(passage_of(decision, catalogue)[1].text, decision.language) for decision in chosen)


def answer_settled_figure(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Write the sum or the time with which a matter was carried, where it was changed in the debate and the decision does not say it; False
    (and nothing written) else: the first that the debate names is what was asked for."""
    if query.intent is not Intent.FIGURE or not (_CARRIED & {*acts_asked(query.text), *query.verbs}):
        return False
    asked = replace(query, intent=Intent.DECISION, topic=matter_asked(query.text), verbs=("approved",))
    wanted = Selector(query, retriever).wanted
    if not asked.topic or not _SETTLED_BY_DEBATE.intersection(wanted.kinds):
        return False

    def tells(text: str, language: Language) -> bool:
        return wanted.answers(text, language)

    chosen = [d for d in decisions_asked(asked, retriever, catalogue, strictly=True, at_least=SURELY) if d.verb in _CARRIED and d.original]
    if len(chosen) != 1:
        return False
    if tells(passage_of(chosen[0], catalogue)[1].text, chosen[0].language):
        return write_decisions(chosen, catalogue, draft)
    debate = debate_before(chosen[0], catalogue.decisions((chosen[0].session,)), catalogue)
    telling = [said for said in debate if tells(said.paragraph.text, said.document.language)]
    if len(telling) < CHANGED or not _CHANGED.search(telling[-1].paragraph.text):
        return False
    draft.quote(telling[-1].paragraph.text, telling[-1])
    draft.line()
    return write_decisions(chosen, catalogue, draft)
