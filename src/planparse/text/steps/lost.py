"""Marks of text that is lost: lines that were cut, and what no repair could read."""

from __future__ import annotations

import re

from planparse.schema import Notice
from planparse.text.clean import CleanText
from planparse.text.steps.shifted import strong_signs
from planparse.text.steps.step import Step, counted

_LONG = 60  # characters of a line that is surely a sentence
_OPEN_END = re.compile(r"[\u4e00-\u9fff，、,]")
_CUT_ENDS = ("\ufffd", "...")
_PROSE = re.compile("[，。；,]")
_HINTS = ("\ufffd", "锟斤", "烫烫", "屯屯")
_UNREADABLE = re.compile("\ufffd+|锟斤拷[锟斤拷]*|(?:烫烫|屯屯)+")
_IMPOSSIBLE = re.compile("[;!?](?=[、，；])(?<=[\u4e00-\u9fff].)")


def cut(clean: CleanText) -> CleanText:
    """Warn of long lines that end inside a sentence; the text stays as it is.

    Example:
        >>> [notice.code for notice in cut(CleanText.of("加强管理，提高..." )).warnings]
        ['truncated']
    """
    notices = []
    start = 0
    for line in clean.text.split("\n"):
        bare = line.rstrip()
        open_end = len(bare) > _LONG and _OPEN_END.match(bare[-1]) and _PROSE.search(bare)
        if open_end or bare.endswith(_CUT_ENDS):
            notices.append(_notice(clean, start + len(bare)))
        start += len(line) + 1
    return clean.warn(*notices)


def _notice(clean: CleanText, end: int) -> Notice:
    tail = clean.text[max(0, end - 12) : end]
    return Notice(code="truncated", message=f"the line ends inside a sentence: …{tail}", span=clean.span(end - 1, end))


def unreadable(clean: CleanText) -> CleanText:
    """Warn of damaged characters that no repair could read.

    Example:
        >>> [notice.message for notice in unreadable(CleanText.of("教学\ufffd质量")).warnings]
        ['damaged characters that cannot be read']
    """
    places = [match.span() for match in _IMPOSSIBLE.finditer(clean.text)]
    if any(hint in clean.text for hint in _HINTS):
        places += [match.span() for match in _UNREADABLE.finditer(clean.text)]
    places += [(at, at + 1) for at in strong_signs(clean.text)]
    return counted(clean, "mojibake", "damaged characters that cannot be read", sorted(places))


CUT = Step("cut", "truncated", cut)
UNREADABLE = Step("unreadable", "mojibake", unreadable)
