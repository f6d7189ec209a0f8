"""One edition built through Sphinx.

edition.py            from the repository to build/html/<slug>, whole or not at all
preflight.py          what keeps an edition from being built
run.py                Sphinx, inside this process; it reads what this run has read
sphinx_patches.py     names of Sphinx that are private or replaced; docutils_patches.py: docutils'
"""
