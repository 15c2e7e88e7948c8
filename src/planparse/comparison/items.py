"""What became of each section, unit and calendar entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Mapping, Sequence
from dataclasses import dataclass

from planparse.comparison.alignment import Entry, Link, align
from planparse.comparison.model import Item, ItemKind, What
from planparse.comparison.placing import moved
from planparse.comparison.schedule import days_between
from planparse.comparison.sections import align_sections
from planparse.comparison.similarity import plain, ratio
from planparse.comparison.words import changes
from planparse.schema import Plan, ScheduleItem, Section, Span, Unit

_HOLD = 10.0  # of two entries that may have moved, rather the one whose text stayed the same: reworded ones weigh more,
_REWORDED, _SAME_TIME = 1, 2  # and of two of a calendar rather the one whose time changed


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a plan as the reader of a diff sees it: ``body`` is its text without numbering."""

    id: str
    what: What
    body: str
    span: Span
    parent: str | None


def unit_body(unit: Unit) -> str:
    """The text of a unit without its label: a new number is no new wording. A label that stands alone is the text."""
    text = unit.text.strip()
    rest = text[len(unit.label) :].lstrip(" 　、.．，,:：") if text.startswith(unit.label) else text
    return rest or text


def compare_items(earlier: Plan, later: Plan, threshold: float) -> tuple[list[Item], list[tuple[str, str]]]:
    """Compare sections, units and calendars.

    Returns:
        The items, in the order of the later plan with what was removed at its earlier place, and the pairs of unit
        ids that correspond.
    """
    units = earlier.units, later.units
    unit_parts = [_unit_part(unit) for unit in units[0]], [_unit_part(unit) for unit in units[1]]
    unit_links = align(_unit_entries(earlier), _unit_entries(later), threshold)
    pairs = [(units[0][i].id, units[1][j].id) for link in unit_links for i in link.earlier for j in link.later]
    sizes = {unit.id: len(unit.text) for unit in (*units[0],)}
    late_sizes = {unit.id: len(unit.text) for unit in units[1]}
    weighted = [(i, j, min(sizes[i], late_sizes[j])) for i, j in pairs]
    section_links = align_sections(earlier, later, weighted)
    became = _became(earlier.sections, later.sections, section_links)
    section_parts = [_section_part(s) for s in earlier.sections], [_section_part(s) for s in later.sections]
    entry_parts = [_entry_part(e) for e in earlier.schedule], [_entry_part(e) for e in later.schedule]
    entry_links = align(_schedule_entries(earlier), _schedule_entries(later), threshold)
    items = [
        *_items(*section_parts, section_links, became),
        *_items(*unit_parts, unit_links, became),
        *_items(*entry_parts, entry_links, became, held=_same_time(earlier, later, entry_links)),
    ]
    return items, pairs


def _same_time(earlier: Plan, later: Plan, links: Sequence[Link]) -> set[tuple[int, int]]:
    """Calendar entries that correspond and have kept their time."""
    pairs = {(i, j) for link in links for i in link.earlier for j in link.later}
    return {(i, j) for i, j in pairs if days_between(earlier, later, earlier.schedule[i], later.schedule[j]) == 0}


def _items(
    earlier: Sequence[Part],
    later: Sequence[Part],
    links: Sequence[Link],
    became: Mapping[Hashable, set[Hashable]],
    held: Container[tuple[int, int]] = (),
) -> list[Item]:
    single = {
        (i, j): _HOLD + _REWORDED * (plain(earlier[i].body) != plain(later[j].body)) + _SAME_TIME * ((i, j) in held)
        for link in links
        if len(link.earlier) == len(link.later) == 1
        for i, j in [(link.earlier[0], link.later[0])]
    }
    displaced = moved(single, [part.parent for part in earlier], [part.parent for part in later], became)
    placed = [
        (
            link.later[0],
            1,
            _item([earlier[i] for i in link.earlier], [later[j] for j in link.later], moved=at in displaced),
        )
        for link in links
        for at in [(link.earlier[0], link.later[0])]
    ]
    known = {i for link in links for i in link.earlier}, {j for link in links for j in link.later}
    placed += [(j, 1, _item([], [part])) for j, part in enumerate(later) if j not in known[1]]
    follows = _followers(len(earlier), links)
    placed += [(follows[i], 0, _item([part], [])) for i, part in enumerate(earlier) if i not in known[0]]
    return [item for _, _, item in sorted(placed, key=lambda each: each[:2])]


def _followers(count: int, links: Sequence[Link]) -> list[int]:
    """For each earlier entry the later place behind the counterpart of its nearest predecessor."""
    places = {i: link.later[-1] + 1 for link in links for i in link.earlier}
    follows: list[int] = []
    last = 0
    for i in range(count):
        last = places.get(i, last)
        follows.append(last)
    return follows


def _item(earlier: Sequence[Part], later: Sequence[Part], *, moved: bool = False) -> Item:
    before, after = "".join(part.body for part in earlier), "".join(part.body for part in later)
    alike = 1.0 if plain(before) == plain(after) else min(0.9999, ratio(before, after))
    return Item(
        what=(later or earlier)[0].what,
        kind=_kind(len(earlier), len(later), same=alike == 1.0, moved=moved),
        similarity=alike if earlier and later else 0.0,
        moved=moved,
        earlier=tuple(part.id for part in earlier),
        later=tuple(part.id for part in later),
        earlier_spans=tuple(part.span for part in earlier),
        later_spans=tuple(part.span for part in later),
        changes=changes(before, after),
    )


def _kind(earlier: int, later: int, *, same: bool, moved: bool) -> ItemKind:
    if not earlier:
        return "added"
    if not later:
        return "removed"
    if later > 1:
        return "split"
    if earlier > 1:
        return "merged"
    if not same:
        return "reworded"
    return "moved" if moved else "kept"


def _became(
    earlier: Sequence[Section], later: Sequence[Section], links: Sequence[Link]
) -> Mapping[Hashable, set[Hashable]]:
    became: dict[Hashable, set[Hashable]] = defaultdict(set)
    for link in links:
        for i in link.earlier:
            became[earlier[i].id] |= {later[j].id for j in link.later}
    return became


def _section_part(section: Section) -> Part:
    return Part(section.id, "section", section.title, section.span, section.parent)


def _unit_part(unit: Unit) -> Part:
    what: What = "goal" if unit.type == "goal" else "task" if unit.type == "task" else "context"
    return Part(unit.id, what, unit_body(unit), unit.span, unit.section)


def _entry_part(entry: ScheduleItem) -> Part:
    return Part(entry.id, "schedule", entry.activity, entry.span, entry.section)


def _unit_entries(plan: Plan) -> list[Entry]:
    """Units for alignment; what looks back never meets what looks ahead."""
    roles = {section.id: section.roles for section in plan.sections}
    units = plan.units
    return [
        Entry(
            id=unit.id,
            text=unit_body(unit),
            title=unit.title or "",
            type=unit.type,
            group="review" if unit.type == "review" else "",
            position=at / len(units),
            marks=frozenset(unit.topics) | frozenset(roles.get(unit.section or "", ())),
        )
        for at, unit in enumerate(units)
    ]


def _schedule_entries(plan: Plan) -> list[Entry]:
    months = [item.time.edtf[5:7] if item.time and item.time.edtf else "" for item in plan.schedule]
    return [
        Entry(id=item.id, text=item.activity, position=at / len(plan.schedule), marks=frozenset({month} - {""}))
        for at, (item, month) in enumerate(zip(plan.schedule, months, strict=True))
    ]
