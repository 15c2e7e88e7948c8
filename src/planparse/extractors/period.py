"""The time that a plan covers: from its title, else from what its text says of itself.

A site's date never counts, nor does a date of issue; a year that is masked or missing is ``XXXX``.
"""

from __future__ import annotations

import re
from collections import Counter

from planparse.extractors.dated_period import YEAR, FoundPeriod, by_its_dates, months_of, of_stages, of_week, period_at
from planparse.mentions.times import TimeMention, find_times, five_year_plan, term_period
from planparse.mentions.times.frame import first_term, second_term
from planparse.mentions.times.numerals import full_year, small_number, year_number
from planparse.outline.model import PlanOutline
from planparse.outline.time_lines import is_term_line
from planparse.schema import Period, PlanKind
from planparse.text.clean import CleanText

_DIGITS = "一二三四五六七八九"
_FIVE_YEARS = re.compile(
    rf"[“\"']?(?P<short>(?:[二三]?十)?[{_DIGITS}]?)[·•.]?五[”\"']?(?=计划|规划|时期|期间|发展|教育|[^ ]{{0,12}}规划)"
    rf"|第(?P<long>(?:[二三]?十)?[{_DIGITS}]?)个五年(?:发展|教育发展|建设)?(?:计划|规划)"
)
_FORWARD = re.compile(r"计划|打算|要点|安排|思路|谋划|设想|部署|展望|任务|目标|举措|要求|草案")
_BACK = re.compile(r"总结|回顾|完成情况|小结|过去")
_OF_A_YEAR = frozenset({"year", "range", "term", "quarter", "half", "month"})
_OWN = re.compile(r"计划|工作要点|工作思路|工作|规划|总结|安排|继续|目标|任务|重点")
_TERM_WORDS = ("本学期", "这学期", "新学期", "学期")
# In a school, spring and autumn name terms; ISO 8601-2 writes the seasons as 21 and 23.
_SEASON = re.compile(r"(?P<year>\d{4})-(?P<code>2[13])")
_SCHOOL = re.compile(r"[教学班园校]|年级|德育|招生|少先队|备课|课题")
_SCHOOL_LIFE = re.compile(r"学生|师生|教师|教学|我[校园]|班主任|幼儿|年级")
_DAY = (
    r"(?P<year>(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s?年"
    r"\s?[\d一二三四五六七八九十]{1,3}\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日"
)
_SPEECH = re.compile(rf"{_DAY}(?:\s?[在于].{{1,24}}\n\s{{0,4}})?.{{0,30}}?(?:会议|大会|代表大会)")
_DAY_LINE = re.compile(rf"[（(]\s?{_DAY}\s?[）)]")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d(?=[\u4e00-\u9fff])(?![年级届])")
# 24年 at the head of a title or behind the name of a body; elsewhere it is as often a length (从教20年, 20年规划).
_SHORT_YEAR = re.compile(
    r"(?:(?<![\u4e00-\u9fff\d.．—–－~～至-])|(?<=[小中大]学|学校)|(?<=[县市区镇乡村局室组园科部院委站所处级班队办司厂统中]))(?P<year>[01289]\d|[○〇零][一二三四五六七八九])年"
    r"(?![级制期来以间内前后历庆]|[教工党]龄|义务|免费|一贯|贯通|禁渔|学制|成[就果]|回顾|(?<=0年)(?:发展|规划|远景|行动|计划|目标|攻坚))(?:度(?=[\u4e00-\u9fff]))?"
)
_HALF = re.compile(r"\s?[（(]\s?(?P<half>[上下])\s?[）)]")
_YEAR_PAIR = re.compile(r"(?P<first>\d{4})[-—–－~～至](?P<last>\d{4})")
_SCHOOL_YEAR = re.compile(r"\d{4}-08/\d{4}-07")
# A length of time, no term: 每人一学期听课十节.
_LENGTH = "一学期"
_PAST_YEAR = re.compile(r"刚刚?过去的(?P<year>(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年")
_OWN_YEAR = re.compile(r"年度?的?(?:工作|教研|教学|重点|目标|计划)")
# What a notice hands on: 关于印发《2024年…任务分解表》的通知.
_SENT_ON = re.compile(r"《(?P<title>[^《》]{4,60})》")
_FILE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# 活动时间：3月1日至31日, in one line or as a heading over its line.
_FIELD = re.compile(
    r"(?m:^)[ \t\u3000]{0,8}(?:[（(]?[一二三四五六七八九十]{1,2}[、）)]|\d{1,2}[.、．])?[ \u3000]?"
    r"(?:活动|实施|举办|开展|比赛|培训)?时[ \u3000]{0,4}间(?:安排)?[ \u3000]?"
    r"(?:[：:][ \u3000]{0,4}\n{0,2}|\n{1,2})[ \u3000]{0,8}"
)
_EVENT = re.compile(r"方案|策划书|活动(?:计划|安排)|[比竞大]赛|培训班")
_WHOLE = frozenset({"date", "range", "month"})
_OPENING = 400
_DISTANT = 2


def period_of(clean: CleanText, outline: PlanOutline, kind: PlanKind, name: str) -> FoundPeriod | None:
    """The period of a plan, or None where neither title nor text tells any.

    Args:
        clean: The repaired text.
        outline: The plan.
        kind: What it is; a report covers the year in which it is given.
        name: Name of the file: weak evidence, for a report whose text agrees.
    """
    found = _from_title(clean, outline, kind) or _from_subtitle(clean, outline, kind)
    found = of_week(clean, outline, found) or (by_its_dates(outline, found) if found else None)
    if found is None and kind == "report":
        found = (
            _from_speech(clean, outline)
            or _from_headings(clean, outline, kind)
            or _from_file(clean, outline, name)
            or _from_past_year(clean, outline)
        )
    return (
        found
        or (_from_field(clean, outline) if kind == "plan" else None)
        or _from_headings(clean, outline, kind)
        or _from_opening(clean, outline)
        or _from_term(clean, outline)
        or (of_stages(clean, outline) if kind == "plan" else None)
        or _from_years(clean, outline)
    )


def _from_title(clean: CleanText, outline: PlanOutline, kind: PlanKind) -> FoundPeriod | None:
    if outline.title_start is None or outline.title_end is None:
        return None
    found = _in_line(clean, outline.title_start, outline.title_end, kind, "period.title", 0.95)
    if found is None and (bare := _BARE_YEAR.match(clean.text, outline.title_start, outline.title_end)):
        return FoundPeriod(period_at(clean, bare.start(), bare.end(), bare.group()), "period.title", 0.9)
    if found is None and (short := _SHORT_YEAR.search(clean.text, outline.title_start, outline.title_end)):
        return FoundPeriod(period_at(clean, *short.span(), full_year(short["year"])), "period.title", 0.8)
    inner = _SENT_ON.search(clean.text, outline.title_start, outline.title_end) if found is None else None
    return found if inner is None else _in_line(clean, *inner.span("title"), kind, "period.title_sent_on", 0.9)


def _from_subtitle(clean: CleanText, outline: PlanOutline, kind: PlanKind) -> FoundPeriod | None:
    """The term that stands alone on a line above or under the title."""
    line = next((line for line in outline.head if line.start < outline.end and is_term_line(line.text)), None)
    if line is None:
        return None
    school = _SCHOOL.search(outline.title or "") is not None
    return _in_line(clean, line.start, line.end, kind, "period.subtitle", 0.95, of_school=school)


def _in_line(
    clean: CleanText,
    start: int,
    end: int,
    kind: PlanKind,
    evidence: str,
    confidence: float,
    *,
    of_school: bool = False,
) -> FoundPeriod | None:
    """The time that a title or heading names, of several the one that its plan (not its summary) stands behind."""
    named = [mention for mention in find_times(clean.text, start, end) if mention.edtf and mention.kind in _OF_A_YEAR]
    years = _FIVE_YEARS.search(clean.text, start, end)
    explicit = next((mention for mention in named if mention.kind == "range"), None)
    if years and explicit is None:
        number = years["short"] or years["long"]
        if number:
            period = period_at(clean, years.start(), years.end(), five_year_plan(small_number(number)))
            return FoundPeriod(period, evidence, confidence)
    if not named:
        return None
    pair = _school_year_of(explicit, named)
    chosen = (explicit if pair is None else None) or _of_plan(clean.text, named, end, kind)
    edtf = chosen.edtf
    year = pair or _year_beside(clean.text, named, start, end)
    if year and edtf and edtf.startswith("XXXX"):
        resolved = find_times(clean.text, chosen.start, chosen.end, period=year)
        edtf = (resolved[0].edtf if resolved else None) or edtf
    half = _half_of_school_year(clean.text, chosen, end)
    if half:
        return FoundPeriod(period_at(clean, chosen.start, half[1], half[0]), evidence, confidence)
    season = _SEASON.fullmatch(edtf or "")
    if season and (of_school or _SCHOOL.search(clean.text, start, end) or _of_school(clean.text, end)):
        edtf = term_period(f"{season['year']}年{'春' if season['code'] == '21' else '秋'}季学期")
    return FoundPeriod(period_at(clean, chosen.start, chosen.end, edtf or ""), evidence, confidence)


def _half_of_school_year(text: str, mention: TimeMention, end: int) -> tuple[str, int] | None:
    """The term that a bracket behind a school year names, and the bracket's end: 2023-2024学年（上）."""
    half = _HALF.match(text, mention.end, end) if _SCHOOL_YEAR.fullmatch(mention.edtf or "") else None
    if half is None or mention.edtf is None:
        return None
    first, last = mention.edtf[:4], mention.edtf[8:12]
    return first_term(first) if half["half"] == "上" else second_term(last), half.end()


def _school_year_of(pair: TimeMention | None, named: list[TimeMention]) -> str | None:
    """The school year that two bare years mean where a term stands apart from them (2020-2021云岭小学第二学期)."""
    years = _YEAR_PAIR.fullmatch(pair.text) if pair else None
    if years is None or int(years["last"]) != int(years["first"]) + 1:
        return None
    term = any(mention.kind == "term" and (mention.edtf or "").startswith("XXXX") for mention in named)
    return f"{years['first']}-08/{years['last']}-07" if term else None


def _year_beside(text: str, named: list[TimeMention], start: int, end: int) -> str | None:
    """The year, or school year, that a line names apart from its term (2024-2025学年云岭小学第二学期)."""
    for mention in named:
        edtf = mention.edtf or ""
        if (mention.kind == "year" and edtf.isdigit()) or _SCHOOL_YEAR.fullmatch(edtf):
            return edtf
    bare = _BARE_YEAR.match(text, start, end)
    return bare.group() if bare else None


def _of_school(text: str, start: int) -> bool:
    """Whether a plan whose title tells neither school nor subject speaks of school life (秋季安全工作计划)."""
    return len({word.group() for word in _SCHOOL_LIFE.finditer(text, start, start + 2 * _OPENING)}) > 1


def _of_plan(text: str, named: list[TimeMention], end: int, kind: PlanKind) -> TimeMention:
    bounds = [*(mention.start for mention in named[1:]), end]
    words = [text[mention.end : bound] for mention, bound in zip(named, bounds, strict=True)]
    if kind == "summary":
        return next((mention for mention, word in zip(named, words, strict=True) if _BACK.search(word)), named[0])
    forward = [
        mention
        for mention, word in zip(named, words, strict=True)
        if _FORWARD.search(word) and not (_BACK.search(word) and len(named) > 1)
    ]
    terms = [mention for mention in named if mention.kind != "year"]
    return (forward or terms or named)[-1]


def _from_field(clean: CleanText, outline: PlanOutline) -> FoundPeriod | None:
    """The time that a scheme gives for all of what it plans; one of several activities has its own."""
    event = _EVENT.search(outline.title or "") is not None
    fields = list(_FIELD.finditer(clean.text, outline.start, outline.end)) if event else []
    if len(fields) != 1:
        return None
    start = fields[0].end()
    end = clean.text.find("\n", start)
    named = find_times(clean.text, start, outline.end if end < 0 else end)
    if not named or named[0].start != start or named[0].edtf is None or named[0].kind not in _WHOLE:
        return None
    return FoundPeriod(period_at(clean, start, named[0].end, named[0].edtf), "period.field", 0.85)


def _from_speech(clean: CleanText, outline: PlanOutline) -> FoundPeriod | None:
    """The year of the speech: the lines under a title, and those above the greeting."""
    start = max(0, outline.start - _OPENING)
    match = _SPEECH.search(clean.text, start, outline.start + _OPENING) or next(
        (day for line in outline.head if (day := _DAY_LINE.fullmatch(clean.text, line.start, line.end))), None
    )
    if match is None:
        return None
    year = str(year_number(match["year"]))
    return FoundPeriod(period_at(clean, match.start("year"), match.end("year") + 1, year), "period.speech", 0.9)


def _from_headings(clean: CleanText, outline: PlanOutline, kind: PlanKind) -> FoundPeriod | None:
    """A year in a heading of work to come, else the year after the one that a heading looks back on."""
    back: FoundPeriod | None = None
    for section in outline.sections:
        if section.level > 2:
            continue
        stop = min(section.end, section.start + len(section.label) + len(section.title) + 8)
        line_end = clean.text.find("\n", section.start, stop)
        stop = stop if line_end < 0 else line_end
        found = _in_line(clean, section.start, stop, kind, "period.heading", 0.85)
        if found is None or len(found.period.edtf) != 4 or not found.period.edtf.isdigit():
            continue
        if _BACK.search(section.title) and not _FORWARD.search(section.title):
            back = back or found
        elif kind != "summary":
            return found
    if back is None or kind == "summary":
        return back
    following = str(int(back.period.edtf) + 1)
    return FoundPeriod(Period(label=back.period.label, edtf=following), "period.after_review", 0.75)


def _from_opening(clean: CleanText, outline: PlanOutline) -> FoundPeriod | None:
    """A time at the head of a text that goes on to speak of work (2024学年继续依据…)."""
    start = outline.title_end or outline.start
    for mention in find_times(clean.text, start, min(outline.end, start + _OPENING)):
        if mention.text == _LENGTH:
            continue
        behind = clean.text[mention.end : mention.end + 24]
        own = mention.kind in {"year", "term", "half"} and _OWN.search(behind.split("，")[0])
        if mention.edtf and (own or (mention.kind == "term" and behind.startswith(("，", ",")))):
            period = period_at(clean, mention.start, mention.end, mention.edtf)
            return FoundPeriod(period, "period.opening", 0.7)
    return None


def _from_term(clean: CleanText, outline: PlanOutline) -> FoundPeriod | None:
    """本学期, told by the months of the calendar; its year stays open, for it is named nowhere."""
    word = next((word for word in _TERM_WORDS if word in clean.text[outline.start : outline.end]), None)
    if word is None:
        return None
    start = clean.text.index(word, outline.start)
    months = Counter(months_of(outline))
    autumn = sum(months[m] for m in (9, 10, 11, 12))
    spring = sum(months[m] for m in (2, 3, 4, 5, 6))
    if autumn == spring:
        return None
    term = "XXXX-08/XXXX-01" if autumn > spring else "XXXX-02/XXXX-07"
    return FoundPeriod(period_at(clean, start, start + len(word), term), "period.term_of_calendar", 0.7)


def _from_file(clean: CleanText, outline: PlanOutline, name: str) -> FoundPeriod | None:
    """The year in a report's file name, where the years that its text names lie about it."""
    base = re.split(r"[/\\]", name)[-1]
    match = _FILE_YEAR.search(base)
    if match is None:
        return None
    year = int(match.group())
    if any(abs(year - named) <= _DISTANT for named in _years(clean.text, outline.start, outline.end)):
        return FoundPeriod(Period(label=f"{year}年", edtf=str(year)), "period.file_name", 0.7)
    return None


def _from_past_year(clean: CleanText, outline: PlanOutline) -> FoundPeriod | None:
    """The year after 刚刚过去的1984年."""
    match = _PAST_YEAR.search(clean.text, outline.start, outline.end)
    if match is None:
        return None
    year = year_number(match["year"]) + 1
    label = period_at(clean, match.start("year"), match.end("year") + 1, "").label
    return FoundPeriod(Period(label=label, edtf=str(year)), "period.past_year", 0.7)


def _years(text: str, start: int, end: int) -> list[int]:
    return [year_number(year.group()) for year in YEAR.finditer(text, start, end)]


def _from_years(clean: CleanText, outline: PlanOutline) -> FoundPeriod | None:
    """The year that a text names as its own (2023年工作要点, 2023年度), the last resort."""
    for match in YEAR.finditer(clean.text, outline.title_end or outline.start, outline.end):
        if _OWN_YEAR.match(clean.text, match.end(), outline.end):
            year = str(year_number(match.group()))
            return FoundPeriod(period_at(clean, match.start(), match.end() + 1, year), "period.named_year", 0.5)
    return None
