from collections import Counter

import pytest

from planparse.comparison import compare
from planparse.comparison.model import TopicShift
from planparse.errors import CompareError
from planparse.schema import Notice
from planparse.writers.html import write_diff_html
from planparse.writers.html.diff_page import group_rows

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def diff(gold):
    """A comparison with a warning, and attention to two topics."""
    shifts = [
        TopicShift(
            topic=topic, earlier_share=one, later_share=two, shift=two - one,
            earlier_task_share=one, later_task_share=two, task_shift=two - one,
        )
        for topic, one, two in (("cap.agriculture", 0.2, 0.3), ("自拟主题", 0.4, 0.1))
    ]  # fmt: skip
    notice = Notice(code="same_year", message="both plans are for 2023")
    return compare(gold[2022], gold[2023]).model_copy(update={"topics": tuple(shifts), "warnings": (notice,)})


@pytest.fixture(scope="module")
def page_file(gold, diff, tmp_path_factory):
    path = tmp_path_factory.mktemp("diff") / "diff.html"
    write_diff_html(diff, gold[2022], gold[2023], path)
    return path


def test_every_item_is_a_row_once(gold, diff):
    rows = [row.item for group in group_rows(diff, gold[2022].plans[0], gold[2023].plans[0]) for row in group.rows]
    assert sorted(map(repr, rows)) == sorted(map(repr, diff.items))


def test_both_sides_are_whole_and_changed_words_are_marked(diff, page_file, visit, ink):
    page = visit(page_file)
    assert page.locator(".row[data-kind]").count() == len(diff.items)
    item = next(each for each in diff.items if each.what == "task" and each.kind == "reworded")
    earlier, later = ("".join(getattr(step, side) for step in item.changes) for side in ("earlier", "later"))
    cells = page.locator(f'.row[title="{" ".join(item.earlier)} → {" ".join(item.later)}"].reworded .cell')
    assert cells.all_text_contents() == [earlier, later]
    changed = [step for step in item.changes if step.op != "equal"]
    assert cells.locator("del").all_text_contents() == [step.earlier for step in changed if step.earlier]
    assert cells.locator("ins").all_text_contents() == [step.later for step in changed if step.later]
    dark, rows = ink(page.locator("#changes .group").nth(1))
    assert dark > 1000
    assert rows > 20


def test_kinds_are_counted_and_filtered(diff, page_file, visit):
    page = visit(page_file)
    counts = Counter(item.kind for item in diff.items)
    assert page.locator(".kinds .chip.reworded").inner_text().split() == ["改写", str(counts["reworded"])]
    for kind in ("kept", "moved", "split", "merged", "added", "removed"):
        page.locator(f'.kinds input[data-kind="{kind}"]').uncheck()
    assert page.locator(".row[data-kind]:visible").count() == counts["reworded"]
    page.locator('.kinds input[data-kind="reworded"]').uncheck()
    assert page.locator(".group:visible").count() == 0
    assert page.locator("#empty").is_visible()


def test_search_leaves_rows_with_the_word(page_file, visit):
    page = visit(page_file)
    page.locator("#search").fill("教育")
    page.wait_for_selector(".row.miss", state="attached")
    left = page.locator(".row[data-kind]:visible").all_text_contents()
    assert left
    assert all("教育" in text for text in left)


def test_figures_are_listed_sorted_and_filtered(diff, page_file, visit):
    page = visit(page_file)
    rows = page.locator("#targets tbody tr")
    assert rows.count() == len(diff.targets)
    changed = next(each for each in diff.targets if each.difference)
    row = page.locator("#targets tr", has_text=changed.earlier.text).first
    assert f"{changed.difference:+g} {changed.unit}" in row.inner_text()
    header = page.locator("#targets th").nth(5)
    for direction, expected in (("ascending", False), ("descending", True)):
        header.click()
        assert header.get_attribute("aria-sort") == direction
        shown = page.evaluate("[...document.querySelectorAll('#targets tbody tr')].map(row => row.cells[5].dataset.v)")
        numbers = [float(value) for value in shown if value]
        assert numbers == sorted(
            (each.difference for each in diff.targets if each.difference is not None), reverse=expected
        )
        assert shown[: len(numbers)] == [value for value in shown if value]
    page.locator('.target-kinds input[data-kind="new"]').uncheck()
    assert page.locator("#targets tbody tr:visible").count() == sum(each.kind != "new" for each in diff.targets)


def test_attention_and_warnings_are_shown(page_file, visit):
    page = visit(page_file)
    bars = page.locator(".bars").inner_text().split("\n")
    assert {"农业农村", "自拟主题", "+10.0", "-30.0"} <= set(bars)
    widths = page.locator(".bar i").evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().width)")
    assert [round(width / widths[2], 2) for width in widths] == [0.5, 0.75, 1.0, 0.25]
    assert page.locator(".notices").inner_text() == "same_year both plans are for 2023"


def test_the_switch_changes_labels(page_file, visit):
    page = visit(page_file)
    page.locator("#switch").click()
    assert page.locator(".kinds .chip").first.inner_text().startswith("Kept")
    assert page.locator(".bars").inner_text().startswith("Agriculture")


def test_rows_lead_to_the_characters_of_the_source(gold, diff, page_file, visit):
    page = visit(page_file)
    item = next(each for each in diff.items if each.kind == "reworded")
    row = page.locator(f'.row[title="{" ".join(item.earlier)} → {" ".join(item.later)}"].reworded .cell')
    assert [cell.get_attribute("title") for cell in row.all()] == [
        f"[{span.start}:{span.end}]" for span in (*item.earlier_spans, *item.later_spans)
    ]
    cells = page.locator("#targets tbody tr").first.locator("td[title^='[']")
    start, end = map(int, cells.last.get_attribute("title").strip("[]").split(":"))
    assert gold[2023].text[start:end] == next(each.later for each in diff.targets if each.later).text


def test_documents_of_another_comparison_are_refused(gold, diff, tmp_path):
    other = gold[2022].model_copy(update={"plans": ()})
    with pytest.raises(CompareError, match="no plan"):
        write_diff_html(diff, other, gold[2023], tmp_path / "diff.html")
    assert list(tmp_path.iterdir()) == []


def test_documents_in_the_wrong_order_are_refused(gold, diff, tmp_path):
    with pytest.raises(CompareError, match=r"no plan p1 of 2022-report\.txt"):
        write_diff_html(diff, gold[2023], gold[2022], tmp_path / "diff.html")


def test_headers_order_the_table_by_keyboard(page_file, visit):
    page = visit(page_file)
    header = page.locator("#targets th").nth(5)
    header.focus()
    for key, direction in (("Enter", "ascending"), (" ", "descending")):
        page.keyboard.press(key)
        assert header.get_attribute("aria-sort") == direction
