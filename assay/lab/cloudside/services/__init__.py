"""The processes of a cloud, one module each; every one but swift offers `applications(plan)`."""
