"""Deviations of the object store, a file for each noun."""
