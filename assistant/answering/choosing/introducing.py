"""A paper's first paragraphs, which say what it is: they repeat its title, and so the words that a question names it by.

"Which countries does the bicycle study look at?" is not answered by "the Committee requested a study on bicycles": of the
question it says what the title says, and nothing of what is asked.
"""

from __future__ import annotations

import re

from assistant.answering.choosing.choices import Choice
from assistant.answering.reading.pieces import Pieces
from assistant.rules import Rule

MET, TOLD = 0.25, 0.6  # of what is asked beside what the title says, by what tells it; of the kind of thing that is wanted

_INTRODUCES = Rule(
    r"附件.{0,4}(?:载有|载列)|本(?:文件|报告|说明)(?:附件)?(?:载有|介绍|是对|摘述|概述|叙述)|请秘书处|要求秘书处",
    r"\bannex(?:es)?\s+(?:to\s+this\s+document\s+)?contains?\b|\b(?:this|the\s+present)\s+(?:document|note|report|paper)\s+(?:contains|summari[sz]es|gives|presents|responds)\b"
    r"|\brequested\s+(?:the\s+Secretariat\b|an?\s+(?:report|study|note|roadmap)\b)",
    flags=re.IGNORECASE,
)


def only_introduces(choice: Choice, pieces: Pieces) -> bool:
    """Whether a window introduces its paper, and speaks of nothing in a question but what the paper's title says."""
    paragraph, title = choice.passage.paragraph, choice.passage.document.title
    if not title or paragraph.annex or choice.sign("told") >= TOLD or not _INTRODUCES.search(paragraph.text):
        return False
    said = {piece.written for piece in pieces.concepts if Pieces((piece,), (1.0,)).share(title) >= 0.5}
    asked = pieces.without(said.__contains__)
    return bool(said and asked.concepts) and asked.share(paragraph.text) < MET
