import json

import pytest

from planparse.schema import Notice, Span
from planparse.writers import write
from planparse.writers.html import write_html, write_plan_html

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page_file(gold, tmp_path_factory):
    document = gold[2024]
    notice = Notice(code="masked", message="a year is masked", span=Span(start=60, end=70))
    path = tmp_path_factory.mktemp("plan") / "plan.html"
    write_plan_html(document.model_copy(update={"warnings": (notice,)}), path)
    return path


def in_view(locator):
    return locator.evaluate(
        """element => {
            const own = element.getBoundingClientRect();
            const pane = element.closest(".source, .list").getBoundingClientRect();
            return own.top >= pane.top && own.bottom <= pane.bottom;
        }"""
    )


def test_the_page_shows_the_text_as_it_is(gold, page_file, visit, ink):
    page = visit(page_file)
    assert page.title() == gold[2024].plans[0].title
    assert page.locator(".source").evaluate("each => each.textContent") == gold[2024].text
    dark, rows = ink(page.locator(".source"))
    assert dark > 5000
    assert 150 < rows < 850


def test_a_click_on_an_item_leads_to_its_characters(gold, page_file, visit):
    page = visit(page_file)
    target = gold[2024].plans[0].targets[-1]
    item = page.locator(".item.target", has_text=target.text).last
    marks = page.locator(f'.s[data-i~="{item.get_attribute("data-n")}"]')
    assert "".join(marks.all_text_contents()) == gold[2024].text[target.span.start : target.span.end]
    assert not in_view(marks.first)
    item.click()
    assert in_view(marks.first)
    classes = marks.first.get_attribute("class").split()
    assert {"on", "flash"} <= set(classes)
    assert page.locator(".item.on").count() == 1
    page.locator(".item.section").first.click()
    assert "on" not in marks.first.get_attribute("class").split()


def test_a_click_on_a_mark_leads_to_its_innermost_item(page_file, visit):
    page = visit(page_file)
    mark = page.locator(".s.task.target").last
    mark.click()
    chosen = page.locator(".item.on")
    assert chosen.count() == 1
    assert "target" in chosen.get_attribute("class").split()
    assert in_view(chosen)
    page.locator('.types input[data-type="target"]').uncheck()
    mark.click()
    assert "task" in page.locator(".item.on").get_attribute("class").split()


def test_values_evidence_and_confidence_are_told(gold, page_file, visit):
    page = visit(page_file)
    target = next(each for each in gold[2024].plans[0].targets if each.op == "range")
    item = page.locator(".item.target", has_text=target.text).first
    assert not item.locator(".more").is_visible()
    item.click()
    told = item.locator(".more").inner_text()
    assert f"{target.value:g}–{target.value_max:g} {target.unit}" in item.locator("strong").inner_text()
    assert {"依据", "置信度", f"{target.confidence:.2f}", target.evidence} <= set(told.split("\n"))


def test_types_are_filtered_in_list_and_text(page_file, visit):
    page = visit(page_file)
    fill = "element => getComputedStyle(element).getPropertyValue('--u')"
    mark = page.locator(".s.task").first
    shown = page.locator(".item.task:visible").count()
    others = page.locator(".item:visible").count() - shown
    assert shown > 5
    assert mark.evaluate(fill) != "transparent"
    page.locator('.types input[data-type="task"]').uncheck()
    assert page.locator(".item.task:visible").count() == 0
    assert page.locator(".item:visible").count() == others
    assert mark.evaluate(fill) == "transparent"
    page.locator('.types input[data-type="task"]').check()
    assert page.locator(".item.task:visible").count() == shown


def test_search_leaves_what_holds_the_word(gold, page_file, visit):
    page = visit(page_file)
    page.locator("#search").fill("洋芋")
    page.wait_for_selector(".item.miss", state="attached")
    left = page.locator(".item:visible").all_text_contents()
    assert left
    assert all("洋芋" in text for text in left)
    assert page.evaluate("CSS.highlights.get('found').size") == gold[2024].text.count("洋芋")
    page.locator("#search").fill("没有这样的词")
    page.wait_for_selector(".empty:visible")
    assert page.locator(".item:visible").count() == 0


def test_the_switch_changes_labels_and_leaves_the_text(gold, page_file, visit):
    page = visit(page_file)
    chip, title = page.locator(".chip.task"), page.locator("h1").inner_text()
    assert (chip.inner_text(), page.locator("html").get_attribute("lang")) == ("任务", "zh-Hans")
    page.locator("#switch").click()
    assert (chip.inner_text(), page.locator("html").get_attribute("lang")) == ("Task", "en")
    assert page.locator("#search").get_attribute("placeholder") == "Search"
    assert page.locator("h1").inner_text() == title
    assert page.locator(".source").evaluate("each => each.textContent") == gold[2024].text
    page.locator("#switch").click()
    assert chip.inner_text() == "任务"


def test_english_may_come_first(gold, tmp_path, visit):
    write_plan_html(gold[2022], tmp_path / "plan.html", lang="en")
    page = visit(tmp_path / "plan.html")
    assert page.locator(".chip.task").inner_text() == "Task"
    page.locator("#switch").click()
    assert page.locator(".chip.task").inner_text() == "任务"


def test_a_warning_leads_to_its_place(page_file, visit):
    page = visit(page_file)
    page.locator(".item.warning").click()
    mark = page.locator(".s.warning.on")
    assert mark.count() >= 1
    assert in_view(mark.first)


def test_print_shows_text_and_items_without_tools(page_file, visit):
    page = visit(page_file)
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    assert page.locator(".source").evaluate("each => getComputedStyle(each).overflow") == "visible"
    assert page.pdf()[:5] == b"%PDF-"


def test_several_documents_are_a_list_and_one_at_a_time(gold, tmp_path, visit):
    write(gold.values(), tmp_path / "plans.html")
    page = visit(tmp_path / "plans.html")
    assert page.locator(".index tbody tr").count() == 3
    assert page.locator(".document:visible").count() == 0
    page.locator("#search").fill("2023")
    page.wait_for_selector("tr.miss", state="attached")
    page.locator("#search").fill("")
    page.get_by_role("link", name=gold[2023].plans[0].title).click()
    page.wait_for_selector(".document.current")  # the address changes first
    assert page.locator(".document:visible").count() == 1
    assert page.locator(".document.current .source").evaluate("each => each.textContent") == gold[2023].text
    page.locator(".document.current .item.task").first.click()
    assert page.locator(".document.current .s.on").count() > 0
    page.locator(".back").click()
    page.wait_for_selector(".index:visible")


def test_a_document_can_be_addressed(gold, tmp_path, visit):
    write(gold.values(), tmp_path / "plans.html")
    page = visit(tmp_path / "plans.html", "#d2")
    assert page.locator(".document.current").get_attribute("id") == "d2"


def test_a_document_without_plans_says_so(gold, tmp_path, visit):
    write_plan_html(gold[2022].model_copy(update={"plans": ()}), tmp_path / "none.html")
    page = visit(tmp_path / "none.html")
    assert "没有找到计划" in page.locator(".list").inner_text()


def test_no_documents_are_an_empty_list(tmp_path, visit):
    write_html(iter(()), tmp_path / "empty.html")
    assert visit(tmp_path / "empty.html").locator(".index tbody tr").count() == 0


def test_a_hundred_documents_are_written_in_linear_time_and_opened(gold, tmp_path, visit, seconds):
    line = gold[2024].model_dump_json()
    path = tmp_path / "many.html"
    ten, hundred = (seconds(lambda count=count: write_html([line] * count, path)) for count in (10, 100))
    assert hundred < 20 * ten
    assert path.stat().st_size < 25_000_000
    page = visit(path, "#d100")
    assert page.locator(".document:visible").count() == 1
    assert json.loads(page.evaluate("JSON.stringify(documents.length)")) == 100
