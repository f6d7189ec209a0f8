"""What the review page saves: the file that goes back to the editors."""

from __future__ import annotations

import json

from tools.reviewing.return_file import FORMAT, Return


def render_return(found: Return) -> bytes:
    """Write what :func:`tools.reviewing.return_file.parse_return` reads, as the page does."""
    rows = [
        {
            "document": one.domain, "msgctxt": one.msgctxt, "msgid": one.msgid, "sent": one.sent,
            "msgstr": one.msgstr, "done": one.done,
            **({"settled": list(one.settled)} if one.settled else {}),
        }
        for one in found.answers
    ]  # fmt: skip
    value = {
        "format": FORMAT, "edition": found.locale, "reviewer": found.reviewer, "answers": rows,
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
