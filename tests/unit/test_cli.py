"""What ``tools/cli.py`` asks of the module of a verb."""

from __future__ import annotations

from importlib import import_module
from typing import get_type_hints

import pytest

from tools.cli import modules_of_verbs
from tools.commands import Command


@pytest.mark.parametrize("name", modules_of_verbs().values())
def test_the_module_of_a_verb_is_a_command(name: str) -> None:
    module = import_module(name)
    assert module.__doc__
    for function in ("arguments", "run"):
        hints = get_type_hints(getattr(module, function))
        assert hints == get_type_hints(getattr(Command, function)), function
