"""Stated absences: no figure is set, or an indicator is tied to another one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.extractors.targets.forms import form
from planparse.mentions.indicators import indicator_id
from planparse.schema import Absence, Op

_TIED = re.compile("同步|相适应|相当|快于|高于|不低于|跑赢")
_TIES = re.compile(
    r"[与和同](?:国民)?(?:经济|GDP|地区生产总值|国内生产总值|生产总值)|(?:[快高]于|不低于|跑赢|快于或等于)(?:经济|GDP|地区生产总值|生产总值)"
)
_CLAUSE_END = re.compile("[，。；：、！？,;:\\n（(]")
_LONGEST_TIED = 40  # characters of a name (24) and of the words between it and 与经济, and some more
_OMISSIONS = re.compile("不(?:再?[设提]|确定|明确|下达)|没有(?:[提设]|确定)|未(?:[提设]|确定)")
_FIGURE = re.compile(r"\s?[约近]?\d")
_LEAD = re.compile(r"^(?:努力|确保|实现|促进|力争|推动|保持|使|让|其中|同时|全省|全市|全县)+")
_NAME_BEFORE = re.compile(r"[^，。；：、！？,;:\n]{2,20}$")


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
    if _TIED.search(text, start, end):
        for first, last in _tying(text, start, end):
            for match in form("absence.tied").finditer(text, first, last):
                if _FIGURE.match(text, match.end(), end) is None:  # 高于经济增速1个百分点 has one
                    yield from _tied(match)
    if _OMISSIONS.search(text, start, end):
        for match in form("absence.unset").finditer(text, start, end):
            yield from _unset(text, match)


def _tying(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What may tie something to the economy: from so far before the words that do it to the end of their clause."""
    last = start
    for tie in _TIES.finditer(text, start, end):
        if tie.start() < last:
            continue
        first = max(last, tie.start() - _LONGEST_TIED)
        stop = _CLAUSE_END.search(text, tie.end(), end)
        last = end if stop is None else stop.start()
        yield first, last


def _tied(match: re.Match[str]) -> Iterator[Stated]:
    lead = _LEAD.match(match["name"])
    skip = lead.end() if lead else 0
    name = match["name"][skip:].removesuffix("增长").removesuffix("增速")
    known = indicator_id(name, "%", "growth")
    if len(name) < 2 or name in {"经济", "发展"} or (known is None and match["more"] is not None):
        return
    absence = Absence(kind="tied", indicator_id=known, tied_to="gdp.growth")
    yield Stated(match.start() + skip, match.end(), name, absence, "=" if match["same"] else ">=")


def _unset(text: str, match: re.Match[str]) -> Iterator[Stated]:
    name, first = match["name"], match.start()
    if not name:
        before = _NAME_BEFORE.search(text[max(0, match.start() - 20) : match.start()])
        name = "" if before is None else _LEAD.sub("", before.group())
        first -= len(name)
    if name or match["what"]:
        name = name or match["what"]
        yield Stated(
            first, match.end(), name, Absence(kind="unset", indicator_id=indicator_id(name, "%", "growth")), "="
        )
