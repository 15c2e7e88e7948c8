"""Cuts a document into its plans."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from planparse.outline.furniture import furniture_of
from planparse.outline.model import Line
from planparse.outline.numbering import label_of
from planparse.outline.part import Part, part_of
from planparse.outline.series import marked_stem, names_collection
from planparse.outline.titles import (
    LONGEST_TITLE,
    is_collection_title,
    is_double_title,
    is_half,
    is_title,
    is_undated_title,
    part_title,
    stem_and_number,
)

_NEAR_TOP = 30
_FIRST_TITLE = 2  # lines above the first of a collection's titles that name neither year nor office
_RESTART = 300
_FIRST = re.compile(r"【?\s?(?:第\s?[一1]\s?篇|(?:篇|范文)\s?[一1](?![\d一二三四五六七八九十]))")


def parts_of(lines: Sequence[Line], aside: Collection[int] = ()) -> list[Part]:
    """All plans of a document, in order; furniture, disclaimers and teasers belong to none.

    ``aside`` holds the starts of lines that the file's format marks as beside the content; of these only lines about
    the plan (source, date) are kept.
    """
    lines = [
        line
        for line in lines
        if (line.start not in aside or furniture_of(line.text) == "head")
        and not ("篇" in line.text and names_collection(line.text))
    ]
    starts = _collection_starts(lines)
    if not starts:
        part = part_of(lines, None)
        return [part] if part else []
    bounds = [*(index for index, _ in starts), len(lines)]
    parts = [part_of(lines[a + 1 : b], (lines[a], text)) for (a, text), b in zip(starts, bounds[1:], strict=True)]
    return [part for part in parts if part]


def _collection_starts(lines: Sequence[Line]) -> list[tuple[int, str]]:
    marked = [(i, title) for i, line in enumerate(lines) if (title := part_title(line.text)) is not None]
    if len(marked) > 1 and not _are_parts_of_one(lines, marked):
        return marked
    if len(marked) == 1 and _is_first_of_more(lines, *marked[0]):
        return marked
    numbered = _numbered_titles(lines)
    return numbered if len(numbered) > 1 else _restarts(lines) or _first_of_marked(lines)


def _are_parts_of_one(lines: Sequence[Line], marked: Sequence[tuple[int, str]]) -> bool:
    """Whether 第一篇 numbers the parts of one plan: its title stands above, or chapters stand below them."""
    above = [line.text for line in lines[: marked[0][0]]]
    if any(is_double_title(text) for text in above):
        return True
    behind = [label_of(lines[i + 1].text) for i, _ in marked if i + 1 < len(lines)]
    if any(label and label.kind == "chapter" for label in behind):
        return True
    named = any(is_title(title) or is_undated_title(title) or not title for _, title in marked)
    numbered = all(lines[i].text.startswith("第") for i, _ in marked)
    return numbered and not named and any(is_title(text) and not is_collection_title(text) for text in above)


def _is_first_of_more(lines: Sequence[Line], i: int, title: str) -> bool:
    """Whether a page gives the first plan of a collection alone (篇一：某某工作计划)."""
    return i < _NEAR_TOP and bool(_FIRST.match(lines[i].text)) and (is_title(title) or is_undated_title(title))


def _numbered_titles(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Titles with one stem and the numbers 1, 2, 3 … of a collection."""
    runs: dict[str, list[tuple[int, str]]] = {}
    for i, line in enumerate(lines):
        if len(line.text) > LONGEST_TITLE or is_collection_title(line.text):
            continue
        split = marked_stem(line.text) or stem_and_number(line.text)
        if split:
            runs.setdefault(split[0], []).append((i, split[1]))
    stem, best = max(runs.items(), key=lambda run: len(run[1]), default=("", []))
    if len(best) < 2 or best[0][1] not in {"1", "一"}:
        return []
    if best[0][0] > _FIRST_TITLE and not is_title(stem) and marked_stem(lines[best[0][0]].text) is None:
        return []
    before = [(i + 1, number) for i, number in best]
    return [(i, stem) for i, number in best if (i, number) not in before]


def _first_of_marked(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """The first title of a collection of which no more was kept (…工作计划 篇1)."""
    for i, line in enumerate(lines[:_NEAR_TOP]):
        split = marked_stem(line.text)
        if split is not None and split[1] in {"1", "一"}:
            return [(i, split[0])]
    return []


def _restarts(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Several titles without numbering, each with a numbering of its own that begins again at one."""
    titles = [i for i, line in enumerate(lines) if len(line.text) <= LONGEST_TITLE and is_title(line.text)]
    texts = [lines[i].text for i in titles]
    if next((is_half(text, texts[0]) for text in texts if text != texts[0]), False):
        return []
    found: list[int] = []
    for i, end in pairwise([*titles, len(lines)]):
        body = lines[i + 1 : end]
        labels = [label for line in body if (label := label_of(line.text))]
        if labels and labels[0].number == 1 and sum(len(line.text) for line in body) >= _RESTART and len(labels) > 1:
            found.append(i)
    if len(found) < 2:
        return []
    first = [label_of(lines[i + 1].text) for i in found]
    same_kind = {label.kind for label in first if label}
    return [(i, lines[i].text) for i in found] if len(same_kind) == 1 and all(first[1:]) else []
