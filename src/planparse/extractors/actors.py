"""Who acts in a unit: subjects of demands, 由 X 牵头, 责任单位, and those who are asked to work.

Beneficiaries are no actors, nor are those who are organised, encouraged or trained (组织教师参加培训).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planparse.lexicons.loader import Rule, rules
from planparse.mentions.bodies import ends_in_body, noun_phrase

_CLAUSE = re.compile(r"(?:[^，,。；;！!？?：:\n（()）]|[（(](?=[市区镇县街社])[^（）()]{1,8}[）)])+")
_LABEL = re.compile(
    r"\s*(?:[一二三四五六七八九十\d]{1,3}[、.．)）](?!\d)|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十][，、]?|[①-⑳◆●★•\-]|[“\"])?\s*"
)
_OPENING = re.compile(
    r"(?:同时|即|并且|并|其中|此外|另外|因此|为此|原则上|必要时|特别是|尤其是|凡是|(?:19|20)\d\d年|今年|明年|本年度|本学[期年]|下学期|上半年|下半年|每个?[学月周年][期年]?|"
    r"学[期年][末初]|年[初中底末]|期[初末中]|月底前|[一二三四五六七八九十\d]{1,2}月份?(?:底前?|[初中上下]旬?)?|活动[前中后]|会后|课后|平时){0,2}"
)
_JOIN = re.compile(r"(?:、|以及|及(?!其|时)|和|与|[，,])(?![^（(]{0,8}[）)])")
_COMPLEX = re.compile(
    r"(?:有条件|符合条件|具备条件|负责|承担|参加|参与|主持|分管|担任|获得|\d+周?岁以[上下])[^，。；：的]{0,20}的"
)
_LOOK_ON = 40
_LONGEST = 16
_WITH = ("会同", "协同", "联合", "配合")
_TREATS = re.compile(r"对[^，。；]{2,24}(?:全程|实行|开展|进行|建立|负责|逐项|承担)")
_TRAINED = re.compile(
    r"(?!组织|安排|选派|选送|推荐|积极组织)[^，。；]{0,8}参加[^，。；]{0,12}(?:培训|学习|轮训|研修|进修)"
)
_TAIL = re.compile(r"(?:等(?:有关|相关)?(?:部门|单位)?|按(?:照)?职责分工|分别|共同|牵头|负责|配合|参与)+$")
# Those who are mostly taught, led or served: organising or guiding them does not make them actors.
_LED = re.compile(
    r"(?:教师|老师|教职工|教职员工|干部|党员|同志|人员|成员|代表|骨干|校长|企业|公司|单位|高校|机构|政府|地方|各地|合作社|党员干部|我校|小学|团队)$"
)
_TEAM = re.compile(r"(?:专家|名师|讲师)团队?$")
_TEACHERS_ABILITY = re.compile(r"^(?:培训|队伍|专业|工作|素质|能力|发展|建设|管理|水平|成长|资源|活动|的)")
_SENT = re.compile(
    r"^(?:深入|开展|全程|做好|继续|送[教课培]|赴|走进|定期|进校|下[校乡沉]|(?:分别|统一|积极|认真)?(?:开展|进行|探讨)|把)"
)
# A sentence that tells what was done or what something is promises nothing.
_TOLD = re.compile(r"[^，。；]{0,24}(?:(?<!除)[了过](?![解程])|已|曾|是(?!否))")
_LATER_DEMAND = re.compile(r"在[^，。；]{2,24}(?:时候?|[前后中]|期间)[，,](?:也|都)?(?:要|必须|应|须)")


@cache
def _phrase_list() -> re.Pattern[str]:
    phrase = noun_phrase()
    return re.compile(
        rf"(?:{phrase})(?:(?:、|和|与|及(?!其|时)|以及)(?:{phrase})){{0,5}}(?:及其(?:{phrase}))?(?:等(?:{phrase})?)?"
    )


@cache
def _school_list() -> re.Pattern[str]:
    no_verb = r"(?!以|继续|围绕|根据|结合|按照|[引督帮支鼓推促加带使让确做组建深指关提强通利为]|全面|充分)"
    proper = r"[^\s，。；：、“”的要将应在和与及由对使让引督帮促]{2,8}?"
    school = r"(?:小学|中学|学校|幼儿园|教研室|教育局|教体局|中心校|片区|公司|学院|大学)"
    name = no_verb + proper + school
    return re.compile(rf"{name}(?:(?:、|和|与){name}){{0,5}}")


@cache
def _of_value(value: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules("actors") if rule.value == value)


@cache
def _by_phrase() -> re.Pattern[str]:
    return re.compile(rf"(?<![自理经缘事来])由(?P<who>{_phrase_list().pattern})(?![组构][成织]|[的等于向转])")


@cache
def _people_end() -> re.Pattern[str]:
    return re.compile(r"(?:师|员|长|家|人|部|政府|企业|干|同志|书记)$")


@cache
def _complex_list() -> re.Pattern[str]:
    return re.compile(rf"(?:{_COMPLEX.pattern}){noun_phrase()}")


@cache
def _led_to_work() -> re.Pattern[str]:
    triggers = "|".join(
        f"(?P<{value}>{_unanchored(rule)})" for value in ("partner", "demand", "organise") for rule in _of_value(value)
    )
    return re.compile(rf"(?:{triggers})(?P<who>{_phrase_list().pattern})")


def _unanchored(rule: Rule) -> str:
    return rule.pattern.pattern.removesuffix("$")


def actors_in(text: str, kind: str = "task") -> tuple[str, ...]:
    """The actors of one unit as written, in the order of the text, each once.

    Args:
        text: The unit's cleaned text.
        kind: The type of the unit; a text of principles names actors only by demands (各校要).

    Example:
        >>> actors_in("各校要认真总结，由教务处和年级组负责。组织教师参加培训。（责任单位：培训科）")
        ('各校', '教务处', '年级组', '培训科')
    """
    found: dict[str, int] = {}
    for place, who in _all(text, kind):
        for name in _split(who):
            if name and name not in found:
                found[name] = place
    return tuple(name for name in sorted(found, key=found.__getitem__) if f"各{name}" not in found)


def _all(text: str, kind: str) -> Iterator[tuple[int, str]]:
    yield from _listed(text)
    for clause in _CLAUSE.finditer(text):
        yield from _subject(text, clause.start(), clause.end(), kind)
        yield from _asked(text, clause.start(), clause.end())


def _listed(text: str) -> Iterator[tuple[int, str]]:
    for rule in _of_value("bare"):
        for match in rule.pattern.finditer(text):
            if all(ends_in_body().search(name) and len(name) <= _LONGEST for name in _split(match["who"])):
                yield match.start("who"), match["who"]
    for match in _by_phrase().finditer(text):
        yield match.start("who"), match["who"]
    for value in ("by", "list", "bracket"):
        for rule in _of_value(value):
            for match in rule.pattern.finditer(text):
                named = [match[key] for key in ("who", "more") if key in match.re.groupindex and match[key]]
                for who in named:
                    if value != "by" or ends_in_body().search(_TAIL.sub("", who)):
                        yield match.start(), who


def _subject(text: str, start: int, end: int, kind: str) -> Iterator[tuple[int, str]]:
    """The phrase at the head of a clause where a verb follows it."""
    label = _LABEL.match(text, start, end)
    opening = _OPENING.match(text, label.end() if label else start, end)
    at = opening.end() if opening else start
    for pattern, strict in ((_complex_list(), False), (_phrase_list(), False), (_school_list(), True)):
        phrase = pattern.match(text, at, end)
        if (
            phrase
            and phrase.end() < end
            and _acts(text[phrase.end() : end + _LOOK_ON], phrase.group(), strict=strict or kind != "task")
        ):
            yield phrase.start(), _with_neighbours(text, start, phrase.group())
            return


def _with_neighbours(text: str, start: int, phrase: str) -> str:
    """A subject written over two clauses: 各年级，各学科组建学生社团."""
    before = _CLAUSE.findall(text, max(0, start - 12), max(0, start - 1))
    if before and phrase.startswith("各") and text[start - 1] in "，,":
        whole = _phrase_list().fullmatch(before[-1])
        if whole and before[-1].startswith("各"):
            return f"{before[-1]}、{phrase}"
    return phrase


def _acts(rest: str, phrase: str, *, strict: bool) -> bool:
    """Whether what follows a phrase makes it the subject of work; if strict, only a demand does."""
    if _TEACHERS_ABILITY.match(rest) or _TRAINED.match(rest):
        return False
    if any(rule.pattern.match(rest) for rule in _of_value("demanded")) or _LATER_DEMAND.match(rest):
        return True
    if strict or _TOLD.match(rest):
        return False
    if any(rule.pattern.match(rest) for rule in _of_value("subject")):
        return True
    if _people_end().search(phrase):
        return bool(_TREATS.match(rest))
    return any(rule.pattern.match(rest) for rule in _of_value("body"))


def _asked(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """People after a verb that makes them act: 邀请专家, 要求各校, 组织专家团队."""
    for match in _led_to_work().finditer(text, start, end):
        who, rest = match["who"], text[match.end() : end]
        if (not rest and not match.group().startswith(_WITH)) or _TEACHERS_ABILITY.match(rest):
            continue
        led = bool(_LED.search(who)) and not _TEAM.search(who)
        if match["partner"] is not None:
            acts = True
        elif match["demand"] is not None:
            acts = "要求" in match["demand"] or "校" in who
        else:
            acts = not led and bool(_SENT.match(rest))
        if acts:
            yield match.start("who"), who


def _split(who: str) -> Iterator[str]:
    """The single actors of an enumeration; 和 and 与 part them only where a name ends before it."""
    rest = _TAIL.sub("", who.strip())
    if _COMPLEX.match(rest):
        yield rest
        return
    last = 0
    for join in _JOIN.finditer(rest):
        if join.group() in "和与及以及" and not ends_in_body().search(rest, last, join.start()):
            continue
        yield _TAIL.sub("", rest[last : join.start()].strip())
        last = join.end()
    yield _TAIL.sub("", rest[last:].strip())
