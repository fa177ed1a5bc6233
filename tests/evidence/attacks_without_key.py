"""What somebody can do to a sealed bundle who has no key, or only one that nobody trusts."""

import json
import os
import shutil
from base64 import b64encode
from typing import Any

from assay.evidence import layout, seal, statement
from tests.evidence.scene import STAYS, WORKS, Scene

EXCHANGES_OF_WORKS = f"{layout.EXCHANGES}/{layout.exchange_file(WORKS)}"


def edit_outcome(scene: Scene) -> None:
    """Turn a failure into a pass."""
    scene.result(STAYS, outcome="pass", reason="")


def edit_claim(scene: Scene) -> None:
    """Let a claim that did not hold have held."""
    scene.text(layout.CLAIMS, '"held": false', '"held": true')


def drop_claims(scene: Scene) -> None:
    """Leave out what the failure claimed, and bind what is left."""
    path = scene.folder / layout.CLAIMS
    path.write_text("".join(line + "\n" for line in path.read_text().splitlines() if STAYS not in line))
    scene.bind()


def drop_result(scene: Scene) -> None:
    """Leave the failure out."""
    path = scene.folder / layout.RESULTS
    path.write_text("".join(line + "\n" for line in path.read_text().splitlines() if STAYS not in line))


def empty_results(scene: Scene) -> None:
    """Leave every result out."""
    (scene.folder / layout.RESULTS).write_text("")


def remove_results(scene: Scene) -> None:
    """Take the file of results away."""
    (scene.folder / layout.RESULTS).unlink()


def cut_results(scene: Scene) -> None:
    """Cut the last line in two."""
    path = scene.folder / layout.RESULTS
    path.write_bytes(path.read_bytes()[:-9])


def append_result(scene: Scene) -> None:
    """Add a later line, which would count."""
    path = scene.folder / layout.RESULTS
    line = json.loads(path.read_text().splitlines()[0])
    with path.open("a") as file:
        file.write(json.dumps({**line, "check": STAYS}) + "\n")


def edit_fact(scene: Scene) -> None:
    """Let the cloud look larger."""
    scene.text(layout.FACTS, '"value": 3', '"value": 4')


def edit_exchange(scene: Scene) -> None:
    """Change what the cloud was asked."""
    scene.text(EXCHANGES_OF_WORKS, "GET", "PUT")


def remove_exchanges(scene: Scene) -> None:
    """Take away what a claim rests on."""
    (scene.folder / EXCHANGES_OF_WORKS).unlink()


def add_exchanges(scene: Scene) -> None:
    """Add exchanges that nobody had."""
    (scene.folder / layout.EXCHANGES / "more.jsonl").write_text("{}\n")


def edit_cloud(scene: Scene) -> None:
    """Put another cloud's name on it."""
    scene.text(layout.CLOUD, "cloud.example", "bright.example")


def edit_suite(scene: Scene) -> None:
    """Say that other checks were run."""
    scene.json(layout.SUITE, lambda suite: suite["checks"].update({STAYS: "0" * 64}))


def drop_check(scene: Scene) -> None:
    """Say that the failed check was not selected."""
    scene.json(layout.CHECKS, lambda checks: [one for one in checks if one["id"] != STAYS])


def edit_time(scene: Scene) -> None:
    """Say that it was run a year later."""
    scene.text(layout.RUN, '"started": "2026', '"started": "2027')


def edit_nonce(scene: Scene) -> None:
    """Answer another question."""
    scene.json(layout.RUN, lambda run: run["nonce"].update(value="another-question"))


def edit_activity(scene: Scene) -> None:
    """Let something have lasted longer."""
    scene.text(layout.ACTIVITIES, '"seconds": 2.0', '"seconds": 9.0')


def add_file(scene: Scene) -> None:
    """Lay something beside the evidence."""
    (scene.folder / "certificate.txt").write_text("certified")


def take_file_of_other(scene: Scene) -> None:
    """Take the results of another bundle by the same key."""
    shutil.copy(scene.other / layout.FACTS, scene.folder / layout.FACTS)
    scene.text(layout.FACTS, "thing.size", "thing.mass")


def take_cloud_of_other(scene: Scene) -> None:
    """Take the identity of another cloud, and bind it in."""
    shutil.copy(scene.other / layout.CLOUD, scene.folder / layout.CLOUD)
    scene.bind()


def take_seal_of_other(scene: Scene) -> None:
    """Take the seal of another bundle by the same key."""
    shutil.copy(scene.other / layout.SEAL, scene.folder / layout.SEAL)


def take_manifest_of_other(scene: Scene) -> None:
    """Take the manifest of another bundle."""
    shutil.copy(scene.other / layout.MANIFEST, scene.folder / layout.MANIFEST)


def take_all_but_seal_of_other(scene: Scene) -> None:
    """Put another whole bundle under this seal."""
    mine = (scene.folder / layout.SEAL).read_bytes()
    shutil.rmtree(scene.folder)
    shutil.copytree(scene.other, scene.folder)
    (scene.folder / layout.SEAL).write_bytes(mine)


def edit_and_bind(scene: Scene) -> None:
    """Turn a failure into a pass that looks like one, and write the manifest anew."""
    claims = [{"what": "it", "expected": "a", "observed": "a", "held": True, "exchange": f"{STAYS}#1"}]
    scene.result(STAYS, outcome="pass", reason="", claims=claims)
    scene.bind()


def add_and_bind(scene: Scene) -> None:
    """Add a file, and write the manifest anew."""
    add_file(scene)
    scene.bind()


def edit_manifest_run(scene: Scene) -> None:
    """Let the manifest be that of another run."""
    scene.json(layout.MANIFEST, lambda manifest: manifest.update(run="ffffffff"))


def manifest_names_missing_file(scene: Scene) -> None:
    """Let the manifest list what is not there."""
    scene.json(layout.MANIFEST, lambda manifest: manifest["files"].update({"x.json": "0" * 64}))


def manifest_leaves_bundle(scene: Scene) -> None:
    """Let the manifest list what lies outside."""
    scene.json(layout.MANIFEST, lambda manifest: manifest["files"].update({"../89efcdab/run.json": "0" * 64}))


def manifest_is_list(scene: Scene) -> None:
    """Let the manifest be something else."""
    (scene.folder / layout.MANIFEST).write_text("[]")


def manifest_key_twice(scene: Scene) -> None:
    """Let the manifest say two things under one name."""
    scene.text(layout.MANIFEST, '"run":', '"run": "ffffffff", "run":')


def link_file(scene: Scene) -> None:
    """Put a link in the place of a file, to one with the same content."""
    path = scene.folder / layout.FACTS
    shutil.move(path, scene.folder.parent / "facts")
    path.symlink_to(scene.folder.parent / "facts")


def link_within(scene: Scene) -> None:
    """Let one file of the bundle be a link to another."""
    (scene.folder / "again.json").symlink_to(layout.RUN)


def link_folder(scene: Scene) -> None:
    """Put a link in the place of a folder."""
    folder = scene.folder / layout.EXCHANGES
    shutil.move(folder, scene.folder.parent / "exchanges")
    folder.symlink_to(scene.folder.parent / "exchanges")


def pipe(scene: Scene) -> None:
    """Lay a pipe that would never end."""
    os.mkfifo(scene.folder / "pipe.json")


def strange_name(scene: Scene) -> None:
    """Name a file so that it would be shown as two."""
    (scene.folder / "run.json\ncloud.json").write_text("{}")


def hidden_depth(scene: Scene) -> None:
    """Hide a file deep in folders."""
    deep = scene.folder / "a/b/c/d/e"
    deep.mkdir(parents=True)
    (deep / "f.json").write_text("{}")


def huge_file(scene: Scene) -> None:
    """Lay a file that would fill the memory; on disk it takes nothing."""
    with (scene.folder / "huge.jsonl").open("wb") as file:
        file.truncate(1 << 40)


def long_document(scene: Scene) -> None:
    """Write a document that takes far more memory than disk."""
    (scene.folder / layout.CHECKS).write_text("[" + "[]," * (6 << 20) + "[]]")
    scene.bind()


def many_keys(scene: Scene) -> None:
    """Let a reader who looks for the key that is there twice look for long."""
    keys = ",".join(f'"{number}":0' for number in range(300_000))
    (scene.folder / layout.FACTS).write_text("{" + keys + ',"299999":0}\n')
    scene.bind()


def deep_document(scene: Scene) -> None:
    """Nest a document so deep that reading it would fill the stack."""
    with (scene.folder / layout.FACTS).open("a") as file:
        file.write("[" * 200_000 + "]" * 200_000 + "\n")
    scene.bind()


def key_twice(scene: Scene) -> None:
    """Say two outcomes of one check, for two readers."""
    scene.text(layout.RESULTS, '"outcome": "fail"', '"outcome": "pass", "outcome": "fail"')
    scene.bind()


def no_number(scene: Scene) -> None:
    """Let a check have lasted no number of seconds."""
    scene.text(layout.RESULTS, '"seconds": 2.0', '"seconds": NaN')
    scene.bind()


def no_text(scene: Scene) -> None:
    """Write what is no UTF-8."""
    with (scene.folder / layout.FACTS).open("ab") as file:
        file.write(b'"\xff"\n')
    scene.bind()


def other_type(scene: Scene) -> None:
    """Let a time be a text."""
    scene.result(WORKS, seconds="2")
    scene.bind()


def unknown_outcome(scene: Scene) -> None:
    """Invent an outcome."""
    scene.result(STAYS, outcome="waived")
    scene.bind()


def unknown_field(scene: Scene) -> None:
    """Say more of a result than there is to say."""
    scene.result(STAYS, certified=True)
    scene.bind()


def remove_seal(scene: Scene) -> None:
    """Take the seal away."""
    (scene.folder / layout.SEAL).unlink()


def empty_seal(scene: Scene) -> None:
    """Leave nothing in it."""
    (scene.folder / layout.SEAL).write_text("")


def seal_is_list(scene: Scene) -> None:
    """Let the envelope be something else."""
    (scene.folder / layout.SEAL).write_text("[]")


def seal_is_link(scene: Scene) -> None:
    """Let the seal lie elsewhere, where it can be exchanged."""
    path = scene.folder / layout.SEAL
    path.unlink()
    path.symlink_to(scene.other / layout.SEAL)


def huge_seal(scene: Scene) -> None:
    """Let the envelope be larger than any statement."""
    with (scene.folder / layout.SEAL).open("ab") as file:
        file.truncate(seal.LARGEST + 1)


def payload_type(scene: Scene) -> None:
    """Let the same bytes mean something else."""
    scene.envelope(lambda envelope: envelope.update(payloadType="application/json"))


def payload(scene: Scene) -> None:
    """Change what was signed."""
    said = scene.statement()
    said["predicate"][statement.EXTENSION]["signed"] = "2026-01-01T00:03:00+00:00"
    scene.envelope(lambda envelope: envelope.update(payload=_encoded(said)))


def payload_no_base64(scene: Scene) -> None:
    """Let the payload be no payload."""
    scene.envelope(lambda envelope: envelope.update(payload="*"))


def signature(scene: Scene) -> None:
    """Take the signature of another statement by the same key."""
    other = json.loads((scene.other / layout.SEAL).read_text())["signatures"][0]["sig"]
    scene.envelope(lambda envelope: envelope["signatures"][0].update(sig=other))


def no_signature(scene: Scene) -> None:
    """Take the signature away."""
    scene.envelope(lambda envelope: envelope.update(signatures=[]))


def second_signature(scene: Scene) -> None:
    """Add a stranger's signature to the right one."""
    mine = json.loads((scene.folder / layout.SEAL).read_text())["signatures"]
    scene.forge(scene.stranger)
    scene.envelope(lambda envelope: envelope["signatures"].extend(mine))


def more_in_signature(scene: Scene) -> None:
    """Hide a certificate in the signature."""
    scene.envelope(lambda envelope: envelope["signatures"][0].update(cert="x"))


def more_in_envelope(scene: Scene) -> None:
    """Hide something beside the payload."""
    scene.envelope(lambda envelope: envelope.update(note="certified"))


def signature_key_twice(scene: Scene) -> None:
    """Name two keys, for two readers."""
    scene.text(layout.SEAL, '"keyid":', '"keyid": "0", "keyid":')


def signature_is_number(scene: Scene) -> None:
    """Let the signature be no text."""
    scene.envelope(lambda envelope: envelope["signatures"][0].update(sig=1))


def sign_as_stranger(scene: Scene) -> None:
    """Turn the failure into a pass, bind it, and sign it with a key of one's own."""
    edit_and_bind(scene)
    scene.forge(scene.stranger)


def stranger_under_trusted_id(scene: Scene) -> None:
    """Sign with a key of one's own, and give it the id of the trusted one."""
    scene.forge(scene.stranger)
    id = scene.key.public_key.keyid
    scene.envelope(lambda envelope: envelope["signatures"][0].update(keyid=id))


def stranger_under_trusted_key(scene: Scene) -> None:
    """Sign with a key of one's own, and lay the trusted public key beside it."""
    scene.forge(scene.stranger)
    key = scene.key.public_key
    scene.envelope(
        lambda envelope: envelope["signatures"][0].update(keyid=key.keyid, public=key.keyval["public"])
    )


def _encoded(said: dict[str, Any]) -> str:
    return b64encode(statement.encode(said)).decode()
