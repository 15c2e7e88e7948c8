"""Places of GB/T 2260 in a text, and the one place that a plan belongs to.

Example:
    >>> [mention.text for mention in find_regions("芜湖市和隰县的教研室")]
    ['芜湖市', '隰县']
    >>> resolve_region(["隰县教师发展中心"])
    Region(province='山西省', city='临汾市', county='隰县', adcode='141031')
    >>> resolve_region(["朝阳区教研室"], "参加长春市教研活动")
    Region(province='吉林省', city='长春市', county='朝阳区', adcode='220104')
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from planparse.mentions.gazetteer import ancestors, gazetteer, level, region_of
from planparse.schema import Region

# A name that goes on as another word is no name: 广州市场, 东城区域, 上海路, 北京师范大学.
_OTHER_WORD = {"市": re.compile("场|值|面"), "区": re.compile("[域间别划块位分]"), "县": re.compile("志")}
# A name of two characters behind any other word than these is mostly a piece of it: 提高|县级, 形成|县域.
_IN_WORD = re.compile(r"[^\W\d_在到于向对与及从由的全我和]")
# Behind what is no word, 和县 joins: 《意见》和县教育局.
_BEFORE_AND = frozenset("》”’）)，,、")
# 地级及以上城市, 50万人以上城区 name no 上城区.
_ABOVE = frozenset({"上城", "下城"})
_COMMON_COUNTY = re.compile("[城域级区乡直长]")
_NOT_AFTER_SHORT = re.compile(
    r"[\u4e00-\u9fff]{0,2}(?:大学|学院)|师范|理工|精神|会议|路|大道|街|方言|银行|[江河湖山]流域"
)
_BOUND_AFTER = re.compile(
    r"市(?![场值面])|县(?!志)|省|教[育体研科师]|[一二三四五六七八九十][中小]|第[一二三四五六七八九十]|实验|外国语|高级|中[学心职专]|小学|高中|职|学校|"
    r"城乡|地区|全[县市区]|境内|人民|政府|[市县区]委"
)
# Places that are gone to, or come from, are somebody else's.
_ELSEWHERE = re.compile(r"(?:赴|前往|来自|邀请|考察|借鉴|走进|学习借鉴|比肩)[^，。；、]{0,2}$")


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A name of a place at ``[start, end)``, with all codes that it can stand for."""

    start: int
    end: int
    text: str
    codes: tuple[str, ...]


def find_regions(text: str, start: int = 0, end: int | None = None) -> list[RegionMention]:
    """All names of provinces, cities and counties in ``text[start:end]``, longest names first, without overlap.

    Short names of counties, and of cities that are also common words, count only beside a word of administration or
    school, or directly behind the name of the place that they lie in.
    """
    end = len(text) if end is None else end
    found: list[RegionMention] = []
    last = start
    for at in _beginnings(text, start, end):
        if at < last:
            continue
        mention = _mention_at(text, at, end, found[-1] if found and found[-1].end == at else None)
        if mention:
            found.append(mention)
            last = mention.end
    return found


@cache
def _first_two() -> re.Pattern[str]:
    """A character that a name begins with before one that stands second in a name."""
    pairs = gazetteer().lengths.keys()
    first, second = ("".join(sorted({pair[at] for pair in pairs})) for at in (0, 1))
    return re.compile(f"[{first}](?=[{second}])")


def _beginnings(text: str, start: int, end: int) -> Iterator[int]:
    """Where the first two characters of a name stand, in order."""
    pairs = gazetteer().lengths
    for match in _first_two().finditer(text, start, end):
        at = match.start()
        pair = text[at : at + 2]
        if pair in pairs and not (pair in _ABOVE and text[at - 1 : at] == "以"):
            yield at


def _mention_at(text: str, at: int, end: int, before: RegionMention | None) -> RegionMention | None:
    known = gazetteer()
    for length in known.lengths[text[at : at + 2]]:
        stop = at + length
        surface = text[at:stop]
        if stop > end:
            continue
        codes = known.full.get(surface)
        if codes and _stands(text, at, stop, end, before):
            return RegionMention(at, stop, surface, _inside(codes, before) or codes)
        codes = known.short.get(surface, ())
        if codes and not _NOT_AFTER_SHORT.match(text, stop, end):
            return RegionMention(at, stop, surface, _highest(codes))
        codes = known.bound.get(surface, ())
        if not codes or _NOT_AFTER_SHORT.match(text, stop, end):
            continue
        nested = _inside(codes, before)
        if nested or _BOUND_AFTER.match(text, stop, end):
            return RegionMention(at, stop, surface, nested or codes)
    return None


def _stands(text: str, at: int, stop: int, end: int, before: RegionMention | None) -> bool:
    """Whether a full name is not a piece of other words (东城区域, 提高县级, 城区)."""
    if text[at] == "和" and text[max(0, at - 1) : at] in _BEFORE_AND:
        return False
    other = _OTHER_WORD.get(text[stop - 1])
    if other and other.match(text, stop, end):
        return False
    if stop - at > 2 or before is not None:
        return True
    if _COMMON_COUNTY.match(text, stop, end):
        return False
    return text[stop - 1] != "区" and not _IN_WORD.match(text, max(0, at - 1), at)


def _inside(codes: tuple[str, ...], before: RegionMention | None) -> tuple[str, ...]:
    if before is None:
        return ()
    return tuple(code for code in codes if any(outer in ancestors(code) for outer in before.codes))


def _highest(codes: tuple[str, ...]) -> tuple[str, ...]:
    top = min(map(level, codes))
    return tuple(code for code in codes if level(code) == top)


def resolve_region(names: Sequence[str], text: str = "") -> Region | None:
    """The region of a plan: the one that title and issuer name, else the one that its text speaks of most.

    Args:
        names: Titles, issuers and the like, the most trusted first.
        text: The plan; it decides between places of one name, and alone where no name tells.
    """
    return named_region(names, text) or counted_region(text)


def named_region(names: Sequence[str], text: str = "") -> Region | None:
    """The deepest place in the first name that holds one; places of one name are told apart by all other places."""
    mentions = [find_regions(name) for name in names]
    chosen = next((found for found in mentions if found), None)
    if chosen is None:
        return None
    deepest = max(chosen, key=lambda mention: (level(mention.codes[0]), mention.start))
    if len(deepest.codes) == 1:
        return region_of(deepest.codes[0])
    others = [mention for found in mentions for mention in found if mention is not deepest]
    votes = _votes(others, 10) + _votes(find_regions(text), 1)
    ranked = sorted(((votes[ancestors(code)[-2]], code) for code in deepest.codes if level(code) > 1), reverse=True)
    if ranked and ranked[0][0] > 0 and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
        return region_of(ranked[0][1])
    shared = [code for code in ancestors(deepest.codes[0]) if all(code in ancestors(c) for c in deepest.codes)]
    return region_of(shared[-1]) if shared else None


def _votes(mentions: Iterable[RegionMention], weight: int) -> Counter[str]:
    """How often each place is named, itself or by a place in it; a name of several places votes for none."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        if len(mention.codes) == 1:
            for code in ancestors(mention.codes[0]):
                votes[code] += weight
    return votes


def counted_region(text: str) -> Region | None:
    """The place that a text without a telling title speaks of: each level needs a clear majority over its rivals."""
    mentions = [
        mention
        for mention in find_regions(text)
        if not _ELSEWHERE.search(text, max(0, mention.start - 8), mention.start)
    ]
    settled = _settled(mentions)
    votes = _votes(settled, 1)
    named = {mention.codes[0] for mention in settled if mention.text not in gazetteer().short}
    province = _majority(votes, 1, "", named)
    if province is None:
        return None
    city = _majority(votes, 2, province[:2], named)
    county = _majority(votes, 3, city[:4] if city else province[:2], named)
    return region_of(county or city or province)


def _settled(mentions: list[RegionMention]) -> list[RegionMention]:
    """Decide names of several places by the places that are certain."""
    votes = _votes(mentions, 1)
    settled: list[RegionMention] = []
    for mention in mentions:
        best = [code for code in mention.codes if votes[ancestors(code)[-2 if level(code) > 1 else 0]]]
        if len(mention.codes) == 1:
            settled.append(mention)
        elif len(best) == 1:
            settled.append(RegionMention(mention.start, mention.end, mention.text, (best[0],)))
    return settled


def _majority(votes: Counter[str], depth: int, within: str, named: set[str]) -> str | None:
    """The place of one level that is named three times and twice as often as the next, or that is the only one."""
    ranked = [(code, n) for code, n in votes.most_common() if level(code) == depth and code.startswith(within)]
    if not ranked:
        return None
    code, count = ranked[0]
    if len(ranked) == 1:
        sure = count > 1 or any(code in ancestors(full) for full in named)
    else:
        sure = count > 2 and count >= 2 * ranked[1][1]
    return code if sure else None
