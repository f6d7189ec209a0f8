"""The Onda workshop: ``python -m tools <verb>``, or ``make <verb>``.

Where things live (one word opens every door: verb, command, room, test)::

    environment.py the .venv         made from requirements/, before anything else runs
    cli.py         the terminal      arguments in, text and exit code out
    commands/      the verbs         html clean test lint bench screenshots assets lock
    workspace.py   the files         knows source/, locale/, build/; reads and copies
    disk.py        the disk          atomic writes, folders swapped in one step
    locks.py       one run at a time
    node.py        npm's packages    for the browser tests and the assets
    browser.py     a real browser    for the tests and the README's pictures
    engines/       the engines       machine translation, behind one protocol
    press/         the press         Sphinx extension, theme, one edition printed
    -------------- nothing below this line touches the outside world ----------
    model.py       the nouns         Locale Publication Edition Entry Catalog State
    errors.py      reasons to stop
    editions.py    which edition a name means
    formats/       text <-> nouns    PO, editions.toml, glossary.csv, TMX
    segments.py    sentences         where one ends; abbreviations.py has the exceptions
    alignments.py  a translation     cut where its source is cut
    similarity.py  two texts         the same but for looks, or like enough for a glance
    changes.py     a changed entry   the note that says which sentences want a look
    pieces.py      the same          cut into what is kept, edited and new
    inert.py       a translation     marked up like its source, and harmless
    placeables.py  a sentence        what an engine must not touch, masked; tokens.py, the signs
    numbers.py     numbers           by value, across languages
    guards/        a draft           what is wrong with it in plain words
    glossary.py    terms             and what they are called
    memory.py      sentences         that were translated before
    drafts/        a draft           for every open sentence, or a gap
    merges/        a merge           template and catalogue -> catalogue, no reviewed word lost
"""
