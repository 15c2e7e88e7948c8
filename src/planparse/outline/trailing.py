"""Paragraphs behind the last entry of a list: whether they belong to it or to the section around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.outline.headings import ends_open
from planparse.outline.node import OWN, Node
from planparse.outline.numbering import RANK

_STOP_INSIDE = re.compile(r"[。！？；;：:]")


def free_trailing(node: Node) -> None:
    """Move paragraphs behind the last entry up to the section where the entries are one paragraph each."""
    for child in node.children:
        free_trailing(child)
    children = node.children
    if len(children) > 2 and all(child.depth >= OWN for child in children):
        _free_behind_title(node, children)
        return
    if len(children) < 2:
        return
    last, earlier = children[-1], children[:-1]
    if node.items[-1] is last and _is_entry(last) and not any(child.items or child.calendar for child in earlier):
        node.items.extend(last.items)
        last.items.clear()


def _is_entry(node: Node) -> bool:
    """Whether a numbered line is an entry by itself, so that paragraphs behind it may stand apart."""
    if node.label is None or node.children or node.calendar or not node.items:
        return False
    rest = node.rest
    heads = node.is_short and (ends_open(rest) or rest.endswith(("：", ":")))
    return not heads and (node.depth > RANK["cn"] or bool(_STOP_INSIDE.search(rest[:-1])))


def _free_behind_title(node: Node, children: Sequence[Node]) -> None:
    """The same for titles over paragraphs, where each of the others has one paragraph."""
    last = children[-1]
    if node.items[-1] is last and len(last.items) > 1 and all(len(child.items) == 1 for child in children[:-1]):
        node.items.extend(last.items[1:])
        del last.items[1:]
