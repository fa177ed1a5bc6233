"""What a tenant may rely on in the image service."""
