"""Numbering of Chinese documents: which label opens a line, of which kind, with which number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

Kind = Literal[
    "part",
    "chapter",
    "article_group",
    "article",
    "cn",
    "cn_paren",
    "named",
    "num",
    "num_paren",
    "num_half",
    "circled",
    "decimal",
]

#: From the outermost to the innermost kind, as GB/T 9704 and custom order them (一、 （一） 1. （1） ①).
RANK: dict[Kind, float] = {
    "part": 0,
    "chapter": 1,
    "article_group": 2,
    "article": 3,
    "cn": 5,
    "cn_paren": 6,
    "named": 6.5,
    "num": 7,
    "decimal": 7,
    "num_paren": 8,
    "num_half": 9,
    "circled": 10,
}

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
_CN = "一二三四五六七八九十百零〇○"
_UNIT_KINDS: dict[str, Kind] = {
    "篇": "part",
    "编": "part",
    "部分": "part",
    "章": "chapter",
    "节": "article_group",
    "条": "article",
}

# What counts or measures behind a number, and words that only begin like it.
_MEASURE = (
    r"(?!名师|人[才员口民力]|个[人性体别]|分[类层工析步项]|家[长庭校]|节[约能]|日常|项目|年度|条件|场[地馆]|种植|支[部撑持]|时[间刻]|班[级主子风会]|组[织建])"
    r"(?:[万亿千百十余个倍元吨米亩年月日号点人名位次分级度节所家项天周种类张支场篇期届轮批辆台套份条处座户件时秒班楼组至到和与及或]"
    r"|公[里顷斤]|平方|立方|小时|学[时年期分]|岁|余|多[个名家所人项次种场件位]|首[古诗歌]|大(?:工程|行动|任务|板块|举措|战略|专项))"
)
# What stands right behind a decimal that is no quantity and no date (2.1发展基础; not 2.1万元, 3.8妇女节, 5.9演练).
_GLUED = (
    r"(?![\u4e00-\u9fff“”]{2,8}(?:节(?<![环季调细情关章]节)|日)(?![常益前期程点能约]))"
    r"[\u4e00-\u9fff“”、]{3,24}(?<![日节周月])(?<!活动)(?<!演练)"
    r"(?:[（(][^（）()]{2,20}[）)])?(?:$|[ \u3000]{1,4}(?=\S{12}))"
)
_DECIMAL = (
    r"\d{1,2}(?:[.．]\d{1,2}){1,3}(?:[、．.]|\s)\s?(?=[\u4e00-\u9fff“《])"
    rf"|\d{{1,2}}(?:[.．]\d{{1,2}}(?=(?!{_MEASURE}){_GLUED})|(?:[.．]\d{{1,2}}){{2,3}}(?={_GLUED}))"
)
_LABEL = re.compile(
    rf"(?P<unit>第\s?(?:[{_CN}]{{1,4}}|\d{{1,3}})\s?(?P<unit_kind>部分|[篇编章节条])(?![课次数约])[、：:．.\s]{{0,3}})"
    rf"|(?P<cn_paren>[（(〔【]\s?[{_CN}]{{1,4}}\s?[）)〕】][、．.]?\s?)"
    rf"|(?P<cn>[{_CN}]{{1,4}}(?:\s?[、．.]|[：:，,](?=[\u4e00-\u9fff“])|\s(?=[\u4e00-\u9fff]{{2,24}}[：:]?$))\s?)"
    rf"|(?P<decimal>{_DECIMAL})"
    r"|(?P<num>\d{1,2}\s?(?:[、．](?!\d)|[.](?!\d)|[、.．](?=\d{1,2}月|\d{1,2}[:：][0-5]\d|(?:\d{4}|20[xX×*]{2})年|\d{4}(?:[-—–~～至]{1,2}\d{4}\s?学?年|[级届])|\d{1,3}[%个名所篇])"
    r"|、(?=\d{1,2}[-—–－~～至]{1,2}\d{1,2}月|\d{4}[-—–~～至]{1,2}\d\d年|\d{2,4}[万余多]?(?:[人户家场次项元分岁位节天]|小时)|\d{1,2}(?:分之[\d一二三四五]|/\d{1,2}的))"
    rf"|[，,]\s?(?=[\u4e00-\u9fff])|[ \u3000]{{1,2}}(?=(?!{_MEASURE})[\u4e00-\u9fff“《]))\s?)"
    r"|(?P<num_long>\d{3}[、．.]\s?(?=[\u4e00-\u9fff“《]))"
    r"|(?P<num_paren>[（(]\s?\d{1,2}\s?[）)][、．.]?\s?)"
    r"|(?P<num_half>\d{1,2}\s?[）)][、．.]?\s?)"
    r"|(?P<circled>[①-⑳㈠-㈩⑴-⒛]\s?)"
)
# What is numbered by its name: 活动一：, 重点任务二：, 第一阶段：; the separator tells it from a list (活动一览表).
_N = rf"(?:[{_CN}]{{1,2}}|\d{{1,2}})"
_NUMBERED_NAME = (
    r"(?:(?:[主重][要点题]|系列|专项|特色)?(?:活动|任务|专题|措施|举措|项目|工程|行动|板块|模块|篇章|专栏)"
    rf"{_N}|第{_N}阶段)"
)
_NAMED = re.compile(rf"{_NUMBERED_NAME}(?:\s?[：:、]|\s(?=[\u4e00-\u9fff“《]))\s?")
_ONE_MORE = re.compile(rf"{_NUMBERED_NAME}|(?P<number>{_N})")  # 项目一、项目二和项目三; 措施一、二
_NAMES = frozenset("活任专措举项工行板模篇主重系特第")
_NO_NAME = f"{_CN}0123456789：:、 "
_BARE = re.compile(r"(\d{1,2})[ \u3000]{1,2}(?=[\u4e00-\u9fff“《])")  # a number with only a blank behind it
_ENCLOSED = map(chr, (*range(ord("①"), ord("⒛") + 1), *range(ord("㈠"), ord("㈩") + 1)))
_FIRST = frozenset(f"第{_CN}（(〔【").union(_ENCLOSED)  # and digits of any script
_NUMBER = re.compile(rf"\d{{1,3}}|[{_CN}]{{1,4}}")
_CIRCLED_STARTS = ("①", "㈠", "⑴", "⒈")

#: A paragraph that is a point of its own: 一是…, 二要…, 第一，…, 首先，….
POINT = re.compile(
    r"(?P<label>[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}(?=[，,、：:])|(?:首先|其次|再次|再者|最后)(?=[，,])"
    r"|其[一二三四五六七八九十](?=[，,、]))"
)


class Label(NamedTuple):
    """A label at the start of a line: ``end`` is where the text behind it begins (offset in the line)."""

    kind: Kind
    number: int
    text: str
    end: int


def chinese_number(numeral: str) -> int:
    """Value of a heading numeral, 一 through 九百九十九.

    Example:
        >>> [chinese_number(n) for n in ("十", "二十一", "九十九", "12", "一百零三")]
        [10, 21, 99, 12, 103]
    """
    if numeral.isdigit():
        return int(numeral)
    if not any(c in numeral for c in "十百"):
        return int("".join(str(_DIGITS[c]) for c in numeral))
    total = digit = 0
    for c in numeral:
        if c in "十百":
            total += (digit or 1) * (10 if c == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit


@lru_cache(maxsize=1024)
def label_of(line: str) -> Label | None:
    """The label that opens a line (blanks stripped), or None.

    Example:
        >>> label_of("（三）抓好网络教研")
        Label(kind='cn_paren', number=3, text='（三）', end=3)
        >>> label_of("活动二：诗词大会")
        Label(kind='named', number=2, text='活动二：', end=4)
        >>> label_of("8.23-8.29") is None
        True
    """
    first = line[:1]
    match = _LABEL.match(line) if first in _FIRST or first.isdecimal() else None
    if match is None:
        return _named(line) if first in _NAMES else None
    group = match.lastgroup or ""
    if group == "unit_kind":
        group = "unit"
    if group == "num_long":
        group = "num"
    text = match.group().strip()
    kind: Kind = _UNIT_KINDS[match["unit_kind"]] if group == "unit" else group  # type: ignore[assignment]
    return Label(kind, _number(kind, text), text, match.end())


def _named(line: str) -> Label | None:
    match = _NAMED.match(line)
    if match is None:
        return None
    text = match.group().strip()
    number = _number("named", text)
    if text[-1] == "、" and _names_more(line, match.end(), number):
        return None
    return Label("named", number, text, match.end())


def _names_more(line: str, end: int, number: int) -> bool:
    """Whether what stands behind a name and its number is the next one of an enumeration, so that a sentence opens."""
    match = _ONE_MORE.match(line, end)
    return match is not None and (match["number"] is None or chinese_number(match["number"]) == number + 1)


def amounts_first(texts: Sequence[str]) -> frozenset[int]:
    """Which lines begin with an amount that only looks like a number of theirs (3 门课程): they do not count on from 1.

    Example:
        >>> sorted(amounts_first(["1 备课", "2 上课", "1、开齐课程，新增", "3 门课程，", "2、建好书屋"]))
        [3]
    """
    bare = {at: int(match[1]) for at, text in enumerate(texts) if (match := _BARE.match(text))}
    if not bare:
        return frozenset()
    labels = ((at, label_of(text)) for at, text in enumerate(texts))
    numbered = [(at, label.number) for at, label in labels if label and label.kind == "num"]
    counting: set[int] = set()
    for (one, first), (other, second) in pairwise(numbered):
        if second == first + 1 and bare.keys() >= {one, other} and (first == 1 or one in counting):
            counting |= {one, other}
    return frozenset(bare.keys() - counting)


def name_in(label: Label) -> str:
    """The name in a label that has one, without its number.

    Example:
        >>> name_in(Label("named", 2, "重点任务二：", 6))
        '重点任务'
    """
    return "".join(c for c in label.text if c not in _NO_NAME)


def _number(kind: Kind, text: str) -> int:
    if kind == "circled":
        for first in _CIRCLED_STARTS:
            if 0 <= ord(text[0]) - ord(first) < 20:
                return ord(text[0]) - ord(first) + 1
    if kind == "decimal":
        return int(re.findall(r"\d+", text)[-1])
    found = _NUMBER.search(text)
    return chinese_number(found.group()) if found else 0


def depth(label: Label) -> float:
    """Rank of a label; a decimal label (1.2.3) lies deeper with every point."""
    if label.kind == "decimal":
        return RANK["decimal"] + 0.1 * label.text.strip("、．. ").count(".")
    return RANK[label.kind]
