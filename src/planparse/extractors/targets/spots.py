"""Names for values that have words of their own: one name, one for each value, or one value for several names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import ne

from planparse.extractors.targets import distribution
from planparse.extractors.targets.clauses import Clause
from planparse.extractors.targets.forms import form
from planparse.extractors.targets.inherit import EXECUTED, executed, execution_of, for_each, object_of, several_before
from planparse.extractors.targets.naming import YIELD, Name, lead
from planparse.extractors.targets.objects import verbs, without_verb
from planparse.extractors.targets.predicate import PLAN_NAME, Predicate
from planparse.extractors.targets.quotas import RECURRING
from planparse.extractors.targets.reading import Place, Reading, Spot, Stated
from planparse.extractors.targets.subjects import group_of
from planparse.mentions.indicators import is_form
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
_BARE_RATE = 3  # characters of 成功率
_SHORT_VERB, _TIMES = 2, frozenset({"次", "人次", "场次"})
_LIMIT = re.compile(r"^(?:至少|最少|不少于|至多|最多)")
_BEFORE_LIMIT = re.compile(r"^.{1,20}(?<!“)(?:至少|最少|至多|最多)(?=[一-鿿]{2})")
_TOTAL = re.compile(r"总量|总数|总规模|目标|距离?.{0,8}(?:目标|的)")
_AIM = re.compile(
    rf"[为占达]?(?:完成)?(?:{PLAN_NAME}(?:时期|期间)?)?"
    r"(?:[^，。；：、\d]{0,8}(?:下达|确定))?(?:(?:全?[省市州县区局]|[^，。；：、\d]{1,4}[省市州县区局])上?)?的?"
    r"(?:年度|全年|年初|年|目标|预期|计划|规划|工作|投资|奋斗|考核|调整后?的?|当年|既定|[定订]购|收购|销售|必保|争取){0,3}(?:计划|任务|目标|指标|预算)(?:任务|目标|计划|指标)?数?的?"
    r"(?:[（(]?\d[\d.]{0,9}[万亿]{0,2}[一-鿿]{1,3}[）)]?的?)?"
)
_DONE_OF = re.compile(
    r"(?:实现|组织)?(?P<what>(?![占完为达])[一-鿿]{2,16}?)(?:完成|达到?|占)了?[^，。；：、\d]{0,12}(?:下达|考核|确定)的?[^，。；：、\d]{0,6}?(?:目标|计划|任务)的?"
)
_AIM_ENDS = frozenset("标划务的核达定")
_DONE = re.compile(rf"(?<=业)(?:完成|实现)(?={YIELD.pattern}$)")
_LEVELS = re.compile(
    r"(?:[、和及]\s?\d{1,4}[个项家所名位处座条](?:国家|[省市县区盟旗乡镇村州校])级){1,3}"
    r"(?P<what>[一-鿿]{2,8}?)(?=完成|开工|建成|竣工|全部|[，,。；、]|$)"
)
_OF_WORK = frozenset({"节", "次", "篇", "课时", "学时", "份", "场", "本"})
_PEOPLE = re.compile(
    r"(?:\d{1,2}周?岁(?:及|含)?以[上下]的?)?[一-鿿、]{0,8}(?:教师|老师|教研员|干部|领导|组长|主任|校长|园长)(?!人均)"
)
_RATE_ONLY = re.compile(r"(?:年均|平均|同比|年度)?(?:增速|增幅|涨幅|增长率|降幅)")
_RATE_AT_END, _SHARE_AT_END = re.compile(rf"{_RATE_ONLY.pattern}$"), re.compile(r"占[^占]{1,16}$")

# Parts of schooling, each with its rate: 巩固率初中98%，小学100%.
_STAGES = frozenset(
    {"小学", "初中", "高中", "中学", "幼儿园", "学前", "中职", "小学阶段", "初中阶段", "高中阶段"}
    | {"小班", "中班", "大班", "托班"}
    | {"城镇", "农村", "职工", "居民"}
)
_OTHER_SIDE = {
    "农村": ("城镇", "城市"),
    "乡村": ("城镇", "城市"),
    "城镇": ("农村",),
    "居民": ("职工",),
    "职工": ("居民",),
}
_RATE_OF_STAGE = re.compile(rf"(?P<rate>[一-鿿]{{2,12}}(?:率|比例))(?P<stage>{'|'.join(sorted(_STAGES))})")
_STAGE_ENDS = frozenset(stage[-1] for stage in _STAGES)
_AIMED_RATE = re.compile(r"(?:控制|严控|降低|减少|提高|提升|保证)?(?P<rate>[一-鿿]{2,12}率)")
_EACH = re.compile(
    rf"(?P<rate>{_RATE_ONLY.pattern}|总量)?分别(?:(?P<what>占[^，。；、]{{1,16}})|[一-鿿]{{2}})?|(?P<bare>{_RATE_ONLY.pattern})"
)


def named(reading: Reading, place: Place, name: Name, said: Predicate, run: Sequence[Quantity]) -> list[Spot]:
    """One spot for each value of a run, or several for one value that all names share (均增长5%)."""
    label = reading.text[name.start : name.end]
    if name.behind:
        label += _levelled(reading.text, name.end) if label.endswith("级") else ""
        return [Spot(label, name.start, "target.counted", 0.85)] * len(run)
    stated = reading.stated
    if stated is not None and label in _STOCK and _STOCK[label] in stated.name:
        return [Spot(stated.name.replace(_STOCK[label], label), stated.start, "target.inherited", 0.8)] * len(run)
    other = None if stated is None or label not in _OTHER_SIDE else _of_other_side(label, stated, run[0])
    if other is not None:
        return [other] * len(run)
    if name.verb and stated is not None and stated.unit == run[0].unit and not _is_deed(label, stated):
        return [Spot(_done_to(label, stated), stated.start, "target.inherited", 0.8)] * len(run)
    bare, inner = label[-2:] in _BARE, place.clause.inner
    if len(label) <= 4 and ((name.verb and (bare or inner)) or (bare and inner)):
        here = stated is not None and stated.clause >= place.number - 1
        reached = stated.name if here and stated is not None else next(reading.heard(), label)
        return [Spot(reached, name.start, "target.reached", 0.7)] * len(run)
    known = _of_stage(reading, place.before, label, run[0]) if label in _STAGES else for_each(stated, label, run[0])
    known = known or _of_done(reading, place, name, run)
    known = known or (_of_named(reading, place, label, run[0]) if len(run) == 1 else None)
    return _own(reading, place.clause.start, name, said, run, label) if known is None else [known] * len(run)


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


def _levelled(text: str, end: int) -> str:
    """What things of several levels are: 重点项目 behind 6个市级 in 6个市级、42个县级重点项目."""
    match = _LEVELS.match(text, end)
    return "" if match is None else match["what"]


def _own(reading: Reading, start: int, name: Name, said: Predicate, run: Sequence[Quantity], label: str) -> list[Spot]:
    """Spots for the words that stand before the values themselves."""
    label = without_deed(_without_subject(label, name.subject))
    group, label = group_of(label), without_recurrence(label)
    staged = _RATE_OF_STAGE.fullmatch(label) if label[-1:] in _STAGE_ENDS else None
    if staged is not None:
        group, label = staged["stage"], staged["rate"]
    if group is None and run[0].unit in _OF_WORK:
        group, label = _who_and_what(label)
    label = _BEFORE_LIMIT.sub("", label)  # 与家长至少电话沟通
    if len(run) > 1:
        done = _executed(reading, label, len(run))
        if done is not None:
            return [Spot(part, name.start, EXECUTED, 0.7) for part in done]
        parts = (
            _each_before(reading, label, len(run))
            or distribution.parts_of(label, len(run))
            or _with_deeds(reading, start, name.end, len(run))
        )
        several = [Spot(label.removeprefix("分别") or label, name.start, "target.several", 0.6)] * len(run)
        return several if parts is None else [Spot(part, name.start, "target.distributed", 0.9) for part in parts]
    if _RATE_ONLY.fullmatch(label) and reading.stated is not None:
        return [Spot(_RATE_AT_END.sub("", reading.stated.name) + label, reading.stated.start, "target.inherited", 0.8)]
    shared = "split" in said.kinds and "分别" not in said.text
    parts = distribution.sharing(label) if shared else None
    names = [_first(parts[0]), *parts[1:]] if parts else [label]
    rule = "target.shared" if parts else "target.level"
    return [Spot(part, name.start, rule, 0.9, group) for part in names]


def _with_deeds(reading: Reading, start: int, end: int, count: int) -> list[str] | None:
    """完成产值、实现收入、上缴税金: so many things, each behind its own verb."""
    first = lead(reading.text, start, end, reading.skips)
    parts = reading.text[first:end].split("、")
    named = [without_verb(part) for part in parts]
    return named if len(parts) == count and all(map(ne, parts, named)) else None


def _first(part: str) -> str:
    """The first of several names without the verb before it, unless this is how it begins (生产总值, 调解成功率)."""
    bare = without_verb(part)
    return part if is_form(part) or (len(bare) <= _BARE_RATE and bare.endswith("率")) else bare


def _each_before(reading: Reading, label: str, count: int) -> list[str] | None:
    """分别占耕地 and 增速分别居全省 say something of each thing that was named before."""
    told = _EACH.fullmatch(label)
    before = several_before(reading, count) if told is not None else ()
    if told is None or not before:
        return None
    rate, what = told["rate"] or told["bare"] or "", told["what"] or ""
    things = [_SHARE_AT_END.sub("", part) if what else part for part in before]
    return [thing.removesuffix(rate) + rate + what for thing in things]


def _executed(reading: Reading, label: str, count: int) -> list[str] | None:
    """The rates in 分别为年度计划的98%和105%: so much of each thing that was named before."""
    if _AIM.fullmatch(label.removeprefix("分别")) is None:
        return None
    return [execution_of(part) for part in several_before(reading, count)] or None


def _of_other_side(side: str, stated: Stated, quantity: Quantity) -> Spot | None:
    """What was named before of the other side (城镇居民收入3万元，农村1.7万元)."""
    front = next((other for other in _OTHER_SIDE[side] if stated.name.startswith(other)), None)
    if front is None or stated.name.startswith("城镇化") or stated.unit != quantity.unit:
        return None
    return Spot(side + stated.name.removeprefix(front), stated.start, "target.inherited", 0.8)


def _of_stage(reading: Reading, before: Clause | None, stage: str, quantity: Quantity) -> Spot | None:
    """The rate that was named before, here of one part of schooling (控制辍学率，初中1%以内)."""
    text, stated = reading.text, reading.stated
    if stated is not None:
        rate = stated.name.endswith(("率", "报销比例")) and not stated.name.endswith("城镇化率")
        rate = rate and quantity.unit in {stated.unit, None}  # 初中1%，小学为零
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
    if stated is not None and quantity.dimension == "ratio" and _AIM.fullmatch(label):
        return executed(stated)
    each, of_work = label.startswith("每"), quantity.unit in _OF_WORK
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


def _of_done(reading: Reading, place: Place, name: Name, run: Sequence[Quantity]) -> Spot | None:
    """How much was done of a thing by an aim that somebody set (税收完成市里下达目标的52%).

    The thing is what later values are of.
    """
    if run[0].dimension != "ratio" or reading.text[name.end - 1] not in _AIM_ENDS:
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
    _, what = _who_and_what(heading["what"])
    return Spot(without_verb(what), heading.start("what"), "target.inherited", 0.8, group)


def _without_subject(label: str, subject: str | None) -> str:
    """要求每校每期至少投稿 measures 投稿."""
    if subject is None or subject not in label:
        return label
    behind = _LIMIT.sub("", label[label.index(subject) + len(subject) :].removeprefix("每期"))
    return behind if len(behind) >= 2 else label


def _who_and_what(label: str) -> tuple[str | None, str]:
    """任课教师听课: the people, and the known name of what they do."""
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
