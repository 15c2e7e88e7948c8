"""Cuts a document into plans and each plan from what stands around it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planparse.outline.furniture import Furniture, furniture_of, teaser_start
from planparse.outline.headings import is_plain_heading
from planparse.outline.model import Line
from planparse.outline.numbering import label_of
from planparse.outline.official import (
    attachments_start,
    is_addressee,
    is_attachment_head,
    is_body,
    is_masthead,
    signature_start,
    without_cover,
)
from planparse.outline.opening import is_subtitle, is_term_line, joined_title, undated_title
from planparse.outline.series import marked_stem, names_collection, title_over_all
from planparse.outline.titles import (
    LONGEST_TITLE,
    despaced,
    is_collection_title,
    is_double_title,
    is_notice,
    is_title,
    part_title,
    stem_and_number,
)

_NEAR_TOP = 30
_FIRST_TITLE = 2  # lines above the first of a collection's titles that name neither year nor office
_HEAD_LINE = 80
_RESTART = 300
_SENTENCE = 20
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}$|[\u4e00-\u9fff]\s{1,2}[\u4e00-\u9fff]$")


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one plan: its title, the lines about it, and its content."""

    title: Line | None
    title_text: str | None
    head: tuple[Line, ...]
    content: tuple[Line, ...]


def parts_of(lines: Sequence[Line], aside: Collection[int] = ()) -> list[Part]:
    """All plans of a document, in order; furniture, disclaimers and teasers belong to none.

    ``aside`` holds the starts of lines that the file's format marks as beside the content; of these only lines about
    the plan (source, date) are kept.
    """
    lines = [
        line
        for line in lines
        if (line.start not in aside or furniture_of(line.text) == "head") and not names_collection(line.text)
    ]
    starts = _collection_starts(lines)
    if not starts:
        part = _part(lines, None)
        return [part] if part else []
    bounds = [*(index for index, _ in starts), len(lines)]
    parts = [_part(lines[a + 1 : b], (lines[a], text)) for (a, text), b in zip(starts, bounds[1:], strict=True)]
    return [part for part in parts if part]


def _collection_starts(lines: Sequence[Line]) -> list[tuple[int, str]]:
    marked = [(i, title) for i, line in enumerate(lines) if (title := part_title(line.text)) is not None]
    if len(marked) > 1 and not any(is_double_title(line.text) for line in lines[: marked[0][0]]):
        return marked
    numbered = _numbered_titles(lines)
    return numbered if len(numbered) > 1 else _restarts(lines) or _first_of_marked(lines)


def _numbered_titles(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Titles with one stem and the numbers 1, 2, 3 … of a collection."""
    runs: dict[str, list[tuple[int, str]]] = {}
    for i, line in enumerate(lines):
        if len(line.text) > LONGEST_TITLE or is_collection_title(line.text):
            continue
        split = stem_and_number(line.text) or marked_stem(line.text)
        if split:
            runs.setdefault(split[0], []).append((i, split[1]))
    stem, best = max(runs.items(), key=lambda run: len(run[1]), default=("", []))
    if len(best) < 2 or best[0][1] not in {"1", "一"}:
        return []
    if best[0][0] > _FIRST_TITLE and not is_title(stem) and marked_stem(lines[best[0][0]].text) is None:
        return []
    return [(i, stem) for i, _ in best]


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


def _part(lines: Sequence[Line], numbered: tuple[Line, str] | None) -> Part | None:
    """One plan out of its lines; ``numbered`` is its title as the collection gives it."""
    kinds = [furniture_of(line.text) for line in lines]
    lines, kinds = _without_tail(lines, kinds)
    title, title_text = numbered or (None, None)
    head: list[Line] = []
    begin = 0
    top = _top_title(lines, kinds, at_once=numbered is not None)
    if top is None:
        top = undated_title(lines, kinds)
    if top is not None:
        title, begin = joined_title(lines, top), top + 1
        above = zip(lines[:top], kinds, strict=False)
        head = [line for line, kind in above if line.start < title.start and _is_about(line.text, kind)]
        title_text = title.text
    while begin < len(lines) and (kinds[begin] is not None or _is_head(lines, begin)):
        if kinds[begin] in {"head", None}:
            head.append(lines[begin])
        begin += 1
    content = [line for line, kind in zip(lines[begin:], kinds[begin:], strict=True) if kind not in {"drop", "caption"}]
    if title is None and (over := title_over_all(content)) is not None:
        title, title_text, content = content[over], content[over].text, content[over + 1 :]
    signed = signature_start(content)
    head += content[signed:]
    content = content[:signed]
    listed = attachments_start(content)
    head += [line for line in content[listed:] if not is_attachment_head(line.text)]
    content = [*content[:listed], *(line for line in content[listed:] if is_attachment_head(line.text))]
    if title_text and is_notice(title_text):
        content, joint = without_cover(content)
        head += joint
    if title is None and not content:
        return None
    return Part(title, _unnumbered(title_text), tuple(head), tuple(content))


def _is_about(text: str, kind: str | None) -> bool:
    return kind == "head" or is_masthead(text) or is_term_line(text)


def _is_name(text: str, before: str) -> bool:
    """The name of a speaker alone on a line below the date of the speech."""
    return bool(_NAME.match(text)) and furniture_of(before) == "head" and not is_plain_heading(text)


def _unnumbered(title: str | None) -> str | None:
    if not title:
        return None
    if title[0] == "《" and title.find("》") == len(title) - 1:
        title = title[1:-1]
    split = stem_and_number(title)
    return split[0] if split else despaced(title)


def _without_tail(
    lines: Sequence[Line], kinds: list[Furniture | None]
) -> tuple[Sequence[Line], list[Furniture | None]]:
    """Leave out what follows the content: links, editor's lines, licences, teasers."""
    seen = 0
    for i, kind in enumerate(kinds):
        if seen and (kind == "links" or (kind == "tail" and not _content_follows(lines, kinds, i))):
            lines, kinds = lines[:i], kinds[:i]
            break
        seen += kind is None and (len(lines[i].text) > _SENTENCE or label_of(lines[i].text) is not None)
    end = teaser_start(lines)
    return lines[:end], kinds[:end]


def _content_follows(lines: Sequence[Line], kinds: Sequence[str | None], at: int) -> bool:
    behind = sum(len(line.text) for line, kind in zip(lines[at:], kinds[at:], strict=True) if kind is None)
    before = sum(len(line.text) for line in lines[:at])
    return behind > before


def _top_title(lines: Sequence[Line], kinds: Sequence[str | None], *, at_once: bool) -> int | None:
    """Index of the title; in a collection only the line right behind the collection's own title counts."""
    found: int | None = None
    for i, line in enumerate(lines[:_NEAR_TOP]):
        if kinds[i] is not None:
            continue
        if not is_title(line.text):
            if at_once or label_of(line.text) or len(line.text) > _HEAD_LINE or line.text.endswith(("：", ":")):
                break
            continue
        if is_collection_title(line.text):
            continue
        found = i
        if at_once:
            break
    return found


def _is_head(lines: Sequence[Line], i: int) -> bool:
    """A line about the plan between title and content: document number, addressee, a title's second half."""
    text = lines[i].text
    if len(text) > 90 or label_of(text):
        return False
    before = lines[i - 1].text if i else ""
    if before.endswith(("：", ":")) and len(before) < 8 and furniture_of(before) == "head":
        return True
    following = lines[i + 1].text if i + 1 < len(lines) else ""
    signed = is_body(text) and furniture_of(following) == "head"
    if signed or is_masthead(text) or is_addressee(text) or _is_name(text, before):
        return True
    return i > 0 and is_subtitle(lines, i)
