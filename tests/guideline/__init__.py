"""Guidelines: read, written, checked, compared, approved, and judged by."""
