"""`assay`: the application that the commands plug into."""

import logging
import os
import signal
import sys
from typing import Any

from cliff.app import App
from cliff.commandmanager import CommandManager

from assay import __version__
from assay.problem import ExitCode, Problem

_UNREAD = 128 + signal.SIGPIPE
"""What the shell makes of a program that nobody listens to any more."""


class Assay(App):
    """Prove what an OpenStack cloud does."""

    NAME = "assay"
    LOG = logging.getLogger("assay")

    def __init__(self) -> None:
        super().__init__(
            description=(
                "Assay proves what an OpenStack cloud does. Try `assay demo` for a real cloud on this "
                "machine, `assay doctor CLOUD` and `assay run CLOUD` for one of your clouds.yaml. "
                "Exit codes: 0 conformant or done, 1 nonconformant, 2 usage, 3 incomplete."
            ),
            version=__version__,
            command_manager=CommandManager("assay.cli"),
            deferred_help=True,
        )
        self.failure: BaseException | None = None

    def configure_logging(self) -> None:
        """Keep what libraries log off the screen, unless more was asked for: problems are sentences."""
        super().configure_logging()
        if self.options.verbose_level <= self.DEFAULT_VERBOSE_LEVEL:
            for handler in logging.getLogger("").handlers:
                if not isinstance(handler, logging.FileHandler):
                    handler.addFilter(logging.Filter(self.LOG.name))

    def clean_up(self, cmd: Any, result: int, err: BaseException | None) -> None:
        """Remember what a command failed of, for the exit code."""
        self.failure = err


def main(argv: list[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: Arguments; those of the process if None.

    Returns:
        The exit code.
    """
    arguments = sys.argv[1:] if argv is None else argv
    app = Assay()
    result = app.run(arguments or ["--help"])
    if isinstance(app.failure, Problem):
        return int(app.failure.exit_code)
    if isinstance(app.failure, BrokenPipeError):
        # Whoever read had enough, such as `head`: no fault, and no verdict either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _UNREAD
    if app.failure is not None:
        # An exception that is no Problem is a fault of ours; it must never look like a verdict.
        return int(ExitCode.INCOMPLETE)
    return result


if __name__ == "__main__":
    sys.exit(main())
