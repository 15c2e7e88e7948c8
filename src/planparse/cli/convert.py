"""``planparse convert``: many files in, one output out."""

from __future__ import annotations

import contextlib
import math
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NoReturn

import click

from planparse.batch import Item, expand
from planparse.batch.convert import Counts, outputs
from planparse.batch.convert import convert as to_file
from planparse.batch.convert import stream as to_stream
from planparse.batch.inputs import standard_input
from planparse.batch.task import LONGEST, Job
from planparse.cli.lists import listed
from planparse.cli.progress import Progress
from planparse.errors import WriteError

INTERRUPTED = 130


def _number(_context: click.Context, _option: click.Parameter, value: float) -> float:
    if math.isnan(value):
        raise click.BadParameter("it is no number.")
    return value


@click.command()
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option("-o", "--output", "out", required=True, metavar="OUT", help="The output; its suffix names the form.")
@click.option("--files-from", metavar="FILE", help="Take more inputs from FILE, one a line or ended by NUL.")
@click.option("--workers", type=click.IntRange(min=0), metavar="N", help="Worker processes. [default: one a processor]")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True, max=LONGEST),
    callback=_number,
    default=60.0,
    show_default=True,
    metavar="S",
    help="Seconds for one file.",
)
@click.option(
    "--memory", type=click.IntRange(min=256, max=10_000_000), metavar="MB", help="Address space for one worker."
)
@click.option("--max-mb", type=click.IntRange(min=1), metavar="MB", help="Size of a file. [default: 50]")
@click.option("--max-pages", type=click.IntRange(min=1), metavar="N", help="Pages read. [default: 1000]")
@click.option("--ocr", is_flag=True, help="Recognise pages without text (needs planparse[ocr]).")
@click.option("--resume", is_flag=True, help="Go on with an earlier run; take over what is unchanged.")
@click.option("--force", is_flag=True, help="Replace an output that exists.")
@click.option("--errors", metavar="FILE", help="Write a table of the files that failed.")
@click.option(
    "--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="Where to work."
)
@click.option("--ray-address", metavar="ADDR", help="The Ray cluster. [default: one on this machine]")
@click.option("--quiet", is_flag=True, help="No progress and no closing line.")
def convert(
    inputs: tuple[str, ...],
    out: str,
    files_from: str | None,
    workers: int | None,
    timeout: float,
    memory: int | None,
    max_mb: int | None,
    max_pages: int | None,
    ocr: bool,
    resume: bool,
    force: bool,
    errors: str | None,
    engine: str,
    ray_address: str | None,
    quiet: bool,
) -> None:
    """Turn plan files into structured data.

    INPUT is a file, a folder (with its subfolders), a pattern such as 'plans/*.docx', a zip archive, or '-' for a
    document on standard input. OUT ends in .jsonl .json .csv .xlsx .parquet .duckdb .sqlite or .html (.csv and .parquet
    are folders of tables), or is '-' for JSON Lines on standard output.

    Exit status: 0 all inputs read, 1 some failed, 2 wrong use, 130 interrupted.
    """
    if "-" in inputs and files_from == "-":
        raise click.UsageError("Standard input is a document or a list, not both.")
    if out == "-" and resume:
        raise click.UsageError("--resume needs an output file, not '-'.")
    job = Job(options=_options(max_mb, max_pages, ocr=ocr), timeout=timeout, memory=memory * 2**20 if memory else None)
    names = [*(_named(name, job) for name in inputs), *(listed(files_from) if files_from else [])]
    if not names:
        raise click.UsageError(
            f"The list {files_from} names no INPUT."
            if files_from
            else "Name at least one INPUT, or a list of them with --files-from."
        )
    if engine == "ray":
        with _ending(out, journal=False):
            counts = _on_ray(names, out, ray_address, job, force=force, resume=resume, errors=errors)
        _finish(counts, out, quiet=quiet)
    with _ending(out, journal=out != "-"), Progress(_counter(names, out, errors), quiet=quiet) as progress:
        if out == "-":
            counts = to_stream(names, _stdout(), workers=workers, job=job, errors=errors, watch=progress.note)
        else:
            counts = to_file(
                names, out, workers=workers, job=job, resume=resume, force=force, errors=errors, watch=progress.note
            )
    _finish(counts, out, quiet=quiet)


def closing(counts: Counts, out: str) -> str:
    """The last line of a run.

    Example:
        >>> closing(Counts(ok=3, partial=1, failed=1, reused=2), "plans.jsonl")
        '5 inputs: 3 ok, 1 partial, 1 failed (2 from an earlier run) -> plans.jsonl'
    """
    passed = ", ".join(f"{count} {suffix}" for suffix, count in sorted(counts.aside.items()))
    aside = f"; passed over in folders: {passed}" if passed else ""
    reused = f" ({counts.reused} from an earlier run)" if counts.reused else ""
    inputs = "input" if counts.inputs == 1 else "inputs"
    became = f"{counts.ok} ok, {counts.partial} partial, {counts.failed} failed"
    return f"{counts.inputs} {inputs}: {became}{reused} -> {out}{aside}"


def _options(max_mb: int | None, max_pages: int | None, *, ocr: bool) -> tuple[tuple[str, Any], ...]:
    """Settings of the parser that are not its defaults: with none, this process imports no reader."""
    options: dict[str, Any] = {"ocr": True} if ocr else {}
    sizes = {"max_bytes": max_mb and max_mb * 1_000_000, "max_pages": max_pages}
    if any(sizes.values()):
        from planparse.readers import Limits

        options["limits"] = Limits(**{name: size for name, size in sizes.items() if size})
    return tuple(options.items())


def _finish(counts: Counts, out: str, *, quiet: bool) -> NoReturn:
    if not quiet:
        click.echo(closing(counts, out), err=True)
    sys.exit(1 if counts.failed else 0)


def _on_ray(
    names: list[str | Item], out: str, address: str | None, job: Job, *, force: bool, resume: bool, errors: str | None
) -> Counts:
    if resume or out == "-" or not all(isinstance(name, str) for name in names):
        raise click.UsageError("The engine ray knows no --resume and no standard input or output.")
    from planparse import distributed

    return distributed.convert(map(str, names), out, address=address, job=job, force=force, errors=errors)


def _named(name: str, job: Job) -> str | Item:
    return standard_input(dict(job.options).get("limits")) if name == "-" else name


def _counter(names: list[str | Item], out: str, errors: str | None) -> Callable[[], int]:
    return lambda: sum(1 for _ in expand(names, without=outputs(out, errors)))


def _stdout() -> BinaryIO:
    if sys.stdout is None:
        raise WriteError("P052", "write", "standard output is closed", "name an output file")
    return sys.stdout.buffer


@contextlib.contextmanager
def _ending(out: str, *, journal: bool) -> Iterator[None]:
    """Turn what ends a run early into a message and an exit status."""
    try:
        yield
    except KeyboardInterrupt:
        kept = f"; what is done is in {out}.journal, --resume goes on" if journal else ""
        click.echo(f"interrupted{kept}", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to flush has no reader
        sys.exit(1)
