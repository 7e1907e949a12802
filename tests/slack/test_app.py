"""The Slack app as it is put together: what it listens to is what its manifest asks for; acknowledging never waits; logs hold no words."""

from __future__ import annotations

import ast
import json
import logging
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_bolt import BoltRequest

from assistant.channels import slack
from assistant.channels.doctor import examine
from assistant.channels.http.desk import FrontDesk
from assistant.channels.slack.app import COMMAND, EVENTS, SHORTCUT, SlackApp, build_app
from assistant.channels.slack.delivery import Delivery
from assistant.channels.slack.handlers import Handlers
from assistant.channels.slack.workers import Workers
from assistant.settings import Settings
from cdip import main
from tests.support.serving import settings_for
from tests.support.slack import events
from tests.support.slack.server import Fault, SlackServer
from tests.support.slack.workspace import ANA, ANAS, APP_TOKEN, BOT_TOKEN, BOT_USER, PUBLIC, SECRET

ROOT = Path(__file__).parents[2]
QUESTION = "How many registered users does eTISC have?"


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "slack_manifest.yaml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def workspace() -> Iterator[SlackServer]:
    with SlackServer() as server:
        yield server


def given(index: Path, state: Path, server: SlackServer, **more: object) -> Settings:
    tokens = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET, "SLACK_API_URL": server.api_url}
    return settings_for(index, state, **(tokens | more))


@pytest.fixture
def app(samples_index: Path, tmp_path: Path, workspace: SlackServer) -> Iterator[SlackApp]:
    settings = given(samples_index, tmp_path, workspace)
    desk = FrontDesk(settings)
    built = build_app(settings, desk)
    yield built
    built.close()
    desk.store.close()


def send(app: SlackApp, payload: dict[str, Any]) -> int:
    return int(app.dispatch(BoltRequest(mode="socket_mode", body=payload)).status)


def test_the_manifest_subscribes_to_what_is_listened_to_and_to_nothing_else(manifest: dict[str, Any]) -> None:
    features, settings = manifest["features"], manifest["settings"]
    assert {name.partition(".")[0] for name in settings["event_subscriptions"]["bot_events"]} == set(EVENTS)
    assert [command["command"] for command in features["slash_commands"]] == [COMMAND]
    assert [(s["type"], s["callback_id"]) for s in features["shortcuts"]] == [("message", SHORTCUT)]
    assert settings["interactivity"]["is_enabled"] and features["app_home"]["home_tab_enabled"] and "agent_view" in features
    assert not {"assistant_view"} & features.keys(), "the form that went before"


NEEDED = {  # docs.slack.dev/reference/methods and /reference/events; None where no scope is needed
    "chat_postMessage": "chat:write",
    "chat_update": "chat:write",
    "chat_delete": "chat:write",
    "chat_postEphemeral": "chat:write",
    "chat_stream": "chat:write",
    "chat_stopStream": "chat:write",
    "assistant_threads_setStatus": "assistant:write",
    "assistant_threads_setSuggestedPrompts": "assistant:write",
    "users_info": "users:read",
    "views_publish": None,
    "auth_test": None,
    "apps_connections_open": None,  # needs the app-level token's connections:write
    "app_mention": "app_mentions:read",
    "app_home_opened": None,
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
}


def test_the_manifest_asks_for_the_scopes_that_are_used_and_for_no_others(manifest: dict[str, Any]) -> None:
    folder = Path(slack.__file__).parent
    called = {
        node.attr
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and re.match(r"(?:chat|assistant_threads|users|views|auth|apps|conversations|reactions)_", node.attr)
    }
    assert called <= NEEDED.keys(), "a new method: which scope does it need?"
    used = {NEEDED[name] for name in called | set(manifest["settings"]["event_subscriptions"]["bot_events"])} - {None}
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == used | {"commands"}


def test_the_manifest_keeps_to_slacks_lengths(manifest: dict[str, Any]) -> None:
    shown, features = manifest["display_information"], manifest["features"]
    assert len(shown["name"]) <= 35 and len(shown["description"]) <= 140 and 174 <= len(shown["long_description"]) <= 4_000
    assert len(features["agent_view"]["agent_description"]) <= 300 and len(features["bot_user"]["display_name"]) <= 80
    for shortcut in features["shortcuts"]:
        assert len(shortcut["name"]) <= 24 and len(shortcut["description"]) <= 150
    for slash in features["slash_commands"]:
        assert len(slash["description"]) <= 100 and len(slash["usage_hint"]) <= 100


def test_the_setup_page_has_ten_steps_and_names_what_is_there() -> None:
    page = (ROOT / "SLACK.md").read_text(encoding="utf-8")
    assert re.findall(r"^(\d+)\. ", page, flags=re.MULTILINE) == [str(number) for number in range(1, 11)]
    assert "slack_manifest.yaml" in page and "SLACK.md" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_an_acknowledgement_waits_for_no_work(app: SlackApp, workspace: SlackServer, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, begun = threading.Event(), threading.Semaphore(0)

    def working(self: Handlers, *_: object) -> None:
        begun.release()
        gate.wait(20)

    for name in ("question", "slash", "shortcut", "feedback", "home"):
        monkeypatch.setattr(Handlers, name, working)
    for number in range(40):  # more than there are threads
        said = workspace.workspace.say(ANA, PUBLIC, f"<@{BOT_USER}> {QUESTION} {number}")
        assert send(app, events.mention(said)) == 200
    assert send(app, events.command(ANA, PUBLIC, QUESTION, "http://127.0.0.1/none")) == 200
    assert send(app, events.shortcut(ANA, PUBLIC, said, SHORTCUT, "http://127.0.0.1/none")) == 200
    assert send(app, events.home(ANA, ANAS, "home")) == 200
    assert begun.acquire(timeout=10)
    gate.set()


def test_what_is_too_much_is_sent_again_by_slack_or_told(app: SlackApp, workspace: SlackServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workers, "take", lambda *_: False)
    said = workspace.workspace.say(ANA, PUBLIC, f"<@{BOT_USER}> {QUESTION}")
    assert send(app, events.mention(said)) == 503
    assert send(app, events.shortcut(ANA, PUBLIC, said, SHORTCUT, "http://127.0.0.1/none")) == 503
    acknowledged = app.dispatch(BoltRequest(mode="socket_mode", body=events.command(ANA, PUBLIC, "多少用户？", "http://127.0.0.1/none")))
    assert acknowledged.status == 200 and "过一分钟" in json.dumps(acknowledged.body, ensure_ascii=False)


def test_what_nobody_listens_to_is_acknowledged_in_silence(app: SlackApp, caplog: pytest.LogCaptureFixture) -> None:
    for event in (
        {"type": "reaction_added", "text": "secret words"},
        {"type": "message"},
        {"type": "app_mention"},
        {"type": "app_home_opened"},
    ):
        assert send(app, events.callback(dict(event))) == 200
    assert send(app, {"type": "block_actions", "actions": [{"action_id": "another", "type": "button"}], "user": {"id": "U"}}) == 200
    assert "secret" not in caplog.text


def test_words_never_reach_the_log(app: SlackApp, workspace: SlackServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for method in ("chat.startStream", "chat.postMessage"):
        workspace.fails(method, Fault(error="internal_error"), times=9)
    said = workspace.workspace.say(ANA, PUBLIC, f"<@{BOT_USER}> confidential eTISC question?")
    send(app, events.mention(said))
    send(app, events.command(ANA, PUBLIC, "confidential eTISC question?", "http://127.0.0.1:9/none"))
    app.workers.close()
    assert "a Slack request failed" in caplog.text
    assert "confidential" not in caplog.text and BOT_TOKEN not in caplog.text


def test_a_locale_is_asked_for_once_in_an_hour(samples_index: Path, tmp_path: Path, workspace: SlackServer) -> None:
    delivery = Delivery(given(samples_index, tmp_path, workspace))
    assert [delivery.language(ANA.id) for _ in range(3)] == ["en"] * 3
    assert len(workspace.called("users.info")) == 1


def test_doctor_tells_of_slack(samples_index: Path, tmp_path: Path, workspace: SlackServer) -> None:

    def told(**more: object) -> tuple[bool, str]:
        findings = examine(given(samples_index, tmp_path, workspace, **more))
        finding = next(finding for finding in findings if finding.what == "Slack")
        return finding.well, f"{finding.found} {finding.remedy or ''}"

    assert told(SLACK_BOT_TOKEN=None)[0] and "SLACK.md" in told(SLACK_BOT_TOKEN=None)[1]
    well, words = told(SLACK_APP_TOKEN=APP_TOKEN, SLACK_CHANNELS="C1,C2")
    assert well and "/slack/events" in words and "cdip slack" in words and "2 channels" in words
    assert told(SLACK_SIGNING_SECRET=None) == (False, told(SLACK_SIGNING_SECRET=None)[1])
    well, words = told(SLACK_BOT_TOKEN="xoxb-revoked")
    assert not well and "SLACK_BOT_TOKEN" in words and "xoxb" not in words


@pytest.fixture
def logging_as_it_was() -> Iterator[None]:
    """The command sets up logging for its process; here it must not outlive the test."""
    root, ours = logging.getLogger(), logging.getLogger("assistant")
    handlers, level, own = list(root.handlers), root.level, ours.level
    yield
    root.handlers[:], root.level = handlers, level
    ours.setLevel(own)


@pytest.mark.usefixtures("logging_as_it_was")
@pytest.mark.parametrize(("named", "missing"), [([], ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]), (["SLACK_BOT_TOKEN"], ["SLACK_APP_TOKEN"])])
def test_without_tokens_the_command_names_those_that_are_missing(
    named: list[str], missing: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in named:
        monkeypatch.setenv(name, "xoxb-1")
    assert main(["slack"]) == 2
    told = capsys.readouterr().err
    assert re.findall(r"SLACK_\w+", told) == missing and "SLACK.md" in told


def test_slack_costs_nothing_where_it_is_not_used() -> None:
    for path in (ROOT / "assistant").rglob("*.py"):
        if "channels/slack" not in path.as_posix():
            tree = ast.parse(path.read_text(encoding="utf-8"))
            at_once = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
            assert not [n for n in at_once if "slack_" in ast.unparse(n) or "channels.slack" in ast.unparse(n)], path


def test_certificates_are_read_once_for_all_calls(samples_index: Path, tmp_path: Path, workspace: SlackServer) -> None:
    settings = given(samples_index, tmp_path, workspace)
    assert Delivery(settings).client.ssl is Delivery(settings).client.ssl is not None
