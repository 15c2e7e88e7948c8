"""``TimeMention``: a time expression as it stands in a text."""

from __future__ import annotations

from typing import Literal, NamedTuple

from planparse.schema import Frequency

Kind = Literal[
    "date",
    "month",
    "range",
    "week",
    "weekday",
    "term",
    "year",
    "quarter",
    "half",
    "plan_period",
    "deadline",
    "since",
    "recurrence",
    "open",
]


class TimeMention(NamedTuple):
    """A time expression: ``text`` is ``source[start:end]``, ``edtf`` its meaning in EDTF (ISO 8601-2).

    ``edtf`` is None for recurrences, which have a ``frequency``, and for what the text leaves open (近年来, 第三周
    without a date).
    """

    start: int
    end: int
    text: str
    edtf: str | None
    frequency: Frequency | None
    kind: Kind
