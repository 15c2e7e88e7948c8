"""What stands on a page beside the plan: buttons, disclaimers, captions, links, and teasers of other documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from planparse.lexicons import first_match, rules
from planparse.outline.model import Line

Furniture = Literal["drop", "head", "tail", "links", "caption"]

_LONGEST = 160
_TEASER_LINES = 12
_CUT_OFF = re.compile(r"(?:\.{3}|…)\s?(?:ok)?$")
_DOUBLED = re.compile(r"^(.{6,30}?)\1|^(.{2,20}(?:计划|总结|方案|要点|报告)).{0,16}(?:计划|总结|方案|要点|报告)")


def furniture_of(line: str) -> Furniture | None:
    """What a line is beside the content, or None for content.

    Example:
        >>> furniture_of("责任编辑：王某"), furniture_of("一、指导思想")
        ('tail', None)
    """
    opening, words = _looks()
    if len(line) > _LONGEST or not (opening.match(line) or words.search(line)):
        return None
    rule = first_match(rules("furniture"), line)
    return rule.value if rule else None  # type: ignore[return-value]


@cache
def _looks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Two quick looks before the rules: how furniture opens that needs no word, and the words that all other needs."""
    opening = [f"(?:{rule.pattern.pattern})" for rule in rules("furniture") if rule.needs is None]
    words = [rule.needs.pattern for rule in rules("furniture") if rule.needs is not None]
    return re.compile("|".join(opening)), re.compile("|".join(words))


def teaser_start(lines: Sequence[Line]) -> int:
    """Index of the first teaser at the end of a page: the title of another document with its cut-off first lines.

    Returns ``len(lines)`` where there is none.
    """
    first = len(lines)
    at = len(lines) - 1
    while at > 0 and _CUT_OFF.search(lines[at].text) and len(lines[at].text) < 400:
        start = at - 1
        while start > max(0, at - _TEASER_LINES) and not _DOUBLED.match(lines[start].text):
            start -= 1
        if not _DOUBLED.match(lines[start].text):
            break
        while start > 1 and _DOUBLED.match(lines[start - 1].text):
            start -= 1
        first, at = start, start - 1
    return first
