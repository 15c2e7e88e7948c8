"""Written documents as files of other formats than plain text: DOCX, HTML, Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Literal

from planparse.corpus.gold import Written

Kind = Literal["title", "heading", "row", "outside", "text"]
_MAX_HEADING = 25


@dataclass(frozen=True, slots=True)
class Layout:
    """One line of a document: what it is, its level if it is a heading, and whether it stands before any plan."""

    kind: Kind
    text: str
    level: int = 0
    before: bool = False
    after: bool = False


def layout(written: Written) -> Iterator[Layout]:
    r"""The lines of a document in order; a table row is one line, whatever stands in its cells.

    Example:
        >>> from planparse.corpus.gold import read_notation
        >>> source = "~ 首页\n= 计划\n# 一、目标 {goal}\ngoal 好。"
        >>> [(line.kind, line.text) for line in layout(read_notation(source))]
        [('outside', '首页'), ('title', '计划'), ('heading', '一、目标'), ('text', '好。')]
    """
    kinds: dict[int, tuple[Kind, int, int]] = {}
    for start, end, level in written.headings:
        kinds[start] = ("heading" if level else "title", end, level)
    for span in written.outside:
        kinds[span.start] = ("outside", span.end, 0)
    for span in written.rows:
        kinds[span.start] = ("row", span.end, 0)
    first = min((plan.span.start for plan in written.plans), default=0)
    last = max((plan.span.end for plan in written.plans), default=0)
    at = 0
    while at < len(written.text):
        stop = written.text.find("\n", at)
        stop = len(written.text) if stop < 0 else stop
        begin = at + len(written.text[at:stop]) - len(written.text[at:stop].lstrip(" 　"))
        kind, stop, level = kinds.get(begin, ("text", stop, 0))
        if kind == "heading":  # what is glued to a heading stands on its line
            stop = written.text.find("\n", stop) if "\n" in written.text[stop:] else len(written.text)
        text = written.text[begin:stop]
        if text.strip():
            long = kind == "heading" and len(text) > _MAX_HEADING and "。" in text[:-1]
            yield Layout("text" if long else kind, text, level, before=stop <= first, after=begin >= last)
        at = max(stop, at) + 1


def markdown_bytes(written: Written) -> bytes:
    """Markdown: headings by ``#``, tables by pipes, an empty line between paragraphs."""
    blocks = []
    for is_row, group in groupby(layout(written), key=lambda line: line.kind == "row"):
        lines = list(group)
        if is_row:
            rows = ["| " + " | ".join(line.text.replace("\n", "<br>").split("\t")) + " |" for line in lines]
            blocks.append("\n".join([rows[0], "|" + " --- |" * len(lines[0].text.split("\t")), *rows[1:]]))
        else:
            blocks += [_markdown_line(line) for line in lines]
    return ("\n\n".join(blocks) + "\n").encode()


def _markdown_line(line: Layout) -> str:
    if line.kind in {"title", "heading"}:
        return "#" * (line.level + 1) + " " + line.text
    head, dot, tail = line.text.partition(".")
    return f"{head}\\.{tail}" if dot and head.isdigit() else line.text  # written numbers are no Markdown lists


def html_bytes(written: Written, encoding: str) -> bytes:
    """A page of a government site: navigation and search above, the document in the middle, links and footer below.

    Lines outside the plan that stand before it go into the navigation, those behind it into the list of links.
    """
    lines = list(layout(written))
    site = escape(written.settings.get("site", "政务公开"))
    title = next((line.text for line in lines if line.kind == "title"), "")
    above = "".join(f"<li><a href='#'>{escape(line.text)}</a></li>" for line in lines if line.before)
    below = "".join(f"<li><a href='#'>{escape(line.text)}</a></li>" for line in lines if line.after)
    inside = [line for line in lines if not line.before and not line.after]
    body = "\n".join(_html_lines(inside))
    page = f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="{encoding}">
<title>{escape(title)}_{site}</title>
<style>p {{ text-indent: 2em }}</style><script>var views = 0;</script></head>
<body><div class="header"><h2>{site}</h2><ul class="nav">{above}</ul></div>
<div class="content">
{body}
</div>
<div class="related"><h3>相关链接</h3><ul>{below}</ul></div>
<div class="footer"><p>主办：{site}</p></div></body></html>
"""
    return page.encode(encoding)


def _html_lines(lines: list[Layout]) -> Iterator[str]:
    for is_row, group in groupby(lines, key=lambda line: line.kind == "row"):
        if is_row:
            yield "<table border='1'>"
            for line in group:
                cells = "".join(f"<td>{escape(cell).replace(chr(10), '<br>')}</td>" for cell in line.text.split("\t"))
                yield f"<tr>{cells}</tr>"
            yield "</table>"
            continue
        for line in group:
            tag = f"h{min(line.level + 1, 6)}" if line.kind in {"title", "heading"} else "p"
            yield f"<{tag}>{escape(line.text).replace(chr(10), '<br>')}</{tag}>"
