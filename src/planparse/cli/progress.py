"""Progress on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from planparse.batch import Record

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_EVERY = 10.0  # seconds between two lines where there is no terminal


class Progress:
    """Shows how far a run is; failures are told as they happen.

    Args:
        total: Counts the inputs; called only when there is something to show.
        quiet: Show nothing.
    """

    def __init__(self, total: Callable[[], int], *, quiet: bool = False) -> None:
        self._total = total
        self._quiet = quiet or sys.stderr is None
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._inputs = self._done = self._failed = 0
        self._began = self._told = time.monotonic()

    def __enter__(self) -> Self:
        if not self._quiet and sys.stderr.isatty():
            self._bar, self._task = _bar(self._total())
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def note(self, record: Record) -> None:
        """Take notice of one finished input."""
        self._done += 1
        error = record.failure()
        self._failed += error is not None
        if self._quiet:
            return
        if error is not None:
            self._say(str(error))
        if self._bar is not None and self._task is not None:
            rate = self._done / max(time.monotonic() - self._began, 0.001)
            self._bar.update(self._task, advance=1, failed=self._failed, rate=rate)
        elif time.monotonic() - self._told >= _EVERY:
            self._told = time.monotonic()
            self._say(self._plain(self._told - self._began))

    def _plain(self, seconds: float) -> str:
        self._inputs = self._inputs or self._total()
        rate = self._done / max(seconds, 0.001)
        left = max(self._inputs - self._done, 0) / rate
        return f"{self._done} of {self._inputs} done, {self._failed} failed, {rate:.1f} a second, {left:.0f} s left"

    def _say(self, line: str) -> None:
        if self._bar is None:
            click.echo(line, err=True)
        else:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)


def _bar(total: int) -> tuple[Bar, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        TextColumn("{task.fields[rate]:.1f}/s"),
        TimeRemainingColumn(),
    )
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    return bar, bar.add_task("", total=total, failed=0, rate=0.0)
