"""Word's automatic numbering: counters and labels as they are printed (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "• "

_PLACE = re.compile(r"%([1-9])")
_HIGHEST = 9_999  # beyond it numbers of letters grow long
_INTEGER = re.compile(r"[+-]?[0-9]{1,9}")
_CLOSING = tuple("、，,．.：:）)〕】」』》；;")
_DIGITS = "零一二三四五六七八九"
_LEGAL = {"simplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟"), "traditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟")}
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how its numbers look, and when it starts again."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class Numbering:
    """All lists of a document with their running counters.

    ``lists`` maps a list (``w:num``) to its abstract list, ``levels`` an abstract list to its levels; lists of one
    abstract list go on counting together, unless ``starts`` gives a list a start of its own.
    """

    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)

    def level_of_style(self, number: str, style: str) -> int:
        """Level that a list ties to a paragraph style, else the first."""
        levels = self.levels.get(self.lists.get(number, ""), {})
        return next((index for index, level in levels.items() if level.style == style), 0)

    def label(self, number: str, index: int) -> str:
        """Count one paragraph of list ``number`` at level ``index`` (from 0) and write its label.

        The label ends with a space where the next character would otherwise run into it.
        """
        abstract = self.lists.get(number)
        levels = self.levels.get(abstract or "", {})
        level = levels.get(index)
        if abstract is None or level is None:
            return ""
        counters = self.counters.setdefault(abstract, {})
        starts = self.starts.get(number, {})
        if index in starts:
            counters[index] = starts.pop(index)
        else:
            counters[index] = counters[index] + 1 if index in counters else level.start
        for deeper in [key for key in counters if key > index]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and index < restart):
                del counters[deeper]
        return _written(level, levels, counters)


def read_numbering(root: etree._Element | None, style_lists: dict[str, str]) -> Numbering:
    """Read ``word/numbering.xml``.

    Args:
        root: Its root, or None if the document has none.
        style_lists: List (``w:numId``) of each numbering style, which abstract lists may refer to.
    """
    numbering = Numbering()
    if root is None:
        return numbering
    links: dict[str, str] = {}
    for abstract in root.iterfind(f"{W}abstractNum"):
        key = abstract.get(f"{W}abstractNumId", "")
        numbering.levels[key] = {_index(lvl): _level(lvl) for lvl in abstract.iterfind(f"{W}lvl")}
        link = value_of(abstract, "numStyleLink")
        if link:
            links[key] = link
    for num in root.iterfind(f"{W}num"):
        number = num.get(f"{W}numId", "")
        numbering.lists[number] = value_of(num, "abstractNumId") or ""
        overrides = {
            _index(over): integer(start, 1)
            for over in num.iterfind(f"{W}lvlOverride")
            if (start := value_of(over, "startOverride")) is not None
        }
        replaced = {
            _index(over): _level(lvl)
            for over in num.iterfind(f"{W}lvlOverride")
            if (lvl := over.find(f"{W}lvl")) is not None
        }
        numbering.starts[number] = overrides
        if replaced:
            own = f"{numbering.lists[number]}/{number}"
            numbering.levels[own] = numbering.levels.get(numbering.lists[number], {}) | replaced
            numbering.lists[number] = own
    for key, style in links.items():
        target = numbering.lists.get(style_lists.get(style, ""))
        if target is not None:
            numbering.levels[key] = numbering.levels.get(target, {})
    return numbering


def written_number(value: int, form: str) -> str:
    """A number in one of Word's forms (``ST_NumberFormat``); unknown forms are written in digits.

    Example:
        >>> [written_number(12, form) for form in ("chineseCounting", "ideographTraditional", "decimalEnclosedCircle")]
        ['十二', '乙', '⑫']
    """
    write = _FORMS.get(form)
    return write(value) if write and 0 < value <= _HIGHEST else str(value)


def _written(level: Level, levels: dict[int, Level], counters: dict[int, int]) -> str:
    def place(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        other = levels.get(index, Level())
        return written_number(counters.get(index, other.start), "decimal" if level.legal else other.form)

    if level.form == "bullet":
        return BULLET
    text = (_PLACE.sub(place, level.text) if level.form != "none" else _PLACE.sub("", level.text)).strip()
    return text if not text or level.suffix == "nothing" or text.endswith(_CLOSING) else text + " "


def _level(lvl: etree._Element) -> Level:
    forms = [element.get(f"{W}val", "decimal") for element in lvl.iter(f"{W}numFmt")]
    form = next((name for name in reversed(forms) if name != "custom"), "decimal")
    text = value_of(lvl, "lvlText") or ""
    if form == "bullet" and not text.strip():
        form = "none"
    if lvl.find(f"{W}rPr/{W}vanish") is not None:
        form, text = "none", ""
    restart = value_of(lvl, "lvlRestart")
    return Level(
        start=integer(value_of(lvl, "start"), 1),
        form=form,
        text=text,
        suffix=value_of(lvl, "suff") or "tab",
        restart=integer(restart, 0) if restart is not None else None,
        legal=lvl.find(f"{W}isLgl") is not None,
        style=value_of(lvl, "pStyle"),
    )


def _index(element: etree._Element) -> int:
    return integer(element.get(f"{W}ilvl"), 0)


def integer(value: str | None, default: int) -> int:
    """A whole number out of an attribute; the default where it is missing or none.

    Example:
        >>> integer("3", 0), integer("", 0), integer(None, 1)
        (3, 0, 1)
    """
    return int(value) if value is not None and _INTEGER.fullmatch(value) else default


def value_of(parent: etree._Element, path: str) -> str | None:
    """The attribute ``w:val`` of an element below, or None where there is none."""
    child = parent.find(f"{W}{path}")
    return None if child is None else child.get(f"{W}val")


def _counting(value: int, digits: str = _DIGITS, powers: str = "十百千") -> str:
    """Chinese numerals up to 9999 (一百零五); 10 to 19 drop the leading 一 unless they are legal ones."""
    if value >= 10_000:
        return str(value)
    text = ""
    for power in range(len(str(value)) - 1, -1, -1):
        digit = value // 10**power % 10
        if digit:
            text += digits[digit] + (powers[power - 1] if power else "")
        elif text and not text.endswith(digits[0]):
            text += digits[0]
    text = text.rstrip(digits[0])
    return text[1:] if text.startswith("一十") else text


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (value // worth)
        value %= worth
    return text


def _letters(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _from(first: str, count: int) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1) if value <= count else str(value)


def _circled(value: int) -> str:
    if value <= 20:
        return chr(0x2460 + value - 1)
    return chr(0x3251 + value - 21) if value <= 35 else chr(0x32B1 + value - 36) if value <= 50 else str(value)


def _digital(value: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))


def _legal(script: str) -> Callable[[int], str]:
    return lambda value: _counting(value, *_LEGAL[script])


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
         "japaneseCounting", "ideographDigital10"), _counting),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), _digital),
    "chineseLegalSimplified": _legal("simplified"),
    "ideographLegalTraditional": _legal("traditional"),
    "japaneseLegal": _legal("traditional"),
    "ideographTraditional": lambda value: _STEMS[(value - 1) % 10],
    "ideographZodiac": lambda value: _BRANCHES[(value - 1) % 12],
    "ideographZodiacTraditional": lambda value: _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12],
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"),
                    lambda value: "".join(chr(ord(digit) + 0xFEE0) for digit in str(value))),
    "decimalZero": lambda value: f"{value:02d}",
    "numberInDash": lambda value: f"- {value} -",
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
}  # fmt: skip
