"""One entry of a calendar: its label, the time written with it, and what is to be done."""

from __future__ import annotations

import re
from typing import NamedTuple

from planparse.extractors.schedule.attributes import Attributes, aside_of, names
from planparse.extractors.schedule.cutting import LABEL, Piece
from planparse.mentions.numerals import DATE_POINT, MEASURED
from planparse.mentions.times import TimeMention, TimeScan, find_times
from planparse.mentions.times.forms import PART_OF_DAY, RANGE
from planparse.outline.calendars import FEAST_FIRST

_BEFORE_TIME = re.compile(
    r"(?:时间\s?[：:]\s?)?(?:开学(?=第)|拟?定?于|拟在|在|到|约|自|从|截至)?\s?[（(【\[〔《〈‹<—–-]{0,2}"
)
_BEHIND_TIME = re.compile(r"\s?[）)】\]〕]?[\s\u3000]*[：:，,、]?(?:——|[-—–－](?!\d))?[\s\u3000]*")
_NOTHING = (
    r"[）)】\]〕》〉›>—–-]{0,2}\s?(?:[（(][^（）()]{1,16}[）)])?\s?(?:[：:](?:\s?[（(][^（）()]{1,16}[周日月][）)])?)?"
)
_DAY_TITLE = re.compile(_NOTHING)
_MONTH_TITLE = re.compile(
    r"(?:的?(?:主要|重点|具体|常规|中心)?(?:教育|教学|教研|科研|活动|工作)?(?:教研|活动|工作)?(?:安排|重点|要点|计划|内容|任务)表?|的?(?:主要|重点|系列)?(?:德育|安全|党建|[园班队党校]务)?(?:计划)?(?:工作|活动|行政)(?:安排|重点|要点)?|\s?主题\s?[：:].{1,20})?"
    + _NOTHING
)
_TAIL_BRACKET = re.compile(r"\s*[（(【\[]\s?(?P<inner>[^（）()【】\[\]]{1,30})\s?[）)】\]]\s*[。；;.，,]?$")
_LENGTH = re.compile(r"[共约]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:周|天|个月)")  # of the time before it
_BRACKET_ENDS = frozenset("）)】]。；;.，,")
_TAIL_MARK = re.compile(r"(?:[\s\u3000，,：:]|——|[-—–－])(?:时间\s?[：:]?\s?(?:初定|暂定|拟定|定于|定在|为|在)?\s?)?$")
_TAIL_FILLER = re.compile(r"(?:时间\s?[：:]?|拟定?|拟于|约|初定|暂定|截止|完成|进行|开始|左右|举行|开展|[\s、，,/])*")
_APART = re.compile(r"[，,、\s]")
_REST_OF_TIME = re.compile(r"^(?:左右|前后|开始|完成|举行|进行)")
OPEN_WORDS = re.compile(
    r"(?:具体)?(?:时间|日期)?(?:未定|待定|另定|暂定|见通知|详见通知|另行通知|待通知|等通知|(?:以|按|根据)[^（）()，。]{0,10}通知(?:为准)?|时间待定|不定期|不定时|随机)"
)
OPEN_LEAD = re.compile(
    r"(?:开学初|开学前|开学后|期初|期中|期末|学期初|学期中|学期末|放假前|平时|常规工作|全学期|长期|不定期|常年|贯穿全年"
    r"|第(?:[一二三四五六七八九十]{1,2}|\d{1,2})天(?:[（(](?P<beside>[^（）()]{1,16})[）)])?)(?=[\s\u3000：:]|$)"
)
_CLOCK = rf"(?:(?:{PART_OF_DAY})?\s?\d{{1,2}}[:：][0-5]\d|(?:{PART_OF_DAY})\s?\d{{1,2}}[点时](?:半|\d{{1,2}}分?)?)"
_HOURS = re.compile(
    rf"{_CLOCK}(?:{RANGE}{_CLOCK})?(?:[前后]|左右|开始)?(?![\d:：]\d)|(?:{PART_OF_DAY})(?=\s?(?:[：:]|$))"
)
_VACATION = re.compile(r"寒假|暑假|暑期|寒期$")
_FINE = {"date", "month", "range", "week", "weekday", "deadline", "since", "recurrence"}
_COARSE = {"quarter", "half", "year", "term", "open"}
_BEFORE_MONTH = re.compile(
    r"[一二三四五六七八九十]{1,3}、(?=[一二三四五六七八九十]{1,2}月)|《(?=[\d一二三四五六七八九十]{1,2}月份?》$)"
)
_PARTS_OF_YEAR = frozenset({"quarter", "half"})
_GLUED_NUMBER = re.compile(r"\d{1,2}[.．]")  # before a date it reads as part of the figure (3.8月底)
_NAMED_WEEK = re.compile(
    r"(?:\d{1,2}周(?=[\s：:])|[一二三四五六七八九十]{1,3}周(?=[：:]))"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[—–－~～至-]{1,2}\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?周(?=[\s：:]|$)|(?:机动|期末|复习|考试|开学)周(?=\s?[：:]?$)"
)
_BEFORE_DATES = frozenset({"：（", "：(", ":(", ":（", "：", ":"})
# Times whose month, or whose 月, the heading above them has: 上旬, 15—20日, 3.12, 3/12(二).
_SHORT = re.compile(
    r"(?P<third>[上中下]旬)|(?P<first>\d{1,2})日?[—–－~～至-]{1,2}(?P<last>\d{1,2})日"
    rf"|(?P<month>1[0-2]|0?[1-9]){DATE_POINT}(?P<day>3[01]|[12]\d|0?[1-9])日?"
    r"(?P<sure>[（(](?:周|星期)?[一二三四五六日天][）)]|\s?(?:周|星期)[一二三四五六日天]|\s?(?:[上下]午|晚上))?"
    rf"(?P<about>前后|左右)?(?![\d.．/%％]|{MEASURED}|天(?:[，。；、\s以左]|$))"
)
_ANCHOR = re.compile(r"[\dX]{4}-(0\d|1[0-2])(?:-\d\d)?(?:/[\dX]{4}-\1(?:-\d\d)?)?")
_BREAK = re.compile(r"(?<!\s)\s*\n\s*")
_CLOSING = "。；;.．，,、：: \u3000\t"


class OwnTime(NamedTuple):
    """A time written with an entry; ``mention`` is None where the words give none (未定)."""

    start: int
    end: int
    mention: TimeMention | None

    @property
    def dated(self) -> bool:
        """Whether its words tell when."""
        return self.mention is not None and self.mention.edtf is not None


class Entry(NamedTuple):
    """A piece taken apart, in clean offsets.

    ``[start, end)`` is the entry from its label; ``body`` is where the activity begins. ``heading`` says that the piece
    names a time and nothing else; ``leads`` that a label stands between the time and the activity, so that the time
    holds for the labels that follow. ``aside`` has the place and the bodies that stand
    beside the time in a bracket. ``hours`` says that the time is one of the day above the entry.
    """

    start: int
    body: int
    end: int
    label: str
    own: OwnTime | None
    heading: bool = False
    leads: bool = False
    aside: Attributes | None = None
    hours: bool = False


def read_entry(scan: TimeScan, piece: Piece, period: str | None, anchor: str | None, *, dated: bool) -> Entry:
    """Take a piece apart.

    Args:
        scan: The times of the clean text.
        piece: Where the piece stands in it.
        period: EDTF of the time the calendar covers.
        anchor: EDTF of the week or month the piece stands under.
        dated: The piece stands under a month or week; a month that opens the activity then belongs to it
            (九月份教研综述).
    """
    text = scan.text
    if piece.week:
        return _in_week(scan, piece, period, anchor)
    if piece.two_months and (months := _two_months(text, piece, period)) is not None:
        return months
    body = _behind_label(text, piece)
    mentions = scan.find(body, piece.end, period=period, anchor=anchor)
    if _GLUED_NUMBER.match(text, piece.start, body) and text[body : body + 1].isdecimal():
        apart = find_times(text[body : piece.end], period=period, anchor=anchor)
        mentions = [one._replace(start=body + one.start, end=body + one.end) for one in apart]
    if not mentions or mentions[0].start > body:
        short = _week(text, body, piece.end) or _short(text, body, piece.end, period, anchor, points=piece.points)
        if short is not None:
            return _behind_lead(text, piece, short)
        if hours := _HOURS.match(text, body, piece.end):
            return _behind_lead(text, piece, OwnTime(*hours.span(), None))._replace(hours=True)
    lead = _lead(text, body, piece.end, mentions, dated=dated, feasts=anchor is None)
    if lead is not None:
        return _behind_lead(text, piece, lead)
    bracket = _bracket(text, body, piece.end)
    end, own, aside = _tail(text, body, piece.end, mentions, bracket)
    if own is None and bracket is not None:
        own = _short(text, *bracket.span("inner"), period, anchor, points=True, whole=True)
        end = bracket.start() if own else end
    if own is None:
        own = _inside(mentions, dated=dated)
    return Entry(piece.start, body, end, text[piece.start : body].strip(), own, aside=aside)


def may_open_with_time(scan: TimeScan, piece: Piece) -> bool:
    """Whether a time may stand before the activity: a quick look before the piece is taken apart."""
    text = scan.text
    if piece.two_months or piece.week:
        return True
    body = _behind_label(text, piece)
    first = scan.first(body, piece.end)
    if _SHORT.match(text, body, piece.end) or _NAMED_WEEK.match(text, body, piece.end):
        return True
    if first is None:
        return False
    gap = _BEFORE_TIME.match(text, body, piece.end)
    return first <= (gap.end() if gap else body)


def activity_of(text: str) -> str:
    """An activity without closing punctuation.

    Example:
        >>> activity_of("召开总结会；")
        '召开总结会'
    """
    joined = _BREAK.sub("", text) if "\n" in text else text
    stripped = joined.strip().rstrip(_CLOSING).strip()
    return stripped[:-1] if stripped[-1:] == "）" and "（" not in stripped and "(" not in stripped else stripped


def _in_week(scan: TimeScan, piece: Piece, period: str | None, anchor: str | None) -> Entry:
    """An entry behind the bare number of its week, and behind its dates where they follow (3 3.4-3.8 写景)."""
    end = piece.start + piece.week
    start = piece.end - len(scan.text[end : piece.end].lstrip())
    inner = piece._replace(start=start, text=scan.text[start : piece.end], week=0)
    entry = read_entry(scan, inner, period, anchor, dated=True)
    if entry.own:
        return entry
    number = TimeMention(piece.start, end, scan.text[piece.start : end], None, None, "week")
    return entry._replace(own=OwnTime(piece.start, end, number))


def _two_months(text: str, piece: Piece, period: str | None) -> Entry | None:
    """A heading that lists two months (二、三月：), which would read as a label and one month."""
    written = text[piece.start : piece.end].replace("、", "—", 1)
    found = next(iter(find_times(written, period=period)), None)
    if found is None:
        return None
    end = piece.start + found.end
    mention = found._replace(start=piece.start, end=end, text=text[piece.start : end])
    return _behind_lead(text, piece, OwnTime(piece.start, end, mention))


def _behind_label(text: str, piece: Piece) -> int:
    """Where the text behind the label of a piece begins."""
    label = LABEL.match(text, piece.start, piece.end)
    body = label.end() if label else piece.start
    before = _BEFORE_MONTH.match(text, body, piece.end)
    return before.end() if before else body


def _lead(text: str, body: int, end: int, mentions: list[TimeMention], *, dated: bool, feasts: bool) -> OwnTime | None:
    """The time before the activity, or None; ``feasts`` says that a feast may be one, as no better is known."""
    opened = OPEN_LEAD.match(text, body, end) or (FEAST_FIRST.match(text, body, end) if feasts else None)
    if opened:
        beside = opened.groupdict().get("beside")
        date = next((one for one in mentions if beside and one.start < opened.end()), None)
        return OwnTime(body, opened.end(), date)
    gap = _BEFORE_TIME.match(text, body, end)
    if not mentions or gap is None or mentions[0].start not in (body, gap.end()):
        return None
    first = _with_dates(text, mentions)
    behind = text[first.end : first.end + 1]
    parted = not behind or first.end >= end or behind in " \u3000：:，,、）)】]—–-"
    alone = _is_title(text, first, end)
    if first.kind in _COARSE and not alone and not (parted and first.kind != "open" and behind in "：: \u3000"):
        return None
    announced = first.kind in _PARTS_OF_YEAR and behind in ("：", ":")
    if announced or (
        first.kind in _COARSE | _FINE and alone and (first.kind != "open" or not behind or behind in "：:")
    ):
        return OwnTime(first.start, first.end, first)
    named = _VACATION.search(first.text) and (not parted or any(one.start == first.end + 1 for one in mentions[1:2]))
    if first.kind not in _FINE or behind == "的" or named:
        return None
    belongs = first.kind == "month" and dated and not parted and not _relative(first)
    return None if belongs else OwnTime(first.start, first.end, first)


def _with_dates(text: str, mentions: list[TimeMention]) -> TimeMention:
    """The first of the times, a week together with its dates behind a colon (第一周：（2.26—3.1）)."""
    first, *others = mentions
    if first.kind != "week" or first.edtf or not others or others[0].kind != "range":
        return first
    dates = others[0]
    between = text[first.end : dates.start]
    if between not in _BEFORE_DATES:
        return first
    end = dates.end + len(between) - 1
    return first._replace(end=end, text=text[first.start : end], edtf=dates.edtf)


def _is_title(text: str, mention: TimeMention | None, end: int) -> bool:
    """Whether nothing but words such as 工作安排 follows a time."""
    if mention is None:
        return False
    title = _DAY_TITLE if mention.kind in ("weekday", "date") else _MONTH_TITLE
    return title.fullmatch(text, mention.end, end) is not None


def _relative(mention: TimeMention) -> bool:
    return mention.text[0] in "本当下上次"


def _behind_lead(text: str, piece: Piece, lead: OwnTime) -> Entry:
    alone = lead.mention is None and not text[lead.end : piece.end].strip(_CLOSING)
    if alone or _is_title(text, lead.mention, piece.end):
        return Entry(piece.start, piece.end, piece.end, "", lead, heading=True)
    gap = _BEHIND_TIME.match(text, lead.end, piece.end)
    start = gap.end() if gap else lead.end
    label = LABEL.match(text, start, piece.end)
    body = label.end() if label else start
    end, *_ = _tail(text, body, piece.end, [], _bracket(text, body, piece.end))
    return Entry(start, body, end, text[start:body].strip(), lead, leads=body > start)


def _tail(
    text: str, body: int, end: int, mentions: list[TimeMention], bracket: re.Match[str] | None
) -> tuple[int, OwnTime | None, Attributes | None]:
    """Where the activity ends before what stands behind it: a time, and in its bracket the place and the bodies."""
    if bracket and _LENGTH.fullmatch(bracket["inner"]):
        outside = [mention for mention in mentions if mention.end <= bracket.start()]
        if outside and not text[outside[-1].end : bracket.start()].strip():
            mentions, end, bracket = outside, bracket.start(), None
    if bracket:
        first, last = bracket.span("inner")
        if OPEN_WORDS.fullmatch(bracket["inner"].strip()):
            return bracket.start(), OwnTime(first, last, None), None
        inside = [mention for mention in mentions if first <= mention.start and mention.end <= last]
        if len(inside) == 1 and inside[0].kind in _FINE:
            ahead, behind = text[first : inside[0].start], _REST_OF_TIME.sub("", text[inside[0].end : last])
            apart = bool(_APART.search(ahead) or _APART.search(behind[:1]))
            aside = aside_of(names(f"{ahead} {behind}")) if apart else None
            if aside or _only_time(text, first, last, inside[0]):
                return bracket.start(), OwnTime(inside[0].start, inside[0].end, inside[0]), aside
    if mentions and mentions[-1].kind in _FINE and not text[mentions[-1].end : end].strip(_CLOSING):
        before = _TAIL_MARK.search(text, body, mentions[-1].start)
        if before and before.start() > body:
            return before.start(), OwnTime(mentions[-1].start, mentions[-1].end, mentions[-1]), None
    return end, None, None


def _bracket(text: str, body: int, end: int) -> re.Match[str] | None:
    """The bracket behind an activity."""
    closed = text[body:end].rstrip()[-1:] in _BRACKET_ENDS
    bracket = _TAIL_BRACKET.search(text, body, end) if closed else None
    return bracket if bracket and bracket.start() > body else None


def _week(text: str, start: int, end: int) -> OwnTime | None:
    """A week that has a number or a name only (3周：, 机动周)."""
    match = _NAMED_WEEK.match(text, start, end)
    if match is None:
        return None
    return OwnTime(start, match.end(), TimeMention(start, match.end(), match.group(), None, None, "week"))


def _short(
    text: str, start: int, end: int, period: str | None, anchor: str | None, *, points: bool, whole: bool = False
) -> OwnTime | None:
    """A time that takes its month from the heading above, or writes it with a point (上旬, 15—20日, 3.12).

    Args:
        text: The clean text; the time begins at ``start``.
        start: Where the time begins.
        end: Where the text about it ends.
        period: EDTF of the time the calendar covers.
        anchor: EDTF of the week or month above.
        points: Whether figures with a point between them are a date in any month; a weekday or 上午 behind them tells.
        whole: Whether nothing else stands before ``end``.
    """
    match = (_SHORT.fullmatch if whole else _SHORT.match)(text, start, end)
    above = _ANCHOR.fullmatch(anchor or "")
    month = int(above[1]) if above else 0
    if match is None or not (month or match["day"]):
        return None
    if match["day"]:
        if not (points or match["sure"] or int(match["month"]) == month):
            return None
        written = f"{match['month']}月{match['day']}日{match['about'] or ''}"
    elif match["third"]:
        written = f"{month}月{match['third']}"
    else:
        written = f"{month}月{match['first']}日—{month}月{match['last']}日"
    found = find_times(written, period=period, anchor=anchor)
    if not found:
        return None
    mention = found[0]._replace(start=match.start(), end=match.end(), text=match.group())
    return OwnTime(match.start(), match.end(), mention)


def _only_time(text: str, start: int, end: int, mention: TimeMention) -> bool:
    return _TAIL_FILLER.fullmatch(text[start : mention.start] + text[mention.end : end]) is not None


def _inside(mentions: list[TimeMention], *, dated: bool) -> OwnTime | None:
    """A time inside the activity: one to the day, or any month where the entry stands under none."""
    for mention in mentions:
        by_day = mention.kind in ("date", "weekday", "deadline", "week") or (
            mention.kind in ("range", "since") and _to_the_day(mention)
        )
        if by_day or (not dated and mention.kind in _FINE):
            return OwnTime(mention.start, mention.end, mention)
    return None


def _to_the_day(mention: TimeMention) -> bool:
    return mention.edtf is not None and re.search(r"-\d\d-\d\d", mention.edtf) is not None
