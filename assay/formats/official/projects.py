"""OpenStack's projects and the service types by which our guidelines call them."""

SERVICES = {
    "barbican": "key-manager",
    "cinder": "block-storage",
    "designate": "dns",
    "glance": "image",
    "heat": "orchestration",
    "keystone": "identity",
    "manila": "shared-file-system",
    "neutron": "network",
    "nova": "compute",
    "octavia": "load-balancer",
    "swift": "object-store",
}
PROJECTS = {service: project for project, service in SERVICES.items()}
