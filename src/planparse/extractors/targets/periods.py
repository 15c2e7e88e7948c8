"""When a value is to be reached or was reached: clause, sentence, heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from planparse.extractors.targets.clauses import Clause, Sentence
from planparse.extractors.targets.forms import form
from planparse.mentions.times import TimeMention

_LOOSE = frozenset({"一年来", "一年多来", "这一年", "一年", "一年里", "一年间"})
_DATED = frozenset({"year", "month", "date", "deadline", "quarter", "half", "term"})
_TELLING = frozenset({"year", "range", "plan_period"})
WHOLE_YEAR = frozenset({"全年", "当年", "年内", "全年共", "全年累计"})
SEVERAL_YEARS = re.compile(r"\d{4}/\d{4}$")
_YEARS = re.compile(r"\d{4}(?:/\d{4})?")
_CARRIED = frozenset("末累滚净结可不价")  # what period.carried begins with
_OPENS = re.compile(r"(?:^|[，,。；;：:、\n—])\s{0,5}$")
_OPENING, _LONGEST_BLANK, _LONGEST_URGE = 8, 6, 8
_FINE = frozenset({"month", "date"})
_BY = frozenset({"deadline", "date", "month", "year", "quarter", "half", "range", "term"})
_SO_FAR = re.compile("已|目前|截至")
_URGED = re.compile(r"(?:力争|确保|争取|保证|务必|要求|计划|预计|并|要|将|拟|全部|均|[在于到至]){0,4}")
_DONE = re.compile(
    r"(?:全部|全面|基本|如期|正式|顺利|[底末]?前){0,2}(?:完成|实现|建成|完工|竣工|投入|投用|投产|交付|通车|到位|达标)"
    r"(?:目标|任务|使用|运营|投用)?(?=$|[，。；,;])"
)
_LOOK_BACK = 2000  # characters: an endless sentence is not read again for each of its values
_START = attrgetter("start")


def usable(text: str, mention: TimeMention) -> bool:
    """Whether a time says when, rather than what something is compared with or which thing is meant."""
    if mention.edtf is None or mention.kind == "recurrence" or mention.text in _LOOSE:
        return False
    if form("period.multiplied").match(text, mention.end):
        return False
    if text[mention.end : mention.end + 1] in _CARRIED and form("period.carried").match(text, mention.end):
        return False
    before = text[max(0, mention.start - 4) : mention.start].rstrip()
    if form("period.of_thing").match(text, mention.end) and mention.kind == "plan_period":
        return False
    if before.endswith("在") and form("period.basis").match(text, mention.end):
        return False
    return form("period.compared").search(before) is None and form("period.attribute").search(before) is None


def time_for(
    text: str, sentence: Sentence, clause: Clause, at: int, times: Sequence[TimeMention]
) -> TimeMention | None:
    """The time that clause or sentence names for the value at ``at``.

    The nearest one before the value counts, else one behind it in its clause.
    """
    if not times:
        return None
    for t in reversed(_between(times, max(sentence.start, at - _LOOK_BACK), at)):
        near = t.start >= clause.start or t.text[-1] not in "末底初" or "月" in t.text or _is_clause(text, t)
        if t.end <= at and near and usable(text, t) and not _is_aside(text, t, clause.start):
            if t.start >= clause.start or not clause.inner:
                return t
            break
    behind = _between(times, at + 1, clause.end)
    found = next((t for t in behind if t.kind in _DATED and usable(text, t)), None)
    return found or _by_when(text, sentence, clause, times)


def _by_when(text: str, sentence: Sentence, clause: Clause, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time of a next clause that tells no more than by when all is done (，力争9月底前完工)."""
    begin = clause.end + 1
    if begin >= sentence.end or text[clause.end] not in "，,":
        return None
    found = next(iter(_between(times, begin, begin + _LONGEST_URGE)), None)
    if found is None or found.kind not in _BY:
        return None
    if _SO_FAR.search(text, clause.start, clause.end):  # 已完成8公里，9月底前全部完成
        return None
    told = _URGED.fullmatch(text, begin, found.start) and _DONE.match(text, found.end, sentence.end)
    return found if told else None


def _is_aside(text: str, time: TimeMention, start: int) -> bool:
    """Whether a day or month is told in passing (一是…，8月底…达到95%；): no time of the next part."""
    fine = time.kind in _FINE or time.text.endswith(("月底", "月初", "月末", "旬"))
    if not fine or text[max(0, time.start - 1)] not in "，,":
        return False
    return text.find("；", time.end, start) >= 0 or text.find(";", time.end, start) >= 0


def _is_clause(text: str, time: TimeMention) -> bool:
    """Whether a time holds for what follows: 到2027年底, or a clause of its own (2024年末，), not 年末 in 年末余额."""
    if text[time.start - 1 : time.start] in {"到", "至"}:
        return not text.startswith("的", time.end)
    if text[time.end : time.end + 1] not in {"，", ",", "：", ":"}:
        return False
    return _OPENS.search(text, max(0, time.start - _LONGEST_BLANK), time.start) is not None


def _between(times: Sequence[TimeMention], first: int, last: int) -> Sequence[TimeMention]:
    """Times that begin in ``[first, last)``, out of all in their order."""
    begin = bisect_left(times, first, key=_START)
    return times[begin : bisect_left(times, last, lo=begin, key=_START)]


def leading(text: str, start: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """A year or a span of years at the head of a sentence: from here on the text speaks of it."""
    opening = _between(times, start, start + _OPENING + 1)
    found = next((t for t in opening if t.text not in _LOOSE), None)
    if (
        found is None
        or found.edtf is None
        or found.text in WHOLE_YEAR
        or found.text[0] in "近年"
        or found.kind not in _TELLING
    ):
        return None
    return found if _YEARS.fullmatch(found.edtf) and usable(text, found) else None


def is_years(edtf: str | None) -> bool:
    """Whether a time is a year or a span of years."""
    return edtf is not None and _YEARS.fullmatch(edtf) is not None
