"""Targets out of a marked clause: what the notation leaves unsaid follows from the words of the clause.

The words and their meaning are those of the annotation guidelines; every field can be said outright instead
(``[...|op=~ measure=growth]``), which then wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import get_args

from planparse.corpus.marks import Inline, Mark, MarkError
from planparse.schema import Frequency, Measure, Op

KEYS = frozenset(
    {
        "indicator", "id", "op", "value", "max", "unit", "measure", "period", "freq", "subject", "status", "absent",
        "stretch",
    }
)  # fmt: skip
OPS = frozenset(get_args(Op))
MEASURES = frozenset(get_args(Measure))

# The first that is found decides; 不低于 stands before 低于, 不超过 before 超过.
_OP_WORDS = (
    (">=", re.compile("至少|不少于|以上|不低于|不得少于|不得低于|及以上")),
    ("<=", re.compile("以内|不超过|控制在|不得超过|只限|不高于|以下")),
    (">", re.compile("超过|突破|余$")),
    ("<", re.compile("低于|不到")),
    ("~", re.compile("左右|(?<![节签大])约(?![束谈])|接近|近$")),
)
_NEAR_BEFORE, _NEAR_AFTER = 8, 4
_FLIP = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}
_TO = "(?!到|至|为|成)"
_FALL = re.compile(f"(?:下降|降低|减少|回落|下调|缩短|缩减|降幅|压减|压降){_TO}")
_RISE = re.compile(f"(?:增长|提高|上升|提升|上涨|增速|涨幅|增幅|增加|扩大){_TO}")
_AMOUNT = re.compile(f"(?:增加|减少|再提高|提高|提升|下降|降低|压减|压降|缩短){_TO}")
_NUMBER = re.compile(
    r"(?P<percent>百分之)?(?P<low>-?\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千半]+)(?P<more>[余多几])?(?P<low_unit>[^\d—－～~至到-]*?)"
    r"(?:[—－～~至到-]{1,2}(?P<high>\d+(?:\.\d+)?|[一二两三四五六七八九十百]+))?(?P<unit>[^\d]*)"
)
_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


@dataclass(frozen=True, slots=True)
class Figure:
    """One target of a clause, with raw offsets into its line."""

    start: int
    end: int
    indicator: Mark | None
    said: dict[str, str]
    op: str
    value: float | None
    value_max: float | None
    unit: str | None
    measure: str


def chinese_number(text: str) -> float:
    """Value of a numeral in digits or Chinese characters below ten thousand.

    Example:
        >>> chinese_number("一百二十"), chinese_number("十五"), chinese_number("3.5")
        (120, 15, 3.5)
    """
    if text == "半":
        return 0.5
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    total, digit = 0, 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            raise MarkError(f"{text!r} is no number that can be read here; say value=")
    return total + digit


def said(note: str) -> dict[str, str]:
    """The ``key=value`` pairs of a note."""
    pairs = dict(pair.split("=", 1) for pair in note.split() if "=" in pair)
    if len(pairs) != len(note.split()) or not pairs.keys() <= KEYS:
        raise MarkError(f"note {note!r}: write key=value with keys out of {', '.join(sorted(KEYS))}")
    return pairs


def figures(inline: Inline, clause: Mark, *, whole: bool = False) -> list[Figure]:
    """The targets of one marked clause.

    As many indicators as values are paired in order, and each target has the whole clause; one indicator with
    several values gives targets whose clauses grow from value to value. ``whole`` keeps the whole clause for all.

    Raises:
        MarkError: Values and indicators do not fit together, or a value cannot be read.
    """
    inside = [mark for mark in inline.marks if clause.start <= mark.start and mark.end <= clause.end]
    values = sorted((mark for mark in inside if mark.kind == "value"), key=lambda mark: mark.start)
    names = sorted((mark for mark in inside if mark.kind == "indicator"), key=lambda mark: mark.start)
    common = said(clause.note)
    quoted = inline.raw[clause.start : clause.end]
    if not values and ("absent" in common or "value" in common):
        named = _Named(names[0] if names else None, common)
        return [_figure(inline, clause, clause, named, ("", ""))]
    if not values:
        raise MarkError(f"no <value> in [{quoted}]")
    if len(names) not in {0, 1, len(values)}:
        raise MarkError(f"{len(names)} indicators for {len(values)} values in [{quoted}]")
    paired = len(names) == len(values) > 1
    found = []
    for number, value in enumerate(values):
        name = names[number] if paired else (names[0] if names else None)
        bounds = (values[number - 1].end if number else clause.start, _stop(inline, clause, values, number))
        end = clause.end if paired or whole else bounds[1]
        shared = paired and "分别" in quoted
        words = (
            _without(inline, names, clause.start if shared else bounds[0], values[0].start if shared else value.start),
            inline.raw[values[-1].end : clause.end] if shared else inline.raw[value.end : bounds[1]],
        )
        if number and not paired and not words[0].strip("、，,；;也 力争再") and inline.raw[value.end - 1] in "%％":
            words = (_without(inline, names, clause.start, values[0].start) + words[0], words[1])  # 增长6%，力争8%
        stretch = Mark("target", clause.start, end)
        found.append(_figure(inline, stretch, value, _Named(name, common | said(value.note)), words))
    return found


def _stop(inline: Inline, clause: Mark, values: list[Mark], number: int) -> int:
    """Where the words of a value end: before the comma that leads to the next value."""
    if number + 1 == len(values):
        return clause.end
    between = inline.raw[values[number].end : values[number + 1].start]
    comma = re.search("[、，,；;（(\t]", between)
    return values[number].end + (comma.start() if comma else len(between))


@dataclass(frozen=True, slots=True)
class _Named:
    """The mark that names the indicator, and what was said outright."""

    mark: Mark | None
    said: dict[str, str]


def _figure(inline: Inline, clause: Mark, value: Mark, named: _Named, words: tuple[str, str]) -> Figure:
    name, told = named.mark, named.said
    if name is None and "indicator" not in told:
        raise MarkError(f"no {{indicator}} in [{inline.raw[clause.start : clause.end]}]; name it or say indicator=")
    if "absent" in told:
        return Figure(clause.start, clause.end, name, told, told.get("op", "="), None, None, None, told["measure"])
    before, after = words
    number = _NUMBER.fullmatch(inline.raw[value.start : value.end])
    if "value" in told:
        low, high = float(told["value"]), float(told["max"]) if "max" in told else None
        unit, more, ranged = told.get("unit"), False, "max" in told
    elif number is None:
        raise MarkError(f"value <{inline.raw[value.start : value.end]}> cannot be read; say value= and unit=")
    else:
        unit = told.get("unit") or ("%" if number["percent"] else number["unit"] or number["low_unit"])
        more = bool(number["more"]) or bool(re.search("[余多]", unit))
        unit = re.sub("[余多]", "", unit.replace("％", "%")).strip()
        low = chinese_number(number["low"])
        high = chinese_number(number["high"]) if number["high"] else None
        ranged = high is not None
    unit = None if unit == "none" else unit
    op = told.get("op") or ("range" if ranged else ">" if more else _op(before + "\0" + after))
    falls = _FALL.search(before) or _FALL.match(after)
    measure = told.get("measure") or _measure(inline.raw[clause.start : clause.end], before, after, unit or "")
    if falls and measure in {"growth", "change"} and "value" not in told:
        low, high = (-high, -low) if high is not None else (-low, None)
        op = op if "op" in told else _FLIP.get(op, op)
    if op not in OPS or measure not in MEASURES:
        raise MarkError(f"op={op} measure={measure}: not known")
    return Figure(clause.start, clause.end, name, told, op, low, high, unit or None, measure)


def _without(inline: Inline, names: list[Mark], start: int, end: int) -> str:
    """The words before a value without the indicators themselves (超过 within a name is no comparison)."""
    kept = [
        char
        for at, char in enumerate(inline.raw[start:end], start)
        if not any(name.start <= at < name.end for name in names)
    ]
    return "".join(kept)


def _op(words: str) -> str:
    before, after = words.split("\0")
    near = before[-_NEAR_BEFORE:], after[:_NEAR_AFTER]
    return next((op for op, pattern in _OP_WORDS if any(pattern.search(part) for part in near)), "=")


def _measure(clause: str, before: str, after: str, unit: str) -> str:
    if unit.startswith("个百分点"):
        return "change"
    if unit in {"%", "‰"}:
        moves = _FALL.search(before) or _RISE.search(before) or re.search("涨幅|增速|降幅", clause)
        if moves or _FALL.match(after) or _RISE.match(after):
            return "growth"
        return "share"
    return "change" if _AMOUNT.search(before) else "level"


def frequency(note: str) -> Frequency | None:
    """Frequency written as ``P1M`` or ``4/P6M``.

    Example:
        >>> frequency("4/P6M"), frequency("2024-03")
        (Frequency(count=4, per='P6M'), None)
    """
    match = re.fullmatch(r"(?:(\d+)/)?(P\d+[DWMY])", note)
    return Frequency(count=int(match[1] or 1), per=match[2]) if match else None
