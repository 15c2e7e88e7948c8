"""Roles of sections, told by their headings."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from planparse.lexicons import Rule, rules, words
from planparse.schema import Role

_APPENDIX, _REVIEW = "appendix", "review"
# The last word of a heading over what was done, whatever it was (重点工作完成情况).
_REPORTS = re.compile(r"(?:情况|成效|成果|亮点|进展|成绩|业绩|回顾|总结)$")
_SLOGAN = re.compile(r"[，,；;]")
_SHORT = 16
_LISTED = re.compile(r"^(?:(?:19|20)\d\d年|[今明]年|[“\"]?十[一二三四五六七八九]五)")


@lru_cache(maxsize=1024)
def roles_of(title: str) -> tuple[tuple[Role, ...], str, float]:
    """Roles that a heading tells, the rule that told the first, and its confidence; no role where it tells none.

    A heading of two clauses (加大投入力度，落实保障措施) is a slogan about the work and tells no role; a long heading
    tells one by its last words only. Where these look back (重点工作完成情况), the heading only looks back.

    Example:
        >>> roles_of("工作目标和措施")
        (('goal', 'measure'), 'role.goal', 0.95)
    """
    if _SLOGAN.search(title):
        return (), "", 0.0
    found = [rule for rule in rules("roles") if _tells(rule, title)]
    if not found:
        return (), "", 0.0
    appendix = [rule for rule in found if rule.value == _APPENDIX]
    review = [rule for rule in found if rule.value == _REVIEW] if _REPORTS.search(title) else []
    chosen: list[Rule] = appendix or review or found
    return tuple(rule.value for rule in chosen), chosen[0].id, chosen[0].confidence  # type: ignore[misc]


@cache
def _work() -> re.Pattern[str]:
    areas = "工作|活动|建设|管理|研究|培训|教研|教学|改革|服务|教育|安全"
    return re.compile(rf"^(?:[^，,]{{2}}){{0,2}}?(?:{'|'.join(words('verbs'))})|^[^，,的]{{2,12}}(?:{areas})$")


def work_role(title: str) -> tuple[tuple[Role, ...], str, float]:
    """The role of a top heading that tells none but names work (抓实常规管理): a task; else ``other``.

    Example:
        >>> work_role("全面提升教育质量")[0], work_role("国家在过渡时期的总任务")[0]
        (('task',), ('other',))
    """
    return (("task",), "role.work", 0.9) if _work().match(title) else (("other",), "role.none", 0.3)


def _tells(rule: Rule, title: str) -> bool:
    if len(title) <= _SHORT:
        return bool(rule.pattern.search(title))
    return any(match.end() >= len(title) - 3 or match.start() == 0 for match in rule.pattern.finditer(title)) or (
        rule.value in {"goal", "guiding", "review"} and bool(_LISTED.search(title)) and bool(rule.pattern.search(title))
    )
