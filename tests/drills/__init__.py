"""Drills on two clouds."""
