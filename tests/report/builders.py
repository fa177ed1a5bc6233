"""Synthetic evidence, built of the real nouns and judged by the real judge; no cloud was asked for it."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from assay.judge.verdict import judge
from assay.model.claim import Claim
from assay.model.evidence import (
    CheckDescription,
    CloudIdentity,
    Evidence,
    ServiceIdentity,
    SuiteIdentity,
)
from assay.model.exchange import Exchange
from assay.model.fact import Fact
from assay.model.guideline import Capability, Component, Guideline, Program, Status
from assay.model.outcome import Outcome
from assay.model.result import Attempt, CheckResult
from assay.model.verdict import Verdict
from assay.report import html
from tests.report.rows import ROWS

HOST = "https://api.edge-west.example.net"
API_REF = "https://docs.openstack.org/api-ref"


@dataclass
class Story:
    """A run to tell of, ready to be changed by a test.

    Args:
        evidence: What was observed.
        guideline: What is asked.
        exchanges: By check id.
    """

    evidence: Evidence
    guideline: Guideline
    exchanges: dict[str, list[Exchange]] = field(default_factory=dict)

    def end(self, check: str, outcome: Outcome, reason: str, *claims: Claim, **more: object) -> None:
        """Let a check end otherwise."""
        before = self.evidence.results[check]
        self.evidence.results[check] = replace(before, outcome=outcome, reason=reason, claims=claims, **more)  # type: ignore[arg-type]

    @property
    def verdicts(self) -> list[Verdict]:
        """By every program, `platform` first."""
        return [judge(self.guideline, name, self.evidence) for name in self.guideline.programs]

    def asked(self, check: str) -> list[Exchange]:
        """The exchanges of a check."""
        return self.exchanges.get(check, [])

    def render(self) -> str:
        """The page."""
        return html.render(self.verdicts, self.guideline, self.evidence, self.asked)


def digest(text: str) -> str:
    """Some digest."""
    return hashlib.sha256(text.encode()).hexdigest()


def exchange(check: str, number: int, method: str, url: str, status: int, **more: object) -> Exchange:
    """An exchange as the tape keeps it."""
    plain = Exchange(
        id=f"{check}#{number}",
        scope=check,
        method=method,
        url=HOST + url,
        request_headers={
            "accept": "application/json",
            "user-agent": "assay/0.1.0",
            "x-auth-token": "[redacted]",
            "openstack-api-version": "compute 2.79",
        },
        status=status,
        response_headers={
            "content-type": "application/json",
            "x-openstack-request-id": "req-6d1f5a2e-93c4-4c0a-a0ea-0c7c9ce0b7d1",
        },
        request_id="req-6d1f5a2e-93c4-4c0a-a0ea-0c7c9ce0b7d1",
        seconds=0.1834,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def green() -> Story:
    """A cloud on which everything holds."""
    results = {
        check: CheckResult(
            check=check,
            proves=capability,
            outcome=Outcome.PASS,
            claims=(
                Claim(
                    what="the request is accepted",
                    expected="202",
                    observed="202",
                    held=True,
                    exchange=f"{check}#1",
                ),
                Claim(
                    what="the answer names what was asked for",
                    expected="something with assay-7f3a9c21-1",
                    observed="{'name': 'assay-7f3a9c21-1', 'status': 'ACTIVE'}",
                    held=True,
                    exchange=f"{check}#2",
                ),
            ),
            started=started,
            seconds=seconds,
        )
        for _, capability, _, check, _, started, seconds in ROWS
    }
    results["network.port.fixed-address"] = replace(
        results["network.port.fixed-address"],
        discarded=(
            Attempt(
                outcome=Outcome.FAIL,
                reason="Expected that the port is active (ACTIVE), observed DOWN.",
                disturbances=("503 from network", "connection broken"),
            ),
        ),
        disturbances=("429 from network",),
    )
    services = tuple(dict.fromkeys(row[0] for row in ROWS))
    microversions = {"compute": ("2.1", "2.96"), "block-storage": ("3.0", "3.71")}
    return Story(
        evidence=Evidence(
            run="7f3a9c21",
            started="2026-11-14T09:12:04+00:00",
            finished="2026-11-14T09:12:58+00:00",
            cloud=CloudIdentity(
                name="edge-west",
                auth_url=f"{HOST}:5000/v3",
                region="RegionOne",
                services=tuple(
                    ServiceIdentity(
                        type=service,
                        url=f"{HOST}/{service}",
                        version="v3" if service in ("identity", "block-storage") else "v2.1",
                        minimum_microversion=microversions.get(service, ("", ""))[0],
                        maximum_microversion=microversions.get(service, ("", ""))[1],
                    )
                    for service in services
                ),
                fingerprint=digest("edge-west"),
            ),
            suite=SuiteIdentity(
                version="0.1.0", checks={id: digest(id) for id in results}, digest=digest("suite")
            ),
            checks={
                check: CheckDescription(
                    id=check, proves=capability, sentence=sentence, spec=f"{API_REF}/{service}/#{check}"
                )
                for service, capability, _, check, sentence, _, _ in ROWS
            },
            results=results,
            facts=(
                Fact(name="compute.microversion.maximum", value="2.96", source="discovery"),
                Fact(name="cloud.services", value=services, source="discovery"),
                Fact(name="network.address-model", value="floating", source="network.port.fixed-address"),
                Fact(name="network.mtu", value=1442, source="network.port.fixed-address"),
                Fact(name="object-store.versions.count", value=1, source="object-store.object.versions"),
                Fact(name="compute.console.offered", value=True, source="compute.server.create"),
            ),
        ),
        guideline=_guideline(),
    )


def _guideline() -> Guideline:
    components = {
        service: Component(
            name=service,
            description=service,
            statuses={
                row[1]: Status.ADVISORY if row[3] == "object-store.object.versions" else Status.REQUIRED
                for row in ROWS
                if row[0] == service
            },
        )
        for service in dict.fromkeys(row[0] for row in ROWS)
    }
    return Guideline(
        id="2026.11",
        status="draft",
        releases=("2025.1", "2025.2", "2026.1", "2026.2"),
        programs={
            "platform": Program(
                name="platform",
                title="OpenStack Platform",
                description="Identity, image, compute, network, block storage and object storage.",
                components=tuple(components),
            ),
            "compute": Program(
                name="compute",
                title="OpenStack Compute",
                description="Servers and what they need.",
                components=("identity", "compute", "image", "network"),
            ),
            "object-store": Program(
                name="object-store",
                title="OpenStack Object Storage",
                description="Containers and objects.",
                components=("identity", "object-store"),
            ),
        },
        components=components,
        capabilities={
            row[1]: Capability(name=row[1], service=row[0], description=row[2], checks=(row[3],))
            for row in ROWS
        },
        digest=digest("guideline"),
    )


def red() -> Story:
    """The same cloud with two failures, one absence, two kinds of blockage, an error, and a check not run."""
    story = green()
    lock = "compute.server.lock"
    story.end(
        lock,
        Outcome.FAIL,
        "Expected that a locked server refuses to stop (409), observed 202.",
        Claim(
            what="the server is active first",
            expected="ACTIVE",
            observed="ACTIVE",
            held=True,
            exchange=f"{lock}#2",
        ),
        Claim(
            what="a locked server refuses to stop",
            expected="409",
            observed="202",
            held=False,
            exchange=f"{lock}#4",
        ),
        Claim(
            what="the locked server goes on running",
            expected="ACTIVE",
            observed="SHUTOFF",
            held=False,
            exchange=f"{lock}#5",
        ),
    )
    server = "/compute/v2.1/servers/1f0f4c0e-5a55-4f0e-9bb0-6f2a3f3a3c11"
    action = {"request_headers": {"content-type": "application/json", "x-auth-token": "[redacted]"}}
    active = json.dumps({"server": {"id": server[-36:], "status": "ACTIVE", "locked": True, "addresses": {}}})
    stopped = json.dumps(
        {
            "server": {
                "id": server[-36:],
                "name": "assay-7f3a9c21-server-1",
                "status": "SHUTOFF",
                "locked": True,
                "OS-EXT-STS:power_state": 4,
                "flavor": {"original_name": "m1.tiny", "vcpus": 1, "ram": 512, "disk": 1},
                "adminPass": "[redacted]",
            }
        }
    )
    story.exchanges[lock] = [
        exchange(
            lock,
            1,
            "POST",
            "/compute/v2.1/servers",
            202,
            response_body='{"server": {"adminPass": "[redacted]"}}',
        ),
        exchange(lock, 2, "GET", server, 200, response_body=active),
        exchange(lock, 3, "POST", f"{server}/action", 202, request_body='{"lock": null}', **action),
        exchange(lock, 4, "POST", f"{server}/action", 202, request_body='{"os-stop": null}', **action),
        exchange(lock, 5, "GET", server, 200, response_body=stopped),
        exchange(lock, 6, "POST", f"{server}/action", 202, request_body='{"unlock": null}', **action),
    ]
    snapshot = "block-storage.snapshot.restore"
    told = "The server has either erred or is incapable of performing the requested operation."
    story.end(
        snapshot,
        Outcome.FAIL,
        f"Expected that the cloud accepts POST /snapshots (a success), observed 500: {told}",
        Claim(
            what="the cloud accepts POST /snapshots",
            expected="a success",
            observed=f"500: {told}",
            held=False,
            exchange=f"{snapshot}#1",
        ),
    )
    story.exchanges[snapshot] = [
        exchange(
            snapshot,
            1,
            "POST",
            "/block-storage/v3/snapshots",
            500,
            request_body='{"snapshot": {"volume_id": "5b7f", "name": "assay-7f3a9c21-snapshot"}}',
            response_body=json.dumps({"computeFault": {"code": 500, "message": told}}),
            **action,
        )
    ]
    story.end(
        "object-store.object.versions", Outcome.ABSENT, "The container refused X-Versions-Enabled: 412."
    )
    story.end(
        "image.tag.add",
        Outcome.ABSENT,
        "The cloud's policy keeps this from an ordinary tenant: PUT was answered 403",
    )
    story.end(
        "compute.server.resize",
        Outcome.BLOCKED,
        "The project's quota is used up: POST /servers was answered 403",
    )
    attempt = Attempt(outcome=Outcome.FAIL, reason="No answer.", disturbances=("503 from block-storage",))
    story.end(
        "block-storage.volume.create",
        Outcome.BLOCKED,
        "The line to the cloud was disturbed in each of 3 attempts (503 from block-storage), "
        "so what was seen says nothing about the cloud.",
        discarded=(attempt, attempt, attempt),
        disturbances=("503 from block-storage",),
    )
    story.end("identity.catalog.list", Outcome.ERROR, "Assay went wrong: KeyError: 'endpoints'")
    del story.evidence.results["object-store.object.roundtrip"]
    return story


def large(checks: int, *, answer: Callable[[int], str]) -> Story:
    """A run in which every one of many checks failed, with many exchanges each."""
    story = green()
    for number in range(checks):
        id = f"compute.server.case-{number:03}"
        story.evidence.checks[id] = CheckDescription(
            id=id, proves="compute-servers-create", sentence=f"Case {number} holds.", spec=API_REF
        )
        story.evidence.results[id] = CheckResult(
            check=id,
            proves="compute-servers-create",
            outcome=Outcome.FAIL,
            reason=answer(300),
            claims=tuple(
                Claim(
                    what="it holds",
                    expected=answer(300),
                    observed=answer(300),
                    held=False,
                    exchange=f"{id}#{one}",
                )
                for one in range(1, 9)
            ),
            started=float(number),
            seconds=2.0,
        )
        story.exchanges[id] = [
            exchange(
                id,
                one,
                "GET",
                "/" + answer(2000),
                200,
                response_headers={f"x-{name}": answer(500) for name in range(20)},
                request_body=answer(20_000),
                response_body=answer(20_000),
            )
            for one in range(1, 30)
        ]
    return story
