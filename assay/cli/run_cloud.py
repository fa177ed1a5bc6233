"""From a wish to a sealed bundle and a verdict: what `assay run` and `assay demo` do."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from keystoneauth1 import exceptions as auth_exceptions
from openstack import exceptions as sdk_exceptions

from assay.cli.clouds import config_files, insist_on_name
from assay.cli.judge_bundle import DEFAULT_PROGRAM
from assay.cli.obeying import obeying
from assay.cli.report_bundle import report_bundle
from assay.cli.verdicts import EXIT_CODES
from assay.cloud import quota
from assay.cloud.cleanup import mark_of, sweep
from assay.cloud.connect import Line, connect
from assay.cloud.discover import facts, identify
from assay.cloud.ledger import Ledger
from assay.cloud.redact import Redactor
from assay.cloud.stop import Stop
from assay.cloud.tape import Tape
from assay.evidence import challenge, layout, read
from assay.evidence.resume import insist_on_present_format, insist_on_same
from assay.evidence.write import BundleWriter, mend
from assay.formats import guidelines
from assay.judge.verdict import judge
from assay.kit.cloud import Choices
from assay.model.evidence import CheckDescription, GuidelineIdentity, Nonce
from assay.model.guideline import Guideline
from assay.model.outcome import Outcome
from assay.model.verdict import Level
from assay.problem import ExitCode, Problem
from assay.report.progress import watcher
from assay.report.summary import print_summary
from assay.report.timing import print_timing
from assay.runner import plan as planning
from assay.runner import preflight
from assay.runner.dispatch import Limits
from assay.runner.log import logging_to
from assay.runner.plan import Plan
from assay.runner.run import Finished, run
from assay.runner.suite import Suite, load

_FINAL = frozenset({Outcome.PASS, Outcome.FAIL, Outcome.ABSENT})


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a person asked for.

    Attributes:
        cloud: Entry in clouds.yaml.
        output: Where the bundle goes; None names a folder after cloud and time.
        patterns: Checks to run; none means all.
        guideline: Id or path; empty for the newest.
        program: Run only what it names, and judge by it; empty runs everything and judges by `platform`.
        level: `api` looks at the API alone, `behaviour` into guests, too.
        jobs: Checks at a time.
        timeout: Seconds that one request may take.
        choices: What to boot with.
        second: Entry of another project in clouds.yaml, to see that it is kept out; empty for none.
        nonce: What a challenger asks the run to carry; empty for none.
        shuffle: Seed of a random order of starting; None starts what takes longest first.
        resume: Go on with the bundle in `output`.
        quiet: Say the verdict only.
        time: Show at the end where the time went.
        report: Write the HTML report beside the bundle.
        replayable: Keep whole bodies, however long, so that the run can be replayed.
    """

    cloud: str
    output: Path | None = None
    patterns: tuple[str, ...] = ()
    guideline: str = ""
    program: str = ""
    level: str = Level.API.value
    jobs: int = 8
    timeout: float = 60.0
    choices: Choices = field(default_factory=Choices)
    second: str = ""
    nonce: str = ""
    shuffle: int | None = None
    resume: bool = False
    time: bool = False
    quiet: bool = False
    report: bool = False
    replayable: bool = False


def run_cloud(wish: Wish) -> ExitCode:
    """Run, clean, seal, judge and print.

    Args:
        wish: What was asked for.

    Returns:
        The exit code that says the verdict.

    Raises:
        Problem: the run could not begin, or what it observed could not be written.
    """
    insist_on_name(wish.cloud)
    nonce = challenge.take(wish.nonce, resume=wish.resume)
    if wish.resume:
        wish = _as_begun(wish)
    guideline = guidelines.find(wish.guideline)
    suite = load()
    plan = planning.make(
        suite,
        patterns=wish.patterns,
        guideline=guideline,
        program=wish.program,
        lacking=planning.not_given(second=bool(wish.second), distribution=bool(wish.choices.distribution)),
        level=Level(wish.level),
    )
    if wish.shuffle is not None:
        plan = plan.shuffled(wish.shuffle)
    folder, run_id, done = _bundle(wish)
    begun = read.journal(folder) if wish.resume else None
    left = (begun.checks.keys() if begun else {check.id for check in plan.checks}) - done
    plan = replace(plan, checks=tuple(check for check in plan.checks if check.id in left))
    stop = Stop()
    tape = Tape(None, Redactor(), replayable=wish.replayable)
    with obeying(stop):
        line = connect(
            wish.cloud,
            tape=tape,
            stop=stop,
            config_files=config_files(wish.cloud),
            timeout=wish.timeout,
            pool=2 * wish.jobs,
        )
        if begun:
            insist_on_present_format(folder)
            insist_on_same(begun, suite.identity(), identify(line))
        stranger = _stranger(wish, line, tape, stop)
        if plan.checks:
            preflight.insist(preflight.examine(plan, suite, line, wish.choices))
        writer = BundleWriter(folder, tape.redactor.text)
        line.transport.ledger = Ledger(folder / layout.LEDGER)
        tape.keep_in(folder / layout.EXCHANGES)
        tape.on_failure = stop.ask
        with logging_to(folder / layout.LOG, tape.redactor.text):
            if wish.resume:
                writer.unseal()
                sweep(line, mark_of(run_id))
            else:
                _begin(writer, wish, line, suite, plan, run_id, challenge.use(nonce), guideline)
            finished = _carry_out(wish, plan, suite, line, stranger, run_id, writer)
        line.transport.ledger.close()
        if tape.failure:
            raise tape.failure
        writer.seal(finished="" if finished.interrupted else _now(), left_behind=finished.swept.left)
    evidence = read.read(folder)
    verdict = judge(guideline, wish.program or DEFAULT_PROGRAM, evidence)
    report = report_bundle(folder, None, wish.guideline, verdict.program) if wish.report else None
    print_summary(verdict, guideline, evidence, folder, finished.swept, report=report, quiet=wish.quiet)
    if wish.time:
        print_timing(read.activities(folder), read.all_exchanges(folder), evidence.checks)
    return EXIT_CODES[verdict.conformance]


def _as_begun(wish: Wish) -> Wish:
    """The wish with what was asked for when the run began, where nothing else is asked for now."""
    if wish.output is None:
        raise Problem(
            "There is nothing to go on with.", advice="Name the folder of the interrupted run by -o DIR."
        )
    begun = read.options(wish.output)
    return replace(
        wish,
        patterns=wish.patterns or tuple(begun.get("patterns", ())),
        program=wish.program or begun.get("program", ""),
        level=begun.get("level", wish.level) if wish.level == Level.API else wish.level,
        guideline=wish.guideline or begun.get("guideline", ""),
        second=wish.second or begun.get("second", ""),
        choices=wish.choices if wish.choices != Choices() else Choices(**begun.get("choices", {})),
    )


def _stranger(wish: Wish, line: Line, tape: Tape, stop: Stop) -> Line | None:
    """A line of the other project, if one was named."""
    if not wish.second:
        return None
    insist_on_name(wish.second)
    other = connect(
        wish.second, tape=tape, stop=stop, config_files=config_files(wish.second), timeout=wish.timeout
    )
    if other.connection.current_project_id == line.connection.current_project_id:
        raise Problem(
            f"{wish.second} is of the same project as {wish.cloud}, so it cannot stand for a stranger.",
            advice="Name by --second a credential of another project, with no role in the first.",
        )
    return other


def _bundle(wish: Wish) -> tuple[Path, str, frozenset[str]]:
    """The folder, the run's id, and the checks that need not be run again."""
    folder = wish.output or Path(f"assay-{wish.cloud}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    if wish.resume:
        mend(folder)
        evidence = read.journal(folder)
        done = {id for id, result in evidence.results.items() if result.outcome in _FINAL}
        return folder, evidence.run, frozenset(done)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Problem(
            f"{folder} is not empty.",
            why="A bundle is never written over another.",
            advice="Name a new folder, or go on with the run in this one by --resume.",
        )
    return folder, secrets.token_hex(4), frozenset()


def _begin(
    writer: BundleWriter,
    wish: Wish,
    line: Line,
    suite: Suite,
    plan: Plan,
    run_id: str,
    nonce: Nonce | None,
    guideline: Guideline,
) -> None:
    identity = identify(line)
    writer.begin(
        run=run_id,
        started=_now(),
        cloud=identity,
        suite=suite.identity(),
        checks=[
            CheckDescription(id=check.id, proves=check.proves, sentence=check.sentence, spec=check.spec)
            for check in sorted(plan.checks, key=lambda check: check.id)
        ],
        options={
            "patterns": list(wish.patterns),
            "program": wish.program,
            "level": wish.level,
            "jobs": wish.jobs,
            "choices": asdict(wish.choices),
            "guideline": wish.guideline,
            "second": wish.second,
        },
        nonce=nonce,
        guideline=GuidelineIdentity(id=guideline.id, digest=guideline.digest),
    )
    writer.keep_facts(facts(identity))


def _carry_out(
    wish: Wish,
    plan: Plan,
    suite: Suite,
    line: Line,
    stranger: Line | None,
    run_id: str,
    writer: BundleWriter,
) -> Finished:
    with (
        watcher(quiet=wish.quiet) as tell,
        ThreadPoolExecutor(max_workers=wish.jobs, thread_name_prefix="assay") as executor,
    ):
        try:
            return run(
                plan,
                suite,
                line,
                run_id,
                executor,
                stranger=stranger,
                choices=wish.choices,
                limits=Limits(jobs=wish.jobs, per_service=max(wish.jobs - 2, 1), quota=quota.left(line)),
                keep=writer.keep,
                keep_facts=writer.keep_facts,
                keep_activity=writer.keep_activity,
                tell=tell,
            )
        except (sdk_exceptions.SDKException, auth_exceptions.ClientException) as failure:
            raise Problem(
                f"The run on {wish.cloud} could not go on: {failure}",
                advice=f"See {writer.folder / layout.LOG}, then go on with --resume.",
                exit_code=ExitCode.INCOMPLETE,
            ) from failure


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
