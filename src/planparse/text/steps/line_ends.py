r"""Every kind of line end becomes ``\n``."""

from __future__ import annotations

import re

from planparse.text.clean import CleanText
from planparse.text.steps.step import Step, fold

_CRLF = re.compile(r"\r\n")
_FORMS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_FORM = re.compile(f"[{_FORMS}]")
_TABLE = dict.fromkeys(_FORMS, "\n")


def run(clean: CleanText) -> CleanText:
    r"""Windows, old Macintosh and Unicode line ends, vertical tabs and form feeds to ``\n``.

    Example:
        >>> run(CleanText.of("一、\r\n二、\u2028三、")).text
        '一、\n二、\n三、'
    """
    return fold(clean.substitute(_CRLF, "\n"), _FORM, _TABLE)


STEP = Step("line_ends", None, run)
