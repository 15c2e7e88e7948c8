"""Page numbers on lines of their own, which break the sentences of a text that was copied out of pages."""

from __future__ import annotations

import re
from itertools import pairwise

from planparse.text.clean import CleanText
from planparse.text.steps.step import Step, counted

_NUMBER = re.compile(
    r"\n[ \t]{0,80}(?:[-—–─·~～]{1,3} {0,3}\d{1,4} {0,3}[-—–─·~～]{1,3}"
    r"|第 {0,3}\d{1,4} {0,3}页(?: {0,3}[,，/]? {0,3}共 {0,3}\d{1,4} {0,3}页)?"
    r"|Page \d{1,4}(?: of \d{1,4})?)[ \t]{0,80}(?=\n|$)",
    re.IGNORECASE,
)
_BARE = re.compile(r"\n[ \t]{0,80}(\d{1,3})[ \t]{0,80}(?=\n|$)")
_FEWEST, _PAGE = 3, 300  # bare numbers that count pages, and the least characters of a page


def run(clean: CleanText) -> CleanText:
    r"""Remove lines that are a page number by their form, and bare numbers that go up by one from page to page.

    Example:
        >>> run(CleanText.of("全面提高\n- 1 -\n教学质量。")).text
        '全面提高\n教学质量。'
    """
    places = [match.span() for match in _NUMBER.finditer(clean.text)]
    bare = list(_BARE.finditer(clean.text))
    if len(bare) >= _FEWEST and _count_pages(bare):
        places = sorted([*places, *(match.span() for match in bare)])
    warned = counted(clean, "stray_character", "page numbers between the lines", [(a + 1, b) for a, b in places])
    return warned.edit([(start, end, "") for start, end in places])


def _count_pages(numbers: list[re.Match[str]]) -> bool:
    return all(int(two[1]) == int(one[1]) + 1 and two.start() - one.end() >= _PAGE for one, two in pairwise(numbers))


STEP = Step("page_numbers", "stray_character", run)
