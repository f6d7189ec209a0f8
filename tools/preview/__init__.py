"""An edition in a browser on this machine, while somebody works on it.

build.py              the pages, brought up to date
context.py            PreviewContext: what a build knows, read again only where it changed
sphinx_ext.py         the Sphinx extension: each passage knows its entry
passages.py           what is said of a passage: where it stands, and where it comes from
blocks.py             what its page says of it
server.py             the server, on 127.0.0.1
host_guard.py         whom it answers
watcher.py            a save, and the pages are built again
banner.py             the banner, and the pages of the preview's own
templates.py          in which language they are
pages/, static/       templates; style and script
"""
