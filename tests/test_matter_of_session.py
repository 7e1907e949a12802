"""A session named with a matter answers for that matter alone: for no other of that day, no other phase, and no plan."""

from __future__ import annotations

import pytest

from assistant.adapters.embedder import StaticEmbedder
from assistant.model import Intent, Status
from assistant.service import Assistant
from tests.conftest import assistant_of_texts

_HEAD = "Committee on Development and Intellectual Property (CDIP)\n\n"
FILES = {
    "summary50.txt": f"""CDIP/50/SUMMARY

ORIGINAL: ENGLISH
DATE: MAY 7, 2032

{_HEAD}Fiftieth Session
Geneva, May 3 to 7, 2032

SUMMARY BY THE CHAIR

1. The Fiftieth Session of the CDIP was held from May 3 to 7, 2032.

2. The Committee adopted the draft agenda contained in document CDIP/50/1 Prov.

3. The Committee considered the project proposal of Fiji on kite makers (document CDIP/50/4). It approved the proposal with a budget of 120,000 Swiss francs.

4. The Committee considered the progress report on community choirs (document CDIP/50/5). It took note of the report and requested the Secretariat to have it translated into Portuguese.

5. The Committee took note of the yearly account of the helpline (CDIP/50/6). It decided that the helpline would answer in Arabic.

6. The Committee considered the joint proposal of Malta and Cyprus on lace patterns (CDIP/50/7). The proposal was withdrawn by the proponents on May 5, 2032.
""",
    "windmills50.txt": f"""CDIP/50/6

ORIGINAL: ENGLISH
DATE: MARCH 1, 2032

{_HEAD}Fiftieth Session
Geneva, May 3 to 7, 2032

ROADMAP ON OLD WINDMILLS AND THEIR MILLERS

prepared by the Secretariat

1. At its Forty-Ninth Session, the Committee requested the Secretariat to prepare a roadmap on old windmills and their millers.

2. The roadmap proposes an archive of windmill drawings by 2034.
""",
}


@pytest.fixture(scope="module")
def kites(tmp_path_factory: pytest.TempPathFactory, model: StaticEmbedder) -> Assistant:
    return assistant_of_texts(tmp_path_factory.mktemp("kites"), FILES, model)


@pytest.mark.parametrize(
    "question",
    [
        "第五十届会议对社区广播音乐项目作了什么决定？",  # the choirs are another community's
        "风筝制作者项目的第二阶段，委员会批了没有？",
        "第五十届会议通过旧风车路线图了吗？",  # the helpline's account bears the roadmap's symbol
        "委员会通过旧风车路线图了吗？",
        "What did the Fiftieth Session decide on the community radio project?",
        "Has the Committee approved a second phase of the kite makers project?",
        "Did the Fiftieth Session adopt the roadmap on old windmills?",
        "Has the Committee adopted the roadmap on old windmills?",
    ],
)
def test_what_was_not_decided_on_is_not_told_by_what_was(kites: Assistant, question: str) -> None:
    assert kites.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("风筝制作者项目，第五十届会议最后批下来的预算是多少？", "120,000"),
        ("社区合唱团的进展报告，第五十届会议看完后要秘书处做什么？", "Portuguese"),
        ("What did the Fiftieth Session decide on the helpline?", "Arabic"),
        ("What did the Fiftieth Session finally decide on the kite makers proposal?", "120,000"),
        ("What did the Committee want done with the report on community choirs?", "Portuguese"),
        ("What did the Fiftieth Session decide on the joint proposal on lace patterns?", "withdrawn"),
        ("At its Forty-Ninth Session, what did the Committee request on old windmills?", "roadmap"),
    ],
)
def test_the_decision_on_the_matter_is_told(kites: Assistant, question: str, fact: str) -> None:
    answer = kites.ask(question)
    assert answer.status is Status.ANSWERED
    assert fact in " ".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("第五十届会议对风筝项目最后是怎么定的？", "风筝项目"),
        ("风筝项目的报告，第五十届会议看完后要秘书处做什么？", "风筝项目报告"),
        ("What did the Fiftieth Session ask for after the report on kites?", "report kites"),
    ],
)
def test_what_only_asks_for_an_end_is_no_matter(kites: Assistant, question: str, topic: str) -> None:
    query = kites.understand(question)
    assert query.intent is Intent.DECISION
    assert query.topic.replace(" ", "") == topic.replace(" ", "")
