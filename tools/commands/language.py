"""Start a new edition: its row, and catalogues to translate."""

from __future__ import annotations

import argparse

from babel import Locale as CLDR
from babel import UnknownLocaleError
from babel.localedata import locale_identifiers

from tools.formats.editions import parse_publication
from tools.model.errors import UsageError
from tools.model.publication import Locale, Publication, resolve
from tools.model.text import printable
from tools.sources.refresh import update_catalogs
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
    _refuse_to_rename(workspace.publication(), locale)
    with workspace.alone_with_catalogs() as now:
        text = (now.seen.read(path) or b"").decode().rstrip() + "\n" + row
        publication = parse_publication(text, path=workspace.shown(path))
        # The row comes last: whatever stops this, typing it again carries on.
        update_catalogs(now, publication, publication.editions[-1:], print)
        now.seen.write(path, text.encode())
    direction = "right to left" if locale.direction == "rtl" else "left to right"
    print(f"{workspace.shown(path)}: {name} ({locale.gettext}), written {direction}")
    return 0


def _refuse_to_rename(publication: Publication, locale: Locale) -> None:
    """
    :raises UsageError: the name means another edition already, and would mean this one.
    """
    try:
        (edition,) = resolve(publication, locale.gettext)
    except UsageError:
        return
    language = locale.gettext.split("_")[0]
    here = [one for one in locale_identifiers() if one.startswith(f"{language}_")]
    example = f"{language}_{language.upper()}"
    example = example if example in here and example != edition.locale.gettext else here[0]
    raise UsageError(
        f"LANG={locale.gettext} means {edition.name} ({edition.locale.gettext}) here.",
        hint=f"Say which country the new edition is for: make language LANG={example}",
    )


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
            f"LANG={printable(name, 40)} is not a language that CLDR knows.",
            hint="Write it as gettext does: fr, pt_PT, zh_Hans.",
        ) from error
