"""Names for values whose own words only point back: at what was named before, or at the other side of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.extractors.targets.clauses import Clause
from planparse.extractors.targets.forms import form
from planparse.extractors.targets.inherit import EXECUTED, executed, execution_of, for_each, object_of
from planparse.extractors.targets.labels import OF_WORK, who_and_what, without_recurrence
from planparse.extractors.targets.naming import Name, lead
from planparse.extractors.targets.objects import verbs, without_verb
from planparse.extractors.targets.predicate import PLAN_NAME
from planparse.extractors.targets.reading import Place, Reading, Spot, Stated
from planparse.mentions.quantities import Quantity

_BARE = frozenset(
    {"惠及", "受益", "覆盖", "涉及", "服务", "帮助", "带动", "受惠", "参与", "参加", "补贴", "资助", "帮扶", "救助"}
    | {"进行", "开展", "举行", "完成", "组织", "确定", "选出", "抽取"}
)
_HEADING = re.compile(
    r"(?:完成|达到|落实)?(?P<what>[一-鿿]{2,12}?)(?:的?(?:具体|数量|基本)?(?:指标|要求|任务|节数|次数|篇数|数量|规定|标准|情况|方面))?"
)
_STOCK = {"存栏": "出栏", "出栏": "存栏"}  # 生猪出栏9万头，存栏4万头
# What is done to things that were counted before: its figure is not theirs.
_NEXT_DEEDS = frozenset(
    {"审结", "办结", "整改", "化解", "处置", "查处", "验收", "拆除", "修订", "废止", "销号"}
    | {"竣工", "开工", "完工", "建成", "交付", "投产", "投用"}
)
# 问题 in 发现问题 is what is 整改.
_NOT_DONE_TO = re.compile(r"(?:全[省市县区镇乡校]|发现|收到|接到|交办)(?=[一-鿿]{2})")
_BUILDING = frozenset({"新建", "改建", "扩建", "续建", "改造", "整治"})  # as the first of them, which is often left out
_NOUNS = frozenset({"投资", "融资", "减税", "减负", "讨薪", "授信", "起诉"})  # verbs that name a figure as well
_TOTAL = re.compile(r"总量|总数|总规模|目标|距离?.{0,8}(?:目标|的)")
#: The aim of a plan, as in 分别为年度计划的98%.
AIM = re.compile(
    rf"[为占达]?(?:完成)?(?:{PLAN_NAME}(?:时期|期间)?)?"
    r"(?:[^，。；：、\d]{0,8}(?:下达|确定))?(?:(?:全?[省市州县区局]|[^，。；：、\d]{1,4}[省市州县区局])上?)?的?"
    r"(?:年度|全年|年初|年|目标|预期|计划|规划|工作|投资|奋斗|考核|调整后?的?|当年|既定|[定订]购|收购|销售|必保|争取){0,3}(?:计划|任务|目标|指标|预算)(?:任务|目标|计划|指标)?数?的?"
    r"(?:[（(]?\d[\d.]{0,9}[万亿]{0,2}[一-鿿]{1,3}[）)]?的?)?"
)
_DONE_OF = re.compile(
    r"(?:实现|组织)?(?P<what>(?![占完为达])[一-鿿]{2,16}?)(?:"
    r"(?:完成|达到?|占)了?[^，。；：、\d]{0,12}(?:下达|考核|确定)的?[^，。；：、\d]{0,6}?(?:目标|计划|任务)"
    r"|(?<!超额)(?<!全面)(?<!提前)(?<!实际)(?<!累计)(?<!分别)(?<![全我本各][省市县区镇乡村校地])(?<![已共均都就])"
    r"完成了?(?:年度|全年|年初)(?:目标|计划|任务)(?:任务|目标)?)的?"
)
_AIM_ENDS = frozenset("标划务的核达定")
#: Parts of schooling and sides, each with its rate: 巩固率初中98%，小学100%.
STAGES = frozenset(
    {"小学", "初中", "高中", "中学", "幼儿园", "学前", "中职", "小学阶段", "初中阶段", "高中阶段"}
    | {"小班", "中班", "大班", "托班"}
    | {"城镇", "农村", "职工", "居民"}
)
# 城镇 in 居民人均可支配收入增长6%，城镇5%.
_OF_BOTH, _SIDES = re.compile(r"(?:[全我][省市县区州旗]|全体){0,2}(?=居民)"), frozenset({"城镇", "农村"})
_OTHER_SIDE = {
    "农村": ("城镇", "城市"),
    "乡村": ("城镇", "城市"),
    "城镇": ("农村",),
    "居民": ("职工",),
    "职工": ("居民",),
}
_AIMED_RATE = re.compile(r"(?:控制|严控|降低|减少|提高|提升|保证)?(?P<rate>[一-鿿]{2,12}率)")
_SHORT_VERB, _LONGEST_REACHED, _TIMES = 2, 4, frozenset({"次", "人次", "场次"})


def referred(reading: Reading, place: Place, name: Name, label: str, run: Sequence[Quantity]) -> Spot | None:
    """The name that was stated before, where the words of a value point back at it.

    Args:
        reading: What was read so far.
        place: The clause of the values.
        name: The words before them.
        label: Those words.
        run: The values.

    Returns:
        None where the words name something themselves.
    """
    return (
        _of_counterpart(reading.stated, name, label, run[0])
        or _of_reached(reading, place, name, label)
        or (_of_stage(reading, place.before, label, run[0]) if label in STAGES else None)
        or for_each(reading.stated, label, run[0])
        or _of_done(reading, place, name, run[0])
        or (_of_named(reading, place, label, run[0]) if len(run) == 1 else None)
    )


def _of_counterpart(stated: Stated | None, name: Name, label: str, quantity: Quantity) -> Spot | None:
    """What was named before in another state, of the other side, or as it was dealt with next."""
    if stated is None:
        return None
    if label in _STOCK and _STOCK[label] in stated.name:
        return Spot(stated.name.replace(_STOCK[label], label), stated.start, "target.inherited", 0.8)
    other = _of_other_side(label, stated, quantity) if label in _OTHER_SIDE else None
    if other is None and name.verb and stated.unit == quantity.unit and not _is_deed(label, stated):
        return Spot(_done_to(label, stated), stated.start, "target.inherited", 0.8)
    return other


def _of_reached(reading: Reading, place: Place, name: Name, label: str) -> Spot | None:
    """What was named before, where the words only say that so many were reached (惠及1200人)."""
    bare, inner = label[-_SHORT_VERB:] in _BARE, place.clause.inner
    if len(label) > _LONGEST_REACHED or not ((name.verb and (bare or inner)) or (bare and inner)):
        return None
    stated = reading.stated
    here = stated is not None and stated.clause >= place.number - 1
    reached = stated.name if here and stated is not None else next(reading.heard(), label)
    return Spot(reached, name.start, "target.reached", 0.7)


def _is_deed(label: str, stated: Stated) -> bool:
    """Whether a verb is itself what is counted: 投资, 扩建 beside 新建3所, 走访 beside so many times of something."""
    if len(label) > _SHORT_VERB or label in _NOUNS:
        return True
    return label not in _BARE and (stated.name in verbs() or stated.unit in _TIMES)


def _done_to(deed: str, stated: Stated) -> str:
    """审结案件 in 受理案件900件，审结860件: what was named before, with what was done to it next."""
    if deed not in _NEXT_DEEDS and deed not in _BUILDING:
        return stated.name
    if stated.name in verbs():
        return deed
    if stated.name[-_SHORT_VERB:] in _NEXT_DEEDS:
        return deed + stated.name[:-_SHORT_VERB].removesuffix("实际")
    things = _NOT_DONE_TO.sub("", stated.name, count=1)
    for whole in (things, things.removeprefix("新")):  # 新签约项目
        named = whole[_SHORT_VERB:] if whole[:_SHORT_VERB] in _NEXT_DEEDS else without_verb(whole)
        if named != whole:
            return deed + named
    return stated.name if deed in _BUILDING else deed + things


def _of_other_side(side: str, stated: Stated, quantity: Quantity) -> Spot | None:
    """What was named before of the other side or of both (城镇居民收入3万元，农村1.7万元)."""
    front = next((other for other in _OTHER_SIDE[side] if stated.name.startswith(other)), None)
    both = _OF_BOTH.match(stated.name) if front is None and side in _SIDES else None
    front = front if both is None else both.group()
    if front is None or stated.name.startswith("城镇化") or stated.unit != quantity.unit:
        return None
    return Spot(side + stated.name.removeprefix(front), stated.start, "target.inherited", 0.8)


def _of_stage(reading: Reading, before: Clause | None, stage: str, quantity: Quantity) -> Spot | None:
    """The rate that was named before, here of one part of schooling (控制辍学率，初中1%以内)."""
    text, stated = reading.text, reading.stated
    if stated is not None:
        rate = stated.name.endswith(("率", "报销比例")) and not stated.name.endswith("城镇化率")
        rate = rate and (quantity.unit == stated.unit or None in {quantity.unit, stated.unit})  # 初中1%，小学为零
        return Spot(stated.name, stated.start, "target.inherited", 0.8, stage) if rate else None
    if before is None or before.quantities:
        return None
    named = _AIMED_RATE.fullmatch(text, lead(text, before.start, before.end, reading.skips), before.end)
    return Spot(named["rate"], named.start("rate"), "target.inherited", 0.8, stage) if named else None


def _of_named(reading: Reading, place: Place, label: str, quantity: Quantity) -> Spot | None:
    """What was named before, where the words only say whose or how much of it a value is."""
    stated = reading.stated
    if stated is not None and _TOTAL.fullmatch(label):
        return Spot(stated.name, stated.start, "target.inherited", 0.8)
    if stated is not None and quantity.dimension == "ratio" and AIM.fullmatch(label):
        return executed(stated)
    each, of_work = label.startswith("每"), quantity.unit in OF_WORK
    bare = without_recurrence(label) if each or of_work else ""
    if not (each or (of_work and form("name.body").search(bare))):
        return None
    if stated is not None and stated.unit == quantity.unit and of_work:
        counted = without_recurrence(stated.name)
        return Spot(counted, stated.start, "target.inherited", 0.7, None if each else bare)
    if stated is not None or place.before is None:
        return None
    heading = _headed(reading, place.before, bare) if of_work else None
    return heading or (object_of(reading, place.before) if quantity.op != "=" else None)


def _of_done(reading: Reading, place: Place, name: Name, quantity: Quantity) -> Spot | None:
    """How much was done of a thing by an aim that somebody set (税收完成市里下达目标的52%).

    The thing is what later values are of.
    """
    if quantity.dimension != "ratio" or reading.text[name.end - 1] not in _AIM_ENDS:
        return None
    first = lead(reading.text, place.clause.start, name.end, reading.skips)
    told = _DONE_OF.fullmatch(reading.text, first, name.end)
    if told is None:
        return None
    reading.stated = Stated(told["what"], told.start("what"), clause=place.number)
    return Spot(execution_of(told["what"]), first, EXECUTED, 0.7)


def _headed(reading: Reading, before: Clause, group: str) -> Spot | None:
    """What each group does by the words before a colon: 听课 in 听课要求：校长不少于40节，教师不少于20节."""
    if reading.text[before.end : before.end + 1] not in ("：", ":") or before.quantities:
        return None
    first = lead(reading.text, before.start, before.end, reading.skips)
    heading = _HEADING.fullmatch(reading.text, first, before.end)
    if heading is None:
        return None
    _, what = who_and_what(heading["what"])
    return Spot(without_verb(what), heading.start("what"), "target.inherited", 0.8, group)
