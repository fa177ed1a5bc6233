"""What a run needs and whether the project has it, told before anything is created."""

from dataclasses import dataclass

from assay.cloud import quota
from assay.cloud.connect import Line
from assay.kit.cloud import Choices, Cloud
from assay.kit.reasons import Blocked
from assay.kit.resources.flavors import flavor
from assay.kit.resources.images import image
from assay.problem import ExitCode, Problem
from assay.runner.plan import Plan
from assay.runner.suite import Suite


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing looked at.

    Attributes:
        subject: What was looked at.
        fine: Whether the run can go on.
        says: What was seen, in words.
        advice: What to do if it is not fine.
    """

    subject: str
    fine: bool
    says: str
    advice: str = ""


def examine(plan: Plan, suite: Suite, line: Line, choices: Choices) -> list[Finding]:
    """Look at everything that a run relies on, creating nothing.

    Args:
        plan: What is to be run.
        suite: Where resources are declared.
        line: The line to the cloud.
        choices: What to boot with.

    Returns:
        What was seen.
    """
    findings = [
        Finding(
            subject=f"service {service}",
            fine=True,
            says=line.catalogue.get(service, "not in the catalogue: its checks will be absent"),
        )
        for service in plan.services
    ]
    uses = plan.uses(suite)
    cloud = Cloud(line, "00000000", choices)
    if choices.distribution and "image" in line.catalogue:
        there = cloud.image.find_image(choices.distribution) is not None
        findings.append(
            Finding(
                subject="distribution",
                fine=there,
                says=f"image {choices.distribution}"
                if there
                else f"there is no image {choices.distribution!r}",
                advice="Name by --distribution one of `openstack image list` that has cloud-init.",
            )
        )
    if uses["instances"] and "compute" in line.catalogue:
        try:
            chosen_image = image.function(cloud)
            chosen = flavor.function(cloud, chosen_image)
        except Blocked as lacking:
            advice = "Name one with --image or --flavor; without it, checks that boot are blocked."
            findings.append(Finding(subject="boot", fine=True, says=str(lacking), advice=advice))
            return findings
        findings.append(
            Finding(subject="boot", fine=True, says=f"image {chosen_image.name}, flavor {chosen.name}")
        )
        uses["cores"] = uses["instances"] * int(chosen.vcpus)
        uses["ram"] = uses["instances"] * int(chosen.ram)
    left = quota.left(line)
    for name, needed in sorted(uses.items()):
        if name in left:
            findings.append(
                Finding(
                    subject=f"quota {name}",
                    fine=left[name] >= needed,
                    says=f"{needed} needed at least, {left[name]} left",
                    advice=""
                    if left[name] >= needed
                    else "Free some, ask for more, or run fewer checks with --check.",
                )
            )
    return findings


def insist(findings: list[Finding]) -> None:
    """Go no further if something is not fine.

    Raises:
        Problem: names everything that is not.
    """
    wrong = [finding for finding in findings if not finding.fine]
    if wrong:
        raise Problem(
            "Nothing was run: " + "; ".join(f"{one.subject}: {one.says}" for one in wrong) + ".",
            advice=wrong[0].advice,
            exit_code=ExitCode.INCOMPLETE,
        )
