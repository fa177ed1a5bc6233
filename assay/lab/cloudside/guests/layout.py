"""Where things are inside the namespaces of a cloud: the same for all, wherever its directory lies."""

from pathlib import Path

HOME = Path("/run/assay")
"""The cloud's directory. What is written inside works in any other: nobody there sees where it lies."""
DATA = HOME / "data"
ETC = HOME / "etc"
LOG = HOME / "log"
BIN = HOME / "bin"
"""What stands in for commands of the system."""
VOLUMES = HOME / "volumes"
"""The file system that cinder's NFS driver finds behind its share."""

DATABASE_PORT = 3306
BROKER_PORT = 5672
OVSDB_PORT = 6640
NORTHBOUND_PORT = 6641
SOUTHBOUND_PORT = 6642
"""On the loopback address of the namespace, where nobody else can reach them."""
