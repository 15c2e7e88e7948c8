"""Rules only, classifiers only, and both, measured against gold; on corpora with each place held out in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planparse.classifiers.examples import line_kinds, lines_of, sentence_of
from planparse.classifiers.predict import Classifiers
from planparse.classifiers.predict import load as load_classifiers
from planparse.classifiers.tasks import tasks
from planparse.classifiers.told import family_of, heading_of
from planparse.corpus.files import GOLD_SUFFIX, gold_files, load_gold
from planparse.corpus.learning import scoring
from planparse.corpus.learning.scoring import GUESSES, Scores
from planparse.corpus.learning.training import learned, places_of, read_corpus, require_libraries
from planparse.errors import CorpusError
from planparse.parser import Parser
from planparse.schema import ParsedDocument, Plan, Section, Target, Unit

#: What is measured: the rules alone, the classifiers on what the rules cut out, and the parser as it is.
VARIANTS = ("rules", "classifiers", "both")


@dataclass(frozen=True, slots=True)
class Silence:
    """Questions that the rules leave open: how many, and how many are answered rightly by a guess and in the end."""

    field: str
    questions: int
    guess: int
    both: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of each variant over the same documents, and what happens where the rules are silent."""

    documents: int
    held_out: bool
    scores: dict[str, Scores]
    silence: tuple[Silence, ...]


def evaluate(paths: Iterable[Path], *, models: Path | None = None, held_out: bool = False) -> Evaluation:
    """Measure the parser against gold.

    Args:
        paths: Gold files, or folders of them; each document stands beside its gold.
        models: Folder of models; by default the shipped ones. Models know the corpora they were trained from.
        held_out: Measure each folder with models trained from the others, in place of ``models``.

    Raises:
        CorpusError: ``P043`` where there is no gold, it is broken, or its document is missing.
        ModelError: ``P040`` to ``P042``, or ``P044``.
    """
    files = gold_files(paths)
    if not files:
        raise CorpusError("P043", "evaluate", f"no *{GOLD_SUFFIX} found", "run planparse corpus build first")
    scores = {variant: Scores() for variant in VARIANTS}
    silence = _Silences()
    for part, classifiers in _parts(files, models, held_out=held_out):
        for file in part:
            gold = load_gold(file)
            by_rules = _parsed(Parser(), file)
            both = _parsed(Parser(classifiers=classifiers), file)
            scoring.add(scores["rules"], by_rules, gold)
            scoring.add(scores["classifiers"], by_classifiers(by_rules, classifiers), gold)
            scoring.add(scores["both"], both, gold)
            scoring.add_lines(scores["rules"], by_rules, gold)
            scoring.add_lines(scores["both"], both, gold)
            _lines_by_classifier(scores["classifiers"], gold, classifiers)
            silence.add(by_rules, both, gold)
    return Evaluation(len(files), held_out, scores, silence.found())


def _parts(files: Sequence[Path], models: Path | None, *, held_out: bool) -> Iterator[tuple[list[Path], Classifiers]]:
    """Files with the classifiers that may be asked about them."""
    if not held_out:
        yield list(files), load_classifiers(models)
        return
    require_libraries()
    from planparse.classifiers.fitting import train_one

    corpus = read_corpus(files)
    for place in corpus.places:
        rest = corpus.without(place)
        trained = {task.name: train_one(task, learned(task, rest)).linear for task in tasks()}
        yield [file for file, at in zip(files, places_of(files), strict=True) if at == place], Classifiers(trained)


def _parsed(parser: Parser, gold: Path) -> ParsedDocument:
    document = gold.with_name(gold.name.removesuffix(GOLD_SUFFIX))
    if not document.is_file():
        raise CorpusError(
            "P043", "evaluate", f"{document.name} is not beside its gold", "build it again", file=str(gold)
        )
    return parser.parse(document)


def by_classifiers(document: ParsedDocument, classifiers: Classifiers) -> ParsedDocument:
    """The same document with roles, types, topics and status as the classifiers alone tell them.

    What they do not know has no evidence, and roles and topics are empty.
    """
    return document.model_copy(
        update={"plans": tuple(_plan(document.text, plan, classifiers) for plan in document.plans)}
    )


def _plan(text: str, plan: Plan, classifiers: Classifiers) -> Plan:
    sections: dict[str, Section] = {}
    for section in plan.sections:
        parent = sections.get(section.parent or "")
        found = classifiers.section_role(section.title, parent.roles if parent else ())
        roles, evidence, sure = found or ((), "", 0.0)
        sections[section.id] = section.model_copy(update={"roles": roles, "evidence": evidence, "confidence": sure})
    family = family_of(f"{plan.title or ''} {plan.issuer or ''}", plan.units)
    units = []
    for unit in plan.units:
        home = sections.get(unit.section or "")
        kind, evidence, sure = classifiers.unit_type(unit.text, home.roles if home else ()) or (unit.type, "", 0.0)
        heading = heading_of(unit, home)
        topics = classifiers.topics(unit.text, family, heading) if kind in {"goal", "task", "review"} else ()
        units.append(unit.model_copy(update={"type": kind, "evidence": evidence, "confidence": sure, "topics": topics}))
    types = {unit.id: unit.type for unit in units}
    return plan.model_copy(
        update={
            "sections": tuple(sections.values()),
            "goals": tuple(unit for unit in units if unit.type == "goal"),
            "tasks": tuple(unit for unit in units if unit.type == "task"),
            "context": tuple(unit for unit in units if unit.type not in {"goal", "task"}),
            "targets": tuple(_target(text, target, types, classifiers) for target in plan.targets),
        }
    )


def _target(text: str, target: Target, types: Mapping[str, str], classifiers: Classifiers) -> Target:
    kind = types.get(target.unit_id or "", "")
    found = classifiers.status(target.text, sentence_of(text, target), kind) or (target.status, "", 0.0)
    return target.model_copy(update={"status": found[0], "evidence": found[1], "confidence": found[2]})


def _lines_by_classifier(scores: Scores, gold: ParsedDocument, classifiers: Classifiers) -> None:
    for (_, line), (_, kind) in zip(lines_of(gold.text), line_kinds(gold), strict=True):
        found = classifiers.line_kind(line)
        scores.answers["line kind"].add([found[0]] if found else [], [kind], found[2] if found else None)


class _Silences:
    """Counts over the units and sections about which the rules only guess."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {"unit type": [0, 0, 0], "section role": [0, 0, 0]}

    def add(self, by_rules: ParsedDocument, both: ParsedDocument, gold: ParsedDocument) -> None:
        """Count one document."""
        told, wanted = _by_place(both), _by_place(gold)
        for place, item in _by_place(by_rules).items():
            after, right = told.get(place), wanted.get(place)
            if item.evidence not in GUESSES:
                continue
            if isinstance(item, Unit) and isinstance(after, Unit) and isinstance(right, Unit):
                self._count("unit type", item.type == right.type, after.type == right.type)
            elif isinstance(item, Section) and isinstance(after, Section) and isinstance(right, Section):
                self._count("section role", item.roles == right.roles, after.roles == right.roles)

    def _count(self, field: str, guess: bool, both: bool) -> None:  # noqa: FBT001  two flags to add up
        self.counts[field] = [n + more for n, more in zip(self.counts[field], (1, guess, both), strict=True)]

    def found(self) -> tuple[Silence, ...]:
        """What was counted."""
        return tuple(Silence(name, *counts) for name, counts in self.counts.items())


def _by_place(document: ParsedDocument) -> dict[tuple[str, int, int], Section | Unit]:
    """Sections and units by where they stand."""
    items = [item for plan in document.plans for group in (plan.sections, plan.units) for item in group]
    return {(type(item).__name__, item.span.start, item.span.end): item for item in items}
