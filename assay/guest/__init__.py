"""A tiny guest of our own: built, told what to do, and listened to.

A server's tenant sees what a cloud says; the guest sees what a server really gets, and says so on its serial
console, which every tenant can read. It needs nothing from any network.
"""

from .build import ensure

__all__ = ["ensure"]
