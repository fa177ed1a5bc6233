"""What a tenant may rely on in the object store service."""
