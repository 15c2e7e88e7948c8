"""What to annotate next: units about which the classifiers are least certain, and that differ from each other."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from planparse.classifiers.features import SPACE, codes_of
from planparse.classifiers.predict import Classifiers
from planparse.classifiers.predict import load as load_classifiers
from planparse.classifiers.samples import topic_sample, unit_sample
from planparse.classifiers.told import family_of, heading_of
from planparse.errors import ReadError
from planparse.parser import Parser
from planparse.schema import Notice, ParsedDocument, Plan, Span

#: Units with this many places among the candidates for each one suggested.
_CANDIDATES = 20
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A unit worth annotating: where it stands, how uncertain its answers are (0 to 1), and which one is."""

    path: str
    span: Span
    uncertainty: float
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Units in the order in which to annotate them, and files that could not be read."""

    units: tuple[Suggestion, ...]
    unread: tuple[Notice, ...]


def suggest(folder: Path, count: int = 20, *, models: Path | None = None) -> Suggestions:
    """Choose units of the documents of a folder that annotation would teach most.

    Uncertain is a unit whose most probable type is little more probable than the next, or that has a topic about as
    probable as not. Of the most uncertain ones those are taken that share few n-grams with what is taken already.

    Args:
        folder: Documents of any format, with or without folders below.
        count: How many units at most.
        models: Folder of models; by default the shipped ones.

    Raises:
        ReadError: ``P005`` where the folder holds no document.
        ModelError: ``P040`` to ``P042``.
    """
    classifiers = load_classifiers(models)
    parser = Parser(classifiers=classifiers)
    found: list[Suggestion] = []
    unread: list[Notice] = []
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and not _is_annotation(file)]
    for file in files:
        try:
            document = parser.parse(file)
        except ReadError as error:
            unread.append(Notice(code=error.code, message=str(error)))
            continue
        found += _of_document(str(file), document, classifiers)
    if len(unread) == len(files):
        raise ReadError("P005", "read", "no document to suggest from", "give a folder of documents", file=str(folder))
    likely = heapq.nsmallest(
        count * _CANDIDATES, found, key=lambda unit: (-unit.uncertainty, unit.path, unit.span.start)
    )
    return Suggestions(tuple(_diverse(likely, count)), tuple(unread))


def _is_annotation(file: Path) -> bool:
    return file.name.startswith(".") or file.suffix in {".json", ".jsonl", ".plan"}


def _of_document(path: str, document: ParsedDocument, classifiers: Classifiers) -> Iterator[Suggestion]:
    for plan in document.plans:
        units = plan.units
        if not units:
            continue
        by_type, by_topic = _doubts(plan, classifiers)
        for unit, kind, topic in zip(units, by_type, by_topic, strict=True):
            doubt, reason = max((float(kind), "type"), (float(topic), "topics"))
            yield Suggestion(path, unit.span, round(doubt, 3), reason, unit.text[:_LONGEST])


def _doubts(plan: Plan, classifiers: Classifiers) -> tuple[np.ndarray, np.ndarray]:
    """For each unit, how little its most probable type is ahead, and how near its closest topic is to the threshold."""
    sections = {section.id: section for section in plan.sections}
    homes = [sections.get(unit.section or "") for unit in plan.units]
    types = classifiers.models["unit_type"].probabilities(
        [unit_sample(unit.text, home.roles if home else ()) for unit, home in zip(plan.units, homes, strict=True)]
    )
    ranked = np.sort(types, axis=1)
    family = family_of(f"{plan.title or ''} {plan.issuer or ''}", plan.units)
    model = classifiers.models[f"topics_{family}"]
    topics = model.probabilities(
        [topic_sample(unit.text, heading_of(unit, home)) for unit, home in zip(plan.units, homes, strict=True)]
    )
    near = 1.0 - np.abs(topics - model.threshold).min(axis=1) / model.threshold
    return 1.0 - (ranked[:, -1] - ranked[:, -2]), np.clip(near, 0.0, 1.0)


def _diverse(candidates: Sequence[Suggestion], count: int) -> list[Suggestion]:
    """Take, one after the other, what is uncertain and shares few n-grams with all taken before."""
    if not candidates:
        return []
    rows, codes = codes_of([("", unit.text) for unit in candidates])
    pairs = np.unique(rows.astype(np.int64) * SPACE + codes)
    grams = [set((pairs[pairs // SPACE == at] % SPACE).tolist()) for at in range(len(candidates))]
    closest = np.zeros(len(candidates))
    doubt = np.array([unit.uncertainty for unit in candidates])
    taken: list[int] = []
    while len(taken) < min(count, len(candidates)):
        worth = doubt * (1.0 - closest)
        worth[taken] = -1.0
        best = int(worth.argmax())
        taken.append(best)
        shared = [len(grams[best] & other) / max(1, len(grams[best] | other)) for other in grams]
        closest = np.maximum(closest, shared)
    return [candidates[at] for at in taken]
