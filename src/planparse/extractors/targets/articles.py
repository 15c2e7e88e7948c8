"""Chinese numerals in proverbs, phases, articles and slogans, which count nothing."""

from __future__ import annotations

import re

from planparse.extractors.targets.forms import form
from planparse.extractors.targets.view import EVENTS, FIGURE, View

_MEETINGS = frozenset({"次", "轮", "遍", "场"})
_INDEFINITE = frozenset({"批", "些", "支", "类", "种", "条"})
_PLAIN = frozenset({"个", "种", "些", "条", "节", "篇", "本", "份"})
_SINGLE_DEEDS = ("定", "干", "成", "抓", "办", "是")
_ONE_OF = re.compile(r"[^，。；：、]{1,24}之一$")
_LONGEST_SUM = 20  # things that a slogan or an apposition sums up
_LISTED = re.compile(rf"(?:[^，。；：、（(]{{1,14}}、){{1,{_LONGEST_SUM}}}[^，。；：、]{{1,24}}?$")
_LISTED_REACH = 15 * _LONGEST_SUM + 24  # characters that _LISTED covers at most
_ISSUE = re.compile(r"[《“]|[^，。；：、]{0,6}(?:报|刊|简报|班|培训|讲座|通讯)")
_PHASES = ("工程", "项目", "扩建", "建设", "改造", "复习", "续建")
_POINTING = ("分成", "分为", "面向", "针对", "围绕", "聚焦", "这", "那", "哪", "上述", "以上", "以下", "某")
_SINGLING = ("每", "第", "又", "另", "同", "任", "这", "那", "某", "上", "下", "再", "之", "有", "新", "另外", "前")
_RECURRED = re.compile(r"(?:一个?|隔|双)(?:周|月|学期|学年|年|季度)$")
_SUMMING = ("之一", "强", "方面", "层面", "维度", "环节")
_GREAT = re.compile(r"大(?![型关学宗]|中[型小]|课间|扫除|商超)")
_ACTION = re.compile(r"(?:攻坚|倍增|提升|专项)?(?:行动|计划)")
_EACH_HAS = ("少上", "要上", "只有", "各有", "上有", "校有", "师上", "期上", "月上", "须上")
_TAUGHT = frozenset({"节", "堂", "课时", "次"})


def proverb(view: View) -> bool | None:
    """一分耕耘 is no score, 干一件、成一件 no aim, 1对1 no pair."""
    if view.quantity.unit == "对" and view.quantity.value == 1 and view.behind[:1] in {"1", "一", "多"}:
        return False
    if view.chinese and view.quantity.value == 1 and view.quantity.unit == "件" and view.before.endswith(_SINGLE_DEEDS):
        return False
    scored = view.quantity.unit != "分" or not view.chinese or FIGURE.search(view.before) is not None
    return None if scored else False


def issue(view: View) -> bool | None:
    """一期工程 and 二轮复习 are phases; 四期《简报》 are issues."""
    if not view.chinese or view.quantity.unit not in {"期", "轮"}:
        return None
    if view.behind.startswith(_PHASES):
        return False
    counted = _ISSUE.match(view.behind) is not None or any(
        form(told).search(view.before) is not None for told in ("filter.holds", "filter.quota")
    )
    return None if counted or view.quantity.unit == "轮" else False


def article(view: View) -> bool | None:
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
    if quota or (not before and view.siblings and quantity.unit in EVENTS):
        return True
    if quantity.unit in _MEETINGS:
        return form("filter.holds").search(before) is not None and (view.planned or view.siblings > 0)
    return bool(view.siblings) and quantity.unit not in _PLAIN


def slogan(view: View) -> bool | None:
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
