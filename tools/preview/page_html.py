"""What a preview adds to its pages, in the language of the edition's reviewers: the banner, what is
said of each passage, and a page in the place of one that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from tools.i18n import Translations, translate
from tools.model.findings import Message, say
from tools.model.publication import Edition
from tools.model.text import printable
from tools.preview.context import MARKS, Condition, Passage, PreviewContext

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "pages"), autoescape=True, trim_blocks=True
)
BANNER = say("Preview – not published")
BODY_RE = re.compile("<body[^>]*>")
HEAD = Markup(
    '<link rel="stylesheet" href="/-/preview.css">\n'
    '<script defer src="/-/preview.js" data-version="{version}"></script>\n</head>'
)


def translate_html(message: Message, words: Translations) -> str:
    """Translate *message* for a page: marked as English where the workshop's catalogue lacks it.

    >>> from tools.model.findings import say
    >>> from tools.model.publication import Locale
    >>> translate_html(say("Draft"), Translations(None, Locale("en")))
    Markup('<span lang="en" dir="ltr">Draft</span>')
    """
    values = {
        name: translate(value, words) if isinstance(value, Message) else value
        for name, value in message.values
    }
    return words(message.text, **values)


@dataclass(frozen=True)
class PreviewTexts:
    """What the preview itself says, in the language of the edition's reviewers."""

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
        """Say what is above the problems of a build; *fresh*: the page has what is there now."""
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


class Shown(NamedTuple):
    """A passage as its page has it."""

    passage: Passage
    condition: Condition


def pointing_attributes(entry: int) -> dict[str, str]:
    """List the attributes of a passage that can be pointed at, and reached by keyboard."""
    return {"data-entry": str(entry), "tabindex": "0", "aria-describedby": f"entry-{entry}"}


def entry_block(context: PreviewContext, docname: str, entry: int, shown: Shown) -> str:
    """Write what a page says of a passage, as HTML."""
    passage, condition = shown
    stored = passage.entry
    values: dict[str, Any] = {
        "entry": entry,
        "condition": condition.value,
        "locale": context.edition.locale,
        "source": context.publication.source.locale,
        "msgid": printable(passage.msgid),
        "faults": [translate_html(fault, context.words) for fault in passage.faults],
        "open": translate_html(say("Open in the editor"), context.words),
        "source_label": translate_html(say("Source:"), context.words),
    }
    if mark := MARKS.get(condition):
        values["mark"] = translate_html(mark, context.words)
    if stored is None:
        name = context.edition.locale.gettext
        advice = say("The catalogue does not have it yet. Type: make update LANG={name}", name=name)
        values["faults"] = [translate_html(advice, context.words)]
    else:
        values["msgstr"] = "\n".join(map(printable, stored.msgstr_plural or (stored.msgstr,)))
        values["place"] = context.place(docname, stored)
        values["href"] = _link(context, docname, stored.line)
        if stored.previous_msgid is not None and condition is Condition.CHANGED:
            values["previous"] = printable(stored.previous_msgid)
            values["previous_label"] = translate_html(
                say("It translates this older text:"), context.words
            )
    return TEMPLATES.get_template("entry.html").render(values)


def _link(context: PreviewContext, docname: str, line: int) -> str:
    path = context.workspace.catalog_path(context.edition.locale, docname).as_posix().lstrip("/")
    return context.editor.replace("{path}", quote(path, safe="/:")).replace("{line}", str(line))
