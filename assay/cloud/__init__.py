"""The only code that talks to OpenStack: connect, discover, wait, record, remember, remove."""
