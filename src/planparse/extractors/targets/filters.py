"""Which quantities are targets: not articles, slogans, thresholds, appositions, spans of time or parts of names."""

from __future__ import annotations

import re

from planparse.extractors.targets.clauses import Clause
from planparse.mentions.numerals import CHINESE
from planparse.mentions.quantities import Quantity

_ARTICLE = frozenset(f"一{more}" for more in ("", "多"))
_EVENTS = frozenset("次 轮 遍 场 节 篇 期 周 个月 场次".split())  # noqa: SIM905
_QUOTA = re.compile(r"每|各(?:校|组|科|班|位|学科|年级|备课组|教研组|单位|教师|县|乡镇|部门|片|园|区)|人均|生均|至少|不少于|不低于|人手")
_HOLDS = re.compile(
    r"(?:组织|开展|举行|举办|进行|召开|完成|安排|上交|撰写|检查|参加|开设|承担|上好|上|听|写|读|做|交|办|出版|编印|发表|集中|评选|接受|培训|培养|建立|形成|推出|承办|主办|实施|观看|评比|命制|调研|组建|命题|公示|汇报|视导|督查|开)[了好]?$"
)
_SLOGAN = re.compile(
    r"(?:方面|结合|统一|维度|基本点|转变|坚持|维护|确立|意识|自信|着力|确保|层面|阶段|步骤|层次|原则|特点|优势|大局|关系|中心|重点|关键|抓手|核心|环节|角度|理念|主题|目标|要求|必须|到位|满意|提升年|提升|行动|不|服务|"
    r"问题|因素|短板|难题|突破口|着力点|切入点|支撑|保障|体系|面向|务必|带头|更加|进一步|离不开|为主|为先|好|新|能力|机制|导向|字|轮子|一体|战略|定位|全面|融合|结果|条件|困难|挑战|要素|领域|环境|板块|过硬|清单|责任|时期|"
    r"支柱|台阶|倾斜|延伸|巩固|延续|大事|毫不动摇|共同|同步|闭环|责任主体|走在前|时代|代表|文明|规律|极|市场|资源|自觉|注重|优先|根本|标准|工程|专项|纳入|相结合|强化|规范|体制|并重|做到|走|保证)"
)
_LASTING = re.compile(
    r"(?:为期|历时|延长(?:至|到)?|缩短(?:至|到|为)?|压缩(?:至|到|为)?|缩减(?:至|到)?|不超过|不少于|不低于|至少|控制在|平均|提前|(?:任课|任教|任职|支教|锻炼|学习|培训|跟岗|轮岗|锻炼时间|服务期|时间|时长|周期|年限|工期|时限|天数|时间为|平均受教育年限|寿命)(?:为|达到|达|不少于|不低于|在|不超过|累计)?|活动前|会前|课前|达到|达)\s?约?近?\s?$"
)
_SPAN_OF_TIME = frozenset({"time", "time.days", "term", "school_year"})
_PASSING = re.compile(
    r"(?:近|连续|过去|未来|今后|前|后|最近|用|第|满|每|上|下|这|整|力争用|利用|建|成立|经过|再延长|再|持续|已|历经|提前|长达|超|超过|跨越|滞后|试点|以|在|为|约|隔|到|得|过|了|时|头|经|达)$"
)
_THRESHOLD_UNITS = frozenset(
    {"money", "age", "power", "length", "area", "volume", "time", "time.days", "time.hours", "voltage", "mass", "score", "energy.coal", "power.apparent", "ratio"}
)
_BEHIND_THRESHOLD = re.compile(r"(?:的|\s)*(?!左右|水平|的?(?:目标|增速|水平|速度)|[，。；：、！？）)（(\n和与及并]|$|新台阶|台阶|大关)")
_ATTRIBUTE = re.compile(r"[^，。；：、]{1,24}(?:之一|指标之一)$")
_LISTED = re.compile(r"(?:[^，。；：、（(]{1,14}、)+[^，。；：、]{1,24}?$")
_VERB_OF_PARTS = re.compile(r"(?:分成|分为|划分为|划分成|划分了|分|划成|共分|组成|聚焦|围绕|突出|把握|实现|抓住|抓好|坚持|做到|落实|强化|推动|加强|突出抓好)$")
_LEADS_TO_FIGURE = re.compile(r"(?:达到?了?|为|至|到|指数|系数|分值|得分|比|超过|突破|率)$")
_ROMAN = re.compile(rf"[{CHINESE}]")
_MORE_NUMBERS = re.compile(r"\d|[一二两三四五六七八九十]\S?(?:个|家|项|名|人|所)")


def is_target(text: str, clause: Clause, quantity: Quantity, *, planned: bool, siblings: int) -> bool:
    """Whether a quantity states something of an indicator.

    Args:
        text: The text in which clause and quantity stand.
        clause: The clause of the quantity.
        quantity: Number and unit.
        planned: Whether the clause promises rather than reports.
        siblings: How many other quantities of the sentence count in the same unit.
    """
    before = text[clause.start : quantity.start]
    behind = text[quantity.stop : clause.end]
    if quantity.dimension == "time.hours" and before.endswith(("前", "提前")) and behind.startswith(("到", "入", "进", "完", "抵", "赶")):
        return True
    if before.endswith(("前", "后", "第", "近前")) and quantity.dimension != "ratio" and quantity.dimension not in _SPAN_OF_TIME:
        return before.endswith("后") and quantity.unit not in {"位", "名"}
    if quantity.dimension == "rank":
        return True
    if quantity.unit is None and "分之" not in quantity.text and quantity.text != "一半":
        return bool(_LEADS_TO_FIGURE.search(before))
    if clause.inner and not before and _ROMAN.match(quantity.text):
        return False
    if quantity.dimension == "lesson_hours" and behind[:1] in {"和", "培", "的", "、", "集"} and quantity.op == "=":
        return False
    if quantity.unit in {"岁", "周岁"}:
        return bool(re.search(r"寿命|平均|年龄", before)) and not behind.startswith("以")
    if quantity.dimension in _SPAN_OF_TIME or quantity.dimension in {"time.hours", "time.workdays"}:
        return _lasts(before, behind, quantity)
    if _is_threshold(text, clause, quantity, before, behind):
        return False
    number = quantity.number
    written = number.text if number is not None else ""
    chinese = bool(_ROMAN.match(written)) and not quantity.unit == "%" and "分之" not in written
    if written in {"百", "千"} or written == "二" or (chinese and quantity.unit in {"期", "轮"} and behind.startswith(("工程", "项目", "扩建", "建设", "改造", "复习", "续建"))):
        return False
    if chinese and quantity.value == 1 and quantity.value_max is None and number is not None and not number.scale:
        return _is_quota(before, quantity, planned=planned, siblings=siblings)
    if behind.startswith(("之一", "强", "大")) or _ATTRIBUTE.fullmatch(behind):
        return False
    if chinese and quantity.value <= 20 and quantity.dimension == "count":
        return not (_SLOGAN.match(behind) or _is_apposition(before, quantity) or _VERB_OF_PARTS.search(before) and behind.startswith(("方面", "层面", "环节")) or before.endswith(("分成", "分为", "这", "那", "哪", "上述", "以上", "以下", "某", "四")))
    return not behind.startswith(("方面", "层面", "维度", "环节"))


def _lasts(before: str, behind: str, quantity: Quantity) -> bool:
    """Spans of time are targets where they last or are a limit, not where they only say when."""
    if behind[:1] in {"来", "间", "内"} and quantity.dimension in {"time", "term", "school_year"}:
        return False
    if _LASTING.search(before):
        return not before.endswith(("再延长", "近", "连续"))
    if quantity.dimension in {"time.hours", "time.workdays"}:
        return bool(re.search(r"时间|时长|时限|不|缩|压|降|提前|仅需|只需|平均|每", before)) and _PASSING.search(before) is None
    return quantity.op in {"range"} and behind == "" and bool(before) and _PASSING.search(before) is None


def _is_threshold(text: str, clause: Clause, quantity: Quantity, before: str, behind: str) -> bool:
    """亿元以上项目, 600分以上共14人: the value bounds a group and is no aim."""
    if text[quantity.end : quantity.stop].strip()[:1] not in {"以", "及"} and text[quantity.end : quantity.stop] != "以上":
        return False
    if not behind or quantity.dimension not in _THRESHOLD_UNITS:
        return False
    if quantity.dimension == "ratio":
        return behind.startswith("的") and any(other.start > quantity.stop for other in clause.quantities) and not before
    if re.search(r"(?:达到|增长|提高|下降|降低|超过|控制在|稳定在|保持在|实现|新增|完成|投资)$", before) and behind.startswith(("的", "，", "和", "、", "左右")):
        return False
    return _BEHIND_THRESHOLD.match(behind) is not None or any(other.start > quantity.stop for other in clause.quantities)


def _is_quota(before: str, quantity: Quantity, *, planned: bool, siblings: int) -> bool:
    """一 before a measure word is an article, unless it is a quota or counts an event that is to be held."""
    if quantity.unit in {"批", "系列", "些", "支", "类", "种", "条", "大批"} and not _QUOTA.search(before):
        return False
    if before.endswith(("每", "第", "又", "另", "同", "任", "这", "那", "某", "上", "下", "再", "之", "有", "新", "另外", "前")) and not before.endswith(("只有", "各有", "上有", "校有", "师上", "期上", "月上", "须上")):
        return False
    if _QUOTA.search(before) or (not before and siblings and quantity.unit in _EVENTS):
        return True
    if quantity.unit in {"次", "轮", "遍", "场"}:
        return bool(_HOLDS.search(before)) and (planned or siblings > 0)
    if siblings and quantity.unit not in {"个", "种", "些", "条", "节", "篇", "本", "份"}:
        return True
    return quantity.unit in {"周", "个月"} and bool(re.search(r"(?:为期|历时)$", before))


def _is_apposition(before: str, quantity: Quantity) -> bool:
    """语文、数学两科: the numeral sums up what was just listed."""
    listed = _LISTED.search(before)
    return listed is not None and before.count("、", listed.start()) + 1 >= quantity.value
