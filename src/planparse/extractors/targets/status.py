"""Promised or reported: the words of clause and sentence decide before the kind of the unit does."""

from __future__ import annotations

import re

from planparse.mentions.times import TimeMention
from planparse.schema import Status

_PLANNED = re.compile(
    r"(?<![提])(?:力争|争取|努力|确保|拟(?![定合])|计划(?!生育|经济|单列|完成|于)|将(?!军|来|近|士|\S{0,12}?(?:到|至|出|为)了)|预期(?!目标(?:任务)?(?:完成|实现|顺利))|要(?![求素闻素点件道案])|应当?(?![用急对届收])|必须|有望|目标是|须(?!知))"
)
_ACHIEVED = re.compile(
    r"已经?(?![有知])|累计(?:完成|实现|建成|发放|组织)|完成了|取得了?|实现了|达到了|荣获|获评|获批|现有|共有|征集|增长了|提高了|下降了|减少了|增加了|(?<!体现)(?<!反映)(?<!彰显)(?<!考虑)(?<![除为])(?<=[一-鿿])了(?=[^解])|目前|截至|被评为|被授予|创历史新高|名列|居全[国省市县]第"
)
_TAKEN_BACK = re.compile(r"计划任务|要求|主要|重要|需要|纪要|要素|将近|应用|响应|适应|反应|应急|供应|相应|不要")
_PAST = re.compile(r"(?<![比较与同])(?:去年|上年|前年|过去[一二三四五\d]?年|上一?学[年期])(?!同期|相比|度?末?持平)")


def status_of(text: str, clause: tuple[int, int], sentence: tuple[int, int], at: int, time: TimeMention | None, *, planned: bool, year: int | None) -> Status:
    """Promised (``planned``) or reported (``achieved``).

    Args:
        text: The text.
        clause: Range of the clause.
        sentence: Range of its sentence.
        at: Where the value stands.
        time: The time that clause or sentence names for it.
        planned: What the unit is by itself.
        year: The year that the plan covers, if it covers one.
    """
    default: Status = "planned" if planned else "achieved"
    named = _year(time)
    if year is not None and named is not None and named != year:
        if named > year:
            return "planned"
        if _PLANNED.search(text, *clause) is None:
            return "achieved"
    own = _TAKEN_BACK.sub("", text[clause[0] : clause[1]])
    if planned:
        if _PLANNED.search(own):
            return "planned"
        if _PAST.search(text, sentence[0], at):
            return "achieved"
        whole = _TAKEN_BACK.sub("", text[sentence[0] : sentence[1]])
        looks_back = _ACHIEVED.search(own) is not None or _ACHIEVED.search(whole) is not None
        return "achieved" if looks_back and _PLANNED.search(whole) is None else "planned"
    if re.search(r"力争|(?<!作)(?:今后|未来)[一二三四五\d]|拟(?![定合])|将(?:在|于|达到|实现|继续|完成)|预计到", own) and not _ACHIEVED.search(own):
        return "planned"
    return default


def _year(time: TimeMention | None) -> int | None:
    """The last year that a time names."""
    if time is None or time.edtf is None:
        return None
    years = re.findall(r"(?<!\d)\d{4}", time.edtf)
    return int(years[-1]) if years else None
