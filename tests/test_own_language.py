"""An answer is quoted in the reader's own language where the paper has a version in it, and each decision is told once."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.answering.own_language import in_own_language
from assistant.answering.writing.draft import Draft, Passage
from assistant.model import Language, Query
from assistant.service import Assistant, filters_from
from tests.conftest import assistant_of_texts

PAPERS = {
    "lamps.zh.txt": """CDIP/31/4
原文：英文
日期：2023年10月2日
发展与知识产权委员会（CDIP）
第三十一届会议
灯塔项目的进展
秘书处编拟

1. 本报告介绍灯塔项目的进展。

2. 委员会在第二十九届会议上审议了下列提案：

• 波兰和捷克共和国提交了项目提案灯塔修复学校。该项目旨在培训守塔人。第二十九届会议批准了该提案。

• 波兰和格鲁吉亚提交了项目提案灯芯编织手册。该项目旨在培训织工。第二十九届会议批准了该提案。

附件
成员国的意见

智利

我们认为灯塔的灯油应由各港口自己购买。港口最了解自己的需要。

斐济

- 灯塔应当对渔民免费开放。
""",
    "lamps.en.txt": """CDIP/31/4
ORIGINAL: ENGLISH
DATE: OCTOBER 2, 2023
Committee on Development and Intellectual Property (CDIP)
Thirty-First Session
PROGRESS OF THE LIGHTHOUSE PROJECT
prepared by the Secretariat

1. This report describes the progress of the lighthouse project.

2. At its Twenty-Ninth Session, the Committee considered the following proposals:

• Poland and the Czech Republic submitted a project proposal on a school for repairing lighthouses. The project aims to train the keepers. The Twenty-Ninth Session approved the proposal.

• Poland and Georgia submitted a project proposal on a manual for weaving wicks. The project aims to train the weavers. The Twenty-Ninth Session approved the proposal.

ANNEX
COMMENTS OF MEMBER STATES

Chile

We consider that the oil of the lighthouses should be bought by each harbor itself. The harbors know their own needs best.

Fiji

- The lighthouses should be open to fishermen free of charge.
""",
    "nets.zh.txt": """CDIP/31/5
原文：英文
日期：2023年10月2日
发展与知识产权委员会（CDIP）
第三十一届会议
渔网的研究
秘书处编拟

1. 渔网由七个村庄编织。
""",
}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("own"), PAPERS, model)


def told(papers: Assistant, key: str, quote: str, language: Language, said: str = "") -> str:
    """What a reader of a language is told where a paper's words are the answer."""
    index = papers.index()
    id_ = index.catalogue.document_id(key)
    assert id_ is not None
    document = index.catalogue.documents_by_id[id_]
    paragraph = next(p for p in index.catalogue.paragraphs(id_) if quote in p.text)
    draft = Draft(language)
    draft.say(said)
    draft.quote(quote, Passage(document, paragraph))
    return in_own_language(Query("", "", language), draft, index.retriever, index.catalogue).text


@pytest.mark.parametrize(
    ("key", "quote", "language", "said", "expected"),
    [
        ("CDIP/31/4:zh", "灯塔应当对渔民免费开放。", "en", "", "The lighthouses should be open to fishermen free of charge.[1]"),
        ("CDIP/31/4:en", "The lighthouses should be open to fishermen free of charge.", "zh", "", "灯塔应当对渔民免费开放。[1]"),
        (
            "CDIP/31/4:zh",
            "我们认为灯塔的灯油应由各港口自己购买。",
            "en",
            "智利’s view: ",
            "Chile’s view: We consider that the oil of the lighthouses should be bought by each harbor itself.[1]",
        ),
        ("CDIP/31/4:zh", "港口最了解自己的需要。", "en", "", "The harbors know their own needs best.[1]"),
        ("CDIP/31/4:zh", "灯塔应当对渔民免费开放。", "zh", "", "灯塔应当对渔民免费开放。[1]"),
        ("CDIP/31/5:zh", "渔网由七个村庄编织。", "en", "", "渔网由七个村庄编织。[1]"),
    ],
)
def test_a_quote_is_told_in_the_readers_version_of_its_paper(
    papers: Assistant, key: str, quote: str, language: Language, said: str, expected: str
) -> None:
    assert told(papers, key, quote, language, said) == expected


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What did session 29 approve?", ("Czech Republic", "Georgia")),
        ("第二十九届会议批准了什么？", ("捷克共和国", "格鲁吉亚")),
    ],
)
def test_each_item_of_a_list_is_a_decision_told_once_in_one_language(papers: Assistant, question: str, names: tuple[str, str]) -> None:
    answer = papers.ask(question)
    assert [answer.answer.count(name) for name in names] == [1, 1], answer.answer
    assert {citation.language for citation in answer.citations} == {answer.language}


def test_a_search_confined_to_a_language_is_quoted_in_it(papers: Assistant) -> None:
    answer = papers.ask("What should be open to fishermen free of charge?", filters_from(language="zh"))
    assert {citation.language for citation in answer.citations} <= {"zh"}


@pytest.mark.parametrize(
    ("question", "language"),
    [("What became of the web forum on technology transfer?", "zh"), ("技术转让网络论坛历届会议是怎么处理的？", "en")],
)
def test_the_steps_of_a_history_are_quoted_in_the_language_searched(samples: Assistant, question: str, language: str) -> None:
    answer = samples.ask(question, filters_from(language=language))
    assert len(answer.citations) > 2 and {citation.language for citation in answer.citations} == {language}
