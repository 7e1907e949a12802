"""What every match of a form holds, as plain words: a question without them need not be searched for it, nor its pattern compiled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.model import Language

_MARKS = re.compile(r"[\\()\[\]{}?*+.^$]")
_AROUND = re.compile(r"\(\?<?[!=][^()]*\)")  # what stands before or after, or must not
_MAY_BE = re.compile(r"(?:\[[^\]]*\]|\(\?:[^()]*\)|[^()\[\]{}|])(?:[?*]|\{0?,\d+\}|\{0\})\??")
_ONE_OF = re.compile(r"\[[^\]]*\](?:\{[\d,]*\})?")
_GROUP = re.compile(r"\(\?:([^()]*)\)")
_CUT = "\0"
_BETWEEN = re.compile(r"[\0$^+]+")


def held_by_any(needs: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return literals of which a match of one of several forms holds one; () where a form has none.

    >>> held_by_any([("win",), ("won", "prize")]), held_by_any([("win",), ()])
    (('win', 'won', 'prize'), ())
    """
    return tuple(dict.fromkeys(literal for literals in needs for literal in literals)) if all(needs) else ()


def held_by_phrase(form: str, language: Language) -> tuple[str, ...]:
    """Return literals of which every way to say a phrase or a noun holds one; … leaves out words of it.

    >>> held_by_phrase("who … donat*", "en"), held_by_phrase("city", "en"), held_by_phrase("录像…(?:哪|吗)", "zh")
    (('donat',), ('cit',), ('录像',))
    """
    if language == "zh":
        return _telling([held_by_pattern(part) for part in form.split("…")])
    *words, last = form.replace("…", " ").split()
    return held_by_words([*words, _stem(last)])


def held_by_verb(form: str) -> tuple[str, ...]:
    """Return literals of which every form of an English verb holds one; / parts the forms that are not regular.

    >>> held_by_verb("turn down/turned down"), held_by_verb("deny"), held_by_verb("win/won")
    (('turn', 'turned'), ('den',), ('win', 'won'))
    """
    base, *others = form.split("/")
    first, *rest = base.split()
    return held_by_any([held_by_words([_stem(first), *rest]), *(held_by_words(way.split()) for way in others)])


def _stem(word: str) -> str:
    """What of a regular word all its forms hold."""
    return word[:-1] if word.endswith(("e", "y")) else word


def _telling(options: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return of several sets of literals, of each of which a match holds one, that whose shortest is longest."""
    return max(filter(None, options), key=lambda literals: (min(map(len, literals)), -len(literals)), default=())


def held_by_words(words: Sequence[str]) -> tuple[str, ...]:
    """Return literals of which a phrase of English words holds one; a word has ways by |, an end left open by *, _ for a space.

    >>> held_by_words(["how", "many", "attend*|participat*"]), held_by_words(["which", "member_states"])
    (('attend', 'participat'), ('member',))
    """
    return _telling([tuple(way.rstrip("*").partition("_")[0].lower() for way in word.split("|")) for word in words])


def held_by_pattern(pattern: str) -> tuple[str, ...]:
    r"""Return literals of which every match of a plain Chinese pattern holds one; () where that is not to be seen.

    >>> held_by_pattern("来了多少"), held_by_pattern("获奖|得奖"), held_by_pattern("谁(?:来)?翻译"), held_by_pattern("投了?反对票")
    (('来了多少',), ('获奖', '得奖'), ('翻译',), ('反对票',))
    >>> held_by_pattern("(?:结业|毕业)(?:了|人数)"), held_by_pattern("(?:哪些|(?<!为)什么)(?:投诉|抱怨)[？?]?$"), held_by_pattern(r"\d人?")
    (('结业', '毕业'), ('哪些', '什么'), ())
    """
    if not _MARKS.search(pattern):
        return _ways(pattern)
    if "\\" in pattern:
        return ()
    for mark in (_AROUND, _MAY_BE, _ONE_OF):
        pattern = mark.sub(_CUT, pattern)
    groups = [_ways(group) for group in _GROUP.findall(pattern)]
    bare = _GROUP.sub(_CUT, pattern)
    if "|" in bare or _MARKS.search(_BETWEEN.sub("", bare)) or any(_MARKS.search(_BETWEEN.sub("", way)) for way in sum(groups, ())):
        return ()
    return _telling([*groups, _ways(bare)])


def _ways(pattern: str) -> tuple[str, ...]:
    """The longest run of each alternative; () where one has none."""
    runs = tuple(max(_BETWEEN.split(way), key=len).lower() for way in pattern.split("|"))
    return runs if all(runs) else ()
