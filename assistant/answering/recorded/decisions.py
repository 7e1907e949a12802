"""What the Committee decided, from the table of decisions: by session, verb and subject, with where it is recited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.kinds.forms import VIEW
from assistant.answering.recorded.decided import write_decisions
from assistant.answering.recorded.matters import passage_of
from assistant.answering.recorded.of_kind import answer_of_kind, kind_asked
from assistant.answering.recorded.of_session import asks_for_all, write_session
from assistant.answering.recorded.on_matter import Measured, on_matter
from assistant.answering.writing.draft import Draft, Passage
from assistant.answering.writing.replies import say, verb_in
from assistant.lexical import words
from assistant.model import REFUSALS, Decision, Intent, Language, Query
from assistant.retrieval import Retriever
from assistant.symbols import sessions_of_others
from assistant.understanding.asked.intents import verbs_in
from assistant.understanding.asked.outcomes import asks_for_an_outcome
from assistant.understanding.asked.subjects import parties_in
from assistant.understanding.asked.whether import asks_whether
from assistant.understanding.named.meeting_dates import sessions_met_in

LISTED = 10  # a delegate reads a list aloud; the command `cdip decisions` gives all
CLOSE = 0.80  # of the best decision's measure: as good an answer to the question
NEARLY = 0.75  # of the best decision's measure: else the act that is asked for was done on another matter
MOST_READ = 600  # decisions, of those a question may mean, that are compared with it one by one
SETTLING = frozenset(("approved", "adopted", "endorsed", "accepted", "agreed"))
_VERDICTS = SETTLING | REFUSALS | {"decided", "deferred", "closed"}
SURELY = 0.3  # of what is asked about: a decision answers a question that does not ask for one
ACROSS = 0.75  # of what is met in one language, in the other
# By meaning, of two tellings in two languages: of 24 pairs that tell one decision the least had 0.52, of 170 others the most 0.48.
ALIKE_ACROSS = 0.5
BESIDE = 2  # paragraphs between two of one list
NAMED = 0.5  # of the topic, that a step of a history must speak of, or one of its fellows in its words
ACROSS_NAMED = 0.85  # the same, by meaning alone, in the other language
ON_TOPIC = 0.5  # of what the best decision meets of the topic: less is another matter decided on the same day


def answer_decisions(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft, notes: list[str]) -> bool:
    """Write the decisions the query asks for; False (and nothing written) where the table holds none."""
    if asks_for_all(query):
        of_session = folded(_of_documents(query, catalogue.decisions(query.sessions)), draft.language, retriever, catalogue)
        return write_session(of_session, catalogue, draft, notes)
    chosen = decisions_asked(query, retriever, catalogue)
    if not chosen or (not query.sessions and not query.symbols and len(chosen) > LISTED):
        return False
    if len(chosen) > LISTED:
        notes.append(say("more", draft.language, count=len(chosen) - LISTED))
    return write_decisions(chosen[:LISTED], catalogue, draft)


def answer_all_of_kind(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft, notes: list[str]) -> bool:
    """Write what became of all matters of a kind; False (and nothing written) where a question asks of none or the table does not tell."""
    if kind_asked(query) is None:
        return False
    of_documents = _of_documents(query, catalogue.decisions(query.sessions))
    decisions = _of_the_years(query, of_documents, catalogue, years=set(map(str, query.years)))
    return answer_of_kind(query, folded(decisions, draft.language, retriever, catalogue), catalogue, draft, notes)


def tells_a_verdict(decision: Decision) -> bool:
    """Whether a decision tells if a matter was carried: where the session's own record asks for a revised proposal, it was not; what
    another paper recites may be a thing asked for before."""
    return decision.original or decision.verb in _VERDICTS


def answer_sessions(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Say what the sessions that a question names did on its matter, where no passage answers it; False (and nothing written)
    where one of them did nothing, or the question asks for a figure, a name, what a delegation said or the like."""
    if query.intent not in (Intent.PASSAGE, Intent.LIST) or not query.sessions or not query.topic:
        return False
    if VIEW.search(query.text) and parties_in(query.text, query.language):
        return False
    chosen = decisions_asked(replace(query, intent=Intent.DECISION), retriever, catalogue, at_least=SURELY)
    of_all = {decision.session for decision in chosen} == set(query.sessions)
    return of_all and len(chosen) <= LISTED and write_decisions(chosen, catalogue, draft)


def answer_elected(query: Query, retriever: Retriever, catalogue: Catalogue, draft: Draft) -> bool:
    """Say who the sessions named elected; False (and nothing written) where the table holds no election of theirs."""
    elected = [one for one in catalogue.decisions(query.sessions) if one.verb == "elected"] if query.sessions else []
    for decision in folded(elected, query.answer_language or query.language, retriever, catalogue):
        document, paragraph = passage_of(decision, catalogue)
        draft.line()
        draft.say(say("decision_line", draft.language, session=decision.session, verb=verb_in(decision.verb, draft.language)))
        draft.quote(decision.quote, Passage(document, paragraph))
    return bool(elected)


def decisions_asked(
    query: Query, retriever: Retriever, catalogue: Catalogue, *, strictly: bool = False, at_least: float = 0.0
) -> list[Decision]:
    """Return the decisions that a question asks for, by session, each told once; strictly, only those surely on its matter, or
    those that meet at least so much of it. The table holds nothing that another body decided."""
    if not query.sessions and sessions_of_others(query.text):
        return []
    decisions = _of_documents(query, catalogue.decisions(query.sessions))
    if query.intent is Intent.HISTORY and "elected" not in query.verbs:  # a delegate elected is no step of what his country proposed
        decisions = [decision for decision in decisions if decision.verb != "elected"]
    likeliest = _likeliest(query, _of_the_years(query, decisions, catalogue), retriever)
    told_once = folded(likeliest, query.answer_language or query.language, retriever, catalogue)
    measured = on_matter(query, told_once, retriever, catalogue, strictly=strictly)
    least = {True: at_least, False: ACROSS * at_least}
    return _best(query, [one for one in measured if one.met >= least[one.decision.language == query.language]])


_LEFT = frozenset(("deferred",))
_ASKS_WHAT_WAS_REFUSED = re.compile(
    r"(?:没有?|未)(?:被|获得?|能)?(?:批|通过|同意|接受|核可|采纳)|否决|驳回|拒绝|\b(?:not|n[’']t)\s+(?:\w+\s+)?(?:approv|adopt|accept|agree|endors)\w*|\breject\w*|\bturned?\s+down\b",
    re.IGNORECASE,
)
# What is asked by one of these verbs is told by any of its like: translations choose among them, the nearest first.
_ACTS = (
    (frozenset(("approved", "adopted", "endorsed")), frozenset(("accepted", "agreed"))),
    (frozenset(("accepted", "agreed")), frozenset(("approved", "adopted", "endorsed"))),
    (frozenset(("requested", "invited", "instructed", "tasked")),),
    (frozenset(("took note", "noted", "welcomed")),),
    (frozenset(("closed",)),),
    (frozenset(("deferred",)),),
    (frozenset(("elected",)),),
    (REFUSALS, _LEFT),
)


def _of_the_act_asked(query: Query, decisions: list[Measured]) -> list[Measured]:
    """Keep the decisions of the act that the question names (what was approved, who was elected), where there are any."""
    asked = [act for act in _ACTS if act[0] & set(query.verbs)]
    if "decided" in query.verbs or not asked:
        return decisions
    if _ASKS_WHAT_WAS_REFUSED.search(query.text):
        asked = (
            [(REFUSALS | _LEFT | SETTLING,)] if asks_whether(query.text) else [(REFUSALS, _LEFT)]
        )  # that it was carried is an answer too
    elif asks_whether(query.text) or asks_for_an_outcome(query.text):  # that it was not, or not yet, is as good an answer
        asked = [(act[0] | REFUSALS | _LEFT, *act[1:]) for act in asked]
    nearest = max((one.measure for one in decisions), default=0.0)
    for like in range(2):
        wanted = {verb for act in asked for group in act[: like + 1] for verb in group}
        kept = [one for one in decisions if one.decision.verb in wanted]
        if kept and max(one.measure for one in kept) >= NEARLY * nearest:
            return kept
    if not kept and asks_whether(query.text):  # what a paper recites of a plan that was asked for tells nothing of its fate
        return [one for one in decisions if tells_a_verdict(one.decision)]
    return kept or decisions


def _of_documents(query: Query, decisions: Sequence[Decision]) -> list[Decision]:
    """Keep the decisions told in the documents a search is confined to, and those on the documents that the question names;
    where there are none on them, those of the session named that they tell."""
    within = query.filters
    told = [
        d for d in decisions if (within.language in (None, d.language)) and (not within.symbols or d.recited_in.symbol in within.symbols)
    ]
    wanted = [symbol for symbol in query.symbols if symbol not in within.symbols]
    if not wanted:
        return told
    on_them = [d for d in told if set(wanted) & set(d.about_symbols)]
    naming_them = [d for d in told if any(symbol in d.quote for symbol in wanted)]
    # "What did session 23 decide, according to CDIP/33/2?" A paper tells nothing of what was decided on itself.
    told_in_them = [d for d in told if query.sessions and d.recited_in.symbol in wanted]
    return on_them or naming_them or told_in_them


def _of_the_years(
    query: Query, decisions: Sequence[Decision], catalogue: Catalogue, *, years: AbstractSet[str] = frozenset()
) -> Sequence[Decision]:
    """Leave out what is not known to have been decided in the year in which the question says that it was, unless it speaks of that
    year: the webinars of 2023."""
    years = years or {date[:4] for date in query.dates} or _years_of_the_act(query)
    if not years or query.sessions:
        return decisions
    met: dict[int, set[str]] = {}
    for session, month in sessions_met_in(catalogue.documents_by_id.values()):
        met.setdefault(session, set()).add(month[:4])
    unknown = years if query.dates else set[str]()
    return [d for d in decisions if years & met.get(d.session, unknown) or any(year in f"{d.quote} {d.text}" for year in years)]


def _years_of_the_act(query: Query) -> set[str]:
    """The years that a question names in one breath with what was done: "approved in 2031", and not "not held in 2031; who …?"."""
    clauses = re.split(r"[,，;；:：。]", query.text)
    return {str(year) for year in query.years for clause in clauses if str(year) in clause and verbs_in(clause.lower())}


def _likeliest(query: Query, decisions: Sequence[Decision], retriever: Retriever) -> Sequence[Decision]:
    """Of more decisions than are read closely, those whose words are nearest the question, in their order."""
    if len(decisions) <= MOST_READ:
        return decisions
    close = retriever.closeness(query, [f"{decision.text} {' '.join(decision.about_symbols)}" for decision in decisions])
    nearest = sorted(range(len(decisions)), key=lambda n: (-float(close[n]), n))[:MOST_READ]
    return [decisions[n] for n in sorted(nearest)]


def folded(decisions: Sequence[Decision], wanted: Language, retriever: Retriever, catalogue: Catalogue) -> list[Decision]:
    """Keep one telling of each decision: the asker's language before the other, the primary source before a recital."""
    kept: list[Decision] = []
    told: dict[int, list[Decision]] = {}  # by session, those too that were told already
    for decision in sorted(decisions, key=lambda d: (d.session, d.language != wanted, not d.original)):
        of_session = told.setdefault(decision.session, [])
        if not any(_same(decision, other, retriever, catalogue) for other in of_session):
            kept.append(decision)
        of_session.append(decision)
    return kept


def _same(one: Decision, other: Decision, retriever: Retriever, catalogue: Catalogue) -> bool:
    """Whether two decisions of one session are one: versions of a paper in two languages may number its paragraphs differently."""
    if (one.verb, one.quote) == (other.verb, other.quote):
        return True
    told_by_one = one.recited_in.file == other.recited_in.file
    beside = abs(one.recited_in.ordinal - other.recited_in.ordinal) <= BESIDE
    if told_by_one and ((one.original and other.original) or beside):
        return False  # a record tells each once, many in the same words: the Committee took note of the report; so does a list
    if one.about_symbols and other.about_symbols and not set(one.about_symbols) & set(other.about_symbols):
        return False
    if one.language != other.language:
        here, there = one.recited_in, other.recited_in
        if here.symbol or there.symbol or here.paragraph is None:
            if not here.symbol or here.symbol != there.symbol:
                return False
            told_alike = one.verb == other.verb and bool(one.about_symbols) and set(one.about_symbols) == set(other.about_symbols)
            return told_alike or _in_one_place(one, other, retriever, catalogue)
        return (here.annex, here.paragraph, one.original) == (there.annex, there.paragraph, other.original)
    if one.verb != other.verb:
        first, second = words(one.quote), words(other.quote)
        return len(first & second) >= 0.9 * max(len(first), len(second))
    first, second = words(one.text), words(other.text)  # one paper seldom tells one thing twice, in fewer words least of all
    return len(first & second) >= 0.6 * (max if told_by_one else min)(len(first), len(second))


def _in_one_place(one: Decision, other: Decision, retriever: Retriever, catalogue: Catalogue) -> bool:
    """Whether two versions of a paper tell one decision: under one printed number; where they print none, in paragraphs that lie beside
    each other, or elsewhere as much in the same words as a translation is."""
    here, there = one.recited_in, other.recited_in
    if here.paragraph or there.paragraph:
        return (here.annex, here.paragraph) == (there.annex, there.paragraph)
    document = next(d for d in catalogue.documents_by_id.values() if (d.file, d.language) == (here.file, here.language))
    counterpart = catalogue.versions.counterpart(document, here.ordinal, there.language)
    beside = counterpart is not None and counterpart[1].ordinal == there.ordinal
    if one.verb == other.verb and beside:
        return True
    alike = one.verb == other.verb or SETTLING.issuperset((one.verb, other.verb))
    told_twice = alike and not (one.original or other.original)
    return (beside or told_twice) and retriever.alike(one.text, other.text) >= ALIKE_ACROSS


def _best(query: Query, decisions: list[Measured]) -> list[Decision]:
    """Keep the decisions of the act asked for that meet the question best, of each session where it asks of several."""
    measured = _of_the_act_asked(query, decisions)
    if query.intent is Intent.HISTORY and not query.sessions:
        most = max((one.met for one in measured), default=0.0)
        measured = _of_the_name([one for one in measured if one.met >= ON_TOPIC * most], query.language)
    kept: list[Decision] = []
    for session in _asked_one_by_one(query, [one.decision for one in measured]):
        of_session = [one for one in measured if session in (None, one.decision.session)]
        best = max(of_session, key=lambda one: one.measure, default=None)
        kept += [one.decision for one in of_session if best and _as_near(one, best, query.language)]
    return kept


def _of_the_name(steps: list[Measured], language: Language) -> list[Measured]:
    """Leave out what is on another matter by its words, however near by meaning, where some name the matter; what the other language
    calls it may have other words, and must be nearer by meaning."""
    most = max((one.in_words for one in steps if one.decision.language == language), default=0.0)
    if most < NAMED:
        return [one for one in steps if one.met >= NAMED]
    return [one for one in steps if one.in_words > ON_TOPIC * most or (one.decision.language != language and one.met >= ACROSS_NAMED)]


def _as_near(one: Measured, best: Measured, language: Language) -> bool:
    """Whether a decision is about as much on the matter as the best one; less is met across languages, so that one in the question's
    own language must not fall behind one in the other."""
    close = 1.0 if one.decision.language == language != best.decision.language else CLOSE
    return one.measure >= close * best.measure and one.met >= ON_TOPIC * best.met


def _asked_one_by_one(query: Query, decisions: Sequence[Decision]) -> list[int | None]:
    """A question over several sessions wants the best of each; else the best of all."""
    one_by_one = len(query.sessions) > 1 or query.intent is Intent.HISTORY
    return [*sorted({d.session for d in decisions})] if one_by_one else [None]
