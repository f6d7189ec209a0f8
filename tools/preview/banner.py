"""What stands around the pages of a preview, and in the place of one that is not there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tools.i18n.translations import Translations, translate
from tools.model.findings import Message, say
from tools.model.publication import Edition
from tools.preview.templates import TEMPLATES, translate_html

BANNER = say("Preview – not published")
BODY_RE = re.compile("<body[^>]*>")
HEAD = Markup(
    '<link rel="stylesheet" href="/-/preview.css">\n'
    '<script defer src="/-/preview.js" data-version="{version}"></script>\n</head>'
)


@dataclass(frozen=True)
class PreviewTexts:
    edition: Edition
    words: Translations

    def with_banner(self, page: str, version: str) -> str:
        """Put the banner into *page*, and what loads it again after the next build."""
        page = page.replace("</head>", HEAD.format(version=version), 1)
        banner = TEMPLATES.get_template("banner.html").render(
            banner=translate_html(BANNER, self.words),
            label=translate(BANNER, self.words),
            stopped=translate(self._stopped, self.words),
        )
        return BODY_RE.sub(lambda found: f"{found[0]}\n{banner}", page, count=1)

    def heading(self, *, fresh: bool) -> str:
        """Say what stands over the problems of a build; *fresh*: the page has what is there now."""
        if fresh:
            message = say("This keeps the edition from being built:")
        else:
            message = say("This page is as it was before, because of an error:")
        return translate(message, self.words)

    def broken(self, problems: Sequence[str]) -> str:
        """Write the page in the place of every other as long as there has been none."""
        heading = say("There is no page yet, because of an error:")
        return self._page(heading, [Markup('<span lang="en">{}</span>').format(one)
                                    for one in problems])  # fmt: skip

    def missing(self, other: Edition | None) -> str:
        """Write the page in the place of one that is not there.

        :param other: the edition whose page was asked for, if it is another one.
        """
        heading = say("There is nothing at this address.")
        if other is None:
            return self._page(heading, [])
        sentence = say(
            "This preview shows one edition: {edition}. To see another one, type: {command}",
            edition=self.edition.name,
            command=f"make preview LANG={other.locale.gettext}",
        )
        return self._page(heading, [translate_html(sentence, self.words)])

    @property
    def _stopped(self) -> Message:
        command = f"make preview LANG={self.edition.locale.gettext}"
        return say("The preview has ended. To start it again, type: {command}", command=command)

    def _page(self, heading: Message, sentences: Sequence[str]) -> str:
        return TEMPLATES.get_template("said.html").render(
            locale=self.edition.locale,
            title=translate(BANNER, self.words),
            heading=translate_html(heading, self.words),
            sentences=sentences,
            href=f"/{self.edition.locale.slug}/index.html",
            link=self.edition.name,
        )
