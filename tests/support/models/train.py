"""Make the small Argos packages in this folder again: ``python tests/support/models/train.py``.

A minute a package on one core. The tests never run this; it needs what they do not::

    python -m venv /tmp/train
    /tmp/train/bin/pip install torch==2.13.0 numpy sentencepiece ctranslate2
    /tmp/train/bin/python tests/support/models/train.py en_es en_pb es_pt

The packages are real ones (CTranslate2, 8 bits, SentencePiece), only small: two layers
each way, 64 wide. Everything they know comes from ``minilanguage.py``.
"""

from __future__ import annotations

import io
import json
import math
import random
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece
import torch
from torch import nn

from tests.support.models.minilanguage import MARKS, pairs, sentences

VERSION = "0.1"
PAIRS = ("en_es", "en_pb", "es_pt")
NAMES = {"en": "English", "es": "Spanish", "pt": "Portuguese", "pb": "Portuguese (Brazil)"}
TRAINED = 5000
"""Sentences; the tests ask for later ones, which no model has seen."""
SEED = 1
STEPS, BATCH, RATE = 2400, 48, 2e-3
WIDTH, HEADS, INNER, LAYERS = 64, 4, 128, 2
START, END = 1, 2
"""Numbers of SentencePiece's ``<s>`` and ``</s>``."""


def main(wanted: list[str]) -> None:
    torch.set_num_threads(1)
    for pair in wanted or PAIRS:
        torch.manual_seed(SEED)
        data = pairs(pair, sentences(TRAINED, SEED))
        pieces = tokenizer(data)
        network = train(data, sentencepiece.SentencePieceProcessor(model_proto=pieces))
        path = Path(__file__).with_name(f"translate-{pair}-{VERSION.replace('.', '_')}.argosmodel")
        pack(path, pair, pieces, network)
        print(f"{path.name}: {path.stat().st_size} bytes", flush=True)


def tokenizer(data: list[tuple[str, str]]) -> bytes:
    """A SentencePiece model of both languages together."""
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for pair in data for text in pair]),
        model_writer=out, vocab_size=420, hard_vocab_limit=False, model_type="bpe",
        character_coverage=1.0, split_digits=True, user_defined_symbols=list(MARKS),
        normalization_rule_name="identity",  # the usual one adds 240 kB
        num_threads=1, minloglevel=2, unk_id=0, bos_id=START, eos_id=END, pad_id=-1,
    )  # fmt: skip
    return out.getvalue()


class Network(nn.Module):  # type: ignore[misc]  # torch is not installed for the tests
    """A transformer laid out as CTranslate2 expects: norms first, one table of words."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        nn.init.normal_(self.words.weight, std=WIDTH**-0.5)
        self.bias = nn.Parameter(torch.zeros(vocabulary))
        self.register_buffer("places", _places(256), persistent=False)
        self.layers = nn.Transformer(
            WIDTH, HEADS, LAYERS, LAYERS, INNER, 0.1, batch_first=True, norm_first=True
        )
        self.dropout = nn.Dropout(0.1)

    def forward(self, source: Any, padding: Any, target: Any) -> Any:
        """Scores of the next token at each place: batch x target length x vocabulary."""
        mask = nn.Transformer.generate_square_subsequent_mask(target.shape[1])
        states = self.layers(
            self._embedded(source), self._embedded(target), tgt_mask=mask, tgt_is_causal=True,
            src_key_padding_mask=padding, memory_key_padding_mask=padding,
        )  # fmt: skip
        return nn.functional.linear(states, self.words.weight, self.bias)

    def _embedded(self, ids: Any) -> Any:
        places = self.places[: ids.shape[1]]
        return self.dropout(self.words(ids) * math.sqrt(WIDTH) + places)


def _places(count: int) -> Any:
    """CTranslate2's own sinusoids: sines, then cosines, counted from one."""
    half = WIDTH // 2
    scale = torch.exp(torch.arange(half) * -(math.log(10000.0) / (half - 1)))
    angles = torch.arange(1, count + 1).unsqueeze(1) * scale.unsqueeze(0)
    return torch.cat([angles.sin(), angles.cos()], 1)


def train(data: list[tuple[str, str]], processor: Any) -> Network:
    encoded = [(processor.encode(source), processor.encode(target)) for source, target in data]
    network = Network(processor.get_piece_size())
    optimizer = torch.optim.AdamW(network.parameters(), RATE, betas=(0.9, 0.98))
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=STEPS, pct_start=0.15
    )
    rng = random.Random(SEED)
    for step in range(STEPS):
        source, padding, before, after = _batch(rng.sample(encoded, BATCH))
        scores = network(source, padding, before)
        loss = nn.functional.cross_entropy(scores.flatten(0, 1), after.flatten(), ignore_index=-100)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 200 == 0:
            print(f"  step {step}, loss {loss.item():.3f}", flush=True)
    network.eval()
    return network


def _batch(chosen: list[tuple[list[int], list[int]]]) -> tuple[Any, Any, Any, Any]:
    """Source, its padding, target from ``<s>`` on, target up to ``</s>``: each batch x length."""
    long = max(len(source) for source, _ in chosen)
    wide = max(len(target) for _, target in chosen) + 1
    source = torch.zeros(len(chosen), long, dtype=torch.long)
    padding = torch.ones(len(chosen), long, dtype=torch.bool)
    before = torch.zeros(len(chosen), wide, dtype=torch.long)
    after = torch.full((len(chosen), wide), -100)
    for row, (one, other) in enumerate(chosen):
        source[row, : len(one)] = torch.tensor(one)
        padding[row, : len(one)] = False
        before[row, : len(other) + 1] = torch.tensor([START, *other])
        after[row, : len(other) + 1] = torch.tensor([*other, END])
    return source, padding, before, after


def specification(network: Network, tokens: list[str]) -> Any:
    """The network's weights under CTranslate2's names, in 8 bits."""
    weights = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    spec = ctranslate2.specs.TransformerSpec.from_config((LAYERS, LAYERS), HEADS, pre_norm=True)
    for side, name in ((spec.encoder, "encoder"), (spec.decoder, "decoder")):
        side.scale_embeddings = True
        table = side.embeddings[0] if name == "encoder" else side.embeddings
        table.weight = weights["words.weight"]
        _fill(side.layer_norm, weights, f"layers.{name}.norm", "gamma", "beta")
        for number, layer in enumerate(side.layer):
            _fill_layer(layer, weights, f"layers.{name}.layers.{number}", name == "decoder")
    spec.decoder.projection.weight = weights["words.weight"]
    spec.decoder.projection.bias = weights["bias"]
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    # argostranslate hands over bare pieces, without <s> and </s> around the source.
    spec.config.add_source_bos = spec.config.add_source_eos = False
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


def _fill_layer(layer: Any, weights: dict[str, Any], name: str, decodes: bool) -> None:
    attention = [(layer.self_attention, "self_attn", "norm1", [slice(None)])]
    if decodes:  # queries come from one side, keys and values from the other
        split = [slice(0, WIDTH), slice(WIDTH, None)]
        attention.append((layer.attention, "multihead_attn", "norm2", split))
    for part, own, norm, rows in attention:
        _fill(part.layer_norm, weights, f"{name}.{norm}", "gamma", "beta")
        for linear, chosen in zip(part.linear, rows, strict=False):
            linear.weight = np.ascontiguousarray(weights[f"{name}.{own}.in_proj_weight"][chosen])
            linear.bias = np.ascontiguousarray(weights[f"{name}.{own}.in_proj_bias"][chosen])
        _fill(part.linear[-1], weights, f"{name}.{own}.out_proj", "weight", "bias")
    _fill(layer.ffn.layer_norm, weights, f"{name}.norm{3 if decodes else 2}", "gamma", "beta")
    _fill(layer.ffn.linear_0, weights, f"{name}.linear1", "weight", "bias")
    _fill(layer.ffn.linear_1, weights, f"{name}.linear2", "weight", "bias")


def _fill(part: Any, weights: dict[str, Any], name: str, weight: str, bias: str) -> None:
    setattr(part, weight, weights[f"{name}.weight"])
    setattr(part, bias, weights[f"{name}.bias"])


def pack(path: Path, pair: str, pieces: bytes, network: Network) -> None:
    """Write the package: a zip with one folder in it, the same bytes each time."""
    source, target = pair.split("_")
    processor = sentencepiece.SentencePieceProcessor(model_proto=pieces)
    tokens = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    metadata = {
        "package_version": VERSION, "argos_version": "1.9", "type": "translate",
        "from_code": source, "from_name": NAMES[source],
        "to_code": target, "to_name": NAMES[target], "code": f"translate-{pair}",
    }  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        specification(network, tokens).save(folder)
        files = {f"model/{one.name}": one.read_bytes() for one in sorted(Path(folder).iterdir())}
    files["sentencepiece.model"] = pieces
    files["metadata.json"] = json.dumps(metadata, indent=2).encode() + b"\n"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, data in sorted(files.items()):
            member = zipfile.ZipInfo(f"translate-{pair}-{VERSION}/{name}", (1980, 1, 1, 0, 0, 0))
            member.external_attr = 0o644 << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, data)


if __name__ == "__main__":
    main(sys.argv[1:])
