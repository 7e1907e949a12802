"""How the reader learns what answers: of the excerpts of a question one is right or none; it is to tell that one from the others
(a softmax over them) and each from what is no answer at all (log-odds)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from assistant.adapters.embedder.reader import excerpt_tokens, question_tokens
from assistant.adapters.embedder.vocabulary import Vocabulary
from ingest.training.reading.crossing import Progress, rising_then_falling
from ingest.training.reading.network import Reader, laid_out
from ingest.training.reading.taught import Asked, Taught

OF_WINDOWS, OF_LESSONS = 12, 24  # questions in one step
COUNTED = 1.5  # what a right excerpt counts against none, and the others together
HEAD_RATE = 5e-4  # of what is learned from nothing


@dataclass(frozen=True, slots=True)
class Round:
    """One time through what is taught, from one rate to a share of it; of the lessons those that are named.

    averaged says that the reader's weights are afterwards the mean of what they were before and what they have become, which errs less than
    either (Wortsman et al., Model soups, 2022, arXiv:2203.05482).
    """

    rate: float
    end: float
    lessons: tuple[str, ...]
    averaged: bool = False


def judge(reader: Reader, vocabulary: Vocabulary, taught: Taught, plan: Sequence[Round], seed: int, progress: Progress) -> None:
    """Teach the reader, round by round; its words stay as they are."""
    chance = np.random.default_rng(seed)
    layers = [weight for name, weight in reader.body.named_parameters() if not name.startswith("words")]
    head = [*reader.joint.parameters(), *reader.odds.parameters()]
    for round_ in plan:
        batches = list(_batches(taught, round_, chance))
        before = {name: weight.clone() for name, weight in reader.state_dict().items()} if round_.averaged else {}
        stepper = torch.optim.AdamW([{"params": layers, "lr": round_.rate}, {"params": head, "lr": HEAD_RATE}], weight_decay=0.01)
        schedule = torch.optim.lr_scheduler.LambdaLR(stepper, _rates(len(batches), round_.end))
        reader.train()
        for step, batch in enumerate(batches):
            loss = _loss(reader, vocabulary, batch)
            stepper.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*layers, *head], 1.0)
            stepper.step()
            schedule.step()
            progress("judging", step + 1, len(batches), loss.item())
        if before:
            reader.load_state_dict({name: (before[name] + weight) / 2 for name, weight in reader.state_dict().items()})


def _rates(steps: int, end: float) -> Callable[[int], float]:
    return lambda step: rising_then_falling(step, steps, end)


def _batches(taught: Taught, plan: Round, chance: np.random.Generator) -> Iterator[list[Asked]]:
    """Yield all that is taught once, texts of about one length together, in an order of chance."""
    drawn = [one.drawn(lessons, chance) for name, lessons in taught.lessons.items() if name in plan.lessons for one in lessons]
    batches = [*_of_one_length(taught.windows, OF_WINDOWS, chance), *_of_one_length(drawn, OF_LESSONS, chance)]
    yield from (batches[at] for at in chance.permutation(len(batches)))


def _of_one_length(asked: Sequence[Asked], size: int, chance: np.random.Generator) -> list[list[Asked]]:
    held = [one for one in asked if one.excerpts]
    order = np.argsort([np.mean([len(one.text) for one in each.excerpts]) * (0.8 + 0.4 * chance.random()) for each in held])
    return [[held[at] for at in order[first : first + size]] for first in range(0, len(order), size)]


def _loss(reader: Reader, vocabulary: Vocabulary, batch: Sequence[Asked]) -> torch.Tensor:
    read = [(question_tokens(vocabulary, one.question), excerpt_tokens(vocabulary, excerpt)) for one in batch for excerpt in one.excerpts]
    tokens = laid_out([[*question, *text] for question, text in read])
    parts = torch.zeros_like(tokens)
    for row, (question, text) in enumerate(read):
        parts[row, len(question) : len(question) + len(text)] = 1
    with torch.autocast("cpu", torch.bfloat16):
        odds = reader(tokens, parts)
    each = torch.split(odds.float(), [len(one.excerpts) for one in batch])
    alone = torch.stack([_alone(own, one.answered) for own, one in zip(each, batch, strict=True)]).mean()
    among = [torch.logsumexp(own, 0) - own[0] for own, one in zip(each, batch, strict=True) if one.answered and len(own) > 1]
    return alone + (torch.stack(among).mean() if among else torch.zeros(()))


def _alone(odds: torch.Tensor, answered: bool) -> torch.Tensor:
    """What is lost on each excerpt for itself."""
    rights = torch.zeros(len(odds))
    counts = torch.full((len(odds),), 1 / len(odds))
    if answered:
        rights[0], counts[:] = 1.0, COUNTED / max(1, len(odds) - 1)
        counts[0] = COUNTED
    return functional.binary_cross_entropy_with_logits(odds, rights, weight=counts, reduction="sum")
