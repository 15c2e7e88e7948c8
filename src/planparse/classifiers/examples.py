"""Gold documents as examples: what each classifier sees, and the right answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planparse.classifiers.features import Sample
from planparse.classifiers.samples import clause_sample, line_sample, title_sample, topic_sample, unit_sample
from planparse.classifiers.tasks import FAMILIES, ROLES
from planparse.classifiers.told import heading_of
from planparse.lexicons.loader import table
from planparse.schema import ParsedDocument, Plan, Section, Span, Target, Unit

_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]?")
_SIDE = 60


@dataclass(frozen=True, slots=True)
class Example:
    """A sample, the classes that hold, and the place (county) whose documents it is from; ``""`` for none."""

    sample: Sample
    classes: tuple[str, ...]
    group: str = ""


def examples(task: str, documents: Iterable[tuple[str, ParsedDocument]]) -> list[Example]:
    """Examples for a classifier from gold documents with their groups."""
    return [Example(sample, classes, group) for group, document in documents for sample, classes in _of(task, document)]


def lexicon_examples(task: str) -> list[Example]:
    """Examples that no document gives: the words of a topic, the common headings of a role."""
    if task == "section_role":
        return [
            Example(title_sample(title), (row["role"],))
            for row in table("role_titles")
            for title in row["titles"].split()
        ]
    if not task.startswith("topics_"):
        return []
    topics: dict[str, list[str]] = {}
    for row in table("topic_words"):
        if row["topic"].startswith(task.removeprefix("topics_")):
            for word in row["words"].split():
                topics.setdefault(word, []).append(row["topic"])
    return [Example(topic_sample(word), tuple(topics[word])) for word in sorted(topics)]


def _of(task: str, document: ParsedDocument) -> Iterator[tuple[Sample, tuple[str, ...]]]:
    if task == "line_kind":
        yield from _lines(document)
        return
    for plan in document.plans:
        if task == "section_role":
            yield from _titles(plan)
        elif task == "unit_type":
            yield from _types(plan)
        elif task == "status":
            yield from _clauses(document.text, plan)
        else:
            yield from _topics(plan, task.removeprefix("topics_"))


def _titles(plan: Plan) -> Iterator[tuple[Sample, tuple[str, ...]]]:
    sections = {section.id: section for section in plan.sections}
    for section in plan.sections:
        parent = sections.get(section.parent or "")
        roles = tuple(role for role in section.roles if role in ROLES)
        yield title_sample(section.title, parent.roles if parent else ()), roles


def _types(plan: Plan) -> Iterator[tuple[Sample, tuple[str, ...]]]:
    sections = {section.id: section for section in plan.sections}
    for unit in plan.units:
        section = sections.get(unit.section or "")
        yield unit_sample(unit.text, section.roles if section else ()), (unit.type,)


def family_of(plan: Plan) -> str | None:
    """The family of the topics that a gold plan has, or None without topics."""
    topics = [topic for unit in plan.units for topic in unit.topics]
    return next((family for family in FAMILIES if topics and topics[0].startswith(f"{family}.")), None)


def _topics(plan: Plan, family: str) -> Iterator[tuple[Sample, tuple[str, ...]]]:
    sections = {section.id: section for section in plan.sections}
    for unit in plan.units:
        topics = tuple(topic for topic in unit.topics if topic.startswith(f"{family}."))
        if topics:
            yield topic_sample(unit.text, heading_of(unit, sections.get(unit.section or ""))), topics


def _clauses(text: str, plan: Plan) -> Iterator[tuple[Sample, tuple[str, ...]]]:
    units = {unit.id: unit.type for unit in plan.units}
    for target in plan.targets:
        if "\t" in target.text:
            continue  # the head of a table's column says it, not the row
        yield (
            clause_sample(target.text, sentence_of(text, target), units.get(target.unit_id or "", "")),
            (target.status,),
        )


def sentence_of(text: str, target: Target) -> str:
    """The sentence around a target, at most some characters on either side."""
    begin = max(0, target.span.start - _SIDE)
    before = re.split("[。！？；\n]", text[begin : target.span.start])[-1]
    behind = _SENTENCE.match(text, target.span.end, target.span.end + _SIDE)
    return before + text[target.span.start : target.span.end] + (behind.group() if behind else "")


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Where each line that is not blank begins, and the line without blanks around it."""
    for match in _LINE.finditer(text):
        raw = match.group()
        line = raw.strip()
        if line:
            yield match.start() + len(raw) - len(raw.lstrip()), line


def line_kinds(document: ParsedDocument) -> list[tuple[int, str]]:
    """Where each line that is not blank begins, and what it is by the items of the document.

    A title, a heading, and the title of a unit on a line of its own are ``heading``; other lines of the content are
    ``body``, and what belongs to no plan's content is ``furniture``.
    """
    heads, bodies = _heads(document), _bodies(document)
    found = []
    at = 0
    for start, line in lines_of(document.text):
        end = start + len(line)
        while at < len(bodies) and bodies[at].end <= start:
            at += 1
        inside = at < len(bodies) and bodies[at].start < end
        found.append((start, "heading" if start in heads else "body" if inside else "furniture"))
    return found


def _lines(document: ParsedDocument) -> Iterator[tuple[Sample, tuple[str, ...]]]:
    for (_, line), (_, kind) in zip(lines_of(document.text), line_kinds(document), strict=True):
        yield line_sample(line), (kind,)


def _heads(document: ParsedDocument) -> set[int]:
    """Offsets where a heading, a title, or the title of a unit stands on a line of its own."""
    heads = set()
    for plan in document.plans:
        heads |= {section.span.start for section in plan.sections if _is_alone(document.text, section)}
        if plan.title:
            heads.add(plan.span.start)
        heads |= {unit.span.start for unit in plan.units if unit.title and _is_alone(document.text, unit)}
    return heads


def _is_alone(text: str, item: Section | Unit) -> bool:
    line = text[item.span.start :].split("\n", 1)[0]
    return len(line) <= len(item.label) + len(item.title or "") + 2


def _bodies(document: ParsedDocument) -> Sequence[Span]:
    """What belongs to the content of plans, ordered and disjoint."""
    spans: list[Span] = []
    for plan in document.plans:
        for group in (plan.sections, plan.units, plan.schedule, plan.targets):
            spans += [item.span for item in group]
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
