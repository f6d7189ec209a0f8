"""Each article of an edition to keep: an EPUB, a PDF, and a picture to share it by.

book.py               Book: what all three are made from
contents.py           page -> Book
self_contained.py     its links, pictures and code, so that it can travel alone
epub.py               Book -> EPUB, with epub_package.py and epub_navigation.py
pdf.py                Book -> PDF
cards.py              Book -> PNG: the picture to share, and the cover
assets.py             stylesheets and fonts

pdf_engine.py         WeasyPrint: text and stylesheets in, pages out; nothing is fetched
pdf_patches.py        its PDFs with the languages of passages, and without a clock
store.py              build/html/<slug> in, build/books/<slug> out
build.py              brought up to date; what has not changed is kept
contribution.py       laid beside the pages of the site
"""
