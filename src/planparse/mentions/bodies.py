"""Bodies and people by office, as noun phrases: 县教育局教研室, 各乡镇, 中心组老师, 有关部门负责同志.

A phrase is a chain of modifiers that ends in the name of a body or of people; the words are data (``body_*.txt``,
``people_heads.txt``).

Example:
    >>> [body.text for body in find_bodies("县教育局教研室将组织各校，由培训科和骨干教师授课。")]
    ['县教育局教研室', '各校', '培训科', '骨干教师']
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from planparse.lexicons.loader import words
from planparse.mentions.first_characters import one_of

# A generic part is the end of a name only where no other word goes on with it: 教学部|分, 教研组|织.
_GENERIC_GUARDS = {
    "部": "[分署]",
    "会": "[议同计谈考]",
    "办": "[法理学好公校]",
    "处": "[理于罚分置]",
    "组": "[织建成合]",
    "科": "[研学目技普室]",
    "队": "伍",
    "乡": "[村土镇]",
    "县": "[域级直]",
    "区": "[域别间分级]",
    "校": "[本园内外际领舍]",
    "站": "[在位]",
    "所": "[有属在谓辖]",
    "委": "[托派]",
    "局": "[面限势部]",
    "团": "[结体]",
    "村": "[民级庄]",
    "市": "[场级直]",
    "省": "[级直]",
    "镇": "[级]",
    "股": "[份权]",
    "院": "[校士]",
    "室": "[内外]",
    "园": "[区林丁]",
    "馆": "藏",
    "厅": "级",
}


# 各镇（街道）, 各责任（配合）单位
_OPENED = (
    r"(?:各?[县市区镇乡村校]{1,3}[（(][县市区镇乡村街道社园、]{1,8}[）)]"
    r"|各?(?:牵头|责任|主办)[（(](?:责任|配合|参与|协[办同])[）)](?:单位|部门))"
)
_JOIN = re.compile(r"、|和|与|及(?!时)其?|以及|等")


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body, or people by their office, at ``[start, end)``."""

    start: int
    end: int
    text: str
    kind: Literal["body", "people"]


@cache
def _phrase() -> re.Pattern[str]:
    listed = {*words("body_heads"), *words("people_heads")}
    heads = one_of(listed, {word: _GENERIC_GUARDS["组"] for word in listed if word.endswith("组")})
    modifiers = one_of(words("body_modifiers"))
    generic = one_of(words("body_suffixes"), _GENERIC_GUARDS)
    segment = rf"(?:(?:{modifiers}){{0,6}}(?:{heads})|(?:{modifiers}){{1,6}}(?:{generic}))"
    return re.compile(
        rf"{_OPENED}长|(?:{_OPENED}|(?!校校|每个(?:乡镇|[县镇乡村])|{_OPENED})){segment}{{1,3}}们?|{_OPENED}"
    )


@cache
def _beginnings() -> tuple[frozenset[str], frozenset[str]]:
    """What phrases begin with: words of one character, and the first two characters of the others."""
    listed = [word for name in ("body_heads", "people_heads", "body_modifiers") for word in words(name)]
    single = frozenset({"各", *(word for word in listed if len(word) == 1)})
    return single, frozenset({"校（", "校(", *(word[:2] for word in listed)})


def may_begin(text: str, at: int) -> bool:
    """Whether a phrase may begin at ``at``: a quick test before the long pattern."""
    single, double = _beginnings()
    return text[at : at + 1] in single or text[at : at + 2] in double


@cache
def ends_in_body() -> re.Pattern[str]:
    """Matches a text that ends in the name of a body or of people."""
    ends = one_of({*words("body_heads"), *words("people_heads"), *words("body_suffixes")})
    return re.compile(rf"(?:{ends})们?$|{_OPENED}$")


@cache
def _people() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(words('people_heads'))})们?$")


def phrase_end(text: str, start: int, end: int) -> int:
    """Where the phrase that begins at ``start`` ends; ``start`` itself where none begins there."""
    if start >= end or not may_begin(text, start):
        return start
    match = _phrase().match(text, start, end)
    return match.end() if match else start


def enumeration_end(text: str, start: int, end: int) -> int:
    """Where an enumeration of phrases ends (县教育局、县财政局和各乡镇), 及其工作人员 and 等部门 included.

    Example:
        >>> enumeration_end("教导处、大队部等部门开展活动", 0, 14)
        10
    """
    last = phrase_end(text, start, end)
    while last > start and (join := _JOIN.match(text, last, end)):
        following = phrase_end(text, join.end(), end)
        if following == join.end():
            return following if join.group() == "等" else last
        last = following
    return last


def find_bodies(text: str, start: int = 0, end: int | None = None) -> list[BodyMention]:
    """All names of bodies and people by office in ``text[start:end]``, longest first, without overlap.

    Proper names in front (云岭县 in 云岭县教育局) are not part of a mention; ``find_regions`` finds them.
    """
    end = len(text) if end is None else end
    return [
        BodyMention(match.start(), match.end(), match.group(), "people" if _people().search(match.group()) else "body")
        for match in _phrase().finditer(text, start, end)
    ]
