"""``targets_in``: the quantities that one stretch of text promises or reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planparse.extractors.targets import distribution, filters, quotas
from planparse.extractors.targets.absences import Stated as Absent
from planparse.extractors.targets.absences import absences
from planparse.extractors.targets.clauses import Clause, Sentence, names, sentences, trimmed
from planparse.extractors.targets.drafting import Case, draft
from planparse.extractors.targets.inherit import LINKS, inherited
from planparse.extractors.targets.measures import measure_of
from planparse.extractors.targets.naming import lead, name_of
from planparse.extractors.targets.periods import carried, leading, time_for
from planparse.extractors.targets.predicate import predicate
from planparse.extractors.targets.reading import Draft, Reading, Stated
from planparse.extractors.targets.spots import named
from planparse.mentions.quantities import Quantity, find_quantities
from planparse.mentions.times import TimeMention, find_times
from planparse.schema import Frequency, Op, Status

_SPLIT = re.compile(r"、|及|和(?!国|谐)|与|并(?!网|购)|以及")
_OPENED = re.compile(r"[从由][^，。；、]{0,8}$")
_MOVED = re.compile(r"[^，。；、]{0,4}[到至为成]了?(?:约|近|超过)?")
_MEASURED = re.compile(r"(?:率|比例|比重|占比|总额|产值|总产值|收入|总值|金额|增加值|投资|产量)$")
_NEAR, _REMEMBERED, _LONGEST_CLAUSE = 24, 5, 60


def targets_in(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    planned: bool = True,
    period: str | None = None,
    topic: str | None = None,
    running: TimeMention | None = None,
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

    Returns:
        Drafts in the order of the text; offsets into ``text``.

    Example:
        >>> found = targets_in("全市生产总值达到610亿元、增长6%左右。")
        >>> [(t.indicator_id, t.op, t.value, t.unit, t.measure) for t in found]
        [('gdp.level', '=', 610.0, '亿元', 'level'), ('gdp.growth', '~', 6.0, '%', 'growth')]
    """
    end = len(text) if end is None else end
    quantities = find_quantities(text, start, end)
    status: Status = "planned" if planned else "achieved"
    found = [_absent(stated, status) for stated in absences(text, start, end)]
    each = quotas.one_each(text, start, end)
    if quantities or each:
        times = find_times(text, start, end, period=period, anchor=running.edtf if running is not None else None)
        hidden = [(t.start, t.end) for t in times if t.kind != "recurrence"] + names(text, start, end)
        quantities = _outside(quantities, sorted(hidden))
        skips = [(t.start, t.end) for t in times]
        year = int(period) if period is not None and re.fullmatch(r"\d{4}", period) else None
        reading = Reading(text, times, planned, year, topic, running, skips, each)
        for sentence in sentences(text, start, end, quantities, [found[0] for found in each]):
            found += _sentence(reading, sentence)
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


def _absent(stated: Absent, status: Status) -> Draft:
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
        status,
        absence=stated.absence,
        evidence=f"target.absence.{stated.absence.kind}",
        confidence=0.85,
    )


def _sentence(reading: Reading, sentence: Sentence) -> Iterator[Draft]:
    text = reading.text
    reading.stated, reading.levels = None, []
    reading.running = leading(text, sentence.start, reading.times) or reading.running
    for number, clause in enumerate(sentence.clauses):
        before = sentence.clauses[number - 1] if number else None
        each = next((each for each in reading.each if clause.start <= each[0] < clause.end), None)
        if each is not None:
            yield _each(reading, sentence, clause, each)
        elif clause.quantities:
            yield from _clause(reading, sentence, clause, before, number)
        heard = text[lead(text, clause.start, clause.end, reading.skips) : clause.end][:_LONGEST_CLAUSE]
        reading.recent = [heard, *reading.recent[:_REMEMBERED]]
    if not sentence.clauses:
        start = max(text.rfind(mark, sentence.start, sentence.end) + 1 for mark in "，,；：") or sentence.start
        heard = text[lead(text, start, sentence.end, reading.skips) : sentence.end][:_LONGEST_CLAUSE]
        reading.recent = [heard, *reading.recent[:_REMEMBERED]]
    reading.carry = carried(text, sentence, reading.times)


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


def _clause(
    reading: Reading, sentence: Sentence, clause: Clause, before: Clause | None, number: int
) -> Iterator[Draft]:
    nearby = [q for other in sentence.clauses for q in other.quantities]
    kept, baselines = _kept(reading, clause, nearby)
    runs = distribution.groups(reading.text, kept)
    begin = clause.start
    for position, run in enumerate(runs):
        limit = runs[position + 1][0].start if position + 1 < len(runs) else clause.end
        base = baselines.get(run[0].start)
        drafts, begin = _run(reading, Case(sentence, clause, before, number), run, (begin, limit), base)
        yield from (replace(target, baseline=base.value) if base is not None else target for target in drafts)


def _kept(reading: Reading, clause: Clause, nearby: Sequence[Quantity]) -> tuple[list[Quantity], dict[int, Quantity]]:
    """The quantities that are targets, and where values started from (从15家增加到20家) by the start of their end."""
    kept: list[Quantity] = []
    baselines: dict[int, Quantity] = {}
    for quantity, follower in zip(clause.quantities, [*clause.quantities[1:], None], strict=True):
        if follower is not None and _is_baseline(reading.text, quantity, follower):
            baselines[follower.start] = quantity
            continue
        siblings = sum(
            1
            for other in nearby
            if other.unit == quantity.unit
            and 0 < abs(other.start - quantity.start) < _NEAR
            and (other.value > 1 or other.start < quantity.start)
        )
        if filters.is_target(reading.text, clause, quantity, planned=reading.planned, siblings=siblings):
            kept.append(quantity)
    return kept, baselines


def _is_baseline(text: str, one: Quantity, two: Quantity) -> bool:
    opened = _OPENED.search(text[max(0, one.start - 10) : one.start]) is not None
    return opened and _MOVED.fullmatch(text, one.stop, two.start) is not None


def _opening(text: str, begin: int, start: int) -> int:
    """Where 从 or 由 stands before the value that something started from."""
    found = _OPENED.search(text, max(begin, start - 10), start)
    return start if found is None else found.start()


def _run(
    reading: Reading, case: Case, run: list[Quantity], bounds: tuple[int, int], base: Quantity | None
) -> tuple[list[Draft], int]:
    """All targets of a run of values, and where the words of the next run begin."""
    text, clause, first, last = reading.text, case.clause, run[0], run[-1]
    begin = _own_words(text, bounds[0], first.start, clause.start)
    said = predicate(text, begin if base is None else base.stop, first.start)
    named_until = said.start if base is None else _opening(text, begin, base.start)
    stop = _stop(text, last.stop, bounds[1], clause.end)
    object_stop = stop if len(run) == 1 else first.stop
    name = name_of(text, begin, named_until, first.stop, object_stop, first.dimension, reading.skips)
    if name is None:
        spots = inherited(reading, clause, case.before, case.number, said, run)
    elif name.behind and len(run) == 1 and bounds[1] < clause.end and _MEASURED.search(text, name.start, name.end):
        following = predicate(text, name.start, bounds[1])
        if following.start <= name.end and following.kinds & LINKS:
            return [], begin
        spots = named(reading, clause, name, said, run)
    else:
        spots = named(reading, clause, name, said, run)
    frequency = quotas.frequency_of(text, clause.start, first)
    stated = reading.stated
    if frequency is None and name is not None and name.behind and stated is not None and begin == first.start:
        frequency = None if stated.frequency is None else quotas.like(stated.frequency, first)
    subject = None if name is None else name.subject
    case = replace(case, said=said, shared=_shared_op(run), frequency=frequency, subject=subject)
    drafts = []
    for quantity, spot in zip(run if len(run) == len(spots) else [first] * len(spots), spots, strict=True):
        begun = min(spot.start, begin) if name is not None else spot.start
        span = trimmed(text, begun, max(stop, quantity.stop))
        drafts.append(draft(reading, case, quantity, spot, span))
    if name is not None and drafts:
        _remember(reading, text[name.start : name.end], drafts, case, first)
        reading.levels += [text[name.start : name.end]] if len(run) == 1 else []
    return drafts, name.end if name is not None and name.behind else last.stop


def _remember(reading: Reading, name: str, drafts: Sequence[Draft], case: Case, first: Quantity) -> None:
    parts = tuple(target.indicator for target in drafts) if len(drafts) > 1 else ()
    measure, sign = measure_of(first, case.said, name)
    reading.stated = Stated(name, drafts[0].start, parts, case.frequency, case.number, measure, sign, first.unit)


def _shared_op(run: Sequence[Quantity]) -> Op | None:
    """左右 or 以内 once at the end of several values holds for all of them."""
    last = run[-1]
    ends = len(run) > 1 and last.stop > last.end and last.op in {"~", ">=", "<="}
    return last.op if ends and all(q.op == "=" for q in run[:-1]) else None


def _own_words(text: str, begin: int, stop: int, clause_start: int) -> int:
    """Where the words of a value begin: behind the pause or conjunction that ends the words of the value before."""
    if begin == clause_start:
        return begin
    pause = text.find("、", begin, stop)
    if pause >= 0:
        return pause + 1
    found = _SPLIT.search(text, begin, stop)
    return found.end() if found is not None and found.start() - begin <= 8 else begin


def _stop(text: str, last: int, limit: int, end: int) -> int:
    """Where the words behind a value end: at the clause, or at the pause before the next value."""
    if limit == end:
        return end
    found = _SPLIT.search(text, last, limit)
    return limit if found is None else found.start()
