"""Provenance of the running code: which files are upstream's own, and where those lie that are not."""
