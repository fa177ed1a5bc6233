"""A folder from which Tempest is run: its configuration, its lists, its results."""

import configparser
import os
import shutil
import subprocess
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from assay.formats.official_results import names, subunit
from assay.model.official import OfficialResult
from assay.problem import ExitCode, Problem

LAST_LINES = 5
"""How much of a tool's complaint is shown."""
RESULTS = "results.subunit"


def _unheard(tests: int) -> Callable[[], None]:
    """Tell nobody."""
    return lambda: None


@dataclass(frozen=True)
class Workspace:
    """One configured Tempest.

    Attributes:
        folder: Where it lives.
        environment: The virtual environment with Tempest in it.
        clouds_yaml: The client configuration that its discovery reads; None for the usual places.
    """

    folder: Path
    environment: Path
    clouds_yaml: Path | None = None

    def configure(self, cloud: str, image: Path, settings: Mapping[str, Mapping[str, str]]) -> Path:
        """Discover a cloud with python-tempestconf, as its administrator, and write tempest.conf.

        Args:
            cloud: An administrator's entry in clouds.yaml.
            image: A disk image that tests may upload and boot.
            settings: What is set beside what is discovered, by section.

        Returns:
            The configuration file.

        Raises:
            Problem: the discovery failed.
        """
        etc = self.folder / "etc"
        for path in (etc, self.folder / "logs", self.folder / "locks"):
            path.mkdir(parents=True, exist_ok=True)
        target = etc / "tempest.conf"
        self._run(
            "discover-tempest-config", "--create", "--os-cloud", cloud, "--out", str(target),
            "--image", str(image), "--image-disk-format", "raw",
        )  # fmt: skip
        document = configparser.RawConfigParser()
        document.read(target)
        own = {
            "DEFAULT": {"debug": "False", "log_dir": str(self.folder / "logs"), "log_file": "tempest.log"},
            "oslo_concurrency": {"lock_path": str(self.folder / "locks")},
        }
        for section, values in [*own.items(), *settings.items()]:
            if not document.has_section(section) and section != "DEFAULT":
                document.add_section(section)
            for name, value in values.items():
                document.set(section, name, value)
        with target.open("w", encoding="utf-8") as file:
            document.write(file)
        target.chmod(0o600)  # it holds an administrator's password
        (self.folder / ".stestr.conf").write_text(
            "[DEFAULT]\n"
            f"test_path={self._packages() / 'tempest/test_discover'}\n"
            f"top_dir={self._packages()}\n"
            "group_regex=([^\\.]*\\.)*\n"
        )
        if not (self.folder / ".stestr").exists():
            self._run("stestr", "init")
        return target

    def tests(self) -> dict[str, str]:
        """Every test that this Tempest has: name with its id and tags, to its id."""
        listed = self._run("tempest", "run", "--list-tests").splitlines()
        return {line.strip(): id for line in listed if (id := names.split(line.strip())[1])}

    def run(
        self, ids: Collection[str], *, concurrency: int, begun: Callable[[int], Callable[[], None]] = _unheard
    ) -> tuple[OfficialResult, ...]:
        """Run the tests of these ids.

        Args:
            ids: Idempotent ids.
            concurrency: Worker processes.
            begun: Told how many tests there are; what it returns is called each time that one has ended.

        Returns:
            What came of each.

        Raises:
            Problem: Tempest did not come to an end, or ran nothing.
        """
        chosen = [name for name, id in self.tests().items() if id in ids]
        listing = self.folder / "load-list.txt"
        listing.write_text("\n".join(chosen) + "\n")
        command = ["tempest", "run", "--load-list", str(listing), "--subunit"]
        command += ["--concurrency", str(concurrency)]
        with (self.folder / "complaints.txt").open("w+b") as complaints:
            with (
                (self.folder / RESULTS).open("wb") as kept,
                subprocess.Popen(
                    [str(self.environment / "bin" / command[0]), *command[1:]],
                    cwd=self.folder, env=self._environ(), stdout=subprocess.PIPE, stderr=complaints,
                ) as running,
            ):  # fmt: skip
                assert running.stdout
                subunit.follow(running.stdout, kept, begun(len(chosen)))
            if running.returncode not in (0, 1):
                complaints.seek(0)
                raise _complaint("tempest", running.returncode, complaints.read())
        return self.results()

    def results(self) -> tuple[OfficialResult, ...]:
        """What came of each test of the last run.

        Raises:
            Problem: nothing was run.
        """
        return subunit.read(self.folder / RESULTS)

    def requests(self) -> int:
        """How many API requests the last run made, by Tempest's own log."""
        log = self.folder / "logs/tempest.log"
        with log.open(encoding="utf-8", errors="replace") as lines:
            return sum(" Request (" in line for line in lines)

    def forget(self) -> None:
        """Remove the log and the results, so that the next run is counted alone."""
        shutil.rmtree(self.folder / "logs", ignore_errors=True)
        (self.folder / "logs").mkdir()

    def _packages(self) -> Path:
        return next((self.environment / "lib").glob("python3*/site-packages"))

    def _environ(self) -> dict[str, str]:
        environ = {**os.environ, "TEMPEST_CONFIG_DIR": str(self.folder / "etc")}
        environ["PATH"] = f"{self.environment / 'bin'}:{environ['PATH']}"
        environ.pop("VIRTUAL_ENV", None)
        if self.clouds_yaml:
            environ["OS_CLIENT_CONFIG_FILE"] = str(self.clouds_yaml)
        return environ

    def _run(self, tool: str, *arguments: str) -> str:
        done = subprocess.run(
            [str(self.environment / "bin" / tool), *arguments],
            cwd=self.folder, env=self._environ(), capture_output=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise _complaint(tool, done.returncode, done.stderr or done.stdout)
        return done.stdout.decode(errors="replace")


def _complaint(tool: str, code: int, said: bytes) -> Problem:
    last = said.decode(errors="replace").strip().splitlines()[-LAST_LINES:]
    return Problem(f"{tool} ended with {code}.", why=" ".join(last), exit_code=ExitCode.INCOMPLETE)
