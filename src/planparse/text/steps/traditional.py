"""Traditional characters to simplified ones, where a text or a part of it is written in them."""

from __future__ import annotations

import re

from planparse.text.clean import CleanText
from planparse.text.script import converter, simplified, traditional_characters
from planparse.text.steps.step import Step, counted

_LINE = re.compile(r"[^\n]+")
_FEWEST = 3  # distinct traditional characters that make a line traditional
# The converter leaves 著 alone; simplified text has it in the sense of "to write" and "notable" only.
_PARTICLE = re.compile("(?<![显名编专原论巨昭土遗合译拙卓新])著(?![名作述称书录者译])")
_TELLING = 30  # characters; a shorter line without them tells nothing
_SHARE = 0.05  # of its characters; old prints mix the scripts and have little more, running text has a third


def run(clean: CleanText) -> CleanText:
    """Convert the traditional parts of a text, by phrases (OpenCC, ``t2s``).

    A line is traditional when it holds several different traditional characters; lines with fewer follow the nearest
    line above or below that tells. A rare character in a name thus stays as it is.

    Example:
        >>> run(CleanText.of("指導思想與學習計畫")).text
        '指导思想与学习计划'
    """
    suspects = traditional_characters(clean.text)
    if len(suspects) < _FEWEST:
        return clean
    forms = "".join(character for character in suspects if simplified(character) != character)
    if len(forms) < _FEWEST:
        return clean
    form = re.compile(f"[{forms}]")
    lines = [(*match.span(), form.findall(match.group())) for match in _LINE.finditer(clean.text)]
    edits: list[tuple[int, int, str]] = []
    for (start, end, found), convert in zip(lines, _decide(lines), strict=True):
        if convert and found:
            edits += _conversion(clean.text, start, end)
    if not edits:
        return clean
    places = [match.span() for start, end, _ in edits for match in form.finditer(clean.text, start, end)]
    return counted(clean, "traditional", "traditional characters", places).edit(edits)


def _decide(lines: list[tuple[int, int, list[str]]]) -> list[bool]:
    """Which lines are to be converted; a short line follows its neighbours."""
    told: list[bool | None] = []
    for start, end, found in lines:
        traditional = len(set(found)) >= _FEWEST and len(found) >= _SHARE * (end - start)
        told.append(True if traditional else None if end - start < _TELLING else False)
    above, below = _carried(told), _carried(told[::-1])[::-1]
    return [own if own is not None else before or after for own, before, after in zip(told, above, below, strict=True)]


def _carried(told: list[bool | None]) -> list[bool]:
    """For each line what the last line before it told."""
    last = False
    carried: list[bool] = []
    for own in told:
        carried.append(last)
        last = last if own is None else own
    return carried


def _conversion(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The edit that makes ``text[start:end]`` simplified; where the length changes, of the changed middle only."""
    old = text[start:end]
    new = _PARTICLE.sub("着", str(converter().convert(old)))
    if new == old:
        return []
    if len(new) == len(old):
        return [(start, end, new)]
    shorter = min(len(old), len(new))
    head = next((k for k in range(shorter) if old[k] != new[k]), shorter)
    tail = next((k for k in range(shorter - head) if old[-1 - k] != new[-1 - k]), shorter - head)
    if head + tail == len(old):  # an insertion; give it a character to stand on
        head, tail = max(head - 1, 0), tail - (head == 0)
    return [(start + head, end - tail, new[head : len(new) - tail])]


STEP = Step("traditional", "traditional", run)
