"""Figures of one classifier on places that it has not seen, for its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planparse.classifiers.examples import Example
from planparse.classifiers.fitting import cross_validated
from planparse.classifiers.tasks import Task
from planparse.corpus.learning.figures import Answers, calibration_error


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Answers above the threshold, and the calibration of all probabilities.

    ``ece`` is of the most probable class; where several may hold, of every class with a probability from 0.1: the many
    classes that plainly do not hold would hide the rest. ``single`` says that just one class holds.
    """

    answers: Answers
    examples: int
    answered: float
    ece: float
    single: bool

    @property
    def summary(self) -> dict[str, float]:
        """The figures in short, rounded."""
        found = {"micro_f1": self.answers.all.f1, "macro_f1": self.answers.macro, "ece": self.ece}
        return {name: round(value, 3) for name, value in found.items()}


def measured(task: Task, examples: Sequence[Example]) -> HeldOut:
    """Train, calibrate and measure a classifier without each place in turn."""
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):  # the order of sums decides the last digits
        probabilities, order = cross_validated(task, examples)
    answers = Answers()
    sure: list[tuple[float, bool]] = []
    answered = 0
    for row, example in zip(probabilities, order, strict=True):
        best = int(np.argmax(row))
        if task.several:
            given = [name for name, p in zip(task.classes, row, strict=True) if p >= task.threshold]
            sure += [(float(p), name in example.classes) for name, p in zip(task.classes, row, strict=True) if p >= 0.1]
        else:
            given = [task.classes[best]] if row[best] >= task.threshold else []
            sure.append((float(row[best]), task.classes[best] in example.classes))
        answered += bool(given)
        answers.add(given, example.classes)
    return HeldOut(answers, len(order), answered / len(order), calibration_error(sure), not task.several)
