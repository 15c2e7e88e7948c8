"""What stands directly at a number and says how it is meant: 近, 约, 不低于, 余, 左右, 以上, 以内."""

from __future__ import annotations

import re

from planparse.schema import Op

_BEFORE = re.compile(
    r"(?:(?P<ge>不少于|不低于|不小于|至少|最少|起码|达到或超过|[≥≧⩾]|>=)|(?P<le>不超过|不高于|不多于|不大于|不得超过|(?:没有|未)(?:突破|超过)|至多|最多|只限|[≤≦⩽]|<=)"
    r"|(?P<gt>超过|超出|突破|逾|超|高于|多于|大于|＞|(?<=[值税入资售收额润量，、])过)|(?P<lt>低于|不到|不足|少于|小于|＜)|(?P<about>约为|大约|大概|(?<![签预节合公条制履失违邀规])约|将近|接近|近|上下))"
    r"(?:了|到|过)?\s?$"
)
_BEHIND = re.compile(
    r"\s?(?:(?P<about>左右|上下)|(?P<ge>[及或]?以上|之上|起步)|(?P<le>[及或]?以内|之内|以下|及?以下)|(?P<gt>有余|出头|开外|余|多(?![式元样功层地方民种点次媒渠维边用级彩])))"
)
# What the one ends with and the other begins with unless it is a blank, a quick test before the pattern.
_BEFORE_ENDS = frozenset("于少码过多限出破逾超到足为约概近下了≥≤≧≦⩾⩽=＞＜")
_BEHIND_BEGINS = frozenset("左上下及或以之起有出开多余")
OPS: dict[str, Op] = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<", "about": "~"}
_LOOK_BACK = 6


def op_before(text: str, first: int) -> Op | None:
    """The comparison that stands directly before an offset (不低于, 近, 超过), if any."""
    before = text[first - 1 : first]
    if before not in _BEFORE_ENDS and not before.isspace():
        return None
    match = _BEFORE.search(text, max(0, first - _LOOK_BACK), first)
    return None if match is None or match.lastgroup is None else OPS[match.lastgroup]


def op_behind(text: str, last: int, end: int) -> tuple[Op | None, int]:
    """The comparison that stands directly behind an offset (左右, 以上, 以内), and where it ends."""
    following = text[last : last + 1]
    if following not in _BEHIND_BEGINS and not following.isspace():
        return None, last
    match = _BEHIND.match(text, last, end)
    return (None, last) if match is None or match.lastgroup is None else (OPS[match.lastgroup], match.end())
