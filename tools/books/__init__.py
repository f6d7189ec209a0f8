"""Each article of an edition to keep: an EPUB, a PDF, and a picture to share it by.

book.py         the noun         what all three are made from
contents.py     page -> Book     the article out of its page, its links made whole
markup.py       elements         cleaned, and written as XHTML
epub.py         Book -> EPUB     package.py, navigation.py: what EPUB wants beside the text
pdf.py          Book -> PDF
cards.py        Book -> PNG      the picture to share, and the cover
look.py         the press's look  stylesheets and fonts
-------------- outside world --------------
typesetting.py  WeasyPrint       text and stylesheets in, pages out; nothing is fetched
binding.py      the disk         build/html/<slug> in, build/books/<slug> out
"""
