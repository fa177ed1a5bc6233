"""Clouds whose servers are virtual machines: they need root and Debian packages."""
