"""The kit against real clouds: right ones, wrong ones, in bad weather, killed, and given bad input."""
