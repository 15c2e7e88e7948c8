"""GBK text whose bytes slipped by one, so that 。ㄒ唬┘ stands where （一）加 was."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from planparse.schema import Notice
from planparse.text.clean import CleanText
from planparse.text.gbk import character, code
from planparse.text.plausible import familiar, surprise, surprise_after
from planparse.text.realign import FULL_WIDTH, Context, Unit, read
from planparse.text.script import converter, simplified, traditional_characters
from planparse.text.steps.gloss import GLOSS, TONED, pinyin
from planparse.text.steps.step import Step

_HAN = "\u4e00-\u9fff"
_BOX = "\u2504-\u254b"  # without the plain lines of drawn tables
# What no Chinese text holds: a phonetic sign, a corner of a box or a radical among characters, a full stop that begins
# a line, a pinyin vowel of its own, a letter that is glossed.
_STRONG = re.compile(
    rf"(?<=[{_HAN}。])[\u3105-\u3129]|[\u3105-\u3129](?=[{_HAN}])|(?<=[{_HAN}。{TONED}])[{_BOX}](?=[{_HAN}A-Za-z])"
    rf"|(?<=[{_HAN}])[\u2e81-\u2ef3]|(?<=[。{_HAN}])[{TONED}](?=[{_HAN}{_BOX}])"
)
_HINT = re.compile(rf"[\u3105-\u3129{_BOX}\u2e81-\u2ef3{TONED}]")
_LINE = re.compile(rf"\n[ \t]{{0,8}}。(?=[{_HAN}{TONED}\u3105-\u3129]|\d{{1,2}}[)）])")
_LETTER = re.compile(rf"(?<=[{_HAN}{_BOX}])[A-Za-z](?=\([a-z]{{0,4}}[{TONED}])")
# What a slip may leave, but an author may write as well.
_WEAK_HINT = re.compile("[!?;:\u3041-\u30f6Α-ωА-я\u2488-\u249b]")
_WEAK = re.compile(
    rf"[!?;:](?=[{_HAN}\u3041-\u30f6、。，；”）])|(?<=[{_HAN}])[\u3041-\u30f6Α-ωА-я\u2488-\u249b](?=[{_HAN},，。])"
)
_UNIT = re.compile(rf"(.)(?:\(([a-z{TONED}]{{1,6}})\))?")
_BACK = 12  # units before a strong sign in which the slip may have begun
_AHEAD = 80  # units read behind the last sign
_NEARBY = 20
_USUAL = 8.0  # surprise of one of the five hundred most frequent characters
_TRADITIONAL = 10  # different traditional characters that make a text traditional
_GAIN, _GAIN_DAMAGED, _GAIN_STRONG = 12.0, 2.0, 4.0  # surprise that a repair must save
_READABLE = 7.0  # surprise for each character that a repaired text may have


def run(clean: CleanText) -> CleanText:
    """Pair the bytes anew where that gives plausible Chinese; leave the text as it is where it does not.

    Example:
        >>> run(CleanText.of("。ㄒ唬┘忧抗芾砗椭傅")).text
        '（一）加强管理和指导'
    """
    signs = sorted([(at, True) for at in strong_signs(clean.text)] + [(at, False) for at in _weak_signs(clean.text)])
    if not signs:
        return clean
    parts = _parts(clean.text, signs)
    surroundings = _Surroundings(clean.text, parts)
    edits: list[tuple[int, int, str]] = []
    notices = []
    for part in parts:
        for start, end, new in surroundings.repairs(part):
            edits.append((start, end, new))
            old = clean.text[start:end]
            notices.append(Notice(code="mojibake", message=f"{old!r} read as {new!r}", span=clean.span(start, end)))
    return clean.warn(*notices).edit(edits)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a line with signs of damage; ``entries`` are numbers of units."""

    units: tuple[Unit, ...]
    before: str
    entries: frozenset[int]
    strong: bool


def _suspicious(match: re.Match[str]) -> bool:
    """Whether what follows a weak sign is no usual Chinese."""
    text, at = match.string, match.start()
    if match.group() not in "!?;:":
        return True
    one, two, three = (text[at + k : at + k + 1] for k in (1, 2, 3))
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
    codes = [pair for one in text if (pair := code(one))]
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


def _parts(text: str, signs: list[tuple[int, bool]]) -> list[_Part]:
    by_line = groupby(signs, key=lambda sign: text.rfind("\n", 0, sign[0] + 1))
    return [part for line, found in by_line for part in _line_parts(text, line + 1, list(found))]


def _line_parts(text: str, line: int, signs: list[tuple[int, bool]]) -> Iterator[_Part]:
    end = text.find("\n", line)
    matches = _UNIT.finditer(text, line, end if end >= 0 else len(text))
    units = tuple(Unit(match.start(), match[1], match[2] or "") for match in matches)
    numbers = {unit.index: number for number, unit in enumerate(units)}
    groups: list[list[tuple[int, bool]]] = []
    for at, strong in signs:
        sign = numbers[at], strong
        if groups and sign[0] - groups[-1][-1][0] < _AHEAD:
            groups[-1].append(sign)
        else:
            groups.append([sign])
    for group in groups:
        first = max(0, group[0][0] - _BACK - 1)
        entries = {entry for number, strong in group for entry in range(number - _BACK * strong, number + 1)}
        yield _Part(
            units[first : group[-1][0] + _AHEAD],
            text[units[first].index - 1] if first else "\n",
            frozenset(entry - first for entry in entries if entry >= first),
            any(strong for _, strong in group),
        )


class _Surroundings:
    """What the whole text tells about its damaged parts."""

    def __init__(self, text: str, parts: list[_Part]) -> None:
        self._text = text
        self._traditional = len(traditional_characters(text)) >= _TRADITIONAL
        self._damaged = any(part.strong for part in parts)
        self._glosses: dict[str, set[str]] = defaultdict(set)
        for match in GLOSS.finditer(text):
            if pinyin(match[2]):
                self._glosses[match[1]].add(match[2])
        signs = {text.count("\n", 0, part.units[0].index) for part in parts}
        healthy = "\n".join(line for number, line in enumerate(text.split("\n")) if number not in signs)
        self._measure = familiar(self._plain(healthy))

    def _plain(self, text: str) -> str:
        """A stretch of the text without glosses, in simplified characters."""
        bare = GLOSS.sub(r"\1", text) if self._glosses else text
        return str(converter().convert(bare)) if self._traditional else bare

    def repairs(self, part: _Part) -> list[tuple[int, int, str]]:
        """Edits of the text that repair a part; none where the best reading gains too little."""
        first, last = part.units[0].index, part.units[-1].index
        nearby = Counter(self._plain(self._text[max(0, first - _NEARBY) : last + _NEARBY]))
        context = Context(self._measure, self._traditional, nearby, self._glosses)
        plain, best = read(part.units, part.entries, part.before, context)
        gain = _GAIN_STRONG if part.strong else _GAIN_DAMAGED if self._damaged else _GAIN
        if plain.surprise - best.surprise < gain or best.surprise > _READABLE * len(best.texts):
            return []
        return list(_edits(part.units, best.texts))


def _edits(units: Sequence[Unit], texts: Sequence[str]) -> Iterator[tuple[int, int, str]]:
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
