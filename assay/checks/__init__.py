"""The suite: one folder a service, one file a behaviour; `ls` reads as the specification."""
