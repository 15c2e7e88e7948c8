"""Word-level difference of two texts: numbers stay whole, and all steps together give both texts back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planparse.comparison.model import Change
from planparse.mentions.quantities import find_quantities
from planparse.text import tokens


def words(text: str) -> list[str]:
    """Words of a text by jieba; a number and its unit are one word. Joined they give the text.

    Example:
        >>> words("增长5.5%左右，听课两节")
        ['增长', '5.5%', '左右', '，', '听课', '两节']
    """
    found: list[str] = []
    last = 0
    for quantity in find_quantities(text):
        found += tokens.words(text[last : quantity.start])
        found.append(quantity.text)
        last = quantity.end
    return found + tokens.words(text[last:])


def changes(earlier: str, later: str) -> tuple[Change, ...]:
    """Steps that turn one text into the other, word by word.

    Args:
        earlier: Text before.
        later: Text after.

    Returns:
        Steps in the order of both texts; their ``earlier`` parts joined give the earlier text, their ``later`` parts
        the later one. Neighbouring deletions and insertions are one replacement.

    Example:
        >>> [(step.op, step.earlier, step.later) for step in changes("增长5%左右", "增长5.5%左右")]
        [('equal', '增长', '增长'), ('replace', '5%', '5.5%'), ('equal', '左右', '左右')]
    """
    if earlier == later:
        return (Change(op="equal", earlier=earlier, later=later),) if earlier else ()
    if not earlier or not later:
        return (Change(op="insert" if later else "delete", earlier=earlier, later=later),)
    return tuple(_steps(words(earlier), words(later)))


def _steps(before: list[str], after: list[str]) -> Iterator[Change]:
    from rapidfuzz.distance import LCSseq

    kept = [
        (code.src_start, code.src_end, code.dest_start) for code in LCSseq.opcodes(before, after) if code.tag == "equal"
    ]
    ends = [(0, 0, 0), *kept, (len(before), len(before), len(after))]
    for (start, end, at), (next_start, _, next_at) in pairwise(ends):
        same = "".join(before[start:end])
        if same:
            yield Change(op="equal", earlier=same, later=same)
        old, new = "".join(before[end:next_start]), "".join(after[at + end - start : next_at])
        if old or new:
            yield Change(op="replace" if old and new else "insert" if new else "delete", earlier=old, later=new)
