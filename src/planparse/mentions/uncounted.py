"""Numerals that count nothing: years, days, ordinals, labels of a list, and words that hold a numeral."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from planparse.lexicons.loader import words
from planparse.mentions.first_characters import by_first_character, lengths_by_first
from planparse.mentions.numerals import ARABIC, CHINESE, CORE, DIGITS, MEASURED, RANKED, UP_TO_TEN

_YEAR = rf"(?:(?:1[89]|20)(?:\d{{2}}|[xX×*＊]{{2}})|[一二][{''.join(DIGITS)}]{{3}})"
_DASH, _TEN = r"[-－—–―~～至到]", rf"[{UP_TO_TEN}]"
_DAY = rf"(?:\d{{1,2}}|{_TEN}{{1,3}})"
_MONTH, _OF_MONTH = r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12]\d|0?[1-9])"
_SLASH, _POINTED = rf"{_MONTH}/{_OF_MONTH}", rf"{_MONTH}\s?\.\s?{_OF_MONTH}"
# Years, days, ordinals, codes and labels: each form with the characters that it may begin with.
_OPENING = "〔[（(【"
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
    # days that open an entry, or stand with their weekday or with words of a date (3/12植树, 4/20(六), 定于9/18)
    (
        ARABIC,
        rf"(?:(?<![^\n~～])|(?<=\d )){_SLASH}(?=[~～]\d|(?![的以左多强弱])[\u4e00-\u9fff])",
    ),
    (
        ARABIC,
        rf"(?<![\d/]){_SLASH}(?=[（(][一二三四五六日][)）]|\s?(?:之?前(?![移进])|截止|举行|召开))|(?<=[定将]于){_SLASH}(?!\d)",
    ),
    (
        ARABIC + UP_TO_TEN,
        rf"{_DAY}(?:\s?(?:{_DASH}{{1,2}}|[、和])\s?{_DAY}){{0,5}}\s?(?:月(?!票)|[日号](?!内|以内|之内))",
    ),
    (ARABIC, r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?(?!\d)|\d{1,2}时\d{1,2}分"),
    (
        ARABIC,
        rf"{_POINTED}\s?{_DASH}{{1,2}}\s?{_POINTED}(?![\d%％‰]|{MEASURED})",
    ),
    # formulas, ordinals, plan periods
    (ARABIC, r"\d+\s?[+＋]\s?[\dA-Za-z]+(?:\s?[+＋]\s?[\dA-Za-z]+)*|\d+\s?[×xX*]\s?[\dxX]+"),
    ("第", rf"第\s?(?!{RANKED})(?:{CORE})(?:[、，至到和\-—~]\s?第?(?:{CORE}))*(?:个五年|届|季度)?"),
    ('“"' + UP_TO_TEN, r"[“\"]?十[一二三四五][·•]?五(?=[”\"规时计期末以开收])|[一二三四五六七八九十]五[”\"]"),
    (
        ARABIC + CHINESE,
        rf"(?:\d{{1,3}}|[{CHINESE}]{{1,3}})(?:年(?:期?规划|行动|计划|攻坚|禁渔|大计|变局|目标|改革|纲要|专项|倍增|期)|人制)",
    ),
    ("伍", r"伍(?<=[队退入落行]伍)"),
    # meetings, classes, schools, cohorts
    (
        UP_TO_TEN,
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
    ("（(" + UP_TO_TEN, rf"[（(](?:\d{{1,2}}|{_TEN}{{1,3}})[)）]|{_TEN}{{1,3}}(?:是|要(?=[^求]))"),
)
_SINGLED = re.compile(
    rf"(?:(?<=[统唯进其任逐单同之不专合划如归某每高初哪这那万])|(?<=星期)|(?<=周))一(?![{CHINESE}\d次节篇场轮堂份题])"
)


def behind_uncounted(text: str, at: int, end: int) -> int:
    """Where a name, a date or a label that begins at a numeral ends; ``at`` where there is none."""
    listed, lengths = numeral_words()
    for length in lengths.get(text[at], ()):
        if text[at : at + length] in listed and at + length <= end and not text.startswith("分之", at + length - 1):
            return at + length
    skipped = _skipped().get(text[at])
    match = None if skipped is None else skipped.match(text, at, end)
    if match is None and text[at] == "一":
        match = _SINGLED.match(text, at, end)
    return at if match is None else max(match.end(), at + 1)


@cache
def numeral_words() -> tuple[frozenset[str], Mapping[str, tuple[int, ...]]]:
    """Words that begin with a numeral and count nothing, and their lengths by the numeral, longest first."""
    listed = frozenset(words("numeral_words"))
    return listed, lengths_by_first(listed)


@cache
def _skipped() -> Mapping[str, re.Pattern[str]]:
    """The forms that are skipped, by the character that they begin with."""
    return by_first_character(_SKIPPED)
