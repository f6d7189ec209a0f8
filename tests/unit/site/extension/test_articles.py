"""What each paragraph of an article is."""

from __future__ import annotations

import shutil

from tools.sources.extraction import extract
from tools.system.environment import ROOT
from tools.workspace import Workspace


def test_an_article_with_everything(project: Workspace) -> None:
    folder = ROOT / "tests" / "browser"
    shutil.copy(folder / "everything.rst", project.source / "articles")
    shutil.copy(folder / "wide.png", project.source)
    kinds = extract(project).kinds["articles/everything"]
    wanted = {
        "Everything that an article may have, *once*": "title",
        "A standfirst may have a second paragraph.": "standfirst",
        "A section": "heading",
        "A part of a section": "heading",
        "One thing": "item",
        "This is the second.": "item",
        "A quotation, set apart.": "quote",
        "Somebody": "attribution",
        "What stands at the head of a chapter.": "quote",
        "A line of verse": "line",
        "Term": "term",
        "What it means.": "paragraph",
        "A picture with a caption.": "caption",
        "A cell with some words in it": "cell",
        "The first footnote.": "footnote",
        "It was *not* so.": "correction",
        "Ana Example is nobody. She can be reached at ana@example.org.": "note",
    }
    assert {msgid: kinds[msgid] for msgid in wanted} == wanted


def test_every_paragraph_of_the_templates_has_a_kind(project: Workspace) -> None:
    sources = extract(project)
    for domain, kinds in sources.kinds.items():
        assert set(kinds) == {entry.msgid for entry in sources.templates[domain]}
