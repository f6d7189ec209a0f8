"""The built site as a reader's browser has it: real pages, a real browser, no network."""
