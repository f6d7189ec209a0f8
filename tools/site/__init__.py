"""THE PRESS: prints an article page, not a manual, through Sphinx.

extension.py    the door that Sphinx knows: conf.py names it
directives.py   standfirst, author-note
originals.py    what stays in the source language, and says so
fence.py        nothing active, nothing foreign gets into a page
fields.py       what stands above an article's title; of a withdrawn one, what is left
articles.py     an article's particulars: byline, date, minutes, credit
noted.py        what is kept of every document
announcing.py   what an edition announces: tools/site/metadata/, given what Sphinx has read
heads.py        what stands in the head of a page
chrome.py       the words around the articles, in the reader's language
desk.py         what the press has before it for one edition
proof.py        what a catalogue must not say to be printed
reporting.py    a link at each translated paragraph, to say what is wrong with it
searching.py    what the search page looks words up in
builder.py      the HTML builder, and what each template is given
parallels.py    the original beside the translation
elsewhere.py    links to articles that an edition does not have
naming.py       what pages are called in each edition; moves.py: and what they were called
frontdoor.py    the pages above the editions
printing.py     one edition from the repository to the disk
extraction.py   what there is to translate
running.py      Sphinx, inside this process; haste.py: its short ways, switched on meanwhile
lines.py        plain paragraphs, read the short way
credits.py      who made a page, in its reader's language
kinds.py        what a paragraph is
plain.py        what templates and rules say, to be translated
dates.py        dates as they are spelled
fonts.py        a typeface, subset to the letters of the editions
trial.py        an article set by itself, before it is taken in
theme/          templates, stylesheet, fonts
"""
