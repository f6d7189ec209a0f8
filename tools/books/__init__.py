"""Each article of an edition to keep: an EPUB, a PDF, and a picture to share it by.

book.py               page -> Book, which all three are made from
epub.py               Book -> EPUB
pdf.py                Book -> PDF, through WeasyPrint
cards.py              Book -> PNG: the picture to share, and the cover
assets.py             stylesheets and fonts

weasyprint_patches.py PDFs with the languages of passages, and without a clock
store.py              build/html/<slug> in, build/books/<slug> out
build.py              brought up to date, what has not changed is kept; laid into the site
"""
