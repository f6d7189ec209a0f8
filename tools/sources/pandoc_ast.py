"""What pandoc may not spoil: special characters while it writes, words in what is left out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from docutils.utils.urischemes import schemes

from tools.markup.escaping import BLOCK_RE
from tools.markup.safe_links import SCHEMES, is_safe

WIDE = "\ue020"
SPECIAL = {char: chr(0xE000 + number) + WIDE for number, char in enumerate("\\*`|_")}
"""Pandoc leaves some of these bare; private characters stand in for them while it writes,
two for each, as wide as the character and its backslash: a table's columns stay in line."""
GUARD = "\ue010"
"""Stands in for a backslash: "2021. A year" is no list, "said::" announces no code."""
SCHEME_RE = re.compile(r"([\w+.-]+):(?=\S)")


def shield(node: Any, remarks: list[str]) -> Any:
    """Replace the special characters in *node*'s words, not in its code, by stand-ins."""
    if isinstance(node, list):
        parts = [shield(part, remarks) for part in node]
        return [one for part in parts for one in (part if isinstance(part, Words) else [part])]
    if not isinstance(node, dict):
        return node
    kind = node.get("t")
    if kind == "Str":
        text = SCHEME_RE.sub(_no_link, node["c"]).replace("::", f":{GUARD}:")
        return {"t": "Str", "c": _stood_in(text)}
    if kind in INLINE and (words := INLINE[kind](node["c"])) is not None:
        remarks.append(f"{kind.lower()} left out, its words kept: {_told(words)}")
        return Words(shield(words, remarks))
    made = {name: shield(part, remarks) for name, part in node.items()}
    if kind in {"Para", "Plain"} and _is_risky(node["c"][:1]):
        made["c"] = [{"t": "Str", "c": GUARD}, *made["c"]]
    return made


def _no_link(match: re.Match[str]) -> str:
    """An address that no page may link to, kept from becoming a link by itself."""
    known = match[1].lower() in schemes and match[1].lower() not in SCHEMES
    return f"{match[1]}{GUARD}:" if known else match[0]


class Words(list[Any]):
    """Words that take the place of an inline element."""


def _link(content: list[Any]) -> list[Any] | None:
    """The words of a link that no page may have."""
    address = content[2][0]
    return None if is_safe(address) else content[1]


INLINE: dict[str, Callable[[Any], list[Any] | None]] = {
    "Image": lambda content: content[1] or [{"t": "Str", "c": f"[{content[2][0]}]"}],
    "Math": lambda content: [{"t": "Str", "c": content[1]}],
    "Strikeout": lambda content: content,
    "Link": _link,
}
"""What an article cannot have as it is, and the words for it; None: it can."""


def _told(words: list[Any]) -> str:
    return " ".join(word["c"] for word in words if word.get("t") == "Str")[:60]


def _is_risky(first: list[dict[str, Any]]) -> bool:
    if not first or first[0]["t"] != "Str":
        return False
    return first[0]["c"][:1] not in SPECIAL and bool(BLOCK_RE.match(first[0]["c"]))


def _stood_in(text: str) -> str:
    for char, private in SPECIAL.items():
        text = text.replace(char, private)
    return text


def unshield_plain(text: str) -> str:
    """Put the special characters back into what pandoc wrote as plain text."""
    for char, private in SPECIAL.items():
        text = text.replace(private, char)
    return text.replace(GUARD, "")


def unshield_source(source: str) -> str:
    """Put the special characters back, each with its backslash where it would be markup."""
    if "+--" not in source and "===" not in source:  # in a table every column counts
        source = re.sub(rf"(?<=\w){SPECIAL['_']}(?=\w)", "_", source)
    for char, private in SPECIAL.items():
        source = source.replace(private, f"\\{char}")
    return source.replace(GUARD, "\\")
