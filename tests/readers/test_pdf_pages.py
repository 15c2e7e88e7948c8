"""Pages of a PDF that lie sideways, bear watermarks or set their letters apart; tables that a page ends."""

import pytest

from planparse.readers import read

LINES = ["一、工作目标", "办好每一所学校，教好每一名学生。", "每位教师听课不少于15节，教案检查两次。"]
SLANT = (0.7071, 0.7071, -0.7071, 0.7071)


def _read(data):
    return read(data, "a.pdf")


def _set(lines, turn=(1, 0, 0, 1)):
    return [(90, 120 + 30 * row, text, 10, turn) for row, text in enumerate(lines)]


def test_slanted_watermark_crosses_no_line(make_pdf):
    watermark = (100, 260, "内部资料请勿外传", 40, SLANT)
    assert _read(make_pdf([[*_set(LINES * 2), watermark]])).text.split("\n") == LINES * 2


def test_scan_with_a_slanted_watermark_has_no_text(make_pdf):
    page = [(100, 260, "内部资料请勿外传内部资料请勿外传", 40, SLANT)]
    source = _read(make_pdf([page], image_pages=1))
    assert (source.text, [notice.code for notice in source.warnings]) == ("", ["no_text"])


def test_level_watermark_that_each_page_bears(make_pdf):
    watermark = (110, 184, "内部资料", 30)
    pages = [[*_set([f"{number}、{line}" for line in LINES]), watermark] for number in range(1, 4)]
    lines = [f"{number}、{line}" for number in range(1, 4) for line in LINES]
    assert _read(make_pdf(pages)).text.split("\n") == lines


def test_large_title_of_one_page_stays(make_pdf):
    pages = [[(200, 100, "工作计划", 22), *_set(LINES)], _set(LINES)]
    assert _read(make_pdf(pages)).text.startswith("工作计划")


@pytest.mark.parametrize(
    ("turn", "place"),
    [
        ((0, 1, -1, 0), lambda row: (120 + 30 * row, 700)),
        ((0, -1, 1, 0), lambda row: (420 - 30 * row, 100)),
        ((-1, 0, 0, -1), lambda row: (500, 700 - 30 * row)),
    ],
)
def test_page_that_lies_on_its_side_or_head(make_pdf, turn, place):
    page = [(*place(row), text, 10, turn) for row, text in enumerate(LINES)]
    assert _read(make_pdf([_set(LINES), page])).text.split("\n") == LINES * 2


def test_table_that_lies_on_its_side(make_pdf):
    rows = [("九月", "开学"), ("十月", "比赛")]
    # columns run up the page, rows from left to right
    rules = [(x, 500, x, 700) for x in (100, 130, 160)] + [(100, y, 160, y) for y in (700, 600, 500)]
    page = [
        (120 + 30 * row, 690 - 100 * column, text, 10, (0, 1, -1, 0))
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
    ]
    source = _read(make_pdf([page], rules=rules))
    assert source.text == "九月\t开学\n十月\t比赛"
    assert len(source.tables) == 1


def test_letters_set_apart_by_spaces_or_by_room(make_pdf):
    line = "教师听课不少于15节，学生优秀率60%。"
    widths = [5 if one.isascii() else 10 for one in line]
    apart = [(90 + sum(widths[:place]) + 8 * place, 150, one) for place, one in enumerate(line)]
    assert _read(make_pdf([[(90, 120, " ".join(line)), *apart]])).text.split("\n") == [line, line]


def test_cells_of_a_line_stand_from_left_to_right(make_pdf):
    # the tops of the cells differ with their size, their baseline is one
    page = [(90, 200, "九月", 14), (180, 200, "第一周"), (270, 200, "开学典礼", 14), (400, 200, "教导处", 11)]
    assert _read(make_pdf([page])).text == "九月 第一周 开学典礼 教导处"


EDGES = (80, 140, 200, 480)


def _rules(rows, *, merged=False):
    lines = [(x, 100, x, 100 + 30 * rows) for x in EDGES]
    left = EDGES[1] if merged else EDGES[0]
    return lines + [
        (EDGES[0] if row in {0, rows} else left, 100 + 30 * row, EDGES[3], 100 + 30 * row) for row in range(rows + 1)
    ]


def _rows(rows):
    return [
        (EDGES[column] + 8, 118 + 30 * row, text)
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
        if text
    ]


def test_row_with_an_empty_month_begins_a_page_without_going_on(make_pdf):
    weeks = [(f"{'九月' if week == 1 else ''}", f"第{week}周", f"检查{week}") for week in range(1, 13)]
    pages = [_rows(weeks[:6]), _rows(weeks[6:])]
    source = _read(make_pdf(pages, rules=_rules(6)))
    assert source.text.split("\n") == ["\t".join(cells) for cells in weeks]


def test_row_cut_by_the_page_end_under_a_merged_month(make_pdf):
    head = "组织全体教师开展教学常规检查活动并及时反馈检查结果督促"
    first = [("九月", "第一周", "开学"), ("", "第二周", "比赛"), ("", "第三周", head)]
    second = [("", "", "整改落实"), ("", "第四周", "总结"), ("", "第五周", "放假")]
    source = _read(make_pdf([_rows(first), _rows(second)], rules=_rules(3, merged=True)))
    assert (
        source.text == f"九月\t第一周\t开学\n\t第二周\t比赛\n\t第三周\t{head}整改落实\n\t第四周\t总结\n\t第五周\t放假"
    )
    assert [(cell.row, cell.rows) for cell in source.tables[0].cells if cell.column == 0] == [(0, 5)]


NOTE = (600, 300, "计划.indd 1")


def test_what_stands_beside_the_page_is_not_shown(make_pdf):
    lines = [(72, 280, "一、工作目标"), (72, 300, "办好读书节，让每一个孩子爱上阅读。")]
    expected = "一、工作目标\n办好读书节，让每一个孩子爱上阅读。"
    assert read(make_pdf([[*lines, NOTE]]), "a.pdf").text == expected
    cut = make_pdf([[*lines, (72, 40, "封面校样")]]).replace(b"/Contents", b"/CropBox[0 100 595 700]/Contents")
    assert read(cut, "a.pdf").text == expected


@pytest.mark.parametrize("box", [b"0 0 0 0", b"900 900 999 999", b"595 842 0 0"])
def test_a_page_is_never_cut_to_nothing(make_pdf, box):
    data = make_pdf([[(72, 280, "办好读书节")]]).replace(b"/Contents", b"/CropBox[" + box + b"]/Contents")
    assert read(data, "a.pdf").text == "办好读书节"
