"""LibreTranslate's own program as it is published, offline and fit for one-sentence texts.

Run by the Python of ``.cache/servers``, never by the tests' own. Two packages are stood in for:
minisbd would download what splits a text into sentences, and Onda has split it before; pymupdf
(a hundred megabytes) reads PDF files, which nobody sends.
"""

from __future__ import annotations

import socket
import sys
from types import ModuleType, SimpleNamespace
from typing import Any, NoReturn


class Whole:
    """The splitter: a text is one sentence."""

    def __init__(self, language: str, use_gpu: bool) -> None:
        pass

    def sentences(self, text: str) -> list[str]:
        return [text]


def stand_in(name: str, **contents: Any) -> None:
    module = ModuleType(name)
    vars(module).update(contents)
    sys.modules[name] = module


def refuse(*arguments: object) -> NoReturn:
    raise AssertionError("the network was asked")


def main() -> None:
    socket.socket.connect = refuse  # type: ignore[method-assign]
    models = SimpleNamespace(list_models=lambda: ["en", "es"])
    stand_in("minisbd", SBDetect=Whole, models=models, download_models=refuse)
    stand_in("pymupdf")
    from libretranslate.main import main as serve  # noqa: PLC0415 - after the stand-ins

    serve()


if __name__ == "__main__":
    main()
