"""What a guest is taken to have said."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assay.drills.application import Proof
from assay.drills.witness import Said, heard
from assay.guest.lines import written
from tests.drills.builders import application

SUM = "ab" * 32
TINY = application(
    vouched=True,
    proof=Proof(
        ready=r"^said key=role value=(?:first|moved|grown)$",
        data=r"^content .* state=ok sha256=([0-9a-f]{64})$",
        peer=r"^probe name=peer kind=tcp state=ok ",
        lost=r"^probe name=peer kind=tcp state=fail ",
        busy=r"^work name=orders state=behind ",
        eased=r"^work name=orders state=fine ",
    ),
)


def line(text: str) -> str:
    """A line as the tiny guest writes it."""
    topic, *fields = text.split(" ")
    return written("1f2e3d4c", 12.34, topic, dict(field.split("=") for field in fields))


WRITTEN = line(f"content verb=write disk=vdb mib=8 state=ok sha256={SUM}")
READY = line("said key=role value=first")
FOUND = line("probe name=peer kind=tcp state=ok value= count=2 tries=9")
BUSY = line("work name=orders state=behind open=10")
FINE = line("work name=orders state=fine open=1")
LOST = line("probe name=peer kind=tcp state=fail value= count=3 tries=19")


def test_an_empty_console_says_nothing() -> None:
    """A guest that never spoke is not ready."""
    assert heard(TINY, "") == Said()
    assert heard(application(), "") == Said()


def test_what_the_guest_said_is_heard_among_kernel_messages() -> None:
    """Kernel messages before a line and after it take nothing from it."""
    console = f"[    1.2] virtio\r\n{WRITTEN}\r\n[ 3.4] noise {READY}\nlogin: "
    said = heard(TINY, console)
    assert (said.ready, said.data, said.peer) == (True, SUM, False)


def test_a_garbled_line_is_not_heard() -> None:
    """A line with one wrong character says nothing, ready or not."""
    assert not heard(TINY, READY.replace("first", "moved")).ready
    assert heard(TINY, WRITTEN.replace("mib=8", "mib=9")).data == ""


@given(st.integers(0, len(READY) - 1), st.characters(exclude_categories=["Cs", "Zl", "Zp", "Cc", "Zs"]))
def test_no_changed_character_makes_a_guest_ready(at: int, other: str) -> None:
    """Whatever character is another, the line is dropped, unless the change leaves what counts as it was."""
    changed = READY[:at] + other + READY[at + 1 :]
    if changed != READY and heard(TINY, changed).ready:
        assert changed.endswith(READY) or changed == READY


@given(st.text(max_size=2000))
def test_no_console_is_a_fault_of_ours(console: str) -> None:
    """Whatever a console holds, something is made of it, and it is not a ready guest."""
    assert not heard(TINY, console).ready


def test_the_other_half_is_lost_only_after_it_was_found() -> None:
    """The first probe fails, since there is no other half yet: that is no loss."""
    assert not heard(TINY, LOST).lost
    assert heard(TINY, f"{LOST}\n{FOUND}") == replace(heard(TINY, FOUND), last=FOUND)
    said = heard(TINY, f"{LOST}\n{FOUND}\n{LOST}")
    assert (said.peer, said.lost) == (True, True)


def test_the_last_digest_counts() -> None:
    """What was told of the data last is what it is."""
    other = line(f"content verb=sum disk=vdb mib=8 state=ok sha256={'cd' * 32}")
    assert heard(TINY, f"{WRITTEN}\n{other}").data == "cd" * 32


def test_work_is_eased_only_after_it_was_too_much() -> None:
    """Keeping up at the start proves nothing; keeping up again does, until there is too much once more."""
    for console, busy, eased in (
        (FINE, False, False),
        (f"{FINE}\n{BUSY}", True, False),
        (f"{FINE}\n{BUSY}\n{FINE}", True, True),
        (f"{BUSY}\n{FINE}\n{BUSY}", True, False),
    ):
        said = heard(TINY, console)
        assert (said.busy, said.eased) == (busy, eased), console
