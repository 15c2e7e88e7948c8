"""The nodes of a plan's tree while it is built."""

from __future__ import annotations

from dataclasses import dataclass, field

from planparse.outline.model import Line
from planparse.outline.numbering import Label

#: Depths beside those of numbered labels (``numbering.RANK``): the whole plan, what stands apart behind it, unnumbered
#: headings of the top level and inside it, and titles on a line of their own over paragraphs.
ROOT_DEPTH = -1.0
APART = -0.5
PLAIN_TOP = 4.0
PLAIN_INNER = 5.5
OWN = 11.0

_NO_LINE = Line(0, 0, "")

#: A longer line is no heading.
HEADING_LONGEST = 45


@dataclass(slots=True)
class Node:
    """A heading or entry with what stands under it, in order.

    ``rest`` is the line's text behind its label, and ``rest_start`` where that begins (clean offset).
    """

    line: Line | None
    label: Label | None
    depth: float
    rest: str = field(init=False)
    rest_start: int = field(init=False)
    items: list[Node | Line] = field(default_factory=list)
    calendar: list[Line] = field(default_factory=list)

    def __post_init__(self) -> None:
        start, _, text = self.line or _NO_LINE
        behind = self.label.end if self.label else 0
        self.rest = text[behind:]
        self.rest_start = start + behind

    @property
    def is_short(self) -> bool:
        """Whether the line is short enough to be a heading."""
        return len(self.rest) <= HEADING_LONGEST

    @property
    def children(self) -> list[Node]:
        """Headings and entries directly under this one."""
        return [item for item in self.items if isinstance(item, Node)]

    @property
    def paragraphs(self) -> list[Line]:
        """Paragraphs directly under this one."""
        return [item for item in self.items if isinstance(item, Line)]
