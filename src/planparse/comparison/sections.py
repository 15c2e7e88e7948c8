"""Which sections correspond: by their headings, and by what stands under them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from planparse.comparison.alignment import Link, assign
from planparse.comparison.similarity import plain, ratio, vectors
from planparse.schema import Plan, Section

_THRESHOLD = 0.34
_SOME_CONTENT, _SAME_HEADING = 0.15, 0.75  # 教学管理 and 后勤管理 are alike, but what stands under them is not
_HEADING, _CONTENT = 0.5, 0.4  # the rest: level and roles
_LEVEL, _ROLES = 0.06, 0.04
_COVERED = 0.6  # this share of a section's text must come from another one to be a part of it


def align_sections(earlier: Plan, later: Plan, pairs: Sequence[tuple[str, str, int]]) -> list[Link]:
    """Find out which sections correspond, with splits and merges.

    Args:
        earlier: The earlier plan.
        later: The later plan.
        pairs: Units that correspond, as ids, each with the number of its characters.

    Returns:
        Links by index into ``sections`` of both plans.
    """
    before, after = earlier.sections, later.sections
    if not before or not after:
        return []
    shared = _shared(earlier, later, pairs)
    sizes = _sizes(earlier), _sizes(later)
    near = _nearness(earlier, later)
    titles = [plain(section.title) for section in before], [plain(section.title) for section in after]
    scores: dict[tuple[int, int], float] = {}
    for i, one in enumerate(before):
        for j, other in enumerate(after):
            heading = ratio(titles[0][i], titles[1][j])
            common = shared.get((one.id, other.id), 0) / max(1, sizes[0][one.id], sizes[1][other.id])
            content = max(common, near[i, j])
            score = _HEADING * heading + _CONTENT * content + _form(one, other)
            if score >= _THRESHOLD and (content >= _SOME_CONTENT or heading >= _SAME_HEADING):
                scores[i, j] = score**2
    own = dict(assign(scores, len(before), len(after)))
    split = _parts(before, after, own, shared, sizes[1])
    flipped = {(late, early): size for (early, late), size in shared.items()}
    taken = {part for parts in split.values() for part in parts}
    back = {j: i for i, j in own.items()}
    merged = {
        j: [i for i in parts if i not in split]
        for j, parts in _parts(after, before, back, flipped, sizes[0]).items()
        if j not in taken and not (j in back and back[j] in split)
    }
    links = [Link((i,), tuple(sorted([j, *split.get(i, [])]))) for i, j in own.items() if not merged.get(j)]
    links += [Link(tuple(sorted([back[j], *parts])), (j,)) for j, parts in merged.items() if parts]
    return sorted(links, key=lambda link: link.later)


def ancestry(plan: Plan) -> dict[str, list[str]]:
    """Each section's id with its own and all ids above it."""
    parents = {section.id: section.parent for section in plan.sections}
    found: dict[str, list[str]] = {}
    for section in plan.sections:
        chain: list[str] = []
        at: str | None = section.id
        while at is not None and at in parents and at not in chain:
            chain.append(at)
            at = parents[at]
        found[section.id] = chain
    return found


def _nearness(earlier: Plan, later: Plan) -> Any:
    """Cosine of the whole texts of sections, 0 for a section without text."""
    texts = _texts(earlier) + _texts(later)
    found = vectors(texts)
    return found.cosine(range(len(earlier.sections)), range(len(earlier.sections), len(texts))).toarray()


def _texts(plan: Plan) -> list[str]:
    """Everything that stands under each section."""
    texts: dict[str, list[str]] = defaultdict(list)
    above = ancestry(plan)
    for unit in plan.units:
        for section in above.get(unit.section or "", ()):
            texts[section].append(plain(unit.text))
    return ["".join(texts[section.id]) for section in plan.sections]


def _form(one: Section, other: Section) -> float:
    roles = len(set(one.roles) & set(other.roles)) / max(1, len(set(one.roles) | set(other.roles)))
    return _LEVEL * (one.level == other.level) + _ROLES * roles


def _sizes(plan: Plan) -> dict[str, int]:
    """Characters of all units under each section."""
    sizes: dict[str, int] = defaultdict(int)
    above = ancestry(plan)
    for unit in plan.units:
        for section in above.get(unit.section or "", ()):
            sizes[section] += len(unit.text)
    return sizes


def _shared(earlier: Plan, later: Plan, pairs: Sequence[tuple[str, str, int]]) -> dict[tuple[str, str], int]:
    """Characters of corresponding units that stand under both sections."""
    places = {unit.id: unit.section for unit in earlier.units}, {unit.id: unit.section for unit in later.units}
    above = ancestry(earlier), ancestry(later)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for one, other, size in pairs:
        for early in above[0].get(places[0].get(one) or "", ()):
            for late in above[1].get(places[1].get(other) or "", ()):
                shared[early, late] += size
    return shared


def _parts(
    wholes: Sequence[Section],
    candidates: Sequence[Section],
    own: Mapping[int, int],
    shared: Mapping[tuple[str, str], int],
    sizes: Mapping[str, int],
) -> dict[int, list[int]]:
    """For each whole with a counterpart the free sections of the same level whose text comes mostly from it."""
    parts: dict[int, list[int]] = defaultdict(list)
    taken = set(own.values())
    for k, candidate in enumerate(candidates):
        size = sizes.get(candidate.id, 0)
        if k in taken or not size:
            continue
        share, whole = max(
            ((shared.get((w.id, candidate.id), 0) / size, -n) for n, w in enumerate(wholes) if n in own),
            default=(0.0, 0),
        )
        if share >= _COVERED and candidates[own[-whole]].level == candidate.level:
            parts[-whole].append(k)
    return parts
