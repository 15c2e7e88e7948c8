"""Which script a text is written in: simplified or traditional characters."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

_MISSING = re.compile(rb"&#(\d{5});")


def traditional_characters(text: str) -> str:
    """The different characters of a text that only the traditional script has, in the order of their codes.

    GB 2312 holds the simplified characters in common use, Big5 the traditional ones; what Big5 knows and GB 2312 does
    not is a traditional form (or a rare character, which is the same in both).

    Example:
        >>> traditional_characters("学學期")
        '學'
    """
    codes = set(_MISSING.findall(text.encode("gb2312", "xmlcharrefreplace")))
    rest = "".join(sorted(chr(code) for code in map(int, codes) if 0x4E00 <= code <= 0x9FFF))
    return rest.encode("big5", "ignore").decode("big5")


@lru_cache(maxsize=8192)
def is_traditional(character: str) -> bool:
    """Whether a character belongs to the traditional script only.

    Example:
        >>> is_traditional("學"), is_traditional("学")
        (True, False)
    """
    return bool(traditional_characters(character))


@cache
def converter() -> Any:
    """The converter of OpenCC from traditional to simplified, by phrases; made on first use."""
    import opencc

    return opencc.OpenCC("t2s")


@lru_cache(maxsize=32768)
def simplified(character: str) -> str:
    """The simplified form of a single character, itself where it has none.

    Example:
        >>> simplified("學"), simplified("学")
        ('学', '学')
    """
    return str(converter().convert(character))
