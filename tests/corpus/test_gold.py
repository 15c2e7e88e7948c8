import pytest

from planparse.corpus.gold import read_notation
from planparse.errors import CorpusError

SOURCE = """@indent 2
~ 首页 > 计划
= 青禾县教研室2024年工作计划
@issuer 青禾县教研室
@period 2024年=2024
background 特制定本计划。
# 一、2023年工作回顾 {review}
review [{听课}<1072节>]。 #edu.research
# 二、重点工作 {task} #edu.research
## （一）抓好教研。
^task 教研是根本。
task 1、送教下乡。|[{!教研室}{@每学期=P6M}组织{送教}<4次>以上]，落实{&《送教办法》（青教发(2023)第8号）}。 #edu.teachers
+ 第二段加⏎强。
^task 2、{~網=网}络教研。
# 三、安排 {schedule}
time {@三月=2024-03}：
item 1、下发计划；
item 2、听课（{@3月中旬=2024-03-11/2024-03-20}）。
row time {@第1周=2024-09-02/2024-09-08} || ~ 9.2 || item 开学； // item {@周五=2024-09-06}：{$一小}查教案 || ~ {!教务处}
~ 相关文章
"""


@pytest.fixture(scope="module")
def written():
    return read_notation(SOURCE, "a.plan")


def test_text_is_laid_out_line_by_line(written):
    assert written.text.split("\n") == [
        "首页 > 计划",
        "青禾县教研室2024年工作计划",
        "　　特制定本计划。",
        "　　一、2023年工作回顾",
        "　　听课1072节。",
        "　　二、重点工作",
        "　　（一）抓好教研。教研是根本。",
        "　　1、送教下乡。教研室每学期组织送教4次以上，落实《送教办法》（青教发(2023)第8号）。",
        "　　第二段加",
        "强。2、網络教研。",
        "　　三、安排",
        "　　三月：",
        "　　1、下发计划；",
        "　　2、听课（3月中旬）。",
        "第1周\t9.2\t开学；",
        "周五：一小查教案\t教务处",
        "相关文章",
    ]


def test_sections_form_a_tree(written):
    plan = written.plans[0]
    assert [(s.label, s.title, s.level, s.parent, s.roles) for s in plan.sections] == [
        ("一、", "2023年工作回顾", 1, None, ("review",)),
        ("二、", "重点工作", 1, None, ("task",)),
        ("（一）", "抓好教研", 2, "p1-s2", ("task",)),
        ("三、", "安排", 1, None, ("schedule",)),
    ]
    ends = [written.text[: s.span.end].rsplit("\n", 1)[1] for s in plan.sections]
    assert ends == ["　　听课1072节。", "强。2、網络教研。", "强。2、網络教研。", "周五：一小查教案\t教务处"]
    assert written.text[plan.span.start : plan.span.end].startswith("青禾县")
    assert not written.text[: plan.span.end].endswith("相关文章")


def test_units_carry_what_is_marked(written):
    plan = written.plans[0]
    first, second, third = plan.tasks
    assert (first.label, first.title, first.text, first.topics) == ("", None, "教研是根本。", ("edu.research",))
    assert (second.label, second.title, second.actors) == ("1、", "送教下乡", ("教研室",))
    assert second.text.endswith("第8号）。\n第二段加强。")
    assert second.topics == ("edu.teachers",)
    assert [(t.text, t.edtf, t.frequency.per) for t in second.times] == [("每学期", None, "P6M")]
    assert (third.text, third.topics) == ("2、网络教研。", ("edu.research",))
    assert [(r.title, r.number) for r in plan.references] == [("送教办法", "青教发〔2023〕8号")]
    assert second.references == ("p1-r1",)


def test_targets_take_status_and_period_from_where_they_stand(written):
    achieved, planned = written.plans[0].targets
    assert (achieved.status, achieved.period.edtf, achieved.value, achieved.unit) == ("achieved", "2023", 1072, "节")
    assert (planned.status, planned.period, planned.op, planned.value) == ("planned", None, ">=", 4)
    assert (planned.frequency.count, planned.frequency.per) == (4, "P6M")
    assert planned.text == "教研室每学期组织送教4次以上"


def test_calendar_entries_leave_their_times_outside(written):
    rows = [
        (item.time.edtf, item.activity, written.text[item.span.start : item.span.end], item.actors, item.place)
        for item in written.plans[0].schedule
    ]
    assert rows == [
        ("2024-03", "下发计划", "1、下发计划；", (), None),
        ("2024-03-11/2024-03-20", "听课", "2、听课", (), None),
        ("2024-09-02/2024-09-08", "开学", "开学；", ("教务处",), None),
        ("2024-09-06", "一小查教案", "一小查教案", ("教务处",), "一小"),
    ]


def test_a_table_row_can_be_a_task_or_hold_figures_only():
    written = read_notation(
        "= 表\n# 任务 {task}\ntask 1 || 修订章程 || {!督导室} || {@3月底前=../2024-03-31}\n"
        "~ [{入园率} || % || <91|unit=% status=achieved period=任务:2023> || <95|unit=%>|measure=share]"
    )
    task = written.plans[0].tasks[0]
    assert (task.label, task.actors, task.text) == ("1", ("督导室",), "1\t修订章程\t督导室\t3月底前")
    now, later = written.plans[0].targets
    assert (now.value, now.status, now.period.edtf, later.value, later.status) == (
        91,
        "achieved",
        "2023",
        95,
        "planned",
    )
    assert now.text == later.text == "入园率\t%\t91\t95"
    assert written.plans[0].span.end == len(written.text)


def test_collections_hold_several_plans():
    written = read_notation(
        "~ 范文\n~ 篇1：\n^= 甲计划\ntask 做。\n= 乙\n+ 计划\n@kind summary\nreview 做了。\n@plan\ntask 再做。"
    )
    assert [(p.id, p.title, p.kind, p.span.start) for p in written.plans] == [
        ("p1", "甲计划", "plan", 6),
        ("p2", "乙计划", "summary", 13),
        ("p3", None, "plan", 22),
    ]


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("= 甲\ntsk 做。", 2, "no known tag"),
        ("task 做。", 1, "no plan yet"),
        ("= 甲\n# 一、任务", 2, "needs its roles"),
        ("= 甲\n# 一、任务 {work}", 2, "unknown role"),
        ("= 甲\n## （一）任务 {task}", 2, "level 2 stands under level 0"),
        ("+ 续", 1, "goes on with nothing"),
        ("= 甲\n@colour red", 2, "unknown setting"),
        ("= 甲\n@encoding gbk", 2, "stands before the text"),
        ("@issuer 甲", 1, "stands behind its title"),
        ("= 甲\ntask", 2, "empty after its tag"),
        ("= 甲\n~ 好 #edu.party", 2, "topics stand on headings and units only"),
        ("= 甲\ntask {!各校做。", 2, "missing"),
        ("= 甲\ntime 三月：", 2, "needs a time mark"),
        ("= 甲\nrow 三月 || item 好", 2, "begin with ~, time or item"),
        ("= 甲\ntask {&云教发〔2024〕3号}", 2, "has no 《title》"),
        ("= 甲\ntask [{率}<9%>|period=明年:2025]", 2, "write period=LABEL:EDTF"),
    ],
)
def test_errors_name_the_line(source, line, message):
    with pytest.raises(CorpusError) as caught:
        read_notation(source, "a.plan")
    assert caught.value.code == "P045"
    assert caught.value.file == "a.plan"
    assert f"line {line}: " in str(caught.value)
    assert message in str(caught.value)
