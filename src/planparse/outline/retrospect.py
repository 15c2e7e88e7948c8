"""Headings that look back by their year or document: 2023年主要工作 in a report of 2024, any work in a summary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planparse.outline.model import Line, SectionNode
from planparse.outline.titles import is_double_title

_WORK = frozenset({"task", "measure", "review", "other"})
_AIMS = frozenset({"goal", "guiding"})
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_SUMMARY = re.compile(r"总结|述职|工作汇报|情况报告")
# 回顾2023，我们迎难而上; 主要目标提前实现, which tells of no aim.
_TOLD = re.compile(
    r"^回[顾眸望]|^(?!.{0,12}(?:确保|力争|推动|促进|保障|努力|争取)).{0,16}(?:目标|任务|计划|规划|指标)(?:任务)?"
    r"(?:提前|圆满|胜利|全面|如期|超额|顺利|基本|较好)(?:地?)(?:实现|完成)"
)
_FORWARD = re.compile(r"计划|打算|思路|要点|安排|今后|下一?步|明年|来年|新学期|新的一年|展望|建议")


def tells_what_was_done(title: str | None) -> bool:
    """Whether a title is that of a summary, alone or with the plan behind it.

    Example:
        >>> tells_what_was_done("某某村2024年工作总结和2025年计划"), tells_what_was_done("某某村工作计划")
        (True, False)
    """
    return title is not None and bool(_SUMMARY.search(title))


def looking_back(
    sections: Sequence[SectionNode], title: str | None, head: Sequence[Line], turn: int | None = None
) -> tuple[SectionNode, ...]:
    """The same sections, those that only tell what was done with the role ``review``.

    ``turn`` is where a summary hands over to the plan behind it; all work above it was done.
    """
    about = " ".join([title or "", *(line.text for line in head), *(s.title for s in sections if s.level == 1)])
    latest = max(map(int, _YEAR.findall(about)), default=0)
    if turn is None and title and is_double_title(title):
        turn = _opening_of_plan(sections, latest)
    summary = tells_what_was_done(title) and not _FORWARD.search(title or "")
    back: set[str] = set()
    found = []
    for section in sections:
        inherits = section.parent in back and section.evidence == "role.parent"
        told = summary if turn is None else section.start < turn
        if inherits or (section.level == 1 and _is_back(section, latest, summary=told)):
            back.add(section.id)
            evidence = "role.parent" if inherits else "role.past"
            found.append(replace(section, roles=("review",), evidence=evidence, confidence=0.95))
        else:
            found.append(section)
    return tuple(found)


def _opening_of_plan(sections: Sequence[SectionNode], latest: int) -> int | None:
    """Where the plan begins behind a summary: at the first top heading that looks on, tells aims or names its year."""
    return next(
        (
            section.start
            for section in sections
            if section.level == 1
            and "review" not in section.roles
            and (
                not _AIMS.isdisjoint(section.roles)
                or _FORWARD.search(section.title)
                or (latest and str(latest) in section.title)
            )
        ),
        None,
    )


def _is_back(section: SectionNode, latest: int, *, summary: bool) -> bool:
    if _TOLD.match(section.title):
        return True
    if not _WORK.issuperset(section.roles) or _FORWARD.search(section.title):
        return False
    years = [int(year) for year in _YEAR.findall(section.title)]
    return summary or (bool(years) and max(years) < latest)
