"""How the words come to agree across languages: contrast each pair with the other pairs of its batch.

Stage one compares whole texts (the mean of their token vectors), stage two also token by token (MaxSim), because
retrieval uses both. A word's vector is its own part plus parts it shares with its kin (an English word with its
stem, a Chinese word with its characters), so that what `registered` learns `registration` learns too; the parts
are added up at the end and only the sum is kept.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import Stemmer
import torch
from torch.nn import functional

from assistant.adapters.embedder import FloatMatrix, TokenIds
from assistant.adapters.embedder.static import WEAK_MATCH
from ingest.training.words import Word

SCALE = 20.0  # cosines × 20 before the softmax, as sentence-transformers has it
Progress = Callable[[str, int, int, float], None]  # (stage, batches done, batches in all, loss)


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how hard to train."""

    pooled_epochs: int = 3
    pooled_batch: int = 1024
    joint_epochs: int = 1
    joint_batch: int = 128
    rate: float = 1e-3
    joint_rate: float = 5e-4
    question_tokens: int = 24  # a longer text asks with as many of its tokens, by chance, in stage two
    passage_tokens: int = 64  # and is asked in as many
    seed: int = 11
    kin: bool = True


@dataclass(frozen=True, slots=True)
class Segmented:
    """The two texts of a pair as token ids."""

    left: TokenIds
    right: TokenIds


class TokenTable(torch.nn.Module):
    """The vectors being learned: own part + mean of the parts shared with kin."""

    def __init__(self, start: FloatMatrix, words: Sequence[Word], kin: bool) -> None:
        super().__init__()
        self.own = torch.nn.Embedding.from_pretrained(torch.from_numpy(start), freeze=False, sparse=True)
        groups = [kin_of(word) if kin else [] for word in words]
        names = {name: place for place, name in enumerate(dict.fromkeys(n for group in groups for n in group))}
        flat = [names[name] for group in groups for name in group]
        self.register_buffer("flat", torch.tensor(flat, dtype=torch.long))
        self.register_buffer("lengths", torch.tensor([len(group) for group in groups], dtype=torch.long))
        self.register_buffer("starts", torch.cumsum(self.lengths, 0) - self.lengths)
        self.shared = torch.nn.Embedding(max(1, len(names)), start.shape[1], sparse=True)
        torch.nn.init.zeros_(self.shared.weight)

    def vectors(self, ids: torch.Tensor) -> torch.Tensor:
        """Return the vectors of the ids, (len(ids), width)."""
        lengths = self.lengths[ids]
        offsets = torch.cumsum(lengths, 0) - lengths
        steps = torch.arange(int(lengths.sum())) - torch.repeat_interleave(offsets, lengths)
        members = self.flat[torch.repeat_interleave(self.starts[ids], lengths) + steps]
        return self.own(ids) + functional.embedding_bag(
            members, self.shared.weight, offsets, mode="mean", sparse=True
        )


def kin_of(word: Word) -> list[str]:
    """Return what the word shares a part with: its stem, or its characters."""
    if word.language == "zh":
        return list(word.text) if len(word.text) > 1 else []
    return ["stem " + STEM(word.text)] if word.language == "en" else []


STEM = Stemmer.Stemmer("english").stemWord


def learn(
    start: FloatMatrix,
    words: Sequence[Word],
    short: Sequence[Segmented],
    running: Sequence[Segmented],
    plan: Plan,
    progress: Progress = lambda *_: None,
) -> FloatMatrix:
    """Return the trained token vectors, float32 (len(words), 384): direction is meaning, length weight.

    short are word pairs, running sentences and passages. The same seed gives the same vectors on one machine.
    """
    torch.manual_seed(plan.seed)
    table = TokenTable(start, words, plan.kin)
    pools = (short, running)
    _train(table, pools, plan.pooled_epochs, plan.pooled_batch, plan.rate, plan.seed, _pooled_loss, "pooled", progress)
    joint = _joint_loss(plan.question_tokens, plan.passage_tokens, random.Random(plan.seed))
    _train(table, ((), running), plan.joint_epochs, plan.joint_batch, plan.joint_rate, plan.seed + 97, joint, "joint",
           progress)  # fmt: skip
    with torch.no_grad():
        return table.vectors(torch.arange(len(words))).numpy()


Loss = Callable[[TokenTable, Sequence[Segmented]], torch.Tensor]


def _train(
    table: TokenTable,
    pools: Sequence[Sequence[Segmented]],
    epochs: int,
    size: int,
    rate: float,
    seed: int,
    loss_of: Loss,
    stage: str,
    progress: Progress,
) -> None:
    """Run the epochs; a batch never mixes the pools, whose pairs would tell each other apart too easily."""
    optimizer = torch.optim.SparseAdam(list(table.parameters()), lr=rate)  # only the words of a batch move
    batches_in_all = epochs * sum(len(pool) // size for pool in pools)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _warm_then_fall(step, batches_in_all))
    chance = random.Random(seed)
    done = 0
    for _ in range(epochs):
        batches = [batch for pool in pools for batch in _batches(pool, size, chance)]
        chance.shuffle(batches)
        for batch in batches:
            optimizer.zero_grad()
            loss = loss_of(table, batch)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
            done += 1
            progress(stage, done, batches_in_all, loss.item())


def _batches(pool: Sequence[Segmented], size: int, chance: random.Random) -> list[list[Segmented]]:
    order = list(range(len(pool)))
    chance.shuffle(order)
    return [[pool[i] for i in order[start : start + size]] for start in range(0, len(order) - size + 1, size)]


def _warm_then_fall(step: int, steps: int) -> float:
    """Rise over the first twentieth, then fall along a cosine to a tenth."""
    warm = max(1, steps // 20)
    if step < warm:
        return (step + 1) / warm
    return 0.1 + 0.45 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))


def _pooled_loss(table: TokenTable, batch: Sequence[Segmented]) -> torch.Tensor:
    left = _pooled(table, [pair.left for pair in batch])
    right = _pooled(table, [pair.right for pair in batch])
    return _contrast(SCALE * left @ right.T)


def _pooled(table: TokenTable, texts: Sequence[TokenIds]) -> torch.Tensor:
    flat, offsets = _laid_out(texts)
    distinct, places = torch.unique(flat, return_inverse=True)
    return functional.normalize(functional.embedding_bag(places, table.vectors(distinct), offsets, mode="mean"))


def _contrast(scores: torch.Tensor) -> torch.Tensor:
    """InfoNCE both ways: each text should choose its partner among all of the batch (van den Oord et al., 2018)."""
    wanted = torch.arange(len(scores))
    return (functional.cross_entropy(scores, wanted) + functional.cross_entropy(scores.T, wanted)) / 2


def _joint_loss(question_tokens: int, passage_tokens: int, chance: random.Random) -> Loss:
    def some(ids: TokenIds, count: int) -> TokenIds:
        return ids if len(ids) <= count else ids[sorted(chance.sample(range(len(ids)), count))]

    def late(table: TokenTable, asking: Sequence[TokenIds], asked: Sequence[TokenIds]) -> torch.Tensor:
        questions = [some(ids, question_tokens) for ids in asking]
        return _contrast(SCALE * _maxsim(table, questions, [some(ids, passage_tokens) for ids in asked]))

    def loss(table: TokenTable, batch: Sequence[Segmented]) -> torch.Tensor:
        left, right = [pair.left for pair in batch], [pair.right for pair in batch]
        return (late(table, left, right) + late(table, right, left)) / 2 + _pooled_loss(table, batch)

    return loss


def _maxsim(table: TokenTable, questions: Sequence[TokenIds], passages: Sequence[TokenIds]) -> torch.Tensor:
    """Return the late-interaction scores, (questions, passages), as StaticEmbedder.maxsim has them."""
    asked, _ = _laid_out(questions)
    asked_vectors = table.vectors(asked)
    weights = asked_vectors.norm(dim=1)
    held, held_starts = _laid_out(passages)
    distinct, places = torch.unique(held, return_inverse=True)
    cosines = (asked_vectors / weights[:, None]) @ functional.normalize(table.vectors(distinct)).T
    cosines = torch.where(cosines < WEAK_MATCH, 0.0, cosines)
    lengths = torch.tensor([len(text) for text in passages])
    best = torch.segment_reduce(cosines[:, places].T.contiguous(), "max", lengths=lengths)
    owners = torch.repeat_interleave(torch.arange(len(questions)), torch.tensor([len(text) for text in questions]))
    met = torch.zeros(len(questions), len(passages)).index_add(0, owners, best.T * weights[:, None])
    return met / torch.zeros(len(questions)).index_add(0, owners, weights)[:, None]


def _laid_out(texts: Sequence[TokenIds]) -> tuple[torch.Tensor, torch.Tensor]:
    lengths = torch.tensor([len(text) for text in texts])
    flat = torch.from_numpy(np.concatenate(texts).astype(np.int64))
    return flat, torch.cumsum(lengths, 0) - lengths
