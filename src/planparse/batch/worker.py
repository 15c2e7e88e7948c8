"""A worker: a process of its own with at most one input in flight, so that whatever kills it has a name.

It is started as a fresh interpreter, not forked: no lock or open file of the parent comes along, and a script needs no
``if __name__ == "__main__"``. Parent and child talk in pickles over the child's standard input and output.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import json
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from concurrent.futures import CancelledError
from pathlib import Path
from typing import IO, TextIO

from planparse.batch.inputs import Item
from planparse.batch.record import Failure, Record
from planparse.batch.task import Job, loaded, out_of_time, run
from planparse.batch.watchdog import Watchdog
from planparse.errors import BatchError

GRACE = 2.0  # seconds beyond the time limit after which a worker that did not stop by itself is ended
_ALLOCATIONS = 50_000  # between looks for cycles of objects, of which a parse makes few: one or two a document
OVERDUE, BROKEN = 1, 3  # exit statuses: ended by faulthandler, and by a fault of our own
RETRIED = frozenset({"P017", "P070", "P071"})  # what may come from the machine, not from the file

_BOOT = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from planparse.batch.worker import main; main()"


class Worker:
    """The parent's handle of one worker process, which is started when first needed and again after it died.

    Args:
        job: What it does.
        watchdog: The last of three time limits: the worker's own signal comes first, its watchdog below Python second.
    """

    def __init__(self, job: Job, watchdog: Watchdog) -> None:
        self._job = job
        self._watchdog = watchdog
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = self._stopped = False
        self._lock = threading.Lock()

    def run(self, item: Item) -> Record:
        """The record of ``item``.

        Raises:
            CancelledError: ``stop`` was called.
        """
        with self._lock:
            if self._stopped:
                raise CancelledError
            process = self._process = self._process or self._start()
        record = self._ask(process, item)
        if record.error is not None and record.error.code in RETRIED:
            self.discard()  # dead, or with memory that would weigh on the next input
        return record

    def stop(self) -> None:
        """End the process now, from any thread; ``run`` is of no use afterwards."""
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def discard(self) -> None:
        """End the process and let go of it; only while no ``run`` is under way."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with contextlib.suppress(OSError):  # bytes left for a process that is gone
                process.__exit__(None, None, None)

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", _BOOT, json.dumps(sys.path)]
        try:
            with _no_interrupts():
                process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603  ourselves
        except OSError as error:
            message = f"a worker cannot be started ({error.strerror or error})"
            raise BatchError("P070", "batch", message, "take fewer --workers") from error
        pickle.dump(self._job, _pipe(process.stdin))
        _pipe(process.stdin).flush()
        self._ready = False
        return process

    def _ask(self, process: subprocess.Popen[bytes], item: Item) -> Record:
        overdue = threading.Event()
        try:
            if not self._ready:
                pickle.load(_pipe(process.stdout))  # noqa: S301  the greeting of our own child: the parser is loaded
                self._ready = True
            with self._watchdog.watch(process, overdue):
                pickle.dump(item, _pipe(process.stdin))
                _pipe(process.stdin).flush()
                record: Record = pickle.load(_pipe(process.stdout))  # noqa: S301  written by our own child
        except (EOFError, OSError, pickle.UnpicklingError):
            status = process.wait()
            ended = overdue.is_set() or status == OVERDUE
            return item.failed(out_of_time(self._job.timeout) if ended else _death(status))
        return record


@contextlib.contextmanager
def _no_interrupts() -> Iterator[None]:
    """Have a process started here know no Ctrl-C even before it says so itself."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _death(status: int) -> Failure:
    how = f"signal {signal.Signals(-status).name}" if status < 0 else f"exit status {status}"
    hint = ", as when memory runs out" if status == -9 else ""
    return Failure("parse", "P070", f"the worker died by {how}{hint}", "look at this file alone")


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise RuntimeError("a worker is always started with pipes")
    return stream


def main() -> None:
    """The child: answer each input from standard input with its record, until the parent closes it or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    logging.getLogger().addHandler(logging.NullHandler())  # nor its remarks with a progress bar: what matters of a file
    warnings.simplefilter("ignore")  # stands in the document's own warnings
    gc.set_threshold(_ALLOCATIONS)
    try:
        job: Job = pickle.load(source)  # noqa: S301  written by our own parent
        _limit_memory(job.memory)
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            pickle.dump(_prepared(job), sink)
            sink.flush()
            while True:
                item: Item = pickle.load(source)  # noqa: S301
                pickle.dump(_guarded(item, job, nowhere), sink)
                sink.flush()
    except (EOFError, BrokenPipeError):
        os._exit(0)
    except BaseException:  # noqa: BLE001  told, and turned into an exit status that the parent knows
        traceback.print_exc()
        os._exit(BROKEN)


def _prepared(job: Job) -> bool:
    """Load the parser before the first input's time begins; what goes wrong is met and told again with each input."""
    try:
        loaded(job.load, job.options)
    except Exception:  # noqa: BLE001
        return False
    return True


def _guarded(item: Item, job: Job, nowhere: TextIO) -> Record:
    """Run under a watchdog below Python: it ends the process in a call into C too, and when the parent was killed."""
    if job.timeout is not None:
        faulthandler.dump_traceback_later(job.timeout + GRACE, exit=True, file=nowhere)
    record = run(item, job)
    faulthandler.cancel_dump_traceback_later()
    return record


def _limit_memory(limit: int | None) -> None:
    if limit is None:
        return
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
