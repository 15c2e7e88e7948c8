"""Promised or reported: the words of clause and sentence decide before the kind of the unit does."""

from __future__ import annotations

import re
from functools import lru_cache

from planparse.extractors.targets.forms import form
from planparse.mentions.times import TimeMention
from planparse.schema import Status

# Every word of status.no_cue holds one of these.
_LOOKALIKE = re.compile("[要应]|将近|计划任务|[度年初照按依据入定]计划|计划的?[\\s\\d]")
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}")
_GIVEN = re.compile(r"^对(?:现有|已有|反馈)")
_DONE = re.compile(r"已经?(?:完成|建成|到位|实现|签约|开工|投入|发放|实施|竣工)(?![^，。；、\d]{0,8}的)|实际完成")
_LOOK_BACK = 2000  # characters: an endless sentence is not read again for each of its values
_AHEAD = re.compile(
    r"力争|(?<!作)(?:今后|未来)[一二三四五\d]|拟(?![定合])|将(?:在|于|达|实现|继续|完成|确保|新|建成)|预计到"
)
# 计划 as a verb in what is reported, not 按照计划建设 or 国培计划培训; looked for where 计划 stands.
_PLANNED = re.compile(
    r"(?:(?<![成占为达到额超的按照入])计划总?投资|(?:^|[，。；、：\s共原已均]|[全今明当本]年|年[度初]|\d年|项目)"
    r"计划(?:完成(?!率|情况|进度)|实施|新建|改造|建设|新增|开工|培训|发展))[^，。；、\d成]{0,12}\d"
)


def status_of(
    text: str,
    clause: tuple[int, int],
    sentence: tuple[int, int],
    time: TimeMention | None,
    *,
    planned: bool,
    year: int | None,
) -> Status:
    """Promised (``planned``) or reported (``achieved``).

    Args:
        text: The text.
        clause: Range of the clause.
        sentence: Range of its sentence.
        time: The time that the value is for.
        planned: What the unit is by itself.
        year: The year that the plan covers, if it covers one.
    """
    own = _cues(text, clause)
    named = _year(time)
    if year is not None and named is not None and named != year:
        if named > year:
            return "planned"
        if not form("status.planned").search(own):
            return "achieved"
    if not planned or _GIVEN.match(own):
        ahead = _AHEAD.search(own) or ("计划" in own and _PLANNED.search(own))
        return "planned" if ahead and not form("status.achieved").search(own) else "achieved"
    if form("status.planned").search(own):
        return "planned"
    if named != year and form("status.past").search(text, max(sentence[0], clause[1] - _LOOK_BACK), clause[1]):
        return "achieved"
    return "achieved" if _DONE.search(own) or _reports(text, *sentence) else "planned"


@lru_cache(maxsize=1)
def _reports(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells what was done; it is asked for each of its values in turn."""
    if form("status.achieved").search(whole := _without_lookalikes(text[start:end])) is None:
        return False
    return form("status.planned").search(whole) is None


def _cues(text: str, span: tuple[int, int]) -> str:
    """The words of a range without those that only look like a promise (主要, 要求)."""
    return _without_lookalikes(text[span[0] : span[1]])


def _without_lookalikes(words: str) -> str:
    return form("status.no_cue").sub("", words) if _LOOKALIKE.search(words) else words


def _year(time: TimeMention | None) -> int | None:
    """The last year that a time names."""
    if time is None or time.edtf is None:
        return None
    years = _FOUR_DIGITS.findall(time.edtf)
    return int(years[-1]) if years else None
