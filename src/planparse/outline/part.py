"""One plan out of its lines: title, the lines about the plan, content; what stands around it is left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from planparse.outline.calendars import is_day_heading, is_time_heading
from planparse.outline.columns import is_column, is_columns
from planparse.outline.covers import same_words, without_cover
from planparse.outline.furniture import Furniture, furniture_of, teaser_start
from planparse.outline.glued_titles import title_in_field, title_of_pages, title_twice, without_title
from planparse.outline.headings import ends_open, is_plain_heading
from planparse.outline.lines import TABLE
from planparse.outline.model import Line
from planparse.outline.node import HEADING_LONGEST
from planparse.outline.numbering import label_of
from planparse.outline.official import (
    attachments_start,
    is_addressee,
    is_attachment_head,
    is_body,
    is_date,
    is_masthead,
    is_open_addressee,
    signature_start,
)
from planparse.outline.opening import (
    goes_on_with_plan,
    heads_half,
    is_split_title,
    is_subtitle,
    is_title_with_motto,
    joined_title,
    titled_by_page,
    undated_title,
    wrapped_title,
)
from planparse.outline.series import title_over_all
from planparse.outline.time_lines import is_term_line
from planparse.outline.titles import (
    despaced,
    is_collection_title,
    is_half,
    is_notice,
    is_title,
    stem_and_number,
    title_within,
)

_NEAR_TOP = 30
_SHORTEST_TITLE = 6  # of one below another
_HEAD_LINE = 80
_SENTENCE = 20
_REPEATED_WITHIN = 12
_CONTENTS_WITHIN = 60
_LEAST_CONTENTS = 6  # entries
_SIGNATURE_REACH = 16  # lines
_CONTENTS = re.compile(r"[【（(]?目\s*[录次][】）)]?$")
_PAGE = re.compile(r"[\s.…·—-]{0,120}\d{1,3}$")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}$|[\u4e00-\u9fff]\s{1,2}[\u4e00-\u9fff]$")


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one plan: its title, the lines about it, and its content."""

    title: Line | None
    title_text: str | None
    head: tuple[Line, ...]
    content: tuple[Line, ...]


def part_of(lines: Sequence[Line], numbered: tuple[Line, str] | None) -> Part | None:
    """One plan, or None where its lines hold nothing; ``numbered`` is its title as a collection gives it."""
    lines = _without_contents(lines)
    lines, kinds = _without_tail(lines, [furniture_of(line.text) for line in lines])
    named, head, begin = _opening(lines, kinds, numbered)
    content = [line for line, kind in zip(lines[begin:], kinds[begin:], strict=True) if kind not in {"drop", "caption"}]
    if named is None and (over := title_over_all(content)) is not None:
        named, content = (content[over], content[over].text), content[over + 1 :]
    content, behind = _without_end(content)
    named = named or title_in_field(head)
    if (named and is_notice(named[1])) or any(is_addressee(line.text) for line in head):
        cover = without_cover(content, named[1] if named else "")
        about = _head_lines(cover.plan) if cover.title else 0
        halves = [cover.title] if named and cover.title and is_half(cover.title.text, named[1]) else []
        behind += [*cover.joint, *cover.plan[:about]]
        content = [*cover.letter, *halves, *cover.plan[about:]]
        named = named or (cover.title and (cover.title, cover.title.text))
    named = named or title_of_pages(lines) or title_twice(content)
    if named is not None:
        content = without_title(content, named[1])
    if named is None and not content:
        return None
    title, text = named or (None, None)
    return Part(title, _unnumbered(text), (*head, *behind), tuple(content))


def _opening(
    lines: Sequence[Line], kinds: Sequence[Furniture | None], numbered: tuple[Line, str] | None
) -> tuple[tuple[Line, str] | None, list[Line], int]:
    """The title with its text, the lines about the plan above and below it, and where content begins."""
    named, head, begin = numbered, [], 0
    top = _top_title(lines, kinds, at_once=numbered is not None)
    if top is None and numbered is None:
        top = wrapped_title(lines, kinds)
    if top is None:
        top = undated_title(lines, kinds)
    if top is None and numbered is None:
        top = titled_by_page(lines, kinds)
    if top is not None:
        title = _bare(joined_title(lines, top))
        above = zip(lines[:top], kinds, strict=False)
        head = [line for line, kind in above if line.start < title.start and _is_about(line.text, kind)]
        named, begin = (title, title.text), top + 1
    repeated = _behind_repeated(lines, begin, named[0] if named else None)
    if not any(is_addressee(line.text) for line in lines[begin:repeated]):
        begin = max(begin, repeated)
    while begin < len(lines) and (kinds[begin] is not None or _is_head(lines, begin)):
        if kinds[begin] in {"head", None}:
            head.append(lines[begin])
        begin += 1
    return named, head, begin


def _head_lines(lines: Sequence[Line]) -> int:
    """How many lines below a title are about the plan (who spoke when and where, its term)."""
    count = 0
    while count < len(lines) and (furniture_of(lines[count].text) == "head" or _is_head(lines, count)):
        count += 1
    return count


def _behind_repeated(lines: Sequence[Line], begin: int, title: Line | None) -> int:
    """Where content begins behind a title that a page gives twice, once as its own and once as the document's."""
    if title is None:
        return begin
    for i in range(begin, min(begin + _REPEATED_WITHIN, len(lines))):
        if label_of(lines[i].text):
            break
        for end in (i + 1, i + 2, i + 3):
            if same_words("".join(line.text for line in lines[i:end]), title.text):
                return end
    return begin


def _without_contents(lines: Sequence[Line]) -> Sequence[Line]:
    """Leave out a table of contents: its entries, down to the heading that the first of them names."""
    for i, line in enumerate(lines[:_CONTENTS_WITHIN]):
        if i + 1 < len(lines) and _CONTENTS.match(line.text):
            entry = _PAGE.sub("", lines[i + 1].text)
            again = next((k for k in range(i + 2, len(lines)) if same_words(lines[k].text, entry)), i)
            behind = {line.text for line in lines[again:]}
            end = next((k for k in range(i + 1, again) if not _is_entry(lines[k].text, behind)), again)
            return [*lines[:i], *lines[end:]]
    return _without_headings_twice(lines)


def _without_headings_twice(lines: Sequence[Line]) -> Sequence[Line]:
    """Leave out a table of contents that nothing announces: numbered headings in a row, then the first of them."""
    first = next((i for i, line in enumerate(lines[:_NEAR_TOP]) if label_of(line.text)), len(lines))
    end = first
    while end < len(lines) and len(lines[end].text) <= HEADING_LONGEST and _heads(lines[end].text):
        end += 1
        if end - first >= _LEAST_CONTENTS and _begin_again(lines, first, end):
            return [*lines[:first], *lines[end:]]
    return lines


def _begin_again(lines: Sequence[Line], first: int, end: int) -> bool:
    """Whether the headings from ``first`` to ``end`` begin again there: the first of them, and another one behind it.

    A list of short entries that are told of below as well (1、备课, then 1、备课要认真) does not.
    """
    if end == len(lines) or not _is_heading_again(lines[end].text, lines[first].text):
        return False
    second = lines[first + 1].text
    return any(_is_heading_again(line.text, second) for line in lines[end + 1 :])


def _is_heading_again(text: str, heading: str) -> bool:
    """Whether a line is a heading, with or without what follows it on its line."""
    return text.startswith(heading) and not text[len(heading) : len(heading) + 1].isalnum()


def _heads(text: str) -> bool:
    return ends_open(text) and label_of(text) is not None


def _is_entry(text: str, behind: Collection[str]) -> bool:
    """Whether a line of a table of contents is an entry: it has a number or a page, or stands behind it again."""
    return label_of(text) is not None or _PAGE.search(text) is not None or text in behind


def _without_end(content: list[Line]) -> tuple[list[Line], list[Line]]:
    """Content without the signature, before or behind the list of attachments, and the names in that list."""
    above = next((i + 1 for i in range(1, len(content) - 1) if _signs_above_supplement(content, i)), None)
    listed = attachments_start(content) if above is None else above
    signed = signature_start(content[:listed])
    if above is not None:
        signed = attachments_start(content[:signed])
    about = content[signed:listed]
    content = [*content[:signed], *content[listed:]]
    listed = attachments_start(content)
    about += [line for line in content[listed:] if not is_attachment_head(line.text)]
    return [*content[:listed], *(line for line in content[listed:] if is_attachment_head(line.text))], about


def _signs_above_supplement(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is the last of a signature with a supplement behind it (附：行事历)."""
    if lines[i + 1].text[0] != "附":
        return False
    near = lines[max(0, i - _SIGNATURE_REACH) : i + 1]
    signature = near[signature_start(near) :]
    return len(signature) > 1 and any(is_date(line.text) for line in signature)


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
        if found is not None and _opens_calendar(lines[i : i + 2]):
            break
        if not _is_title(lines, i):
            if at_once or label_of(line.text) or len(line.text) > _HEAD_LINE or line.text.endswith(("：", ":")):
                break
            continue
        if is_collection_title(line.text):
            continue
        if found is not None and (heads_half(lines, found, i) or len(line.text) < _SHORTEST_TITLE):
            break
        found = i + goes_on_with_plan(lines, i)
        if at_once:
            break
    return found


def _opens_calendar(lines: Sequence[Line]) -> bool:
    """Whether a calendar begins with a line: what stands in it is no title."""
    text = lines[0].text
    if text == TABLE or is_time_heading(text) or is_day_heading(text):
        return True
    return all(is_columns(line.text) for line in lines) or all(is_column(line.text) for line in lines)


def _is_title(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    return is_title(text[slice(*title_within(text))]) or is_split_title(lines, i) or is_title_with_motto(text)


def _bare(line: Line) -> Line:
    """A title without the document number beside it and the brackets around it."""
    start, end = title_within(line.text)
    return Line(line.start + start, line.end - (len(line.text) - end), line.text[start:end])


def _is_head(lines: Sequence[Line], i: int) -> bool:
    """A line about the plan between title and content: document number, addressee, a title's second half."""
    text = lines[i].text
    if is_addressee(text) or (i + 1 < len(lines) and is_open_addressee(text, lines[i + 1].text)):
        return True
    if len(text) > 90 or label_of(text):
        return False
    before = lines[i - 1].text if i else ""
    if before.endswith(("：", ":")) and len(before) < 8 and furniture_of(before) == "head":
        return True
    following = lines[i + 1].text if i + 1 < len(lines) else ""
    signed = is_body(text) and (furniture_of(following) == "head" or following.startswith(("各位代表", "各位委员")))
    if signed or is_masthead(text) or (is_date(text) and is_body(before)) or _is_name(text, before):
        return True
    return i > 0 and is_subtitle(lines, i)
