"""``targets_in``: the quantities that one stretch of text promises or reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from planparse.extractors.targets import distribution, filters, quotas
from planparse.extractors.targets.absences import absences
from planparse.extractors.targets.clauses import Clause, Sentence, names, sentences, trimmed
from planparse.extractors.targets.measures import measure_of, op_of, signed
from planparse.extractors.targets.naming import BODY, Name, lead, name_of, noun
from planparse.extractors.targets.periods import WHOLE_YEAR, carried, leading, time_for
from planparse.extractors.targets.predicate import Predicate, predicate
from planparse.extractors.targets.status import status_of
from planparse.mentions.indicators import indicator_id, known_form
from planparse.mentions.quantities import Quantity, find_quantities
from planparse.mentions.times import TimeMention, find_times
from planparse.schema import Absence, Frequency, Measure, Op, Status

_SPLIT = re.compile(r"[、]|及|和(?!国|谐)|与|并(?!网|购)|以及")
_TRAILING = re.compile(r"(?:预期目标|预期|目标|降幅|下降幅度|平均值?|的|达标任务|任务|指标)$")
_BARE = frozenset("惠及 受益 覆盖 涉及 服务 帮助 带动 受惠 参与 参加 补贴 资助 帮扶 救助 进行 开展 举行 完成 组织 确定 选出 抽取".split())  # noqa: SIM905
_HEADS = re.compile(r"(?:全年)?(?:总产量?|产量|单产|播种面积|增加值|调查失业率|登记失业率|总值|总额|人均纯收入|人均可支配收入|亩产|产值)")
_YEARLY = re.compile(r"年均|每年|连年|连续[\d一二三四五六七八九十]+年|累计|五年|[三四五六七八九十]年(?:增长|提高|翻)|平均每年|十年")
_LINKS = frozenset({"up", "down", "to", "cap", "new", "gt", "ge", "le", "lt", "stretch", "split"})
_SEVERAL_YEARS = re.compile(r"\d{4}/\d{4}$")


@dataclass(frozen=True, slots=True)
class Draft:
    """A target over the offsets of the text that was searched; ``extract`` makes a schema target of it."""

    start: int
    end: int
    indicator: str
    indicator_id: str | None
    op: Op
    value: float | None
    value_max: float | None
    unit: str | None
    measure: Measure
    status: Status
    time: TimeMention | None = None
    frequency: Frequency | None = None
    subject: str | None = None
    stretch: bool = False
    baseline: float | None = None
    absence: Absence | None = None
    evidence: str = "target.level"
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class _Stated:
    """What was named last in a sentence: later values without a name of their own belong to it."""

    name: str
    start: int
    parts: tuple[str, ...] = ()
    subject: str | None = None
    frequency: Frequency | None = None
    clause: int = -1
    measure: Measure = "level"
    sign: int = 1
    unit: str | None = None


@dataclass(slots=True)
class _Reading:
    """The state of reading one stretch of text."""

    text: str
    times: Sequence[TimeMention]
    planned: bool
    year: int | None
    topic: str | None
    masks: list[tuple[int, int]] = field(default_factory=list)
    stated: _Stated | None = None
    levels: list[str] = field(default_factory=list)
    recent: list[str] = field(default_factory=list)
    running: TimeMention | None = None
    carry: TimeMention | None = None


def targets_in(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    planned: bool = True,
    period: str | None = None,
    anchor: str | None = None,
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
        anchor: EDTF of the time that governs the passage (the year of its heading).
        topic: What the passage is about (its title), for values without a name.
        running: The time that the passage speaks of where its sentences name none.

    Returns:
        Drafts in the order of the text; offsets into ``text``.

    Example:
        >>> found = targets_in("全市生产总值达到610亿元、增长6%左右。")
        >>> [(t.indicator, t.indicator_id, t.op, t.value, t.unit, t.measure) for t in found]
        [('生产总值', 'gdp.level', '=', 610.0, '亿元', 'level'), ('生产总值', 'gdp.growth', '~', 6.0, '%', 'growth')]
    """
    end = len(text) if end is None else end
    quantities = find_quantities(text, start, end)
    stated_absences = list(absences(text, start, end))
    if not quantities and not stated_absences and not quotas.one_each(text, start, end):
        return []
    times = find_times(text, start, end, period=period, anchor=anchor)
    hidden = [(t.start, t.end) for t in times if t.kind != "recurrence"] + names(text, start, end)
    quantities = [q for q in quantities if not any(a <= q.start < b for a, b in hidden)]
    reading = _Reading(text, times, planned, _single_year(period), topic, [(t.start, t.end) for t in times], running=running)
    found: list[Draft] = []
    for sentence in sentences(text, start, end, quantities):
        reading.stated, reading.levels = None, []
        head = leading(text, sentence, times)
        if head is not None:
            reading.running = head
        found += _sentence(reading, sentence)
        reading.carry = carried(text, sentence, times)
    for absent in stated_absences:
        found.append(
            Draft(
                absent.start, absent.end, absent.indicator, None, absent.op, None, None, None, "growth", "planned" if planned else "achieved",
                absence=absent.absence, evidence=f"target.absence.{absent.absence.kind}", confidence=0.85,
            )  # fmt: skip
        )
    return sorted(found, key=lambda draft: (draft.start, draft.end))


def _single_year(period: str | None) -> int | None:
    return int(period) if period is not None and re.fullmatch(r"\d{4}", period) else None


def _sentence(reading: _Reading, sentence: Sentence) -> Iterator[Draft]:
    counts = [q for clause in sentence.clauses for q in clause.quantities]
    for number, clause in enumerate(sentence.clauses):
        before = sentence.clauses[number - 1] if number else None
        each = quotas.one_each(reading.text, clause.start, clause.end)
        if each is not None:
            yield _each(reading, sentence, clause, each)
        elif clause.quantities:
            yield from _clause(reading, sentence, clause, before, number, counts)
        reading.recent = [reading.text[lead(reading.text, clause.start, clause.end, reading.masks) : clause.end][:60], *reading.recent[:5]]


def _each(reading: _Reading, sentence: Sentence, clause: Clause, each: tuple[int, int, str, Frequency]) -> Draft:
    start, stop, what, frequency = each
    time = time_for(reading.text, sentence, clause, start, reading.times)
    return Draft(start, stop, what, None, "=", 1.0, None, None, "level", "planned" if reading.planned else "achieved", time, frequency, evidence="target.each", confidence=0.8)


def _clause(reading: _Reading, sentence: Sentence, clause: Clause, before: Clause | None, number: int, counts: Sequence[Quantity]) -> Iterator[Draft]:
    text = reading.text
    begin = clause.start
    kept: list[Quantity] = []
    baselines: dict[int, float] = {}
    for position, quantity in enumerate(clause.quantities):
        follower = clause.quantities[position + 1] if position + 1 < len(clause.quantities) else None
        if follower is not None and _is_baseline(text, quantity, follower):
            baselines[follower.start] = quantity.value
            continue
        siblings = sum(
            1 for other in counts if other.unit == quantity.unit and 0 < abs(other.start - quantity.start) < 24 and (other.value > 1 or other.start < quantity.start)
        )
        if filters.is_target(text, clause, quantity, planned=reading.planned, siblings=siblings):
            kept.append(quantity)
    runs = distribution.groups(text, kept)
    for position, run in enumerate(runs):
        limit = runs[position + 1][0].start if position + 1 < len(runs) else clause.end
        drafts, begin = _run(reading, sentence, clause, before, number, run, begin, limit)
        for draft in drafts:
            base = baselines.get(run[0].start)
            yield replace(draft, baseline=base) if base is not None else draft


def _is_baseline(text: str, one: Quantity, two: Quantity) -> bool:
    """从15家增加到20家: the first value is where the second started."""
    between = text[one.stop : two.start]
    opened = re.search(r"[从由][^，。；、]{0,8}$", text[max(0, one.start - 10) : one.start])
    return opened is not None and re.fullmatch(r"[^，。；、]{0,4}[到至为成][了]?(?:约|近|超过)?", between) is not None


def _run(
    reading: _Reading, sentence: Sentence, clause: Clause, before: Clause | None, number: int, run: list[Quantity], begin: int, limit: int
) -> tuple[list[Draft], int]:
    """All targets of a run of values, and where the words of the next run begin."""
    text = reading.text
    first, last = run[0], run[-1]
    begin = _own_words(text, begin, first.start, clause.start)
    said = predicate(text, begin, first.start)
    stop = _stop(text, last.stop, limit, clause.end)
    name = name_of(text, begin, said.start, first.end if len(run) > 1 else last.stop, stop if len(run) == 1 else first.stop, first.dimension, reading.masks)
    shared = _shared_op(run)
    frequency = quotas.frequency_of(text, clause.start, first)
    consumed = name.end if name is not None and name.behind else last.stop
    drafts: list[Draft] = []
    if name is None:
        spots = _inherited(reading, clause, before, number, said, run)
    else:
        spots = _named(reading, clause, name, said, run)
    if frequency is None and name is not None and name.behind and reading.stated is not None and reading.stated.frequency and begin == first.start:
        frequency = quotas.like(reading.stated.frequency, first)
    for quantity, (label, start, rule, confidence) in zip(_spread(run, len(spots)), spots, strict=True):
        first_char = min(start, begin if name is not None else start)
        drafts.append(
            _draft(
                reading, sentence, clause, quantity, said, label, trimmed(text, first_char, stop if rule != "target.inherited" else max(stop, quantity.stop)),
                rule, confidence, shared, frequency, name.subject if name is not None else None,
            )  # fmt: skip
        )
    if name is not None and drafts:
        base = text[name.start : name.end]
        start = drafts[0].start
        parts = tuple(spot[0] for spot in spots) if len(spots) > 1 else ()
        measure, sign = measure_of(first, said, base)
        reading.stated = _Stated(base, start, parts, name.subject, frequency, number, measure, sign, first.unit)
        if len(run) == 1:
            reading.levels.append(base)
    return drafts, consumed


def _spread(run: list[Quantity], spots: int) -> list[Quantity]:
    """One value for several indicators stands for each of them."""
    return run if len(run) == spots else [run[0]] * spots


def _shared_op(run: Sequence[Quantity]) -> Op | None:
    """左右 or 以内 once at the end of several values holds for all of them."""
    last = run[-1]
    if len(run) > 1 and last.stop > last.end and last.op in {"~", ">=", "<="} and all(q.op == "=" for q in run[:-1]):
        return last.op
    return None


def _own_words(text: str, begin: int, stop: int, clause_start: int) -> int:
    """Where the words of a value begin: behind the pause or conjunction that ends the words of the value before."""
    if begin == clause_start:
        return begin
    pause = text.find("、", begin, stop)
    if pause >= 0:
        return pause + 1
    found = _SPLIT.search(text, begin, stop)
    if found is not None and found.start() - begin <= 8:
        return found.end()
    return begin


def _stop(text: str, last: int, limit: int, end: int) -> int:
    """Where the words behind a value end: at the clause, or at the pause before the next value."""
    if limit == end:
        return end
    found = _SPLIT.search(text, last, limit)
    return limit if found is None else found.start()


def _named(reading: _Reading, clause: Clause, name: Name, said: Predicate, run: Sequence[Quantity]) -> list[tuple[str, int, str, float]]:
    """Name, beginning, rule and confidence for each value of a run that has its own name."""
    text = reading.text
    label = text[name.start : name.end]
    if name.behind:
        return [(label, name.start, "target.counted", 0.85)] * len(run)
    if (name.verb and label[-2:] in _BARE and len(label) <= 4 and reading.recent) or (clause.inner and len(label) <= 4 and reading.recent):
        return [(reading.recent[0], name.start, "target.reached", 0.7)] * len(run)
    label = _without_recurrence(label)
    if len(run) > 1:
        parts = distribution.parts_of(label, len(run))
        if parts is not None:
            return [(part, name.start, "target.distributed", 0.9) for part in parts]
        return [(label, name.start, "target.several", 0.6)] * len(run)
    if "split" in said.kinds and "分别" not in said.text and "、" in label:
        parts = distribution.parts_of(label, label.count("、") + 1)
        if parts is not None:
            return [(part, name.start, "target.shared", 0.85) for part in parts]
    return [(label, name.start, "target.level", 0.9)]


def _without_recurrence(label: str) -> str:
    """电教设备一学期检测 measures 电教设备检测; in 教师每学期听课 the teachers are the subject."""
    match = quotas.EVERY.search(label)
    if match is None:
        return label
    before, behind = label[: match.start()], label[match.end() :]
    return behind if len(behind) >= 2 and BODY.search(before) else before + behind or label


def _inherited(
    reading: _Reading, clause: Clause, before: Clause | None, number: int, said: Predicate, run: Sequence[Quantity]
) -> list[tuple[str, int, str, float]]:
    """A value without a name belongs to what the sentence named before, else to the clause before, else to the topic."""
    stated, text = reading.stated, reading.text
    if stated is not None and len(run) == 1 and not said.kinds & _LINKS and run[0].unit != stated.unit and run[0].dimension not in {"ratio", "points"}:
        return []
    fresh = before is not None and not before.quantities and (stated is None or stated.clause < number - 1)
    if fresh and before is not None and not clause.inner:
        subject = _clause_subject(reading, before)
        if subject is not None and (stated is None or known_form(text[subject[0] : subject[1]]) is not None):
            return [(text[subject[0] : subject[1]], subject[0], "target.inherited", 0.75)] * len(run)
    if len(run) > 1:
        if stated is not None and len(stated.parts) == len(run):
            return [(part, stated.start, "target.inherited", 0.8) for part in stated.parts]
        if len(reading.levels) >= len(run):
            return [(level, stated.start if stated else clause.start, "target.distributed", 0.8) for level in reading.levels[-len(run) :]]
        if stated is not None and (parts := distribution.parts_of(stated.name, len(run))) is not None:
            return [(part, stated.start, "target.distributed", 0.8) for part in parts]
    if stated is not None:
        return [(stated.name, stated.start, "target.inherited", 0.85)] * len(run)
    if reading.topic:
        return [(reading.topic, clause.start, "target.topic", 0.5)] * len(run)
    if before is not None and (subject := _clause_subject(reading, before)) is not None:
        return [(text[subject[0] : subject[1]], subject[0], "target.inherited", 0.6)] * len(run)
    return []


def _clause_subject(reading: _Reading, clause: Clause) -> tuple[int, int] | None:
    """What a clause without a value is about: 粮食产量 in 粮食产量屡创新高."""
    text = reading.text
    first = noun(text, lead(text, clause.start, clause.end, reading.masks), clause.end)
    for length in range(min(clause.end - first, 20), 1, -1):
        if known_form(text[first : first + length]) is not None:
            return first, first + length
    cut = re.search(r"[一-鿿]{2,}?(?=创|屡|持续|稳步|首次|历史性|再|实现|保持|稳定|继续|进一步|不断|明显|大幅|显著|$)", text[first : clause.end])
    return (first, first + cut.end()) if cut is not None and cut.start() == 0 and cut.end() <= 24 else None


def _draft(
    reading: _Reading, sentence: Sentence, clause: Clause, quantity: Quantity, said: Predicate, label: str, span: tuple[int, int],
    rule: str, confidence: float, shared: Op | None, frequency: Frequency | None, subject: str | None,
) -> Draft:  # fmt: skip
    text = reading.text
    measure, sign = measure_of(quantity, said, label)
    stated = reading.stated
    if rule == "target.inherited" and measure == "share" and not said.moves and stated is not None and stated.measure == "growth":
        measure, sign = "growth", stated.sign
    time = time_for(text, sentence, clause, quantity.start, reading.times)
    if time is None:
        time = reading.carry or reading.running
    elif time.text in WHOLE_YEAR and reading.running is not None and len(reading.running.edtf or "") == 4:
        time = reading.running
    status = status_of(
        text, (clause.start, clause.end), (sentence.start, sentence.end), quantity.start, time, planned=reading.planned, year=reading.year
    )  # fmt: skip
    op = op_of(quantity if shared is None else replace(quantity, op=shared), said, sign, planned=status == "planned")
    value, value_max = signed(quantity, sign)
    indicator = _clean(label)
    known = indicator_id(label, quantity.unit, measure) or _completed(reading, indicator, quantity, measure)
    if known is not None and _YEARLY.search(text, clause.start, quantity.start) and (time is None or not _SEVERAL_YEARS.search(time.edtf or "")):
        known = None
    return Draft(
        span[0], span[1], indicator, known, op, value, value_max, quantity.unit, measure, status, time, frequency, subject,
        stretch="stretch" in said.kinds and rule == "target.inherited" and status == "planned", evidence=rule, confidence=confidence,
    )  # fmt: skip


def _clean(label: str) -> str:
    shorter = _TRAILING.sub("", "".join(label.split()))
    return shorter if len(shorter) >= 2 else label


def _completed(reading: _Reading, head: str, quantity: Quantity, measure: Measure) -> str | None:
    """总产量 after 粮食播种面积 is 粮食总产量: complete a bare head with the front of what was said before."""
    if not _HEADS.fullmatch(head):
        return None
    head = head.removeprefix("全年")
    earlier = [reading.stated.name] if reading.stated is not None else []
    for phrase in [*earlier, *reading.recent]:
        for length in range(min(8, len(phrase)), 1, -1):
            known = indicator_id(phrase[:length] + head, quantity.unit, measure)
            if known is not None:
                return known
    return None
