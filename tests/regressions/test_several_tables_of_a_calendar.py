"""Calendars whose months stand over a table each, or whose table goes on under the same title on the next page."""

import io

import pytest
from docx import Document

import planparse

TITLE = "石桥小学2024—2025学年第二学期行事历"
HEAD = ("周次", "日期", "工作内容", "责任部门")
WEEKS = (
    ("第一周", "2.17-2.23", "注册报到", "教务处"),
    ("第二周", "2.24-3.2", "推门听课", "教研组"),
    ("第三周", "3.3-3.9", "植树活动", "德育处"),
    ("第四周", "3.10-3.16", "作业抽查", "教务处"),
)


def parsed(*blocks):
    """A document of paragraphs and tables."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    (plan,) = planparse.parse(buffer.getvalue(), name="a.docx").plans
    return plan


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((TITLE,), (f"{TITLE}（续）",)),
        ((TITLE,), (TITLE,)),
        ((TITLE, "二月份"), ("三月份",)),
        ((TITLE, "一、工作安排", "二月份"), ("三月份",)),
    ],
)
def test_all_tables_are_read_once(first, second):
    plan = parsed(*first, (HEAD, *WEEKS[:2]), *second, (HEAD, *WEEKS[2:]))
    assert plan.title == TITLE
    assert [(item.activity, item.actors) for item in plan.schedule] == [(week[2], (week[3],)) for week in WEEKS]
