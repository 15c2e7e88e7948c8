"""Names for values that have words of their own: one name, one for each value, or one value for several names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import ne

from planparse.extractors.targets import distribution
from planparse.extractors.targets.anaphora import AIM, STAGES, referred
from planparse.extractors.targets.inherit import EXECUTED, execution_of, several_before
from planparse.extractors.targets.labels import (
    OF_WORK,
    who_and_what,
    without_deed,
    without_limit,
    without_recurrence,
    without_subject,
)
from planparse.extractors.targets.naming import Name, lead
from planparse.extractors.targets.objects import without_verb
from planparse.extractors.targets.predicate import PLACES_COMPARED, Predicate
from planparse.extractors.targets.reading import Place, Reading, Spot, Stated
from planparse.extractors.targets.subjects import group_of
from planparse.mentions.indicators import is_form
from planparse.mentions.quantities import Quantity

_BARE_RATE = 3  # characters of 成功率
_LEVELS = re.compile(
    r"(?:[、和及]\s?\d{1,4}[个项家所名位处座条](?:国家|[省市县区盟旗乡镇村州校])级){1,3}"
    r"(?P<what>[一-鿿]{2,8}?)(?=完成|开工|建成|竣工|全部|[，,。；、]|$)"
)
_RATE_ONLY = re.compile(r"(?:年均|平均|同比|年度)?(?:增速|增幅|涨幅|增长率|降幅)")
_RATE_AT_END, _SHARE_AT_END = re.compile(rf"{_RATE_ONLY.pattern}$"), re.compile(r"占[^占]{1,16}$")
_RATE_OF_STAGE = re.compile(rf"(?P<rate>[一-鿿]{{2,12}}(?:率|比例))(?P<stage>{'|'.join(sorted(STAGES))})")
_STAGE_ENDS = frozenset(stage[-1] for stage in STAGES)
_EACH = re.compile(
    rf"(?P<rate>{_RATE_ONLY.pattern}|总量)?分别(?:(?P<what>占[^，。；、]{{1,16}})|[一-鿿]{{2}})?|(?P<bare>{_RATE_ONLY.pattern})"
)


def named(reading: Reading, place: Place, name: Name, said: Predicate, run: Sequence[Quantity]) -> list[Spot]:
    """One spot for each value of a run, or several for one value that all names share (均增长5%)."""
    label = reading.text[name.start : name.end]
    if name.behind:
        label += _levelled(reading.text, name.end) if label.endswith("级") else ""
        return [Spot(label, name.start, "target.counted", 0.85)] * len(run)
    known = referred(reading, place, name, label, run)
    return _own(reading, place, name, said, run, label) if known is None else [known] * len(run)


def _levelled(text: str, end: int) -> str:
    """What things of several levels are: 重点项目 behind 6个市级 in 6个市级、42个县级重点项目."""
    match = _LEVELS.match(text, end)
    return "" if match is None else match["what"]


def _own(
    reading: Reading, place: Place, name: Name, said: Predicate, run: Sequence[Quantity], label: str
) -> list[Spot]:
    """Spots for the words that stand before the values themselves."""
    label = without_deed(without_subject(label, name.subject))
    group, label = group_of(label), without_recurrence(label)
    staged = _RATE_OF_STAGE.fullmatch(label) if label[-1:] in _STAGE_ENDS else None
    if staged is not None:
        group, label = staged["stage"], staged["rate"]
    if group is None and run[0].unit in OF_WORK:
        group, label = who_and_what(label)
    label = without_limit(label)
    stated = reading.stated
    alike = len(run) == 1 or PLACES_COMPARED.search(said.text)  # 增速分别高于全国、全省1.1、0.9个百分点
    if stated is not None and alike and _RATE_ONLY.fullmatch(label):
        return [Spot(_RATE_AT_END.sub("", stated.name) + label, stated.start, "target.inherited", 0.8)] * len(run)
    if len(run) > 1:
        return _for_each(reading, place, name, label, len(run))
    if "分别持平和" in said.text:
        label = (distribution.parts_of(label, 2) or [label])[-1]
    shared = "split" in said.kinds and "分别" not in said.text
    parts = distribution.sharing(label) if shared else None
    names = [_first(parts[0]), *parts[1:]] if parts else [label]
    rule = "target.shared" if parts else "target.level"
    return [Spot(part, name.start, rule, 0.9, group) for part in names]


def _for_each(reading: Reading, place: Place, name: Name, label: str, count: int) -> list[Spot]:
    """One spot for each of several values."""
    done = _executed(reading, label, place, name.end, count)
    if done is not None:
        return [Spot(part, name.start, EXECUTED, 0.7) for part in done]
    parts = (
        _each_before(reading, label, count)
        or distribution.parts_of(label, count)
        or _with_deeds(reading, place.clause.start, name.end, count)
    )
    if parts is None:
        return [Spot(label.removeprefix("分别") or label, name.start, "target.several", 0.6)] * count
    return [Spot(part, name.start, "target.distributed", 0.9) for part in parts]


def _with_deeds(reading: Reading, start: int, end: int, count: int) -> list[str] | None:
    """完成产值、实现收入、上缴税金: so many things, each behind its own verb."""
    first = lead(reading.text, start, end, reading.skips)
    parts = reading.text[first:end].split("、")
    named = [without_verb(part) for part in parts]
    return named if len(parts) == count and all(map(ne, parts, named)) else None


def _first(part: str) -> str:
    """The first of several names without the verb before it, unless this is how it begins (生产总值, 调解成功率)."""
    bare = without_verb(part)
    return part if is_form(part) or (len(bare) <= _BARE_RATE and bare.endswith("率")) else bare


def _each_before(reading: Reading, label: str, count: int) -> list[str] | None:
    """分别占耕地 and 增速分别居全省 say something of each thing that was named before."""
    told = _EACH.fullmatch(label)
    before = several_before(reading, count) if told is not None else ()
    if told is None or not before:
        return None
    rate, what = told["rate"] or told["bare"] or "", told["what"] or ""
    things = [_SHARE_AT_END.sub("", part) if what else part for part in before]
    return [thing.removesuffix(rate) + rate + what for thing in things]


def _executed(reading: Reading, label: str, place: Place, end: int, count: int) -> list[str] | None:
    """The rates in 分别为年度计划的98%和105%: so much of each thing that was named before.

    That may be in the same clause (产值、税收分别完成年度计划的101%和96%); later values are of these things then.
    """
    own, _, aim = label.rpartition("分别")
    if AIM.fullmatch(aim) is None:
        return None
    named = () if own else several_before(reading, count)
    start = place.clause.start
    each = reading.text.find("分别", start, end) if not named else -1
    if each > start:
        first = lead(reading.text, start, each, reading.skips)
        named = distribution.parts_of(reading.text[first:each], count) or ()
        reading.stated = Stated(reading.text[first:each], first, tuple(named), clause=place.number)
    return [execution_of(part) for part in named] or None
