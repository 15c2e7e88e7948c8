"""Written numerals, Arabic with separators and Chinese of every form, and their values."""

from __future__ import annotations

import re
from math import isinf

ARABIC = "0123456789０１２３４５６７８９"
DIGITS = {character: value for value, forms in enumerate(
    ("〇零○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
) for character in forms}  # fmt: skip
PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS = {"廿": 20, "卅": 30}
SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
_PLACE = re.compile(rf"(\d[\d.]*)([{''.join(PLACES)}])")
_PLACED = re.compile(rf"(?:{_PLACE.pattern})+")
UP_TO_TEN = "一二三四五六七八九十"
CHINESE = "".join([*DIGITS, *PLACES, *TENS])
#: What behind 2013.06 or 3.5—4.2 makes it an amount and no time, as a piece of a pattern: decimals are of what is
#: measured, so that a word for things behind a date (人教版, 公开课, 家长会) leaves it a date.
MEASURED = (
    r"\s?(?:[万亿]|[百千](?=[万元亩吨克瓦伏卡焦])|千米|元(?![旦宵月])|[美欧港日]元|个(?![人别性案体展税旧])|百分点|公[里斤顷吨分]|平方|立方"
    r"|[厘毫微]米|米(?!老)|[毫微]克|克(?!服)|[兆千]瓦|吨|亩|斤|倍|升(?![旗国学级入初中高])|小时|分(?:[钟贝]|(?=[，。；、）)\s以左及]|$))|[ck]m|[km]g|岁(?![末首])|℃|度(?![假过量]))"
)
#: What stands between month and day (3.12, 3/12), as a piece of a pattern; 2/3以上 and 1/3的 are parts of a whole.
DATE_POINT = r"(?:[.．]|/(?!\d{1,2}\s?(?:的|以[上下内])))"
_ARABIC = (
    r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:[.．]\d+)?|\d{1,3}(?: \d{3})+(?![\d.])"
    r"|\d{1,2}(?:[.．]\d{1,2})?(?:百(?![货分科])|千(?:\d百|(?![瓦伏赫克米吨卡帕焦])))|\d+(?:[.．]\d+)?"
)
_RUN = rf"(?:[{CHINESE.replace('千', '')}]|千(?![瓦伏赫]))"
_CHINESE = rf"{_RUN}+(?:点[{''.join(DIGITS)}]+)?"
#: A numeral without sign, unit or percent, as a piece of a pattern.
CORE = rf"(?:(?:{_ARABIC}|{_CHINESE})(?:[万亿]{{1,2}}(?:{_ARABIC}|(?![百千]){_CHINESE})){{0,3}})"
_PLACED_AS = r"(?:位|名(?=[，。；、！）)\s升跃前]|提升|上升|$|的(?:好|优异)?成绩))"
_PLACED_IN = rf"(?<=[国省市州县区盟旗名列居]第){CORE}(?:[，,。；！）)\n]|、全|$)"
_AND_IN = r"(?<=全[国省市州县区]第)\d{1,3}、[一-鿿]{1,5}第\d"  # 全市第5、片区第1
#: A rank: 第3位, and 第3 behind a place or a verb of ranking at the end of a clause.
RANKED = rf"(?={CORE}{_PLACED_AS}|{_PLACED_IN}|{_AND_IN})"


def numeral_value(text: str) -> float:
    """Value of one numeral without unit, sign or percent.

    Args:
        text: Arabic digits (also full-width, also with ``,`` or blanks between groups) or Chinese numerals, with 万 and
            亿 anywhere; ``两千四百五`` leaves out the last place as speech does.

    Raises:
        ValueError: where the text is no numeral, or one beyond all figures (a line of 400 nines).

    Example:
        >>> [numeral_value(text) for text in ("1，072", "两千四百五", "廿一", "三亿五", "一百零五万", "十八点三")]
        [1072.0, 2450.0, 21.0, 350000000.0, 1050000.0, 18.3]
    """
    try:
        value = _value(text)
    except OverflowError as error:
        raise ValueError(f"{text[:20]!r}… is beyond all figures") from error
    if isinf(value):
        raise ValueError(f"{text[:20]!r}… is beyond all figures")
    return value


def _value(text: str) -> float:
    if text[:1].isdigit() and text.isascii() and text.replace(".", "", 1).isdigit():
        return float(text)
    plain = "".join(text.split()).replace(",", "").replace("，", "").replace("．", ".")
    for scale in ("万亿", "亿", "万"):
        head, found, tail = plain.rpartition(scale)
        if found:
            value = (_value(head) if head else 1.0) * SCALES[scale]
            return value + _tail(tail, SCALES[scale])
    if plain[:1].isdigit():
        return _arabic(plain)
    return _chinese(plain)


def _tail(tail: str, scale: int) -> float:
    """What stands behind 万 or 亿: 两万三 is 23,000, 两万三千 too."""
    if not tail:
        return 0.0
    if len(tail) == 1 and tail in DIGITS:
        return DIGITS[tail] * scale / 10
    return _value(tail)


def _arabic(text: str) -> float:
    """Digits, also before 百 and 千 (3千5百)."""
    pieces = _PLACED.fullmatch(text)
    if pieces is None:
        return float(text)
    return sum(float(digits) * PLACES[place] for digits, place in _PLACE.findall(text))


def _chinese(text: str) -> float:
    if text == "半":
        return 0.5
    whole, _, decimals = text.partition("点")
    value = float(_whole(whole))
    if decimals:
        value = float(f"{int(value)}.{''.join(str(DIGITS[c]) for c in decimals)}")
    return value


def _whole(text: str) -> int:
    if not text:
        raise ValueError("an empty numeral")
    if len(text) > 1 and all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    total = pending = 0
    last_place = 0
    zero = False
    for character in text:
        if character in DIGITS:
            pending = DIGITS[character]
            zero = zero or pending == 0
        elif character in PLACES:
            last_place = PLACES[character]
            total += (pending or 1) * last_place
            pending, zero = 0, False
        elif character in TENS:
            last_place = 10
            total += TENS[character]
        else:
            raise ValueError(f"{text!r} is no numeral")
    if pending and last_place > 10 and not zero:
        return total + pending * last_place // 10
    return total + pending
