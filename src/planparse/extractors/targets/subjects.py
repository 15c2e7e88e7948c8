"""Whom a value is for: the people and bodies that stand before it."""

from __future__ import annotations

import re

from planparse.extractors.targets.forms import form
from planparse.extractors.targets.objects import without_verb

_RECURS = re.compile(r"每一?个?(?:周|月|学期|学年|年|季度|[春夏秋冬]季)")
_GENERAL = re.compile(
    r"(?:各(?!级?各?[类种])|全体|全校|全区|全市|全县)(?![拥现共]?有|新[建增改]|建成|累计|共)(?:(?![现共]有)[^，。；：、\d每必应要须]){1,14}?"
    r"(?:教师|老师|学校|组|校|教研员|园|科|部门|单位|乡镇|县|区|市|室|局|企业|干部|学生|班)(?=[每必应要须形完开上听写读至有]|$)"
)
_ALL = frozenset("各全")  # what _GENERAL begins with
_NUMBERED = re.compile(r"^\d{1,2}[)）]")
_TOWARDS = frozenset("对向为给让使")
# What stands between those a quota is for and their verb: 每位教师都要, 每个学生能.
_ALL_OF_THEM = re.compile(
    r"(?:(?:[的都均能以将也还]|深入|认真|积极|坚持){1,3}(?:学习|研读|钻研|阅读)?|(?<=[师员生长部])(?:学习|研读|钻研|阅读))$"
)
_SHORTEST = 2
PLACES = frozenset({"等处", "等地"})


def whose(text: str, marks: tuple[int, int, int, int]) -> str | None:
    """Whom the words before a value speak of: those at its head, before its recurrence or before its verb."""
    begin, first, verb_at, end = marks
    return subject_of(text, begin, verb_at) or group_of(text[first:end]) or body(text, first, verb_at)


def body(text: str, start: int, end: int) -> str | None:
    """Words that end with a body or a group of people, without a verb or preposition before them.

    Example:
        >>> body("组织全县小学教研室", 0, 9), body("向困难群众", 0, 5)
        ('全县小学教研室', None)
    """
    start += 2 * text.startswith(("组织", "邀请"), start)
    start += text[start : start + 1] in _TOWARDS
    long = end - start >= _SHORTEST and text[end - 2 : end] not in PLACES
    return without_verb(text[start:end]) if long and form("name.body").search(text, start, end) else None


def group_of(label: str) -> str | None:
    """The people or bodies that stand before a recurrence.

    Example:
        >>> group_of("落实中小学生每天锻炼"), group_of("对学校每学期督导")
        ('中小学生', None)
    """
    match = form("frequency.every").search(label) if "每" in label else None
    before = "" if match is None else without_verb(_NUMBERED.sub("", label[: match.start()]))
    return before if form("name.body").search(before) and before[0] not in _TOWARDS else None


def subject_of(text: str, start: int, end: int) -> str | None:
    """Whom a quota is for.

    Example:
        >>> subject_of("每位教师每学期必须上", 0, 9), subject_of("各备课组形成", 0, 6), subject_of("新增就业", 0, 4)
        ('每位教师', '各备课组', None)
    """
    words = text[start:end]
    if "每" in words:
        for match in form("name.each").finditer(text, start, end):
            if not _RECURS.match(match.group()):
                return _ALL_OF_THEM.sub("", match.group().strip())
    general = None if _ALL.isdisjoint(words) else _GENERAL.search(words)
    return general.group() if general else None
