"""Scanned pages recognised with rapidocr, whose models lie in its wheel: nothing is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planparse.errors import ReadError
from planparse.readers.pdf.layout import Char
from planparse.readers.pdf.pdfium import open_document

_SCALE = 1.8  # 130 dpi: the detector was trained on pictures of about this size
_SURE = 0.5


def recognise(data: bytes, name: str, numbers: Sequence[int]) -> dict[int, list[Char]]:
    """Characters of the pages ``numbers`` (from 0), each line's width shared out evenly among its characters.

    Raises:
        ReadError: P014 if rapidocr is not installed.
    """
    try:
        from rapidocr import RapidOCR
    except ImportError as error:
        raise ReadError("P014", "read", "rapidocr is not installed", "pip install planparse[ocr]", file=name) from error
    # the classifier of turned lines turns healthy ones upside down now and then
    engine = RapidOCR(params={"Global.log_level": "error", "Global.use_cls": False})
    document = open_document(data, name)
    found = {}
    try:
        for number in numbers:
            page = document[number]
            found[number] = _read(engine, page.render(scale=_SCALE).to_numpy())
            page.close()
    finally:
        document.close()
    return found


def _read(engine: Any, picture: Any) -> list[Char]:
    result = engine(picture)
    if result.boxes is None or result.txts is None:
        return []
    chars = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        if score < _SURE or not text.strip():
            continue
        left, right = float(min(box[:, 0])) / _SCALE, float(max(box[:, 0])) / _SCALE
        top, bottom = float(min(box[:, 1])) / _SCALE, float(max(box[:, 1])) / _SCALE
        # a Latin letter or digit is about half as wide as a Chinese character
        widths = [0.5 if character.isascii() else 1.0 for character in text]
        unit, at, size = (right - left) / sum(widths), left, 0.85 * (bottom - top)
        for character, width in zip(text, widths, strict=True):
            chars.append(Char(character, at, at + width * unit, top, bottom, bottom - 0.15 * size, size))
            at += width * unit
    return chars
