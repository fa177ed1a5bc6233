"""Tests of the guest and of what is read from its console."""
