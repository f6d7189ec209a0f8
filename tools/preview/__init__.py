"""An edition in a browser on this machine, while somebody works on it.

build.py              the pages, brought up to date after each save
context.py            PreviewContext: what a build knows, read again only where it changed
sphinx_ext.py         the Sphinx extension: each passage knows its entry
page_html.py          the banner, what is said of each passage, the pages of the preview's own
server.py             the server, on 127.0.0.1, and whom it answers
pages/, static/       templates; style and script
"""
