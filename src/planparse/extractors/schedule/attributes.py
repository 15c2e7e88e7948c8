"""Who acts and where, as far as an entry or the line under it says so in so many words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from planparse.extractors.actors import actors_in

_ACTOR = (
    "责任人|负责人|责任领导|分管领导|主持人?|主讲人?|责任部门|责任单位|责任科室|负责部门|负责单位|负责科室|牵头部门|牵头单位"
    "|承办单位|主办单位|主备(?:人|教师)?|执教(?:者|教师)?|授课人|授课教师|组织者|参加人员|负责"
)
_PLACE = "活动地点|会议地点|地点"
_TIME = "活动时间|会议时间|完成时间|完成时限|截止时间|时间"
_CONTENT = "活动内容|主要内容|工作内容|内容"
_KEY = rf"(?:{_ACTOR}|{_PLACE}|{_TIME}|{_CONTENT})"
_ATTRIBUTE = re.compile(
    rf"(?:(?P<actor>{_ACTOR})|(?P<place>{_PLACE})|(?P<time>{_TIME})|(?P<content>{_CONTENT}))\s?[：:]\s?"
    rf"(?P<value>[^：:；;。\n]{{1,60}}?)(?=\s*(?:$|[；;。]|[，,）)]?\s*{_KEY}\s?[：:]|[）)]\s*[。；;]?$))"
)
_LINE = re.compile(rf"[（(]?{_KEY}\s?[：:]")
_WHOLE = re.compile(rf"(?:{_TIME})\s?[：:][^。]{{1,40}}?(?:{_CONTENT})\s?[：:]")
_BY = re.compile(r"[（(](?P<who>[^（）()，。；：]{2,24}?)(?:负责|牵头|主持|承办|主讲|参加)[）)]")
_SITE = (
    r"[^，。；：、（）()\s]{1,16}?(?:小学|中学|学校|幼儿园|中心校|校区|会议室|报告厅|礼堂|活动室|教室|体育馆|操场|基地"
    r"|[一二三四五六七八九十\d]+中(?!学))"
)
_VISITED = re.compile(rf"(?:调研|视导|听课|评课|检查|督导|交流|研讨|活动)\s?[：:]\s?(?P<site>{_SITE})")
_HELD = re.compile(rf"(?:在|到|赴)(?P<site>{_SITE})(?=召开|举行|举办|开展|进行|听课|调研)")
_BRACKET = re.compile(rf"[（(](?:到|在)?(?P<site>{_SITE}|[\u4e00-\u9fff]{{1,6}}[区县镇])(?:听课|举行|召开)?[）)]")
_ROOM = re.compile(r"(?![一二两三四五六七八九十\d]{1,2}[个处座])[^，。；：、（）()\s]{0,12}(?:厅|室|场|园|馆|楼|堂)")
_NO_ROOM = re.compile(
    r"(?:教研|办公|科|处|股|研究|党政|工会|政教|教导|教务|德育|总务|督导|年级|团委|财务)室$|(?:教育|财政|民政|公安|卫生|科技|文化|司法)厅$"
    r"|(?:幼儿|校)园$|(?:市|立|现|专|中|半|一)场$|[课学食]堂$"
)
_ASIDE = re.compile(r"[（(](?P<inner>[^（）()：:；;。]{1,30})[）)]\s*[。；;]?$")
_MAY_TELL = re.compile("[：:（(在到赴]")  # every pattern above but _KEY holds one of these
_AND_OTHERS = re.compile(r"等(?:有关|相关)?(?:部门|单位|学校)?$")
_LIST = re.compile(r"(?<!(?<![\u4e00-\u9fff])[一二三四五六七八九十])[、，,；;\s]+(?![^（(]{0,8}[）)])")
_NOBODY = re.compile(r"无?[\W_]*")
_BLANKS = " \t\n\u3000，,、"
_AROUND = "（()）" + _BLANKS


class Attributes(NamedTuple):
    """What stands beside an activity.

    ``time`` is where a named time stands in the text, ``content`` where a named activity does; ``cut`` is where the
    named attributes begin.
    """

    actors: tuple[str, ...] = ()
    place: str | None = None
    time: tuple[int, int] | None = None
    content: tuple[int, int] | None = None
    cut: int | None = None


_NOTHING = Attributes()


def is_attribute(text: str) -> bool:
    """Whether a line belongs to the entry above it; one that names a time and what is done then is its own.

    Example:
        >>> [is_attribute(line) for line in ("地点：会议室", "负责人：张老师", "召开会议")]
        [True, True, False]
    """
    return _LINE.match(text) is not None and _WHOLE.match(text) is None


def attributes_of(text: str) -> Attributes:
    """Read 责任人：…, 地点：… and what is said of place and people in brackets.

    Example:
        >>> found = attributes_of("教学开放日（地点：报告厅，责任人：李明、王芳）")
        >>> found.actors, found.place, found.cut
        (('李明', '王芳'), '报告厅', 5)
    """
    if not _MAY_TELL.search(text):
        return _NOTHING
    named = list(_ATTRIBUTE.finditer(text))
    actors = [name for match in named if match["actor"] for name in names(match["value"])]
    actors += [name for by in _BY.finditer(text) for name in names(by["who"])]
    place = next((match["value"].strip(_AROUND) for match in named if match["place"]), None)
    beside = None if named else _ASIDE.search(text)
    aside = aside_of(names(beside["inner"])) if beside else None
    if aside and aside.place:
        actors += aside.actors
        place = place or aside.place
    return Attributes(
        tuple(dict.fromkeys(actors)),
        place or _site(text),
        next((match.span("value") for match in named if match["time"]), None),
        next((match.span("value") for match in named if match["content"]), None),
        len(text[: named[0].start()].rstrip(_AROUND)) if named else None,
    )


def names(text: str) -> list[str]:
    """The names in a list of people or bodies.

    Example:
        >>> names("教务处、各县（市、区）")
        ['教务处', '各县（市、区）']
    """
    listed = text.strip(_BLANKS)
    if listed[:1] in "（(":
        listed = listed.strip(_AROUND)
    return [name for name in _LIST.split(_AND_OTHERS.sub("", listed)) if not _NOBODY.fullmatch(name)]


def aside_of(parts: Sequence[str]) -> Attributes | None:
    """The place and the bodies that a bracket lists, or None where something else stands in it.

    Example:
        >>> found = aside_of(["报告厅", "教导处"])
        >>> found.place, found.actors
        ('报告厅', ('教导处',))
        >>> aside_of(["语文"]) is None
        True
    """
    places = [part for part in parts if _is_place(part)]
    others = [part for part in parts if part not in places]
    if len(places) > 1 or any(part not in actors_in(f"活动（{part}）", "task") for part in others):
        return None
    return Attributes(tuple(others), places[0] if places else None)


def _is_place(text: str) -> bool:
    return bool(_ROOM.fullmatch(text) and not _NO_ROOM.search(text)) or re.fullmatch(_SITE, text) is not None


def _site(text: str) -> str | None:
    for pattern in (_VISITED, _HELD, _BRACKET):
        match = pattern.search(text)
        if match:
            return match["site"]
    return None
