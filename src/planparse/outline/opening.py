"""How a plan opens where its title tells little: a title without year, and the lines under it (term, body, author)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from planparse.outline.calendars import dated_first
from planparse.outline.columns import is_column, is_columns
from planparse.outline.lines import TABLE
from planparse.outline.model import Line
from planparse.outline.numbering import Kind, Label, depth, label_of
from planparse.outline.official import is_body, is_masthead
from planparse.outline.roles import roles_of
from planparse.outline.time_lines import OF_YEAR, begins_with_day, is_term_line, is_week_line
from planparse.outline.titles import (
    is_half,
    is_notice,
    is_title,
    is_title_ending,
    is_undated_title,
    title_within,
)

_TOP: frozenset[Kind] = frozenset({"part", "chapter", "article_group", "cn"})
_BEFORE_NUMBERING = 4  # lines between a title and the first number: about the plan, and an opening paragraph or two
_BODY = (
    r"(?:局|室|所|处|中心|学校|小学|中学|初中|高中|幼儿园|学院"
    r"|教研组|备课组|年级组|工作组|课题组|政府|委员会|党委|支部|工会|团委|少先队|大队部)"
)
_OWN_BODY = re.compile(rf"[\u4e00-\u9fff（）()]{{2,30}}{_BODY}$")
_BYLINE = re.compile(
    rf"[\u4e00-\u9fff（）()\d]{{2,24}}{_BODY}[ \u3000]{{1,8}}"
    r"(?:[\u4e00-\u9fff]{2,3}(?:[ \u3000、]{1,3}[\u4e00-\u9fff]{2,3}){0,3}|[\u4e00-\u9fff][ \u3000]{1,2}[\u4e00-\u9fff]"
    r"|\d{4}[年.]\d{1,2}(?:月(?:\d{1,2}日)?|\.\d{1,2})?)$"
)
_SCHOOL = r"[\u4e00-\u9fff（）()]{2,20}(?:学校|小学|中学|初中|高中|幼儿园|学院)"
_SCHOOL_LINE = re.compile(rf"{_SCHOOL}$")
_SCHOOL_AND_TERM = re.compile(rf"{_SCHOOL}\s?{OF_YEAR}$|{OF_YEAR}\s?{_SCHOOL}$")
_NAMES_BODY = re.compile(r"学校|小学|中学|幼儿园|学院|[局省市县区镇乡]")
_YEAR_FIRST = re.compile(r"\d{4}")
_LONGEST = 32
_LONGEST_HALF = 60
_MOST_HALVES = 2  # lines of a title above its last one
_MOST_BODIES = 8
_AND = frozenset("及和与暨")
_PIECE = 26
_DATED = re.compile(r"(?:19|20)\d{2}|二[〇○零]|十[一二三四五]五(?=[”\"])")
_FIVE_YEARS = re.compile(r"第[一二三十]{1,3}[一二三四五]?个?五年")
# The region that begins a title, not the name of a site or paper above it (云岭县教育信息).
_REGION_FIRST = re.compile(
    r"(?!.{0,24}(?:信息|简报|动态|通讯|要闻|专栏|[日周晚]报|网)$)[\u4e00-\u9fff]{2,8}[省市县区州盟旗镇乡]"
)
_STANDS_ALONE = re.compile(r"[。；！？!?;：:（(|｜>]|\d日$|\d{1,2}[-/.]\d{1,2}$")
_CUT_END = re.compile(r"(?:计划|要点|安排|方案|清单|总结|思路|打算|规划|纲要)$")
_NEAR_TOP = 12
_SHORTEST = 6
# What stands below the title of a page.
_PUT_UP = re.compile(r"(?:发布|发文|更新)?(?:时间|日期)\s?[:：]|(?:信息|文章)?来源\s?[:：]|20\d\d[-/.年]\d")
_OPENS_NOTICE = re.compile(r"[^。；！？!?;：:]{0,50}(?:关于|印发)[^。；！？!?;：:]{0,50}$")
_NOTICE_ENDS = frozenset("知见定函复告示")
_DASH = re.compile(r"[—–－-]{1,4}\s?(?=[^—–－-])")
_MOTTO = re.compile(r"(?P<title>[^：:]{4,50})[：:](?P<motto>[^。；！？!?;：:]{4,40})$")
_STOP = re.compile(r"[。；！？!?;：:]")


def undated_title(lines: Sequence[Line], kinds: Sequence[str | None]) -> int | None:
    """Index of a title that opens a document without saying a year or an office (后勤工作计划), above its 一、.

    A title may end on the line below the body whose plan it is, and may stand over a calendar instead. Where several
    such lines open a numbering of their own, they are headings.
    """
    first = next((i for i, kind in enumerate(kinds) if kind is None and not is_term_line(lines[i].text)), None)
    if first is None or first + 1 >= len(lines):
        return None
    above = lines[first].text
    if (is_body(above) or _SCHOOL_AND_TERM.match(above)) and is_title_ending(lines[first + 1].text):
        first += 1
    elif not is_undated_title(lines[first].text):
        return None
    if _dates_begin(lines[first + 1 : first + 3]):
        return first
    others = (i for i in range(first + 1, len(lines)) if is_undated_title(lines[i].text))
    return first if _opens_numbering(lines, first) and not any(_opens_numbering(lines, i) for i in others) else None


def _dates_begin(below: Sequence[Line]) -> bool:
    """Whether a calendar begins: a table, the names of its columns, or times at the beginning of two lines."""
    if any(line.text == TABLE or is_columns(line.text) for line in below[:1]):
        return True
    return len(below) > 1 and all(dated_first(line.text) or is_column(line.text) for line in below)


def wrapped_title(lines: Sequence[Line], kinds: Sequence[str | None]) -> int | None:
    """Index of the last line of a title that opens a document over two or three lines, of which none is a title."""
    near = zip(lines[:_NEAR_TOP], kinds, strict=False)
    first = next((i for i, (line, kind) in enumerate(near) if kind is None and not is_masthead(line.text)), 0)
    return next((last for last in (first + 1, first + 2) if _first_of_wrapped(lines, last) == first), None)


def _first_of_wrapped(lines: Sequence[Line], last: int) -> int:
    """Where a title begins that is cut anywhere, by its line ``last``; ``last`` itself where it is not cut."""
    for count in (3, 2):
        pieces = [line.text for line in lines[max(0, last - count + 1) : last + 1]]
        below = lines[last + 1].text if last + 1 < len(lines) else ""
        if len(pieces) == count and is_wrapped(pieces, below):
            return last - count + 1
    return last


def is_wrapped(pieces: Sequence[str], below: str = "") -> bool:
    """Whether lines are one title that is cut anywhere; ``below`` is the line under them.

    Example:
        >>> is_wrapped(["云岭县2024年教育系统", "重点工作清单"]), is_wrapped(["云岭县", "教研工作计划"])
        (True, False)
    """
    if any(len(piece) > _PIECE or _STANDS_ALONE.search(piece) or label_of(piece) for piece in pieces):
        return False
    if is_term_line(pieces[0]) or any(is_masthead(piece) for piece in pieces):
        return False
    if any(is_title(piece) for piece in pieces[:-1]) or roles_of(pieces[0])[0] or not _CUT_END.search(pieces[-1]):
        return False
    if any(is_body(one) and is_body(other) for one, other in pairwise(pieces)):
        return False
    whole = "".join(pieces)
    dated = bool(_DATED.search(whole)) and not _DATED.search(pieces[-1])
    return is_title(whole) and (dated or _goes_on_from_region(pieces, below))


def _goes_on_from_region(pieces: Sequence[str], below: str) -> bool:
    """Whether lines name their region first and their time last: in their last line or right below it."""
    timed = _FIVE_YEARS.match(pieces[-1]) or (below and is_term_line(below))
    return bool(timed and _REGION_FIRST.match(pieces[0])) and not _NAMES_BODY.search(pieces[-1])


def titled_by_page(lines: Sequence[Line], kinds: Sequence[str | None]) -> int | None:
    """Index of a line that only its place tells to be the title: right above the line that says when it was put up."""
    for i, (line, below) in enumerate(pairwise(lines[:_NEAR_TOP])):
        if len(line.text) > _LONGEST_HALF or _STOP.search(line.text):
            if kinds[i] is None:
                return None
        elif kinds[i] is None and kinds[i + 1] == "head" and _PUT_UP.match(below.text):
            return i if len(line.text) >= _SHORTEST and label_of(line.text) is None else None
    return None


def heads_half(lines: Sequence[Line], double: int, i: int) -> bool:
    """Whether a title is that of the summary alone, below one that announces a plan as well, whose title follows."""
    if not is_half(lines[i].text, lines[double].text):
        return False
    return any("总结" not in line.text and is_title(line.text) for line in lines[i + 1 :])


def goes_on_with_plan(lines: Sequence[Line], i: int) -> bool:
    """Whether the title of a summary goes on with that of a plan on the line below it (及2024年工作计划)."""
    below = lines[i + 1].text if i + 1 < len(lines) else ""
    return below[:1] in _AND and "总结" in lines[i].text and is_title(below) and is_title(lines[i].text)


def joined_title(lines: Sequence[Line], title: int) -> Line:
    """The title with the bodies, school, term, motto or first half that stand on the lines above it.

    So are cut 某某县教育局 / 关于…的通知, and 某某小学2023—2024学年第一学期 / 语文教研组工作计划.
    """
    first = min(title - _lines_above(lines, title), _first_of_wrapped(lines, title))
    pieces = [line.text for line in lines[first : title + 1]]
    between = [" " if is_body(a) and is_body(b) else "" for a, b in pairwise(pieces)]
    text = "".join(f"{piece}{blank}" for piece, blank in zip(pieces, [*between, ""], strict=True))
    return Line(lines[first].start, lines[title].end, text)


def is_split_title(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is only with the line above it a title: its second half, or what stands below a motto.

    Example:
        >>> is_split_title([Line(0, 10, "关于做好2024年"), Line(11, 20, "听课评课的通知")], 1)
        True
    """
    return _lines_of_notice(lines, i) > 0 or _is_below_motto(lines, i)


def is_title_with_motto(text: str) -> bool:
    """Whether a motto follows a title behind a colon (某某小学2024年工作计划：向美而行).

    Example:
        >>> is_title_with_motto("云岭小学2024年工作计划：向美而行"), is_title_with_motto("2024年工作安排：")
        (True, False)
    """
    match = _MOTTO.match(text) if len(text) <= _LONGEST_HALF else None
    return match is not None and bool(_YEAR_FIRST.search(match["title"])) and is_title(match["title"])


def _lines_of_notice(lines: Sequence[Line], i: int) -> int:
    """How many lines above a line begin the title of a notice that ends in it; 0 where it does not."""
    text = lines[i].text
    if text[-1:] not in _NOTICE_ENDS or len(text) > _LONGEST_HALF:
        return 0
    for count in range(1, min(i, _MOST_HALVES) + 1):
        above = "".join(line.text for line in lines[i - count : i])
        if is_notice(above[slice(*title_within(above))]):
            return 0
        if _OPENS_NOTICE.match(above):
            return count if is_notice(above + text) else 0
    return 0


def _is_below_motto(lines: Sequence[Line], i: int) -> bool:
    if not i or not _is_dashed_title(lines[i].text):
        return False
    above = lines[i - 1].text
    return 4 <= len(above) <= _LONGEST and not _STOP.search(above) and label_of(above) is None and not is_title(above)


def _is_dashed_title(text: str) -> bool:
    """Whether a line is a title behind a dash, as stands below a motto or another title."""
    dash = _DASH.match(text)
    return dash is not None and is_title(text[dash.end() :])


def _lines_above(lines: Sequence[Line], title: int) -> int:
    """How many lines above a title belong to it."""
    halves = _lines_of_notice(lines, title) or int(_is_below_motto(lines, title))
    return halves + _line_above(lines, title - halves)


def _line_above(lines: Sequence[Line], title: int) -> int:
    text = lines[title].text
    above = lines[title - 1].text if title else ""
    if not above or above in text:
        return 0
    if goes_on_with_plan(lines, title - 1):
        return 1
    if is_term_line(above) and title > 1:
        return 2 if _is_school_above(lines[title - 2].text, text) else 0
    if text.startswith(("关于", "印发")):
        return _bodies_above(lines, title)
    if is_body(above) and not is_masthead(above):
        joins = _YEAR_FIRST.match(text) or is_title_ending(text)
        return int(bool(joins) or _is_school_above(above, text))
    return int(bool(_SCHOOL_AND_TERM.match(above)) and not _NAMES_BODY.search(text))


def _bodies_above(lines: Sequence[Line], title: int) -> int:
    """How many lines name the bodies that issue a document together."""
    first = title
    while first and title - first < _MOST_BODIES and is_body(lines[first - 1].text):
        if is_masthead(lines[first - 1].text):
            break
        first -= 1
    return title - first


def _is_school_above(above: str, title: str) -> bool:
    """Whether a line is a school's name, and the title below names no body by itself."""
    return bool(_SCHOOL_LINE.match(above)) and not _NAMES_BODY.search(title)


def is_subtitle(lines: Sequence[Line], i: int) -> bool:
    """Whether a line under a title says for which time the plan is, whose it is, or the title once more."""
    text = lines[i].text
    if is_term_line(text):
        return not any(is_term_line(line.text) for line in lines[i + 1 :])
    if is_week_line(text):
        is_other = is_week_line if text[0] in "（(" else begins_with_day
        return not any(is_other(line.text) for line in lines[i + 1 :])
    if _is_dashed_title(text):
        return True
    if len(text) > _LONGEST:
        return False
    return bool(_BYLINE.match(text)) or (_is_own_body(text) and _opens_numbering(lines, i) and not _heads(lines, i + 1))


def _is_own_body(text: str) -> bool:
    return bool(_OWN_BODY.match(text)) and not roles_of(text)[0]


def _heads(lines: Sequence[Line], start: int) -> bool:
    """Whether bodies are headings in what follows: each has a numbering of its own."""
    return any(
        _is_own_body(lines[i].text) and label_of(lines[i + 1].text) is not None for i in range(start, len(lines) - 1)
    )


def _opens_numbering(lines: Sequence[Line], i: int) -> bool:
    """Whether the numbering behind a line begins with 一、, or with the first of its outermost kind."""
    following = lines[i + 1 : i + 2 + _BEFORE_NUMBERING]
    label = next((label for line in following if (label := label_of(line.text))), None)
    if label is None or label.number != 1:
        return False
    return label.kind in _TOP or _is_outermost(label, lines[i + 1 :])


def _is_outermost(label: Label, lines: Sequence[Line]) -> bool:
    """Whether a numbering such as 1、 is the outermost of a text."""
    return all(depth(other) >= depth(label) for line in lines if (other := label_of(line.text)))
