"""Symbols and sessions in every form that documents and questions write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.numerals import chinese_number, english_number
from assistant.symbols import Symbol, find_sessions, find_symbols, parse_symbol, symbol_from_file_name


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("CDIP/25/5", "CDIP/25/5"),
        ("cdip 25/5", "CDIP/25/5"),
        ("CDIP10/9", "CDIP/10/9"),
        ("CDIP / 25 / 5", "CDIP/25/5"),
        ("CDIP/18/6Rev.", "CDIP/18/6 Rev."),
        ("CDIP/18/6\nRev.", "CDIP/18/6 Rev."),
        ("CDIP/18/6\nRev、", "CDIP/18/6 Rev."),
        ("CDIP/30/8 REV.", "CDIP/30/8 Rev."),
        ("CDIP/4/3 Rev.1", "CDIP/4/3 Rev.1"),
        ("CDIP/12/12 PROV.", "CDIP/12/12 Prov."),
        ("CDIP/32/INF/2", "CDIP/32/INF/2"),
        ("CDIP/33/D/2", "CDIP/33/D/2"),
        ("WO/PBC/37/7", "WO/PBC/37/7"),
        ("WIPO/GRTKF/IC/38/16", "WIPO/GRTKF/IC/38/16"),
        ("SCT/44/6 Rev.4", "SCT/44/6 Rev.4"),
    ],
)
def test_a_symbol_has_one_normal_form(written: str, read: str) -> None:
    assert find_symbols(written) == (read,)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("文件CDIP/18/6 Rev.附件一、CDIP/25/3和CDIP 25/4。", ("CDIP/18/6 Rev.", "CDIP/25/3", "CDIP/25/4")),
        ("documents CDIP/23/11, CDIP/22/5 and CDIP/23/11", ("CDIP/23/11", "CDIP/22/5")),
        ("CDIP/33/3附件七", ("CDIP/33/3",)),
        ("CDIP/21 与 CDIP19", ()),
        ("2018/19两年期", ()),
    ],
)
def test_symbols_are_found_in_running_text(text: str, symbols: tuple[str, ...]) -> None:
    assert find_symbols(text) == symbols


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("第二十三届会议", (23,)),
        ("第23届会议", (23,)),
        ("第 23 届会议上", (23,)),
        ("CDIP第十七届至第二十届会议", (17, 20)),
        ("第17至20届会议", (17, 18, 19, 20)),
        ("第17、18和19届会议", (17, 18, 19)),
        ("CDIP/23、CDIP19 和 CDIP 17", (23, 19, 17)),
        ("Twenty-Third Session", (23,)),
        ("the 17th and 23rd sessions", (17, 23)),
        ("sessions 31 to 33", (31, 32, 33)),
        ("session twenty-three", (23,)),
        ("CDIP/25/5", ()),
        ("计划和预算委员会第二十八届会议", ()),
        ("第六十五届产权组织大会", ()),
        ("the Twenty-Eighth Session of the Program and Budget Committee", ()),
        ("贸易组织第十三届部长级会议期间", ()),
        ("第十三届会议期间的部长级会议", (13,)),
        ("理事会第五十届会议", ()),
        ("the Twenty-Second Session of the Madrid Working Group", ()),
        ("the fiftieth session of the Trade Council", ()),
        ("After the Conference, the Thirteenth Session took note", (13,)),
    ],
)
def test_sessions_of_the_committee_are_found(text: str, sessions: tuple[int, ...]) -> None:
    assert find_sessions(text) == sessions


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("cdip_25_5.zh.pdf", "CDIP/25/5"),
        ("cdip_18_6_rev.docx", "CDIP/18/6 Rev."),
        ("cdip_32_inf_2.txt", "CDIP/32/INF/2"),
        ("000_ee53.txt", None),
    ],
)
def test_official_file_names_carry_the_symbol(name: str, symbol: str | None) -> None:
    read = symbol_from_file_name(name)
    assert (str(read) if read else None) == symbol


@given(st.integers(1, 999), st.integers(1, 999), st.sampled_from([None, "INF", "D"]), st.sampled_from([None, "Rev", "Corr"]))
def test_the_normal_form_reads_back(session: int, number: int, series: str | None, mark: str | None) -> None:
    symbol = Symbol("CDIP", session, number, series, mark)
    assert parse_symbol(str(symbol)) == symbol


_DIGITS = "零一二三四五六七八九"


def _in_chinese(n: int) -> str:
    tens, ones = divmod(n, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones or not tens else "")


@given(st.integers(1, 99))
def test_chinese_numerals_read_back(n: int) -> None:
    assert chinese_number(_in_chinese(n)) == n


@given(st.text())
def test_no_text_upsets_the_readers(text: str) -> None:
    find_symbols(text)
    find_sessions(text)
    chinese_number(text)
    english_number(text)


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("What did the trademarks committee settle at its forty-eighth session?", ()),
        ("When was the forty-fourth session of the copyright committee held?", ()),
        ("商标委员会第四十八届会议定了什么？", ()),
        ("版权委员会在第44届会议上讨论了什么？", ()),
        ("What did the Committee decide at its twenty-third session on the trademark project?", (23,)),
        ("What did the committee say on patents at its thirtieth session?", (30,)),
        ("商标项目在第二十三届会议上怎么样？", (23,)),
        ("委员会第二十三届会议对标准作了什么决定？", (23,)),
        ("48th session of the trademark/design committee, what came of it?", ()),
        ("What came of the forty-eighth session of the committee dealing with trademarks?", ()),
        ("When did the SCT meet for its forty-seventh session?", ()),
        ("What did the 28th session of the committee decide?", (28,)),
        ("第二届两年一度的论坛定在哪天？", ()),
        ("第三届世界知识产权日视频竞赛", ()),
        ("第三届产权组织青年创新大赛由谁主办？", ()),
        ("第28届就双年论坛定了什么？", (28,)),
    ],
)
def test_a_session_of_a_body_named_by_its_field_is_none_of_ours(text: str, sessions: tuple[int, ...]) -> None:
    assert find_sessions(text) == sessions
