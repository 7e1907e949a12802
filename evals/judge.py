"""A language model's opinion of answers, through LlamaIndex's evaluators; only where CDIP_LLM names one.

An opinion, not a measurement: it differs between models and runs, so it is marked as judged and the gate never sees it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from assistant.adapters.chat_model import ChatModel, ChatModelError, chat_model_from
from assistant.settings import Settings
from evals.run import Asked

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

SYSTEM = "You check answers against the passages they were written from. Reply as you are told, with nothing else."


def judge_answers(asked: Sequence[Asked], settings: Settings, tick: Callable[[], None] = lambda: None) -> list[Asked]:
    """Return the same with each answer judged by the language model that the settings name."""
    model = chat_model_from(settings)
    if model is None:
        return list(asked)
    llm = as_llm(model)
    judged = []
    for one in asked:
        judged.append(judged_by(llm, one) if one.score.answered else one)
        tick()
    return judged


def judged_by(llm: LLM, one: Asked) -> Asked:
    """Return an answer with the model's opinion; one that the model could not be asked about stays unjudged."""
    from llama_index.core.evaluation import FaithfulnessEvaluator, RelevancyEvaluator

    query, response = one.row["question"], one.answer["answer"]
    contexts = [citation["quote"] for citation in one.answer["citations"]]
    try:
        faithful, relevant = (  # evaluate() would make an event loop and never close it
            asyncio.run(evaluator(llm=llm).aevaluate(query=query, response=response, contexts=contexts))
            for evaluator in (FaithfulnessEvaluator, RelevancyEvaluator)
        )
    except ChatModelError:
        return one
    return replace(one, score=replace(one.score, faithful=faithful.passing, relevant=relevant.passing))


def as_llm(model: ChatModel) -> LLM:
    """Return our language model as LlamaIndex takes one."""
    from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata

    class Judge(CustomLLM):
        """Answers a prompt in one piece; attempts and time-outs are the model's own."""

        @property
        def metadata(self) -> LLMMetadata:
            return LLMMetadata(context_window=model.context_window, num_output=model.reply_tokens, model_name=model.name)

        def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
            return CompletionResponse(text="".join(model.stream(SYSTEM, prompt)))

        def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> Any:
            yield self.complete(prompt)

    return Judge()
