"""What a thing is, asked by its name: told where a paper describes it or writes it out, and not by what only names it."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from assistant.understanding.asked.definitions import asks_for_the_long_form, defined_in, name_in
from tests.conftest import assistant_of_texts
from tests.test_defined import COVERS

PAPERS = {
    "cdip_46_5.en.txt": COVERS["en"].format(n=5, title="REPORT ON THE LENDING OF LAMPS")
    + "1. The Travelling Lamp House (TLH) visited 14 villages in 2031, and WIPO Beacon was shown in each of them.\n\n"
    "2. WIPO Beacon helps villages to lend lamps to one another. It was visited 3,100 times in 2031.\n\n"
    "3. At the meeting in May the keepers discussed the fees of WIPO Wick and the opening hours of the houses.\n\n"
    "4. The keepers asked for more lamps, and the houses bought forty of them.\n",
    "cdip_46_6.zh.txt": COVERS["zh"].format(n=6, title="提灯馆情况报告")
    + "1. 乡村提灯馆网络（XTG）在2031年走访了十四个村庄，并在各村演示了WIPO Torch。\n\n"
    "2. WIPO Torch为各村提供互借灯具的信息。2031年访问量为3,100次。\n\n"
    "3. 五月的会议讨论了WIPO Snuffer的收费和各馆的开放时间。\n\n"
    "4. 守灯人要求增加灯具，各馆购买了四十盏。\n",
}


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("houses"), PAPERS, model)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What is WIPO Beacon?", "helps villages to lend lamps"),
        ("What's WIPO Beacon for?", "helps villages to lend lamps"),
        ("Tell me about WIPO Beacon.", "helps villages to lend lamps"),
        ("What does TLH stand for?", "The Travelling Lamp House (TLH)"),
        ("What is TLH short for?", "The Travelling Lamp House (TLH)"),
        ("WIPO Torch是什么？", "提供互借灯具的信息"),
        ("WIPO Torch是干什么的？", "提供互借灯具的信息"),
        ("介绍一下WIPO Torch", "提供互借灯具的信息"),
        ("XTG是什么的缩写？", "乡村提灯馆网络（XTG）"),
        ("XTG的全称是什么？", "乡村提灯馆网络（XTG）"),
    ],
)
def test_it_is_told_by_what_describes_it_or_writes_it_out(question: str, told: str, houses: Assistant) -> None:
    answer = houses.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.sure
    assert told in answer.answer


@pytest.mark.parametrize("question", ["What is WIPO Wick?", "WIPO Snuffer是什么？"])
def test_what_only_names_it_does_not_tell_what_it_is(question: str, houses: Assistant) -> None:
    assert houses.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("eLAMP是干什么的?", "eLAMP"),
        ("介绍一下WIPO Torch", "WIPO Torch"),
        ("What does WIPO Torch do?", "WIPO Torch"),
        ("what's eLAMP meant for?", "eLAMP"),
        ("Tell me about the budget of the lamps.", ""),
        ("介绍一下各馆的开放时间", ""),
    ],
)
def test_what_has_a_name_of_its_own_is_asked_for_in_more_ways(question: str, word: str) -> None:
    assert name_in(question) == word


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("XTG是什么的缩写?", "XTG"),
        ("XTG是什么机构?", "XTG"),
        ("WITT是什么刊物的简称?", "WITT"),
        ("What is TLH short for?", "TLH"),
        ("What is the full name of the TLH?", "TLH"),
        ("What is WIPO Torch and where is it used?", "WIPO Torch"),
        ("What does it mean?", ""),
    ],
)
def test_the_word_is_cut_out_of_what_stands_around_it(question: str, word: str) -> None:
    assert defined_in(question) == word


def test_a_long_form_is_asked_for_in_so_many_words() -> None:
    assert all(asks_for_the_long_form(text) for text in ("TLH的全称?", "XTG是什么的缩写?", "What does TLH stand for?"))
    assert not any(asks_for_the_long_form(text) for text in ("XTG是什么?", "What is the TLH?"))
