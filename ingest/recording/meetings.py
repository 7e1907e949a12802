"""When sessions met, as texts tell it beside the covers: in a heading, in a row of a table, in a sentence that opens a report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model import Document, ParagraphKind
from assistant.text import MONTHS
from assistant.understanding.named.meeting_dates import months_named
from ingest.recording.listed import session_of_row
from ingest.recording.sessions import named_in

_DAYS = (  # a session lasts for days: one day is the date of a paper
    r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日?\s*(?:至|到|-|–|—)\s*(?:\d{1,2}\s*月\s*)?\d{1,2}\s*日"
    rf"|{MONTHS}\s+\d{{1,2}}\s*(?:to|and|-|–|—)\s*(?:{MONTHS}\s+)?\d{{1,2}},?\s+\d{{4}}"
)
_BEFORE = re.compile(  # 在2013年5月13日至17日举行的(第十一届会议)
    rf"(?P<days>{_DAYS})\s*(?:在日内瓦)?(?:举行|召开)的?\s*(?:本?委员会|发展与知识产权委员会(?:（CDIP）)?|CDIP)?的?$"
)
_BEHIND = re.compile(  # (第十一届会议)于2013年5月13日至17日, (the Eleventh Session of the CDIP) was held from May 13 to 17, 2013
    r"(?:届?会议|届会|会期|\s*Session)?(?:\s+of\s+the\s+(?:CDIP|Committee(?:\s+on\s+Development\s+and\s+Intellectual\s+Property)?))?(?:\s*[（(]CDIP[）)])?"
    r"(?:\s*[（(,，]\s*|\s*(?:定|已|将)?于\s*|\s*日期为\s*|\s+(?:was|were|is|will\s+be|to\s+be)?\s*(?:scheduled\s+to\s+(?:take\s+place|be\s+held)|held|met|convened|took\s+place)"
    rf"(?:\s+in\s+[\w\s-]{{2,30}}?)?,?\s*(?:from|on)?\s*)(?:held\s+)?(?:from\s+)?(?P<days>{_DAYS})",
    re.IGNORECASE,
)
_FAR = 90  # characters before a session in which its days can stand


def meetings_of(document: Document) -> tuple[tuple[int, str], ...]:
    """Return (session, "2013-05") for each month that document says a session of the Committee met in, ascending."""
    found: set[tuple[int, str]] = set()
    for paragraph in document.paragraphs:
        text = paragraph.text
        if paragraph.kind is ParagraphKind.ROW:
            session, days = session_of_row(text), re.search(_DAYS, text)
            told = iter([(session, days[0])]) if session and days else iter(())
        else:
            told = _told(text)
        found.update((session, month) for session, days in told for month in months_named(days))
    return tuple(sorted(found))


def _told(text: str) -> Iterator[tuple[int, str]]:
    if not re.search(_DAYS, text):
        return
    for mention in named_in(text, ours=True, last=(), this=None).mentions:
        if not mention.ours or len(mention.sessions) != 1:
            continue
        met = _BEHIND.match(text, mention.end) or _BEFORE.search(text[max(0, mention.start - _FAR) : mention.start])
        if met:
            yield mention.sessions[0], met["days"]
