"""Charts of a panel: an indicator over the years, and all places in one year; Vega-Altair, embedded in the page."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from planparse.errors import WriteError

_WIDE = {"type": "fit-x", "contains": "padding"}


@cache
def library() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script that loads nothing."""
    bundle: str = _needed("vl_convert").javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return "(() => {\n" + bundle + "\n})();"


def line_chart() -> dict[str, Any]:
    """An indicator over the years, a line for each place: planned solid, achieved dashed."""
    alt = _needed("altair")
    chosen = alt.selection_point(name="chosen", fields=["place"], bind="legend")
    base = alt.Chart(alt.NamedData("figures")).encode(
        x=alt.X("year:O", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("value:Q", title=None, scale=alt.Scale(zero=False)),
        color=alt.Color("place:N", title=None, scale=alt.Scale(scheme="tableau20"), legend=alt.Legend(symbolLimit=60)),
        opacity=alt.condition(chosen, alt.value(1), alt.value(0.15)),
    )
    statuses = ["planned", "achieved"]
    dashes = alt.Scale(domain=statuses, range=[[1, 0], [5, 3]])
    shapes = alt.Scale(domain=statuses, range=["circle", "diamond"])
    lines = base.mark_line(strokeWidth=2).encode(strokeDash=alt.StrokeDash("status:N", scale=dashes, legend=None))
    points = base.mark_point(filled=True, size=55).encode(
        shape=alt.Shape("status:N", scale=shapes, legend=None), tooltip=_tooltip(alt)
    )
    layered = alt.layer(lines, points).add_params(chosen).properties(width="container", height=340, autosize=_WIDE)
    return _specification(layered)


def bar_chart() -> dict[str, Any]:
    """All places in one year, the highest on top: planned a bar, achieved a tick."""
    alt = _needed("altair")
    places = alt.Y("place:N", title=None, sort=alt.EncodingSortField("value", op="max", order="descending"))
    base = alt.Chart(alt.NamedData("figures")).encode(y=places, x=alt.X("value:Q", title=None), tooltip=_tooltip(alt))
    bars = base.transform_filter("datum.status === 'planned'").mark_bar(color="#9db8d6", height={"band": 0.75})
    ticks = base.transform_filter("datum.status === 'achieved'").mark_tick(color="#c2412d", thickness=3)
    return _specification(alt.layer(bars, ticks).properties(width="container", height=200, autosize=_WIDE))


def _needed(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise WriteError("P014", "write", f"charts need {error.name}", "pip install 'planparse[report]'") from error


def _tooltip(alt: Any) -> list[Any]:
    return [alt.Tooltip(f"{name}:N", title=" ") for name in ("place", "year", "figure", "text")]


def _specification(made: Any) -> dict[str, Any]:
    configured = made.configure(font="system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif")
    configured = configured.configure_view(stroke=None).configure_axis(gridColor="#eceef0", labelFontSize=12)
    written: dict[str, Any] = configured.configure_legend(labelFontSize=12).to_dict()
    return written
