"""Stated absences: no figure is set, or an indicator is tied to another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.mentions.indicators import indicator_id
from planparse.schema import Absence, Op

_TIED = re.compile(
    r"(?P<name>[^，。；：、！？\n（(]{2,24}?)(?:增长|增速|增幅)?(?:要|力争|基本|继续|保持)?(?:(?P<same>[与和同](?:国民)?(?:经济|GDP|地区生产总值|国内生产总值|生产总值)(?:发展)?(?:增长|增速|增幅)?(?:大体|基本|保持|实现)?(?:基本)?(?:同步|相适应|相当))|"
    r"(?P<more>(?:略?快于|略?高于|不低于|跑赢|快于或等于)(?:经济|GDP|地区生产总值|生产总值)(?:增长|增速)?))"
)
_UNSET = re.compile(
    r"(?:不(?:再)?(?:设定?|设置|提出?|确定|明确|下达)|没有(?:提出|设定?|设置|确定)|未(?:提出|设定?|设置|确定))(?:具体|量化)?(?:的)?(?P<name>[^，。；：、！？\n]{0,20}?)(?:具体|量化)?(?:增长|增速)?(?:预期)?(?:目标|指标|数值|指标值|增速|要求)"
)
_LEAD = re.compile(r"^(?:努力|确保|实现|促进|力争|推动|保持|使|让|其中|同时|全省|全市|全县)+")


@dataclass(frozen=True, slots=True)
class Stated:
    """A stated absence in ``text[start:end]``."""

    start: int
    end: int
    indicator: str
    absence: Absence
    op: Op


def absences(text: str, start: int, end: int) -> Iterator[Stated]:
    """Find what a plan leaves without a figure on purpose.

    Example:
        >>> [(a.indicator, a.absence.kind, a.absence.tied_to) for a in absences("居民收入增长和经济增长同步", 0, 13)]
        [('居民收入', 'tied', 'gdp.growth')]
    """
    if "同步" in text[start:end] or "于经济" in text[start:end] or "于GDP" in text[start:end] or "相适应" in text[start:end]:
        for match in _TIED.finditer(text, start, end):
            yield from _tied(match)
    for match in _UNSET.finditer(text, start, end):
        name = match["name"] or ""
        before = re.search(r"[^，。；：、！？\n]{2,20}$", text[start : match.start()])
        if not name and before is not None:
            name = _LEAD.sub("", before.group())
        if name:
            first = match.start() if match["name"] else match.start() - len(name)
            known = indicator_id(name, "%", "growth")
            yield Stated(first, match.end(), name, Absence(kind="unset", indicator_id=known), "=")


def _tied(match: re.Match[str]) -> Iterator[Stated]:
    lead = _LEAD.match(match["name"])
    skip = lead.end() if lead else 0
    name = match["name"][skip:].removesuffix("增长").removesuffix("增速")
    if len(name) < 2 or name in {"经济", "发展"}:
        return
    known = indicator_id(name, "%", "growth")
    if known is None and match["more"] is not None:
        return
    absence = Absence(kind="tied", indicator_id=known, tied_to="gdp.growth")
    yield Stated(match.start() + skip, match.end(), name, absence, "=" if match["same"] else ">=")
