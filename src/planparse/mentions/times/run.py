"""A run of adjacent time words, read as one mention or several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from planparse.mentions.times.edtf import lacks_day
from planparse.mentions.times.model import Kind, TimeMention
from planparse.mentions.times.phrase import Phrase, Read, read_point
from planparse.mentions.times.points import Now, Point, through
from planparse.mentions.times.recurrence import frequency_of
from planparse.mentions.times.tokens import NEXT

_BOUND = {kind for kind, _, _ in NEXT}
_OF_RECURRENCE = {
    "day", "part", "month", "month_list", "weekday", "hours", "quarter", "half", "to", "and", "before", "inside",
    "term", "week", "paren_weekday", "year_part", "nth_weekday",
}  # fmt: skip
_OF_EVERY_YEAR = _OF_RECURRENCE | {"holiday", "feast"}
_AROUND = {"前", "之前", "以前", "后", "之后", "以后"}
_LISTED = {"month", "date", "range", "quarter"}


@dataclass(slots=True)
class Token:
    """A word of a run: its kind and where it stands."""

    kind: str
    text: str
    start: int
    end: int

    @classmethod
    def of(cls, match: re.Match[str]) -> Token:
        """Take the word out of a match, without the blanks before it."""
        kind = match.lastgroup or ""
        return cls(kind, match[kind], *match.span(kind))


@dataclass(slots=True)
class Reading:
    """A mention with what it hands on to the rest of its sentence: its year and month."""

    mention: TimeMention
    year: str | None
    month: int | None


@dataclass(slots=True)
class Run:
    """Adjacent time words of ``text``; counts are looked for up to ``limit``."""

    text: str
    tokens: list[Token]
    limit: int
    _known: dict[Now, tuple[Reading, ...]] = field(default_factory=dict)  # a plan asks again and again

    def readings(self, now: Now) -> tuple[Reading, ...]:
        """All mentions of the run, each with what follows from it."""
        known = self._known.get(now)
        if known is None:
            known = self._known[now] = tuple(self._read(now))
        return known

    def _read(self, now: Now) -> Iterator[Reading]:
        at = 0
        while at < len(self.tokens):
            kind = self.tokens[at].kind
            if kind in _BOUND:
                at += 1
                continue
            found: tuple[Reading, int] | None
            if kind == "every":
                found = self._recurrence(at)
            else:
                found = self._until(at, now) if kind == "until" else self._time(at, now)
            if found is None:
                at += 1
                continue
            reading, at = found
            if reading.year:
                now = now._replace(year=reading.year)
            yield reading

    def _until(self, at: int, now: Now) -> tuple[Reading, int] | None:
        """What lasts from now to a time (即日起至12月底)."""
        found = self._time(at + 1, now) if at + 1 < len(self.tokens) else None
        edtf = found[0].mention.edtf if found is not None else None
        if found is None or edtf is None or edtf[0] in "{." or edtf.endswith(".."):
            return found
        start, end = self.tokens[at].start, found[0].mention.end
        upper = edtf.split("/")[-1]
        mention = TimeMention(start, end, self.text[start:end], f"../{upper}", None, "deadline")
        return Reading(mention, None, None), found[1]

    def _recurrence(self, at: int) -> tuple[Reading, int]:
        parts = _OF_EVERY_YEAR if "年" in self.tokens[at].text else _OF_RECURRENCE
        end = at + 1
        while end < len(self.tokens) and self.tokens[end].kind in parts:
            end += 1
        while self.tokens[end - 1].kind in ("to", "and"):
            end -= 1
        first, last = self.tokens[at], self.tokens[end - 1]
        frequency = frequency_of(first.text, self.text, last.end, self.limit)
        mention = TimeMention(first.start, last.end, self.text[first.start : last.end], None, frequency, "recurrence")
        return Reading(mention, None, None), end

    def _time(self, at: int, now: Now) -> tuple[Reading, int] | None:
        phrase = self._range(at, now, None)
        if phrase is None:
            return None
        spans = [phrase]
        while (more := self._listed(spans, now)) is not None:
            spans.append(more)
        end = spans[-1].end
        kind, edtf = _joined(spans)
        if end < len(self.tokens):
            tailed = _with_tail(self.tokens[end], kind, edtf, spans[-1])
            if tailed is not None:
                kind, edtf = tailed
                end += 1
        first, last = self.tokens[at].start, self.tokens[end - 1].end
        if edtf is not None and lacks_day(edtf):
            edtf = None
        mention = TimeMention(first, last, self.text[first:last], edtf, None, kind)
        carries = kind not in ("since", "deadline", "open")
        return Reading(mention, _year(spans) if carries else None, _month(spans) if carries else None), end

    def _listed(self, spans: list[Phrase], now: Now) -> Phrase | None:
        """The next member of an enumeration of months or days (3-5月及9-10月)."""
        at = spans[-1].end
        if at + 1 >= len(self.tokens) or self.tokens[at].kind != "and" or spans[-1].kind not in _LISTED:
            return None
        more = self._range(at + 1, now, spans[-1].points[-1])
        if more is None or more.kind not in _LISTED or more.named_year or spans[-1].edtf is None:
            return None
        return more

    def _range(self, at: int, now: Now, before: Point | None) -> Phrase | None:
        """A point, or a point through another."""
        read = read_point(self.tokens, at, now, before)
        if read is None:
            return None
        if before is not None and before.year and read.point.year is None:
            read = replace(read, point=replace(read.point, year=before.year))
        upper = self._upper_end(read.end)
        if upper is not None:
            later = now._replace(year=_base_year(read.point, now) or now.year)
            other = read_point(self.tokens, upper, later, read.point)
            goes_on = other is not None and (upper > read.end or _next_month(read.point, other.point))
            if other is not None and goes_on and (phrase := _through(read, other, now)) is not None:
                return phrase
        resolved = read.point.resolved(now)
        return Phrase(read.point.kind, resolved, (read.point,), read.end, read.named_year)

    def _upper_end(self, at: int) -> int | None:
        """Where the upper end of a range begins: behind a dash, or at once in 5月底6月初."""
        if at + 1 >= len(self.tokens):
            return None
        if self.tokens[at].kind == "to":
            return at + 1
        turns = self.tokens[at].kind == "month" and self.tokens[at + 1].text == "初"
        return at if turns and self.tokens[at - 1].text in ("底", "末") else None


def _next_month(one: Point, other: Point) -> bool:
    """Whether a point is in the month behind that of another (5月底6月初, not 3月底9月初)."""
    month = one.first[0]
    return month is not None and other.first[0] == month % 12 + 1


def _base_year(point: Point, now: Now) -> str | None:
    if point.year:
        return point.year
    month = point.first[0]
    return now.year_of(month) if month else None


def _through(first: Read, last: Read, now: Now) -> Phrase | None:
    points = (first.point, last.point)
    if first.point.open and last.point.open:
        return Phrase(first.point.kind, None, points, last.end, named_year=False)
    ends = through(*points, now)
    return Phrase("range", ends, points, last.end, first.named_year or last.named_year) if ends else None


def _joined(spans: list[Phrase]) -> tuple[Kind, str | None]:
    if len(spans) == 1:
        return spans[0].kind, spans[0].edtf
    members = [(span.edtf or "").replace("/", "..") for span in spans]
    return ("month" if all(span.kind == "month" for span in spans) else "range"), "{" + ",".join(members) + "}"


def _with_tail(word: Token, kind: Kind, edtf: str | None, phrase: Phrase) -> tuple[Kind, str | None] | None:
    """What 前, 起, 左右 behind a time make of it; None for other words."""
    tail = word.kind
    if tail == "inside" or (kind == "range" and word.text.endswith("止")):
        return ("range", _through_members(edtf)) if word.text == "之间" and edtf else (kind, edtf)
    if tail not in ("since", "before", "about") or (edtf is not None and ".." in edtf.split("/")):
        return None
    if edtf is None:
        return "open", None
    if tail == "about":
        return kind, "/".join(f"{part}~" for part in edtf.split("/")) if edtf[0] != "{" else edtf
    edtf = _through_members(edtf)
    lower, upper = edtf.split("/")[0], edtf.split("/")[-1]
    if phrase.points[-1].holiday and word.text in _AROUND:
        lower, upper = upper, lower
    if tail == "since":
        return "since", f"{lower}/.."
    return "deadline", f"../{upper}-31" if phrase.points[-1].year_end else f"../{upper}"


def _through_members(edtf: str) -> str:
    """From the first to the last member of an enumeration; other times stay."""
    if edtf[0] != "{":
        return edtf
    members = re.split(r"\.\.|,", edtf[1:-1])
    return f"{members[0]}/{members[-1]}"


def _year(spans: list[Phrase]) -> str | None:
    """The year that the sentence goes on with, where the mention names one and stays in it."""
    ends = spans[-1].ends
    if ends is None or not any(span.named_year for span in spans) or ends[0][:4] != ends[1][:4]:
        return None
    return ends[0][:4] if ends[0][:4].isdigit() else None


def _month(spans: list[Phrase]) -> int | None:
    ends = spans[-1].ends
    return int(ends[1][5:7]) if ends is not None and ends[1][5:7].isdigit() and int(ends[1][5:7]) <= 12 else None
