"""What people see: live progress, the summary at the end, and a report in one file."""
