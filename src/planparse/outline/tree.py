"""Lines to a tree of headings, entries and paragraphs, by numbering and by the look of headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from types import MappingProxyType

from planparse.outline.calendars import dates_in_points, is_day_lead, is_time_heading, months_listed, opens_calendar
from planparse.outline.columns import columns_of
from planparse.outline.headings import ADDRESS, GLOSSARY, bare, ends_open, is_caption, is_dashed_heading, opens_apart
from planparse.outline.lines import TABLE
from planparse.outline.look import is_heading_line, opens_more, own_titles, plain_is_top, slogans_over_lists, tops_of
from planparse.outline.model import Line
from planparse.outline.nesting import INNER, inner_entries
from planparse.outline.node import APART, OWN, PLAIN_INNER, PLAIN_TOP, ROOT_DEPTH, Node
from planparse.outline.numbering import RANK, Label, amounts_first, depth, label_of, name_in
from planparse.outline.official import ATTACHED
from planparse.outline.roles import roles_of
from planparse.outline.trailing import free_close, free_trailing

_OPEN_SENTENCE = re.compile(r"(?:第。?|[^。！？!?；;：:…”’」）)】\].、，,])$")
_TERMS = re.compile(r"(?:名词|术语|词语|用语)(?:解释|注释|说明)[：:]")
_HEADS = re.compile(r"[^。！？!?；;…，,、.]$")
_CALENDAR = re.compile(r"(?:工作|活动)?(?:行事历|[校月周]历|日程表)[：:]?|(?:每月|各月|月份)(?:工作|活动)?安排[：:]?")
_REACH = 30
_BIG_JUMP = 8
_SENTENCE = 30
_DEEPEST = 16  # headings one below the other, of which each opens the next


def tree_of(
    lines: Sequence[Line], marked: Mapping[int, int] = MappingProxyType({}), *, scheduled: bool = False
) -> Node:
    """The tree of one plan's content.

    Args:
        lines: The lines of the content.
        marked: The levels of lines that the file's format calls headings.
        scheduled: Whether the plan is nothing but a calendar by days.
    """
    builder = _Builder(lines, marked, scheduled=scheduled)
    for i in range(len(lines)):
        builder.add(i)
    free_trailing(builder.root)
    free_close(builder.root)
    return builder.root


class _Builder:
    """Adds line after line below the innermost open node of ``stack``."""

    def __init__(self, lines: Sequence[Line], marked: Mapping[int, int], *, scheduled: bool) -> None:
        self.scheduled = scheduled
        self.lines = lines
        self.marked = marked
        self.root = Node(None, None, ROOT_DEPTH)
        self.stack = [self.root]
        self.calendar: Node | None = None
        self.plain_top = plain_is_top(lines, marked)
        self.heads_inside_tops = False  # whether a heading without a number stood in an outermost part
        self.own_titles = own_titles(lines)
        self.slogans = slogans_over_lists(lines)
        self.tops = tops_of(lines)
        self.inner = inner_entries(lines)
        texts = [line.text for line in lines]
        self.months_listed = months_listed(texts)
        self.dates_in_points = dates_in_points(texts)
        self.amounts = amounts_first(texts)

    def add(self, i: int) -> None:
        """Put line ``i`` where it belongs."""
        line = self.lines[i]
        if line.text == TABLE:
            self.calendar = None  # its entries are read by their columns
            self._section_above().items.append(line)
            return
        label = None if self._only_seems_numbered(i) else label_of(line.text)
        heading = label is None and (
            line.start in self.slogans or is_heading_line(self.lines, i, self.marked, self.tops)
        )
        if self.calendar is not None:
            heads = heading and opens_more(self.lines, i) and not self._heads_entries(line.text)
            if not self._ends_calendar(self.calendar, label, line, heading=heads):
                self.calendar.calendar.append(line)
                return
            self.calendar = None
        if opens_calendar(self.lines, i, self._in_schedule):
            self._open_calendar(line, label)
        elif label is not None:
            self._add_numbered(i, label)
        elif heading:
            self._add_heading(i)
        elif line.start in self.own_titles:
            self._add_own_title(line)
        else:
            self._add_paragraph(line)

    def _only_seems_numbered(self, i: int) -> bool:
        if i in self.months_listed or i in self.amounts:
            return True
        return i in self.dates_in_points and self._in_schedule()

    def _add_numbered(self, i: int, label: Label) -> None:
        line = self.lines[i]
        before = self._last_number(label) if i else None
        if before is not None and self._is_cut(i, label, before):
            _rejoin(self.stack[-1], line)
        elif before is not None and self._leaps(i, label, before):
            self._add_paragraph(line)
        else:
            self._push(Node(line, label, self._depth(i, label)))

    def _depth(self, i: int, label: Label) -> float:
        if label.kind == "named":
            return self._named_depth(i, label)
        if label.kind == "cn_paren" and len(self.stack) > 1 and (turned := self._turned_depth(i, label)) is not None:
            return turned
        return depth(label) + INNER * (self.lines[i].start in self.inner)

    def _turned_depth(self, i: int, label: Label) -> float | None:
        """Depth of （一） below an entry such as 2、 whose numbering began around it; None in the customary order.

        The numbering goes on behind （一） with 3、, or ends with an entry whose elders hold text of their own.
        """
        beside = next((node for node in reversed(self.stack) if node.label and node.label.kind == label.kind), None)
        if beside is not None:
            return beside.depth
        last = self.stack[-1]
        if label.number != 1 or last.label is None or last.label.kind != "num" or last.label.number == 1:
            return None
        if last.items or not last.is_short:
            return None
        elders_hold_text = any(child.items for child in self.stack[-2].children)
        below = takewhile(lambda other: depth(other) > RANK["cn"], self._labels_below(i))
        following = next((other.number for other in below if other.kind == "num"), None)
        goes_on = following == last.label.number + 1 and (elders_hold_text or ends_open(last.rest))
        return last.depth + 0.1 if goes_on or (following is None and elders_hold_text) else None

    def _named_depth(self, i: int, label: Label) -> float:
        """Depth of what is numbered by its name (活动一：): beside its like, below a bare heading or inside entries."""
        labelled = [node for node in reversed(self.stack) if node.label is not None]
        name, last = name_in(label), self.stack[-1]
        beside = next((node for node in labelled if node.label and name_in(node.label) == name), None)
        if beside is not None:
            return beside.depth
        if last is self.root or (self.plain_top and self._tells_other_roles(label)):
            return PLAIN_TOP
        heads = not last.items and last.is_short and (ends_open(last.rest) or last.rest.endswith(("：", ":")))
        inner = (node for node in labelled if node.depth > depth(label) and self._numbering_goes_on(i, node))
        around = last if heads else next(inner, None)
        return around.depth + 0.1 if around else depth(label)

    def _numbering_goes_on(self, i: int, node: Node) -> bool:
        """Whether the next numbered line that is no deeper than a node is the one behind it in its numbering."""
        found = next(
            (label for label in self._labels_below(i) if label.kind != "named" and depth(label) <= node.depth), None
        )
        return found is not None and node.label is not None and found[:2] == (node.label.kind, node.label.number + 1)

    def _labels_below(self, i: int) -> Iterator[Label]:
        """The labels of the numbered lines that follow a line."""
        return filter(None, (label_of(line.text) for line in self.lines[i + 1 : i + 1 + _REACH]))

    def _tells_other_roles(self, label: Label) -> bool:
        """Whether the name in a label (重点任务一：) is that of another section than the unnumbered one around it."""
        own = set(roles_of(name_in(label))[0])
        return bool(own) and self.stack[1].label is None and own.isdisjoint(roles_of(bare(self.stack[1].rest))[0])

    def _add_heading(self, i: int) -> None:
        line = self.lines[i]
        if is_caption(line.text):
            self._section_above().items.append(Node(line, None, PLAIN_INNER))
        elif i + 1 < len(self.lines) and is_dashed_heading(line.text, self.lines[i + 1].text):
            self._push(Node(line, None, RANK["named"]))
        elif self._is_calendar_of_plan(i):
            self._push(Node(line, None, self.stack[1].depth))
        else:
            self.plain_top = self.plain_top or self._is_behind_named_tops(i)
            self._push(Node(line, None, self._plain_depth(i)))
            self.heads_inside_tops = self.heads_inside_tops or len(self.stack) > 2

    def _is_calendar_of_plan(self, i: int) -> bool:
        """Whether a heading opens the calendar that closes a plan, which no numbered section announced."""
        if len(self.stack) < 2 or i + 1 == len(self.lines) or not _CALENDAR.fullmatch(self.lines[i].text):
            return False
        top = self.stack[1]
        own = top.label is not None and "schedule" not in roles_of(bare(top.rest))[0]
        return own and is_time_heading(self.lines[i + 1].text) and not self._numbering_goes_on(i, top)

    def _add_own_title(self, line: Line) -> None:
        """Add a title over paragraphs; a heading told by its words that stands among such titles is one of them."""
        for above, node in pairwise(self.stack):
            if node.label is None and node.depth == PLAIN_INNER and any(one.depth == OWN for one in above.children):
                del self.stack[self.stack.index(node) :]
                break
        if not self.plain_top or not ends_open(line.text):
            self._push(Node(line, None, OWN))
        else:
            self._push(Node(line, None, PLAIN_INNER if not self.marked and self._in_bare_heading() else PLAIN_TOP))

    def _in_bare_heading(self) -> bool:
        """Whether an unnumbered heading is open that nothing but titles stands under."""
        last = self.stack[-1]
        if last.label is None and last.depth == PLAIN_TOP:
            return not last.items
        return last.depth == PLAIN_INNER and last.line is not None and last.line.start in self.own_titles

    def _add_paragraph(self, line: Line) -> None:
        if _TERMS.match(line.text):
            del self.stack[1:]
        elif _leaves_title(self.stack[-1], line):
            self.stack.pop()
        self.stack[-1].items.append(line)

    def _open_calendar(self, line: Line, label: Label | None) -> None:
        """Begin a calendar under the innermost heading above it."""
        limit = depth(label) if label else float("inf")
        while self.stack[-1].depth >= limit:
            self.stack.pop()
        self.calendar = self._section_above()
        self.calendar.calendar.append(line)

    def _push(self, node: Node) -> None:
        while self.stack[-1].depth >= node.depth:
            self.stack.pop()
        self.stack[-1].items.append(node)
        self.stack.append(node)

    def _section_above(self) -> Node:
        """The innermost heading, run-in entries left."""
        while len(self.stack) > 1 and not self.stack[-1].is_short:
            self.stack.pop()
        return self.stack[-1]

    def _in_schedule(self) -> bool:
        if len(self.stack) == 1:
            return self.scheduled
        return any(node.is_short and "schedule" in roles_of(bare(node.rest))[0] for node in self.stack[1:])

    @staticmethod
    def _heads_entries(text: str) -> bool:
        """Whether a line heads entries of a calendar: their month, week or day, or the columns of a table."""
        return is_time_heading(text) or is_day_lead(text) or bool(columns_of(text))

    def _ends_calendar(self, owner: Node, label: Label | None, line: Line, *, heading: bool) -> bool:
        if label is not None:
            return depth(label) <= owner.depth
        if ATTACHED.match(line.text):
            return True
        if not heading or owner.depth < PLAIN_TOP:
            return heading and owner.depth == ROOT_DEPTH and bool(roles_of(bare(line.text))[0])
        return owner.depth in {PLAIN_TOP, PLAIN_INNER} and len(bare(line.text)) > 3

    def _plain_depth(self, i: int) -> float:
        """Depth of an unnumbered heading: above the list it opens; one behind a bare heading stands under that."""
        last, line = self.stack[-1], self.lines[i]
        if GLOSSARY.search(line.text):
            return PLAIN_INNER if any(node.rest.startswith("附") for node in self.stack) else APART
        if bare(line.text).startswith(("附", "表")) or (self.plain_top and roles_of(bare(line.text))[0]):
            return PLAIN_TOP
        if (beside := self._marked_beside(line)) is not None:
            return beside.depth
        if last.label is None and last.line is not None and last.line.text.endswith(("：", ":")) and not last.items:
            return last.depth + 0.1 * (len(self.stack) < _DEEPEST)
        opened = label_of(self.lines[i + 1].text) if i + 1 < len(self.lines) else None
        plain = depth(opened) - 0.5 if opened is not None and opened.number == 1 else PLAIN_INNER
        if self._is_bare_heading(last):
            return max(plain, last.depth + 0.1)
        around = self._goes_on_behind(i)
        return max(plain, around.depth + 0.1) if around else plain

    def _is_behind_named_tops(self, i: int) -> bool:
        """Whether a heading follows the last of what is numbered by its name (任务一：) at the top of a plan.

        Where headings stand inside the ones before it, it is no more than another of these.
        """
        top = self.stack[1] if len(self.stack) > 1 else self.root
        if top.label is None or top.label.kind != "named" or top.depth != PLAIN_TOP:
            return False
        if not roles_of(bare(self.lines[i].text))[0]:
            return False
        goes_on = any(label.kind == "named" and name_in(label) == name_in(top.label) for label in self._labels_below(i))
        return not goes_on and not self.heads_inside_tops

    def _goes_on_behind(self, i: int) -> Node | None:
        """The numbered heading whose numbering goes on behind an unnumbered one, which so stands inside it."""
        open_ = next((node for node in reversed(self.stack) if node.label is not None), None)
        if open_ is None or open_.label is None or not open_.is_short or not _HEADS.search(open_.rest):
            return None
        return open_ if self._numbering_goes_on(i, open_) else None

    def _is_bare_heading(self, last: Node) -> bool:
        """Whether a numbered line with nothing under it yet is a heading, not the last entry of a list of such."""
        if last.label is None or last.items or not last.is_short or not ends_open(last.rest):
            return False
        beside = self.stack[-2].children[:-1]
        return last.label.number == 1 if not beside else bool(beside[-1].items)

    def _marked_beside(self, line: Line) -> Node | None:
        """The outermost heading that the file's format does not put above the one of this line."""
        level = self.marked.get(line.start)
        if level is None:
            return None
        return next((node for node in self.stack if node.line and self.marked.get(node.line.start, 0) >= level), None)

    def _is_cut(self, i: int, label: Label, before: int) -> bool:
        """Whether a line only seems numbered because the sentence before it was cut in two."""
        if label.number > before:
            return False
        text, previous = self.lines[i].text, self.lines[i - 1].text
        return len(text) > _SENTENCE and len(previous) > _SENTENCE and bool(_OPEN_SENTENCE.search(previous))

    def _leaps(self, i: int, label: Label, before: int) -> bool:
        """Whether a number leaps too far behind a colon to be an entry (2、… of schools: 18、…)."""
        leaps = label.kind == "num" and label.number > before + _BIG_JUMP
        return leaps and self.lines[i - 1].text.endswith(("：", ":"))

    def _last_number(self, label: Label) -> int | None:
        for node in reversed(self.stack):
            if node.label is not None and node.label.kind == label.kind:
                return node.label.number
        return None


def _rejoin(node: Node, line: Line) -> None:
    """Give the second half of a cut sentence back to the paragraph it belongs to."""
    last = node.items[-1] if node.items else None
    if isinstance(last, Line):
        node.items[-1] = Line(last.start, line.end, last.text + line.text)
    else:
        node.items.append(line)


def _leaves_title(node: Node, line: Line) -> bool:
    """Whether a paragraph no longer belongs to the title over the paragraphs before it."""
    if node.depth < OWN or not node.items or node.line is None:
        return False
    return bool(ADDRESS.match(line.text)) or (not ends_open(node.line.text) and opens_apart(line.text))
