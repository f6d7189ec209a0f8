"""What a preview says, in the language of the edition's reviewers."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from tools.i18n.translations import Translations, translate
from tools.model.findings import Message

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "pages"), autoescape=True, trim_blocks=True
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
