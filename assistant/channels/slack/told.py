"""Nothing fails unheard: the log has all of it under an id, the reader one friendly sentence with the id."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable

from assistant.channels.http.observing import request_id
from assistant.channels.slack.delivery import Withdrawn
from assistant.channels.slack.views import say
from assistant.channels.slack.wording import markdown
from assistant.errors import AssistantError, EmbeddingError, IndexError_
from assistant.model import Language

log = logging.getLogger("assistant.slack")


class Told:
    """A context in which something may fail; where names it for the log, tell says a sentence to the reader, if there is one."""

    def __init__(self, where: str, language: Language = "en", tell: Callable[[str], None] | None = None) -> None:
        self._where, self._language, self._tell = where, language, tell
        self.id = uuid.uuid4().hex[:12]

    def __enter__(self) -> None:
        """Give what is logged meanwhile the id."""
        self._token = request_id.set(self.id)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool:
        """Log what went wrong, tell the reader, and go on; what is no Exception passes."""
        try:
            if error is None or not isinstance(error, Exception):
                return False
            if isinstance(error, Withdrawn):
                log.info("there is nobody to answer any more", extra={"fields": {"where": self._where, "why": str(error)}})
                return True
            log.error("a Slack request failed (%s)", self.id, exc_info=error, extra={"fields": {"where": self._where}})
            if self._tell is not None:
                unready = isinstance(error, IndexError_ | EmbeddingError)
                self._tell(markdown(say("not_ready" if unready else "failed", self._language, id=self.id)))
            return True
        except AssistantError:
            log.exception("the reader could not be told")
            return True
        finally:
            request_id.reset(self._token)
