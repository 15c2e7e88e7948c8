"""What stands between the name of an indicator and its value: 达到, 增长, 控制在, 比上年提高."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from planparse.lexicons.loader import table
from planparse.mentions.first_characters import by_first_character
from planparse.mentions.numerals import CHINESE
from planparse.schema import Op

_AIM = r"(?:年初|年度|全年|原定|预期|规划|原)?(?:目标(?:任务)?|计划(?:目标)?|预期(?:目标)?|任务|(?:序时|时序)进度)"
FIVE_YEARS = r"(?:十[一二三四五六]?|[八九])五"
PLAN_NAME = rf"[“\"]?{FIVE_YEARS}[”\"]?"
_PLACE = r"全[国省市州县区]"  # whose figure another one is compared with
PLACES_COMPARED = re.compile(rf"{_PLACE}[、和与]{_PLACE}")  # 分别高出全国、全省
_MEAN = r"(?:平均(?:水平|分数?|值|数|线)?|均[值分])(?!每年|增[长加])"
_LINE = r"(?:控制[线值数]|警戒线)"
_FIGURE = r"\d[\d.]{0,9}[万亿]{0,2}[一-鿿]{1,3}?"
AMOUNT = rf"[\d.万亿{CHINESE}]{{1,20}}[^，。；、的\d]{{1,3}}"  # 12亿斤, 二亿二千万斤
_BUDGET = r"(?:年初|去年|上年度?|上一年|\d{4}年)?(?:预算|决算|执行数|预计数)数?"
_COMPARED = (
    rf"(?:比|较)(?:{_PLACE}[^，。；、\d]{{0,8}}?|[^，。；、\d]{{2,12}}?(?:增速|增幅|水平|均值?|预期))(?:分别)?[高低快慢]出?了?(?!于)"
    r"|(?:比|较)[^，。；、\d]{1,10}?[高低快慢]出了?"
    rf"|(?:比|较)[^，。；、\d]{{0,10}}(?:目标|计划|任务|预算)数?的?{_FIGURE}(?:超过?额?|[多少高低]出?)"
    r"|与[前近][两二三四五\d]年(?:同期)?(?:平均数?|均值?|均)?(?:相)?比"
    rf"|[比较与](?:{_BUDGET}|{_AIM}|[一二三四五六七八九十\d]{{1,2}}年前|(?:[^，。；、]{{2,8}}?年|{PLAN_NAME}(?:时期|期)?末?)(?:的|(?=[\d{CHINESE}]))[^，。；、]{{2,16}}?(?=[增提上下减降])"
    r"|(?:去年|上年|上一年|[前常]年)(?:同期|[底末]|度)?|同期|上期|上届|上一?学期末?|上一?季度|上一?个?月|年初"
    rf"|\d{{4}}年[底末初度]?(?:同期)?|{PLAN_NAME}(?:时期|期)?末?"
    r"|“[^”]{2,5}”(?:时期|期)?末?|全国(?:平均水平)?|全省(?:平均水平)?"
    r"|[^，。；、]{2,12}?年)(?:同期)?(?:[（(]下同[）)])?(?:相比)?[略稍]?(?:[少多]了?(?![增收蓄])|[高低]了?(?!于)|超收)?"
)
_BEYOND = (
    rf"(?:高于|低于|少于|多于|超过|超出|超额完成){_AIM}|(?:高出|超出|超过?(?={_PLACE}(?:平均|均)))的?{_PLACE}(?:[、和与]{_PLACE}){{0,2}}[^，。；、\d]{{0,8}}"
    rf"|(?:[高低多少快]于|高出|超[过出]?)[^，。；、\d]{{0,10}}?(?:(?:平均)?增[速幅]|{_MEAN}|{_LINE})|超{_AIM}"
    r"|[高低快慢]于(?:全[国省市县区部]|整体|同期)?(?:规模以上|规上)?(?:工业(?:增加值)?|固定资产投资|投资|GDP|地区生产总值|经济)"
    r"|(?:[高低快]于|高出|超过)[^，。；、\d]{0,10}\d[\d.]{0,6}[%％]的?(?:预期|年度)?(?:目标|计划)值?"
    rf"|(?:(?:高于|低于|快于|好于|优于)(?:全国|全省|全市|国家|上年|去年|年度|预期|规划|目标|{PLAN_NAME})(?:[、和与]{_PLACE}){{0,2}}|[高超低]出{PLAN_NAME})"
    r"[^，。；、\d]{0,10}"
)
# Comparisons, with the characters that they may begin with.
_THAN: tuple[tuple[str, str], ...] = (
    ("比较与", rf"(?!(?<=占)比|比[重例率])(?:{_COMPARED})"),  # not of 占比, 比重
    ("高低快好优少多超", _BEYOND),
    ("扣", r"扣除[^，。；、\d]{2,10}?因素(?:影响)?后?"),
    ("按", r"按(?:可比|不变|当年|现行|同)[价口](?:格|径)?(?:计算|核算|比较)?"),
    ("已连", r"(?:已?连续|连年)(?:多|[\d一二两三四五六七八九十]{1,3})(?:年|个?月|个?季度)"),
    ("两三四五", r"(?<!前)[两三四五]年平均"),
    ("同", r"同比(?:前[两二三四五\d]年(?:平均数?|均值?)|(?:\d{4}|[去上])年(?:同期)?)"),
    ("在", r"在(?:去年|上年|\d{4}年)?[^，。；、]{0,12}基础上再?"),
)
# A comparison that itself says which way: 比计划少3户, 超过年初目标1.4个百分点.
_LESS = re.compile(
    rf"(?:低于|少于)(?:{_AIM}|{_LINE}|.{{0,10}}{_MEAN})$|^低于.{{1,20}}(?:目标|计划)值?$|[少低慢]出?了?$"
)
_MORE = re.compile(
    rf"(?:高于|多于|超额完成|超[过出]?)(?:{_AIM}|.{{0,10}}{_MEAN})$|[多高快]出?了?$|超(?:过?额?|收)$|^(?:高出|超出|超过?)(?:{_PLACE}|.{{0,10}}{_MEAN}$)"
)
_BLANKS = re.compile(r"\s+")
PER_HEAD = "日月年人户亩生"  # with 均 behind them they are one word: 人均, 日均
# What a comparison ends with, unless it is one with 于 (高于全国水平), which any character may end.
_THAN_ENDS = "算数前标务划期年末度月届初底五”国平省比少多了低素响后过）)再"
_THAN_MAY_END, _THAN_SIGNS = frozenset("高快慢出上市州县区均速幅产费额值分线"), "比较超在出"  # names end so as well
OPS: dict[str, Op] = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<", "about": "~"}
_REACH = 30
_NOT_BEHIND = {
    "约": "(?<![签预节合公条制履失违邀规])",
    "增收": "(?<!总)",
    "计划": "(?<!招生)(?<!培养)(?<!度投资)(?<!年投资)",
    "排名": "(?<!综合)",
    **dict.fromkeys(("比升", "比降"), "(?<=[别率数情案量])"),  # 收入比 is a name
    "过": "(?<=[值税入资售收额润量，、])",
    "可": "(?<![许认])",
    "减收": "(?<![策性])",
    "增支": "(?<!减收)",
    **dict.fromkeys(("每天", "每周", "每月", "每学期", "每户", "每生"), "(?<=[到至达为量])"),  # 标准提高到每月720元
}
_WORK = frozenset({"改造提升", "整治提升"})  # so much is done, not so much more


@dataclass(slots=True)
class Predicate:
    """The words before a value: where they begin, which kinds they are of, and the last of them.

    ``sign`` is -1 for a fall; ``reaches`` says that the value itself is reached (提高到), not a difference (提高).
    """

    start: int
    kinds: frozenset[str]
    sign: int
    moves: bool
    reaches: bool
    op: Op | None
    text: str


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("predicates")}


@cache
def _words() -> tuple[re.Pattern[str], Mapping[str, re.Pattern[str]], frozenset[str]]:
    """The characters that words begin with, the words by that character, and the characters that they end with."""
    listed = sorted(_kinds(), key=len, reverse=True)
    firsts = re.escape("".join(sorted({word[0] for word in listed})))
    firsts += "".join(begins for begins, _ in _THAN)
    comparisons = [(begins, f"(?P<than>{pattern})") for begins, pattern in _THAN]
    words = [*comparisons, *((word[0], _escaped(word)) for word in listed)]
    endings = frozenset(word[-1] for word in listed) | frozenset(_THAN_ENDS)
    return re.compile(rf"[\s{firsts}]"), by_first_character(words), endings


def _escaped(word: str) -> str:
    """约 is a word of its own, but not in 签约, nor are 计划 in 招生计划 and 均 in 生均."""
    guard = f"(?<![{PER_HEAD}])" if word.startswith("均") else _NOT_BEHIND.get(word, "")
    return guard + re.escape(word)


def _told(match: re.Match[str], kinds: dict[str, str]) -> tuple[str, ...]:
    if match.lastgroup != "than":
        return (kinds.get(match.group(), ""),)
    if _LESS.search(match.group()):
        return ("than", "down")
    return ("than", "up") if _MORE.search(match.group()) else ("than",)


def _may_compare(text: str, begin: int, stop: int) -> bool:
    """Whether a comparison may end here that ends with a character of its own or one that ends many names."""
    if text.find("于", begin, stop) >= 0:
        return True
    return text[stop - 1 : stop] in _THAN_MAY_END and any(text.find(sign, begin, stop) >= 0 for sign in _THAN_SIGNS)


def predicate(text: str, start: int, stop: int) -> Predicate:
    """Read the words that end directly before ``stop``, not reaching back beyond ``start``.

    Example:
        >>> found = predicate("单位能耗比上年降低", 0, 9)
        >>> found.start, found.sign, found.reaches
        (4, -1, False)
    """
    begin = max(start, stop - _REACH)
    chain: list[re.Match[str]] = []
    beginning, words, endings = _words()
    last_one = text[stop - 1 : stop]
    if last_one not in endings and not last_one.isspace() and not _may_compare(text, begin, stop):
        return Predicate(stop, frozenset(), 1, moves=False, reaches=False, op=None, text="")
    at = begin
    for place in beginning.finditer(text, begin, stop):
        first = place.start()
        if first < at or (match := words.get(text[first], _BLANKS).match(text, first, stop)) is None:
            continue
        if chain and at != match.start():
            chain.clear()
        chain.append(match)
        at = match.end()
    if not chain or chain[-1].end() != stop:
        return Predicate(stop, frozenset(), 1, moves=False, reaches=False, op=None, text="")
    kinds = _kinds()
    found = [kind for match in chain for kind in _told(match, kinds)]
    moving = [kind for kind in found if kind in {"up", "down"}]
    last = next((kind for kind in reversed(found) if kind in {"up", "down", "to", "cap"}), "")
    first = chain[0].start()
    return Predicate(
        first,
        frozenset(found),
        -1 if moving and moving[-1] == "down" else 1,
        moves=bool(moving) and text[stop - 4 : stop] not in _WORK,
        reaches=last in {"to", "cap"},
        op=next((OPS[kind] for kind in reversed(found) if kind in OPS), None),
        text=text[first:stop],
    )
