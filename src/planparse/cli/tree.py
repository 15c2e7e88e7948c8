"""A document as a tree of lines for the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from rich.text import Text
from rich.tree import Tree

from planparse.schema import ParsedDocument, Plan, ScheduleItem, Section, Target, Time, Unit
from planparse.writers.numbers import SIGNS, how_often, plain_number

_SHORT = 44
_COLOURS = {"goal": "green", "task": "cyan", "background": "dim", "guiding": "dim", "review": "dim"}


def tree(document: ParsedDocument, *, full: bool = False) -> Tree:
    """The tree of a document: its plans, and in each the sections with what stands under them.

    Args:
        document: What to show.
        full: Whole texts; else their beginnings.
    """
    source = document.source
    root = Tree(_line((source.path, "bold"), (f"{source.media_type}, {len(document.text)} characters", "dim")))
    for plan in document.plans:
        _add_plan(root, plan, _whole if full else _shortened)
    for notice in document.warnings:
        place = f"[{notice.span.start}:{notice.span.end}]" if notice.span else ""
        root.add(_line(("warning", "yellow"), (notice.code, "yellow"), (notice.message, ""), (place, "dim")))
    return root


def amount(target: Target) -> str:
    """The value of a target as one reads it.

    Example:
        >>> from planparse.schema import Span
        >>> where = Span(start=0, end=7)
        >>> stated = {"text": "听课12节左右", "indicator": "听课", "op": "~", "value": 12, "unit": "节"}
        >>> amount(Target(id="t1", span=where, **stated))
        '≈ 12节'
    """
    if target.value is None:
        return target.absence.kind if target.absence else "?"
    upper = f"–{plain_number(target.value_max)}" if target.value_max is not None else ""
    sign = f"{SIGNS[target.op]} " if SIGNS[target.op] else ""
    return f"{sign}{plain_number(target.value)}{upper}{target.unit or ''}{how_often(target.frequency)}"


def _add_plan(root: Tree, plan: Plan, cut: Callable[[str], str]) -> None:
    period = plan.period.edtf if plan.period else "?"
    branch = root.add(_line((plan.title or "(no title)", "bold magenta"), (f"{plan.kind} {period}", "magenta")))
    for name, value in _facts(plan):
        branch.add(_line((name, "dim"), (value, "")))
    targets = _targets(plan)
    places: dict[str | None, Tree] = {None: branch}
    items: list[Section | Unit | ScheduleItem] = [*plan.sections, *plan.units, *plan.schedule]
    for item in sorted(items, key=lambda item: item.span.start):
        if isinstance(item, Section):
            places[item.id] = places.get(item.parent, branch).add(_heading(item))
            continue
        leaf = places.get(item.section, branch).add(
            _unit(item, cut) if isinstance(item, Unit) else _scheduled(item, cut)
        )
        for target in targets.pop(item.id, ()):
            leaf.add(_target(target))
    for target in chain.from_iterable(targets.values()):
        branch.add(_target(target))
    if plan.references:
        cited = branch.add(_line(("references", "bold"), (str(len(plan.references)), "dim")))
        for reference in plan.references:
            cited.add(_line((f"《{reference.title}》", ""), (reference.number or "", "dim")))


def _facts(plan: Plan) -> Iterable[tuple[str, str]]:
    region = plan.region
    names = (region.province, region.city, region.county) if region else ()
    place = "".join(part for part in names if part)
    facts = (
        ("issuer", plan.issuer),
        ("region", f"{place} {region.adcode or ''}".strip() if region else None),
        ("published", plan.published),
        ("number", plan.number),
        ("addressee", plan.addressee),
        ("attachments", "；".join(plan.attachments)),
    )
    return ((name, value) for name, value in facts if value)


def _targets(plan: Plan) -> dict[str | None, list[Target]]:
    """The targets by the unit that states them."""
    found: dict[str | None, list[Target]] = {}
    for target in plan.targets:
        found.setdefault(target.unit_id, []).append(target)
    return found


def _target(target: Target) -> Text:
    return _line(
        ("target" if target.status == "planned" else "achieved", "yellow"),
        (" ".join(part for part in (target.subject, target.indicator) if part), ""),
        (amount(target), "bold"),
        (target.measure if target.measure != "level" else "", "dim"),
        (_when(target.period) if target.period else "", "blue"),
    )


def _unit(unit: Unit, cut: Callable[[str], str]) -> Text:
    return _line(
        (unit.type, _COLOURS[unit.type]),
        (cut(unit.text), ""),
        (_actors(unit.actors), "green"),
        (" ".join(map(_when, unit.times)), "blue"),
        (" ".join(f"#{topic}" for topic in unit.topics), "dim"),
    )


def _scheduled(item: ScheduleItem, cut: Callable[[str], str]) -> Text:
    time = _when(item.time) if item.time else "?"
    return _line((time, "blue"), (cut(item.activity), ""), (_actors(item.actors), "green"), (item.place or "", "dim"))


def _heading(section: Section) -> Text:
    return _line((f"{section.label}{section.title}", "bold"), ("/".join(section.roles), "dim"))


def _actors(actors: Sequence[str]) -> str:
    return f"@{'、'.join(actors)}" if actors else ""


def _when(time: Time) -> str:
    if time.edtf:
        return time.edtf
    return f"{time.frequency.count}/{time.frequency.per}" if time.frequency else time.text


def _whole(text: str) -> str:
    return text


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def _line(*parts: tuple[str, str]) -> Text:
    return Text(" ").join(Text(text, style=style) for text, style in parts if text)
