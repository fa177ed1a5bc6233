"""Tests of the deviation proxy: transparency, deviations, weather, and the command around them."""
