"""Glossary terms in Spanish and Portuguese sentences: their gender, plural and article.

What cannot be known for certain is None, and whoever asks says so to the reviewer. Of
other languages nothing is known at all.

The rooms behind this door::

    tongues      what is said of a language
    spanish, portuguese
    phrases      a translation of the glossary -> its forms
    articles     the words before a term, mended
    slots        a term put in where something else stands
"""

from __future__ import annotations

from tools.language.grammar import Gender, Tongue
from tools.language.grammar.portuguese import PORTUGUESE
from tools.language.grammar.spanish import SPANISH
from tools.language.numbers import base

__all__ = ["Gender", "Tongue", "tongue"]

_TONGUES = {"es": SPANISH, "pt": PORTUGUESE}


def tongue(language: str) -> Tongue | None:
    """What is known of a language, by gettext's name; None of most."""
    return _TONGUES.get(base(language))
