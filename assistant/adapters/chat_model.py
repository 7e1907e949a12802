"""The language model: the port, and LlamaIndex's class for endpoints that speak the OpenAI protocol behind it.

One class serves all: hosted models, vLLM, llama.cpp, LiteLLM, and Ollama, which speaks the protocol at /v1. Retries are
made here and not in the library, which nests two kinds of them and makes none while it streams.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Protocol
from urllib.parse import urlsplit

from assistant.errors import ServiceError, SettingsError
from assistant.settings import Settings
from assistant.text import strip_invisible

if TYPE_CHECKING:
    import httpx
    from llama_index.core.llms import LLM

Reason = Literal["down", "slow", "busy", "refused", "failed", "cut", "nonsense"]

OPENAI_URL = "https://api.openai.com/v1"
OLLAMA_URL = "http://localhost:11434/v1"
# What is sent and what is replied must fit together. Ollama cuts prompts silently at 4,096 tokens unless its
# operator sets more; local servers of other kinds are seldom started with less than 8,192.
CONTEXT_WINDOW = {"openai": 8_192, "ollama": 4_096}
REPLY_TOKENS = 800
ATTEMPTS = 3
CONNECT_SECONDS = 5.0


class ChatModelError(ServiceError):
    """The language model did not do its part. reason says how, for the reader; the text says it for the operator."""

    def __init__(self, reason: Reason, detail: str, *, retry_after: float | None = None, passing: bool = False) -> None:
        super().__init__(detail)
        self.reason: Reason = reason
        self.retry_after = retry_after  # seconds the server asks to wait
        self.passing = passing  # worth another try


class ChatModel(Protocol):
    """Answers a prompt. Safe to share between threads."""

    name: str
    context_window: int  # tokens, of prompt and reply together
    reply_tokens: int

    def stream(self, system: str, user: str) -> Iterator[str]:
        """Yield the reply piece by piece, as it comes; closing the iterator gives the request up.

        Raises ChatModelError, before the first piece or between two, also where the reply ends before it is complete.
        """
        ...


class LlamaIndexChatModel:
    """A model behind an OpenAI-compatible endpoint, through LlamaIndex's OpenAILike.

    timeout_seconds bounds the whole of a request: attempts, waits between them, and the reply to its last piece.
    """

    def __init__(
        self,
        model: str,
        *,
        base_url: str,
        api_key: str,
        timeout_seconds: float,
        context_window: int,
        reply_tokens: int = REPLY_TOKENS,
        attempts: int = ATTEMPTS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.name, self.base_url = model, base_url
        self.context_window, self.reply_tokens = context_window, reply_tokens
        self._api_key, self._timeout, self._attempts, self._sleep = api_key, timeout_seconds, attempts, sleep
        self._of_thread = threading.local()  # the response that a request's thread is reading

    @cached_property
    def _http(self) -> httpx.Client:
        import httpx

        def remember(response: httpx.Response) -> None:
            self._of_thread.response = response

        return httpx.Client(follow_redirects=True, event_hooks={"response": [remember]})

    @cached_property
    def _llm(self) -> LLM:
        from llama_index.llms.openai_like import OpenAILike  # type: ignore[import-untyped]

        llm: LLM = OpenAILike(
            model=self.name,
            api_base=self.base_url,
            api_key=self._api_key,
            api_version="",
            is_chat_model=True,
            context_window=self.context_window,
            max_tokens=self.reply_tokens,
            temperature=0.0,
            max_retries=0,
            timeout=self._timeout,
            http_client=self._http,
        )
        return llm

    def stream(self, system: str, user: str) -> Iterator[str]:
        """Yield the reply piece by piece. A request that fails before its first piece is tried again where that may help."""
        from tenacity import Retrying, retry_if_exception, stop_after_attempt, stop_before_delay, wait_random_exponential

        _ = self._llm  # importing the library takes seconds, once, and is not the endpoint's fault
        deadline = time.monotonic() + self._timeout
        back_off = wait_random_exponential(multiplier=0.5, max=8)

        def pause(state: Any) -> float:
            asked = getattr(state.outcome.exception(), "retry_after", None)
            return float(asked if asked is not None else back_off(state))

        attempts = Retrying(
            retry=retry_if_exception(lambda error: isinstance(error, ChatModelError) and error.passing),
            stop=stop_after_attempt(self._attempts) | stop_before_delay(self._timeout),
            wait=pause,
            sleep=self._sleep,
            reraise=True,
        )
        yield from attempts(self._opened, system, user, deadline)

    def close(self) -> None:
        """Close the connections to the endpoint."""
        if "_http" in self.__dict__:
            self._http.close()

    def _opened(self, system: str, user: str, deadline: float) -> Iterator[str]:
        """Ask, and return the reply once its first piece is there."""
        pieces = _until(deadline, self._pieces(system, user, deadline))
        first = next(pieces, None)
        if first is None:
            raise ChatModelError(
                "nonsense", f"The language model {self.name} at {_without_credentials(self.base_url)} sent an empty reply."
            )
        return _rejoined(first, pieces)

    def _pieces(self, system: str, user: str, deadline: float) -> Generator[str]:
        import httpx
        from llama_index.core.llms import ChatMessage, MessageRole

        left = max(0.01, deadline - time.monotonic())
        messages = [ChatMessage(role=MessageRole.SYSTEM, content=system), ChatMessage(role=MessageRole.USER, content=user)]
        finish = None
        try:
            for step in self._llm.stream_chat(messages, timeout=httpx.Timeout(left, connect=min(CONNECT_SECONDS, left))):
                choices = step.raw.choices  # type: ignore[union-attr]  # the endpoint's own piece, whatever it is
                finish = choices[0].finish_reason if choices and choices[0].finish_reason else finish
                if seen := strip_invisible(step.delta or ""):  # half a character, say, could be sent on by no channel
                    yield seen
        except Exception as error:  # what an endpoint may send has no bounds, nor has what the library makes of it
            raise self._as_ours(error) from error
        finally:
            # The library drops a stream without closing it, and the endpoint would go on until the next collection.
            if response := getattr(self._of_thread, "response", None):
                response.close()
        if finish != "stop":
            what = {None: "broke off its reply", "length": f"did not finish within {self.reply_tokens} tokens"}
            raise ChatModelError("cut", f"The language model {self.name} {what.get(finish, f'ended its reply with {finish!r}')}.")

    def _as_ours(self, error: Exception) -> ChatModelError:
        """Say what went wrong in our words; never with the body of a reply, which may repeat the key."""
        import httpx
        import openai

        who = f"The language model {self.name} at {_without_credentials(self.base_url)}"
        match error:
            case openai.APITimeoutError() | httpx.TimeoutException():
                return ChatModelError(
                    "slow", f"{who} did not answer within {self._timeout:g} s. Raise CDIP_LLM_TIMEOUT_SECONDS or use a faster one."
                )
            case openai.APIConnectionError():
                return ChatModelError("down", f"{who} cannot be reached. Start it, or correct CDIP_LLM_BASE_URL.")
            case openai.APIStatusError():
                return self._of_status(who, error.status_code, error.response.headers.get("retry-after"))
            case httpx.HTTPError():
                return ChatModelError("cut", f"{who} broke the connection in the middle of its reply.")
            case openai.APIError():
                return ChatModelError("failed", f"{who} reported an error in the middle of its reply.")
            case _:
                return ChatModelError(
                    "nonsense", f"{who} sent what is no reply ({type(error).__name__}). Is it an OpenAI-compatible endpoint?"
                )

    def _of_status(self, who: str, status: int, retry_after: str | None) -> ChatModelError:
        if status == 429:
            seconds = float(retry_after) if retry_after and retry_after.replace(".", "", 1).isdigit() else None
            return ChatModelError("busy", f"{who} allows no more requests for now (429).", retry_after=seconds, passing=True)
        if status >= 500 or status in (408, 409):
            return ChatModelError("failed", f"{who} failed ({status}).", passing=True)
        mend = {
            401: "Set CDIP_LLM_API_KEY.",
            403: "Its key may not use this model.",
            404: "Correct the model in CDIP_LLM or CDIP_LLM_BASE_URL.",
        }
        return ChatModelError("refused", f"{who} refused the request ({status}). {mend.get(status, 'Its log says why.')}")


def chat_model_from(settings: Settings) -> LlamaIndexChatModel | None:
    """Return the model that the settings name, or None where they name none. Nothing is opened before the first question.

    Raises SettingsError for an address that is none, or a hosted model without a key.
    """
    if settings.llm is None:
        return None
    kind, model = settings.llm.split(":", 1)
    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else ""
    if kind == "openai" and not key and not settings.llm_base_url:
        raise SettingsError(
            "CDIP_LLM names a hosted model, which needs CDIP_LLM_API_KEY; set it, or CDIP_LLM_BASE_URL for another endpoint."
        )
    return LlamaIndexChatModel(
        model,
        base_url=_base_url(settings.llm_base_url, kind),
        api_key=key or "none",  # the library wants one where the endpoint does not
        timeout_seconds=settings.llm_timeout_seconds,
        context_window=CONTEXT_WINDOW[kind],
    )


def probe(model: ChatModel) -> str:
    """Ask a model for one word and say how that went. Raises ChatModelError where it does not answer."""
    started = time.perf_counter()
    said = "".join(model.stream("You are asked whether you are there.", "Reply with the word: yes")).strip()
    return f"{model.name} answered {said[:20]!r} in {time.perf_counter() - started:.2f} s"


def _base_url(given: str | None, kind: str) -> str:
    if given is None:
        return OLLAMA_URL if kind == "ollama" else OPENAI_URL
    try:
        parts = urlsplit(given)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(f"CDIP_LLM_BASE_URL {given!r} is no address; it looks like http://localhost:8000/v1.")
    bare = given.rstrip("/")
    return f"{bare}/v1" if kind == "ollama" and not urlsplit(bare).path else bare


def _without_credentials(url: str) -> str:
    """An address as it may be shown: without a name and password in it."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _rejoined(first: str, rest: Generator[str]) -> Iterator[str]:
    try:
        yield first
        yield from rest
    finally:
        rest.close()


def _until(deadline: float, pieces: Generator[str]) -> Generator[str]:
    """Hand on what arrives before the deadline. The pieces are read in a thread of their own, so that an endpoint that
    stalls holds up no reader; the thread ends with the next piece, or with the time-out of its connection."""
    arrived: queue.SimpleQueue[str | ChatModelError | None] = queue.SimpleQueue()
    given_up = threading.Event()

    def read() -> None:
        try:
            for piece in pieces:
                if given_up.is_set():
                    return
                arrived.put(piece)
            arrived.put(None)
        except ChatModelError as error:
            arrived.put(error)
        finally:
            pieces.close()

    threading.Thread(target=read, name="chat-model", daemon=True).start()
    try:
        while True:
            try:
                piece = arrived.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise ChatModelError(
                    "slow", "The language model did not finish in time. Raise CDIP_LLM_TIMEOUT_SECONDS or use a faster one."
                ) from None
            if piece is None:
                return
            if isinstance(piece, ChatModelError):
                raise piece
            yield piece
    finally:
        given_up.set()
