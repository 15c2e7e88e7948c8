"""Markdown: the text that a reader of the rendered page sees, headings and tables kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from planparse.readers.builder import Builder, GridCell
from planparse.readers.source import Limits, Source
from planparse.readers.text import decode

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n((?:[^\n]{0,500}\n){0,60}?)---[ \t]*(?:\r?\n|\Z)")
_TOLD_BY_FRONT_MATTER = re.compile(r"(title|date|source|author|标题|日期|来源|发布时间)\s*[:：]\s*(.+)", re.IGNORECASE)
# CommonMark sees no emphasis in **要点：**正文, because punctuation stands before the closing stars.
_LEFT_STARS = re.compile(r"\*\*([^*\n]{1,200})\*\*")
_TAG = re.compile(r"<[^<>\n]{1,500}>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read a Markdown file.

    Markers of emphasis, links and quotes go, numbers of lists stay as written, bullets become ``•``. Each line stays a
    line, since Chinese authors end paragraphs with a single line end. Title and date of the front matter are kept, the
    date as ``furniture``.

    Raises:
        ReadError: P010 and P011 as for text files.
    """
    del limits  # the size was checked before
    text, codec, notices = decode(data, name)
    builder = Builder(warnings=list(notices))
    front = _FRONT_MATTER.match(text)
    if front:
        _add_front_matter(builder, front[1])
        text = text[front.end() :]
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    _add(builder, parser.parse(text))
    return builder.source("text/markdown", codec)


def _add_front_matter(builder: Builder, lines: str) -> None:
    for key, quoted in _TOLD_BY_FRONT_MATTER.findall(lines):
        value = quoted.strip().strip("\"'")
        if key.lower() in {"title", "标题"}:
            builder.paragraph(value, "heading", 0)
        else:
            builder.paragraph(f"{key}：{value}", "furniture")


def _add(builder: Builder, tokens: Sequence[Token]) -> None:
    level, prefix = 0, ""
    position = 0
    while position < len(tokens):
        token = tokens[position]
        match token.type:
            case "heading_open":
                level = int(token.tag[1])
            case "list_item_open":
                prefix += f"{token.info}{token.markup} " if token.info else "• "
            case "table_open":
                end = next(at for at in range(position, len(tokens)) if tokens[at].type == "table_close")
                builder.table(_cells(tokens[position:end]))
                position = end
            case "inline":
                builder.paragraph(prefix + _plain(token), "heading" if level else None, level)
                level, prefix = 0, ""
            case "code_block" | "fence" | "html_block":
                builder.paragraph(_TAG.sub("", _BREAK.sub("\n", token.content)))
        position += 1


def _cells(tokens: Sequence[Token]) -> Iterator[GridCell]:
    row = column = -1
    for token in tokens:
        if token.type == "tr_open":
            row, column = row + 1, -1
        elif token.type == "inline":
            column += 1
            yield GridCell(row, column, _plain(token))


def _plain(token: Token) -> str:
    """Text of an inline token without its markers."""
    pieces = []
    for child in token.children or ():
        if child.type in {"text", "code_inline"}:
            pieces.append(child.content)
        elif child.type in {"softbreak", "hardbreak"} or (child.type == "html_inline" and _BREAK.match(child.content)):
            pieces.append("\n")
    return _LEFT_STARS.sub(r"\1", "".join(pieces))
