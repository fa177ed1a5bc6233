"""Tests on clouds with real guests: they need root, and install the Debian packages that are missing."""
