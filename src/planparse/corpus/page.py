"""The page that a document is laid out on."""

from __future__ import annotations

from dataclasses import dataclass, field

from planparse.corpus.marks import Inline


@dataclass(slots=True)
class Page:
    """The text so far, with the stretches that cleaning changes."""

    text: str = ""
    spacing: str = "\n"
    indent: str = ""
    edits: list[tuple[int, int, str]] = field(default_factory=list)

    def write(self, inline: Inline, *, glued: bool, indent: bool, joint: str | None = None) -> int:
        """Append a line and return the offset of its first character, indent not counted."""
        if joint is not None:
            self.text += joint
        elif self.text and not glued:
            self.text += self.spacing
        if indent and not glued:
            self.text += self.indent
        start = len(self.text)
        self.text += inline.raw
        self.edits += [(start + begin, start + end, new) for begin, end, new in inline.edits]
        return start

    def clean(self, start: int, end: int) -> str:
        """The cleaned characters of ``[start, end)``: noise marks replaced, indents dropped, lines kept."""
        parts: list[str] = []
        last = start
        for begin, stop, new in self.edits:
            if start <= begin and stop <= end:
                parts += (self.text[last:begin], new)
                last = stop
        parts.append(self.text[last:end])
        lines = "".join(parts).split("\n")
        return "\n".join(line.strip() for line in lines if line.strip())
