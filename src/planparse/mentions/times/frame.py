"""What a document's own period says about the times named in it: which year a month is in, which term is 本学期."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from planparse.mentions.times.edtf import UNKNOWN, add_years, point
from planparse.mentions.times.forms import DASH

_EDGE = re.compile(r"([\dX]{4})(?:-(\d\d))?(?:-(\d\d))?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}  # ISO 8601-2; a winter goes on into the next year
_TERM = re.compile(r"第?([一二12])学期|[（(]?([上下])[）)]?学?期|([春秋])(?:季?学期|季|期)?")
_SCHOOL_YEAR = re.compile(rf"(\d{{4}})\s{{0,2}}(?:(?:{DASH}|/)\s{{0,2}}\d{{4}}\s{{0,2}})?(学年|年)")


class Frame(NamedTuple):
    """A stretch of months: the period of a document, or the time that governs a passage."""

    year: str
    month: int | None
    last_year: str
    last_month: int | None

    @classmethod
    @lru_cache(maxsize=256)
    def of(cls, edtf: str | None) -> Frame | None:
        """Read the first and last month out of an EDTF expression; None where there is no year to read."""
        edges = _EDGE.findall(edtf or "")
        if not edges:
            return None
        (year, month, _), (last_year, last_month, _) = edges[0], edges[-1]
        return cls(year, _month(month, 0), last_year, _month(last_month, 1))

    @property
    def single_year(self) -> str:
        """The year in which the frame begins, unknown where it spans several years that are not one school year."""
        return self.year if self.year == self.last_year or self._rolls_over else UNKNOWN

    @property
    def ends_with_its_year(self) -> bool:
        """Whether it is a year, or a part of one that runs to December (2024年下半年)."""
        return self.month is None or (self.year == self.last_year and self.last_month == 12)

    @property
    def _rolls_over(self) -> bool:
        return None not in (self.month, self.last_month) and self.last_year in (self.year, add_years(self.year, 1))

    def year_of(self, month: int) -> str:
        """The year in which a month of this frame lies: a school year gives its later months the second year."""
        if self.year == self.last_year and self.year.isdigit():
            return add_years(self.year, self._neighbour(month))
        if self._rolls_over and self.month is not None:
            return self.year if month >= self.month else self.last_year
        return UNKNOWN

    def _neighbour(self, month: int) -> int:
        """The year next to a stretch of months in which a far month lies nearer (January seen from December)."""
        if self.month is None or self.last_month is None:
            return 0
        return int(self.month - month > 6) - int(month - self.last_month > 6)

    @property
    def term(self) -> int | None:
        """1 for an autumn term, 2 for a spring term, None for anything else."""
        if self.month in (8, 9) and self.last_month in (1, 2) and self._rolls_over:
            return 1
        return 2 if self.month in (1, 2, 3) and self.last_month in (6, 7, 8) and self.year == self.last_year else None

    @property
    def school_year(self) -> str | None:
        """The year in which the school year around this frame begins, where the frame is a term or a school year."""
        if self.term == 2:
            return add_years(self.year, -1)
        return self.year if self.month in (8, 9) and self._rolls_over else None


def _month(number: str, edge: int) -> int | None:
    """A month, or the first or last (``edge`` 0 or 1) of a season."""
    month = int(number) if number else None
    return _SEASONS[month][edge] if month in _SEASONS else month


def first_term(year: str) -> str:
    """The autumn term that begins in a year.

    Example:
        >>> first_term("2023"), second_term("2024")
        ('2023-08/2024-01', '2024-02/2024-07')
    """
    return f"{point(year, 8)}/{point(add_years(year, 1), 1)}"


def second_term(year: str) -> str:
    """The spring term of a calendar year."""
    return f"{point(year, 2)}/{point(year, 7)}"


def school_year(year: str) -> str:
    """The school year that begins in a year: August through July.

    Example:
        >>> school_year("2023")
        '2023-08/2024-07'
    """
    return f"{point(year, 8)}/{point(add_years(year, 1), 7)}"


def term_of_school_year(number: int, year: str) -> str:
    """A term of the school year that begins in ``year``."""
    return first_term(year) if number == 1 else second_term(add_years(year, 1))


def term_period(label: str, year: int | None = None) -> str | None:
    """The time of a term as named in a title or a sentence.

    Args:
        label: The term with or without its year: 第一学期, 2023-2024学年第二学期, 2024年春季学期, 下学期.
        year: The calendar year in which the term begins, where the label names none.

    Returns:
        EDTF of the term with unknown years as ``XXXX``; None where the label names no term. Behind a school year 上学期
        is the autumn term; behind a calendar year it is the spring term, the first of that year.

    Example:
        >>> term_period("第一学期", 2023), term_period("第二学期")
        ('2023-08/2024-01', 'XXXX-02/XXXX-07')
        >>> term_period("2023-2024学年第二学期"), term_period("2024年秋季学期")
        ('2024-02/2024-07', '2024-08/2025-01')
    """
    named = _SCHOOL_YEAR.search(label)
    rest = label[named.end() :] if named else label
    match = _TERM.search(rest)
    if match is None:
        return None
    by_school_year = named is not None and named[2] == "学年"
    begin = named[1] if named else (UNKNOWN if year is None else f"{year:04d}")
    return term_time(match[0], begin, by_school_year=by_school_year, calendar_year=named is not None)


def term_time(term: str, year: str, *, by_school_year: bool, calendar_year: bool) -> str:
    """Time of a term (第一学期, 下学期, 春季学期) of a school year, or of a calendar year.

    Args:
        term: The term without its year.
        year: Four digits or ``XXXX``.
        by_school_year: The year is the one in which the school year begins.
        calendar_year: The year was written before the term, so that 上学期 is the first of it.
    """
    match = _TERM.match(term)
    if match is None:
        raise ValueError(f"{term} is no term")
    number, half, season = match.groups()
    if by_school_year:
        first = number in ("一", "1") or half == "上" or season == "秋"
        return term_of_school_year(1 if first else 2, year)
    first = (half == "下") == calendar_year if half else number in ("一", "1") or season == "秋"
    return first_term(year) if first else second_term(year)


def five_year_plan(number: int) -> str:
    """Years of a national five-year plan of China, from the first (1953) on.

    The first two ran 1953–1957 and 1958–1962; after a gap the third began in 1966, and each later one follows on.

    Example:
        >>> five_year_plan(1), five_year_plan(10), five_year_plan(14)
        ('1953/1957', '2001/2005', '2021/2025')
    """
    start = 1953 + 5 * (number - 1) if number <= 2 else 1966 + 5 * (number - 3)
    return f"{start}/{start + 4}"
