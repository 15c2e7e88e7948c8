"""Numberings inside a numbering of the same kind (1. over 1., 一、 over 一、), whose indentation was lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from planparse.outline.headings import ends_open
from planparse.outline.model import Line
from planparse.outline.node import HEADING_LONGEST
from planparse.outline.numbering import RANK, Kind, label_of

INNER = 0.5  # how much deeper an inner numbering lies
_ONE = frozenset("1１0０")  # 01. is a one as well
_FIRST = frozenset({"一、", "一．", "一."})
_LEAST_LISTS = 2  # inner numberings that are no slip of the author


class _Entry(NamedTuple):
    at: int
    start: int
    number: int
    heads: bool

    def opens(self, other: _Entry) -> bool:
        """Whether another entry begins an inner numbering right below this one."""
        return self.heads and other.at == self.at + 1 and other.number == 1


def inner_entries(lines: Sequence[Line]) -> frozenset[int]:
    """Starts of the lines numbered 1. 2. or 一、二、 that stand below an entry numbered so as well.

    An inner numbering begins again at one right below a line that is all heading; behind it the outer one goes on. One
    such list alone may be a slip, unless the outer numbering goes back behind it: 二、 over 一、 to 四、, then 三、.

    Example:
        >>> texts = ["1. 教学", "1. 听课。", "2. 评课。", "2. 教研", "1. 集体备课。", "2. 上研讨课。"]
        >>> sorted(inner_entries([Line(at, at + 1, text) for at, text in enumerate(texts)]))
        [1, 2, 4, 5]
    """
    found: set[int] = set()
    ones = [at for at, line in enumerate(lines) if line.text[:1] in _ONE]
    if sum(at > 0 and lines[at - 1].text[:1].isdecimal() for at in ones) >= _LEAST_LISTS:  # a quick look
        for run in _runs(lines, "num"):
            found |= _inner(run, alone=False)
    if sum([line.text[:2] in _FIRST for line in lines]) > 1:
        for run in _runs(lines, "cn"):
            found |= _inner(run, alone=True)
    return frozenset(found)


def _runs(lines: Sequence[Line], kind: Kind) -> Iterator[list[_Entry]]:
    """Entries of one kind between two headings of an outer kind."""
    run: list[_Entry] = []
    for at, line in enumerate(lines):
        label = label_of(line.text)
        if label is None or RANK[label.kind] > RANK[kind]:
            continue
        if label.kind == kind:
            rest = line.text[label.end :]
            run.append(_Entry(at, line.start, label.number, ends_open(rest) and len(rest) <= HEADING_LONGEST))
        else:
            yield run
            run = []
    yield run


def _inner(run: Sequence[_Entry], *, alone: bool) -> set[int]:
    """The inner entries of a run; none where it is not two numberings, one inside the other.

    Args:
        run: The entries of one kind.
        alone: Whether one inner list will do, if the outer numbering goes back behind it.
    """
    if not any(one.opens(other) for one, other in pairwise(run)):
        return set()
    found: set[int] = set()
    outer = inner = lists = 0
    goes_back = False
    for i, entry in enumerate(run):
        follows = run[i + 1].number if i + 1 < len(run) else 0
        goes_on = inner and entry.number == inner + 1
        comes_out = entry.number == outer + 1 and (not goes_on or (entry.heads and follows == 1))
        if comes_out:
            goes_back = goes_back or inner > outer
            outer, inner = entry.number, 0
        elif goes_on or (i and not inner and run[i - 1].opens(entry)):
            lists += not inner
            inner = entry.number
            found.add(entry.start)
        elif entry.number == 1 and not (alone and inner == 1):  # another list behind a heading without a number
            outer, inner = 1, 0
        else:
            return set()
    return found if lists >= _LEAST_LISTS or (alone and goes_back) else set()
