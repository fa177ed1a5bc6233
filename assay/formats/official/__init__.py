"""The official interop programme's documents, of all its schemas, to and from a guideline of ours."""
