"""Headings without a number, run-in titles, and what a line's end tells."""

from __future__ import annotations

import re

from planparse.outline.numbering import POINT, label_of
from planparse.outline.roles import roles_of

_CAPTION = 60
_HEADING = 32
_END = re.compile(r"[。！？!?；;…，,、]$")
_INNER_STOP = re.compile(r"[。！？!?；;]")
_BULLET = re.compile(r"^[●◆■□▲★◇▪•※·u]\s?(?![a-z])")
_STAGE = re.compile(r"第[一二三四五六七八九十\d]{1,2}阶段")
_APPENDIX = re.compile(r"^(?:附[件表]|表\s?)[一二三四五六七八九十\d]{0,3}(?:\s?[：:、]|\s|$)")
_NUMBER_FIRST = re.compile(r"[\d一二三四五六七八九十](?!\d{3}年|[〇○零一二三四五六七八九]{3}年)")
_ANNOUNCES = re.compile(
    r"^(?:现[将把就]|特?此?制[定订]|兹|结合|根据|按照|为了?|下面).{4}"
    r"|.{8,}(?:计划|安排|打算|要点|总结).{0,6}(?:如下|以下)$"
)
_CLAUSE_END = re.compile(r"(?:的|是|为|和|与|及)$")
#: A heading over explanations of terms, which promise nothing.
GLOSSARY = re.compile(r"名词解释|名词注释|名词说明|用语说明|词语注释|术语解释|^注释$")
ADDRESS = re.compile(r"(?:各位代表|同志们)[！!，,：:]")
_APART = re.compile(
    r"(?:各位代表|同志们)[！!，,：:]|[—–－-]{2}|同时[，,]我们|(?:这|[一五]年来|过去[一五]年|五年来)[，,]"
)
_TABLE = re.compile(r"^表\s?[一二三四五六七八九十\d]{1,3}(?:\s?[：:、]|\s)")
_GREETING = re.compile(r"^[\u4e00-\u9fff、]{0,12}(?:们|同志|同学|代表|委员|单位|局|校|学校|中心|处室|科室)[：:]$")
_ALL = re.compile(r"各[\u4e00-\u9fff、（）()]{1,24}[：:]$")
_RUN_IN = re.compile(r"^(?P<title>[^。：:！？!?；;\n]{2,32}?)(?P<close>[。：:])(?!(?<=\d[：:])\d\d)")
_WORK = re.compile(
    r"(?<![重主必需紧摘机纪首扼])要(?![素求点闻害件领务义])|将(?![来军领])|(?<![响供适效反相对])应(?![用急对届变])"
    r"|须(?!知)|务必"
)
_SUBJECT = re.compile(
    r"^(?:我们|我[省市县区校国]|各位|本[学年月周][期年度]?|今年|去年|过去|[全五一]年|这|同时|目前|当前|因此|此外|[一五]年来|\d{4}年|截至|其中"
    r"|(?:然而|但是?|不过|另外|当然)[，,]?|为了|为进一步|为(?:确保|使)|与[^，,]{2,24}相比[，,]|根据|按照|通过|在|随着|经过|从|由于|对于?|回[顾首]|展望|面[对向]|应对|实践|站在|新的一年)"
)
_BODY_SUBJECT = re.compile(
    r"^[\u4e00-\u9fff]{0,5}?(?:科|室|局|处|办|组|中心|学校|[中小]学|教师|老师|校长|教研员|政府|部门)"
    r"(?:将|已|[现共]有|共(?=[\d计])|先后|分别|持续|继续|联合|组织|开展|完成|召开|举办|举行|制定|出台|下发|参加|进行|获|被|邀请|负责"
    r"|承担|加大|加强|深入)"
)
# What is for what, as a paragraph without a number opens that says so (以读书为乐事。).
_STANDS_FOR = re.compile(r"以[^，,]{2,24}为[^，,]{1,6}(?:[，,].{0,20}为[^，,]{1,6})?$")
_SENTENCE = re.compile(r"见附|(?<!也)是(?!非)|[，,]我们|[，,]我[省市县区校班园]|已经?|们")
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:[%％万亿]|[个次场节人名项份篇])")
# Who is to do it, behind an entry of one sentence: no text that a title would stand over.
_TIME_ALONE = re.compile(
    r"(?=[^年月日周季]*[年月日周季])"
    r"[\d一二三四五六七八九十〇○元xX×*第上中下半年度月日号份周季旬初底末前后午晚起止至到从自—–－~～、.．/\s-]{2,30}"
)
_ONLY_REMARK = re.compile(
    r"\s*(?:[（(〔\[【](?:[^（）()〔〕\[\]【】]|[（(][^（）()]{0,20}[）)]){0,80}[）)〕\]】]|[—–－-]{1,2}[\u4e00-\u9fff、，和（）()]{2,40}"
    r"|(?:(?:责任|牵头|配合|主责|落实|承办|实施)(?:单位|部门|科室|处室|股室|领导|人)|(?:完成|办结)?(?:时限|时间)(?:要求)?)[：:][^。\n]{2,80})。?\s*"
)
_SPAN = re.compile(r"^(?:这|过去|近)[一二三五几]年(?:来)?[，,]")
_NAMED = re.compile(
    r"(?P<title>[\u4e00-\u9fff]{2,10})(?:[：:]\s{0,2}(?=[^\s])|\s{1,4}(?=\S[^\n]{20}))"
    r"|(?P<glued>指导思想|(?:总体|工作)(?:要求|目标|思路)|(?:班级|学生|幼儿|教师|学校|备课组|教研组)?(?:基本)?情况(?:分析)?|[背学][景情]分析|现状分析)"
    r"(?=(?:以|本|为(?:了|全面|深入|进一步|贯彻|落实)|认真|坚持|全面|深入|紧紧|围绕|随着|通过|在|我|20\d\d年)[^\n]{20})"
)
_BEFORE_BLANK = re.compile(
    r"(?P<title>[\u4e00-\u9fff“”、]{3,16}[^的和与及在对为、](?:，[\u4e00-\u9fff“”]{4,14})?)[ \u3000]{1,4}"
    r"(?=[\u4e00-\u9fff“《][^ \u3000\n]{14})"
)
_BEFORE_COLON = 18
_COLON_TALK = re.compile(
    r"(?:如下|包括|认为|指出|强调|要求|表示|说|提出|主要有|分别|即|(?:[做抓办]好|做了).{0,12}|(?:目标|要求|思想|思路)(?:是|为|[可拟]?[定设确]{1,2}为))$"
)
_SPACED, _SET_APART = re.compile(r"[\u4e00-\u9fff](?:[ \u3000]{1,4}[\u4e00-\u9fff]){1,3}[：:]?"), 20
_DASHED = re.compile(r"[—–－-]{2,4}\s?[\u4e00-\u9fff“”、]{2,26}$")
_PUNCTUATION = frozenset("。！？!?；;…，,、：:.”’）)】")


def bare(title: str) -> str:
    """A heading without closing punctuation, surrounding blanks and those that set its characters apart (前　言)."""
    if 2 < len(title) < _SET_APART and title[1] in " \u3000" and _SPACED.fullmatch(title):
        title = "".join(title.split())
    return title.strip().rstrip("。．.：:；;，,、 　").strip("【】〖〗[] \u3000").lstrip("—–－-")


def is_plain_heading(text: str) -> bool:
    """Whether an unnumbered line is a heading by its words alone (指导思想：, 具体工作安排, 附表)."""
    if len(text) > _CAPTION or _INNER_STOP.search(text) or _END.search(text):
        return False
    if _APPENDIX.match(text):
        return True
    title = bare(text)
    if len(title) > _HEADING:
        return False
    if _BULLET.match(text) or _STAGE.match(text):
        return False
    if "，" in title or "," in title or len(title) < 2 or _ANNOUNCES.match(title):
        return False
    return bool(roles_of(title)[0]) and not _NUMBER_FIRST.match(title) and not _CLAUSE_END.search(title)


def is_caption(text: str) -> bool:
    """Whether a heading is the caption of a table that was lost (表1：…): nothing stands under it."""
    return bool(_TABLE.match(text))


def is_list_heading(text: str, following: str) -> bool:
    """Whether a short unnumbered line opens what stands under it: it ends in a colon, or a list begins behind it.

    Example:
        >>> is_list_heading("实地教研：", "见附表"), is_list_heading("常规教研", "1、课题研究")
        (True, True)
    """
    if not 2 < len(text) <= 16 or _INNER_STOP.search(text) or _BULLET.match(text) or re.search(r"[，,、\d]", text):
        return False
    label = label_of(following)
    if text.endswith(("：", ":")):
        addressed = _GREETING.match(text) or (_ALL.match(text) and label is None)
        return len(text) <= 12 and not _COLON_TALK.search(bare(text)) and not addressed
    if _END.search(text):
        return False
    return bool(_BULLET.match(following)) or (label is not None and label.number == 1)


def is_dashed_heading(text: str, following: str) -> bool:
    """Whether a line behind a dash heads the numbered entries below it, whose numbers may count on.

    Example:
        >>> is_dashed_heading("——扩大内需", "12.新建商场。"), is_dashed_heading("——扩大内需。", "新建商场。")
        (True, False)
    """
    label = label_of(following) if text[:1] in "—–－-" else None
    return label is not None and label.kind == "num" and _DASHED.match(text) is not None


def ends_open(text: str) -> bool:
    """Whether a line ends without any punctuation, as headings do."""
    return text[-1:] not in _PUNCTUATION


def names_work(title: str) -> bool:
    """Whether a line over paragraphs is a demand or a long sentence rather than a title."""
    return len(title) > _HEADING or bool(_WORK.search(title) or _BODY_SUBJECT.match(title) or _FIGURE.search(title))


def opens_apart(text: str) -> bool:
    """Whether a paragraph plainly begins something of its own: an address, a point, a dash, a run-in title."""
    found = run_in_title(text)
    return (
        bool(_APART.match(text)) or POINT.match(text) is not None or (found is not None and text[found[1] - 1] == "。")
    )


def run_in_title(text: str, *, labelled: bool = False) -> tuple[str, int] | None:
    """The run-in title that opens a paragraph, and where the text behind it begins.

    A title has at most about 25 characters (two clauses a few more), no subject and no demand (要, 将, 应), and
    something follows it. Behind a number (``labelled``) it may open with a time (这五年，…).

    Example:
        >>> run_in_title("校本培训。出台我校校本培训方案。")
        ('校本培训', 5)
        >>> run_in_title("各校要落实常规。每月检查一次。") is None
        True
    """
    match = _RUN_IN.match(text)
    if match is None:
        return None
    rest = text[match.end() :].lstrip("”’」")
    if not rest or (match["close"] == "。" and _ONLY_REMARK.fullmatch(rest)):
        return None
    title = match["title"]
    after_colon = match["close"] in "：:" and (_COLON_TALK.search(title) or len(title) > _BEFORE_COLON)
    return None if after_colon or _is_sentence(title, labelled=labelled) else (bare(title), match.end())


def is_remark(text: str) -> bool:
    """Whether a line only says who is to do what stands above it, or until when.

    Example:
        >>> is_remark("责任单位：县教育局"), is_remark("（县教育局牵头，各镇（街道）负责）"), is_remark("各校要自查。")
        (True, True, False)
    """
    return _ONLY_REMARK.fullmatch(text) is not None


def is_time(title: str) -> bool:
    """Whether what stands before a text says when it is, and is no title of it.

    Example:
        >>> is_time("9月1日至30日"), is_time("三月工作")
        (True, False)
    """
    return _TIME_ALONE.fullmatch(title) is not None


def named_by_role(text: str) -> tuple[str, int] | None:
    """The heading that opens a line and goes on behind a colon, a blank or nothing, told by its words.

    Example:
        >>> named_by_role("教学目标：及格率达到80%。"), named_by_role("基本情况良好")
        (('教学目标', 5), None)
    """
    match = _NAMED.match(text)
    title = (match["title"] or match["glued"]) if match else ""
    return (title, match.end()) if match and roles_of(title)[0] else None


def named_before_blank(text: str) -> tuple[str, int] | None:
    """The heading that opens an entry whose line end became a blank, and where the text behind it begins.

    Example:
        >>> named_before_blank("生活方面 通过日常引导，鼓励幼儿自己穿衣、整理书包。")
        ('生活方面', 5)
    """
    match = _BEFORE_BLANK.match(text)
    if match is None or "。" not in text[match.end() :] or _is_sentence(match["title"], labelled=True):
        return None
    return match["title"], match.end()


def first_sentence(text: str) -> tuple[str, int] | None:
    """The short sentence that opens a point (一是…, ——…) and is its title, and where the text behind it begins."""
    match = _RUN_IN.match(text)
    if match is None or match["close"] != "。" or not text[match.end() :].strip():
        return None
    return bare(match["title"]), match.end()


def _is_sentence(title: str, *, labelled: bool) -> bool:
    """Whether words say something of somebody rather than name what follows."""
    if labelled:
        title = _SPAN.sub("", title)
    elif title[0] == "以" and _STANDS_FOR.match(title):
        return True
    return bool(
        len(title) < 2
        or any(pattern.search(title) for pattern in (_SUBJECT, _BODY_SUBJECT, _WORK, _SENTENCE, _FIGURE))
        or title.count("，") + title.count(",") > 1
        or title.count("（") != title.count("）")
        or title.count("(") != title.count(")")
    )
