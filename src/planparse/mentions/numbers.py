"""Numbers in running text, with what stands directly at them: 近, 约, 余, 多, 左右, 以上, ranges, percent."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from planparse.mentions.numerals import ARABIC, CHINESE, CORE, DIGITS, RANKED, SCALES, UP_TO_TEN, numeral_value
from planparse.mentions.qualifiers import op_before, op_behind
from planparse.mentions.uncounted import behind_uncounted, numeral_words
from planparse.schema import Op

_PART = (
    rf"(?:(?:(?:[十百]|100?)万|[百千万])分之\s?)?{CORE}[余多来几]?(?:\s{{0,3}}(?:万亿|[万亿]))?[余多]?(?:\s?[%％‰‱])?"
)
_JOIN = r"(?:[（(]不?含[）)])?\s?(?:[-－—–―~～〜−至到]|——|--)\s?"
# Neighbours with a pause between them are one number: 两、三次.
_NEIGHBOURS = "|".join(
    f"(?<={low}、){high}" for low, high in pairwise(("一", "[二两]", "三", "四", "五", "六", "七", "八", "九"))
)
# What 在40%和50%之间 has for a dash; 之间 is looked for in the next few characters.
_BETWEEN = r"\s?[和与](?=[^，。；、\n]{1,9}之间)"
_OR = rf"、(?=.[次本篇节种场遍首])(?={_NEIGHBOURS})(?<![第{CHINESE}]..)"
_NUMBER = re.compile(
    rf"(?P<rank>第\s?{RANKED})?(?P<sign>(?<![减抱担欠辜胜肩])负(?=[\d百])|(?:(?<=[长降为是至到达：:（(幅速率])|(?<=[%％][、和]))[-－−])?"
    rf"(?:(?P<few>[几数]|上(?=[百千万亿]))(?P<tens>[十百千]{{0,2}})(?P<fewscale>万亿|[万亿])?(?P<fewmore>[余多]?)|"
    rf"(?P<fraction>(?![十百]?[百千万]分)(?:[{CHINESE}]+|\d{{1,2}})分之(?:[{CHINESE}]+|\d{{1,2}}(?![\d.]))|(?<![\d/])\d{{1,2}}[/／]\d{{1,2}}(?![\d/]|\s?[万亿]))|(?P<half>一半|(?<![^超]过)半数(?=以[上下]|[的，。；、]|$)|半(?=[天年小个]))|"
    rf"(?P<one>{_PART})(?:(?:{_JOIN}|{_OR}|{_BETWEEN})(?P<two>{_PART}))?)"
)
_PIECES = re.compile(
    rf"(?:(?P<of>(?:[十百]|100?)万|[百千万])分之\s?)?(?P<core>{CORE})(?P<more>[余多来几]?)\s*(?P<scale>万亿|[万亿])?(?P<more2>[余多]?)\s?(?P<sign>[%％‰‱])?"
)
_POWER = re.compile(rf"([{''.join(DIGITS)}1-9])([百千佰仟])")
_CODE_BEFORE = re.compile(r"[A-Za-z]-?$")
LATIN_UNITS = frozenset(
    {"km", "kW", "KW", "kw", "MW", "GW", "TW", "kWh", "GWh", "TWh", "MWh", "kg", "g", "mm", "cm", "m", "nm", "km2"}
    | {"m2", "m3", "kV", "KV", "kv", "P", "EFLOPS", "PFLOPS", "Eflops", "Pflops", "TB", "PB", "ZB", "GB", "MB", "EB"}
    | {"MPa", "TEU", "GHz", "MHz", "Mbps", "Gbps", "μg", "ug", "mg", "mL", "ml", "L", "ha", "dB", "t", "DDD", "DDDs"}
)
_LETTERS = re.compile(r"[A-Za-zΑ-ω]+")
# What most figures are: digits, then no more than a scale or a percent sign, and nothing behind them that a number, a
# date, a range or a code could go on with. The general patterns read the same out of it, at five times the cost.
_FIGURE = re.compile(
    r"(?<![\x00-\x7f])(?!(?:19|20)[0-9]{2}\.)(?P<core>[0-9]{1,15}(?:\.[0-9]{1,15})?)(?P<scale>万亿|[万亿])?(?P<sign>[%％])?"
    rf"(?=\Z|[，,](?!\d)|(?!人制|分之|[（(]不?含[）)])[^\d\s{CHINESE}万亿余多来几，,、．.:：)）/／+＋*＊×%％‰年月日号时学级届和与后中小至到\-－—–―~～〜−A-Za-zΑ-ω])"
)
# Where a number or a name with a numeral may begin: characters, and what must stand behind some of them.
_BEGINNINGS: tuple[tuple[str, str], ...] = (
    (rf"\d{CHINESE}几数\-－−第", ""),
    ("上", "百千万亿"),
    ("半", "天年小个数"),
    ("万", "分"),
    ("负", r"\d百"),
    ('“"', "十"),
    (r"〔\[(（【", rf"\s\d{UP_TO_TEN}"),
)
_OF = {"百": "%", "千": "‰", "万": "‱", "十万": "/10万", "10万": "/10万", "百万": "/100万", "100万": "/100万"}
_STEPS = frozenset("跃迈登跨站")


class Number(NamedTuple):
    """A number as written.

    ``value`` (and ``value_max`` of a range) leave out a trailing 万 or 亿, which stands in ``scale`` because it belongs
    to the unit; ``sign`` is ``%`` or ``‰`` where the number is a rate, also for 百分之, and ``/10万`` for 十万分之.
    ``amount`` is the plain number; ``op`` is read from the words that touch the number; ``rank`` marks 第3位.
    """

    start: int
    end: int
    text: str
    value: float
    value_max: float | None = None
    op: Op = "="
    scale: str = ""
    sign: str = ""
    rank: bool = False

    @property
    def amount(self) -> float:
        """The value with 万 and 亿 multiplied in and rates as fractions of one."""
        rate = {"%": 0.01, "‰": 0.001, "‱": 0.0001, "/10万": 0.00001, "/100万": 0.000001}.get(self.sign, 1.0)
        return self.value * SCALES.get(self.scale, 1) * rate


def find_numbers(text: str, start: int = 0, end: int | None = None) -> list[Number]:
    """All numbers of a text in order; years, dates, document numbers, ordinals and numerals in names are none.

    Args:
        text: Running text, any length.
        start: Where to begin (``str`` offset).
        end: Where to stop, the end of the text by default.

    Example:
        >>> found = find_numbers("2025年听课1，072节，每人2——3节，占百分之八点五以上")
        >>> [(n.text, n.value, n.value_max, n.op) for n in found]
        [('1，072', 1072.0, None, '='), ('2——3', 2.0, 3.0, 'range'), ('百分之八点五', 8.5, None, '>=')]
    """
    end = len(text) if end is None else end
    found: list[Number] = []
    at = start
    start_of_one = _start()
    while (place := start_of_one.search(text, at, end)) is not None:
        at = place.start()
        figure = _FIGURE.match(text, at, end) if text[at] in ARABIC else None
        if figure is not None:
            found.append(_plain(text, figure, end))
            at = figure.end()
            continue
        skipped = behind_uncounted(text, at, end)
        if skipped > at:
            at = skipped
            continue
        match = _NUMBER.match(text, at, end)
        if match is None or _is_code(text, match, end):
            at = _after(text, at, end) if match is None else _after(text, match.end(), end)
            continue
        number = _valued(text, match, end)
        if number is not None:
            found.append(number)
        at = match.end()
    return found


@cache
def _start() -> re.Pattern[str]:
    """Where reading may begin, a cheap superset of what is read or skipped: one class of first characters."""
    listed, _ = numeral_words()
    places = []
    for firsts, following in _BEGINNINGS:
        named = "".join(sorted({word[1] for word in listed if word[0] in firsts}))
        places.append(f"[{firsts}](?=[{following}{named}])" if following else f"[{firsts}]")
    label = rf"\n[ \t　](?=[ \t　]*[\d{CHINESE}])"
    firsts = "".join(firsts for firsts, _ in _BEGINNINGS)
    return re.compile(rf"[{firsts} \t　](?:(?<={'|'.join(places)})|(?<={label}))")


def _is_code(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a number is a part of a code such as T800, 5G or PM2.5."""
    first, last = match.start(), match.end()
    if not text[first].isdigit():
        return False
    if text[first - 1 : first].isascii() and _CODE_BEFORE.search(text, max(0, first - 2), first):
        return text[max(0, first - 3) : first] not in {"GDP", "CPI"}
    letters = _LETTERS.match(text, last, end)
    return letters is not None and letters.group() not in LATIN_UNITS


def _after(text: str, at: int, end: int) -> int:
    """Behind the letters that follow, so that no part of a code is read as a number."""
    letters = _LETTERS.match(text, at, end)
    return letters.end() if letters else at + 1


def _plain(text: str, figure: re.Match[str], end: int) -> Number:
    written, scale, sign = figure.groups()
    first, last = figure.span()
    op = _op(text, first, last, end) or "="
    return Number(first, last, figure.group(), float(written), None, op, scale or "", "%" if sign else "")


def _valued(text: str, match: re.Match[str], end: int) -> Number | None:
    """The number, or None where what looks like one has no value (一百分之零, a line of nines)."""
    try:
        return _read(text, match, end)
    except ValueError:
        return None


def _read(text: str, match: re.Match[str], end: int) -> Number | None:
    first, last = match.span()
    if last - first == 1 and match["one"] is not None:  # one numeral and nothing with it, as in 两次
        return Number(first, last, match.group(), numeral_value(match.group()), op=_op(text, first, last, end) or "=")
    if match["few"] is not None:
        return _few(match)
    if match["fraction"] is not None:
        return _fraction(text, match, end)
    if match["half"] is not None:
        return Number(first, last, match.group(), 0.5, op=_op(text, first, last, end) or "=")
    one, two = _PIECES.fullmatch(match["one"]), None
    if one is None:
        return None
    if match["two"] is not None:
        two = _PIECES.fullmatch(match["two"])
        if two is None or not _range_fits(one, two):
            two, last = None, match.end("one")
    return _number(text, match, one, two, last, end)


def _range_fits(one: re.Match[str], two: re.Match[str]) -> bool:
    return (one["sign"] is None or two["sign"] is not None) and not (one["of"] is None and two["of"] is not None)


def _number(
    text: str, match: re.Match[str], one: re.Match[str], two: re.Match[str] | None, last: int, end: int
) -> Number | None:
    low, high = _bounds(one)
    tail = two or one
    scale = tail["scale"] or ""
    if two is not None:
        high = _bounds(two)[0]
        low = _of_one_scale(low, one, high, two)
    sign = _OF.get(one["of"] or "", "") or (tail["sign"] or "").replace("％", "%")
    if high is not None and high <= low:
        return None
    if match["sign"]:
        low, high = -low, None if high is None else -high
    first = match.start()
    op: Op | None = "range" if high is not None else _op(text, first, last, end)
    if op is None:
        op = ">" if tail["more"] not in {"", "来"} or tail["more2"] else "~" if tail["more"] else "="
    return Number(first, last, text[first:last], low, high, op, scale, sign, match["rank"] is not None)


def _of_one_scale(low: float, one: re.Match[str], high: float, two: re.Match[str]) -> float:
    """The lower value in the scale of the upper one: 800万至1亿, 5000至1万; of 三到五百 it is 三百."""
    scale = SCALES.get(two["scale"] or "", 1)
    if one["scale"]:
        return low * SCALES[one["scale"]] / scale
    if low > high:
        return low / scale
    power = _POWER.fullmatch(two["core"])
    named = power is not None and len(one["core"]) == 1 and low < numeral_value(power[1])
    return low * numeral_value(f"一{power[2]}") if power is not None and named else low


def _bounds(part: re.Match[str]) -> tuple[float, float | None]:
    """Value of a numeral in its scale, or the two bounds of 三五, 三两, 十七八, 两三百."""
    core, scale = part["core"], part["scale"] or ""
    core = "两三" if core == "三两" else core
    if scale and ("亿" in core or "万" in core):
        return numeral_value(core + scale) / SCALES[scale], None
    if core.isascii():
        return numeral_value(core), None
    for at in range(len(core) - 1):
        low, high = DIGITS.get(core[at]), DIGITS.get(core[at + 1])
        if low is None or high is None or not (high == low + 1 or (low, high) == (3, 5)) or low == 0:
            continue
        neighbours = core[at - 1 : at] + core[at + 2 : at + 3]
        if any(character in DIGITS or character == "点" for character in neighbours) or "点" in core[:at]:
            continue
        return numeral_value(core[: at + 1] + core[at + 2 :]), numeral_value(core[:at] + core[at + 1 :])
    return numeral_value(core), None


def _few(match: re.Match[str]) -> Number | None:
    """几十, 数百, 上千: more than the power of ten that is named; a bare 几 has no value."""
    if not match["tens"] and not match["fewscale"]:
        return None
    first, stepped = match.start(), match["few"] == "上" and match.string[match.start() - 1 : match.start()] in _STEPS
    first += stepped  # 迈上千亿元 is 迈上 with its figure
    written = match.string[first : match.end()]
    op: Op = "=" if stepped else ">"
    return Number(
        first, match.end(), written, numeral_value(match["tens"] or "一"), op=op, scale=match["fewscale"] or ""
    )


def _fraction(text: str, match: re.Match[str], end: int) -> Number | None:
    written = match["fraction"]
    below, named, above = written.partition("分之")
    if not named:
        above, below = re.split("[/／]", written)
    if numeral_value(below) == 0:
        return None
    share = numeral_value(above) / numeral_value(below)
    return Number(
        match.start(), match.end(), match.group(), share, op=_op(text, match.start(), match.end(), end) or "="
    )


def _op(text: str, first: int, last: int, end: int) -> Op | None:
    return op_before(text, first) or op_behind(text, last, end)[0]
