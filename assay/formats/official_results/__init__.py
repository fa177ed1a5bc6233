"""Results of official tests, in the formats in which they are handed around."""
