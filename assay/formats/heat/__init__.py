"""Templates of OpenStack's orchestration service (HOT), as far as they can be read without that service."""
