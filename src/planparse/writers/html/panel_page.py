"""The page of a table: any frame can be sorted and filtered; the long form of a panel has charts."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse.writers.html.charts import bar_chart, library, line_chart
from planparse.writers.html.figures import figures
from planparse.writers.html.page import write_page
from planparse.writers.html.words import Lang, words
from planparse.writers.numbers import SIGNS

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | None

_FILTERS = (
    "indicator_id", "region", "issuer", "year", "status", "verdict", "relation", "kind", "later_region",
    "earlier_region", "later_year",
)  # fmt: skip
_MOST_CHOICES = 500
_HIDDEN = {
    "source", "plan", "title", "kind", "adcode", "value_max", "measure", "period", "start", "end", "stretch", "absence",
    "absence_indicator_id", "tied_to", "indicator_id", "earlier_start", "earlier_end", "later_start", "later_end",
    "promised_value_max", "achieved_value_max",
}  # fmt: skip
"""Columns that are there for joining and checking; a reader turns them on."""
_ORDER = (
    "region", "later_region", "later_year", "earlier_region", "earlier_year", "relation", "issuer", "year", "indicator",
    "promised_value", "achieved_value", "verdict", "value", "status", "subject", "characters", "similarity", "text",
)  # fmt: skip
"""What a reader looks for, from left to right; other columns follow as they come."""
_SIDES = ("", "promised_", "achieved_")
_LONG = {"text", "activity"}
_NAMES = {"text": "text_column", "measure": "measure_kind"}
_CODED = {"status": "status.", "verdict": "verdict.", "relation": "relation.", "kind": "kind.", "absence": "absence."}
_CODED |= {"measure": "measure_kind.", "indicator_id": "indicator."}


def write_panel(frame: pd.DataFrame, path: Path, lang: Lang) -> None:
    """Write the page."""
    flat = frame.reset_index() if any(name is not None for name in frame.index.names) else frame
    names = ["/".join(map(str, name)) if isinstance(name, tuple) else str(name) for name in flat.columns]
    order = sorted(range(len(names)), key=lambda at: _ORDER.index(names[at]) if names[at] in _ORDER else len(_ORDER))
    names = [names[at] for at in order]
    cells = [[_cell(value) for value in flat.iloc[:, at].tolist()] for at in order]
    columns = [_column(name, values, names) for name, values in zip(names, cells, strict=True)]
    drawn = figures(dict(zip(names, cells, strict=True)))
    write_page(
        path,
        "panel",
        lang=lang,
        scripts=["table.js", "panel.js", *(["charts.js"] if drawn else [])],
        libraries=[library()] if drawn else [],
        kind=_kind(names),
        table={"columns": columns, "rows": list(zip(*cells, strict=True)), "signs": SIGNS},
        filters=[(at, columns[at]["label"]) for at in _filters(names, cells)],
        columns=columns,
        chart={"rows": drawn, "line": line_chart(), "bar": bar_chart()} if drawn else None,
        indicators=list(dict.fromkeys(row["indicator"] for row in drawn)),
    )


def _kind(names: list[str]) -> str:
    for column, kind in (("verdict", "fulfil"), ("relation", "reuse"), ("indicator_id", "panel")):
        if column in names:
            return f"page.{kind}"
    return "page.table"


def _column(name: str, values: list[Cell], names: list[str]) -> dict[str, Any]:
    """How a column is shown; ``label`` is a key of words or the name itself, ``figure`` the columns shown with it."""
    key = _NAMES.get(name, name)
    kinds = {type(value) for value in values} - {type(None)}
    figure = _figure(name, names)
    parts = {f"{side}{part}" for side in _SIDES if _figure(f"{side}value", names) for part in ("op", "unit")}
    sources = {"earlier_source", "later_source"} if "verdict" in names else set()
    return {
        "name": name,
        "label": key if key in words() else name,
        "coded": _CODED.get(name, ""),
        "number": bool(kinds) and kinds <= {int, float},
        "long": name in _LONG,
        "shown": name not in _HIDDEN | parts | sources and bool(kinds),
        "figure": figure,
    }


def _figure(name: str, names: list[str]) -> list[int]:
    """Of a column of values the places of the relation, the upper value and the unit that belong to it."""
    if name not in {f"{side}value" for side in _SIDES}:
        return []
    parts = [name.removesuffix("value") + part for part in ("op", "value_max", "unit")]
    return [names.index(part) for part in parts] if all(part in names for part in parts) else []


def _filters(names: list[str], cells: list[list[Cell]]) -> list[int]:
    known = [name for name in _FILTERS if name in names]
    return [at for at in map(names.index, known) if 2 <= len(set(cells[at]) - {None}) <= _MOST_CHOICES]


def _cell(value: Any) -> Cell:
    """A value as JSON can hold it; what is missing is None, what is not a number is its text."""
    if hasattr(value, "item") and not hasattr(value, "__len__"):
        value = value.item()
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, int):
        return value if abs(value) < 2**53 else str(value)
    if isinstance(value, float):
        return None if math.isnan(value) else value if math.isfinite(value) else str(value)
    written = str(value)
    return None if written in {"<NA>", "NaT"} else written
