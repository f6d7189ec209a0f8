"""A site as it goes out: whole, with all that a publisher may turn on."""

from __future__ import annotations

from pathlib import Path

from tests.support.project import give_address, replace_once
from tools.model.publication import Locale
from tools.publishing.run import put_together
from tools.workspace import Workspace

from .addresses import ARTICLES

SLUG = "onda-progressista"
"""What the Portuguese edition calls its article."""
REPORT = 'report = "mailto:editors@onda.example"\n'
UNFINISHED = '\n[[edition]]\nlocale = "fr"\nname = "Français"\n'


def publish(workspace: Workspace) -> Path:
    """Every edition, one address translated, French openly unfinished; the site's folder."""
    give_address(workspace)
    text = workspace.editions_file.read_text(encoding="utf-8")
    workspace.editions_file.write_text(f"{REPORT}{text}{UNFINISHED}", encoding="utf-8")
    catalog = workspace.catalog_path(Locale("pt_BR"), ARTICLES[0].name)
    replace_once(catalog, '"X-Credit: Onda\\n"', f'"X-Credit: Onda\\n"\n"X-Slug: {SLUG}\\n"')
    partial = [one for one in workspace.publication().editions if one.locale.gettext == "fr"]
    site = put_together(workspace, partial, "2026-11-30").site
    assert site
    return site
