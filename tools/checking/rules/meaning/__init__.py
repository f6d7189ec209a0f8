"""A translation says what its source says: no more, no less, and no contrary."""
