"""What is done about what Slack brings, after it was acknowledged: questions, edits, deletions, commands, buttons, Home."""

from __future__ import annotations

import json
import logging
import os
import re
import threading
import time
import uuid
from collections import deque
from typing import Any, cast

from assistant.adapters.service_store import Feedback
from assistant.adapters.slack_store import Reply, SlackStore
from assistant.channels.http.desk import Asked, FrontDesk
from assistant.channels.slack.delivery import Delivery, Refused, Spot
from assistant.channels.slack.pages import Held, decisions_message, home_view, prompts, recommendation_message
from assistant.channels.slack.reading import Gone, Heard, asks, command, is_direct
from assistant.channels.slack.told import Told
from assistant.channels.slack.views import Message, answer_message, say, share_button, shared_note, words_message
from assistant.channels.slack.wording import mrkdwn, plain
from assistant.errors import AssistantError, ServiceError
from assistant.model import Answer, Filters, Intent, Language, Query
from assistant.question import LONGEST_QUESTION
from assistant.settings import Settings
from assistant.text import language_of

Json = dict[str, Any]
_ANSWER_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
WITHDRAWN = 1_000  # messages remembered as deleted
IN_FLIGHT_SECONDS = 5.0  # how long an edit waits for the answer that another process may still be giving
log = logging.getLogger("assistant.slack")


class Handlers:
    """One for a Bolt app; every method runs on a worker and tells the reader itself where something goes wrong."""

    def __init__(self, settings: Settings, desk: FrontDesk, store: SlackStore, delivery: Delivery) -> None:
        self._settings, self._desk, self._store, self._delivery = settings, desk, store, delivery
        # Threads that reckon keep the one that acknowledges waiting; those that wait for a language model do not.
        self._turns = threading.Semaphore(settings.concurrency if settings.llm else min(settings.concurrency, os.cpu_count() or 1))
        self._withdrawn: deque[tuple[str, str, str]] = deque(maxlen=WITHDRAWN)

    # messages

    def question(self, heard: Heard) -> None:
        """Answer a message, once, where it is meant for us."""
        if self._meant_for_us(heard) and self._store.claim(heard.team, heard.channel, heard.ts):
            self._answer(heard)

    def edit(self, heard: Heard) -> None:
        """Answer a question anew that was worded anew, in the place of the answer; one that was none before, as a question."""
        known = self._store.reply(heard.team, heard.channel, heard.ts)
        if known is None and not self._meant_for_us(heard):
            return
        if not self._store.claim(heard.team, heard.channel, heard.ts, "edit", heard.version):
            return
        if known is None and not self._store.claim(heard.team, heard.channel, heard.ts):
            known = self._awaited(heard)
        if known is None or heard.version > known.version:
            self._answer(heard, known)

    def withdrawn(self, gone: Gone) -> None:
        """Hear at once that a message is gone, so that an answer in the making is not given any more."""
        self._withdrawn.append((gone.team, gone.channel, gone.ts))

    def _gone(self, heard: Heard) -> bool:
        return (heard.team, heard.channel, heard.ts) in self._withdrawn

    def deletion(self, gone: Gone) -> None:
        """Take the answer back whose question is gone; one that was not answered yet never will be."""
        self._store.claim(gone.team, gone.channel, gone.ts)
        if known := self._store.reply(gone.team, gone.channel, gone.ts):
            with Told(gone.channel):
                self._delivery.remove(gone.channel, known.reply)
                self._store.forget(gone.team, gone.channel, gone.ts)

    def _meant_for_us(self, heard: Heard) -> bool:
        """Direct messages and mentions are; in threads we are in, what asks something and is said to nobody else."""
        if heard.named or not heard.text:  # a mention without words wants help, a file without words wants nothing
            return heard.named
        if heard.direct:
            return True
        if not heard.in_thread or heard.to_others or not asks(heard.text) or not self._allowed(heard.channel):
            return False
        return heard.of_ours or self._store.engaged(heard.team, heard.channel, heard.thread)

    def _awaited(self, heard: Heard) -> Reply | None:
        until = time.monotonic() + IN_FLIGHT_SECONDS
        while (known := self._store.reply(heard.team, heard.channel, heard.ts)) is None and time.monotonic() < until:
            time.sleep(0.25)
        return known

    def _answer(self, heard: Heard, known: Reply | None = None) -> None:
        spot = Spot(heard.channel, heard.thread, heard.user, heard.recipient_team)
        if not self._allowed(heard.channel):
            with Told(heard.channel):
                self._delivery.whisper(heard.channel, heard.user, say("not_here", self._delivery.language(heard.user)), heard.thread)
            return
        language = language_of(heard.text) if heard.text else self._delivery.language(heard.user)

        def answered(message: Message, query: Query | None = None) -> None:
            reply = self._say(spot, message, known)
            self._keep(Reply(heard.team, heard.channel, heard.ts, heard.thread, reply, heard.version, query))

        with Told(heard.channel, language, lambda sentence: answered(words_message(sentence))):
            if known is None and heard.text:
                self._delivery.status(spot, say("searching", language))
            message, query = self._composed(heard, language)
            if self._gone(heard) or (known is None and _better_left(heard, query)):
                self._delivery.status(spot, "")
                return
            answered(message, query)

    def _composed(self, heard: Heard, language: Language) -> tuple[Message, Query | None]:
        """Return what to say and what was understood."""
        if not heard.text:
            return words_message(say("help", language).strip()), None
        if len(heard.text) > LONGEST_QUESTION:
            return words_message(_too_long(heard.text, language)), None
        answer = self._asked(heard.text, self._history(heard))
        return self._message(answer), answer.query

    def _history(self, heard: Heard) -> tuple[Query, ...]:
        whole_channel = heard.direct and not heard.in_thread
        try:
            return self._store.history(heard.team, heard.channel, None if whole_channel else heard.thread, heard.ts)
        except ServiceError:
            log.exception("a conversation could not be read; the question is taken by itself")
            return ()

    def _keep(self, reply: Reply) -> None:
        try:
            self._store.keep(reply)
        except ServiceError:
            log.exception("a reply could not be kept; an edit or a follow-up will not know of it")

    def _say(self, spot: Spot, message: Message, known: Reply | None) -> str:
        """Say something in a thread, in the place of an earlier reply where there is one and it still stands."""
        if known is not None:
            try:
                self._delivery.update(spot.channel, known.reply, message)
                return known.reply
            except Refused:
                log.warning("a reply could not be changed; a new one follows", exc_info=True)
        return self._delivery.send(spot, message)

    # commands, shortcuts, buttons

    def slash(self, body: Json) -> None:
        """Answer /cdip for the eyes of the one who wrote it."""
        self._privately(body, body["channel_id"], body["user_id"], body.get("text") or "")

    def shortcut(self, body: Json) -> None:
        """Answer "Ask CDIP about this" for the eyes of the one who chose it: the message is the question."""
        text = plain((body.get("message") or {}).get("text") or "")
        self._privately(body, body["channel"]["id"], body["user"]["id"], text, only_question=True)

    def _privately(self, body: Json, channel: str, user: str, text: str, *, only_question: bool = False) -> None:
        if not self._store.claim(*_interaction(body)):
            return
        url = body["response_url"]
        language = language_of(text) if text.strip() else self._delivery.language(user)
        with Told(channel, language, lambda sentence: self._delivery.respond(url, words_message(sentence))):
            if not self._allowed(channel):
                language = self._delivery.language(user)
                self._delivery.respond(url, words_message(say("not_here", language)))
                return
            message = self._asked_privately(text, user, language, only_question)
            self._delivery.respond(url, message)

    def _asked_privately(self, text: str, user: str, language: Language, only_question: bool) -> Message:
        asked = command(text)
        if only_question and not text.strip():
            return words_message(say("no_words", self._delivery.language(user)))
        if asked.kind == "help" and not only_question:
            return words_message(say("help", self._delivery.language(user)).strip())
        if len(text) > LONGEST_QUESTION:
            return words_message(_too_long(text, language))
        if asked.kind in ("decisions", "recommendation") and not only_question:
            language = language_of(text) if language_of(text) == "zh" else self._delivery.language(user)
            message = self._records(text, language)
            return Message(
                message.markdown, (*message.below, *share_button(json.dumps({"l": language, "t": text}), language)), message.notice
            )
        answer = self._asked(plain(text))
        message = self._message(answer)
        share = share_button(json.dumps({"a": answer.answer_id, "q": answer.question}, ensure_ascii=False), answer.language)
        return Message(message.markdown, (*message.below, *share), message.notice)

    def _records(self, text: str, language: Language) -> Message:
        asked, page = command(text), self._settings.page
        if asked.kind == "decisions":
            return decisions_message(self._desk.assistant.decisions(asked.number), asked.number, language, page)
        reports = self._desk.assistant.recommendation(asked.number, asked.series)
        return recommendation_message(reports, asked.number, language, page)

    def share(self, body: Json) -> None:
        """Show a private answer to the channel it was asked in, once however often the button is pressed."""
        channel, person, url = body["channel"]["id"], body["user"]["id"], body["response_url"]
        shared = json.loads(body["actions"][0]["value"])
        once = ("share", channel, str((body.get("container") or {}).get("message_ts") or body["actions"][0].get("action_ts")))
        if not self._store.claim(*once):
            return
        language: Language = shared.get("l") or language_of(shared.get("q", ""))

        def failed(sentence: str) -> None:
            self._store.release(*once)
            self._delivery.respond(url, words_message(sentence))

        with Told(channel, language, failed):
            answer = None
            if "t" in shared:
                listed = self._records(shared["t"], language)
                message = Message(listed.markdown, (*listed.below, *shared_note(person, language)), listed.notice)
            else:
                answer = self._desk.remembered(shared["a"]) or self._asked(shared["q"])
                message = self._message(answer, shared_by=person)
            self._shared(body, channel, url, message, answer)
            self._delivery.respond(url, words_message(say("shared", language)), replace=True)

    def _shared(self, body: Json, channel: str, url: str, message: Message, answer: Answer | None) -> None:
        """Post in the channel, or where we are no member of it, at the address that the button brought."""
        try:
            ts = self._delivery.post(channel, message)
        except Refused:
            log.info("a channel that we may not write in; shared by the button's address")
            self._delivery.respond(url, message, public=True)
            return
        team = (body.get("team") or {}).get("id") or ""
        self._keep(Reply(team, channel, ts, ts, ts, ts, answer.query if answer else None))

    def feedback(self, body: Json) -> None:
        """Keep a judgement with the answer it is about, in the store of the web page's."""
        action, user, channel = body["actions"][0], body["user"]["id"], body["channel"]["id"]
        value, _, answer_id = str(action.get("value") or "").partition(":")
        if value not in ("up", "down") or not _ANSWER_ID.fullmatch(answer_id) or not self._store.claim(*_interaction(body)):
            return
        with Told(channel):
            self._desk.judge(Feedback(answer_id, cast(Any, value)))
            thanks = say("thanks", self._delivery.language(user))
            if (body.get("container") or {}).get("is_ephemeral"):  # asked in private, perhaps where we are no member
                self._delivery.respond(body["response_url"], words_message(thanks))
            else:
                self._delivery.whisper(channel, user, mrkdwn(thanks), (body.get("message") or {}).get("thread_ts"))

    # Home and the Messages tab

    def home(self, user: str) -> None:
        """Show the Home tab."""
        with Told(user):
            language, settings = self._delivery.language(user), self._settings
            days, logged = settings.retention_days, settings.log_questions
            self._delivery.home(user, home_view(self.held(), language, days=days, logged=logged, page=settings.page))

    def messages_tab(self, user: str, channel: str) -> None:
        """Suggest prompts where a conversation may begin."""
        with Told(user):
            language = self._delivery.language(user)
            if suggested := prompts(self.held(), language):
                self._delivery.suggest(channel, suggested, say("prompts_title", language))

    def held(self) -> Held:
        """Say what the index holds; nothing where there is none."""
        try:
            index = self._desk.assistant.index()
        except AssistantError:
            log.exception("there is no index to tell of")
            return Held()
        documents = index.catalogue.documents_by_id.values()
        reported = sorted(index.catalogue.recommendations(), key=lambda r: r.number)
        return Held(
            documents=len(documents),
            as_of=index.manifest.created,
            languages=tuple(sorted({d.language for d in documents}, reverse=True)),
            sessions=tuple(index.known.sessions),
            decided=tuple(sorted(index.catalogue.sessions_decided())),
            reported=tuple(r.number for r in reported if r.series == "da"),
            reviewed=tuple(r.number for r in reported if r.series == "review"),
        )

    # what all of them need

    def _asked(self, question: str, history: tuple[Query, ...] = ()) -> Answer:
        with self._turns:
            return self._desk.ask(Asked(question, Filters(), "slack", history=history))

    def _message(self, answer: Answer, shared_by: str | None = None) -> Message:
        return answer_message(answer, page=self._settings.page, feedback=self._settings.slack_feedback, shared_by=shared_by)

    def _allowed(self, channel: str) -> bool:
        allowed = self._settings.slack_allowed
        return not allowed or channel in allowed or is_direct(channel)


def _better_left(heard: Heard, query: Query | None) -> bool:
    """Whether words in a thread, said to nobody by name, turned out to be none of our business."""
    return not heard.direct and not heard.named and query is not None and query.intent is Intent.OUT_OF_SCOPE


def _interaction(body: Json) -> tuple[str, str]:
    """Name what a person did once, which Slack may bring twice."""
    return "interaction", body.get("trigger_id") or uuid.uuid4().hex


def _too_long(text: str, language: Language) -> str:
    return say("too_long", language, count=len(text), most=LONGEST_QUESTION)
