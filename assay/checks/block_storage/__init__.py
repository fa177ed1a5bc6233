"""What a tenant may rely on in the block storage service."""
