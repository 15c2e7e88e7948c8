"""Puts the repair steps in order: the road from raw characters to ``CleanText``."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.text.clean import CleanText
from planparse.text.steps import (
    broken,
    chunks,
    encoding,
    gloss,
    line_ends,
    lost,
    markdown,
    markup,
    masks,
    misread,
    page_numbers,
    scraped,
    shifted,
    site_names,
    strays,
    traditional,
    width,
    wrapped,
)
from planparse.text.steps.step import Step

REPAIRS: tuple[Step, ...] = (
    encoding.STEP,  # before anything takes bytes in disguise for control characters
    line_ends.STEP,  # all later steps know only one line end
    strays.STEP,  # nothing invisible may split a pattern
    markup.STEP,
    markdown.STEP,
    shifted.STEP,  # the bytes slipped in the text as it was written, and its glosses tell lost bytes
    gloss.STEP,  # glosses stand behind the traditional character that proves them
    width.STEP,  # a radical may stand for a traditional character
    traditional.STEP,
    misread.STEP,  # widths differ no more
    scraped.STEP,
    page_numbers.STEP,
    site_names.STEP,
    chunks.STEP,
    wrapped.STEP,
    broken.STEP,  # lines are joined when all that they hold is known
)
MARKS: tuple[Step, ...] = (masks.STEP, lost.CUT, lost.UNREADABLE)
_ROUNDS = 8  # one repair may uncover work for an earlier one; two rounds nearly always settle it


def clean(raw: str, pages: Sequence[int] = ()) -> CleanText:
    """Repair what scraping and conversion broke, and mark what cannot be repaired.

    Args:
        raw: Text as read from a file, of any length.
        pages: Raw offset at which each page begins, so that spans know their page; none where there are no pages.

    Returns:
        The cleaned text with the raw index of each character and a warning for all that was repaired or is doubtful.
        Cleaning its text once more changes nothing.

    Example:
        >>> cleaned = clean("第二學(xué)期工作計(jì)劃，完成５０％")
        >>> cleaned.text
        '第二学期工作计划，完成50%'
        >>> cleaned.span(2, 4)
        Span(start=2, end=9, page=None)
    """
    text = CleanText.of(raw, pages)
    done: dict[str, CleanText] = {}  # by step: the text in which it found nothing to do, and would find nothing again
    for _ in range(_ROUNDS):
        before = text.text
        for step in REPAIRS:
            if done.get(step.id) is not text:
                done[step.id], text = text, step.run(text)
        if text.text == before:
            break
    for step in MARKS:
        text = step.run(text)
    return text
