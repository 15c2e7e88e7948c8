"""Who acts in a unit: subjects of demands, 由 X 牵头, 责任单位, and those who are asked to work.

Beneficiaries are no actors, nor are those who are organised, encouraged or trained (组织教师参加培训).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from planparse.lexicons.loader import Rule, rules, words
from planparse.mentions.bodies import ends_in_body, enumeration_end, may_begin, phrase_end

_CLAUSE = re.compile(
    r"(?:[^，,。；;！!？?：:\n（()）〔〕【】]+|[（(](?=[市区镇县街社园乡]|(?:责任|配合|参与|协[办同])[）)])[^（）()]{1,8}[）)])+"
)
_LABEL = (
    r"\s*(?:[一二三四五六七八九十\d]{1,3}[、.．)）](?!\d)|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十][，、]?"
    r"|[①-⑳◆●★•\-]|[“\"])?\s*"
)
_OPENING = (
    r"(?:同时|即|并且|并|其中|此外|另外|因此|为此|原则上|必要时|特别是|尤其是|凡是|(?:19|20)\d\d年|今年|明年|本年度|本学[期年]|下学期|上半年|下半年|每个?[学月周年][期年]?|"
    r"学[期年][末初]|年[初中底末]|期[初末中]|月底前|[一二三四五六七八九十\d]{1,2}月份?(?:底前?|[初中上下]旬?)?|活动[前中后]|会后|课后|平时){0,2}"
)
_HEAD = re.compile(_LABEL + _OPENING)
_HEAD_BEGINS = frozenset(
    ' \t\n\r\x0b\x0c\xa0　0123456789０１２３４５６７８９一二三四五六七八九十第①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳◆●★•-“"'
    "同即并其此另因为原必特尤凡今明本下上每学年期月活会课平"
)
_JOIN = re.compile(r"(?:、|以及|及(?!其|时)|和|与|[，,]|[ \u3000]{1,4})(?![^（(]{0,8}[）)])")
_AND = frozenset({"", "和", "与", "及", "以及"})
_COMPLEX = re.compile(
    r"(?:有条件|符合条件|具备条件|负责|承担|参加|参与|主持|分管|担任|获得|\d+周?岁以[上下])[^，,。；;：:的]{0,20}的"
)
_NO_VERB = r"(?!以|继续|围绕|根据|结合|按照|[引督帮支鼓推促加带使让确做组建深指关提强通利为]|全面|充分)"
_SCHOOL_WORD = re.compile(r"学(?:[校院]|(?<=[小中大]学))|幼儿园|教研室|教[育体]局|中心校|片区|公司")
_SCHOOL = (
    _NO_VERB + r"[^\s，,。；;：:、“”的要将应在和与及由对使让引督帮促]{2,8}?"
    r"(?:小学|中学|学校|幼儿园|教研室|教育局|教体局|中心校|片区|公司|学院|大学)"
)
_SCHOOLS = re.compile(rf"{_SCHOOL}(?:(?:、|和|与){_SCHOOL}){{0,5}}")
# Offices by the short names of their fields: 发改、财政等部门各司其职.
_OFFICES = re.compile(
    r"(?P<field>[\u4e00-\u9fff]{2,6})(?:、[\u4e00-\u9fff]{2,6}){1,8}等?(?:有关|相关|职能)?(?:部门|单位)"
)
_BY = re.compile(r"由(?<![自理经缘事来]由)(?:[\d一二两三四五六]{1,2}[名位个](?!月))?")
_NOT_BY = re.compile(r"[组构][成织]|[的等于向转]|[\u4e00-\u9fff]{0,2}(?:牵头|负责)")
_PEOPLE_END = re.compile(r"(?:师|员|长|家|人|部|政府|企业|干|同志|书记)$")
_SEAT = re.compile(r"[-•●]?\s{0,2}(?:常务)?副?(?:组\s{0,4}长|主\s{0,4}任|总指挥)\s{0,2}[：:]")
_LOOK_ON = 40
_LONGEST = 16
_LONGEST_TITLE = 25
_SHORT_NAME = 4
_NO_NAME = re.compile(r"[对向为由要让把使将应须的了]|\S各|实行|推行|安排|指[定派]|[聘邀]请|选派|责成|明确")
_COLONS = ("：", ":")
_OF_NAME = re.compile(
    r"(?:责任|牵头)?(?:单位|部门)(?:领导|负责人)?"
)  # 配合单位, 协同责任单位领导 name a body as a whole
_HIRED = re.compile(r"[^，,。；;：:]{0,8}?(?:\d+|[一二两三四五六七八九十百]{1,4})[余多]?[名人位]")
_HEARING = re.compile(r"[^，,。；;：:]{0,20}提[出供][^，,。；;：:]{0,4}(?:意见|建议)")
_OPEN_END = re.compile(r"[\u4e00-\u9fff，、]$")
_WITH = ("会同", "协同", "联合", "配合")
_TREATS = re.compile(r"对[^，,。；;]{2,24}(?:全程|实行|开展|进行|建立|负责|逐项|承担)")
_TRAINED = re.compile(
    r"(?!组织|安排|选派|选送|推荐|积极组织)[^，,。；;]{0,8}参加[^，,。；;]{0,12}(?:培训|学习|轮训|研修|进修)"
)
_TAIL = re.compile(r"(?:等(?:有关|相关)?(?:部门|单位)?|按(?:照)?职责分工|分别|共同|牵头|负责|配合|参与)+$")
# Those who are mostly taught, led or served: organising or guiding them does not make them actors.
_LED = re.compile(
    r"(?:教师|老师|教职工|教职员工|员工|护士|医[师生]|医护人员|班干部|值日生|干部|党员|同志|人员|成员|代表|骨干|校长|企业|公司|单位|高校|机构|政府|地方|各地|合作社|党员干部|我校|小学|团队)$"
)
# 配合学校各项工作 serves the work of a body that is not asked to act.
_OF_WORK = re.compile(r"(?:各[项类种]|中心|日常|常规)[\u4e00-\u9fff]{0,6}(?:工作|活动|任务|检查)$")
_TEAM = re.compile(r"(?:专家|名师|讲师)团队?$")
_TEACHERS_ABILITY = re.compile(r"^(?:培训|队伍|专业|工作|素质|能力|发展|建设|管理|水平|成长|资源|活动|的)")
_SENT = re.compile(
    r"^(?:深入|开展|全程|做好|继续|送[教课培]|赴|走进|定期|进校|下[校乡沉]|(?:分别|统一|积极|认真)?(?:开展|进行|探讨)|把)"
)
# A sentence that tells what was done or what something is promises nothing.
_TOLD = re.compile(r"[^，,。；;]{0,24}(?:(?<!除)[了过](?![解程])|已|曾|是(?!否))")
_LATER_DEMAND = re.compile(r"在[^，,。；;]{2,24}(?:时候?|[前后中]|期间)[，,](?:也|都)?(?:要|必须|应|须)")


@cache
def _fields() -> frozenset[str]:
    return frozenset(words("body_modifiers"))


@cache
def _of_value(value: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules("actors") if rule.value == value)


_LISTING = ("bare", "by", "list", "bracket", "closing")
# What ``_COMPLEX`` and ``_triggers`` begin with: the long patterns are tried at few places.
_COMPLEX_BEGINS = frozenset("有符具负承参主分担获")
_TRIGGER_BEGINS = re.compile(
    "邀请|聘请|特邀|延请|协同|配合|会同|联合|商请|安排|责成|委托|请|要求|责令|引领督促|督促|引导|敦促|号召|组织|指导|发动|选送"
)


@cache
def _triggers() -> re.Pattern[str]:
    """What stands before people who are made to act, its rules as groups."""
    return re.compile(
        "|".join(
            f"(?P<{value}>{rule.pattern.pattern.removesuffix('$')})"
            for value in ("partner", "demand", "organise")
            for rule in _of_value(value)
        )
    )


@cache
def _listing() -> re.Pattern[str]:
    """What each way to name actors as such needs: a quick look before all of them."""
    needs = [rule.needs.pattern if rule.needs else "" for value in _LISTING for rule in _of_value(value)]
    return re.compile("|".join((*needs, "由")))


def actors_in(text: str, kind: str = "task") -> tuple[str, ...]:
    """The actors of one unit as written, in the order of the text, each once.

    Args:
        text: The unit's cleaned text.
        kind: The type of the unit; a text of principles names actors only by demands (各校要).

    Example:
        >>> actors_in("各校要认真总结，由教务处和年级组负责。组织教师参加培训。（责任单位：培训科）")
        ('各校', '教务处', '年级组', '培训科')
    """
    text = _joined(text)
    found: dict[str, int] = {}
    for place, who in _all(text, kind):
        for name in _split(who):
            if name and name not in found:
                found[name] = place
    return tuple(name for name in sorted(found, key=found.__getitem__) if f"各{name}" not in found)


def _joined(text: str) -> str:
    """Join lines that a scraper broke: long, and ending in the middle of a sentence. Titles are shorter."""
    if "\n" not in text:
        return text
    lines = [line.strip(" ") for line in text.split("\n") if line.strip()]
    breaks = ["" if len(line) > _LONGEST_TITLE and _OPEN_END.search(line) else "\n" for line in lines]
    return "".join(line + end for line, end in zip(lines, breaks, strict=True))


def _all(text: str, kind: str) -> Iterator[tuple[int, str]]:
    yield from _listed(text)
    yield from _asked(text)
    schools = _SCHOOL_WORD.search(text) is not None
    for clause in _CLAUSE.finditer(text):
        start, end = clause.span()
        head = _HEAD.match(text, start, end) if text[start] in _HEAD_BEGINS else None
        at = head.end() if head else start
        if at < end and (_may_be_subject(text, at) or (schools and _may_be_of_school(text, at, end))):
            yield from _subject(text, (start, at, end), kind, schools=schools)


def _may_be_subject(text: str, at: int) -> bool:
    return may_begin(text, at) or _may_be_described(text, at)


def _may_be_of_school(text: str, at: int, end: int) -> bool:
    return _names_school(text, at, end) or text.find("等", at, end) > 0


def _may_be_described(text: str, at: int) -> bool:
    return text[at] in _COMPLEX_BEGINS or text[at].isdecimal()


def _listed(text: str) -> Iterator[tuple[int, str]]:
    """Actors that are named as such: in brackets, in cells, behind 责任单位 and behind 由."""
    if not _listing().search(text):
        return
    for value in _LISTING if not _SEAT.match(text) else ():  # 组长：张三（校长）
        for rule in _of_value(value):
            for match in rule.pattern.finditer(text) if rule.may_match(text) else ():
                for key in match.re.groupindex:
                    start, end = match.span(key)
                    if value == "by":  # 督查 in 由局督查组约谈 belongs to the name
                        end = max(end, enumeration_end(text, start, len(text)))
                    if start < end and _names_actors(text[start:end], value):
                        yield start, text[start:end]
    for match in _BY.finditer(text):
        end = enumeration_end(text, match.end(), len(text))
        if end > match.end() and not _NOT_BY.match(text, end):
            yield match.end(), text[match.end() : end]


def _names_actors(who: str, value: str) -> bool:
    if value == "bare":
        names = [*_split(who)]
        known = sum(1 for name in names if ends_in_body().search(name))
        return known * 2 >= len(names) + (len(names) == 1) and all(len(name) <= _LONGEST for name in names)
    if value == "closing":
        return _are_bodies([*_split(who)])
    return value != "by" or bool(ends_in_body().search(_TAIL.sub("", who)))


def _are_bodies(names: Sequence[str]) -> bool:
    """Whether names are those of bodies and nothing else: no matter (会议材料办公室), no verb (指定教师)."""
    first, *others = names
    known = enumeration_end(first, 0, len(first)) == len(first)
    if not (known or (others and len(first) <= _SHORT_NAME)):
        return False
    return all(ends_in_body().search(name) and not _NO_NAME.search(name) for name in names)


def _subject(text: str, clause: tuple[int, int, int], kind: str, *, schools: bool) -> Iterator[tuple[int, str]]:
    """The phrase at the head of a clause where a verb follows it; ``clause`` is its start, its head and its end."""
    start, at, end = clause
    for stop, strict in _phrase_ends(text, at, end, schools=schools):
        if stop < end and _acts(text[stop : end + _LOOK_ON], text[at:stop], strict=strict or kind != "task"):
            yield at, _with_neighbours(text, start, text[at:stop])
            return


def _phrase_ends(text: str, at: int, end: int, *, schools: bool) -> Iterator[tuple[int, bool]]:
    """Where a subject that begins here may end, if anywhere, and whether only a demand makes it one."""
    described = _COMPLEX.match(text, at, end) if _may_be_described(text, at) else None
    if described and (stop := phrase_end(text, described.end(), end)) > described.end():
        yield stop, False
    if (stop := enumeration_end(text, at, end)) > at:
        yield stop, False
    if offices := _offices(text, at, end):
        yield offices.end(), "等" not in offices.group()
    if schools and _names_school(text, at, end) and (named := _SCHOOLS.match(text, at, end)):
        yield named.end(), True


def _offices(text: str, at: int, end: int) -> re.Match[str] | None:
    """Offices by the short names of their fields that stand at a place."""
    if text.find("部门", at, end) < 0 and text.find("单位", at, end) < 0:
        return None
    match = _OFFICES.match(text, at, end)
    return match if match and match["field"] in _fields() else None


def _only_named(trigger: str, who: str, rest: str) -> bool:
    """Whether those who are asked do no work of the plan: they are hired, or guests of a meeting who hear a report."""
    return ("聘" in trigger and _HIRED.match(rest) is not None) or (
        trigger.startswith("请") and "委" in who + rest and _HEARING.match(rest) is not None
    )


def _names_school(text: str, at: int, end: int) -> bool:
    return _SCHOOL_WORD.search(text, at, min(end, at + 14)) is not None


def _with_neighbours(text: str, start: int, phrase: str) -> str:
    """A subject written over two clauses: 各年级，各学科组建学生社团."""
    before = _CLAUSE.findall(text, max(0, start - 12), max(0, start - 1))
    if before and phrase.startswith("各") and text[start - 1] in "，,":
        other = before[-1]
        if other.startswith("各") and enumeration_end(other, 0, len(other)) == len(other):
            return f"{other}、{phrase}"
    return phrase


def _acts(rest: str, phrase: str, *, strict: bool) -> bool:
    """Whether what follows a phrase makes it the subject of work; if strict, only a demand does."""
    if _TEACHERS_ABILITY.match(rest) or _TRAINED.match(rest):
        return False
    if any(rule.pattern.match(rest) for rule in _of_value("demanded")) or _LATER_DEMAND.match(rest):
        return True
    if strict or _TOLD.match(rest):
        return False
    forms = (*_of_value("subject"), *(_of_value("each") if phrase.startswith("每") else ()))
    if any(rule.pattern.match(rest) for rule in forms):
        return True
    if _PEOPLE_END.search(phrase):
        return bool(_TREATS.match(rest)) or any(rule.pattern.match(rest) for rule in _of_value("people"))
    return any(rule.pattern.match(rest) for rule in _of_value("body"))


def _asked(text: str) -> Iterator[tuple[int, str]]:
    """People after a verb that makes them act: 邀请专家, 要求各校, 组织专家团队."""
    for match in _triggered(text):
        clause = _CLAUSE.match(text, match.end())
        end = clause.end() if clause else match.end()
        stop = enumeration_end(text, match.end(), end)
        offices = _offices(text, match.end(), end)
        stop = max(stop, offices.end()) if offices else stop
        who, rest = text[match.end() : stop], text[stop:end]
        of_name = match.group().endswith(("配合", "协同")) and _OF_NAME.fullmatch(who)
        if text[stop : stop + 1] in _COLONS or of_name or _only_named(match.group(), who, rest):
            continue
        if not who or (not rest and not match.group().startswith(_WITH)) or _TEACHERS_ABILITY.match(rest):
            continue
        led = bool(_LED.search(who)) and not _TEAM.search(who)
        if match["partner"] is not None:
            acts = not _OF_WORK.match(rest)
        elif match["demand"] is not None:
            acts = "要求" in match["demand"] or "校" in who
        else:
            acts = not led and bool(_SENT.match(rest))
        if acts:
            yield match.end(), who


def _triggered(text: str) -> Iterator[re.Match[str]]:
    done = 0
    for place in _TRIGGER_BEGINS.finditer(text):
        if place.start() >= done and (match := _triggers().match(text, place.start())) is not None:
            done = match.end()
            yield match


def _split(who: str) -> Iterator[str]:
    """The single actors of an enumeration; 和, 与 and blanks part them only where a name ends before it."""
    rest = _TAIL.sub("", who.strip().removeprefix("由"))
    if _COMPLEX.match(rest):
        yield rest
        return
    last = 0
    for join in _JOIN.finditer(rest):
        if join.group().strip() in _AND and not ends_in_body().search(rest, last, join.start()):
            continue
        yield _TAIL.sub("", rest[last : join.start()].strip())
        last = join.end()
    yield _TAIL.sub("", rest[last:].strip())
