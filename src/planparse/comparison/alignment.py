"""Which entries of two plans correspond: optimal assignment with a threshold, then splits and merges.

Nothing is matched by guess: what stays below the threshold is left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planparse.comparison.similarity import Vectors, plain, ratio, vectors

THRESHOLD = 0.3
"""Two texts below this score do not correspond."""

_SAME_TEXT = 10.0  # the same text is never given up for two half matches
_TITLE = 0.3  # share of the title in the score of titled entries
_CROSSING = 0.2  # what a change of type costs, as from goal to task
_NEARNESS = 0.04  # what position, topics and role add, each; they decide between equals
_CONTAINED = 0.6  # this share of a part must stand in the whole
_ALONE = 1e-6  # next to nothing, but sparse matrices drop a zero
_GAIN = 0.5  # and of what it could add to the likeness of all parts to the whole, so much must come true


@dataclass(frozen=True, slots=True)
class Entry:
    """A section, unit or calendar entry as far as alignment looks at it.

    ``text`` is without label; ``group`` may only meet the same group, ``type`` rather the same type; ``position`` is
    between 0 (first) and 1 (last).
    """

    id: str
    text: str
    title: str = ""
    type: str = ""
    group: str = ""
    position: float = 0.0
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Link:
    """Entries that correspond, by index: one to one, one to many (split) or many to one (merged)."""

    earlier: tuple[int, ...]
    later: tuple[int, ...]


def align(earlier: Sequence[Entry], later: Sequence[Entry], threshold: float = THRESHOLD) -> list[Link]:
    """Find out which entries correspond.

    Args:
        earlier: Entries of the earlier plan in their order.
        later: Entries of the later plan in their order.
        threshold: Least score of a pair, above 0 and at most 1.

    Returns:
        Links in the order of the later entries; entries of no link have no counterpart.
    """
    if not earlier or not later:
        return []
    texts = [plain(entry.text) for entry in (*earlier, *later)]
    rows = _Rows(vectors(texts), texts, [entry.group for entry in (*earlier, *later)])
    scores = _scores(rows.vectors, earlier, later, threshold) | _same_texts(texts, earlier, later)
    own = {i: j + len(earlier) for i, j in assign(scores, len(earlier), len(later))}
    back = {j: i for i, j in own.items()}
    before, after = range(len(earlier)), range(len(earlier), len(texts))
    split = _parts(rows, before, [j for j in after if j not in back], own)
    merged = _parts(rows, after, [i for i in before if i not in own and i not in split], back)
    return _links(own, split, merged, len(earlier))


@dataclass(frozen=True, slots=True)
class _Rows:
    """All entries, the earlier ones first: vectors, plain texts and groups."""

    vectors: Vectors
    texts: Sequence[str]
    groups: Sequence[str]


def assign(scores: dict[tuple[int, int], float], rows: int, columns: int) -> list[tuple[int, int]]:
    """Optimal one-to-one assignment; a cell without a score is never assigned.

    Example:
        >>> assign({(0, 0): 0.6, (0, 1): 0.5, (1, 0): 0.5}, 2, 2)
        [(0, 1), (1, 0)]
    """
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    if not scores:
        return []
    alone = {(i, columns + i): _ALONE for i in range(rows)}  # every row may stay without partner
    cells = scores | alone
    at = np.array(list(cells)).T
    matrix = csr_matrix((list(cells.values()), (at[0], at[1])), shape=(rows, columns + rows))
    found = zip(*min_weight_full_bipartite_matching(matrix, maximize=True), strict=True)
    return sorted((int(i), int(j)) for i, j in found if j < columns)


def _scores(
    found: Vectors, earlier: Sequence[Entry], later: Sequence[Entry], threshold: float
) -> dict[tuple[int, int], float]:
    """Squared scores of the pairs that reach the threshold: two half matches weigh less than one good one."""
    import numpy as np
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    score = found.cosine(range(len(earlier)), range(len(earlier), len(earlier) + len(later))).toarray()
    titles = [entry.title for entry in earlier], [entry.title for entry in later]
    titled = np.outer([bool(title) for title in titles[0]], [bool(title) for title in titles[1]])
    if titled.any():
        alike = cdist(*titles, scorer=Indel.normalized_similarity)
        score = np.where(titled, (1 - _TITLE) * score + _TITLE * alike, score)
    score -= _CROSSING * _differ([entry.type for entry in earlier], [entry.type for entry in later])
    score[_differ([entry.group for entry in earlier], [entry.group for entry in later])] = 0.0
    return {
        (i, j): (float(score[i, j]) + _nearness(earlier[i], later[j])) ** 2
        for i, j in np.argwhere(score >= threshold).tolist()
    }


def _differ(earlier: Sequence[str], later: Sequence[str]) -> Any:
    """Which of two lists of words differ, each with each."""
    import numpy as np

    return np.array(earlier, dtype=object)[:, None] != np.array(later, dtype=object)[None, :]


def _nearness(before: Entry, after: Entry) -> float:
    shared = len(before.marks & after.marks) / max(1, len(before.marks | after.marks))
    return _NEARNESS * (shared + 1 - abs(before.position - after.position))


def _same_texts(texts: Sequence[str], earlier: Sequence[Entry], later: Sequence[Entry]) -> dict[tuple[int, int], float]:
    """Pairs of the same text, with so much weight that they are assigned before all others."""
    places: dict[str, list[int]] = defaultdict(list)
    for j in range(len(later)):
        places[texts[len(earlier) + j]].append(j)
    scores: dict[tuple[int, int], float] = {}
    for i, before in enumerate(earlier):
        for j in places.get(texts[i], ()):
            if texts[i] and before.group == later[j].group:
                penalty = 0.0 if before.type == later[j].type else _CROSSING
                scores[i, j] = _SAME_TEXT - penalty + _nearness(before, later[j])
    return scores


def _parts(rows: _Rows, wholes: Sequence[int], free: Sequence[int], own: Mapping[int, int]) -> dict[int, list[int]]:
    """For each whole the free entries that are its further parts, beside its own counterpart.

    A free entry is part of one whole at most: its n-grams stand in the whole, and with it the parts are more like the
    whole than without.
    """
    parts: dict[int, list[int]] = {}
    if not free:
        return parts
    share = rows.vectors.contained(free, wholes)
    for row, part in enumerate(free):
        for best in (-share[row]).argsort(kind="stable").tolist()[:3]:
            whole = wholes[best]
            if share[row, best] < _CONTAINED:
                break
            known = parts.get(whole, []) + ([own[whole]] if whole in own else [])
            if rows.groups[whole] == rows.groups[part] and _gains(rows.texts, whole, known, part):
                parts.setdefault(whole, []).append(part)
                break
    return parts


def _gains(texts: Sequence[str], whole: int, known: Sequence[int], part: int) -> bool:
    """Whether the parts together with one more are more like the whole."""
    without = "".join(texts[k] for k in sorted(known))
    with_it = "".join(texts[k] for k in sorted([*known, part]))
    hoped = len(texts[part]) / (len(texts[whole]) + len(with_it))
    return ratio(texts[whole], with_it) > ratio(texts[whole], without) + _GAIN * hoped


def _links(
    own: Mapping[int, int], split: Mapping[int, list[int]], merged: Mapping[int, list[int]], shift: int
) -> list[Link]:
    """One link for each pair with its further parts; where a pair is both split and merged, the merging stands."""
    back = {j: i for i, j in own.items()}
    links = [_link([*merged[j], *([back[j]] if j in back else [])], [j], shift) for j in merged]
    links += [
        _link([i], [*split.get(i, []), *([own[i]] if i in own else [])], shift)
        for i in {*own, *split}
        if own.get(i) not in merged
    ]
    return sorted(links, key=lambda link: (link.later, link.earlier))


def _link(earlier: Sequence[int], later: Sequence[int], shift: int) -> Link:
    return Link(tuple(sorted(earlier)), tuple(sorted(j - shift for j in later)))
