"""Text that was decoded with the wrong encoding: UTF-8 read as GBK, GBK or UTF-8 read as Latin-1 (Windows-1252)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from planparse.schema import Notice
from planparse.text.clean import CleanText
from planparse.text.gbk import character, unassigned
from planparse.text.plausible import common, surprise_after
from planparse.text.script import simplified
from planparse.text.steps.step import Step

_LOST = "\ufffd"
_UNKNOWN = b"\xff"  # stands for a lost byte
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_LATIN_HINT = re.compile(f"[\xa1-\xff][\x80-\xff{_WINDOWS}]{{3}}")
_LATIN_RUN = re.compile(f"[\x80-\xff{_WINDOWS}]{{2,}}")
_ASCII = re.compile(r"[\x00-\x7f]")
_UTF8 = re.compile(
    rb"[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf\xff]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]"
)
_GBK = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]|[\x00-\xff]")
_HEAD = 8  # characters, more than two strange ones in a row can take
_STRANGE = 2  # strange characters in a row that end a stretch
_LEAST, _SHARE = 2, 0.8  # Chinese characters that prove a reading, and the share of what must be usual
_SHARE_AMONG_SURE = 0.5  # the share where another reading is proven


def run(clean: CleanText) -> CleanText:
    """Decode again, run by run, what becomes plain Chinese by it; what was lost on the way stays U+FFFD.

    Example:
        >>> run(CleanText.of("½ÌÑÐ ¼Æ»®")).text
        '教研 计划'
        >>> run(CleanText.of("鏁欒偛计划")).text
        '教育计划'
    """
    readings = []
    if _LATIN_HINT.search(clean.text):
        readings += _latin(clean.text)
    readings += _utf8_as_gbk(clean.text)
    edits: list[tuple[int, int, str]] = []
    notices = []
    done = 0
    for reading in sorted(readings):
        start, end = reading[0][0], reading[-1][1]
        if start < done:  # another reading has it already
            continue
        done = end
        notices.append(
            Notice(
                code="mojibake",
                message=f"{clean.text[start:end][:40]!r} was decoded wrongly",
                span=clean.span(start, end),
            )
        )
        edits += reading
    return clean.warn(*notices).edit(edits)


_Reading = list[tuple[int, int, str]]


def _latin(text: str) -> list[_Reading]:
    """Runs of Latin characters that are Chinese; once one is sure, all that can be read are."""
    twice = _decoded_twice(text)
    if twice:
        return twice
    for pattern, encoding in ((_UTF8, "utf-8"), (_GBK, "gb18030")):
        found = []
        for match in _LATIN_RUN.finditer(text):
            data = _latin_bytes(match.group())
            owners = range(match.start(), match.end())
            found.append(_edits(_pieces(data, 0, pattern, encoding), owners, match.end()))
        if any(_plausible(reading) for reading in found):
            return [reading for reading in found if _readable(reading)]
    return []


def _latin_bytes(run: str) -> bytes:
    return b"".join(one.encode("latin-1" if one < "\u0100" else "cp1252") for one in run)


def _decoded_twice(text: str) -> list[_Reading]:
    """Runs that went wrong two times: as UTF-8 they are Latin characters, which as UTF-8 are Chinese."""
    found: list[_Reading] = []
    for match in _LATIN_RUN.finditer(text):
        once = _strict_utf8(match.group())
        said = _strict_utf8(once) if _LATIN_RUN.fullmatch(once) else ""
        at, done, reading = match.start(), 0, []
        for one in said:
            size = len(one.encode())
            end = at + len(once[done : done + size].encode())
            reading.append((at, end, one))
            at, done = end, done + size
        if _readable(reading):
            found.append(reading)
    return found if any(map(_plausible, found)) else []


def _strict_utf8(run: str) -> str:
    """What the bytes of a run say in UTF-8; empty if it is none."""
    try:
        return _latin_bytes(run).decode()
    except UnicodeDecodeError:
        return ""


def _utf8_as_gbk(text: str) -> list[_Reading]:
    """Stretches that begin with the first bytes of a character in UTF-8 and go on as well-formed UTF-8."""
    found: list[_Reading] = []
    hint = _utf8_hint().search(text)
    while hint:
        ascii_end = _ASCII.search(text, hint.end())
        end = ascii_end.start() if ascii_end else len(text)
        found += _in_run(text, hint.start(), end)
        hint = _utf8_hint().search(text, end)
    return found if any(_plausible(reading) for reading in found) else []


def _in_run(text: str, start: int, end: int) -> Iterator[_Reading]:
    """The stretches of a run without ASCII, whose first hint is at its start."""
    hints = [hint.start() for hint in _utf8_hint().finditer(text, start, end) if _reads_on(text, hint.start(), end)]
    if not hints:
        return
    encoded = [
        text[index].encode("gb18030", "replace") if text[index] != _LOST else _UNKNOWN for index in range(start, end)
    ]
    owners = [start + index for index, code in enumerate(encoded) for _ in code]
    data = b"".join(encoded)
    done = 0
    for at in (bisect_left(owners, hint) for hint in hints):
        if at < done:
            continue
        reading = _edits(_pieces(data, at, _UTF8, "utf-8"), owners, end)
        if _plausible(reading, sure=False):
            yield reading
            done = bisect_left(owners, reading[-1][1])


def _reads_on(text: str, at: int, end: int) -> bool:
    """Whether what begins at a hint says anything in UTF-8: a quick look, as 锂 and 纾 are rare but Chinese."""
    head = text[at : min(at + _HEAD, end)]
    return _LOST in head or bool(_pieces(head.encode("gb18030", "replace"), 0, _UTF8, "utf-8"))


_Piece = tuple[int, int, str]  # first byte, byte behind the last, what they say


def _pieces(data: bytes, start: int, pattern: re.Pattern[bytes], encoding: str) -> list[_Piece]:
    """What bytes say, up to the point from which on they say nothing."""
    pieces: list[_Piece] = []
    strange = 0
    for match in pattern.finditer(data, start):
        said = match.group().decode(encoding, "replace")[:1]
        if _UNKNOWN in match.group() and len(match.group()) > 1:
            said = _guess(match.group(), data[match.end() : match.end() + 1], pieces[-1][2] if pieces else "\n")
        strange = 0 if _usual(said) else strange + 1
        pieces.append((*match.span(), said))
        if strange == _STRANGE:
            return pieces[:-_STRANGE]
    return pieces


@lru_cache(maxsize=4096)
def _guess(group: bytes, behind: bytes, before: str) -> str:
    """A character with one lost byte: one that GBK could not pair with the byte behind it. At the end it stays lost."""
    following = (group + behind)[group.index(_UNKNOWN) + 1 :]
    if not following:
        return _LOST
    lost = [0x80, *(byte for byte in range(0x81, 0xC0) if unassigned(byte, following[0]))]
    said = [group.replace(_UNKNOWN, bytes([byte])).decode("utf-8", "replace")[:1] for byte in lost]
    return min(filter(_usual, said), key=lambda one: surprise_after(before, one), default=_LOST)


def _edits(pieces: list[_Piece], owners: Sequence[int], end: int) -> _Reading:
    """One edit for each character that is read, in order and disjoint; ``owners`` gives the index for each byte."""
    edits: _Reading = []
    at = owners[pieces[0][0]] if pieces else end
    for _, last, new in pieces:
        after = owners[last - 1] + 1
        if after > at:
            edits.append((at, after, new))
            at = after
        elif edits:
            edits[-1] = (*edits[-1][:2], edits[-1][2] + new)
    return edits


def _usual(said: str) -> bool:
    return common(simplified(said)) or "\uff01" <= said <= "\uff5e" or "0" <= said <= "z"


def _readable(reading: _Reading) -> bool:
    """Whether nothing is lost in a reading and most of it is usual, so that it goes with others that are sure."""
    said = "".join(new for _, _, new in reading)
    return bool(said) and _LOST not in said and sum(map(_usual, said)) >= _SHARE_AMONG_SURE * len(said)


def _plausible(reading: _Reading, *, sure: bool = True) -> bool:
    """Whether a reading is Chinese beyond doubt, several characters and nearly all of them in common use; or may be."""
    said = "".join(new for _, _, new in reading)
    chinese = sum("\u4e00" <= one <= "\u9fff" for one in said)
    least, share = (_LEAST, _SHARE) if sure else (1, _SHARE_AMONG_SURE)
    return chinese >= least and sum(map(_usual, said)) >= share * len(said)


@cache
def _utf8_hint() -> re.Pattern[str]:
    """Characters of GBK whose bytes are the first two of a character in UTF-8."""
    found = {character(lead, trail) for lead in (*range(0xE2, 0xEA), 0xEF) for trail in range(0x80, 0xC0)}
    return re.compile(f"[{re.escape(''.join(sorted(found)))}]")


STEP = Step("encoding", "mojibake", run)
