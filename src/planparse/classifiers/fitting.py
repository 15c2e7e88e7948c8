"""Fitting and calibrating a classifier, and measuring it on places that it has not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from planparse.classifiers.examples import Example
from planparse.classifiers.linear import Floats, Linear
from planparse.classifiers.tasks import Task
from planparse.errors import ModelError

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

    from planparse.classifiers.pipeline import Labels

_FOLDS = 5
_ABSENT = -12.0
_SLOPES = (-3.0, 3.0)
_UNBOUND = 1e6

Flags: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Trained:
    """A calibrated classifier, as a pipeline of scikit-learn and as plain arrays."""

    task: Task
    pipeline: Pipeline
    linear: Linear


def train_one(task: Task, examples: Sequence[Example]) -> Trained:
    """Fit and calibrate one classifier.

    Calibration is learned from places held out in turn: a slope and an offset (Platt) where several classes may hold,
    a slope (temperature) where one does.

    Raises:
        ModelError: ``P044`` where a class has no example, or all examples are from one place.
    """
    from threadpoolctl import threadpool_limits

    from planparse.classifiers.pipeline import exported, fitted, scaled

    check(task, examples)
    with threadpool_limits(1):  # the order of sums decides the last bits of weights
        made = fitted(task, [example.sample for example in examples], labels_of(task, examples))
        scaled(made, task, *_calibration(task, examples))
    return Trained(task, made, exported(made, task))


def check(task: Task, examples: Sequence[Example]) -> None:
    """Refuse examples from which a classifier cannot be trained; see ``train_one``."""
    seen = {name for example in examples for name in example.classes}
    if missing := [name for name in task.classes if name not in seen]:
        raise ModelError(
            "P044",
            "train",
            f"{task.name}: no example of {', '.join(missing)}",
            "annotate at least two documents with it, or train on more corpora",
        )
    if len(groups_of(examples)) < 2:
        raise ModelError(
            "P044",
            "train",
            f"{task.name}: all examples are from one place",
            "add a second document",
        )


def labels_of(task: Task, examples: Sequence[Example]) -> Labels:
    """One row for each example, one column for each class."""
    return np.array([[name in example.classes for name in task.classes] for example in examples], np.int8)


def groups_of(examples: Sequence[Example]) -> list[str]:
    """Places that examples are from."""
    return sorted({example.group for example in examples if example.group})


def held_out(task: Task, examples: Sequence[Example], folds: int = _FOLDS) -> tuple[Floats, Flags]:
    """Scores of examples by classifiers that have not seen their place; examples from no place are always seen.

    Returns:
        Scores (examples by classes, uncalibrated), and which examples have one.
    """
    scores = np.zeros((len(examples), len(task.classes)))
    tested = np.array([bool(example.group) for example in examples])
    for test in _splits(examples, folds):
        train = [example for example, out in zip(examples, test, strict=True) if not out]
        scores[test] = _scores(task, train, [example for example, out in zip(examples, test, strict=True) if out])
    return scores, tested


def cross_validated(task: Task, examples: Sequence[Example]) -> tuple[Floats, list[Example]]:
    """Calibrated probabilities for every example, from a classifier fitted and calibrated without its place.

    Returns:
        Probabilities and the examples that they are for.
    """
    found, order = [], []
    for group in groups_of(examples):
        train = [example for example in examples if example.group != group]
        test = [example for example in examples if example.group == group]
        slope, offset = _calibration(task, train)
        found.append(_probabilities(task, slope * _scores(task, train, test) + offset))
        order += test
    return np.concatenate(found), order


def _splits(examples: Sequence[Example], folds: int) -> Iterator[Flags]:
    """For each fold, which examples are held out: whole places, spread evenly."""
    groups = groups_of(examples)
    for fold in range(min(folds, len(groups))):
        out = set(groups[fold::folds])
        yield np.array([example.group in out for example in examples])


def _scores(task: Task, train: Sequence[Example], test: Sequence[Example]) -> Floats:
    """Scores of test examples by a classifier of train examples; classes without examples there score very low."""
    from planparse.classifiers.pipeline import fitted, varied, weights_of

    labels = labels_of(task, train)
    known = varied(labels)
    part = Task(task.name, tuple(task.classes[at] for at in known), task.several, task.size, task.strength, task.place)
    made = fitted(part, [example.sample for example in train], labels[:, known])
    weights, bias = weights_of(made, part)
    scores = np.full((len(test), len(task.classes)), _ABSENT)
    scores[:, known] = made.named_steps["ngrams"].transform([example.sample for example in test]) @ weights + bias
    return scores


def _calibration(task: Task, examples: Sequence[Example]) -> tuple[float, float]:
    """Slope and offset that turn held-out scores into probabilities."""
    if len(groups_of(examples)) < 2:
        return 1.0, 0.0
    scores, tested = held_out(task, examples)
    labels = labels_of(task, examples)[tested]
    scores = scores[tested]
    if task.several:
        return _platt(scores.ravel(), labels.ravel())
    return _temperature(scores, labels.argmax(axis=1)), 0.0


def _platt(scores: Floats, right: npt.NDArray[np.int8]) -> tuple[float, float]:
    from sklearn.linear_model import LogisticRegression

    fit = LogisticRegression(C=_UNBOUND).fit(scores[:, None], right)
    return float(fit.coef_[0, 0]), float(fit.intercept_[0])


def _temperature(scores: Floats, right: npt.NDArray[np.intp]) -> float:
    from scipy.optimize import minimize_scalar

    def loss(power: float) -> float:
        grown = scores * np.exp(power)
        grown -= grown.max(axis=1, keepdims=True)
        return float(np.mean(np.log(np.exp(grown).sum(axis=1)) - grown[np.arange(len(grown)), right]))

    return float(np.exp(minimize_scalar(loss, bounds=_SLOPES, method="bounded").x))


def _probabilities(task: Task, scores: Floats) -> Floats:
    if task.several:
        return np.asarray(1.0 / (1.0 + np.exp(-scores)))
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))
