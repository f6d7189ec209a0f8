"""The Onda workshop: ``python -m tools <verb>``, or ``make <verb>``. README.md beside this file is
the map of its packages."""
