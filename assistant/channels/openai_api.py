"""The OpenAI protocol: /v1/chat/completions and /v1/models, so that clients made for it can ask and see the citations.

Citations stand as `url_citation` annotations on the message, their offsets in characters of its content; the whole Answer
stands under `cdip`. The last user message is the question, those before it are the conversation; nothing of what a client
says in the assistant's or the system's name is believed.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, StrictBool

from assistant.answering.generative import Progress
from assistant.answering.writing.places import place
from assistant.channels.http import responses
from assistant.channels.http.bodies import FiltersBody, Text
from assistant.channels.http.desk import Asked, FrontDesk
from assistant.channels.http.observing import request_id
from assistant.channels.http.problems import kind_of, problem_json
from assistant.channels.http.streaming import pieces
from assistant.channels.rendering import address, answer_json
from assistant.errors import AssistantError, UsageError
from assistant.model import Answer, Citation, Status

MODEL = "cdip"
TURNS = 10  # user messages that are looked back at
Json = dict[str, Any]
log = logging.getLogger("assistant.http")


class Part(BaseModel):
    """A part of a message; only text is read."""

    model_config = ConfigDict(extra="allow")

    type: str
    text: Text | None = None


class Message(BaseModel):
    """A message of the conversation."""

    model_config = ConfigDict(extra="allow")

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Text | list[Part] | None = None

    def said(self) -> str:
        """Return its text."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text" and part.text)
        return self.content or ""


class StreamOptions(BaseModel):
    """What a stream is to tell besides."""

    model_config = ConfigDict(extra="allow")

    include_usage: StrictBool = False


class Extension(BaseModel):
    """What the protocol has no word for; clients send it as `extra_body`."""

    model_config = ConfigDict(extra="forbid")

    filters: FiltersBody = FiltersBody()


class ChatBody(BaseModel):
    """A request of the protocol. Settings of sampling are taken and have no effect: the same question gets the same answer."""

    model_config = ConfigDict(extra="allow")

    model: str = Field(default=MODEL, examples=[MODEL])
    messages: Annotated[list[Message], Field(min_length=1, max_length=1_000, examples=[[{"role": "user", "content": "web forum"}]])]
    stream: StrictBool = False
    stream_options: StreamOptions | None = None
    cdip: Extension = Extension()


def openai_api(desk: FrontDesk) -> APIRouter:
    """Return the routes that speak the OpenAI protocol."""
    router = APIRouter(prefix="/v1", tags=["OpenAI protocol"], responses=responses.PROBLEMS)

    @router.get("/models")
    def models() -> Json:
        """List the one model."""
        return {"object": "list", "data": [_model()]}

    @router.get("/models/{model}")
    def model(model: Literal["cdip"]) -> Json:
        """Describe the one model."""
        return _model()

    @router.post("/chat/completions", responses=_RESPONSES)
    def completions(request: Request, body: ChatBody) -> Any:
        """Answer the last user message of a conversation."""
        asked, base = _asked(desk, body), str(request.base_url)
        if not body.stream:
            return completion(desk.ask(asked), base)
        desk.assistant.understand(asked.question, asked.filters, asked.history)  # refused before the stream begins
        usage = body.stream_options is not None and body.stream_options.include_usage
        return StreamingResponse(_chunks(desk, asked, base, usage), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    return router


def _asked(desk: FrontDesk, body: ChatBody) -> Asked:
    said = [message.said() for message in body.messages if message.role == "user"]
    if not said or body.messages[-1].role not in ("user", "system", "developer"):
        raise UsageError("The last message must be the user's: it is the question.")
    filters = body.cdip.filters.filters()
    return Asked(said[-1], filters, "openai", history=desk.queries(said[-1 - TURNS : -1], filters))


def completion(answer: Answer, base: str) -> Json:
    """Return an Answer as a chat completion; base is the address of this service."""
    message = {"role": "assistant", "content": answer.answer, "refusal": None, "annotations": url_citations(answer, base)}
    return _frame("chat.completion", answer.answer_id) | {
        "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}],
        "usage": _usage(answer),
        "cdip": answer_json(answer),
    }


def url_citations(answer: Answer, base: str) -> list[Json]:
    """Return an answer's citations as the protocol has them, in order; offsets count characters of the content."""
    return [
        {
            "type": "url_citation",
            "url_citation": {
                "url": citation.url or address(citation, base),
                "title": title(citation),
                "start_index": citation.start or 0,
                "end_index": citation.end or 0,
            },
        }
        for citation in answer.citations
        if answer.status in (Status.ANSWERED, Status.AMBIGUOUS)
    ]


def title(citation: Citation) -> str:
    """Name a citation's place, in the language of its text."""
    where = place(citation.language, citation.symbol or citation.file, annex=citation.annex, paragraph=citation.paragraph)
    return where + (f" – {citation.title}" if citation.title else "")


def _chunks(desk: FrontDesk, asked: Asked, base: str, usage: bool) -> Iterator[str]:
    """Yield the chunks of a stream. The whole answer comes last but for usage, as a language model may be corrected at the end."""
    frame = _frame("chat.completion.chunk", request_id.get())
    yield _chunk(frame, {"role": "assistant", "content": ""})
    try:
        for step in desk.stream(asked):
            for piece in pieces(Progress(step.delta, step.citations)):
                if desk.stopping.is_set() and step.answer is None:
                    yield _failed(503, "stopping", "The service is being stopped; ask again in a moment.")
                    return
                if piece.delta:
                    yield _chunk(frame, {"content": piece.delta})
            if step.answer is not None:
                yield _chunk(frame, {"annotations": url_citations(step.answer, base)})
                yield _chunk(frame, {}, finish="stop", cdip=answer_json(step.answer))
                if usage:
                    yield _data(frame | {"choices": [], "usage": _usage(step.answer)})
        yield "data: [DONE]\n\n"
    except AssistantError as error:
        yield _failed(*kind_of(error), str(error))
    except Exception:
        log.exception("an answer broke off")
        yield _failed(500, "failed", f"Something went wrong here; it has been logged with the id {request_id.get()}.")


def _failed(status: int, kind: str, detail: str) -> str:
    """Return the end of a stream that failed: a problem, where the protocol's clients look for an error."""
    return (
        _data(problem_json(status, kind, detail) | {"error": {"message": detail, "type": kind, "code": kind, "param": None}})
        + "data: [DONE]\n\n"
    )


def _chunk(frame: Json, delta: Json, finish: str | None = None, **more: Any) -> str:
    return _data(frame | {"choices": [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]} | more)


def _data(value: Json) -> str:
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"


def _frame(kind: str, answer_id: str) -> Json:
    return {"id": f"chatcmpl-{answer_id}", "object": kind, "created": int(time.time()), "model": MODEL}


def _model() -> Json:
    return {"id": MODEL, "object": "model", "created": 0, "owned_by": "cdip"}


def _usage(answer: Answer) -> Json:
    """Nothing is sold by the token; characters stand in for them, so that clients that add them up have numbers to add."""
    prompt, reply = len(answer.question), len(answer.answer)
    return {"prompt_tokens": prompt, "completion_tokens": reply, "total_tokens": prompt + reply}


_RESPONSES: responses.Responses = {
    200: {
        "description": "A chat completion; with `stream`, its chunks as server-sent events up to `[DONE]`.",
        "content": {"application/json": {"schema": {"type": "object"}}} | responses.events(),
    }
}
