"""A trained classifier as plain arrays: n-gram features, one weight for each feature and class, with numpy alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from planparse.classifiers.features import SPACE, Codes, Rows, Sample, codes_of

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Entries: TypeAlias = tuple[Ints, Ints, Floats]

_AT_ONCE = 16_000  # characters whose n-grams a processor's cache holds


def _batches(samples: Sequence[Sample]) -> Iterator[Sequence[Sample]]:
    """The samples in batches of no more characters than are worked on at once, or of one longer sample."""
    first, held = 0, 0
    for at, sample in enumerate(samples):
        length = sum(map(len, sample))
        if held and held + length > _AT_ONCE:
            yield samples[first:at]
            first, held = at, 0
        held += length
    if first < len(samples):
        yield samples[first:]


def _firsts(ordered: Ints) -> Ints:
    """Where each run of equal numbers begins."""
    new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return np.flatnonzero(new)


@dataclass(frozen=True, eq=False)
class Features:
    """Which n-grams and places count, in the order of their columns: first the places, then the n-grams.

    Args:
        places: Codes of places; each has the value ``weight``.
        ngrams: Codes of n-grams; those of a sample are weighted by ``idf`` and brought to length one.
        idf: Inverse document frequency of each n-gram.
        weight: Value of a place.
    """

    places: Codes
    ngrams: Codes
    idf: npt.NDArray[np.float32]
    weight: float

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.places) + len(self.ngrams)

    @cached_property
    def _columns(self) -> npt.NDArray[np.signedinteger[Any]]:
        table = np.full(SPACE, -1, np.min_scalar_type(-self.width))  # as small as may be: it is asked for every n-gram
        table[self.ngrams] = np.arange(len(self.places), self.width)
        table[self.places] = np.arange(len(self.places))
        return table

    @cached_property
    def _scale(self) -> Floats:
        return np.concatenate([np.zeros(len(self.places)), self.idf.astype(np.float64)])

    def entries(self, rows: Rows, codes: Codes) -> Entries:
        """The non-zero entries of the matrix of samples by columns: row, column and value, ordered."""
        found = self._columns.take(codes)
        known = np.flatnonzero(found >= 0)
        keys = rows.take(known) * np.int64(self.width) + found.take(known)
        keys.sort()
        firsts = _firsts(keys)
        counts = np.append(firsts[1:], len(keys)) - firsts
        row, column = np.divmod(keys.take(firsts), max(self.width, 1))
        values = (1.0 + np.log(counts)) * self._scale.take(column)
        squares = np.bincount(row, values * values)
        lengths = np.sqrt(squares.take(row))
        text = column >= len(self.places)
        return row, column, np.where(text, values / np.where(lengths > 0, lengths, 1.0), self.weight)


@dataclass(frozen=True, eq=False)
class Linear:
    """A linear classifier with calibrated probabilities.

    Args:
        name: What it decides.
        classes: Names of the classes.
        several: Whether a sample may have several classes (or none).
        threshold: Probability below which no class is told.
        features: The columns.
        weights: One row for each column, one entry for each class; calibration is part of it.
        bias: One for each class.
    """

    name: str
    classes: tuple[str, ...]
    several: bool
    threshold: float
    features: Features
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    def probabilities(self, samples: Sequence[Sample]) -> Floats:
        """Calibrated probability of each class for each sample; each row sums to one unless there may be several."""
        found = [self._probabilities(batch) for batch in _batches(samples)]
        return np.concatenate(found) if found else np.zeros((0, len(self.classes)))

    def _probabilities(self, samples: Sequence[Sample]) -> Floats:
        scores = np.tile(self.bias.astype(np.float64), (len(samples), 1))
        row, column, value = self.features.entries(*codes_of(samples))
        if len(row):
            starts = _firsts(row)
            scores[row.take(starts)] += np.add.reduceat(self.weights.take(column, axis=0) * value[:, None], starts)
        if self.several:
            return 1.0 / (1.0 + np.exp(-scores))
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        share: Floats = grown / grown.sum(axis=1, keepdims=True)
        return share

    def best(self, sample: Sample) -> tuple[str, float] | None:
        """The most probable class and its probability, or None below the threshold."""
        return self.best_of_each([sample])[0]

    def best_of_each(self, samples: Sequence[Sample]) -> list[tuple[str, float] | None]:
        """The same for many samples at once."""
        found = self.probabilities(samples)
        best = zip(found.argmax(axis=1).tolist(), found.max(axis=1).tolist(), strict=True) if len(found) else ()
        return [(self.classes[at], round(share, 3)) if share >= self.threshold else None for at, share in best]

    def all(self, samples: Sequence[Sample]) -> list[tuple[str, ...]]:
        """For each sample the classes at or above the threshold, the most probable first."""
        found = self.probabilities(samples)
        ranked = np.argsort(-found, axis=1, kind="stable").tolist()
        told = (found >= self.threshold).sum(axis=1).tolist()
        return [tuple(self.classes[at] for at in row[:count]) for row, count in zip(ranked, told, strict=True)]
