"""What is measured: the words before a value or the noun behind it, and whom the value is for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from planparse.extractors.targets.forms import form
from planparse.extractors.targets.objects import ASPECT, object_behind, outcome_behind, verbs
from planparse.extractors.targets.predicate import AMOUNT, PER_HEAD, PLAN_NAME, predicate
from planparse.extractors.targets.subjects import PLACES, body, subject_of, whose
from planparse.mentions.indicators import is_form, known_form, may_end_name
from planparse.mentions.numerals import CHINESE

_MODAL = re.compile(r"(?:必须|应当|须|要)(?=[一-鿿]{1,3}$)")
_MODAL_TAIL = re.compile(rf"(?:还|为此|拟|将|已|实际|共计?|(?<![{PER_HEAD}平])均){{1,3}}$")
_COUNTED = frozenset(
    {"count", "person", "household", "organisation", "institution", "batch", "session", "person_times"}
)
_LIGHT = frozenset(
    {"安排", "完成", "实现", "发放", "投入", "拨付", "下达", "筹集", "达到", "突破", "超过", "占", "有", "需", "达"}
    | {"保持", "稳定", "发行", "累计", "拥有", "现有", "已有", "控制", "执行"}
)
_STARTED = re.compile(
    r"(?:恢复|回升|相当于)[至到]?[^，。；、]{0,8}(?:同期|年)(?:水平)?的$|[从由](?:(?:[去上]年|\d{4}年)[底末]?的)?[\d.]+[^\d，。；、]{0,4}$"
)
_BASE = re.compile(
    rf"(?:约?[是为]|相当于|达到?)(?:去年|上年|前年|(?:\d{{4}}|[一二][{CHINESE}]{{3}})年|[\d一二三四五六七八九十]{{1,2}}年前|{PLAN_NAME}[^，。；、\d]{{0,2}}|[前上]一?个?五年|上届(?:政府)?)(?:年?[底末初]|同期|全年)?(?:{AMOUNT})?的$"
)
_ONE_EACH = re.compile(r"至少有?\s?[1一]人")
_TAKING_PART = re.compile(r"[\d.]{1,8}万?家次(?=参加|参展|赴)")
_SENT = re.compile(r"(?:选派|选送|遴选|推荐|邀请|派出)[一-鿿]{2}")
# What was held so often, behind how often: 局领导先后6次召开调度会.
_HELD = re.compile(r"(?:召开|开展|举行|举办)了?(?=[一-鿿“]{2})")
# 教研经费 in 各校按不低于公用经费的5%安排教研经费.
_BUDGET = re.compile(
    r"(?:的?(?:标准|比例))?(?:足额|专项)?(?:安排|列支|拨付|计提|提取|落实|核定)(?P<what>[一-鿿]{2,12})"
)
# What an industry yields: 产值 in 畜牧业完成产值 is its own.
YIELD = re.compile(r"(?:总?产值|增加值|(?:主营业务|营业|销售)?收入|利润|税收|投资)")
_SHORTEST, _LONGEST_PAYER = 2, 6
_OPEN_ENDS = frozenset("的等和与及")  # behind them the noun is still to come: 各乡镇和90%的行政村
_NO_BASIS = frozenset("期时计规要需")  # 按期, 按计划
_HEADS = frozenset({"比例", "比重", "进度", "力度", "水平", "占比", "次数", "时间", "时限", "环节"})  # 小区创建比例
_FUNDED = frozenset({"工业", "农业", "服务业", "教育", "科技", "科研", "研发", "技改", "财政", "环保", "民生", "水利"})
_REACHING = frozenset("达为超突")  # 固定资产投入达到8亿元
# What was set up somewhere: 叫号机 in 在大厅安装了叫号机.
_SET_UP = re.compile(
    r"(?:安装|购置|购买|购进|添置|配备|配置|更换|铺设|设置|开通|种植|栽植|修建|开挖|架设|投放|制作|编印|提出)了(?=[一-鿿]{2})"
)
_OF_ITS_VERB = frozenset({"合格率"})  # 抽检合格率 is no 合格率 of pupils
_AREA = re.compile(r"[全我][省市县区州旗乡镇村校]")
_NO_JOIN = ("和美", "和谐", "和平")
_HAPPENED = ("发生", "新增")
_FILLING = frozenset(" \t　、，,（）()的★☆◆◇●○■□▲△※•")


@dataclass(slots=True)
class Name:
    """Range of the words that name the indicator, and the subject that the value applies to.

    ``behind`` says that they stand behind the value, ``verb`` that they are a verb only (共入选22人).
    """

    start: int
    end: int
    subject: str | None = None
    behind: bool = False
    verb: bool = False


def name_of(
    text: str, begin: int, end: int, value_end: int, stop: int, dimension: str, skips: list[tuple[int, int]]
) -> Name | None:
    """Name the indicator from the words ``[begin, end)`` before a value and ``[value_end, stop)`` behind it.

    Args:
        text: The text.
        begin: Where the words of this value begin.
        end: Where they end: at the words that lead to the value (达到, 增长).
        value_end: Where the value ends.
        stop: Where the words behind the value end.
        dimension: Dimension of the unit.
        skips: Ranges of time expressions, in order.

    Returns:
        None where neither side has a noun: the value then belongs to what was named before.
    """
    if dimension == "rank" or text[end - 1 : end] == "前":
        place = form("name.rank_place").search(text, begin, end - (dimension != "rank"))
        end = end if place is None else _without_adverbs(text, begin, place.start())
    started = (_BASE if dimension == "multiple" else _STARTED).search(text, begin, end)
    end = end if started is None else predicate(text, begin, started.start()).start
    end = _without_time(text, begin, end, skips)
    first = lead(text, begin, end, skips)
    verb_at = tail_verb(text, first, end)
    behind = _behind(text, (begin, first, verb_at, end), value_end, stop, dimension)
    if behind is not None:
        return behind
    if first >= end:
        return None
    return _before(text, begin, first, verb_at, end)


def _without_adverbs(text: str, begin: int, end: int) -> int:
    """总量 in 总量均连续6年居全省第1位; 分别 stays, which says that several things are meant."""
    place = predicate(text, begin, end)
    stop = end if "分别" in place.text else place.start
    return stop - (stop > begin and text[stop - 1] == "、")  # 完成试点任务、并连续两年在测评中列第1位


def _without_time(text: str, begin: int, end: int, skips: list[tuple[int, int]]) -> int:
    """开工率 in 开工率在6月底前达到80%: a time between the name and its value is no part of the name."""
    if not skips:
        return end
    at, last = skips[max(0, bisect_left(skips, (end,)) - 1)]
    if last != end or at <= begin or text[at] == "每":
        return end
    return at - (at - 1 > begin and text[at - 1] in "在于到至")


def _behind(text: str, marks: tuple[int, int, int, int], value_end: int, stop: int, dimension: str) -> Name | None:
    """The name behind the value, where the words before it are a verb, a subject or nothing."""
    begin, first, verb_at, end = marks
    if not dimension and text[end:value_end] == "零" and not text.startswith(_HAPPENED, value_end):  # 零事故
        return Name(value_end, min(stop, value_end + _SHORTEST), behind=True)
    counted = dimension in _COUNTED
    owned = text[end - 1 : end] in _OPEN_ENDS or text[end - 2 : end] in PLACES
    owned = owned or (text[first : first + 1] == "每" and end - first == _SHORTEST)  # 每人1万元救助金
    if dimension == "person" and _SENT.match(text, begin, end):
        return None
    if dimension == "ratio" and text[verb_at:end] == "覆盖" and verb_at - first >= _SHORTEST:
        return None
    by = text.find("按", first, end + 1) if dimension in {"money", "ratio"} else -1
    pays = 0 <= by - first <= _LONGEST_PAYER and text[by + 1] not in _NO_BASIS
    budget = _BUDGET.match(text, value_end, stop) if pays else None
    if budget is not None:
        return Name(*budget.span("what"), subject=subject_of(text, begin, end) or body(text, first, by), behind=True)
    found = None
    if verb_at < end or first >= end or counted or owned or (end - first == _SHORTEST and _AREA.match(text, first)):
        found = object_behind(text, value_end, stop, wanted=verb_at < end or owned)
    often = text[value_end - 1] == "次" and text[value_end - 2] not in "人场批班"
    held = _HELD.match(text, value_end, stop) if found is None and often else None
    if held is not None:
        found = object_behind(text, held.end(), stop, wanted=True)
    if found is None and _tells_outcome(text, marks, dimension):
        found = outcome_behind(text, value_end, stop)
    if found is None:
        return None
    subject = whose(text, marks)
    first, last = found
    half = text[last - 1] == "”" and "“" not in text[first:last]  # of “每天一节体育课”
    return Name(first, last - half, subject=subject, behind=True)


def _tells_outcome(text: str, marks: tuple[int, int, int, int], dimension: str) -> bool:
    """Whether the words behind a value may tell what people did or got, or what is done within hours."""
    begin, first, verb_at, end = marks
    if dimension == "time.hours":
        return text[begin:end].endswith("前") or "提前" in text[end : end + 4]
    if (dimension == "person" and _ONE_EACH.match(text, end)) or _TAKING_PART.match(text, end):
        return True
    return dimension == "person" and (first >= end or verb_at <= first or body(text, first, end) is not None)


def _before(text: str, begin: int, first: int, verb_at: int, end: int) -> Name:
    subject = subject_of(text, begin, verb_at)
    known = _known_start(text, begin, first, end)
    if known is not None:
        return Name(known, end, subject)
    if verb_at >= end:
        return Name(noun(text, first, end), end, subject)
    start = noun(text, first, verb_at)
    told = text[end : end + 1] in _REACHING or start > first or text[start:verb_at] in _FUNDED
    spent = told and text[verb_at:end] == "投入"  # here it is a noun
    if start < verb_at and text[verb_at:end].strip("了") in _LIGHT and not spent:
        modal = _MODAL_TAIL.search(text, start + _SHORTEST, verb_at)
        return Name(start, verb_at if modal is None else modal.start(), subject)
    return Name(start, end - (text[end - 1] in ASPECT), subject, verb=start >= verb_at)


def _known_start(text: str, begin: int, first: int, end: int) -> int | None:
    """Where a known name begins that ends at ``end``: at the words, behind a subject, behind a verb."""
    if not may_end_name(text[end - 1]):
        return None
    starts = dict.fromkeys((noun(text, first, end), first, begin))
    for at in starts:
        if end - at >= _SHORTEST and known_form(text[at:end]) is not None:
            return at
    each = form("name.each").match(text, first, end)
    working = verbs()
    for at in starts if each is None else (*starts, each.end()):
        for length in (0, 4, 3, 2, 1):
            name = at + length
            if end - name < _SHORTEST or (length and text[at:name] not in working):
                continue
            if is_form(text[name:end]) and not (length and text[name:end] in _OF_ITS_VERB):
                return name
    return None


def lead(text: str, start: int, end: int, skips: list[tuple[int, int]]) -> int:
    """Where the noun begins: behind time expressions, adverbs and linking words."""
    at = start
    leading = form("name.lead")
    while at < end:
        jump = _behind_time(skips, at, end) if skips else None
        if jump is not None:
            at = jump
        elif (match := leading.match(text, at, end)) is not None:
            at = match.end()
        elif text[at] in _FILLING:
            at += 1
        else:
            return at
    return end


def _behind_time(skips: list[tuple[int, int]], at: int, end: int) -> int | None:
    """Where the time expression around a place ends, if it ends before ``end``."""
    nearest = bisect_right(skips, (at, end)) - 1
    return skips[nearest][1] if nearest >= 0 and at < skips[nearest][1] <= end else None


def tail_verb(text: str, start: int, end: int) -> int:
    """Where a verb at the end of ``[start, end)`` begins; ``end`` where there is none.

    Example:
        >>> tail_verb("教研室集中命制了", 0, 8)
        5
    """
    modal = _MODAL.search(text, max(start, end - 8), end)
    if modal is not None and modal.end() < end:
        return modal.start()
    stop = end - (end > start and text[end - 1] in ASPECT)
    known = verbs()
    for length in (4, 3, 2, 1):
        if (
            stop - length >= start
            and text[stop - length : stop] in known
            and not text.endswith(("总", "的"), 0, stop - length)
        ):
            return stop - length
    return stop - 2 if stop < end and stop - 2 >= start else end


def noun(text: str, start: int, end: int) -> int:
    """Where the object of the last working verb inside ``[start, end)`` begins (提请审议法律议案: at 法律)."""
    start = _behind_together(text, start, end)
    deed = form("name.deed").match(text, start, end)
    at = deed.end() if deed is not None and end - deed.end() >= _SHORTEST else start
    for match in form("name.work").finditer(text, start, end):
        if (
            end - match.end() >= 2
            and (text[match.end()] != "的" or match.start() == start)
            and text[match.end() : end] not in _HEADS
            and not _is_yield(text, start, match, end)
        ):
            at = match.end() + (text[match.end()] == "的")
    if text.find("了", start, end) >= 0:
        at = max([at, *(match.end() for match in _SET_UP.finditer(text, start, end))])
    while start < at < end - 2 and text[at] in "、和与及" and not text.startswith(_NO_JOIN, at):
        again = next((length for length in (4, 3, 2) if text[at + 1 : at + 1 + length] in verbs()), 0)
        at += 1 + (again if end - at - 1 - again >= 2 else 0)
    return at + (start < at < end - 2 and text[at] in "的了")


def _is_yield(text: str, start: int, deed: re.Match[str], end: int) -> bool:
    """畜牧业完成产值: behind the verb stands but what the industry before it yields."""
    return text[start : deed.start()].endswith("业") and YIELD.fullmatch(text, deed.end(), end) is not None


def _behind_together(text: str, start: int, end: int) -> int:
    """接待来访 in 全镇共接待来访: whoever did it together is no part of the name."""
    at = text.find("共", start + 1, end - 3)
    if at < 0 or text[at - 1] == "公" or text[at + 1 : at + 3] not in verbs():
        return start
    return at + 1
