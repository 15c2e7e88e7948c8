"""Checks of gold: what the contract and the annotation guidelines say about it and a program can see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from planparse.corpus.figures import chinese_number
from planparse.corpus.files import gold_files, load_gold
from planparse.corpus.folding import fold
from planparse.errors import CorpusError, PlanParseError
from planparse.lexicons.loader import table
from planparse.schema import Found, ParsedDocument, Plan, ScheduleItem, Section, Target, Time, Unit

_PART = r"(?:\d{4}|XXXX)(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_EDTF = re.compile(rf"(?:{_PART}|(?:{_PART}|\.\.)/(?:{_PART}|\.\.)|\{{{_PART}(?:(?:,|\.\.){_PART})*\}})")
_MARKUP = re.compile("(?:indicator|id|op|value|max|unit|measure|period|freq|subject|status)=")
_DURATION = re.compile(r"P\d+[DWMY]")
_NUMBER = re.compile(r"[^\s〔〕]+〔\d{4}〕\d+号")
_NUMERALS = re.compile("半(?=[小天年])|[〇零一二两三四五六七八九十百千]+|\\d+(?:\\.\\d+)?")
_TELLING = re.compile("思想|思路|总体要求|目标|形势|意义|回顾|总结|成就|成绩|措施|保障|安排")
_RUN_IN = re.compile(r"[^。；，：:,]{2,20}。(?=.{12})")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the gold of a file, and where (offset into its text)."""

    file: str
    offset: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.offset}: {self.rule}: {self.message}"


def check(paths: Iterable[Path]) -> list[Problem]:
    """Check all gold among some files and folders.

    Returns:
        Every problem found, in the order of files; none if the gold is sound.

    Raises:
        CorpusError: ``P043`` where there is no gold at all.
    """
    files = gold_files(paths)
    if not files:
        raise CorpusError("P043", "corpus", "no gold to check", "run planparse corpus build first")
    return [problem for file in files for problem in _check_file(file)]


def _check_file(file: Path) -> Iterator[Problem]:
    try:
        document = load_gold(file)
    except PlanParseError as error:
        yield Problem(str(file), 0, "form", error.message)
        return
    for offset, rule, message in check_document(document):
        yield Problem(str(file), offset, rule, message)


def check_document(document: ParsedDocument) -> Iterator[tuple[int, str, str]]:
    """Problems of one document as offset, rule and message."""
    for match in _MARKUP.finditer(document.text):
        yield match.start(), "markup", f"{match[0]!r} was left of a mark"
    ids: Counter[str] = Counter()
    folded = fold(document.text)
    for plan in document.plans:
        ids.update([plan.id, *(reference.id for reference in plan.references)])
        ids.update(item.id for group in _groups(plan) for item in group)
        yield from _spans(document, plan)
        yield from _plan(folded, plan)
        yield from _tree(plan)
        for unit in plan.units:
            yield from _unit(document, plan, unit)
        for item in plan.schedule:
            yield from _item(document, item)
        for target in plan.targets:
            yield from _target(document, plan, target, folded)
        for reference in plan.references:
            if reference.number and not _NUMBER.fullmatch(reference.number):
                yield reference.span.start, "number", f"{reference.number!r} is no document number"
    yield from ((0, "id", f"{key!r} stands {count} times") for key, count in ids.items() if count > 1)
    for earlier, later in pairwise(document.plans):
        if later.span.start < earlier.span.end:
            yield later.span.start, "overlap", f"plan {later.id} begins within {earlier.id}"


def _groups(plan: Plan) -> tuple[tuple[Section | Unit | ScheduleItem | Target, ...], ...]:
    return plan.sections, plan.units, plan.schedule, plan.targets


def _spans(document: ParsedDocument, plan: Plan) -> Iterator[tuple[int, str, str]]:
    found: list[Found] = [plan, *plan.references]
    for group in _groups(plan):
        found += group
    for item in found:
        slice_ = document.text[item.span.start : item.span.end]
        if not slice_ or item.span.end > len(document.text):
            yield item.span.start, "span", "the span is empty or runs out of the text"
        elif slice_ != slice_.strip():
            yield item.span.start, "span", f"white space at the border of {slice_[:10]!r}…{slice_[-10:]!r}"
        elif not plan.span.start <= item.span.start <= item.span.end <= plan.span.end:
            yield item.span.start, "span", f"{slice_[:10]!r} lies outside its plan"
    leaves: list[Unit | ScheduleItem] = [*plan.units, *plan.schedule]
    leaves.sort(key=lambda leaf: leaf.span.start)
    for earlier, later in pairwise(leaves):
        if later.span.start < earlier.span.end:
            yield later.span.start, "overlap", f"{later.id} begins within {earlier.id}"


def _plan(text: str, plan: Plan) -> Iterator[tuple[int, str, str]]:
    at = plan.span.start
    if plan.period is None:
        yield at, "period", "the plan has no period"
    elif not _EDTF.fullmatch(plan.period.edtf):
        yield at, "edtf", f"{plan.period.edtf!r} is not EDTF as the contract writes it"
    elif fold(plan.period.label) not in text:
        yield at, "period", f"label {plan.period.label!r} does not stand in the text"
    if plan.issuer is not None and fold(plan.issuer) not in text:
        yield at, "issuer", f"{plan.issuer!r} does not stand in the text"
    if plan.published and not re.fullmatch(r"\d{4}-\d\d-\d\d", plan.published):
        yield at, "published", f"{plan.published!r} is no date"
    if not plan.units and not plan.schedule:
        yield at, "empty", "the plan holds no unit"


def _tree(plan: Plan) -> Iterator[tuple[int, str, str]]:
    sections = {section.id: section for section in plan.sections}
    for section in plan.sections:
        at = section.span.start
        parent = sections.get(section.parent or "")
        if section.level != (parent.level + 1 if parent else 1):
            yield at, "level", f"{section.title!r} has level {section.level}"
        if parent and not (parent.span.start <= at and section.span.end <= parent.span.end):
            yield at, "overlap", f"{section.title!r} is not within {parent.title!r}"
        if not section.roles:
            yield at, "roles", f"{section.title!r} has no role"
        inside: list[Found] = [unit for unit in plan.units if unit.section == section.id]
        inside += [item for item in plan.schedule if item.section == section.id]
        inside += [child for child in plan.sections if child.parent == section.id]
        inside += [target for target in plan.targets if at <= target.span.start < section.span.end]
        telling = section.roles != (parent.roles if parent else ()) or _TELLING.search(section.title)
        if section.label and not telling and _is_leaf(plan, section):
            yield (
                at,
                "leaf",
                f"{section.title!r} holds plain paragraphs only: write it as a unit, its title ending in '|'",
            )
        if not inside and "appendix" not in section.roles:
            yield at, "empty", f"nothing stands under {section.title!r}"


def _is_leaf(plan: Plan, section: Section) -> bool:
    """Whether nothing but paragraphs without number and title stands under a section."""
    inside = [unit for unit in plan.units if unit.section == section.id]
    branches = any(child.parent == section.id for child in plan.sections)
    branches |= any(item.section == section.id for item in plan.schedule)
    return bool(inside) and not branches and not any(unit.label or unit.title for unit in inside)


def _unit(document: ParsedDocument, plan: Plan, unit: Unit) -> Iterator[tuple[int, str, str]]:
    at = unit.span.start
    raw = fold(document.text[unit.span.start : unit.span.end])
    if fold(unit.text) != raw and not _mojibake(document):
        yield at, "text", f"text and span differ: {unit.text[:16]!r}"
    if unit.label and not unit.text.startswith(unit.label):
        yield at, "label", f"text does not begin with its label {unit.label!r}"
    if unit.title is not None and not _titled(unit):
        yield at, "title", f"title {unit.title!r} does not stand at the beginning"
    body = unit.text.removeprefix(unit.label).strip()
    if unit.title is None and unit.label and _RUN_IN.match(body) and not body.startswith(("我", "各")):
        yield at, "title", f"{body[:22]!r} looks like a run-in title; end it with '|'"
    yield from _topics(unit)
    for actor in unit.actors:
        if fold(actor) not in fold(unit.text):
            yield at, "actors", f"{actor!r} does not stand in the unit"
    for time in unit.times:
        yield from _time(document, time)
    section = next((section for section in plan.sections if section.id == unit.section), None)
    if section and set(section.roles) == {"review"} and unit.type in {"task", "goal"}:
        yield at, "type", f"a {unit.type} under {section.title!r}, which looks back"


def _topics(unit: Unit) -> Iterator[tuple[int, str, str]]:
    if unknown := set(unit.topics) - {row["id"] for row in table("topics")}:
        yield unit.span.start, "topics", f"unknown topics {sorted(unknown)}"
    if unit.type in {"goal", "task", "review"} and not unit.topics:
        yield unit.span.start, "topics", f"{unit.type} {unit.text[:16]!r} has no topic"


def _titled(unit: Unit) -> bool:
    start = fold(unit.text.removeprefix(unit.label).lstrip("—"))
    return start.startswith(fold(unit.title or "")) and not re.search("我们|，要|[。；]", unit.title or "")


def _item(document: ParsedDocument, item: ScheduleItem) -> Iterator[tuple[int, str, str]]:
    raw = fold(document.text[item.span.start : item.span.end])
    if fold(item.activity) not in raw and not _mojibake(document):
        yield item.span.start, "activity", f"{item.activity[:20]!r} does not stand in its span"
    if item.activity.endswith(("。", "；", ".", ";")):
        yield item.span.start, "activity", "the activity ends in punctuation"
    if item.time:
        yield from _time(document, item.time)


def _target(document: ParsedDocument, plan: Plan, target: Target, folded: str) -> Iterator[tuple[int, str, str]]:
    at = target.span.start
    raw = document.text[target.span.start : target.span.end]
    if fold(target.text) != fold(raw) and not _mojibake(document):
        yield at, "text", f"text and span of a target differ: {target.text[:20]!r}"
    if target.value is None and target.absence is None:
        yield at, "value", f"{target.text[:20]!r} has neither value nor absence"
    if target.value is not None and not _written(target.value, raw):
        yield at, "value", f"{target.value:g} is not what {raw[:30]!r} says"
    if (target.op == "range") != (target.value_max is not None):
        yield at, "op", f"{target.op} with value_max {target.value_max}"
    if target.unit in {"%", "‰"} and target.measure == "level":
        yield at, "measure", f"{target.text[:20]!r}: a percentage is growth, share or change"
    if not any(char in folded for char in fold(target.indicator)):
        yield at, "indicator", f"{target.indicator!r} is not in the document's words"
    if target.unit_id and target.unit_id not in {unit.id for unit in plan.units}:
        yield at, "unit", f"no unit {target.unit_id!r}"
    if target.period:
        yield from _time(document, target.period)


def _written(value: float, raw: str) -> bool:
    """Whether a value stands in the text, in digits or in Chinese numerals."""
    plain = fold(raw).replace(",", "")
    return f"{abs(value):g}" in plain or any(chinese_number(run) == abs(value) for run in _NUMERALS.findall(plain))


def _time(document: ParsedDocument, time: Time) -> Iterator[tuple[int, str, str]]:
    at = time.span.start
    if fold(document.text[time.span.start : time.span.end]) != fold(time.text):
        yield at, "time", f"{time.text!r} does not stand at its span"
    if time.edtf is not None and not _EDTF.fullmatch(time.edtf):
        yield at, "edtf", f"{time.edtf!r} is not EDTF as the contract writes it"
    if time.frequency and not _DURATION.fullmatch(time.frequency.per):
        yield at, "frequency", f"{time.frequency.per!r} is no duration of ISO 8601"


def _mojibake(document: ParsedDocument) -> bool:
    """In shifted text the author's words do not stand in the raw characters."""
    return any(notice.code == "mojibake" for notice in document.warnings)
