"""What operators are given is held to the code: settings that exist, options that exist, files that parse."""

from __future__ import annotations

import configparser
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.settings import Settings
from cdip import _parser

ROOT = Path(__file__).parents[1]
KNOWN = {str(field.validation_alias) for field in Settings.model_fields.values()}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("name", ["Dockerfile", "compose.yaml", "cdip.service", "OPERATIONS.md", "SLACK.md", ".env.example"])
def test_every_setting_that_is_named_exists(name: str) -> None:
    named = set(re.findall(r"\b(?:CDIP|SLACK)_[A-Z_]+\b", (ROOT / name).read_text(encoding="utf-8")))
    assert named and named <= KNOWN


def test_every_setting_is_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"(?:CDIP|SLACK)_[A-Z_]+", example)) >= KNOWN


def test_the_services_start_commands_that_exist(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == {"chroma", "ingest", "service"}
    _parser().parse_args(compose["services"]["ingest"]["command"][1:])
    version = re.search(r"^chromadb==(\S+)", (ROOT / "constraints.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert version and compose["services"]["chroma"]["image"] == f"chromadb/chroma:{version[1]}"
    assert compose["services"]["service"]["volumes"][0] == compose["services"]["ingest"]["volumes"][0]
    assert compose["services"]["service"]["ports"] == ["127.0.0.1:8000:8000"]


def test_the_image_runs_as_nobody_in_particular() -> None:
    lines = _instructions((ROOT / "Dockerfile").read_text(encoding="utf-8"))
    names = [name for name, _ in lines]
    assert names[0] == "FROM" and set(names) <= {
        "FROM",
        "WORKDIR",
        "COPY",
        "RUN",
        "ENV",
        "USER",
        "VOLUME",
        "EXPOSE",
        "STOPSIGNAL",
        "HEALTHCHECK",
        "CMD",
    }
    assert all(re.search(r":\d", value) for name, value in lines if name == "FROM"), "images are named with their version"
    assert names.index("USER") < names.index("CMD") and dict(lines)["USER"] == "cdip"
    command = yaml.safe_load(dict(lines)["CMD"])
    _parser().parse_args(command[1:])


def _instructions(text: str) -> list[tuple[str, str]]:
    joined = re.sub(r"\\\n", " ", "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#")))
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1].strip()) for line in joined.splitlines() if line.strip()]


def test_the_unit_starts_a_command_that_exists() -> None:
    unit = configparser.ConfigParser(interpolation=None, strict=False)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read(ROOT / "cdip.service", encoding="utf-8")
    program, *arguments = shlex.split(unit["Service"]["ExecStart"])
    assert program.endswith("/cdip") and unit["Service"]["DynamicUser"] == "yes" and unit["Install"]["WantedBy"]
    _parser().parse_args(arguments)


def test_every_command_in_the_pages_exists() -> None:
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("OPERATIONS.md", "SLACK.md"))
    commands = re.findall(r"`cdip ([a-z]+)", text)
    assert {"serve", "doctor", "ingest", "slack"} <= set(commands)
    for command in commands:
        assert command in _parser().format_help()
