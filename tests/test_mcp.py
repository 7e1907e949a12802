"""The Model Context Protocol, spoken by the SDK's own client."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp.client import Client

from tests.support.serving import app_over, served

TOOLS = {"search_documents", "get_document", "list_decisions", "recommendation_status", "ask"}


@pytest.fixture(scope="module")
def address(samples_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(app_over(samples_index, tmp_path_factory.mktemp("state"))) as base:
        yield f"{base}/mcp/"


def _call(address: str, tool: str, **arguments: object) -> Any:
    async def calling() -> Any:
        async with Client(address) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(calling())


def test_the_tools_say_what_they_take_and_that_they_only_read(address: str) -> None:
    async def listing() -> Any:
        async with Client(address) as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(listing())
    assert {tool.name for tool in tools} == TOOLS
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)
    assert "question" in next(tool for tool in tools if tool.name == "ask").input_schema["required"]


@pytest.mark.parametrize("question", ["eTISC平台有多少注册用户？", "How many registered users does eTISC have?"])
def test_ask_gives_the_whole_answer(address: str, question: str) -> None:
    answer = _call(address, "ask", question=question).structured_content
    assert answer["status"] == "answered" and answer["citations"][0]["quote"]


def test_search_is_confined_as_asked(address: str) -> None:
    found = _call(address, "search_documents", question="web forum", language="en", session=25, limit=3).structured_content
    assert {(r["language"], r["session"]) for r in found["results"]} == {("en", 25)} and len(found["results"]) == 3


def test_a_document_is_read_in_parts(address: str) -> None:
    symbol = _call(address, "search_documents", question="web forum", limit=1).structured_content["results"][0]["symbol"]
    ordinals: list[int] = []
    following: int | None = 0
    while following is not None:
        part = _call(address, "get_document", symbol=symbol, language="en", first=following, limit=20).structured_content
        ordinals += [paragraph["ordinal"] for paragraph in part["paragraphs"]]
        following = part["next"]
    assert ordinals == sorted(set(ordinals)) and len(ordinals) > 1


def test_records_are_listed(address: str) -> None:
    decisions = _call(address, "list_decisions", session=23).structured_content["decisions"]
    assert decisions and {decision["session"] for decision in decisions} == {23}
    reports = _call(address, "recommendation_status", number=10).structured_content["reports"]
    assert {report["series"] for report in reports} == {"da", "review"}


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("get_document", {"symbol": "CDIP/99/9", "language": "zh"}, "CDIP/99/9"),
        ("ask", {"question": "x", "session": 99}, "session 99"),
        ("ask", {"question": "x", "session": 0}, "greater than or equal"),
    ],
)
def test_a_mistake_is_told_and_not_a_crash(address: str, tool: str, arguments: dict[str, object], told: str) -> None:
    result = _call(address, tool, **arguments)
    assert result.is_error and told in result.content[0].text
