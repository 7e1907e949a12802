"""Items of an agenda and what stands under them; headings and quotes as text extraction leaves them."""

from __future__ import annotations

import pytest

from ingest.structuring.joining import join_text
from tests.support.printed import document_from, double_spaced, paper


@pytest.mark.parametrize(
    ("language", "body", "told"),
    [
        (
            "en",
            """
            1. General statements
            Statements of groups are limited to five minutes and those of single delegations to three of them.
            Written statements may be handed in.
            2. Consideration of the work program for the keepers of lighthouses and of harbour lights
            See documents CDIP/31/3 (Lamps for Harbours: A Report), CDIP/31/5 (Wicks and Oils) and CDIP/31/6
            (Keepers at Sea).
            3. Future work
            """,
            [
                ("1", "General statements"),
                ("1", "Statements of groups are limited to five minutes and those of single delegations to three of them. Written statements may be handed in."),
                ("2", "Consideration of the work program for the keepers of lighthouses and of harbour lights"),
                ("2", "See documents CDIP/31/3 (Lamps for Harbours: A Report), CDIP/31/5 (Wicks and Oils) and CDIP/31/6 (Keepers at Sea)."),
                ("3", "Future work"),
            ],
        ),
        (
            "zh",
            """
            1. 一般性发言
            各集团的发言以五分钟为限，各代表团的发言以三分钟为限。观察员可以提交书面发言，书面发言将载入报告并在
            网上公布。
            2. 审议灯塔守护人工作计划
            见文件CDIP/31/3（港口的灯具）和文件CDIP/31/5（灯芯和灯油）。
            3. 未来的工作
            """,
            [
                ("1", "一般性发言"),
                ("1", "各集团的发言以五分钟为限，各代表团的发言以三分钟为限。观察员可以提交书面发言，书面发言将载入报告并在网上公布。"),
                ("2", "审议灯塔守护人工作计划"),
                ("2", "见文件CDIP/31/3（港口的灯具）和文件CDIP/31/5（灯芯和灯油）。"),
                ("3", "未来的工作"),
            ],
        ),
    ],
)  # fmt: skip
def test_an_item_s_title_and_what_is_said_of_it_are_two_paragraphs(language: str, body: str, told: list[tuple[str, str]]) -> None:
    document = document_from(paper(language, double_spaced(body)))

    assert [(p.number, p.text) for p in document.paragraphs] == told


def test_a_letter_spaced_group_is_the_speaker() -> None:
    document = document_from(paper("zh", "[后接附件]\n\n附件\n\nB 集 团\n\n1. 本集团赞成点灯。\n\n非 洲 集 团\n\n1. 本集团赞成换灯芯。"))

    assert [p.speaker for p in document.paragraphs if p.number] == ["B集团", "非洲集团"]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("The Committee chose the following topic:", "“Lamps and Oils” for its next session.", "topic: “Lamps and Oils”"),
        ("The Committee discussed “Lamps and Oils”", "and took note of the paper.", "Oils” and took"),
        ("委员会讨论了下列主题：", "“灯具与灯油”，并注意到该文件。", "主题：“灯具与灯油”"),
        ("委员会讨论了“灯具与灯油”", "这一主题，并注意到该文件。", "灯油”这一"),
    ],
)
def test_quotes_are_of_the_script_they_stand_in(above: str, below: str, joined: str) -> None:
    assert joined in join_text(above, below)


PROPOSAL = """
    1. In a communication dated May 2, 2030, the Secretariat received a proposal on lighthouses from
    the Delegation of Island A, for consideration by the Committee at its Thirty-First Session.
    2. The outputs are described below, and so are the risks, of which the proponents have told the
    Secretariat that they are few.
    Output 1: Country studies. Three experts will study in each country how many lighthouses and
    keepers there are, of what kind and age their lamps are, and how they may be improved by then.
    Output 2: Training. Four workshops will be held.
    The experts are paid from the budget, in Swiss francs, of which nine tenths are non-personnel costs
    3. RISKS
    Keepers may leave their lighthouses.
    """


def test_headings_in_capitals_and_counted_outputs_begin_paragraphs() -> None:
    document = document_from(paper("en", double_spaced(PROPOSAL)))

    starts = [p.text.split(".")[0][:24] for p in document.paragraphs]
    assert starts == [
        "In a communication dated",
        "The outputs are describe",
        "Output 1: Country studie",
        "Output 2: Training",
        "The experts are paid fro",
        "3",
        "Keepers may leave their ",
    ]


@pytest.mark.parametrize(
    ("language", "cut", "rest", "whole"),
    [
        (
            "zh",
            "秘书处在来文中收到岛国甲代表团提出的关于灯塔守护的项目提案，要求将其提交委员会下届会议审议并就是",
            "否批准该提案作出决定。",
            "请委员会审议附件中所载的提案，并就是否批准该提案以及今后如何守护灯塔和公布灯塔名录作出决定。",
        ),
        (
            "en",
            "The Secretariat received a proposal on lighthouses from the Delegation of Island A, together with",
            "a letter in which it asked that it be considered at the next session.",
            "The Committee is invited to consider the proposal that is contained in the Annex to this document.",
        ),
    ],
)
def test_few_cut_sentences_show_that_blank_lines_mean_nothing(language: str, cut: str, rest: str, whole: str) -> None:
    lines = [f"1. {cut}", rest, f"2. {whole}", f"3. {cut}", rest, f"4. {whole}", f"5. {whole}", f"6. {whole}"]
    document = document_from(paper(language, "\n\n".join(lines)))

    assert [p.number for p in document.paragraphs] == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize(
    ("body", "starts"),
    [
        (
            """
            1. INTRODUCTION
            (A) THE PROJECT
            The objective of the project was to set up lists of lighthouses in four countries, with their lamps.
            1.1 Design and Management of Lists
            Key questions: was the document of the project sufficient, and could its risks be managed by them?
            Finding 1: The document was sufficient, and the tools of monitoring were of use to the Committee.
            Finding 2: One of four outputs was not delivered.
            """,
            ["1. INTRODUCTION", "(A) THE PROJECT", "The objective", "1.1 Design and", "Key questions", "Finding 1: The", "Finding 2: One"],
        ),
        (
            """
            一、导言
            项目的目标是在四个国家建立灯塔名录，名录应当包括灯具的种类和年代、守塔人的人数以及各港口的潮汐情况和船只数目。
            结果1：项目文件充分，对实施工作起到了指导作用，监测工具有助于向委员会报告，各国主管局对此表示满意并愿意采用。
            结果2：一项产出没有完成。
            """,
            ["一、导言", "项目的目标", "结果1：项目", "结果2：一项"],
        ),
    ],
)
def test_numbered_titles_and_findings_stand_alone(body: str, starts: list[str]) -> None:
    document = document_from(paper("zh" if "导" in body else "en", double_spaced(body)))

    assert [p.text[: len(start)] for p, start in zip(document.paragraphs, starts, strict=True)] == starts
