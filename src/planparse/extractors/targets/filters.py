"""Which quantities are targets: not articles, slogans, thresholds, appositions, spans of time or parts of names."""

from __future__ import annotations

import re
from collections.abc import Callable

from planparse.extractors.targets.articles import article, issue, proverb, slogan
from planparse.extractors.targets.bounds import attribute, herd, of_another, threshold
from planparse.extractors.targets.clauses import Clause
from planparse.extractors.targets.spans import span_of_time
from planparse.extractors.targets.view import FIGURE, HOURS, YEARS, View
from planparse.mentions.numerals import CHINESE
from planparse.mentions.quantities import Quantity, is_fraction

_RANKS = frozenset({"位", "名"})
_AMONG_FIRST = re.compile(r"(?:进入|跻身|位居|位列|排名|居|列|保持)[^，。；、]{0,6}前$")
_VALUED = ("放在", "摆在", "摆到", "放到")  # 把安全放在第一位
_NEVER = frozenset({"voltage", "power.apparent"})
STEPS = re.compile(r"(?:大的?)?(?:[百千万]{1,2}亿元?级?)?大?(?:台阶|关口)")  # 连跨2个百亿台阶
_SECOND = ("备课", "供水", "开发", "创业", "污染", "利用", "传播", "装修")
_NAMING = ("的", "级", "强", "年", "佳", "工程", "行动", "计划")
_NUMERAL = re.compile(rf"[{CHINESE}]")
# What makes years of life a figure; a clause of nothing but the verb goes on from the one before (寿命…，达到80岁).
_OF_AGE = re.compile(r"寿命|平均|年龄|^(?:达到?|提高到|增加到|延长到)$")


def is_target(
    text: str, clause: Clause, quantity: Quantity, *, planned: bool, siblings: int, listed: bool = False
) -> bool:
    """Whether a quantity states something of an indicator.

    Args:
        text: The text in which clause and quantity stand.
        clause: The clause of the quantity.
        quantity: Number and unit.
        planned: Whether the clause promises rather than reports.
        siblings: How many quantities nearby count in the same unit.
        listed: Whether a tally (五个一) announces the quantity.

    Example:
        >>> from planparse.mentions.quantities import find_quantities
        >>> def seen(text):
        ...     found = tuple(find_quantities(text))
        ...     return is_target(text, Clause(0, len(text), found), found[0], planned=True, siblings=0)
        >>> seen("评选两名教师"), seen("实现两个统一"), seen("建设一支队伍"), seen("语文、数学两科")
        (True, False, False, False)
    """
    number = quantity.number
    written = number.text if number is not None else quantity.text
    chinese = _NUMERAL.match(written) is not None and quantity.unit != "%" and not is_fraction(written)
    view = View(
        quantity,
        text[clause.start : quantity.start],
        text[quantity.stop : clause.end],
        written,
        chinese,
        text[quantity.end : quantity.stop].strip(),
        clause.inner,
        clause.quantities[-1].start > quantity.stop,
        planned,
        siblings,
        listed,
    )
    return next((answer for decide in _DECISIONS if (answer := decide(view)) is not None), True)


def _group_of_rank(view: View) -> bool | None:
    """前50名 names a group; 前10分钟到达 sets a time."""
    if view.quantity.unit in _RANKS and not view.behind and _AMONG_FIRST.search(view.before):
        return True
    if view.quantity.dimension in HOURS and view.before.endswith("前") and view.behind[:1] in set("到入进完抵赶"):
        return True
    ranked = view.quantity.dimension not in {"ratio", *YEARS}
    return False if ranked and view.before.endswith(("前", "第")) and view.quantity.dimension != "rank" else None


def _by_dimension(view: View) -> bool | None:
    if STEPS.match(view.behind) and (view.quantity.unit == "个" or view.before.endswith("个")):
        return False
    if view.quantity.dimension == "rank":
        return not view.before.endswith(_VALUED)
    if view.quantity.dimension in _NEVER or (view.written == "二" and not _counts_two(view)):
        return False
    if view.written in {"百", "千"}:  # 百名专家 is a name, 突破千吨 a figure
        return view.quantity.op != "=" and not view.behind.startswith(_NAMING)
    if view.quantity.unit in {"岁", "周岁"}:
        return _OF_AGE.search(view.before) is not None and not view.behind.startswith("以")
    return None


def _counts_two(view: View) -> bool:
    """二 counts in 每学期研讨二次, and means the second in 二次供水, 二期工程."""
    often = "每" in view.before and view.quantity.unit in {"次", "节", "篇"}
    return often and not view.behind.startswith(_SECOND)


def _bare_number(view: View) -> bool | None:
    """A number without unit is a figure only behind 达到, 指数, 得分; in brackets a counted noun says nothing new."""
    if view.quantity.unit is None and not is_fraction(view.quantity.text):
        if view.written == "零" and view.behind:  # 零发生
            return True
        return FIGURE.search(view.before) is not None
    return False if view.inner and not view.before and view.chinese else None


def _lesson_hours(view: View) -> bool | None:
    """90学时培训 is the name of a training."""
    named = view.quantity.dimension == "lesson_hours" and view.quantity.op == "="
    return False if named and view.behind[:1] in set("和培的、集") else None


_DECISIONS: tuple[Callable[[View], bool | None], ...] = (
    of_another,
    attribute,
    proverb,
    _group_of_rank,
    _bare_number,
    _by_dimension,
    _lesson_hours,
    span_of_time,
    herd,
    threshold,
    issue,
    article,
    slogan,
)
