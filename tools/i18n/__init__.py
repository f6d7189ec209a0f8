"""Our own words and dates in the reader's language."""
