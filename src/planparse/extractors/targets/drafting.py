"""One target from a value, its name and the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planparse.extractors.targets.forms import form
from planparse.extractors.targets.inherit import EXECUTED, RECOVERED, completed_id
from planparse.extractors.targets.measures import measure_of, op_of, signed
from planparse.extractors.targets.periods import SEVERAL_YEARS, WHOLE_YEAR, time_for
from planparse.extractors.targets.predicate import Predicate
from planparse.extractors.targets.reading import Draft, Place, Reading, Spot
from planparse.extractors.targets.status import status_of
from planparse.mentions.indicators import indicator_id
from planparse.mentions.quantities import Quantity
from planparse.mentions.times import TimeMention
from planparse.schema import Frequency, Measure, Op

_YEARLY = re.compile(
    r"年均(?!浓度|值|气温|降)|每年|连年|连续[\d一二三四五六七八九十]+年|累计|五年|[两三四]年平均|[三四五六七八九十]年(?:增长|提高|翻)|平均每年|十年"
)
_SINCE = re.compile(r"[比较与](?:(?P<year>\d{4})年|(?P<plan>“?(?:十[一二三四五]?|[八九])五|前[两二三四五\d]年))")
_ASIDE = re.compile(r"^[（(][一-鿿、]{1,4}[）)](?=[一-鿿]{2})")  # 新建（改建）卫生院
_MEAN = re.compile(r"年均(?!值)|累计")
_ADDS = re.compile(r"增加|减少|压减")
_RATES = frozenset({"", "ratio", "points", "multiple"})
_QUOTA_UNITS = frozenset({"count", "credits", "lesson_hours", "session"})
_LIMIT = re.compile(r"(?<!“)(?:(?P<ge>至少|最少|不少于|不低于)|(?P<le>至多|最多|不超过))[^，。；：、\d]{1,8}$")
_LONGEST_LIMIT = 3 + 8
_SHORTEST_TRAIL = 4
_ABSTRACT = ("项", "个", "条")  # measure words of tasks, aims and indicators
_WHOLE = 100
_OF_FALL = frozenset({"points", "rank"})


@dataclass(slots=True)
class Case:
    """A run of values: where it stands, the words that lead to it, and what holds for all of its values."""

    place: Place
    said: Predicate
    shared: Op | None
    frequency: Frequency | None
    subject: str | None


def draft(reading: Reading, case: Case, quantity: Quantity, spot: Spot, span: tuple[int, int]) -> Draft:
    """Make the target of one value.

    Args:
        reading: What is known of the passage.
        case: The run of the value.
        quantity: The value.
        spot: Its name.
        span: Range of the clause that states it.
    """
    measure, sign = _measure(reading, case, quantity, spot)
    time = _time(reading, case, quantity)
    clause, before, sentence = case.place.clause, case.place.before, case.place.sentence
    told = before if spot.rule == EXECUTED and before is not None else clause  # 已完成3亿元，占年度计划的60%
    status = status_of(
        reading.text,
        (told.start, clause.end),
        (sentence.start, sentence.end),
        time,
        planned=reading.planned,
        year=reading.year,
    )
    whole = quantity.unit == "%" and quantity.value == _WHOLE and case.shared in {">=", ">"}
    shared = quantity if case.shared is None or whole else quantity._replace(op=case.shared)
    value, value_max = signed(quantity, sign)
    counted = spot.rule == "target.counted" and (quantity.unit or "").endswith(_ABSTRACT)
    fall = quantity.dimension in _OF_FALL and spot.name.endswith("降幅")  # 降幅收窄1.2个百分点, 降幅居第2位
    indicator = _clean(spot.name, whole=counted or fall)
    known = indicator_id(spot.name, quantity.unit, measure) or completed_id(reading, indicator, quantity, measure)
    mean = _MEAN.search(case.said.text) or _MEAN.search(spot.name)
    stretches = "stretch" in case.said.kinds and spot.rule == "target.inherited"
    return Draft(
        span[0],
        span[1],
        indicator,
        None if _is_of_years(reading, case, quantity, spot, time) else known,
        _op(reading, case, shared, sign, planned=status == "planned"),
        value,
        value_max,
        quantity.unit,
        measure,
        status,
        time,
        case.frequency,
        case.subject,
        stretch=stretches and status == "planned",
        attribute=None if mean is None else mean.group(),
        evidence=spot.rule,
        confidence=spot.confidence,
    )


def _op(reading: Reading, case: Case, quantity: Quantity, sign: int, *, planned: bool) -> Op:
    """The comparison; 至少投稿2篇 sets it before the verb."""
    op = op_of(quantity, case.said, sign, planned=planned)
    begin = max(case.place.clause.start, quantity.start - _LONGEST_LIMIT)
    limit = _LIMIT.search(reading.text, begin, quantity.start) if op == "=" else None
    if limit is None:
        return op
    return ">=" if limit["ge"] else "<="


def _measure(reading: Reading, case: Case, quantity: Quantity, spot: Spot) -> tuple[Measure, int]:
    if spot.rule == "target.counted" and quantity.dimension not in _RATES and not _ADDS.search(case.said.text):
        return "level", 1
    measure, sign = measure_of(quantity, case.said, spot.name)
    stated = reading.stated
    if (
        measure == "level"
        and spot.rule == "target.inherited"
        and "new" in case.said.kinds
        and not reading.names_other(spot.name)
    ):
        return "change", 1  # 企业达到420家，新增60家
    if measure == "share" and form("measure.growth_behind").match(reading.text, quantity.stop, case.place.clause.end):
        return "growth", sign
    follows = spot.rule == "target.inherited" and stated is not None and stated.measure == "growth"
    if (
        follows
        and stated is not None
        and measure == "share"
        and not case.said.moves
        and not RECOVERED.search(reading.text, case.place.clause.start, quantity.start)
    ):
        return "growth", stated.sign
    return measure, sign


def _time(reading: Reading, case: Case, quantity: Quantity) -> TimeMention | None:
    """The time of a value: its clause, its sentence, the passage."""
    time = time_for(reading.text, case.place.sentence, case.place.clause, quantity.start, reading.times)
    if time is None:
        return reading.running
    running = reading.running
    if time.text in WHOLE_YEAR and running is not None and len(running.edtf or "") == 4:
        return running
    return time


def _is_of_years(reading: Reading, case: Case, quantity: Quantity, spot: Spot, time: TimeMention | None) -> bool:
    """A mean or a sum of several years must not pass for the figure of one year."""
    if _is_from_afar(reading, case, spot, time):
        return True
    begin, stop = case.place.clause.start, quantity.start
    if reading.text.find("年", begin, stop) < 0 and reading.text.find("累计", begin, stop) < 0:
        return False
    told = _YEARLY.search(reading.text, begin, stop)
    if told is None or (told.group() == "每年" and quantity.dimension in _QUOTA_UNITS):
        return False
    return not (reading.spans if time is None else SEVERAL_YEARS.search(time.edtf or ""))


def _is_from_afar(reading: Reading, case: Case, spot: Spot, time: TimeMention | None) -> bool:
    """A change since a year before the last, or since the level that a clause started from (由35增加到94，增长169%)."""
    since = _SINCE.search(case.said.text) if case.said.text else None
    if since is not None and since["plan"] is not None:
        return True
    if since is not None:
        found = re.match(r"\d{4}", (time.edtf or "") if time is not None else "")
        year = int(found.group()) if found is not None else reading.year
        return year is not None and year > int(since["year"]) + 1
    stated = reading.stated
    follows = stated is not None and stated.based and spot.rule == "target.inherited"
    return follows and case.said.moves and "上年" not in case.said.text


def _clean(name: str, *, whole: bool) -> str:
    """The name without blanks and, unless it is taken whole (36项任务), without words that only say it is an aim."""
    said = "".join(name.split()).removesuffix("的")
    said = _ASIDE.sub("", said) if said[:1] in {"（", "("} else said
    if whole:
        return said
    shorter = form("name.trailing").sub("", said)
    return shorter if len(shorter) >= _SHORTEST_TRAIL else said
