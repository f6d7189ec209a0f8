"""An Argos package of real size that has learned nothing, for
``tests/benchmarks/bench_engines.py``.

The layout is that of the published packages: OpenNMT's base transformer, six layers each
way, 512 wide, 32,000 pieces, in 8 bits; 96 MB. The weights are drawn by chance, always the
same ones.

Chance alone never ends a sentence. So one of the 512 numbers that stand for a token is kept
clear of it, and counts: the place of a token adds ``STEP`` for every token before it, and
nothing else touches that number but one head of attention, which looks at all of the source
alike and takes away twice the mean it finds there, which is the number of the last token.
What is left says how much longer than its source the translation is already, and with it
grows the weight of ``</s>``. Translations come out as long as their sources, give or take a
token or two, whoever asks for them, without any limit being set; and as a real model's do,
the hypotheses of one sentence differ, and the sentences of one batch end one by one.
"""

from __future__ import annotations

import io
import json
import random
from itertools import accumulate
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece

LAYERS, HEADS, WIDTH, INNER, PIECES = 6, 8, 512, 2048, 32_000
START, END = 1, 2
"""Numbers of SentencePiece's ``<s>`` and ``</s>``."""
COUNTER = 0
"""Which of the 512 numbers counts."""
STEP, PLACES = 0.1, 512
SPREAD = 1.55
"""What the encoder's last layer divides by, measured."""
SURE, ENDING, AHEAD = 4.0, 50.0, 17.0
"""How far apart the weights of the next tokens are; how soon ``</s>`` outgrows them, and
from where: they reach about 17."""
METADATA = {
    "package_version": "1.0", "argos_version": "1.9", "type": "translate",
    "from_code": "en", "from_name": "English", "to_code": "es", "to_name": "Spanish",
    "code": "translate-en_es",
}  # fmt: skip


def texts(count: int, seed: int = 5) -> list[str]:
    """Sentences of no language, 6 to 45 tokens long, 25 in the mean."""
    draw, words = random.Random(seed), _words()
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(words))))
    return [
        " ".join(draw.choices(words, cum_weights=weights, k=draw.randint(5, 40))).capitalize() + "."
        for _ in range(count)
    ]


def make(folder: Path) -> None:
    """Write the package into *folder*, as it is when it is installed."""
    pieces = _pieces()
    processor = sentencepiece.SentencePieceProcessor(model_proto=pieces)
    tokens = [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
    (folder / "model").mkdir(parents=True)
    (folder / "sentencepiece.model").write_bytes(pieces)
    (folder / "metadata.json").write_text(json.dumps(METADATA), encoding="utf-8")
    specification(tokens).save(str(folder / "model"))


def specification(tokens: list[str]) -> Any:
    """The network, in 8 bits."""
    chance = Chance()
    spec = ctranslate2.specs.TransformerSpec.from_config((LAYERS, LAYERS), HEADS, pre_norm=True)
    places = chance.numbers(PLACES, WIDTH)
    places[:, COUNTER] = STEP * np.arange(1, PLACES + 1)
    for side, table in (
        (spec.encoder, spec.encoder.embeddings[0]),
        (spec.decoder, spec.decoder.embeddings),
    ):
        side.scale_embeddings = True
        side.position_encodings.encodings = places
        table.weight = chance.numbers(len(tokens), WIDTH, spread=WIDTH**-0.5)
        table.weight[:, COUNTER] = 0
        chance.norm(side.layer_norm)
        for layer in side.layer:
            chance.attention(layer.self_attention, [3 * WIDTH])
            if side is spec.decoder:
                chance.attention(layer.attention, [WIDTH, 2 * WIDTH])
            chance.norm(layer.ffn.layer_norm)
            chance.linear(layer.ffn.linear_0, INNER, WIDTH)
            chance.last(layer.ffn.linear_1, INNER)
    chance.linear(spec.decoder.projection, len(tokens), WIDTH, spread=SURE * WIDTH**-0.5)
    _make_it_end(spec.decoder)
    spec.register_source_vocabulary(tokens)
    spec.register_target_vocabulary(tokens)
    # argostranslate hands over bare pieces, without <s> and </s> around the source.
    spec.config.add_source_bos = spec.config.add_source_eos = False
    spec.config.decoder_start_token = "<s>"
    spec.validate()
    spec.optimize(quantization="int8")
    return spec


class Chance:
    """Fills parts of a network; no sublayer's sum reaches the number that counts."""

    def __init__(self) -> None:
        self._draw = np.random.default_rng(1)

    def numbers(self, *shape: int, spread: float = 1.0) -> Any:
        return self._draw.standard_normal(shape, dtype=np.float32) * np.float32(spread)

    def norm(self, part: Any) -> None:
        part.gamma, part.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)

    def linear(self, part: Any, rows: int, columns: int, spread: float = 0.02) -> None:
        part.weight, part.bias = self.numbers(rows, columns, spread=spread), np.zeros(rows, "f")

    def last(self, part: Any, columns: int) -> None:
        self.linear(part, WIDTH, columns)
        part.weight[COUNTER] = 0

    def attention(self, part: Any, rows: list[int]) -> None:
        self.norm(part.layer_norm)
        for linear, count in zip(part.linear, rows, strict=False):
            self.linear(linear, count, WIDTH)
        self.last(part.linear[-1], WIDTH)


def _make_it_end(decoder: Any) -> None:
    _, keys_and_values, out = decoder.layer[0].attention.linear
    keys_and_values.weight[: WIDTH // HEADS] = 0  # keys of the first head: all alike
    keys_and_values.weight[WIDTH] = np.eye(WIDTH)[COUNTER]  # the first of its values
    out.weight[COUNTER, 0] = -2 * SPREAD
    decoder.projection.weight[END] = ENDING * np.eye(WIDTH)[COUNTER]
    decoder.projection.bias[END] = AHEAD


def _words() -> list[str]:
    draw = random.Random(4)
    return ["".join(draw.choices("aeioulmnrst", k=draw.randint(3, 10))) for _ in range(20_000)]


def _pieces() -> bytes:
    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*_words(), *texts(2000, seed=6)]), model_writer=out,
        vocab_size=PIECES, model_type="bpe", num_threads=1, minloglevel=2,
        unk_id=0, bos_id=START, eos_id=END, pad_id=-1,
    )  # fmt: skip
    return out.getvalue()
