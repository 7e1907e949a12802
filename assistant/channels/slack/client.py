"""Clients of Slack's Web API that keep its limits together: a method that Slack wants left alone is left alone by all of them."""

from __future__ import annotations

import ssl
import threading
import time
from functools import lru_cache
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.http_retry import ConnectionErrorRetryHandler, RateLimitErrorRetryHandler, RetryHandler
from slack_sdk.http_retry.builtin_handlers import ServerErrorRetryHandler
from slack_sdk.web import SlackResponse

from assistant.settings import Settings

TIMEOUT_SECONDS = 10
PATIENCE_SECONDS = 90.0  # a wait that would take longer in all is given up
AFTER_SECONDS = 30.0  # where Slack does not say how long


class Limited(SlackClientError):
    """Slack wants a method left alone, and its caller would not wait."""


class Limits:
    """Until when Slack wants each method left alone [1]. Safe to share between threads.

    [1] https://docs.slack.dev/apis/web-api/rate-limits: a limit is for a method, in a workspace, not for one of its callers.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._until: dict[str, float] = {}

    def left(self, *methods: str) -> float:
        """Return the seconds until all of the methods may be called; 0 for now."""
        with self._lock:
            return max(0.0, *(self._until.get(method, 0.0) - time.monotonic() for method in methods))

    def close(self, method: str, seconds: float) -> None:
        """Leave a method alone for some seconds from now."""
        with self._lock:
            self._until[method] = max(self._until.get(method, 0.0), time.monotonic() + seconds)


class Client(WebClient):
    """A client that waits out limits and tries again where patient, and raises Limited without a call where not."""

    def __init__(self, settings: Settings, limits: Limits, *, patient: bool = True, seconds: int = TIMEOUT_SECONDS) -> None:
        self._limits, self._patient = limits, patient
        super().__init__(
            token=settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else None,
            base_url=settings.slack_api_url.rstrip("/") + "/",
            timeout=seconds,
            ssl=trusted(),
            retry_handlers=_mishaps() if patient else [],
        )

    def api_call(self, api_method: str, **arguments: Any) -> SlackResponse:
        """Call a method once its limit is over. Raises what WebClient does, and Limited."""
        give_up = time.monotonic() + PATIENCE_SECONDS
        while True:
            left = self._limits.left(api_method)
            if left and (not self._patient or time.monotonic() + left > give_up):
                raise Limited(f"{api_method} is limited for {left:.0f} more seconds")
            time.sleep(left)
            try:
                return super().api_call(api_method, **arguments)
            except SlackApiError as error:
                if (after := _retry_after(error)) is None:
                    raise
                self._limits.close(api_method, after)


def web_client(settings: Settings) -> WebClient:
    """Return a patient client that shares its limits with none."""
    return Client(settings, Limits())


@lru_cache(maxsize=1)
def trusted() -> ssl.SSLContext:
    """Return what a line to Slack is trusted by, read once: urllib would read all certificates anew for every call."""
    return ssl.create_default_context()


def response_retries() -> list[RetryHandler]:
    """Return how an answer at a response_url, which has a limit of its own, is tried again."""
    return [*_mishaps(), RateLimitErrorRetryHandler(max_retry_count=4)]


def _mishaps() -> list[RetryHandler]:
    """A line that was reset and a 5xx mean that nothing was done. A time-out may mean that it was, so it is not tried again."""
    return [ConnectionErrorRetryHandler(), ServerErrorRetryHandler(max_retry_count=2)]


def _retry_after(error: SlackApiError) -> float | None:
    """Return how many seconds Slack wants to be left alone, or None where it was something else that it refused."""
    data = error.response.data if isinstance(error.response.data, dict) else {}
    if error.response.status_code != 429 and data.get("error") != "ratelimited":
        return None
    told = str(error.response.headers.get("Retry-After", ""))
    return float(told) if told.isdigit() else AFTER_SECONDS
