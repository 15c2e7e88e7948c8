"""What a repair step is, and what the steps share."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from planparse.schema import Notice
from planparse.text.clean import CleanText


@dataclass(frozen=True, slots=True)
class Step:
    """One pure repair.

    Args:
        id: Name of the step.
        code: Code of the warning it gives, or None where it gives none.
        run: The repair itself. It returns the very same object where nothing is to be done, and finds that out with
            a plain search for what it needs, so that healthy text costs next to nothing.
    """

    id: str
    code: str | None
    run: Callable[[CleanText], CleanText]


def counted(clean: CleanText, code: str, what: str, places: Sequence[tuple[int, int]]) -> CleanText:
    """Warn once for many places: how often, and where first.

    Args:
        clean: The text before the places are changed.
        code: Warning code.
        what: What was found; it begins the message.
        places: Ranges in ``clean.text``, in order.
    """
    if not places:
        return clean
    times = f" ({len(places)} times)" if len(places) > 1 else ""
    return clean.warn(Notice(code=code, message=what + times, span=clean.span(*places[0])))


def between(text: str, start: int, end: int) -> str:
    """What stands where lines are joined: a space between Latin words, nothing else."""
    return " " if text[start - 1].isascii() and text[start - 1].isalpha() and text[end : end + 1].isascii() else ""


def fold(clean: CleanText, pattern: re.Pattern[str], table: Mapping[str, str]) -> CleanText:
    """Replace characters one for one.

    ``str.translate`` looks up every character of a text; a search for the few that matter takes a fiftieth of it.

    Args:
        clean: The text.
        pattern: A class of just the keys of the table.
        table: Single character to single character.
    """
    found = set(pattern.findall(clean.text))
    if not found:
        return clean
    text = clean.text
    for old in found:
        text = text.replace(old, table[old])
    return replace(clean, text=text)
