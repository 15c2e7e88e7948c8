"""Tables that are set without rules."""

import pytest

import planparse
from planparse.readers import read
from planparse.readers.pdf import unruled
from planparse.readers.pdf.layout import Char, Line
from planparse.readers.pdf.unruled import unruled_tables

HEAD = ("周次", "日期", "工作内容", "负责人")
WEEKS = [
    ("一", "9.1—9.5", "制定各科教学计划", "教导处"),
    ("二", "9.8—9.12", "教师节庆祝活动", "工会"),
    ("三", "9.15—9.19", "推门听课", "教导处"),
]
LEFT = (60, 110, 200, 420)
PITCH = 20


def printed(rows, top=140, pitch=PITCH, lefts=LEFT):
    return [
        (x, top + pitch * number, text)
        for number, row in enumerate(rows)
        for x, text in zip(lefts, row, strict=True)
        if text
    ]


def text_of(make_pdf, *pages):
    return read(make_pdf(list(pages)), "a.pdf").text


def lines(rows):
    return "\n".join("\t".join(row) for row in rows)


def test_columns_that_begin_at_the_same_place(make_pdf):
    page = [(60, 100, "各处室按时完成下列工作。"), *printed([HEAD, *WEEKS]), (60, 300, "各处室要认真组织。")]
    source = read(make_pdf([page]), "a.pdf")
    assert source.text == f"各处室按时完成下列工作。\n{lines([HEAD, *WEEKS])}\n各处室要认真组织。"
    assert [(cell.row, cell.column) for cell in source.tables[0].cells] == [
        (row, column) for row in range(4) for column in range(4)
    ]


def test_it_is_a_calendar(make_pdf):
    page = [(200, 80, "青石中学2025年秋季学期工作安排", 14), *printed([HEAD, *WEEKS])]
    (plan,) = planparse.parse(make_pdf([page])).plans
    assert [(item.time.edtf, item.activity, item.actors) for item in plan.schedule] == [
        ("2025-09-01/2025-09-05", "制定各科教学计划", ("教导处",)),
        ("2025-09-08/2025-09-12", "教师节庆祝活动", ("工会",)),
        ("2025-09-15/2025-09-19", "推门听课", ("教导处",)),
    ]


def test_centred_entries(make_pdf):
    rows = [
        ("工作内容", "负责人", "地点"),
        ("开学典礼", "教导处", "操场"),
        ("听课", "校长", "各班教室"),
        ("运动会", "体育组", "操场"),
    ]
    page = [
        (middle - 5 * len(text), 140 + PITCH * number, text)  # a character is 10 points wide
        for number, row in enumerate(rows)
        for middle, text in zip((110, 250, 390), row, strict=True)
    ]
    assert text_of(make_pdf, page) == lines(rows)


WRAPPED = ["制定各科教学计划，召开新学期", "教师会议，布置各年级工作"]
JOINED = [HEAD, ("一", "9.1—9.5", "".join(WRAPPED), "教导处"), *WEEKS[1:]]


def test_entries_of_several_lines_beside_their_first_line(make_pdf):
    rows = [HEAD, ("一", "9.1—9.5", WRAPPED[0], "教导处"), ("", "", WRAPPED[1], ""), *WEEKS[1:]]
    assert text_of(make_pdf, printed(rows)) == lines(JOINED)


def test_two_entries_of_several_lines(make_pdf):
    rows = [
        HEAD,
        ("一", "九月一日至", "制定各科教学计划，召开新学期", "教导处"),
        ("", "九月五日", "教师会议", ""),
        ("二", "九月八日", "教师节", ""),
        ("三", "九月九日", "", ""),
    ]
    expected = [HEAD, ("一", "九月一日至九月五日", "制定各科教学计划，召开新学期教师会议", "教导处"), *rows[3:]]
    assert text_of(make_pdf, printed(rows)) == lines(expected)


def test_months_before_weeks(make_pdf):
    rows = [
        ("月份", "周次", "工作内容", "负责人"),
        ("九月", "一", "制定各科教学计划，召开新学期", "教导处"),
        ("", "", "教师会议", ""),
        ("", "二", "教师节", "工会"),
        ("十月", "五", "运动会", "体育组"),
    ]
    text = lines([rows[0], ("九月", "一", "制定各科教学计划，召开新学期教师会议", "教导处"), *rows[3:]])
    assert text_of(make_pdf, printed(rows)) == text


def test_entries_of_several_lines_around_the_middle(make_pdf):
    page = [
        *printed([HEAD], top=140),
        *printed([("", "", WRAPPED[0], "")], top=166),
        *printed([("一", "9.1—9.5", "", "教导处")], top=173),
        *printed([("", "", WRAPPED[1], "")], top=180),
        *printed(WEEKS[1:], top=206),
    ]
    assert text_of(make_pdf, page) == lines(JOINED)


def test_it_goes_on_over_pages(make_pdf):
    rows = [(f"{number}", f"{number}月", "召开例会", "办公室") for number in range(1, 9)]
    first, second = printed([HEAD, *rows[:6]], top=640), printed([HEAD, *rows[6:]], top=90)
    assert text_of(make_pdf, first, second) == lines([HEAD, *rows])


def test_an_empty_column_and_a_note_below(make_pdf):
    rows = [HEAD, *WEEKS[:2], ("三", "9.15—9.19", "推门听课", ""), ("四", "", "月考", "")]
    page = [*printed(rows), (60, 140 + PITCH * 5, "二、要求")]
    assert text_of(make_pdf, page) == f"{lines(rows)}\n二、要求"


@pytest.mark.parametrize(
    "rows",
    [
        [("第一章", "总则", "1"), ("第二章", "学校", "4"), ("第三章", "教师", "9"), ("第四章", "附则", "15")],
        [("组长：", "李明", "校长"), ("组员：", "张华", "主任")],
        [("各处室要按时完成下列各项工作任务", "各年级要认真组织期中考试复习", "各班级要做好家长会准备工作")] * 4,
    ],
    ids=["contents", "two rows", "columns of text"],
)
def test_what_is_no_table(make_pdf, rows):
    source = read(make_pdf([printed(rows, lefts=(60, 240, 420))]), "a.pdf")
    assert source.tables == ()


def test_time_grows_with_rows_only(make_pdf, seconds):
    few, many = (make_pdf([printed([HEAD, *WEEKS * 8])] * count) for count in (2, 20))
    assert seconds(lambda: read(many, "a.pdf")) < 20 * seconds(lambda: read(few, "a.pdf"))


def test_parts_of_a_line_without_end(seconds):
    def page(count):
        return [
            Line("教", [Char("教", 30.0 * x, 30.0 * x + 10, y, y + 10, y + 9, 10.0)])
            for y in (0.0, 20.0, 40.0)
            for x in range(count)
        ]

    few, many = page(500), page(4000)
    assert seconds(lambda: unruled_tables([many])) < 20 * seconds(lambda: unruled_tables([few]))
    assert unruled_tables([page(100)])
    assert not unruled_tables([few])


def test_columns_that_nearly_touch(make_pdf):
    task, actors = "制定各科教学计划，召开新学期教师会", "教务处、教研组、年级组"
    rows = [
        ("一", task, actors),
        ("", "议", ""),
        ("二", "教师节庆祝活动", "工会"),
        ("三", "推门听课", "教导处"),
    ]
    page = printed(rows, lefts=(60, 78, 78 + 10 * len(task) + 8))
    assert text_of(make_pdf, page) == lines([("一", f"{task}议", actors), *rows[2:]])


def test_the_last_name_goes_on(make_pdf):
    rows = [
        ("指标", "单位", "2025年"),
        ("小学平均班额", "人", "42"),
        ("生师比", "人", "15"),
        ("人均受教育年", "年", "10.5"),
        ("限", "", ""),
    ]
    expected = [*rows[:3], ("人均受教育年限", "年", "10.5")]
    page = [*printed(rows, lefts=(60, 140, 220)), (60, 260, "附注")]
    assert text_of(make_pdf, page) == f"{lines(expected)}\n附注"


def test_running_text_is_not_made_into_lines_again(monkeypatch):
    made = []
    monkeypatch.setattr(unruled, "line_of", made.append)
    prose = [
        Line("教" * 20, [Char("教", 60.0 + 10 * x, 70.0 + 10 * x, y, y + 10, y + 9, 10.0) for x in range(20)])
        for y in range(100, 700, 20)
    ]
    assert unruled_tables([prose]) == made == []
