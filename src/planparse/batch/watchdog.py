"""Ends processes that pass their time limit: one thread for all, which sleeps as long as nothing can be due."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Watchdog:
    """The time limit of processes that work on one input after the other.

    Args:
        seconds: For one input; None for no limit.
    """

    def __init__(self, seconds: float | None) -> None:
        self._seconds = seconds
        self._watched: dict[threading.Event, tuple[float, subprocess.Popen[bytes]]] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    @contextmanager
    def watch(self, process: subprocess.Popen[bytes], overdue: threading.Event) -> Iterator[None]:
        """Kill the process, and set ``overdue``, if the block takes longer than the limit."""
        if self._seconds is None:
            yield
            return
        with self._lock:
            self._watched[overdue] = time.monotonic() + self._seconds, process
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, args=(self._seconds,), name="planparse", daemon=True)
                self._thread.start()
        try:
            yield
        finally:
            with self._lock:
                self._watched.pop(overdue, None)

    def stop(self) -> None:
        """End the thread; nothing is watched any more."""
        self._stopped.set()

    def _run(self, seconds: float) -> None:
        while not self._stopped.wait(self._pause(seconds)):
            with self._lock:
                for overdue, (due, process) in list(self._watched.items()):
                    if due <= time.monotonic():
                        del self._watched[overdue]
                        overdue.set()
                        process.kill()

    def _pause(self, seconds: float) -> float:
        """Until the next limit; what begins later cannot be due before the limit has passed once."""
        now = time.monotonic()
        with self._lock:
            return max(0.0, min((due for due, _ in self._watched.values()), default=now + seconds) - now)
