"""When a value is to be reached or was reached: clause, sentence, the sentence before, heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.extractors.targets.clauses import Clause, Sentence
from planparse.mentions.times import TimeMention

_COMPARED = re.compile(r"(?:比|较|与|同|从|由|相当于|相比|不如|好于|高于|低于|快于|于)\s?$")
_WORKING = re.compile(r"(?:组织|实施|完成|开展|落实|做好|召开|出台|制定|编制|参加|发布|印发|启动|推进|执行|公布|纳入|获|获得|被|入选|举办|迎接|筹备|建成的?|(?<!过去)的)$")
_LOOSE = frozenset({"一年来", "一年多来", "这一年", "一年", "一年里", "一年间"})
WHOLE_YEAR = frozenset({"全年", "当年", "年内", "全年共", "全年累计"})
_SPANS = frozenset({"year", "range", "plan_period", "half", "quarter", "month", "date", "term", "deadline", "since", "week", "weekday", "open"})
_FINE = re.compile(r"\d{4}-\d\d|XXXX-\d\d")
_HEAD = 12


def usable(text: str, mention: TimeMention) -> bool:
    """Whether a time says when, rather than what something is compared with or which thing is meant."""
    if mention.edtf is None or mention.kind == "recurrence" or mention.text in _LOOSE:
        return False
    before = text[max(0, mention.start - 4) : mention.start].rstrip()
    return _COMPARED.search(before) is None and _WORKING.search(before) is None


def time_for(text: str, sentence: Sentence, clause: Clause, at: int, times: Sequence[TimeMention]) -> TimeMention | None:
    """The time that the clause or the sentence names for the value at ``at``: the nearest one before it, else one behind
    it in its clause."""
    before = [t for t in times if sentence.start <= t.start and t.end <= at and usable(text, t)]
    own = [t for t in before if t.start >= clause.start]
    if own:
        return own[-1]
    behind = [t for t in times if at < t.start < clause.end and usable(text, t) and t.kind != "range"]
    if before and not clause.inner:
        return before[-1]
    return behind[0] if behind else None


def carried(text: str, sentence: Sentence, times: Sequence[TimeMention]) -> TimeMention | None:
    """A month or day at the head of a sentence, which holds for the next sentence as well."""
    return next(
        (t for t in times if sentence.start <= t.start <= sentence.start + _HEAD and t.edtf and _FINE.search(t.edtf) and t.kind in _SPANS and usable(text, t)),
        None,
    )


def leading(text: str, sentence: Sentence, times: Sequence[TimeMention]) -> TimeMention | None:
    """A year or a span of years at the head of a sentence: from here on the text speaks of it."""
    found = next((t for t in times if sentence.start <= t.start <= sentence.start + 8), None)
    if found is None or found.edtf is None or found.text in WHOLE_YEAR or found.kind not in {"year", "range", "plan_period"} or not usable(text, found):
        return None
    return found if re.fullmatch(r"\d{4}(?:/\d{4})?", found.edtf) else None
