"""Indicators: from the words of a document to one canonical id."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from planparse.lexicons.loader import table
from planparse.mentions.units import unit_of
from planparse.schema import Measure

_BLANK = re.compile(r"\s+")
_MOST_AFFIXES = 4
_LOWER = ("word", "whole")
_BRACKETS = re.compile(r"[（(][^（()）]{0,12}[)）]")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the lexicon: ``units`` are examples, their dimension decides; ``area`` is its field of policy."""

    id: str
    name: str
    forms: tuple[str, ...]
    units: tuple[str, ...]
    measure: Measure
    example: str
    counter_example: str
    area: str


@cache
def indicators() -> tuple[Indicator, ...]:
    """All indicators of the lexicon."""
    return tuple(
        Indicator(
            row["id"],
            row["name"],
            tuple(row["surface_forms"].split("|")),
            tuple(row["unit"].split("|")),
            row["measure"],  # type: ignore[arg-type]  # checked by the test of the lexicon
            row["example"],
            row["counter_example"],
            row["area"],
        )
        for row in table("indicators")
    )


def _plain(phrase: str) -> str:
    """A phrase without what stands in brackets and without quotation marks."""
    if "（" not in phrase and "“" not in phrase and "(" not in phrase:
        return phrase
    return _BRACKETS.sub("", phrase).replace("“", "").replace("”", "")


@cache
def _by_form() -> dict[str, tuple[Indicator, ...]]:
    known: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in indicators():
        for form in dict.fromkeys((*indicator.forms, *map(_plain, indicator.forms))):
            known[form].append(indicator)
    return {form: tuple(entries) for form, entries in known.items()}


def indicator_id(phrase: str, unit: str | None, measure: Measure) -> str | None:
    """Canonical id of an indicator as a document names it.

    The whole phrase must be a known name, once area words (全省), time words (今年) and trailing words such as 增速
    and 预期目标 are off: what is narrower (高技术制造业增加值, 某新区生产总值) has another name and another id or none.

    Args:
        phrase: The name of the measured thing, e.g. ``全省地区生产总值``.
        unit: The unit as written.
        measure: Level, growth, change or share.

    Example:
        >>> indicator_id("全省地区生产总值", "%", "growth"), indicator_id("高新区地区生产总值", "%", "growth")
        ('gdp.growth', None)
    """
    form = known_form(phrase)
    if form is None:
        return None
    for indicator in _by_form()[form]:
        if indicator.measure == measure and _same_dimension(unit, indicator.units):
            return indicator.id
    return None


@cache
def _dimension(unit: str) -> str:
    known = unit_of(unit)
    return known.dimension if known else unit


def _same_dimension(unit: str | None, units: tuple[str, ...]) -> bool:
    if unit is None:
        return "" in units
    return any(_dimension(unit) == _dimension(known) for known in units)


def is_form(phrase: str) -> bool:
    """Whether a phrase is a surface form of the lexicon as it stands."""
    return phrase in _by_form()


@cache
def _lower() -> tuple[re.Pattern[str], frozenset[str]]:
    """What in a name says that less is better, and names that say it only by themselves."""
    listed = {kind: [row["name"] for row in table("lower_is_better") if row["kind"] == kind] for kind in _LOWER}
    return re.compile("|".join(map(re.escape, listed["word"]))), frozenset(listed["whole"])


def less_is_better(name: str) -> bool:
    """Whether the words of an indicator say that less of it is better.

    Example:
        >>> less_is_better("PM2.5平均浓度"), less_is_better("创新综合指数")
        (True, False)
    """
    words, wholes = _lower()
    return name in wholes or words.search(name) is not None


@cache
def _last_characters() -> frozenset[str]:
    behind = (row["word"] for row in table("indicator_affixes") if row["place"] == "behind")
    return frozenset(word[-1] for word in (*_by_form(), *behind)) | frozenset("）)”")


def may_end_name(character: str) -> bool:
    """Whether a phrase that ends so can come down to a known name; a quick test before ``known_form``."""
    return character in _last_characters() or character.isspace()


@cache
def _affixes(place: str) -> re.Pattern[str]:
    listed = sorted((row["word"] for row in table("indicator_affixes") if row["place"] == place), key=len, reverse=True)
    words = "|".join(map(re.escape, listed))
    return re.compile(rf"(?:20\d\d年末?|{words})" if place == "front" else rf"(?:的?(?:{words})|（[^）]{{1,12}}）)$")


@lru_cache(maxsize=4096)
def known_form(phrase: str) -> str | None:
    """The surface form that a phrase comes down to, or None where it is no known name.

    Example:
        >>> known_form("预计全省地区生产总值增速"), known_form("高新区地区生产总值")
        ('地区生产总值', None)
    """
    forms = _by_form()
    rest = _BLANK.sub("", phrase)
    if rest in forms:
        return rest
    rest = _plain(rest)
    for _ in range(_MOST_AFFIXES):
        known = _without_front(rest, forms)
        if known is not None:
            return known
        behind = _affixes("behind").search(rest)
        if behind is None:
            return None
        rest = rest[: behind.start()]
    return None


def _without_front(phrase: str, forms: dict[str, tuple[Indicator, ...]]) -> str | None:
    rest = phrase
    while rest not in forms:
        front = _affixes("front").match(rest)
        if front is None:
            return None
        rest = rest[front.end() :]
    return rest
