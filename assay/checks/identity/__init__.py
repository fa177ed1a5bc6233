"""What a tenant may rely on in the identity service."""
