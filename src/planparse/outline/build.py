"""From cleaned text to one outline per plan: the room's entrance."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from planparse.outline.calendars import begins_with_hours, is_day_heading, is_day_lead
from planparse.outline.collection import parts_of
from planparse.outline.events import event_entries
from planparse.outline.headings import (
    bare,
    ends_open,
    first_sentence,
    is_remark,
    is_time,
    named_before_blank,
    named_by_role,
    names_work,
    run_in_title,
)
from planparse.outline.lines import TABLE, lines_of
from planparse.outline.look import named_in_a_row
from planparse.outline.model import Calendar, Line, PlanOutline, SectionNode, UnitNode
from planparse.outline.node import HEADING_LONGEST, OWN, Node
from planparse.outline.numbering import POINT, RANK
from planparse.outline.part import Part
from planparse.outline.retrospect import looking_back, tells_what_was_done
from planparse.outline.roles import roles_of, work_role
from planparse.outline.trailing import free_handover
from planparse.outline.tree import tree_of
from planparse.text.clean import CleanText

_STOP = re.compile(r"[。！？!?；;]")
_WORK = frozenset({"task", "measure", "review"})
_DASH = re.compile(r"^[—–－-]{2,}\s?")
_BULLET = re.compile(r"^(?:[●◆■□▲★◇▪•※·]\s?|[—–－-]\s)")
_STOPS = frozenset("。；，、．.")  # behind the colon of a heading
_CLAUSE = re.compile(r"[^，,。：:；;]{1,40}")
_TIME_BEHIND = re.compile(r"[（(][^（）()]{1,24}[）)]$")
_BOX = "专栏"  # what an outline sets apart, of which a page may have lost the table
_GREETING = re.compile(r"^(?:各位代表|同志们|各位委员|老师们)[，,！!：:]?$")


def build(
    clean: CleanText,
    marked: Mapping[int, int] = MappingProxyType({}),
    tables: Sequence[tuple[int, int]] = (),
    aside: Collection[int] = (),
) -> tuple[PlanOutline, ...]:
    """Outline every plan of a document.

    Args:
        clean: The repaired text.
        marked: Clean offsets of lines that the file's format marks as headings, with their levels from 1.
        tables: Clean ranges of tables that are read by their columns: they belong to a section, but are no units.
        aside: Clean offsets of lines that the format marks as beside the content (table of contents, footnotes).

    Returns:
        One outline per plan, in document order. The types of units are still open: all are ``task``.
    """
    parts = parts_of(lines_of(clean.text, tables), aside)
    return tuple(_outline(part, marked) for part in parts if part.content or part.title)


def _outline(part: Part, marked: Mapping[int, int]) -> PlanOutline:
    titled = roles_of(_TIME_BEHIND.sub("", part.title_text or ""))[0]
    first_text = part.content[0].text if part.content else ""
    by_days = "schedule" in titled and any(
        begins(first_text) for begins in (is_day_heading, is_day_lead, begins_with_hours)
    )
    root = tree_of(part.content, marked, scheduled=by_days)
    turn = free_handover(root) if tells_what_was_done(part.title_text) else None
    emitter = _Emitter()
    entries = emitter.entries(root, titled, None) if "schedule" in titled else ()
    if not entries:
        emitter.items(root.items, 1, None)
    sections = _without_idle_schedule(emitter.sections, emitter.calendars)
    sections = looking_back(sections, part.title_text, part.head, turn)
    if calendar := entries or tuple(root.calendar):
        emitter.calendars.append(Calendar(None, calendar))
    first = min(line for line in (part.title, *part.content[:1]) if line)
    last = part.content[-1] if part.content else first
    return PlanOutline(
        title=part.title_text,
        title_start=part.title.start if part.title else None,
        title_end=part.title.end if part.title else None,
        head=part.head,
        start=first.start,
        end=last.end,
        sections=sections,
        units=tuple(emitter.units),
        calendars=tuple(emitter.calendars),
    )


def _without_idle_schedule(sections: Sequence[SectionNode], calendars: Sequence[Calendar]) -> tuple[SectionNode, ...]:
    """A heading such as 重点工作安排 is only a schedule where a calendar stands under it."""
    dated = [calendar.lines[0].start for calendar in calendars]
    return tuple(
        section
        if len(section.roles) == 1 or any(section.start <= at < section.end for at in dated)
        else replace(section, roles=tuple(role for role in section.roles if role != "schedule"))
        for section in sections
    )


def _greetings_joined(items: Sequence[Node | Line]) -> list[Node | Line]:
    """A lone greeting inside the text opens the paragraph behind it; the first greeting stands alone."""
    joined: list[Node | Line] = []
    for item in items:
        before = joined[-1] if joined else None
        if isinstance(item, Line) and isinstance(before, Line) and len(joined) > 1 and _GREETING.match(before.text):
            joined[-1] = Line(before.start, item.end, f"{before.text}\n{item.text}")
        else:
            joined.append(item)
    return joined


@dataclass(slots=True)
class _Head:
    """What the line of a heading or entry says: its title, and where the text behind the title begins."""

    title: str | None
    body: int
    own_line: bool


@dataclass(slots=True)
class _Emitter:
    sections: list[SectionNode] = field(default_factory=list)
    units: list[UnitNode] = field(default_factory=list)
    calendars: list[Calendar] = field(default_factory=list)

    def items(self, items: Sequence[Node | Line], level: int, parent: SectionNode | None) -> None:
        """What stands under a heading, or in the whole plan."""
        nodes = [item for item in items if isinstance(item, Node)]
        in_series = _titles_are_headings(nodes, level)
        beside = level == 1 and any(node.depth < OWN and _is_section(node, level, _head(node)) for node in nodes)
        named = named_in_a_row(items)
        for item in _greetings_joined(items):
            if isinstance(item, Line):
                self.paragraph(item, parent, named=item.start in named)
            else:
                self.node(item, level, parent, in_series=in_series, beside_section=beside)

    def node(
        self, node: Node, level: int, parent: SectionNode | None, *, in_series: bool, beside_section: bool
    ) -> None:
        head = _head(node)
        heads_paragraphs = in_series and node.depth >= OWN and len(node.paragraphs) > 1
        if _is_section(node, level, head) or heads_paragraphs or (beside_section and _opens_with_colon(node, head)):
            self._section(node, level, parent, head)
        else:
            self._leaf(node, parent, head)

    def _section(self, node: Node, level: int, parent: SectionNode | None, head: _Head) -> None:
        line = _line(node)
        title = head.title or _first_clause(node.rest)
        roles, evidence, confidence = roles_of(title)
        if not roles or (parent and parent.roles == ("review",) and _WORK.issuperset(roles)):
            roles, evidence, confidence = (parent.roles, "role.parent", 0.97) if parent else work_role(title)
        section = SectionNode(
            id=f"s{len(self.sections) + 1}",
            parent=parent.id if parent else None,
            label=node.label.text if node.label else "",
            title=title,
            level=level,
            roles=roles,
            start=line.start,
            end=_end(node),
            evidence=evidence,
            confidence=confidence,
        )
        self.sections.append(section)
        entries = self.entries(node, section.roles, section)
        if entries:
            self.calendars.append(Calendar(section.id, entries))
            return
        if not head.own_line and head.body < line.end:
            self.paragraph(Line(head.body, line.end, line.text[head.body - line.start :]), section, inner=True)
        self.items(node.items, level + 1, section)
        if node.calendar:
            self.calendars.append(Calendar(section.id, tuple(node.calendar)))

    def entries(self, node: Node, roles: Sequence[str], section: SectionNode | None) -> tuple[Line, ...]:
        """The entries of a calendar under a heading; the paragraphs that announce or close them are units."""
        entries, around = event_entries(node, roles)
        for line in around:
            self.paragraph(line, section, inner=True)
        return entries

    def _leaf(self, node: Node, parent: SectionNode | None, head: _Head) -> None:
        line = _line(node)
        point = POINT.match(line.text) if node.label is None else None
        label = node.label.text if node.label else (point["label"] if point else "")
        stands_over = not head.own_line or (_stands_over_text(node) and not names_work(head.title or ""))
        title = head.title if stands_over else None
        if title and point:
            title = bare(title[len(label) :].lstrip("，,、：:")) or None
        body = head.body if title else node.rest_start
        self._unit(label, title, line.start, _end(node), body, parent, "outline.entry")

    def paragraph(self, line: Line, parent: SectionNode | None, *, inner: bool = False, named: bool = False) -> None:
        """A unit of one paragraph; ``inner`` is the rest of a heading's line, which has no title.

        Words before a colon are a title only where the paragraphs beside it are ``named`` so as well.
        """
        if line.text == TABLE or line.text in _STOPS:
            return
        point = POINT.match(line.text)
        opening = point or _DASH.match(line.text) or _BULLET.match(line.text)
        at = len(line.text) - len(line.text[opening.end() :].lstrip("，,、：: ")) if opening else 0
        found = None if inner or parent is None else (first_sentence if opening else run_in_title)(line.text[at:])
        label = point["label"] if point else ""
        title, body = (found[0], line.start + at + found[1]) if found else (None, line.start + at)
        if found and (is_time(found[0]) or (not (opening or named) and line.text[at + found[1] - 1] in "：:")):
            title, body = None, line.start
        self._unit(label, title, line.start, line.end, body, parent, "outline.paragraph")

    def _unit(
        self, label: str, title: str | None, start: int, end: int, body: int, parent: SectionNode | None, evidence: str
    ) -> None:
        self.units.append(
            UnitNode(
                id=f"u{len(self.units) + 1}",
                type="task",
                section=parent.id if parent else None,
                label=label,
                title=title,
                start=start,
                end=end,
                body=body,
                evidence=evidence,
                confidence=0.9,
            )
        )


def _line(node: Node) -> Line:
    if node.line is None:
        raise ValueError("the root of a tree has no line")
    return node.line


def _head(node: Node) -> _Head:
    rest, start = node.rest, node.rest_start
    if node.label is None or (_is_own_line(node) and _named(node) is None):
        return _Head(bare(rest), _line(node).end, own_line=True)
    split = run_in_title(rest, labelled=True) or _named(node) or named_before_blank(rest)
    if split is None or is_time(split[0]):
        return _Head(None, start, own_line=False)
    return _Head(split[0], start + split[1], own_line=False)


def _stands_over_text(node: Node) -> bool:
    """Whether more stands under a line; under a sentence, more than who is to do it and until when."""
    if ends_open(node.rest):
        return bool(node.items)
    return any(not isinstance(item, Line) or not is_remark(item.text) for item in node.items)


def _named(node: Node) -> tuple[str, int] | None:
    return named_by_role(node.rest) if node.depth <= RANK["cn"] else None


def _is_own_line(node: Node) -> bool:
    """Whether a numbered line is all heading: short, without a stop inside; with a colon only where text follows."""
    rest = node.rest
    if len(rest) > HEADING_LONGEST or _STOP.search(rest[:-1]):
        return False
    runs_in = run_in_title(rest) or named_before_blank(rest)
    return runs_in is None or (bool(node.items) and ends_open(rest))


def _first_clause(text: str) -> str:
    match = _CLAUSE.search(text)
    return bare(match.group()) if match else bare(text[:40])


def _is_section(node: Node, level: int, head: _Head) -> bool:
    if node.depth >= OWN:
        return ends_open(_line(node).text) and sum(_opens_titled(line.text) for line in node.paragraphs) >= 2
    if node.label is None or node.label.text.startswith(_BOX) or _holds_more_than_text(node):
        return True
    if level == 1 and _is_bare_entry(node, head):
        return False
    if level == 1:
        return head.title is not None and (bool(roles_of(head.title)[0]) or (head.own_line and bool(node.items)))
    if head.own_line and node.items and roles_of(head.title or "")[0]:
        return True
    titled = [i for i, line in enumerate(node.paragraphs) if _opens_titled(line.text)]
    return len(titled) >= 2 and titled[0] <= 1 and 3 * len(titled) >= len(node.paragraphs)


def _holds_more_than_text(node: Node) -> bool:
    return bool(node.children or node.calendar) or any(line.text == TABLE for line in node.paragraphs)


def _is_bare_entry(node: Node, head: _Head) -> bool:
    """Whether a numbered line is a sentence with nothing under it (1、加强领导。), no heading as its words suggest."""
    return head.own_line and not node.items and node.depth > RANK["cn"] and node.rest.endswith(("。", "；", ";"))


def _opens_with_colon(node: Node, head: _Head) -> bool:
    """Whether a top entry is a heading with its text in one line (三、班级情况：本班…), as those beside it may be."""
    if head.title is None or head.own_line or node.depth > RANK["cn"]:
        return False
    return node.rest[head.body - node.rest_start - 1] in "：:"


def _titles_are_headings(nodes: Sequence[Node], level: int) -> bool:
    """Whether most titles over paragraphs in a row are headings of sections, so that the others are as well."""
    own = [node for node in nodes if node.depth >= OWN]
    return len(own) > 2 and 2 * sum(_is_section(node, level, _head(node)) for node in own) > len(own)


def _opens_titled(text: str) -> bool:
    if POINT.match(text) or _DASH.match(text):
        return True
    found = run_in_title(text)
    return found is not None and text[found[1] - 1] == "。"


def _end(node: Node) -> int:
    """End of the last content at or under a node."""
    end = node.line.end if node.line else 0
    if node.items:
        last = node.items[-1]
        end = max(end, last.end if isinstance(last, Line) else _end(last))
    return max(end, node.calendar[-1].end) if node.calendar else end
