"""The name or address of a site that a page puts behind most of its lines."""

from __future__ import annotations

import re
from collections import Counter

from planparse.text.clean import CleanText
from planparse.text.steps.step import Step, counted

_NAME = (
    r"[\u4e00-\u9fff]{2,12}(?:网站?|文库|在线)"
    r"|(?:www\.)?[A-Za-z0-9-]{2,24}(?:\.[A-Za-z0-9-]{2,24})?\.(?:com|cn|net|org)"
)
_BEHIND = re.compile(rf"[ \t](?<=[^\s：:、，,].)[ \t]{{0,7}}(?P<name>{_NAME})[ \t]*$", re.MULTILINE)
_STOPS = "。；！？"
_FEWEST = 5  # lines


def run(clean: CleanText) -> CleanText:
    r"""Take a site's name away where it stands behind half of the lines, and often behind whole sentences.

    A column of places or bodies (``3月 传课件 学校网站``) follows words rather than full stops.

    Example:
        >>> run(CleanText.of("一、听课 青石文库\n1、备课。 青石文库\n" * 3)).text[:12]
        '一、听课\n1、备课。\n一'
    """
    found = list(_BEHIND.finditer(clean.text))
    if len(found) < _FEWEST:
        return clean
    (name, times), *_ = Counter(match["name"] for match in found).most_common(1)
    places = [match.span() for match in found if match["name"] == name]
    lines = sum(bool(line.strip()) for line in clean.text.split("\n"))
    stops = sum(clean.text[start - 1] in _STOPS for start, _ in places)
    if times < _FEWEST or 2 * times < lines or 3 * stops < times:
        return clean
    warned = counted(clean, "stray_character", "the name of a site behind lines", places)
    return warned.edit([(start, end, "") for start, end in places])


STEP = Step("site_names", "stray_character", run)
