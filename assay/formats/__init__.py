"""Documents in and out, one module each."""
