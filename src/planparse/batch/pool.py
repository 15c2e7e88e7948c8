"""``parse_many``: a stream of records from a stream of inputs, over worker processes."""

from __future__ import annotations

import itertools
import os
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from queue import LifoQueue
from typing import Literal

from planparse.batch.inputs import Item
from planparse.batch.record import Record
from planparse.batch.task import Job, run
from planparse.batch.watchdog import Watchdog
from planparse.batch.worker import GRACE, RETRIED, Worker

AHEAD = 16  # inputs in flight or done but not yet taken, for each worker


def parse_many(
    inputs: Iterable[str | os.PathLike[str] | Item],
    *,
    workers: int | None = None,
    timeout: float | None = 60.0,
    memory: int | None = None,
    on_error: Literal["record", "raise"] = "record",
    ordered: bool = True,
    job: Job | None = None,
) -> Generator[Record, None, None]:
    """Parse many files; exactly one record for each input, as a lazy stream.

    A worker that is killed, runs out of memory or passes the time limit costs its one input: that is tried again once
    while nothing else runs, and then reported as failed. Results are the same for any number of workers.

    Args:
        inputs: Paths of files, or what ``expand`` yields for folders, patterns and archives. Taken as needed: at most
            16 inputs for each worker are ahead of the caller.
        workers: Worker processes; by default as many as there are processors to use. 0 works in this process: no
            isolation, for debugging.
        timeout: Seconds for one input; None for no limit.
        memory: Bytes of address space for one worker; None for no limit (not on Windows).
        on_error: ``record`` yields failures as records, ``raise`` raises the first one.
        ordered: Records in the order of the inputs; else as they are completed.
        job: What to do with each input instead of parsing with the defaults; it brings its own ``timeout`` and
            ``memory``.

    Yields:
        A ``Record`` with ``status`` ``ok``, ``partial`` or ``failed``.

    Raises:
        PlanParseError: With ``on_error="raise"``, the first failure.

    Example:
        >>> from planparse.batch import parse_many
        >>> [(record.status, record.error.code) for record in parse_many(["no-such-file.txt"], workers=0)]
        [('failed', 'P001')]
    """
    job = job or Job(timeout=timeout, memory=memory)
    items = map(Item.of, inputs)
    count = cpus() if workers is None else workers
    records = _in_workers(items, job, count, ordered=ordered) if count else (run(item, job) for item in items)
    for record in records:
        error = record.failure() if on_error == "raise" else None
        if error is not None:
            raise error
        yield record


def cpus() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_workers(items: Iterator[Item], job: Job, count: int, *, ordered: bool) -> Iterator[Record]:
    crew = Crew(job, count)
    errors: list[Exception] = []
    with ThreadPoolExecutor(count, "planparse") as threads:
        try:
            stream = (threads.submit(crew.run, item) for item in _until_error(items, errors))
            yield from (_in_order if ordered else _as_completed)(stream, AHEAD * count)
            if errors:
                raise errors[0]
        finally:
            crew.stop()
            threads.shutdown(cancel_futures=True)
            crew.discard()


def _until_error(items: Iterator[Item], errors: list[Exception]) -> Iterator[Item]:
    """The inputs; an error of whoever names them is kept for the end, so that no record is lost by it."""
    try:
        yield from items
    except Exception as error:  # noqa: BLE001  raised again behind the last record
        errors.append(error)


def _in_order(stream: Iterator[Future[Record]], ahead: int) -> Iterator[Record]:
    waiting = deque(itertools.islice(stream, ahead))
    while waiting:
        record = waiting.popleft().result()
        waiting.extend(itertools.islice(stream, 1))
        yield record


def _as_completed(stream: Iterator[Future[Record]], ahead: int) -> Iterator[Record]:
    waiting = set(itertools.islice(stream, ahead))
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        waiting.update(itertools.islice(stream, len(done)))
        yield from (future.result() for future in done)


class Crew:
    """Worker processes, lent to whichever thread has an input; the one used last first, so few are started.

    Args:
        job: What they do.
        count: How many there are at most.
    """

    def __init__(self, job: Job, count: int) -> None:
        self._watchdog = Watchdog(None if job.timeout is None else job.timeout + 2 * GRACE)
        self._workers = [Worker(job, self._watchdog) for _ in range(count)]
        self._idle: LifoQueue[Worker] = LifoQueue()
        self._room = _Room()
        for worker in self._workers:
            self._idle.put(worker)

    def run(self, item: Item) -> Record:
        """The record of ``item``, tried once more with nothing else running if its worker did not survive it."""
        worker = self._idle.get()
        try:
            with self._room.shared():
                record = worker.run(item)
            if record.error is None or record.error.code not in RETRIED:
                return record
            with self._room.alone():
                return worker.run(item)
        finally:
            self._idle.put(worker)

    def stop(self) -> None:
        """End all processes now; each ``run`` under way ends with ``CancelledError``."""
        self._watchdog.stop()
        for worker in self._workers:
            worker.stop()

    def discard(self) -> None:
        """Let go of all processes, when no ``run`` is under way any more."""
        for worker in self._workers:
            worker.discard()


class _Room:
    """Many may be in it together, or one alone."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._inside = 0
        self._waiting = 0

    @contextmanager
    def shared(self) -> Iterator[None]:
        with self._change:
            self._change.wait_for(lambda: self._inside >= 0 and not self._waiting)
            self._inside += 1
        try:
            yield
        finally:
            with self._change:
                self._inside -= 1
                self._change.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self._change:
            self._waiting += 1
            self._change.wait_for(lambda: self._inside == 0)
            self._waiting -= 1
            self._inside = -1
        try:
            yield
        finally:
            with self._change:
                self._inside = 0
                self._change.notify_all()
