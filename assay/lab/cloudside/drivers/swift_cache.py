"""Swift's `swift.cache` in the memory of its one process: no memcached is needed."""

import time
from collections.abc import Callable
from typing import Any


class Cache:
    """The part of swift's memcache client that the proxy and its middleware use; times in seconds."""

    def __init__(self) -> None:
        self._values: dict[str, tuple[Any, float]] = {}

    def get(self, key: str, raise_on_error: bool = False) -> Any:
        """Return a value, or None when it is unknown or has expired."""
        value, expires = self._values.get(key, (None, 0.0))
        if expires and expires < time.time():
            del self._values[key]
            return None
        return value

    def set(self, key: str, value: Any, serialize: bool = True, time: float = 0, **_: Any) -> bool:
        """Keep a value for `time` seconds, or for ever when it is 0."""
        self._values[key] = (value, _now() + time if time else 0.0)
        return True

    def incr(self, key: str, delta: int = 1, time: float = 0) -> int:
        """Add to a counter and return it."""
        value = int(self.get(key) or 0) + delta
        self.set(key, value, time=time)
        return value

    def decr(self, key: str, delta: int = 1, time: float = 0) -> int:
        """Subtract from a counter and return it."""
        return self.incr(key, -delta, time)

    def delete(self, key: str, server_key: str | None = None) -> None:
        """Forget a value."""
        self._values.pop(key, None)

    def set_multi(
        self, mapping: dict[str, Any], server_key: str, serialize: bool = True, time: float = 0, **_: Any
    ) -> None:
        """Keep several values that belong together."""
        for key, value in mapping.items():
            self.set(server_key + key, value, time=time)

    def get_multi(self, keys: list[str], server_key: str) -> list[Any]:
        """Return several values that belong together."""
        return [self.get(server_key + key) for key in keys]


_now = time.time
_CACHE = Cache()


def filter_factory(_global_conf: Any, **_local: Any) -> Callable[[Any], Any]:
    """Return paste's filter, which puts the cache into each request's environment."""

    def filtered(application: Any) -> Any:
        def wrapped(environ: dict[str, Any], start_response: Any) -> Any:
            environ["swift.cache"] = _CACHE
            return application(environ, start_response)

        return wrapped

    return filtered
