"""Each article of an edition to keep: an EPUB, a PDF, and a picture to share it by.

book.py         the noun         what all three are made from
contents.py     page -> Book     the article out of its page
mending.py      links, pictures  made whole, so that the article can travel alone
markup.py       elements         cleaned, and written as XHTML
epub.py         Book -> EPUB     package.py, navigation.py: what EPUB wants beside the text
pdf.py          Book -> PDF
cards.py        Book -> PNG      the picture to share, and the cover
look.py         the press's look  stylesheets and fonts
-------------- outside world --------------
typesetting.py  WeasyPrint       text and stylesheets in, pages out; nothing is fetched
amendments.py   its PDFs         with the languages of passages, and without a clock
shelf.py        the disk         build/html/<slug> in, build/books/<slug> out
binding.py      up to date       what has not changed is kept
site.py         the site         build/books/ in, laid beside the pages
"""
