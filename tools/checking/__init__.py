"""make check: rules asked, answers remembered, findings reported.

run.py                editions read, every rule asked, waived findings left out
checks.py             rules asked about an entry, a catalogue, an edition, the articles
registry.py           every rule
rule.py               what a rule is, and what it gets to read
rules/                the rules themselves
cache.py              what rules said of a catalogue that has not changed
fixes.py              the fixes that are certain, made
reports.py            findings for a terminal, as JSON, SARIF, GitHub's commands
hunspell.py           spelling dictionaries, kept in dictionaries/
"""
