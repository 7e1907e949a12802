"""Folding, tokens, sentences: the same words however they are printed, and no character cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lexical import tokens
from assistant.text import fold, language_of, sentences, strip_invisible, without_space


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("２０２０年３月", "2020 年 3 月"),
        ("註冊用戶", "注册用户"),
        ("2,655", "2655"),
        ("WIPO INSPIRE平台", "wipo inspire 平台"),
        ("发展\u200b议程", "发展议程"),
    ],
)
def test_what_reads_the_same_folds_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("第二十三届会议作出了什么决定？", "zh"),
        ("What did the Committee decide?", "en"),
        ("What is 发展议程?", "en"),
        ("CDIP/23/11 的结果", "zh"),
        ("eTISC registered users", "en"),
        ("註冊用戶有多少", "zh"),
    ],
)
def test_the_language_of_a_question(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("第23届", "第二十三届会议"),
        ("the twenty-third session", "第23届会议"),
        ("registered users", "registration of a user"),
        ("decisions", "the decision"),
        ("CDIP 25/4", "CDIP/25/4"),
        ("CDIP/30/8", "CDIP/30/8 Rev."),
    ],
)
def test_a_question_and_a_passage_share_a_token(question: str, passage: str) -> None:
    assert set(tokens(question)) & set(tokens(passage))


def test_chinese_becomes_pairs_and_symbols_stay_whole() -> None:
    assert tokens("技术援助文件CDIP/18/6 Rev.附件") == ["cdip/18/6_rev.", "cdip/18/6", "技术", "术援", "援助", "助文", "文件", "附件"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("委员会批准了文件。秘书处将报告；各方同意。", ["委员会批准了文件。", "秘书处将报告；各方同意。"]),
        ("它说：“同意。”然后散会。", ["它说：“同意。”", "然后散会。"]),
        ("文件 CDIP/18/6 Rev.附件一已提交。会议结束。", ["文件 CDIP/18/6 Rev.附件一已提交。", "会议结束。"]),
        ("发起了“尊重版权！”活动。各方支持。", ["发起了“尊重版权！”活动。", "各方支持。"]),
        ("See CDIP/18/6 Rev. The Committee agreed.", ["See CDIP/18/6 Rev. The Committee agreed."]),
        ("The ratio was 1.6:1. It grew (see above. Or below). Done.", ["The ratio was 1.6:1.", "It grew (see above. Or below).", "Done."]),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, read: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == read


@given(st.text())
def test_sentences_lose_nothing_and_overlap_nowhere(text: str) -> None:
    spans = sentences(text)
    assert without_space("".join(text[a:b] for a, b in spans)) == without_space(text)
    assert all(a < b for a, b in spans) and all(one[1] <= two[0] for one, two in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize(
    ("one", "other"),
    [("France", "francs"), ("United Kingdom", "units"), ("a suite of tools", "two suits"), ("severe cuts", "to sever")],
)
def test_words_told_apart_by_a_final_e_alone_stay_apart(one: str, other: str) -> None:
    assert not set(tokens(one)) & set(tokens(other))


@given(st.text())
def test_no_text_upsets_folding_and_tokens(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert all(token and " " not in token for token in tokens(text))
    assert strip_invisible(strip_invisible(text)) == strip_invisible(text)


def test_a_possessive_is_the_word_it_is_of() -> None:
    assert tokens("the Director General’s report") == tokens("the Director General's report") == tokens("Director General report")
