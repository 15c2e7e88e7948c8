"""Quantities: a number with the unit or measure word that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from planparse.mentions.numbers import Number, find_numbers
from planparse.mentions.numerals import SCALES, UP_TO_TEN
from planparse.mentions.qualifiers import OPS, op_before, op_behind
from planparse.mentions.units import OF_SO_MANY, Unit, amount_of, unit_lengths, unit_of, units
from planparse.schema import Amount, Op

_COUNTED_BY = ("人", "户", "平方公里")  # 元/万人, 公里/百平方公里
_DIVISORS = frozenset({"volume", "mass", "area", "length", "energy"})
_DIVIDED = frozenset({"mass", "money", "energy", "energy.coal", "volume", "length"})
_LONGEST_PER = 6
_BY, _AND_BY = frozenset("/每"), frozenset("/·")  # 元/人/月, 元/人·月
# What is said to be none of: 零发生, 零事故.
_NONE_OF = ("发生", "新增", "事故", "死亡", "投诉", "辍学", "感染", "失误", "伤亡", "违规", "违纪", "欺凌")
_POINTS, _PAUSED = "个百分点", re.compile(r"[、和与及，]")
_IN_NAMES = frozenset({"百万", "千万", "万"})  # 千万师生
# People that are counted without a measure word: 惠及3万居民, 551万农村贫困人口.
_PEOPLE = re.compile(
    r"(?!人口|[万亿用给为按由向])[一-鿿]{0,6}?(?:人口|居民|群众|农民|农户|村民|市民|职工|学生|师生|党员|老人|儿童|农牧民|毕业生"
    r"|劳动力|老年人|残疾人|(?:失业|从业|务工|就业|流动|困难|参保)人员)(?!中)"
)
_SHARED_BY, _NEAR_SHARED = re.compile(r"(?:分别[^，。；、\d]{0,6}|增长|下降|提高到?|增加到?|减少|达到?)\s?$"), 10
_TO, _MORE_OF_IT = frozenset(":：∶︰"), frozenset("0123456789.:：∶︰")
_RATIO, _NEAR_RATIO = re.compile(r"(?:比(?:例|率|值)?|差距)(?:[由从][\d.]{1,5}[:：∶︰]1)?[^，。；：、\d]{0,8}$"), 18
_MOVES = frozenset("增提降减扩跃")
_BETWEEN = "之间"
_RANGE_END, _RANGE_ENDS = re.compile(rf"[（(]不?含[）)](?:{_BETWEEN})?|{_BETWEEN}"), frozenset("（(之")
# A part that stands inside the unit: 一个多月, 一个半小时.
_PART_INSIDE = re.compile("个(?P<part>[多半])(?P<unit>月|小时|星期|学期|学年|季度|工作日)")
_HALVED = frozenset({"time", "time.days", "time.hours", "mass", "length", "area", "volume", "multiple", "ratio"})
_PARTS = {"半": 0.5, **{digit: tenths / 10 for tenths, digit in enumerate(UP_TO_TEN[:9], 1)}}
_BEHIND_TENTH = frozenset(("", *"，。；、）)以左的 "))
_BEHIND_HALF = frozenset("年月日天小个数价程期载径脱封自公工耕成圆军决托寄")
_SHARED_UNIT = re.compile(r"(?:[（(]不?含[）)])?\s?(?:[-－—–―~～〜−至到]|——|--)\s?")


_TEN_THOUSAND_PEOPLE = Unit("万", "person", "人", 10000)


class Quantity(NamedTuple):
    """A number and its unit as written.

    ``value`` is in ``unit``, which carries 万 and 亿 (``1200`` ``万人``); ``op`` is what stands directly before or
    behind; ``[start, end)`` holds number and unit, ``stop`` is where a comparison behind it (左右, 以上) ends.
    """

    start: int
    end: int
    text: str
    value: float
    value_max: float | None
    unit: str | None
    op: Op
    dimension: str
    stop: int
    rank: bool = False
    number: Number | None = None

    @property
    def amount(self) -> Amount | None:
        """The same in the base unit, or None where there is no unit."""
        return None if self.unit is None else amount_of(self.value, self.value_max, self.unit)


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """All numbers that carry a unit, a percent sign or a rank, in order.

    Example:
        >>> [(q.value, q.unit, q.op) for q in find_quantities("新增就业1200万人以上，听课三十多节，居第3位")]
        [(1200.0, '万人', '>='), (30.0, '节', '>'), (3.0, '位', '=')]
    """
    end = len(text) if end is None else end
    found: list[Quantity] = []
    bare: list[Number] = []
    for number in find_numbers(text, start, end):
        if found and number.start < found[-1].stop:
            continue  # the 千 of 3千吨, of 张/千人, the 10万 of 12/10万, the 5 of 5年（含5年）以上
        quantity = _quantity(text, number, end)
        if quantity is None:
            bare.append(number)
            continue
        if found and found[-1].start > quantity.start:
            found.pop()  # the 百平方公里 of 每百平方公里90公里
        if found and _is_range(text, found[-1], quantity):
            quantity = _joined(text, found.pop(), quantity)
        if quantity.unit == _POINTS:
            _share_points(text, found, bare, quantity.start)
        elif found and found[-1].unit in SCALES:
            _share_unit(text, found, quantity)
        elif bare and quantity.unit is not None:
            found += _sharing(text, bare, quantity)
        found.append(quantity)
        bare.clear()
    return found


def _share_points(text: str, found: list[Quantity], bare: list[Number], stop: int) -> None:
    """1.2个和0.8个百分点, 1.2和0.8个百分点: the values before are in points as well; ``bare`` are the last ones."""
    listed: list[Quantity] = []
    for one in reversed(bare):
        if _PAUSED.fullmatch(text, one.end, stop) is None:
            break
        listed.append(
            Quantity(one.start, one.end, one.text, one.value, None, _POINTS, one.op, "points", one.end, number=one)
        )
        stop = one.start
    if len(listed) == len(bare):
        _share(text, found, stop, ("个", None), _POINTS, "points")
    found.extend(reversed(listed))


def _sharing(text: str, bare: list[Number], last: Quantity) -> list[Quantity]:
    """分别达到1280和1160亿元, 增长1.3和1.4倍: the numbers before have the unit of the last one."""
    listed: list[Quantity] = []
    stop = last.start
    for one in reversed(bare):
        if _PAUSED.fullmatch(text, one.end, stop) is None or one.op != "=" or not _may_share(one, last):
            break
        listed.append(
            last._replace(
                start=one.start,
                end=one.end,
                text=one.text,
                value=one.value,
                value_max=None,
                op="=",
                stop=one.end,
                number=one,
            )
        )
        stop = one.start
    shared = bool(listed) and _SHARED_BY.search(text, max(0, stop - _NEAR_SHARED), stop) is not None
    return listed[::-1] if shared else []


def _may_share(one: Number, last: Quantity) -> bool:
    """Whether a number lacks but the unit of a later one: 1280, and with its own scale 1280万 before 1160万人."""
    scaled = bool(one.scale) and last.unit is not None and last.unit.startswith(one.scale)
    return one.text[-1].isdigit() or scaled


def _share_unit(text: str, found: list[Quantity], last: Quantity) -> None:
    """1200万、900万人次: the values before count the same."""
    if last.unit is not None:
        scales = [scale for scale in SCALES if last.unit.startswith(scale)]
        _share(text, found, last.start, scales, last.unit, last.dimension)


def _share(
    text: str, found: list[Quantity], stop: int, units: Collection[str | None], shared: str, dimension: str
) -> None:
    """Give the last values the unit that follows, as far back as they have one of ``units`` and a pause behind."""
    for at in range(len(found) - 1, -1, -1):
        if found[at].unit not in units or _PAUSED.fullmatch(text, found[at].end, stop) is None:
            return
        found[at] = found[at]._replace(unit=shared, dimension=dimension)
        stop = found[at].start


def _is_range(text: str, one: Quantity, two: Quantity) -> bool:
    """5万元至6万元, 30分钟和40分钟之间: two values of one unit with a dash between."""
    if one.unit != two.unit or one.value_max is not None or two.value_max is not None or one.value >= two.value:
        return False
    if _SHARED_UNIT.fullmatch(text, one.end, two.start) is not None:
        return True
    return text[one.end : two.start] in {"和", "与"} and text.startswith(_BETWEEN, two.end)


def _past_range(text: str, stop: int) -> int:
    """Behind the （不含） or 之间 that closes a range."""
    closing = _RANGE_END.match(text, stop) if text[stop : stop + 1] in _RANGE_ENDS else None
    return closing.end() if closing else stop


def _joined(text: str, one: Quantity, two: Quantity) -> Quantity:
    return Quantity(
        one.start,
        two.end,
        text[one.start : two.end],
        one.value,
        two.value,
        two.unit,
        "range",
        two.dimension,
        _past_range(text, two.stop),
        number=one.number,
    )


def _quantity(text: str, number: Number, end: int) -> Quantity | None:
    people = False
    last, unit, part = (number.end, number.sign, "") if number.sign else _unit_behind(text, number, end)
    if unit is None:
        people = (
            number.scale == "万" and number.text not in _IN_NAMES and _PEOPLE.match(text, number.end, end) is not None
        )
        to_one = _is_to_one(text, number)
        if not (people or number.rank or to_one or _stands_alone(text, number, end)):
            return None
        unit = number.scale or None
        last += len(":1") if to_one else 0
    unit = "位" if number.rank else unit
    known = _TEN_THOUSAND_PEOPLE if people else None if unit is None else unit_of(unit)
    op = number.op
    behind, stop = op_behind(text, last, end)
    if op == "range":
        stop = _past_range(text, stop)
    if op not in {"range", ">="} and behind is not None and op_before(text, number.start) is None:
        op = behind
    if op == "=" and known is not None and known.dimension.startswith("time") and text[last : last + 1] == "内":
        op, stop = OPS["le"], last + 1
    if op == "=" and part == "多":
        op = OPS["gt"]
    value = number.value + _PARTS.get(part, 0.0)
    first, per = _per(text, number.start) if known is not None and known.dimension in _DIVIDED else (number.start, "")
    if per:
        unit = f"{unit}/{per}"
        known = unit_of(unit)
        op = (op_before(text, first) or op) if op == "=" else op
    return Quantity(
        first, last, text[first:last], value, number.value_max, unit, op,
        "rank" if number.rank else known.dimension if known else "", stop, number.rank, number,
    )  # fmt: skip


def _per(text: str, start: int) -> tuple[int, str]:
    """What an amount is counted by, where that stands before it; it begins the quantity (每百平方公里9公里)."""
    at = text.rfind("每", max(0, start - _LONGEST_PER), start)
    if at < 0:
        return start, ""
    per = units().get(text[at + 1 : start])
    if per is None and text[at + 1 : at + 2] in OF_SO_MANY:
        per = units().get(text[at + 2 : start])
    return (at, text[at + 1 : start]) if per is not None and per.dimension in _DIVISORS else (start, "")


def _unit_behind(text: str, number: Number, end: int) -> tuple[int, str | None, str]:
    """The longest unit behind a number, and what of the number stands in or behind it: 多 of 一个多月, 半 of 三年半."""
    at = number.end
    while at < end and at - number.end < 3 and text[at].isspace() and (text[at] != "\n" or number.scale == ""):
        at += 1
    if at > number.end and number.op == OPS["gt"] and text[at : at + 1] in {"余", "多"}:  # 2000 多家
        at += 1
    if text.startswith(("个多", "个半"), at) and (inside := _PART_INSIDE.match(text, at, end)) is not None:
        name = f"个{inside['unit']}"
        return inside.end(), name if name in units() else inside["unit"], inside["part"]
    for length in unit_lengths().get(text[at : at + 1], ()):
        name = text[at : at + length]
        known = units().get(name) if at + length <= end else None
        following = text[at + length : at + length + 1] or "-"
        if known is not None and following not in known.unless:
            if following in _PARTS and _has_part(text, at + length, number, known):
                return at + length + 1, name, following
            last, unit = at + length, number.scale + name
            return (*_with_divisor(text, last, unit, end), "") if following in _BY else (last, unit, "")
    return number.end, None, ""


def _has_part(text: str, at: int, number: Number, unit: Unit) -> bool:
    """Whether a part of one follows a whole number of units: 半 of 三年半 (not of 三年半数), 五 of 九成五."""
    if number.scale or number.value_max is not None or not number.value.is_integer():
        return False
    if text[at] == "半":
        return unit.dimension in _HALVED and text[at + 1 : at + 2] not in _BEHIND_HALF
    return unit.name == "成" and text[at + 1 : at + 2] in _BEHIND_TENTH


def _with_divisor(text: str, last: int, name: str, end: int) -> tuple[int, str]:
    """A unit with what it is counted by: 微克/立方米, 微克每立方米, 张/千人, 元/人/月, 元/人·月."""
    stop = _behind_divisor(text, last, end)
    while stop > last:
        name += text[last:stop]
        last, stop = stop, _behind_divisor(text, stop, end, _AND_BY)
    return last, name


def _behind_divisor(text: str, last: int, end: int, signs: frozenset[str] = _BY) -> int:
    """Where a unit that others are counted by ends, behind one of ``signs``; ``last`` where there is none."""
    if text[last : last + 1] not in signs:
        return last
    for length in unit_lengths().get(text[last + 1 : last + 2], ()):
        below = text[last + 1 : last + 1 + length]
        if (
            last + 1 + length <= end
            and below in units()
            and (text[last] != "每" or units()[below].dimension in _DIVISORS)
        ):
            return last + 1 + length
    if text[last + 1 : last + 2] not in OF_SO_MANY:
        return last
    return next((last + 2 + len(below) for below in _COUNTED_BY if text.startswith(below, last + 2, end)), last)


def is_fraction(written: str) -> bool:
    """Whether a number is a part of a whole: 三分之一, 1/4, 一半, 半数."""
    return "分之" in written or "/" in written or "／" in written or written in {"一半", "半数"}


def _is_to_one(text: str, number: Number) -> bool:
    """Whether a number is what a ratio is of to one (生师比为16:1)."""
    if text[number.end : number.end + 1] not in _TO or text[number.end + 1 : number.end + 2] != "1":
        return False
    if text[number.end + 2 : number.end + 3] in _MORE_OF_IT:
        return False
    return _RATIO.search(text, max(0, number.start - _NEAR_RATIO), number.start) is not None


def _stands_alone(text: str, number: Number, end: int) -> bool:
    """A number without unit counts where nothing can be its unit (得分95，), and as a fraction."""
    if is_fraction(number.text):
        return True
    zero = number.text == "零"
    if zero and text.startswith(_NONE_OF, number.end):
        return True
    none = zero and text[max(0, number.start - 1) : number.start] in {"为", "到", "至"}
    if not none and not number.text[-1].isdigit() and not number.scale:
        return False
    at = op_behind(text, number.end, end)[1]
    moved = bool(number.scale) and text[at : at + 1] in _MOVES  # 由1.2亿增加到1.4亿
    return moved or at >= end or text[at] in "，。；、）)！,;\n"
