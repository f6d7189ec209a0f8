"""THE PRESS: a Sphinx extension that prints an article page, not a manual.

directives.py   standfirst, author-note
originals.py    what stays in the source language, and says so
fence.py        nothing active, nothing foreign gets into a page
articles.py     an article's particulars: byline, date, minutes, credit
chrome.py       the words around the articles, in the reader's language
desk.py         what the press has before it for one edition
proof.py        what a catalogue must not say to be printed
builder.py      the HTML builder, and what each template is given
frontdoor.py    the pages above the editions
printing.py     one edition from the repository to the disk
theme/          templates, stylesheet, fonts
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from tools.press import articles, builder, directives, fence, originals

THEME = Path(__file__).parent / "theme"


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_html_theme("onda", str(THEME / "onda"))
    for room in (directives, originals, fence, articles, builder):
        room.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
