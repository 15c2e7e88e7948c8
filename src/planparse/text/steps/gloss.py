"""Pinyin glosses that a converter wrote behind traditional characters: 學(xué)期."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from planparse.text.clean import CleanText
from planparse.text.script import is_traditional
from planparse.text.steps.step import Step, counted

TONED = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ"
_TONE = re.compile(f"[{TONED}]")
LETTER = f"[a-zêüɡɑ{TONED}]"
GLOSS = re.compile(rf"([\u3400-\u9fff\uf900-\ufaff])[(（]({LETTER}{{1,6}})[)）]")
_CUT = re.compile(rf"([\u3400-\u9fff])[(（]({LETTER}{{0,6}})$", re.MULTILINE)
_ORPHAN = re.compile(rf"(?<![(（a-zA-ZêüɡɑĀ-ǜ])({LETTER}{{1,6}})[)）]")
_SYLLABLE = re.compile(
    "(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?"
    "(?:a(?:i|o|ng?)?|o(?:u|ng)?|e(?:i|ng?|r)?|i(?:a(?:o|ng?)?|e|u|ong|ng?)?|u(?:a(?:i|ng?)?|o|i|e|n)?|v(?:e|an|n)?)|ng?|m"
)
_CONVERTED = 3  # so many glosses show that a converter went over the whole text


def run(clean: CleanText) -> CleanText:
    """Remove glosses. Brackets with an English word or a remark stay, and so does pinyin that an author gives.

    Converters gloss traditional characters only; where a text holds several such glosses, those behind characters that
    both scripts share, cut ones and ones without their opening bracket go as well.

    Example:
        >>> run(CleanText.of("學(xué)期計(jì)劃(plan)")).text
        '學期計劃(plan)'
    """
    if not _TONE.search(clean.text):
        return clean
    glosses = [match for match in GLOSS.finditer(clean.text) if pinyin(match[2])]
    sure = [match for match in glosses if is_traditional(match[1])]
    if not sure:
        return clean
    converted = len(sure) >= _CONVERTED
    removed = glosses if converted else [match for match in sure if _TONE.search(match[2])]
    places = [(match.end(1), match.end()) for match in removed]
    places += [(match.end(1), match.end()) for match in _CUT.finditer(clean.text) if is_traditional(match[1])]
    if converted:
        places += [
            match.span() for match in _ORPHAN.finditer(clean.text) if pinyin(match[1]) and _TONE.search(match[1])
        ]
    places.sort()
    return counted(clean, "pinyin_gloss", "pinyin written into the text", places).edit([(a, b, "") for a, b in places])


@cache
def pinyin(letters: str) -> bool:
    """Whether letters are one syllable of Hanyu Pinyin (GB/T 16159), with or without its tone.

    Example:
        >>> pinyin("xué"), pinyin("men"), pinyin("plan")
        (True, True, False)
    """
    plain = letters.replace("ɡ", "g").replace("ɑ", "a").translate(_UMLAUT)
    plain = "".join(character for character in unicodedata.normalize("NFD", plain) if character.isalpha())
    return _SYLLABLE.fullmatch(plain) is not None


_UMLAUT = str.maketrans("üǖǘǚǜ", "vvvvv")


STEP = Step("gloss", "pinyin_gloss", run)
