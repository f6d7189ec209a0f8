"""Start a new edition: its row, and catalogues to translate."""

from __future__ import annotations

import argparse

from babel import Locale as CLDR
from babel import UnknownLocaleError

from tools import disk
from tools.commands import update
from tools.errors import UsageError
from tools.formats.editions import parse_publication
from tools.model import Locale
from tools.workspace import Workspace


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "edition",
        nargs="?",
        default="",
        help="the language, as gettext spells it: fr, pt_PT, zh_Hans",
    )


def run(args: argparse.Namespace, workspace: Workspace) -> int:
    locale = _locale(args.edition)
    path = workspace.editions_file
    name = str(locale.cldr.get_display_name(locale.cldr))
    row = f'\n[[edition]]\nlocale = "{locale.gettext}"\nname = "{name[:1].upper()}{name[1:]}"\n'
    if locale in {edition.locale for edition in workspace.publication().editions}:
        raise UsageError(f"There is an edition LANG={locale.gettext} already.")
    with workspace.alone_with_catalogs():
        text = path.read_text(encoding="utf-8").rstrip("\n") + "\n" + row
        publication = parse_publication(text, path=workspace.shown(path))
        # The row comes last: whatever stops this, typing it again carries on.
        update.bring_up_to_date(workspace, publication, publication.editions[-1:])
        disk.write(path, text.encode())
    direction = "right to left" if locale.direction == "rtl" else "left to right"
    print(f"{workspace.shown(path)}: {name} ({locale.gettext}), written {direction}")
    return 0


def _locale(name: str) -> Locale:
    """The one stored spelling of a language.

    :raises UsageError: CLDR knows no such language.
    """
    if not name:
        raise UsageError("Which language?", hint="make language LANG=fr")
    try:
        return Locale(str(CLDR.parse(name.replace("-", "_"))))
    except (UnknownLocaleError, ValueError) as error:
        raise UsageError(
            f"LANG={ascii(name)[1:-1][:40]} is not a language that CLDR knows.",
            hint="Write it as gettext does: fr, pt_PT, zh_Hans.",
        ) from error
