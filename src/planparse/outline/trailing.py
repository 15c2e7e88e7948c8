"""Paragraphs behind the last entry of a list: whether they belong to it or to the section around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from planparse.outline.headings import ends_open
from planparse.outline.model import Line
from planparse.outline.node import OWN, Node
from planparse.outline.numbering import RANK

_STOP_INSIDE = re.compile(r"[。！？；;：:]")
#: How the last paragraph of a plan opens that looks at the whole of it.
CLOSE = re.compile(
    r"(?:总之|综上所述|今后|新的(?:一年|学期|学年|征程))[，,]|回顾过去|(?:我们?)?(?:相信|坚信|深信)[，,在通经只]"
    r"|让我们|以上(?:就?是|计划|措施|工作)|通过(?:以上|上述|这些|本学期的)"
)

# How the last paragraph of a summary hands over to its plan: 特制定2025年工作计划如下：, 2025年，我校将做好两项工作。
_HANDS_OVER = re.compile(
    r"[^\n]{0,300}(?:计划|打算|安排|思路|要点)(?:如下|为)[：:。]?$"
    r"|(?:20\d\d年|新的一年|明年|来年|下一?步|下一?阶段|今后|[下新]学期)[^\n。；]{0,24}(?:将|要(?![求素点])|继续|重点[抓做围])"
)


def free_handover(root: Node) -> int | None:
    """Move the paragraph between a summary and its plan up to the plan's root, and tell where it begins.

    The numbering of the outermost kind begins again behind it.
    """
    for before, behind in pairwise(root.children):
        if behind.label is None or behind.label.number != 1 or not before.items or before.label is None:
            continue
        last = before
        while last.children and last.items[-1] is last.children[-1] and last.children[-1].items:
            last = last.children[-1]
        line = last.items[-1]
        if before.label.kind == behind.label.kind and isinstance(line, Line) and _HANDS_OVER.match(line.text):
            last.items.pop()
            root.items.insert(root.items.index(behind), line)
            return line.start
    return None


def free_close(root: Node) -> None:
    """Move the closing paragraph of a plan from the last entry up to the outermost section."""
    top = root.children[-1] if root.children else None
    if top is None or root.items[-1] is not top:
        return
    last = top
    while last.children and last.items[-1] is last.children[-1]:
        last = last.children[-1]
    line = last.items[-1] if last.items else None
    heads_it = len(last.items) == 1 and ends_open(last.rest)
    if last is not top and not heads_it and isinstance(line, Line) and CLOSE.match(line.text):
        top.items.append(last.items.pop())


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
