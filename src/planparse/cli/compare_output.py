"""Comparison results on a page, in a table file, or as a table in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

import click

from planparse.cli import compare_table as show
from planparse.comparison.model import PlanDiff, SourcedPlan
from planparse.comparison.tables import DIFF_COLUMNS, diff_rows
from planparse.errors import CompareError, WriteError
from planparse.writers.atomic import atomic
from planparse.writers.tables import Column, write_table

SUFFIXES = (".html", ".xlsx", ".csv", ".jsonl", ".parquet")

_NUMBERS = {"similarity", "difference", "value", "value_max", "earlier_share", "later_share"}
_NUMBERS |= {f"{side}_value{end}" for side in ("promised", "achieved", "earlier", "later") for end in ("", "_max")}
_INTEGERS = {"year", "start", "end", "days", "characters", "earlier_year", "later_year"}
_INTEGERS |= {f"{side}_{end}" for side in ("earlier", "later") for end in ("start", "end")}
_FLAGS = {"moved", "stretch"}

Found = tuple[PlanDiff, SourcedPlan, SourcedPlan]


def check(out: str | None, *, force: bool) -> None:
    """Refuse an output that cannot be written before any work is done.

    Raises:
        WriteError: ``P050`` for an unknown suffix, ``P051`` where the output exists.
    """
    if out is None or out == "-":
        return
    path = Path(out)
    if path.suffix.lower() not in SUFFIXES:
        message = f"no output format is called {path.suffix or path.name!r}"
        raise WriteError("P050", "write", message, f"use one of {' '.join(SUFFIXES)}", file=out)
    _refuse_existing([path], force=force)


def pages(out: str | None, count: int, *, force: bool) -> None:
    """Refuse pages that exist, where each of several pairs gets its own.

    Raises:
        WriteError: ``P051`` where one of them exists.
    """
    if out is not None and out.lower().endswith(".html"):
        _refuse_existing(_pages(Path(out), count), force=force)


def _refuse_existing(paths: Iterable[Path], *, force: bool) -> None:
    for path in paths:
        if path.exists() and not force:
            raise WriteError("P051", "write", "it exists", "choose another name or add --force", file=str(path))


def _pages(path: Path, count: int) -> list[Path]:
    """One page for each pair; several are numbered."""
    if count == 1:
        return [path]
    return [path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, count + 1)]


def diffs(found: Sequence[Found], out: str | None) -> None:
    """Write or show diffs: one line, page or run of rows for each pair of plans."""
    if out is None:
        for each, _, _ in found:
            _warn(each)
            show.diff(each)
    elif out == "-":
        _to_stdout(each.model_dump_json() for each, _, _ in found)
    elif out.lower().endswith(".jsonl"):
        with atomic(Path(out)) as temporary:
            temporary.write_text("".join(each.model_dump_json() + "\n" for each, _, _ in found), encoding="utf-8")
    elif out.lower().endswith(".html"):
        _diff_pages(found, Path(out))
    else:
        _write([row for each, _, _ in found for row in diff_rows(each)], DIFF_COLUMNS, Path(out))


def table(
    name: Literal["panel", "fulfil", "reuse"],
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    out: str | None,
) -> None:
    """Write or show rows."""
    listed = list(rows)
    if out is None:
        show.TABLES[name](listed)
    elif out == "-":
        _to_stdout(json.dumps(row, ensure_ascii=False) for row in listed)
    elif out.lower().endswith(".html"):
        _page(listed, columns, Path(out))
    else:
        _write(listed, columns, Path(out))


def _warn(diff: PlanDiff) -> None:
    for notice in diff.warnings:
        click.echo(f"{notice.code}: {notice.message}", err=True)


def _write(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], path: Path) -> None:
    typed = [Column(name, _type(name)) for name in columns]
    write_table(([row[name] for name in columns] for row in rows), typed, path)


def _type(column: str) -> Literal["text", "integer", "number", "flag"]:
    if column in _NUMBERS:
        return "number"
    return "integer" if column in _INTEGERS else "flag" if column in _FLAGS else "text"


def _to_stdout(lines: Iterable[str]) -> None:
    """Lines of JSON, which are UTF-8 whatever the terminal's encoding is."""
    for line in lines:
        click.echo(f"{line}\n".encode(errors="replace"), nl=False)


def _html() -> Any:
    """The module that writes pages; it needs libraries of its own."""
    try:
        return import_module("planparse.writers.html")
    except ImportError as error:
        advice = "pip install 'planparse[report]'"
        raise WriteError("P014", "write", f"pages need {error.name}", advice) from error


def _page(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], path: Path) -> None:
    import pandas as pd

    _html().write_panel_html(pd.DataFrame(rows, columns=list(columns)), path)


def _diff_pages(found: Sequence[Found], path: Path) -> None:
    write_diff_html = _html().write_diff_html
    for (diff, one, other), page in zip(found, _pages(path, len(found)), strict=True):
        if one.document is None or other.document is None:
            raise CompareError("P060", "write", "a plan comes without its text", "compare documents", file=str(path))
        write_diff_html(diff, one.document, other.document, page)
        if page != path:
            click.echo(f"{page}: {_shown(one)} → {_shown(other)}", err=True)


def _shown(given: SourcedPlan) -> str:
    return given.plan.title or f"{given.source} {given.plan.id}"
