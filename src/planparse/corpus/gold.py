"""Notation to gold: the text of a document, and everything that is annotated in it as ``ParsedDocument`` plans."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from planparse.corpus.draft import Draft
from planparse.corpus.items import ITEM_TAGS, add_items
from planparse.corpus.marks import Inline, MarkError, parse_inline
from planparse.corpus.notation import FILE_KEYS, UNIT_TYPES, Line, fail, read_lines
from planparse.corpus.page import Page
from planparse.schema import Plan, Span

CELL = " || "
PARAGRAPH = " // "


@dataclass(slots=True)
class Written:
    """A document as its source says it: text, gold plans, settings of the file, and where tables stand.

    ``rows`` are the spans of table rows (cells divided by tabs); ``headings`` are spans with their level, the title 0.
    """

    text: str
    plans: tuple[Plan, ...]
    settings: dict[str, str]
    rows: list[Span] = field(default_factory=list)
    headings: list[tuple[int, int, int]] = field(default_factory=list)
    outside: list[Span] = field(default_factory=list)


def read_notation(source: str, file: str = "-") -> Written:
    r"""Read a document that is written together with its annotation.

    Args:
        source: Text in the notation of ``corpora/NOTATION.md``.
        file: Name of the source for messages.

    Raises:
        CorpusError: ``P045`` with the number of the line that breaks the notation.

    Example:
        >>> written = read_notation("= 青禾县教研室2024年工作计划\n@period 2024年=2024\n# 一、重点工作 {task}\n"
        ...     "task 1、开展送教下乡。|[{!教研室}{@每学期=P6M}组织{送教活动}<4次>以上]。 #edu.research")
        >>> written.text.split("\n")
        ['青禾县教研室2024年工作计划', '一、重点工作', '1、开展送教下乡。教研室每学期组织送教活动4次以上。']
        >>> target = written.plans[0].targets[0]
        >>> target.indicator, target.op, target.value, target.unit, target.frequency
        ('送教活动', '>=', 4.0, '次', Frequency(count=4, per='P6M'))
    """
    composer = _Composer(file)
    lines = list(read_lines(source, file))
    at = 0
    while at < len(lines):
        stop = at + 1
        while stop < len(lines) and lines[stop].tag == "+":
            stop += 1
        group = lines[at:stop]
        try:
            composer.add(group)
        except MarkError as error:
            raise fail(file, group[0].number, str(error)) from error
        at = stop
    return composer.written()


class _Composer:
    """Lays out text line by line and hands what stands in it to the draft of its plan."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.settings: dict[str, str] = {}
        self.drafts: list[Draft] = []
        self.page = Page()
        self.rows: list[Span] = []
        self.headings: list[tuple[int, int, int]] = []
        self.outside: list[Span] = []

    def add(self, group: list[Line]) -> None:
        """Add a line with the lines that go on with it."""
        first = group[0]
        if first.tag.startswith("@"):
            self._setting(first)
        elif first.tag == "+":
            raise fail(self.file, first.number, "'+' goes on with nothing")
        elif first.tag == "~":
            self._outside(self._lay(group))
        elif first.tag == "=":
            self.drafts.append(Draft(self.page, f"p{len(self.drafts) + 1}"))
            parts = self._lay(group)
            self.headings.append((parts[0][0], len(self.page.text), 0))
            self.drafts[-1].set_title(parts[0][0], len(self.page.text))
        else:
            self._content(first, group)

    def _outside(self, parts: list[tuple[int, Inline]]) -> None:
        """A line outside all units; with figures marked in it, it is content all the same (a table of indicators)."""
        start, end = parts[0][0], len(self.page.text)
        if self.drafts and parts[0][1].of("target"):
            self.drafts[-1].facts(parts, None, "planned")
            self.drafts[-1].reach(start, end)
        else:
            self.outside.append(Span(start=start, end=end))

    def _content(self, first: Line, group: list[Line]) -> None:
        if not self.drafts:
            raise fail(self.file, first.number, "no plan yet: begin with '= title' or '@plan'")
        draft = self.drafts[-1]
        if first.tag in ITEM_TAGS:
            add_items(draft, first, self._lay_cells(first) if first.tag == "row" else self._lay_tagged(group))
            return
        parts = self._lay(group)
        if first.tag == "heading":
            draft.add_section(first, parts)
            self.headings.append((parts[0][0], len(self.page.text), first.level))
        elif first.tag in UNIT_TYPES:
            topics = next((line.topics for line in reversed(group) if line.topics), ())
            draft.add_unit(replace(first, topics=topics), parts)

    def _setting(self, line: Line) -> None:
        key = line.tag[1:]
        if key == "plan":
            self.drafts.append(Draft(self.page, f"p{len(self.drafts) + 1}"))
        elif key in FILE_KEYS:
            if self.page.text:
                raise fail(self.file, line.number, f"@{key} is for the whole file and stands before the text")
            self.settings[key] = line.content
            self.page.spacing = "\n" * int(self.settings.get("spacing", "1"))
            self.page.indent = "　" * int(self.settings.get("indent", "0"))
        elif not self.drafts:
            raise fail(self.file, line.number, f"@{key} is about a plan and stands behind its title")
        else:
            self.drafts[-1].say(key, line.content)

    def _lay(self, group: list[Line]) -> list[tuple[int, Inline]]:
        parts = []
        for line in group:
            cells = line.content.split(CELL)
            inline = parse_inline(line.content.replace(CELL, "\t"))
            plain = line.tag in {"=", "~"} or len(cells) > 1
            start = self.page.write(inline, glued=line.glued, indent=not plain)
            if len(cells) > 1:
                self.rows.append(Span(start=start, end=len(self.page.text)))
            parts.append((start, inline))
        return parts

    def _lay_tagged(self, group: list[Line]) -> list[tuple[str, int, list[Inline]]]:
        parts = self._lay(group)
        return [(group[0].tag, parts[0][0], [inline for _, inline in parts])]

    def _lay_cells(self, line: Line) -> list[tuple[str, int, list[Inline]]]:
        """Lay out a row of a calendar: cells divided by tabs, paragraphs within a cell on lines of their own."""
        found: list[tuple[str, int, list[Inline]]] = []
        begin = len(self.page.text)
        for column, cell in enumerate(line.content.split(CELL)):
            for number, paragraph in enumerate(cell.split(PARAGRAPH)):
                tag, _, content = paragraph.strip().partition(" ")
                if tag not in {"~", "time", "item"}:
                    raise MarkError(f"cell {column + 1}: begin with ~, time or item")
                inline = parse_inline(content) if content else Inline()
                joint = None if column + number == 0 else "\n" if number else "\t"
                start = self.page.write(inline, glued=False, indent=False, joint=joint)
                begin = start if joint is None else begin
                found.append((tag, start, [inline]))
        self.rows.append(Span(start=begin, end=len(self.page.text)))
        return found

    def written(self) -> Written:
        text = self.page.text
        plans = tuple(draft.plan() for draft in self.drafts)
        for earlier, later in pairwise(plans):
            if later.span.start < earlier.span.end:
                raise fail(self.file, 0, f"plan {earlier.id} runs into {later.id}")
        return Written(text, plans, self.settings, self.rows, self.headings, self.outside)
