"""What a character costs that is read where another one stands, and which ones are worth a try there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from planparse.text.candidates import Candidate, Pool
from planparse.text.plausible import Familiar
from planparse.text.script import is_traditional, simplified

CHEAPEST = 1.2  # what any character costs at least
_FOREIGN = 4.0  # a character of the other script
_ECHO, _ECHO_MOST = 1.2, 3.0  # gained for each time that a character stands nearby
_CHOICES = 16  # candidates that are tried


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the text around the damage.

    Args:
        language: How much a simplified character surprises behind another one.
        traditional: Whether the text is written in traditional characters.
        nearby: How often a simplified character stands close to the damage.
        glosses: Readings of characters, as glossed elsewhere in the text.
    """

    language: Familiar
    traditional: bool
    nearby: Mapping[str, int]
    glosses: Mapping[str, Collection[str]]


class Costs:
    """The cost of characters that are not there as they stand, in a context."""

    def __init__(self, context: Context) -> None:
        self._language = context.language
        self._traditional = context.traditional
        self._echoes = {one: min(_ECHO_MOST, _ECHO * times) for one, times in context.nearby.items() if one > "\u3400"}
        self._nearby = frozenset(context.nearby)
        self._costs: dict[tuple[str, str], float] = {}
        self._choices: dict[tuple[str, Pool], list[tuple[float, Candidate]]] = {}

    def after(self, last: str, found: str) -> float:
        """Cost of one character behind another one, which is simplified."""
        cost = self._costs.get((last, found))
        if cost is None:
            plain = simplified(found)
            surprise = self._language.surprise_after(last, plain)
            cost = self._costs[last, found] = self._cost(surprise, plain, found)
        return cost

    def choices(self, last: str, pool: Pool) -> list[tuple[float, Candidate]]:
        """The candidates that cost least behind a character, among frequent and expected ones, each with its cost."""
        chosen = self._choices.get((last, pool))
        if chosen is None:
            chosen = self._choices[last, pool] = self._priced(last, pool)[:_CHOICES]
        return chosen

    def _priced(self, last: str, pool: Pool) -> list[tuple[float, Candidate]]:
        members = pool.among(*self._language.expected(last), self._nearby)
        surprises = self._language.surprises_after(last, [plain for _, _, plain in members])
        cost = self._cost
        return sorted([(cost(each, one[2], one[1]), one) for each, one in zip(surprises, members, strict=True)])

    def _cost(self, surprise: float, plain: str, found: str) -> float:
        cost = surprise - self._echoes.get(plain, 0.0)
        cost = max(cost, CHEAPEST)
        return cost + _FOREIGN if _foreign(found, self._traditional) else cost


@lru_cache(maxsize=8192)
def _foreign(found: str, traditional: bool) -> bool:  # noqa: FBT001  # a plain measure of two things
    if not "\u4e00" <= found <= "\u9fff":
        return False
    return not found.encode("big5", "ignore") if traditional else is_traditional(found)
