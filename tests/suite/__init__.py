"""The suite as a whole keeps its rules."""
