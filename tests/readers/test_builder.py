import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.readers.builder import Builder, GridCell, cell_text

WORDS = st.text(st.sampled_from("一二三、 \t\n工作"), max_size=12)


@given(
    st.lists(st.one_of(WORDS, st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=3)), max_size=8)
)
def test_spans_slice_to_what_was_added(parts):
    builder = Builder()
    tables, headings = [], []
    for part in parts:
        builder.pages.append(builder.next_start)
        if isinstance(part, str):
            builder.paragraph(part, "heading", 2)
            headings += [part.strip()] if part.strip() else []
        else:
            builder.table(
                GridCell(row, column, text) for row, line in enumerate(part) for column, text in enumerate(line)
            )
            if any(text.strip() for line in part for text in line):
                tables.append([cell_text(text) for line in part for text in line])
    source = builder.source("text/plain")
    assert [source.text[mark.start : mark.end] for mark in source.marks] == headings
    assert [[source.text[cell.start : cell.end] for cell in table.cells] for table in source.tables] == tables
    assert len(source.pages) == len(parts)
    assert all(source.text[page - 1 : page] in {"", "\n"} for page in source.pages if page < len(source.text))


def test_places_covered_by_a_larger_cell_stay_empty():
    builder = Builder()
    builder.table([GridCell(0, 0, "甲", 2, 2), GridCell(0, 2, "乙"), GridCell(1, 2, "丙"), GridCell(2, 1, "丁")])
    assert builder.source("text/plain").text == "甲\t\t乙\n\t\t丙\n\t丁\t"


def test_rows_that_one_cell_fills_stand_above_the_table_as_its_titles():
    builder = Builder()
    rows = [("月份", "工作"), ("九月", "开学"), ("十月", "比赛")]
    cells = [GridCell(2 + row, column, text) for row, line in enumerate(rows) for column, text in enumerate(line)]
    above = builder.table([GridCell(0, 0, "桥头小学行事历", 1, 2), GridCell(1, 0, "2023年秋", 1, 2), *cells])
    source = builder.source("text/plain")
    assert (above, source.text) == (2, "桥头小学行事历\n2023年秋\n月份\t工作\n九月\t开学\n十月\t比赛")
    (table,) = source.tables
    assert source.text[table.start : table.end].startswith("月份")
    assert [(cell.row, source.text[cell.start : cell.end]) for cell in table.cells[:3]] == [
        (0, "月份"),
        (0, "工作"),
        (1, "九月"),
    ]


def test_table_of_wide_rows_only_keeps_two_of_them():
    builder = Builder()
    assert builder.table([GridCell(row, 0, text, 1, 2) for row, text in enumerate("甲乙丙")]) == 1
    assert builder.source("text/plain").text == "甲\n乙\t\n丙\t"


def test_what_another_reader_found_keeps_its_offsets():
    inner = Builder()
    inner.paragraph("一、目标", "heading", 1)
    inner.table([GridCell(0, 0, "九月"), GridCell(0, 1, "开学")])
    inner.warn("damaged", "x")
    outer = Builder()
    outer.paragraph("工作计划")
    outer.add(inner.source("text/html"))
    outer.add(Builder().source("text/html"))
    source = outer.source("text/plain")
    assert source.text == "工作计划\n一、目标\n九月\t开学"
    assert [source.text[mark.start : mark.end] for mark in source.marks] == ["一、目标"]
    assert [source.text[cell.start : cell.end] for cell in source.tables[0].cells] == ["九月", "开学"]
    assert [notice.code for notice in source.warnings] == ["damaged"]


HEAD = [GridCell(0, 0, "周次"), GridCell(0, 1, "内容"), GridCell(0, 2, "负责人")]
WEEK = [GridCell(1, 0, "第一周"), GridCell(1, 1, "注册报到"), GridCell(1, 2, "教务处")]


def moved(cells, down):
    return [GridCell(cell.row + down, cell.column, cell.text, cell.rows, cell.columns) for cell in cells]


def test_notes_below_a_table_are_no_rows():
    builder = Builder()
    notes = [GridCell(2, 0, "说明：1.各组提前准备。", 1, 3), GridCell(3, 0, "2.双休日除外。"), GridCell(3, 1, "")]
    builder.table([*HEAD, *WEEK, *notes])
    source = builder.source("text/plain")
    assert source.text == "周次\t内容\t负责人\n第一周\t注册报到\t教务处\n说明：1.各组提前准备。\n2.双休日除外。"
    assert len(source.tables[0].cells) == 6
    assert source.text[: source.tables[0].end].endswith("教务处")


def test_who_made_a_table_and_when_stands_above_it():
    builder = Builder()
    made = [GridCell(0, 0, "填报单位：教务处"), GridCell(0, 1, ""), GridCell(0, 2, "2024年8月20日")]
    assert builder.table([*made, *moved(HEAD + WEEK, 1)]) == 1
    assert builder.source("text/plain").text.startswith("填报单位：教务处 2024年8月20日\n周次\t内容")


@pytest.mark.parametrize(
    "last",
    [
        [GridCell(2, 0, "备注"), GridCell(2, 1, "如有变动，另行通知。", 1, 2)],  # a row with a label
        [GridCell(2, 0, "第二周"), GridCell(2, 1, "说明：听课"), GridCell(2, 2, "")],
        [GridCell(2, 0, "十月", 1, 3)],
    ],
)
def test_other_last_rows_stay(last):
    builder = Builder()
    builder.table([*HEAD, *WEEK, *last])
    assert len(builder.source("text/plain").tables[0].cells) == 6 + len(last)
