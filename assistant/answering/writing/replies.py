"""The words around quotes: the files of prompts/, filled in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from string import Template

from assistant.model import Language


@lru_cache(maxsize=4)
def _words(file: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("prompts").joinpath(file).read_text(encoding="utf-8"))


def say(name: str, language: Language, **values: object) -> str:
    """Return a canned reply in a language. Raises KeyError naming the reply and every variable it still lacks."""
    return filled("replies.toml", name, language, values)


def filled(file: str, name: str, language: Language, values: Mapping[str, object]) -> str:
    """Return the words of one of the files of prompts/, as say does."""
    template = Template(_words(file)[language][name])
    missing = sorted(set(template.get_identifiers()) - values.keys())
    if missing:
        raise KeyError(f"{name!r} in {file} needs {', '.join(missing)}")
    return template.substitute(values)


def verb_in(verb: str, language: Language) -> str:
    """Return an operative verb in the reader's language; one that has no translation stays as it is."""
    return _words("replies.toml")["verbs"].get(verb, verb) if language == "zh" else verb
