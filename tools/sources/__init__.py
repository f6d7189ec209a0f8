"""Where articles come from: templates extracted from them, new ones imported.

extraction.py         what there is to translate in each document
interface_templates.py   and around the documents, and in the workshop
refresh.py            catalogues merged with it, in memory
article_parts.py      a new article: title, byline, standfirst
bylines.py            names and dates as pages print them
pandoc.py             Markdown, HTML, Word -> reStructuredText; pandoc_ast.py: what it may spoil
article_import.py     a new article from a file, built once by itself
"""
