"""Where printed lines are rejoined: at what had no room left in the line before."""

import pytest

from planparse.readers import read

FULL = "各处室按时完成下列工作认真落实各项要求努力提高教育教学质量切实保障师生安全与健康"  # 40 characters of 10 points


@pytest.mark.parametrize(
    ("end", "text", "joined"),
    [
        (0, "并及时总结", True),
        (10, "并及时总结", False),  # there was room for 并
        (10, "并，及时总结", True),  # not for 并 and its comma
        (10, "2024年总结", True),
        (20, "总结", False),
        (16, "120篇", True),  # a number is set apart by a quarter of a size
        (18, "120篇", False),
        (11, "(kè)题研究", True),
        (29, "“教”与“学”并重", True),
        (29, "月、11月总结", True),  # the number stays with the mark before it
        (29, "月、总结", False),
    ],
)
def test_what_has_no_room(make_pdf, end, text, joined):
    long = len(FULL) * 10
    page = [(80, 100, FULL[2:]), (60, 120, FULL), (60 - end % 10, 140, FULL[: (long - end + end % 10) // 10])]
    page += [(60, 160, text)]
    lines = read(make_pdf([page]), "a.pdf").text.split("\n")
    assert (lines[-1] == text) != joined


def test_lines_of_cells(make_pdf):
    """The first column is ten characters wide: its lines go on unless a label begins them."""
    rows = [
        ["工作安排内容和要求", "负责人"],
        ["初三摸底考试（周三", "教导处"],
        ["三、周四）", ""],
        ["园本教研活动及评比", "保教处"],
        ["（一）", ""],
        ["一、召开新学期例会", "办公室"],
        ["二、开展安全大检查", ""],
    ]
    tops = [100, 130, 144, 174, 188, 218, 232]
    page = [
        (x, top, text)
        for row, top in zip(rows, tops, strict=True)
        for x, text in zip((60, 200), row, strict=True)
        if text
    ]
    edges = [85, 115, 160, 203, 247]
    rules = [(55, y, 260, y) for y in edges] + [(x, edges[0], x, edges[-1]) for x in (55, 155, 260)]
    source = read(make_pdf([page], rules=rules), "a.pdf")
    cells = [source.text[cell.start : cell.end] for cell in source.tables[0].cells if cell.column == 0]
    assert cells == [
        "工作安排内容和要求",
        "初三摸底考试（周三三、周四）",
        "园本教研活动及评比（一）",
        "一、召开新学期例会\n二、开展安全大检查",
    ]


def test_paragraphs_set_apart(make_pdf):
    """A step of 27 points where lines stand 20 apart, though the line before is full."""
    page = [(60, y, FULL) for y in (100, 120, 147, 167, 194, 214)]
    assert read(make_pdf([page]), "a.pdf").text.split("\n") == [FULL * 2] * 3


def test_a_space_without_width_is_none(make_pdf):
    page = [(60, 100, "全面落实"), (100, 100, " "), (100, 100, "各项任务 "), (150, 100, "ABC 2")]
    assert read(make_pdf([page]), "a.pdf").text == "全面落实各项任务 ABC 2"
