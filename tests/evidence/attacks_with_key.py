"""What somebody can do who has the trusted key: sign a statement or a bundle that is not true."""

from dataclasses import replace
from typing import Any

from assay.evidence import digests, layout, seal, statement
from assay.formats import guidelines
from assay.model.evidence import GuidelineIdentity
from tests.evidence.scene import CHECKS, GROWS, STAYS, TOMORROW, VERSION, WORKS, Scene

# Statements that the bundle does not give.


def _say(scene: Scene, **changes: Any) -> None:
    scene.forge(edit=lambda said: said["predicate"][statement.EXTENSION].update(changes))


def other_statement(scene: Scene) -> None:
    """Sign what is no statement."""
    scene.forge(edit=lambda said: said.update(_type="https://in-toto.io/Statement/v0.1"))


def other_predicate(scene: Scene) -> None:
    """Sign a statement about something else."""
    scene.forge(edit=lambda said: said.update(predicateType="https://slsa.dev/provenance/v1"))


def no_extension(scene: Scene) -> None:
    """Sign a statement that says nothing of the bundle."""
    scene.forge(edit=lambda said: said["predicate"].pop(statement.EXTENSION))


def newer_statement(scene: Scene) -> None:
    """Sign a statement of a format that nobody knows yet."""
    _say(scene, format=99)


def no_guideline(scene: Scene) -> None:
    """Name no guideline."""
    _say(scene, guideline=None)


def no_time(scene: Scene) -> None:
    """Do not say when."""
    _say(scene, signed=None)


def tallies(scene: Scene) -> None:
    """Count the failure among the passes."""
    _say(scene, tallies={"pass": 2, "absent": 1, "unrun": 1, "blocked": 1, "error": 0, "fail": 0})


def absence_counts(scene: Scene) -> None:
    """Count what is absent as passed."""
    said = scene.statement()["predicate"][statement.EXTENSION]["tallies"]
    _say(scene, tallies={**said, "pass": said["pass"] + said["absent"], "absent": 0})


def result_passed(scene: Scene) -> None:
    """Say that all passed."""
    scene.forge(edit=lambda said: said["predicate"].update(result="PASSED"))


def failure_not_listed(scene: Scene) -> None:
    """Leave the failure out of the list."""
    scene.forge(edit=lambda said: said["predicate"]["failedTests"].remove(STAYS))


def says_more(scene: Scene) -> None:
    """Say something that Assay never says."""
    _say(scene, certified=True)


def verdict(scene: Scene) -> None:
    """Say that the cloud is conformant."""
    said = scene.statement()["predicate"][statement.EXTENSION]["verdicts"]
    _say(scene, verdicts={name: {**one, "verdict": "conformant"} for name, one in said.items()})


def subject_left_out(scene: Scene) -> None:
    """Do not bind the results."""
    scene.forge(edit=lambda said: said["subject"].pop(1))


def no_subject(scene: Scene) -> None:
    """Bind nothing."""
    scene.forge(edit=lambda said: said.update(subject=[]))


def other_nonce(scene: Scene) -> None:
    """Sign another nonce than the run carries."""
    said = scene.statement()["predicate"][statement.EXTENSION]["nonce"]
    _say(scene, nonce={**said, "value": "another-question"})


def other_suite(scene: Scene) -> None:
    """Sign another suite than was run."""
    said = scene.statement()["predicate"][statement.EXTENSION]["suite"]
    _say(scene, suite={**said, "version": "9.9"})


def statement_key_twice(scene: Scene) -> None:
    """Sign two things under one name."""
    scene.bind()
    said = statement.encode(scene.statement()).replace(b'"result":', b'"result":"PASSED","result":')
    seal.close(scene.folder, said, scene.key)


def statement_no_json(scene: Scene) -> None:
    """Sign what is no JSON."""
    seal.close(scene.folder, b"{", scene.key)


def unknown_guideline(scene: Scene) -> None:
    """Judge by a guideline that nobody has."""
    scene.forge(guideline=GuidelineIdentity(id="2099.01", digest="0" * 64))


def edited_guideline(scene: Scene) -> None:
    """Judge by a guideline of one's own under a known name."""
    scene.forge(guideline=GuidelineIdentity(id=guidelines.find().id, digest="0" * 64))


def guideline_is_path(scene: Scene) -> None:
    """Let the verifier read a file of its own machine as the guideline."""
    scene.forge(guideline=GuidelineIdentity(id="/etc/passwd", digest="0" * 64))


# Bundles that contradict themselves, signed as if they did not.


def failure_is_pass(scene: Scene) -> None:
    """Turn a failure into a pass, and forget its claim."""
    scene.result(STAYS, outcome="pass", reason="")
    scene.forge()


def failure_is_absent(scene: Scene) -> None:
    """Turn a failure into an absence."""
    scene.result(STAYS, outcome="absent")
    scene.forge()


def failure_is_error(scene: Scene) -> None:
    """Turn a failure into a fault of Assay's."""
    scene.result(STAYS, outcome="error")
    scene.forge()


def failure_is_blocked(scene: Scene) -> None:
    """Turn a failure into a disturbed line that nothing disturbed."""
    scene.result(STAYS, outcome="blocked")
    scene.forge()


def absence_is_pass(scene: Scene) -> None:
    """Turn an absence into a pass that claims nothing."""
    scene.result(GROWS, outcome="pass", reason="")
    scene.forge()


def pass_is_failure(scene: Scene) -> None:
    """Wrong a cloud by a failure in which every claim held."""
    scene.result(WORKS, outcome="fail", reason="It does not.")
    scene.forge()


def claim_without_exchange(scene: Scene) -> None:
    """Take away the exchange that a claim rests on."""
    path = scene.folder / layout.EXCHANGES / layout.exchange_file(WORKS)
    path.write_text(path.read_text().split("\n", 1)[1])
    scene.forge()


def claim_on_foreign_exchange(scene: Scene) -> None:
    """Rest a claim on what another check was answered."""
    claims = [{"what": "it", "expected": "a", "observed": "a", "held": True, "exchange": f"{WORKS}#1"}]
    scene.result(STAYS, outcome="pass", reason="", claims=claims)
    scene.forge()


def result_not_selected(scene: Scene) -> None:
    """Add the result of a check that was not selected."""
    scene.json(layout.CHECKS, lambda checks: [one for one in checks if one["id"] != WORKS])
    scene.forge()


def selected_not_in_suite(scene: Scene) -> None:
    """Select a check that the suite does not have."""
    foreign = {"id": "compute.thing.shines", "proves": "compute-thing", "sentence": "It does.", "spec": "s"}
    scene.json(layout.CHECKS, lambda checks: [*checks, foreign])
    scene.forge()


def proves_another(scene: Scene) -> None:
    """Let a check prove a capability that it is not about."""
    scene.result(WORKS, proves="compute-everything")
    scene.forge()


def _suite(scene: Scene, version: str = VERSION, **checks: str) -> None:
    known = {id: digest for id, digest in {**CHECKS, **checks}.items() if digest}
    changes = {"version": version, "checks": known, "digest": digests.of_suite(known)}
    scene.json(layout.SUITE, lambda suite: suite.update(changes))
    scene.forge()


def modified_check(scene: Scene) -> None:
    """Run a check that was changed so that it passes."""
    _suite(scene, **{WORKS: "0" * 64})


def modified_kit(scene: Scene) -> None:
    """Run the right checks by a kit that takes every claim for true."""
    scene.json(layout.SUITE, lambda suite: suite.update(harness="0" * 64))
    scene.forge()


def unknown_kit(scene: Scene) -> None:
    """Do not say by which kit the checks were run."""
    scene.json(layout.SUITE, lambda suite: suite.pop("harness") and None)
    scene.forge()


def suite_lacks_check(scene: Scene) -> None:
    """Run a suite without the check that fails."""
    scene.json(layout.CHECKS, lambda checks: [one for one in checks if one["id"] != STAYS])
    for name in (layout.RESULTS, layout.CLAIMS):
        path = scene.folder / name
        path.write_text("".join(line + "\n" for line in path.read_text().splitlines() if STAYS not in line))
    _suite(scene, **{STAYS: ""})


def foreign_check(scene: Scene) -> None:
    """Run a check that nobody else has."""
    _suite(scene, **{"compute.thing.shines": "0" * 64})


def other_version(scene: Scene) -> None:
    """Run another version of Assay."""
    _suite(scene, version="9.9")


def digest_of_suite(scene: Scene) -> None:
    """Keep the digest of the right suite over other checks."""
    scene.json(layout.SUITE, lambda suite: suite["checks"].update({WORKS: "0" * 64}))
    scene.forge()


def fingerprint(scene: Scene) -> None:
    """Keep the fingerprint of one cloud over the endpoints of another."""
    scene.text(layout.CLOUD, "cloud.example", "bright.example")
    scene.forge()


def no_version_documents(scene: Scene) -> None:
    """Take away in what words the cloud told its versions."""
    (scene.folder / layout.DISCOVERY).unlink()
    scene.forge()


def fingerprint_of_versions(scene: Scene) -> None:
    """Say that the cloud is newer than it announced."""
    scene.text(layout.CLOUD, '"maximum_microversion": ""', '"maximum_microversion": "2.104"')
    scene.forge()


def ended_before_it_began(scene: Scene) -> None:
    """Let the run end before it began."""
    scene.text(layout.RUN, "2026-01-01T00:01:10", "2025-01-01T00:01:10")
    scene.forge()


def nonce_used_before_given(scene: Scene) -> None:
    """Answer before the question."""
    scene.json(layout.RUN, lambda run: run["nonce"].update(given="2026-01-01T00:00:08+00:00"))
    scene.forge()


def nonce_used_after_start(scene: Scene) -> None:
    """Write the nonce into a run that had begun."""
    scene.json(layout.RUN, lambda run: run["nonce"].update(used="2026-01-01T00:00:20+00:00"))
    scene.forge()


def signed_before_the_end(scene: Scene) -> None:
    """Sign before there was something to sign."""
    scene.forge(at="2026-01-01T00:01:00+00:00")


def signed_in_future(scene: Scene) -> None:
    """Sign with a clock that runs ahead, to look fresh for longer."""
    scene.forge(at=TOMORROW)


def result_outside_of_run(scene: Scene) -> None:
    """Keep the result of another, longer run."""
    scene.result(WORKS, started=3600.0)
    scene.forge()


def result_before_run(scene: Scene) -> None:
    """Keep a result from before the run."""
    scene.result(WORKS, started=-3600.0)
    scene.forge()


def activity_outside_of_run(scene: Scene) -> None:
    """Let something go on after the end."""
    scene.text(layout.ACTIVITIES, '"seconds": 2.0', '"seconds": 900.0')
    scene.forge()


def time_of_nowhere(scene: Scene) -> None:
    """Tell a time of no zone."""
    scene.text(layout.RUN, '"finished": "2026-01-01T00:01:10+00:00"', '"finished": "2026-01-01T00:01:10"')
    scene.forge()


def run_cut_short(scene: Scene) -> None:
    """Sign a run that was interrupted before it failed."""
    scene.json(layout.RUN, lambda run: run.update(finished=""))
    scene.forge()


# Runs that were right once.


def replay(scene: Scene) -> None:
    """Answer today's question with the run of yesterday."""
    scene.asked = replace(scene.asked, nonce="a-question-of-tomorrow")


def run_without_nonce(scene: Scene) -> None:
    """Answer with a run that no question was put to."""
    scene.json(layout.RUN, lambda run: run.update(nonce=None))
    scene.forge()


def unvouched(scene: Scene) -> None:
    """Meet a verifier who names no key."""
    scene.asked = replace(scene.asked, key=None)
    scene.forge(scene.stranger)
