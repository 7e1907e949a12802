"""What a party is asked to have done is told by a sentence that tells it of that party, or by its own words."""

from __future__ import annotations

import pytest

from assistant.answering.kinds.acts_told import act_asked
from assistant.model import Intent, Language, Paragraph, ParagraphKind, Query


def asked(text: str, language: Language, intent: Intent = Intent.PASSAGE) -> Query:
    return Query(question=text, text=text, language=language, intent=intent)


def said(text: str, speaker: str | None = None) -> Paragraph:
    return Paragraph(ordinal=1, text=text, kind=ParagraphKind.TEXT, speaker=speaker)


@pytest.mark.parametrize(
    ("language", "question", "text", "speaker", "told"),
    [
        ("en", "Did Kenya propose any projects?", "The Delegation of Kenya submitted a project on kites.", None, True),
        ("en", "Did Kenya propose any projects?", "肯尼亚代表团提交了一个风筝项目。", None, True),
        ("en", "Did Kenya propose any projects?", "Kites were flown in Kenya. Chile submitted a project.", None, False),
        ("en", "What did the African Group propose?", "Every village should have a tutor.", "African Group", True),
        ("en", "Did Kenya oppose the kite fund?", "Kenya supported the kite fund.", None, False),
        ("en", "Did Kenya withdraw its proposal?", "Kenya withdrew it in May.", None, True),
        ("zh", "肯尼亚提了什么项目？", "肯尼亚代表团提交了一个风筝项目。", None, True),
        ("zh", "肯尼亚提了什么项目？", "The Delegation of Kenya submitted a project on kites.", None, True),
        ("zh", "肯尼亚提了什么项目？", "在肯尼亚放了风筝。智利提交了一个项目。", None, False),
        ("zh", "肯尼亚反对风筝基金吗？", "肯尼亚支持风筝基金。", None, False),
    ],
)
def test_it_is_told_of_the_party_itself(language: Language, question: str, text: str, speaker: str | None, told: bool) -> None:
    act = act_asked(asked(question, language))
    assert act is not None
    assert act.told_in(said(text, speaker), "zh" if "\u4e00" <= text[0] <= "\u9fff" else "en") is told


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "How many proposals deal with Kenya?"),
        ("en", "What did the Secretariat propose?"),
        ("en", "What is the budget of the proposal by Kenya?"),
        ("zh", "秘书处提出了什么方案？"),
        ("zh", "肯尼亚的提案预算是多少？"),
        ("zh", "肯尼亚代表团提出了什么意见？"),
    ],
)
def test_where_no_party_is_asked_to_have_done_it_nothing_is_barred(language: Language, question: str) -> None:
    assert act_asked(asked(question, language)) is None
