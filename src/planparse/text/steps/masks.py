"""Masks: what an author or a publisher made unreadable on purpose (20xx年, xx市, **)."""

from __future__ import annotations

import re
from collections import defaultdict

from planparse.text.clean import CleanText
from planparse.text.steps.step import Step, counted

_HINT = re.compile(r"[xX×*＊某□○_]")
_BACK = (3, 2, 0)  # 201x, 20xx, xx
_UNIT = "(?:年度?|学年度?|月|日|省|市|县|区|镇|乡|村|街道|学校|中学|小学|大学|局|校|学期)?"
_MASK = re.compile(
    rf"(?<![\dA-Za-z])(?:(?:19|20)(?:[xX×*＊○□_]{{2,4}}|\d[xX×*＊○□_]|[〇○]{{2}})|[xX]{{2,6}}(?![A-Za-z])|[×*＊]{{2,6}}|(?<![一二三四五六七八九〇○])[○□]{{2,6}}"
    rf"|某{{1,3}}(?=[省市县区镇乡村校局年]|[大中小]学)){_UNIT}"
)


def run(clean: CleanText) -> CleanText:
    """Warn once for each mask; the text stays as it is.

    Example:
        >>> [notice.message for notice in run(CleanText.of("20xx年xx市计划，20xx年完成")).warnings]
        ["'20xx年' is masked (2 times)", "'xx市' is masked"]
    """
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    done = 0
    for hint in _HINT.finditer(clean.text):
        if hint.start() < done:
            continue
        starts = (hint.start() - back for back in _BACK if hint.start() - back >= done)
        match = next((found for start in starts if (found := _MASK.match(clean.text, start))), None)
        if match:
            places[match.group()].append(match.span())
            done = match.end()
    for mask, spans in places.items():
        clean = counted(clean, "masked", f"{mask!r} is masked", spans)
    return clean


STEP = Step("masks", "masked", run)
