"""What of the words before a value is the name: without who does it, how often, and how much at least."""

from __future__ import annotations

import re

from planparse.extractors.targets.forms import form
from planparse.extractors.targets.naming import YIELD
from planparse.extractors.targets.quotas import RECURRING
from planparse.mentions.indicators import is_form

_LIMIT = re.compile(r"^(?:至少|最少|不少于|至多|最多)")
_BEFORE_LIMIT = re.compile(r"^.{1,20}(?<!“)(?:至少|最少|至多|最多)(?=[一-鿿]{2})")
_DONE = re.compile(rf"(?<=业)(?:完成|实现)(?={YIELD.pattern}$)")
_PEOPLE = re.compile(
    r"(?:\d{1,2}周?岁(?:及|含)?以[上下]的?)?[一-鿿、]{0,8}(?:教师|老师|教研员|干部|领导|组长|主任|校长|园长)(?!人均)"
)
#: Units in which the work of people is counted.
OF_WORK = frozenset({"节", "次", "篇", "课时", "学时", "份", "场", "本"})


def without_subject(label: str, subject: str | None) -> str:
    """要求每校每期至少投稿 measures 投稿.

    Example:
        >>> without_subject("要求每校每期至少投稿", "每校")
        '投稿'
    """
    if subject is None or subject not in label:
        return label
    behind = _LIMIT.sub("", label[label.index(subject) + len(subject) :].removeprefix("每期"))
    return behind if len(behind) >= 2 else label


def without_limit(label: str) -> str:
    """What is done, without whom it is done with before a limit.

    Example:
        >>> without_limit("与家长至少电话沟通")
        '电话沟通'
    """
    return _BEFORE_LIMIT.sub("", label) if "至" in label or "最" in label else label


def who_and_what(label: str) -> tuple[str | None, str]:
    """The people, and the known name of what they do.

    Example:
        >>> who_and_what("任课教师听课"), who_and_what("听课")
        (('任课教师', '听课'), (None, '听课'))
    """
    match = _PEOPLE.match(label)
    if match is None or not is_form(label[match.end() :]):
        return None, label
    return match.group(), label[match.end() :]


def without_deed(label: str) -> str:
    """What an industry yields, without the verb between them.

    Example:
        >>> without_deed("畜牧业完成产值"), without_deed("完成产值")
        ('畜牧业产值', '完成产值')
    """
    return _DONE.sub("", label) if "业" in label else label


def without_recurrence(label: str) -> str:
    """电教设备一学期检测 measures 电教设备检测; in 教师每学期听课 the teachers are the subject.

    Example:
        >>> without_recurrence("电教设备一学期检测"), without_recurrence("全体教师每学期听课")
        ('电教设备检测', '听课')
    """
    match = form("frequency.every").search(label) if not RECURRING.isdisjoint(label) else None
    if match is None:
        return label
    before, behind = label[: match.start()], _LIMIT.sub("", label[match.end() :])
    return behind if len(behind) >= 2 and form("name.body").search(before) else before + behind or label
