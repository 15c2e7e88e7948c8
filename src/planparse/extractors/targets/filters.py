"""Which quantities are targets: not articles, slogans, thresholds, appositions, spans of time or parts of names."""

from __future__ import annotations

import re
from collections.abc import Callable

from planparse.extractors.targets.clauses import Clause
from planparse.extractors.targets.forms import form
from planparse.extractors.targets.spans import HOURS, YEARS, View, span_of_time
from planparse.mentions.numerals import CHINESE
from planparse.mentions.quantities import Quantity, is_fraction

_EVENTS = frozenset({"次", "轮", "遍", "场", "节", "篇", "期", "周", "个月", "场次"})
_MEETINGS = frozenset({"次", "轮", "遍", "场"})
_INDEFINITE = frozenset({"批", "些", "支", "类", "种", "条"})
_PLAIN = frozenset({"个", "种", "些", "条", "节", "篇", "本", "份"})
_SINGLE_DEEDS = ("定", "干", "成", "抓", "办", "是")
_REMOTE = ("因", "由于", "距", "距离", "离")
_SIZED = re.compile(r"的?(?:超?大班额|教学点|小规模|自然村|村[庄屯组])")
_RANKS = frozenset({"位", "名"})
_AMONG_FIRST = re.compile(r"(?:进入|跻身|位居|位列|排名|居|列|保持)[^，。；、]{0,6}前$")
_VALUED = ("放在", "摆在", "摆到", "放到")  # 把安全放在第一位
_MEMBERS = frozenset({"person", "household"})
_NEVER = frozenset({"voltage", "power.apparent"})
_BOUNDS = frozenset(
    {"money", "age", "power", "length", "area", "volume", "time", "time.days", "time.hours", "voltage", "mass", "score"}
    | {"money.usd", "energy.coal", "power.apparent", "ratio"}
)
_AFTER_BOUND = re.compile(
    r"(?:的|\s)*(?!左右|水平|的?(?:目标|增速|水平|速度)|[，。；：、！？）)（(\n和与及并]|$|新台阶|台阶|大关)"
)
_HELD_BEFORE_BOUND = re.compile(
    r"(?:达到|增长|提高|下降|降低|超过|控制在|稳定在|保持在|实现|新增|完成|投资|[增提升降涨长高大].?[到至])$"
)
_STANDS_AT = re.compile(
    r"(?:面积|产量|总产|规模|总量|数量|收入|产值|投资|余额|距离|水平|库存|存栏)[^，。；、\d]{0,4}(?:在|为|达到?|保持|稳定)$"
)
_ONE_OF = re.compile(r"[^，。；：、]{1,24}之一$")
_LONGEST_SUM = 20  # things that a slogan or an apposition sums up
_LISTED = re.compile(rf"(?:[^，。；：、（(]{{1,14}}、){{1,{_LONGEST_SUM}}}[^，。；：、]{{1,24}}?$")
_LISTED_REACH = 15 * _LONGEST_SUM + 24  # characters that _LISTED covers at most
_FIGURE = re.compile(
    r"(?:达到?了?|为|至|到|指数|系数|分值|得分|比|超过|突破|率|水平|不低于|不高于|不超过|低于|控制在)$"
)
_ISSUE = re.compile(r"[《“]|[^，。；：、]{0,6}(?:报|刊|简报|班|培训|讲座|通讯)")
_PHASES = ("工程", "项目", "扩建", "建设", "改造", "复习", "续建")
_POINTING = ("分成", "分为", "面向", "针对", "围绕", "聚焦", "这", "那", "哪", "上述", "以上", "以下", "某")
_SINGLING = ("每", "第", "又", "另", "同", "任", "这", "那", "某", "上", "下", "再", "之", "有", "新", "另外", "前")
STEPS = re.compile(r"(?:大的?)?(?:[百千万]{1,2}亿元?级?)?大?(?:台阶|关口)")  # 连跨2个百亿台阶
_TO_AIM = re.compile(r"^(?:已|全面|超额|圆满|提前){0,2}完成了?$")
_AIM = re.compile(r"的(?:预期|年度|全年){0,2}(?:目标|计划|任务)")
_GENERATOR = re.compile(r"[^，。；、\d]{0,10}?(?:项目|工程|基地|电站)")
_RECURRED = re.compile(r"(?:一个?|隔|双)(?:周|月|学期|学年|年|季度)$")
_GROUP_COUNTED = re.compile(
    r"(?!增长|下降|提高|占|达|用于|支持|[和与及])[一-鿿（）()]{1,10}?(?:达到?|有|超过?|突破|增至|增加到?)?\d"
)
_SUMMING = ("之一", "强", "方面", "层面", "维度", "环节")
_GREAT = re.compile(r"大(?![型关学宗]|课间|扫除|商超)")
_BASIS = re.compile(r"在(?:去年|上年|\d{4}年)?(?:的|约|近)?$")
_CAPACITY = re.compile(r"[日年](?:处理|供水|供应|生产|产|发电|输气|加工|屠宰|出栏)[^，。；、\d]{0,4}$")
_COUNT = re.compile(rf"[\d{CHINESE}][座条个处家台套口]")
_COUNTED = re.compile(rf"[\d{CHINESE}余多][个家户批项]$")
_SECOND = ("备课", "供水", "开发", "创业", "污染", "利用", "传播", "装修")
_ROUND = frozenset({"十亿", "百亿", "千亿", "万亿", "百万", "千万"})
_MOVING_KIND = re.compile(
    r"[^，。；、\d]{2,12}(?:案|案件|事故|警情|发案)(?:同比|环比|分别|下降|上升|减少|增长)"
)  # 八类刑事案件下降6%
_ACTION = re.compile(r"(?:攻坚|倍增|提升|专项)?(?:行动|计划)")
_EACH_HAS = ("少上", "要上", "只有", "各有", "上有", "校有", "师上", "期上", "月上", "须上")
_TAUGHT = frozenset({"节", "堂", "课时", "次"})
_NAMING = ("的", "级", "强", "年", "佳", "工程", "行动", "计划")
_OLD_AIM = re.compile(r"超额完成了?[^，。；、\d]{0,10}(?:计划|规划|预期|任务|目标)的?$")
_NUMERAL = re.compile(rf"[{CHINESE}]")


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
        return re.search(r"寿命|平均|年龄", view.before) is not None and not view.behind.startswith("以")
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
        return _FIGURE.search(view.before) is not None
    return False if view.inner and not view.before and view.chinese else None


def _lesson_hours(view: View) -> bool | None:
    """90学时培训 is the name of a training."""
    named = view.quantity.dimension == "lesson_hours" and view.quantity.op == "="
    return False if named and view.behind[:1] in set("和培的、集") else None


def _threshold(view: View) -> bool | None:
    """亿元以上项目, 600分以上共14人: the value bounds a group and is no aim."""
    quantity, behind = view.quantity, view.behind
    if quantity.dimension not in _BOUNDS or not behind:
        return None
    if view.later and _bounds_a_group(quantity, behind):
        return False
    if view.suffix[:1] in {"以", "及"} and _STANDS_AT.search(view.before) and behind[0] in "、和及":
        return True
    if view.suffix[:1] not in {"以", "及"}:
        return None
    if quantity.dimension == "ratio":
        return False if behind.startswith("的") and view.later and not view.before else None
    held = _HELD_BEFORE_BOUND.search(view.before) and behind.startswith(("的", "，", "和", "、", "左右"))
    return False if not held and (_AFTER_BOUND.match(behind) or view.later) else None


def _attribute(view: View) -> bool | None:
    """A value that says which things are meant.

    300兆瓦风电项目, 每10万人, 不足10人的教学点6个, 30户以上自然村寨通路比例达100%, 连续两次靠后,
    确定的八件实事完成七件.
    """
    dimension, before = view.quantity.dimension, view.before
    if dimension in _BOUNDS and view.behind.startswith(("级", "口径", "部分", "的占")):  # 30万千瓦级机组, 增值税50%部分
        return False
    if dimension == "power" and _GENERATOR.match(view.behind):
        return False
    if dimension in _MEMBERS and _bounds_members(view):
        return False
    if before.endswith("每") and view.behind and dimension not in YEARS | HOURS:  # 每10万人刑事案件数
        return False
    if before.endswith(_REMOTE) or (view.quantity.unit in _EVENTS and before.endswith("连续")):
        return False
    return False if view.later and before.endswith(("确定的", "定下的", "承诺的")) else None


def _of_another(view: View) -> bool | None:
    """A value that belongs to another one.

    超额完成5000人的目标任务, 在上年88%的基础上提高2个百分点, 八类刑事案件下降6%, 日处理500吨的污水厂2座,
    2条日产50吨的生产线, 9个百亿元项目.
    """
    if view.behind.startswith(("的目标", "目标", "的任务", "任务", "的计划")) and _OLD_AIM.search(view.before):
        return False  # 超额完成计划12亿元的目标
    if view.behind.startswith("的"):
        if _TO_AIM.search(view.before) and _AIM.match(view.behind):
            return False
        sized = view.later or _COUNT.search(view.before) is not None
        basis = view.behind.startswith("的基础上") and _BASIS.search(view.before) is not None
        return False if basis or (sized and _CAPACITY.search(view.before)) else None
    if view.written in _ROUND and view.quantity.dimension == "money" and _COUNTED.search(view.before):
        return not view.behind or view.behind[0] in "，。；、）"
    return False if view.quantity.unit == "类" and view.later and _MOVING_KIND.match(view.behind) else None


def _proverb(view: View) -> bool | None:
    """一分耕耘 is no score, 干一件、成一件 no aim, 1对1 no pair."""
    if view.quantity.unit == "对" and view.quantity.value == 1 and view.behind[:1] in {"1", "一", "多"}:
        return False
    if view.chinese and view.quantity.value == 1 and view.quantity.unit == "件" and view.before.endswith(_SINGLE_DEEDS):
        return False
    scored = view.quantity.unit != "分" or not view.chinese or _FIGURE.search(view.before) is not None
    return None if scored else False


def _bounds_members(view: View) -> bool:
    if view.suffix[:1] == "以" and _SIZED.match(view.behind):
        return True
    of_group = view.behind.startswith("的") and view.quantity.op != "="
    if of_group and view.quantity.op == "<":  # 不足10人的教学点
        return True
    return view.later and (of_group or (view.suffix[:1] == "以" and "\u4e00" <= view.behind[:1] <= "\u9fff"))


def _bounds_a_group(quantity: Quantity, behind: str) -> bool:
    """50米内换乘比例达91%, 超千亿元的县达12个, 超200亿元县达3个: what follows counts the group."""
    if behind.startswith("内") or (behind.startswith("的") and quantity.op != "="):
        return True
    return quantity.dimension.startswith("money") and quantity.op != "=" and _GROUP_COUNTED.match(behind) is not None


def _issue(view: View) -> bool | None:
    """一期工程 and 二轮复习 are phases; 四期《简报》 are issues."""
    if not view.chinese or view.quantity.unit not in {"期", "轮"}:
        return None
    if view.behind.startswith(_PHASES):
        return False
    counted = _ISSUE.match(view.behind) is not None or any(
        form(told).search(view.before) is not None for told in ("filter.holds", "filter.quota")
    )
    return None if counted or view.quantity.unit == "轮" else False


def _article(view: View) -> bool | None:
    """一 before a measure word is an article, unless it is a quota or counts an event that is to be held."""
    quantity, before = view.quantity, view.before
    scaled = quantity.number is not None and bool(quantity.number.scale)
    single = view.chinese and quantity.value == 1 and quantity.value_max is None and not scaled
    if not single or quantity.dimension in {"doubling", "multiple", "ratio"}:
        return None
    told = view.listed and quantity.unit not in _INDEFINITE and form("filter.slogan").match(view.behind) is None
    quota = told or form("filter.quota").search(before) is not None or _RECURRED.search(before) is not None
    taught = before.endswith(_EACH_HAS) or (quota and before.endswith("上") and quantity.unit in _TAUGHT)
    singled = before.endswith(_SINGLING) and not taught
    if singled or (quantity.unit in _INDEFINITE and not quota):
        return False
    if quota or (not before and view.siblings and quantity.unit in _EVENTS):
        return True
    if quantity.unit in _MEETINGS:
        return form("filter.holds").search(before) is not None and (view.planned or view.siblings > 0)
    return bool(view.siblings) and quantity.unit not in _PLAIN


def _slogan(view: View) -> bool | None:
    """三个统一, 语文、数学两科, 四个方面 sum up words and promise nothing."""
    behind = view.behind
    if _is_great(view) or behind.startswith(_SUMMING) or (behind.endswith("之一") and _ONE_OF.fullmatch(behind)):
        return False
    if _ACTION.match(view.behind) or view.before.endswith(("分成", "分为", "共分", "划分为")):
        return False
    if view.chinese and view.quantity.unit == "科":
        return False
    if not view.chinese or view.quantity.value > _LONGEST_SUM or view.quantity.dimension != "count":
        return None
    named = view.quantity.unit == "个" and view.behind.startswith("“")
    summed = named or form("filter.slogan").match(view.behind) is not None or _is_apposition(view)
    return False if summed or view.before.endswith(_POINTING) else None


def _is_great(view: View) -> bool:
    """十大, 五个大项, not 200亿元大关 or 两次大型活动."""
    return view.quantity.dimension == "count" and _GREAT.match(view.behind) is not None


def _is_apposition(view: View) -> bool:
    before = view.before[-_LISTED_REACH:]
    listed = _LISTED.search(before)
    return listed is not None and before.count("、", listed.start()) + 1 >= view.quantity.value


_DECISIONS: tuple[Callable[[View], bool | None], ...] = (
    _of_another,
    _attribute,
    _proverb,
    _group_of_rank,
    _bare_number,
    _by_dimension,
    _lesson_hours,
    span_of_time,
    _threshold,
    _issue,
    _article,
    _slogan,
)
