"""Decisions of the session itself, whatever earlier session a sentence names; and whose act a passive sentence tells."""

from __future__ import annotations

import pytest

from assistant.model import Document
from ingest.records import decisions_of
from tests.support.printed import COVER, document_from


def summary(language: str, text: str) -> Document:
    """A Summary by the Chair of the thirty-first session with one paragraph."""
    cover = COVER[language].replace("关于某一事项的文件", "主席总结").replace("PAPER ON A CERTAIN MATTER", "SUMMARY BY THE CHAIR")
    cover = "\n".join(line.strip() for line in cover.split("\n") if line.strip() not in ("秘书处编拟", "prepared by the Secretariat"))
    return document_from(f"{cover}\n\n5.1 {text}")


def told(document: Document) -> list[tuple[int, str]]:
    return [(decision.session, decision.verb) for decision in decisions_of(document)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "委员会审议了推迟自第二十九届会议的文件CDIP/29/4。委员会注意到该报告，并要求秘书处公布灯塔名录。"),
        ("zh", "委员会审议了从第二十九届会议推迟的灯塔报告。委员会注意到该报告，并要求秘书处公布灯塔名录。"),
        ("zh", "委员会审议了第二十九届会议遗留的、由第二十九届会议转来的灯塔报告。委员会注意到该报告，并要求秘书处公布灯塔名录。"),
        ("en", "The Committee considered document CDIP/29/4, deferred from the Twenty-Ninth Session. The Committee took note of it and requested the Secretariat to publish the list."),
        ("en", "The Committee considered the report on lighthouses, carried over from its Twenty-Ninth Session. It took note of the report and requested the Secretariat to publish the list."),
        ("en", "The Committee considered the report, whose discussion had been pending since the Twenty-Ninth Session. The Committee took note of the report and requested the Secretariat to publish the list."),
    ],
)  # fmt: skip
def test_what_an_earlier_session_left_is_decided_by_this_one(language: str, text: str) -> None:
    assert told(summary(language, text)) == [(31, "took note"), (31, "requested")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "该灯塔项目由委员会第二十六届会议批准，于2021年9月开始，2024年6月结束。", [(26, "approved")]),
        ("zh", "该课程由委员会在第二十六届会议上核可，同年设立分校，次年新增两门。", [(26, "endorsed")]),
        (
            "en",
            "At its Twenty-Sixth Session, held in July 2021, the Committee discussed the lighthouses. It agreed that they be lit, and requested the Secretariat to report.",
            [(26, "agreed"), (26, "requested")],
        ),
    ],
)
def test_whose_act_it_is_when_the_matter_is_the_subject(language: str, text: str, expected: list[tuple[int, str]]) -> None:
    document = document_from("\n".join(line.strip() for line in COVER[language].split("\n")) + f"\n\n1. {text}")

    assert told(document) == expected


def test_a_passive_sentence_is_told_whole() -> None:
    document = document_from(
        "\n".join(line.strip() for line in COVER["zh"].split("\n")) + "\n\n1. 灯塔项目由秘鲁代表团提出，经第二十九届会议批准。"
    )

    assert [decision.text for decision in decisions_of(document)] == ["灯塔项目由秘鲁代表团提出，经第二十九届会议批准。"]
