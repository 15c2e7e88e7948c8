"""A form of text in which noise and cleaning fall together, to compare raw characters with what they mean."""

from __future__ import annotations

import re
import unicodedata

from planparse.corpus.script import GLOSSES, converter

_GLOSS = re.compile("(?<=[{}])\\((?:{})\\)".format("".join(GLOSSES), "|".join(set(GLOSSES.values()))))
_NOTHING = re.compile(r"[\s\u200b\u200c\ufeff]+")


def fold(text: str) -> str:
    """Text without white space, glosses and zero-width characters, half-width and in simplified characters.

    Example:
        >>> fold("加強(qiáng) ２０２４年 學(xué)習(xí)")
        '加强2024年学习'
    """
    text = _NOTHING.sub("", text)
    if "(" in text:
        text = _GLOSS.sub("", text)
    text = unicodedata.normalize("NFKC", text)
    simplified: str = converter("t2s").convert(text)
    return simplified
