"""Assay: prove what an OpenStack cloud does."""

__version__ = "0.1.0"
