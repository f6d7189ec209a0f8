"""Where articles come from: templates extracted from them, new ones imported.

extraction.py         what there is to translate: in each document, around them, in the workshop
refresh.py            catalogues merged with it, in memory
article_parts.py      a new article: title, byline, date, standfirst
pandoc.py             Markdown, HTML, Word -> reStructuredText
article_import.py     a new article from a file, built once by itself
"""
