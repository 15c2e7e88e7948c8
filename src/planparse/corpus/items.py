"""Calendars: the lines ``time`` and ``item``, and rows of a calendar table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.corpus.draft import EVIDENCE, Draft
from planparse.corpus.labels import clean_title, label_length
from planparse.corpus.marks import Inline, Mark, MarkError
from planparse.corpus.notation import Line
from planparse.schema import ScheduleItem, Span, Time

ITEM_TAGS = frozenset({"time", "item", "row"})
_AFTER_TIME = re.compile("[：:，,、 　—-]*")
_BEFORE_TIME = re.compile("[ 　—-]*[（(]$")


def add_items(draft: Draft, line: Line, cells: Sequence[tuple[str, int, list[Inline]]]) -> None:
    """Add what a ``time``, ``item`` or ``row`` line says.

    In a row, actors and places that are marked in plain cells belong to every entry of the row.
    """
    begun = len(draft.schedule)
    common: list[str] = []
    for tag, at, inlines in cells:
        parts = _parts(at, inlines)
        if tag == "time":
            draft.time = _heading_time(draft, at, inlines[0])
            draft.reach(at, _end(parts))
        elif tag == "item":
            _add_item(draft, parts)
        else:
            common += draft.actors(parts)
            draft.facts(parts, None, "planned", draft.time)
            draft.reach(at, _end(parts))
    if line.tag == "row" and common:
        draft.schedule[begun:] = [
            item.model_copy(update={"actors": tuple(dict.fromkeys((*item.actors, *common)))})
            for item in draft.schedule[begun:]
        ]


def _parts(at: int, inlines: Sequence[Inline]) -> list[tuple[int, Inline]]:
    if len(inlines) != 1:
        raise MarkError("an entry of a calendar stands on one line; break it with ⏎ where a scraper did")
    return [(at, inlines[0])]


def _end(parts: list[tuple[int, Inline]]) -> int:
    return parts[-1][0] + len(parts[-1][1].raw)


def _heading_time(draft: Draft, at: int, inline: Inline) -> Time:
    marks = inline.of("time")
    if not marks:
        raise MarkError("a time line needs a time mark, as in 'time {@三月=2024-03}：'")
    return draft.timed(at, marks[0])


def _add_item(draft: Draft, parts: list[tuple[int, Inline]]) -> None:
    at, inline = parts[0]
    begin, end, own = _bounds(inline)
    time = draft.timed(at, own) if own else draft.time
    label = 0 if inline.of("label") else label_length(inline.raw[begin:end])
    if inline.of("label") and begin == 0:
        label = inline.of("label")[0].end
    draft.facts(parts, None, "planned", time)
    places = inline.of("place")
    draft.schedule.append(
        ScheduleItem(
            id=f"{draft.id}-e{len(draft.schedule) + 1}",
            section=draft.stack[-1]["id"] if draft.stack else None,
            time=time,
            activity=clean_title(draft.page.clean(at + begin + label, at + end)),
            actors=draft.actors(parts),
            place=draft.page.clean(at + places[0].start, at + places[0].end) if places else None,
            span=Span(start=at + begin, end=at + end),
            evidence=EVIDENCE,
        )
    )
    draft.reach(at, _end(parts))


def _bounds(inline: Inline) -> tuple[int, int, Mark | None]:
    """Where the entry stands in its line, a time before or behind it left out, and the entry's own time."""
    times = inline.of("time")
    if not times:
        return 0, len(inline.raw), None
    first, last = times[0], times[-1]
    if first.start == label_length(inline.raw):
        after = _AFTER_TIME.match(inline.raw, first.end)
        return (after.end() if after else first.end), len(inline.raw), first
    opening = _BEFORE_TIME.search(inline.raw, 0, last.start)
    if opening and inline.raw[last.end :].strip("）)。；; ") == "":
        return 0, opening.start(), last
    return 0, len(inline.raw), first
