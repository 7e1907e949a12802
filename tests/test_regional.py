"""Words of Taiwan, Hong Kong and Macao: read as those of the documents, where a question is written in traditional characters."""

from __future__ import annotations

import pytest

from assistant.understanding.plain import plain


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("網路研討會的影片放在哪裡？", "网络研讨会的视频放在哪里?"),
        ("寮國代表團對智慧財產權專案說了甚麼？", "老挝代表团对知识产权项目说了什么?"),
        ("哈薩克斯坦提交了哪些計畫？", "哈萨克斯坦提交了哪些计划?"),
        ("秘書處建立了哪些文件？", "秘书处建立了哪些文件?"),  # ordinary words on either side stay
        ("项目的资讯台在哪里？", "项目的资讯台在哪里?"),  # written in simplified characters: no other region's
    ],
)
def test_a_question_of_another_region_is_read_in_the_documents_words(question: str, read: str) -> None:
    assert plain(question) == read
