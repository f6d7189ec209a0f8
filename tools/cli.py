"""The terminal: verbs in, text and an exit code out.

Exit codes: 0 all well; 1 findings; 2 wrong use or set-up; 3 a bug of ours in a check.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import cast

from tools import commands
from tools.commands import Command
from tools.dev import commands as dev_commands
from tools.model.errors import ToolsError
from tools.system.environment import ROOT
from tools.system.terminal import visible_output
from tools.workspace import Workspace

OUT_OF_OUR_HANDS = {
    errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM
}  # fmt: skip
"""A full disk, a folder that may not be written: the machine's fault, not a bug."""

LONGEST = 500
"""Letters of a line of an error."""
ENOUGH = 141
"""What a shell expects of a program whose reader has gone: 128 + SIGPIPE."""
INTERRUPTED = 130
"""What a shell expects of a program stopped by Ctrl-C: 128 + SIGINT."""


def main(argv: list[str] | None = None, root: Path = ROOT) -> int:
    """Run one verb; *root* is the repository to work in."""
    arguments = sys.argv[1:] if argv is None else argv
    verbs = modules_of_verbs()
    parser = argparse.ArgumentParser(
        prog="python -m tools",
        description="The Onda workshop. 'make' lists the verbs by stage.",
        epilog="exit codes: 0 all well; 1 findings; 2 wrong use or set-up; 3 a bug of Onda's own",
    )
    parser.add_argument("verb", choices=verbs, metavar="verb", help=", ".join(verbs))
    if not arguments:
        parser.print_help(sys.stderr)
        return 2
    verb = parser.parse_args(arguments[:1]).verb
    # Only the verb that was typed is imported: a no-op build should not load the tests.
    command = cast(Command, import_module(verbs[verb]))
    own = argparse.ArgumentParser(prog=f"python -m tools {verb}", description=command.__doc__)
    command.arguments(own)
    options = own.parse_args(arguments[1:])
    with visible_output(sys.stdout, sys.stderr, os.environ):
        return _exit_code(lambda: command.run(options, Workspace(root).afresh()))


def modules_of_verbs() -> dict[str, str]:
    """Name the module of each verb, in the order of the alphabet."""
    modules = {
        module.name: f"{package.__name__}.{module.name}"
        for package in (commands, dev_commands)
        for module in iter_modules(package.__path__)
    }
    return dict(sorted(modules.items()))


def _cut(text: str) -> str:
    """Lines no longer than a sentence is: an error quotes words of a file, not the file."""
    return "\n".join(
        line if len(line) <= LONGEST else f"{line[:LONGEST]}…" for line in text.split("\n")
    )


def _exit_code(command: Callable[[], int]) -> int:
    """Run *command*; print what it could not do, and choose the exit code."""
    try:
        return int(command())
    except ToolsError as error:
        print(f"error: {_cut(str(error))}", file=sys.stderr)
        if error.hint:
            print(f"hint: {error.hint}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # "make check | head" has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ENOUGH
    except OSError as error:
        if error.errno not in OUT_OF_OUR_HANDS:
            raise
        print(f"error: {error.strerror}: {error.filename or 'the disk'}", file=sys.stderr)
        print(
            "hint: No file is half written. Make room or allow writing there, then run it again.",
            file=sys.stderr,
        )
        return 2
    except KeyboardInterrupt:
        print("\nStopped. What was finished before is whole.", file=sys.stderr)
        return INTERRUPTED
