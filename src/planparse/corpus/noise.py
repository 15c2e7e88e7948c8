"""What scraping does to documents, done on purpose: seeded variants of gold documents, gold carried along.

Each kind of noise is a list of edits of the raw text. Spans are moved with the text; what the author meant (titles,
activities, cleaned texts) stays as it is, except under masks, which change what can be known.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planparse.corpus.furniture import ABOVE, BELOW, TEASERS, UNDER_TITLE
from planparse.corpus.relocate import move_spans
from planparse.corpus.script import GLOSSES, traditional
from planparse.schema import Notice, ParsedDocument, Span

Edit = tuple[int, int, str]
KINDS = ("masks", "furniture", "broken", "glued", "stray", "traditional", "gloss", "shifted", "fullwidth")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "big5")

_CODES = {
    "masks": "masked",
    "broken": "broken_line",
    "glued": "numbering",
    "stray": "stray_character",
    "traditional": "traditional",
    "gloss": "pinyin_gloss",
    "shifted": "mojibake",
}
_YEAR = re.compile(r"(?:19|20)\d\d(?=(?:[—－～-]{1,2}(?:19|20)\d\d)?学?年)")
_WIDE = str.maketrans({chr(code): chr(code + 0xFEE0) for code in [*range(0x30, 0x3A), 0x25]})
_BREAKABLE = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])(?![一二三四五六七八九十第附各])")
_LABELLED = re.compile(r"（[一二三四五六七八九十]）(.)(.)")
_STRAY = ("\u200b", "\ufeff", "\u200c")


@dataclass(frozen=True, slots=True)
class Variant:
    """A noisy document: its bytes, and gold over its text."""

    content: bytes
    document: ParsedDocument


def scrape(document: ParsedDocument, seed: int, kinds: Sequence[str] = (), encoding: str | None = None) -> Variant:
    r"""A variant of a document as a scraper could have left it.

    Args:
        document: Gold of a text document.
        seed: The same seed gives the same variant.
        kinds: Out of ``KINDS``; without any, the seed chooses. Noise that a document already has is not added again.
        encoding: Out of ``ENCODINGS``; without one, the seed chooses one that can hold the text.

    Raises:
        ValueError: A kind is not known.

    Example:
        >>> from planparse.corpus.gold import read_notation
        >>> from planparse.corpus.files import gold_document
        >>> written = read_notation("= 计划\n# 一、任务 {task}\ntask 1、加强学习。")
        >>> plain = gold_document(written, "a.txt", written.text.encode(), "utf-8")
        >>> noisy = scrape(plain, 1, ["traditional", "gloss"], "utf-8").document
        >>> task = noisy.plans[0].tasks[0]
        >>> noisy.text[task.span.start : task.span.end], task.text
        ('1、加強(qiáng)學(xué)習(xí)。', '1、加强学习。')
    """
    rng = random.Random(seed)  # noqa: S311 (reproducible noise, not secrets)
    if unknown := set(kinds) - set(KINDS):
        raise ValueError(f"unknown kinds of noise: {sorted(unknown)}")
    chosen = set(kinds) or set(rng.sample(KINDS, rng.randint(1, 4)))
    if chosen & {"gloss", "shifted"}:
        chosen |= {"traditional", "gloss"}
    there = {notice.code for notice in document.warnings}
    for kind in KINDS:
        if kind in chosen and _CODES.get(kind) not in there:
            document = _STEPS[kind](document, rng)
    content, codec = _encoded(document.text, encoding, rng)
    source = document.source.model_copy(
        update={"encoding": codec, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    )
    return Variant(content, document.model_copy(update={"source": source}))


def edited(document: ParsedDocument, edits: Sequence[Edit]) -> ParsedDocument:
    """Apply ordered, disjoint edits to the text and move all spans with it.

    An insertion at the start of a span stays before it, one at its end behind it; a replacement that a span cuts is
    taken in whole.
    """
    pieces: list[str] = []
    shifts: list[tuple[int, int, int, int]] = []  # old start, old end, new start, new end
    last = length = 0
    for start, end, new in edits:
        length += start - last
        shifts.append((start, end, length, length + len(new)))
        pieces += (document.text[last:start], new)
        length += len(new)
        last = end
    pieces.append(document.text[last:])
    dumped = document.model_dump(exclude_defaults=True)
    moved = move_spans(
        {key: dumped.get(key, []) for key in ("plans", "warnings")},
        lambda start, end: (_place(shifts, start, begins=True), _place(shifts, end, begins=False)),
    )
    return ParsedDocument.model_validate(dumped | moved | {"text": "".join(pieces)})


def _place(shifts: Sequence[tuple[int, int, int, int]], at: int, *, begins: bool) -> int:
    low, high = 0, len(shifts)
    while low < high:  # the last edit that begins before the offset
        middle = (low + high) // 2
        start, end = shifts[middle][:2]
        before = start < at or (begins and start == end == at)
        low, high = (middle + 1, high) if before else (low, middle)
    if not low:
        return at
    start, end, new_start, new_end = shifts[low - 1]
    if at < end:
        return new_start if begins else new_end
    return new_end + at - end


def _noted(document: ParsedDocument, kind: str, message: str) -> ParsedDocument:
    notice = Notice(code=_CODES[kind], message=message, span=Span(start=0, end=len(document.text)))
    return document.model_copy(update={"warnings": (*document.warnings, notice)})


def _masks(document: ParsedDocument, rng: random.Random) -> ParsedDocument:
    """Years become 20xx everywhere: no year is known any more."""
    mask = rng.choice(("20xx", "20**", "20XX"))
    if not _YEAR.search(document.text):
        return document
    said = document.model_dump(mode="json", exclude_defaults=True)
    document = ParsedDocument.model_validate(_masked(said, mask))
    return _noted(document, "masks", f"years are masked: {mask}")


def _masked(value: object, mask: str) -> object:
    if isinstance(value, dict):
        return {
            key: re.sub(r"(?:19|20)\d\d(?=-|/|$)", "XXXX", part)
            if key == "edtf" and isinstance(part, str)
            else part
            if key in {"number", "published", "source"}
            else _masked(part, mask)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [_masked(part, mask) for part in value]
    return _YEAR.sub(mask, value) if isinstance(value, str) else value


def _furniture(document: ParsedDocument, rng: random.Random) -> ParsedDocument:
    edits: list[Edit] = [(0, 0, rng.choice(ABOVE) + "\n")]
    for plan in document.plans:
        end = document.text.find("\n", plan.span.start)
        if plan.title and plan.title in document.text[plan.span.start : max(end, 0)]:
            edits.append((end, end, "\n" + rng.choice(UNDER_TITLE)))
    tail = [*rng.sample(BELOW, 2), *rng.sample(TEASERS, rng.randint(0, 2))]
    edits.append((len(document.text), len(document.text), "\n" + "\n".join(tail)))
    return edited(document, edits)


def _bodies(document: ParsedDocument) -> list[Span]:
    return [unit.span for plan in document.plans for unit in plan.units]


def _broken(document: ParsedDocument, rng: random.Random) -> ParsedDocument:
    """Lines break inside sentences of some units."""
    edits: list[Edit] = []
    for span in _bodies(document):
        places = [match.start() for match in _BREAKABLE.finditer(document.text, span.start + 12, span.end - 4)]
        if places and rng.random() < 0.2:
            at = rng.choice(places)
            edits.append((at, at, rng.choice(("\n", "\n\n"))))
    return _noted(edited(document, edits), "broken", "sentences are broken") if edits else document


def _glued(document: ParsedDocument, rng: random.Random) -> ParsedDocument:
    """Some numbered entries lose the line break before them."""
    edits: list[Edit] = []
    for plan in document.plans:
        for unit in plan.units[1:]:
            gap = re.compile(r"(?<=[。；])[\s　]+$").search(document.text, 0, unit.span.start)
            if gap and unit.label and rng.random() < 0.15:
                edits.append((gap.start(), unit.span.start, ""))
    return _noted(edited(document, edits), "glued", "numbered entries are glued together") if edits else document


def _stray(document: ParsedDocument, rng: random.Random) -> ParsedDocument:
    """Zero-width characters between characters."""
    places = [match.start() for match in _BREAKABLE.finditer(document.text) if rng.random() < 0.01]
    edits: list[Edit] = [(at, at, rng.choice(_STRAY)) for at in places]
    return _noted(edited(document, edits), "stray", "zero-width characters") if edits else document


def _traditional(document: ParsedDocument, rng: random.Random) -> ParsedDocument:
    del rng
    document = document.model_copy(update={"text": traditional(document.text)})
    return _noted(document, "traditional", "traditional characters")


def _gloss(document: ParsedDocument, rng: random.Random) -> ParsedDocument:
    """Traditional characters of a table get their reading in brackets."""
    del rng
    edits: list[Edit] = [
        (at, at + 1, f"{char}({GLOSSES[char]})") for at, char in enumerate(document.text) if char in GLOSSES
    ]
    return _noted(edited(document, edits), "gloss", "readings are glossed into the text") if edits else document


def _shifted(document: ParsedDocument, rng: random.Random) -> ParsedDocument:
    """``（一）加強(qiáng)`` loses its first and last byte in GBK and reads ``ㄒ唬┘訌(qiáng)``."""
    edits: list[Edit] = []
    for match in _LABELLED.finditer(document.text):
        if match[2] not in GLOSSES or rng.random() < 0.3:
            continue
        try:
            moved = match[0].encode("gbk")[1:-1].decode("gbk")
        except UnicodeError:
            continue
        edits.append((match.start(), match.end(), moved))
    return _noted(edited(document, edits), "shifted", "bytes are shifted") if edits else document


def _fullwidth(document: ParsedDocument, rng: random.Random) -> ParsedDocument:
    del rng
    return document.model_copy(update={"text": document.text.translate(_WIDE)})


_STEPS: dict[str, Callable[[ParsedDocument, random.Random], ParsedDocument]] = {
    "masks": _masks,
    "furniture": _furniture,
    "broken": _broken,
    "glued": _glued,
    "stray": _stray,
    "traditional": _traditional,
    "gloss": _gloss,
    "shifted": _shifted,
    "fullwidth": _fullwidth,
}


def _encoded(text: str, encoding: str | None, rng: random.Random) -> tuple[bytes, str]:
    for codec in [encoding] if encoding else rng.sample(ENCODINGS, len(ENCODINGS)):
        try:
            return text.encode(codec), codec
        except UnicodeEncodeError:
            if encoding:
                raise
    raise AssertionError("UTF-8 holds every text")  # pragma: no cover
