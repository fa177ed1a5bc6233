"""Rehearsals on two clouds: an application moves from one to the other, or grows to it."""
