"""Models of sentence-transformers by name: what is here first, then the hub, and never a minute's wait for one out of reach."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, TypeVar

import httpx

from assistant.errors import EmbeddingError

HUB_PATIENCE_SECONDS = 3
T_co = TypeVar("T_co", covariant=True)


class Opens(Protocol[T_co]):
    """What opens a model by name or folder: a class of sentence-transformers."""

    def __call__(self, name: str, /, *, local_files_only: bool) -> T_co: ...


def open_model(opens: Opens[T_co], name_or_folder: str, kind: str, otherwise: str) -> T_co:
    """Open a folder, a model already in the hub's local store, or else download it.

    kind names the model to a reader, otherwise is the setting that does without it. Raises EmbeddingError, with the
    remedy, if there is none of the three.
    """
    try:
        return opens(name_or_folder, local_files_only=True)
    except (OSError, ValueError) as missing:  # ValueError: a folder that holds no such model
        reason: Exception = missing
    if not Path(name_or_folder).is_dir() and hub_answers():
        try:
            return opens(name_or_folder, local_files_only=False)
        except (OSError, ValueError) as error:
            reason = error
    raise EmbeddingError(
        f"the {kind} '{name_or_folder}' is neither a folder nor in the local store, and the model hub "
        f"did not give it ({_first_line(reason)}); check the name, connect once to download it, or {otherwise}"
    ) from reason


def hub_answers() -> bool:
    """Ask the hub once: the library itself would knock at an unreachable one for more than a minute."""
    from huggingface_hub import constants

    if constants.HF_HUB_OFFLINE:
        return False
    try:
        httpx.head(constants.ENDPOINT, timeout=HUB_PATIENCE_SECONDS)
    except httpx.HTTPError:
        return False
    return True


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
