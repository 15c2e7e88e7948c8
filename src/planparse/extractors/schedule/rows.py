"""Rows of a table whose cells stand on lines of their own: who acts and where, below the entries of a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from planparse.extractors.schedule.attributes import names
from planparse.extractors.schedule.walk import Found
from planparse.outline.columns import Behind
from planparse.outline.official import is_body

_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")
_MEETING = re.compile("(?<![工协学委事合金生商])会$")
_LONGEST_PLACE = 16


def joined_rows(found: Sequence[Found], behind: Sequence[Behind]) -> list[Found]:
    """Give the last lines under each time to the entries above them, where all times have such lines.

    Args:
        found: The entries of a calendar in their order, every line taken for one.
        behind: What the columns behind the activity hold.
    """
    rows = [list(row) for _, row in groupby(found, key=lambda one: one.time)]
    if len(rows) < 2 or not all(_ends_in(row, behind) for row in rows):
        return list(found)
    joined: list[Found] = []
    for row in rows:
        cells = list(zip(behind, row[-len(behind) :], strict=True))
        actors = [name for kind, cell in cells if kind == "actor" for name in names(cell.activity)]
        place = next((cell.activity for kind, cell in cells if kind == "place"), None)
        joined += (one.beside(actors, place) for one in row[: -len(behind)])
    return joined


def _ends_in(row: Sequence[Found], behind: Sequence[Behind]) -> bool:
    cells = row[-len(behind) :]
    return len(row) > len(behind) and all(map(_fits, cells, behind))


def _fits(found: Found, kind: Behind) -> bool:
    if found.entry.label:
        return False
    if kind == "place":
        return len(found.activity) <= _LONGEST_PLACE
    return all(
        not _MEETING.search(name) and (_PERSON.fullmatch(name) or is_body(name)) for name in names(found.activity)
    )
