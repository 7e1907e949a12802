"""The reader's network: BERT's layers (Devlin et al., 2019) over the tokens of the bundled model.

It starts as all-MiniLM-L6-v2 (Apache-2.0; Wang et al., 2020): its layers as they are, an English word with the mean of the vectors of its
pieces, a Chinese one with those of its nearest English words in the bundled model. So a Chinese sentence is read from the first as its
English words in Chinese order would be.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from assistant.adapters.embedder import StaticEmbedder, TokenIds
from assistant.adapters.embedder.loading import BUNDLED_FOLDER
from ingest.training.teacher import teacher_folder

WIDTH, HEADS, INNER, LAYERS, POSITIONS = 384, 12, 1536, 6, 512
ABSENT = -1  # where a shorter text of a batch has no token
NEARER = 12.0  # how much more the nearest English words count in a Chinese word's vector: cosines × 12 before the softmax
HIDDEN_SHARE = 0.1  # of a layer's figures, left out at random while it learns


class Layer(nn.Module):
    """One layer: each token looks at all others, then at itself."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = nn.Linear(WIDTH, 3 * WIDTH)  # queries, keys and values
        self.looked = nn.Linear(WIDTH, WIDTH)
        self.after_looking = nn.LayerNorm(WIDTH, 1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.after = nn.LayerNorm(WIDTH, 1e-12)

    def forward(self, words: torch.Tensor, held: torch.Tensor) -> torch.Tensor:
        """words (texts, tokens, WIDTH); held (texts, tokens) is 1 where a token stands. Attention is written out: exporters know its parts."""
        texts, tokens, _ = words.shape
        asked, keys, values = self.asked(words).view(texts, tokens, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        shares = (asked @ keys.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + ((1 - held) * -1e4)[:, None, None, :]).softmax(-1)
        seen = self.looked((shares @ values).transpose(1, 2).reshape(texts, tokens, WIDTH))
        words = self.after_looking(words + functional.dropout(seen, HIDDEN_SHARE, self.training))
        inner = self.outer(functional.gelu(self.inner(words)))
        after: torch.Tensor = self.after(words + functional.dropout(inner, HIDDEN_SHARE, self.training))
        return after


class Body(nn.Module):
    """Tokens to what they mean where they stand. Its words are those of a vocabulary and two marks: one opens a text, one closes a part."""

    def __init__(self, words: int) -> None:
        super().__init__()
        self.words = nn.Embedding(words + 2, WIDTH, sparse=True)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.parts = nn.Embedding(2, WIDTH)
        self.first = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.opens, self.closes = words, words + 1  # as `marks` of the product's reader has them

    def each_layer(self) -> list[Layer]:
        """Return the layers, the first one first."""
        return [layer for layer in self.layers if isinstance(layer, Layer)]

    def meant(self, words: torch.Tensor, parts: torch.Tensor, held: torch.Tensor) -> torch.Tensor:
        """Return (texts, tokens, WIDTH) for the vectors of words; parts (texts, tokens) is 0 in a question, 1 in what may answer it."""
        seen = self.first(words + self.places.weight[: words.shape[1]][None] + self.parts(parts))
        seen = functional.dropout(seen, HIDDEN_SHARE, self.training)
        for layer in self.each_layer():
            seen = layer(seen, held)
        return seen

    def forward(self, tokens: torch.Tensor, parts: torch.Tensor | None = None) -> tuple[torch.Tensor, torch.Tensor]:
        """Return what the tokens (texts, tokens; ABSENT where none is) mean, and where one stands."""
        held = (tokens != ABSENT).to(self.places.weight.dtype)
        parts = torch.zeros_like(tokens) if parts is None else parts
        return self.meant(self.words(tokens.clamp(min=0)), parts, held), held

    def pooled(self, texts: Sequence[TokenIds]) -> torch.Tensor:
        """Return the unit vectors of whole texts, (texts, WIDTH)."""
        meant, held = self(laid_out([[self.opens, *text, self.closes] for text in texts]))
        return functional.normalize((meant * held[..., None]).sum(1) / held.sum(1, keepdim=True), dim=-1)


class Reader(nn.Module):
    """Tells of question and excerpt, read together, how surely the one answers the other: log-odds."""

    def __init__(self, body: Body) -> None:
        super().__init__()
        self.body = body
        self.joint = nn.Linear(2 * WIDTH, WIDTH)
        self.odds = nn.Linear(WIDTH, 1)

    def judged(self, meant: torch.Tensor, parts: torch.Tensor, held: torch.Tensor) -> torch.Tensor:
        """Return (texts,) log-odds of what the opening mark means and the mean of the excerpt's tokens."""
        of_excerpt = (held * parts)[..., None]
        both = torch.cat([meant[:, 0], (meant * of_excerpt).sum(1) / of_excerpt.sum(1).clamp(min=1)], -1)
        odds: torch.Tensor = self.odds(torch.tanh(self.joint(functional.dropout(both, HIDDEN_SHARE, self.training))))[:, 0]
        return odds

    def forward(self, tokens: torch.Tensor, parts: torch.Tensor) -> torch.Tensor:
        """Return the log-odds of texts as laid_out gives them."""
        meant, held = self.body(tokens, parts)
        return self.judged(meant, parts, held)


def laid_out(texts: Sequence[Sequence[int] | TokenIds]) -> torch.Tensor:
    """Return texts as rows of one table, ABSENT behind the shorter ones."""
    table = np.full((len(texts), max(1, *map(len, texts))), ABSENT, dtype=np.int64)
    for row, text in zip(table, texts, strict=True):
        row[: len(text)] = text
    return torch.from_numpy(table)


def from_teacher(model: StaticEmbedder) -> Body:
    """Return a body with the teacher's layers and the model's words."""
    from safetensors.torch import load_file

    weights = load_file(str(teacher_folder() / "model.safetensors"))
    body = Body(len(model.vocabulary.tokens))
    with torch.no_grad():
        body.places.weight.copy_(weights["embeddings.position_embeddings.weight"])
        body.parts.weight.copy_(weights["embeddings.token_type_embeddings.weight"])
        _copy(body.first, weights, "embeddings.LayerNorm")
        for at, layer in enumerate(body.each_layer()):
            name = f"encoder.layer.{at}"
            for part in ("weight", "bias"):
                own = [weights[f"{name}.attention.self.{one}.{part}"] for one in ("query", "key", "value")]
                getattr(layer.asked, part).copy_(torch.cat(own))
            _copy(layer.looked, weights, f"{name}.attention.output.dense")
            _copy(layer.after_looking, weights, f"{name}.attention.output.LayerNorm")
            _copy(layer.inner, weights, f"{name}.intermediate.dense")
            _copy(layer.outer, weights, f"{name}.output.dense")
            _copy(layer.after, weights, f"{name}.output.LayerNorm")
        body.words.weight.copy_(_words(model, weights["embeddings.word_embeddings.weight"]))
    return body


def _copy(into: nn.Linear | nn.LayerNorm, weights: dict[str, torch.Tensor], name: str) -> None:
    into.weight.copy_(weights[f"{name}.weight"])
    into.bias.copy_(weights[f"{name}.bias"])


def _words(model: StaticEmbedder, pieces: torch.Tensor) -> torch.Tensor:
    """Return the vectors that the words start with: of their pieces, or of the words of the other language that are near them."""
    from tokenizers import Tokenizer

    cutter = Tokenizer.from_file(str(teacher_folder() / "tokenizer.json"))
    cutter.no_padding()
    cutter.no_truncation()
    unknown = cutter.token_to_id("[UNK]")
    words = model.vocabulary.tokens
    vectors = torch.zeros(len(words) + 2, WIDTH)
    cut = [one.ids for one in cutter.encode_batch(list(words), add_special_tokens=False)]
    known = [bool(ids) and unknown not in ids and not _is_han(word) for word, ids in zip(words, cut, strict=True)]
    for at in np.flatnonzero(known):
        vectors[at] = pieces[cut[at]].mean(0)
    usual = vectors[: len(words)][torch.tensor(known)].norm(dim=1).median()
    nearest, cosines = np.load(BUNDLED_FOLDER / "neighbours.npy"), np.load(BUNDLED_FOLDER / "similarities.npy") / np.float32(255)
    for at in np.flatnonzero(~np.array(known)):
        held = [place for place, id_ in enumerate(nearest[at]) if known[id_]]
        if held:
            shares = torch.softmax(torch.from_numpy(cosines[at][held]) * NEARER, 0)
            mean = (shares[:, None] * vectors[nearest[at][held]]).sum(0)
        else:
            mean = pieces[unknown]
        vectors[at] = mean / mean.norm().clamp(min=1e-6) * usual
    vectors[-2], vectors[-1] = pieces[cutter.token_to_id("[CLS]")], pieces[cutter.token_to_id("[SEP]")]
    return vectors


def _is_han(word: str) -> bool:
    return any("一" <= character <= "鿿" for character in word)
