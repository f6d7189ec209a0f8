"""Reviewing for people who do not use git: a page goes out, a small file comes back.

Which module does what::

    passages       a catalogue and its findings -> what the page shows, paragraph by paragraph
    make_review    what the verb review writes: a page, or a file for a program
    live_checks    what the page needs to find faults while somebody types
    page_messages  what the page says
    html_page      passages -> one HTML file that needs nothing else; page/ holds its parts
    return_file    the file that comes back, read as if an enemy had written it
    accept         what came back, merged: nothing of anybody's is lost
    accept_files   files read, accepted and saved; what became of them, for the editor
    exchange/      the same for translators' programs: XLIFF, CSV, PO

The notes that a review leaves in an entry: ``tools/catalogs/notes/reviewed.py``.
"""
