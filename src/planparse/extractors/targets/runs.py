"""The targets of one run of values: what leads to them, their names, their spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planparse.extractors.targets import quotas
from planparse.extractors.targets.clauses import trimmed
from planparse.extractors.targets.distribution import is_pair
from planparse.extractors.targets.drafting import Case, draft
from planparse.extractors.targets.inherit import EXECUTED, LINKS, inherited
from planparse.extractors.targets.labels import without_deed
from planparse.extractors.targets.measures import measure_of
from planparse.extractors.targets.naming import Name, name_of
from planparse.extractors.targets.objects import verbs
from planparse.extractors.targets.predicate import Predicate, predicate
from planparse.extractors.targets.reading import Draft, Place, Reading, Spot, Stated
from planparse.extractors.targets.spots import named
from planparse.mentions.quantities import Quantity
from planparse.schema import Frequency, Op

OPENED = re.compile(r"[从由][^，。；、]{0,10}$")
_SPLIT = re.compile(r"、|及(?!以[上下])|和(?!国|谐)|与|并(?!网|购)|以及")
_MEASURED = re.compile(r"(?:率|比例|比重|占比|总额|产值|总产值|收入|总值|金额|增加值|投资|产量|面积)$")
_CUT = re.compile(r"(?:(?P<more>净增加?)|再?(?:压减|压降|裁减|精简|核减|削减)|净?减少)(?=[一-鿿]{2})")
_SHIFTED = re.compile(
    r"(?:(?P<more>提高|提升)|降低|压降|压减)了?(?=[一-鿿]{1,12}(?:率|比例|比重|占比))"
)  # 降低辍学率2个百分点
# The verb before what reaches a level (提升绿化率至45%).
_RAISED = re.compile(r"(?:提升|提高|降低|压减|压缩|缩短|扩大)了?(?=[一-鿿]{2})(?!幅度|比例|标准)")
_OF_ANOTHER = re.compile(
    r"(?P<limit>不(?:得)?(?:低于|少于|超过|高于)|达到|[提升增][高升加][到至])"
    r"[^，。；：、\d]{0,10}(?:总[一-鿿]{1,2}|人数|课时|时数|面积|经费|工资|支出|规模|收入|数量)的$"
)
_REACH, _NEXT, _PAIR = 12, 8, 2
_OF_EACH = ("每户", "每生")  # 补助标准为每户3000元


def drafts_of(
    reading: Reading, place: Place, run: list[Quantity], bounds: tuple[int, int], base: Quantity | None
) -> tuple[list[Draft], int]:
    """Read a run of values.

    Args:
        reading: What is known of the passage; learns what the run names.
        place: The clause of the run.
        run: Values with nothing but pauses between them.
        bounds: Where the words of the run begin, and where those of the next run or the clause end.
        base: The value that the run started from (从15家增加到20家), if any.

    Returns:
        The targets, and where the words of the next run begin.
    """
    text, clause, first, last = reading.text, place.clause, run[0], run[-1]
    begin = _own_words(text, bounds[0], first.start, clause.start)
    led = _limit_of_another(text, begin, first) if base is None else first.start
    said = predicate(text, begin if base is None else base.stop, led)
    named_until = said.start if base is None else _opening(text, begin, base.start)
    stop = _stop(text, last.stop, bounds[1], clause.end)
    paired = len(run) == _PAIR and is_pair(first, last)
    ended = last if paired else first
    object_stop = stop if paired or len(run) == 1 else first.stop
    name: Name | None = name_of(text, begin, named_until, ended.stop, object_stop, ended.dimension, reading.skips)
    if name is not None and name.behind and _is_people_of(reading, place, run, begin):
        name = None
    name, said = (name, said) if name is None else _cut(text, name, said, first)
    if name is None:
        spots = inherited(reading, clause, place.before, place.number, said, run)
    elif len(run) == 1 and bounds[1] < clause.end and _is_attribute(text, name, bounds[1]):
        return [], begin
    else:
        spots = named(reading, place, name, said, run)
    subject = _subject(name, _group(spots))
    if subject is None and said.text.endswith(_OF_EACH):
        subject = said.text[-2:]
    frequency = _frequency(
        reading, place, first, spots, follows=name is not None and name.behind and begin == first.start
    )
    if subject is None and frequency is not None and name is None:
        subject = _kept_subject(reading, first, spots)
    if reading.tally is not None and reading.tally.holds(text, clause, first):
        subject, frequency = subject or reading.tally.subject, frequency or reading.tally.frequency
    case = Case(place, said, _shared_op(run), frequency, subject)
    drafts = []
    for quantity, spot in zip(run if len(run) == len(spots) else [first] * len(spots), spots, strict=True):
        begun = min(spot.start, begin) if name is not None else spot.start
        drafts.append(draft(reading, case, quantity, spot, trimmed(text, begun, max(stop, quantity.stop))))
    if drafts and spots[0].rule != EXECUTED:
        _learn(reading, case, drafts, name, spots, first, based=base is not None)
    if name is None or not name.behind:
        return drafts, last.stop
    leads = name.end == bounds[1] and text[name.start : name.start + 2] in verbs()  # 向3万人发放养老金2亿元
    return drafts, name.start if leads else name.end


def _is_people_of(reading: Reading, place: Place, run: Sequence[Quantity], begin: int) -> bool:
    """Whether people are those of the households that stand right before them (贫困户225户1089人稳定脱贫)."""
    first, stated = run[0], reading.stated
    if len(run) > 1 or begin != first.start or stated is None or stated.clause != place.number:
        return False
    return any(other.stop == begin and is_pair(other, first) for other in place.clause.quantities)


def _limit_of_another(text: str, begin: int, quantity: Quantity) -> int:
    """Where the words that lead to a value end: at 不低于 in 团员人数不低于班级总人数的50%."""
    if quantity.dimension != "ratio" or text[quantity.start - 1] != "的":
        return quantity.start
    found = _OF_ANOTHER.search(text, begin, quantity.start)
    return quantity.start if found is None else found.end("limit")


def _cut(text: str, name: Name, said: Predicate, quantity: Quantity) -> tuple[Name, Predicate]:
    """亏损企业, less by so many, in 压减亏损企业18户; more by so many in 净增高新技术企业50家."""
    if name.behind:
        return name, said
    if said.reaches:  # 提升绿化率至45%
        raised = _RAISED.match(text, name.start, name.end)
        return (name if raised is None else replace(name, start=raised.end())), said
    verb = _CUT.match(text, name.start, name.end)
    if verb is None and quantity.dimension == "points":
        verb = _SHIFTED.match(text, name.start, name.end)
    if verb is None:
        return name, said
    sign, kind = (1, "up") if verb["more"] else (-1, "down")
    moved = replace(said, sign=sign, moves=True, kinds=said.kinds | {kind}, text=verb.group() + said.text)
    return replace(name, start=verb.end()), moved


def _is_attribute(text: str, name: Name, limit: int) -> bool:
    """203个断面优良率达100%, 4家养殖场面积30亩: the first value only says whose figure the next one is."""
    if not name.behind or _MEASURED.search(text, name.start, name.end) is None:
        return False
    if name.end == limit:
        return True
    following = predicate(text, name.start, limit)
    return following.start <= name.end and bool(following.kinds & LINKS)


def _subject(name: Name | None, group: str | None) -> str | None:
    subject = None if name is None else name.subject
    return group if subject is None or (group is not None and subject.startswith(group)) else subject


def _kept_subject(reading: Reading, first: Quantity, spots: Sequence[Spot]) -> str | None:
    """Whom the value before was for, where another one follows for the same (每月2节，每学期8节)."""
    stated = reading.stated
    if stated is None or stated.unit != first.unit or not _is_inherited(spots):
        return None
    return stated.subject if stated.name == spots[0].name else None


def _is_inherited(spots: Sequence[Spot]) -> bool:
    return bool(spots) and spots[0].rule == "target.inherited"


def _group(spots: Sequence[Spot]) -> str | None:
    return spots[0].group if spots else None


def _frequency(
    reading: Reading, place: Place, first: Quantity, spots: Sequence[Spot], *, follows: bool
) -> Frequency | None:
    """The recurrence of the clause; 一次线上，三次线下 and 中层干部不少于25节 take that of the clause before."""
    frequency = quotas.frequency_of(reading.text, place.clause.start, first)
    stated = reading.stated
    follows = follows or _group(spots) is not None
    if frequency is not None or not follows or stated is None or stated.frequency is None:
        return frequency
    return quotas.like(stated.frequency, first)


def _learn(
    reading: Reading,
    case: Case,
    drafts: Sequence[Draft],
    name: Name | None,
    spots: Sequence[Spot],
    first: Quantity,
    *,
    based: bool,
) -> None:
    """Keep what a run says of the values that follow: what it names, or that a bolder aim (力争12%) is of growth."""
    inherits = _is_inherited(spots)
    if name is not None or (inherits and reading.names_other(spots[0].name)):
        alone = len(spots) == 1
        label = spots[0].name if name is None else reading.text[name.start : name.end]
        plain = name is None or inherits or (alone and (spots[0].group is not None or case.subject is not None))
        _remember(reading, case, drafts, spots[0].name if plain else without_deed(label), first, based=based)
        if name is not None and alone:
            reading.levels.append(spots[0].name if inherits else label)
    elif reading.stated is not None and first.dimension == "ratio":
        measure, sign = measure_of(first, case.said, reading.stated.name)
        if measure == drafts[0].measure:
            reading.stated.measure, reading.stated.sign = measure, sign


def _remember(
    reading: Reading, case: Case, drafts: Sequence[Draft], name: str, first: Quantity, *, based: bool
) -> None:
    parts = tuple(target.indicator for target in drafts) if len(drafts) > 1 else ()
    measure, sign = measure_of(first, case.said, name)
    if measure != drafts[0].measure == "growth" and drafts[0].evidence == "target.inherited":  # 增长6%，城镇5%，农村7%
        measure, sign = "growth", -1 if (drafts[0].value or 0) < 0 else 1
    number = case.place.number
    whole = reading.stated if name.startswith("占") else None
    whole = whole if whole is None or whole.whole is None else whole.whole
    reading.stated = Stated(
        name, drafts[0].start, parts, case.frequency, number, measure, sign, first.unit, based, whole, case.subject
    )


def _opening(text: str, begin: int, start: int) -> int:
    """Where the words before 从 or 由 end that stands before the value that something started from."""
    found = OPENED.search(text, max(begin, start - _REACH), start)
    return predicate(text, begin, start if found is None else found.start()).start


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
    return found.end() if found is not None and found.start() - begin <= _NEXT else begin


def _stop(text: str, last: int, limit: int, end: int) -> int:
    """Where the words behind a value end: at the clause, or at the pause before the next value."""
    if limit == end:
        return end
    found = _SPLIT.search(text, last, limit)
    return limit if found is None else found.start()
