"""Our notes in the comments of PO entries: ``README.md`` is their specification."""
