"""Full-width digits, letters and signs to ASCII; radicals and compatibility forms to the character they stand for."""

from __future__ import annotations

import re
import unicodedata

from planparse.text.clean import CleanText
from planparse.text.steps.step import Step, fold

# Chinese punctuation （），。：；！？．～ is what authors write and stays.
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
_SIGNS = {"％": "%", "﹪": "%", "℅": "%", "＋": "+", "－": "-", "﹣": "-", "﹢": "+"}
# Forms for vertical lines and small ones (Unicode blocks FE10, FE30 and FE50), which converters leave.
_VERTICAL = dict(
    zip(
        "︐︑︒︓︰︔︕︖︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹐﹑﹔﹕﹖﹗﹙﹚",
        "，、。：：；！？（）｛｝〔〕【】《》〈〉「」『』，、；：？！（）",
        strict=True,
    )
)
# Fonts of PDF files give characters the code of the radical that looks the same (Unicode, EquivalentUnifiedIdeograph),
# or of a rare character that they print alike (㬵 for 胶).
_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_RADICALS = dict(
    zip(
        "⺎⺒⺓⺟⺠⺴⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻱⻳㬵",
        "兀巳幺母民网虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龜龟胶",
        strict=True,
    )
)
_COMPATIBLE = {
    chr(code): unicodedata.normalize("NFKC", chr(code))
    for code in range(0xF900, 0xFADA)
    if len(unicodedata.normalize("NFKC", chr(code))) == 1
}
_FOLDS = _WIDE | _SIGNS | _VERTICAL | _KANGXI | _RADICALS | {old: new for old, new in _COMPATIBLE.items() if old != new}
# A decimal point of full width; a raised one only before a percent sign, for 5·18 is a day.
_POINT = re.compile(r"[．·](?:(?<=\d．)(?=\d{1,2}(?![\d年月日]))|(?<=\d·)(?=\d{1,2}\s?%))")
_FOLD = re.compile(f"[{re.escape(''.join(_FOLDS))}]")


def run(clean: CleanText) -> CleanText:
    """Fold what has another width or an equal shape, one character for one.

    Example:
        >>> run(CleanText.of("⼯作２０２５年增长５．５％（Ａ类）")).text
        '工作2025年增长5.5%（A类）'
    """
    return fold(clean, _FOLD, _FOLDS).substitute(_POINT, ".")


STEP = Step("width", None, run)
