"""Characters of Word's symbol fonts, which are stored as codes without meaning (``w:sym``)."""

from __future__ import annotations

_FONTS = {
    "symbol": {0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xAE: "→"}
    | {code: chr(code) for code in range(0x25, 0x40) if code != 0x27},
    "wingdings": {
        **dict.fromkeys((0x6C, 0x9F), "●"),
        **dict.fromkeys((0x6F, 0x71, 0x72, 0xA8), "□"),
        **dict.fromkeys((0x6E, 0xA7), "■"),
        **dict.fromkeys((0x75, 0x76), "◆"),
        **dict.fromkeys((0xE0, 0xF0), "→"),
        0xD8: "➢",
        0xFC: "✓",
        0xFE: "☑",
        0xFB: "✗",
        0xFD: "☒",
    },
}


def symbol(font: str, code: str) -> str:
    """The character that a symbol shows; its private code where the font is not known.

    Example:
        >>> symbol("Symbol", "F0B3"), symbol("Wingdings", "F0FE")
        ('≥', '☑')
    """
    try:
        number = int(code, 16)
        private = chr(number)
    except (ValueError, OverflowError):
        return ""
    return _FONTS.get(font.lower(), {}).get(number & 0xFF, private)
