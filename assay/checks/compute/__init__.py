"""What a tenant may rely on in the compute service."""
