"""Targets: a table of sentences, whole plans with headings and calendars, and properties."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.extractors.targets import Draft, extract_targets, targets_in
from planparse.lexicons.loader import rules
from planparse.mentions.times import find_times
from planparse.outline.model import Calendar, Line, PlanOutline, SectionNode, UnitNode
from planparse.schema import Target
from planparse.text.clean import CleanText

DATA = Path(__file__).parent / "data"


def cases(name: str) -> list[tuple[str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines(keepends=True)
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [(row["text"], row["expected"]) for row in rows]


def shown(target: Draft) -> str:
    value = "" if target.value is None else f"{target.value:.4f}".rstrip("0").rstrip(".")
    if target.value_max is not None:
        value += f"..{target.value_max:g}"
    parts = [target.indicator, target.op, value or "-", target.unit or "-", target.measure]
    if target.indicator_id:
        parts.append("@" + target.indicator_id)
    if target.frequency:
        parts.append(f"{target.frequency.count}x{target.frequency.per}")
    if target.subject:
        parts.append("for:" + target.subject)
    if target.status == "achieved":
        parts.append("achieved")
    if target.stretch:
        parts.append("stretch")
    if target.baseline is not None:
        parts.append(f"from:{target.baseline:g}")
    if target.time and target.time.edtf:
        parts.append("in:" + target.time.edtf)
    if target.absence:
        absence = target.absence
        parts.append(f"absence:{absence.kind}:{absence.indicator_id}:{absence.tied_to}")
    return " ".join(parts)


@pytest.mark.parametrize(("text", "expected"), cases("targets.csv"))
def test_sentences(text, expected):
    assert " ; ".join(shown(target) for target in targets_in(text, period="2025")) == expected


@pytest.mark.parametrize("rule", rules("target_forms"), ids=lambda rule: rule.id)
def test_every_form_proves_itself(rule):
    assert rule.proves() is None


def test_the_table_is_large_and_has_counter_examples():
    table = cases("targets.csv")
    assert len(table) >= 200
    assert sum(1 for _, expected in table if not expected) >= 60


@pytest.mark.parametrize(("period", "known"), [("2021/2025", "gdp.growth"), ("2025", None)])
def test_a_mean_of_years_is_the_figure_of_a_plan_of_several(period, known):
    (target,) = targets_in("地区生产总值年均增长7%。", period=period)
    assert target.indicator_id == known


class Book:
    """A plan that is written line by line into an outline."""

    def __init__(self):
        self.text = ""
        self.sections: list[SectionNode] = []
        self.units: list[UnitNode] = []
        self.calendars: list[Calendar] = []

    def heading(self, label, title, *roles, level=1, parent=None):
        start = len(self.text)
        self.text += f"{label}{title}\n"
        name = f"s{len(self.sections) + 1}"
        self.sections.append(SectionNode(name, parent, label, title, level, roles, start, 10**6, "test", 1.0))
        return name

    def unit(self, kind, text, section=None, title=None):
        start = len(self.text)
        self.text += text + "\n"
        name = f"u{len(self.units) + 1}"
        self.units.append(UnitNode(name, kind, section, "", title, start, start + len(text), start, "test", 1.0))
        return name

    def calendar(self, section, *lines):
        made = []
        for line in lines:
            made.append(Line(len(self.text), len(self.text) + len(line), line))
            self.text += line + "\n"
        self.calendars.append(Calendar(section, tuple(made)))

    def targets(self, period, deadlines=MappingProxyType({}), *, title=None, kind="plan") -> tuple[Target, ...]:
        outline = PlanOutline(
            title, None, None, (), 0, len(self.text), tuple(self.sections), tuple(self.units), tuple(self.calendars)
        )
        return extract_targets(CleanText.of(self.text), outline, period, deadlines, kind=kind)


def told(targets):
    return [
        (t.indicator, t.value, t.unit, t.status, None if t.period is None else t.period.edtf, t.indicator_id)
        for t in targets
    ]


def test_a_summary_reports_for_its_own_year_until_it_turns_to_what_is_to_come():
    book = Book()
    book.unit("background", "全县农业总产值达到16亿元。")
    done = book.heading("一、", "主要工作", "review")
    book.unit("review", "新建大棚400座。", done)
    standing = book.heading("二、", "项目推进情况", "task")
    book.unit("task", "完成投资3亿元。", standing)
    book.unit("task", "今年计划新建苗圃5个。已建成2个。", standing)
    ahead = book.heading("三、", "下一步打算", "task")
    book.unit("task", "新建大棚600座。", ahead)
    found = told(book.targets("2021", title="青河县农业局2021年工作总结", kind="summary"))
    assert [(value, status, time) for _, value, _, status, time, _ in found] == [
        (16, "achieved", None),
        (400, "achieved", None),
        (3, "achieved", None),
        (5, "planned", "2021"),
        (2, "achieved", "2021"),
        (600, "planned", None),
    ]


def test_a_summary_with_the_plan_of_the_next_year_keeps_its_own():
    book = Book()
    done = book.heading("一、", "今年工作情况", "other")
    book.unit("task", "全年发放补贴700万元。", done)
    ahead = book.heading("二、", "2025年工作计划", "task")
    book.unit("task", "发放补贴800万元。", ahead)
    title = "青河县民政局2024年工作总结和2025年工作计划"
    found = told(book.targets("2025", title=title, kind="summary_and_plan"))
    assert [(value, status, time) for _, value, _, status, time, _ in found] == [
        (700, "achieved", "2024"),
        (800, "planned", "2025"),
    ]


def test_the_opening_of_a_summary_with_a_plan_reports_though_no_heading_turns_to_the_plan():
    book = Book()
    book.unit("background", "2024年，各项工作有序开展。1—9月完成产值24亿元。")
    part = book.heading("一、", "产业发展", "task")
    book.unit("task", "新建厂房3万平方米。", part)
    title = "青河经济开发区2024年工作总结和2025年工作计划"
    found = told(book.targets("2025", title=title, kind="summary_and_plan"))
    assert [(value, status, time) for _, value, _, status, time, _ in found] == [
        (24, "achieved", "2024-01/2024-09"),
        (3, "planned", None),
    ]


def test_what_stands_in_a_plan_under_a_heading_of_the_state_of_things_is_reported():
    book = Book()
    base = book.heading("（一）", "基本情况", "background")
    book.unit("background", "全县有小学42所，教师3100人。", base)
    goals = book.heading("（二）", "发展目标", "goal")
    book.unit("goal", "新建小学6所。", goals)
    assert [(t.value, t.status) for t in book.targets("2021/2025")] == [
        (42, "achieved"),
        (3100, "achieved"),
        (6, "planned"),
    ]


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("技改项目计划总投资7亿元，已完成投资2亿元。", ["planned", "achieved"]),
        ("当年计划新建泵站6座，已建成5座。", ["planned", "achieved"]),
        ("国培计划培训教师160人。", ["achieved"]),
        ("按照计划建设标准化食堂4个。", ["achieved"]),
        ("三年行动计划实施项目22个。", ["achieved"]),
        ("年度计划完成率达到97%。", ["achieved"]),
    ],
)
def test_what_a_review_says_was_planned_is_no_plan_by_which_something_was_done(sentence, statuses):
    assert [target.status for target in targets_in(sentence, planned=False)] == statuses


@pytest.mark.parametrize(
    ("heading", "status"),
    [("办园基础", "achieved"), ("学校概况", "achieved"), ("园情分析", "achieved"), ("夯实教研基础", "planned")],
)
def test_the_state_of_a_school_is_reported_in_all_parts_of_its_section(heading, status):
    book = Book()
    base = book.heading("一、", heading, "other")
    part = book.heading("（一）", "校园建设", "other", level=2, parent=base)
    book.unit("task", "建筑面积4200平方米，专任教师36人。", part)
    assert {target.status for target in book.targets("2021/2023")} == {status}


def test_headings_give_the_time_of_what_stands_under_them():
    book = Book()
    past = book.heading("一、", "2024年工作回顾", "review")
    book.unit("review", "全市生产总值达到610亿元、增长5.8%。比2020年增加120亿元。", past)
    book.unit("review", "一年来，我们新增规上企业40家。全年技改投资增长9%。", past)
    plan = book.heading("二、", "2025年工作安排", "task")
    book.unit("goal", "今年主要预期目标是：全市生产总值增长6%左右；城镇新增就业3万人。", plan)
    book.unit("task", "去年建成充电桩500个，今年再建600个。到2027年，充电桩达到2000个。", plan)
    assert told(book.targets("2025")) == [
        ("全市生产总值", 610, "亿元", "achieved", "2024", "gdp.level"),
        ("全市生产总值", 5.8, "%", "achieved", "2024", "gdp.growth"),
        ("全市生产总值", 120, "亿元", "achieved", "2024", None),
        ("新增规上企业", 40, "家", "achieved", "2024", "industry.firms.new"),
        ("技改投资", 9, "%", "achieved", "2024", "investment.technical.growth"),
        ("全市生产总值", 6, "%", "planned", "2025", "gdp.growth"),
        ("城镇新增就业", 3, "万人", "planned", "2025", "employment.urban_new"),
        ("充电桩", 500, "个", "achieved", "2024", "energy.charging.level"),
        ("充电桩", 600, "个", "planned", "2025", "energy.charging.level"),
        ("充电桩", 2000, "个", "planned", "2027", "energy.charging.level"),
    ]


def test_an_opening_gives_the_time_where_the_heading_names_two():
    book = Book()
    past = book.heading("一、", "2025年和“十四五”时期工作回顾", "review")
    book.unit("review", "刚刚过去的2025年很不平凡。全年地区生产总值增长5.1%。", past)
    book.unit("review", "城镇新增就业2.9万人。", past)
    book.unit("review", "五年来，我们坚持创新驱动。地区生产总值年均增长5.6%，城镇新增就业14万人。", past)
    book.unit("review", "每年新增就业2.5万人以上，全社会用电量累计增长30%。", past)
    assert told(book.targets("2026")) == [
        ("地区生产总值", 5.1, "%", "achieved", "2025", "gdp.growth"),
        ("城镇新增就业", 2.9, "万人", "achieved", "2025", "employment.urban_new"),
        ("地区生产总值", 5.6, "%", "achieved", "2021/2025", "gdp.growth"),
        ("城镇新增就业", 14, "万人", "achieved", "2021/2025", "employment.urban_new"),
        ("新增就业", 2.5, "万人", "achieved", "2021/2025", None),
        ("全社会用电量", 30, "%", "achieved", "2021/2025", "energy.power_use.growth"),
    ]


def test_a_summary_before_a_plan_says_this_year_of_its_own_year():
    book = Book()
    past = book.heading("一、", "2023年工作总结", "review")
    book.unit("review", "3月，教研室组织视导，共听课60节。今年有3项课题结题。", past)
    plan = book.heading("二、", "2024年工作计划", "task")
    book.unit("task", "每位教研员每学期听课40节以上。", plan)
    targets = book.targets("2024")
    assert told(targets) == [
        ("听课", 60, "节", "achieved", "2023-03", "education.lessons_heard"),
        ("课题", 3, "项", "achieved", "2023", "education.projects"),
        ("听课", 40, "节", "planned", "2024", "education.lessons_heard"),
    ]
    assert targets[2].frequency is not None
    assert (targets[2].frequency.count, targets[2].frequency.per) == (1, "P6M")
    assert targets[2].subject == "每位教研员"


def test_a_month_or_the_start_of_a_year_holds_for_its_own_sentence():
    book = Book()
    past = book.heading("一、", "2024年工作回顾", "review")
    book.unit("review", "年初确定的8件民生实事完成7件。新线6月投产。粮食总产量达到12亿斤。", past)
    book.unit("review", "城镇新增就业2.9万人。", past)
    assert [(number, period) for _, number, _, _, period, _ in told(book.targets("2025"))[-2:]] == [
        (12, "2024"),
        (2.9, "2024"),
    ]


def test_a_heading_ends_at_its_stop():
    book = Book()
    past = book.heading("一、", "2024年工作回顾", "review")
    inner = book.heading("（一）", "民生改善。年初新增学位200个。", "review", level=2, parent=past)
    book.sections[-1] = replace(book.sections[-1], title="民生改善")
    book.unit("review", "城镇新增就业2.9万人。", inner)
    assert told(book.targets("2025"))[0][4] == "2024"


def test_ties_take_the_time_of_their_passage():
    book = Book()
    ahead = book.heading("一、", "2025年目标任务", "goal")
    book.unit("goal", "地区生产总值增长6%，居民收入增长与经济增长同步。", ahead)
    assert [target.period and target.period.edtf for target in book.targets("2025")] == ["2025", "2025"]


def test_figures_of_a_row_take_its_deadline():
    book = Book()
    unit = book.unit("task", "新建公办幼儿园2所，新增学位500个\t教育局\t8月底前", None)
    deadline = find_times("8月底前", period="2025")[0]
    found = book.targets("2025", {unit: deadline})
    assert [target.period and target.period.edtf for target in found] == ["../2025-08-31", "../2025-08-31"]


def test_a_report_without_a_year_in_its_heading_looks_back_on_the_year_before():
    book = Book()
    past = book.heading("一、", "工作回顾", "review")
    book.unit("review", "粮食总产量达到12亿斤。", past)
    assert told(book.targets("2026")) == [("粮食总产量", 12, "亿斤", "achieved", "2025", "grain.output")]


def test_calendar_lines_take_the_month_above_them():
    book = Book()
    year = book.heading("四、", "行事历", "schedule")
    book.calendar(year, "三月：", "1、开展集体备课2次", "2、抽查三所学校。四月：", "1、评选优质课10节")
    assert told(book.targets("2025")) == [
        ("集体备课", 2, "次", "planned", "2025-03", "education.collective_prep"),
        ("学校", 3, "所", "planned", "2025-03", None),
        ("优质课", 10, "节", "planned", "2025-04", "education.quality_lessons"),
    ]


def test_figures_of_a_calendar_have_the_time_of_their_entry():
    book = Book()
    year = book.heading("四、", "行事历", "schedule")
    book.calendar(
        year,
        "九月：",
        "第二周 走访农户2户",
        "9月12日 抽查3个班级",
        "评选好书10本",
        "平时 家访5人",
        "十月：",
        "1、听课8节 2、10月20日前演练3次 3、表彰4名队员",
        "备注：以上安排如有变动另行通知，每人上交案例6篇。",
    )
    assert [(row[1], row[4]) for row in told(book.targets("2024"))] == [
        (2, "2024-09"),
        (3, "2024-09-12"),
        (10, "2024-09"),
        (5, "2024-09"),
        (8, "2024-10"),
        (3, "../2024-10-20"),
        (4, "2024-10"),
        (6, None),
    ]


def test_the_date_before_an_entry_is_no_figure():
    book = Book()
    year = book.heading("四、", "行事历", "schedule")
    book.calendar(year, "2/26 迎新会", "3/5—3/8 走访农户6户", "3/12 植树", "3.20 验收泵站2处", "3.25—3.28 巡堤4次")
    assert [(row[0], row[1], row[4]) for row in told(book.targets("2024"))] == [
        ("走访农户", 6, "2024-03-05/2024-03-08"),
        ("验收泵站", 2, "2024-03-20"),
        ("巡堤", 4, "2024-03-25/2024-03-28"),
    ]


def test_a_calendar_that_names_its_year_dates_its_figures():
    book = Book()
    year = book.heading("四、", "行事历", "schedule")
    book.calendar(year, "2011年1月：", "1、开展集体备课2次", "二月：", "1、评选优质课10节")
    assert [row[4] for row in told(book.targets("2024"))] == ["2011-01", "2011-02"]


def test_headings_without_numbers_pass_their_year_on():
    book = Book()
    book.heading("", "2024年工作安排", "task")
    inner = book.heading("", "建强农业大县", "task")
    book.unit("task", "新建高标准农田5万亩。", inner)
    assert told(book.targets("2024"))[0][4] == "2024"


def test_a_line_that_leads_to_a_list_dates_it():
    book = Book()
    aims = book.heading("一、", "“十五五”奋斗目标", "goal")
    book.unit("goal", "到2030年，主要目标是：", aims)
    book.unit("goal", "——经济总量再上台阶。粮食产量达到12亿斤。", aims)
    assert told(book.targets("2026"))[0][4] == "2030"


def test_problems_are_those_of_today():
    book = Book()
    past = book.heading("一、", "2025年和“十四五”时期工作回顾", "review")
    book.unit("review", "2025年，我们迎难而上。", past)
    book.unit("review", "五年来，新建学校12所。", past)
    book.unit("review", "五年来，我们改善民生。", past)
    book.unit("review", "同时也要看到存在的困难和问题：财政自给率不到两成。", past)
    assert [row[4] for row in told(book.targets("2026"))] == ["2021/2025", "2025"]


def test_explanations_of_terms_hold_no_targets():
    book = Book()
    book.unit("background", "“双百”行动：培育100家龙头企业。", book.heading("", "名词解释", "appendix"))
    assert book.targets("2025") == ()


def test_text_slices_the_raw_characters_and_amounts_compare():
    book = Book()
    book.unit("task", "全市生产总值突破1.26万亿元，增长6%。")
    level, growth = book.targets("2025")
    assert book.text[level.span.start : level.span.end] == level.text == "全市生产总值突破1.26万亿元"
    assert book.text[growth.span.start : growth.span.end] == growth.text == "全市生产总值突破1.26万亿元，增长6%"
    assert level.normalized is not None
    assert (level.normalized.value, level.normalized.unit, level.normalized.dimension) == (1.26e12, "元", "money")
    assert (level.id, level.unit_id, growth.id) == ("t1", "u1", "t2")
    assert level.evidence == "target.level"
    assert growth.evidence == "target.inherited"


PIECES = [
    "地区生产总值",
    "增长",
    "6%",
    "以上",
    "、",
    "，",
    "力争",
    "分别",
    "7%、8%",
    "城乡居民收入",
    "每学期",
    "一次",
    "听课",
    "20节",
    "（",
    "）",
    "从",
    "提高到",
    "三",
    "个",
    "教师",
    "“",
    "”",
    "。",
    "2025年",
    "去年",
    "左右",
    "同步",
    "经济增长",
    "不设",
    "目标",
    "第",
    "位",
    "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_spans_hold_and_results_repeat(text):
    found = targets_in(text, period="2025")
    assert found == targets_in(text, period="2025")
    for target in found:
        assert 0 <= target.start < target.end <= len(text)
        assert target.indicator
        assert (target.op == "range") == (target.value_max is not None)
        assert target.value_max is None or target.value is None or target.value < target.value_max
        assert (target.value is None) == (target.absence is not None)


@given(st.text(max_size=80))
def test_any_text_is_read(text):
    assert all(text[target.start : target.end] for target in targets_in(text))


def test_time_grows_with_length_only(seconds):
    sentence = "全市规上工业增加值增长7%以上，城乡居民人均可支配收入分别增长5%、6.5%，每位教师每学期听课20节。"
    short, long = (seconds(lambda times=times: targets_in(sentence * times)) for times in (50, 500))
    assert long < 40 * short


@pytest.mark.parametrize("piece", ["写一篇反思，", "“三个一”：读一本书，", "分别1%、"])
def test_one_endless_sentence_is_read_in_time(piece, seconds):
    short, long = (seconds(lambda times=times: targets_in(piece * times)) for times in (300, 3_000))
    assert long < 20 * short


@pytest.mark.parametrize("piece", ["分别完成年度计划的91%和104%", "增速6%", "增速6%，增幅7%", "完成年度目标的95%"])
def test_names_do_not_grow_where_the_same_is_said_again(piece):
    found = targets_in(f"茶业产值7亿元，{'，'.join([piece] * 40)}。")
    assert max(len(target.indicator) for target in found) <= len("年度计划完成率")


@pytest.mark.parametrize(("piece", "end"), [("项目、", "分别增长5%、6%"), ("每", "次"), ("一", "")])
def test_one_endless_clause_is_read_in_time(piece, end, seconds):
    short, long = (seconds(lambda times=times: targets_in(piece * times + end)) for times in (2_000, 20_000))
    assert long < 40 * short


@pytest.mark.parametrize(
    ("sentence", "subject", "indicator"),
    [
        ("每镇新建口袋公园2个。", "每镇", "口袋公园"),
        ("每村改造旧房3栋。", "每村", "旧房"),
        ("每个乡镇重点打造示范村1个。", "每个乡镇", "示范村"),
        ("截至12月底森林覆盖率达到62%。", None, "森林覆盖率"),
    ],
)
def test_whom_a_quota_is_for_ends_before_its_verb(sentence, subject, indicator):
    assert [(target.subject, target.indicator) for target in targets_in(sentence)] == [(subject, indicator)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("听课要求：校长不少于40节，教师不少于20节。", [("校长", "听课", 40), ("教师", "听课", 20)]),
        (
            "1、完成听课指标：一般教师不少于8节；教研组长不少于12节。",
            [("一般教师", "听课", 8), ("教研组长", "听课", 12)],
        ),
        ("教师听课节数：中层30节，老教师10节。", [("中层", "听课", 30), ("老教师", "听课", 10)]),
        ("撰写论文：骨干教师2篇，其他教师1篇。", [("骨干教师", "论文", 2), ("其他教师", "论文", 1)]),
    ],
)
def test_what_groups_do_stands_before_a_colon(sentence, found):
    assert [(one.subject, one.indicator, one.value) for one in targets_in(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("各学校每学期开展二次研讨活动。", [("各学校", "研讨活动", 2)]),
        ("教师每两个月向学校提供一个典型案例。", [("教师", "典型案例", 1)]),
        ("每学期做好二次备课，推进二次供水改造。", []),
    ],
)
def test_quotas_with_their_recurrence(sentence, found):
    assert [(one.subject, one.indicator, one.value) for one in targets_in(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("控制辍学率，初中控制在1%以内，小学为零。", [("初中", "辍学率", 1), ("小学", "辍学率", 0)]),
        ("巩固率达到98%，小学100%，初中97%。", [(None, "巩固率", 98), ("小学", "巩固率", 100), ("初中", "巩固率", 97)]),
        ("新建城区小学3所，初中2所。", [(None, "城区小学", 3), (None, "初中", 2)]),
        (
            "行政人员每周听课不少于2节，每位老师的读书笔记不少于5000字。",
            [("行政人员", "听课", 2), ("每位老师", "读书笔记", 5000)],
        ),
    ],
)
def test_rates_of_parts_of_schooling_and_whom_quotas_are_for(sentence, found):
    assert [(one.subject, one.indicator, one.value) for one in targets_in(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("每名队员掌握2项救护技能。", [("每名队员", "救护技能", 2)]),
        ("每位教师批改20本作业。", [("每位教师", "作业", 20)]),
        ("完成全校三项体质监测工作。", [("全校", "体质监测工作", 3)]),
        ("落实各班5项常规。", [("各班", "常规", 5)]),
        ("提高全体教师3项技能。", [("全体教师", "技能", 3)]),
        ("每位教师都要上2节研究课。", [("每位教师", "研究课", 2)]),
        ("每个学生能掌握3项球类技能。", [("每个学生", "球类技能", 3)]),
        ("作业批改率100%。", [(None, "作业批改率", 100)]),
        ("各教研组听课12节。", [("各教研组", "听课", 12)]),
    ],
)
def test_a_verb_is_no_part_of_whom_a_quota_is_for(sentence, found):
    assert [(one.subject, one.indicator, one.value) for one in targets_in(sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("班级津贴提高到绩效工资的20%。", [("班级津贴", 20)]),
        ("研修费用增加至公用经费的6%以上。", [("研修费用", 6)]),
        ("生均经费提高到900元。", [("生均经费", 900)]),
        ("举行一次“墨香、花香”校园展。", [("“墨香、花香”校园展", 1)]),
        ("提出“每周主动发言3次”的具体要求。", [("主动发言", 3)]),
    ],
)
def test_names_beside_another_figure_and_in_quotation_marks(sentence, found):
    assert [(one.indicator.removeprefix("提出“"), one.value) for one in targets_in(sentence)] == found
