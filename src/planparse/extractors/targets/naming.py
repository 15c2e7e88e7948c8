"""What is measured: the words before a value, or the noun behind it, and whom the value is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from planparse.extractors.targets.clauses import trimmed
from planparse.lexicons.loader import words

_LEAD = re.compile(
    r"(?:其中|同时|此外|另外|一是|二是|三是|四是|五是|六是|七是|八是|九是|十是|首先|其次|再次|最后|并且|并|且|还|也|又|已经|已|要|将|拟|应|须|需|必须|应当|共计|共|累计|合计|总计|"
    r"一次性|全年|全面|继续|持续|大力|进一步|加快|着力|积极|力争|争取|努力|确保|保证|预计|预期|计划|稳步|不断|充分|切实|扎实|深入|有效|有序|相继|先后|成功|顺利|圆满|率先|首次|到|至|在|从|由|对|向|以|把|将|使|让|其|"
    r"主要预期目标|主要预期目标是|主要目标是|目标是|具体是|分别是|即|如|例如|和|与|及|以及|、|的|—+|[ \t　“”]|"
    r"目前|至今|迄今|现在|近年来|(?:我们|我省|我市|我县|我区|我校|本校|我国|本市|本省|省内|市内|县内|区内)(?=[^\d]{4})|"
    r"(?:计划|集中|统一|联合|自主|重新|再|总共|仅|只|约|近|超|每天|每年|每月|每学期|每周))"
)
_STRONG = re.compile(
    r"(?:建成|新建|实施|完成|推出|出台|制定|修订|发放|发行|安排|下达|拨付|争取|引进|引育|认定|组织|召开|举办|开展|签约|实现|盘活|办理|受理|审议|提请|查处|兑现|惠及|带动|拉动|撬动|招引|推动|"
    r"支持|帮助|促使|促进|确保|达到|新开工|开工|改造|筹集|打造|创建|设立|成立|组建|开设|拥有|吸引|吸纳|培育|评选|撰写|发表|进行|举行|累计|围绕|通过|随着|包括|涉及|抓住|选择)+了?"
)
_NOT_OBJECT = re.compile(
    r"(?:左右|以上|以下|以内|之内|的(?:目标|水平|速度|增速|增长|台阶|比例|标准|幅度|任务|较低|较高|合理|基础上|规模|大关)|新台阶|台阶|大关|[和及与]?(?:最高|最低)?水平|安排|被|参加|参与|获|通过|开展|进行|用于|支持|推动|促进|带动|为|在|于|均|全部|来|实现|完成|达到|"
    r"占|比|较|高于|低于|居|位居|位列|列|排|同比|增长|提高|下降|提升|增加|减少|目标|任务|计划|到|至|以|由|从|并|而|且|了|时|后|前|内|间|起|止|等|不等|或|和|与|及|、|是|有|将|可|能|要|应|已|也|还|都|就|再|其中|每|各)"
)
_OBJECT_END = re.compile(
    r"被|参加|参与|获|通过|进校|入选|开展|进行|作为|用于|支持|到达|[为于均]|全部|实现|完成|达到|已|正|在(?!职|校|研|建|编|册)|将|并(?!网|购)|占|超生源|上线|签约|落地|建成|投产|开工|投用|列入|纳入|得到|位居|居|重点|发挥|享受|接受|覆盖|"
    r"提供|推进|推动|置换|编辑|共(?=[入同])|同比|增长|下降|比上年|较上年|[，。；：、！？）)（(\n]|$"
)
_COUNTED = frozenset({"count", "person", "household", "organisation", "institution", "batch", "session", "person_times"})
_LIGHT = frozenset("安排 完成 实现 发放 投入 拨付 下达 筹集 达到 突破 超过 占 有 需 达 保持 稳定 发行 累计 拥有 现有 已有 控制 执行".split())  # noqa: SIM905
BODY = re.compile(
    r"(?:教师|教研员|老师|学校|中学|小学|幼儿园|高中|初中|教研室|教科室|教研组|备课组|课题组|中心|局|科|处|室|组|部门|单位|乡镇|街道|区|县|市|省|企业|高校|校|园|班|学生|干部|校长|成员|工作坊|共同体)$"
)
_MODAL = re.compile(r"(?:必须|应当|须|要)(?=[一-鿿]{1,3}$)")
_RANKED_WHERE = re.compile(
    r"(?:[稳仍]?(?:保持|居|位居|位列|列|排名|排在|排|跃居|位于|名列|处于|升至|上升至|跃升至|跃升到|提升至|前移至|升到|进入|跻身)(?:在|到|至)?)?(?:[全世][国省市区县州球界]|同类[^，]{0,6}|[^，。；、]{2,8}?[省市区县])?$"
)
_DOERS = re.compile(r".{0,6}?(?:县|市|区|省|村|乡镇|街道|国家|地区|学校|教师|学生|企业|人员|群众|家庭|居民|农户)")
_SHORT_NOUNS = frozenset("课题书文卷人会县市区省村")
_FRAME = re.compile(r"(?:活动|会|会议|课|赛|比赛|竞赛|班|工作|培训|检查|调研|研讨|讲座|演练|考试|测试|检测|展示|评比|评选|交流|任务|项目|问题|报告|计划|方案|总结|反思|备课|教研)(?:[一-鿿]{0,2})$")
_TOOK_PART = re.compile(r"(?:获得?|荣获|居|位居|被评为|被授予|进入|考入|入选|获评)?(?=[^，。；：、]{2})")
_EACH = re.compile(
    r"每(?:一)?(?:[个位名所家户人校科县村班组乡镇市区园镇]|学科|年级|教师|周|月|学期|学年|年|季度)[^，。；：、\d]{0,14}?(?=每|必须|应|要|须|至少|不少|上|听|写|读|形成|有|申报|举行|开展|组织|完成|达|做|撰写|提交|上交|选择|承担|参加|投稿|新增|建|配|$)"
)


@dataclass(frozen=True, slots=True)
class Name:
    """Range of the words that name the indicator, and the subject that the value applies to."""

    start: int
    end: int
    subject: str | None = None
    behind: bool = False
    verb: bool = False


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words("target_verbs"))


def lead(text: str, start: int, end: int, skips: list[tuple[int, int]]) -> int:
    """Where the noun begins: behind time expressions, adverbs and linking words."""
    at = start
    while at < end:
        jump = next((stop for begin, stop in skips if begin <= at < stop <= end), None)
        if jump is not None and jump > at:
            at = jump
            continue
        match = _LEAD.match(text, at, end)
        if match is None:
            if text[at] in " \t　、，,（(）)的":
                at += 1
                continue
            return at
        if match.end() >= end:
            return end
        at = match.end()
    return end


def tail_verb(text: str, start: int, end: int) -> int:
    """Where a verb at the end of ``[start, end)`` begins; ``end`` where there is none.

    Example:
        >>> tail_verb("教研室集中命制了", 0, 8)
        5
    """
    modal = _MODAL.search(text, max(start, end - 8), end)
    if modal is not None and modal.end() < end:
        return modal.start()
    stop = end - 1 if end > start and text[end - 1] in "了过着" else end
    for length in (4, 3, 2, 1):
        if stop - length >= start and text[stop - length : stop] in _verbs():
            return stop - length
    if stop < end and stop - 2 >= start:
        return stop - 2
    return end


def noun(text: str, start: int, end: int) -> int:
    """Where the object of the last working verb inside ``[start, end)`` begins (提请…审议法律议案: at 法律)."""
    at = start
    for match in _STRONG.finditer(text, start, end):
        if end - match.end() >= 2:
            at = match.end()
    return at


def object_behind(text: str, start: int, stop: int, *, wanted: bool) -> tuple[int, int] | None:
    """The noun directly behind a value (65所学校, 35%的胜任教师), or None.

    ``wanted`` says that a verb before the value still lacks its object, so that a noun made of a verb (检查活动) may follow.
    """
    if start < stop and text[start] == "的" and _NOT_OBJECT.match(text, start, stop) is None:
        start += 1
    while start < stop and text[start] in " \t　":
        start += 1
    if start >= stop or text[start] in "，。；：、！？）)（(\n%" or _NOT_OBJECT.match(text, start, stop):
        return None
    found = _OBJECT_END.search(text, start + 1, stop)
    first, last = trimmed(text, start, stop if found is None else found.start())
    doer = _DOERS.match(text, first, last)
    if doer is not None and text[doer.end() : doer.end() + 2] in _verbs() and text[doer.end() - 1 : doer.end() + 1] not in _verbs():
        last = doer.end()
    if last - first < 2 and text[first:last] not in _SHORT_NOUNS:
        return None
    if any(text[first : first + length] in _verbs() for length in (4, 3, 2)) and not (
        wanted and _FRAME.search(text, first, last)
    ):
        return None
    return first, min(last, first + 40)


def outcome_behind(text: str, start: int, stop: int) -> tuple[int, int] | None:
    """What the counted people did or got: 3人参加…, 1人获一等奖, 9人居全市前十名."""
    first, last = trimmed(text, start, stop)
    cut = re.search(r"[，。；：\n]", text[first:last])
    last = first + cut.start() if cut is not None else last
    match = _TOOK_PART.match(text, first, last)
    if match is None or last - match.end() < 2 or text[first] in "左以，。；、）)":
        return None
    return match.end(), min(last, match.end() + 60)


def name_of(text: str, begin: int, end: int, value_end: int, stop: int, dimension: str, skips: list[tuple[int, int]]) -> Name | None:
    """Name the indicator from the words ``[begin, end)`` before a value and ``[value_end, stop)`` behind it.

    Returns:
        None where neither side has a noun: the value then belongs to what was named before.
    """
    if dimension == "rank":
        end = _without_place(text, begin, end)
    if dimension == "time.hours" and text[begin:end].endswith("前") and (outcome := outcome_behind(text, value_end, stop)) is not None:
        return Name(*outcome, subject=_body(text, lead(text, begin, end, skips), end), behind=True)
    first = lead(text, begin, end, skips)
    verb_at = tail_verb(text, first, end)
    counted = dimension in _COUNTED
    behind = object_behind(text, value_end, stop, wanted=verb_at < end)
    subject = subject_of(text, begin, verb_at) or _body(text, first, verb_at)
    if behind is not None and (verb_at < end or first >= end or counted or text[end - 1] == "的"):
        return Name(*behind, subject=subject, behind=True)
    if counted and dimension == "person" and (first >= end or verb_at <= first or _body(text, first, end)):
        outcome = outcome_behind(text, value_end, stop)
        if outcome is not None:
            return Name(*outcome, subject=subject, behind=True)
    if first >= end:
        return None
    if verb_at < end:
        start = noun(text, first, verb_at)
        if start < verb_at and text[verb_at:end].strip("了") in _LIGHT:
            return Name(start, verb_at, subject)
        return Name(start, end if text[end - 1] not in "了过着" else end - 1, subject, verb=start >= verb_at)
    return Name(noun(text, first, end), end, subject)


def _without_place(text: str, begin: int, end: int) -> int:
    """A rank is held somewhere: 稳居全国 before 第3位 does not name what is ranked."""
    place = _RANKED_WHERE.search(text, begin, end)
    return end if place is None else place.start()


def _body(text: str, start: int, end: int) -> str | None:
    return text[start:end] if end - start >= 2 and BODY.search(text, start, end) else None


def subject_of(text: str, start: int, end: int) -> str | None:
    """Whom a quota is for: 每位教师, 各备课组, 全校教师."""
    for match in _EACH.finditer(text, start, end):
        if not re.match(r"每一?个?(?:周|月|学期|学年|年|季度)", match.group()):
            return match.group().strip()
    general = re.search(r"(?:各|全体|全校|全区|全市|全县|所有)[^，。；：、\d每必应要须]{1,14}?(?:教师|老师|学校|组|校|教研员|园|科|部门|单位|乡镇|县|区|市|室|局|企业|干部|学生|班)(?=[每必应要须形完开上听写读至有]|$)", text[start:end])
    return general.group() if general else None
