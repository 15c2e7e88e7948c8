"""How alike texts are: sparse TF-IDF vectors of character pairs and triples."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_CLOSING = "。．.：:；;，,、!！?？"
_SPACE = re.compile(r"\s+")
_DIGITS = 4
ROUNDED = 10.0**-_DIGITS  # what a ratio may have gained by rounding
_CODE_BITS = 21  # every Unicode code point fits


def plain(text: str) -> str:
    """A text as far as it matters for being the same: without spaces, width forms and closing punctuation.

    Example:
        >>> plain(" 增长 5％。 ")
        '增长5%'
    """
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).strip(_CLOSING)


def ratio(earlier: str, later: str) -> float:
    """Share of characters that both texts have in common in order, between 0 and 1."""
    from rapidfuzz.distance import Indel

    return round(float(Indel.normalized_similarity(earlier, later)), _DIGITS)


def ratios(earlier: str, later: Sequence[str], least: float) -> Iterator[tuple[str, float]]:
    """Those of many texts whose ``ratio`` with one is ``least`` or more, each with it, in their order.

    Example:
        >>> list(ratios("绿化面积", ["新增绿化面积", "课堂达标率"], 0.6))
        [('新增绿化面积', 0.8)]
    """
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    found = process.extract_iter(earlier, later, scorer=Indel.normalized_similarity, score_cutoff=least - ROUNDED)
    for text, exact, _ in found:
        if (share := round(exact, _DIGITS)) >= least:
            yield text, share


@dataclass(frozen=True, slots=True)
class Vectors:
    """One row per text: ``unit`` weighted n-grams of length 1, ``present`` ones, and the ``weight`` of each column."""

    unit: Any
    present: Any
    weight: Any

    def cosine(self, earlier: Sequence[int], later: Sequence[int]) -> Any:
        """Cosine of each earlier row with each later row, sparse, between 0 and 1."""
        return (self.unit[earlier] @ self.unit[later].T).tocsr()

    def contained(self, inner: Sequence[int], outer: Sequence[int]) -> Any:
        """Weighted share of each inner row's n-grams that stand in each outer row: an array between 0 and 1."""
        import numpy as np

        weighted = self.present[inner].multiply(self.weight).tocsr()
        total = np.maximum(np.asarray(weighted.sum(axis=1)).reshape(-1, 1), 1e-12)
        return (weighted @ self.present[outer].T).toarray() / total


def vectors(texts: Sequence[str]) -> Vectors:
    """Vectors of texts; n-grams that many texts share weigh little.

    Args:
        texts: Any texts, empty ones too; the cost grows with their characters.

    Returns:
        Rows in the order of the texts.
    """
    import numpy as np
    from scipy import sparse

    keys, rows = _ngrams(texts)
    vocabulary, columns = np.unique(keys, return_inverse=True)
    shape = (len(texts), max(1, len(vocabulary)))
    counts = sparse.csr_matrix((np.ones(len(keys)), (rows, columns)), shape=shape)
    counts.sum_duplicates()
    present = counts.copy()
    present.data[:] = 1.0
    frequency = np.asarray(present.sum(axis=0)).ravel()
    weight = np.log((1 + len(texts)) / (1 + frequency)) + 1.0
    weighted = counts.multiply(weight).tocsr()
    norms = np.sqrt(np.asarray(weighted.multiply(weighted).sum(axis=1)).ravel())
    unit = sparse.diags(1.0 / np.maximum(norms, 1e-12)) @ weighted
    return Vectors(unit.tocsr(), present, weight)


def _ngrams(texts: Sequence[str]) -> tuple[Any, Any]:
    """Every pair and triple of characters as one number, and the text each stands in."""
    import numpy as np

    keys: list[Any] = []
    rows: list[Any] = []
    for row, text in enumerate(texts):
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
        pairs = (codes[:-1] << np.uint64(_CODE_BITS)) | codes[1:]
        triples = (pairs[:-1] << np.uint64(_CODE_BITS)) | codes[2:]
        found = np.concatenate([codes, pairs] if len(codes) < 2 else [pairs, triples])
        keys.append(found)
        rows.append(np.full(len(found), row))
    if not keys:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    return np.concatenate(keys), np.concatenate(rows)
