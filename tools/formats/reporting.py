"""Where readers' reports go: ``report`` in ``editions.toml``."""

from __future__ import annotations

import re

from tools.model.errors import ConfigError
from tools.model.text import printable

MAIL_RE = re.compile(
    r"mailto:[a-z0-9.!#$'*+/=^_{|}~-]+@[a-z0-9]+(?:[.-]+[a-z0-9]+)*\.[a-z]{2,}",
    re.ASCII | re.IGNORECASE,
)
FORM_RE = re.compile(
    r"https://[a-z0-9]+(?:[.-]+[a-z0-9]+)*(?::[0-9]{1,5})?(?:/[a-z0-9._~-]+)+/issues/new",
    re.ASCII | re.IGNORECASE,
)


def parse_report(text: str, *, where: str) -> str:
    """A mailbox, or the page of a forge that opens an issue.

    :raises ConfigError: it is neither.

    >>> parse_report("mailto:editors@onda.example", where="editions.toml")
    'mailto:editors@onda.example'
    """
    folders = text.split("/")
    if not (MAIL_RE.fullmatch(text) or FORM_RE.fullmatch(text)) or {".", ".."} & {*folders}:
        raise ConfigError(
            f"{where}: report = '{printable(text, 200)}'"
            " is neither a mailbox nor a page for new issues.",
            hint='Write "mailto:editors@onda.example", or "https://github.com/o/r/issues/new".',
        )
    return text
