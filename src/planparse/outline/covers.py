"""A plan behind the letter that issues it: where the letter ends, and where the plan begins."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from planparse.outline.model import Line
from planparse.outline.numbering import label_of
from planparse.outline.official import (
    ATTACHED,
    attachments_start,
    is_body,
    is_date,
    is_dated_signer,
    signature_start,
)
from planparse.outline.opening import is_wrapped
from planparse.outline.titles import is_notice, is_title

_SENT = re.compile(
    r"(?:印发|下达|下发|转发|公布|发布|征求)[《<〈]?(?P<title>.{4,100}?)[》>〉]?(?:的通知|(?:修改)?(?:建议|意见)的(?:通知|函))$"
)
_CITED = re.compile(r"《(?P<title>[^《》]{4,80}(?:《[^《》]{1,60}》[^《》]{0,20})?)》")
_LATER_ANNEX = re.compile(r"附件\s?(?:[2-9]|[1-9]\d|[二三四五六七八九十]{1,2})\s?[：:]?")
_SIGNS = re.compile(r"[\s《》〈〉<>“”\"'‘’（）()]+")
_COVER_LONGEST = 1500
_LETTER_LONGEST = 6000
_BESIDE_SIGNATURE = 40
_MOST_LINES = 3


class Cover(NamedTuple):
    """A letter, the lines that only join it to what it hands on, the title of that, and its lines."""

    letter: Sequence[Line]
    joint: Sequence[Line]
    title: Line | None
    plan: Sequence[Line]


def without_cover(content: Sequence[Line], title: str) -> Cover:
    """Part a letter from the plan that it hands on; all is letter where it hands on none.

    Between the two stand the signature of the letter, 附件 and the title of what is attached.

    Args:
        content: The lines behind title and addressee.
        title: The letter's own title, which may name what it hands on; empty where it has none.
    """
    names = {_key(name) for name in _names(content, title)}
    found = _attached_title(content, names, is_letter=bool(title))
    if found is None:
        start, end = _signature(content) if names else (0, 0)
        return Cover(content[:start], content[start:end], None, content[end:])
    start, end = found
    letter = _letter(content[:start])
    attached = Line(content[start].start, content[end - 1].end, "".join(line.text for line in content[start:end]))
    return Cover(letter, content[len(letter) : end], attached, content[end:])


def sent_title(title: str) -> str | None:
    """The title of what a notice hands on, out of the notice's own.

    Example:
        >>> sent_title("云岭县教育局关于印发《2024年工作要点》的通知"), sent_title("关于听课的通知")
        ('2024年工作要点', None)
    """
    sent = _SENT.search(title)
    return sent["title"] if sent else None


def same_words(first: str, second: str) -> bool:
    """Whether two titles have the same words, whatever their blanks, quotes and brackets.

    Example:
        >>> same_words("《云岭县 2024年工作要点》", "云岭县2024年工作要点")
        True
    """
    return _key(first) == _key(second)


def _names(content: Sequence[Line], title: str) -> Iterator[str]:
    """What a letter says that it hands on."""
    sent = sent_title(title)
    if sent:
        yield sent
    for line in content[:_MOST_LINES]:
        yield from (match["title"] for match in _CITED.finditer(line.text))


def _key(text: str) -> str:
    return _SIGNS.sub("", text)


def _signature(lines: Sequence[Line]) -> tuple[int, int]:
    """The signature of a letter whose plan follows without a title of its own."""
    length = 0
    for i, line in enumerate(lines[:-1]):
        length += len(line.text)
        if length > _COVER_LONGEST:
            break
        if i and is_date(line.text):
            start = signature_start(lines[: i + 1])
            return (start, i + 1) if 0 < start < i else (0, 0)
    return 0, 0


def _attached_title(lines: Sequence[Line], names: Collection[str], *, is_letter: bool) -> tuple[int, int] | None:
    """The lines of the title of the plan behind its letter, or None where nothing is attached.

    A title that the letter names is found by its words, in up to three lines, any other one by its look; what has no
    title of its own is a letter only where a date signs it.
    """
    length, by_look = 0, True
    for i, line in enumerate(lines[:-1]):
        length += len(line.text)
        if length > _LETTER_LONGEST:
            return None
        by_look = by_look and length <= _COVER_LONGEST and not (label_of(line.text) and len(line.text) > 60)
        is_letter = is_letter or is_date(line.text)
        if _LATER_ANNEX.fullmatch(line.text):
            return None
        if not i or _in_list(lines, i):
            continue
        end = _end_of_named(lines, i, names)
        if end:
            return i, end
        if by_look and is_letter and is_title(line.text) and not is_notice(line.text):
            return i, i + 1
        if by_look and _closes_letter(lines[:i]) and is_wrapped([line.text, lines[i + 1].text]):
            return i, i + 2
    return None


def _closes_letter(lines: Sequence[Line]) -> bool:
    """Whether a letter ends in its date, and maybe a remark behind it."""
    return any(_is_dated(line.text) for line in lines[-1 - (lines[-1].text[0] in "（(") :])


def _end_of_named(lines: Sequence[Line], i: int, names: Collection[str]) -> int | None:
    key = ""
    for end in range(i + 1, min(i + _MOST_LINES, len(lines) - 1) + 1):
        key += _key(lines[end - 1].text)
        if key in names:
            return None if _signs(lines[end].text) else end
        if not any(name.startswith(key) for name in names):
            return None
    return None


def _signs(text: str) -> bool:
    return is_body(text) or _is_dated(text)


def _in_list(lines: Sequence[Line], i: int) -> bool:
    """Whether a line stands in a list of attachments rather than over the attachment."""
    return lines[i - 1].text.startswith("附件") and len(lines[i - 1].text) > 5 and not is_date(lines[i - 1].text)


def _letter(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a letter before its signature, remarks and list of attachments."""
    dated = next((i for i in range(len(lines) - 1, 0, -1) if _is_dated(lines[i].text)), None)
    if dated is not None and all(len(line.text) <= _BESIDE_SIGNATURE for line in lines[dated + 1 :]):
        lines = lines[: dated + 1]
    while lines and ATTACHED.match(lines[-1].text):
        lines = lines[:-1]
    letter = lines[: signature_start(lines)]
    return letter[: attachments_start(letter)]


def _is_dated(text: str) -> bool:
    return is_date(text) or is_dated_signer(text)
