"""The part of the lab that runs inside the namespaces of a cloud with real guests."""
