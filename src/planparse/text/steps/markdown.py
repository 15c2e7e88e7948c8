"""Marks of Markdown that a page shows as they were written: hashes before headings, stars around stressed words."""

from __future__ import annotations

import re

from planparse.text.clean import CleanText
from planparse.text.steps.step import Step, counted

_HASHES = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]{1,4}(?=\S)", re.MULTILINE)
_STRESS = re.compile(r"(\*\*)(?=[^\s*])[^*\n]{0,80}(?<=[^\s*])(\*\*)")
_LEAST = 2  # one hash may be the author's; stars alone may be masks (**县)


def run(clean: CleanText) -> CleanText:
    r"""Remove hashes before headings, and the stars around words, where several lines begin with hashes.

    Example:
        >>> run(CleanText.of("## 一、目标\n1. **质量**：稳步提升。\n## 二、措施")).text
        '一、目标\n1. 质量：稳步提升。\n二、措施'
        >>> run(CleanText.of("# 1班\n**县**镇")).text
        '# 1班\n**县**镇'
    """
    if "#" not in clean.text:
        return clean
    hashes = [match.span() for match in _HASHES.finditer(clean.text)]
    if len(hashes) < _LEAST:
        return clean
    stars = [match.span(group) for match in _STRESS.finditer(clean.text) for group in (1, 2)]
    places = sorted(hashes + stars)
    return counted(clean, "markup_fragment", "marks of Markdown", places).edit([(a, b, "") for a, b in places])


STEP = Step("markdown", "markup_fragment", run)
