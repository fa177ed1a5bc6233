"""The bundle that a run leaves: written as it goes on, sealed by digests at its end, read back strictly."""
