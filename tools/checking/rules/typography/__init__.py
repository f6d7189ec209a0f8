"""Marks, quotes, capitals and spaces as the language has them.

Nearly every fault has a fix; :mod:`tools.checking.rules.typography.evidence` says which of them
are certain.
"""
