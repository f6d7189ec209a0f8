"""THE PREVIEW: an edition in a browser on this machine, while somebody works on it.

passages.py   what is said of a passage: where it stands, and where it comes from
desk.py       what the press has before it for a preview, read again only where it changed
marking.py    the Sphinx extension: each passage knows its entry
blocks.py     what its page says of it
building.py   the pages, brought up to date
serving.py    the server, on 127.0.0.1; gate.py: whom it answers; files.py: with what
telling.py    the banner, and the pages of the preview's own; wording.py: in which language
watching.py   a save, and the pages are built again
pages/        templates    static/  style and script of what stands around the pages
"""
