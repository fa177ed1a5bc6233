"""What one run leaves, as it is read back: the cloud, the suite, and what was observed."""

from dataclasses import dataclass, field

from assay.model.fact import Fact
from assay.model.official import OfficialResult
from assay.model.result import CheckResult


@dataclass(frozen=True, kw_only=True)
class ServiceIdentity:
    """One service of the catalogue.

    Attributes:
        type: Canonical service type.
        url: Public endpoint in the region, without the project's id.
        version: Highest version id that it announces, such as `v2.1`; empty when it announces none.
        minimum_microversion: Empty when it has none.
        maximum_microversion: Empty when it has none.
    """

    type: str
    url: str
    version: str = ""
    minimum_microversion: str = ""
    maximum_microversion: str = ""


@dataclass(frozen=True, kw_only=True)
class CloudIdentity:
    """Which cloud was tested, as an ordinary tenant sees it.

    Attributes:
        name: Entry in clouds.yaml.
        auth_url: Where tokens come from.
        region: Region tested; empty when the cloud names none.
        services: In the order of their type.
        fingerprint: SHA-256 over auth_url, region and services, in hex.
    """

    name: str
    auth_url: str
    region: str
    services: tuple[ServiceIdentity, ...]
    fingerprint: str


@dataclass(frozen=True, kw_only=True)
class SuiteIdentity:
    """Which checks were run.

    Attributes:
        version: Version of Assay.
        checks: Check id to the SHA-256 of its source, in hex.
        digest: SHA-256 over all of them, in hex.
        harness: SHA-256 over the sources of what carries them out, in hex; empty in bundles that do not say.
    """

    version: str
    checks: dict[str, str]
    digest: str
    harness: str = ""


@dataclass(frozen=True, kw_only=True)
class CheckDescription:
    """What the suite says about one check, kept with the evidence so that it stays readable.

    Attributes:
        id: `service.resource.behaviour`.
        proves: Capability that it proves.
        sentence: The requirement.
        spec: Link to the specification.
    """

    id: str
    proves: str
    sentence: str
    spec: str


@dataclass(frozen=True, kw_only=True)
class GuidelineIdentity:
    """Which guideline a run or a seal was made with.

    Attributes:
        id: Such as `2026.11`.
        digest: SHA-256 of the document, in hex.
    """

    id: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class Nonce:
    """What somebody asked a run to carry, who wants to know that it is not older than the question.

    Attributes:
        value: As it was given.
        given: When the run was asked, ISO 8601 in UTC.
        used: When it was written into the bundle.
    """

    value: str
    given: str
    used: str


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The content of a bundle.

    Attributes:
        run: Id of the run, 8 hex digits.
        started: When it began, ISO 8601 in UTC.
        finished: When it ended; empty when it was cut short.
        cloud: Which cloud.
        suite: Which checks.
        checks: Every selected check by id.
        results: By check id; a selected check without a result was not run.
        facts: What was observed that is neither right nor wrong.
        left_behind: What cleanup could not remove, in words.
        nonce: What a challenger gave; None when nobody did.
        guideline: The one that the run was made for; None in bundles that do not say.
        official: What official tests said of the cloud, if somebody ran them.
    """

    run: str
    started: str
    finished: str
    cloud: CloudIdentity
    suite: SuiteIdentity
    checks: dict[str, CheckDescription]
    results: dict[str, CheckResult]
    facts: tuple[Fact, ...] = ()
    left_behind: tuple[str, ...] = field(default=())
    nonce: Nonce | None = None
    guideline: GuidelineIdentity | None = None
    official: tuple[OfficialResult, ...] = ()
