"""Where a reader reports what is wrong with a passage: a message that says which one it is."""

from __future__ import annotations

from urllib.parse import quote

from tools.model.publication import Edition, Publication

MAIL = "mailto:"
GITLAB = "/-/issues/new"
LONGEST = 60
"""So many characters of a passage are enough to find it by in any editor of catalogues."""


def report(
    publication: Publication, edition: Edition, domain: str, msgid: str, question: str
) -> str:
    """Write the address that opens the message; :attr:`Edition.report` must say where it goes.

    :param question: stands at its top, in the reader's language.
    """
    locale = edition.locale.gettext
    subject = f"{publication.name} {locale}: {domain}"
    body = f"{question}\n\n\n-- \nlocale/{locale}/LC_MESSAGES/{domain}.po\n{beginning(msgid)}\n"
    to = edition.report
    if to.startswith(MAIL):
        lines = body.replace("\n", "\r\n")  # as mails have them
        return f"{to}?subject={quote(subject)}&body={quote(lines)}"
    if to.endswith(GITLAB):
        return f"{to}?issue%5Btitle%5D={quote(subject)}&issue%5Bdescription%5D={quote(body)}"
    return f"{to}?title={quote(subject)}&body={quote(body)}"


def beginning(msgid: str) -> str:
    """Cut a passage to its first words.

    >>> beginning("One two three"), beginning("word " * 20)
    ('One two three', 'word word word word word word word word word word word word …')
    """
    text = " ".join(msgid.split())
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST + 1].rpartition(' ')[0] or text[:LONGEST]} …"
