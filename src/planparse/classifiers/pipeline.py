"""The scikit-learn side: features as a transformer, pipelines, and their weights as plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import Pipeline

from planparse.classifiers.features import SPACE, Codes, Sample, codes_of
from planparse.classifiers.linear import Features, Linear
from planparse.classifiers.tasks import Task

_LEAST_SAMPLES = 2
_STEPS = 1000
_NEAR = 1e-3

Labels = npt.NDArray[np.int8]


class Ngrams(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Samples to a matrix of places and of those n-grams that tell classes apart (chi-squared).

    Args:
        size: How many n-grams to keep.
        place: Value of a place.
    """

    def __init__(self, size: int = 4000, place: float = 0.3) -> None:
        self.size = size
        self.place = place

    def fit(self, samples: Sequence[Sample], labels: Labels) -> Ngrams:
        """Choose the columns; ``labels`` has one row for each sample, one column for each class."""
        self.places_ = np.unique(codes_of([(sample[0],) for sample in samples])[1])
        rows, codes = codes_of([("", *sample[1:]) for sample in samples])
        pairs = np.unique(rows.astype(np.int64) * SPACE + codes)
        used, column, frequency = np.unique(pairs % SPACE, return_inverse=True, return_counts=True)
        there = csr_matrix((np.ones(len(pairs)), (pairs // SPACE, column)), shape=(len(samples), len(used)))
        with np.errstate(divide="ignore", invalid="ignore"):
            telling = np.max([np.nan_to_num(chi2(there, labels[:, at])[0]) for at in varied(labels)], axis=0)
        telling[frequency < _LEAST_SAMPLES] = 0.0
        telling[np.isin(used, self.places_)] = 0.0
        chosen = np.sort(np.argsort(-telling, kind="stable")[: min(self.size, int((telling > 0).sum()))])
        self.ngrams_ = used[chosen].astype(np.uint32)
        self.idf_ = (np.log((1 + len(samples)) / (1 + frequency[chosen])) + 1).astype(np.float32)
        return self

    @property
    def features(self) -> Features:
        """The chosen columns as plain arrays."""
        places: Codes = self.places_
        return Features(places, self.ngrams_, self.idf_, self.place)

    def transform(self, samples: Sequence[Sample]) -> csr_matrix:
        """The matrix of samples by columns."""
        features = self.features
        row, column, value = features.entries(*codes_of(samples))
        return csr_matrix((value, (row, column)), shape=(len(samples), features.width))


def varied(labels: Labels) -> list[int]:
    """The classes that some samples have and some have not."""
    return [at for at in range(labels.shape[1]) if 0 < labels[:, at].sum() < len(labels)]


def pipeline(task: Task) -> Pipeline:
    """A pipeline that is still to be fitted."""
    if task.several:
        linear: Any = OneVsRestClassifier(LogisticRegression(C=task.strength, solver="liblinear", random_state=0))
    else:
        linear = LogisticRegression(C=task.strength, max_iter=_STEPS, tol=_NEAR)
    return Pipeline([("ngrams", Ngrams(task.size, task.place)), ("linear", linear)])


def fitted(task: Task, samples: Sequence[Sample], labels: Labels) -> Pipeline:
    """A pipeline fitted to examples; every class of the task has an example, and a counter-example."""
    made = pipeline(task)
    columns = made.named_steps["ngrams"].fit(samples, labels).transform(samples)
    made.named_steps["linear"].fit(columns, labels if task.several else labels.argmax(axis=1))
    return made


def weights_of(made: Pipeline, task: Task) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Weights (columns by classes) and biases of a fitted pipeline; with two classes the first has none."""
    linear = made.named_steps["linear"]
    if task.several:
        return (
            np.stack([one.coef_[0] for one in linear.estimators_], axis=1),
            np.array([one.intercept_[0] for one in linear.estimators_]),
        )
    weights, bias = linear.coef_.T, linear.intercept_
    if len(task.classes) == 2:
        return np.hstack([np.zeros_like(weights), weights]), np.concatenate([[0.0], bias])
    return weights, bias


def scaled(made: Pipeline, task: Task, slope: float, offset: float) -> None:
    """Make calibration part of a pipeline: every score becomes ``slope * score + offset``, in single precision."""
    linear = made.named_steps["linear"]
    for one in linear.estimators_ if task.several else [linear]:
        one.coef_ = (one.coef_ * slope).astype(np.float32).astype(np.float64)
        one.intercept_ = (one.intercept_ * slope + offset).astype(np.float32).astype(np.float64)


def exported(made: Pipeline, task: Task) -> Linear:
    """The same classifier as plain arrays."""
    weights, bias = weights_of(made, task)
    return Linear(
        task.name,
        task.classes,
        task.several,
        task.threshold,
        made.named_steps["ngrams"].features,
        weights.astype(np.float32),
        bias.astype(np.float32),
    )
