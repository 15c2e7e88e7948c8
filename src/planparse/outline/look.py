"""What lines without a number are by their look and their neighbours: headings, titles over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import groupby, pairwise

from planparse.outline.columns import is_field
from planparse.outline.headings import (
    bare,
    ends_open,
    is_dashed_heading,
    is_list_heading,
    is_plain_heading,
    is_time,
    run_in_title,
)
from planparse.outline.model import Line
from planparse.outline.node import HEADING_LONGEST, Node
from planparse.outline.numbering import POINT, label_of
from planparse.outline.official import ATTACHED, is_body, is_date
from planparse.outline.roles import roles_of

# 组长：张三, 序号 姓名 职务
_FIELD_OR_ROW = re.compile(r"[：:|｜\t]|[\u4e00-\u9fff]\s{1,8}[\u4e00-\u9fff]")
_PARAGRAPH = 60
_PROSE = 30
_STOP_INSIDE = re.compile(r"[。！？；;：:]")
_SLOGAN = 26
_TWO_CLAUSES = re.compile(r"[\u4e00-\u9fff、“”]{3,12}(?:[，,][\u4e00-\u9fff、“”]{3,12}){1,2}$")
_LEAD_IN = re.compile(r"(?:以下|如下|下面|下列)[^。]{0,12}[。：:]?$")
_LEAST_LEAD_IN = 20
_FIGURE = re.compile(r"\d[%％万亿]|百分之|万元|亿元")
_PRINCIPLES = frozenset({"guiding", "background", "goal"})
_NAME = 12  # characters of a name before a colon
_ELABORATION = 10  # least of what stands behind it
# Points, times, stages and fields.
_NO_NAME = re.compile(r"[—–－-]|[上下]午|[早晚]上|第[\d一二三四五六七八九十]|[\u4e00-\u9fff]{2}名称")
_GREETING = re.compile(r"^(?:各位代表|同志们|各位委员|老师们|代表们)[，,！!：:]?$")


def is_heading_line(lines: Sequence[Line], i: int, marked: Collection[int], tops: Collection[int]) -> bool:
    """Whether a line without a number is a heading by its words, its neighbour or its format.

    ``marked`` and ``tops`` hold the starts of lines: of headings by the format, and of those that begin with 一、.
    """
    text = lines[i].text
    if lines[i].start in marked or (i and _names_annex(lines[i - 1].text, text)):
        return True
    following = lines[i + 1].text if i + 1 < len(lines) else ""
    if is_dashed_heading(text, following):
        return True
    by_words = is_plain_heading(text) or (
        bool(following) and is_list_heading(text, following) and not _is_over_all(lines[i], lines[i + 1], tops)
    )
    return by_words and not is_field(text)


def _names_annex(above: str, text: str) -> bool:
    """Whether a line is the title of an annex, right below its number (附件2)."""
    if above[0] != "附" or len(text) > HEADING_LONGEST or not ATTACHED.fullmatch(above):
        return False
    return ends_open(text) and not (_FIELD_OR_ROW.search(text) or is_date(text))


def tops_of(lines: Sequence[Line]) -> frozenset[int]:
    """Starts of the lines that begin a numbering of the outermost kind (一、)."""
    labels = ((line.start, label_of(line.text)) for line in lines)
    return frozenset(start for start, label in labels if label and label.kind == "cn" and label.number == 1)


def _is_over_all(line: Line, following: Line, tops: Collection[int]) -> bool:
    """Whether a line stands over the only numbering of the outermost kind: no heading, as it would head all."""
    label = label_of(following.text)
    if label is None or label.kind != "cn":
        return False
    return all(top in (line.start, following.start) for top in tops)


def opens_more(lines: Sequence[Line], i: int) -> bool:
    """Whether prose or a list begins behind a line, not one more entry of a calendar."""
    if i + 1 == len(lines):
        return False
    following = lines[i + 1].text
    label = label_of(following)
    if len(following) > HEADING_LONGEST or (len(following) > _LEAST_LEAD_IN and following.endswith(("：", ":"))):
        return True
    return label is not None and label.number == 1


def plain_is_top(lines: Sequence[Line], marked: Collection[int]) -> bool:
    """Whether unnumbered headings are the plan's top level: one of them comes before any number.

    A lone heading of principles (指导思想) over its paragraph stands beside the numbered headings behind it.
    """
    for i, line in enumerate(lines):
        if label_of(line.text):
            return False
        if line.start in marked or is_plain_heading(line.text):
            return not _PRINCIPLES.issuperset(roles_of(bare(line.text))[0]) or any(
                other.start in marked or is_plain_heading(other.text) for other in lines[i + 1 :]
            )
    return False


def own_titles(lines: Sequence[Line]) -> set[int]:
    """Starts of short lines that are titles over a paragraph: a layout cut them from it, or they are set apart."""
    closed: list[int] = []
    open_: list[int] = []
    for line, following in pairwise(lines):
        text = line.text
        if len(text) > HEADING_LONGEST or len(text) < 4 or label_of(text) or _GREETING.match(text):
            continue
        if len(following.text) < (_PROSE if ends_open(text) else _PARAGRAPH) or label_of(following.text):
            continue
        if _LEAD_IN.search(text) or _FIGURE.search(text):
            continue
        if text.endswith("。") and not POINT.match(following.text) and not _STOP_INSIDE.search(text[:-1]):
            closed.append(line.start)
        elif ends_open(text) and not _STOP_INSIDE.search(text):
            open_.append(line.start)
    return {*(closed if len(closed) >= 3 else ()), *(open_ if len(open_) >= 2 else ())}


def slogans_over_lists(lines: Sequence[Line]) -> set[int]:
    """Starts of short lines of two clauses (精打细算，管好经费) over lists that each begin again at one."""
    found = []
    for line, following in pairwise(lines):
        text = line.text
        if not 6 <= len(text) <= _SLOGAN or not _TWO_CLAUSES.match(text) or label_of(text):
            continue
        label = label_of(following.text)
        if label is not None and label.number == 1 and not _LEAD_IN.search(text):
            found.append(line.start)
    return set(found) if len(found) >= 2 else set()


def named_in_a_row(items: Sequence[Node | Line]) -> set[int]:
    """Starts of neighbouring paragraphs that each open with the name of what they tell (低年级：…, 高年级：…)."""
    rows = (list(row) for named, row in groupby(items, _opens_with_name) if named)
    return {item.start for row in rows if len(row) >= 2 for item in row if isinstance(item, Line)}


def _opens_with_name(item: Node | Line) -> bool:
    if not isinstance(item, Line) or ("：" not in item.text[: _NAME + 1] and ":" not in item.text[: _NAME + 1]):
        return False
    found = None if _NO_NAME.match(item.text) else run_in_title(item.text)
    if found is None or len(item.text) - found[1] < _ELABORATION:
        return False
    return item.text[found[1] - 1] in "：:" and not (is_time(found[0]) or is_body(found[0]) or is_field(item.text))
