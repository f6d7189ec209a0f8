"""The comments of ours in a PO entry: who drafted it, what changed, who reviewed it."""
