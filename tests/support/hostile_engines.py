"""Engines that mean harm, or know no better."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tools.drafting.engine import Translation

TOKEN_RE = re.compile(r"⟦/?\d+⟧|XZE?\d+Q|\[\[/?\d+\]\]")


def _tokens(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: TOKEN_RE.sub(lambda match: change(match[0]), text)


def _reversed(text: str) -> str:
    tokens = TOKEN_RE.findall(text)[::-1]
    return TOKEN_RE.sub(lambda _: tokens.pop(0), text)


def _first_word_last(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f"{rest} {first}"


HARMS: dict[str, Callable[[str], str]] = {
    "echoes": lambda text: text,
    "capitals": str.upper,
    "turns round": lambda text: text[::-1],
    "drops tokens": _tokens(lambda token: ""),
    "doubles tokens": _tokens(lambda token: token * 2),
    "spaces tokens out": _tokens(lambda token: " ".join(f" {token} ")),
    "glues tokens": lambda text: re.sub(r"\s*(⟦/?\d+⟧)\s*", r"\1", text),
    "translates tokens": _tokens(lambda token: token.translate(str.maketrans("⟦⟧0", "[]o"))),
    "renumbers tokens": _tokens(lambda token: token.replace("0", "9")),
    "reverses tokens": _reversed,
    "moves words": _first_word_last,
    "marks words": lambda text: re.sub(r"(\w{4,})", r"*\1*", text),
    "half marks": lambda text: f"*{text} `_ |x",
    "links": lambda text: f"{text} `a <javascript:alert(1)>`_ https://example.org",
    "html": lambda text: f"<b onclick='x'>{text}</b><script>alert(1)</script>",
    "raw": lambda text: f".. raw:: html\n\n   <script>{text}</script>",
    "role": lambda text: f":raw-html:`<b>` {text}",
    "list": lambda text: f"- 1. {text}",
    "empty": lambda text: "",
    "blank": lambda text: " \n\t ",
    "lines": lambda text: text.replace(" ", "\n\n"),
    "odd lines": lambda text: text.replace(" ", "\u2028\x0b\x1c\x85"),
    "controls": lambda text: text.replace(" ", "\x00\x1b[31m\u202e\u200b"),
    "surrogates": lambda text: f"{text}\ud800",
    "endless": lambda text: text + " palabra" * 50_000,
    "loops": lambda text: f"{text} {text} {text}",
    "gap": lambda text: f"{text} ⟦…⟧ ⟦0⟧ ⟦",
    "noqa": lambda text: f"{text} # noqa",
    "backslashes": lambda text: text.replace(" ", "\\ ") + "\\",
    "colons": lambda text: f"{text}::",
    "under_scores": lambda text: re.sub(r"(\w{4,})", r"\1_", text),
    "foreign": lambda text: re.sub(r"[a-z]{2,}", "palabra", text),
    "rare": lambda text: re.sub(r"[a-z]{2,}", "ñandú", text).replace(".", "?!…"),
}


@dataclass(frozen=True)
class Hostile:
    """Does one harm, or each in turn."""

    harms: tuple[str, ...]
    name: str = "hostile 1"

    def translate(self, sentences: Sequence[str]) -> list[Translation]:
        harms = [HARMS[name] for name in self.harms]
        return [
            Translation(harms[len(sentence) % len(harms)](sentence), -0.5, sentence)
            if len(sentence) % 3 == 0
            else Translation(harms[len(sentence) % len(harms)](sentence))
            for sentence in sentences
        ]
