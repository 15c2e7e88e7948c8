"""The lines of the corpus notation: a tag, its content, and what is said at the end of the line.

``corpora/NOTATION.md`` describes the notation for those who write in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from planparse.errors import CorpusError
from planparse.schema import Role, UnitType

UNIT_TYPES = frozenset(get_args(UnitType))
ROLES = frozenset(get_args(Role))
FILE_KEYS = frozenset({"file", "encoding", "spacing", "indent", "noise", "seed", "site", "numbering"})
PLAN_KEYS = frozenset({"kind", "issuer", "region", "period", "published", "number", "addressee", "attachment"})

_LINE = re.compile(r"(?P<glued>\^?)(?P<tag>=|~|\+|#{1,6}|[a-z]+)(?: (?P<content>.*))?")
_TOPICS = re.compile(r"\s#(?P<topics>[a-z_.]+(?:,[a-z_.]+)*)\s*$")
_ROLES = re.compile(r"\s\{(?P<roles>[a-z]+(?:,[a-z]+)*)\}\s*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the notation: ``number`` counts from 1, ``level`` is that of a heading."""

    number: int
    tag: str
    content: str
    glued: bool = False
    level: int = 0
    roles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def fail(file: str, number: int, message: str) -> CorpusError:
    """A coded error that names file and line."""
    return CorpusError(
        "P045", "corpus", f"line {number}: {message}", "mend the line; see corpora/NOTATION.md", file=file
    )


def read_lines(text: str, file: str = "-") -> Iterator[Line]:
    r"""Split a source into lines of the notation; empty lines and ``%`` comments fall away.

    Raises:
        CorpusError: ``P045`` with the number of a line that has no known tag, role or form.

    Example:
        >>> [(line.tag, line.content, line.roles) for line in read_lines("# 一、工作目标 {goal}\n+ 略")]
        [('heading', '一、工作目标', ('goal',)), ('+', '略', ())]
    """
    for number, written in enumerate(text.split("\n"), 1):
        line = written.rstrip("\r ")
        if not line or line.startswith("%"):
            continue
        yield _directive(line, number, file) if line.startswith("@") else _tagged(line, number, file)


def _directive(line: str, number: int, file: str) -> Line:
    key, _, value = line[1:].partition(" ")
    if key not in FILE_KEYS | PLAN_KEYS | {"plan"}:
        raise fail(file, number, f"unknown setting @{key}")
    return Line(number, f"@{key}", value.strip())


def _tagged(line: str, number: int, file: str) -> Line:
    match = _LINE.fullmatch(line)
    tag = match["tag"] if match else ""
    heading = tag.startswith("#")
    if not match or not (heading or tag in {"=", "~", "+", "time", "item", "row"} or tag in UNIT_TYPES):
        raise fail(file, number, f"no known tag before {line[:20]!r}")
    content = match["content"] or ""
    content, topics = _ending(content, _TOPICS)
    content, roles = _ending(content, _ROLES) if heading else (content, ())
    if not content and tag != "~":
        raise fail(file, number, "the line is empty after its tag")
    if unknown := set(roles) - ROLES:
        raise fail(file, number, f"unknown role {unknown}")
    if topics and not (heading or tag == "+" or tag in UNIT_TYPES):
        raise fail(file, number, "topics stand on headings and units only")
    return Line(number, "heading" if heading else tag, content, bool(match["glued"]), len(tag) * heading, roles, topics)


def _ending(content: str, pattern: re.Pattern[str]) -> tuple[str, tuple[str, ...]]:
    match = pattern.search(content)
    return (content[: match.start()], tuple(match[1].split(","))) if match else (content, ())
