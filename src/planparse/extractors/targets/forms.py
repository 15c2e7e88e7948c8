"""The patterns of ``target_forms.toml`` by their ids."""

from __future__ import annotations

import re
from functools import cache

from planparse.lexicons.loader import rules


@cache
def form(name: str) -> re.Pattern[str]:
    """The pattern of one form of the language, e.g. ``filter.slogan``.

    Example:
        >>> form("filter.holds").search("本学期组织").group()
        '组织'
    """
    return next(rule.pattern for rule in rules("target_forms") if rule.id == name)
