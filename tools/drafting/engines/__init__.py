"""Machine translation, behind one small protocol: sentences in, translations out."""
