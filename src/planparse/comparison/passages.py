"""Sentences of plans, and which of them are nearly the same: MinHash finds candidates in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planparse.schema import Plan
from planparse.text.script import converter, traditional_characters

_SENTENCE = re.compile(r"[^。！？；;!?\n\r]{1,2000}[。！？；;!?]?")
_WIDTHLESS = "\u200b\u200c\u200d\u2060\ufeff"
_NOTHING = dict.fromkeys(map(ord, _WIDTHLESS))
_BLANK = f" \t\n\r\v\f\xa0\u2002\u2003\u2009\u3000{_WIDTHLESS}"
_LINE_END = re.compile(r"\r?\n")
_STOPS = "。！？；;!?：:"
_FIGURE = re.compile(r"\d[\d.]*")
_SHINGLE = 2
_BANDS, _BAND = 14, 4  # texts whose Jaccard similarity is 0.8 meet always, at 0.6 in 86 of 100 cases, at 0.3 in 11
_HASHES = _BANDS * _BAND
_LEAST = 0.3  # estimated similarity below which texts are not looked at
_CHUNK = 4_000_000  # shingles hashed at a time


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence ``[start, end)`` of a document; ``key`` is its text without spaces."""

    start: int
    end: int
    key: str


def sentences(text: str, start: int, end: int, least: int) -> Iterator[Sentence]:
    """Sentences of at least so many characters, without the blanks around them.

    Shorter ones that follow each other on a line (抓教研；抓质量；…) are taken together until they are as long.
    """
    held: Sentence | None = None
    for match in _SENTENCE.finditer(text, start, end):
        written = match.group()
        kept = written.strip(_BLANK)
        first = match.start() + len(written) - len(written.lstrip(_BLANK))
        one = Sentence(first, first + len(kept), "".join(kept.split()))
        if len(one.key) < least and held and not _LINE_END.search(text, held.end, first):
            one = Sentence(held.start, one.end, held.key + one.key)
        held = one if len(one.key) < least else None
        if held is None:
            yield one


def comparable(found: Iterable[Sentence]) -> Iterator[Sentence]:
    """Sentences with keys in simplified characters and without signs that have no width."""
    for sentence in found:
        yield replace(sentence, key=in_simplified(sentence.key).translate(_NOTHING))


def in_simplified(text: str) -> str:
    """A text in simplified characters, so that the same words are the same in both scripts.

    Example:
        >>> in_simplified("加強校園安全"), in_simplified("加强校园安全")
        ('加强校园安全', '加强校园安全')
    """
    return str(converter().convert(text)) if traditional_characters(text) else text


def unbroken(text: str, plan: Plan) -> str:
    r"""The text of a plan's document with a blank for each line end within a sentence; offsets stay the same.

    A line ends within a sentence where it ends without a mark inside a unit and is not the unit's title.

    Example:
        >>> from planparse.schema import Span, Unit
        >>> span = Span(start=0, end=18)
        >>> unit = Unit(id="u", type="task", text="每周对教学楼、食堂和宿舍检查一次。", span=span)
        >>> unbroken("每周对教学楼、食\n堂和宿舍检查一次。", Plan(id="p", span=span, tasks=(unit,)))
        '每周对教学楼、食 堂和宿舍检查一次。'
    """
    ends: list[int] = []
    for unit in plan.units:
        within = False
        for end in _LINE_END.finditer(text, unit.span.start, unit.span.end):
            line = text[text.rfind("\n", 0, end.start()) + 1 : end.start()].strip(_BLANK)
            if line:
                within = line[-1] not in _STOPS and not (unit.title and line.endswith(unit.title))
            if within:
                ends += range(*end.span())
    if not ends:
        return text
    characters = list(text)
    for at in ends:
        characters[at] = " "
    return "".join(characters)


class _Signature:
    """MinHash values as the index of datasketch takes them (its own class hashes one shingle after another)."""

    __slots__ = ("hashvalues",)

    def __init__(self, hashvalues: Any) -> None:
        self.hashvalues = hashvalues

    def __len__(self) -> int:
        return _HASHES


class Candidates:
    """Nearly equal texts by MinHash over pairs of characters, in an index of datasketch.

    Texts with the same signature, as those that differ in figures only, are looked up as one.

    Args:
        texts: Different texts.
        most: So many are looked at of those that are nearly equal to one.
    """

    def __init__(self, texts: Sequence[str], most: int) -> None:
        import numpy as np
        from datasketch import MinHashLSH

        self._hashes, of_texts = np.unique(signatures(texts), axis=0, return_inverse=True)
        self._of_texts = of_texts.reshape(-1)
        borders = np.cumsum(np.bincount(self._of_texts))[:-1]
        self._texts = np.split(np.argsort(self._of_texts, kind="stable"), borders)
        self._most = most
        self._near: dict[int, list[int]] = {}
        self._index: Any = MinHashLSH(num_perm=_HASHES, params=(_BANDS, _BAND))
        for signature, row in enumerate(self._hashes):
            self._index.insert(signature, _Signature(row), check_duplication=False)

    def near(self, at: int) -> list[int]:
        """Texts nearly equal to one of them, itself included, the most similar first."""
        signature = int(self._of_texts[at])
        if signature not in self._near:
            self._near[signature] = self._nearly_equal(signature)
        return self._near[signature]

    def _nearly_equal(self, signature: int) -> list[int]:
        """Texts whose signature is nearly this one, the most similar first."""
        import numpy as np

        found = self._index.query(_Signature(self._hashes[signature]))
        alike = (self._hashes[found] == self._hashes[signature]).mean(axis=1)
        texts = np.concatenate([self._texts[each] for each in found])
        shares = np.repeat(alike, [len(self._texts[each]) for each in found])
        count = min(self._most, int((shares >= _LEAST).sum()))
        return [int(text) for text in texts[np.lexsort((texts, -shares))][:count]]


def signatures(texts: Sequence[str]) -> Any:
    """MinHash values of texts: an array of ``len(texts)`` rows and 56 columns.

    All shingles are hashed at once; the permutations are fixed, so that the same texts always give the same values.
    Figures count as one and the same: they change from year to year while the sentence stays.
    """
    import numpy as np

    random = np.random.RandomState(1)
    factors = random.randint(0, 1 << 31, size=_HASHES, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    shifts = random.randint(0, 1 << 32, size=_HASHES, dtype=np.uint32)
    rows = np.zeros((len(texts), _HASHES), dtype=np.uint32)
    first = 0
    while first < len(texts):
        last, size = first, 0
        while last < len(texts) and (size == 0 or size + len(texts[last]) < _CHUNK):
            size += len(texts[last])
            last += 1
        shingles, starts = _shingles(texts[first:last])
        for k in range(_HASHES):
            rows[first:last, k] = np.minimum.reduceat(shingles * factors[k] + shifts[k], starts)
        first = last
    return rows


def _shingles(texts: Sequence[str]) -> tuple[Any, Any]:
    """Pairs of characters as 32-bit numbers, and where those of each text begin."""
    import numpy as np

    padded = [_FIGURE.sub("0", text).ljust(_SHINGLE) for text in texts]
    codes = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    mixed = np.zeros(len(codes) - _SHINGLE + 1, dtype=np.uint64)
    for k in range(_SHINGLE):
        mixed = (mixed ^ codes[k : len(codes) - _SHINGLE + 1 + k]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(32)
    lengths = np.array([len(text) for text in padded])
    ends = np.cumsum(lengths)
    keep = np.ones(len(codes), dtype=bool)
    for k in range(1, _SHINGLE):
        keep[ends - k] = False  # runs that would reach into the next text
    kept = mixed[keep[: len(mixed)]].astype(np.uint32)
    counts = lengths - (_SHINGLE - 1)
    return kept, np.concatenate([[0], np.cumsum(counts)[:-1]])
