"""A language model behind Slack: its checked words, its absence, and what it might be made to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.service import Assistant
from tests.slack.test_conversations import EN, SAID_EN, SAID_ZH, ZH
from tests.support.chat_server import ChatServer, Said
from tests.support.slack.running import running, slack_settings
from tests.support.slack.server import SlackServer
from tests.support.slack.workspace import ANA, LIN, PUBLIC, Person, mentions

LANGUAGES = [(ANA, EN, SAID_EN, "language model"), (LIN, ZH, SAID_ZH, "语言模型")]


@pytest.mark.parametrize(("person", "question", "said", "told"), LANGUAGES)
def test_its_words_come_with_a_note_that_they_are(
    own_slack: SlackServer, samples: Assistant, samples_index: Path, tmp_path: Path, person: Person, question: str, said: str, told: str
) -> None:
    with ChatServer(Said(f"{samples.ask(question).citations[0].quote} [S1]", drip=0.02)) as model:
        settings = slack_settings(samples_index, tmp_path, own_slack, CDIP_LLM="openai:test", CDIP_LLM_BASE_URL=model.base_url)
        with running("http", settings, own_slack) as stage:
            shown = stage.answer(stage.asks(person, PUBLIC, question)).shown
    assert model.asked and said in shown and told in shown and "CDIP/25/D/" in shown


@pytest.mark.parametrize(("person", "question", "said", "told"), LANGUAGES)
def test_its_absence_is_told_and_the_answer_quoted(
    own_slack: SlackServer, samples_index: Path, tmp_path: Path, person: Person, question: str, said: str, told: str
) -> None:
    nowhere = {"CDIP_LLM": "openai:test", "CDIP_LLM_BASE_URL": "http://127.0.0.1:1/v1", "CDIP_LLM_TIMEOUT_SECONDS": 2}
    with running("http", slack_settings(samples_index, tmp_path, own_slack, **nowhere), own_slack) as stage:
        shown = stage.answer(stage.asks(person, PUBLIC, question)).shown
    assert said in shown and told in shown


def test_what_it_was_made_to_say_rings_nobody(own_slack: SlackServer, samples: Assistant, samples_index: Path, tmp_path: Path) -> None:
    quote = samples.ask(EN).citations[0].quote
    with ChatServer(f"<!channel> {quote} [S1] <@{LIN.id}> see [here](https://evil.example) [S1] @everyone {quote} [S1]") as model:
        settings = slack_settings(samples_index, tmp_path, own_slack, CDIP_LLM="openai:test", CDIP_LLM_BASE_URL=model.base_url)
        with running("http", settings, own_slack) as stage:
            answer = stage.answer(stage.asks(ANA, PUBLIC, EN))
    assert (
        SAID_EN in answer.shown and mentions(answer.shown + answer.text) == [] and "](https://evil" not in answer.shown.replace("\\]", "")
    )
