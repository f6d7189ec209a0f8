"""The nouns: small frozen values that know nothing of files."""
