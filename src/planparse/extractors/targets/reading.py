"""What is found, and what is known while one stretch of text is read.

Thousands of these live for the time of one call only; frozen ones would take four times as long to make.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planparse.extractors.targets.absences import Stated as Absent
from planparse.extractors.targets.clauses import Clause, Sentence
from planparse.extractors.targets.naming import lead
from planparse.extractors.targets.tallies import Tally
from planparse.mentions.times import TimeMention
from planparse.schema import Absence, Frequency, Measure, Op, Status

_LONGEST_CLAUSE, _REMEMBERED = 60, 6


@dataclass(slots=True)
class Draft:
    """A target over the offsets of the text that was searched; ``extract_targets`` makes a schema target of it."""

    start: int
    end: int
    indicator: str
    indicator_id: str | None
    op: Op
    value: float | None
    value_max: float | None
    unit: str | None
    measure: Measure
    status: Status
    time: TimeMention | None = None
    frequency: Frequency | None = None
    subject: str | None = None
    stretch: bool = False
    baseline: float | None = None
    attribute: str | None = None
    absence: Absence | None = None
    evidence: str = "target.level"
    confidence: float = 0.9


@dataclass(slots=True)
class Stated:
    """What a sentence named last: later values without a name of their own belong to it.

    ``based`` says that its value was compared with the one it started from; ``whole`` is what a share that has no
    name of its own (占支出的42%) is a share of; ``subject`` is whom its value is for.
    """

    name: str
    start: int
    parts: tuple[str, ...] = ()
    frequency: Frequency | None = None
    clause: int = -1
    measure: Measure = "level"
    sign: int = 1
    unit: str | None = None
    based: bool = False
    whole: Stated | None = None
    subject: str | None = None


@dataclass(slots=True)
class Place:
    """Where values stand: sentence, clause, the clause before it, and the clause's number in the sentence."""

    sentence: Sentence
    clause: Clause
    before: Clause | None
    number: int


@dataclass(slots=True)
class Spot:
    """The name of one value: its words, where they begin, and the rule that found them.

    ``group`` is whom the value is for, where the words before the value tell (中层干部不少于25节).
    """

    name: str
    start: int
    rule: str
    confidence: float
    group: str | None = None


@dataclass(slots=True)
class Reading:
    """The state of reading one stretch of text; it lives as long as one call of ``targets_in``.

    ``skips`` are the ranges of times; ``each`` what happens once in each span, ``absent`` what has no figure on
    purpose, ``tally`` the list that a 五个一 announces; ``earlier`` is what the sentence before named last, ``levels``
    the names with a value in this sentence, ``recent`` the ranges of the last clauses, newest first, or of whole
    sentences without a value; ``running`` is the year that the passage speaks of, ``spans`` says that the plan covers
    several.
    """

    text: str
    times: Sequence[TimeMention]
    planned: bool
    year: int | None
    topic: str | None
    running: TimeMention | None
    spans: bool = False
    skips: list[tuple[int, int]] = field(default_factory=list)
    each: Sequence[tuple[int, int, str, Frequency]] = ()
    absent: Sequence[Absent] = ()
    tally: Tally | None = None
    stated: Stated | None = None
    earlier: Stated | None = None
    levels: list[str] = field(default_factory=list)
    recent: deque[tuple[int, int, bool]] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))

    def heard(self) -> Iterator[str]:
        """What the last clauses said, newest first, without the words that lead to it."""
        for start, end, whole in self.recent:
            first = max(self.text.rfind(mark, start, end) + 1 for mark in "，,；：") or start if whole else start
            yield self.text[lead(self.text, first, end, self.skips) : end][:_LONGEST_CLAUSE]

    def names_other(self, name: str) -> bool:
        """Whether a name is not the one that was stated last."""
        return self.stated is None or self.stated.name != name
