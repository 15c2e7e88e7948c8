"""Digits and numerals that a recogniser took for what looks the same: 6O%, l5节, －、指导思想."""

from __future__ import annotations

import re

from planparse.text.clean import CleanText
from planparse.text.steps.step import Step, counted

_AS_DIGIT = str.maketrans("OoＯｏОоlI", "00000011")
_DIGITS = r"[0-9OoＯｏОоlI]"
_UNITS = "年月日号周节次篇名个人所项元岁级届万亿%％"
# A letter before or behind it would make it a name or a formula (O2O, Al2O3); what is counted stands behind it.
_FIGURE = re.compile(
    rf"(?<![A-Za-z0-9.])(?=[OoＯｏОоlI]{{0,3}}[0-9])[0-9lI]{_DIGITS}{{0,7}}(?:\.{_DIGITS}{{1,3}})?(?=\s?[{_UNITS}]|[-—–~]{_DIGITS}{{4}})"
)
# Numbers of headings and entries at the start of a line; a capital I may be the Roman numeral.
_LABEL = re.compile(
    r"^[ \t]{0,12}(?:l(?=、|[．.][\u4e00-\u9fff])|[-－—–ーニ](?=、)|[（(][-－—–ーニ](?=[）)]))", re.MULTILINE
)
# One class of first characters, which ``re`` runs through quickly.
_HINT = re.compile(
    r"[OoＯｏОоlI\-－—–ーニ](?:(?<=[OoＯｏОоlI])(?:(?<=[0-9lI.].)|(?=[0-9、．.]))|(?<=[-－—–ーニ])(?=[、）)]))"
)
_AS_LABEL = str.maketrans("l-－—–ーニ", "1一一一一一二")


def run(clean: CleanText) -> CleanText:
    r"""Give digits back where a unit proves them, and numbers of headings where they stand.

    Example:
        >>> run(CleanText.of("－、目标\nl、2O24年优秀率达到6O%，听课l5节。")).text
        '一、目标\n1、2024年优秀率达到60%，听课15节。'
    """
    if not _HINT.search(clean.text):
        return clean
    edits = [
        (match.start(), match.end(), new)
        for pattern, table in ((_FIGURE, _AS_DIGIT), (_LABEL, _AS_LABEL))
        for match in pattern.finditer(clean.text)
        if (new := match.group().translate(table)) != match.group()
    ]
    edits.sort()
    places = [(start, end) for start, end, _ in edits]
    return counted(clean, "misread", "digits read as what looks the same", places).edit(edits)


STEP = Step("misread", "misread", run)
