"""Install the translation models that editions.toml names."""

from __future__ import annotations

import argparse

from tools.drafting.install_models import install
from tools.model.errors import ConfigError
from tools.model.publication import ALL, list_model_choices, resolve_translated
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition", nargs="?", default=ALL, help="es, pt_BR, …; without it, every one"
    )
    parser.add_argument(
        "--from", dest="origin", default="",
        help="a folder, a package or the address of an index; without it, the public index",
    )  # fmt: skip


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    editions = resolve_translated(workspace.publication(), args.edition)
    wanted = list_model_choices(editions)
    if not wanted:
        raise ConfigError(
            "locale/editions.toml names no models for this.",
            hint='Add them to the edition\'s row, e.g. models = ["en_es 1.0"]',
        )
    failures = install(workspace, wanted, args.origin, lambda line: print(line, flush=True))
    if failures:
        hints = dict.fromkeys(failure.hint for failure in failures if failure.hint)
        raise ConfigError("\n".join(map(str, failures)), hint="\n".join(hints))
    return 0
