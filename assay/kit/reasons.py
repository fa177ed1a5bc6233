"""Why a check ends without a verdict on its claims."""


class Absent(Exception):
    """The cloud does not offer what the check is about. The text is the reason, for people."""


class Blocked(Exception):
    """The check cannot be carried out here and now. The text is the reason, for people."""
