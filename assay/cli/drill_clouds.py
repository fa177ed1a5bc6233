"""From two names and a manifest to a drill that ended: what `assay drill move` and `burst` do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from keystoneauth1 import exceptions as auth_exceptions
from openstack import exceptions as sdk_exceptions

from assay.cli.clouds import config_files, insist_on_name
from assay.cli.obeying import obeying
from assay.cloud.connect import Line, connect
from assay.cloud.redact import Redactor
from assay.cloud.stop import Stop
from assay.cloud.tape import Tape
from assay.drills import manifest, page, reference, terminal
from assay.drills.rehearse import Rehearsal, insist_on_new, look_ahead, rehearse
from assay.drills.transfer import GIB
from assay.kit.cloud import Choices
from assay.model.drill import DrillKind, DrillOutcome, Side
from assay.problem import ExitCode, Problem

EXIT_CODES = {
    DrillOutcome.HELD: ExitCode.OK,
    DrillOutcome.FAILED: ExitCode.NONCONFORMANT,
    DrillOutcome.BLOCKED: ExitCode.INCOMPLETE,
}


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a person asked for.

    Attributes:
        kind: Move or burst.
        source: Entry in clouds.yaml.
        target: Entry in clouds.yaml.
        manifest: Of the application, or a template; None for the reference application.
        parameters: What those of a template are set to.
        output: Where the bundle goes; None names a folder after clouds and time.
        here: What to boot with on the source.
        there: What to boot with on the target.
        limit: GiB that one image may have.
        timeout: Seconds that one request may take.
        within: Seconds in which the reference application has to be ready.
        plan: Only say what would be adapted.
        quiet: Say the outcome only.
        report: Write the page beside the bundle.
    """

    kind: DrillKind
    source: str
    target: str
    manifest: Path | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    output: Path | None = None
    here: Choices = field(default_factory=Choices)
    there: Choices = field(default_factory=Choices)
    limit: float = 20.0
    timeout: float = 60.0
    within: int = 300
    plan: bool = False
    quiet: bool = False
    report: bool = False


def drill_clouds(wish: Wish) -> ExitCode:
    """Plan or carry out a drill, and print what came of it.

    Raises:
        Problem: the drill could not begin, or what it observed could not be written.
    """
    if wish.limit <= 0:
        raise Problem("--limit must be more than 0 GiB.")
    if wish.parameters and not wish.manifest:
        raise Problem("--parameter is about a template, and none is named.", advice="Name it by --app.")
    names = {Side.SOURCE: insist_on_name(wish.source), Side.TARGET: insist_on_name(wish.target)}
    folder = wish.output or Path(
        f"assay-{wish.kind}-{wish.source}-{wish.target}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    )
    insist_on_new(folder)
    stop, redactor = Stop(), Redactor()
    with obeying(stop), terminal.watcher(names, quiet=wish.quiet) as watcher:
        chosen = (
            manifest.load(wish.manifest, wish.parameters)
            if wish.manifest
            else reference.application(watcher.show, within=wish.within)
        )
        here, there = (_connect(name, wish.timeout, redactor, stop) for name in names.values())
        rehearsal = Rehearsal(
            kind=wish.kind,
            application=chosen,
            folder=folder,
            here=wish.here,
            there=wish.there,
            limit=int(wish.limit * GIB),
        )
        try:
            if wish.plan:
                planned = look_ahead(rehearsal, here, there)
                terminal.print_plan(planned, names)
                return ExitCode.INCOMPLETE if planned.obstacles else ExitCode.OK
            drill = rehearse(rehearsal, here, there, tell=watcher.tell, progress=watcher.progress)
        except (sdk_exceptions.SDKException, auth_exceptions.ClientException) as failure:
            raise Problem(
                f"The drill could not go on: {failure}",
                advice=f"Clean both clouds with `assay cleanup CLOUD {folder}`, and begin anew.",
                exit_code=ExitCode.INCOMPLETE,
            ) from failure
    terminal.print_end(drill)
    print(f"bundle  {folder}")
    if wish.report:
        path = folder.with_name(f"{folder.name}.html")
        page.write(path, drill)
        print(f"report  {path}")
    return EXIT_CODES[drill.outcome]


def _connect(name: str, timeout: float, redactor: Redactor, stop: Stop) -> Line:
    return connect(
        name, tape=Tape(None, redactor), stop=stop, config_files=config_files(name), timeout=timeout
    )
