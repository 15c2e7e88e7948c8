"""The small numerals of dates: Arabic, full-width and Chinese, up to ninety-nine."""

from __future__ import annotations

_DIGITS = {
    c: n for n, cs in enumerate(("○〇零ＯOo", "一元正", "二两", "三", "四", "五", "六", "七", "八", "九")) for c in cs
}
_FOLD = str.maketrans(dict.fromkeys("○〇零ＯOo", "0") | dict(zip("一二三四五六七八九", "123456789", strict=True)))


def small_number(text: str) -> int:
    """Value of a numeral below one hundred.

    Example:
        >>> small_number("二十三"), small_number("十"), small_number("０７"), small_number("廿一")
        (23, 10, 7, 21)
    """
    if text.isdecimal():
        return int(text)
    text = text.replace("初", "").replace("廿", "二十").replace("腊", "十二").replace("冬", "十一")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
    return _DIGITS[text]


def year_number(text: str) -> int:
    """Value of a year written digit by digit.

    Example:
        >>> year_number("二○一一"), year_number("２０２３"), year_number("一九五三")
        (2011, 2023, 1953)
    """
    return int(text.translate(_FOLD))


def full_year(text: str) -> str:
    """A year of which two digits are written; from 50 on it is of the twentieth century.

    Example:
        >>> full_year("24"), full_year("零八"), full_year("97")
        ('2024', '2008', '1997')
    """
    number = year_number(text)
    return f"{number + (2000 if number < 50 else 1900)}"
