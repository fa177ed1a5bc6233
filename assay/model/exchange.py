"""One request and its answer, as they are kept: redacted and bounded."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A redacted exchange with the cloud.

    Attributes:
        id: `<scope>#<number>`, unique within a run.
        scope: The check, the shared resource (`resource:<name>`) or the activity that asked.
        method: HTTP method.
        url: Full URL, redacted.
        request_headers: Names in lower case.
        request_body: Text, redacted and cut; None when there was none.
        status: HTTP status; 0 when no answer came.
        response_headers: Names in lower case.
        response_body: Text, redacted and cut; None when there was none or it was not text.
        request_id: The cloud's name for the request (`x-openstack-request-id`); empty when it gave none.
        seconds: From sending to the whole answer.
        disturbance: What went wrong on the line; empty when nothing did.
    """

    id: str
    scope: str
    method: str
    url: str
    request_headers: dict[str, str] = field(default_factory=dict)
    request_body: str | None = None
    status: int = 0
    response_headers: dict[str, str] = field(default_factory=dict)
    response_body: str | None = None
    request_id: str = ""
    seconds: float = 0.0
    disturbance: str = ""
