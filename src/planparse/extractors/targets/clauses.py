"""Sentences and clauses of a unit, with the quantities that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.mentions.quantities import Quantity

_SENTENCE = re.compile(r"(?:[^。！？!?\n\t]+|\n(?=\s{0,3}(?:[万亿%％]|个百分点)))+")
# The stop of 增长9%.财政收入, a law database makes it of 。, is a break as well.
# One class of first characters, which ``re`` runs through quickly, and what may follow each of them.
_BREAK = re.compile(
    r"[，,；;：:—（(.](?:(?<=[，,；;：:])|(?<=[%％元人吨亩]\.)(?=[一-鿿])|(?<=—)—|(?<=[（(])(?:[^（()）\n]{1,60}[）)]|(?:其中|包括)[：:]?))"
)
_QUOTE = re.compile(r"“[^“”\n]{1,24}”|《[^《》\n]{1,60}》|【[^【】\n]{1,24}】|‘[^‘’\n]{1,24}’|红十字|四套班子|四大班子")
_BASIS = re.compile(r"[（(]\d[\d.]{0,9}[万亿]{0,2}[一-鿿]{1,3}[）)](?=的\s?\d)")  # 完成全年任务（42亿元）的60%
_OPENED = re.compile("[（(]")
_EDGE = " \t\r\n　、"
_NEAR = 8  # characters from 分别 to its first value
_MOST = 50  # quantities of a clause; lists without a break are cut, as work grows with the square of their length


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence between two breaks; quantities in order. ``inner`` marks what stands in brackets."""

    start: int
    end: int
    quantities: Sequence[Quantity]
    inner: bool = False


@dataclass(slots=True)
class Sentence:
    """A sentence with its clauses."""

    start: int
    end: int
    clauses: Sequence[Clause]


def sentences(
    text: str, start: int, end: int, quantities: Sequence[Quantity], marks: Sequence[int] = ()
) -> Iterator[Sentence]:
    """Cut a unit into sentences and these into clauses, in order; none cuts a quantity.

    A sentence without a quantity, in which none of ``marks`` lies, has no clauses.
    """
    rest = iter(quantities)
    pending = next(rest, None)
    for match in _SENTENCE.finditer(text, start, end):
        own: list[Quantity] = []
        while pending is not None and pending.start < match.end():
            own.append(pending)
            pending = next(rest, None)
        begun, ended = match.span()
        if text[begun] in _EDGE or text[ended - 1] in _EDGE:
            begun, ended = trimmed(text, begun, ended)
        told = own or (marks and any(begun <= mark < ended for mark in marks))
        yield Sentence(begun, ended, _clauses(text, begun, ended, own) if told else ())


def _clauses(text: str, start: int, end: int, quantities: Sequence[Quantity], *, inner: bool = False) -> list[Clause]:
    """Cut ``text[start:end]``, whose quantities are given in order, at its breaks."""
    found: list[Clause] = []
    begun, given, until, count = start, 0, 0, len(quantities)
    opened = False  # in a bracket that is longer than the pattern of one
    for mark in _BREAK.finditer(text, start, end):
        first, last = mark.span()
        while until < count and quantities[until].start < first:
            until += 1
        inside: Sequence[Quantity] = ()
        if text[first] in "（(" and text[last - 1] in "）)":
            stop = until
            while stop < count and quantities[stop].start < last:
                stop += 1
            inside = quantities[until:stop]
            if not inside:
                continue
        elif _cuts_one(quantities, until, first, last) or _is_pause(text, quantities, until, first, last):
            continue
        _add(found, text, (begun, first), quantities[given:until], inner=inner or opened)
        opened = (opened and text[first - 1] not in "）)") or (text[first] in "（(" and not inside)
        given = until
        if inside:
            given += len(inside)
            found += _clauses(text, first + 1, last - 1, inside, inner=True)
        begun = last
    _add(found, text, (begun, end), quantities[given:], inner=inner or opened)
    return found


def _cuts_one(quantities: Sequence[Quantity], at: int, first: int, last: int) -> bool:
    """Whether a break lies in a quantity; ``at`` is the number of the first one that does not begin before it."""
    if at and quantities[at - 1].end > first:
        return True
    return at < len(quantities) and quantities[at].start < last


def _is_pause(text: str, quantities: Sequence[Quantity], at: int, first: int, last: int) -> bool:
    """Whether a comma stands for the pause between values of one list (分别达96%，89%、88%)."""
    if not 0 < at < len(quantities) or text[first] not in "，,":
        return False
    one, two = quantities[at - 1], quantities[at]
    if one.stop != first or two.start != last or one.unit != two.unit:
        return False
    listed = text[two.stop : two.stop + 1] in {"、", "和"}
    return listed and text.find("分别", max(0, one.start - _NEAR), one.start) >= 0


def _add(
    found: list[Clause], text: str, bounds: tuple[int, int], quantities: Sequence[Quantity], *, inner: bool
) -> None:
    """Take up a clause, if anything stands between its bounds."""
    start, end = bounds
    while len(quantities) > _MOST:
        _add(found, text, (start, quantities[_MOST].start), quantities[:_MOST], inner=inner)
        start, quantities = quantities[_MOST].start, quantities[_MOST:]
    if start < end and (text[start] in _EDGE or text[end - 1] in _EDGE):
        start, end = trimmed(text, start, end)
    if start < end and text[end - 1] in "）)" and not _OPENED.search(text, start, end):
        end -= 1  # it closes a bracket that opened in a clause before
    if start < end:
        found.append(Clause(start, end, quantities, inner))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without blanks and pauses at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges in which numbers count nothing: names in quotation marks and in 《》, and what a rate is measured by."""
    found = [match.span() for match in _QUOTE.finditer(text, start, end) if "每" not in match.group()]
    if text.find("）的", start, end) >= 0 or text.find(")的", start, end) >= 0:
        found += [match.span() for match in _BASIS.finditer(text, start, end)]
    return found
