"""Machine translation by engines, and which of them drafts: ``ENGINE=`` in a word."""

from __future__ import annotations

from collections.abc import Mapping

from tools.drafting.engine import Engine
from tools.drafting.engines import argos
from tools.drafting.engines.apertium import Apertium
from tools.drafting.engines.libretranslate import LibreTranslate, servers_from
from tools.model.errors import UsageError
from tools.model.publication import Edition
from tools.model.text import printable
from tools.workspace import Workspace

NAMES = ("argos", "libretranslate", "apertium")
"""The first is taken where none is named."""
UNVERSIONED = frozenset({"libretranslate", "apertium"})
"""Those that do not say which model answers: what they said is worth nothing to a later run."""


def choose(
    name: str,
    workspace: Workspace,
    source: Edition,
    target: Edition,
    environment: Mapping[str, str],
) -> Engine:
    """Make the engine *name* ready to translate from one edition's language to another's.

    :param environment: may name LibreTranslate's servers, and holds its key.
    :raises UsageError: there is no such engine.
    :raises ConfigError: it is not installed, or knows no such pair.
    """
    if name == "argos":
        return argos.load_model(workspace.models, target, source.locale.gettext.split("_")[0])
    if name == "libretranslate":
        servers, key = servers_from(environment, workspace.publication().libretranslate)
        return LibreTranslate(servers, source.locale.html, target.locale.html, key=key)
    if name == "apertium":
        return Apertium(source.locale.gettext, target.locale.gettext)
    shown = printable(name, 40)
    raise UsageError(
        f"There is no ENGINE={shown}. The engines are: {', '.join(NAMES)};"
        " memory asks none of them."
    )
