"""Loads rules, word lists and tables from ``lexicons/data`` and refuses what breaks their form.

Three forms of file:

* ``NAME.toml`` holds rules: an array ``[[rule]]`` with ``id``, ``form`` (which general form of the language it is for),
  ``pattern``, ``value`` (what a match means), ``confidence``, ``example``, ``expect`` (what the pattern must match in
  the example) and ``counter`` (a text in which it must not match). ``needs`` may list words of which every match
  holds at least one: where a text holds none, the pattern is not tried.
* ``NAME.txt`` holds words, one a line, sorted and unique; ``#`` begins a comment.
* ``NAME.csv`` holds a table with a header; lines that begin with ``#`` name its source.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from planparse.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern with the proof that it works; patterns look at one line or clause only."""

    id: str
    form: str
    pattern: re.Pattern[str]
    value: str
    confidence: float
    example: str
    expect: str
    counter: str
    needs: re.Pattern[str] | None = None

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return self.pattern.search(text) if self.may_match(text) else None

    def may_match(self, text: str) -> bool:
        """Whether a text holds what the pattern needs; a quick look before it."""
        return self.needs is None or self.needs.search(text) is not None

    def proves(self) -> str | None:
        """Say what is wrong with the example or the counter-example, or None."""
        match = self.pattern.search(self.example)
        if match is None:
            return f"rule {self.id} does not match its example"
        if match.group() != self.expect:
            return f"rule {self.id} matches {match.group()!r} in its example, not {self.expect!r}"
        if not self.may_match(self.example):
            return f"rule {self.id} needs {self.needs.pattern if self.needs else ''}, which its example lacks"
        if self.pattern.search(self.counter):
            return f"rule {self.id} matches its counter-example"
        return None


_FIELDS = {"id", "form", "pattern", "value", "confidence", "example", "expect", "counter"}
_OPTIONAL = {"needs"}


def _read(file: str) -> str:
    return files("planparse.lexicons").joinpath("data", file).read_text(encoding="utf-8")


def _error(file: str, message: str) -> LexiconError:
    return LexiconError("P030", "load", message, "mend the data file", file=file)


@cache
def rules(name: str) -> tuple[Rule, ...]:
    """All rules of ``NAME.toml`` in their order.

    Raises:
        LexiconError: ``P030`` where a rule lacks a field, has an unknown one, repeats an id or does not compile.
    """
    return parse_rules(_read(f"{name}.toml"), f"{name}.toml")


def parse_rules(text: str, file: str) -> tuple[Rule, ...]:
    """Validate the text of a rule file; see ``rules``."""
    found: list[Rule] = []
    seen: set[str] = set()
    try:
        entries = tomllib.loads(text).get("rule", [])
    except tomllib.TOMLDecodeError as error:
        raise _error(file, f"not valid TOML ({error})") from error
    for entry in entries:
        missing, unknown = _FIELDS - entry.keys(), entry.keys() - _FIELDS - _OPTIONAL
        if missing or unknown:
            raise _error(file, f"rule {entry.get('id', '?')}: missing {sorted(missing)}, unknown {sorted(unknown)}")
        if entry["id"] in seen:
            raise _error(file, f"rule {entry['id']} stands twice")
        if not 0.0 < entry["confidence"] <= 1.0:
            raise _error(file, f"rule {entry['id']}: confidence must be above 0 and at most 1")
        seen.add(entry["id"])
        try:
            pattern = re.compile(entry["pattern"])
        except re.error as error:
            raise _error(file, f"rule {entry['id']}: {error}") from error
        found.append(Rule(**{**entry, "pattern": pattern, "needs": _needs(entry, file)}))
    if not found:
        raise _error(file, "holds no rule")
    return tuple(found)


def _needs(entry: dict[str, Any], file: str) -> re.Pattern[str] | None:
    if "needs" not in entry:
        return None
    listed = entry["needs"]
    if not isinstance(listed, list) or not listed or not all(isinstance(word, str) and word for word in listed):
        raise _error(file, f"rule {entry['id']}: needs must be a list of words")
    return re.compile("|".join(map(re.escape, listed)))


def first_match(candidates: Sequence[Rule], text: str) -> Rule | None:
    """The first rule whose pattern is found in the text."""
    for rule in candidates:
        if rule.search(text):
            return rule
    return None


@cache
def words(name: str) -> tuple[str, ...]:
    """All words of ``NAME.txt``.

    Raises:
        LexiconError: ``P030`` where the list is empty, unsorted or holds a word twice.
    """
    return parse_words(_read(f"{name}.txt"), f"{name}.txt")


def parse_words(text: str, file: str) -> tuple[str, ...]:
    """Validate the text of a word list; see ``words``."""
    lines = [line.strip() for line in text.splitlines()]
    listed = [line for line in lines if line and not line.startswith("#")]
    if not listed:
        raise _error(file, "holds no word")
    for earlier, later in pairwise(listed):
        if earlier >= later:
            raise _error(file, f"{later!r} after {earlier!r} is not sorted or stands twice")
    return tuple(listed)


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """All rows of ``NAME.csv``; every row has every column.

    Raises:
        LexiconError: ``P030`` where a row is too short or too long.
    """
    file = f"{name}.csv"
    return tuple(_rows(file, (line for line in _read(file).splitlines() if not line.startswith("#"))))


def _rows(file: str, lines: Iterable[str]) -> Iterable[dict[str, str]]:
    for row in csv.DictReader(lines):
        if None in row or None in row.values():
            raise _error(file, f"row {row} does not fit the header")
        yield row
