"""Several values over several indicators: A、B增加值分别增长8.2%、9.2%."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations

from planparse.extractors.targets.forms import form
from planparse.extractors.targets.objects import verbs, without_verb
from planparse.mentions.quantities import Quantity

_GAP = re.compile(r"\s?[、和与及，,]\s?[和与及]?\s?(?:以及)?(?:约|近|超过?|不低于|不少于)?\s?")
_RATE = re.compile(
    r"(?P<of>增加值|总?产值|营业收入|投资|产量|销售额|零售额|余额|收入)?(?P<rate>增速|增幅|涨幅|降幅|增长率)$"
)
_DONE = ("完成", "实现", "完成剩余", "减少")  # 按期完成96户210人搬迁
_SIZES = frozenset({"规模", "总量", "总额", "份额"})  # beside 增速 each is itself
_UNNAMED = re.compile(
    r"(?:[为对给向使让有共已]|累计|其中|帮助|造成|全[省市县区州旗乡镇村]|我[省市县区州乡镇村]|全?年){0,4}"
)
# What several shares have in common: 产值占农业总产值的比重.
_OF_WHOLE = re.compile(
    r"(?P<of>增加值|总?产值|投资|收入|支出|经费|面积|人数|人口|数量|产量|销售额|出口)?(?P<share>占[^占]{2,16}?(?:比重|比例))$"
)
_EACH, _NEAR = re.compile(r"分别[^，。；、\d]{0,6}$"), 8  # 分别达到97%和13.2年
_AND_SO_ON = re.compile(r"(?<![高中初平均同优特])等(?=[^等]{2,}$)")  # 信息等产业, not 高等教育
_PAUSE = re.compile(r"[、，,](?![^（(、，,]{1,4}[）)])")  # not in 各县（市、区）
_PAIR = re.compile(r"和|与|及|以及|或")
# 污水处理率和垃圾处理率均达到95%, 城镇和农村居民收入: what is joined has a name of its own on either side.
_JOINED = re.compile(r"(?:(?<=[率值额入量度])(?:以及|[和与及])|(?<=城镇)[和与及](?=农村))(?=[一-鿿]{2})")
_INDUSTRIES = re.compile(r"第?[一二三](?:产业)?(?:[、和与及]?第?[一二三](?:产业)?){1,2}(?<=产业)|三次产业")
_BOTH = re.compile(r"城乡|存贷款|初高中|(?<!生)产销(?!售)|(?<!提)供售(?!后)")  # not in 生产销售, 提供售后
_EACH_OF_BOTH = {
    "城乡": ("城镇", "农村"),
    "存贷款": ("存款", "贷款"),
    "初高中": ("初中", "高中"),
    "产销": ("产", "销"),
    "供售": ("供", "售"),
}
_SIDES: tuple[tuple[str, str], ...] = (
    ("城镇", "农村"),
    ("农村", "城镇"),
    ("城市", "农村"),
    ("进口", "出口"),
    ("出口", "进口"),
    ("存", "贷"),
    ("进", "出"),
)
_SIDES += tuple(permutations(("小学", "初中", "高中"), 2))


def groups(text: str, quantities: Sequence[Quantity], start: int) -> list[list[Quantity]]:
    """Runs of values with nothing but a pause or a conjunction between them; ``start`` is that of their clause.

    Households and their people are one run where nothing before them names what is counted (全镇96户210人享受低保).
    """
    if len(quantities) < 2:
        return [[*quantities]] if quantities else []
    runs: list[list[Quantity]] = []
    for quantity in quantities:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and _GAP.fullmatch(text, last.stop, quantity.start)
            and (last.dimension == quantity.dimension or _is_of_each(text, runs[-1][0].start))
        ) or (last is not None and is_pair(last, quantity) and _is_unnamed(text, start, last.start)):
            runs[-1].append(quantity)
        else:
            runs.append([quantity])
    return runs


def is_pair(one: Quantity, two: Quantity) -> bool:
    """Whether people are counted right behind their households."""
    return one.stop == two.start and one.dimension == "household" and two.dimension == "person"


def _is_unnamed(text: str, start: int, end: int) -> bool:
    """Whether nothing before a value names what is counted, or its last words only say that it was done."""
    return _UNNAMED.fullmatch(text, start, end) is not None or text.endswith(_DONE, start, end)


def _is_of_each(text: str, start: int) -> bool:
    return _EACH.search(text, max(0, start - _NEAR), start) is not None


def parts_of(name: str, count: int) -> list[str] | None:
    """Cut an enumeration into so many full names, each with the head that the last one carries, or None.

    Example:
        >>> parts_of("电子制造业、纺织制造业增加值", 2)
        ['电子制造业增加值', '纺织制造业增加值']
        >>> parts_of("城乡居民人均可支配收入", 2)
        ['城镇居民人均可支配收入', '农村居民人均可支配收入']
    """
    name = name.replace("城、乡", "城乡")
    if "产业" in name:
        name = _with_industries(name, count)
    if "分别" in name:
        return _each_with_its_deed(name, count)
    pieces = [piece for piece in _PAUSE.split(name) if piece]
    while len(pieces) < count:
        cut = next((n for n in range(len(pieces) - 1, -1, -1) if _PAIR.search(pieces[n], 1)), None)
        if cut is None:
            break
        match = _PAIR.search(pieces[cut], 1)
        if match is None or match.end() == len(pieces[cut]):
            break
        pieces[cut : cut + 1] = [pieces[cut][: match.start()], pieces[cut][match.end() :]]
    both = _BOTH.search(name) if len(pieces) == 1 and count == 2 else None
    if both is not None:
        return [name.replace(both.group(), side, 1) for side in _EACH_OF_BOTH[both.group()]]
    if len(pieces) < count or count < 2:
        return None
    pieces = pieces[-count:]
    pieces[0] = pieces[0].removeprefix("其中")
    return [_completed(piece, pieces[-1]) for piece in pieces[:-1]] + [_own(pieces[-1])]


def sharing(name: str) -> list[str] | None:
    """The full names of an enumeration whose members all have one value, or None where there is one name only.

    Example:
        >>> sharing("污水处理率和垃圾处理率"), sharing("参与率")
        (['污水处理率', '垃圾处理率'], None)
    """
    listed = _JOINED.sub("、", name)
    return parts_of(listed, listed.count("、") + 1)


def _with_industries(name: str, count: int) -> str:
    """第一产业、第二产业、第三产业 for 一、二、三产业 and 三次产业, where so many values follow."""
    match = _INDUSTRIES.search(name)
    if match is None:
        return name
    numerals = "一二三" if match.group() == "三次产业" else re.sub("[^一二三]", "", match.group())
    if len(numerals) != count:
        return name
    return name[: match.start()] + "、".join(f"第{numeral}产业" for numeral in numerals) + name[match.end() :]


def _each_with_its_deed(name: str, count: int) -> list[str] | None:
    """煤炭、电解铝分别淘汰落后产能: 煤炭落后产能, 电解铝落后产能."""
    before, _, behind = name.partition("分别")
    parts = parts_of(before, count)
    what = "" if behind.lstrip("新再") in verbs() else without_verb(behind)
    return None if parts is None else [part + what for part in parts]


def _own(last: str) -> str:
    """信息等产业增加值 names 信息产业增加值 when it stands for itself."""
    return _AND_SO_ON.sub("", last, count=1)


def _of_its_own(piece: str, what: str | None) -> str:
    """What a rate is of: 化工增加值 beside 有色行业增加值增速, but 消费 beside 投资增速 where it has a head."""
    return piece if what is None or form("distribution.head").search(piece) else piece + what


def _completed(piece: str, last: str) -> str:
    for side, other in _SIDES:
        if piece.endswith(side) and last.startswith(other):
            return piece + last[len(other) :]
    shared = _AND_SO_ON.search(last)
    if shared is not None:
        tail = last[shared.end() :]
        return piece if piece.endswith(tail) else piece + tail
    whole = _OF_WHOLE.search(last) if "占" not in piece else None
    if whole is not None:
        return _of_its_own(piece, whole["of"]) + whole["share"]
    rate = _RATE.search(last)
    if rate is not None:
        return piece if piece in _SIZES or _RATE.search(piece) else _of_its_own(piece, rate["of"]) + rate["rate"]
    head = form("distribution.head").search(last)
    complete = piece.endswith(("GDP", "度")) and not piece.startswith(("万元", "单位"))  # 万元GDP、万元产值用水量
    if head is None or head.group() == last or complete or form("distribution.head").search(piece):
        return piece
    tail = head.group()
    said = next((n for n in range(len(tail) - 1, 1, -1) if piece.endswith(tail[:n])), 0)  # 养老保险 and 医疗保险参保率
    return piece + tail[said:]
