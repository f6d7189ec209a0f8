"""What pages say of themselves to search engines, feed readers and whoever links to them.

alternates.py         one page: is it finished, which address counts, where is the same said
addresses.py          where pages are found, and where a reader reports what is wrong
structured_data.py    JSON-LD for search engines, Open Graph for shared links
feeds.py              an Atom feed and a sitemap for each edition
"""
