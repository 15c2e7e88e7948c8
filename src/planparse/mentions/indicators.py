"""Indicators: from the words of a document to one canonical id."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from planparse.lexicons.loader import table
from planparse.mentions.quantities import unit_of
from planparse.schema import Measure

_AREA = "全省|全市|全区|全县|全州|全盟|全疆|全国|全自治区|全旗|全镇|全乡|全校|全社会|我省|我市|我区|我县|我州|我国|我校|本省|本市|本区|本县|本校|自治区|区域内|辖区|省内|市内"
_WHEN = "全年|今年|去年|当年|年末|年底|本年|上年|明年|年度|本年度|本学期|每年|期末|20\\d\\d年末?|年内"
_HOW = "预计|预期|力争|确保|努力|其中|累计|合计|共计|主要|同时|年度|力促|争取|实现|完成|保持|推动|带动|拉动|促进|使|和|与|及|以及|并|、|的|各类|新的|经济社会发展"
_BEFORE = re.compile(rf"(?:{_AREA}|{_WHEN}|{_HOW})+")
_BEHIND = re.compile(
    r"(?:的?(?:增速|增长速度|增长率|增幅|涨幅|上涨幅度|降幅|下降幅度|增长预期目标|增长目标|增长预期|预期目标|目标值|目标|预期|总量|总数|数量|累计|同比|平均值|均值|平均|"
    r"实际|名义|分别|预计|预期增长|增长|指标|数值|人数|数|规模|水平|按可比价格|按可比口径|可比口径|同口径|按不变价格?|按可比价|扣除价格因素|任务|要|年均|达标)|（[^）]{1,12}）)$"
)
_BLANK = re.compile(r"\s+")
_BRACKETS = re.compile(r"[（(][^（()）]{0,12}[)）]")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the lexicon: ``units`` are examples, the unit's dimension decides; ``area`` is its field of policy."""

    id: str
    name: str
    forms: tuple[str, ...]
    units: tuple[str, ...]
    measure: Measure
    example: str
    counter_example: str
    area: str


@cache
def indicators() -> tuple[Indicator, ...]:
    """All indicators of the lexicon."""
    return tuple(
        Indicator(
            row["id"],
            row["name"],
            tuple(row["surface_forms"].split("|")),
            tuple(row["unit"].split("|")),
            row["measure"],  # type: ignore[arg-type]  # checked by the test of the lexicon
            row["example"],
            row["counter_example"],
            row["area"],
        )
        for row in table("indicators")
    )


@cache
def _by_form() -> dict[str, tuple[Indicator, ...]]:
    known: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in indicators():
        for form in indicator.forms:
            known[form].append(indicator)
    return {form: tuple(entries) for form, entries in known.items()}


def indicator_id(phrase: str, unit: str | None, measure: Measure) -> str | None:
    """Canonical id of an indicator as a document names it.

    The whole phrase must be a known name, once area words (全省), time words (今年) and trailing words such as 增速 and
    预期目标 are off: what is narrower than the indicator (高技术制造业增加值, 某新区生产总值) has another name and no id.

    Args:
        phrase: The name of the measured thing, e.g. ``全省地区生产总值``.
        unit: The unit as written.
        measure: Level, growth, change or share.

    Example:
        >>> indicator_id("全省地区生产总值", "%", "growth"), indicator_id("民营经济增加值", "%", "growth")
        ('gdp.growth', None)
    """
    form = known_form(phrase)
    if form is None:
        return None
    for indicator in _by_form()[form]:
        if indicator.measure == measure and _same_dimension(unit, indicator.units):
            return indicator.id
    return None


@cache
def _dimension(unit: str) -> str:
    known = unit_of(unit)
    return known.dimension if known else unit


def _same_dimension(unit: str | None, units: tuple[str, ...]) -> bool:
    return unit is not None and any(_dimension(unit) == _dimension(known) for known in units)


def known_form(phrase: str) -> str | None:
    """The surface form that a phrase comes down to, or None where it is no known name."""
    forms = _by_form()
    rest = _BLANK.sub("", phrase)
    if rest in forms:
        return rest
    rest = _BRACKETS.sub("", rest).replace("“", "").replace("”", "")
    for _ in range(4):
        if rest in forms:
            return rest
        shorter = _without_front(rest, forms)
        if shorter in forms:
            return shorter
        behind = _BEHIND.search(shorter)
        if behind is None:
            return None
        kept_front = _BEHIND.sub("", rest)
        if kept_front in forms:
            return kept_front
        rest = shorter[: behind.start()]
    return None


def _without_front(phrase: str, forms: dict[str, tuple[Indicator, ...]]) -> str:
    rest = phrase
    while rest not in forms:
        front = _BEFORE.match(rest)
        if front is None:
            break
        first = re.match(rf"{_AREA}|{_WHEN}|{_HOW}", rest)
        rest = rest[(first or front).end() :]
    return rest
