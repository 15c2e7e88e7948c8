"""Lists that a tally announces (每学期做到“五个一”：上一节公开课，写一篇反思): every one of its items is a quota."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planparse.extractors.targets.clauses import Clause
from planparse.extractors.targets.naming import lead, tail_verb
from planparse.extractors.targets.objects import without_verb
from planparse.extractors.targets.quotas import recurrence
from planparse.extractors.targets.subjects import whose
from planparse.mentions.quantities import Quantity
from planparse.schema import Frequency

_TALLY = re.compile(r"[“\"]?[两二三四五六七八九十\d]{1,2}个一[”\"]?(?:活动|要求|目标|任务|工程|制度|计划)?")
_LIST_BEGINS = frozenset("：:，,。\n")
_SENTENCE_ENDS = re.compile(r"[。！？\n]")
_REACH, _LONGEST_DEED = 60, 6  # characters from the head of a sentence to its tally, and of the words before 一


@dataclass(frozen=True, slots=True)
class Tally:
    """Where the items of a tally stand, how often they are to be done and by whom."""

    start: int
    end: int
    frequency: Frequency | None
    subject: str | None

    def holds(self, text: str, clause: Clause, quantity: Quantity) -> bool:
        """Whether a quantity is an item: a few words and one of something (写一篇反思)."""
        if quantity.value != 1 or not self.start <= quantity.start < self.end:
            return False
        begin = max(clause.start, self.start, text.rfind("、", clause.start, quantity.start) + 1)
        return 0 < quantity.start - begin <= _LONGEST_DEED


def tally_of(text: str, start: int, end: int, topic: str | None = None) -> Tally | None:
    """The first tally of a passage that a list follows; the whole passage where its title tells one.

    Example:
        >>> found = tally_of("每位教师每学期做到“三个一”：上一节公开课，写一篇反思，读一本书。", 0, 33)
        >>> found.subject, found.frequency.per
        ('每位教师', 'P6M')
    """
    if topic is not None and "个一" in topic and (told := _TALLY.search(topic)) is not None:
        return Tally(start, end, *_how_often_and_whose(topic, 0, told.start()))
    tallies = _TALLY.finditer(text, start, end) if text.find("个一", start, end) >= 0 else ()
    found = next((match for match in tallies if text[match.end() : match.end() + 1] in _LIST_BEGINS), None)
    if found is None:
        return None
    stop = _SENTENCE_ENDS.search(text, found.end(), end)
    last = end if stop is None or stop.start() <= found.end() + 1 else stop.start()
    head = max(start, found.start() - _REACH)
    begin = max(head, *(text.rfind(mark, head, found.start()) + 1 for mark in "。；\n"))
    return Tally(found.end(), last, *_how_often_and_whose(text, begin, found.start()))


def _how_often_and_whose(text: str, begin: int, end: int) -> tuple[Frequency | None, str | None]:
    """What the words before a tally tell of all its items."""
    first = lead(text, begin, end, [])
    who = whose(text, (begin, first, tail_verb(text, first, end), end))
    per = recurrence(text, begin, end)
    frequency = None if per is None else Frequency(count=1, per=per)
    if who is None:
        return frequency, None
    who = who.rpartition("，")[2]  # 加强教研，教师落实“三个一”
    return frequency, without_verb(who.removeprefix("要求"))
