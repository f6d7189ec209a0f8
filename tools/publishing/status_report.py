"""Where an edition stands, for people and for programs."""

from __future__ import annotations

from tools.catalogs import provenance
from tools.catalogs.status import Status, Tally
from tools.i18n import spell_date
from tools.model.catalog import State
from tools.model.publication import Edition
from tools.publishing.readiness import Standing

STATES = (State.UNTRANSLATED, State.DRAFT, State.CHANGED, State.REVIEWED)


def as_data(found: Standing) -> dict[str, object]:
    """Return what ``make status JSON=1`` says of an edition: other programs read it."""
    total = sum((row.tally for row in found.rows), Tally())
    return {
        "locale": found.edition.locale.gettext,
        "name": found.edition.name,
        "finished": found.is_done,
        **_counts(total),
        "provenance": provenance.as_data(found.together),
        "refusals": list(found.refusals),
        "documents": [
            {
                "domain": row.domain,
                **_counts(row.tally),
                "as_of": row.as_of or None,
                "lacks": list(row.lacks),
                "owed": list(row.owed),
                "left_out": found.left_out.get(row.domain),
                "findings": list(row.findings),
                "conflicts": row.conflicts,
                "provenance": {
                    **provenance.as_data(found.made[row.domain]),
                    "entries": provenance.as_rows(found.made[row.domain]),
                },
            }
            for row in found.rows
        ],
    }


def _counts(tally: Tally) -> dict[str, object]:
    return {
        "entries": {state.value: tally.entries[state] for state in STATES},
        "words": {state.value: tally.words[state] for state in STATES},
        "minutes_left": tally.minutes,
    }


def as_table(found: Standing, source: Edition) -> str:
    """Write entries and words in each state, a line a document, and what is to be known of it."""
    edition, rows = found.edition, found.rows
    total = sum((row.tally for row in rows), Tally())
    lines = [["", *(state.value for state in STATES), "left"]]
    lines += [[row.domain, *_cells(row.tally)] for row in rows]
    lines.append(["together", *_cells(total)])
    widths = [max(len(line[n]) for line in lines) for n in range(len(lines[0]))]
    text = [f"{edition.name} ({edition.locale.gettext}): entries / words"]
    for line, row in zip(lines, [None, *rows, None], strict=True):
        cells = (cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))
        text.append(f"  {line[0].ljust(widths[0])}  {'  '.join(cells)}".rstrip())
        if row:
            why = found.left_out.get(row.domain)
            remarks = [*([why] if why else []), *_remarks(row, source)]
            text += [f"      {remark}" for remark in remarks]
    return "\n".join([*text, *(f"  {line}" for line in found.story())])


def _cells(tally: Tally) -> list[str]:
    counts = [f"{tally.entries[state]} / {tally.words[state]}" for state in STATES]
    return [*counts, f"{tally.minutes} min" if tally.left else "nothing"]


def _remarks(row: Status, source: Edition) -> list[str]:
    remarks = list(row.findings)
    if row.conflicts:
        remarks.append(
            f"conflicts that nobody has settled: {row.conflicts} (make check shows them)"
        )
    changed = row.tally.entries[State.CHANGED]
    new = row.tally.entries[State.UNTRANSLATED]
    if row.as_of and row.tally.entries[State.REVIEWED]:
        since = [f"passages changed since: {changed}"] if changed else []
        since += [f"not translated yet: {new}"] if new else []
        matches = f"matches the original as of {spell_date(row.as_of, source.locale.cldr)}"
        remarks.append("; ".join([matches, *since]))
    remarks += [
        f"lacks the notice (correction or withdrawal) of {spell_date(date, source.locale.cldr)}"
        for date in row.lacks
    ]
    if row.owed:
        remarks.append(
            f"owed to its readers, who see them in {source.name} meanwhile: {len(row.owed)}"
            " (notices, and what corrections speak of)"
        )
    return remarks
