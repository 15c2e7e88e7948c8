import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planparse.comparison import PlanDiff, SourcedPlan, compare, panel
from planparse.errors import CompareError
from planparse.schema import ParsedDocument

LISTEN = "深入推进课堂教学改革，每位教师每学期听课不少于15节，形成听课记录。"
LISTEN_MORE = "深入推进课堂教学改革，每位教师每学期听课不少于20节，形成听课记录。"
CONTEST = "组织开展全县小学语文优质课评比活动，评出一等奖5名。"
DUTY = "加强教研组建设，落实集体备课制度，做到定时间、定地点、定主题、定中心发言人。"
EXAM = "完善教研组考核办法，每学期对教研组进行一次量化考核，结果纳入学校评估。"
VISIT = "建立教研员联系学校制度，每位教研员联系三所学校。"
CARE = "做好后勤服务保障工作。"
CLOUD = "探索人工智能辅助教学，建设智慧课堂示范点。"


def kinds(diff, what="task"):
    return [(item.kind, item.earlier, item.later) for item in diff.items if item.what == what]


def test_every_kind_of_change(draft):
    earlier = (
        draft("2024").section("重点工作").tasks(CONTEST, LISTEN, DUTY + EXAM).section("保障措施").tasks(VISIT, CARE)
    )
    later = (
        draft("2025")
        .section("重点工作")
        .tasks(LISTEN_MORE, DUTY, EXAM, CLOUD)
        .section("工作措施")
        .tasks(VISIT, CONTEST)
    )
    diff = compare(earlier.document(), later.document())
    assert kinds(diff) == [
        ("reworded", ("u2",), ("u1",)),
        ("split", ("u3",), ("u2", "u3")),
        ("added", (), ("u4",)),
        ("kept", ("u4",), ("u5",)),
        ("removed", ("u5",), ()),
        ("moved", ("u1",), ("u6",)),
    ]
    assert kinds(diff, "section") == [("kept", ("s1",), ("s1",)), ("reworded", ("s2",), ("s2",))]
    assert diff.warnings == ()


def test_merged_is_split_seen_from_the_other_side(draft):
    apart = draft("2024").section("重点工作").tasks(DUTY, EXAM, VISIT)
    together = draft("2025").section("重点工作").tasks(DUTY + EXAM, VISIT)
    assert kinds(compare(apart.document(), together.document())) == [
        ("merged", ("u1", "u2"), ("u1",)),
        ("kept", ("u3",), ("u2",)),
    ]


def test_a_new_number_is_no_new_wording(draft):
    earlier = draft("2024").section("重点工作", label="一、").unit(LISTEN, label="1、").unit(VISIT, label="2、")
    later = (
        draft("2025")
        .section("重点工作", label="二、")
        .unit(CLOUD, label="（一）")
        .unit(LISTEN, label="（二）")
        .unit(VISIT, label="（三）")
    )
    diff = compare(earlier.document(), later.document())
    assert kinds(diff) == [("added", (), ("u1",)), ("kept", ("u1",), ("u2",)), ("kept", ("u2",), ("u3",))]


def test_a_moved_section_does_not_move_its_units(draft):
    earlier = draft("2024").section("教学管理").tasks(LISTEN, CONTEST).section("教研管理").tasks(DUTY, EXAM)
    later = draft("2025").section("教研管理").tasks(DUTY, EXAM).section("教学管理").tasks(LISTEN, CONTEST)
    diff = compare(earlier.document(), later.document())
    assert {item.kind for item in diff.items if item.what == "task"} == {"kept"}
    assert sorted(item.kind for item in diff.items if item.what == "section") == ["kept", "moved"]


def test_sections_meet_by_their_content_too(draft):
    earlier = draft("2024").section("夯实队伍").tasks(LISTEN, CONTEST).section("其他").tasks(VISIT)
    later = draft("2025").section("教师发展").tasks(LISTEN, CONTEST).section("其他").tasks(VISIT)
    diff = compare(earlier.document(), later.document())
    assert kinds(diff, "section") == [("reworded", ("s1",), ("s1",)), ("kept", ("s2",), ("s2",))]


def test_a_split_section(draft):
    earlier = draft("2024").section("教学与教研").tasks(LISTEN, CONTEST, DUTY, EXAM)
    later = draft("2025").section("教学").tasks(LISTEN, CONTEST).section("教研").tasks(DUTY, EXAM)
    diff = compare(earlier.document(), later.document())
    assert kinds(diff, "section") == [("split", ("s1",), ("s1", "s2"))]
    assert {item.kind for item in diff.items if item.what == "task"} == {"kept"}


def test_goals_and_context_are_told_apart(draft):
    earlier = (
        draft("2024")
        .unit("坚持立德树人，全面贯彻教育方针。", type="guiding")
        .unit("力争全县教学质量有明显提高。", type="goal")
    )
    later = (
        draft("2025")
        .unit("坚持立德树人，全面贯彻教育方针。", type="guiding")
        .unit("力争全县教学质量有显著提高。", type="goal")
    )
    diff = compare(earlier.document(), later.document())
    assert [(item.what, item.kind) for item in diff.items] == [("context", "kept"), ("goal", "reworded")]


@pytest.mark.parametrize(
    ("earlier", "later", "codes"),
    [
        ({"year": "2024"}, {"year": "2025"}, set()),
        ({"year": "2024"}, {"year": "2024"}, {"same_year"}),
        ({"year": "2025"}, {"year": "2024"}, {"year_order"}),
        ({"year": None}, {"year": "XXXX"}, {"unknown_year"}),
        ({"year": "2024", "kind": "summary"}, {"year": "2025"}, {"different_kind"}),
    ],
)
def test_warnings_name_the_trouble(draft, earlier, later, codes):
    one = draft(**earlier).section("重点工作").tasks(LISTEN)
    other = draft(**later).section("重点工作").tasks(LISTEN_MORE)
    diff = compare(one.document(), other.document())
    assert {notice.code for notice in diff.warnings} == codes
    assert kinds(diff) == [("reworded", ("u1",), ("u1",))]


def test_plans_without_anything_in_common(draft):
    one = draft("2024").section("课堂教学").tasks(LISTEN)
    other = draft("2025").section("防汛抗旱").tasks("备足编织袋和抽水泵。")
    diff = compare(one.document(), other.document())
    assert [notice.code for notice in diff.warnings] == ["no_common_section"]
    assert {item.kind for item in diff.items} == {"added", "removed"}


def test_a_duplicate_is_named(draft):
    document = draft("2024").section("重点工作").tasks(LISTEN, VISIT).document()
    assert {notice.code for notice in compare(document, document).warnings} == {"same_year", "duplicate"}


def test_documents_of_several_plans_need_a_choice(draft):
    document = draft("2024").tasks(LISTEN).document()
    two = document.model_copy(update={"plans": document.plans * 2})
    none = document.model_copy(update={"plans": ()})
    for several in (two, none):
        with pytest.raises(CompareError, match="P060"):
            compare(several, document)
    chosen = SourcedPlan(plan=two.plans[1], document=two)
    assert compare(chosen, document.plans[0]).items[0].kind == "kept"


def test_empty_plans_are_compared(draft):
    diff = compare(draft("2024").document(), draft("2025").document())
    assert (diff.items, diff.targets, diff.schedule, diff.topics) == ((), (), (), ())


def test_topics_shift(draft):
    earlier = draft("2024").unit("甲" * 30, topics=("edu.research",)).unit("乙" * 10, topics=("edu.teachers",))
    later = (
        draft("2025").unit("甲" * 10, topics=("edu.research",)).unit("丁" * 30, topics=("edu.teachers", "edu.party"))
    )
    shifts = {shift.topic: shift for shift in compare(earlier.document(), later.document()).topics}
    assert {topic: (each.earlier_share, each.later_share, each.shift) for topic, each in shifts.items()} == {
        "edu.research": (0.75, 0.25, -0.5),
        "edu.teachers": (0.25, 0.375, 0.125),
        "edu.party": (0.0, 0.375, 0.375),
    }
    assert (shifts["edu.teachers"].earlier_task_share, shifts["edu.teachers"].later_task_share) == (0.5, 0.25)


TASKS = st.lists(
    st.sampled_from([LISTEN, LISTEN_MORE, CONTEST, DUTY, EXAM, DUTY + EXAM, VISIT, CARE, CLOUD]), max_size=7
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(earlier=TASKS, later=TASKS)
def test_every_unit_stands_in_one_item(draft, earlier, later):
    documents = [
        draft(year).section("重点工作").tasks(*texts).document() for year, texts in (("2024", earlier), ("2025", later))
    ]
    diff = compare(*documents)
    tasks = [item for item in diff.items if item.what == "task"]
    for side, document in zip(("earlier", "later"), documents, strict=True):
        ids = [id_ for item in tasks for id_ in getattr(item, side)]
        assert sorted(ids) == sorted(unit.id for unit in document.plans[0].tasks)
        texts = {unit.id: document.text[unit.span.start : unit.span.end] for unit in document.plans[0].tasks}
        for item in tasks:
            spans = getattr(item, f"{side}_spans")
            assert [document.text[span.start : span.end] for span in spans] == [texts[k] for k in getattr(item, side)]
            assert "".join(getattr(step, side) for step in item.changes) == "".join(
                texts[k] for k in getattr(item, side)
            )
    assert PlanDiff.model_validate_json(diff.model_dump_json()) == diff


def test_the_same_plans_give_the_same_diff(draft):
    def both() -> list[ParsedDocument]:
        return [draft(year).section("重点工作").tasks(*texts).document() for year, texts in years.items()]

    years = {"2024": [LISTEN, CONTEST, DUTY + EXAM, VISIT], "2025": [CONTEST, EXAM, LISTEN_MORE, DUTY]}
    assert compare(*both()) == compare(*both())


def test_labels_that_stand_alone_are_entries_too(draft):
    document = (
        draft("2024").unit("，", label="第一").unit("抓好秋收。").unit("，", label="第二").unit("抓好冬修。").document()
    )
    items = [item for item in compare(document, document).items if item.what == "task"]
    assert [(item.kind, item.earlier, item.later) for item in items] == [
        ("kept", (f"u{at}",), (f"u{at}",)) for at in range(1, 5)
    ]


@pytest.mark.parametrize("given", ["a.txt", None, [], b"x"])
def test_what_is_no_plan_is_refused_by_name(draft, given):
    document = draft("2024").tasks(LISTEN).document()
    with pytest.raises(CompareError, match=rf"P060.*{type(given).__name__} is no plan"):
        compare(given, document)
    with pytest.raises(CompareError, match="P060"):
        panel([document, given])
