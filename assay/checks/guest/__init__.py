"""Checks of what lies below the API, as guests see it."""
