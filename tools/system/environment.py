"""The workshop's own ``.venv``: made on first need, renewed when a lock file changes.

Needs nothing but the standard library, for it runs before anything is installed,
and keeps to old syntax, so that an old Python gets a sentence and not a traceback.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tools.system.locks import hold_lock

ROOT = Path(__file__).resolve().parents[2]
OLDEST = (3, 11)
NEEDS = {
    **dict.fromkeys(["test", "lint", "bench", "lock", "assets", "screenshots"], "tests"),
    **dict.fromkeys(["draft", "models"], "drafting"),  # two hundred megabytes more on disk
    **dict.fromkeys(["check", "review"], "checking"),  # dictionaries
    "preview": "preview",  # a server
    **dict.fromkeys(["books", "publish"], "publishing"),  # a typesetter
}
"""Verb -> its lock file, ``requirements/<name>.txt``, if that of the editions is not enough."""
FOR_TRADING = re.compile(r"(--format=)?(xliff|csv)|.*\.(xliff|xlf|csv)(\W.*)?", re.DOTALL | re.I)
"""Arguments with which ``review`` and ``accept`` need ``requirements/trading.txt``: the formats
of other programs, and files in them."""
FOLDERS = {"servers": Path(".cache", "servers")}
"""Lock file -> where it is installed, if not in ``.venv``; it need not agree with any other."""
UNBUILT = {"servers": "flask-swagger,langdetect,pysrt"}
"""Lock file -> the packages that are published as source alone; pip fetches what builds them."""

# A lock file is complete, so pip looks for nothing beside it. For drafting that is the point:
# argostranslate also asks for splitters that are left out on purpose (pyproject, [tool.uv]).
# Python compiles what it imports, which is a small part of what is there.
PIP = [
    "--quiet", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:",
    "--require-hashes", "--no-deps", "--no-compile",
]  # fmt: skip


class SetupError(Exception):
    """The environment cannot be made."""

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.hint = hint
        """What to do; printed last, on a line of its own."""


def enter_venv(arguments: list[str]) -> None:
    """Go on under ``.venv``'s Python, with the caller's language settings left behind.

    What LANG, LC_* and LANGUAGE say changes no edition and no byte, so they go
    no further than this (sphinx-build would even die of a locale it lacks).
    """
    try:
        python = ensure(choose_lock_file(arguments))
        inside = Path(sys.prefix).resolve() == (ROOT / ".venv").resolve()
        if inside and os.environ.get("PYTHONUTF8") == "1":
            return
        command = [str(python), "-m", "tools", *arguments]
        if os.name == "posix":
            os.execve(command[0], command, neutral(os.environ))
        sys.exit(subprocess.run(command, env=neutral(os.environ), check=False).returncode)
    except (SetupError, OSError) as error:
        damaged = "If .venv is damaged or another person's, remove that folder."
        _say(f"error: {error}")
        _say(f"hint: {getattr(error, 'hint', damaged)}")
        sys.exit(2)


def choose_lock_file(arguments: list[str]) -> str:
    """Choose the lock file that a verb with its arguments needs; without a verb, the smallest."""
    verb, rest = arguments[:1], arguments[1:]
    if verb in (["review"], ["accept"]) and any(map(FOR_TRADING.fullmatch, rest)):
        return "trading"
    if verb == ["update"] and "--typo" in rest:
        return "checking"
    return next((NEEDS[word] for word in verb if word in NEEDS), "editions")


def neutral(environment: Mapping[str, str]) -> dict[str, str]:
    """Copy *environment* without the caller's language, in UTF-8."""
    kept = {
        name: value
        for name, value in environment.items()
        if name not in {"LANG", "LANGUAGE"} and not name.startswith("LC_")
    }
    # A heap for every thread of a model would keep megabytes that no other can use; with one
    # for all of them they would wait for each other.
    heaps = {"MALLOC_ARENA_MAX": "2"}
    return {**heaps, **kept, "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "1"}


def ensure(use: str) -> Path:
    """Install ``requirements/<use>.txt`` if need be, in ``.venv`` or a folder of its own.

    :returns: the path of the Python there.

    :raises SetupError: Python is too old, or something could not be installed.
    """
    if sys.version_info < OLDEST:
        have, need = (".".join(map(str, version[:2])) for version in (sys.version_info, OLDEST))
        raise SetupError(
            f"Onda needs Python {need} or newer, and this is {have}.",
            hint=f"If a newer one is installed, name it: make html PYTHON=python{need}",
        )
    folder = FOLDERS.get(use, Path(".venv"))
    if not is_ready(use):
        with hold_lock(
            ROOT / "build" / "venv.lock", f"Another run is preparing {folder}; waiting."
        ):
            if not is_ready(use):
                _install(folder, use)
    return python_of(use)


def python_of(use: str) -> Path:
    """Name the path of the Python that :func:`ensure` makes."""
    venv = ROOT / FOLDERS.get(use, Path(".venv"))
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_ready(use: str) -> bool:
    """Tell whether the packages are installed as the lock file has them, alone or among more."""
    if not python_of(use).exists():
        return False
    # Its own lock file first: to know which others hold it takes longer.
    return _is_installed(use, use) or any(
        _is_installed(name, use) for name, included in groups().items() if use in included
    )


def groups() -> dict[str, set[str]]:
    """Read the dependency groups of pyproject, each with all the groups that it includes."""
    import tomllib  # noqa: PLC0415 - an old Python, which has none, gets a sentence first

    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)["dependency-groups"]

    def included_in(name: str) -> set[str]:
        direct = {one["include-group"] for one in table[name] if isinstance(one, dict)}
        return direct.union(*map(included_in, direct))

    return {name: included_in(name) for name in table}


def _is_installed(name: str, use: str) -> bool:
    """Whether *name*'s lock file was installed where that of *use* should be, as it is now."""
    mark = ROOT / FOLDERS.get(use, Path(".venv")) / f"{name}.txt"
    lock = ROOT / "requirements" / mark.name
    return mark.is_file() and mark.read_bytes() == lock.read_bytes()


def _install(folder: Path, use: str) -> None:
    venv, python = ROOT / folder, python_of(use)
    lock = ROOT / "requirements" / f"{use}.txt"
    first = "" if python.exists() else " (the first time takes about half a minute)"
    _say(f"Preparing {folder} from requirements/{lock.name}{first}")
    if not _works(python):
        _run(
            [sys.executable, "-m", "venv", "--clear", str(venv)],
            "Python cannot make a virtual environment.",
            hint="On Debian and Ubuntu: apt install python3-venv",
        )
    unbuilt = ["--no-binary", UNBUILT[use]] if use in UNBUILT else []
    _run(
        [str(python), "-m", "pip", "install", *PIP, *unbuilt, "--requirement", str(lock)],
        f"The packages of requirements/{lock.name} could not be installed.",
        hint="Check the network and the disk, then type the same command again.",
    )
    (venv / lock.name).write_bytes(lock.read_bytes())


def _works(python: Path) -> bool:
    """Whether an earlier run left a whole environment, of a Python that is still there."""
    if not python.exists():
        return False
    return subprocess.run([str(python), "-c", "import pip"], capture_output=True).returncode == 0


def _run(command: list[str], sentence: str, *, hint: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, env=neutral(os.environ))
    if done.returncode:
        lines = (done.stderr or done.stdout).strip().splitlines()
        # pip warns of each attempt; what ends it comes last.
        said = [line for line in lines if not line.startswith("WARNING:")]
        raise SetupError("\n  ".join([sentence, *said[-3:]]), hint=hint)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
