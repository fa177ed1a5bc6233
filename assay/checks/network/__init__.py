"""What a tenant may rely on in the network service."""
