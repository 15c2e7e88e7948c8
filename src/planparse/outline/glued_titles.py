"""Titles on no line of their own: in a field of a site, under the pages that it shows, before the first words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.outline.model import Line
from planparse.outline.opening import is_title_with_motto
from planparse.outline.titles import is_title

_NEAR_TOP = 12
_SHORTEST_GLUED = 8
_SHOWN = re.compile(
    r"《?(?P<title>[^《》]{6,80}?)(?:[（(]共\s?\d{1,4}\s?页[）)])?(?:\.(?:docx?|pdf|wps))?(?:_第\s?1\s?页$|》由会员分享)"
)
_TWICE = re.compile(r"(?P<title>[^。；！？!?;\s]{8,50}?)\s?(?P=title)")
_TITLE_FIELD = re.compile(
    r"[|｜\[【•·▪\-\s]{0,6}(?:信息名称|标\s{0,4}题|名\s{0,4}称)\s?[\]】]?\s?[:：|｜\s]{1,4}(?P<title>[^|｜]{4,120}?)[|｜\s]{0,12}$"
)


def without_title(content: list[Line], title: str) -> list[Line]:
    """Content without the title that a page put before its first words, once or twice."""
    while content and len(title) >= _SHORTEST_GLUED and content[0].text.startswith(title):
        first = content[0]
        rest = first.text[len(title) :]
        behind = rest.lstrip(" \u3000：:")
        if not behind or not behind[0].isalnum():
            break
        content = [Line(first.end - len(behind), first.end, behind), *content[1:]]
    return content


def title_in_field(head: Sequence[Line]) -> tuple[Line, str] | None:
    """The title that a site gives a document in a field (标题： 某某县2024年工作要点), where the text has none."""
    for line in head:
        field = _TITLE_FIELD.match(line.text)
        if field and is_title(field["title"]):
            start = line.start + field.start("title")
            return Line(start, start + len(field["title"]), field["title"]), field["title"]
    return None


def title_of_pages(lines: Sequence[Line]) -> tuple[Line, str] | None:
    """The title that a site names where it shows the pages of a file, where the text has none on a line of its own."""
    for line in lines[:_NEAR_TOP]:
        shown = _SHOWN.match(line.text)
        if shown and (is_title(shown["title"]) or is_title_with_motto(shown["title"])):
            start = line.start + shown.start("title")
            return Line(start, start + len(shown["title"]), shown["title"]), shown["title"]
    return None


def title_twice(content: Sequence[Line]) -> tuple[Line, str] | None:
    """The title that opens the first line twice, with no end of line behind it."""
    twice = _TWICE.match(content[0].text) if content else None
    if twice is None or not is_title(twice["title"]):
        return None
    start = content[0].start
    return Line(start, start + len(twice["title"]), twice["title"]), twice["title"]
