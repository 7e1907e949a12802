"""Between two printed lines: does a paragraph end there, and does another begin?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.text import HAN, MONTHS
from ingest.structuring.fields import field_label, is_distinct_label
from ingest.structuring.lines import Line, Spacing, is_capitals, is_complete, width
from ingest.structuring.marks import HAN_PUNCTUATION, MARK
from ingest.structuring.numbering import AGENDA_ITEM, BULLET, CAPTION, LEADER, LETTER, NUMBER, SECTION, follows_mark, recommendation_heading
from ingest.structuring.speakers import speaker_of_heading

WIDE = re.compile(rf"[{HAN}{HAN_PUNCTUATION}]")
SHORT = 0.7  # of the column: an unfinished line up to here may be a heading where nothing else tells
_HALF = 0.5  # of the column: more room than any wrap leaves
_NARROW = 0.35  # of the column: no line of a narrower column is as short, but a title or its last
_MOST_LOST = 3  # numbers that may be missing between two paragraphs
SEE = re.compile(r"见(?:本)?文件|See\s+(?:also\s+)?(?:the\s+)?(?:present\s+)?documents?\b")  # under an item of an agenda
_SIGN = re.compile("[•●▪■◆✓✔➢►]")
_CLAUSE = re.compile("[，；。,;]")
_CLOSED = ("）", ")", "”", "》", "]")
_SMALL_WORD = 3  # letters
FIRST_ITEM = re.compile(r"[(（]?(?:a|i|1|一)[)）]|①")  # under what introduces it
_COUNTED = re.compile(  # "Output 1: …", "结果1：…"
    rf"(?P<name>[A-Z][a-z]+|[{HAN}]{{1,4}})\s?(?P<number>\d{{1,2}}|[A-Z]|[IVX]{{1,4}}|[一二三四五六七八九十]{{1,2}})\s*(?:[（(][^（()）]{{1,60}}[)）])?\s*[：:]"
)
FIRST_WORD = re.compile(  # what no line is broken in: a word or a character, with the signs that may not stand apart from it
    rf"[（《“‘「【(\[]*(?:[^\s{HAN}{HAN_PUNCTUATION}]+|[{HAN}…—]?)[，。、；：？！）》”’」】]*"
)
_COUNTS = re.compile(  # what a number belongs to that stands behind it
    rf"(?:\b(?:and|or|to|of|in|on|by|from|than|with|for|No|Nos|paras?|see|{MONTHS})\.?|\b(?:paragraph|recommendation|item|article|rule|annex|phase|step|output|conclusion)s?|[,，、/–-])$",
    re.IGNORECASE,
)
_LABELLED = re.compile(rf"(?:[{HAN}/（）]{{2,12}}|[A-Z][\w/()-]*(?: [\w/()-]+){{0,3}})\s*[：:]\s*\S")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers seen last: of the paragraph above, and of the count that a numbered heading broke into."""

    last: int = 0
    broken: int = 0

    def after(self, number: int | None) -> Numbers:
        """Return what is known once a paragraph with this number, or without one, has begun."""
        if number is None:
            return self
        return Numbers(number, self.broken if self._follows(self.last, number) else self.last)

    def fit(self, number: int) -> bool:
        """Tell whether a paragraph with this number may come next."""
        return number == 1 or self._follows(self.last, number) or self._follows(self.broken, number)

    def is_next(self, number: int) -> bool:
        """Tell whether just this number comes next."""
        return number - 1 in (self.last, self.broken)

    @staticmethod
    def _follows(last: int, number: int) -> bool:
        return last < number <= last + _MOST_LOST


def labels_value(text: str) -> bool:
    """Tell whether a line begins with a label and its value, as the lines of a form do: "Project duration: 24 months".

    >>> labels_value("项目期限：24个月"), labels_value("It agreed on the following: a, b"), labels_value("会议商定，主题为：甲")
    (True, False, False)
    """
    return bool(_LABELLED.match(text))


def number_of(text: str) -> int | None:
    """Return the whole number that a line begins with as a numbered paragraph does, or None."""
    match = NUMBER.match(text)
    return int(match[1]) if match and "." not in match[1] and not LEADER.search(text) else None


def is_next_item(first: str, below: str) -> bool:
    """Tell whether a line bears the mark that comes after that of the item above: "(b)" after "(a)", "ii." after "i."."""
    own, last = LETTER.match(below), LETTER.match(first)
    return bool(own and last and follows_mark(last[0], own[0]))


@dataclass(frozen=True, slots=True)
class Place:
    """The place between a line's text and the line below: does a paragraph end there?

    ended is what the file's own marks of paragraph ends say of it, None where it has none. alone tells that the
    line above is the only one of its paragraph so far, lettered that the paragraph may be a lettered heading, marked that
    the mark of a note may have broken the line. first is the paragraph's first line; indented tells that the line below begins further
    to the right than the line above, offset how many cells stand before that one.
    """

    above: str
    line: Line
    spacing: Spacing
    ended: bool | None
    column: int
    alone: bool
    lettered: bool
    marked: bool
    first: str
    indented: bool
    offset: int

    def is_over(self) -> bool:
        """Tell whether the printing shows that the paragraph above is over."""
        if _is_bare_heading(self.above) or LEADER.search(self.above):
            return True
        complete, gap = is_complete(self.above), self.line.gap
        if not complete and self.alone and CAPTION.fullmatch(self.above) and self.has_room():
            return True
        if self.ended:
            closed = complete or self.lettered or self.above.endswith(_CLOSED)
            return closed or (self.has_room() if WIDE.match(self.above[-1:]) else width(self.above) <= SHORT * self.column)
        if self.ended is False:
            return complete and gap > 1
        if self.line.opens_page:
            return (self.has_room() and (gap > 0 or not self.line.is_set)) if complete else self.is_short()
        if self.spacing is Spacing.BLANK:
            if not self.line.is_set:
                return gap > 0 or self.is_title() or (not complete and self.is_cut_short())
            if complete:
                return gap > 0 or self.has_room()
            return (gap > 0 and (self.lettered or self.has_room())) or self.is_title()
        if self.spacing is Spacing.DOUBLE and gap > 2:
            return True
        return self.has_room() or (self.spacing is Spacing.DOUBLE and gap > 1) if complete else self.is_short() or self.is_cut_short()

    def begins(self, numbers: Numbers) -> bool:
        """Tell whether the line shows by its own first signs that a paragraph begins."""
        below, complete = self.line.text, is_complete(self.above)
        if (
            self.line.label
            or is_distinct_label(below)
            or _SIGN.match(below)
            or (CAPTION.fullmatch(below) and (complete or self.has_room()))
        ):
            return True
        if complete and self.indented and not (self.alone and (NUMBER.match(self.first) or LETTER.match(self.first))):
            return True
        if FIRST_ITEM.match(below) and (is_capitals(self.above) or (self.above.endswith((":", "：")) and self.has_room())):
            return True
        if self.ended is False:
            return False
        if number := number_of(below):
            over = complete or self.has_room() or is_capitals(self.above) or is_capitals(_words(below))
            return numbers.fit(number) and (over or (numbers.is_next(number) and self.lacks_stop()))
        if NUMBER.match(below) and not LEADER.search(below):
            return complete or self.has_room() or bool(AGENDA_ITEM.match(self.first))
        if labels_value(below) and self._is_of_form() and (self.alone or complete or self.has_room()):
            return True
        if _COUNTED.match(below) and (complete or counts_on(self.first, below)):
            return True
        capitals = is_capitals(below) and not is_capitals(self.above)
        if (self.line.opens_page or self.has_room()) and (capitals or speaker_of_heading(below) is not None):
            return True
        if SECTION.match(below) and self.above.endswith(("。", ".", *_CLOSED)) and self.heads(below):
            return True
        if not complete:
            listed = bool(LETTER.match(below)) and (
                bool(self.ended) or (is_next_item(self.first, below) and not _COUNTS.search(self.above))
            )
            if below.startswith("See ") and SEE.match(below) and NUMBER.match(self.first) and self.above[-1:].isalnum():
                return True
            return listed or (bool(field_label(below) or SEE.match(below)) and self.has_room())
        if capitals or AGENDA_ITEM.match(below) or recommendation_heading(below) or BULLET.match(below) or field_label(below):
            return True
        if _names_itself(below) and width(below) <= SHORT * self.column:
            return True
        return bool(LETTER.match(below)) and (
            self.has_room() or self.above.endswith(("。", "。”")) or is_next_item(self.first, self.line.text)
        )

    def _is_of_form(self) -> bool:
        """Tell whether the text above is a line of a form, or the numbered title of one."""
        return labels_value(self.first) or (
            self.alone and bool(NUMBER.match(self.above)) and not is_complete(self.above) and self.has_room()
        )

    def lacks_stop(self) -> bool:
        """Tell whether the text above may end with no stop before the number that is next: a title, a bracket, or any Chinese text
        (only where sentences end in "." may a line begin with the end of one: "on May⏎4. The Committee").
        """
        if self.above.endswith(_CLOSED) or WIDE.match(_words(self.line.text)):
            return True
        return (self.alone or bool(AGENDA_ITEM.match(self.first))) and not (NUMBER.match(self.first) or _COUNTS.search(self.above))

    def heads(self, below: str) -> bool:
        """Tell whether the line below is as short and unfinished as the headings are that a letter or a numeral begins."""
        return width(below) <= SHORT * self.column and not is_complete(below) and not _CLAUSE.search(below)

    def has_room(self) -> bool:
        """Tell whether the line above was ended on purpose: the first word below would have fitted on it.

        Widths are only known in cells, so justified Chinese and proportional type need some slack.
        """
        word = FIRST_WORD.match(self.line.text)
        first = word[0] if word and word[0] else self.line.text[:2]
        return self.offset + width(self.above) + 1 + width(first) <= self.column * self._slack()

    def _slack(self) -> float:
        if self.spacing is Spacing.BLANK and not self.line.is_set:
            return 1.0
        if WIDE.search(self.above):
            return 0.97 if is_complete(self.above) else 0.9
        # Of 311 wrapped lines of English in proportional type, one in fifty had this much room for the word below.
        ends = not self.line.is_set and is_complete(self.above) and not self.line.text[:1].islower()
        return 0.9 if ends else 0.82

    def is_short(self) -> bool:
        """Tell whether an unfinished line may be a heading: alone, with much room left, and no sentence going on below."""
        if self.alone and self.has_room() and _is_numbered_title(self.above) and _may_stand_under_title(self.line.text):
            return True
        if not (self.alone or self.lettered) or NUMBER.match(self.above) or self.line.text[:1].islower():
            return False
        return self.has_room() and width(self.above) <= SHORT * self.column

    def is_cut_short(self) -> bool:
        """Tell whether an unfinished line was ended on purpose: so much room is left that no sentence was wrapped there."""
        below = self.line.text
        if self.line.is_set or self.marked or MARK.match(below):
            return False
        most = _HALF
        if NUMBER.match(self.first) and not SECTION.match(below):
            if not self.alone or width(below) <= _HALF * self.column:
                return False  # what a paper asks for at its end is set in a narrow column of its own
            most = _NARROW
        starts = below[:1].isupper() or bool(WIDE.match(self.above[-1:]) and not below[:1].isdigit())
        return starts and self.has_room() and width(self.above) <= most * self.column

    def is_title(self) -> bool:
        """Tell whether an unfinished line is a heading by its words, and not the first half of one."""
        return not is_complete(self.above) and self.has_room() and _names_itself(self.above) and not is_capitals(self.line.text)


def _words(text: str) -> str:
    """What stands behind a line's number."""
    match = NUMBER.match(text)
    return text[match.end() :] if match else text


def _is_numbered_title(text: str) -> bool:
    """Tell whether a line is a title in capitals, or one with a number of two parts and each long word with a capital.

    >>> [_is_numbered_title(text) for text in ("1. SUMMARY", "2.1 Design and Management", "2.1 The design was sound", "1. Future work")]
    [True, True, False, False]
    """
    if is_capitals(words := _words(text)):
        return True
    match = NUMBER.match(text)
    long = [word for word in words.split() if len(word) > _SMALL_WORD]
    return bool(match and "." in match[1] and long) and all(word[:1].isupper() for word in long)


def _may_stand_under_title(below: str) -> bool:
    """Tell whether a line may stand under a title: it begins with a capital, and is no more of a title in capitals."""
    return (below[:1].isupper() and not is_capitals(below)) or bool(LETTER.match(below))


def _names_itself(text: str) -> bool:
    """Tell whether a line by itself can only be a heading: a delegation's name, or words in capitals."""
    return is_capitals(text) or speaker_of_heading(text) is not None


def _is_bare_heading(text: str) -> bool:
    heading = recommendation_heading(text)
    return heading is not None and not heading.text


def counts_on(first: str, below: str) -> bool:
    """Tell whether a line begins with the name and number that come after those that the text above began with.

    >>> counts_on("产出2：手册", "产出 3：规则"), counts_on("Output 2: manual", "Output 2: seminar"), counts_on("产出2：手册", "成果3：规则")
    (True, False, False)
    """
    here, there = _COUNTED.match(first), _COUNTED.match(below)
    if not (here and there and here["name"] == there["name"]):
        return False
    return here["number"].isdigit() and there["number"].isdigit() and int(there["number"]) == int(here["number"]) + 1
