"""Terms are found in either language in every form they are written in, the longest first, and quickly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.glossary import matches, phrases_in, terms, terms_for_quote, translations_of
from assistant.text import fold


def test_all_pairs_are_there_and_whole() -> None:
    everything = terms()

    assert len(everything) >= 785
    assert all(term.en and term.zh and term.kind in ("term", "place", "date", "common") for term in everything)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The Committee on Development and Intellectual Property (CDIP) met", "en", ["发展与知识产权委员会"]),
        ("TISCs and technology-transfer offices", "en", ["技术与创新支持中心", "技术转让办公室"]),
        ("least-developed countries' programmes", "en", ["最不发达国家"]),
        ("a Technology and Innovation Support Centre", "en", ["技术与创新支持中心"]),
        ("Côte d’Ivoire, Cote d'Ivoire", "en", ["科特迪瓦"]),
        ("Czech Republic or Czechia", "en", ["捷克"]),
        ("Flexibilities database", "en", ["灵活性数据库"]),
        ("World Health Organization (WHO)", "en", ["世界卫生组织"]),
        ("who is in this case fit to eco-label", "en", []),
        ("patents. Search engines", "en", ["专利"]),
        ("document CDIP/25/5 only", "en", []),
        ("产权组织的技术援助", "zh", ["世界知识产权组织", "技术援助"]),
        ("技術援助與網絡論壇", "zh", ["技术援助", "网络论坛"]),
        ("ｅＴＩＳＣ平台和TISC网络", "zh", ["eTISC平台", "技术与创新支持中心"]),
        ("韩国、美国和大韩民国", "zh", ["大韩民国", "美利坚合众国"]),
        ("B集团（不是CEBS集团）", "zh", ["B集团", "中欧和波罗的海国家集团"]),
        ("最不发达国家信托基金", "zh", ["最不发达国家信托基金"]),
        ("CDIP/30/8", "zh", []),
        ("译成西班牙语和葡萄牙文", "zh", []),
        ("大韩民国文化部", "zh", ["大韩民国"]),
    ],
)
def test_terms_are_found(text: str, language: str, found: list[str]) -> None:
    assert [term.zh for term in phrases_in(text, language) if term.kind != "common"] == found  # type: ignore[arg-type]


def test_matches_tell_where_and_do_not_overlap() -> None:
    text = "Development Agenda recommendations on technical assistance"

    found = matches(text, "en")

    assert [text[m.start : m.end] for m in found] == ["Development Agenda recommendations", "technical assistance"]


@pytest.mark.parametrize(
    ("phrase", "language", "first"),
    [
        ("web forum", "en", "网络论坛"),
        ("Web Forums", "en", "网络论坛"),
        ("网页论坛", "zh", "web forum"),
        ("TISC", "zh", "Technology and Innovation Support Center"),
        ("TISC", "en", "技术与创新支持中心"),
        ("瑞郎", "zh", "Swiss franc"),
        ("工作文件", "zh", "working document"),
    ],
)
def test_a_phrase_is_translated(phrase: str, language: str, first: str) -> None:
    assert translations_of(phrase, language)[0] == first  # type: ignore[arg-type]


def test_what_is_no_term_has_no_translation() -> None:
    assert translations_of("banana split", "en") == translations_of("香蕉船", "zh") == translations_of("", "zh") == ()


def test_a_quote_is_glossed_for_a_reader_of_the_other_language() -> None:
    quote = "委员会要求秘书处就网络论坛向最不发达国家提供技术援助，网络论坛由WIPO INSPIRE承办。"

    assert terms_for_quote(quote, "zh", at_most=4) == (
        ("秘书处", "Secretariat"),
        ("网络论坛", "web forum"),
        ("最不发达国家", "Least developed countries (LDCs)"),
        ("技术援助", "technical assistance"),
    )
    assert terms_for_quote("The Secretariat reported on the web forum and on PATENTSCOPE.", "en") == (
        ("Secretariat", "秘书处"),
        ("web forum", "网络论坛"),
    )
    assert terms_for_quote("", "zh") == ()


@pytest.mark.parametrize("text", ["选题方式上 墨西哥支持", "共有 2,655 个 TISC，墨西哥最多", "ｅＴＩＳＣ 平台在 墨西哥"])
def test_a_match_tells_where_in_the_text_as_it_is_written(text: str) -> None:
    (mexico,) = [match for match in matches(text, "zh") if match.term.kind == "place"]
    assert text[mexico.start : mexico.end] == "墨西哥"


@pytest.mark.parametrize("text", ["IPＡ", "IPA系统", "the IPA"])
def test_an_abbreviation_that_ends_in_s_is_no_plural(text: str) -> None:
    for language in ("zh", "en"):
        assert "IPAS" not in {match.written for match in matches(text, language)}  # type: ignore[arg-type]


@given(st.text(alphabet="墨西哥产权组织 WIPO学院,2,655\u200b Ａ國", max_size=40))
def test_matches_stand_where_they_say_in_any_text(text: str) -> None:
    for match in matches(text, "zh"):
        assert fold(text[match.start : match.end]) == fold(match.written)
