"""Documents cited in 《》, with their number in the standard form of GB/T 9704.

That form has the issuer's sign, the year in 〔〕 and the running number.

Example:
    >>> found = find_citations("根据《关于加强听课的通知》[云教发(2024)3号]，用好《云岭教育》杂志。")
    >>> [(citation.title, citation.number) for citation in found]
    [('关于加强听课的通知', '云教发〔2024〕3号')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# A scraper may break the line just inside the brackets; a title that itself cites a document nests them.
_TITLE = re.compile(r"《\s{0,3}(?P<title>[^《》\n]{0,90}(?:《[^《》\n]{1,60}》[^《》\n]{0,40}){0,2})\s{0,3}》")
_NUMBER = (
    r"(?P<sign>[Xx×*]{0,4}[\u4e00-\u9fff]{1,14}(?:字|函|办|发)?)\s?[〔［\[\(（【﹝{〈]?\s?(?P<year>(?:19|20)(?:\d{2}|[Xx×*]{2}))\s?[〕］\]\)）】﹞}〉年]?"
    r"\s?第?\s?(?P<running>\d{1,5})\s?号"
)
_DOCUMENT_NUMBER = re.compile(_NUMBER)
_BEHIND = re.compile(rf"\s?(?P<open>[\[【（(〔［{{])?\s?{_NUMBER}(?(open)\s?[\]】）)〕］}}])")
# Decrees and announcements bear a number without a year: 教育部令第39号.
_DECREE = re.compile(r"\s?[（(〔](?P<decree>[\u4e00-\u9fff]{2,20}(?:令|公告)\s?第\s?\d{1,5}\s?号)[）)〕]")
_BEFORE = re.compile(rf"(?:^|[^\u4e00-\u9fff]){_NUMBER}(?:文件)?[ \u3000]?[)）]?[ \u3000]?$")

# What a document is called by: the last word of its title, or the word behind the closing bracket.
_KINDS = (
    "通知|通告|公告|公报|通报|意见|决定|决议|命令|议案|批复|复函|函|纪要|请示|报告|方案|计划|规划|纲要|大纲|要点|工作要点|安排|部署|"
    "办法|规定|条例|细则|规则|规程|规范|标准|准则|守则|章程|制度|公约|常规|指南|指引|导则|目录|清单|名单|措施|举措|预案|机制|路线图|行动|"
    "法|法典|宪法|协定|协议|条约|宣言|声明|议定书|备忘录|共识|白皮书|蓝皮书|建议|说明|讲话|公开信|倡议书|责任书|承诺书|任务书|指标体系"
)
_STATUS = (
    r"(?:\s?[（(〔][^（）()〔〕]{1,12}[）)〕]|草案|修订稿|修正案|征求意见稿|送审稿|试行稿|"
    r"\s?20\d\d(?:[-—－~～至]20\d\d)?年?版?)?"
)
_IS_DOCUMENT = re.compile(rf"(?:{_KINDS}){_STATUS}$|(?:现代化|制造|战略|健康|议程)20\d\d$")
_NOT_DOCUMENT = re.compile(
    r"方法$|书法$|语法$|[算疗想看说写做教学打玩]法$|(?:自我|心灵|生活|学习|成长)的?报告$|的说明$"
)
_NAMED_BEHIND = re.compile(r"(?:的)?(?:通知|意见|文件|报告|方案|精神要求|规划|纲要|规定|办法|条例|法律|协定|条约)")
_WORK_BEHIND = re.compile(
    r"(?:等|这[一本部])?\s?(?:一书|杂志|期刊|刊物|简报|课题|课程|教材|课例|项目|专著|歌曲|节目|栏目|专栏|绘本|剧|电影|专题片|论文|一文|的编[辑写印]|的征稿)"
)
_WORK_BEFORE = re.compile(
    r"(?:课题|专著|杂志|校刊|期刊|教材|课程|歌曲|歌剧|舞剧|话剧|电视剧|影片|电影|纪录片|论文|课例|项目|阅读|研读|编辑好?|投稿|栏目|书目|著作)[：:]?\s?$"
)
_SHORT = re.compile(
    r"(?:实施|指导|管理|若干|工作|行动|总体|暂行|规划|建设|发展|基本|本|该|试行)*(?:" + _KINDS + rf"){_STATUS}"
)
_ABBREVIATES = re.compile(r"简称[：:]?\s?[“\"]?$")
_INNER_STATUS = re.compile(r"[（(].*?[）)]|草案|修订稿|征求意见稿|试行")


@dataclass(frozen=True, slots=True)
class Citation:
    """A document in 《》 at ``[start, end)``, its number in brackets included."""

    start: int
    end: int
    title: str
    number: str | None
    evidence: str
    confidence: float


def document_number(text: str) -> str | None:
    """The first document number of a text in standard form.

    Example:
        >>> document_number("县教发（2024）第 3 号"), document_number("2024年3月")
        ('县教发〔2024〕3号', None)
    """
    match = _DOCUMENT_NUMBER.search(text)
    return _standard(match) if match else None


def _standard(match: re.Match[str]) -> str:
    return f"{match['sign']}〔{match['year']}〕{int(match['running'])}号"


def find_citations(text: str, start: int = 0, end: int | None = None) -> list[Citation]:
    """Plans, notices, standards, reports, laws and treaties that ``text[start:end]`` cites, each once.

    Books, journals, courses, songs and projects are left out, and so are short forms that repeat a document already
    cited (《规范》 after 《学校管理基本规范》) or named as its abbreviation (以下简称《纲要》).
    """
    end = len(text) if end is None else end
    found: list[Citation] = []
    for match in _TITLE.finditer(text, start, end):
        title = match["title"].strip()
        if not title or any(known.title == title for known in found) or _repeats(text, match, title, found):
            continue
        behind = _BEHIND.match(text, match.end(), end)
        before = _BEFORE.search(text, max(start, match.start() - 40), match.start())
        decree = None if behind else _DECREE.match(text, match.end(), end)
        numbered = behind or before
        evidence, confidence = ("citation.number", 0.99) if numbered or decree else _kind(text, match, title, end)
        if confidence:
            number = "".join(decree["decree"].split()) if decree else _standard(numbered) if numbered else None
            stop = (behind or decree or match).end()
            found.append(Citation(match.start(), stop, title, number, evidence, confidence))
    return found


def _kind(text: str, match: re.Match[str], title: str, end: int) -> tuple[str, float]:
    """Why a title in 《》 is a document, with confidence 0 where it is none."""
    if _WORK_BEHIND.match(text, match.end(), end) or _WORK_BEFORE.search(
        text, max(0, match.start() - 8), match.start()
    ):
        return "citation.work", 0.0
    if _NAMED_BEHIND.match(text, match.end(), end):
        return "citation.named_behind", 0.9
    if _IS_DOCUMENT.search(title) and not _NOT_DOCUMENT.search(title):
        return "citation.kind", 0.95
    return "citation.other", 0.0


def _repeats(text: str, match: re.Match[str], title: str, found: list[Citation]) -> bool:
    if _ABBREVIATES.search(text, max(0, match.start() - 6), match.start()):
        return True
    core = _INNER_STATUS.sub("", title)
    if not _SHORT.fullmatch(title):
        return any(core == _INNER_STATUS.sub("", known.title) for known in found)
    return any(_INNER_STATUS.sub("", known.title).endswith(core[-2:]) for known in found)
