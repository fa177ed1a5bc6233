"""Every way that we know of to tamper with a sealed bundle is caught, and the sentence says what is wrong."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assay.evidence import layout, seal
from assay.evidence.files import files
from assay.evidence.verify import verify
from assay.model.sealing import Standing, Trust
from tests.evidence import attacks_with_key as insider
from tests.evidence import attacks_without_key as outsider
from tests.evidence.scene import Scene

Attack = Callable[[Scene], None]

REFUTED: list[tuple[Attack, str]] = [
    (outsider.edit_outcome, "results.jsonl is not what was written"),
    (outsider.edit_claim, "claims.jsonl is not what was written"),
    (outsider.drop_claims, "what compute.thing.stays claimed is missing"),
    (outsider.drop_result, "results.jsonl is not what was written"),
    (outsider.empty_results, "results.jsonl is not what was written"),
    (outsider.remove_results, "results.jsonl is missing"),
    (outsider.cut_results, "results.jsonl is not what was written"),
    (outsider.append_result, "results.jsonl is not what was written"),
    (outsider.edit_fact, "facts.jsonl is not what was written"),
    (outsider.edit_exchange, "exchanges/compute.thing.works.jsonl is not what was written"),
    (outsider.remove_exchanges, "exchanges/compute.thing.works.jsonl is missing"),
    (outsider.add_exchanges, "exchanges/more.jsonl does not belong to it"),
    (outsider.edit_cloud, "cloud.json is not what was written"),
    (outsider.edit_suite, "suite.json is not what was written"),
    (outsider.drop_check, "checks.json is not what was written"),
    (outsider.edit_time, "run.json is not what was written"),
    (outsider.edit_nonce, "run.json is not what was written"),
    (outsider.edit_activity, "activities.jsonl is not what was written"),
    (outsider.add_file, "certificate.txt does not belong to it"),
    (outsider.take_file_of_other, "facts.jsonl is not what was written"),
    (outsider.take_cloud_of_other, "cloud.json is not the one that was signed."),
    (outsider.take_seal_of_other, "The seal is that of another run, or tells other times of it."),
    (outsider.take_manifest_of_other, "is not what was written"),
    (outsider.take_all_but_seal_of_other, "The seal is that of another cloud."),
    (outsider.edit_and_bind, "manifest.json is not the one that was signed."),
    (
        outsider.edit_and_bind,
        "The seal is that of other results: the signed tallies do not follow from these.",
    ),
    (outsider.add_and_bind, "manifest.json is not the one that was signed."),
    (outsider.edit_manifest_run, "manifest.json is that of another run"),
    (outsider.manifest_names_missing_file, "x.json is missing"),
    (outsider.manifest_leaves_bundle, "../89efcdab/run.json is missing"),
    (outsider.manifest_is_list, "manifest.json is not a manifest"),
    (outsider.manifest_key_twice, "the key 'run' is there twice"),
    (outsider.link_file, "facts.jsonl is a link"),
    (outsider.link_within, "again.json is a link"),
    (outsider.link_folder, "exchanges is a link"),
    (outsider.pipe, "pipe.json is no ordinary file"),
    (outsider.strange_name, "'run.json\\ncloud.json' does not belong to it"),
    (outsider.hidden_depth, "'a/b/c/d/e' does not belong to it"),
    (outsider.huge_file, "huge.jsonl is larger than"),
    (outsider.long_document, "checks.json cannot be read (it is longer than"),
    (outsider.many_keys, "the key '299999' is there twice"),
    (outsider.deep_document, "it is nested too deep"),
    (outsider.key_twice, "the key 'outcome' is there twice"),
    (outsider.no_number, "NaN is no number of JSON"),
    (outsider.no_text, "facts.jsonl cannot be read"),
    (outsider.other_type, "seconds is of a wrong type"),
    (outsider.unknown_outcome, "'waived' is not a valid Outcome"),
    (outsider.unknown_field, "unexpected keyword argument 'certified'"),
    (outsider.empty_seal, "The seal cannot be read"),
    (outsider.seal_is_list, "The seal is no DSSE envelope."),
    (outsider.seal_is_link, "seal.dsse.json is a link"),
    (outsider.huge_seal, "The seal cannot be read (it is larger than"),
    (outsider.payload_type, "The seal has the payload type 'application/json'"),
    (outsider.payload, "The seal does not fit its signature by the key"),
    (outsider.payload_no_base64, "The seal has a signature or payload that cannot be read"),
    (outsider.signature, "The seal does not fit its signature by the key"),
    (outsider.no_signature, "The seal has 0 signatures, where there must be one"),
    (outsider.second_signature, "The seal has 2 signatures, where there must be one"),
    (outsider.more_in_signature, "The seal has a signature without a key, or with more than one."),
    (outsider.more_in_envelope, "The seal is no DSSE envelope."),
    (outsider.signature_key_twice, "the key 'keyid' is there twice"),
    (outsider.signature_is_number, "The seal has a signature or payload that is no text."),
    (outsider.sign_as_stranger, "which was named."),
    (outsider.stranger_under_trusted_id, "The seal names the key"),
    (outsider.stranger_under_trusted_key, "The seal does not fit its signature by the key"),
    (insider.other_statement, "The seal holds no https://in-toto.io/Statement/v1."),
    (insider.other_predicate, "The seal holds no statement of test results"),
    (insider.no_extension, "The seal holds a statement that this version does not know"),
    (insider.newer_statement, "The seal holds a statement that this version does not know"),
    (insider.no_guideline, "The seal holds a statement that names no guideline."),
    (insider.no_time, "The seal holds a statement without a time or verdicts."),
    (insider.tallies, "the signed tallies do not follow from these."),
    (insider.absence_counts, "the signed tallies do not follow from these."),
    (insider.result_passed, "what does not follow from the bundle: its result, its lists or more."),
    (insider.failure_not_listed, "what does not follow from the bundle: its result, its lists or more."),
    (insider.says_more, "what does not follow from the bundle: its result, its lists or more."),
    (insider.verdict, "The signed verdicts do not follow from the results and the guideline."),
    (insider.subject_left_out, "results.jsonl is not the one that was signed."),
    (insider.no_subject, "manifest.json is not the one that was signed."),
    (insider.other_nonce, "The seal is that of a run with another nonce."),
    (insider.other_suite, "The seal is that of another suite."),
    (insider.statement_key_twice, "the key 'result' is there twice"),
    (insider.statement_no_json, "The seal holds a statement that cannot be read"),
    (insider.failure_is_pass, "compute.thing.stays is a pass, and it did not hold that it stays."),
    (insider.failure_is_absent, "compute.thing.stays is absent, and it did not hold that it stays."),
    (insider.failure_is_error, "compute.thing.stays is error, and it did not hold that it stays."),
    (insider.failure_is_blocked, "compute.thing.stays is blocked undisturbed, and it did not hold"),
    (insider.absence_is_pass, "compute.thing.grows is a pass without a claim, so nothing was proven."),
    (insider.pass_is_failure, "compute.thing.works is a failure, and every claim of it held."),
    (insider.claim_without_exchange, "rests on the exchange compute.thing.works#1, which is not there."),
    (insider.claim_on_foreign_exchange, "rests on the exchange compute.thing.works#1, which is another's."),
    (insider.result_not_selected, "compute.thing.works has a result and was not selected."),
    (insider.selected_not_in_suite, "compute.thing.shines was selected, and its suite has no such check."),
    (
        insider.proves_another,
        "compute.thing.works proves compute-thing, and its result says compute-everything.",
    ),
    (
        insider.modified_check,
        "Checks are not those of Assay 0.0 as it is installed here: compute.thing.works.",
    ),
    (insider.modified_kit, "What carried the checks out is not Assay 0.0 as it is installed here."),
    (insider.digest_of_suite, "The digest of the suite does not follow from its checks."),
    (insider.fingerprint, "The fingerprint of the cloud does not follow from its endpoints and versions."),
    (insider.no_version_documents, "No exchange shows that the cloud told the version of compute."),
    (insider.fingerprint_of_versions, "The fingerprint of the cloud does not follow"),
    (insider.ended_before_it_began, "The clock runs backwards: the run ended at"),
    (insider.nonce_used_before_given, "The clock runs backwards: the nonce was used at"),
    (insider.nonce_used_after_start, "The clock runs backwards: the run began at"),
    (insider.signed_before_the_end, "The clock runs backwards: the bundle was signed at"),
    (insider.signed_in_future, "The clock runs ahead: the bundle was signed at"),
    (
        insider.result_outside_of_run,
        "compute.thing.works ended 3602 s after the run began, which lasted 60 s.",
    ),
    (insider.result_before_run, "compute.thing.works began or lasted less than no time."),
    (insider.activity_outside_of_run, "compute.thing.works ended 901 s after the run began"),
    (insider.time_of_nowhere, "It cannot be told when the run ended."),
    (
        insider.replay,
        "The run carries the nonce a-question-of-today, not yours: it answers another question.",
    ),
    (insider.run_without_nonce, "The run carries no nonce, so it does not answer yours."),
]

OPEN: list[tuple[Attack, str]] = [
    (outsider.remove_seal, "The bundle is not signed, so anybody may have written it."),
    (insider.unknown_guideline, "The guideline 2099.01 that it was judged by is not installed"),
    (insider.edited_guideline, "is another document than the one at hand."),
    (insider.guideline_is_path, "The guideline /etc/passwd that it was judged by is not installed"),
    (insider.suite_lacks_check, "The suite lacks checks that are installed here: compute.thing.stays."),
    (insider.foreign_check, "Checks are not installed here, so they may say anything: compute.thing.shines."),
    (insider.other_version, "The suite is of Assay 9.9, and 0.0 is installed here"),
    (insider.unknown_kit, "The bundle does not say what carried its checks out"),
    (insider.run_cut_short, "The run was cut short, so what it had not come to is not known."),
    (insider.unvouched, "which nobody vouches for; name the one that you trust by --key."),
]


def _named(rows: list[tuple[Attack, str]]) -> list[str]:
    return [attack.__name__ for attack, _ in rows]


def test_an_untouched_bundle_is_verified(stage: Scene) -> None:
    """Everything that attacks change is proven while nobody changes it."""
    found = verify(stage.folder, stage.asked)
    assert found.trust is Trust.VERIFIED, found.findings
    assert found.key == stage.key.public_key.keyid
    proven = " ".join(found.told(Standing.PROVEN))
    for sentence in (
        "which you named",
        "files are those that were signed",
        "the signed verdicts follow",
        "follow from their claims",
        "Every check is that of Assay 0.0",
        "What carried them out is Assay 0.0",
        "answers your nonce",
    ):
        assert sentence in proven
    assert "a bundle cannot prove it" in found.told(Standing.LIMIT)[-1]


@pytest.mark.parametrize(("attack", "sentence"), REFUTED, ids=_named(REFUTED))
def test_tampering_is_refuted(attack: Attack, sentence: str, stage: Scene) -> None:
    """A bundle that was tampered with is refuted, and the verifier says by what."""
    attack(stage)
    found = verify(stage.folder, stage.asked)
    assert found.trust is Trust.REFUTED
    assert any(sentence in told for told in found.told(Standing.REFUTED)), found.told(Standing.REFUTED)


@pytest.mark.parametrize(("attack", "sentence"), OPEN, ids=_named(OPEN))
def test_what_cannot_be_verified_stays_open(attack: Attack, sentence: str, stage: Scene) -> None:
    """What could be tampering and could be honest leaves the bundle unverified, and is said."""
    attack(stage)
    found = verify(stage.folder, stage.asked)
    assert found.trust is Trust.INCOMPLETE
    assert any(sentence in told for told in found.told(Standing.OPEN)), found.told(Standing.OPEN)


def test_every_attack_is_in_the_table() -> None:
    """No attack is written and then not played."""
    played = {attack for attack, _ in REFUTED + OPEN}
    written = {
        thing
        for module in (insider, outsider)
        for name, thing in vars(module).items()
        if getattr(thing, "__module__", "") == module.__name__ and not name.startswith("_")
    }
    assert written == played
    assert len(played) >= 40


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_byte_can_be_changed(stage: Scene, data: st.DataObject) -> None:
    """Another byte anywhere is caught; in the envelope it may change how the same payload is written."""
    name = data.draw(st.sampled_from(sorted(files(stage.folder))))
    path = stage.folder / name
    before = path.read_bytes()
    place = data.draw(st.integers(0, len(before) - 1)) if before else 0
    other = data.draw(st.integers(0, 255).filter(lambda byte: not before or byte != before[place]))
    payload = seal.open_(stage.folder / layout.SEAL, stage.key.public_key).payload
    path.write_bytes(before[:place] + bytes([other]) + before[place + 1 :])
    try:
        if verify(stage.folder, stage.asked).trust is Trust.VERIFIED:
            assert name == layout.SEAL
            assert seal.open_(path, stage.key.public_key).payload == payload
    finally:
        path.write_bytes(before)
