"""Names for values that have none: taken from the sentence, the clause before, the topic."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.extractors.targets import distribution
from planparse.extractors.targets.clauses import Clause
from planparse.extractors.targets.filters import STEPS
from planparse.extractors.targets.naming import lead, noun
from planparse.extractors.targets.predicate import Predicate
from planparse.extractors.targets.reading import Reading, Spot, Stated
from planparse.mentions.indicators import indicator_id, known_form
from planparse.mentions.quantities import Quantity
from planparse.schema import Measure

LINKS = frozenset({"up", "down", "to", "cap", "new", "gt", "ge", "le", "lt", "stretch", "split"})
_BARE_HEAD = re.compile(
    r"(?:全年)?(?:总产量?|产量|单产|播种面积|增加值|调查失业率|登记失业率|总值|总额|人均纯收入|人均可支配收入|亩产|产值)"
)
_SUBJECT = re.compile(
    r"[一-鿿]{2,24}?(?=创|屡|持续|稳步|首次|历史性|再|实现|保持|稳定|继续|进一步|不断|明显|大幅|显著|增[长加](?=[较明显稳平])|连[跨上]|接连|跨越|迈上|跃上|$)"
)
_MADE = re.compile(r"建设|新建|建成|开设|开展|组织|举办|培育|设立|配备|推广|组建|创建|打造")
_RELATIVE = frozenset({"ratio", "points", "rank", "multiple"})
_LONGEST_NAME, _LONGEST_FRONT = 20, 8


def inherited(
    reading: Reading, clause: Clause, before: Clause | None, number: int, said: Predicate, run: Sequence[Quantity]
) -> list[Spot]:
    """Spots for a run of values without a name; none where nothing fits.

    Args:
        reading: What was read so far.
        clause: The clause of the values.
        before: The clause before it.
        number: Number of the clause in its sentence.
        said: The words that lead to the values.
        run: The values.
    """
    stated = reading.stated
    pause = run[0].start - 1
    joined = reading.text[pause] == "、" and any(other.stop == pause for other in clause.quantities)
    if stated is not None and len(run) == 1 and not joined and _is_foreign(said, run[0], stated):
        return []
    fresh = before is not None and _is_silent(reading, before) and (stated is None or stated.clause < number - 1)
    if fresh and before is not None and not clause.inner:
        subject = clause_subject(reading, before)
        if subject is not None and (stated is None or known_form(subject.name) is not None):
            return [subject] * len(run)
    if len(run) > 1 and (spots := _distributed(reading, clause, run)):
        return spots
    if stated is not None:
        return [Spot(stated.name, stated.start, "target.inherited", 0.85)] * len(run)
    if reading.topic:
        return [Spot(reading.topic, clause.start, "target.topic", 0.5)] * len(run)
    subject = None if before is None else clause_subject(reading, before)
    return [] if subject is None else [subject] * len(run)


def _is_silent(reading: Reading, clause: Clause) -> bool:
    """A clause without a value, or with no more than a number of steps (连跨2个百亿台阶)."""
    return all(STEPS.match(reading.text, quantity.stop) for quantity in clause.quantities)


def _is_foreign(said: Predicate, quantity: Quantity, stated: Stated) -> bool:
    """A value in another unit that no word links to what was named before."""
    linked = said.kinds & LINKS or quantity.unit == stated.unit or quantity.dimension in _RELATIVE
    return not linked


def _distributed(reading: Reading, clause: Clause, run: Sequence[Quantity]) -> list[Spot]:
    """Rates that follow as many levels or names: 城镇居民收入…元，农村居民收入…元，分别增长…%和…%."""
    stated = reading.stated
    start = clause.start if stated is None else stated.start
    if stated is not None and len(stated.parts) == len(run):
        return [Spot(part, start, "target.inherited", 0.8) for part in stated.parts]
    if len(reading.levels) >= len(run):
        return [Spot(level, start, "target.distributed", 0.8) for level in reading.levels[-len(run) :]]
    parts = None if stated is None else distribution.parts_of(stated.name, len(run))
    return [Spot(part, start, "target.distributed", 0.8) for part in parts or ()]


def clause_subject(reading: Reading, clause: Clause) -> Spot | None:
    """What a clause without a value is about: 粮食产量 in 粮食产量屡创新高."""
    text = reading.text
    first = noun(text, lead(text, clause.start, clause.end, reading.skips), clause.end)
    for length in range(min(clause.end - first, _LONGEST_NAME), 1, -1):
        if known_form(text[first : first + length]) is not None:
            return Spot(text[first : first + length], first, "target.inherited", 0.75)
    match = _SUBJECT.match(text, first, clause.end)
    return None if match is None else Spot(match.group(), first, "target.inherited", 0.6)


def object_of(reading: Reading, clause: Clause) -> Spot | None:
    """What a clause without a value does something with: 加工点 in 扶持合作社建设加工点."""
    begin = lead(reading.text, clause.start, clause.end, reading.skips)
    first = max([begin, *(match.end() for match in _MADE.finditer(reading.text, begin, clause.end))])
    if first == begin or clause.quantities or not 2 <= clause.end - first <= _LONGEST_NAME:
        return None
    return Spot(reading.text[first : clause.end], first, "target.inherited", 0.6)


def completed_id(reading: Reading, head: str, quantity: Quantity, measure: Measure) -> str | None:
    """总产量 after 粮食播种面积 is 粮食总产量: complete a bare head with the front of what was said before."""
    if not _BARE_HEAD.fullmatch(head):
        return None
    head = head.removeprefix("全年")
    earlier = [] if reading.stated is None else [reading.stated.name]
    for phrase in [*earlier, *reading.heard()]:
        for length in range(min(_LONGEST_FRONT, len(phrase)), 1, -1):
            known = indicator_id(phrase[:length] + head, quantity.unit, measure)
            if known is not None:
                return known
    return None
