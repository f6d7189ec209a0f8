"""What pages say of themselves to search engines, feed readers and whoever links to them.

versions.py     where a document stands in an edition: what may be said follows from it
credits.py      who made it: people, and machines that drafted for them
page.py         the noun: one page of one edition
addresses.py    where it is found
moments.py      dates as far as they are known
alternates.py   which address counts, and which pages say the same in other languages
opengraph.py    the card under a shared link
jsonld.py       the article for search engines
feeds.py        an Atom feed for each edition
sitemaps.py     every finished page of an edition
markup.py       XML as text

An edition announces an article once every entry of it is reviewed, and no sooner.
"""
