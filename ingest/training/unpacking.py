"""The packed model as a plain sentence-transformers folder, for whoever wants it in another tool."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

from assistant.adapters.embedder import StaticEmbedder
from assistant.adapters.embedder.folding import LETTERS_OF_ONE_SCRIPT, Fold
from assistant.adapters.embedder.vocabulary import UNKNOWN, Vocabulary


def unpack(model: StaticEmbedder, folder: Path) -> None:
    """Write the folder that SentenceTransformer(folder) loads unchanged; its vectors agree to 1e-3."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    vectors = model.token_vectors(np.arange(len(model.vocabulary), dtype=np.int32))
    embedding = StaticEmbedding(as_tokenizer(model.vocabulary), embedding_weights=vectors)
    SentenceTransformer(modules=[embedding, Normalize()], device="cpu").save(str(folder))


def as_tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """Return the vocabulary as a tokenizer of the tokenizers library that gives the same ids."""
    scored = list(zip(vocabulary.tokens, vocabulary.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(scored, UNKNOWN, byte_fallback=False))
    tokenizer.normalizer = normalizers.Precompiled(_character_map(vocabulary.fold))
    letters = Regex(LETTERS_OF_ONE_SCRIPT.pattern)
    tokenizer.pre_tokenizer = pre_tokenizers.Split(letters, behavior="removed", invert=True)
    return tokenizer


def _character_map(fold: Fold) -> bytes:
    """Compile the fold into the trie that sentencepiece and tokenizers read."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as rules:
        rules.writelines(_rules(fold))
        rules.flush()
        model = io.BytesIO()
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(["a b c"] * 10),  # any text: only the map is wanted
            model_writer=model,
            model_type="char",
            vocab_size=8,
            hard_vocab_limit=False,
            normalization_rule_tsv=rules.name,
            minloglevel=2,
        )
    compiled = sentencepiece_model_pb2.ModelProto.FromString(model.getvalue())  # type: ignore[attr-defined]
    return bytes(compiled.normalizer_spec.precompiled_charsmap)


def _rules(fold: Fold) -> Iterator[str]:
    """Yield a line for each character that folds into letters or away; the rest falls out between the words."""
    for code in range(1, sys.maxunicode + 1):
        folded = fold[code]
        if folded != chr(code) and (not folded or folded.strip()):
            yield f"{code:X}\t{' '.join(f'{ord(character):X}' for character in folded)}\n"
