"""Searches the reading of damaged text that surprises least, byte by byte.

The damage it undoes: a program took GBK text for single bytes. It replaced two bytes that look like ！；？： but belong
to two neighbours, or lost one byte, so that all that follows is paired wrongly up to the next ASCII character, which
may itself have been taken for the second byte of a pair. Pairs that have no character were dropped on the way.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from planparse.text.candidates import Pool, after_gap, before_gap, dropped_numbers, leads, skipped, trails
from planparse.text.costs import CHEAPEST, Context, Costs
from planparse.text.gbk import character, code
from planparse.text.script import simplified

# What each kind of damage costs, in the unit of surprise.
_ENTER, _GAP = 3.0, 2.5
_LEFT = 6.0  # the slip ends, though no ASCII character ends it
_LEAD_LOST, _SPACE_LOST = 3.0, 1.0  # one byte went astray; that of an ideographic space easily does
_STOP_IN_TERM, _TERM = 4.0, 8  # a full stop among so many characters behind an opening quotation mark
_UNREAD = 9.0  # nothing is read for a byte
_AS_GLOSSED, _NOT_AS_GLOSSED = -6.0, 3.0
_BEAM, _WIDTH = 12, 20.0  # states kept: so many, none this much worse than the best
_FIRST_CHOICES = 5
FULL_WIDTH = {"!": 0xA1, ";": 0xBB, "?": 0xBF, ":": 0xBA}  # trail bytes of ！；？：
_PUNCTUATION = 0xA3  # their lead byte
_CLOSING_BRACKET = 0xA9  # trail byte of ）, which an opening bracket and a numeral may precede unseen
_SPACE = 0xA1  # both bytes of the ideographic space

_Path: TypeAlias = tuple[Any, str]  # the path before it and what was read last; mypyc knows no recursive types


@dataclass(frozen=True, slots=True)
class Unit:
    """A character of the damaged text at ``index``, with the pinyin that glosses it, if any."""

    index: int
    character: str
    gloss: str = ""


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


_surprise_of = attrgetter("surprise")


class _Sign(NamedTuple):
    """A unit as the search needs it: simplified, and with its two bytes, if it has two."""

    character: str
    plain: str
    gloss: str
    pair: tuple[int, int] | None


def _sign(unit: Unit) -> _Sign:
    one = unit.character
    pair = (_PUNCTUATION, FULL_WIDTH[one]) if one in FULL_WIDTH else code(one)
    return _Sign(one, simplified(one), unit.gloss, pair)


def read(units: Sequence[Unit], entries: Collection[int], before: str, context: Context) -> tuple[Reading, Reading]:
    """The units as they stand, and the reading of them that surprises least, which may be the same.

    Args:
        units: The characters of a part of a line.
        entries: Numbers of units at which the pairing of bytes may have slipped; at least one.
        before: The character before the units, a line end at the start of a line.
        context: What is known of the text around.
    """
    search = _Search(context)
    first, last = min(entries), max(entries)
    plain = _State(0.0, simplified(before))
    for unit in units[:first]:
        plain = search.kept(plain, _sign(unit))
    beam = [plain]
    quoted = _quoted(units)
    for number, unit in enumerate(units[first:], first):
        sign = _sign(unit)
        plain = search.kept(plain, sign)
        beam = search.read(beam, sign, enter=number in entries, quoted=number in quoted)
        if number >= last and len(beam) == 1 and beam[0].pending is None:
            break  # all readings agree from here on
    return _reading(plain), _reading(search.close(beam))


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

    States are offered as the moves are made: what surprises more than will be kept is not made at all.
    """

    def __init__(self, context: Context) -> None:
        self._language = context.language
        self._glosses = context.glosses
        self._costs = Costs(context)
        self._begin()

    def _begin(self) -> None:
        self._best: dict[tuple[int | None, str], _State] = {}
        self._limit = inf

    def kept(self, state: _State, sign: _Sign) -> _State:
        """Read a unit as it stands."""
        surprise = state.surprise + self._language.surprise_after(state.last, sign.plain)
        return _State(surprise, sign.plain, None, (state.path, sign.character))

    def read(self, beam: Sequence[_State], sign: _Sign, *, enter: bool, quoted: bool) -> list[_State]:
        """The states that surprise least behind one more unit, one for each way to go on.

        Of states that surprise alike the one found first comes first, and that is not known where moves were left out.
        """
        least = self._moves(beam, sign, enter=enter, quoted=quoted, all_moves=False)
        if len(least) >= _BEAM and any(one.surprise == two.surprise for one, two in pairwise(least[: _BEAM + 1])):
            least = self._moves(beam, sign, enter=enter, quoted=quoted, all_moves=True)
        return least[:_BEAM]

    def _moves(
        self, beam: Sequence[_State], sign: _Sign, *, enter: bool, quoted: bool, all_moves: bool
    ) -> list[_State]:
        """States behind a unit, the least surprising first; without all moves, those that a full beam would keep."""
        self._begin()
        for state in beam:
            if state.pending is None:
                self._offer(*self.kept(state, sign))
                if enter:
                    self._enter(state, sign, quoted=quoted)
            else:
                self._leave(state, sign, state.pending)
                self._shift(state, sign, state.pending)
            if not all_moves and len(self._best) >= _BEAM:
                self._limit = min(self._limit, sorted(map(_surprise_of, self._best.values()))[_BEAM - 1])
        return sorted(self._best.values(), key=_surprise_of)

    def close(self, beam: Sequence[_State]) -> _State:
        """The state that surprises least when nothing follows."""
        self._begin()
        for state in beam:
            if state.pending is None:
                self._offer(*state)
            else:
                self._end(state, state.pending, "")
        return min(self._best.values(), key=_surprise_of)

    def _offer(self, surprise: float, last: str, pending: int | None, path: _Path | None) -> None:
        if surprise > self._limit:
            return
        key = pending, last
        known = self._best.get(key)
        if known is None or surprise < known.surprise:
            self._best[key] = _State(surprise, last, pending, path)
            self._limit = min(self._limit, surprise + _WIDTH)

    def _arrive(self, surprise: float, last: str, pending: int | None, path: _Path | None, gloss: str) -> None:
        """Offer what a move led to; a gloss behind it, being ASCII, ends a slip."""
        if not gloss:
            self._offer(surprise, last, pending, path)
        elif pending is None:
            self._offer(surprise + self._proof(path, gloss), last, None, path)
        else:
            self._end(_State(surprise, last, pending, path), pending, gloss)

    def _proof(self, path: _Path | None, gloss: str) -> float:
        """What a gloss adds to the surprise of the character before it."""
        readings = self._glosses.get(path[1][-1:], ()) if gloss and path else ()
        if not readings:
            return 0.0
        return _AS_GLOSSED if gloss in readings else _NOT_AS_GLOSSED

    def _end(self, state: _State, pending: int, gloss: str) -> None:
        """The slip must end here: the trail byte that belongs to the waiting one is lost."""
        surprise, last, _, path = state
        if self._surprises(surprise, gloss):
            return
        for cost, found in self._costs.choices(last, leads(pending)):
            if self._surprises(surprise + cost, gloss):  # and so do the choices behind it
                break
            joined = _joined(path, found.character)
            self._offer(surprise + cost + self._proof(joined, gloss), found.plain, None, joined)
        self._offer(surprise + _UNREAD, last, None, path)

    def _leave(self, state: _State, sign: _Sign, pending: int) -> None:
        """End the slip before a unit, which is read as it stands."""
        if sign.character < "@":  # what cannot be a trail byte
            self._lose_trail(state, sign, leads(pending), 0.0)
            return
        if sign.pair:
            self._lose_trail(state, sign, skipped(pending, sign.pair[0]), _GAP)
        self._lose_trail(state, sign, leads(pending), _LEFT)

    def _lose_trail(self, state: _State, sign: _Sign, candidates: Pool, damage: float) -> None:
        """Offer the best of the ways to end the slip, as all of them go on in the same way."""
        surprise = state.surprise + damage
        known = self._best.get((None, sign.plain))
        least = known.surprise if known else inf
        if surprise > self._limit or surprise + CHEAPEST >= least:
            return
        path = None
        choices = self._costs.choices(state.last, candidates)
        for cost, found in choices[:_FIRST_CHOICES] if damage == _LEFT else choices:
            if surprise + cost >= least:
                break
            after = surprise + cost + self._language.surprise_after(found.plain, sign.plain)
            if after < least:
                least, path = after, _joined(state.path, found.character)
        after = surprise + _UNREAD + self._language.surprise_after(state.last, sign.plain)
        if after < least:
            least, path = after, state.path
        if path is not None:
            self._offer(least, sign.plain, None, (path, sign.character))

    def _enter(self, state: _State, sign: _Sign, *, quoted: bool) -> None:
        """Begin a slip: a lead byte is one too many, or was lost, or the pair of bytes never was punctuation."""
        if sign.pair is None:
            return
        first, second = sign.pair
        damage = _ENTER
        if sign.character not in FULL_WIDTH:
            lost = _SPACE_LOST if first == _SPACE else _UNREAD
            self._arrive(state.surprise + _ENTER + lost, state.last, second, (state.path, ""), sign.gloss)
            damage += _LEAD_LOST
        if self._surprises(state.surprise + damage + CHEAPEST, sign.gloss):
            return
        for cost, found in self._costs.choices(state.last, trails(first)):
            if self._surprises(state.surprise + damage + cost, sign.gloss):
                break
            stops = _STOP_IN_TERM if quoted and found.character in "。！？" else 0.0
            surprise = state.surprise + (damage + stops) + cost
            self._arrive(surprise, found.plain, second, (state.path, found.character), sign.gloss)

    def _shift(self, state: _State, sign: _Sign, pending: int) -> None:
        """Go on slipped: the waiting byte and the first one of the unit make a character."""
        if sign.pair is None:
            if sign.character.isascii() and (found := character(pending, ord(sign.character))):
                self._arrive(*self._emit(state, found, None, 0.0), sign.gloss)
            return
        first, second = sign.pair
        if state.last == "\n" and (pending, first) == (_PUNCTUATION, _CLOSING_BRACKET):
            for number in dropped_numbers():
                opened = self._emit(self._emit(state, "（", None, _GAP), number, None, _GAP, joined=True)
                self._arrive(*self._emit(opened, "）", second, 0.0, joined=True), sign.gloss)
        if found := character(pending, first):
            self._arrive(*self._emit(state, found, second, 0.0), sign.gloss)
        self._over_gap(state, sign.gloss, pending, (first, second))

    def _over_gap(self, state: _State, gloss: str, pending: int, pair: tuple[int, int]) -> None:
        """The pair before the one at hand was dropped: its bytes end one character and begin the next."""
        first, second = pair
        damaged = state.surprise + _GAP
        if self._surprises(damaged + CHEAPEST, gloss):
            return
        for one_cost, one in self._costs.choices(state.last, before_gap(pending))[:_FIRST_CHOICES]:
            between = damaged + one_cost
            if self._surprises(between + CHEAPEST, gloss):
                break
            for cost, two in self._costs.choices(one.plain, after_gap(one.byte, first)):
                surprise = between + cost
                if self._surprises(surprise, gloss):
                    break
                self._arrive(surprise, two.plain, second, (state.path, one.character + two.character), gloss)

    def _emit(self, state: _State, found: str, pending: int | None, damage: float, *, joined: bool = False) -> _State:
        """Read one more character, as the text of the next unit or joined to that of the last."""
        surprise = state.surprise + damage + self._costs.after(state.last, found)
        path = _joined(state.path, found) if joined else (state.path, found)
        return _State(surprise, simplified(found), pending, path)

    def _surprises(self, surprise: float, gloss: str) -> bool:
        """Whether nothing that surprises so much will be kept, even if a gloss proves it."""
        return surprise + (_AS_GLOSSED if gloss else 0.0) > self._limit


def _joined(path: _Path | None, found: str) -> _Path:
    return (path[0], path[1] + found) if path else (None, found)
