"""What stands behind a value: the counted noun (65所学校), or what the counted people did (3人参加决赛)."""

from __future__ import annotations

import re
from functools import cache

from planparse.extractors.targets.clauses import trimmed
from planparse.extractors.targets.forms import form
from planparse.lexicons.loader import words

_ADVERBS = frozenset("新共均已都全")
_SHORT = frozenset("课题书文卷人会县市区省村")
_NOUN_MAKERS = frozenset("性型化者员类级费品量额率业力区园站点所院校队商源金款面度线")
_MADE_NOUN = re.compile(
    r"[一-鿿]{0,4}(?:项目|工程|公司|政策|措施|任务|基金|经费|中心|平台|联合体)|(?<=上市)企业"
)  # 整治项目, 上市公司
_ASIDE = re.compile(r"[（(][一-鿿、]{1,4}[）)]")
_SIZED = re.compile(r"[日年][一-鿿]{1,6}\d[\d.]{0,9}[万亿]{0,2}[^，。；、\d]{1,4}?的")  # 日处理能力为50吨的
# What things are for or known for, before their noun: 覆盖全县的 in 12个覆盖全县的网点, 在全市有影响的.
_SERVING = re.compile(
    r"(?:(?:全?覆盖|服务|聚焦|涵盖|辐射)[^，。；：、\d的]{1,12}"
    r"|(?:在[一-鿿]{1,6})?具?有[^，。；：、\d的]{0,10}(?:影响力?|竞争力|知名度|话语权|引领力|示范性))的(?=[一-鿿]{2})"
)
_SERVES = frozenset("全覆服聚涵辐在具有")  # what _SERVING begins with
_CLOSING = frozenset("，。；：、！？）)（(\n%/”")
_GOT = re.compile(r"(?:获得?|荣获|居|位居|被评为|被授予|进入|考入|入选|获评)?(?=[^，。；：、]{2})")
_SERVICE = re.compile(r"服务(?=事项|中心|站|平台|体系|业)")
_WITH = re.compile(r"[（(](?:不?含|包括)[^（）()]{1,20}[)）]")  # 12人（含领队）参赛
_PAUSE = re.compile(r"[，。；：\n]")
_WHEN = ("年底", "年末", "月底", "年初")  # 培养120人年底完成
_LONGEST, _LONGEST_OUTCOME = 40, 60
ASPECT = frozenset("了过着")  # behind verbs


@cache
def verbs() -> frozenset[str]:
    """Verbs that take a counted object or an indicator."""
    return frozenset(words("target_verbs"))


def object_behind(text: str, start: int, stop: int, *, wanted: bool) -> tuple[int, int] | None:
    """The noun directly behind a value, or None.

    ``wanted`` says that a verb before the value still lacks its object, so that a noun made of a verb (检查活动) may
    follow.

    Example:
        >>> object_behind("65所学校被评为示范校", 3, 11, wanted=False)
        (3, 5)
    """
    first = _noun_start(text, start, stop)
    if first >= stop or text[first] in _CLOSING or form("name.no_object").match(text, first, stop):
        return None
    found = form("name.object_end").search(text, _behind_quote(text, first, stop), stop)
    first, last = trimmed(text, first, stop if found is None else found.start())
    last = _without_deed(text, first, last)
    if last - first < 2 and text[first:last] not in _SHORT:
        return None
    verb = next((length for length in (4, 3, 2) if text[first : first + length] in verbs()), 0)
    follows = text[first + verb : first + verb + 1]
    noun = follows in _NOUN_MAKERS or _MADE_NOUN.fullmatch(text, first + verb, last) is not None
    if verb and not noun and not (wanted and form("name.frame").search(text, first, last)):
        return None
    return first, min(last, first + _LONGEST)


def _noun_start(text: str, start: int, stop: int) -> int:
    """Behind an aside (（间）), a 的 and blanks."""
    aside = _ASIDE.match(text, start, stop)
    at = start if aside is None else aside.end()
    sized = _SIZED.match(text, at, stop)
    at = at if sized is None else sized.end()
    if at < stop and text[at] == "的" and form("name.no_object").match(text, at, stop) is None:
        at += 1
    while at < stop and text[at] in " \t　":
        at += 1
    serving = _SERVING.match(text, at, stop) if text[at : at + 1] in _SERVES else None
    return at if serving is None else serving.end()


def _behind_quote(text: str, first: int, stop: int) -> int:
    """Where a noun may end: behind the name in quotation marks that it begins with, however many parts that has."""
    closing = text.find("”", first, stop) if text[first] == "“" else -1
    return first + 1 if closing < 0 else closing


def _without_deed(text: str, first: int, last: int) -> int:
    """In 8个村建设管网 the villages are counted; what they build is not."""
    doer = form("name.doer").match(text, first, last)
    if doer is None:
        return last
    at = doer.end()
    if _SERVICE.match(text, at):
        return last
    if form("name.frame").fullmatch(text, at, last):  # 教师培训
        return last
    deed = at + (text[at : at + 1] in _ADVERBS)
    return at if text[deed : deed + 2] in verbs() and text[at - 1 : at + 1] not in verbs() else last


def outcome_behind(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """What the counted people did or got: 3人参加决赛, 1人获一等奖, 9人居全市前十名."""
    first, last = trimmed(text, start, stop)
    if (aside := _WITH.match(text, first, last)) is not None:
        first = aside.end()
    cut = _PAUSE.search(text, first, last)
    last = last if cut is None else cut.start()
    match = _GOT.match(text, first, last)
    if match is None or last - match.end() < 2 or text[first : first + 1] in "左以，。；、）)":
        return None
    if text.startswith(_WHEN, first):
        return None
    return match.end(), min(last, match.end() + _LONGEST_OUTCOME)


def without_verb(name: str) -> str:
    """A name without the working verb before it."""
    verb = next((length for length in (4, 3, 2) if name[:length] in verbs() and len(name) >= length + 2), 0)
    return name[verb + (verb > 0 and name[verb] in ASPECT) :]
