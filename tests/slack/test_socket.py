"""Socket Mode: refreshed, dropped and refused connections, retried envelopes, and `cdip slack` as an operator runs it."""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from slack_sdk.socket_mode.builtin import client

from assistant.channels.slack.socket_mode import ClosedOnce, connected
from assistant.errors import ServiceError, SettingsError
from tests.slack.test_conversations import EN, SAID_EN, SAID_ZH, ZH
from tests.support.slack import events
from tests.support.slack.doors import SocketDoor
from tests.support.slack.running import running, slack_settings
from tests.support.slack.server import Fault, SlackServer
from tests.support.slack.stage import Stage
from tests.support.slack.workspace import ANA, ANAS, APP_TOKEN, BOT_TOKEN, BOT_USER, LIN, PUBLIC


class _Quicker:
    """A lock, by the time one has it another thread has closed the connection."""

    def __init__(self, line: ClosedOnce) -> None:
        self._line = line

    def __enter__(self) -> None:
        sock, self._line.sock = self._line.sock, None
        if sock is not None:
            sock.close()

    def __exit__(self, *_: object) -> None:
        pass


def test_two_threads_may_close_one_connection() -> None:
    line = ClosedOnce(url="ws://127.0.0.1:1/", logger=logging.getLogger("tests"))
    line.sock = socket.socket()  # type: ignore[assignment]
    line.sock_send_lock = _Quicker(line)  # type: ignore[assignment]
    line.disconnect()
    assert not line.is_active()
    assert client.Connection is ClosedOnce  # type: ignore[attr-defined]


SOCKET = pytest.mark.parametrize("stage", ["socket"], indirect=True)


@SOCKET
def test_a_refreshed_connection_loses_nothing(stage: Stage) -> None:
    sockets = stage.slack.sockets
    for _ in range(2):
        made = sockets.opened
        sockets.refresh()
        sockets.wait_open(ever=made + 1)
        assert SAID_EN in stage.answer(stage.asks(ANA, PUBLIC, EN)).shown


def test_a_dropped_connection_is_made_again(
    own_slack: SlackServer, samples_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.channels.slack.socket_mode.PING_SECONDS", 1)  # two pings are waited for
    with running("socket", slack_settings(samples_index, tmp_path, own_slack), own_slack) as stage:
        made = own_slack.sockets.opened
        own_slack.sockets.drop()
        own_slack.sockets.wait_open(ever=made + 1, seconds=40)
        assert SAID_ZH in stage.answer(stage.asks(LIN, PUBLIC, ZH)).shown


@SOCKET
def test_an_envelope_sent_again_is_acknowledged_again_and_answered_once(stage: Stage) -> None:
    said = stage.slack.workspace.say(ANA, PUBLIC, f"<@{BOT_USER}> {EN}")
    payload = events.mention(said)
    for retry in range(3):
        assert stage.slack.sockets.deliver("events_api", payload, retry=retry).acks == 1
    assert SAID_EN in stage.answer(said).shown


@SOCKET
def test_an_envelope_is_acknowledged_once_while_slack_is_slow(stage: Stage) -> None:
    for method in ("assistant.threads.setStatus", "users.info", "chat.startStream"):
        stage.slack.fails(method, Fault(wait=1.0))
    said = stage.slack.workspace.say(ANA, ANAS, EN)
    envelope = stage.slack.sockets.deliver("events_api", events.message(said, "im"))
    assert envelope.acks == 1 and stage.slack.workspace.by_bot() == []
    stage.answer(said)
    assert envelope.acks == 1


@contextmanager
def _process(slack: SlackServer, index: Path, **more: str) -> Iterator[subprocess.Popen[str]]:
    given = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": slack.api_url}
    environment = dict(os.environ) | {name: v for name, v in (given | more).items() if v}
    command = [sys.executable, "-m", "cdip", "slack", "--index", str(index)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_the_command_serves_until_it_is_stopped_and_ends_what_it_has_begun(
    own_slack: SlackServer, samples_index: Path, tmp_path: Path
) -> None:
    own_slack.fails("apps.connections.open", Fault(status=500))
    with _process(own_slack, samples_index, CDIP_STATE_FILE=str(tmp_path / "service.sqlite")) as process:
        own_slack.sockets.wait_open(seconds=60)
        stage = Stage(own_slack, SocketDoor(own_slack))
        assert SAID_EN in stage.answer(stage.asks(ANA, PUBLIC, EN)).shown
        own_slack.fails("chat.startStream", Fault(wait=1.0, acts=True))
        in_hand = stage.asks(LIN, PUBLIC, ZH)
        process.send_signal(signal.SIGTERM)
        out, logs = process.communicate(timeout=30)
        assert SAID_ZH in stage.answer(in_hand).shown
    assert process.returncode == 0 and "Traceback" not in logs + out
    assert EN not in logs and "eTISC" not in logs and BOT_TOKEN not in logs and APP_TOKEN not in logs


def test_without_a_token_the_command_says_what_to_do(own_slack: SlackServer, samples_index: Path) -> None:
    with _process(own_slack, samples_index, SLACK_APP_TOKEN="") as process:
        _, logs = process.communicate(timeout=30)
    assert process.returncode == 2 and "SLACK_APP_TOKEN" in logs and "Traceback" not in logs


@pytest.mark.parametrize(
    ("name", "value"),
    [("SLACK_BOT_TOKEN", None), ("SLACK_BOT_TOKEN", "xoxb-revoked"), ("SLACK_APP_TOKEN", BOT_TOKEN)],
)
def test_a_token_that_is_missing_or_refused_is_named(
    own_slack: SlackServer, samples_index: Path, tmp_path: Path, name: str, value: str | None
) -> None:
    with pytest.raises(SettingsError, match=name), connected(slack_settings(samples_index, tmp_path, own_slack, **{name: value})):
        pass
    own_slack.complaints.clear()  # of the token that was not good


def test_a_slack_that_is_down_is_told_from_a_wrong_token(own_slack: SlackServer, samples_index: Path, tmp_path: Path) -> None:
    own_slack.fails("auth.test", Fault(status=503), times=9)
    with pytest.raises(ServiceError), connected(slack_settings(samples_index, tmp_path, own_slack)):
        pass
