"""Entries of a calendar that stand under a heading like any paragraphs or numbered entries, and what stands around."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.outline.calendars import dated_first, is_dated_list, is_dated_throughout, is_event_list
from planparse.outline.headings import is_time
from planparse.outline.model import Line
from planparse.outline.node import Node

_NO_CALENDAR = frozenset({"guiding", "background", "review", "goal", "appendix"})
_AROUND_TIME = re.compile(r"^[●◆■□▲★◇▪•※·\s]+|[：:]|[（(][^（）()]{0,16}[）)]$")
_ANNOUNCEMENT = 30


def _announcements(node: Node) -> list[Line]:
    """The first paragraphs under a heading that say what the entries below them are for, and are none of them."""
    found: list[Line] = []
    for item in node.items:
        if not isinstance(item, Line) or len(item.text) <= _ANNOUNCEMENT or item.text[-1] not in "。：:":
            break
        if dated_first(item.text):
            break
        found.append(item)
    return found


def _closing(node: Node) -> list[Line]:
    """The last paragraphs behind numbered entries that are sentences without a date of their own.

    They may stand under the last entry, where nothing closes it.
    """
    found: list[Line] = []
    last = node.children[-1]
    for item in reversed(last.items if node.items[-1] is last else node.items):
        if not isinstance(item, Line) or not item.text.endswith("。") or dated_first(item.text):
            break
        found.append(item)
    return found[::-1]


def event_entries(node: Node, roles: Sequence[str]) -> tuple[tuple[Line, ...], list[Line]]:
    """The entries of a section with these roles that are calendar entries by their look, and what stands around them.

    Around them are the paragraphs that announce or close them.
    """
    children = node.children
    closing = _closing(node) if len(children) > 1 else []
    closed = {*closing}
    if any(child.children or child.calendar or not closed.issuperset(child.items) for child in children):
        return (), []
    around = [*_announcements(node), *closing]
    apart = {line.start for line in around}
    lines = [child.line for child in children if child.line]
    lines += (line for line in node.paragraphs if line.start not in apart)
    lines.sort(key=lambda line: line.start)
    entries = _entries(node, roles, lines)
    return entries, around if entries else []


def _entries(node: Node, roles: Sequence[str], lines: Sequence[Line]) -> tuple[Line, ...]:
    texts = [line.text for line in lines]
    if node.calendar:
        before = all(dated_first(text) for text in texts) and "schedule" in roles
        return (*lines, *node.calendar) if lines and before else ()
    if _NO_CALENDAR.isdisjoint(roles) and is_dated_throughout(texts):
        return tuple(lines)
    if is_event_list(texts):
        return tuple(lines)
    if "schedule" in roles and is_dated_list(texts) and 2 * sum(map(_says_only_when, texts)) < len(texts):
        return tuple(lines)
    return ()


def _says_only_when(text: str) -> bool:
    """Whether a line gives a week its dates and nothing to do (第一周：9月2日至9月8日)."""
    return is_time(_AROUND_TIME.sub("", text))
