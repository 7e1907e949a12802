"""The app over the bundled samples, in a workspace of the mock, reached over HTTP or over a socket."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.slack.running import running, slack_settings
from tests.support.slack.server import SlackServer
from tests.support.slack.stage import Stage


@pytest.fixture(scope="module")
def slack() -> Iterator[SlackServer]:
    """A mock for a module's tests; each begins with it empty."""
    with SlackServer() as server:
        yield server


@pytest.fixture
def own_slack() -> Iterator[SlackServer]:
    """A mock for one test, which starts an app of its own; Slack has no complaint at its end."""
    with SlackServer() as server:
        yield server
        assert server.verdict() == []


@pytest.fixture(scope="module")
def _stages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ExitStack, dict[str, Stage], Path]]:
    """The apps of a module by their way in, each started when it is first asked for, and the folder of what they keep."""
    with ExitStack() as stack:
        yield stack, {}, tmp_path_factory.mktemp("slack")


@pytest.fixture
def stage(
    request: pytest.FixtureRequest, slack: SlackServer, samples_index: Path, _stages: tuple[ExitStack, dict[str, Stage], Path]
) -> Iterator[Stage]:
    """The app over HTTP, or as the parameter says; a test that leaves a complaint of Slack's fails."""
    stack, started, state = _stages
    door = getattr(request, "param", "http")
    if door not in started:
        started[door] = stack.enter_context(running(door, slack_settings(samples_index, state, slack), slack))
    slack.clear()
    yield started[door]
    started[door].settle()
    assert slack.verdict() == []
