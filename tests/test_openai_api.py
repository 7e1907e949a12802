"""The OpenAI protocol, spoken by the official client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openai
import pytest

from assistant.answering.generative import Progress
from tests.support.serving import app_over, served

ZH, EN = "eTISC平台有多少注册用户？", "How many registered users does eTISC have?"


@pytest.fixture(scope="module")
def client(samples_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[openai.OpenAI]:
    with (
        served(app_over(samples_index, tmp_path_factory.mktemp("state"))) as base,
        openai.OpenAI(base_url=f"{base}/v1", api_key="none", max_retries=0) as client,
    ):
        yield client


def _ask(client: openai.OpenAI, *said: str, **more: object) -> openai.types.chat.ChatCompletion:
    messages = [{"role": "user" if i % 2 == 0 else "assistant", "content": text} for i, text in enumerate(said)]
    return client.chat.completions.create(model="cdip", messages=messages, **more)  # type: ignore[call-overload, no-any-return]


def test_the_one_model_is_listed(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["cdip"]
    assert client.models.retrieve("cdip").id == "cdip"


@pytest.mark.parametrize("question", [ZH, EN])
def test_citations_are_annotations_whose_offsets_hold(client: openai.OpenAI, question: str) -> None:
    reply = _ask(client, question)
    message = reply.choices[0].message
    cited = reply.cdip["citations"]  # type: ignore[attr-defined]
    assert reply.choices[0].finish_reason == "stop" and message.content and message.annotations
    assert len(cited) == len(message.annotations)
    for annotation, citation in zip(message.annotations, cited, strict=True):
        place = annotation.url_citation
        supported = message.content[place.start_index : place.end_index]
        assert supported == reply.cdip["answer"][citation["start"] : citation["end"]]  # type: ignore[attr-defined]
        assert supported.strip() and f"[{citation['n']}]" in message.content[place.start_index :]
        assert place.url.startswith("http") and citation["symbol"] in place.title


@pytest.mark.parametrize("question", [ZH, EN])
def test_a_stream_says_the_same_as_the_whole(client: openai.OpenAI, question: str) -> None:
    whole = _ask(client, question)
    chunks = list(
        client.chat.completions.create(
            model="cdip", messages=[{"role": "user", "content": question}], stream=True, stream_options={"include_usage": True}
        )
    )
    deltas = [choice.delta for chunk in chunks for choice in chunk.choices]
    assert "".join(delta.content or "" for delta in deltas) == whole.choices[0].message.content
    annotations = [note for delta in deltas for note in getattr(delta, "annotations", None) or []]
    assert annotations == [note.model_dump() for note in whole.choices[0].message.annotations or []]
    assert chunks[-1].usage is not None and chunks[-1].usage.total_tokens > 0


def test_earlier_turns_fill_in_what_a_question_leaves_out(client: openai.OpenAI) -> None:
    reply = _ask(client, "What did session 23 decide on CDIP/23/11?", "…", "And session 22?")
    assert reply.cdip["query"]["sessions"] == [22]  # type: ignore[attr-defined]
    alone = _ask(client, "And session 22?")
    assert alone.cdip["query"]["understood"] != reply.cdip["query"]["understood"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("earlier", ["👍", "???", "x" * 20_000])
def test_what_was_no_question_before_keeps_nobody_from_asking_on(client: openai.OpenAI, earlier: str) -> None:
    between = _ask(client, ZH, "…", earlier, "…", "来自多少个国家？")
    without = _ask(client, ZH, "…", "来自多少个国家？")
    assert between.choices[0].message.content == without.choices[0].message.content


def test_parts_and_filters_are_taken(client: openai.OpenAI) -> None:
    reply = client.chat.completions.create(
        model="anything",
        messages=[{"role": "system", "content": "Answer without citations."}, {"role": "user", "content": [{"type": "text", "text": EN}]}],
        temperature=0.9,
        extra_body={"cdip": {"filters": {"language": "zh"}}},
    )
    assert {citation["language"] for citation in reply.cdip["citations"]} == {"zh"}  # type: ignore[attr-defined]


def test_a_refusal_is_a_reply_without_annotations(client: openai.OpenAI) -> None:
    reply = _ask(client, "What will the weather be tomorrow?")
    assert reply.cdip["status"] == "out_of_scope" and reply.choices[0].message.annotations == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("said", [("",), ("a question", "the assistant's word")])
def test_what_is_no_question_is_refused_as_the_client_understands(client: openai.OpenAI, said: tuple[str, ...]) -> None:
    with pytest.raises(openai.UnprocessableEntityError) as refused:
        _ask(client, *said)
    assert refused.value.code == "bad-request" and refused.value.response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(("stopping", "told"), [(True, "being stopped"), (False, "logged with the id")])
def test_a_stream_that_breaks_off_says_so(
    samples_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopping: bool, told: str
) -> None:
    app = app_over(samples_index, tmp_path)

    def breaking(asked: object) -> Iterator[Progress]:
        yield Progress("The first words ", ())
        if stopping:
            app.state.desk.stopping.set()
            yield Progress("and more ", ())
        raise RuntimeError("the secret of the inside")

    monkeypatch.setattr(app.state.desk, "stream", breaking)
    with served(app) as base, openai.OpenAI(base_url=f"{base}/v1", api_key="none", max_retries=0) as client:
        said = ""
        with pytest.raises(openai.APIError, match=told) as broken:
            for chunk in _ask(client, EN, stream=True):
                said += chunk.choices[0].delta.content or ""  # type: ignore[attr-defined]
        assert said == "The first words " and "secret" not in str(broken.value)


def test_a_key_is_asked_for_and_taken(samples_index: Path, tmp_path: Path) -> None:
    with served(app_over(samples_index, tmp_path, CDIP_API_KEYS="first-key,second-key")) as base:
        with pytest.raises(openai.AuthenticationError):
            openai.OpenAI(base_url=f"{base}/v1", api_key="third-key", max_retries=0).models.list()
        with openai.OpenAI(base_url=f"{base}/v1", api_key="second-key", max_retries=0) as client:
            assert client.models.list().data
