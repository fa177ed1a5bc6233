"""Who tests the tests: every check must go red under its deviations, and no other check may move."""
