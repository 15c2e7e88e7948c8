"""Numbers in running text, with what stands directly at them: 近, 约, 余, 多, 左右, 以上, ranges, percent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from planparse.lexicons.loader import words
from planparse.mentions.first_characters import by_first_character, lengths_by_first
from planparse.mentions.numerals import ARABIC, CHINESE, DIGITS, MEASURED, SCALES, numeral_value
from planparse.schema import Op

_ARABIC = (
    r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:[.．]\d+)?|\d{1,3}(?: \d{3})+(?![\d.])"
    r"|\d{1,2}(?:[.．]\d{1,2})?(?:百(?![货分科])|千(?:\d百|(?![瓦伏赫克米吨卡帕焦])))|\d+(?:[.．]\d+)?"
)
_RUN = rf"(?:[{CHINESE.replace('千', '')}]|千(?![瓦伏赫]))"
_CHINESE = rf"{_RUN}+(?:点[{''.join(DIGITS)}]+)?"
_CORE = rf"(?:(?:{_ARABIC}|{_CHINESE})(?:[万亿]{{1,2}}(?:{_ARABIC}|(?![百千]){_CHINESE})){{0,3}})"
_PART = rf"(?:(?:十万|[百千万])分之\s?)?{_CORE}[余多来几]?(?:\s{{0,3}}(?:万亿|[万亿]))?[余多]?(?:\s?[%％‰])?"
_JOIN = r"\s?(?:[-－—–―~～〜−至到]|——|--)\s?"
# Neighbours with a pause between them are one number: 两、三次.
_NEIGHBOURS = "|".join(
    f"(?<={low}、){high}" for low, high in pairwise(("一", "[二两]", "三", "四", "五", "六", "七", "八", "九"))
)
_OR = rf"、(?=.[次本篇节种场遍首])(?={_NEIGHBOURS})(?<![第{CHINESE}]..)"
_PLACE = r"(?:位|名(?=[，。；、！）)\s升跃前]|提升|上升|$|的(?:好|优异)?成绩))"
# A rank: 第3位, and 第3 behind a place or a verb of ranking at the end of a clause.
_RANKED = rf"(?={_CORE}{_PLACE}|(?<=[国省市州县区盟旗名列居]第){_CORE}(?:[，,。；！）)\n]|、全|$))"
_NUMBER = re.compile(
    rf"(?P<rank>第\s?{_RANKED})?(?P<sign>(?<![减抱担欠辜胜肩])负(?=[\d百])|(?:(?<=[长降为是至到达：:（(幅速率])|(?<=[%％][、和]))[-－−])?"
    rf"(?:(?P<few>[几数]|上(?=[百千万亿]))(?P<tens>[十百千]{{0,2}})(?P<fewscale>万亿|[万亿])?(?P<fewmore>[余多]?)|"
    rf"(?P<fraction>(?!十?[百千万]分)[{CHINESE}]+分之[{CHINESE}]+|(?<![\d/])\d{{1,2}}/\d{{1,2}}(?![\d/]|\s?[万亿]))|(?P<half>一半|半(?=[天年小个]))|"
    rf"(?P<one>{_PART})(?:(?:{_JOIN}|{_OR})(?P<two>{_PART}))?)"
)
_PIECES = re.compile(
    rf"(?:(?P<of>十万|[百千万])分之\s?)?(?P<core>{_CORE})(?P<more>[余多来几]?)\s*(?P<scale>万亿|[万亿])?(?P<more2>[余多]?)\s?(?P<sign>[%％‰])?"
)
_POWER = re.compile(rf"([{''.join(DIGITS)}1-9])([百千])")
_YEAR = rf"(?:(?:1[89]|20)(?:\d{{2}}|[xX×*＊]{{2}})|[一二][{''.join(DIGITS)}]{{3}})"
_DASH, _TEN = r"[-－—–―~～至到]", r"[一二三四五六七八九十]"
_DAY = rf"(?:\d{{1,2}}|{_TEN}{{1,3}})"
_SLASH = r"(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])"
# Years, days, ordinals, codes and labels: each form with the characters that it may begin with.
_TENS, _OPENING = "一二三四五六七八九十", "〔[（(【"
_SKIPPED: tuple[tuple[str, str], ...] = (
    # document numbers, years, days, hours
    (_OPENING, r"[〔\[(（【]\s?(?:19|20)\d\d\s?[〕\])）】]\s?(?:第\s?)?\d+\s?号?"),
    (
        ARABIC + "一二",
        rf"{_YEAR}\s?(?:年?\s?[-－—–―~～至到/]{{1,2}}\s?(?:{_YEAR}|\d\d))?\s?(?:学年度?|年度?|级|届)",
    ),
    (
        ARABIC,
        rf"(?:19|20)\d\d\s?[.\-/．]\s?\d{{1,2}}(?:\s?[.\-/．]\s?\d{{1,2}})?(?![\d%％]|{MEASURED})",
    ),
    # days that open an entry or stand with their weekday (3/12植树, 4/20(六))
    (
        ARABIC,
        rf"(?:(?<![^\n~～])|(?<=\d )){_SLASH}(?=[~～]\d|(?![的以左多强弱])[\u4e00-\u9fff])",
    ),
    (
        ARABIC,
        rf"(?<![\d/]){_SLASH}(?=[（(][一二三四五六日][)）])",
    ),
    (
        ARABIC + _TENS,
        rf"{_DAY}(?:\s?(?:{_DASH}{{1,2}}|[、和])\s?{_DAY}){{0,5}}\s?(?:月(?!票)|[日号](?!内|以内|之内))",
    ),
    (ARABIC, r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?!\d)|\d{1,2}时\d{1,2}分"),
    (
        ARABIC,
        rf"\d{{1,2}}\s?\.\s?\d{{1,2}}\s?{_DASH}\s?\d{{1,2}}\s?\.\s?\d{{1,2}}(?![\d%％万亿个])",
    ),
    # formulas, ordinals, plan periods
    (ARABIC, r"\d+\s?[+＋]\s?[\dA-Za-z]+(?:\s?[+＋]\s?[\dA-Za-z]+)*|\d+\s?[×xX*]\s?[\dxX]+"),
    ("第", rf"第\s?(?!{_RANKED})(?:{_CORE})(?:[、，至到和\-—~]\s?第?(?:{_CORE}))*(?:个五年|届|季度)?"),
    ('“"' + _TENS, r"[“\"]?十[一二三四五][·•]?五(?=[”\"规时计期末以开收])|[一二三四五六七八九十]五[”\"]"),
    (
        ARABIC + CHINESE,
        rf"(?:\d{{1,3}}|[{CHINESE}]{{1,3}})(?:年(?:期?规划|行动|计划|攻坚|禁渔|大计|变局|目标|改革|纲要|专项|倍增|期)|人制)",
    ),
    ("伍", r"伍(?<=[队退入落行]伍)"),
    # meetings, classes, schools, cohorts
    (
        _TENS,
        rf"{_TEN}{{1,3}}次(?:[、和]{_TEN}{{1,3}}次){{0,4}}(?=全会|会议|全体|全国|代表|常委|党代|人大|政协)|{_TEN}{{1,3}}届(?!毕业)",
    ),
    (
        ARABIC + "一二三",
        r"(?<=[初高大])[一二三](?![个名位])|\d{2}后(?![的天年个])|\d+(?=中学|中(?:听|校)|小学)",
    ),
    # labels of a list
    (
        " \t　" + ARABIC + CHINESE,
        rf"(?m:^)[ \t　]*(?:\d{{1,3}}|[{CHINESE}]{{1,3}})\s?(?:[、．)）]|\.(?!\d))",
    ),
    ("（(" + _TENS, rf"[（(](?:\d{{1,2}}|{_TEN}{{1,3}})[)）]|{_TEN}{{1,3}}(?:是|要(?=[^求]))"),
)
_SINGLED = re.compile(
    rf"(?:(?<=[统唯进其任逐单同之不专合划如归某每高初哪这那万])|(?<=星期)|(?<=周))一(?![{CHINESE}\d次节篇场轮堂份题])"
)
_CODE_BEFORE = re.compile(r"[A-Za-z]-?$")
LATIN_UNITS = frozenset(
    {"km", "kW", "KW", "kw", "MW", "GW", "TW", "kWh", "GWh", "TWh", "MWh", "kg", "g", "mm", "cm", "m", "nm", "km2"}
    | {"m2", "m3", "kV", "KV", "kv", "P", "EFLOPS", "PFLOPS", "Eflops", "Pflops", "TB", "PB", "ZB", "GB", "MB", "EB"}
    | {"MPa", "TEU", "GHz", "MHz", "Mbps", "Gbps", "μg", "ug", "t", "DDD", "DDDs"}
)
_LETTERS = re.compile(r"[A-Za-zΑ-ω]+")
# What most figures are: digits, then no more than a scale or a percent sign, and nothing behind them that a number, a
# date, a range or a code could go on with. The general patterns read the same out of it, at five times the cost.
_FIGURE = re.compile(
    r"(?<![\x00-\x7f])(?!(?:19|20)[0-9]{2}\.)(?P<core>[0-9]{1,15}(?:\.[0-9]{1,15})?)(?P<scale>万亿|[万亿])?(?P<sign>[%％])?"
    rf"(?=\Z|[，,](?!\d)|(?!人制)[^\d\s{CHINESE}万亿余多来几，,、．.:：)）/+＋*＊×%％‰年月日号时学级届和后中小至到\-－—–―~～〜−A-Za-zΑ-ω])"
)
# Where a number or a name with a numeral may begin: characters, and what must stand behind some of them.
_BEGINNINGS: tuple[tuple[str, str], ...] = (
    (rf"\d{CHINESE}几数\-－−第", ""),
    ("上", "百千万亿"),
    ("半", "天年小个"),
    ("负", r"\d百"),
    ('“"', "十"),
    (r"〔\[(（【", rf"\s\d{_TENS}"),
)
_BEFORE = re.compile(
    r"(?:(?P<ge>不少于|不低于|不小于|至少|最少|起码|达到或超过|[≥≧⩾]|>=)|(?P<le>不超过|不高于|不多于|不大于|不得超过|至多|最多|只限|[≤≦⩽]|<=)"
    r"|(?P<gt>超过|超出|突破|逾|超|高于|多于|大于|＞|(?<=[值税入资售收额润量，、])过)|(?P<lt>低于|不到|不足|少于|小于|＜)|(?P<about>约为|大约|大概|(?<![签预节合公条制履失违邀规])约|将近|接近|近|上下))"
    r"(?:了|到|过)?\s?$"
)
_BEHIND = re.compile(
    r"\s?(?:(?P<about>左右|上下)|(?P<ge>[及或]?以上|之上|起步)|(?P<le>[及或]?以内|之内|以下|及?以下)|(?P<gt>有余|出头|开外|余|多(?![式元样功层地方民种点次媒渠维边用级彩])))"
)
# What the one ends with and the other begins with unless it is a blank, a quick test before the pattern.
_BEFORE_ENDS = frozenset("于少码过多限出破逾超到足为约概近下了≥≤≧≦⩾⩽=＞＜")
_BEHIND_BEGINS = frozenset("左上下及或以之起有出开多余")
OPS: dict[str, Op] = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<", "about": "~"}
_OF = {"百": "%", "千": "‰", "十万": "/10万"}
_STEPS = frozenset("跃迈登跨站")
_LOOK_BACK = 6


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
        rate = {"%": 0.01, "‰": 0.001, "/10万": 0.00001}.get(self.sign, 1.0)
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
        skipped = _behind_name(text, at, end)
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
def _numeral_words() -> tuple[frozenset[str], Mapping[str, tuple[int, ...]]]:
    """Words that begin with a numeral and count nothing, and their lengths by the numeral, longest first."""
    listed = frozenset(words("numeral_words"))
    return listed, lengths_by_first(listed)


@cache
def _skipped() -> Mapping[str, re.Pattern[str]]:
    """The forms that are skipped, by the character that they begin with."""
    return by_first_character(_SKIPPED)


@cache
def _start() -> re.Pattern[str]:
    """Where reading may begin, a cheap superset of what is read or skipped: one class of first characters."""
    listed, _ = _numeral_words()
    places = []
    for firsts, following in _BEGINNINGS:
        named = "".join(sorted({word[1] for word in listed if word[0] in firsts}))
        places.append(f"[{firsts}](?=[{following}{named}])" if following else f"[{firsts}]")
    label = rf"\n[ \t　](?=[ \t　]*[\d{CHINESE}])"
    firsts = "".join(firsts for firsts, _ in _BEGINNINGS)
    return re.compile(rf"[{firsts} \t　](?:(?<={'|'.join(places)})|(?<={label}))")


def _behind_name(text: str, at: int, end: int) -> int:
    """Where a name, a date or a label that begins at a numeral ends; ``at`` where there is none."""
    listed, lengths = _numeral_words()
    for length in lengths.get(text[at], ()):
        if text[at : at + length] in listed and at + length <= end:
            return at + length
    skipped = _skipped().get(text[at])
    match = None if skipped is None else skipped.match(text, at, end)
    if match is None and text[at] == "一":
        match = _SINGLED.match(text, at, end)
    return at if match is None else max(match.end(), at + 1)


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
    """Value of a numeral in its scale, or the two bounds of 三五, 十七八, 两三百."""
    core, scale = part["core"], part["scale"] or ""
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
    above, _, below = written.partition("/") if "/" in written else written.partition("分之")[::-1]
    if numeral_value(below) == 0:
        return None
    share = numeral_value(above) / numeral_value(below)
    return Number(
        match.start(), match.end(), match.group(), share, op=_op(text, match.start(), match.end(), end) or "="
    )


def _op(text: str, first: int, last: int, end: int) -> Op | None:
    return op_before(text, first) or op_behind(text, last, end)[0]


def op_before(text: str, first: int) -> Op | None:
    """The comparison that stands directly before an offset (不低于, 近, 超过), if any."""
    before = text[first - 1 : first]
    if before not in _BEFORE_ENDS and not before.isspace():
        return None
    match = _BEFORE.search(text, max(0, first - _LOOK_BACK), first)
    return None if match is None or match.lastgroup is None else OPS[match.lastgroup]


def op_behind(text: str, last: int, end: int) -> tuple[Op | None, int]:
    """The comparison that stands directly behind an offset (左右, 以上, 以内), and where it ends."""
    following = text[last : last + 1]
    if following not in _BEHIND_BEGINS and not following.isspace():
        return None, last
    match = _BEHIND.match(text, last, end)
    return (None, last) if match is None or match.lastgroup is None else (OPS[match.lastgroup], match.end())
