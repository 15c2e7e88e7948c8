"""Panels: the figures of many plans as data frames, long and wide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from planparse.comparison.attention import shares
from planparse.comparison.checks import set_notices
from planparse.comparison.extras import require
from planparse.comparison.model import Comparable, SourcedPlan, all_sourced
from planparse.comparison.places import region_name
from planparse.comparison.times import part_of_year, plan_year, single_year, target_period
from planparse.mentions.units import conversion
from planparse.schema import Status, Target

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = (
    "source", "plan", "title", "kind", "issuer", "region", "adcode", "year", "indicator_id", "indicator", "op", "value",
    "value_max", "unit", "measure", "status", "period", "subject", "text", "start", "end", "stretch", "absence",
    "absence_indicator_id", "tied_to",
)  # fmt: skip
"""Columns of the long form."""

_TYPES = {
    "year": "Int64",
    "value": "float64",
    "value_max": "float64",
    "start": "int64",
    "end": "int64",
    "stretch": "bool",
}


def rows(plans: Comparable | Iterable[Comparable]) -> list[dict[str, Any]]:
    """The long form as plain rows; see ``panel``."""
    return [_row(plan, target) for plan in all_sourced(plans) for target in plan.plan.targets]


def panel(plans: Comparable | Iterable[Comparable]) -> pd.DataFrame:
    """One row per target of many plans.

    Args:
        plans: Documents or plans.

    Returns:
        A frame with ``COLUMNS``. ``region`` is the full name from the province down; ``year`` is the year that the
        figure is for (its own period, else the plan's), missing for a figure of several years; ``period`` its EDTF.
        What is missing stays missing. A stated absence of a figure (不设具体目标) has no value and no ``indicator_id``:
        ``absence`` says ``unset`` or ``tied``, and ``absence_indicator_id`` for which indicator.
        ``attrs["warnings"]`` names duplicates and plans whose year is not known.

    Raises:
        CompareError: ``P014`` where pandas is not installed.

    Example:
        >>> from planparse.schema import Period, Plan, Region, Span, Target
        >>> goal = Target(id="t", span=Span(start=0, end=9), text="生产总值增长5%左右", indicator="生产总值",
        ...     indicator_id="gdp.growth", op="~", value=5, unit="%", measure="growth")
        >>> plan = Plan(id="p", span=Span(start=0, end=9), period=Period(label="2025年", edtf="2025"),
        ...     region=Region(province="山西省", adcode="140000"), targets=(goal,))
        >>> panel([plan])[["region", "year", "indicator_id", "op", "value"]].values.tolist()
        [['山西省', 2025, 'gdp.growth', '~', 5.0]]
    """
    require("pandas")
    import pandas as pd

    given = all_sourced(plans)
    found = rows(given)
    frame = pd.DataFrame({column: [row[column] for row in found] for column in COLUMNS}, columns=list(COLUMNS))
    typed = frame.astype(_TYPES)
    typed.attrs["warnings"] = [f"{notice.code}: {notice.message}" for notice in set_notices(given)]
    return typed


def by_year(
    frame: pd.DataFrame, *, status: Status = "planned", measure: str = "value", place: str = "region"
) -> pd.DataFrame:
    """Indicators by year: one row per place and indicator, one column per year.

    Args:
        frame: The long form.
        status: Promised (``planned``) or reported (``achieved``) figures.
        measure: Column to show: ``value``, ``value_max``, ``op`` or ``absence``.
        place: Column that names places: ``region``, ``adcode`` or ``issuer``.

    Returns:
        A frame; where a plan states an indicator more than once, the first figure counts, one for the whole year
        before one for a part of it. Values of an indicator are in the unit in which it is stated most often; what
        cannot be expressed in it is left out. A year in which nothing was found stays missing;
        ``measure="absence"`` shows where a plan says that it sets no figure.
    """
    return _wide(frame, [place, "indicator_id"], "year", status, measure)


def by_region(
    frame: pd.DataFrame, *, status: Status = "planned", measure: str = "value", place: str = "region"
) -> pd.DataFrame:
    """Indicators by place: one row per year and indicator, one column per place; see ``by_year``."""
    return _wide(frame, ["year", "indicator_id"], place, status, measure)


def topics(plans: Comparable | Iterable[Comparable]) -> pd.DataFrame:
    """Attention by region and year: one row per plan and topic.

    Returns:
        A frame with ``source, plan, region, adcode, year, topic, share`` (of the text, 0 to 1), ``task_share`` (of the
        tasks), ``tasks`` (tasks of that topic) and ``all_tasks`` (tasks of the plan).
    """
    require("pandas")
    import pandas as pd

    columns = ("source", "plan", "region", "adcode", "year", "topic", "share", "task_share", "tasks", "all_tasks")
    found = [
        (*_head(given), topic, share.text, share.tasks, share.task_count, len(given.plan.tasks))
        for given in all_sourced(plans)
        for topic, share in shares(given.plan).items()
    ]
    return pd.DataFrame(found, columns=list(columns)).astype({"year": "Int64"})


def _head(given: SourcedPlan) -> tuple[str, str, str | None, str | None, int | None]:
    plan = given.plan
    adcode = plan.region.adcode if plan.region else None
    return given.source, plan.id, region_name(plan.region), adcode, plan_year(plan)


def _row(given: SourcedPlan, target: Target) -> dict[str, Any]:
    plan, absence = given.plan, target.absence
    period = target_period(target, plan)
    source, plan_id, region, adcode, _ = _head(given)
    return {
        "source": source,
        "plan": plan_id,
        "title": plan.title,
        "kind": plan.kind,
        "issuer": plan.issuer,
        "region": region,
        "adcode": adcode,
        "year": single_year(period),
        "indicator_id": target.indicator_id,
        "indicator": target.indicator,
        "op": target.op,
        "value": target.value,
        "value_max": target.value_max,
        "unit": target.unit,
        "measure": target.measure,
        "status": target.status,
        "period": period,
        "subject": target.subject,
        "text": target.text,
        "start": target.span.start,
        "end": target.span.end,
        "stretch": target.stretch,
        "absence": absence.kind if absence else None,
        "absence_indicator_id": absence.indicator_id if absence else None,
        "tied_to": absence.tied_to if absence else None,
    }


def _wide(frame: pd.DataFrame, index: list[str], column: str, status: str, measure: str) -> pd.DataFrame:
    chosen = frame[(frame["status"] == status) & ~frame["stretch"] & frame["subject"].isna()]
    if measure == "absence":
        chosen = chosen.assign(indicator_id=chosen["absence_indicator_id"])
    chosen = chosen.dropna(subset=["indicator_id", column, measure])
    if measure in {"value", "value_max"}:
        chosen = _in_one_unit(chosen, measure)
    chosen = chosen.sort_values("period", key=lambda periods: periods.map(_part), kind="stable")
    chosen = chosen.drop_duplicates([*index, column], keep="first")
    return chosen.pivot_table(index=index, columns=column, values=measure, aggfunc="first", observed=True)


def _part(period: Any) -> int:
    return part_of_year(period if isinstance(period, str) else None)


def _in_one_unit(frame: pd.DataFrame, measure: str) -> pd.DataFrame:
    """The rows with the values of each indicator in the unit in which it is stated most often."""
    names, units = frame["indicator_id"].tolist(), [unit or "" for unit in frame["unit"].astype(object)]
    stated: dict[str, Counter[str]] = defaultdict(Counter)
    for name, unit in zip(names, units, strict=True):
        stated[name][unit] += 1
    common = {name: counts.most_common(1)[0][0] for name, counts in stated.items()}
    factors = [conversion(unit, common[name]) for name, unit in zip(names, units, strict=True)]
    values = [
        None if factor is None else float(f"{value * factor:.12g}")
        for value, factor in zip(frame[measure].tolist(), factors, strict=True)
    ]
    converted = frame.copy()
    converted[measure] = values
    return converted.loc[[factor is not None for factor in factors]]
