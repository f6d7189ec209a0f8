"""Passages -> one HTML file that needs nothing else: no server, no network, no other file.

Two walls are between a catalogue and the page: its texts travel as JSON in which no sign
can end a script, and become text nodes; and the policy lets run these scripts alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from tools.catalogs import status
from tools.i18n import Translations, marks
from tools.model import publication
from tools.reviewing import live_checks
from tools.reviewing.page_messages import WORDS
from tools.reviewing.passages import ReviewData, digest, is_open, list_documents
from tools.reviewing.return_file import FORMAT

FOLDER = Path(__file__).with_name("page")
KEYS = (
    ("Ctrl + Enter", "key-accept"),
    ("Alt + Enter", "key-later"),
    ("Alt + ↓", "key-down"),
    ("Alt + ↑", "key-up"),
    ("Alt + Z", "key-undo"),
    ("Ctrl + S", "key-save"),
)
_UNSAFE_RE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def render(target: publication.Edition, source: publication.Locale, edition: ReviewData) -> bytes:
    """Write the page of an edition; the same texts give the same bytes.

    :param source: the language it is translated from.
    """
    script, style = _part("review.js"), _part("review.css")
    words = edition.words
    template = Environment(autoescape=True).from_string(_part("review.html"))
    text = template.render(
        edition=target, style=style, script=script, keys=KEYS,
        policy=write_content_policy(style, script),
        data=Markup(embed_json(_data(target, source, edition))),
        label=lambda key, **values: words.label(WORDS[key].text, **values),
        say=lambda key, **values: _said(words, source, WORDS[key].text, values),
    )  # fmt: skip
    return text.encode()


def _said(
    words: Translations, source: publication.Locale, text: str, values: dict[str, object]
) -> str:
    label = words.label(text, **values)
    return label if words.knows(text) else Markup("<span{}>{}</span>").format(marks(source), label)


def _data(
    target: publication.Edition, source: publication.Locale, edition: ReviewData
) -> dict[str, Any]:
    shown = list_documents(edition)
    for document in shown:
        for passage in document["passages"]:
            passage["open"] = is_open(passage)
    return {
        "format": FORMAT,
        "edition": target.locale.gettext,
        "name": target.name,
        "digest": digest(shown),
        "target": _language(target.locale),
        "source": _language(source),
        "pace": {state.value: pace for state, pace in status.WORDS_AN_HOUR.items()},
        "words": {key: edition.words.label(message.text) for key, message in WORDS.items()},
        "foreign": [
            key for key, message in WORDS.items() if not edition.words.knows(message.text)
        ],
        "rules": live_checks.rules_of_edition(edition.settings),
        "documents": shown,
    }  # fmt: skip


def _language(locale: publication.Locale) -> dict[str, str]:
    return {"lang": locale.html, "dir": locale.direction}


def embed_json(data: Any) -> str:
    r"""Write JSON that can be in a script element, whatever it says.

    >>> embed_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE_RE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def write_content_policy(style: str, script: str) -> str:
    """Say what a browser lets the page do: its own style, its own script, and nothing else."""
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digested = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digested}'"


@lru_cache
def _part(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")
