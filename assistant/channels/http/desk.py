"""The front desk: asks the assistant for every HTTP channel, minds the conversation, and tells what operators are told."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from assistant.adapters.service_store import Feedback, ServiceStore, state_file
from assistant.answering.generative import Progress
from assistant.channels.http.metrics import Metrics
from assistant.channels.http.tracing import stages
from assistant.errors import ServiceError, UsageError
from assistant.model import Answer, Filters, Query
from assistant.service import Assistant
from assistant.settings import Settings

ANSWERS = 2_000  # remembered, so that feedback can name its question
LONGEST_TURN = 2_000  # characters; the page takes no longer question, and a whole paper that was pasted would cost seconds each time
log = logging.getLogger("assistant.answers")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a channel received it. conversation names the turns before it, of this client only."""

    question: str
    filters: Filters
    channel: str
    conversation: str | None = None
    history: tuple[Query, ...] = ()


class FrontDesk:
    """One for the whole service; safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.assistant = Assistant(settings)
        self.metrics = Metrics(self.assistant)
        self.store = ServiceStore(state_file(settings), days=settings.retention_days)
        self.stopping = threading.Event()
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def history(self, asked: Asked) -> tuple[Query, ...]:
        """Return the turns before a question: those given with it, else those of its conversation."""
        if asked.history or asked.conversation is None:
            return asked.history
        try:
            return self.store.history(asked.conversation)
        except ServiceError:
            log.exception("a conversation could not be read; the question is taken by itself")
            return ()

    def ask(self, asked: Asked) -> Answer:
        """Answer a question."""
        *_, last = self.stream(asked)
        assert last.answer is not None
        return last.answer

    def stream(self, asked: Asked) -> Iterator[Progress]:
        """Answer step by step; the last step has the whole answer, which is remembered, counted and logged."""
        for step in self.assistant.stream(asked.question, asked.filters, self.history(asked)):
            if step.answer is not None:
                self._tell(step.answer, asked)
            yield step

    def queries(self, questions: Sequence[str], filters: Filters) -> tuple[Query, ...]:
        """Return earlier questions of a conversation as its turns, each in the light of those before it.

        What is no question, as a thumb, or too long to be followed up, is no turn; it keeps nobody from asking on.
        """
        turns: list[Query] = []
        for question in questions:
            if question.strip() and len(question) <= LONGEST_TURN:
                with suppress(UsageError):
                    turns.append(self.assistant.turn(question, filters, turns))
        return tuple(turns)

    def remembered(self, answer_id: str) -> Answer | None:
        """Return an answer given not long ago, or None."""
        with self._lock:
            return self._answers.get(answer_id)

    def judge(self, feedback: Feedback) -> None:
        """Keep what a reader thought of an answer. Raises ServiceError where it cannot be kept."""
        answer = self.remembered(feedback.answer_id)
        known = (answer.question, str(answer.status)) if answer else (None, None)
        self.store.add_feedback(Feedback(feedback.answer_id, feedback.value, feedback.comment, *known))
        self.metrics.feedback.labels(feedback.value).inc()

    def _tell(self, answer: Answer, asked: Asked) -> None:
        with self._lock:
            self._answers[answer.answer_id] = answer
            if len(self._answers) > ANSWERS:
                self._answers.popitem(last=False)
        if asked.conversation is not None and answer.query is not None:
            try:
                self.store.remember(asked.conversation, answer.query)
            except ServiceError:
                log.exception("a turn could not be kept; a follow-up will not know of it")
        self.metrics.count_answer(answer, asked.channel)
        stages(answer)
        fields = {
            "answer_id": answer.answer_id,
            "status": str(answer.status),
            "language": answer.language,
            "channel": asked.channel,
            "citations": len(answer.citations),
            "mode": answer.mode,
            "timings_ms": dict(answer.timings_ms),
        }
        log.info("answer", extra={"fields": fields | ({"question": asked.question} if self.settings.log_questions else {})})
