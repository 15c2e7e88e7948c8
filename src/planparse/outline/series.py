"""Titles on pages that hold several documents or excerpts: marked numbers, the page's own title, more than a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.outline.headings import is_plain_heading
from planparse.outline.model import Line
from planparse.outline.numbering import label_of
from planparse.outline.titles import LONGEST_TITLE, is_title

_PLANS = "(?:计划|总结|方案|要点|安排|思路|打算|汇报|报告)"
_PLAN = re.compile(rf"[^。；！？!?;，,：:]{{2,50}}?{_PLANS}(?=.{{0,24}}$)")
_NUMBER = r"\d{1,3}|[一二三四五六七八九十]{1,3}"
_MARKED = re.compile(
    r"(?P<stem>[^。；！？!?;，,：:]{2,50}?)\s?(?:[【（(\[]?\s?篇|精选)\s?"
    rf"(?P<number>{_NUMBER})\s?[】）)\]]?$"
)
_SEVERAL = re.compile(rf"{_PLANS}.{{0,12}}(?:{_NUMBER})\s?篇[）)】\]]?(?:正文)?》?$")
_SELECTED = re.compile(
    "精[选彩华]|通用|优秀|推荐|汇[编总]|合[集辑]|锦集|集锦|最新|热门|实用|专业|大全|范文|模板|[（(]共?[0-9]"
)
_REPEATED = 5  # lines within which a page may give its title again


def marked_stem(text: str) -> tuple[str, str] | None:
    """Stem and number of a title behind which the number of a collection has its mark, whatever the stem ends in.

    Some pages give the title of the collection before that of the part (后勤工作计划 后勤工作计划第一学期篇二).

    Example:
        >>> marked_stem("少先队工作计划第二学期【篇3】"), marked_stem("每人上交教学案例2篇")
        (('少先队工作计划第二学期', '3'), None)
    """
    if len(text) > LONGEST_TITLE or ("篇" not in text and "精选" not in text) or label_of(text) is not None:
        return None
    match = _MARKED.match(text)
    if match is None or not re.search(_PLANS, match["stem"]):
        return None
    stem = match["stem"].lstrip("【[")
    first, _, again = stem.partition(" ")
    return again if again.startswith(first) else stem, match["number"]


def names_collection(text: str) -> bool:
    """Whether a line is the title of several documents, wherever on a page it stands.

    Example:
        >>> names_collection("【精选】后勤工作计划汇编八篇"), names_collection("上交计划、总结各1篇")
        (True, False)
    """
    if "篇" not in text or "、" in text or len(text) > LONGEST_TITLE or label_of(text) is not None:
        return False
    return bool(_SEVERAL.search(text) and _SELECTED.search(text))


def title_over_all(content: Sequence[Line]) -> int | None:
    """Index of an opening line that begins like a title (…工作计划模板), where no other heading lacks a number."""
    opening = content[0].text if content else ""
    begins = _PLAN.match(opening) if len(opening) <= LONGEST_TITLE else None
    if begins is None or opening.endswith(("：", ":")) or not is_title(begins.group()):
        return None
    heads = [i for i, line in enumerate(content) if label_of(line.text) is None and is_plain_heading(line.text)]
    repeated = all(i < _REPEATED and (content[i].text in opening or opening in content[i].text) for i in heads)
    return heads[-1] if heads and heads[0] == 0 and repeated else None
