"""Lines to a tree of headings, entries and paragraphs, by numbering and by the look of headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planparse.outline.calendars import opens_calendar
from planparse.outline.headings import (
    ADDRESS,
    bare,
    ends_open,
    is_caption,
    is_list_heading,
    is_plain_heading,
    opens_apart,
)
from planparse.outline.lines import TABLE
from planparse.outline.model import Line
from planparse.outline.numbering import POINT, RANK, Label, depth, label_of
from planparse.outline.roles import roles_of

ROOT_DEPTH = -1.0
PLAIN_TOP = 4.0
PLAIN_INNER = 5.5
OWN = 11.0

_OPEN_SENTENCE = re.compile(r"(?:第。?|[^。！？!?；;：:…”’」）)】\].、，,])$")
_BIG_JUMP = 8
_OWN_LONGEST = 45
_PARAGRAPH = 60
_STOP_INSIDE = re.compile(r"[。！？；;：:]")
_LEAD_IN = re.compile(r"(?:以下|如下|下面|下列)[^。]{0,12}[。：:]?$")
_GREETING = re.compile(r"^(?:各位代表|同志们|各位委员|老师们|代表们)[，,！!：:]?$")


@dataclass(slots=True)
class Node:
    """A heading or entry with what stands under it, in order."""

    line: Line | None
    label: Label | None
    depth: float
    items: list[Node | Line] = field(default_factory=list)
    calendar: list[Line] = field(default_factory=list)
    calendar_at: int = 0

    @property
    def rest(self) -> str:
        """The line's text behind its label."""
        if self.line is None:
            return ""
        return self.line.text[self.label.end :] if self.label else self.line.text

    @property
    def rest_start(self) -> int:
        """Clean offset of ``rest``."""
        if self.line is None:
            return 0
        return self.line.start + (self.label.end if self.label else 0)

    @property
    def children(self) -> list[Node]:
        """Headings and entries directly under this one."""
        return [item for item in self.items if isinstance(item, Node)]

    @property
    def paragraphs(self) -> list[Line]:
        """Paragraphs directly under this one."""
        return [item for item in self.items if isinstance(item, Line)]

    def walk(self) -> Iterator[Node]:
        """This node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree_of(lines: Sequence[Line], marked: Collection[int] = ()) -> Node:
    """The tree of one plan's content; ``marked`` holds starts of lines that the file's format calls headings."""
    root = Node(None, None, ROOT_DEPTH)
    stack = [root]
    plain_top = _plain_is_top(lines, marked)
    own_titles = _own_titles(lines)
    calendar: Node | None = None
    for i, line in enumerate(lines):
        label = label_of(line.text)
        heading = label is None and _is_heading_line(lines, i, marked)
        if calendar is not None and not _ends_calendar(calendar, label, line, heading=heading and _opens(lines, i)):
            calendar.calendar.append(line)
            continue
        calendar = None
        if line.text == TABLE:
            _section_above(stack).items.append(line)
        elif opens_calendar(lines, i, in_schedule=_in_schedule(stack)):
            calendar = _owner(stack, label)
            calendar.calendar.append(line)
            calendar.calendar_at = len(calendar.items)
        elif label is not None and _is_cut(stack, label, lines, i):
            _rejoin(stack[-1], line)
        elif label is not None and not _leaps(stack, label, lines, i):
            _push(stack, Node(line, label, depth(label)))
        elif heading and is_caption(line.text):
            _section_above(stack).items.append(Node(line, None, PLAIN_INNER))
        elif heading:
            _push(stack, Node(line, None, _plain_depth(stack, lines, i, top=plain_top)))
        elif label is None and line.start in own_titles:
            _push(stack, Node(line, None, PLAIN_TOP if plain_top and ends_open(line.text) else OWN))
        else:
            if _leaves_title(stack[-1], line):
                stack.pop()
            stack[-1].items.append(line)
    _free_trailing(root)
    return root


def _push(stack: list[Node], node: Node) -> None:
    while stack[-1].depth >= node.depth:
        stack.pop()
    stack[-1].items.append(node)
    stack.append(node)


def _leaves_title(node: Node, line: Line) -> bool:
    """Whether a paragraph no longer belongs to the title over the paragraphs before it."""
    if node.depth < OWN or not node.items or node.line is None:
        return False
    return bool(ADDRESS.match(line.text)) or (not ends_open(node.line.text) and opens_apart(line.text))


def _in_schedule(stack: Sequence[Node]) -> bool:
    return any("schedule" in roles_of(bare(node.rest))[0] for node in stack if node.line and len(node.rest) <= 40)


def _owner(stack: list[Node], label: Label | None) -> Node:
    """The section whose calendar begins: the innermost heading above it."""
    limit = depth(label) if label else float("inf")
    while stack[-1].depth >= limit:
        stack.pop()
    return _section_above(stack)


def _is_heading(node: Node) -> bool:
    return len(node.rest) <= _OWN_LONGEST


def _ends_calendar(owner: Node, label: Label | None, line: Line, *, heading: bool) -> bool:
    if label is not None:
        return depth(label) <= owner.depth or (label.kind in {"cn", "chapter", "part"} and owner.depth > depth(label))
    if not heading or owner.depth < PLAIN_TOP:
        return heading and owner.depth == ROOT_DEPTH and bool(roles_of(bare(line.text))[0]) and len(line.text) > 2
    return owner.depth in {PLAIN_TOP, PLAIN_INNER} and len(bare(line.text)) > 3


def _opens(lines: Sequence[Line], i: int) -> bool:
    """Whether prose or a list begins behind a line, not one more entry of a calendar."""
    if i + 1 == len(lines):
        return False
    following = lines[i + 1].text
    label = label_of(following)
    return len(following) > _OWN_LONGEST or (label is not None and label.number == 1)


def _is_heading_line(lines: Sequence[Line], i: int, marked: Collection[int]) -> bool:
    text = lines[i].text
    following = lines[i + 1].text if i + 1 < len(lines) else ""
    return lines[i].start in marked or is_plain_heading(text) or (bool(following) and is_list_heading(text, following))


def _section_above(stack: list[Node]) -> Node:
    """The innermost heading, run-in entries left."""
    while len(stack) > 1 and not _is_heading(stack[-1]):
        stack.pop()
    return stack[-1]


def _plain_depth(stack: Sequence[Node], lines: Sequence[Line], i: int, *, top: bool) -> float:
    """Depth of an unnumbered heading: right above the list it opens; one behind a bare heading stands under that."""
    last, line = stack[-1], lines[i]
    if bare(line.text)[0] in "附表" or (top and bool(roles_of(bare(line.text))[0])):
        return PLAIN_TOP
    if last.label is None and last.line is not None and last.line.text.endswith(("：", ":")) and not last.items:
        return last.depth + 0.1
    opened = label_of(lines[i + 1].text) if i + 1 < len(lines) else None
    return depth(opened) - 0.5 if opened is not None and opened.number == 1 else PLAIN_INNER


def _is_cut(stack: Sequence[Node], label: Label, lines: Sequence[Line], i: int) -> bool:
    """Whether a line only seems numbered because the sentence before it was cut in two."""
    before = _last_number(stack, label)
    if i == 0 or before is None or label.number > before:
        return False
    previous = lines[i - 1].text
    return len(lines[i].text) > 30 and len(previous) > 30 and bool(_OPEN_SENTENCE.search(previous))


def _rejoin(node: Node, line: Line) -> None:
    """Give the second half of a cut sentence back to the paragraph it belongs to."""
    last = node.items[-1] if node.items else None
    if isinstance(last, Line):
        node.items[-1] = Line(last.start, line.end, last.text + line.text)
    else:
        node.items.append(line)


def _leaps(stack: Sequence[Node], label: Label, lines: Sequence[Line], i: int) -> bool:
    """Whether a number leaps too far behind a colon to be an entry (2、… of schools: 18、…)."""
    before = _last_number(stack, label)
    if i == 0 or before is None or label.kind != "num":
        return False
    return label.number > before + _BIG_JUMP and lines[i - 1].text.endswith(("：", ":"))


def _last_number(stack: Sequence[Node], label: Label) -> int | None:
    for node in reversed(stack):
        if node.label is not None and node.label.kind == label.kind:
            return node.label.number
    return None


def _plain_is_top(lines: Sequence[Line], marked: Collection[int]) -> bool:
    """Whether unnumbered headings are the plan's top level: one of them comes before any number."""
    for line in lines:
        if label_of(line.text):
            return False
        if line.start in marked or is_plain_heading(line.text):
            return True
    return False


def _own_titles(lines: Sequence[Line]) -> set[int]:
    """Starts of short lines that are titles over a paragraph: a layout cut them from it, or they are set apart."""
    closed: list[int] = []
    open_: list[int] = []
    for line, following in pairwise(lines):
        text = line.text
        if len(text) > _OWN_LONGEST or len(text) < 4 or label_of(text) or _GREETING.match(text):
            continue
        if len(following.text) < _PARAGRAPH or label_of(following.text):
            continue
        if POINT.match(following.text) or _LEAD_IN.search(text):
            continue
        if text.endswith("。") and not _STOP_INSIDE.search(text[:-1]):
            closed.append(line.start)
        elif ends_open(text) and not _STOP_INSIDE.search(text):
            open_.append(line.start)
    return {*(closed if len(closed) >= 3 else ()), *(open_ if len(open_) >= 2 else ())}


def _free_trailing(node: Node) -> None:
    """Move paragraphs behind the last entry up to the section where the entries are one paragraph each."""
    for child in node.children:
        _free_trailing(child)
    children = node.children
    if len(children) > 2 and all(child.depth >= OWN for child in children):
        _free_behind_title(node, children)
        return
    if len(children) < 2:
        return
    last, earlier = children[-1], children[:-1]
    if node.items[-1] is last and _is_entry(last) and not any(child.items or child.calendar for child in earlier):
        node.items.extend(last.items)
        last.items.clear()


def _is_entry(node: Node) -> bool:
    """Whether a numbered line is an entry by itself, so that paragraphs behind it may stand apart."""
    if node.label is None or node.children or node.calendar or not node.items:
        return False
    rest = node.rest
    heads = len(rest) <= _OWN_LONGEST and (ends_open(rest) or rest.endswith(("：", ":")))
    return not heads and (node.depth > RANK["cn"] or bool(_STOP_INSIDE.search(rest[:-1])))


def _free_behind_title(node: Node, children: Sequence[Node]) -> None:
    """The same for titles over paragraphs, where each of the others has one paragraph."""
    last = children[-1]
    if node.items[-1] is last and len(last.items) > 1 and all(len(child.items) == 1 for child in children[:-1]):
        node.items.extend(last.items[1:])
        del last.items[1:]
