"""What each classifier sees of a line, a heading, a clause or a unit: its places and its texts."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.classifiers.features import Sample
from planparse.outline.numbering import POINT, label_of

_ROLES = {
    "background": "b",
    "guiding": "g",
    "review": "r",
    "goal": "o",
    "task": "t",
    "measure": "m",
    "schedule": "s",
    "appendix": "a",
    "other": "x",
}
_TYPES = {"goal": "G", "task": "T", "background": "B", "guiding": "D", "review": "R", "schedule": "S"}
_LENGTHS = (8, 20, 45, 90, 180)
_OPENING, _CLOSE = 24, 16
_LONGEST = 1200


def unit_sample(text: str, roles: Sequence[str]) -> Sample:
    """A unit with the roles of its section: what opens it, what closes it, and all of it."""
    body, label = _without_label(text[:_LONGEST])
    return _roles(roles) + label + _length(body), body[:_OPENING], body[-_CLOSE:], body


def topic_sample(text: str, heading: str = "") -> Sample:
    """A unit, and the headings it stands under: its own title and that of its section."""
    return "", heading, text[:_LONGEST]


def title_sample(title: str, parent: Sequence[str] = ()) -> Sample:
    """The title of a section, without label, and the roles of the section around it."""
    return _roles(parent) + _length(title), f"^{title}$"


def line_sample(line: str) -> Sample:
    """A line: numbering, length, how it ends, and its words."""
    body, label = _without_label(line[:_LONGEST])
    closed = "." if body[-1:] in "。！？；.!?;" else ":" if body[-1:] in "：:" else ","
    return label + _length(body) + closed, f"^{body[:_OPENING]}", f"{body[-_CLOSE:]}$"


def clause_sample(clause: str, sentence: str = "", unit: str = "") -> Sample:
    """A clause that states a figure, the sentence around it, and the type of the unit that it stands in."""
    return _TYPES.get(unit, "-"), clause, sentence[:_LONGEST]


def _roles(roles: Sequence[str]) -> str:
    return "".join(_ROLES[role] for role in roles) or "-"


def _length(text: str) -> str:
    return str(sum(len(text) > longest for longest in _LENGTHS))


def _without_label(text: str) -> tuple[str, str]:
    """The text behind its number, and what stands for the kind of number."""
    label = label_of(text)
    if label is not None:
        return text[label.end :], "P" if label.kind in {"part", "chapter", "cn"} else "N"
    point = POINT.match(text)
    return (text[point.end() :], "I") if point else (text, "")
