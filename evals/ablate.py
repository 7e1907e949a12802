"""What each rule is worth: every function that decides something is switched off in turn, over the questions it spoke to.

    python -m evals.ablate --corpus INDEX SET [SET …] --corpus INDEX SET …

A rule is a function of `assistant.understanding` or `assistant.answering` whose return type is bool, "… | None", a tuple of any
length or a frozenset; switched off it returns False, None or nothing. For each is printed how many questions it spoke to, how many
answers it changed, and how many are right only with it and only without it; the least worth first, then those without which no
answer comes at all. A rule that wins nothing is to go; one that was written for these very questions is worth less than it shows.
Only "tune" and "check" questions are read.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import inspect
import pkgutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import assistant.answering
import assistant.understanding
from assistant.service import Assistant
from assistant.settings import read_settings
from evals.run import Asked, Row, ask_all, read_set

PACKAGES = (assistant.understanding, assistant.answering)
MOST = 0.6  # of the questions: what speaks to more of them is no rule but how the program works


@dataclass
class Switchboard:
    """Which rules are off, and which spoke since they were last asked: not False, None or nothing."""

    off: set[str] = field(default_factory=set)
    spoke: set[str] = field(default_factory=set)

    def wrap(self, name: str, rule: Callable[..., Any], nothing: object) -> Callable[..., Any]:
        """Return a rule that can be switched off, and tells when it spoke."""

        @functools.wraps(rule)
        def switched(*args: Any, **named: Any) -> Any:
            if name in self.off:
                return nothing
            said = rule(*args, **named)
            if said is not None and said is not False and (not isinstance(nothing, (tuple, frozenset)) or said):
                self.spoke.add(name)
            return said

        return switched


def nothing_of(rule: Callable[..., object]) -> object:
    """Return what a rule says that says nothing, by its return type; Ellipsis where it is no rule.

    >>> nothing_of(nothing_of)
    Ellipsis
    """
    told = str(rule.__annotations__.get("return", ""))
    if told == "bool":
        return False
    if told.endswith("| None"):
        return None
    if told.startswith("tuple[") and told.endswith("...]"):
        return ()
    return frozenset() if told.startswith("frozenset[") else ...


def install(board: Switchboard) -> list[str]:
    """Put every rule on the board, in all modules that use it, and return their names."""
    held = {
        getattr(module, name): f"{module.__name__.removeprefix('assistant.')}.{name}"
        for module in _modules()
        for name, value in vars(module).items()
        if isinstance(value, FunctionType) and value.__module__ == module.__name__ and nothing_of(value) is not ...
    }
    wrapped = {rule: board.wrap(name, rule, nothing_of(rule)) for rule, name in held.items()}
    for module in [module for name, module in sys.modules.items() if name.startswith("assistant")]:
        for name, value in list(vars(module).items()):
            if isinstance(value, FunctionType) and value in wrapped:
                setattr(module, name, wrapped[value])
    return sorted(held.values())


def _modules() -> Iterator[ModuleType]:
    for package in PACKAGES:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


@functools.cache
def _remembering() -> list[Any]:
    """The functions that remember what they said of a text: it may rest on a rule that is off now, or on again."""
    values = (value for module in _modules() for value in vars(module).values())
    return [value for value in values if hasattr(value, "cache_clear") and inspect.signature(value).parameters]


def _forget() -> None:
    for remembering in _remembering():
        remembering.cache_clear()


def main() -> None:
    """Ask every question once, then each again without each rule that spoke to it, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", nargs="+", action="append", required=True, metavar="PATH", help="an index, then its sets")
    board = Switchboard()
    install(board)
    asked: list[tuple[Assistant, Row, Asked]] = []
    spoke_to: dict[str, list[int]] = defaultdict(list)
    for index, *sets in parser.parse_args().corpus:
        assistant_ = Assistant(read_settings(index_dir=Path(index)))
        for row in read_set(map(Path, sets)):
            if row["split"] != "report":
                board.spoke.clear()
                _forget()  # what is remembered does not speak
                asked.append((assistant_, row, ask_all(assistant_, [row])[0]))
                for name in board.spoke:
                    spoke_to[name].append(len(asked) - 1)
    print(f"{'rule':60} spoke changed wins losses")
    worth, needed = [], []
    for done, (name, places) in enumerate(sorted(spoke_to.items()), 1):
        if len(places) <= MOST * len(asked):
            try:
                worth.append((name, len(places), *_worth(name, [asked[place] for place in places], board)))
            except Exception as broken:  # whatever breaks without it: it is no rule
                needed.append(f"{name} ({type(broken).__name__}: {broken})")
        print(f"\r{done} of {len(spoke_to)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    for name, spoke, changed, wins, losses in sorted(worth, key=lambda row: (row[3] - row[4], row[3], row[0])):
        print(f"{name:60} {spoke:5} {changed:7} {wins:4} {losses:6}")
    for name in needed:
        print(f"no answer without {name}")


def _worth(name: str, asked: list[tuple[Assistant, Row, Asked]], board: Switchboard) -> tuple[int, int, int]:
    """Return how many answers a rule changes, and how many of them are right only with it and only without it."""
    board.off.add(name)
    _forget()
    try:
        again = _asked_again(asked)
    finally:
        board.off.discard(name)
    pairs = zip((before for _, _, before in asked), again, strict=True)
    changed = [(one, other) for one, other in pairs if one.answer["answer"] != other.answer["answer"]]
    wins = sum(one.score.right and not other.score.right for one, other in changed)
    return len(changed), wins, sum(other.score.right and not one.score.right for one, other in changed)


def _asked_again(asked: list[tuple[Assistant, Row, Asked]]) -> list[Asked]:
    """Ask the same questions in the same order, those of one index together: what it stores is read once."""
    again: list[Asked] = []
    for _, of_index in groupby(asked, key=lambda one: id(one[0])):
        held = list(of_index)
        again += ask_all(held[0][0], [row for _, row, _ in held])
    return again


if __name__ == "__main__":
    main()
