"""Sentences that were broken over two lines."""

from __future__ import annotations

import re
from itertools import pairwise

from planparse.text.clean import CleanText
from planparse.text.plausible import joins
from planparse.text.steps.step import Step, between, counted

_OPENING, _CLOSING = "《（(【〔「", "”’》）)】〕」』，、；：！？,;!?"
_STOPS = "。！？；：…!?;:."
_RATES = "%‰"  # behind their number
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_ENTRY = re.compile(
    r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)、.．\s]|第[\d一二三四五六七八九十百]{1,4}[章节条篇部周届]"
    r"|[①-⑳㈠-㈩●◆◇■□▲△★☆○•·※➢✓*-]|附[件表录：:]|\d{1,4}[年月日.]|[一二三四五六七八九十]{1,3}(?:月|是)"
    r"|[上中下]旬|[首其再]先|其[次一二三]|再次|最后|周[一二三四五六日]|星期|[A-Za-z]\b"
)
_PROSE = re.compile("[，。；,;]")
_BEGIN = re.compile("[\u4e00-\u9fff“《]")
_LINKING = frozenset("的和与及对把将并")
_LONG, _LINKED_LONG = 15, 25  # characters of a line that is no title
_CLAUSE = 7  # and of one that only begins a sentence
_CALLS = re.compile(r".{0,40}(?:们|代表|委员|领导|同志|来宾)[，,]$")
_SENTENCE_LONG = 60  # and of one that holds whole sentences and must end with one
_PASSES = 4  # a line that was joined may need what comes next as well
_ORDINAL = re.compile(r"第(。?[^\S\n]*\n\s*)(?=[一二三四五六七八九十]{1,3}、第)")


def run(clean: CleanText) -> CleanText:
    r"""Join lines where the first one cannot end and the second one cannot begin; titles and entries stay apart.

    A line is joined to the next when that begins with a closing mark, when the line ends with an opening mark, a comma
    or 的, or when the break goes through a word.

    Example:
        >>> run(CleanText.of("要贯彻实施好一日活动行为细则,加\n\n强幼儿行为习惯养成教育,防止小学化。")).text
        '要贯彻实施好一日活动行为细则,加强幼儿行为习惯养成教育,防止小学化。'
    """
    warned = clean
    for _ in range(_PASSES):
        breaks = _breaks(warned.text)
        if not breaks:
            break
        if warned is clean:
            warned = counted(clean, "broken_line", "sentences broken over lines", breaks)
        warned = warned.edit([(start, end, between(warned.text, start, end)) for start, end in breaks])
    return warned


_Span = tuple[int, int]


def _breaks(text: str) -> list[_Span]:
    """Where lines are to be joined: from the last character of one to the first of the next."""
    lines = [match.span() for match in _LINE.finditer(text)]
    breaks = [
        (one[1], two[0]) for one, two in pairwise(lines) if _never_apart(text, one, two) or _goes_on(text, one, two)
    ]
    ordinals = [match.span(1) for match in _ORDINAL.finditer(text)]
    if not ordinals:
        return breaks
    apart = [(a, b) for a, b in breaks if not any(first <= a and b <= last for first, last in ordinals)]
    return sorted(apart + ordinals)


def _never_apart(text: str, one: _Span, two: _Span) -> bool:
    """A line ends with an opening mark, or the next one begins with a closing one, or with the sign of its number."""
    last, first = text[one[1] - 1], text[two[0]]
    if first == "。":
        return last not in _STOPS and (two[1] - two[0] == 1 or "\u4e00" <= text[two[0] + 1] <= "\u9fff")
    if last == "“":  # some authors close a quotation with it
        return text.count("“", *one) == text.count("”", *one) + 1
    if first in _RATES:  # below a bare number, as a year in a table, it is another cell
        return last.isdigit() and not text[slice(*one)].replace(".", "").isdigit()
    return last in _OPENING or first in _CLOSING


def _goes_on(text: str, one: _Span, two: _Span) -> bool:
    """A line of prose ends with a comma, with a word that links, inside a word, or without the stop it needs."""
    last, first = text[one[1] - 1], text[two[0]]
    length = one[1] - one[0]
    if length < _LONG or last in _STOPS or _ENTRY.match(text, two[0]):
        return last in "，," and length >= _CLAUSE and not _ENTRY.match(text, two[0]) and not _CALLS.match(text, *one)
    if last in "，、,":
        return True
    indented = text[one[1] : two[0]].strip("\n")  # begins a paragraph
    if indented or not ("\u4e00" <= last <= "\u9fff" and _BEGIN.match(first) and _PROSE.search(text, *one)):
        return False
    if last in _LINKING or not _PROSE.search(text, *two):
        return last in _LINKING and length >= _LINKED_LONG
    if length >= _SENTENCE_LONG and text.find("。", *one) >= 0 and not _ENTRY.match(text, one[0]):
        return True
    before, after = text[one[1] - 2], text[two[0] + 1 : two[0] + 2]
    return joins(last, first) and not joins(before, last) and not joins(first, after)


STEP = Step("broken", "broken_line", run)
