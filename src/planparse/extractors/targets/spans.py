"""Which spans of time are figures."""

from __future__ import annotations

import re

from planparse.extractors.targets.forms import form
from planparse.extractors.targets.view import HOURS, YEARS, View

_SPAN_GIVEN = re.compile(r"时间|时长|时限|学时|不|缩|压|降|提前|仅需|只需|平均|每")
_ACCIDENT = re.compile("的[^，。；、]{0,6}(?:事故|故障|停电|中断)")
_WEEKLY = re.compile(r"每(?:周|月|个月|学期|季度?)[^，。；、第\d]{2,12}$")  # 每周开放5天


def span_of_time(view: View) -> bool | None:
    """Spans of time are targets where they last or are a limit, not where they only say when."""
    dimension = view.quantity.dimension
    if dimension not in YEARS | HOURS:
        return None
    dated = dimension in YEARS and view.behind.startswith(("来", "间", "内", "平均"))  # 五年平均水平
    if dated or (dimension in HOURS and _ACCIDENT.match(view.behind)):  # 停产2小时以上的事故
        return False
    if dimension in HOURS and view.quantity.op in {">=", "<="} and view.before.endswith(("活动", "锻炼", "睡眠")):
        return True
    if form("filter.lasting").search(view.before):
        return not view.before.endswith(("再延长", "近", "连续"))
    passing = form("filter.passing").search(view.before) is not None
    if dimension in HOURS:
        return not passing and _SPAN_GIVEN.search(view.before) is not None
    weekly = dimension == "time.days" and _WEEKLY.search(view.before) is not None
    return not passing and not view.behind and bool(view.before) and (weekly or view.quantity.op == "range")
