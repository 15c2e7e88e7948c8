import re

import pandas as pd
import pytest

from planparse.comparison import by_year, fulfil, panel
from planparse.writers.html import write_panel_html

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def frame(gold):
    return panel(gold.values())


@pytest.fixture(scope="module")
def page_file(frame, tmp_path_factory):
    path = tmp_path_factory.mktemp("panel") / "panel.html"
    write_panel_html(frame, path)
    return path


def column(page, name):
    """The cells of a column as shown."""
    headers = page.locator("#data th:visible").all_text_contents()
    return page.locator(f"#data tbody td:nth-child({headers.index(name) + 1})").all_text_contents()


def test_figures_are_drawn_without_network(frame, page_file, visit, ink):
    page = visit(page_file)
    page.wait_for_selector("body[data-plotted]")
    choices = page.locator("#indicator option").evaluate_all("all => all.map(each => each.value)")
    assert set(choices) <= set(frame["indicator_id"].dropna())
    page.locator("#indicator").select_option("gdp.growth")
    page.wait_for_selector('body[data-plotted^="gdp.growth "]')
    assert page.locator("#line svg path").count() > 3
    assert page.locator("#bar svg").count() == 1
    year = page.locator("#year option").last.get_attribute("value")
    page.locator("#year").select_option(year)
    page.wait_for_selector(f'body[data-plotted="gdp.growth {year}"]')
    dark, rows = ink(page.locator("#line"))
    assert dark > 200
    assert rows > 50


def test_headers_sort_numbers_as_numbers(page_file, visit):
    page = visit(page_file)
    headers = page.locator("#data th:visible")
    header = headers.nth(headers.all_text_contents().index("数值"))
    for descending in (False, True):
        header.click()
        cells = [re.search(r"-?[\d.]+", text) for text in column(page, "数值")]
        numbers = [float(match.group()) for match in cells if match]
        assert len(set(numbers)) > 10
        assert numbers == sorted(numbers, reverse=descending)


def test_choices_and_words_filter_rows(frame, page_file, visit):
    page = visit(page_file)
    expected = frame[(frame["indicator_id"] == "gdp.growth") & (frame["status"] == "planned")]
    for text in ("指标代码", "状态"):
        choice = page.locator(".filters label", has_text=text).locator("select")
        value = "国内生产总值（地区生产总值）增长率" if text == "指标代码" else "计划"
        choice.select_option(label=value)
    assert page.locator("#count").inner_text() == str(len(expected))
    assert column(page, "原文") == list(expected["text"])
    page.locator("#search").fill(expected["text"].iloc[0])
    page.wait_for_selector("#count:text-is('1')")


def test_columns_are_turned_on_and_rows_added_on_demand(frame, tmp_path, visit):
    long = pd.concat([frame] * (500 // len(frame) + 1), ignore_index=True)
    write_panel_html(long, tmp_path / "panel.html")
    page = visit(tmp_path / "panel.html")
    assert page.locator("#data tbody tr").count() == 200
    page.locator("#more").click()
    assert page.locator("#data tbody tr").count() == min(len(long), 1200)
    page.locator(".columns summary").click()
    page.locator(".columns label", has_text="编号").get_by_role("checkbox").check()
    assert set(column(page, "计划编号")) == set(frame["plan"])


def test_the_switch_changes_headers_filters_and_values(page_file, visit):
    page = visit(page_file)
    page.locator("#switch").click()
    assert "Value" in page.locator("#data th:visible").all_text_contents()
    assert set(column(page, "Status")) <= {"Planned", "Achieved"}
    assert page.locator(".filters option").first.inner_text() == "All"


def test_promises_and_results_are_a_table_with_verdicts(gold, tmp_path, visit):
    rows = fulfil(gold[2022], gold[2023])
    write_panel_html(pd.DataFrame([row.model_dump() for row in rows]), tmp_path / "fulfil.html")
    page = visit(tmp_path / "fulfil.html")
    assert page.title() == "承诺与结果"
    assert page.locator("#charts").count() == 0
    names = {"met": "实现", "missed": "未实现", "about": "基本实现", "unknown": "未见数据"}
    assert column(page, "结论") == [names[row.verdict] for row in rows]


@pytest.mark.parametrize(
    "made",
    [
        pd.DataFrame(),
        pd.DataFrame({"甲": []}),
        pd.DataFrame({"a": [1, None, 3], "b": ["x", None, ["列", "表"]]}),
        pd.DataFrame(
            {"n": [float("inf"), float("nan"), 2**60], "t": pd.to_datetime(["2024-01-01", None, "2025-01-01"])}
        ),
        pd.DataFrame([[1, 2], [3, 4]], columns=["same", "same"]),
        pd.DataFrame([[True, pd.NA]], columns=pd.MultiIndex.from_tuples([("a", "b"), ("a", "c")])),
        pd.DataFrame({"indicator_id": ["x"], "year": [None], "value": [None], "status": [None]}),
    ],
)
def test_any_frame_is_a_page(made, tmp_path, visit):
    write_panel_html(made, tmp_path / "any.html")
    page = visit(tmp_path / "any.html")
    assert page.locator("#count").inner_text() == str(len(made))
    assert page.locator("#charts").count() == 0


def test_a_wide_form_keeps_its_index(frame, tmp_path, visit):
    wide = by_year(frame)
    write_panel_html(wide, tmp_path / "wide.html")
    page = visit(tmp_path / "wide.html")
    assert page.locator("#data th").count() == wide.reset_index().shape[1]
    assert page.locator("#count").inner_text() == str(len(wide))


def test_headers_order_the_table_by_keyboard(page_file, visit):
    page = visit(page_file)
    header = page.locator("#data th:visible").first
    header.focus()
    for key, direction in (("Enter", "ascending"), (" ", "descending")):
        page.keyboard.press(key)
        assert header.get_attribute("aria-sort") == direction
