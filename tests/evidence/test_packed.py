"""Archives of our own making are read in memory: as quickly as may be, and not more trustingly."""

import gzip
import hashlib
import io
import tarfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assay.evidence import archive, layout, read
from assay.evidence.damage import Damaged
from assay.evidence.packed import packed
from assay.problem import Problem
from tests.evidence.scene import STAYS, Scene


@pytest.fixture
def path(stage: Scene, tmp_path: Path) -> Path:
    """A packed bundle."""
    found = tmp_path / "x.assay"
    archive.pack(stage.folder, found)
    return found


def test_it_is_what_the_folder_is(stage: Scene, path: Path) -> None:
    """Evidence and digests are the same by either way, and the quick one was taken."""
    inside = packed(path)
    assert inside is not None
    assert read.read(inside) == archive.evidence(path) == read.read(stage.folder)
    assert read.verify(inside) == read.verify(stage.folder)


def _parts(path: Path) -> tuple[bytearray, int]:
    """The tar, and where the part begins that no verdict rests on."""
    inflating = zlib.decompressobj(16 + zlib.MAX_WBITS)
    outcomes = inflating.decompress(path.read_bytes())
    return bytearray(outcomes + gzip.decompress(inflating.unused_data)), len(outcomes)


def _write(path: Path, plain: bytearray, border: int) -> None:
    path.write_bytes(gzip.compress(plain[:border], 1) + gzip.compress(plain[border:], 1))


def _anew(path: Path, edit: Callable[[bytearray], object]) -> None:
    plain, border = _parts(path)
    edit(plain)
    _write(path, plain, border)


def _swap(path: Path, name: str, old: bytes, new: bytes) -> None:
    """Change a member, and say so in its header."""
    assert len(old) == len(new)

    def edit(plain: bytearray) -> None:
        with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
            member = tar.getmember(name)
        place = plain.index(old, member.offset_data)
        plain[place : place + len(old)] = new

    _anew(path, edit)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (layout.RESULTS, b'"fail"', b'"pass"'),
        (layout.CLOUD, b"cloud.example", b"clout.example"),
        (f"{layout.EXCHANGES}/{layout.exchange_file(STAYS)}", b"GET", b"PUT"),
        (layout.ACTIVITIES, b"1.0", b"2.0"),
    ],
)
def test_a_member_that_disagrees_with_the_manifest_is_refused(
    name: str, old: bytes, new: bytes, path: Path
) -> None:
    """Also a file that no verdict rests on."""
    _swap(path, name, old, new)
    assert packed(path) is not None
    with pytest.raises(Damaged, match="is not what was written"):
        archive.evidence(path)


@pytest.mark.parametrize("change", ["more", "fewer"])
def test_a_member_too_many_or_too_few_is_refused(change: str, stage: Scene, tmp_path: Path) -> None:
    """The archive is of our form, and its manifest is that of another."""
    path = tmp_path / "y.assay"
    if change == "more":
        (stage.folder / "more.txt").write_text("more")
    else:
        (stage.folder / layout.FACTS).unlink()
    archive._fold(stage.folder, path)
    assert packed(path) is not None
    with pytest.raises(Damaged, match=r"does not belong to it|is missing"):
        archive.evidence(path)


def test_a_missing_manifest_is_told_as_of_a_folder(stage: Scene, tmp_path: Path) -> None:
    """What is unfinished has no verdict, packed or not."""
    (stage.folder / layout.MANIFEST).unlink()
    archive._fold(stage.folder, tmp_path / "y.assay")
    with pytest.raises(Problem, match="is not finished"):
        archive.evidence(tmp_path / "y.assay")


def test_what_a_verdict_rests_on_is_read_alone(stage: Scene, path: Path) -> None:
    """The same evidence but for claims, and not one byte of what comes after it is looked at."""
    whole = read.read(stage.folder)
    bare = {id: replace(result, claims=()) for id, result in whole.results.items()}
    plain, border = _parts(path)
    path.write_bytes(gzip.compress(plain[:border]) + b"anything")
    assert archive.evidence(path, whole=False) == replace(whole, results=bare)
    with pytest.raises(Damaged):
        archive.evidence(path)


@pytest.mark.parametrize(("old", "new"), [(b'"fail"', b'"pass"'), (b"stays", b"stayz")])
def test_what_is_read_alone_has_to_agree_with_the_manifest(old: bytes, new: bytes, path: Path) -> None:
    """An outcome that somebody edited is refused without looking further."""
    _swap(path, layout.RESULTS, old, new)
    with pytest.raises(Damaged, match=r"results.jsonl is not what was written"):
        archive.evidence(path, whole=False)


def test_outcomes_left_out_are_missed(stage: Scene, tmp_path: Path) -> None:
    """The manifest tells of the results, so an archive without any is none."""
    (stage.folder / layout.RESULTS).unlink()
    archive._fold(stage.folder, tmp_path / "y.assay")
    with pytest.raises(Damaged, match=r"results.jsonl is missing"):
        archive.evidence(tmp_path / "y.assay", whole=False)


def _other_tar(path: Path) -> None:
    plain = io.BytesIO(gzip.decompress(path.read_bytes()))
    out = io.BytesIO()
    with tarfile.open(fileobj=plain) as tar, tarfile.open(fileobj=out, mode="w") as other:
        for member in reversed(tar.getmembers()):
            other.addfile(member, tar.extractfile(member))
    path.write_bytes(gzip.compress(out.getvalue()))


def _after_the_end(path: Path) -> None:
    path.write_bytes(path.read_bytes() + gzip.compress(b""))


@pytest.mark.parametrize("other", [_other_tar, _after_the_end])
def test_any_other_form_is_unfolded(other: Callable[[Path], None], stage: Scene, path: Path) -> None:
    """Another tool's archive of the same files is still one, by the slow way."""
    other(path)
    assert packed(path) is None
    assert archive.evidence(path) == read.read(stage.folder)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_is_accepted_that_is_not_when_unfolded(path: Path, data: st.DataObject) -> None:
    """Whatever byte of the tar is another: what the quick way takes, the slow way takes for the same."""
    before = path.read_bytes()
    plain, border = _parts(path)
    heads = [place for place in range(0, len(plain), 512) if plain[place + 257 : place + 262] == b"ustar"]
    place = data.draw(st.sampled_from(heads)) + data.draw(st.integers(0, 511))
    plain[place] = data.draw(st.integers(0, 255))
    try:
        _write(path, plain, border)
        quick = packed(path)
        if quick is None:
            return
        with archive.opened(path) as folder:
            slow = {
                one.relative_to(folder).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest()
                for one in folder.rglob("*")
                if one.is_file() and one.name not in layout.BINDING
            }
        assert quick.digests() == slow
    finally:
        path.write_bytes(before)
