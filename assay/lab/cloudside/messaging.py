"""Makes oslo.messaging's in-memory driver deliver at once, where it polls every 50 ms.

Nova's own services talk to each other a dozen times while a server is created; polling would cost half a
second of waiting and, done more often, an idle processor.
"""

import threading
import time
from typing import Any

IDLE_WAIT = 0.5
"""Longest sleep of an idle listener, in seconds."""


class _Deliveries:
    """Stands in for the `time` module inside the driver: sleeping ends when a message is delivered."""

    time = staticmethod(time.time)

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0
        self._seen = threading.local()

    def announce(self) -> None:
        """Wake every listener."""
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def sleep(self, seconds: float) -> None:
        """Sleep until a message arrives; a message that came since the last sleep ends it at once.

        Args:
            seconds: What the driver asks for; its usual 0.05 s may grow, for nothing is missed.
        """
        with self._changed:
            if self._count == getattr(self._seen, "count", None):
                self._changed.wait(seconds if seconds < 0.05 else IDLE_WAIT)
            self._seen.count = self._count


def deliver_at_once() -> None:
    """Apply the change to this process; call it once, before any transport exists."""
    from oslo_messaging._drivers import impl_fake

    deliveries = _Deliveries()
    deliver = impl_fake.FakeExchange.deliver_message

    def deliver_message(self: Any, *args: Any, **kwargs: Any) -> None:
        deliver(self, *args, **kwargs)
        deliveries.announce()

    impl_fake.FakeExchange.deliver_message = deliver_message
    impl_fake.time = deliveries
