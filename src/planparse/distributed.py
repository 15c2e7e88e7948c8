"""The batch on a cluster: the same records, made by tasks of Ray Data that read, parse and write where they run.

Each Ray worker keeps one worker process of ``planparse.batch`` beside it, so that a file that kills, hangs or swells
costs itself alone. When a Ray worker or a whole machine is lost, Ray runs its tasks again.
"""

from __future__ import annotations

import json
import logging
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import cache
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

from planparse.batch import Failure, Item, Record, expand
from planparse.batch.convert import Counts, outputs, write_errors
from planparse.batch.inputs import ASIDE, is_visible
from planparse.batch.outputs import check_errors, check_output
from planparse.batch.pool import Crew
from planparse.batch.task import DEFAULT, Job
from planparse.errors import BatchError, PlanParseError, WriteError
from planparse.writers import atomic, write, writer

BLOCK = 128  # inputs of one task: some seconds of work, which is what the loss of a machine costs
FIELDS = ("path", "id", "status", "sha256", "stage", "code", "message", "advice", "document")


def convert(
    names: Iterable[str],
    out: str,
    *,
    address: str | None = None,
    job: Job = DEFAULT,
    force: bool = False,
    errors: str | None = None,
    block: int = BLOCK,
) -> Counts:
    """Convert files on a Ray cluster.

    Args:
        names: Paths that every machine sees, or addresses of files and folders in object storage (``s3://bucket/plans``).
        out: A folder of Parquet parts (``.parquet``; a path that every machine sees, or an address), a row for each
            record with the columns ``FIELDS``. With another suffix the documents are gathered into that form here.
        address: Of the cluster (``auto``, ``ray://head:10001``); None starts Ray on this machine if it does not run.
        job: Time limit, memory limit and parser.
        force: Replace an output that exists.
        errors: A table of the failed inputs to write.
        block: Inputs of one task.

    Returns:
        Counts that add up to the inputs.

    Raises:
        BatchError: P014 without Ray, P070 when it cannot be reached or the records do not add up to the inputs.
        WriteError: P050 for a suffix without writer, P051 when the output exists, P052 when it cannot be written.
    """
    target = out.rstrip("/")
    writer(Path(target))
    if errors is not None:
        check_errors(Path(errors), Path(target))
    if "://" not in target:
        check_output(Path(target), replace=force)
    elif _exists(target) and not force:
        raise WriteError("P051", "write", "the output exists", "--force replaces it", file=target)
    with _place_of_parts(target) as parts:
        counts = Counts()
        inputs = _inputs(names, counts, outputs(target, errors))
        with _ray_data(address) as data:
            _to_parts(inputs, counts, parts, data, job, block)
        if not target.endswith(".parquet"):
            write((record.line for record in records(parts) if record.line is not None), target)
        if errors is not None:
            write_errors(records(parts), Path(errors))
    return counts


def records(parts: str) -> Iterator[Record]:
    """The records in a folder of Parquet parts, in no fixed order.

    Args:
        parts: Its path or address.
    """
    from pyarrow import dataset

    system, path = _located(parts)
    for batch in dataset.dataset(path, filesystem=system, format="parquet").to_batches(batch_size=64):
        for row in batch.to_pylist():
            error = Failure(row["stage"], row["code"], row["message"], row["advice"]) if row["code"] else None
            yield Record(row["path"], row["id"], row["status"], row["sha256"], row["document"], error)


def _to_parts(inputs: Iterator[Item], counts: Counts, parts: str, data: Any, job: Job, block: int) -> None:
    blocks = list(_blocks(inputs, block))
    system, path = _located(parts)
    parsed = data.from_arrow(blocks).map_batches(_parse, batch_size=None, batch_format="pyarrow", fn_args=(job,))
    parsed.write_parquet(path, filesystem=system)
    for record in records(parts):
        counts.add(record)
    wanted = sum(table.num_rows for table in blocks)
    if counts.inputs != wanted:
        message = f"{counts.inputs} records for {wanted} inputs"
        raise BatchError("P070", "write", message, "run it again", file=parts)


@contextmanager
def _ray_data(address: str | None) -> Iterator[Any]:
    """Ray Data; after Ctrl-C Ray is left in order, else it ends this process on its own terms."""
    try:
        import ray
        import ray.data
    except ImportError as error:
        message = f"the engine needs {error.name}"
        raise BatchError("P014", "batch", message, "pip install 'planparse[ray]'") from error
    try:
        ray.init(address=address, ignore_reinit_error=True, log_to_driver=False, logging_level=logging.WARNING)
    except (OSError, RuntimeError, ValueError) as error:
        message = f"Ray cannot be reached ({_first_line(error)})"
        raise BatchError("P070", "batch", message, "check --ray-address", file=address or "-") from error
    ray.data.DataContext.get_current().enable_progress_bars = False
    logging.getLogger("ray.data").setLevel(logging.WARNING)
    try:
        yield ray.data
    except KeyboardInterrupt:
        ray.shutdown()
        raise


@contextmanager
def _place_of_parts(target: str) -> Iterator[str]:
    if not target.endswith(".parquet"):
        with tempfile.TemporaryDirectory(dir=Path(target).absolute().parent, prefix=".parts-") as folder:
            yield folder
    elif "://" in target:
        yield target  # object storage shows a part only when it is complete
    else:
        with atomic(Path(target)) as folder:
            yield str(folder)


def _located(address: str) -> tuple[Any, str]:
    """File system and path of an address or a local path."""
    from pyarrow import fs

    system, path = fs.FileSystem.from_uri(address if "://" in address else Path(address).absolute().as_uri())
    return system, path


def _exists(address: str) -> bool:
    from pyarrow import fs

    try:
        system, path = _located(address)
        return bool(system.get_file_info(path).type != fs.FileType.NotFound)
    except (OSError, ValueError) as error:
        message, advice = _first_line(error), "check the address and the rights"
        raise WriteError("P052", "write", message, advice, file=address) from error


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _inputs(names: Iterable[str], counts: Counts, without: Sequence[Path]) -> Iterator[Item]:
    """Single inputs; folders in object storage are listed here, files are read in the tasks."""
    named = list(dict.fromkeys(names))
    yield from expand([name for name in named if "://" not in name], counts.aside, without)
    for name in named:
        if "://" in name:
            yield from _listed(name, counts.aside)


def _listed(address: str, aside: Counter[str]) -> Iterator[Item]:
    from pyarrow import fs

    try:
        system, path = _located(address)
        if system.get_file_info(path).type != fs.FileType.Directory:
            yield Item(address)
            return
        found = system.get_file_info(fs.FileSelector(path, recursive=True))
    except (OSError, ValueError) as error:  # no such scheme, bucket, network or right
        yield Item(address, error=Failure("find", "P002", _first_line(error), "check the address and the rights"))
        return
    scheme = address.split("://", 1)[0]
    empty = True
    for each in sorted(each.path for each in found if each.type == fs.FileType.File):
        inside = PurePosixPath(each[len(path) :].lstrip("/"))
        if not all(map(is_visible, inside.parts)):
            continue
        if inside.suffix.lower() in ASIDE:
            aside[inside.suffix.lower()] += 1
            continue
        empty = False
        yield Item(f"{scheme}://{each}")
    if empty:
        yield Item(address, error=Failure("find", "P005", "the folder holds no document", "name another folder"))


def _blocks(items: Iterator[Item], size: int) -> Iterator[Any]:
    """Inputs as Arrow tables, one for each task."""
    import pyarrow as pa

    while chunk := list(islice(items, size)):
        columns = {
            "path": [json.dumps(item.path) for item in chunk],  # as JSON: a name may hold bytes that are no text
            "member": [item.member for item in chunk],
            "error": [json.dumps(asdict(item.error)) if item.error else None for item in chunk],
        }
        yield pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


def _parse(table: Any, job: Job) -> Any:
    """The task: inputs in, records out."""
    import pyarrow as pa

    made = [_row(_crew(job).run(_fetched(row))) for row in table.to_pylist()]
    return pa.Table.from_pylist(made, schema=pa.schema([(name, pa.string()) for name in FIELDS]))


@cache
def _crew(job: Job) -> Crew:
    """The worker process beside this Ray worker; it ends when this process does."""
    return Crew(job, 1)


def _fetched(row: dict[str, str | None]) -> Item:
    error = Failure(**json.loads(row["error"])) if row["error"] else None
    item = Item(json.loads(row["path"] or ""), row["member"], error=error)
    if "://" not in item.path or error is not None:
        return item
    from planparse import readers

    try:
        system, path = _located(item.path)
        with system.open_input_stream(path) as stream:
            return Item(item.path, data=readers.load_stream(stream, name=item.path))
    except PlanParseError as failure:
        return Item(item.path, error=Failure.of(failure))
    except OSError as failure:
        code = "P001" if isinstance(failure, FileNotFoundError) else "P002"
        return Item(item.path, error=Failure("read", code, str(failure), "check the address and the rights"))


def _row(record: Record) -> dict[str, str | None]:
    error = asdict(record.error) if record.error else {}
    row = {"path": record.path, "id": record.id, "status": record.status, "sha256": record.sha256}
    return {**row, **error, "document": record.line}
