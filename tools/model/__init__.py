"""The nouns: small frozen values that know nothing of files.

publication.py        Publication, Edition, Locale, Release
catalog.py            Catalog, Entry, State
article.py            Article, UndatedPage, and their fields
findings.py           Finding, Fault, Fix; say(): a message
redirects.py          addresses that a document has had, and where they lead
dates.py              dates as far as they are known
text.py               text that is safe to print; accents stored in one way
files.py              what a name on the disk is for
errors.py             reasons to stop
"""
