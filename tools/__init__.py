"""The Onda workshop: ``python -m tools <verb>``, or ``make <verb>``.

Where things live (one word opens every door: verb, command, room, test)::

    environment.py the .venv         made from requirements/, before anything else runs
    cli.py         the terminal      arguments in, text and exit code out; terminal.py: of which no
                                     sign steers it
    commands/      the verbs         html preview books update check draft models memory status
                                     review accept language article publish rollback, and our own
    workspace.py   the files         knows source/, locale/, build/; reads and writes
    snapshots.py   what a run reads  each file once; nothing is written over what was saved since
    domains.py     catalogues        which an edition has, and between which languages each is
    upkeep.py      the catalogues    as they are, and merged with the articles as they are
    disk.py        the disk          atomic writes, folders swapped in one step; pending.py: files
                                     that are written together
    locks.py       one run at a time
    apart.py       processes         of their own: memory given back, editions side by side
    pandoc.py      pandoc            Markdown, HTML, Word -> reStructuredText; programs.py: others
    drafting.py    make draft        catalogues read, an engine asked, drafts written
    engines/       the engines       sentences in, translations out: Argos LibreTranslate Apertium
    journal.py     its answers       kept, so that a run that is cut off goes on
    models.py      Argos' models     installed; indexes.py web.py downloads.py packages.py: from
                                     where, how
    progress.py    long work         how far it is, on the terminal
    checking.py    make check        every rule asked, the answers remembered
    dictionaries/  spelling          es and pt_BR, packed; asked through Hunspell
    press/         the press         Sphinx extension, theme; editions printed, templates extracted
    preview/       make preview      an edition in a browser while somebody works on it
    books/         the books         an EPUB, a PDF and a picture of each article
    gate.py        what may go out   checks and policy of every edition
    publishing.py  make publish      assembly.py: build/site put together; keeping.py: editions that
                                     stay as they are; revisions.py: of which commit
    ownfiles.py    its own files     source/files/, for the root of the site
    recording.py   the record of addresses, locale/addresses.toml
    handovers/     where it goes     a folder, a .zip, a server, a branch
    node.py        npm's packages    for the browser tests and the assets
    browser.py     a real browser    for the tests and the README's pictures
    -------------- nothing below this line touches the outside world ----------
    model.py       the nouns         Locale Publication Edition Entry Catalog State
    errors.py      reasons to stop
    editions.py    which edition a name means
    formats/       text <-> nouns    PO, MO, reStructuredText, editions.toml, models.lock.toml,
                                     glossary.csv, waivers.toml, TMX, findings
    merges/        template + catalogue -> catalogue; updates.py: in which order they are written
    segments.py    sentences         abbreviations.py alignments.py pieces.py similarity.py
    slips.py       slips of the pen, which TYPO=1 carries
    accents.py     accents         one way of storing them, whichever a program chose
    changes.py     the note in an entry that says which sentences changed
    statuses.py    catalogue -> where it stands; standings.py: edition -> where it stands
    fields.py      above a title     whose, of when, held back; clock.py: what day it is
    arrivals.py    text -> title, byline, standfirst of a new article; bylines.py
    headers.py     the header of a catalogue, and whom it credits; slugs.py: X-Slug;
                   signers.py: names that can be shown
    notes.py       a draft's note    who drafted which sentence; origins.py: and how that travels
    dating.py      when              the date at the head, and of which words it is
    provenance.py  who made it       people, engines, and how much of a draft people changed
    policies.py    what stands       against publishing: unfinished.py, entry by entry;
                                     owed.py: and what need not be waited for;
                                     absences.py: what nobody has begun;
                                     obstacles.py: where, and who could mend it
    releases.py    what goes out     manifests.py: file by file; compression.py
    reviews/       a review          the page that goes out, and what comes back; trades/: as
                                     XLIFF, CSV or PO
    pages/         announcements     canonical, hreflang, Open Graph, JSON-LD, feeds, sitemaps
    redirects.py   old addresses     and where each leads; portable.py: names every disk can hold
    hosts/         what servers are told
    findings.py    what is wrong     where, how sure, how to mend it; waivers.py: but right;
                                     wording.py: in the reviewer's language
    checks/        the rules         one family a file: safety markup values meaning names terms …
    pictures.py    what is one       and draws, and does nothing else
    inert.py       safety, markup    as one question
    inline.py      markup of a line  marks.py inliner.py (docutils) paragraphs.py swaps.py
                                     letters.py localized.py (addresses)
    prose.py       what is no markup words.py denials.py negations.py names.py ordinary.py
                                     exonyms.py lengths.py loops.py typography.py quotations.py
    vocabulary.py  words             that are looked up; derivations.py: made by rule
    placeables/    a sentence        what an engine must not touch, masked; tokens.py, the signs
    numbers.py     digits            read and written, per language
    values/        what is said      numbers, dates, times, amounts by value
    guards.py      a draft           asked the rules of make check, and mended
    glossary.py    terms             and what they are called
    terms/         their forms       gender, plural and article, in Spanish and Portuguese
    memory.py      sentences         that were translated before
    drafts/        a draft           for every open sentence, or a gap
    calibrations.py  how sure        how often drafts like this one were good; trials.py: whether
                                     that is to be trusted
"""
