"""Deviations of the block storage service, a file for each noun."""

UNKNOWN = "5f0c2a44-8f5b-4f3e-9c53-2e6d1b7a9d10"
"""The id that checks ask for when they want nothing to be found."""
