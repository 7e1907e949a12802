"""The reply of a language model as it comes in: sentences, each with the tags it cites."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPEN, _CLOSE = r"[\[【［]", r"[\]】］]"
TAG = re.compile(rf"{_OPEN}\s*S\d{{1,3}}(?:\s*[-–,，、;；和&]?\s*S?\d{{1,3}})*\s*{_CLOSE}", re.IGNORECASE)
_OWN_MARKER = re.compile(rf"{_OPEN}\s*\^?\d{{1,3}}(?:\s*[,，、]\s*\d{{1,3}})*\s*{_CLOSE}")  # "[3]" would pass for one of ours
_HALF_A_TAG = re.compile(rf"{_OPEN}[^\[\]【】［］\n]{{0,40}}$")
_END = re.compile(
    rf"(?P<zh>[。！？!?]+[”’」』）)\"']*)(?:\s*{TAG.pattern})*|(?P<en>(?<=[\w%)”\"’\]】])\.[”\"’)]*)(?:\s*{TAG.pattern})*|(?P<line>\s*\n\s*)",
    re.IGNORECASE,
)
_MAY_END = re.compile(r"[。！？!?.\n]")  # looked for at every piece, so that a sentence without end costs little
_ABBREVIATION = re.compile(r"(?:\b(?:Rev|Add|Corr|Prov|Nos?|paras?|pp?|Mrs?|Ms|Dr|Art|cf|e\.g|i\.e|vs|approx|U\.S|U\.N)|\b[A-Z])\.$")
_BULLET = re.compile(r"^(?:[-*•·–]\s+|(?P<number>\d{1,2})[.)．]\s+|[（(](?P<inside>\d{1,2})[)）]\s*|(?P<zh>\d{1,2})、(?!\d))")
_EMPHASIS = re.compile(r"\*\*|__|`+|^#{1,6}\s+|^>\s*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
_THINKING = ("<think>", "</think>")
LONGEST_REPLY = 12_000  # characters; a model that goes on is cut off, what it said until then stands


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence of the reply without its tags; tags are the numbers it cites. lead is "\\n" where it begins a line,
    with the bullet that stood there ("\\n- "), else ""."""

    text: str
    tags: tuple[int, ...]
    lead: str = ""


class ReplyReader:
    """Cuts a reply into sentences while it arrives; a sentence is complete when what follows shows that it has ended."""

    def __init__(self) -> None:
        self._rest = ""
        self._lead = ""
        self._thinking: bool | None = None  # None until the first characters tell
        self.characters = 0

    def feed(self, piece: str) -> list[TaggedSentence]:
        """Take the next piece and return the sentences it completes."""
        self.characters += len(piece)
        self._rest += piece
        return [] if self._is_thinking() or not _MAY_END.search(self._rest) else self._cut(final=False)

    def finish(self) -> list[TaggedSentence]:
        """Return what is left when the reply has ended."""
        return [] if self._thinking else self._cut(final=True)

    def _is_thinking(self) -> bool:
        """Some models think aloud before they answer, between marks; that is no part of the reply."""
        opening, closing = _THINKING
        if self._thinking is None:
            start = self._rest.lstrip()
            if opening.startswith(start[: len(opening)]) and len(start) < len(opening):
                return True
            self._thinking = start.startswith(opening)
        if self._thinking and closing in self._rest:
            self._rest = self._rest.split(closing, 1)[1]
            self._thinking = False
        return self._thinking

    def _cut(self, *, final: bool) -> list[TaggedSentence]:
        found: list[TaggedSentence] = []
        start = 0
        for match in _END.finditer(self._rest):
            if match.start() < start:
                continue
            ends = self._ends(match, start, final=final)
            if ends is None:
                break
            if ends:
                found += self._sentence(self._rest[start : match.end()])
                start = match.end()
                if match["line"]:
                    self._lead = "\n"
        self._rest = self._rest[start:]
        if final and self._rest.strip():
            found += self._sentence(self._rest)
            self._rest = ""
        return found

    def _ends(self, match: re.Match[str], start: int, *, final: bool) -> bool | None:
        """Whether a sentence ends here; None where only what comes next can tell."""
        before, after = self._rest[start : match.start()], self._rest[match.end() :]
        following = after.lstrip(" \t")
        if match["line"]:
            if not final and (not following or _HALF_A_TAG.match(following)):
                return None
            return not before.rstrip().endswith((":", "：", ",", "，", "、")) and not TAG.match(following)
        if not final and (not following or _HALF_A_TAG.match(following)):
            return None
        if match["zh"]:
            return True
        if _ABBREVIATION.search(f"{before}.") or before.strip().isdigit():
            return False
        tagged = match.end() > match.end("en")
        return (
            not following
            or following[0] == "\n"
            or ((after[0] in " \t\n" or tagged) and not following[0].islower() and following[0] not in ",;")
        )

    def _sentence(self, written: str) -> list[TaggedSentence]:
        tags = tuple(dict.fromkeys(number for match in TAG.finditer(written) for number in _numbers(match[0])))
        text = _OWN_MARKER.sub("", TAG.sub("", written)).strip()
        lead = self._lead
        bullet = _BULLET.match(text)
        if bullet and (lead or not bullet["zh"]):
            number = bullet["number"] or bullet["inside"] or bullet["zh"]
            lead = f"\n{number}. " if number else "\n- "
            text = text[bullet.end() :]
        text = re.sub(r"[ \t]+([.,;:!?。，；：！？、)）])", r"\1", _EMPHASIS.sub("", text)).strip()
        if not re.search(r"\w", text):
            return []
        self._lead = ""
        return [TaggedSentence(text, tags, lead)]


def _numbers(tag: str) -> list[int]:
    """Read "[S1, S3]" as 1 and 3, "[S1-S3]" as 1 to 3."""
    numbers = [int(number) for number in re.findall(r"\d+", tag)]
    if len(numbers) == 2 and re.search(r"\d\s*[-–]", tag) and 0 < numbers[1] - numbers[0] < 10:
        return list(range(numbers[0], numbers[1] + 1))
    return numbers


def sentences_of(reply: str) -> list[TaggedSentence]:
    """Return the sentences of a whole reply.

    >>> sentences_of("委员会批准了项目。[S1] 费用为3万。[S2][S9]")
    [TaggedSentence(text='委员会批准了项目。', tags=(1,), lead=''), TaggedSentence(text='费用为3万。', tags=(2, 9), lead='')]
    >>> [s.text for s in sentences_of("Adopted CDIP/18/6 Rev. in full [S1]. It cost 1.5 million [S2].")]
    ['Adopted CDIP/18/6 Rev. in full.', 'It cost 1.5 million.']
    """
    reader = ReplyReader()
    return [*reader.feed(reply), *reader.finish()]
