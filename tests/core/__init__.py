"""The line from cloud to verdict, piece by piece."""
