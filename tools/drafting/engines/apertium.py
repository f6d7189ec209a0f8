"""Apertium: rule-based, from Debian's packages; good between Spanish and Portuguese."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

from tools.drafting.engine import Translation
from tools.language.languages import LANGUAGES
from tools.model.errors import ConfigError

PAIRS = {
    (source.code, target): names
    for source in LANGUAGES
    for target, names in source.apertium.items()
}
"""Languages, as gettext spells them -> Apertium's name of the pair, and the Debian package."""
BETWEEN = "\n\n"
"""Between two sentences: Apertium keeps white space, and no rule reaches across it."""
SECONDS = 120


class Apertium:
    """Asks the program about one pair of languages."""

    def __init__(self, source: str, target: str) -> None:
        """:raises ConfigError: there is no such pair, or it is not installed."""
        if (source, target) not in PAIRS:
            known = ", ".join(f"{one}→{other}" for one, other in PAIRS)
            raise ConfigError(f"Apertium has no pair {source}→{target} here; it has {known}.")
        pair, package = PAIRS[source, target]
        program = shutil.which("apertium")
        if program is None:
            raise ConfigError(
                "Apertium is not installed.", hint=f"On Debian: apt install {package}"
            )
        if pair not in _run([program, "-l"]).split():
            raise ConfigError(
                f"Apertium has no {source}→{target} installed.",
                hint=f"On Debian: apt install {package}",
            )
        # Without -u, words it does not know would come with a star.
        self._command = [program, "-u", "-f", "txt", pair]
        self.name = f"apertium {pair}"

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        """Translate in one run of the program; in smaller ones where it joins sentences."""
        tidy = [" ".join(sentence.replace("\0", "").split()) for sentence in sentences]
        known = list(dict.fromkeys(text for text in tidy if text))
        made = dict(zip(known, self._together(known), strict=True)) if known else {}
        return [Translation(made.get(text, "")) for text in tidy]

    def _together(self, sentences: list[str]) -> list[str]:
        given = _run(self._command, BETWEEN.join(sentences) + BETWEEN)
        parts = [part.strip() for part in given.split(BETWEEN)]
        parts = parts[:-1] if len(parts) > len(sentences) and not parts[-1] else parts
        if len(parts) == len(sentences) and not any("\n" in part for part in parts):
            return parts
        if len(sentences) == 1:
            return [""]
        middle = len(sentences) // 2
        return self._together(sentences[:middle]) + self._together(sentences[middle:])


def _run(command: list[str], text: str = "") -> str:
    # Its programs know no UTF-8 in the C locale.
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(
            command, input=text, capture_output=True, text=True, encoding="utf-8",
            errors="replace", timeout=SECONDS, env=environment,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise ConfigError(f"Apertium gave no answer in {SECONDS} seconds.") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise ConfigError(f"Apertium failed: {last}")
    return done.stdout
