"""Names for values that have none: taken from the sentence, the clause before, the topic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planparse.extractors.targets import distribution
from planparse.extractors.targets.clauses import Clause
from planparse.extractors.targets.filters import STEPS
from planparse.extractors.targets.naming import lead, noun
from planparse.extractors.targets.predicate import PLACES_COMPARED, Predicate
from planparse.extractors.targets.reading import Reading, Spot, Stated
from planparse.mentions.indicators import indicator_id, known_form
from planparse.mentions.quantities import Quantity
from planparse.mentions.units import unit_of
from planparse.schema import Measure

LINKS = frozenset({"up", "down", "to", "cap", "new", "gt", "ge", "le", "lt", "stretch", "split"})
_BARE_HEAD = re.compile(
    r"(?:全年)?(?:总产量?|产量|单产|播种面积|增加值|调查失业率|登记失业率|总值|总额|人均纯收入|人均可支配收入|亩产|产值)"
)
_CROP = re.compile(r"[一-鿿]{2,8}(?:面积|产量|[单总亩]产)")  # 产量 behind 大豆面积 is not that of 粮食
_SUBJECT = re.compile(
    r"[一-鿿]{2,24}?(?=均?(?:创|突破|屡|持续|稳步|首次|历史性|再|迈[上过入]|跨[越上过入]|站上|越过|实现|保持|稳定|继续|进一步|不断|明显|大幅|显著|增[长加](?=[较明显稳平])|连(?:续?[跨上])|接连|跨越|迈上|跃上|在[^，]{2,16}基础上)|$)"
)
# 突破亿元大关: a mark that is passed, which names no figure of its own.
_PASSED = re.compile(r"(?:突破|迈[上过]|跨[上过越]|跃[上过]|站上|冲破)[^，。；、\d]{1,6}(?:大关|台阶|关口|元)$")
_NAME_ENDS = frozenset("的是也，：:")  # 税收总额 does not end with the known 税收
_MADE = re.compile(r"建设|新建|建成|开设|开展|组织|举办|培育|设立|配备|推广|组建|创建|打造")
_EACH = re.compile("[年月日]?[人户生亩]均")
_PER_HEAD = re.compile(rf"(?P<per>{_EACH.pattern})(?:达到?了?|为|约|近|超过?)?")
RECOVERED = re.compile(r"(?:恢复|回升|相当于)[至到]?")  # 恢复到2019年同期的90%
_OF_RATE = re.compile("增速|增幅")
_GAINS = frozenset({"人均增收", "户均增收"})
_CONVERTED = ("约合", "折合")
EXECUTED = "target.executed"
_RELATIVE = frozenset({"ratio", "points", "rank", "multiple"})
_LONGEST_NAME, _LONGEST_FRONT, _BOTH = 20, 8, 2


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
    each = for_each(stated, said.text, run[0]) or _gained(clause, said, stated)
    if each is not None:
        return [each] * len(run)
    if stated is not None and stated.whole is not None and _is_of_whole(reading.text, clause, said, run[0]):
        stated = reading.stated = stated.whole  # 支出95亿元，占财政支出的42%，增长10%
    foreign = stated is not None and len(run) == 1 and _is_foreign(said, run[0], stated)
    if stated is not None and foreign and not _is_joined(reading.text, clause, run, beside=stated.clause == number):
        return _of_silent(reading, clause, before, number, said, run)
    spots = _of_silent(reading, clause, before, number, said, run)
    if not spots and len(run) > 1 and not PLACES_COMPARED.search(said.text):
        spots = _distributed(reading, clause, run)
    return spots or _of_last(reading, clause, before, number, said, run)


def _is_joined(text: str, clause: Clause, run: Sequence[Quantity], *, beside: bool) -> bool:
    """Whether a pause, or nothing at all, stands between a value and the one before it that has the name.

    监测对象180户612人 counts one thing twice, 12个百亿元项目 does not; ``beside`` says that the name is in this clause.
    """
    pause = run[0].start - 1
    if text[pause] == "、" and any(other.stop == pause for other in clause.quantities):
        return True
    closes = run[-1].stop == clause.end or text[run[-1].stop] in "、）)"
    before = next((other for other in clause.quantities if other.stop == run[0].start), None)
    return beside and before is not None and (closes or distribution.is_pair(before, run[0]))


def _of_silent(
    reading: Reading, clause: Clause, before: Clause | None, number: int, said: Predicate, run: Sequence[Quantity]
) -> list[Spot]:
    """Spots out of the clause before, where that names something and has no value of its own."""
    stated = reading.stated
    if before is None or clause.inner or not _is_silent(reading, before):
        return []
    if stated is not None and stated.clause >= number - 1:
        return []
    subject = clause_subject(reading, before)
    opens = reading.text[before.start - 1] in "；;" and reading.text[clause.start] in "从由"
    opens = opens or reading.text.endswith("基础上", before.start, before.end)
    opens = opens or (stated is not None and said.reaches and _is_other(run[0], stated))
    opens = opens or _PASSED.search(reading.text, before.start, before.end) is not None
    if subject is None or not (stated is None or opens or known_form(subject.name) is not None):
        return []
    parts = distribution.parts_of(subject.name, len(run))
    return [replace(subject, name=part) for part in parts] if parts else [subject] * len(run)


def _of_last(
    reading: Reading, clause: Clause, before: Clause | None, number: int, said: Predicate, run: Sequence[Quantity]
) -> list[Spot]:
    """Spots of what was named last, of both things that 均 means, else of the topic or the clause before."""
    stated = reading.stated
    if stated is not None and "均" in said.text and "split" in said.kinds and len(reading.levels) == _BOTH:
        return [Spot(level, stated.start, "target.distributed", 0.7) for level in reading.levels]
    if stated is not None and run[0].dimension == "ratio" and "plan" in said.kinds and said.text.startswith("完成"):
        return [executed(stated)] * len(run)
    if stated is not None:
        last = stated.parts[-1] if stated.parts and "分别持平和" in said.text else stated.name
        return [Spot(last, stated.start, "target.inherited", 0.85)] * len(run)
    if reading.earlier is not None and number == 0 and said.moves and "than" in said.kinds:  # 单产620斤。比上年增长3%
        return [Spot(reading.earlier.name, clause.start, "target.inherited", 0.7)] * len(run)
    if reading.topic:
        return [Spot(reading.topic, clause.start, "target.topic", 0.5)] * len(run)
    subject = None if before is None else clause_subject(reading, before)
    return [] if subject is None else [subject] * len(run)


def executed(stated: Stated) -> Spot:
    """How much of a plan was done of what was named before (完成年度目标106%)."""
    return Spot(execution_of(stated.name), stated.start, EXECUTED, 0.7)


def execution_of(name: str) -> str:
    """What says how much was done of a thing; of what is such a rate itself, that rate again.

    Example:
        >>> execution_of("完成投资"), execution_of("投资完成率")
        ('投资完成率', '投资完成率')
    """
    return f"{name.removeprefix('完成').removesuffix('完成率')}完成率"


def for_each(stated: Stated | None, words: str, quantity: Quantity) -> Spot | None:
    """What was named before, so much of it for each (收入2000万元，人均1.1万元)."""
    if stated is None or "均" not in words:
        return None
    each = _PER_HEAD.fullmatch(words)
    if each is None or _is_other(quantity, stated):
        return None
    whole = _EACH.sub(each["per"], stated.name, count=1) if "均" in stated.name else each["per"] + stated.name
    return Spot(whole, stated.start, "target.inherited", 0.8)


def _gained(clause: Clause, said: Predicate, stated: Stated | None) -> Spot | None:
    """人均增收 in 产业总收入3100万元，人均增收2200元 is no change of what was named before, unless that is of each."""
    if said.text not in _GAINS or (stated is not None and said.text[:2] in stated.name):
        return None
    return Spot(said.text, clause.start, "target.level", 0.8)


def _is_of_whole(text: str, clause: Clause, said: Predicate, quantity: Quantity) -> bool:
    """Whether a value behind a share is of the whole.

    That is its growth, its rank or how far it recovered; points are the share's, unless they compare rates of growth.
    """
    if quantity.dimension == "points":
        return _OF_RATE.search(said.text) is not None
    recovered = RECOVERED.search(text, clause.start, quantity.start) is not None
    return quantity.dimension == "rank" or said.moves or recovered


def _is_other(quantity: Quantity, stated: Stated) -> bool:
    """Whether a value counts in units of another kind than what was named before."""
    known = None if stated.unit is None else unit_of(stated.unit)
    return known is not None and quantity.dimension not in _RELATIVE and quantity.dimension != known.dimension


def _is_silent(reading: Reading, clause: Clause) -> bool:
    """A clause without a value, or with no more than a number of steps (连跨2个百亿台阶)."""
    return all(STEPS.match(reading.text, quantity.stop) for quantity in clause.quantities)


def _is_foreign(said: Predicate, quantity: Quantity, stated: Stated) -> bool:
    """A value in another unit that no word links to what was named before."""
    linked = said.kinds & LINKS or said.text.endswith(_CONVERTED)
    if "累计" in said.text and stated.unit is not None and not _is_other(quantity, stated):  # 500人，累计1.2万人
        return False
    return not (linked or quantity.unit == stated.unit or quantity.dimension in _RELATIVE)


def _distributed(reading: Reading, clause: Clause, run: Sequence[Quantity]) -> list[Spot]:
    """Rates that follow as many levels or names: 城镇居民收入…元，农村居民收入…元，分别增长…%和…%."""
    stated = reading.stated
    start = clause.start if stated is None else stated.start
    rule = "target.inherited" if stated is not None and len(stated.parts) == len(run) else "target.distributed"
    return [Spot(part, start, rule, 0.8) for part in several_before(reading, len(run))]


def several_before(reading: Reading, count: int) -> Sequence[str]:
    """So many names that were stated last; none where it were not so many."""
    stated = reading.stated
    if stated is not None and len(stated.parts) == count:
        return stated.parts
    if len(reading.levels) >= count:
        return reading.levels[-count:]
    return () if stated is None else distribution.parts_of(stated.name, count) or ()


def clause_subject(reading: Reading, clause: Clause) -> Spot | None:
    """What a clause without a value is about: 粮食产量 in 粮食产量屡创新高."""
    text = reading.text
    first = noun(text, lead(text, clause.start, clause.end, reading.skips), clause.end)
    match = _SUBJECT.match(text, first, clause.end)
    whole = first if match is None else match.end()
    for end in range(min(clause.end, first + _LONGEST_NAME), first + 1, -1):
        if (end >= whole or text[end] in _NAME_ENDS) and known_form(text[first:end]) is not None:
            return Spot(text[first:end], first, "target.inherited", 0.75)
    return None if match is None else Spot(match.group(), first, "target.inherited", 0.6)


def object_of(reading: Reading, clause: Clause) -> Spot | None:
    """What a clause without a value does something with: 加工点 in 扶持合作社建设加工点."""
    begin = lead(reading.text, clause.start, clause.end, reading.skips)
    first = max([begin, *(match.end() for match in _MADE.finditer(reading.text, begin, clause.end))])
    if first == begin or clause.quantities or not 2 <= clause.end - first <= _LONGEST_NAME:
        return None
    return Spot(reading.text[first : clause.end], first, "target.inherited", 0.6)


def _is_of_crop(stated: Stated) -> bool:
    """大豆面积, and 西瓜 in 西瓜1100公顷，产量2.8万吨: a crop whose harvest is none of another one."""
    if _BARE_HEAD.fullmatch(stated.name):
        return False
    known = None if stated.unit is None else unit_of(stated.unit)
    return _CROP.fullmatch(stated.name) is not None or (known is not None and known.dimension == "area")


def completed_id(reading: Reading, head: str, quantity: Quantity, measure: Measure) -> str | None:
    """总产量 after 粮食播种面积 is 粮食总产量: complete a bare head with the front of what was said before."""
    if not _BARE_HEAD.fullmatch(head):
        return None
    head = head.removeprefix("全年")
    stated = reading.stated
    earlier = [] if stated is None else [stated.name]
    told = stated is not None and _is_of_crop(stated)
    for phrase in earlier if told else [*earlier, *reading.heard()]:
        for length in range(min(_LONGEST_FRONT, len(phrase)), 1, -1):
            known = indicator_id(phrase[:length] + head, quantity.unit, measure)
            if known is not None:
                return known
    return None
