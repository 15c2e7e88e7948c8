"""Searches the reading of damaged text that surprises least, byte by byte.

The damage it undoes: a program took GBK text for single bytes. It replaced two bytes that look like ！；？： but belong
to two neighbours, or lost one byte, so that all that follows is paired wrongly up to the next ASCII character, which
may itself have been taken for the second byte of a pair. Pairs that have no character were dropped on the way.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from planparse.text.candidates import Candidate, Pool, after_gap, before_gap, dropped_numbers, leads, skipped, trails
from planparse.text.gbk import character, code
from planparse.text.plausible import Familiar
from planparse.text.script import is_traditional, simplified

# What each kind of damage costs, in the unit of surprise.
_ENTER, _GAP = 3.0, 2.5
_LEFT = 6.0  # the slip ends, though no ASCII character ends it
_LEAD_LOST, _SPACE_LOST = 3.0, 1.0  # one byte went astray; that of an ideographic space easily does
_STOP_IN_TERM, _TERM = 4.0, 8  # a full stop among so many characters behind an opening quotation mark
_UNREAD = 9.0  # nothing is read for a byte
_FOREIGN = 4.0  # a character of the other script
_AS_GLOSSED, _NOT_AS_GLOSSED = -6.0, 3.0
_ECHO, _ECHO_MOST = 1.2, 3.0  # gained for each time that a character stands nearby
_BEAM, _WIDTH = 12, 20.0  # states kept: so many, none this much worse than the best
_CHOICES, _FIRST_CHOICES, _FREQUENT = 16, 5, 10
FULL_WIDTH = {"!": 0xA1, ";": 0xBB, "?": 0xBF, ":": 0xBA}  # trail bytes of ！；？：
_PUNCTUATION = 0xA3  # their lead byte
_CLOSING_BRACKET = 0xA9  # trail byte of ）, which an opening bracket and a numeral may precede unseen
_SPACE = 0xA1  # both bytes of the ideographic space

_Path: TypeAlias = "tuple[_Path | None, str]"


@dataclass(frozen=True, slots=True)
class Unit:
    """A character of the damaged text at ``index``, with the pinyin that glosses it, if any."""

    index: int
    character: str
    gloss: str = ""


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


@dataclass(frozen=True, slots=True)
class Reading:
    """What each of the first units stands for (nothing, one character or several), and how much that surprises.

    The units behind them stand for themselves.
    """

    texts: tuple[str, ...]
    surprise: float


class _State(NamedTuple):
    surprise: float
    last: str  # last character read, simplified
    pending: int | None = None  # lead byte that waits for its trail byte, while the pairing is slipped
    path: _Path | None = None


def read(units: Sequence[Unit], entries: Collection[int], before: str, context: Context) -> tuple[Reading, Reading]:
    """The units as they stand, and the reading of them that surprises least, which may be the same.

    Args:
        units: The characters of a part of a line.
        entries: Numbers of units at which the pairing of bytes may have slipped; at least one.
        before: The character before the units, a line end at the start of a line.
        context: What is known of the text around.
    """
    search = _Search(context)
    plain = _State(0.0, simplified(before))
    beam = [plain]
    quoted = _quoted(units)
    last = max(entries)
    for number, unit in enumerate(units):
        plain = search.keep(plain, unit)
        search.quoted = number in quoted
        beam = search.best(after for state in beam for after in search.steps(state, unit, enter=number in entries))
        if number >= last and len(beam) == 1 and beam[0].pending is None:
            break  # all readings agree from here on
    closed = search.best(last for state in beam for last in search.leave(state))
    return _reading(plain), _reading(closed[0])


def _quoted(units: Sequence[Unit]) -> set[int]:
    """Numbers of the units that follow an opening quotation mark closely: a term in quotes holds no full stop."""
    numbers: set[int] = set()
    for number, unit in enumerate(units):
        if unit.character == "“":
            numbers.update(range(number + 1, number + _TERM))
        elif unit.character == "”":
            numbers.difference_update(range(number + 1, number + _TERM))
    return numbers


def _reading(state: _State) -> Reading:
    texts: list[str] = []
    path = state.path
    while path is not None:
        path, text = path
        texts.append(text)
    return Reading(tuple(texts[::-1]), state.surprise)


class _Search:
    """The moves from one state to the next in a context.

    Moves are made while ``best`` takes them: what surprises more than it will keep is not made at all.
    """

    def __init__(self, context: Context) -> None:
        self.quoted = False
        self._limit = inf
        self._context = context
        self._costs: dict[tuple[str, str], float] = {}
        self._chosen: dict[tuple[str, Pool, int], list[Candidate]] = {}

    def best(self, states: Iterable[_State]) -> list[_State]:
        """The states that surprise least, one for each way to go on."""
        best: dict[tuple[int | None, str], _State] = {}
        self._limit = inf
        for state in states:
            if state.surprise > self._limit:
                continue
            self._limit = min(self._limit, state.surprise + _WIDTH)
            key = state.pending, state.last
            if key not in best or state.surprise < best[key].surprise:
                best[key] = state
        return heapq.nsmallest(_BEAM, best.values(), key=attrgetter("surprise"))

    def keep(self, state: _State, unit: Unit) -> _State:
        """Read a unit as it stands."""
        plain = simplified(unit.character)
        cost = state.surprise + self._context.language.surprise_after(state.last, plain)
        return _State(cost, plain, None, (state.path, unit.character))

    def steps(self, state: _State, unit: Unit, *, enter: bool) -> Iterator[_State]:
        """All ways to read a unit; a gloss behind it, being ASCII, ends a slip."""
        if state.pending is None:
            yield self.keep(state, unit)
            moves: Iterable[_State] = self._enter(state, unit) if enter else ()
        else:
            for left in self.leave(state, unit.character):
                yield self.keep(left, unit)
            moves = self._shift(state, unit, state.pending)
        for after in moves:
            yield from self.leave(after, gloss=unit.gloss) if unit.gloss else (after,)

    def leave(self, state: _State, following: str = "", gloss: str = "") -> Iterator[_State]:
        """End a slip: the trail byte that belongs to the waiting one is lost.

        Args:
            state: Where the search stands.
            following: The character that comes next, if any.
            gloss: Pinyin that follows.
        """
        if state.pending is None:
            yield self._glossed(state, gloss)
            return
        candidates = leads(state.pending)
        if following < "@":  # nothing, or what cannot be a trail byte: the slip must end here
            yield from self._lose_trail(state, candidates, 0.0, gloss)
            return
        pair = code(following)
        if pair:
            yield from self._lose_trail(state, skipped(state.pending, pair[0]), _GAP, gloss)
        yield from self._lose_trail(state, candidates, _LEFT, gloss)

    def _lose_trail(self, state: _State, candidates: Pool, damage: float, gloss: str) -> Iterator[_State]:
        if self._surprises(state.surprise + damage, gloss):
            return
        for found in self._choices(state.last, candidates, _FIRST_CHOICES if damage == _LEFT else _CHOICES):
            cost = state.surprise + damage + self._cost(state.last, found.character)
            if self._surprises(cost, gloss):  # and so do the choices behind it
                break
            yield self._glossed(_read_on(state, found.character, None, cost, joined=True), gloss)
        yield _State(state.surprise + damage + _UNREAD, state.last, None, state.path)

    def _enter(self, state: _State, unit: Unit) -> Iterator[_State]:
        """Begin a slip: a lead byte is one too many, or was lost, or the pair of bytes never was punctuation."""
        damage = _ENTER
        if unit.character in FULL_WIDTH:
            first, second = _PUNCTUATION, FULL_WIDTH[unit.character]
        elif pair := code(unit.character):
            first, second = pair
            lost = _SPACE_LOST if first == _SPACE else _UNREAD
            yield _State(state.surprise + _ENTER + lost, state.last, second, (state.path, ""))
            damage += _LEAD_LOST
        else:
            return
        for found in self._choices(state.last, trails(first), _CHOICES):
            if self._surprises(state.surprise + damage + self._cost(state.last, found.character), unit.gloss):
                break
            stops = _STOP_IN_TERM if self.quoted and found.character in "。！？" else 0.0
            yield self._emit(state, found.character, second, damage + stops)

    def _shift(self, state: _State, unit: Unit, pending: int) -> Iterator[_State]:
        """Go on slipped: the waiting byte and the first one of the unit make a character."""
        if unit.character in FULL_WIDTH:
            first, second = _PUNCTUATION, FULL_WIDTH[unit.character]
        elif pair := code(unit.character):
            first, second = pair
        else:
            if unit.character.isascii() and (found := character(pending, ord(unit.character))):
                yield self._emit(state, found, None, 0.0)
            return
        if state.last == "\n" and (pending, first) == (_PUNCTUATION, _CLOSING_BRACKET):
            for number in dropped_numbers():
                opened = self._emit(self._emit(state, "（", None, _GAP), number, None, _GAP, joined=True)
                yield self._emit(opened, "）", second, 0.0, joined=True)
        if found := character(pending, first):
            yield self._emit(state, found, second, 0.0)
        if not self._surprises(state.surprise + _GAP, unit.gloss):
            yield from self._over_gap(state, unit, pending, (first, second))

    def _over_gap(self, state: _State, unit: Unit, pending: int, pair: tuple[int, int]) -> Iterator[_State]:
        """The pair before the one at hand was dropped: its bytes end one character and begin the next."""
        first, second = pair
        for one in self._choices(state.last, before_gap(pending), _FIRST_CHOICES):
            between = self._emit(state, one.character, None, _GAP)
            if self._surprises(between.surprise, unit.gloss):
                break
            for two in self._choices(between.last, after_gap(one.byte, first), _CHOICES):
                cost = between.surprise + self._cost(between.last, two.character)
                if self._surprises(cost, unit.gloss):
                    break
                yield _read_on(between, two.character, second, cost, joined=True)

    def _choices(self, last: str, candidates: Pool, most: int) -> list[Candidate]:
        """The candidates that surprise least behind a character, among frequent and expected ones."""
        key = last, candidates, most
        chosen = self._chosen.get(key)
        if chosen is None:
            expected, nearby = self._context.language.expected(last), self._context.nearby
            pool = {one for one in candidates.members if one.plain in nearby or one.plain in expected}
            pool.update(candidates.members[:_FREQUENT])
            by_cost = sorted((self._cost(last, one.character), one) for one in pool)
            chosen = self._chosen[key] = [one for _, one in by_cost[:most]]
        return chosen

    def _cost(self, last: str, found: str) -> float:
        """Surprise of a character that is not there as it stands."""
        cost = self._costs.get((last, found))
        if cost is None:
            plain = simplified(found)
            echo = min(_ECHO_MOST, _ECHO * self._context.nearby.get(plain, 0)) if plain > "\u3400" else 0.0
            cost = max(self._context.language.surprise_after(last, plain) - echo, _ECHO)
            cost += _FOREIGN * _foreign(found, self._context.traditional)
            self._costs[last, found] = cost
        return cost

    def _emit(self, state: _State, found: str, pending: int | None, damage: float, *, joined: bool = False) -> _State:
        """Read one more character, as the text of the next unit or joined to that of the last."""
        return _read_on(state, found, pending, state.surprise + damage + self._cost(state.last, found), joined=joined)

    def _surprises(self, surprise: float, gloss: str) -> bool:
        """Whether ``best`` will not keep what surprises so much, even if a gloss proves it."""
        return surprise + (_AS_GLOSSED if gloss else 0.0) > self._limit

    def _glossed(self, state: _State, gloss: str) -> _State:
        readings = self._context.glosses.get(state.path[1][-1:], ()) if gloss and state.path else ()
        if not readings:
            return state
        return state._replace(surprise=state.surprise + (_AS_GLOSSED if gloss in readings else _NOT_AS_GLOSSED))


def _read_on(state: _State, found: str, pending: int | None, surprise: float, *, joined: bool) -> _State:
    path = (state.path[0], state.path[1] + found) if joined and state.path else (state.path, found)
    return _State(surprise, simplified(found), pending, path)


@lru_cache(maxsize=8192)
def _foreign(found: str, traditional: bool) -> bool:  # noqa: FBT001  # a plain measure of two things
    if not "\u4e00" <= found <= "\u9fff":
        return False
    return not found.encode("big5", "ignore") if traditional else is_traditional(found)
