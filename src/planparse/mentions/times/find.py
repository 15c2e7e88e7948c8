"""``find_times``: the time expressions of a text and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planparse.mentions.times.frame import Frame
from planparse.mentions.times.model import TimeMention
from planparse.mentions.times.points import Now
from planparse.mentions.times.run import Run, Token
from planparse.mentions.times.tokens import CANDIDATE, NAME_YEARS, first_word, next_word
from planparse.mentions.times.weeks import week_of

_SENTENCE_END = re.compile(r"[。！？!?\n]")
_CITED = re.compile(r"《[^《》\n]{1,80}》")
_LABEL = 40  # characters of a label and title
_BORDERING = ("及以前", "及之前", "及以后", "及之后", "及以来")
_COMPARING = ("比", "较", "同", "与")


def find_times(
    text: str, start: int = 0, end: int | None = None, *, period: str | None = None, anchor: str | None = None
) -> list[TimeMention]:
    """Find the time expressions in ``text[start:end]`` and resolve them by the document's own time.

    The reading never depends on the clock: 今年 is the year of ``period``, and ``XXXX`` where that is not known. Times
    inside 《》 belong to the name of a document and are left out. A preposition before a time (到, 自, 截至) is no part
    of it; 前, 起 and 以来 behind it are.

    Args:
        text: Cleaned text.
        start: Where to begin.
        end: Where to stop, the end of the text by default.
        period: EDTF of the time the document covers (``2025``, ``2023-08/2024-07``).
        anchor: EDTF of the time that governs this passage, such as the month or week of a calendar or the year of a
            heading; it settles 本周, 周二, 3日 and the year of a month before ``period`` does.

    Returns:
        Mentions in the order of the text, none overlapping.

    Example:
        >>> [(found.text, found.edtf) for found in find_times("9月15日前完成，10月下旬验收。", period="2023")]
        [('9月15日前', '../2023-09-15'), ('10月下旬', '2023-10-21/2023-10-31')]
        >>> find_times("每学期4-5次")[0].frequency
        Frequency(count=4, per='P6M')
    """
    return TimeScan(text).find(start, end, period=period, anchor=anchor)


class TimeScan:
    """The times of one ``text``, for several questions about it: the words of a stretch are read once.

    Example:
        >>> scan = TimeScan("今年9月开学。")
        >>> [scan.find(period=year)[0].edtf for year in ("2023", "2024")]
        ['2023-09', '2024-09']
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._stretches: dict[int, _Stretch] = {}  # by their ends: a unit is asked for with and without its title

    def find(
        self, start: int = 0, end: int | None = None, *, period: str | None = None, anchor: str | None = None
    ) -> list[TimeMention]:
        """Like ``find_times`` for ``text[start:end]``."""
        end = len(self.text) if end is None else end
        known = self._stretches.get(end)
        if known is not None and known.start <= start and not known.passed:
            return []
        runs = self._runs(start, min(end, len(self.text)))
        if not runs:
            return []
        now = Now(Frame.of(period), Frame.of(anchor), week_of(anchor))
        return list(_mentions(self.text, start, runs, now))

    def first(self, start: int, end: int) -> int | None:
        """Where the first word of a time stands in ``text[start:end]``, a quick look before all of them are read."""
        runs = self._runs(start, end)
        return runs[0].tokens[0].start if runs else None

    def names_year(self, start: int, end: int) -> bool:
        """Whether a time of ``text[start:end]`` may name its year, a quick look before they are read."""
        return any(token.kind in NAME_YEARS for run in self._runs(start, end) for token in run.tokens)

    def _runs(self, start: int, end: int) -> Sequence[Run]:
        known = self._stretches.get(end)
        if known is None:  # others will ask for the same with the label or title that begins its line
            line = self.text.rfind("\n", max(0, start - _LABEL), start) + 1
            known = self._stretches[end] = _read(self.text, line or start, end)
        if not known.can_begin_at(start):
            known = self._stretches[end] = _read(self.text, start, end)
        if known.start == start or not known.runs:
            return known.runs
        return [run for run in known.runs if run.tokens[0].start >= start]


class _Stretch(NamedTuple):
    """The runs of a stretch that begins at ``start``, and the ranges that its reading passed over in one go."""

    start: int
    runs: tuple[Run, ...]
    passed: tuple[tuple[int, int], ...]

    def can_begin_at(self, start: int) -> bool:
        """Whether reading from a later start finds the same."""
        if start <= self.start:
            return start == self.start
        return not any(first < start < last for first, last in self.passed)


def _mentions(text: str, start: int, runs: Sequence[Run], now: Now) -> Iterator[TimeMention]:
    here = now
    last = start
    for run in runs:
        if _SENTENCE_END.search(text, last, run.tokens[0].start):
            here = now
        for reading in run.readings(here):
            mention = reading.mention
            yield mention
            last = mention.end
            if reading.year and not _of_others(text, mention):
                here = here._replace(year=reading.year)
            if reading.month:
                here = here._replace(month=reading.month)


def _of_others(text: str, mention: TimeMention) -> bool:
    """Whether a time names what others are compared with or bounds a class (2020年及以前)."""
    return text[mention.start - 1 : mention.start] in _COMPARING or text.startswith(_BORDERING, mention.end)


def _read(text: str, start: int, end: int) -> _Stretch:
    """Stretches of adjacent time words outside 《》."""
    runs: list[Run] = []
    passed: list[tuple[int, int]] = []
    at = start
    for place in CANDIDATE.finditer(text, start, end):
        if place.start() < at or (first := first_word(text, place.start(), end)) is None:
            continue
        at = first.end()
        passed.append(first.span())
        if first.lastgroup == "name":
            continue
        if cited := _cited_around(text, start, end, first.start()):
            at = max(cited[1], at)
            passed.append(cited)
            continue
        tokens = [Token.of(first)]
        while (word := next_word(text, at, end)) is not None:
            tokens.append(Token.of(word))
            at = word.end()
        passed.append((first.start(), at))
        runs.append(Run(text, tokens, end))
    return _Stretch(start, tuple(runs), tuple(passed))


def _cited_around(text: str, start: int, end: int, at: int) -> tuple[int, int] | None:
    """The 《》 around a place in ``text[start:end]``, or None outside."""
    opening = text.rfind("《", max(start, at - 80), at)
    if opening < 0:
        return None
    match = _CITED.match(text, opening, end)
    return match.span() if match and match.end() > at else None
