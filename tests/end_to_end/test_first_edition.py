"""The page of the source edition says what the author wrote, all of it, in order."""

import re
from html.parser import HTMLParser

from tests.support.project import CASES
from tools.site.sphinx_build.edition import build_edition
from tools.workspace import Workspace

PUBLISHED = CASES / "sources" / "as-published.txt"
PAGE = "en/articles/latin-america-wave.html"


class Text(HTMLParser):
    """The text of the article element, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside |= tag == "article"
        if self.inside and tag in {"h1", "h2", "p"}:
            self.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag != "article"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text += data.replace("\n", " ")


def paragraphs(text: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := " ".join(raw.split()))]


def published() -> list[str]:
    """The publisher's text less its page's furniture, the last sentence mended."""
    title, standfirst, byline, *text, note, reply = paragraphs(
        PUBLISHED.read_text(encoding="utf-8")
    )
    assert byline == "By David Raby"
    assert reply == "Leave a Reply"
    title = title.removesuffix(". By David Raby.")
    note = note.removeprefix("• ").replace("reached at and on Twitter", "reached on Twitter")
    return [title, standfirst, *text, note]


def test_every_word_in_its_place(project: Workspace) -> None:
    build_edition(project, project.publication().source)
    page = Text()
    page.feed((project.html / PAGE).read_text(encoding="utf-8"))
    found = paragraphs(page.text)
    byline = next(line for line in found if line.startswith("By David Raby"))
    assert re.fullmatch(r"By David Raby August 2021 \d+ min read", byline)
    found.remove(byline)
    found.remove("About the author")
    assert found == published()
