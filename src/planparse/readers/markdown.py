"""Markdown: the text that a reader of the rendered page sees, headings and tables kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from planparse.readers.builder import Builder, GridCell
from planparse.readers.html_blocks import blocks
from planparse.readers.source import Limits, Source
from planparse.readers.text import decode

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n((?:[^\n]{0,500}\n){0,60}?)---[ \t]*(?:\r?\n|\Z)")
_TOLD_BY_FRONT_MATTER = re.compile(r"(title|date|source|author|标题|日期|来源|发布时间)\s*[:：]\s*(.+)", re.IGNORECASE)
# CommonMark sees no emphasis in **要点：**正文, because punctuation stands before the closing stars.
_LEFT_STARS = re.compile(r"\*\*([^*\n]{1,200})\*\*")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\n]{1,30})\]:[ \t]*(.*)\n?", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^[^\]\n]{1,30}\](?!:)")
# [1]: 说明 would be the address of a link, which nobody sees.
_REMARK = re.compile(r"^ {0,3}(?=\[[^\]\n]{1,40}\]:\s{0,4}[\u4e00-\u9fff“《])", re.MULTILINE)
# Many authors, and tools older than CommonMark, leave no space there; #开学季# is a hashtag.
_TIGHT_HEADING = re.compile(
    r"^( {0,3}#{1,6})(?=[\u4e00-\u9fff（《“](?![^#\n]{0,40}#(?:[^#\s]|[ \t]+\S)))", re.MULTILINE
)
_CONTENTS = re.compile(r"\[{1,2}toc\]{1,2}", re.IGNORECASE)
_DEEPEST = 100  # what lies deeper is dropped; each level of a list counts for two
_SETTINGS = {"html": True, "maxNesting": _DEEPEST}
_HOLDERS = frozenset(("list_item_open", "blockquote_open"))
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(data: bytes, name: str, limits: Limits) -> Source:
    """Read a Markdown file.

    Markers of emphasis, links and quotes go, and text that is struck out; numbers of lists stay as written (equal ones
    are counted), bullets become ``•``. Each line stays a line, since Chinese authors end paragraphs with a single line
    end. Title and date of the front matter are kept, the date as ``furniture``; footnotes stand at the end.

    Warnings: ``unread_part`` (lists or quotes inside each other that are too deep).

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
    notes = _NOTE.findall(text)
    text = _TIGHT_HEADING.sub(r"\1 ", _REMARK.sub(r"\\", _REFERENCE.sub("", _NOTE.sub("", text))))
    parser = MarkdownIt("commonmark", _SETTINGS).enable(["table", "strikethrough"]).disable("text_join")
    tokens = parser.parse(text)
    if any(token.level == _DEEPEST - 1 and token.type in _HOLDERS for token in tokens):
        builder.warn("unread_part", f"lists or quotes inside each other are read {_DEEPEST // 2 - 1} levels deep")
    _add(builder, tokens)
    for label, note in notes:
        builder.paragraph(f"[{label}] {note}" if note.strip() else "", "footnote")
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
    counts: dict[int, tuple[str, int]] = {}
    position = 0
    while position < len(tokens):
        token = tokens[position]
        match token.type:
            case "heading_open":
                level = int(token.tag[1])
            case "list_item_open":
                prefix += _marker(token, counts)
            case "ordered_list_open":
                counts.pop(token.level + 1, None)
            case "table_open":
                end = next(at for at in range(position, len(tokens)) if tokens[at].type == "table_close")
                builder.table(_cells(tokens[position:end]))
                position = end
            case "inline":
                text = _plain(token)
                builder.paragraph(prefix + text if text.strip() else "", "heading" if level else None, level)
                level, prefix = 0, ""
            case "code_block" | "fence":
                builder.paragraph(token.content)
            case "html_block":
                _add_html(builder, token.content)
        position += 1


def _marker(item: Token, counts: dict[int, tuple[str, int]]) -> str:
    """What stands before an item of a list: its number as written, or counted where all bear the same (1. 1. 1.)."""
    if not item.info:
        return "• "
    written, number = counts.get(item.level, ("", 0))
    number = number + 1 if item.info == written else int(item.info)
    counts[item.level] = item.info, number
    return f"{number if item.info == written else item.info}{item.markup} "


def _add_html(builder: Builder, content: str) -> None:
    parser = html.HTMLParser(encoding="utf-8")
    for block in blocks(
        html.fragment_fromstring(content.encode("utf-8", "replace"), create_parent="div", parser=parser)
    ):
        if block.cells:
            builder.table(block.cells)
        else:
            builder.paragraph(block.text, "heading" if block.level else None, block.level)


def _cells(tokens: Sequence[Token]) -> Iterator[GridCell]:
    row = column = -1
    for token in tokens:
        if token.type == "tr_open":
            row, column = row + 1, -1
        elif token.type == "inline":
            column += 1
            yield GridCell(row, column, _plain(token))


def _plain(token: Token) -> str:
    """Text of an inline token without its markers; what the author escaped, as a mask of stars, stays as it is."""
    if _CONTENTS.fullmatch(token.content.strip()):
        return ""
    pieces: list[str] = []
    done = ""
    struck = 0
    for child in token.children or ():
        struck += (child.type == "s_open") - (child.type == "s_close")
        if struck:
            continue
        if child.info == "escape":
            done += _LEFT_STARS.sub(r"\1", "".join(pieces)) + child.content
            pieces.clear()
        elif child.type in {"text", "text_special", "code_inline"}:
            pieces.append(child.content)
        elif child.type in {"softbreak", "hardbreak"} or (child.type == "html_inline" and _BREAK.match(child.content)):
            pieces.append("\n")
    return done + _LEFT_STARS.sub(r"\1", "".join(pieces))
