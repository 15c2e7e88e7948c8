"""One input, read and parsed: the function that runs the same in this process, in a worker and on a cluster."""

from __future__ import annotations

import hashlib
import importlib
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, Protocol

from planparse.batch.inputs import Item
from planparse.batch.record import Failure, Record, record_id
from planparse.errors import PlanParseError

if TYPE_CHECKING:
    from planparse.schema import ParsedDocument

# Warnings that say a part of the file did not become text.
LOSS = frozenset(
    {"attachments", "damaged", "frames", "no_results", "no_text", "truncated_pages", "truncated_sheet"}
    | {"undecodable_bytes", "unmapped_characters", "unread_part"}
)

_LONGEST_MESSAGE = 300  # characters of an unforeseen fault that are told
LONGEST = 1e7  # seconds, of a time limit: four months, which every timer of the system can hold


class OutOfTimeError(BaseException):
    """The time limit struck. Not an ``Exception``: nothing on the road may take it for one of its own."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with each input.

    ``load`` names, as ``module:function`` so that other processes find it, what is called once in each process with
    ``options`` and returns an object with ``parse(data: bytes, *, name: str) -> ParsedDocument``; ``timeout`` is in
    seconds for one input, ``memory`` in bytes of address space of a worker.
    """

    load: str = "planparse.parser:load"
    options: tuple[tuple[str, Any], ...] = ()
    timeout: float | None = 60.0
    memory: int | None = None

    def __post_init__(self) -> None:
        if self.timeout is not None and not 0 < self.timeout <= LONGEST:
            raise ValueError(f"timeout is {self.timeout}, not within 0 to {LONGEST:g} s; None for no limit")


DEFAULT = Job()


class Parses(Protocol):
    """What ``Job.load`` gives."""

    def parse(self, source: bytes, *, name: str) -> ParsedDocument:
        """The document in the bytes of the file called ``name``."""


@cache
def loaded(load: str, options: tuple[tuple[str, Any], ...]) -> Parses:
    """The parser of a job, loaded once in a process."""
    module, _, name = load.partition(":")
    parser: Parses = getattr(importlib.import_module(module), name)(**dict(options))
    return parser


def run(item: Item, job: Job) -> Record:
    """Read and parse one input within the time limit.

    Returns:
        Its record. No exception leaves this function but those that end a process (``KeyboardInterrupt``).
    """
    path = item.shown
    if item.error is not None:
        return item.failed(item.error)
    sha256: str | None = None
    try:
        parser = loaded(job.load, job.options)
        with time_limit(job.timeout):
            data = content(item, job)
            sha256 = hashlib.sha256(data).hexdigest()
            document = parser.parse(data, name=path)
            line = document.model_dump_json()
            lossy = any(notice.code in LOSS for notice in document.warnings)
    except PlanParseError as error:
        return item.failed(Failure.of(error), sha256)
    except OutOfTimeError:
        return item.failed(out_of_time(job.timeout), sha256)
    except MemoryError:
        return item.failed(Failure("parse", "P071", "memory ran out", "raise --memory or split the file"), sha256)
    except Exception as error:  # noqa: BLE001  an unforeseen fault of one file must not end the others
        return item.failed(Failure("parse", "P099", _told(error), "please report it with the file"), sha256)
    return Record(path, record_id(item.key, sha256), "partial" if lossy else "ok", sha256, line)


def content(item: Item, job: Job) -> bytes:
    """The bytes of an input, within the limits that the parser is given.

    Raises:
        ReadError: They cannot be read.
    """
    if item.data is not None:
        return item.data
    from planparse import readers

    limits = dict(job.options).get("limits", readers.Limits())
    if item.member is None:
        return readers.load(item.path, limits)
    from planparse.batch import archives

    return archives.content(item.path, item.member, limits)


def out_of_time(timeout: float | None) -> Failure:
    """The failure of an input that passed the time limit."""
    return Failure("parse", "P017", f"not done within {timeout:g} s", "raise --timeout or split the file")


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise ``OutOfTimeError`` in the block after ``seconds``.

    Python runs signal handlers in the main thread only, and Windows has no interval timer: there, and inside a call
    into C that never returns, the limit is the parent's, which ends the worker.
    """
    usable = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    if seconds is None or not usable:
        yield
        return
    previous = signal.signal(signal.SIGALRM, _strike)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _strike(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError


def _told(error: Exception) -> str:
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f" ({Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno})" if frame else ""
    try:
        said = " ".join(str(error)[:_LONGEST_MESSAGE].split())
    except Exception:  # noqa: BLE001  whatever library it is from, its record comes before its words
        said = "it cannot say what is wrong"
    return f"{type(error).__name__}: {said}{place}".encode("utf-8", "backslashreplace").decode()
