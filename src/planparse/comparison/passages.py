"""Sentences of plans, and which of them are nearly the same: MinHash finds candidates in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_SENTENCE = re.compile(r"[^。！？；;!?\n\r]{1,2000}[。！？；;!?]?")
_SHINGLE = 4
_HASHES = 32
_CHUNK = 4_000_000  # shingles hashed at a time
_PRIME = (1 << 61) - 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence ``[start, end)`` of a document; ``key`` is its text without spaces."""

    start: int
    end: int
    key: str


def sentences(text: str, start: int, end: int, least: int) -> Iterator[Sentence]:
    """Sentences of at least so many characters, without the blanks around them."""
    for match in _SENTENCE.finditer(text, start, end):
        written = match.group()
        key = "".join(written.split())
        if len(key) >= least:
            lead = len(written) - len(written.lstrip())
            yield Sentence(match.start() + lead, match.start() + len(written.rstrip()), key)


class Candidates:
    """Nearly equal texts by MinHash (datasketch) over runs of four characters.

    Args:
        texts: Different texts.
        threshold: Jaccard similarity from which texts are candidates.
    """

    def __init__(self, texts: Sequence[str], threshold: float) -> None:
        from datasketch import MinHash, MinHashLSH

        self._hashes = signatures(texts)
        self._index: Any = MinHashLSH(threshold=threshold, num_perm=_HASHES)
        self._minhashes = [MinHash(num_perm=_HASHES, hashvalues=row) for row in self._hashes]
        with self._index.insertion_session() as session:
            for at, minhash in enumerate(self._minhashes):
                session.insert(at, minhash, check_duplication=False)
        self._threshold = threshold

    def near(self, at: int, most: int) -> list[int]:
        """Texts nearly equal to one of them, itself included, the most similar first."""
        import numpy as np

        found = np.array(sorted(self._index.query(self._minhashes[at])), dtype=np.int64)
        alike = (self._hashes[found] == self._hashes[at]).mean(axis=1)
        order = np.argsort(-alike, kind="stable")[:most]
        return [int(found[k]) for k in order if alike[k] >= self._threshold]


def signatures(texts: Sequence[str]) -> Any:
    """MinHash values of texts: an array of ``len(texts)`` rows and 32 columns.

    All shingles are hashed at once; the permutations are fixed, so that the same texts always give the same values.
    """
    import numpy as np

    random = np.random.RandomState(1)
    factors = random.randint(1, 1 << 31, size=_HASHES).astype(np.uint64)
    shifts = random.randint(0, 1 << 31, size=_HASHES).astype(np.uint64)
    rows = np.zeros((len(texts), _HASHES), dtype=np.uint64)
    first = 0
    while first < len(texts):
        last, size = first, 0
        while last < len(texts) and (size == 0 or size + len(texts[last]) < _CHUNK):
            size += len(texts[last])
            last += 1
        shingles, starts = _shingles(texts[first:last])
        for k in range(_HASHES):
            mixed = (shingles * factors[k] + shifts[k]) % np.uint64(_PRIME) & np.uint64(0xFFFFFFFF)
            rows[first:last, k] = np.minimum.reduceat(mixed, starts)
        first = last
    return rows


def _shingles(texts: Sequence[str]) -> tuple[Any, Any]:
    """Runs of four characters as 32-bit numbers, and where those of each text begin."""
    import numpy as np

    padded = [text.ljust(_SHINGLE) for text in texts]
    codes = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    mixed = np.zeros(len(codes) - _SHINGLE + 1, dtype=np.uint64)
    for k in range(_SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B1) + codes[k : len(codes) - _SHINGLE + 1 + k]
    mixed ^= mixed >> np.uint64(29)
    lengths = np.array([len(text) for text in padded])
    ends = np.cumsum(lengths)
    keep = np.ones(len(codes), dtype=bool)
    for k in range(1, _SHINGLE):
        keep[ends - k] = False  # runs that would reach into the next text
    kept = mixed[keep[: len(mixed)]] & np.uint64(0xFFFFFFFF)
    counts = lengths - (_SHINGLE - 1)
    return kept, np.concatenate([[0], np.cumsum(counts)[:-1]])
