"""``targets_in``: the quantities that one stretch of text promises or reports."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, pairwise, takewhile
from operator import attrgetter

from planparse.extractors.targets import distribution, filters, quotas
from planparse.extractors.targets.absences import Stated as Absent
from planparse.extractors.targets.absences import absences
from planparse.extractors.targets.clauses import Clause, Sentence, names, sentences
from planparse.extractors.targets.periods import SEVERAL_YEARS, leading, time_for
from planparse.extractors.targets.predicate import PLAN_NAME
from planparse.extractors.targets.reading import Draft, Place, Reading, Stated
from planparse.extractors.targets.runs import OPENED, drafts_of
from planparse.extractors.targets.tallies import tally_of
from planparse.mentions.quantities import Quantity, find_quantities
from planparse.mentions.times import TimeMention, TimeScan
from planparse.mentions.units import conversion
from planparse.schema import Frequency, Status

_MOVED = re.compile(
    r"[^，。；、]{0,4}[到至为成]了?(?:(?:\d{4}|[去上今本])年[底末初]?的?|[目当]前的?|现在的?)?(?:约|近|超过|突破|达到?|全[国省市州县区])?(?:每[人户亩生名位])?(?:每[年月天日])?\s?"
)
_COMPARED = re.compile(
    rf"(?:比(?![重例率])|较)(?:[^，。；、]{{1,8}}年(?:同期|[底末])?的?|{PLAN_NAME}(?:时期|期)?末?的|[^，。；、\d]{{0,10}}(?:目标|计划|任务|预算)数?的?)$"
)
_IS_BASIS = re.compile(r"(?:比|较)[^，。；、]{2,8}年(?:同期)?的")  # 比上年的12万吨，增1万吨
_IS_BASE = re.compile(r"(?:[是为]|相当于|达到?)[^，。；、]{2,8}年(?:同期|[底末])?$")
_FROM = frozenset("由从")
_THAN_REACH = 16
_CHANGED = re.compile(r"[^，。；、]{0,4}(?:增|提|上升|下降|减|降|超|[多少高低])[^，。；、\d]{0,6}")
_BEYOND = re.compile(r"(?:[高低快]于|高出|超过)[^，。；、\d]{0,10}$")
_AIM = re.compile(r"的?(?:预期|年度)?(?:目标|计划)值?")
_ORDERED = re.compile(r"(?:完成|占|为|达到?)[^，。；、\d]{0,12}(?:计划|任务|目标|预算)数?(?:[^，。；、\d]{2,6})?$")
_YEAR = re.compile(r"\d{4}")
_NEAR, _START = 24, attrgetter("start")


def targets_in(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    planned: bool = True,
    period: str | None = None,
    topic: str | None = None,
    running: TimeMention | None = None,
    scan: TimeScan | None = None,
) -> list[Draft]:
    """Find what a stretch of text promises, demands or reports in numbers.

    Args:
        text: Cleaned text.
        start: Where to begin.
        end: Where to stop, the end of the text by default.
        planned: Whether the text promises (a task, a goal) or looks back, where its words leave it open.
        period: EDTF of the time that the plan covers.
        topic: What the passage is about (its title), for values without a name.
        running: The time that the passage speaks of where its sentences name none.
        scan: The times of ``text``, where other questions about them are asked as well.

    Returns:
        Drafts in the order of the text; offsets into ``text``.

    Example:
        >>> found = targets_in("全市生产总值达到610亿元、增长6%左右。")
        >>> [(t.indicator_id, t.op, t.value, t.unit, t.measure) for t in found]
        [('gdp.level', '=', 610.0, '亿元', 'level'), ('gdp.growth', '~', 6.0, '%', 'growth')]
    """
    end = len(text) if end is None else end
    quantities = find_quantities(text, start, end)
    found: list[Draft] = []
    absent = list(absences(text, start, end))
    each = quotas.one_each(text, start, end)
    if quantities or each or absent:
        scan = scan or TimeScan(text)
        times = scan.find(start, end, period=period, anchor=running.edtf if running is not None else None)
        hidden = [(t.start, t.end) for t in times if t.kind != "recurrence"] + names(text, start, end)
        quantities = _outside(quantities, sorted(hidden))
        skips = [(t.start, t.end) for t in times]
        year = int(period) if period is not None and _YEAR.fullmatch(period) else None
        spans = period is not None and SEVERAL_YEARS.search(period) is not None
        tally = tally_of(text, start, end, topic)
        reading = Reading(text, times, planned, year, topic, running, spans, skips, each, absent, tally)
        marks = [*(event[0] for event in each), *(stated.start for stated in absent)]
        for sentence in sentences(text, start, end, quantities, marks):
            if times:
                reading.running = leading(text, sentence.start, times) or reading.running
            if sentence.clauses or absent:
                _sentence(reading, sentence, found)
            if not sentence.clauses:
                reading.recent.appendleft((sentence.start, sentence.end, True))
    return sorted(found, key=lambda target: (target.start, target.end))


def _outside(quantities: Sequence[Quantity], hidden: Sequence[tuple[int, int]]) -> list[Quantity]:
    """Quantities that begin in none of the ranges; both come in order."""
    kept, at, last = [], 0, -1
    for quantity in quantities:
        while at < len(hidden) and hidden[at][0] <= quantity.start:
            last = max(last, hidden[at][1])
            at += 1
        if quantity.start >= last:
            kept.append(quantity)
    return kept


def _absent(reading: Reading, sentence: Sentence, stated: Absent) -> Draft:
    clause = Clause(stated.start, stated.end, ())
    time = time_for(reading.text, sentence, clause, stated.start, reading.times)
    return Draft(
        stated.start,
        stated.end,
        stated.indicator,
        None,
        stated.op,
        None,
        None,
        None,
        "growth",
        "planned" if reading.planned else "achieved",
        time or reading.running,
        absence=stated.absence,
        evidence=f"target.absence.{stated.absence.kind}",
        confidence=0.85,
    )


def _sentence(reading: Reading, sentence: Sentence, found: list[Draft]) -> None:
    """Add the targets of a sentence to those that were found."""
    reading.earlier, reading.stated, reading.levels = reading.stated, None, []
    before: Clause | None = None
    outer: Stated | None = None
    for number, clause in enumerate(sentence.clauses):
        if before is not None and clause.inner != before.inner:  # a bracket opens or closes
            outer, reading.stated = (
                (reading.stated, reading.stated) if clause.inner else (None, outer or reading.stated)
            )
        each = [each for each in reading.each if clause.start <= each[0] < clause.end] if reading.each else []
        found += (_each(reading, sentence, clause, one) for one in each)
        if clause.quantities and not each:
            _clause(reading, Place(sentence, clause, before, number), found)
        reading.recent.appendleft((clause.start, clause.end, False))
        before = clause
    if reading.absent:
        here = (stated for stated in reading.absent if sentence.start <= stated.start < sentence.end)
        found.extend(_absent(reading, sentence, stated) for stated in here)


def _each(reading: Reading, sentence: Sentence, clause: Clause, each: tuple[int, int, str, Frequency]) -> Draft:
    start, stop, what, frequency = each
    time = time_for(reading.text, sentence, clause, start, reading.times)
    status: Status = "planned" if reading.planned else "achieved"
    return Draft(
        start,
        stop,
        what,
        None,
        "=",
        1.0,
        None,
        None,
        "level",
        status,
        time or reading.running,
        frequency,
        evidence="target.each",
        confidence=0.8,
    )


def _clause(reading: Reading, place: Place, found: list[Draft]) -> None:
    """Add the targets of a clause to those that were found."""
    kept, bases = _kept(reading, place)
    runs = distribution.groups(reading.text, kept, place.clause.start)
    begin = place.clause.start
    for position, run in enumerate(runs, start=1):
        limit = runs[position][0].start if position < len(runs) else place.clause.end
        started = bases.get(run[0].start)
        base = started[0]._replace(stop=started[-1].stop) if started else None
        drafts, begin = drafts_of(reading, place, run, (begin, limit), base)
        if started and len(started) in {1, len(drafts)}:
            for target, first in zip(drafts, started * len(drafts), strict=False):
                target.baseline = _in_unit_of(target, first)
        found += drafts


def _in_unit_of(target: Draft, base: Quantity) -> float:
    """The value that a target started from in the target's own unit: 0.98 of 由9800万元提高到1.2亿元."""
    factor = conversion(base.unit, target.unit) if base.unit and target.unit else None
    return base.value if factor is None else float(f"{base.value * factor:.15g}")


def _kept(reading: Reading, place: Place) -> tuple[list[Quantity], dict[int, list[Quantity]]]:
    """The quantities that are targets, and where values started from (从15家增加到20家) by the start of their end."""
    kept: list[Quantity] = []
    clause = place.clause
    bases = _bases(reading.text, clause)
    started = {base.start for group in bases.values() for base in group} if bases else ()
    for follows, quantity in enumerate(clause.quantities, start=1):
        if quantity.start in started:
            continue
        follower = clause.quantities[follows] if follows < len(clause.quantities) else None
        if follower is not None and _is_compared(reading.text, quantity, follower):
            continue
        if quantity.stop == clause.end and _IS_BASIS.fullmatch(reading.text, clause.start, quantity.start):
            continue
        siblings = _siblings(quantity, place) if quantity.value == 1 else 0
        listed = reading.tally is not None and reading.tally.holds(reading.text, clause, quantity)
        if filters.is_target(reading.text, clause, quantity, planned=reading.planned, siblings=siblings, listed=listed):
            kept.append(quantity)
    return kept, bases


def _siblings(quantity: Quantity, place: Place) -> int:
    """How many quantities close by count in the same unit, more than one of it or before it."""
    low, high = quantity.start - _NEAR + 1, quantity.start + _NEAR
    clauses, first = place.sentence.clauses, place.number
    while first and clauses[first - 1].end > low:
        first -= 1
    count = 0
    for clause in takewhile(lambda clause: clause.start < high, islice(clauses, first, None)):
        begin = bisect_left(clause.quantities, low, key=_START)
        for other in takewhile(lambda other: other.start < high, islice(clause.quantities, begin, None)):
            alike = other.unit == quantity.unit and other.start != quantity.start
            count += alike and (other.value > 1 or other.start < quantity.start)
    return count


def _is_compared(text: str, one: Quantity, two: Quantity) -> bool:
    """比2020年的615万人增长66%, 完成任务数25亿元的80%: the first value is what the second one is measured by."""
    begin = max(0, one.start - _THAN_REACH)
    if two.dimension == "ratio" and text[one.stop : two.start].strip() == "的":
        return _ORDERED.search(text, begin, one.start) is not None
    if two.dimension == "multiple" and text[one.stop : two.start].strip() == "的":  # 是1949年2亿斤的5倍
        return _IS_BASE.search(text, begin, one.start) is not None
    if two.dimension == "points" and _AIM.fullmatch(text, one.stop, two.start):  # 高于12%的目标2个百分点
        return _BEYOND.search(text, begin, one.start) is not None
    than = _COMPARED.search(text, begin, one.start)
    return than is not None and _CHANGED.fullmatch(text, one.stop, two.start) is not None


def _bases(text: str, clause: Clause) -> dict[int, list[Quantity]]:
    """Where values started from, by the start of what they became: 从15家增加到20家, 由6%、7%提高到8%、9%."""
    found: dict[int, list[Quantity]] = {}
    if len(clause.quantities) < 2 or _FROM.isdisjoint(text[clause.start : clause.end]):
        return found
    runs = distribution.groups(text, clause.quantities, clause.start)
    for one, two in pairwise(runs):
        opened = OPENED.search(text, max(0, one[0].start - 12), one[0].start) is not None
        if opened and _MOVED.fullmatch(text, one[-1].stop, two[0].start):
            found[two[0].start] = one
    return found
