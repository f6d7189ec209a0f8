"""What pages say of themselves to search engines, feed readers and whoever links to them.

versions.py           where a document stands in an edition: what may be said follows from it
credit.py             who made it: people, and machines that drafted for them
page.py               one page of one edition: which address counts, where the same is said
addresses.py          where it is found
opengraph.py          the card under a shared link
jsonld.py             the article for search engines
atom.py               a feed for each edition
sitemaps.py           every finished page of an edition
report_addresses.py   where a reader reports what is wrong
xml.py                XML as text

An edition announces an article once every entry of it is reviewed, and no sooner.
"""
