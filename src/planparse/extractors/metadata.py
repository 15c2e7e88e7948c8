"""What a plan says about itself: kind, issuer, region, period, date, number, addressee, attachments."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planparse.extractors.issuer import issuer_of, signature
from planparse.extractors.period import period_of
from planparse.mentions.citations import document_number
from planparse.mentions.regions import resolve_region
from planparse.mentions.times import find_times
from planparse.outline.model import Line, PlanOutline
from planparse.outline.official import is_addressee, lost_brackets, names_addressees
from planparse.outline.titles import is_notice
from planparse.schema import Period, PlanKind, Region
from planparse.text.clean import CleanText

_REPORT_TITLE = re.compile(r"政府(?:(?:19|20)\d\d年)?工作的?报告(?=[》〉”]?(?:$|[）（(\s—–-]|的通知|全文|实录))")
_REPORT_OPENING = re.compile(
    r"各位代表[：:！!，,].{0,400}?(?:代表(?:国务院|.{0,16}?政府)|国务院的?(?:决定|委托)|国务院决定由我|国务院向).{0,120}?(?:报告|审议)|"
    r"各位代表[：:！!，,].{0,600}?(?:向大会报告|政府工作报告|作.{0,40}报告)",
    re.DOTALL,
)
_SUMMARY = re.compile(r"总结|小结|回顾|完成情况|执行情况|工作情况|述职|统计公报")
_PLAN = re.compile(r"计划|打算|要点|安排|思路|设想|规划|方案|部署|谋划|纲要|任务|草案")
_COMING = re.compile(r"20\d\d|明年|来年|下一?[年学]|新学[期年]")
_ISSUED = re.compile(r"(?P<date>20\d\d年\d{1,2}月\d{1,2}日)印发")
_LABELLED = re.compile(
    r"(?:(?:发布|发表|更新|录入|上传)[^\d\n]{0,8}"
    r"|(?:(?<![^\s|｜（(\[【])|成文|印发|发文|生成|公开|制发|创建)(?:时间|日期)\s?[:：]\s{0,4}|(?:成文|印发|发文|制发)(?:时间|日期)\s?[|｜]\s{0,4})20\d\d[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}(?!\d)(?!日?\s?[在至到—–－~～-])"
)
_PUBLISHED = re.compile(
    _LABELLED.pattern
    + r"|(?:^(?:[•·▪]\s?)?|\n(?:[•·▪]\s?)?|[〕\]）)]\s?\d{1,4}号\s{1,8})"
    + r"20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
    + r"(?:\s+\d{1,2}[:：时]\d{2}.{0,6})?(?:\s.{0,40}?(?:来源|作者|字体|字号|浏览|阅读|点击|发布于|UTC).{0,60}"
    + r"|\s{1,4}[\u4e00-\u9fff]{2,20}(?:政府|网|局|委|办|厅|街道|镇|乡|院|校|部|处|中心))?"
    + r"(?=\n|$)"
)
_BRACKETED = re.compile(r"[（(]\s?(?:20\d\d|二[〇○零]\S{2})\s?年[^（()）]{1,3}月[^（()）]{1,4}日\s?[）)]")
_DATE = re.compile(r"(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})")
_ATTACHMENT = re.compile(
    r"^附件(?=[\s:：\d一二三四五六七八九十])\s?[:：]?\s?"
    r"(?:\d{1,2}(?![\d年月])\s?[:：.．、]?|[一二三四五六七八九十]{1,2}(?:[:：.．、]|\s))?\s?"
    r"(?P<title>[^\n\d.．、:：][^\n]{1,60}?|\d{4}[^\n]{1,60}?)[。;；]?$"
)
_NUMBER_INSIDE = re.compile(r"[ \u3000]+\d{1,2}\s?[.．、]\s?(?=[^\d\s])")
_SUFFIX = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|zip|rar|ofd)$", re.IGNORECASE)
_CITED = re.compile(r"《(?P<title>[^《》]{1,80}(?:《[^《》]{1,60}》[^《》]{0,40}){0,2})》")
_LIST_HEAD = re.compile(r"^附件\s?[:：]$")
_NEXT = re.compile(r"^\d{1,2}\s?[.．、]\s?(?P<title>[^\n。；，]{2,60}?)[。;；]?$")
_SITE = re.compile(r"来源|时间|发布|责任编辑|.{0,24}发布于")
_NATIONAL = re.compile(r"(?:中共中央|国务院|教育部|国家[^级])")
_TAIL = 300


@dataclass(frozen=True, slots=True)
class PlanMetadata:
    """The fields of a ``Plan`` that describe it as a document; ``evidence`` joins the rules that found them."""

    title: str | None
    kind: PlanKind
    issuer: str | None
    region: Region | None
    period: Period | None
    published: str | None
    number: str | None
    addressee: str | None
    attachments: tuple[str, ...]
    evidence: str
    confidence: float


def extract_metadata(clean: CleanText, outline: PlanOutline, *, name: str = "") -> PlanMetadata:
    """Describe one plan.

    Args:
        clean: The repaired text.
        outline: The plan with its title and the lines under it.
        name: Path or name of the file, weak evidence for the year of a report.

    Example:
        >>> text = "云岭县教研室2023年工作计划" + chr(10) + "一、工作目标" + chr(10) + "提高质量。"
        >>> whole = PlanOutline(text[:14], 0, 14, (), 0, len(text), (), (), ())
        >>> found = extract_metadata(CleanText.of(text), whole)
        >>> found.kind, found.issuer, found.period.edtf
        ('plan', '云岭县教研室', '2023')
    """
    kind, kind_rule, sure = _kind(clean, outline)
    issuer = issuer_of(clean, outline, kind)
    period = period_of(clean, outline, kind, name)
    rules = [kind_rule, *(found.evidence for found in (issuer, period) if found)]
    number = document_number("\n".join(map(_numbered, outline.head))) or _beside_title(clean, outline)
    addressee = _addressee(outline)
    return PlanMetadata(
        title=outline.title,
        kind=kind,
        issuer=issuer.name if issuer else None,
        region=_region(clean, outline, kind, issuer.name if issuer else ""),
        period=period.period if period else None,
        published=_published(clean, outline, is_official=bool(number or addressee or is_notice(outline.title or ""))),
        number=number,
        addressee=addressee,
        attachments=_attachments(clean, outline),
        evidence=" ".join(rules),
        confidence=min([sure, *(found.confidence for found in (issuer, period) if found)]),
    )


def _kind(clean: CleanText, outline: PlanOutline) -> tuple[PlanKind, str, float]:
    title = outline.title or ""
    if _REPORT_TITLE.search(title):
        return "report", "kind.title", 0.98
    if _REPORT_OPENING.match(clean.text, outline.title_end or outline.start, outline.end) or (
        not title and _REPORT_OPENING.match(clean.text, _greeting(clean, outline), outline.end)
    ):
        return "report", "kind.greeting", 0.95
    looks_back, looks_on = bool(_SUMMARY.search(title)), bool(_PLAN.search(title))
    if looks_back and looks_on:
        return "summary_and_plan", "kind.title", 0.98
    if looks_on and not looks_back:
        return "plan", "kind.title", 0.95
    headings = [section.title for section in outline.sections if section.level == 1]
    review = looks_back or any("review" in section.roles for section in outline.sections if section.level == 1)
    later = any(_PLAN.search(heading) and _COMING.search(heading) for heading in headings)
    if looks_back or (review and (title.endswith("报告") or later)):
        return ("summary_and_plan", "kind.headings", 0.8) if later else ("summary", "kind.title", 0.9)
    return "plan", "kind.default", 0.6


def _greeting(clean: CleanText, outline: PlanOutline) -> int:
    at = clean.text.find("各位代表", outline.start, min(outline.end, outline.start + _TAIL))
    return outline.start if at < 0 else at


def _region(clean: CleanText, outline: PlanOutline, kind: PlanKind, issuer: str) -> Region | None:
    if _NATIONAL.match(issuer):
        return None
    body = clean.text[outline.start : outline.end]
    head = [line.text for line in outline.head if not (_SITE.match(line.text) or is_addressee(line.text))]
    if kind == "report":
        return resolve_region([issuer, outline.title or "", *head, body[:_TAIL]], body)
    return resolve_region([issuer, outline.title or "", *head], body)


def _published(clean: CleanText, outline: PlanOutline, *, is_official: bool) -> str | None:
    """The date that a site gives, else the date of printing, or under the signature of an official document."""
    content = outline.content_start
    above = "\n".join(line.text for line in outline.head if line.start < content)
    match = _PUBLISHED.search(above)
    if match is None and outline.title_end is not None:
        under = clean.text[outline.title_end : outline.title_end + _TAIL]
        match = _LABELLED.search(under) or _PUBLISHED.search("\n".join(under.strip("\n").split("\n")[:2]))
    if match:
        return _iso(match.group())
    issued = _ISSUED.search(clean.text, outline.end, outline.end + _TAIL)
    date = issued["date"] if issued else _dated(clean, outline) if is_official else None
    found = [mention.edtf for mention in find_times(date) if mention.kind == "date"] if date else []
    return found[0] if found else None


def _dated(clean: CleanText, outline: PlanOutline) -> str | None:
    """The date under the signature of an official document, or alone in brackets under its title."""
    signed = signature(clean, outline)[1]
    return signed or next((line.text.strip("（）()") for line in outline.head if _BRACKETED.fullmatch(line.text)), None)


def _iso(date: str) -> str | None:
    match = _DATE.search(date)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _numbered(line: Line) -> str:
    return f"{line.text}号" if lost_brackets(line.text) else line.text


def _beside_title(clean: CleanText, outline: PlanOutline) -> str | None:
    """The number of a document on the line of its title, before or behind it."""
    if outline.title_start is None or outline.title_end is None:
        return None
    behind = clean.text.find("\n", outline.title_end)
    before = clean.text[clean.text.rfind("\n", 0, outline.title_start) + 1 : outline.title_start]
    return document_number(f"{before}\n{clean.text[outline.title_end : behind if behind >= 0 else None]}")


def _addressee(outline: PlanOutline) -> str | None:
    lines = (line.text for line in outline.head)
    return next((text.rstrip("：:") for text in lines if is_addressee(text) or names_addressees(text)), None)


def _attachments(clean: CleanText, outline: PlanOutline) -> tuple[str, ...]:
    """The titles of a list of attachments: 附件：1. … 2. …, or 附件1：… on a line of its own."""
    found: list[str] = []
    in_list = False
    for line in clean.text[outline.start : outline.end + _TAIL].split("\n"):
        text = line.strip()
        match = _ATTACHMENT.match(text) or (_NEXT.match(text) if in_list else None)
        if match:
            found += [_named(title) for title in _NUMBER_INSIDE.split(match["title"])]
        elif text and not _LIST_HEAD.match(text):
            in_list = False
            continue
        in_list = in_list or bool(match or _LIST_HEAD.match(text))
    return tuple(dict.fromkeys(found))


def _named(title: str) -> str:
    """An attachment without the brackets around its title and the suffix of its file."""
    title = _SUFFIX.sub("", title)
    whole = _CITED.fullmatch(title)
    return whole["title"] if whole else title
