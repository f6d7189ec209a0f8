"""Where articles come from: templates extracted from them, new ones imported."""
