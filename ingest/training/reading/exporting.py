"""The reader made small: eight-bit weights in ONNX's format, its words' vectors as int8 rows on disk."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import nn

from assistant.adapters.embedder.reader import NETWORK, ROWS, SCALES
from ingest.training.packing import quantise
from ingest.training.reading.network import WIDTH, Reader

MOST_TEXTS, MOST_TOKENS = 64, 500


class _OnVectors(nn.Module):
    """The reader without its words: it is given their vectors."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader

    def forward(self, words: torch.Tensor, of_text: torch.Tensor, held: torch.Tensor) -> torch.Tensor:
        return self._reader.judged(self._reader.body.meant(words, of_text, held), of_text, held)


def export(reader: Reader, folder: Path) -> None:
    """Write what BundledReader.load opens. Weights keep seven of their eight bits: processors without VNNI would overflow on the eighth."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    rows, scales = quantise(reader.body.words.weight.detach().numpy())
    texts, tokens = torch.export.Dim("texts", min=1, max=MOST_TEXTS), torch.export.Dim("tokens", min=4, max=MOST_TOKENS)
    sizes = {0: texts, 1: tokens}
    example = (torch.zeros(4, 50, WIDTH), torch.ones(4, 50, dtype=torch.long), torch.ones(4, 50))
    names = ("words", "of_text", "held")
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / NETWORK
        torch.onnx.export(
            _OnVectors(reader).eval(),
            example,
            str(whole),
            input_names=names,
            output_names=["odds"],
            dynamo=True,
            dynamic_shapes=dict.fromkeys(names, sizes),
            external_data=False,
        )
        network = onnx.load(str(whole))
        del network.graph.value_info[:]  # shapes noted for the example, which the quantiser takes for all
        for node in network.graph.node:
            del node.metadata_props[:]  # where in which file each step was written
        onnx.save(network, str(whole))
        quantize_dynamic(whole, folder / NETWORK, weight_type=QuantType.QInt8, reduce_range=True, per_channel=True)
    np.save(folder / ROWS, rows)
    np.save(folder / SCALES, scales)
