"""What the pages, feed and sitemap of an edition say: tools/site/metadata/, given what Sphinx has
read and what the catalogues say.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from sphinx.environment import BuildEnvironment

from tools.i18n import spell_date
from tools.model.article import Article
from tools.model.catalog import Catalog, State
from tools.model.errors import CatalogError
from tools.model.publication import Edition
from tools.site.context import SiteContext
from tools.site.credits import credit_text, read_credit
from tools.site.extension.articles import list_all_articles, list_articles, list_undated_pages
from tools.site.extension.document_info import document_info
from tools.site.metadata.addresses import CARD, FEED, FRONT, SITEMAP, notice_ids
from tools.site.metadata.alternates import (
    ArticleMetadata,
    Correction,
    PageMetadata,
    PageStatus,
    describe_front,
    describe_original,
    describe_translation,
)
from tools.site.metadata.feeds import render_feed, render_sitemap


class EditionMetadata:
    """Collects what one edition says. Other editions are read only where the site has an
    address."""

    def __init__(self, context: SiteContext, env: BuildEnvironment) -> None:
        self._context = context
        self._env = env
        self._statuses: dict[tuple[Edition, str], PageStatus] = {}

    def page(self, docname: str) -> PageMetadata:
        """Describe a document's page in this edition."""
        publication, here = self._context.publication, self._context.edition
        editions = self._context.editions if publication.url else (here,)
        article = self._article(docname)
        return PageMetadata(
            publication=publication,
            docname=docname,
            identity=self._context.identity(docname),
            title=self._env.titles[docname].astext(),
            description=document_info(self._env, docname).standfirst,
            here=self._status(here, docname),
            statuses=tuple(self._status(edition, docname) for edition in editions),
            names={edition: self._context.page_name(docname, edition) for edition in editions},
            article=self._article_metadata(article) if article else None,
            has_card=article is not None and CARD in self._context.books,
        )

    @cached_property
    def has_feed(self) -> bool:
        """Whether there is anything to put into a feed."""
        here = self._context.edition
        return bool(self._context.publication.url) and any(
            self._status(here, one.docname).finished for one in list_articles(self._env)
        )

    def files(self) -> dict[str, bytes]:
        """Write what lies beside the pages: the feed and the sitemap, as far as there are any."""
        publication, here = self._context.publication, self._context.edition
        if not publication.url:
            return {}
        pages = {name: self.page(name) for name in sorted(self._env.found_docs)}
        newest = [pages[one.docname] for one in list_articles(self._env)]
        subtitle = pages[FRONT].description if self._own(here, FRONT).finished else ""
        contents = {
            FEED: render_feed(publication, here, newest, subtitle=subtitle),
            SITEMAP: render_sitemap(pages.values()),
        }
        return {name: data for name, data in contents.items() if data}

    def _status(self, edition: Edition, docname: str) -> PageStatus:
        key = edition, docname
        if key not in self._statuses:
            status = self._own(edition, docname)
            if docname == FRONT:
                status = describe_front(status, self._offered(edition))
            self._statuses[key] = status
        return self._statuses[key]

    def _offered(self, edition: Edition) -> Iterator[PageStatus]:
        """What the front page of an edition lists: its articles and pages, those that this one
        does not have among them."""
        # A translation that has nothing but notices of what was withdrawn offers nothing.
        is_source = edition == self._context.publication.source
        listed = list_articles(self._env) if is_source else list_all_articles(self._env)
        shown = [*listed, *list_undated_pages(self._env)]
        for name in (*(one.docname for one in shown), *self._context.absent()):
            if name not in self._context.absent(edition):
                yield self._status(edition, name)

    def _own(self, edition: Edition, docname: str) -> PageStatus:
        release = self._context.release(edition)
        if release and release.kept is not None:
            return PageStatus(edition=edition, finished=docname in release.kept, modified="")
        if docname in self._context.absent() and docname not in self._context.absent(edition):
            return PageStatus(
                edition=edition, finished=self._is_whole(edition, docname), modified=""
            )
        article = self._article(docname)
        date, corrections = (article.date, article.corrections) if article else ("", ())
        if (article and article.fields.withdrawn) or docname in self._context.absent(edition):
            return PageStatus(edition=edition, finished=False, modified="")
        if edition == self._context.publication.source:
            return describe_original(edition, dates=(date, *(when for when, _ in corrections)))
        return describe_translation(
            edition,
            self._catalog(edition, docname),
            document_info(self._env, docname).messages,
            date=date,
            corrections=corrections,
            head=article.head if article else (),
        )

    def _is_whole(self, edition: Edition, docname: str) -> bool:
        """Whether another edition has finished an article that nobody reads for this one."""
        release = self._context.release(edition)
        if edition == self._context.publication.source or (release and not release.partial):
            return True
        live = [entry for entry in self._catalog(edition, docname) if not entry.obsolete]
        return bool(live) and all(entry.state is State.REVIEWED for entry in live)

    def _catalog(self, edition: Edition, docname: str) -> Catalog:
        if edition == self._context.edition:
            return self._context.catalog(docname)
        try:
            return self._context.workspace.catalog(edition.locale, docname)
        except CatalogError:
            # Whoever prints that edition is told. Here it is one that cannot be printed.
            return Catalog(domain=docname)

    def _article(self, docname: str) -> Article | None:
        return document_info(self._env, docname).article

    def _article_metadata(self, article: Article) -> ArticleMetadata:
        words, locale = self._context.translations, self._context.edition.locale
        catalog = self._context.catalog(article.docname)
        made = read_credit(catalog, self._context.publication.source.locale, locale)
        return ArticleMetadata(
            author=article.author,
            date=article.date,
            original_title=article.original_title,
            corrections=tuple(self._corrections(article)),
            made=made,
            credit_text=credit_text(catalog.field("X-Credit"), made, words, locale),
        )

    def _corrections(self, article: Article) -> Iterator[Correction]:
        words, locale = self._context.translations, self._context.edition.locale
        heading = "Correction, {date}" if words.knows("Correction, {date}") else "{date}"
        days = [when for when, _ in article.corrections]
        for day, fragment, text, translated in zip(
            days,
            notice_ids(days),
            article.correction_texts,
            article.corrections_translated,
            strict=True,
        ):
            yield Correction(
                date=day,
                fragment=fragment,
                heading=words.label(heading, date=spell_date(day, locale.cldr)),
                text=text,
                language="" if translated else self._context.publication.source.locale.html,
            )
