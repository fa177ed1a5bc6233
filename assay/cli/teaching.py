"""Help that teaches: the command's docstring as it was written, examples on lines of their own."""

import argparse
import inspect

from cliff.command import Command


class Teaching(Command):
    """Shows a command's docstring unwrapped; to be named first among a command's base classes."""

    @property
    def quiet(self) -> bool:
        """Whether to say the outcome only: the application takes `--quiet` wherever it stands."""
        return bool(self.app.options.verbose_level == 0)

    def tell(self, step: str) -> None:
        """Say which step of something long has begun, unless only the outcome is wanted."""
        if not self.quiet:
            print(step, file=self.app.stderr, flush=True)

    def get_epilog(self) -> str:
        """Nothing: to find out which distribution provides a command takes longer than most commands."""
        return ""

    def get_parser(self, prog_name: str) -> argparse.ArgumentParser:
        """Describe the arguments."""
        parser: argparse.ArgumentParser = super().get_parser(prog_name)
        parser.description = inspect.getdoc(type(self))
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        return parser
