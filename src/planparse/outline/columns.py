"""The names of the columns of calendars whose cells were lost: on one line, or each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Literal

from planparse.outline.numbering import chinese_number

Behind = Literal["actor", "place", "hours"]

_OF = ("活动", "工作", "教学", "培训", "学习", "教研", "研讨")
_WEEKS = ("周次", "周数", "周别")
_TIMES = (*_WEEKS, "日期", "时间", "月份", "月次", "星期", "起止日期", "起止时间", "日期（周次）")
_CONTENTS = (
    *(
        "主要工作",
        "主要活动",
        "重点工作",
        "主要内容",
        "工作要点",
        "工作重点",
        "具体措施",
        "具体内容",
        "主要事宜",
        "行事内容",
        "工作任务",
        "活动项目",
        "授课内容",
        "课题",
        "内容",
        "活动",
        "工作",
        "事项",
        "项目",
        "主题",
    ),
    *(of + what for of in _OF for what in ("内容", "主题", "安排")),
)
_ACTING = (
    *("负责人", "责任人", "主持人", "主讲人", "主讲", "执教", "组织者", "责任单位", "负责单位", "承办单位"),
    *(
        "负责部门",
        "责任部门",
        "责任科室",
        "负责科室",
        "主管部门",
        "主办部门",
        "承办部门",
        "牵头部门",
        "相关单位",
        "相关部门",
    ),
)
_PLACES = ("地点", "会议地点", *(f"{of}地点" for of in _OF))
_HOURS = ("课时", "课时数", "教学课时", "教学时数")
_OTHERS = ("序号", "备注", "参加人员", "参加对象", "完成情况", *(f"{of}时间" for of in _OF))
_NAMES = frozenset((*_TIMES, *_CONTENTS, *_ACTING, *_PLACES, *_HOURS, *_OTHERS))
_APART_ONLY = frozenset({"安排", "流程", "环节", "议程"})  # behind 时间 without a blank they are a heading
_SPACED_NAMES = _NAMES | _APART_ONLY
_NAME = "|".join(sorted(_NAMES, key=len, reverse=True))
# What one name took is not given back: 活动内容 is never read as 活动 and 内容.
_ROW = re.compile(rf"(?:(?:{_NAME}|日期\(周次\))[\s\u3000]*+)++[：:]?")
_FIELD = re.compile(rf"(?:{_NAME}|时\s{{1,2}}间|地\s{{1,2}}点|内\s{{1,2}}容|主\s{{1,2}}题)\s?[：:]\s?\S")
_GLUED = re.compile(rf"(?:{'|'.join(sorted(_TIMES, key=len, reverse=True))})(?:{_NAME})++")
_BLANK = re.compile(r"\s")
_APART = re.compile(r"\s{2,}")  # between names whose characters stand apart
_LONGEST_ROW = 90
_LONGEST_NAME = 12
_NUMBERED_ROW = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,3})[\s\u3000]+(?=\S)")
_FEWEST_ROWS = 2
_FEWEST = 3  # columns of a row with time, activity and something behind it

_KINDS: dict[str, Behind] = {
    **dict.fromkeys(_ACTING, "actor"),
    **dict.fromkeys(_PLACES, "place"),
    **dict.fromkeys(_HOURS, "hours"),
}


def is_column(text: str) -> bool:
    """Whether a line is the name of one column (日期, 日 期)."""
    return len(text) <= _LONGEST_NAME and "".join(text.split()) in _NAMES


def is_columns(text: str) -> bool:
    """Whether a line holds nothing but names of columns, parted or not."""
    return _ROW.fullmatch(text) is not None or (_BLANK.search(text) is not None and bool(columns_of(text)))


def is_field(text: str) -> bool:
    """Whether a line says one thing of an activity.

    Example:
        >>> is_field("活动地点：报告厅"), is_field("活动安排：")
        (True, False)
    """
    return ("：" in text or ":" in text) and _FIELD.match(text) is not None


def columns_of(text: str) -> list[str]:
    """The names of columns in the first row of a table whose cells were lost.

    Example:
        >>> columns_of("周次 工作内容 责任人"), columns_of("日期工作内容"), columns_of("工作内容 见附表")
        (['周次', '工作内容', '责任人'], ['日期', '工作内容'], [])
        >>> columns_of("月 份   主 要 工 作   负 责 人")
        ['月份', '主要工作', '负责人']
    """
    if len(text) > _LONGEST_ROW:
        return []
    names = text.split()
    if len(names) == 1 and _GLUED.fullmatch(text):
        names = re.findall(_NAME, text)
    if len(names) > 1 and len(names[0]) == 1:
        names = ["".join(name.split()) for name in _APART.split(text)]
    return names if len(names) > 1 and _SPACED_NAMES.issuperset(names) else []


def weeks_counted(texts: Sequence[str]) -> dict[int, int]:
    """Which rows begin with the bare number of their week, and how long it is: they count on below such a column.

    Example:
        >>> weeks_counted(["周次 教学内容", "1 识字", "2 拼音"]), weeks_counted(["周次 教学内容", "第一周 识字"])
        ({1: 1, 2: 1}, {})
    """
    names = columns_of(texts[0]) if texts else []
    if not names or names[0] not in _WEEKS:
        return {}
    rows = [(at, match) for at, text in enumerate(texts) if (match := _NUMBERED_ROW.match(text))]
    numbers = [chinese_number(match[1]) for _, match in rows]
    if len(rows) < _FEWEST_ROWS or numbers != [*range(numbers[0], numbers[0] + len(numbers))]:
        return {}
    return {at: match.end(1) for at, match in rows}


def columns_behind(texts: Sequence[str]) -> tuple[Behind, ...]:
    """What stands behind the activity in the rows of a calendar, by its names of columns.

    Example:
        >>> columns_behind(["日期 内容 主讲人 地点", "3月5日 备课 张华 会议室"]), columns_behind(["日期 地点 内容"])
        (('actor', 'place'), ())
    """
    for names in map(columns_of, texts):
        if behind := _behind(names):
            return behind
    return ()


def columns_below(texts: Sequence[str]) -> tuple[Behind, ...]:
    """The same where each name of a column stands on a line of its own, as the cells of the rows below do.

    Example:
        >>> columns_below(["月份", "内容", "责任人", "九月", "备课", "张华"]), columns_below(["月份", "内容", "九月"])
        (('actor',), ())
    """
    return _behind(["".join(text.split()) for text in takewhile(is_column, texts)])


def _behind(names: Sequence[str]) -> tuple[Behind, ...]:
    contents = [at for at, name in enumerate(names) if name in _CONTENTS or name in _APART_ONLY]
    behind = [*names[contents[-1] + 1 :]] if contents else []
    if behind[1:] == ["备注"] and behind[0] in _HOURS:  # a row with a remark is told from one that ends in a number
        del behind[1]
    if len(names) < _FEWEST or not all(name in _KINDS for name in behind):
        return ()
    return tuple(_KINDS[name] for name in behind)
