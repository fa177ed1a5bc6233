"""A folder from which Tempest is run: its configuration, its lists, its results."""

import configparser
import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from assay.problem import ExitCode, Problem

LAST_LINES = 5
"""How much of a tool's complaint is shown."""
_ID = re.compile(r"\[(?:.*,)?(id-[0-9a-f-]{36})\b")


@dataclass(frozen=True, kw_only=True)
class OfficialResult:
    """What came of one official test.

    Attributes:
        test: Its name.
        id: Its idempotent id.
        status: `success`, `fail`, `skip`, as Tempest says.
    """

    test: str
    id: str
    status: str


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
        return {line.strip(): found[1] for line in listed if (found := _ID.search(line))}

    def run(self, ids: Collection[str], *, concurrency: int) -> list[OfficialResult]:
        """Run the tests of these ids.

        Args:
            ids: Idempotent ids.
            concurrency: Worker processes.

        Returns:
            What came of each, in the order of ending.

        Raises:
            Problem: Tempest did not come to an end.
        """
        chosen = [name for name, id in self.tests().items() if id in ids]
        listing = self.folder / "load-list.txt"
        listing.write_text("\n".join(chosen) + "\n")
        self._run(
            "tempest", "run", "--load-list", str(listing), "--concurrency", str(concurrency), "--subunit",
            allowed=(0, 1), into=self.folder / "results.subunit",
        )  # fmt: skip
        return self.results()

    def results(self) -> list[OfficialResult]:
        """What came of the last run."""
        table = self._run(
            "subunit2csv", "--no-passthrough", str(self.folder / "results.subunit"), allowed=(0, 1)
        )
        found = []
        for row in csv.DictReader(io.StringIO(table)):
            id = _ID.search(row["test"])
            if id:
                found.append(
                    OfficialResult(test=row["test"].partition("[")[0], id=id[1], status=row["status"])
                )
        return found

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

    def _run(
        self, tool: str, *arguments: str, allowed: Collection[int] = (0,), into: Path | None = None
    ) -> str:
        environ = {**os.environ, "TEMPEST_CONFIG_DIR": str(self.folder / "etc")}
        environ["PATH"] = f"{self.environment / 'bin'}:{environ['PATH']}"
        environ.pop("VIRTUAL_ENV", None)
        if self.clouds_yaml:
            environ["OS_CLIENT_CONFIG_FILE"] = str(self.clouds_yaml)
        done = subprocess.run(
            [str(self.environment / "bin" / tool), *arguments],
            cwd=self.folder, env=environ, capture_output=True, check=False,
        )  # fmt: skip
        if into:
            into.write_bytes(done.stdout)
        output = done.stdout.decode(errors="replace")
        if done.returncode not in allowed:
            said = done.stderr.decode(errors="replace") or output
            raise Problem(
                f"{tool} ended with {done.returncode}.",
                why=" ".join(said.strip().splitlines()[-LAST_LINES:]),
                exit_code=ExitCode.INCOMPLETE,
            )
        return output
