"""Answers as server-sent events: status, delta, citation, then done with the whole Answer, or error."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from assistant.answering.generative import Progress
from assistant.channels.http.desk import Asked, FrontDesk
from assistant.channels.http.observing import request_id
from assistant.channels.http.problems import kind_of, problem_json
from assistant.channels.rendering import answer_json, citation_json
from assistant.errors import AssistantError

_PIECE = re.compile(r".*?\[\d+\]\s*|.+\Z", re.DOTALL)  # up to a marker, so that no marker is ever cut
_MARKER = re.compile(r"\[(\d+)\]")
log = logging.getLogger("assistant.http")


def event(name: str, value: Any) -> str:
    """Return one server-sent event. JSON escapes line ends, so text cannot end the event or begin another."""
    return f"event: {name}\ndata: {json.dumps(value, ensure_ascii=False)}\n\n"


def pieces(step: Progress) -> Iterator[Progress]:
    """Cut a step's text after each marker; a citation comes with the piece that first points at it."""
    told: set[int] = set()
    by_number = {citation.n: citation for citation in step.citations}
    for piece in _PIECE.findall(step.delta):
        numbers = dict.fromkeys(int(number) for number in _MARKER.findall(piece))
        new = tuple(by_number[n] for n in numbers if n in by_number and n not in told)
        told.update(citation.n for citation in new)
        yield Progress(piece, new)
    left = tuple(citation for citation in step.citations if citation.n not in told)
    if left or step.answer:
        yield Progress("", left, step.answer)


def answer_events(desk: FrontDesk, asked: Asked) -> Iterator[str]:
    """Yield the events of one answer. What goes wrong on the way, and the service's end, is the event error."""
    yield event("status", {"stage": "searching", "request_id": request_id.get()})
    try:
        for step in desk.stream(asked):
            if step.answer is not None:
                yield event("status", {"stage": "answering", "status": str(step.answer.status), "answer_id": step.answer.answer_id})
            for piece in pieces(step):
                if desk.stopping.is_set() and piece.answer is None:
                    yield event("error", problem_json(503, "stopping", "The service is being stopped; ask again in a moment."))
                    return
                if piece.delta:
                    yield event("delta", {"text": piece.delta})
                for citation in piece.citations:
                    yield event("citation", citation_json(citation))
                if piece.answer is not None:
                    yield event("done", answer_json(piece.answer))
    except AssistantError as error:
        status, kind = kind_of(error)
        yield event("error", problem_json(status, kind, str(error)))
    except Exception:
        log.exception("an answer broke off")
        yield event("error", problem_json(500, "failed", f"Something went wrong here; it has been logged with the id {request_id.get()}."))
