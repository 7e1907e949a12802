"""Whether a sentence says what a thing is, does, or is short for; whether it only names it."""

from __future__ import annotations

import pytest

from assistant.answering.defining.describing import Says, described_in, says_of, writes_out
from assistant.text import sentences


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("灯网是一个出借平台。", "灯网"),
        ("灯网旨在让村庄共用灯具。", "灯网"),
        ("灯网（LAMPNET）计划旨在让村庄共用灯具。", "LAMPNET"),
        ("WIPO Lamp，灯具出借的一站式数据库。", "WIPO Lamp"),
        ("借助灯具出借的知识共享平台 eLAMP，举办了两次讲座。", "eLAMP"),
        ("秘书处推出了灯网平台，以便村庄共用灯具。", "灯网"),
        ("继续提供WIPO Lamp这一技术解决方案。", "WIPO Lamp"),
        ("WIPO Lamp is an online register of lamps.", "WIPO Lamp"),
        ("The Lamp Watch Circle (LWC) aims to keep lamps alight.", "Lamp Watch Circle"),
        ("WIPO Lamp, an online platform for lenders, was opened in May.", "WIPO Lamp"),
        ("Lenders meet on the online lending platform eLAMP every week.", "eLAMP"),
        ("The Secretariat launched WIPO Lamp, a tool for lenders.", "WIPO Lamp"),
    ],
)
def test_what_a_thing_is_is_told_of_its_subject_or_beside_its_name(sentence: str, name: str) -> None:
    assert says_of(sentence, [name]) is Says.IS


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("WIPO Lamp为村庄提供免费灯具。", "WIPO Lamp"),
        ("灯具守望会（LWC）使村民可以夜读。", "LWC"),
        ("灯具司还监督各村的项目。", "灯具司"),
        ("WIPO Lamp also helps villages to read at night.", "WIPO Lamp"),
        ("The Lamp Division oversees the lending houses.", "Lamp Division"),
    ],
)
def test_what_a_thing_does_is_told_of_its_subject(sentence: str, name: str) -> None:
    assert says_of(sentence, [name]) is Says.DOES


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("委员会讨论了WIPO Lamp的费用。", "WIPO Lamp"),
        ("在灯网平台的支持下，村庄提供了场地。", "灯网"),
        ("灯网管理组织是一个团体。", "灯网"),
        ("新灯网是一个平台。见文件CDIP/41/3。", "CDIP"),
        ("The Committee was told of WIPO Lamp and closed the item.", "WIPO Lamp"),
        ("WIPO Lamp Watch is a circle of keepers.", "WIPO Lamp"),
        ("Through WIPO Lamp the Secretariat helps villages.", "WIPO Lamp"),
        ("It would be built upon the existing WIPO Lamp servers in order to save costs.", "WIPO Lamp"),
    ],
)
def test_a_thing_that_is_only_named_is_not_described(sentence: str, name: str) -> None:
    assert says_of(sentence, [name]) is Says.NOTHING


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("WIPO Lamp. It lists the lamps that may be lent.", "WIPO Lamp", True),
        ("各村开始使用灯网平台。这一平台为村庄提供灯具。", "灯网", True),
        ("灯网的伙伴开始使用烛网平台。这一平台为村庄提供灯具。", "灯网", False),
        ("The villages began to use the platform WIPO Lamp. This platform helps them to lend lamps.", "WIPO Lamp", True),
        ("各村开始使用灯网。该项目于五月结束。", "灯网", False),
    ],
)
def test_a_sentence_that_goes_on_about_it_describes_it(text: str, name: str, said: bool) -> None:
    assert any(says > Says.NOTHING for says in described_in(text, sentences(text), [name])) is said


@pytest.mark.parametrize(
    ("sentence", "word", "out"),
    [
        ("巡回提灯馆（TLH）于五月开放。", "TLH", True),
        ("TLH（巡回提灯馆）于五月开放。", "TLH", True),
        ("通过了《提灯馆公约》（《TLH公约》）。", "TLH公约", True),
        ("The Travelling Lamp House (TLH) opened in May.", "TLH", True),
        ("It asked for a lamp lending interface (LLI).", "LLI", True),
        ("The West Valley Association of Keepers (GVW) spoke.", "GVW", True),
        ("The Travelling Lamp House (TLH) opened in May.", "Travelling Lamp House", True),
        ("The paper was sent round (TLH).", "TLH", False),
        ("TLH（2031年）", "TLH", False),
        ("The lamps of the TLH were lent.", "TLH", False),
    ],
)
def test_an_abbreviation_is_written_out_beside_its_long_form(sentence: str, word: str, out: bool) -> None:
    assert writes_out(sentence, word) is out
