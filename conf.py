"""Sphinx's settings. ``make html`` is the way in; this serves any other Sphinx builder too."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from tools.workspace import Workspace  # noqa: E402 - found through the line above

publication = Workspace(ROOT).publication()
project = publication.name
language = publication.source.locale.gettext

extensions = ["tools.site.extension"]
root_doc = "index"
nitpicky = True
exclude_patterns = [
    "**/.#*",  # by which Emacs says that it has a file open
    "files",  # the publication's own, which go out as they are
]
suppress_warnings = [
    "toc.not_included",  # the front page lists the articles by itself
    # Sphinx wants links in one order and named ones untranslated; tools/site/extension/safety.py
    # compares where they lead, and all that Sphinx leaves out.
    "i18n.inconsistent_references",
]

# Absolute, for extraction, HTML and other tools resolve a relative path against
# different folders. `make html` lays out there what Sphinx reads, so that compiled
# files stay out of the translators' way.
locale_dirs = [str(ROOT / "build" / "locale")]
gettext_auto_build = False  # tools/formats/po/write.py compiles them, strictly
gettext_compact = False
gettext_uuid = False
gettext_additional_targets: list[str] = []  # no raw HTML, no image paths for translators
smartquotes = False  # quotes are the author's and the translator's, never the machine's

html_theme = "onda"
html_permalinks = False
html_use_index = False
html_domain_indices = False
html_copy_source = False
html_show_sourcelink = False
