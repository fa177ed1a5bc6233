"""Why a check ends without a verdict on its claims."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assay.kit.rest import Reply


class Absent(Exception):
    """The cloud does not offer what the check is about. The text is the reason, for people."""


class Blocked(Exception):
    """The check cannot be carried out here and now. The text is the reason, for people."""


class Refused(Exception):
    """The cloud refused a request that the check relies on.

    Args:
        reply: The refusal.
    """

    def __init__(self, reply: "Reply"):
        super().__init__(f"{reply.asked} was answered {reply.status}: {reply.message}")
        self.reply = reply


class Unreadable(Exception):
    """An answer lacks what the API says it has.

    Args:
        reply: The answer.
        missing: What it lacks.
    """

    def __init__(self, reply: "Reply", missing: str):
        super().__init__(f"{reply.asked} was answered {reply.status} without {missing}")
        self.reply = reply
        self.missing = missing
