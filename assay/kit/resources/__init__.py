"""What checks can be given: the shared, made once a run and only read, and the own, made for each check."""
