"""A plan while it is read: sections, units and what the marks in them say, on the way to ``schema.Plan``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from planparse.corpus.figures import Figure, figures, frequency
from planparse.corpus.labels import clean_title, document_number, label_end
from planparse.corpus.marks import Inline, Mark, MarkError
from planparse.corpus.notation import Line
from planparse.corpus.page import Page
from planparse.schema import Absence, Period, Plan, Reference, Region, ScheduleItem, Section, Span, Target, Time, Unit

EVIDENCE = "gold"
_SENTENCE = re.compile("[。！？!?\n]")
_TITLED = re.compile("《(.+)》")
_YEAR = re.compile(r"(?<![\d—－～~至-])((?:19|20)\d\d)年(?![—－～~至-])")


@dataclass(slots=True)
class Draft:
    """What is known of one plan so far; ids begin with that of the plan."""

    page: Page
    id: str
    title: str | None = None
    start: int | None = None
    end: int = 0
    told: dict[str, str] = field(default_factory=dict)
    attachments: list[str] = field(default_factory=list)
    sections: list[dict[str, Any]] = field(default_factory=list)
    stack: list[dict[str, Any]] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    schedule: list[ScheduleItem] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    time: Time | None = None

    def set_title(self, start: int, end: int) -> None:
        """The title stands at ``[start, end)``."""
        self.title = clean_title(self.page.clean(start, end))
        self.reach(start, end)

    def say(self, key: str, value: str) -> None:
        """What a setting says about the plan."""
        if key == "attachment":
            self.attachments.append(value)
        else:
            self.told[key] = value

    def reach(self, start: int, end: int) -> None:
        """Content stands at ``[start, end)``: the plan and the open sections go on to there."""
        self.start = start if self.start is None else self.start
        self.end = max(self.end, end)
        for section in self.stack:
            section["span"] = Span(start=section["span"].start, end=max(section["span"].end, end))

    def add_section(self, line: Line, parts: list[tuple[int, Inline]]) -> None:
        """Open a section; those of its level and below close."""
        start, inline = parts[0]
        end = parts[-1][0] + len(parts[-1][1].raw)
        if line.level > len(self.stack) + 1:
            raise MarkError(f"level {line.level} stands under level {len(self.stack)}")
        del self.stack[line.level - 1 :]
        parent = self.stack[-1] if self.stack else None
        if not line.roles and parent is None:
            raise MarkError("a heading of level 1 needs its roles, as in '# 一、工作目标 {goal}'")
        label = label_end(inline)
        section = {
            "id": f"{self.id}-s{len(self.sections) + 1}",
            "parent": parent["id"] if parent else None,
            "label": self.page.clean(start, start + label).strip(),
            "title": clean_title(self.page.clean(start + label, end)),
            "level": line.level,
            "roles": line.roles or (parent["roles"] if parent else ()),
            "span": Span(start=start, end=end),
            "_topics": line.topics or (parent["_topics"] if parent else ()),
            "_time": self._heading_time(start, inline) or (parent["_time"] if parent else None),
        }
        self.time = None
        self.sections.append(section)
        self.stack.append(section)
        self.reach(start, end)
        self.facts(parts, None, "planned")

    def add_unit(self, line: Line, parts: list[tuple[int, Inline]]) -> None:
        """Add a unit with the targets, times, actors and references that are marked in it."""
        start, first = parts[0]
        end = parts[-1][0] + len(parts[-1][1].raw)
        if any(inline.split is not None for _, inline in parts[1:]):
            raise MarkError("the title of a unit ends on its first line")
        label = label_end(first)
        title = None if first.split is None else clean_title(self.page.clean(start + label, start + first.split))
        unit_id = f"{self.id}-u{len(self.units) + 1}"
        status = "achieved" if line.tag == "review" else "planned"
        references, targets = self.facts(parts, unit_id, status)
        times = [self.timed(at, mark) for at, inline in parts for mark in inline.of("time")]
        self.units.append(
            Unit(
                id=unit_id,
                type=line.tag,  # type: ignore[arg-type]  # checked when the line was read
                section=self.stack[-1]["id"] if self.stack else None,
                label=self.page.clean(start, start + label).strip(),
                title=title.removeprefix("——") if title else None,
                text=self.page.clean(start, end),
                actors=self.actors(parts),
                times=tuple(time for time in times if time),
                references=tuple(references),
                targets=tuple(targets),
                topics=line.topics or (self.stack[-1]["_topics"] if self.stack else ()),
                span=Span(start=start, end=end),
                evidence=EVIDENCE,
            )
        )
        self.reach(start, end)

    def actors(self, parts: list[tuple[int, Inline]]) -> tuple[str, ...]:
        """Marked actors, each once, as the cleaned text names them."""
        found = [self.page.clean(at + mark.start, at + mark.end) for at, inline in parts for mark in inline.of("actor")]
        return tuple(dict.fromkeys(found))

    def timed(self, at: int, mark: Mark) -> Time:
        """A marked time; ``?`` leaves it open, ``P1M`` makes it a recurrence."""
        often = frequency(mark.note)
        start, end = at + mark.start, at + mark.end
        edtf = None if often or mark.note == "?" else mark.note
        edtf = f"{{{edtf}}}" if edtf and "," in edtf else edtf
        return Time(text=self.page.clean(start, end), span=Span(start=start, end=end), edtf=edtf, frequency=often)

    def _heading_time(self, start: int, inline: Inline) -> Time | None:
        marked = inline.of("time")
        if marked:
            return self.timed(start, marked[0])
        year = _YEAR.search(inline.raw)
        return self.timed(start, Mark("time", year.start(), year.end(), year[1])) if year else None

    def facts(
        self, parts: list[tuple[int, Inline]], unit: str | None, status: str, time: Time | None = None
    ) -> tuple[list[str], list[str]]:
        """Add the references and targets marked in some lines; return their ids."""
        references, targets = len(self.references), len(self.targets)
        for at, inline in parts:
            for mark in inline.of("reference"):
                self._add_reference(at, mark)
            for mark in inline.of("target"):
                whole = "\t" in inline.raw
                for figure in figures(inline, mark, whole=whole):
                    near = [self.timed(at, mark) for mark in _near(inline, figure)]
                    self.targets.append(self._target(at, figure, near, time, {"unit_id": unit, "status": status}))
        return [x.id for x in self.references[references:]], [x.id for x in self.targets[targets:]]

    def _add_reference(self, at: int, mark: Mark) -> None:
        span = Span(start=at + mark.start, end=at + mark.end)
        text = self.page.clean(span.start, span.end)
        title = _TITLED.search(text)
        if not title:
            raise MarkError(f"reference {text!r} has no 《title》")
        self.references.append(
            Reference(
                id=f"{self.id}-r{len(self.references) + 1}",
                title=title[1],
                number=document_number(text),
                span=span,
                evidence=EVIDENCE,
            )
        )

    def _target(
        self, at: int, figure: Figure, near: list[Time], time: Time | None, given: dict[str, str | None]
    ) -> Target:
        said = figure.said
        start, end = at + figure.start, at + figure.end
        named = figure.indicator
        often = frequency(said["freq"]) if "freq" in said else next((t.frequency for t in near if t.frequency), None)
        if often and figure.unit == "次" and figure.value is not None and "freq" not in said:
            often = often.model_copy(update={"count": int(figure.value)})
        absent = said.get("absent")
        return Target.model_validate(
            given
            | {key: said[key] for key in ("subject", "status") if key in said}
            | {
                "id": f"{self.id}-t{len(self.targets) + 1}",
                "text": self.page.clean(start, end).replace("\n", ""),
                "indicator": said.get("indicator")
                or (self.page.clean(at + named.start, at + named.end) if named else None),
                "indicator_id": None if absent else said.get("id"),
                "op": figure.op,
                "value": figure.value,
                "value_max": figure.value_max,
                "unit": figure.unit,
                "measure": figure.measure,
                "period": self._target_period(said, near, start, time),
                "frequency": often,
                "stretch": said.get("stretch") == "yes",
                "absence": _absence(absent, said.get("id")) if absent else None,
                "span": Span(start=start, end=end),
                "evidence": EVIDENCE,
            }
        )

    def _target_period(self, said: dict[str, str], near: list[Time], start: int, time: Time | None) -> Time | None:
        if said.get("period") == "none":
            return None
        if "period" in said:
            label, _, edtf = said["period"].partition(":")
            at = self.page.text.rfind(label, 0, start + 200)
            if at < 0 or not edtf:
                raise MarkError(
                    f"period={said['period']}: write period=LABEL:EDTF with a label that stands in the text"
                )
            return Time(text=label, span=Span(start=at, end=at + len(label)), edtf=edtf)
        named = next((found for found in near if found.edtf), None)
        return named or time or (self.stack[-1]["_time"] if self.stack else None)

    def plan(self) -> Plan:
        """The finished plan.

        Raises:
            MarkError: A setting has no known form.
        """
        told = self.told
        label, _, edtf = told.get("period", "").partition("=")
        sections = [{key: value for key, value in s.items() if not key.startswith("_")} for s in self.sections]
        return Plan(
            id=self.id,
            title=self.title,
            kind=told.get("kind", "plan"),  # type: ignore[arg-type]  # validated by the model
            issuer=told.get("issuer"),
            region=_region(told["region"]) if told.get("region") else None,
            period=Period(label=label, edtf=edtf) if edtf else None,
            published=told.get("published"),
            number=told.get("number"),
            addressee=told.get("addressee"),
            attachments=tuple(self.attachments),
            sections=tuple(Section(**section, evidence=EVIDENCE) for section in sections),
            goals=tuple(unit for unit in self.units if unit.type == "goal"),
            tasks=tuple(unit for unit in self.units if unit.type == "task"),
            context=tuple(unit for unit in self.units if unit.type not in {"goal", "task"}),
            schedule=tuple(self.schedule),
            targets=tuple(self.targets),
            references=tuple(self.references),
            span=Span(start=self.start or 0, end=self.end),
            evidence=EVIDENCE,
        )


def _near(inline: Inline, figure: Figure) -> list[Mark]:
    """Times in the clause of a figure, then those before it in its sentence, the nearest first."""
    begin = max((match.end() for match in _SENTENCE.finditer(inline.raw, 0, figure.start)), default=0)
    marks = inline.of("time")
    inside = [mark for mark in marks if figure.start <= mark.start < figure.end]
    if "\t" in inline.raw:  # a row of a table: its time may stand in a cell behind
        return [mark for mark in marks if mark.note != "?"]
    before = [mark for mark in marks if begin <= mark.start < figure.start and frequency(mark.note) is None]
    return [mark for mark in inside if mark.note != "?"] + [mark for mark in reversed(before) if mark.note != "?"]


def _absence(said: str, indicator_id: str | None) -> Absence:
    kind, _, tied_to = said.partition(":")
    return Absence(kind=kind, indicator_id=indicator_id, tied_to=tied_to or None)  # type: ignore[arg-type]


def _region(said: str) -> Region:
    """``province/city/county/adcode``, what is not known left empty."""
    names = [name or None for name in said.split("/")] + [None] * 3
    return Region(province=names[0], city=names[1], county=names[2], adcode=names[3])
