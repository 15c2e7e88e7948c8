"""A whole run: from names of files to an output, with a journal in between so that nothing done is lost."""

from __future__ import annotations

import hashlib
import os
from array import array
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from planparse.batch.inputs import Item, expand
from planparse.batch.journal import Journal
from planparse.batch.outputs import check_errors, check_output
from planparse.batch.pool import parse_many
from planparse.batch.record import Record, record_id
from planparse.batch.task import DEFAULT, Job, content
from planparse.errors import PlanParseError, WriteError
from planparse.writers import atomic, writer
from planparse.writers.atomic import sweep
from planparse.writers.tables import Column, write_table

ERROR_COLUMNS = tuple(Column(name) for name in ("path", "id", "stage", "code", "message", "advice"))


@dataclass(slots=True)
class Counts:
    """What became of the inputs.

    Args:
        ok: How many became a document.
        partial: How many became a document that lacks a part of the file.
        failed: How many did not.
        reused: How many of ``ok`` and ``partial`` were taken from an earlier run.
        aside: Files of folders that are no inputs because they are no documents, by suffix.
    """

    ok: int = 0
    partial: int = 0
    failed: int = 0
    reused: int = 0
    aside: Counter[str] = field(default_factory=Counter)

    @property
    def inputs(self) -> int:
        """All inputs."""
        return self.ok + self.partial + self.failed

    def add(self, record: Record) -> None:
        """Count a record."""
        setattr(self, record.status, getattr(self, record.status) + 1)


Watch = Callable[[Record], None]


def convert(
    names: Iterable[str | os.PathLike[str] | Item],
    out: str | os.PathLike[str],
    *,
    workers: int | None = None,
    job: Job = DEFAULT,
    resume: bool = False,
    force: bool = False,
    errors: str | os.PathLike[str] | None = None,
    watch: Watch = lambda _record: None,
) -> Counts:
    """Convert files, folders, patterns and archives into one output.

    Every finished record goes into a journal beside the output first (``OUT.journal``); the output is made from it at
    the end, in the order of the inputs, and takes its final name in one step.

    Args:
        names: What ``expand`` understands.
        out: The output; its suffix names the form (``planparse.writers.SUFFIXES``).
        workers: Worker processes, by default one for each processor; 0 for none.
        job: Time limit, memory limit and parser.
        resume: Take the documents that an earlier run with this output finished, if file and version are the same. The
            journal stays afterwards, so that the next run converts only what is new or changed.
        force: Replace an output or journal that exists.
        errors: A table of the failed inputs to write (``.csv`` ``.xlsx`` ``.parquet`` ``.jsonl``).
        watch: Called with each record.

    Returns:
        Counts that add up to the inputs.

    Raises:
        WriteError: P050 or P051 before any work, P051 too when an input is an output; P052 when the output cannot be
            written; the journal stays.
        BatchError: P053 when the journal is of something else, or in use.
    """
    target = Path(out)
    write_lines = writer(target)
    saved = _journal(target)
    _check_free(target, saved, resume=resume, force=force)
    if errors is not None:
        check_errors(Path(errors), target)
    counts = Counts()
    with closing(Journal(saved, repr(job.options), anew=force and not resume)) as journal:
        for path in (target, saved):
            sweep(path)
        inputs = expand(names, counts.aside, outputs(out, errors))
        run = _Run(journal, counts, job, watch)
        with closing(parse_many(run.left(inputs), workers=workers, job=job)) as records:
            for record in records:
                run.finish(record)
        if not run.places and target.exists():
            message, advice = "the output exists, and there is no other input", "name the documents"
            raise WriteError("P051", "write", message, advice, file=str(target))
        with atomic(target) as temporary:
            lines = (journal.read(place).line for place in run.places)
            write_lines((line for line in lines if line is not None), temporary)
        if errors is not None:
            write_errors(map(journal.read, run.places), Path(errors))
        if resume:
            journal.compact(run.places)
        journal.close(remove=not resume)
    return counts


def stream(
    names: Iterable[str | os.PathLike[str] | Item],
    sink: BinaryIO,
    *,
    workers: int | None = None,
    job: Job = DEFAULT,
    errors: str | os.PathLike[str] | None = None,
    watch: Watch = lambda _record: None,
) -> Counts:
    """Convert like ``convert``, but write JSON Lines to ``sink`` as they come.

    Raises:
        WriteError: P052 when ``sink`` takes no more.
        BrokenPipeError: Whoever reads ``sink`` has left.
    """
    if errors is not None:
        check_errors(Path(errors), None)
    counts, failures = Counts(), []
    with closing(parse_many(expand(names, counts.aside, outputs("-", errors)), workers=workers, job=job)) as records:
        for record in records:
            if record.line is not None:
                _put(sink, record.line)
            else:
                failures.append(record)
            counts.add(record)
            watch(record)
    if errors is not None:
        write_errors(failures, Path(errors))
    return counts


def outputs(out: str | os.PathLike[str], errors: str | os.PathLike[str] | None) -> list[Path]:
    """What a run writes, and therefore does not read."""
    target = Path(out)
    written = [] if target.name == "-" else [target, _journal(target)]
    return [*written, Path(errors)] if errors is not None else written


def write_errors(records: Iterable[Record], path: Path) -> None:
    """Write a table of the failed among ``records``."""
    rows = (
        (record.path, record.id, record.error.stage, record.error.code, record.error.message, record.error.advice)
        for record in records
        if record.error is not None
    )
    write_table(rows, ERROR_COLUMNS, path)


def _journal(target: Path) -> Path:
    return target.with_name(target.name + ".journal")


def _check_free(target: Path, saved: Path, *, resume: bool, force: bool) -> None:
    if saved.exists() and not (resume or force):
        message, advice = "an interrupted run left a journal", "--resume goes on with it, --force begins anew"
        raise WriteError("P051", "write", message, advice, file=str(saved))
    advice = "--force replaces it, --resume takes over what is unchanged"
    check_output(target, replace=resume or force, advice=advice)


class _Run:
    """Brings every input's record into the journal; ``places`` has them in the order of the inputs."""

    def __init__(self, journal: Journal, counts: Counts, job: Job, watch: Watch) -> None:
        self.places: array[int] = array("q")
        self._waiting: deque[int] = deque()
        self._journal, self._counts, self._job, self._watch = journal, counts, job, watch

    def left(self, items: Iterable[Item]) -> Iterator[Item]:
        """The inputs that the journal has not finished."""
        for item in items:
            place = self._journal.find(record_id(item.key, _sha256(item, self._job))) if len(self._journal) else None
            if place is None:
                self._waiting.append(len(self.places))
                self.places.append(-1)
                yield item
            else:
                self.places.append(place)
                self._counts.reused += 1
                self._count(self._journal.read(place))

    def finish(self, record: Record) -> None:
        """Take the record of the first input that waits for one."""
        self.places[self._waiting.popleft()] = self._journal.append(record)
        self._count(record)

    def _count(self, record: Record) -> None:
        self._counts.add(record)
        self._watch(record)


def _sha256(item: Item, job: Job) -> str | None:
    try:
        return hashlib.sha256(content(item, job)).hexdigest()
    except PlanParseError:
        return None  # the same failure will be met, and recorded, when the input is parsed


def _put(sink: BinaryIO, line: str) -> None:
    try:
        sink.write(line.encode() + b"\n")
        sink.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise WriteError("P052", "write", error.strerror or str(error), "make room", file="-") from error
