"""Numbering at the head of a line, titles without closing punctuation, numbers of documents."""

from __future__ import annotations

import re

from planparse.corpus.marks import Inline

_NUMERAL = "[一二三四五六七八九十百〇零\\d]"
_LABEL = re.compile(
    rf"(?:[（(]{_NUMERAL}{{1,4}}[）)]|{_NUMERAL}{{1,3}}(?:[、，]|[．.](?!\d)|[）)])|第{_NUMERAL}{{1,3}}(?:[章节条编篇]|部分)、?|[①-⑳]"
    rf"|[一二三四五六七八九十]{{1,3}}(?:是|要)(?=\S)|第{_NUMERAL}{{1,2}}[，、]|[◆●★■▲◇○·•]"
    rf"|附件{_NUMERAL}{{0,2}}[：:])[ 　]*"
)
_FIRST_CELL = re.compile(rf"{_NUMERAL}{{1,3}}(?=\t)")
_CLOSING = "。；;：:，,、.．!！ 　\n"
_NUMBERED = re.compile(r"[^\s（(〔\[【《》]+[〔\[（(【]\d{4}[〕\]）)】]第?\d+号")


def label_length(text: str) -> int:
    """Number of characters that the numbering or bullet of a line takes.

    Example:
        >>> label_length("（三）抓常规"), label_length("1.5万亩"), label_length("一是抓")
        (3, 0, 2)
    """
    match = _LABEL.match(text)
    return match.end() if match else 0


def clean_title(text: str) -> str:
    """A heading without closing punctuation, on one line."""
    return text.replace("\n", "").strip(_CLOSING)


def document_number(text: str) -> str | None:
    """Number of a document in the form of GB/T 9704.

    Example:
        >>> document_number("《办法》(云教发[2024]第3号)")
        '云教发〔2024〕3号'
    """
    match = _NUMBERED.search(text)
    if not match:
        return None
    return re.sub(r"[〔\[（(【](\d{4})[〕\]）)】]第?", r"〔\1〕", match[0])


def label_end(inline: Inline) -> int:
    """Length of the numbering of a line; a marked one wins, and it never reaches beyond the title."""
    marked = inline.of("label")
    number = _FIRST_CELL.match(inline.raw)
    length = marked[0].end if marked else number.end() if number else label_length(inline.raw)
    return length if inline.split is None else min(length, inline.split)
