"""Sheets of thousands of rows with one cell, or of thousands of small tables, took time that grew with their square."""

import pytest

from planparse.readers.builder import Builder
from planparse.readers.sheets import add_sheet

TABLE = {(0, 0): "时间", (0, 1): "活动", (1, 0): "3月1日", (1, 1): "听课"}


def rows_of_one_cell(times):
    return TABLE | {(2 + row, 0): f"第{row}项" for row in range(4 * times)}


def tables_apart(times):
    titled = {(0, 0): "石桥小学教研活动安排表"} | {(row + 1, column): text for (row, column), text in TABLE.items()}
    return {(4 * at + row, column): text for at in range(times) for (row, column), text in titled.items()}


@pytest.mark.parametrize("sheet", [rows_of_one_cell, tables_apart])
def test_the_work_grows_with_the_rows(sheet, seconds):
    once, more = sheet(500), sheet(4000)
    assert seconds(lambda: add(more)) < 3 * 8 * seconds(lambda: add(once))


def add(values):
    add_sheet(Builder(), "", values, {}, named=False)
