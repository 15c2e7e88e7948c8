"""What stands directly at a number and says how it is meant: 近, 约, 不低于, 余, 左右, 以上, 以内."""

from __future__ import annotations

import re

from planparse.schema import Op

_NO_NOT = "(?<!不)(?<!不[得能应可])"
_OR_EQUAL, _EQUAL_OR = "或?者?等于", "等于或者?"
_BEFORE = re.compile(
    r"(?:(?P<ge>不少于|不低于|不小于|至少|最少|起码|达到或超过"
    rf"|{_NO_NOT}[大高多]于{_OR_EQUAL}|{_EQUAL_OR}[大高多]于|[≥≧⩾]|>=)"
    r"|(?P<le>不超过|不高于|不多于|不大于|不得超过|(?:没有|未)(?:突破|超过)|至多|最多|只限"
    rf"|{_NO_NOT}[小低少]于{_OR_EQUAL}|{_EQUAL_OR}[小低少]于|[≤≦⩽]|<=)"
    r"|(?P<gt>超过|超出|突破|逾|超|高于|多于|大于|＞|(?<=[值税入资售收额润量，、])过|(?<=其中)过)|(?P<lt>低于|不到|不足|少于|小于|＜)|(?P<about>约为|大约|大概|(?<![签预节合公条制履失违邀规])约|将近|接近|近|上下))"
    r"(?:了|到|过)?\s?$"
)
# Whether the bound itself counts: 50万元（含）以上, 5年（含5年）以上, 90分以上（含90分）, 10人（不含）以下.
_HELD, _NOT_HELD = r"[（(]含[^（）()]{0,8}[)）]", r"[（(]不含[^（）()]{0,8}[)）]"
_NUMBER_HELD = r"[（(]含(?:本数|[\d一二三四五六七八九十百][^（）()]{0,7})?[)）]"  # not 以上（含幼儿园3所）
_BEHIND = re.compile(
    rf"\s?(?:(?P<about>左右|上下)|(?P<gt>{_NOT_HELD}以上|以上{_NOT_HELD}|有余|出头|开外|余|多(?![式元样功层地方民种点次媒渠维边用级彩]))"
    rf"|(?P<lt>{_NOT_HELD}以下|以下{_NOT_HELD})|(?P<ge>(?:{_HELD})?(?:[及或]|或者)?以上(?:{_NUMBER_HELD})?|之上|起步)"
    rf"|(?P<le>(?:{_HELD})?(?:[及或]|或者)?(?:以内|以下)(?:{_NUMBER_HELD})?|之内))"
)
# What the one ends with and the other begins with unless it is a blank, a quick test before the pattern.
_BEFORE_ENDS = frozenset("于少码过多限出破逾超到足为约概近下了≥≤≧≦⩾⩽=＞＜")
_BEHIND_BEGINS = frozenset("左上下及或以之起有出开多余（(")
OPS: dict[str, Op] = {"ge": ">=", "le": "<=", "gt": ">", "lt": "<", "about": "~"}
_LOOK_BACK = 7


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
