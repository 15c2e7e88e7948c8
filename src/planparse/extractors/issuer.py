"""The body whose plan it is, as full as the text names it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from planparse.mentions.regions import counted_region, find_regions, named_region
from planparse.outline.model import PlanOutline
from planparse.outline.official import is_seal
from planparse.schema import PlanKind, Region
from planparse.text.clean import CleanText

_ON_BEHALF = re.compile(
    r"(?:我)?(?:现在|谨)?(?:，)?(?:代表|受|根据)(?P<body>国务院|[\u4e00-\u9fff]{0,14}?(?:人民政府|政府))(?:的?委托|的?决定)?|中华人民共和国国务院向"
)
_GOVERNMENT_TITLE = re.compile(r"(?P<body>[\u4e00-\u9fff]{2,14}?)\s?(?:(?:19|20)\d\d\s?年)?\s?(?:人民)?政府工作报告")
_GOVERNMENT = re.compile(r"^(?P<body>[\u4e00-\u9fff]{2,20})人民政府$")
_NO_NAME = re.compile(r"自治区$|[本我全]")
_YEAR_NAME = r"(?:(?:19|20)[\dxX×*_]{2}|[一二][〇○零一二三四五六七八九]{3})"
_TIMES = re.compile(
    rf"[（(]?{_YEAR_NAME}\s?(?:[-—－–~～至]{{1,3}}\s?(?:{_YEAR_NAME}|\d\d))?\s?(?:学年度?|年度?)?[)）]?"
    r"|第?[一二12上下本春秋_]季?(?:半年|学期|季度)|(?<=[年度])[（(][上下][）)](?:学?期)?|(?<=[年度])[上下]期"
    r"|第[二三]?[十一二三四五六七八九]{1,3}个五年"
    r"|(?<=[年度\dxX×*])[春夏秋冬](?:季期?|期|(?=[教语数英德]))|[春秋]季期?|[寒暑][假期]|[十一二三四五六七八九\d]{1,3}月份?|[“\"]?十[一二三四五]?五[”\"]?(?:时期|期间)?"
)
_TIME = "\ufffc"  # stands for a time in a title
_BEGINNING = re.compile(rf"^(?:关于|印发|转发|第[一二三四五六七八九十\d]+[篇章]|[，,的：:《〈“\"\[【（(\s{_TIME}])+")
_TIME_SET_APART = re.compile(rf"\s?{_TIME}\s?")
# What a title is about stands behind the body that issues it.
_ABOUT = re.compile(r"\s{0,3}(?:关于|印发|转发|《)")
_OFFICE = (
    r"教育教学研究中心|教学研究中心|教师进修学校|教师发展中心|进修学校|研究中心|教研中心|发展中心|服务中心|培训中心|教研室|教科室|教科所|教研院|"
    r"教科院|研究院|研究所|研究室|办公室|教务处|教导处|政教处|德育处|总务处|后勤处|学生处|校长室|教研组|备课组|年级组|课题组|党支部|党总支|"
    r"党委|党组|团委|工会|妇联|共青团|委员会|管委会|办事处|教育局|教体局|人民政府|政府|行政公署|行署|国务院|医院|卫生院|公司|集团|法院|检察院|"
    r"少先队|大队部|[\u4e00-\u9fff]{2}(?:局|厅|委(?![员会])|(?<!学)科(?![学研技目所室院协])|处(?!室)|办(?![公事学])|部(?![门分局])|股|组(?!织)|队(?!伍)|站|所(?!属)|馆|室)|街道|社区(?!教育)|中心(?![小学校幼])|协会|学会|联合会|居委会|村委会|领导小组|"
    r"常委会|安委会|红十字会|监委|(?:残|文|侨|工商)联(?![系合盟动席考学网])|科协(?!调)|供销社|保健院|福利院|少年宫|进修校"
)
_SCHOOL = (
    r"幼儿园|小学|中学|学校|学院|大学|高中|初中|中心校|附小|附中|职校|党校|"
    r"(?:第[一二三四五六七八九十]+|[一二三四五六七八九十])[中小](?!学)"
)
_HEAD = re.compile(rf"{_OFFICE}|{_SCHOOL}")
_IS_OFFICE = re.compile(rf"(?:{_OFFICE})$")
_GOES_ON = re.compile(
    rf"\s?(?:{_TIME}|关于|(?:19|20)[\dxX×*]|[一二][〇○零]|第[一二三四五\d]|[上下本春秋][学半季]|[一二三四五六七八九十\d]+月|[“\"]?十[一二三四五]五|"
    r"学[年期]|[一二三四五]?年|的?(?:工作|教[研学育科师]|培训|[\u4e00-\u9fff]{2}学科|德育|安全|党建|学科|学习|培训|活动|总结|计划|发展|改革|\d|小学|初中|高中|中学|幼儿|语文|数学|英语|"
    r"物理|化学|生物|科学|重点|年度|校本|心理|体育|艺术|质量|宣传|财务|卫生|文明|精神|依法|法治|校历|行事历|招生|后勤|少先队|师德|劳动|课题|课程|家校|禁毒|防|社区教育)|[一二三四五六七八九]年级|[高初][一二三]|$|[（(：:])"
)
_SUBJECT_ONLY = re.compile(r"(?:小学|初中|高中|中学|幼儿园|学校)$")
_BELONGS_TO_SCHOOL = re.compile(
    r"(?:教科室|教务处|教导处|政教处|德育处|总务处|后勤处|教研组|备课组|年级组|校长室|团委|学生处|课题组|办公室|工会|党支部)$"
)
_MASTHEAD = re.compile(r"^(?P<body>[\u4e00-\u9fff]{4,24}?)文件$")
_SIGNER = re.compile(
    r"^(?P<body>[\u4e00-\u9fffxX×*（）()]{2,28}(?:局|委|厅|署|府|室|校|院|会|中心|办|处|部|园|所|组|学|科|公司|协会|党支部|党委))$"
)
_DATE_LINE = re.compile(
    r"^(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})\s?年.{1,4}月(?:.{1,4}日)?$|^20\d\d([./-])\d{1,2}\1\d{1,2}$"
)
_DATED_SIGNER = re.compile(r"^(?P<body>\S{3,28})[ \u3000]+(?P<date>20\d\d\s?年.{1,3}月(?:.{1,3}日)?)$")
_UNDER_TITLE = re.compile(
    r"[（(\s]{0,4}(?P<body>[\u4e00-\u9fff]{3,20}(?:局|委|委员会|政府|教研室|学校|小学|中学|大学|学院|幼儿园|中心|办公室|教科所|研究所|教研组|备课组|年级组|党组|党委|党支部|工会))"
    r"\s{0,8}(?:(?:19|20)\d\d年.{1,2}月(?:.{1,3}日)?)?[）)\s]{0,4}"
)
_MEETING = re.compile(
    r"在(?P<place>[\u4e00-\u9fff]{1,12}?(?:省|市|县|区|州|盟|旗|镇|乡))(?:第[一二三四五六七八九十]{1,3}届)?人民代表大会"
)
_HEAD_OF_GOVERNMENT = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{1,12}(?P<level>省|市|县|区|州|盟|旗|镇|乡))(?:人民政府)?代?(?P=level)长(?:\s|$)"
)
_OWN_OFFICE = re.compile(
    r"(?:我校|本校|我园|我院)(?P<office>政教处|教务处|教导处|教科室|教研室|德育处|总务处|后勤处|团委|办公室|工会|党支部)"
)
_OWN_SCHOOL = re.compile(rf"我们(?P<school>[\u4e00-\u9fff]{{2,6}}?(?:{_SCHOOL}))")
_SCHOOL_BEHIND_PLACE = re.compile(
    r"(?:市|县|区|镇)?(?:第?[一二三四五六七八九十]{1,2}[中小]学?|实验(?:小学|中学|学校)|中学|高级中学|小学|职[业高专][\u4e00-\u9fff]{0,4}学校)"
)
_PARTNER = re.compile(r"[与和到赴、向同]$")
# 县教育局, 市政府办公室: a name that leaves the place to the reader.
_PLACELESS = re.compile(r"^[省市县区州旗镇乡](?:人民)?")
_PLACE_BEFORE = re.compile(r"(?:^|[^\u4e00-\u9fff]|[年期])(?P<place>[^\W\d_年期]{1,5}[县市区镇乡])$")
_YEAR = re.compile(r"(?:19|20)[\dxX×*]{2}|学[年期]")
_WORK = re.compile(r"加强|开展|推进|做好|落实|强化")
_NATIONAL = re.compile(r"全国人民代表大会|国务院|我国各族人民|全国各族人民")
_PLACE_WORDS = ("省", "市", "县", "区", "州", "盟", "旗", "镇", "乡", "街道")
# A site sets a title twice (工会工作计划 县总工会工作计划).
_TITLE_BEFORE = re.compile(r"^.{0,120}(?:计划|总结|方案|要点)\s{1,8}")
_SCHOOL_TWICE = re.compile(rf"({_SCHOOL})学校$")
_LOOK = 400


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing body with the rule that found it."""

    name: str
    evidence: str
    confidence: float


def issuer_of(clean: CleanText, outline: PlanOutline, kind: PlanKind) -> Issuer | None:
    """The body that a plan names in its title, its head, its signature or, for a school's office, in its text."""
    if kind == "report":
        return _government(clean, outline)
    title = outline.title or ""
    named = _in_title(title)
    signed = None if named and not _ABOUT.match(title) else signature(clean, outline)[0]
    if named and not signed:
        return _completed(clean, outline, named)
    head = next((match for line in outline.head if (match := _MASTHEAD.match(line.text))), None)
    if head and not (signed and head["body"] in signed):
        return Issuer(head["body"], "issuer.masthead", 0.95)
    if signed:
        return Issuer(signed, "issuer.signature", 0.9)
    return _under_title(clean, outline) or _from_cover(clean, outline) or _from_text(clean, outline)


def _government(clean: CleanText, outline: PlanOutline) -> Issuer | None:
    """国务院, or the people's government of the place that title or speech names, else that the text speaks of most."""
    title = outline.title or ""
    lines = "\n".join(line.text for line in outline.head)
    opening = clean.text[outline.start : outline.start + 4 * _LOOK]
    match = _ON_BEHALF.search(opening)
    body = (match["body"] or "国务院") if match else ""
    if body == "国务院":
        return Issuer(body, "issuer.report", 0.95)
    titled = _GOVERNMENT_TITLE.search(re.sub(r"^(?:关于)?(?:(?:19|20)\d\d年)?", "", title))
    sender = _GOVERNMENT.search(_in_title(title) or "")
    for own in (
        sender["body"] if sender else "",
        titled["body"] if titled else "",
        re.sub(r"(?:人民)?政府$", "", body),
    ):
        if len(own) > 1 and own.endswith(_PLACE_WORDS) and not _NO_NAME.match(own):
            return Issuer(f"{own}人民政府", "issuer.report", 0.95)
    spoken = _at_meeting(f"{lines}\n{opening[:_LOOK]}")
    if spoken:
        return Issuer(f"{spoken}人民政府", "issuer.meeting", 0.9)
    place = named_region([title, lines, body], clean.text)
    if place is None and not body and _NATIONAL.search(lines + opening):
        return Issuer("国务院", "issuer.report", 0.8)
    place = place or counted_region(clean.text[outline.start : outline.end])
    if place is None:
        return None
    return Issuer(f"{place.county or place.city or place.province}人民政府", "issuer.report", 0.85)


def _at_meeting(text: str) -> str | None:
    """The place whose congress hears a report, or whose head gives it; it need not be in any list of places."""
    for form in (_MEETING, _HEAD_OF_GOVERNMENT):
        match = form.search(text)
        if match and len(match["place"]) > 1 and match["place"] != "自治区":
            return match["place"]
    return None


def _under_title(clean: CleanText, outline: PlanOutline) -> Issuer | None:
    """A body that stands alone, or with a date, on the line under a title."""
    if outline.title_end is None:
        return None
    for line in clean.text[outline.title_end : outline.title_end + _LOOK].strip("\n").split("\n")[:2]:
        match = _UNDER_TITLE.fullmatch(line.strip())
        if match:
            return Issuer(match["body"], "issuer.under_title", 0.85)
    return None


def _in_title(title: str) -> str | None:
    """The body that a title names as the one that issues it, else at the head of what it is about."""
    text = _TIMES.sub(_TIME, title)
    about = _ABOUT.search(text)
    if about is None:
        return _at_head(text)
    sender = _BEGINNING.sub("", text[: about.start()]).replace(_TIME, "")
    if any(head.end() == len(sender) for head in _HEAD.finditer(sender)):
        return " ".join(sender.split())
    return _at_head(text[: about.start()]) or _at_head(text[about.start() :])


def _at_head(text: str) -> str | None:
    """The body at the head of a title: through the last office or school that the rest can follow."""
    text = _BEGINNING.sub("", text)
    ends = [head.end() for head in _HEAD.finditer(text) if _GOES_ON.match(text, head.end())]
    names = [_TIME_SET_APART.sub("", text[:end]) for end in ends]
    while names and _SUBJECT_ONLY.search(names[-1]) and (_follows_body(names) or _place_only(names[-1])):
        names.pop()
    name = _SCHOOL_TWICE.sub(r"\1", _TITLE_BEFORE.sub("", names[-1]).strip()) if names else ""
    return name if 2 < len(name) <= 30 and not _WORK.match(name) else None


def _follows_body(names: list[str]) -> bool:
    """Whether the last name only adds a kind of school to a body: 教研室 + 小学, 云岭小学 + 学校."""
    return any(_IS_OFFICE.search(name) for name in names[:-1]) or (len(names) > 1 and names[-1].endswith("学校"))


def _place_only(name: str) -> bool:
    """A place with a kind of school is no body: 云岭县小学 in 云岭县小学教研工作计划."""
    return bool(re.fullmatch(r"(?:[\u4e00-\u9fff]{0,6}[省市县区镇乡])?(?:中?小学|初中|高中|中学|幼儿园|学校)", name))


def _completed(clean: CleanText, outline: PlanOutline, name: str) -> Issuer:
    """Put the school, or the place, before an office that the title names alone."""
    if _PLACELESS.match(name):
        signed = signature(clean, outline)[0]
        if signed and signed.endswith(_PLACELESS.sub("", name)):
            return Issuer(signed, "issuer.signature", 0.9)
    if find_regions(name) or not _IS_OFFICE.search(name) or len(name) > 8:
        return Issuer(name, "issuer.title", 0.95)
    if _BELONGS_TO_SCHOOL.search(name) and not re.search(_SCHOOL, name):
        school = own_school(clean.text, outline.start, outline.end)
        if school:
            return Issuer(school + name, "issuer.school_in_text", 0.75)
    at = clean.text.find(name, outline.title_end or outline.start, outline.end)
    if at >= 0:
        place = _PLACE_BEFORE.search(clean.text, max(outline.start, at - 7), at)
        if place and not _YEAR.search(place["place"]):
            return Issuer(place["place"] + name, "issuer.place_in_text", 0.7)
    return Issuer(name, "issuer.title", 0.85)


def own_school(text: str, start: int, end: int) -> str | None:
    """The school that a text speaks of as its own: 我们云岭小学, or a place with its school that is no partner."""
    own = _OWN_SCHOOL.search(text, start, end)
    if own:
        return own["school"]
    schools: Counter[str] = Counter()
    for place in find_regions(text, start, end):
        school = _SCHOOL_BEHIND_PLACE.match(text, place.end, end)
        if school and not _PARTNER.search(text, max(start, place.start - 1), place.start):
            schools[text[place.start : school.end()]] += 1
    return schools.most_common(1)[0][0] if len(schools) == 1 else None


def signature(clean: CleanText, outline: PlanOutline) -> tuple[str | None, str | None]:
    """Bodies and date that close a document, or its letter (GB/T 9704), as written, from the lines behind content."""
    content = outline.content_start
    lines = [line.text for line in sorted(outline.head) if line.start > content]
    bodies: list[str] = []
    for line in lines or clean.text[outline.end : outline.end + 120].split("\n"):
        text = line.strip()
        if not text or is_seal(text):
            continue
        if _DATE_LINE.match(text):
            return " ".join(bodies) or None, text
        dated = _DATED_SIGNER.match(text)
        if dated and _SIGNER.match(dated["body"]):
            return " ".join([*bodies, dated["body"]]), dated["date"]
        signers = _signers(text)
        if bodies and not signers:
            return None, None
        bodies += signers
    return None, None


def _signers(line: str) -> list[str]:
    """The bodies in a line of a signature; blanks stand between them, or set the characters of one apart."""
    pieces = line.split()
    if len(pieces) > 1 and all(_SIGNER.match(piece) for piece in pieces):
        return pieces
    whole = "".join(pieces)
    return [whole] if _SIGNER.match(whole) else []


def _from_cover(clean: CleanText, outline: PlanOutline) -> Issuer | None:
    """The title that a collection gives a plan, with the place that the plan's own title names."""
    above = clean.text[max(0, outline.start - 80) : outline.start].rstrip("\n").rpartition("\n")[2]
    cover = re.match(
        r"^\s*(?:第[一二三四五六七八九十\d]+篇|篇[一二三四五六七八九十\d]+)[：:\s]*(?P<title>.{4,40})$", above
    )
    name = _in_title(cover["title"]) if cover else None
    if name is None:
        return None
    place = named_region([outline.title or ""])
    full = (place.county or place.city or place.province or "") if place else ""
    return Issuer(name if find_regions(name) else full + name, "issuer.collection_title", 0.7)


def _from_text(clean: CleanText, outline: PlanOutline) -> Issuer | None:
    """The office that the text calls its own (我校政教处), or 县教研室 of a plan whose title names the county alone."""
    own = _OWN_OFFICE.search(clean.text, outline.title_end or outline.start, outline.start + _LOOK)
    if own:
        return Issuer(own["office"], "issuer.own_office", 0.6)
    place: Region | None = named_region([outline.title or ""])
    if place is None:
        return None
    offices = Counter(
        re.findall(
            r"(?<=[县市区])教研室|(?<=[县市区])(?:教育局|教体局|教科局)", clean.text[outline.start : outline.end]
        )
    )
    full = place.county or place.city or place.province or ""
    if not offices:
        return None
    return Issuer(full + offices.most_common(1)[0][0], "issuer.office_in_text", 0.5)
