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

SENTENCE_TOKENS = 5  # what is shorter is a word or a term and keeps no company
SCALE = 20.0  # cosines × 20 before the softmax, as sentence-transformers has it
Progress = Callable[[str, int, int, float], None]  # (stage, batches done, batches in all, loss)


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how hard to train."""

    pooled_epochs: int = 3
    pooled_batch: int = 1024
    joint_epochs: int = 2
    joint_batch: int = 128
    rate: float = 1e-3
    joint_rate: float = 5e-4
    question_tokens: int = 24  # a longer text asks with as many of its tokens, by chance, in stage two
    passage_tokens: int = 96  # and is asked in as many
    company: float = 0.25  # share of the passages of stage two that stand beside another, as they do in a chunk
    seed: int = 11
    kin: bool = True


@dataclass(frozen=True, slots=True)
class Segmented:
    """The two texts of a pair as token ids; right_chinese tells the language of the second."""

    left: TokenIds
    right: TokenIds
    right_chinese: bool


Group = Sequence[Segmented]  # pairs that share a text: two of them in one batch would pass for strangers


@dataclass(frozen=True, slots=True)
class Pool:
    """Pairs of one kind; a batch never mixes the kinds, which would tell each other apart too easily.

    visits is how often each group is met in an epoch, each time with one of its pairs. crowd multiplies the
    batches of stage two, which are small for the sake of long texts.
    """

    groups: Sequence[Group]
    visits: int = 1
    crowd: int = 1


class TokenTable(torch.nn.Module):
    """The vectors being learned: own part + mean of the parts shared with kin."""

    def __init__(self, start: FloatMatrix, words: Sequence[Word], kin: bool) -> None:
        super().__init__()
        self.own = torch.nn.Embedding.from_pretrained(torch.from_numpy(start.copy()), freeze=False, sparse=True)
        groups = [kin_of(word) if kin else [] for word in words]
        names = {name: place for place, name in enumerate(dict.fromkeys(n for group in groups for n in group))}
        flat = [names[name] for group in groups for name in group]
        self._flat = torch.tensor(flat, dtype=torch.long)
        self._lengths = torch.tensor([len(group) for group in groups], dtype=torch.long)
        self._starts = torch.cumsum(self._lengths, 0) - self._lengths
        self.shared = torch.nn.Embedding(max(1, len(names)), start.shape[1], sparse=True)
        torch.nn.init.zeros_(self.shared.weight)

    def vectors(self, ids: torch.Tensor) -> torch.Tensor:
        """Return the vectors of the ids, (len(ids), width)."""
        lengths = self._lengths[ids]
        offsets = torch.cumsum(lengths, 0) - lengths
        steps = torch.arange(int(lengths.sum())) - torch.repeat_interleave(offsets, lengths)
        members = self._flat[torch.repeat_interleave(self._starts[ids], lengths) + steps]
        return self.own(ids) + functional.embedding_bag(members, self.shared.weight, offsets, mode="mean", sparse=True)


def kin_of(word: Word) -> list[str]:
    """Return what the word shares a part with: its stem, or its characters."""
    if word.language == "zh":
        return list(word.text) if len(word.text) > 1 else []
    return ["stem " + STEM(word.text)] if word.language == "en" else []


STEM = Stemmer.Stemmer("english").stemWord


def learn(
    start: FloatMatrix,
    words: Sequence[Word],
    pools: Sequence[Pool],
    plan: Plan,
    progress: Progress = lambda *_: None,
) -> FloatMatrix:
    """Return the trained token vectors, float32 (len(words), 384): direction is meaning, length weight.

    The same seed gives the same vectors on one machine.
    """
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    table = TokenTable(start, words, plan.kin)
    sizes = [plan.pooled_batch] * len(pools)
    pooled = [batch for _ in range(plan.pooled_epochs) for batch in _epoch(pools, sizes, chance)]
    _train(table, pooled, plan.rate, _pooled_loss, "pooled", progress)
    sizes = [plan.joint_batch * pool.crowd for pool in pools]
    joint = [batch for _ in range(plan.joint_epochs) for batch in _epoch(pools, sizes, chance)]
    joint = [_in_company(batch, joint, plan.company, chance) for batch in joint]
    _train(table, joint, plan.joint_rate, _joint_loss(plan, chance), "joint", progress)
    with torch.no_grad():
        return table.vectors(torch.arange(len(words))).numpy()


Batch = Sequence[Segmented]
Loss = Callable[[TokenTable, Batch], torch.Tensor]


def _train(table: TokenTable, batches: Sequence[Batch], rate: float, loss_of: Loss, stage: str, progress: Progress) -> None:
    optimizer = torch.optim.SparseAdam(list(table.parameters()), lr=rate)  # only the words of a batch move
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _warm_then_fall(step, len(batches)))
    for done, batch in enumerate(batches, start=1):
        optimizer.zero_grad()
        loss = loss_of(table, batch)
        loss.backward()
        optimizer.step()
        schedule.step()
        progress(stage, done, len(batches), loss.item())


def _epoch(pools: Sequence[Pool], sizes: Sequence[int], chance: random.Random) -> list[Batch]:
    sized = list(zip(pools, sizes, strict=True))
    batches = [batch for pool, size in sized for _ in range(pool.visits) for batch in _visit(pool.groups, size, chance)]
    chance.shuffle(batches)
    return batches


def _visit(groups: Sequence[Group], size: int, chance: random.Random) -> list[Batch]:
    """Return batches of nearly equal size in which every group stands once."""
    order = [chance.choice(group) for group in chance.sample(groups, len(groups))]
    count = max(1, round(len(order) / size))
    return [order[place::count] for place in range(count)]


def _in_company(batch: Batch, batches: Sequence[Batch], share: float, chance: random.Random) -> Batch:
    """Set a share of the right sentences beside another sentence of their language, before it or after."""
    others = chance.choice(batches)
    return [_beside(pair, chance.choice(others), chance) if chance.random() < share else pair for pair in batch]


def _beside(pair: Segmented, other: Segmented, chance: random.Random) -> Segmented:
    shorter = min(len(pair.right), len(other.right))
    if shorter < SENTENCE_TOKENS or other.right_chinese != pair.right_chinese:
        return pair
    both = [pair.right, other.right]
    chance.shuffle(both)
    return Segmented(pair.left, np.concatenate(both), pair.right_chinese)


def _warm_then_fall(step: int, steps: int) -> float:
    """Rise over the first twentieth, then fall along a cosine to a tenth."""
    warm = max(1, steps // 20)
    if step < warm:
        return (step + 1) / warm
    return 0.1 + 0.45 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))


def _pooled_loss(table: TokenTable, batch: Batch) -> torch.Tensor:
    left = _pooled(table, [pair.left for pair in batch])
    right = _pooled(table, [pair.right for pair in batch])
    return _contrast(SCALE * left @ right.T, _rivals(batch))


def _pooled(table: TokenTable, texts: Sequence[TokenIds]) -> torch.Tensor:
    flat, offsets = _laid_out(texts)
    distinct, places = torch.unique(flat, return_inverse=True)
    return functional.normalize(functional.embedding_bag(places, table.vectors(distinct), offsets, mode="mean"))


def _contrast(scores: torch.Tensor, rivals: torch.Tensor) -> torch.Tensor:
    """InfoNCE both ways: each text should choose its partner among its rivals (van den Oord et al., 2018)."""
    scores = scores.masked_fill(~rivals, -torch.inf)
    wanted = torch.arange(len(scores))
    return (functional.cross_entropy(scores, wanted) + functional.cross_entropy(scores.T, wanted)) / 2


def _rivals(batch: Batch) -> torch.Tensor:
    """Tell which texts of the batch compete: all, but the partners of one and the same text."""
    rivals = torch.ones(len(batch), len(batch), dtype=torch.bool)
    for side in ("left", "right"):
        names: dict[bytes, int] = {}
        same = torch.tensor([names.setdefault(getattr(pair, side).tobytes(), len(names)) for pair in batch])
        rivals &= same[:, None] != same[None, :]
    return rivals.fill_diagonal_(True)


def _joint_loss(plan: Plan, chance: random.Random) -> Loss:
    def some(texts: Sequence[TokenIds], count: int) -> list[TokenIds]:
        return [t if len(t) <= count else t[sorted(chance.sample(range(len(t)), count))] for t in texts]

    def late(table: TokenTable, asking: Sequence[TokenIds], asked: Sequence[TokenIds], rivals: torch.Tensor) -> torch.Tensor:
        met = _maxsim(table, some(asking, plan.question_tokens), some(asked, plan.passage_tokens))
        return _contrast(SCALE * met, rivals)

    def loss(table: TokenTable, batch: Batch) -> torch.Tensor:
        left, right = [pair.left for pair in batch], [pair.right for pair in batch]
        rivals = _rivals(batch)
        both_ways = late(table, left, right, rivals) + late(table, right, left, rivals)
        return both_ways / 2 + _pooled_loss(table, batch)

    return loss


def _maxsim(table: TokenTable, questions: Sequence[TokenIds], passages: Sequence[TokenIds]) -> torch.Tensor:
    """Return the late-interaction scores, (questions, passages), as StaticEmbedder.maxsim has them."""
    asked, _ = _laid_out(questions)
    asked_vectors = table.vectors(asked)
    weights = asked_vectors.norm(dim=1)
    held, _ = _laid_out(passages)
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
