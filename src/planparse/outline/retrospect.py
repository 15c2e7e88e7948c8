"""Headings that look back by their year or document: 2023年主要工作 in a report of 2024, any work in a summary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from planparse.outline.model import Line, SectionNode

_WORK = frozenset({"task", "measure", "review", "other"})
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
_SUMMARY = re.compile(r"总结|述职|工作汇报|情况报告")
# 回顾2023，我们迎难而上; 主要目标提前实现, which tells of no aim.
_TOLD = re.compile(
    r"^回[顾眸望]|^(?!.{0,12}(?:确保|力争|推动|促进|保障|努力|争取)).{0,16}(?:目标|任务|计划|规划|指标)(?:任务)?"
    r"(?:提前|圆满|胜利|全面|如期|超额|顺利|基本|较好)(?:地?)(?:实现|完成)"
)
_FORWARD = re.compile(r"计划|打算|思路|要点|安排|今后|下一?步|明年|来年|新学期|新的一年|展望|建议")


def looking_back(sections: Sequence[SectionNode], title: str | None, head: Sequence[Line]) -> tuple[SectionNode, ...]:
    """The same sections, those that only tell what was done with the role ``review``."""
    about = " ".join([title or "", *(line.text for line in head), *(s.title for s in sections if s.level == 1)])
    latest = max(map(int, _YEAR.findall(about)), default=0)
    summary = bool(title and _SUMMARY.search(title) and not _FORWARD.search(title))
    back: set[str] = set()
    found = []
    for section in sections:
        inherits = section.parent in back and section.evidence == "role.parent"
        if inherits or (section.level == 1 and _is_back(section, latest, summary=summary)):
            back.add(section.id)
            evidence = "role.parent" if inherits else "role.past"
            found.append(replace(section, roles=("review",), evidence=evidence, confidence=0.95))
        else:
            found.append(section)
    return tuple(found)


def _is_back(section: SectionNode, latest: int, *, summary: bool) -> bool:
    if _TOLD.match(section.title):
        return True
    if not _WORK.issuperset(section.roles) or _FORWARD.search(section.title):
        return False
    years = [int(year) for year in _YEAR.findall(section.title)]
    return summary or (bool(years) and max(years) < latest)
