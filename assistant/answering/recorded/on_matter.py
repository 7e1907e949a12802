"""How well each decision meets a question, and how much of what the question is about it is on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.adapters.catalogue import Catalogue
from assistant.answering.choosing.selection import Selector
from assistant.answering.recorded.matters import Subject, subjects_of
from assistant.glossary import places_in
from assistant.lexical import mostly_in
from assistant.model import Decision, Intent, Query
from assistant.ordinals import ordinals_in
from assistant.retrieval import Retriever
from assistant.text import HAN
from assistant.understanding.asked.whether import asks_only_whether, matter_of, names_a_matter

TOPIC = 0.30  # of the topic's weight met: below it a decision is not about the topic asked for
TOPIC_ALONE = 0.45  # the same where it asks whether that was decided: another decision of the day is no yes
TOPIC_NAMED = 0.12  # the same where the question names a symbol, which leaves few decisions to mean
# The same where it names a session: in words, by meaning, and both together; in the other language less is met. Of 1,132 pairs of a
# matter and a session that did not decide on it 85 in 100 have less, of 64 of the one that did none.
OF_SESSION, OF_SESSION_ACROSS = (0.5, 0.45, 0.65), (0.4, 0.45, 0.55)
BY_MEANING = 0.60  # the same, by whatever name, where no word of it is met and no session or document is named
ITS_MATTER = 0.56  # of the matter's meaning that the matter of a decision has: it is the one, by whatever name
LED_UP = 0.85  # of what is met by what led up to a decision that counts for it: "the same project" is not the same paper
WRITTEN = 0.6  # of a Chinese topic's characters
KNOWN = 0.75  # the same, that are in words of the vocabulary


_HEAD = re.compile(
    r"\b(?:on|to|adopt(?:ed)?|approved?|decided?)\s+(?:an?|any)\s+(\w+)\s+(?:of|for)\b|(?:商定|通过|批准|同意|接受)了?[^,。?]{1,16}的(定义|[\u4e00-\u9fff]{2,3})了?[吗?。没]",
    re.I,
)
_ANY_PROJECT = re.compile("项目|提案|研究|报告")
_OF_A_PROPOSAL = re.compile(r"提案|项目|\b(?:proposals?|projects?)\b", re.I)
_PROPOSED = re.compile(
    r"(?<!建议)提出(?!要求|问题)|提交|提议|提案国|\b(?:proponents?|submitt\w+|introduced|presented|sponsor\w*|put\s+forward)\b", re.I
)
_PHASE = re.compile(
    r"第?\s*[一二三四五\d]\s*(?:阶段|期(?![间限]))|\b(?:(?:first|second|third|fourth)\s+phase|phase\s+(?:[ivx]+|\d|one|two|three))\b", re.I
)
_PUT_FORWARD = re.compile(f"{_PROPOSED.pattern}|要求|请求|申请|希望|\\b(?:request|ask|appl[iy]|propos)\\w*", re.I)


@dataclass(frozen=True, slots=True)
class Measured:
    """A decision with how well it meets the question, and how much of the topic it speaks of (0 to 1): in words, or by its meaning."""

    decision: Decision
    measure: float
    met: float
    in_words: float = 1.0


def on_matter(
    query: Query, decisions: Sequence[Decision], retriever: Retriever, catalogue: Catalogue, *, strictly: bool = False
) -> list[Measured]:
    """Return the decisions on the question's topic, measured; all of them alike where it names none beyond session and symbol.

    strictly tells that the matter is all that is asked about, as it is where the question asks only whether.
    """
    original = query
    query = replace(query, topic=without_phase(query.topic))
    anywhere = query.intent is Intent.DECISION and not query.sessions and not query.symbols and not strictly
    alone = strictly or anywhere or asks_only_whether(query.text)
    if alone and places_in(query.topic, query.language) == places_in(matter_of(query.topic), query.language):
        query = replace(query, topic=matter_of(query.topic))  # any project is no answer to whether one was approved
    names = Selector(original, retriever)  # "the Kenyan" is a country's only before what it put forward
    selector = Selector(query, retriever)
    subjects = subjects_of(decisions, catalogue)
    if query.sessions and not alone and not names_a_matter(query.topic):
        return [Measured(decision, 1.0, 1.0) for decision in decisions]
    if not selector.topic:  # no word of it is known, or it has none
        unknown = query.topic if alone else ""
        told = [d for d, subject in zip(decisions, subjects, strict=True) if not unknown or mostly_in(unknown, subject.text)]
        return [Measured(decision, 1.0, 1.0) for decision in told]
    told_of = [subject.text if not anywhere else _without_speakers(subject, original.topic) for subject in subjects]
    named = [
        (d, subject)
        for d, subject, text in zip(decisions, subjects, told_of, strict=True)
        if names.names_all(text) and _of_the_phase(query.text, subject.text)
    ]
    if anywhere and (head := head_asked(query)):  # "a definition of light": another matter of light is none
        of_head = Selector(replace(query, topic=head), retriever)
        named = [(d, subject) for d, subject in named if of_head.topic_coverage(subject.own) >= TOPIC]
    if not named:
        return []
    decisions, subjects = [d for d, _ in named], [subject for _, subject in named]
    floor = TOPIC_ALONE if alone and not query.symbols else TOPIC_NAMED if query.sessions or query.symbols else TOPIC
    of_session = bool(query.sessions) and not query.symbols
    matter = replace(query, text=matter_of(query.topic))
    texts, own = [subject.text for subject in subjects], [subject.own for subject in subjects]
    in_words = retriever.closeness(query, [f"{d.text} {d.quote} {' '.join(d.about_symbols)}" for d in decisions])
    by_all, by_own = retriever.closeness(query, texts), retriever.closeness(query, own)
    matter_by_all, matter_by_own = retriever.closeness(matter, texts), retriever.closeness(matter, own)
    measured = []
    for n, decision in enumerate(decisions):
        met, met_by_own = (selector.topic_coverage(text) for text in (texts[n], own[n]))
        if alone and not query.symbols:
            met = met_by_own = _met_alone(query.topic, texts[n], met, decision, selector)
        if of_session and not _is_the_one(
            met, float(matter_by_all[n]), OF_SESSION if decision.language == query.language else OF_SESSION_ACROSS
        ):
            continue
        if matter_by_all[n] >= (BY_MEANING if anywhere and not met else ITS_MATTER):
            met, met_by_own = max(met, float(matter_by_all[n])), max(met_by_own, float(matter_by_own[n]))
        if met >= floor and (selector.topic_coverage(subjects[n].in_its_words) >= floor or not subjects[n].is_misnamed(retriever)):
            close = (float(in_words[n]) + max(float(by_own[n]), LED_UP * float(by_all[n]))) / 2
            worded = in_words_of(query, texts[n], selector)
            measured.append(Measured(decision, close + max(met_by_own, LED_UP * met), met, worded))
    return measured


def without_phase(topic: str) -> str:
    """Return a topic without the phase that it names, which is told by its number and tells nothing of the project; as it is where
    nothing else is named.

    >>> without_phase("second phase kite project"), without_phase("风筝项目 第二阶段"), without_phase("第二阶段")
    ('kite project', '风筝项目', '第二阶段')
    """
    return " ".join(_PHASE.sub(" ", topic).split()) or topic


def in_words_of(query: Query, text: str, selector: Selector) -> float:
    """Return how much of a topic a text speaks of in words (0 to 1): of a Chinese name that the vocabulary knows only in part, no more than
    stands there as it is written; any paper has the 信息 of 信息车."""
    met = selector.topic_coverage(text)
    name = "".join(re.findall(rf"[{HAN}]", _ANY_PROJECT.sub("", query.topic)))
    known = sum(len(concept.written) for concept in selector.topic if concept.written in name)
    if query.language != "zh" or known >= KNOWN * len(name):
        return met
    pairs = {name[n : n + 2] for n in range(len(name) - 1)}
    return min(met, sum(pair in text for pair in pairs) / len(pairs)) if pairs and re.search(rf"[{HAN}]", text) else met * known / len(name)


def head_asked(query: Query) -> str:
    """Return what a question asks to have been settled of a matter, "" where it is the matter itself.

    >>> head_asked(Query("", "Has the Committee agreed on a definition of light?", "en")), head_asked(Query("", "商定了光的定义吗?", "zh"))
    ('definition', '定义')
    """
    head = _HEAD.search(query.text)
    return (head[1] or head[2]) if head else ""


def _is_the_one(met: float, meant: float, floor: tuple[float, float, float]) -> bool:
    """Whether so much of a matter is met, in words and by meaning, that a session decided on it and not on another of that day."""
    in_words, by_meaning, together = floor
    return (met >= in_words or meant >= by_meaning) and met + meant >= together


def _of_the_phase(question: str, subject: str) -> bool:
    """Whether a decision is on the phase that a question names, if it names one: a project that is told without one is the first."""
    asked, told = ({number for thing, number in ordinals_in(text) if thing == "phase"} for text in (question, subject))
    return not asked or bool(asked & (told or {"1"}))


def _without_speakers(subject: Subject, topic: str) -> str:
    """What a decision is on, without those of the debate who did not put it forward: "the Kenyan proposal" is not each on which Kenya
    spoke."""
    said = _PROPOSED if _OF_A_PROPOSAL.search(topic) else _PUT_FORWARD
    return "\n".join((subject.own, *(line for line in subject.led_up.splitlines() if said.search(line))))


def _met_alone(topic: str, subject: str, met: float, decision: Decision, selector: Selector) -> float:
    """How much is met of a topic that is all that is asked about: nothing unless most of its words are known or stand there."""
    if mostly_in(topic, subject):
        return 1.0
    known = "".join(concept.written for concept in selector.topic)
    return met if _written_in(topic, subject if decision.language == "zh" else known) else 0.0


def _written_in(topic: str, text: str) -> bool:
    """Whether most characters of a Chinese topic stand in a text: words that the vocabulary does not know weigh nothing else."""
    characters = set(re.findall(rf"[{HAN}]", topic))
    return not characters or sum(one in text for one in characters) >= WRITTEN * len(characters)
