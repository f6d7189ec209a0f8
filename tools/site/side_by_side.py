"""A page for each translated article with the original beside it, paragraph by paragraph.

Both pages are printed from one article, so their paragraphs are as many and in one order.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element

from markupsafe import Markup

from tools.catalogs.domains import PRESS
from tools.i18n import marks
from tools.model.article import FOLDER
from tools.model.publication import Locale, Release
from tools.site.context import PARALLEL, SiteContext
from tools.site.extension.page_context import switcher
from tools.site.front_pages import TEMPLATES, has_text
from tools.site.html_tree import (
    BODY,
    CORRECTION,
    NOTE,
    PART,
    STANDFIRST,
    clean,
    html,
    parse_page,
    text_of,
)
from tools.site.page_names import names_by_edition
from tools.site.servers import POLICY
from tools.system import disk
from tools.workspace import Workspace

INLINE = {
    "a", "abbr", "b", "br", "cite", "code", "em", "i", "img", "kbd", "mark", "q", "samp", "small",
    "span", "strong", "sub", "sup", "time", "tt", "var",
}  # fmt: skip
"""Elements within a paragraph; any other is one, or holds some."""
HEADINGS = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}
"""The page has a heading of its own above them."""
SHOWN = {STANDFIRST, CORRECTION, BODY, NOTE}
"""The parts of an article that say what it says, beside its title."""


@dataclass(frozen=True)
class Row:
    """A paragraph in both languages."""

    tag: str
    original: str
    """What is inside it, as HTML, as in the translation."""
    translation: str
    """Empty if there is none yet."""


def render_side_by_side(
    workspace: Workspace, folder: Path, releases: Sequence[Release]
) -> dict[str, bytes]:
    """Write the pages, by their path in the site: a contribution to it.

    :param folder: where the pages of the editions are.
    """
    publication = workspace.publication()
    pages: dict[str, bytes] = {}
    for release in releases:
        if release.edition != publication.source and release.kept is None:
            context = SiteContext(
                workspace=workspace,
                publication=publication,
                edition=release.edition,
                catalogs={PRESS: workspace.catalog(release.edition.locale, PRESS)},
                releases=tuple(releases),
                names=names_by_edition(workspace, publication, release.edition),
            )
            pages |= _pages_of_edition(context, folder)
    return pages


def _pages_of_edition(context: SiteContext, folder: Path) -> Iterator[tuple[str, bytes]]:
    source = folder / context.publication.source.locale.slug
    for path in disk.files(source / FOLDER):
        document = path.relative_to(source).with_suffix("").as_posix()
        name = f"{context.edition.locale.slug}/{context.page_name(document)}"
        page = folder / f"{name}.html"
        if path.suffix == ".html" and all(map(_is_article, (path, page))):
            text = _page(context, document, _article(path), _article(page), _leading(page))
            yield f"{name}{PARALLEL}.html", text.encode()


def pair_paragraphs(original: Element, translation: Element, source: Locale) -> Iterator[Row]:
    """Pair the paragraphs of two articles that are one.

    :param source: the language that a paragraph is marked with if it has no translation.
    """
    for (ours, _), (theirs, language) in zip(_said(original), _said(translation), strict=True):
        missing = language == source.html
        tag = HEADINGS.get(ours.tag, "pre" if ours.tag == "pre" else "p")
        yield Row(tag, _inside(ours), "" if missing else _inside(theirs))


def _page(
    context: SiteContext, name: str, original: Element, translation: Element, leading: str
) -> str:
    publication, edition = context.publication, context.edition
    source, site = publication.source.locale, "../" * (name.count("/") + 1)
    mine = context.page_name(name)
    here = posixpath.basename(mine)
    _fix_links(original, f"{site}{source.slug}/{name}.html")
    _fix_links(translation, f"{here}.html")
    title = text_of(next(translation.iter("h1")))
    page = TEMPLATES.get_template("parallel.html").render(
        _=context.translations, label=context.translations.label, context=context,
        policy=POLICY, title=title,
        locale=edition.locale, foreign=marks(source), home=f"{site}{edition.locale.slug}/",
        switcher=switcher(context, site, name), canonical=leading or f"{quote(here)}.html",
        back=f"{quote(here)}.html",
        pagename=name + PARALLEL, original=publication.source,
        rows=[
            (row.tag, Markup(row.original), Markup(row.translation))
            for row in pair_paragraphs(original, translation, source)
        ],
    )  # fmt: skip
    return f"{page}\n"


def _is_article(path: Path) -> bool:
    return path.is_file() and has_text(path)


def _article(path: Path) -> Element:
    article = next(parse_page(path.read_text(encoding="utf-8")).iter("article"))
    clean(article)
    return article


def _leading(path: Path) -> str:
    """Which address the page of an article sends search engines to; empty if none.

    That of an unfinished one is the original's, for the page itself is not to be found.
    """
    links = parse_page(path.read_text(encoding="utf-8")).iter("link")
    return next((one.get("href", "") for one in links if one.get("rel") == "canonical"), "")


def _said(article: Element) -> Iterator[tuple[Element, str]]:
    """Each paragraph, heading, cell … of an article, and the language it is marked with."""
    for part in (*next(article.iter("header")), *article):
        if part.tag == "h1" or part.get(PART) in SHOWN:
            yield from _paragraphs(part, "")


def _paragraphs(element: Element, language: str) -> Iterator[tuple[Element, str]]:
    language = element.get("lang", language)
    within = [child for child in element.iter() if child is not element]
    if all(child.tag in INLINE for child in within):
        # Beside paragraphs are only signs, like the number of a footnote.
        if element.tag not in INLINE and text_of(element):
            yield element, language
        return
    for child in element:
        yield from _paragraphs(child, language)


def _inside(element: Element) -> str:
    """What is in an element, as HTML; a place in it is no place of this page."""
    copy = deepcopy(element)
    for one in copy.iter():
        one.attrib.pop("id", None)
    copy.attrib.clear()
    copy.tag, copy.tail = "p", None
    return html(copy).removeprefix("<p>").removesuffix("</p>")


def _fix_links(article: Element, page: str) -> None:
    """Let what an article links to from its own page be found from this one."""
    folder = posixpath.dirname(page)
    for element in article.iter():
        for name in {"href", "src"} & element.attrib.keys():
            target = element.attrib[name]
            if target.startswith("#"):
                element.set(name, f"{quote(page)}{target}")
            elif folder and not urlsplit(target).scheme:
                element.set(name, posixpath.normpath(posixpath.join(folder, target)))
