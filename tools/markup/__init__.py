"""reStructuredText inside a line, and the blocks that it is in."""
