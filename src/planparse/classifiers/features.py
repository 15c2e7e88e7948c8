"""Hashed character n-grams: texts to feature codes, for all texts at once and without a word segmenter.

A *sample* is a tuple of fields. The first holds places, one character each (``planparse.classifiers.samples``), and
gives its characters; the others are texts and give their characters, pairs and triples. The same n-gram in two
fields is two features.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Sample: TypeAlias = tuple[str, ...]
Codes: TypeAlias = npt.NDArray[np.uint32]
Rows: TypeAlias = npt.NDArray[np.int32]

BITS = 18
#: How many different codes there are.
SPACE = 1 << BITS
LONGEST = 3

_MIX_CHAR = np.uint32(0x9E3779B1)
_MIX_FIELD = np.uint32(0x85EBCA77)
_MIX_CODE = np.uint32(0x2C1B3C6D)
_LAST = 0xFFFF


@cache
def _folds() -> npt.NDArray[np.uint32]:
    """What stands for each character: half-width forms, one digit for all, one blank for all."""
    table = np.arange(_LAST + 1, dtype=np.uint32)
    table[0xFF01:0xFF5F] -= 0xFEE0
    table[0x30:0x3A] = table[0xFF10:0xFF1A] = 0x30
    table[0x41:0x5B] += 0x20
    table[[0x09, 0x0A, 0x0D, 0xA0, 0x3000]] = 0x20
    return table


def codes_of(samples: Sequence[Sample]) -> tuple[Rows, Codes]:
    """The features of samples: row of the sample and code of the n-gram, one pair for each occurrence.

    Args:
        samples: Samples with the same number of fields.

    Returns:
        Rows (ascending within each length of n-gram) and codes below ``SPACE``, of one length.

    Example:
        >>> rows, codes = codes_of([("", "听课"), ("", "听")])
        >>> rows.tolist(), bool(codes[0] == codes[1]), bool(codes[0] == codes[2])
        ([0, 0, 1, 0], False, True)
    """
    if not samples:
        return np.zeros(0, np.int32), np.zeros(0, np.uint32)
    width = len(samples[0])
    lengths = np.array([len(field) + 1 for sample in samples for field in sample])
    text = "\0".join([field for sample in samples for field in sample]) + "\0"
    points = np.frombuffer(text.encode("utf-32-le", errors="surrogatepass"), np.uint32)
    chars = _folds().take(np.minimum(points, _LAST))
    row = np.repeat(np.arange(len(samples), dtype=np.int32), lengths.reshape(-1, width).sum(axis=1))
    fields = np.repeat(np.tile(np.arange(width, dtype=np.uint32) * _MIX_FIELD, len(samples)), lengths)
    inside = points != 0
    running = chars + fields
    places = np.flatnonzero(inside)
    rows, mixed = [row.take(places)], [running.take(places)]
    deep = inside & (fields != 0)
    for n in range(1, LONGEST):
        deep = deep[:-1] & inside[n:]
        running = running[:-1] * _MIX_CHAR + chars[n:]
        places = np.flatnonzero(deep)
        rows.append(row[n:].take(places))
        mixed.append(running.take(places) + np.uint32(n))
    return np.concatenate(rows), _codes(np.concatenate(mixed))


def _codes(mixed: Codes) -> Codes:
    mixed = mixed * _MIX_CHAR
    mixed ^= mixed >> np.uint32(15)
    mixed *= _MIX_CODE
    mixed ^= mixed >> np.uint32(13)
    return mixed & np.uint32(SPACE - 1)
