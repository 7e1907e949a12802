"""How the words of both languages come to mean the same to layers that know English: a Chinese text is to mean what the layers, as they
start, take its English to mean (Reimers and Gurevych, 2020), and is to be told from the other texts of its batch by that.

The English side is held where it was, token by token, on every fourth batch; entries of the dictionary are met on every sixth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from assistant.adapters.embedder import StaticEmbedder, TokenIds
from ingest.training.pairs import Pair
from ingest.training.reading.network import ABSENT, Body, laid_out

BATCH, ENTRIES, HELD_TEXTS = 128, 256, 96  # pairs, dictionary entries and English texts in one step
TEXT, ENTRY = 80, 20  # tokens read of each
SCALE = 20.0  # cosines × 20 before the softmax
ALIKE = 0.97  # cosine of two English texts that say the same: neither is to be told from the other
NEAR, TOLD_APART, HELD, DEFINED = 8.0, 0.25, 4.0, 4.0  # what each of the four aims counts
Progress = Callable[[str, int, int, float], None]  # (stage, steps done, steps in all, loss)


@dataclass(frozen=True, slots=True)
class Rounds:
    """How long and how hard: rounds over the pairs, with steps that first grow, then shrink."""

    rounds: int
    rate: float
    words_rate: float = 1.5e-3


@dataclass(frozen=True, slots=True)
class _Sides:
    english: Sequence[TokenIds]
    chinese: Sequence[TokenIds]


def cross(
    body: Body,
    start: Body,
    model: StaticEmbedder,
    pairs: Sequence[Pair],
    entries: Sequence[Pair],
    plan: Rounds,
    seed: int,
    progress: Progress,
) -> None:
    """Move the body so that Chinese means what its English means to start, a body as it was."""
    chance = np.random.default_rng(seed)
    texts, defined = _read(model, pairs, TEXT), _read(model, entries, ENTRY)
    start.eval()
    wanted = meanings(start, texts.english)
    layers = [weight for name, weight in body.named_parameters() if not name.startswith("words")]
    steppers = (torch.optim.AdamW(layers, lr=plan.rate, weight_decay=0.01), torch.optim.SparseAdam([body.words.weight], lr=plan.words_rate))
    batches = [batch for _ in range(plan.rounds) for batch in _batches(texts.chinese, chance)]
    schedules = [torch.optim.lr_scheduler.LambdaLR(one, lambda step: rising_then_falling(step, len(batches), 0.03)) for one in steppers]
    body.train()
    for step, batch in enumerate(batches):
        loss = _across(body, [texts.chinese[at] for at in batch], wanted[batch])
        if step % 4 == 0:
            loss = loss + HELD * _moved(body, start, [texts.english[at] for at in batch[:HELD_TEXTS]])
        if step % 6 == 1:
            some = chance.choice(len(entries), ENTRIES, replace=False)
            loss = loss + DEFINED * _apart(
                body, [defined.chinese[at] for at in some], meanings(start, [defined.english[at] for at in some])
            )
        for stepper in steppers:
            stepper.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(layers, 1.0)
        for stepper in steppers:
            stepper.step()
        for schedule in schedules:
            schedule.step()
        progress("crossing", step + 1, len(batches), loss.item())


def meanings(body: Body, texts: Sequence[TokenIds]) -> torch.Tensor:
    """Return the unit vectors of texts, (texts, width), as a body that does not learn takes them."""
    order = np.argsort([len(text) for text in texts], kind="stable")
    vectors = [torch.zeros(0)] * len(texts)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for first in range(0, len(order), ENTRIES):
            together = order[first : first + ENTRIES]
            for at, vector in zip(together, body.pooled([texts[at] for at in together]).float(), strict=True):
                vectors[at] = vector
    return torch.stack(vectors)


def rising_then_falling(step: int, steps: int, end: float) -> float:
    """The share of the rate at a step: it rises over the first hundred, then falls in a line to end."""
    return min(1.0, (step + 1) / 100) * max(end, 1 - (1 - end) * step / steps)


def _read(model: StaticEmbedder, pairs: Sequence[Pair], tokens: int) -> _Sides:
    return _Sides(
        [model.vocabulary.ids(pair.left)[:tokens] for pair in pairs], [model.vocabulary.ids(pair.right)[:tokens] for pair in pairs]
    )


def _batches(texts: Sequence[TokenIds], chance: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield places of texts, those of about one length together, in an order of chance."""
    order = np.argsort([len(text) + chance.random() * 6 for text in texts])
    batches = [order[first : first + BATCH] for first in range(0, len(order), BATCH)]
    yield from (batches[at] for at in chance.permutation(len(batches)))


def _apart(body: Body, texts: Sequence[TokenIds], wanted: torch.Tensor) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        meant = body.pooled(texts).float()
    return (1 - (meant * wanted).sum(1)).mean()


def _across(body: Body, texts: Sequence[TokenIds], wanted: torch.Tensor) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        meant = body.pooled(texts).float()
    own = torch.arange(len(texts))
    same = (wanted @ wanted.T > ALIKE) & ~torch.eye(len(texts), dtype=torch.bool)
    scores = (SCALE * meant @ wanted.T).masked_fill(same, -1e4)
    told = functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)
    return NEAR * (1 - (meant * wanted).sum(1)).mean() + TOLD_APART * told


def _moved(body: Body, start: Body, texts: Sequence[TokenIds]) -> torch.Tensor:
    tokens = laid_out([[body.opens, *text, body.closes] for text in texts])
    with torch.autocast("cpu", torch.bfloat16):
        with torch.no_grad():
            were, _ = start(tokens)
        are, _ = body(tokens)
    return (are - were).float().pow(2).mean(-1)[tokens != ABSENT].mean()
