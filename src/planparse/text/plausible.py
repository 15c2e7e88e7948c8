"""How much a reader of Chinese would be surprised by a character behind another one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise
from math import log

from planparse.lexicons.loader import table

_STOPS = "，。、；：？！,.;:?!"
_OPENING = "“‘（(《【〔「"
_CLOSING = "”’）)》】〕」"
_NUMERALS = "一二三四五六七八九十0123456789０１２３４５６７８９"
_MARKS = frozenset(_STOPS + _OPENING + _CLOSING + "…—·")

# Surprise in natural units, about the negative logarithm of a probability.
_NEXT, _SAME_TEXT = 2.0, 2.0  # of what most often follows a character, and of what followed it before
_MID_SENTENCE = 1.5  # an opening mark that no stop precedes
_FIRST = 8  # so many followers of a character are frequent
_STRANGERS = 0.5  # two characters that no word joins
_OFTEN = 5  # times that a character stands in a text before its share tells something
_NEVER = 16.0
_COMMON = 3500  # characters in common use, as many as the first level of GB 2312 and the list of 1988 hold


@cache
def _following() -> dict[str, str]:
    return {row["character"]: row["following"] for row in table("bigrams")}


@cache
def _followers(before: str) -> frozenset[str]:
    return frozenset(_following().get(before, ""))


@cache
def surprise(character: str) -> float:
    """Of a character wherever it stands.

    Example:
        >>> surprise("的") < surprise("铰") < surprise("ㄒ")
        True
    """
    if character in _MARKS or character == "\n":
        return 3.0
    if character.isascii() or "\uff00" <= character <= "\uff5e":
        return 5.0 if character.isdigit() or character == " " else 9.0
    rank = _ranks().get(character)
    return _NEVER if rank is None else 3.0 + 0.8 * log(rank + 10)


def common(character: str) -> bool:
    """Whether a simplified character or mark is in common use.

    Example:
        >>> common("教"), common("，"), common("ㄒ"), common("昉")
        (True, True, False, False)
    """
    return character in _MARKS or _ranks().get(character, _COMMON) < _COMMON


@cache
def _ranks() -> dict[str, int]:
    return {character: rank for rank, character in enumerate(_following())}


@cache
def surprise_after(before: str, character: str) -> float:
    r"""Of a character behind another one; ``"\n"`` stands for the start of a line.

    Example:
        >>> surprise_after("加", "强") < surprise_after("强", "加")
        True
    """
    if before in _MARKS or before == "\n" or character in _MARKS:
        return _at_mark(before, character)
    place = _following().get(before, "").find(character)
    apart = surprise(character) + _STRANGERS
    return apart if place < 0 else min(_NEXT + 0.6 * log(place + 1), apart)


def _at_mark(before: str, character: str) -> float:
    if before == "\n":
        return 1.5 if character in "（(" else 12.0 if character in _STOPS + _CLOSING else surprise(character)
    if before in "（(" and character in _NUMERALS:
        return 1.5
    if before in _NUMERALS and character in "）)":
        return 1.0
    if before not in _MARKS or character not in _MARKS:
        return surprise(character) + (_MID_SENTENCE if character in _OPENING else 0.0)
    if before in _STOPS and (character in "、，；,;" or (before in "。！？" and character == "”")):
        return 5.0 if character == "”" else _NEVER
    fits = (before in _STOPS and character in _OPENING) or before in _CLOSING or character in _CLOSING
    return 2.5 if fits and not (before in _OPENING and character in _CLOSING) else 10.0


def joins(before: str, character: str) -> bool:
    """Whether two characters often stand together within a word.

    Example:
        >>> joins("加", "强"), joins("加", "的")
        (True, False)
    """
    return 0 <= _following().get(before, "").find(character) < _FIRST if before and character else False


class Familiar:
    """A measure like ``surprise_after`` that also knows the characters of a text and their pairs.

    Args:
        text: Healthy text in simplified characters.

    Example:
        >>> Familiar("研训").surprise_after("研", "训") < surprise_after("研", "训")
        True
    """

    def __init__(self, text: str) -> None:
        self._followers: defaultdict[str, set[str]] = defaultdict(set)
        for one, two in set(pairwise(text)):
            self._followers[one].add(two)
        often = {one: count for one, count in Counter(text).items() if count >= _OFTEN and one not in _MARKS}
        self._usual = {one: -log(count / len(text)) + _STRANGERS for one, count in often.items()}

    def surprise_after(self, before: str, character: str) -> float:
        """Of a character behind another one."""
        return self.surprises_after(before, (character,))[0]

    def surprises_after(self, before: str, characters: Iterable[str]) -> list[float]:
        """Of each of several characters behind the same one."""
        followers = self._followers.get(before, ())
        usual = self._usual
        surprises = []
        for one in characters:
            surprise = surprise_after(before, one)
            bound = _SAME_TEXT if one in followers else usual.get(one, _NEVER + _STRANGERS)
            surprises.append(min(bound, surprise))
        return surprises

    def expected(self, before: str) -> tuple[AbstractSet[str], AbstractSet[str]]:
        """The characters that are known to stand behind another one, in this text and in any."""
        return self._followers.get(before, frozenset()), _followers(before)
