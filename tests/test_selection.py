"""Which sentences are quoted, on documents made up for it: the shortest window that tells what is asked; in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

ENGLISH = """CDIP/41/3
ORIGINAL: ENGLISH
DATE: MAY 4, 2031

Committee on Development and Intellectual Property (CDIP)

Forty-First Session
Geneva, May 18 to 22, 2031

REPORT ON THE ORCHARD PILOT

prepared by the Secretariat

1. The Orchard pilot teaches growers of late apples how to use a collective mark. It began as an idea of two valley cooperatives. After a
year of talks, four valleys in Georgia and two in Chile joined it on September 14, 2029. A moderator visits each valley twice a year. The
valleys keep their own records of harvests, and they send them to the Academy.

2. The closing workshop was held in the town of Upper Sample. Growers, buyers and a teacher spoke about labels, prices and storage. In all,
73 growers took part, most of them for the first time. The workshop lasted three days. Handouts were printed in two languages only, and a
film of the harvest was shown on the last evening.

3. The orchard pilot spent 64,200 Swiss francs on travel and printing. The Academy paid for the moderator.

4. Records of pruning were kept in 2029 only. In 2029 the records named 18 kinds of apples.
"""

CHINESE = """CDIP/42/4
原文：中文
日期：2031年11月3日

发展与知识产权委员会（CDIP）

第四十二届会议
2031年11月17日至21日，日内瓦

茶园试点报告

秘书处编拟

1. 茶园试点教茶农使用集体商标。这个设想最初由两个山村合作社提出。经过一年的商谈，肯尼亚的四个山谷和秘鲁的两个山谷于2029年9月14日加入试点。协调员每年走访每个山谷两次。各山谷自行保存采茶记录，并把记录寄给学院。协调员还为各山谷编写简报，介绍其他山谷的经验，简报每季度印发一次，放在合作社门口供人取阅。茶农也可以向协调员来信提问，来信一般在两周内得到答复。

2. 结业讲习班在上样镇举行。茶农、买家和一名教师谈了标签、价格和储存。共有73名茶农参加，其中多数是第一次。讲习班为期三天。讲义只印了两种语言，最后一晚放映了采茶的影片。影片由学院拍摄，长度为二十分钟，后来在各合作社又放映了几场。讲习班结束时，各山谷代表在镇上的茶馆里讨论了来年的打算，并约定每年见面一次，地点由各山谷轮流选定。

3. 茶园试点的差旅和印刷支出为64,200瑞士法郎。协调员的报酬由学院支付。

4. 修剪记录只在2029年保存。2029年的记录提到18个茶树品种。
"""


@pytest.fixture(scope="module")
def pilots(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    """An assistant over two made-up reports, one in each language."""
    return assistant_of_texts(tmp_path_factory.mktemp("pilots"), {"cdip_41_3.en.txt": ENGLISH, "cdip_42_4.zh.txt": CHINESE}, model)


@pytest.mark.parametrize(
    ("question", "fact", "beside"),
    [
        ("When did the valleys join the Orchard pilot?", "September 14, 2029", "Handouts"),
        ("山谷什么时候加入茶园试点？", "2029年9月14日", "讲义"),
        ("How many growers took part in the closing workshop?", "73 growers", "collective mark"),
        ("有多少茶农参加结业讲习班？", "73名茶农", "集体商标"),
        ("How much did the Orchard pilot spend on travel and printing?", "64,200 Swiss francs", "workshop lasted"),
        ("茶园试点的差旅和印刷花了多少钱？", "64,200瑞士法郎", "讲习班为期"),
    ],
)
def test_the_answer_tells_what_is_asked_and_leaves_other_paragraphs_alone(pilots: Assistant, question: str, fact: str, beside: str) -> None:
    answer = pilots.ask(question)

    assert answer.status is Status.ANSWERED
    assert fact in answer.answer and beside not in answer.answer
    assert len(answer.citations) == 1


@pytest.mark.parametrize(
    "question",
    [
        "How many kinds of apples did the records name in 2030?",
        "2030年的记录提到多少个茶树品种？",
        "How many Brazilian growers took part in the closing workshop?",
        "有多少巴西茶农参加结业讲习班？",
        "Who was elected mayor of Lower Sample?",
        "下样镇选谁当了镇长？",
        "When did the apples of CDIP/39/7 ripen?",
        "How much did the moon base cost?",
        "月球基地花了多少钱？",
    ],
)
def test_what_the_documents_do_not_tell_is_refused(pilots: Assistant, question: str) -> None:
    assert pilots.ask(question).status in (Status.NOT_FOUND, Status.NOT_INDEXED, Status.OUT_OF_SCOPE)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_note_too_long_to_be_read_aloud_makes_no_empty_answer(language: str, tmp_path: Path, model: StaticEmbedder) -> None:
    filler = {"zh": "各山谷每年把记录寄给学院一次，由学院保存。", "en": "The valleys send their records to the Academy every year. "}[
        language
    ]
    fact = {"zh": "苹果酒窖于2030年5月启用。", "en": "The cider cellar was opened in May 2030. "}[language]
    body = {"zh": "茶园试点教茶农使用集体商标", "en": "The orchard pilot teaches growers how to use a mark"}[language]
    stop = {"zh": "。", "en": "."}[language]
    paper = {"zh": CHINESE, "en": ENGLISH}[language].split("\n1. ")[0] + f"\n1. {body}1{stop}\n\n1\n  {fact}{filler * 40}\n"
    asked = {"zh": "苹果酒窖什么时候启用？", "en": "When was the cider cellar opened?"}[language]
    answer = assistant_of_texts(tmp_path, {f"cdip_41_3.{language}.txt": paper}, model).ask(asked)
    assert answer.status is not Status.ANSWERED or (answer.citations and answer.answer)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Who paid for the plum campaign on labels?", "Academy of Upper Sample"),
        ("李子标签宣传活动由谁出资？", "上样学院"),
    ],
)
def test_a_sentence_that_refers_back_speaks_of_what_the_one_before_names(plums: Assistant, question: str, fact: str) -> None:
    assert fact in plums.ask(question).answer


@pytest.mark.parametrize(
    "question", ["What share of the plums were sold under the PCT label in 2031?", "2031年李子以PCT标签出售的比例是多少？"]
)
def test_a_term_that_the_paper_has_named_need_not_stand_by_every_sentence(plums: Assistant, question: str) -> None:
    assert "17.7" in plums.ask(question).answer


@pytest.fixture(scope="module")
def plums(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("plums"), {"cdip_46_2.en.txt": PLUMS_EN, "cdip_46_3.zh.txt": PLUMS_ZH}, model)


PLUMS_EN = """CDIP/46/2
ORIGINAL: ENGLISH
DATE: MAY 4, 2032

Committee on Development and Intellectual Property (CDIP)

Forty-Sixth Session
Geneva, May 18 to 22, 2032

REPORT ON PLUMS

prepared by the Secretariat

1. In spring the plum growers began a campaign on labels for their fruit. It was paid for by the Academy of Upper Sample. Three films were
shown on market days, and the growers handed out stickers to everyone who bought a basket of plums or of early cherries.

2. The PCT label is put on plums that were picked by hand and sold within two days.

3. In 2031, 17.7 per cent of the plums were sold under the label.
"""
PLUMS_ZH = """CDIP/46/3
原文：中文
日期：2032年5月4日

发展与知识产权委员会（CDIP）

第四十六届会议
2032年5月18日至22日，日内瓦

李子报告

秘书处编拟

1. 春天，果农为李子开展了标签宣传活动。该活动由上样学院出资。集市日放映了三部短片，凡是购买一篮李子或早樱桃的人，果农都送一张贴纸。贴纸由合作社印制，共印两次，颜色各不相同，每次都在一周之内发完，合作社后来又加印了一批，放在集市入口供人自取。

2. PCT标签贴在手工采摘、两天之内售出的李子上。

3. 2031年，17.7%的李子以该标签出售。
"""
