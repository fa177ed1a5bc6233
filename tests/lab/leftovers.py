"""What a cloud might leave behind."""

import socket

import yaml

from assay.lab import LabCloud, processes


def of(cloud: LabCloud) -> list[str]:
    """Return everything that is left of a cloud, in words; nothing, if all is well."""
    left = [f"process {process.pid}" for process in processes.find(cloud.state_dir)]
    left += [f"port {port}" for port in cloud.ports.values() if _is_open(port)]
    left += [str(file) for file in cloud.state_dir.rglob("*")] if cloud.state_dir.exists() else []
    if cloud.clouds_yaml.exists():
        entries = yaml.safe_load(cloud.clouds_yaml.read_text(encoding="utf-8"))["clouds"]
        left += [entry for entry in entries if entry.partition("-")[0] == cloud.name]
    return left


def _is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
