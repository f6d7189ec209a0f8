"""reStructuredText inside a line, and the blocks that it is in.

grammar.py            inline markup as regular expressions
inline.py             what the markup of a line marks
links.py              which links are safe, which are the same
paragraphs.py         one line that is one paragraph
prose.py              a text without its markup, every letter at its place
placeables/           what an engine must not touch
"""
