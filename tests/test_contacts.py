"""What a note tells is read with its sentence."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

FAIR_ZH = """CDIP/92/2
原文：中文
日期：2056年9月9日

发展与知识产权委员会（CDIP）

第九十二届会议
2056年11月6日至10日，日内瓦

灯塔工作的进展报告

秘书处编拟

1. 守塔人手册已经印出，共印制三千册，分发给沿海各国的守塔人。此外，“守塔人风筝大会”的筹备工作正在进行中[footnoteRef:1] [1: 会议定于2057年3月3日至5日在秘鲁利马举行。]。各灯塔的灯具检修由各国自行安排，秘书处提供检修表。手册的下一版将增加关于雾号的一章，并附有各国雾号的清单。检修表每两年更新一次，更新后的检修表发给各国灯塔主管部门，并在灯塔网站上公布，供守塔人下载使用。
"""

FILES = {"cdip_92_2.zh.txt": FAIR_ZH}


@pytest.fixture(scope="module")
def lamps(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("contacts"), FILES, model)


@pytest.mark.parametrize(
    "question", ["守塔人风筝大会定在哪天、在哪座城市开？", "When and where will the kite congress of the lighthouse keepers be held?"]
)
def test_a_note_is_quoted_with_its_sentence(lamps: Assistant, question: str) -> None:
    answer = lamps.ask(question).answer

    assert "利马" in answer and "风筝大会" in answer
