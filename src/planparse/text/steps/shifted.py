"""GBK text whose bytes slipped by one, so that 。ㄒ唬┘ stands where （一）加 was."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from planparse.schema import Notice
from planparse.text.clean import CleanText
from planparse.text.costs import Context
from planparse.text.gbk import character, code
from planparse.text.plausible import Familiar, joins, surprise, surprise_after
from planparse.text.realign import FULL_WIDTH, Unit, read
from planparse.text.script import converter, simplified, traditional_characters
from planparse.text.steps.gloss import GLOSS, TONED, pinyin
from planparse.text.steps.step import Step

_HAN = "\u4e00-\u9fff"
_BOX = "\u2504-\u254b"  # without the plain lines of drawn tables
_RADICAL = "⺁⺄⺈⺋⺌⺗⺧⺪⺮⺳⺶⺷⺻⻊"  # those with a code in GBK; fonts of PDF files give others
# What no Chinese text holds: a phonetic sign, a corner of a box or a radical among characters, a full stop that begins
# a line, a pinyin vowel of its own, a letter that is glossed.
_STRONG = re.compile(
    rf"(?<=[{_HAN}。])[\u3105-\u3129](?![\u3105-\u3129])|(?<=[{_HAN}。{TONED}])[{_BOX}](?=[{_HAN}A-Za-z])|(?<=。)[{_BOX}]"
    rf"|(?<=[{_HAN}])[{_RADICAL}]|(?<=[。{_HAN}])[{TONED}](?=[{_HAN}{_BOX}])"
)
_HINT = re.compile(rf"[\u3105-\u3129{_BOX}{_RADICAL}{TONED}]")
_LINE = re.compile(rf"\n[ \t]{{0,8}}。(?=[{_HAN}{TONED}{_BOX}\u3105-\u3129]|\d{{1,2}}[)）])")
_LETTER = re.compile(rf"(?<=[{_HAN}{_BOX}])[A-Za-z](?=\([a-z]{{0,4}}[{TONED}])")
# What a slip may leave, but an author may write as well.
_WEAK_HINT = re.compile("[!?;:\u3041-\u30f6Α-ωА-я\u2488-\u249b]")
_WEAK = re.compile(
    rf"[!?;:](?=[{_HAN}\u3041-\u30f6、。，；”）])|(?<=[{_HAN}])[\u3041-\u30f6Α-ωА-я\u2488-\u249b](?=[{_HAN},，。])"
)
_LINE_TEXT = re.compile(r"[^\n]+")
_Edit = tuple[int, int, str]
_Sign = tuple[int, float]  # where, and what a repair must save there
_UNIT = re.compile(rf"(.)(?:\(([a-z{TONED}]{{1,6}})\))?")
_BACK = 12  # units before a strong sign in which the slip may have begun
_BEFORE, _BEHIND = 100, 300  # characters around signs that are read, glosses included
_NEAR, _LONGEST = 150, 400  # characters between two signs of a part, and of a part
_MOST, _RARELY = 400, 50  # signs in a text, or one in so many characters: more is no text, but noise
_NEARBY = 20
_USUAL = 8.0  # surprise of one of the five hundred most frequent characters
_TRADITIONAL = 10  # different traditional characters that make a text traditional
# Surprise that a repair must save: where a line begins with a full stop, at another strong sign, at a weak one. Where
# the first two kinds proved that the text is damaged, less is asked of the last.
_GAIN_LINE, _GAIN_STRONG, _GAIN_WEAK, _GAIN_DAMAGED = 4.0, 10.0, 12.0, 3.0
_READABLE = 7.0  # surprise for each character that a repaired text may have


def run(clean: CleanText) -> CleanText:
    """Pair the bytes anew where that gives plausible Chinese; leave the text as it is where it does not.

    Example:
        >>> run(CleanText.of("。ㄒ唬┘忧抗芾砗椭傅")).text
        '（一）加强管理和指导'
    """
    signs = [(at, _GAIN_LINE if clean.text[at] == "。" else _GAIN_STRONG) for at in strong_signs(clean.text)]
    signs += [(at, _GAIN_WEAK) for at in _weak_signs(clean.text)]
    if not signs or len(signs) > max(_MOST, len(clean.text) // _RARELY):
        return clean
    parts = list(_parts(clean.text, sorted(signs)))
    surroundings = _Surroundings(clean.text, parts)
    edits = list(_apart(surroundings.repairs(parts)))
    notices = [
        Notice(code="mojibake", message=f"{clean.text[a:b]!r} read as {new!r}", span=clean.span(a, b))
        for a, b, new in edits
    ]
    return clean.warn(*notices).edit(edits)


def _apart(edits: Iterable[_Edit]) -> Iterator[_Edit]:
    """Edits that do not overlap one before them; neighbouring parts see the same characters."""
    last = 0
    for start, end, new in edits:
        if start >= last:
            yield start, end, new
            last = end


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the line that begins at ``line``, with signs of damage; ``entries`` are numbers of units."""

    line: int
    units: tuple[Unit, ...]
    before: str
    entries: frozenset[int]
    gain: float


def _suspicious(match: re.Match[str]) -> bool:
    """Whether what follows a weak sign is no usual Chinese."""
    text, at = match.string, match.start()
    one, two, three = (text[at + k : at + k + 1] for k in (1, 2, 3))
    if match.group() not in FULL_WIDTH:
        return not joins(simplified(one), simplified(two))  # α粒子 is meant
    if one in "、。，；”）":
        return one in "、，；" or (one == "。" and match.group() != ":")
    if max(surprise(one), surprise(two)) <= _USUAL:
        return False
    one, two, three = map(simplified, (one, two, three))
    if surprise_after(one, two) < surprise(two) or surprise_after(two, three) < surprise(three):
        return False
    return _slips_well(text[at], text[at + 1 : at + 7])


def _slips_well(mark: str, text: str) -> bool:
    """Whether what follows a mark is better Chinese when its bytes are paired from the second byte of the mark on."""
    codes = [pair for one in takewhile(lambda one: not one.isascii(), text) if (pair := code(one))]
    stream = [FULL_WIDTH[mark], *(byte for pair in codes for byte in pair)]
    slipped = [character(lead, trail) for lead, trail in zip(stream[::2], stream[1::2], strict=False)]
    return _ease(slipped) < _ease([character(*pair) for pair in codes])


def _ease(characters: Sequence[str]) -> float:
    plain = [simplified(one) if one else "" for one in characters]
    return sum(surprise_after(one, two) for one, two in pairwise(plain))


def strong_signs(text: str) -> list[int]:
    """Offsets of what no Chinese text holds."""
    hints = [match.start() for match in _HINT.finditer(text)]
    signs = [at for at in hints if _STRONG.match(text, at)]
    signs += [match.end() - 1 for match in _LINE.finditer(text)]
    if match := _LINE.match("\n" + text[:12]):
        signs.append(match.end() - 2)
    if hints and "(" in text:
        signs += [match.start() for match in _LETTER.finditer(text)]
    return sorted(set(signs))


def _weak_signs(text: str) -> list[int]:
    hints = [match.start() for match in _WEAK_HINT.finditer(text)]
    return [at for at in hints if (match := _WEAK.match(text, at)) and _suspicious(match)]


def _parts(text: str, signs: list[_Sign]) -> Iterator[_Part]:
    """Signs that stand close together in a line make a part, with what surrounds them."""
    group: list[_Sign] = []
    for sign in signs:
        last = group[-1][0] if group else sign[0]
        if group and (sign[0] - group[0][0] > _LONGEST or sign[0] - last > _NEAR or "\n" in text[last : sign[0]]):
            yield _part(text, group)
            group = []
        group.append(sign)
    yield _part(text, group)


def _part(text: str, signs: list[_Sign]) -> _Part:
    line = text.rfind("\n", 0, signs[0][0]) + 1
    line_end = text.find("\n", signs[-1][0])
    start = max(line, signs[0][0] - _BEFORE)
    end = min(signs[-1][0] + _BEHIND, line_end if line_end >= 0 else len(text))
    units = [Unit(match.start(), match[1], match[2] or "") for match in _UNIT.finditer(text, start, end)]
    numbers = {unit.index: number for number, unit in enumerate(units)}
    entries = {
        entry
        for at, gain in signs
        for entry in range(max(0, numbers[at] - _BACK * (gain < _GAIN_WEAK)), numbers[at] + 1)
    }
    before = text[start - 1] if start > line else "\n"
    return _Part(line, tuple(units), before, frozenset(entries), min(gain for _, gain in signs))


class _Surroundings:
    """What the whole text tells about its damaged parts."""

    def __init__(self, text: str, parts: list[_Part]) -> None:
        self._text = text
        self._readings: dict[object, tuple[tuple[str, ...], float]] = {}  # headings come again and again
        self._traditional = len(traditional_characters(text)) >= _TRADITIONAL
        self._glosses: dict[str, set[str]] = defaultdict(set)
        for match in GLOSS.finditer(text):
            if pinyin(match[2]):
                self._glosses[match[1]].add(match[2])
        damaged = {part.line for part in parts}
        lines = (match for match in _LINE_TEXT.finditer(text) if match.start() not in damaged)
        healthy = "\n".join(match.group() for match in lines)
        self._language = Familiar(self._plain(healthy))

    def _plain(self, text: str) -> str:
        """A stretch of the text without glosses, in simplified characters."""
        bare = GLOSS.sub(r"\1", text) if self._glosses else text
        return str(converter().convert(bare)) if self._traditional else bare

    def repairs(self, parts: list[_Part]) -> list[_Edit]:
        """Edits of the text that repair the parts, in order; none for a part whose best reading gains too little."""
        readings = [(part, *self._read(part)) for part in parts]
        damaged = any(gain >= _GAIN_STRONG >= part.gain for part, _, gain in readings)
        edits: list[_Edit] = []
        for part, texts, gain in readings:
            if gain >= (min(part.gain, _GAIN_DAMAGED) if damaged else part.gain):
                edits += _edits(part.units, texts)
        return edits

    def _read(self, part: _Part) -> tuple[tuple[str, ...], float]:
        """The best reading of a part and what it gains; nothing for one that cannot be read."""
        key = part.before, tuple((unit.character, unit.gloss) for unit in part.units), part.entries
        if key not in self._readings:
            first, last = part.units[0].index, part.units[-1].index
            nearby = Counter(self._plain(self._text[max(0, first - _NEARBY) : last + _NEARBY]))
            context = Context(self._language, self._traditional, nearby, self._glosses)
            plain, best = read(part.units, part.entries, part.before, context)
            readable = best.surprise <= _READABLE * len(best.texts)
            self._readings[key] = best.texts, plain.surprise - best.surprise if readable else 0.0
        return self._readings[key]


def _edits(units: Sequence[Unit], texts: Sequence[str]) -> Iterator[_Edit]:
    """One edit for each stretch of units that are read differently; a gloss in between stays where it is."""
    first: int | None = None
    for number, unit in enumerate(units):
        if number == len(texts):
            break
        if first is None and texts[number] != unit.character:
            first = number
        if first is None:
            continue
        following = range(number + 1, min(number + 3, len(texts)))
        if unit.gloss or all(texts[later] == units[later].character for later in following):
            yield units[first].index, unit.index + 1, "".join(texts[first : number + 1])
            first = None


STEP = Step("shifted", "mojibake", run)
