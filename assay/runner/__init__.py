"""Plans and carries out a run. Knows no terminal: what happens is told as events."""
