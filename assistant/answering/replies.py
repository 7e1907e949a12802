"""The words around quotes: prompts/replies.toml, filled in."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from string import Template

from assistant.model import Language


@lru_cache(maxsize=1)
def _replies() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("prompts").joinpath("replies.toml").read_text(encoding="utf-8"))


def say(name: str, language: Language, **values: object) -> str:
    """Return a canned reply in a language. Raises KeyError naming the reply and every variable it still lacks."""
    template = Template(_replies()[language][name])
    missing = sorted(set(template.get_identifiers()) - values.keys())
    if missing:
        raise KeyError(f"the reply {name!r} needs {', '.join(missing)}")
    return template.substitute(values)


def verb_in(verb: str, language: Language) -> str:
    """Return an operative verb in the reader's language; one that has no translation stays as it is."""
    return _replies()["verbs"].get(verb, verb) if language == "zh" else verb
