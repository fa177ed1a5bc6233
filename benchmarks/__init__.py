"""What Assay costs and says beside its peers."""
