"""What stands in for hardware: a hypervisor, a switch, a router and a disk array that only keep account."""
