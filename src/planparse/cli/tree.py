"""A document as a tree of lines for the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from rich.text import Text
from rich.tree import Tree

from planparse.schema import ParsedDocument, Plan, ScheduleItem, Section, Target, Time, Unit

_SHORT = 60
_COLOURS = {"goal": "green", "task": "cyan", "background": "dim", "guiding": "dim", "review": "dim"}
_OPS = {"=": "", ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "≈ ", "range": ""}


def tree(document: ParsedDocument, *, full: bool = False) -> Tree:
    """The tree of a document: its plans, and in each the sections with what stands under them.

    Args:
        document: What to show.
        full: Whole texts; else their first 60 characters.
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
    upper = f"–{target.value_max:g}" if target.value_max is not None else ""
    often = f" × {target.frequency.count}/{target.frequency.per}" if target.frequency else ""
    return f"{_OPS[target.op]}{target.value:g}{upper}{target.unit or ''}{often}"


def _add_plan(root: Tree, plan: Plan, cut: Callable[[str], str]) -> None:
    period = plan.period.edtf if plan.period else "?"
    branch = root.add(_line((plan.title or "(no title)", "bold magenta"), (f"{plan.kind} {period}", "magenta")))
    for name, value in _facts(plan):
        branch.add(_line((name, "dim"), (value, "")))
    under = _Under(plan, cut)
    places: dict[str | None, Tree] = {None: branch}
    under.fill(branch, None)
    for section in plan.sections:
        parent = places.get(section.parent, branch)
        places[section.id] = parent.add(_heading(section))
        under.fill(places[section.id], section.id)
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


class _Under:
    """What stands directly under each section, in the order of the text; each target is shown once."""

    def __init__(self, plan: Plan, cut: Callable[[str], str]) -> None:
        self._cut = cut
        self._targets: defaultdict[str | None, list[Target]] = defaultdict(list)
        self._items: defaultdict[str | None, list[Unit | ScheduleItem]] = defaultdict(list)
        sections = {section.id for section in plan.sections}
        units = {unit.id for unit in plan.units}
        items: list[Unit | ScheduleItem] = [*plan.units, *plan.schedule]
        for item in sorted(items, key=lambda item: item.span.start):
            self._items[item.section if item.section in sections else None].append(item)
        for target in plan.targets:
            self._targets[target.unit_id if target.unit_id in units else None].append(target)

    def fill(self, branch: Tree, section: str | None) -> None:
        for item in self._items[section]:
            if isinstance(item, Unit):
                self._add_targets(branch.add(self._unit(item)), item.id)
            else:
                branch.add(self._scheduled(item))
        if section is None:
            self._add_targets(branch, None)

    def _add_targets(self, branch: Tree, unit: str | None) -> None:
        for target in self._targets[unit]:
            kind = "target" if target.status == "planned" else "achieved"
            named = " ".join(part for part in (target.subject, target.indicator) if part)
            measure = target.measure if target.measure != "level" else ""
            when = _when(target.period) if target.period else ""
            branch.add(_line((kind, "yellow"), (named, ""), (amount(target), "bold"), (measure, "dim"), (when, "blue")))

    def _unit(self, unit: Unit) -> Text:
        text = unit.text if not unit.title else f"{unit.title}：{unit.text}"
        return _line(
            (unit.type, _COLOURS[unit.type]),
            (unit.label, "dim"),
            (self._cut(text), ""),
            (_actors(unit.actors), "green"),
            (" ".join(map(_when, unit.times)), "blue"),
            (" ".join(f"#{topic}" for topic in unit.topics), "dim"),
        )

    def _scheduled(self, item: ScheduleItem) -> Text:
        time = _when(item.time) if item.time else "?"
        activity = self._cut(item.activity)
        return _line((time, "blue"), (activity, ""), (_actors(item.actors), "green"), (item.place or "", "dim"))


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
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def _line(*parts: tuple[str, str]) -> Text:
    return Text(" ").join(Text(text, style=style) for text, style in parts if text)
