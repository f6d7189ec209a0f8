"""An edition of the site, built through Sphinx: article pages, not a manual.

sphinx_build/         one edition from the repository to the disk
extension/            what Sphinx runs of ours; run_order.py says when
metadata/             what pages say to search engines, feed readers and whoever links to them
theme/                templates, stylesheets, scripts, fonts

context.py            SiteContext: what a run knows of the edition that it builds
credits.py            who made a translation, in its reader's language
page_names.py         what pages are called in each edition, and were called before
redirect_pages.py     a page under each of those names
front_pages.py        the pages above the editions
side_by_side.py       the original beside the translation
search_index.py       what the search page looks words up in
html_tree.py          what books and other pages read in a page
servers.py            what web servers are told
"""
