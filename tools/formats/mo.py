"""Catalog -> MO, the form that gettext looks words up in."""

from __future__ import annotations

import polib

from tools.model.catalog import Catalog, State


def compile_mo(catalog: Catalog) -> bytes:
    """The reviewed entries of a catalogue, and nothing else of it."""
    mo = polib.MOFile()
    mo.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for entry in catalog:
        if entry.state is State.REVIEWED:
            mo.append(polib.POEntry(msgid=entry.msgid, msgstr=entry.msgstr))
    return bytes(mo.to_binary())
