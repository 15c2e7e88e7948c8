"""Pieces into which a site that shares documents cuts a text, each with a number that no author wrote."""

from __future__ import annotations

import re

from planparse.text.clean import CleanText
from planparse.text.steps.step import Step, counted

_PIECE = re.compile(r"(?:\A|\s{0,8}\n)\s{0,40}(\d{1,3})、[ \t]{0,4}(?=\S)")
_SECOND = re.compile(r"\n\s{0,40}2、")  # a quick look
_FEWEST = 3  # two may be an author's, who forgot a full stop
_LEAST = 180  # characters of all pieces but the last
_STOPS = "。！？；：…!?;:.）)”"


def run(clean: CleanText) -> CleanText:
    r"""Join pieces numbered 1、 2、 3、 of which most end amid a sentence, and drop the numbers.

    Example:
        >>> piece = "各镇要加强巡查，" * 30
        >>> run(CleanText.of(f"1、{piece}完成造\n2、林，{piece}每月\n3、一次。")).text[-5:]
        '每月一次。'
    """
    if not _SECOND.search(clean.text):
        return clean
    pieces = _pieces(clean.text)
    if not pieces:
        return clean
    joints = [match.span() for match in pieces[1:]]
    first = pieces[0]
    head = (first.start(), first.end(), "\n" if "\n" in first.group() else "")
    warned = counted(clean, "broken_line", "pieces that a site numbered", joints)
    return warned.edit([head, *((start, end, "") for start, end in joints)])


def _pieces(text: str) -> list[re.Match[str]]:
    """Numbers of lines that are pieces: they count from one, are long, one line each, and most run on."""
    found: list[re.Match[str]] = []
    for match in _PIECE.finditer(text):
        start = found[-1].end() if found else 0
        short = bool(found) and (match.start() - start < _LEAST or text.find("\n", start, match.start()) >= 0)
        if int(match[1]) != len(found) + 1 or short:
            return []
        found.append(match)
    amid = sum(text[match.start() - 1] not in _STOPS for match in found[1:])
    return found if len(found) >= _FEWEST and 2 * amid > len(found) - 1 else []


STEP = Step("chunks", "broken_line", run)
