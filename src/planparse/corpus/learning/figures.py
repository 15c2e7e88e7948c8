"""Precision, recall, F1, confusion and calibration: counts first, figures from them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """How many answers were given, how many there should be, and how many are right."""

    right: int = 0
    given: int = 0
    gold: int = 0

    def add(self, given: Iterable[Hashable], gold: Iterable[Hashable]) -> None:
        """Count the answers to one question; an answer is right where it stands among those of the gold."""
        told, wanted = Counter(given), Counter(gold)
        self.right += (told & wanted).total()
        self.given += told.total()
        self.gold += wanted.total()

    @property
    def precision(self) -> float:
        """Share of the answers given that are right; 1 where none was given and none wanted."""
        return self.right / self.given if self.given else float(not self.gold)

    @property
    def recall(self) -> float:
        """Share of the answers wanted that were given."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall.

        Example:
            >>> tally = Tally()
            >>> tally.add(["a", "b"], ["a", "c", "d"])
            >>> tally.precision, round(tally.recall, 3), tally.f1
            (0.5, 0.333, 0.4)
        """
        return 2 * self.right / (self.given + self.gold) if self.given + self.gold else 1.0


@dataclass(slots=True)
class Answers:
    """Answers to questions with one or several right classes, and how sure they were."""

    classes: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    all: Tally = field(default_factory=Tally)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    sure: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, given: Sequence[str], gold: Sequence[str], confidence: float | None = None) -> None:
        """Count one question; no answer is ``unknown``."""
        self.all.add(given, gold)
        for name in {*given, *gold}:
            self.classes[name].add([name] * (name in given), [name] * (name in gold))
        if len(gold) <= 1 and len(given) <= 1:
            self.confusion["".join(gold) or "none", "".join(given) or "unknown"] += 1
        if confidence is not None and given:
            self.sure.append((confidence, set(given) == set(gold)))

    @property
    def macro(self) -> float:
        """Mean F1 of the classes that the gold holds."""
        found = [tally.f1 for tally in self.classes.values() if tally.gold]
        return sum(found) / len(found) if found else 1.0

    @property
    def ece(self) -> float:
        """Expected calibration error of the answers given; see ``calibration_error``."""
        return calibration_error(self.sure)


def calibration_error(answers: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error: mean distance of confidence and accuracy over bins of confidence.

    Args:
        answers: Confidence (0 to 1) and whether the answer was right.
        bins: How many bins of equal width.

    Example:
        >>> calibration_error([(0.75, True), (0.75, True), (0.75, True), (0.75, False)])
        0.0
    """
    found: Mapping[int, list[tuple[float, bool]]] = defaultdict(list)
    for answer in answers:
        found[min(int(answer[0] * bins), bins - 1)].append(answer)
    apart = sum(abs(sum(sure for sure, _ in part) - sum(right for _, right in part)) for part in found.values())
    return apart / len(answers) if answers else 0.0
