"""The libraries that most services share: loaded before forking, they cost memory and time once."""

import gc
import importlib
import warnings

LIBRARIES = (
    "alembic.command",
    "barbicanclient.client",
    "castellan.key_manager.barbican_key_manager",
    "cryptography.hazmat.primitives.asymmetric.rsa",
    "cryptography.hazmat.primitives.serialization",
    "cryptography.x509",
    "dogpile.cache",
    "futurist",
    "jinja2",
    "jsonschema",
    "keystoneauth1.loading",
    "keystoneclient.v3.client",
    "keystonemiddleware.auth_token",
    "netaddr",
    "oauthlib.oauth1",
    "openstack.connection",
    "os_brick.initiator.connector",
    "os_traits",
    "OpenSSL.SSL",
    "oslo_cache.core",
    "oslo_concurrency.lockutils",
    "oslo_concurrency.processutils",
    "oslo_db.sqlalchemy.enginefacade",
    "oslo_limit.limit",
    "oslo_log.log",
    "oslo_messaging",
    "oslo_messaging._drivers.impl_fake",
    "oslo_middleware",
    "oslo_middleware.http_proxy_to_wsgi",
    "oslo_policy.policy",
    "oslo_policy.shell",
    "oslo_privsep.priv_context",
    "oslo_reports.guru_meditation_report",
    "oslo_reports.opts",
    "oslo_service.loopingcall",
    "oslo_service.periodic_task",
    "oslo_service.service",
    "oslo_upgradecheck.upgradecheck",
    "oslo_utils.imageutils",
    "oslo_versionedobjects.base",
    "osprofiler.sqlalchemy",
    "osprofiler.web",
    "paste.deploy",
    "paste.urlmap",
    "requests",
    "rfc3986",
    "routes.middleware",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.ext.associationproxy",
    "sqlalchemy.ext.hybrid",
    "sqlalchemy.orm",
    "statsd",
    "stevedore.named",
    "tenacity",
    "webob.dec",
    "yaml",
)


def load() -> list[str]:
    """Import the shared libraries and move them out of the garbage collector's sight.

    Returns:
        The names that this release does not have.
    """
    warnings.simplefilter("ignore")
    missing = []
    for library in LIBRARIES:
        try:
            importlib.import_module(library)
        except ImportError as error:
            missing.append(f"{library}: {error}")
    # A collection in a child would write to, and so copy, every page that it shares with its parent.
    gc.freeze()
    return missing
