"""Where things lie in a bundle."""

import re

FORMAT = 2
"""Version of the layout; readers accept this one and every earlier one."""

MANIFEST = "manifest.json"
SEAL = "seal.dsse.json"
KEYLESS = "seal.sigstore.json"
RUN = "run.json"
CLOUD = "cloud.json"
SUITE = "suite.json"
CHECKS = "checks.json"
RESULTS = "results.jsonl"
CLAIMS = "claims.jsonl"
FACTS = "facts.jsonl"
OFFICIAL = "official.jsonl"
ACTIVITIES = "activities.jsonl"
LEDGER = "ledger.jsonl"
LOG = "log.txt"
EXCHANGES = "exchanges"

SEALS = (SEAL, KEYLESS)
"""Of which a bundle has at most one: signed by a key, or by who is logged in."""

BINDING = frozenset({MANIFEST, *SEALS})
"""What binds the other files together, and so is not among the files that the manifest lists."""

JOURNAL = (RUN, CLOUD, SUITE, CHECKS)
"""What is there from the first moment of a run, sealed or not."""

OUTCOMES = BINDING | {RUN, CLOUD, SUITE, CHECKS, RESULTS, FACTS, OFFICIAL}
"""What a verdict rests on, and what binds it; an archive has these first, apart from the rest."""

DISCOVERY = f"{EXCHANGES}/discovery.jsonl"
"""The version documents of the cloud, as it answered."""

NAME = re.compile(r"[A-Za-z0-9._-]{1,200}(/[A-Za-z0-9._-]{1,200}){0,3}")
"""What the path of a file within a bundle looks like."""


def exchange_file(scope: str) -> str:
    """Name of the file below `EXCHANGES` that keeps the exchanges of a check or activity."""
    return re.sub(r"[^A-Za-z0-9._-]", "_", scope) + ".jsonl"
