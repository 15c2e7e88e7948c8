"""The words of the pages in Chinese and English, and the signs and numbers in between."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Literal

from planparse.lexicons import table
from planparse.writers.numbers import SIGNS, plain_number

Lang = Literal["zh", "en"]
Pair = tuple[str, str]


@cache
def words() -> dict[str, Pair]:
    """Chinese and English of every label, of topics as ``topic.ID`` and of indicators as ``indicator.ID``."""
    text = files("planparse.writers.html").joinpath("labels.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    found = {row["key"]: (row["zh"], row["en"]) for row in rows}
    topics = {f"topic.{row['id']}": (row["name_zh"], row["name_en"]) for row in table("topics")}
    indicators = {f"indicator.{row['id']}": (row["name"], row["id"]) for row in table("indicators")}
    return found | topics | indicators


def word(key: str, lang: Lang) -> str:
    """One label.

    Raises:
        KeyError: There is no such label.

    Example:
        >>> word("task", "zh"), word("task", "en")
        ('任务', 'Task')
    """
    return words()[key][lang == "en"]


def figure(op: str | None, value: float | None, value_max: float | None, unit: str | None) -> str:
    """A figure in short; empty where there is none.

    Example:
        >>> figure(">=", 5.0, None, "%"), figure("range", 5.0, 5.5, "%"), figure("=", None, None, None)
        ('≥ 5 %', '5–5.5 %', '')
    """
    if value is None:
        return ""
    upper = f"–{plain_number(value_max)}" if value_max is not None else ""
    sign = f"{SIGNS[op or '=']} " if SIGNS.get(op or "=") else ""
    return f"{sign}{plain_number(value)}{upper} {unit or ''}".rstrip()
