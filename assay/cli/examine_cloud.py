"""From a cloud's name to findings: what `assay doctor` does."""

import argparse

from assay.cli.clouds import config_files, insist_on_name
from assay.cloud.connect import connect
from assay.cloud.discover import identify
from assay.formats import guidelines
from assay.kit.cloud import Choices
from assay.model.verdict import Level
from assay.runner import plan, preflight, suite
from assay.runner.preflight import Finding


def examine_cloud(parsed: argparse.Namespace, choices: Choices) -> list[Finding]:
    """Log in, ask every service for its versions, and compare what a run needs with what is left.

    Args:
        parsed: The command's arguments.
        choices: What to boot with.

    Raises:
        Problem: the cloud does not let us in, or does not answer as a cloud does.
    """
    cloud = insist_on_name(parsed.cloud)
    installed = suite.load()
    made = plan.make(
        installed,
        patterns=parsed.check,
        guideline=guidelines.find(parsed.guideline),
        program=parsed.program,
        level=Level(parsed.level),
    )
    line = connect(cloud, config_files=config_files(cloud), timeout=parsed.timeout)
    identity = identify(line)
    user = line.connection.current_user_id
    findings = [
        Finding(subject="login", fine=True, says=f"{line.auth_url}, user {user}, region {line.region or '-'}")
    ]
    versions = {one.type: f"{one.version} up to {one.maximum_microversion}" for one in identity.services}
    for finding in preflight.examine(made, installed, line, choices):
        version = versions.get(finding.subject.removeprefix("service "), "").removesuffix(" up to ")
        says = f"{finding.says} ({version})" if version else finding.says
        findings.append(Finding(subject=finding.subject, fine=finding.fine, says=says, advice=finding.advice))
    return findings
