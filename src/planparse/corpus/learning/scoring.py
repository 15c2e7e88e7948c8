"""Predicted documents beside gold: items paired by their spans, answers counted field by field."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from planparse.classifiers.examples import line_kinds
from planparse.corpus.learning.figures import Answers, Tally
from planparse.schema import Found, ParsedDocument, Plan, ScheduleItem, Span, Target

_CLOSE = 0.9
_LOOSE = 0.5
_STRIP = "　。．.：:；;，,、 \t\n"
_FIELDS = {"goal": "goals", "task": "tasks"}
Item = TypeVar("Item", bound=Found)

#: Evidence of the rules' last guess, where neither words nor heading say what a unit or a section is.
GUESSES = frozenset({"role.none", "unit.purpose", "unit.looks_back", "unit.principle", "unit.opening", "unit.default"})


@dataclass(slots=True)
class Scores:
    """Tallies of items and answers about them, each by the name of its field."""

    items: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    answers: dict[str, Answers] = field(default_factory=lambda: defaultdict(Answers))


def add(scores: Scores, predicted: ParsedDocument, gold: ParsedDocument) -> None:
    """Count one document.

    An item is found where its span is nearly the gold's (intersection over union from 0.9 for units, 0.5 for sections
    and entries of a schedule, any overlap for targets) and its title, activity or figure is the same; goals, tasks and
    context also need the type. Answers (role, type, topics, status) are counted for the items that are found.
    """
    _units(scores, predicted, gold)
    _sections(scores, predicted, gold)
    _targets(scores, predicted, gold)
    _rest(scores, predicted, gold)


def add_lines(scores: Scores, predicted: ParsedDocument, gold: ParsedDocument) -> None:
    """Count the kinds of lines that follow from the items of a document over the same text."""
    told = dict(line_kinds(predicted))
    for start, kind in line_kinds(gold):
        scores.answers["line kind"].add([told[start]] if start in told else [], [kind])


def _of(document: ParsedDocument, items: Callable[[Plan], Sequence[Item]]) -> list[Item]:
    return [item for plan in document.plans for item in items(plan)]


def _units(scores: Scores, predicted: ParsedDocument, gold: ParsedDocument) -> None:
    ours, theirs = _of(predicted, lambda plan: plan.units), _of(gold, lambda plan: plan.units)
    pairs = paired(ours, theirs, lambda a, b: overlap(a.span, b.span) >= _CLOSE)
    _count(scores.items["units"], pairs)
    for one, gold_one in pairs:
        if one and gold_one and one.type == gold_one.type:
            scores.items[_FIELDS.get(one.type, "context")].add(["item"], ["item"])
            continue
        if one:
            scores.items[_FIELDS.get(one.type, "context")].add(["item"], [])
        if gold_one:
            scores.items[_FIELDS.get(gold_one.type, "context")].add([], ["item"])
    for one, gold_one in pairs:
        if one and gold_one:
            scores.answers["unit type"].add([one.type] if one.evidence else [], [gold_one.type], one.confidence)
            scores.answers["topics"].add(one.topics, gold_one.topics)
            scores.items["titles of units"].add(_named(one.title), _named(gold_one.title))
            scores.items["actors"].add(map(plain, one.actors), map(plain, gold_one.actors))


def _sections(scores: Scores, predicted: ParsedDocument, gold: ParsedDocument) -> None:
    ours, theirs = _of(predicted, lambda plan: plan.sections), _of(gold, lambda plan: plan.sections)
    pairs = paired(ours, theirs, lambda a, b: plain(a.title) == plain(b.title) and overlap(a.span, b.span) >= _LOOSE)
    _count(scores.items["sections"], pairs)
    for one, gold_one in pairs:
        if one and gold_one:
            given = [role for role in one.roles if role != "other"]
            wanted = [role for role in gold_one.roles if role != "other"]
            scores.answers["section role"].add(given, wanted, one.confidence)


def _targets(scores: Scores, predicted: ParsedDocument, gold: ParsedDocument) -> None:
    ours, theirs = _of(predicted, lambda plan: plan.targets), _of(gold, lambda plan: plan.targets)
    pairs = paired(ours, theirs, lambda a, b: overlap(a.span, b.span) > 0 and _figure(a) == _figure(b))
    _count(scores.items["targets"], pairs)
    for one, gold_one in pairs:
        if one and gold_one:
            scores.answers["status"].add([one.status] if one.evidence else [], [gold_one.status])


def _figure(target: Target) -> tuple[float | None, float | None, str]:
    return target.value, target.value_max, plain(target.unit)


def _rest(scores: Scores, predicted: ParsedDocument, gold: ParsedDocument) -> None:
    def same(a: ScheduleItem, b: ScheduleItem) -> bool:
        return overlap(a.span, b.span) >= _LOOSE and plain(a.activity) == plain(b.activity)

    entries = paired(_of(predicted, lambda plan: plan.schedule), _of(gold, lambda plan: plan.schedule), same)
    _count(scores.items["schedule"], entries)
    cited = paired(
        _of(predicted, lambda plan: plan.references),
        _of(gold, lambda plan: plan.references),
        lambda a, b: plain(a.title) == plain(b.title),
    )
    _count(scores.items["references"], cited)


def _count(tally: Tally, pairs: Sequence[tuple[Item | None, Item | None]]) -> None:
    for one, gold_one in pairs:
        tally.add(["item"] * (one is not None), ["item"] * (gold_one is not None))


def _named(title: str | None) -> list[str]:
    return [plain(title)] if title else []


def plain(text: str | None) -> str:
    """A text as it is compared: half-width, without blanks and closing punctuation."""
    return "".join(unicodedata.normalize("NFKC", text or "").split()).strip(_STRIP)


def overlap(a: Span, b: Span) -> float:
    """Intersection over union of two spans.

    Example:
        >>> overlap(Span(start=0, end=10), Span(start=5, end=15))
        0.3333333333333333
    """
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def paired(
    ours: Sequence[Item], theirs: Sequence[Item], fits: Callable[[Item, Item], bool]
) -> list[tuple[Item | None, Item | None]]:
    """Pairs of items that fit, the best overlap first, each item once; then what is left alone on either side."""
    order = sorted(theirs, key=lambda item: item.span.start)
    candidates: list[tuple[float, int, int]] = []
    for i, one in enumerate(ours):
        for j, gold_one in enumerate(order):
            if gold_one.span.start >= one.span.end:
                break
            if gold_one.span.end > one.span.start and fits(one, gold_one):
                candidates.append((-overlap(one.span, gold_one.span), i, j))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs: list[tuple[Item | None, Item | None]] = [
        (one, order[partner[i]] if i in partner else None) for i, one in enumerate(ours)
    ]
    return pairs + [(None, gold_one) for j, gold_one in enumerate(order) if j not in taken]
