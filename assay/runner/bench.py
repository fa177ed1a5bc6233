"""What the checks of one run have in common, and how a check or a resource is called with it."""

import inspect
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assay.cloud.connect import Line
from assay.kit.cloud import Cloud
from assay.model.outcome import Outcome
from assay.runner.classify import Ending, classify
from assay.runner.lending import Pool
from assay.runner.suite import Suite

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Made:
    """A shared resource, or why there is none.

    Attributes:
        value: The resource.
        lacking: How making it ended, if it did not end well.
    """

    value: Any = None
    lacking: Ending | None = None


@dataclass(kw_only=True)
class Workbench:
    """What the checks of one run have in common.

    Attributes:
        suite: Where resources are declared.
        line: The line to the cloud.
        cloud: The cloud as checks see it.
        pool: Lends out what passes from check to check.
        shared: The shared resources made so far, by name.
        extensions: Aliases of the network extensions; None where they could not be listed.
        began: When the run began, on the monotonic clock.
    """

    suite: Suite
    line: Line
    cloud: Cloud
    pool: Pool
    shared: dict[str, Made] = field(default_factory=dict)
    extensions: frozenset[str] | None = None
    began: float = field(default_factory=time.monotonic)


def call(
    bench: Workbench, function: Callable[..., Any], who: str, own: Mapping[str, Any], **injected: Any
) -> tuple[Any, Ending | None]:
    """Call a check or a resource with what its parameters name; its value, and how it ended if not well.

    What needs a shared resource that there is none of is not called: it ends as the making of that did.
    """
    wanted = inspect.signature(function).parameters
    for name, made in bench.shared.items():
        if name in wanted and made.lacking:
            return None, made.lacking
    shared = {name: made.value for name, made in bench.shared.items()}
    available = {"cloud": bench.cloud, **shared, **own, **injected}
    try:
        return function(**{name: available[name] for name in wanted}), None
    except Exception as failure:
        ending = classify(failure, bench.line.transport.tape.last(who))
        if ending.outcome is Outcome.ERROR:
            LOG.error("%s", who, exc_info=failure)
        return None, ending
