"""Argos Translate: models that run on this machine. Nothing else touches argostranslate.

Of argostranslate this takes what reads a package: its metadata and its tokenizer.
Its ``translate`` module would split the sentences once more (and reach for the network to
learn how), pivot through other languages without a word, and do one sentence at a time;
so the batches go straight to CTranslate2, with the settings argostranslate gives it.
How quick that is, and how much memory it takes: ``tests/benchmarks/bench_engines.py``.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools.drafting.engine import Translation
from tools.model.errors import ConfigError
from tools.model.publication import Edition, ModelName
from tools.system.processes import cores

LONGEST = 256
"""Tokens of a sentence: well above what models were trained on, they lose the thread."""
LONGEST_TRANSLATION = 512
"""Tokens at which CTranslate2 stops; a translation that long was cut, and is thrown away."""
BATCH = 384
"""Tokens that are translated together, padding too: more are a little quicker, and take
more memory than 300 MB beside the model."""
LENGTH_PENALTY = 0.2
"""As argostranslate has it."""
UNREADABLE = (RuntimeError, ValueError, AttributeError, OSError)
"""What argostranslate and what it reads files with raise where a file is damaged or missing."""


class Argos:
    """One installed package: one direction, never a detour through a third language."""

    def __init__(self, folder: Path) -> None:
        """
        :param folder: holds the package's ``metadata.json``.
        :raises ConfigError: something in it is not as it was installed.
        """
        with _surroundings(folder.parent.parent / "state"):
            from argostranslate.package import Package  # noqa: PLC0415 - half a second
        import ctranslate2  # noqa: PLC0415 - the same

        try:
            package = Package(folder)
            self.name = f"argos {package.from_code}→{package.to_code} {package.package_version}"
            self._tokenizer: Any = package.tokenizer
            self._tokenizer.encode("")  # it reads its file when it is first asked
            self._prefix: str = package.target_prefix
            self._translator = ctranslate2.Translator(
                str(folder / "model"), device="cpu", inter_threads=cores(), intra_threads=1
            )
        except UNREADABLE as error:
            raise ConfigError(
                f"The translation model in {folder} is damaged: {error}.",
                hint="Delete that folder, then type: make models",
            ) from error

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Translate in batches of sentences alike in length.

        A sentence longer than the model takes gets an empty translation: no part of it
        is dropped in silence.
        """
        made: dict[str, Translation] = {}
        for some in self.stream(sentences):
            made |= some
        return [made[sentence] for sentence in sentences]

    def stream(self, sentences: Sequence[str]) -> Iterator[Mapping[str, Translation]]:
        """Translate each sentence once, as soon as it is made; the longest first.

        Every core has a second batch waiting while it works on one, so none rests while
        what is done is read; a run that is stopped waits for those, and no longer.
        """
        tokens = {sentence: self._tokenizer.encode(sentence) for sentence in sentences}
        fit = {one: pieces for one, pieces in tokens.items() if 0 < len(pieces) <= LONGEST}
        if too_long := {one: Translation("") for one in tokens if one not in fit}:
            yield too_long
        waiting: deque[tuple[list[str], list[Any]]] = deque()
        for batch in _batches({one: len(pieces) for one, pieces in fit.items()}):
            if len(waiting) == 2 * self._translator.num_translators:
                yield from self._finished(*waiting.popleft())
            waiting.append((batch, self._start([fit[one] for one in batch])))
        while waiting:
            yield from self._finished(*waiting.popleft())

    def _start(self, batch: list[list[str]]) -> list[Any]:
        """Results to come, one for each of the sentences."""
        results: list[Any] = self._translator.translate_batch(
            batch,
            target_prefix=[[self._prefix]] * len(batch) if self._prefix else None,
            max_decoding_length=LONGEST_TRANSLATION, asynchronous=True,
            beam_size=4, num_hypotheses=2, length_penalty=LENGTH_PENALTY,
            replace_unknowns=True, return_scores=True,
        )  # fmt: skip
        return results

    def _finished(
        self, batch: list[str], results: list[Any]
    ) -> Iterator[Mapping[str, Translation]]:
        for sentence, result in zip(batch, results, strict=True):
            yield {sentence: self._read(result.result())}

    def _read(self, result: Any) -> Translation:
        first, *rest = result.hypotheses
        if not first or len(first) >= LONGEST_TRANSLATION:
            return Translation("")
        # CTranslate2 has divided the sum by length ** penalty; </s> counts, but is not shown.
        mean = result.scores[0] * (len(first) + 1) ** (LENGTH_PENALTY - 1)
        others = [text for text in map(self._decode, rest) if text]
        return Translation(self._decode(first), mean, others[0] if others else None)

    def _decode(self, tokens: list[str]) -> str:
        text: str = self._tokenizer.decode(tokens)
        return text.removeprefix(self._prefix).strip(" ")


def _batches(lengths: Mapping[str, int]) -> Iterator[list[str]]:
    """Sentences that are translated together: alike in length, the longest first.

    :param lengths: of each sentence, in tokens.

    >>> [len(batch) for batch in _batches({"a": 150, "b": 160, "c": 90, "d": 80, "e": 3})]
    [2, 3]
    """
    batch: list[str] = []
    most = 0
    for sentence in sorted(lengths, key=lambda one: (-lengths[one], one)):
        if len(batch) == most:
            if batch:
                yield batch
            batch, most = [], BATCH // lengths[sentence]
        batch.append(sentence)
    if batch:
        yield batch


def load_model(packages: Path, edition: Edition, source: str) -> Argos:
    """Load the first of the edition's models from the language *source* that is installed.

    :param packages: holds a folder for each model.
    :raises ConfigError: ``editions.toml`` names no such model, or none is installed.
    """
    named = [model for model in edition.models if model.source == source]
    here = edition.locale.gettext
    if not named:
        raise ConfigError(
            f"locale/editions.toml names no model from {source} for {here}.",
            hint=f'Add one to its row, e.g. models = ["{source}_{here.split("_")[0]} 1.0"]',
        )
    for model in named:
        if is_installed(packages, model):
            return Argos(packages / model.folder)
    raise ConfigError(
        f"The translation model {named[0]} is not installed.",
        hint=f"Type: make models LANG={here}",
    )


def is_installed(packages: Path, model: ModelName) -> bool:
    """Tell whether the model is there; folders come whole, so one file is enough to look at."""
    return (packages / model.folder / "metadata.json").is_file()


def find_index(state: Path) -> str:
    """Find where argostranslate has the public index of packages.

    :param state: a folder of the project's own, for what it makes when it is imported: in one
        that all users of a machine share, another's settings might lie.
    """
    with _surroundings(state):
        from argostranslate import settings  # noqa: PLC0415 - makes folders when it is imported
    return str(settings.remote_package_index)


@contextmanager
def _surroundings(state: Path) -> Iterator[None]:
    """The environment while argostranslate is imported, for it makes its folders then.

    They go under *state*, so that HOME is never written to and may be read-only.
    """
    wanted = {
        "HOME": state, "XDG_DATA_HOME": state, "XDG_CACHE_HOME": state, "XDG_CONFIG_HOME": state,
        "ARGOS_PACKAGES_DIR": state / "packages",
    }  # fmt: skip
    before = dict(os.environ)
    for name in [name for name in os.environ if name.startswith("ARGOS_") or name == "SNAP"]:
        del os.environ[name]
    os.environ.update({name: str(path) for name, path in wanted.items()})
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
