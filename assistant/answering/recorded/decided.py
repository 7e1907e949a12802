"""How decisions are told: session, act, the words that tell them, and what must not be lacking beside these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.adapters.catalogue import Catalogue
from assistant.answering.lists.lists import items_below, whole_series, write_list
from assistant.answering.recorded.matters import passage_of
from assistant.answering.writing.draft import Draft, Passage, Quoted
from assistant.answering.writing.replies import say, verb_in
from assistant.model import Decision, Language

SHORT: dict[Language, int] = {"zh": 280, "en": 700}  # characters: a paragraph of a record that is quoted whole


def write_decisions(chosen: Sequence[Decision], catalogue: Catalogue, draft: Draft) -> bool:
    places = {Passage(*passage_of(decision, catalogue)).place for decision in chosen}
    for decisions, quoted in _told(chosen, catalogue):
        verbs = dict.fromkeys(verb_in(decision.verb, draft.language) for decision in decisions)
        draft.line()
        draft.say(
            say("decision_line", draft.language, session=decisions[0].session, verb=("、" if draft.language == "zh" else ", ").join(verbs))
        )
        draft.quote(quoted.quote, quoted.passage)
        if quoted.passage.paragraph.text.endswith(quoted.quote):
            document = quoted.passage.document
            items = items_below(quoted.passage, catalogue)  # what was requested or agreed, told in a list
            write_list([item for item in items if Passage(document, item).place not in places], document, draft)
    return bool(chosen)


def _told(chosen: Sequence[Decision], catalogue: Catalogue) -> Iterator[tuple[list[Decision], Quoted]]:
    """Yield what is quoted of decisions: a short paragraph of a session's own record whole, once for all that it decides, as it
    tells what was decided on one matter and what was not; else each decision by itself."""
    whole: dict[tuple[str, int], list[Decision]] = {}
    passages = [Passage(*passage_of(decision, catalogue)) for decision in chosen]
    for decision, passage in zip(chosen, passages, strict=True):
        if decision.original and len(passage.paragraph.text) <= SHORT[passage.document.language]:
            whole.setdefault(passage.place, []).append(decision)
    one_by_one: list[tuple[list[Decision], Quoted]] = []
    for decision, passage in zip(chosen, passages, strict=True):
        together = whole.get(passage.place)
        if together is None:
            quoted = Quoted(_with_what_follows(decision.quote, passage.paragraph.text), passage)
            same = next((told for told in one_by_one if told[0][0].session == decision.session and told[1].holds(quoted)), None)
            if same:
                same[0].append(decision)
            else:
                one_by_one.append(([decision], quoted))
        elif decision is together[0]:
            one_by_one.append((together, Quoted(passage.paragraph.text, passage)))
    yield from one_by_one


# What the Committee would not do, told in the sentence after what it did.
_REFUSED = re.compile(
    r"\s*(?:但|不过)?[^。]{0,40}(?:未能?|没有|不)[^。]{0,60}(?:核可|批准|通过|同意|接受|商定|达成|作出|确定)[^。]*。"
    r"|\s*(?:However, )?(?:[Tt]he Committee|[Ii]t) (?:did not|could not|was not able to) [^.]{0,200}\.|\s*No (?:agreement|consensus|decision)\b[^.]{0,200}\."
)


_BEGINS_LIST = re.compile(r"[:：]\s*[（(]?(?:a|i|1|一)[)）、.]", re.IGNORECASE)

# What was amended, told after what was approved as amended.
_AMENDED = re.compile(r"经[^，。]{0,6}修[正改订]|\bas\s+amended\b|\bwith\s+(?:\w+\s+)?(?:amendments?|changes)\b", re.IGNORECASE)
_AMENDMENTS = re.compile(
    r"\s*(?:这些|上述|有关)?(?:修正|修改|改动)[^。]{0,400}。|\s*(?:The|These)\s+(?:amendments?|changes?|modifications?)\s[^.]{0,400}\."
)


def _with_what_follows(quote: str, text: str) -> str:
    """Return a quote with the rest of the list it begins, and with the sentence after it where that tells what was refused or
    amended: half a decision misleads."""
    at = text.find(quote)
    if at < 0:
        return quote
    behind = at + len(quote)
    if _BEGINS_LIST.search(quote):
        behind = whole_series(text, at, behind)[1]
        quote = text[at:behind]
    more = _REFUSED.match(text, behind) or (_AMENDMENTS.match(text, behind) if _AMENDED.search(quote) else None)
    return text[at : more.end()] if more else quote
