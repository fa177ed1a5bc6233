"""The official test suite, unmodified, in an environment of its own."""
