"""What ``tools/cli.py`` asks of the module of a verb."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from typing import get_type_hints

import pytest

from tools.cli import modules_of_verbs
from tools.commands import Command
from tools.system.environment import ROOT


@pytest.mark.parametrize("name", modules_of_verbs().values())
def test_the_module_of_a_verb_is_a_command(name: str) -> None:
    module = import_module(name)
    assert module.__doc__
    for function in ("arguments", "run"):
        hints = get_type_hints(getattr(module, function))
        assert hints == get_type_hints(getattr(Command, function)), function


def test_what_makes_and_checks_editions_does_not_load_what_fetches_models() -> None:
    script = """
import sys
import tools.cli, tools.commands.check, tools.commands.html, tools.commands.update
sys.exit("requests" in sys.modules)
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
