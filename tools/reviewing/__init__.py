"""Reviewing for people who do not use git: a page goes out, a small file comes back.

The rooms behind this door::

    passages    a catalogue and its findings -> what the page shows, paragraph by paragraph
    differences which words of a text changed
    live        what the page needs to find faults while somebody types
    expressions Python's regular expressions, as a browser reads them
    words       what the page says
    pages       passages -> one HTML file that needs nothing else; page/ holds its parts
    returns     the file that comes back, read as if an enemy had written it
    accepts     what came back, merged: nothing of anybody's is lost
    places      where the entries stand that it is for
    faults      what is unfit to be printed
    summaries   what became of it all, for the editor
    signatures  the notes in an entry: who reviewed it, which other text was meant for it
"""
