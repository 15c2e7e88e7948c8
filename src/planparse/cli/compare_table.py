"""Comparison results as tables in the terminal: what a reader looks for, in few columns; files hold everything."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from planparse.comparison.model import Change, PlanDiff, TargetChange
from planparse.schema import Target
from planparse.writers.numbers import SIGNS, how_often, plain_number

Row = Mapping[str, Any]

_COLOURS = {
    "met": "green", "about": "yellow", "missed": "red", "added": "green", "removed": "red", "reworded": "yellow",
    "tightened": "green", "loosened": "red", "new": "green", "dropped": "red", "moved": "cyan", "split": "cyan",
    "merged": "cyan", "earlier": "cyan", "later": "cyan",
}  # fmt: skip
_CUT = 80
_KEPT = 6  # characters of what stayed the same that are shown on both sides of a change


def diff(found: PlanDiff) -> None:
    """Show what changed; what stayed the same is left to files."""
    title = f"{found.earlier.title or found.earlier.source} → {found.later.title or found.later.source}"
    table = _table(title, "", "", "what changed")
    for item in found.items:
        if item.kind != "kept":
            table.add_row(item.what, _coloured(item.kind), _marked(item.changes))
    for change in found.targets:
        if change.kind != "same":
            table.add_row("target", _coloured(change.kind), _target_change(change))
    for shift in found.schedule:
        if shift.kind in {"earlier", "later"} and shift.earlier_time and shift.later_time:
            times = f"{shift.earlier_time.text} → {shift.later_time.text} ({shift.days:+} days)"
            table.add_row("time", _coloured(shift.kind), times)
    for topic in found.topics[:5]:
        shares = f"{topic.topic} {topic.earlier_share:.1%} → {topic.later_share:.1%}"
        table.add_row("topic", "more" if topic.shift > 0 else "less" if topic.shift < 0 else "same", shares)
    _print(table)


def panel(rows: Sequence[Row]) -> None:
    """Show figures by place and year."""
    table = _table(f"{len(rows)} figures", "place", "year", "status", "indicator", "figure")
    for row in rows:
        place = row["region"] or row["issuer"]
        figure = row["absence"] or _figure(row["op"], row["value"], row["value_max"], row["unit"])
        table.add_row(*map(_cell, (place, row["year"], row["status"], row["indicator"], figure)))
    _print(table)


def fulfil(rows: Sequence[Row]) -> None:
    """Show promises, what is reported of them, and the verdicts."""
    table = _table(f"{len(rows)} promises", "place", "year", "indicator", "promised", "achieved", "verdict")
    for row in rows:
        sides = [
            _figure(*(row[f"{side}_{part}"] for part in ("op", "value", "value_max", "unit")))
            for side in ("promised", "achieved")
        ]
        place = row["region"] or row["issuer"]
        table.add_row(*map(_cell, (place, row["year"], row["indicator"], *sides)), _coloured(row["verdict"]))
    _print(table)


def reuse(rows: Sequence[Row]) -> None:
    """Show shared passages."""
    table = _table(f"{len(rows)} passages", "later", "earlier", "relation", "alike", "passage")
    for row in rows:
        sides = [
            _cell(" ".join(str(row[f"{side}_{part}"] or "") for part in ("source", "year")))
            for side in ("later", "earlier")
        ]
        table.add_row(*sides, row["relation"], f"{row['similarity']:.0%}", _cell(row["text"]))
    _print(table)


TABLES: dict[str, Callable[[Sequence[Row]], None]] = {"panel": panel, "fulfil": fulfil, "reuse": reuse}


def _table(title: str, *columns: str) -> Table:
    table = Table(title=Text(title), title_justify="left", show_lines=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _print(table: Table) -> None:
    Console(markup=False, emoji=False, highlight=False, file=sys.stdout).print(table)


def _coloured(kind: str) -> Text:
    return Text(kind, style=_COLOURS.get(kind, ""))


def _cell(value: Any) -> str:
    """A value on one line, cut where it is long."""
    written = "" if value is None else " ".join(str(value).split())
    return written if len(written) <= _CUT else written[: _CUT - 1] + "…"


def _marked(steps: Sequence[Change]) -> Text:
    """Both texts in one line: ``old→new``, ``[-gone-]``, ``{+come+}``; what stayed the same is shortened."""
    marked = Text()
    for step in steps:
        old, new = _cell(step.earlier), _cell(step.later)
        if step.op == "equal":
            marked.append(_shortened(step.earlier))
        elif len(steps) == 1:
            marked.append(old or new, style="red" if old else "green")
        elif step.op == "replace":
            marked.append(old, style="red").append("→").append(new, style="green")
        else:
            marked.append(f"[-{old}-]" if old else f"{{+{new}+}}", style="red" if old else "green")
    return marked


def _shortened(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= 2 * _KEPT + 1 else f"{joined[:_KEPT]}…{joined[-_KEPT:]}"


def _target_change(change: TargetChange) -> str:
    sides = [_promise(target) for target in (change.earlier, change.later) if target is not None]
    return f"{change.indicator}: {' → '.join(sides)}"


def _promise(target: Target) -> str:
    if target.absence:
        return target.absence.kind
    return _figure(target.op, target.value, target.value_max, target.unit) + how_often(target.frequency)


def _figure(op: str | None, value: float | None, value_max: float | None, unit: str | None) -> str:
    """A figure as a reader writes it.

    Example:
        >>> _figure("range", 4.5, 5.0, "%"), _figure(">=", 1234567.0, None, "人"), _figure(None, None, None, None)
        ('4.5–5%', '≥1234567人', '')
    """
    if value is None:
        return ""
    top = "" if value_max is None else f"–{plain_number(value_max)}"
    return f"{SIGNS.get(op or '=', '')}{plain_number(value)}{top}{unit or ''}"
