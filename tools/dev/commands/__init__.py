"""The verbs of those who work on Onda."""
