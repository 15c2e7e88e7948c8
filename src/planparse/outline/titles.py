"""Titles of plans, and how a collection numbers them."""

from __future__ import annotations

import re

from planparse.outline.numbering import label_of
from planparse.outline.roles import roles_of

_NOUN = (
    r"(?:计划|总结|方案|要点|安排|规划|纲要|报告|打算|思路|意见|清单|部署|策划(?=书)"
    r"|(?:任务|责任|工作|目标)分解表?|若干(?:政策)?措施|(?:行事|工作月|[校周])历|日程|(?:教学|工作)进度|(?:进度|时间)(?=表)|任务分工|统计公报)"
)
_TITLE = re.compile(
    rf"^[^。；！？!?;，,]{{2,60}}?{_NOUN}(?:表|书)?(?:（[^）]{{1,24}}）|\([^)]{{1,24}}\))?(?:范文|材料|文稿)?\s?(?:篇?[一二三四五六七八九十\d]{{1,2}})?$"
)
_NOTICE = re.compile(
    r"^(?:[^。；！？!?;]{0,24}|[^。；！？!?;，,]{25,80})(?:关于|印发《).{2,80}的(?:通知|(?:实施|指导|若干)?意见|决定|函|批复|报告|请示)$"
)
_BODY = re.compile(
    r"学期|学年|年|局|室|中心|[\u4e00-\u9fff]校|[小中]学|幼儿园|[县区市省镇乡州盟旗]|委|院|部|处|政府|党|[一-龥]{2,}科|学科|班|教研|教学|德育|工会"
)
_INNER = re.compile(
    r"^(?:本学期|本学年|本年度|今年|具体|主要|下步|下一步|工作|月|每月|各月|重点|附|表\s?\d|实施|教学进度"
    r"|(?:研究(?:和|并|、)?)?(?:制[定订]|拟[定制订]|修订|起草|上报|下发))"
)
# An entry or heading of a calendar: 2024年8月—9月：制订计划, 十月主题：读书安排.
_OF_MONTH = re.compile(
    r"(?:(?:19|20)\d\d\s?年\s?)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?(?:月份?)?"
    r"(?:\s?[—–－~～至-]{1,2}\s?(?:(?:次|翌|\d{4})年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s?月份?)?(?<=[月份])(?:主题)?\s?[：:]"
)
_PART = re.compile(
    r"^(?:【?\s?第\s?[一二三四五六七八九十百\d]{1,4}\s?篇\s?】?|【?\s?(?:篇|范文)\s?[一二三四五六七八九十\d]{1,3}\s?】?)\s?[：:、.\s]?\s?"
)
_DOUBLE = re.compile(r"总结.{0,4}(?:[和与及暨、]|20\d\d).{0,24}(?:计划|打算|思路|要点|安排)")
_SPACED = re.compile(r"^(?:[\u4e00-\u9fff][\s\u3000]+){3,}[\u4e00-\u9fff]$")
_SENTENCE = re.compile(r"[。；！？!?;]")
_UNDATED = re.compile(
    r"[^。；！？!?;，,：:（）()]{2,40}"
    r"(?:计划|总结|方案|要点|安排|思路|打算|策划书|校历|行事历|日程|教学进度|(?:安排|日程|进度|时间)表"
    r"|重点工作(?:任务)?|民生实事(?:项目)?|实事项目)$"
)
_WHOLE = re.compile(r"(?:工作(?:计划|总结|方案)|(?:实施|活动|行动|工作)方案)$")
_ENDING = re.compile(r"(?:[\u4e00-\u9fff]{2})?工作(?:计划|总结|方案|要点|安排|思路|打算)$")
LONGEST_TITLE = 60  # characters of a title
_LONGEST_NOTICE = 120  # with the names of several bodies that issue it together
# The number of an official document (某教发〔2024〕3号).
NUMBER = r"[\u4e00-\u9fffA-Za-z]{1,12}\s?[〔\[［【（(]\s?(?:19|20)\d{2}\s?[〕\]］】）)]\s?第?\s?\d{1,4}\s?号"
_NUMBER_BEFORE = re.compile(
    rf"{NUMBER}(?:\s?(?=《)|\s+(?=[\u4e00-\u9fff])|(?=(?!文件)[\u4e00-\u9fff]{{4,40}}(?:关于|印发)))"
)
_NUMBER_BEHIND = re.compile(rf"\s?[（(]\s?{NUMBER}\s?[）)]$")
# What a site says of a document: 【通知】, 【政府工作报告】.
_LABEL = re.compile(
    r"\[(?:通知|公告|通告|文件|转发|原创|最新|推荐)\]\s?(?=\S{6})|【(?!\s?(?:第|篇|范文))[\u4e00-\u9fff]{2,10}】\s?(?=\S{6})"
)
_SUFFIX = re.compile(r"\.(?:docx?|pdf|wps)$", re.IGNORECASE)  # of the file that a page shows
_CELL = " |｜\u3000"  # the border of a table in which a page set its title
_CITED = re.compile(r"《[^《》]{1,110}(?:《[^《》]{1,80}》[^《》]{0,20}){0,2}》")
# What the last words of _TITLE and _NOTICE end in, beside digits of any script.
_TITLE_ENDS = frozenset("程度划结案点排要告算路见单署解表施历工报书）)文料稿一二三四五六七八九十知定函复示")
_UNDATED_ENDS = frozenset("划书结案点排路算历程度表作务事目")
_NOTICE_ENDS = frozenset("知见定函复告示")
_PART_BEGINS = frozenset("【第篇范")
_NUMBER_ENDS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十）)】篇")
_COLLECTION = re.compile(r"[（(【\[]?(?:精选|通用|优秀|推荐|汇编|合集|共|最新|热门|集合)?\s?\d{1,3}\s?篇[）)】\]]?$")
# A site puts the term that is searched for behind the title: 教研组工作计划第一学期篇一.
_TERM_BEHIND = re.compile(r"(?<=划|结)\s?(?:第?[一二]学期|[上下]学期|[上下]半年)$")
_NUMBERED = re.compile(
    r"^(?P<stem>.*?)[（(【]?(?:第(?P<part>[一二三四五六七八九十\d]{1,2})篇"
    r"|篇?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2}))[)）】]?$"
)


def is_title(line: str) -> bool:
    """Whether a line reads like the title of a plan (and not like a heading inside one).

    Example:
        >>> [is_title(s) for s in ("云岭县2023年教研工作计划", "具体工作安排", "一、工作总结")]
        [True, False, False]
    """
    text = line.strip()
    if not text or (text[-1] not in _TITLE_ENDS and not text[-1].isdecimal()):
        return False
    text = despaced(text)
    if len(text) > LONGEST_TITLE:
        return is_notice(text)
    if len(text) < 4 or text[0] in "—–-－（(【" or _PART.match(text) or label_of(text) or _OF_MONTH.match(text):
        return False
    if _NOTICE.match(text):
        return True
    return bool(_TITLE.match(text) and not _INNER.match(text) and (_BODY.search(text) or not roles_of(text)[0]))


def is_undated_title(line: str) -> bool:
    """Whether a line could be a title if it opens a document, though it names neither a year nor an office.

    Example:
        >>> is_undated_title("后勤工作计划"), is_undated_title("具体工作安排"), is_undated_title("二、工作计划")
        (True, False, False)
    """
    text = line.strip()
    if not 4 <= len(text) <= LONGEST_TITLE or text[-1] not in _UNDATED_ENDS or not _UNDATED.match(text):
        return False
    if _WHOLE.match(text):
        return True
    return not _INNER.match(text) and _PART.match(text) is None and label_of(text) is None


def is_title_ending(line: str) -> bool:
    """Whether a line is but the last words of a title, whose body stands on the line above it (教研工作计划)."""
    return _ENDING.match(line) is not None


def is_double_title(title: str) -> bool:
    """Whether a title announces a summary and a plan in one document.

    Example:
        >>> is_double_title("某某学校2024年工作总结及2025年工作计划")
        True
    """
    return bool(_DOUBLE.search(title)) and is_title(title)


def is_half(title: str, above: str) -> bool:
    """Whether a title is that of the summary alone, where the one above it announces a summary and a plan."""
    return "总结" in title and is_double_title(above) and not is_double_title(title)


def despaced(text: str) -> str:
    """A title without the blanks that set its characters apart (政 府 工 作 报 告)."""
    return re.sub(r"[\s\u3000]+", "", text) if _SPACED.match(text) else text


def is_notice(title: str) -> bool:
    """Whether a title is that of an official document about something (关于印发…的通知)."""
    text = title.strip()
    return len(text) <= _LONGEST_NOTICE and text[-1:] in _NOTICE_ENDS and bool(_NOTICE.match(text))


def title_within(text: str) -> tuple[int, int]:
    """Where the title stands in a line, without document number, a site's label, brackets and the border of a cell.

    Example:
        >>> "云发〔2024〕3号《关于听课的通知》"[slice(*title_within("云发〔2024〕3号《关于听课的通知》"))]
        '关于听课的通知'
    """
    before = _LABEL.match(text) or (_NUMBER_BEFORE.match(text) if "号" in text else None)
    start, end = before.end() if before else 0, len(_SUFFIX.sub("", text.rstrip(_CELL)))
    if _CITED.fullmatch(text, start, end):
        return start + 1, end - 1
    behind = _NUMBER_BEHIND.search(text, 0, end) if text[end - 1 : end] in "）)" else None
    return start, behind.start() if behind else end


def part_title(line: str) -> str | None:
    """The title behind the numbering of a collection (第一篇：…), or None where the line has no such numbering."""
    if len(line) > LONGEST_TITLE or (line[:1] not in _PART_BEGINS and not line[:1].isspace()):
        return None
    match = _PART.match(line)
    if match is None:
        return None
    rest = line[match.end() :].strip()
    return None if _SENTENCE.search(rest) else rest[slice(*title_within(rest))]


def stem_and_number(title: str) -> tuple[str, str] | None:
    """Split a title that ends in the number of a collection.

    Example:
        >>> stem_and_number("春季学期教导处的工作计划3")
        ('春季学期教导处的工作计划', '3')
    """
    match = _NUMBERED.match(title) if title[-1:] in _NUMBER_ENDS else None
    stem = match["stem"].strip() if match else ""
    bare = _TERM_BEHIND.sub("", stem)
    if match is None or not (is_title(bare) or is_undated_title(bare)):
        return None
    return stem, match["part"] or match["number"]


def is_collection_title(title: str) -> bool:
    """Whether a title announces several documents (…范文（精选5篇）)."""
    return "篇" in title and _COLLECTION.search(title) is not None
