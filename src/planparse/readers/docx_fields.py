"""Fields of a Word document: what they show, not how it is worked out (ECMA-376 part 1, 17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from planparse.readers.docx_numbering import W, integer, value_of, written_number

_OVERLAID = re.compile(r"\s{0,4}eq\b.{0,200}?\\o(?:\\a[a-z])?\s{0,4}\((.{1,200})\)\s{0,4}", re.IGNORECASE)
FIELD = frozenset((f"{W}fldChar", f"{W}instrText"))
"""The elements that make a field."""

_OFF = frozenset(("0", "false", "off"))


@dataclass(slots=True)
class _Field:
    """A field that is not closed yet: where its text begins, its code, what a form holds, whether its result began."""

    start: int
    form: etree._Element | None
    code: str = ""
    shown: bool = False


@dataclass(slots=True)
class Fields:
    """The fields of a paragraph as far as they are open, the innermost last."""

    open: list[_Field] = field(default_factory=list)

    def take(self, element: etree._Element, text: list[str]) -> None:
        """Take a piece of code, or the beginning, middle or end of a field, behind the pieces of text so far.

        What stands in the code, as the results of fields inside, is taken back; a field without a stored result says
        what its code or form tells.
        """
        kind = element.get(f"{W}fldCharType", "code")
        if kind == "begin":
            self.open.append(_Field(len(text), element.find(f"{W}ffData")))
        elif self.open and kind == "code":
            self.open[-1].code += element.text or ""
        elif self.open:
            self._show(self.open.pop() if kind == "end" else self.open[-1], text, ended=kind == "end")

    @staticmethod
    def _show(one: _Field, text: list[str], *, ended: bool) -> None:
        if one.code and not one.shown:
            del text[one.start :]
        one.shown = True
        if ended and not any(text[one.start :]):
            text.append(_chosen(one.form) if one.form is not None else _overlaid(one.code))


def is_on(switch: etree._Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return switch is not None and switch.get(f"{W}val") not in _OFF


def _chosen(form: etree._Element) -> str:
    """What a form field holds: a box that is ticked or not, or the entry of a list."""
    box, choice = form.find(f"{W}checkBox"), form.find(f"{W}ddList")
    if box is not None:
        ticked = box.find(f"{W}checked")
        return "☒" if is_on(box.find(f"{W}default") if ticked is None else ticked) else "☐"
    if choice is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in choice.iterfind(f"{W}listEntry")]
    number = integer(value_of(choice, "result") or value_of(choice, "default"), 0)
    return entries[number] if 0 <= number < len(entries) else ""


def _overlaid(code: str) -> str:
    r"""Characters set over each other: a number in a circle, or what stands under its pinyin.

    Example:
        >>> _overlaid(r" eq \o\ac(○,3) "), _overlaid(r"EQ \* jc2 \o\ad(\s\up 9(xiào),校)"), _overlaid("PAGE")
        ('③', '校', '')
    """
    found = _OVERLAID.fullmatch(code)
    if not found:
        return ""
    below, _, above = found[1].replace("，", ",").rpartition(",")
    number = integer(above.strip(), 0)
    return written_number(number, "decimalEnclosedCircle") if number and "○" in below else above.strip()
