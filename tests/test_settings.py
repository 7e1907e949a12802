"""Settings as people write them: what is wrong is named, what is nearly right is guessed at, nothing is a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.channels.doctor import examine
from assistant.errors import SettingsError
from assistant.settings import read_settings, unknown_names


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_home_folder_is_one() -> None:
    Path(".env").write_text("CDIP_INDEX_DIR=~/索引\nCDIP_STATE_FILE=~/state.sqlite\n", encoding="utf-8")
    settings = read_settings()
    assert settings.index_dir == Path.home() / "索引" and settings.state_file == Path.home() / "state.sqlite"


@pytest.mark.parametrize("written", ["CDIP_INDEX_DIR=/srv/索引\n".encode("gbk"), "# 密钥\nCDIP_API_KEYS=k\n".encode("gbk")])
def test_a_file_that_is_not_in_utf_8_is_told(written: bytes) -> None:
    Path(".env").write_bytes(written)
    with pytest.raises(SettingsError, match="UTF-8"):
        read_settings()


def test_channels_are_named_by_their_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_CHANNELS", "C0123456789, C9876543210")
    assert read_settings().slack_allowed == {"C0123456789", "C9876543210"}
    monkeypatch.setenv("SLACK_CHANNELS", "general")
    with pytest.raises(SettingsError, match="SLACK_CHANNELS"):
        read_settings()


def test_a_name_that_is_slightly_wrong_is_told_with_the_right_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CDIP_API_KEY", "k")
    Path(".env").write_text("CDIP_RATE_LIMITS=5/minute\nCDIP_CONCURRENCY=2\nCDIP_COLOUR=red\n", encoding="utf-8")
    assert unknown_names() == [("CDIP_API_KEY", "CDIP_API_KEYS"), ("CDIP_COLOUR", None), ("CDIP_RATE_LIMITS", "CDIP_RATE_LIMIT")]
    told = {finding.what: finding for finding in examine(read_settings())}
    assert not told["CDIP_API_KEY"].well and "CDIP_API_KEYS" in (told["CDIP_API_KEY"].remedy or "")
