"""Things that a question holds side by side without joining them: "How many lamps has Norway, and Chile?", 挪威的看法跟智利的比如何."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.model import Intent, Language, Part, Query, Want
from assistant.rules import Rule
from assistant.understanding.parts.asides import without_asides
from assistant.understanding.parts.side_questions import question_of, written_out
from assistant.understanding.parts.sides import TWO_VIEWS, VIEW, Unit, name_parties, units_in

_I = re.IGNORECASE
_OF_RECORDS = (Intent.STATUS, Intent.DECISION, Intent.HISTORY, Intent.DOCUMENT)


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of naming the second thing: what stands right before it and right after it, and what remains of that;
    asked: whether it is asked about as well, and not only compared with."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    left: str
    asked: bool = False


_WAYS: dict[Language, tuple[_Way, ...]] = {
    "zh": (
        # ……有多少?智利呢?
        _Way(
            re.compile(r"[,，;；?？。]\s*(?:那么?|而|换成)?(?:在|对|选|到)?$"),
            re.compile(r"(?:的|那边)?(?:呢|(?:又|则)(?:是|有|为)?(?:多少|几\w?|怎么看|怎么说|如何|怎样)(?:呢)?)\s*[?？]*$"),
            "?",
            asked=True,
        ),
        # 比智利多多少
        _Way(re.compile(r"比$"), re.compile(r"的?(?:要)?(?:多|少|高|低|贵|便宜)(?:出|了)?(?=多少|几)"), "是"),
        # 跟智利的比
        _Way(re.compile(r"[跟与同和]$"), re.compile(r"的?(?:相)?比(?:较|起来)?[,，]?"), ","),
    ),
    "en": (
        _Way(
            re.compile(
                r"(?:[,;?]\s+(?:and\s+)?(?:(?:what|how)\s+about|how\s+(?:many|much)|what\s+(?:is|was|are|were))|[,;?]\s+and)\s+(?:(?:in|for|of|by|with|at|on|up\s+to)\s+)?(?:the\s+)?$",
                _I,
            ),
            re.compile(r"(?:['’]s?)?\s*\??$", _I),
            "?",
            asked=True,
        ),
        _Way(
            re.compile(
                r"\b(?:contrasts?\s+with|(?:at\s+odds|compared?|line)\s+with|against|exceeds?\s+(?:that|those)\s+(?:in|of|for)|than\s+(?:that\s+of|in|for))\s+(?:the\s+)?$",
                _I,
            ),
            re.compile(r"(?:['’]s)?(?:\s+(?:one|view|position))?(?=\s*[?,.;]|\s*$)", _I),
            "",
        ),
    ),
}
_EXCESS = Rule(r"^by\s+how\s+(?:many|much)\s+(?:does|do|did)\s+", flags=_I)


def sides_apart(query: Query) -> tuple[Part, ...]:
    """Return a question for each of two things that a question names apart; () where there are none."""
    if query.intent in _OF_RECORDS:
        return ()
    text = _EXCESS.sub("what is ", written_out(without_asides(query.text)))
    units = list(units_in(text, query.language))
    for second in sorted(units, key=lambda unit: (-unit.end, unit.start)):
        for way in _WAYS[query.language]:
            if second.dated and not way.asked:  # the year before is told with the figure asked for (`compared.py`)
                continue
            lead, tail = way.before.search(text[: second.start]), way.after.match(text[second.end :])
            first = _like(second, [unit for unit in units if lead and unit.end <= lead.start()], text, query.language)
            if lead and tail and first:
                after = f"{text[first.end : lead.start()]}{way.left}{text[second.end + tail.end() :]}"
                return _parts(query, text[: first.start], (text[first.start : first.end], text[second.start : second.end]), after)
    return ()


def _like(second: Unit, before: list[Unit], text: str, language: Language) -> Unit | None:
    """Return the one thing of the same kind that is named before; None where there is none, or more than one."""
    party = name_parties([text[second.start : second.end]], language)
    alike = [
        unit
        for unit in before
        if (unit.rank, unit.dated, name_parties([text[unit.start : unit.end]], language)) == (second.rank, second.dated, party)
    ]
    widest = [unit for unit in alike if not any(o.start <= unit.start and unit.end <= o.end and o != unit for o in alike)]
    return widest[0] if len({text[unit.start : unit.end] for unit in widest}) == 1 else None


def _parts(query: Query, before: str, sides: tuple[str, str], after: str) -> tuple[Part, ...]:
    asked_for = bool(VIEW.search(query.text)) or Want.OPINION in query.wants
    views = name_parties(list(sides), query.language) and (asked_for or bool(TWO_VIEWS.search(query.text)))
    if not views and query.intent is Intent.PASSAGE:
        return ()
    add = views and not VIEW.search(query.text)
    return tuple(Part(question_of(before, side, after, query.language, add), re.sub(r"['’]s$", "", side), views) for side in sides)
