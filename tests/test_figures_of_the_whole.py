"""A thing is asked of as a whole, or how many of what one owner has: what speaks of another thing or owner does not answer."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

ZH = """CDIP/63/2
原文：中文
日期：2043年2月9日

发展与知识产权委员会（CDIP）

第六十三届会议
2043年5月11日至15日，日内瓦

进展报告

秘书处编拟

1. 发展议程项目“蜂蜜标签的品牌建设”已进入最后一年，在乌干达和摩尔多瓦培训了64名养蜂人。

2. 灯塔保护的传统做法受到各国重视，产权组织就灯塔的保护提供了立法意见。

3. 马拉喀什条约会议于2042年10月举行，有19个成员国参加。无障碍图书联合会在40个国家制作了图书。

4. WIPO GREEN继续促进绿色技术。平台共有3,120个注册用户，来自71个国家。

5. 学校园艺项目的预算为212,000瑞士法郎，期限为26个月。

6. 关于水车的网络研讨会于2042年6月3日举行，有88人参加。
"""
EN = """CDIP/63/3
ORIGINAL: ENGLISH
DATE: FEBRUARY 16, 2043

Committee on Development and Intellectual Property (CDIP)

Sixty-Third Session
Geneva, May 11 to 15, 2043

REPORT ON ACTIVITIES

prepared by the Secretariat

1. The project on the branding of honey labels entered its last year and trained 64 beekeepers in Uganda and Moldova.

2. The traditional ways of lighthouse care are valued in many countries, and WIPO gave legislative advice on lighthouses.

3. The meeting on the Marrakesh Treaty took place in October 2042, and 19 Member States sent a delegate to it.

4. The budget of the school gardening project was 212,000 Swiss francs, and it was to last 26 months.

5. A webinar on water wheels was held on June 3, 2042, with 88 participants.
"""


LATER = """CDIP/65/3
ORIGINAL: ENGLISH
DATE: FEBRUARY 14, 2044

Committee on Development and Intellectual Property (CDIP)

Sixty-Fifth Session
Geneva, May 9 to 13, 2044

REPORT ON ACTIVITIES

prepared by the Secretariat

1. WIPO GREEN has 4,075 registered users in 78 countries.
"""


@pytest.fixture(scope="module")
def hives(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(
        tmp_path_factory.mktemp("hives"), {"cdip_63_2.zh.txt": ZH, "cdip_63_3.en.txt": EN, "cdip_65_3.en.txt": LATER}, model
    )


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("蜂蜜标签的项目现在怎么样了？", "最后一年"),
        ("有没有关于蜂蜜标签的项目？", "蜂蜜标签"),
        ("关于水车的网络研讨会办过了吗？", "2042"),
        ("WIPO GREEN现在有多少用户？", "4,075"),
        ("What is going on with the project on honey labels?", "last year"),
        ("Has the webinar on water wheels been held yet?", "2042"),
        ("How many users does WIPO GREEN have now?", "4,075"),
    ],
)
def test_the_thing_itself_answers(hives: Assistant, question: str, fact: str) -> None:
    answer = hives.ask(question)
    assert (answer.status, fact in answer.answer) == (Status.ANSWERED, True)


@pytest.mark.parametrize(
    "question",
    [
        "有没有关于灯塔的项目？",
        "灯塔的项目怎么样了？",
        "关于蜂蜜标签的网络研讨会办过了吗？",
        "马拉喀什条约有多少缔约方了？",
        "所有项目的总预算是多少？",
        "项目预算一般是多少？",
        "Is there any project on lighthouses?",
        "Is the project on lighthouses still going on?",
        "Has the webinar on honey labels been held yet?",
        "What is the total budget of all projects?",
        "How long do projects usually last?",
    ],
)
def test_another_does_not(hives: Assistant, question: str) -> None:
    assert hives.ask(question).status is Status.NOT_FOUND
