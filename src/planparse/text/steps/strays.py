"""Characters that no author typed: zero-width ones, controls, marks of private fonts; and the many widths of space."""

from __future__ import annotations

import re

from planparse.text.clean import CleanText
from planparse.text.steps.step import Step, counted, fold

_CONTROLS = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc"
_PRIVATE = "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff"
_BULLET = re.compile(r"^([ \t]{0,8})[\uf020-\uf0ff]", re.MULTILINE)
_STRAY = re.compile(f"[{_CONTROLS}{_INVISIBLE}{_PRIVATE}]+")
_SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SPACE = re.compile(f"[{_SPACES}]")
_ANY = re.compile(f"[{_CONTROLS}{_INVISIBLE}{_PRIVATE}{_SPACES}]")
_TO_SPACE = dict.fromkeys(_SPACES, " ")


def run(clean: CleanText) -> CleanText:
    r"""Drop invisible and control characters; private ones are bullets at the start of a line and nothing elsewhere.

    Word writes the bullets of its symbol fonts as U+F020 to U+F0FF. Spaces of every width become the plain one.

    Example:
        >>> run(CleanText.of("\uf0b7 加强\u200b管理")).text
        '● 加强管理'
    """
    if not _ANY.search(clean.text):
        return clean
    clean = fold(clean, _SPACE, _TO_SPACE)
    places = [match.span() for match in _STRAY.finditer(clean.text)]
    warned = counted(clean, "stray_character", "invisible, control or private characters", places)
    return warned.substitute(_BULLET, lambda match: match[1] + "●").substitute(_STRAY, "") if places else clean


STEP = Step("strays", "stray_character", run)
