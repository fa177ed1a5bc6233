"""Deviations of the network service, a file for each noun."""
