"""The time and the topic that headings and openings give to the passages under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planparse.extractors.targets.periods import is_years, leading, usable
from planparse.extractors.targets.predicate import FIVE_YEARS
from planparse.extractors.types import PROBLEMS_FIRST
from planparse.mentions.times import TimeMention, TimeScan
from planparse.outline.headings import GLOSSARY
from planparse.outline.model import Calendar, PlanOutline, SectionNode, UnitNode
from planparse.schema import PlanKind

_REVIEW = re.compile(r"回顾|总结|成就")
_SENTENCE = re.compile(r"[^。！？!?\n]+")
_CLOSED = re.compile(r"[。\n]")
_PROBLEMS = re.compile(r"(?:看到|认识到|存在|面临|还有|正视)[^。\n]{0,24}(?:困难|问题|不足|短板|挑战|差距)")
_SUMMED = re.compile(r"(?P<year>20\d\d)年(?:度|全年)?[^，。\d]{0,24}?总结")
_ONWARD = re.compile(
    r"下一?[步年阶]|下半年|明年|来年|今后|新的?一年|打算|(?:工作|任务|总体|主要)?(?:计划|思路|设想|安排|要点)$"
)
_ONWARD_UNIT = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,2}(?:[）)]|[、是]))?(?:下一?步|明年|来年|今后|新的一年)")
_PLANNED = re.compile(r"计划(?=总?投资|完成|实施|新建|建设|新增)|任务[是为：]|目标任务(?!的|完成)")
_STANDING = re.compile(
    r"(?:(?:基本|学校|园所|医院|单位)(?:情况|概况)|现状|(?:发展|办学|办园)基础|(?:基础|现状|[园校]情)分析|(?:完成|进展|推进|执行|开展|落实|运行)情况)$"
)
# Headings that say what is told under them, but no thing that a figure could be of.
_NAMELESS = re.compile(
    rf"(?:今后|未来|过去|近|[“”\"‘’]|\d{{4}}年|今年|去年|明年|全年|上半年|[一二三四五六十几]{{1,2}}年|{FIVE_YEARS}"
    r"|时期|期间|以来|工作|政府|主要|总体|发展|奋斗|重点|预期|经济|社会|国民|情况|各项|目标|任务|指标|完成|取得|开展|运行|的|和|与|及|、){0,16}"
    r"(?:目标|任务|安排|部署|打算|思路|要求|设想|指标|总结|回顾|情况|成效|成绩|亮点|进展)"
)
_OPENING, _TURN, _LONGEST_LEAD = 24, 60, 60


def _onward(outline: PlanOutline, kind: PlanKind) -> int | None:
    """Where a summary turns to what is to come: the end where it does not; None for what is no summary."""
    if kind not in {"summary", "summary_and_plan"}:
        return None
    ahead = (s.start for s in outline.sections if _ONWARD.search(s.title) and not _REVIEW.search(s.title))
    turn = next(ahead, None)
    if turn is not None:
        return turn
    if kind == "summary":
        return outline.end
    return outline.sections[0].start if outline.sections else None


class Context:
    """Answers for the units of one plan, asked in the order of the text."""

    def __init__(
        self, text: str, outline: PlanOutline, period: str | None, scan: TimeScan, kind: PlanKind = "plan"
    ) -> None:
        self._text = text
        self._period = period
        self._kind = kind
        self._summed = _SUMMED.search(outline.title or "")
        self._onward = _onward(outline, kind)
        self._scan = scan
        self._sections = {section.id: section for section in outline.sections}
        self._chains: dict[str | None, tuple[SectionNode, ...]] = {}
        self._standing = {s.id for s in outline.sections if _STANDING.search(s.title)}
        self._reviewing = {s.id for s in outline.sections if "review" in s.roles or _REVIEW.search(s.title)}
        self._turning = {s.id for s in outline.sections if "review" in s.roles and PROBLEMS_FIRST.search(s.title)}
        self._glossaries = {s.id for s in outline.sections if GLOSSARY.search(s.title)}
        self._headings = {section.id: self._heading(section) for section in outline.sections}
        self._named_before = self._times_before(outline.sections)
        self._opened: dict[str | None, TimeMention] = {}
        self._led: dict[str | None, TimeMention] = {}

    def _heading(self, section: SectionNode) -> list[TimeMention]:
        end = min(section.end, section.start + len(section.label) + len(section.title) + 4)
        closed = _CLOSED.search(self._text, section.start + len(section.label), end)
        end = end if closed is None else closed.start()
        summed = self._summed is not None and self._onward is not None and section.start < self._onward
        period = self._summed["year"] if summed and self._summed is not None else self._period
        found = self._scan.find(section.start, end, period=period)
        return [time for time in found if is_years(time.edtf) and usable(self._text, time)]

    def _times_before(self, sections: Sequence[SectionNode]) -> dict[str, list[TimeMention]]:
        """For headings without numbers, the times of the nearest one before that has the same parent and names any."""
        last: dict[str | None, list[TimeMention]] = {}
        before = {}
        for section in (section for section in sections if not section.label):
            before[section.id] = last.get(section.parent, [])
            last[section.parent] = self._headings[section.id] or before[section.id]
        return before

    def _chain(self, unit: UnitNode) -> tuple[SectionNode, ...]:
        """The sections that a unit stands in, the nearest first."""
        if unit.section not in self._chains:
            self._chains[unit.section] = tuple(self._above(unit.section))
        return self._chains[unit.section]

    def _above(self, section_id: str | None) -> Iterator[SectionNode]:
        section = self._sections.get(section_id or "")
        while section is not None:
            yield section
            section = self._sections.get(section.parent or "")

    def _top(self, unit: UnitNode) -> str | None:
        chain = self._chain(unit)
        return chain[-1].id if chain else None

    def is_glossary(self, unit: UnitNode) -> bool:
        """Explanations of terms quote figures, they state none."""
        return bool(self._glossaries) and any(section.id in self._glossaries for section in self._chain(unit))

    def topic(self, unit: UnitNode) -> str | None:
        """What a unit is about: its title, else the nearest heading."""
        chain = self._chain(unit)
        heading = chain[0].title if chain else None
        return unit.title or (None if heading is None or _NAMELESS.fullmatch(heading) else heading)

    def period(self, unit: UnitNode) -> str | None:
        """The plan's time; 今年 in the summary that precedes a plan is the year of the summary."""
        for section in self._chain(unit):
            if "总结" in section.title and len(self._headings[section.id]) == 1:
                return self._headings[section.id][0].edtf
        return self._summed["year"] if self._summed is not None and self._sums_up(unit) else self._period

    def promises(self, unit: UnitNode) -> bool:
        """Whether a unit promises, where its words leave it open: not in a review, nor in a summary of work."""
        if unit.type == "review":
            return False
        turn = min(unit.end, unit.start + _TURN)
        return not self._sums_up(unit) or _PLANNED.search(self._text, unit.start, turn) is not None

    def _sums_up(self, unit: UnitNode) -> bool:
        """Whether a unit reports by its type or its place: in a summary before it turns to what is to come."""
        if unit.type == "review":
            return True
        if self._onward is None:
            return bool(self._standing) and any(section.id in self._standing for section in self._chain(unit))
        return unit.start < self._onward and _ONWARD_UNIT.match(self._text, unit.start) is None

    def running(self, unit: UnitNode) -> TimeMention | None:
        """The time of the nearest heading that names one, else what an earlier passage of the section opened with."""
        looks_back = self._looks_back(unit)
        if not looks_back and unit.section in self._led:
            return self._led[unit.section]
        turn = min(unit.end, unit.start + _TURN)
        opened = self._opened if looks_back and not _PROBLEMS.search(self._text, unit.start, turn) else {}
        for section in self._chain(unit):
            if section.id in opened:
                return opened[section.id]
            if len(self._headings[section.id]) == 1:
                return self._headings[section.id][0]
        if not looks_back:
            return self._beside(unit)
        return opened.get(None) or self._last_year(unit)

    def _beside(self, unit: UnitNode) -> TimeMention | None:
        """The time of the nearest heading before that names one, where headings without numbers hide their levels."""
        named = self._named_before.get(unit.section or "", [])
        return named[0] if len(named) == 1 else None

    def _last_year(self, unit: UnitNode) -> TimeMention | None:
        """A report that looks back without naming one year speaks of the year before its own, a summary of its own."""
        named = [time for section in self._chain(unit) for time in self._headings[section.id]]
        single = next((time for time in named if len(time.edtf or "") == 4), None)
        if single is not None:
            return single
        if self._period is None or not re.fullmatch(r"\d{4}", self._period):
            return None
        year = str(int(self._period) - 1)
        if self._summed is not None or self._kind == "summary":
            year = self._period if self._summed is None else self._summed["year"]
        return None if year == self._period else TimeMention(unit.start, unit.start, "", year, None, "year")

    def _looks_back(self, unit: UnitNode) -> bool:
        if self._sums_up(unit):
            return True
        if not self._reviewing:
            return False
        ahead = unit.type in {"goal", "task"}
        chain = self._chain(unit)
        return any(one.id in self._reviewing and not (ahead and one.id in self._turning) for one in chain)

    def learn(self, unit: UnitNode, *, silent: bool) -> None:
        """Remember the year that a passage opens with, for those that follow in its section.

        A passage that is ``silent``, without figures, may lead from one time to the next; its last one holds.
        """
        if not self._looks_back(unit):
            self._learn_lead(unit)
            return
        end = unit.end if silent else min(unit.end, unit.start + _OPENING)
        times = self._scan.find(unit.start, end, period=self.period(unit))
        heads = [match.start() for match in _SENTENCE.finditer(self._text, unit.start, end)] if times else []
        told = [time for head in heads if (time := leading(self._text, head, times)) is not None]
        if told:
            self._opened[self._top(unit)] = told[-1 if silent else 0]

    def _learn_lead(self, unit: UnitNode) -> None:
        """A line that leads to a list (到2030年，主要目标是：) gives its time to the rest of the section."""
        stop = self._text.find("\n", unit.start, unit.end)
        first = self._text[unit.start : unit.end if stop < 0 else stop].rstrip()
        if first.endswith(("：", ":")) and len(first) <= _LONGEST_LEAD:
            times = self._scan.find(unit.start, unit.start + len(first), period=self._period)
            told = [time for time in times if is_years(time.edtf) and usable(self._text, time)]
            if len(told) == 1:
                self._led[unit.section] = told[0]

    def opening(self, calendar: Calendar) -> TimeMention | None:
        """The last month between the heading of a calendar and its first line (…安排 二○一一年一月：)."""
        section = self._sections.get(calendar.section or "")
        if section is None or not calendar.lines:
            return None
        found = self._scan.find(section.start, calendar.lines[0].start, period=self._period)
        return next(
            (time for time in reversed(found) if time.edtf is not None and time.kind in {"month", "date"}), None
        )
