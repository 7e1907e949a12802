"""At which session something was settled: told by the decision that did it."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.selection import Selector
from assistant.answering.recorded.decided import write_decisions
from assistant.answering.recorded.decisions import SETTLING, decisions_asked
from assistant.answering.writing.draft import Draft
from assistant.concepts import Kind
from assistant.lexical import words
from assistant.model import Decision, Intent, Query
from assistant.retrieval import Retriever
from assistant.understanding.asked.intents import without_verbs

IN_ITS_WORDS = 0.5  # of what a question asks to have been decided
FEW = 2  # sessions: the one that decided, and one that decided again
_SESSION = re.compile(r"届?会议|(?<![a-z])sessions?(?![a-z])", re.IGNORECASE)
# Made a rule of: 是哪届会议规定的, "which session laid down".
_RULED = re.compile(
    r"(?:要求|规定|规矩)(?:是|由)*(?:哪|第几)一?届(?:会议)?(?:上)?(?:所)?(?:作出|提出)|(?:哪|第几|几)一?届(?:会议)?(?:上)?(?:是)?(?:所)?(?:规定|立下?|定下?|说定|拍板)(?:要|的|了|下来)"
    r"|\b(?:which|what)\s+(?:session|meeting)\b[^?]{0,30}\b(?:laid\s+down|ruled|stipulated|prescribed|made\s+it\s+a\s+rule)\b|\b(?:which|what)\s+(?:session|meeting)\b[^?]{0,60}\b(?:laid\s+down|stipulated|prescribed)\b",
    re.IGNORECASE,
)
_RULED_AS = re.compile(
    r"(?:要|应|须)?(?:交|提交)?(?:会议)?规定(?:要|应|须)?(?:交|提交)?|个?规矩(?:是)?|当初|起初|最初|(?:是)?第几届|立(?=的|$| )|拍板|说定|(?<= )交(?= |$)"
    r"|\b(?:laid\s+down|ruled|stipulated|prescribed|rule|originally|first)\b",
    re.IGNORECASE,
)


def answer_which_session(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Say which session did to a matter what the question names; False (and nothing written) where the table does not tell."""
    ruled = bool(_RULED.search(query.text))
    settled = bool(SETTLING & set(query.verbs))
    decided = not settled and "decided" in query.verbs
    if query.sessions or not (settled or ruled or decided):
        return False  # what was requested is told by its paragraph: many things are requested on one matter
    topic = _RULED_AS.sub(" ", _SESSION.sub(" ", without_verbs(query.topic)))
    asked = replace(query, intent=Intent.DECISION, topic=" ".join(topic.split()))
    found = decisions_asked(asked, retriever, catalogue, strictly=True) if asked.topic else []
    selector = Selector(asked, retriever)
    if decided:
        found = [one for one in found if one.verb == "decided" and _tells_it(one, selector)]
    like = (set(query.verbs), SETTLING - {"endorsed"}, SETTLING, {"decided"} if ruled else set())
    told = next((kept for verbs in like if (kept := [decision for decision in found if decision.verb in verbs])), [])
    if len({decision.session for decision in told}) > FEW:
        return False
    return write_decisions([one for one in told if ruled or _tells_it(one, selector)], catalogue, draft)


def _tells_it(decision: Decision, selector: Selector) -> bool:
    """Whether the words of a decision tell what it is asked about: another matter of its session was approved as well."""
    named = [one for one in selector.topic if one.kind in (Kind.TERM, Kind.NAME, Kind.PLACE, Kind.CITY)]
    return selector.topic_coverage(decision.quote) >= IN_ITS_WORDS and all(one.met_by(words(decision.quote)) for one in named)
