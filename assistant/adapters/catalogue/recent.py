"""What was read lately, kept while there is room: a warm question finds most of its passages read already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Values that never change, by their ids; those that are not held are read together. Safe to share between threads."""

    def __init__(self, read: Callable[[Sequence[int]], Mapping[int, T]], most: int) -> None:
        """Take what reads the values of some ids, and about how many to hold."""
        self._read, self._most = read, most
        self._held: dict[int, T] = {}

    def of(self, ids: Sequence[int]) -> list[T]:
        """Return the values of these ids, in their order."""
        held = self._held
        missing = [id_ for id_ in ids if id_ not in held]
        if missing:
            if len(held) > self._most:  # begun anew, not emptied: another thread may be reading it
                held = self._held = {id_: held[id_] for id_ in ids if id_ in held}
            held.update(self._read(missing))
        return [held[id_] for id_ in ids]
