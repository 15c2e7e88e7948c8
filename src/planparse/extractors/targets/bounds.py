"""Quantities that bound a group, say which things are meant or belong to another quantity."""

from __future__ import annotations

import re

from planparse.extractors.targets.view import EVENTS, HOURS, YEARS, View
from planparse.mentions.numerals import CHINESE
from planparse.mentions.quantities import Quantity

_REMOTE = ("因", "由于", "距", "距离", "离")
_LIVESTOCK = frozenset({"头", "只", "羽", "头只", "匹"})
_HERD = re.compile(r"(?:[存出]栏|养殖|饲养)[^，。；、\d]{0,4}$")
# 前1%学科, 前万分之一的高校: those at the top of a ranking.
_TOP = re.compile(r"的?(?:学科|专业|高校|学校|期刊|论文|学生|考生|企业|城市|人才|科学家)")
_FAR_FROM = re.compile(
    r"距离?[^，。；、\d]{0,10}(?:[城县市镇乡村区站场港口]|政府|中心|公路|国道|铁路)(?:大?约|仅|只有|有)?\s?$"
)
_SIZED = re.compile(r"的?(?:超?大班额|教学点|小规模|自然村|村[庄屯组])")
_TOWNS = re.compile(r"(?:常住|户籍)?人口的?(?:[大特]?大|中等)?(?:城[市镇]|县|乡镇|[村镇]|地区)")
_MEMBERS = frozenset({"person", "household"})
_BOUNDS = frozenset(
    {"money", "age", "power", "length", "area", "volume", "time", "time.days", "time.hours", "voltage", "mass", "score"}
    | {"money.usd", "energy.coal", "power.apparent", "ratio"}
)
# What begins 以上, 及以上, 或者以上, （含）以上.
_BOUND_BEGINS = frozenset("以及或（(")
_AFTER_BOUND = re.compile(
    r"(?:的|\s)*(?!左右|水平|的?(?:目标|增速|水平|速度)|[，。；：、！？）)（(\n和与及并]|$|新台阶|台阶|大关)"
)
_HELD_BEFORE_BOUND = re.compile(
    r"(?:达到|增长|提高|下降|降低|超过|控制在|稳定在|保持在|实现|新增|完成|投资|[增提升降涨长高大].?[到至])$"
)
_STANDS_AT = re.compile(
    r"(?:面积|产量|总产|规模|总量|数量|收入|产值|投资|余额|距离|水平|库存|存栏)[^，。；、\d]{0,4}(?:在|为|达到?|保持|稳定)$"
)
_COMPLETES = re.compile(r"^(?:已|全面|超额|圆满|提前){0,2}完成了?$")
_SURPASSES = re.compile(r"超额完成了?[^，。；、\d]{0,10}(?:计划|规划|预期|任务|目标)的?$")
_AIM = re.compile(r"的(?:预期|年度|全年){0,2}(?:目标|计划|任务)")
_BEFORE_AIM = frozenset("的目任")
_AIMS = ("的目标", "目标", "的任务", "任务", "的计划")
_GENERATOR = re.compile(r"[^，。；、\d]{0,10}?(?:项目|工程|基地|电站)")
_GROUP_COUNTED = re.compile(
    r"(?!增长|下降|提高|占|达|用于|支持|[和与及])[一-鿿（）()]{1,10}?(?:达到?|有|超过?|突破|增至|增加到?)?\d"
)
_BASIS = re.compile(r"在(?:去年|上年|\d{4}年)?(?:的|约|近)?$")
_CAPACITY = re.compile(r"[日年](?:处理|供水|供应|生产|产|发电|输气|加工|屠宰|出栏)[^，。；、\d]{0,4}$")
_COUNT = re.compile(rf"[\d{CHINESE}][座条个处家台套口]")
_COUNTED = re.compile(rf"[\d{CHINESE}余多][个家户批项]$")
_ROUND = frozenset({"十亿", "百亿", "千亿", "万亿", "百万", "千万"})
# 在全省102个县中位列第12: how many were ranked.
_RANKED = re.compile(
    r"[^，。；、\d]{1,14}?(?:位列|名列|排名|位居|排在|排|居|列)(?:分别)?[为是]?第[\d一二三四五六七八九十]"
)
_MOVING_KIND = re.compile(
    r"[^，。；、\d]{2,12}(?:案|案件|事故|警情|发案)(?:同比|环比|分别|下降|上升|减少|增长)"
)  # 八类刑事案件下降6%


def of_another(view: View) -> bool | None:
    """A value that belongs to another one.

    在上年88%的基础上提高2个百分点, 八类刑事案件下降6%, 日处理500吨的污水厂2座, 2条日产50吨的生产线, 9个百亿元项目.
    """
    if view.behind[:1] in _BEFORE_AIM and _is_old_aim(view):
        return False
    if view.behind.startswith("的"):
        sized = view.later or _COUNT.search(view.before) is not None
        basis = view.behind.startswith("的基础上") and _BASIS.search(view.before) is not None
        return False if basis or (sized and _CAPACITY.search(view.before)) else None
    if "第" in view.behind and _RANKED.match(view.behind):
        return False
    if view.written in _ROUND and view.quantity.dimension == "money" and _COUNTED.search(view.before):
        return not view.behind or view.behind[0] in "，。；、）"
    return False if view.quantity.unit == "类" and view.later and _MOVING_KIND.match(view.behind) else None


def _is_old_aim(view: View) -> bool:
    """完成5000人的目标任务, 超额完成计划12亿元的目标: the aim that something came up to."""
    if view.behind.startswith(_AIMS) and _SURPASSES.search(view.before):
        return True
    return _AIM.match(view.behind) is not None and _COMPLETES.search(view.before) is not None


def attribute(view: View) -> bool | None:
    """A value that says which things are meant.

    300兆瓦风电项目, 每10万人, 50万以上人口城市, 不足10人的教学点6个, 30户以上自然村寨通路比例达100%, 连续两次靠后,
    确定的八件实事完成七件, 前1%学科.
    """
    dimension, before = view.quantity.dimension, view.before
    if dimension in _BOUNDS and view.behind.startswith(("级", "口径", "部分", "的占")):  # 30万千瓦级机组, 增值税50%部分
        return False
    if dimension == "power" and _GENERATOR.match(view.behind):
        return False
    if (dimension in _MEMBERS and _bounds_members(view)) or (view.suffix[:1] == "以" and _TOWNS.match(view.behind)):
        return False
    of_each = before.endswith("每") and view.behind and dimension not in YEARS | HOURS  # 每10万人刑事案件数
    if of_each or (dimension == "length" and _is_distance(view)):
        return False
    at_top = dimension == "ratio" and before.endswith("前") and _TOP.match(view.behind)
    if at_top or before.endswith(_REMOTE) or (view.quantity.unit in EVENTS and before.endswith("连续")):
        return False
    return False if view.later and before.endswith(("确定的", "定下的", "承诺的")) else None


def _is_distance(view: View) -> bool:
    """距县城40公里, 位于镇区东8公里处: where a place lies."""
    return view.behind == "处" or ("距" in view.before and _FAR_FROM.search(view.before) is not None)


def _bounds_members(view: View) -> bool:
    bounded = view.suffix[:1] in _BOUND_BEGINS
    if bounded and _SIZED.match(view.behind):
        return True
    of_group = view.behind.startswith("的") and view.quantity.op != "="
    if of_group and view.quantity.op == "<":  # 不足10人的教学点
        return True
    return view.later and (of_group or (bounded and "\u4e00" <= view.behind[:1] <= "\u9fff"))


def herd(view: View) -> bool | None:
    """存栏500头以上的猪场6个, 出栏200只至5000只养殖户200户: what follows counts the farms."""
    if not view.later or (view.quantity.unit or "").removeprefix("万") not in _LIVESTOCK:
        return None
    bounded = view.suffix[:1] == "以" or view.quantity.op == "range"
    return False if bounded and _HERD.search(view.before) else None


def threshold(view: View) -> bool | None:
    """亿元以上项目, 600分以上共14人: the value bounds a group and is no aim."""
    quantity, behind = view.quantity, view.behind
    if quantity.dimension not in _BOUNDS or not behind:
        return None
    if view.later and _bounds_a_group(quantity, behind, surpassed=view.before.endswith("过")):
        return False
    if view.suffix[:1] not in _BOUND_BEGINS:
        return None
    if behind[0] in "、和及" and _STANDS_AT.search(view.before):
        return True
    if quantity.dimension == "ratio":
        return False if behind.startswith("的") and view.later and not view.before else None
    held = _HELD_BEFORE_BOUND.search(view.before) and behind.startswith(("的", "，", "和", "、", "左右"))
    return False if not held and (_AFTER_BOUND.match(behind) or view.later) else None


def _bounds_a_group(quantity: Quantity, behind: str, *, surpassed: bool) -> bool:
    """50米内换乘比例达91%, 超千亿元的县达12个, 超200亿元县达3个: what follows counts the group."""
    if behind.startswith("内") or (behind.startswith("的") and (quantity.op != "=" or surpassed)):
        return True
    return quantity.dimension.startswith("money") and quantity.op != "=" and _GROUP_COUNTED.match(behind) is not None
