"""From a run's bundle or id to a clean project: what `assay cleanup` does."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from assay.cli.clouds import config_files, insist_on_name
from assay.cloud.cleanup import ANY_RUN, Swept, mark_of, sweep
from assay.cloud.connect import connect
from assay.cloud.ledger import Ledger
from assay.drills import bundle as drill_bundle
from assay.drills.rehearse import images_of
from assay.evidence import layout, read
from assay.evidence.write import mend
from assay.problem import Problem


def cleanup_cloud(
    cloud: str,
    *,
    bundle: Path | None,
    run: str,
    timeout: float,
    progress: Callable[[str], None],
) -> Swept:
    """Remove what one run left, or any.

    Args:
        cloud: Entry in clouds.yaml.
        bundle: The bundle of a run or a drill, finished or not; None if it is lost.
        run: The run's id, if there is no bundle; empty means every run.
        timeout: Seconds that one request may take.
        progress: Told each removal.

    Raises:
        Problem: the cloud does not let us in, or the bundle or the id is none.
    """
    insist_on_name(cloud)
    if run and not re.fullmatch(r"[0-9a-f]{8}", run):
        raise Problem(
            f"{run!r} is no id of a run.", advice="It has 8 hex digits, as in the names assay-0f3a9c1e-...."
        )
    marks = ANY_RUN
    ledger = None
    if bundle and drill_bundle.is_drill(bundle):
        return _after_drill(cloud, bundle, timeout, progress)
    if bundle:
        run = read.run_id(bundle)
        # A sealed bundle must not change, so its ledger is read but not continued.
        sealed = (bundle / layout.MANIFEST).exists()
        if not sealed:
            mend(bundle)
            ledger = Ledger(bundle / layout.LEDGER)
    if run:
        marks = mark_of(run)
    line = connect(cloud, ledger=ledger, config_files=config_files(cloud), timeout=timeout)
    swept = sweep(line, marks, progress=progress)
    second = read.options(bundle).get("second", "") if bundle else ""
    if second:  # what the other project was given or made
        stranger = connect(second, config_files=config_files(second), timeout=timeout)
        swept += sweep(stranger, marks, progress=progress)
    if ledger:
        ledger.close()
    return swept


def _after_drill(cloud: str, bundle: Path, timeout: float, progress: Callable[[str], None]) -> Swept:
    """Remove what a drill left on one of its two clouds, and what it was carrying on this machine."""
    run, ledger = drill_bundle.unfinished_ledger(bundle, cloud)
    line = connect(cloud, ledger=ledger, config_files=config_files(cloud), timeout=timeout)
    swept = sweep(line, mark_of(run), progress=progress)
    if ledger:
        ledger.close()
    shutil.rmtree(images_of(bundle), ignore_errors=True)
    return swept
