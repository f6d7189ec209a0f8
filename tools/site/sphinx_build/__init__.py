"""One edition built through Sphinx."""
