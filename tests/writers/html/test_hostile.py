"""Documents that try to run code in the page that shows them."""

import re

import pandas as pd
import pytest

from planparse.comparison import compare, fulfil, panel
from planparse.schema import (
    Notice,
    ParsedDocument,
    Period,
    Plan,
    Reference,
    Region,
    ScheduleItem,
    Section,
    SourceInfo,
    Span,
    Target,
    Time,
    Unit,
)
from planparse.writers.html import write_diff_html, write_html, write_panel_html, write_plan_html

pytestmark = pytest.mark.browser

RUN = "window.ran=1"
ATTACK = (
    f"<script>{RUN}</script>\"><img src=x onerror={RUN}>'><svg onload={RUN}></script><!--<script>{{{{7*7}}}}${{{RUN}}}"
    f']]><a href="javascript:{RUN}">x</a></textarea></template></title></style>\u2028*/{RUN}//&lt;b&gt;'
)
PLACE = re.compile(r"(?s)<meta http-equiv=\"Content-Security-Policy\"[^>]*>")


def hostile(year):
    """Everything that may hold free text holds the attack."""
    line = f"{year}{ATTACK}"
    text = f"{line}\n一、{line}\n1、{line}\n{line}"
    whole = Span(start=0, end=len(text))
    starts = [match.start() for match in re.finditer(str(year), text)]
    spans = [Span(start=start, end=start + len(line)) for start in starts]
    time = Time(text=ATTACK, span=spans[2], edtf=f"{year}-03")
    target = Target(
        id=ATTACK, span=spans[2], text=line, indicator=ATTACK, indicator_id=ATTACK, op=">=", value=year, unit=ATTACK,
        period=Time(text=ATTACK, span=spans[2], edtf=str(year)), attribute=ATTACK, evidence=ATTACK,
    )  # fmt: skip
    sides = (target, target.model_copy(update={"status": "achieved", "indicator_id": None, "subject": ATTACK}))
    unit = Unit(
        id="k1", type="task", section="s1", label="1、", title=ATTACK, text=line, span=spans[2], actors=(ATTACK,),
        times=(time,), topics=(ATTACK,), references=("r1",), evidence=ATTACK,
    )  # fmt: skip
    plan = Plan(
        id=ATTACK, span=whole, title=ATTACK, issuer=ATTACK, number=ATTACK, addressee=ATTACK, attachments=(ATTACK,),
        region=Region(province=ATTACK, adcode=ATTACK), period=Period(label=ATTACK, edtf=str(year)),
        sections=(Section(id="s1", label="一、", title=ATTACK, level=1, span=spans[1], evidence=ATTACK),),
        tasks=(unit,), targets=sides,
        schedule=(ScheduleItem(id="i1", time=time, activity=line, place=ATTACK, actors=(ATTACK,), span=spans[3]),),
        references=(Reference(id="r1", title=ATTACK, number=ATTACK, span=spans[2]),),
    )  # fmt: skip
    source = SourceInfo(path=f"{ATTACK}{year}.txt", media_type=ATTACK, encoding=ATTACK, sha256="0" * 64, size=9)
    notice = Notice(code=ATTACK, message=ATTACK, span=spans[0])
    return ParsedDocument(source=source, text=text, plans=(plan,), warnings=(notice,))


def plan_page(one, _, path):
    write_plan_html(one, path)


def plans_page(one, two, path):
    write_html([one.model_dump_json(), two.model_dump_json()], path)


def diff_page(one, two, path):
    notice = Notice(code=ATTACK, message=ATTACK)
    write_diff_html(compare(one, two).model_copy(update={"warnings": (notice,)}), one, two, path)


def panel_page(one, two, path):
    write_panel_html(panel([one, two]), path)


def fulfil_page(one, two, path):
    write_panel_html(pd.DataFrame([row.model_dump() for row in fulfil(one, two, every_target=True)]), path)


def frame_page(one, _, path):
    write_panel_html(pd.DataFrame({ATTACK: [ATTACK, one.text], "verdict": [ATTACK, "met"]}), path)


PAGES = [plan_page, plans_page, diff_page, panel_page, fulfil_page, frame_page]


def try_everything(page):
    """Use all that the page offers, in both languages."""
    for box in page.locator("input[type=checkbox]:visible").all():
        box.click()
        box.click()
    for element in page.locator(".item:visible, .s:visible, .row:visible, th:visible").all()[:40]:
        element.click()
    page.locator("#switch").click()
    page.locator("#search").fill("<img")
    page.wait_for_timeout(200)


@pytest.mark.parametrize("policy", [True, False], ids=["policy", "no policy"])
@pytest.mark.parametrize("write_page", PAGES, ids=lambda function: function.__name__)
def test_nothing_of_a_document_runs(write_page, policy, tmp_path, visit):
    """Also where the browser knows no content security policy: escaping alone must do."""
    path = tmp_path / "page.html"
    write_page(hostile(2024), hostile(2025), path)
    written = path.read_text(encoding="utf-8")
    assert PLACE.search(written)
    if not policy:
        path.write_text(PLACE.sub("", written, count=1), encoding="utf-8")
    page = visit(path)
    if page.locator("#charts").count():
        page.wait_for_selector("body[data-plotted]")
        page.locator("#line .mark-symbol path").first.hover(force=True)
        assert ATTACK[:20] in page.locator("#vg-tooltip-element").inner_text()
    try_everything(page)
    assert page.evaluate("window.ran") is None
    assert page.locator("img, iframe, object, embed, [onload], [onerror], [onclick]").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator("body svg:not(#charts svg)").count() == 0
    assert page.locator("script").count() == written.count("</script>") == page.locator("body > script").count()


def test_the_attack_is_shown_as_text(tmp_path, visit):
    document = hostile(2024)
    plan_page(document, None, tmp_path / "page.html")
    page = visit(tmp_path / "page.html")
    assert page.locator(".source").evaluate("each => each.textContent") == document.text
    assert page.title() == " ".join(ATTACK.split(" "))
    assert "{{7*7}}" in page.locator(".item.target strong").first.inner_text()


def test_the_attack_is_shown_as_text_in_tables(tmp_path, visit):
    frame_page(hostile(2024), None, tmp_path / "page.html")
    page = visit(tmp_path / "page.html")
    assert page.locator("#data tbody td").first.evaluate("each => each.textContent") == ATTACK


def test_the_attack_works_where_nothing_stops_it(browser, tmp_path):
    """What the other tests plant is dangerous indeed."""
    path = tmp_path / "page.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><p>{ATTACK}", encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(100)
    assert page.evaluate("window.ran") == 1
    page.close()


@pytest.mark.parametrize("write_page", PAGES, ids=lambda function: function.__name__)
def test_a_page_names_no_resource_outside_of_itself(write_page, tmp_path):
    write_page(hostile(2024), hostile(2025), tmp_path / "page.html")
    written = (tmp_path / "page.html").read_text(encoding="utf-8")
    markup = re.sub(r"(?s)<script>.*?</script>", "<script></script>", written)
    tags = re.findall(r"<(?:link|script|img|iframe|source|audio|video|object|embed|base|form)\b[^>]*>", markup)
    assert {tag for tag in tags if "src" in tag or "href" in tag} == set()
    assert set(re.findall(r"<script[^>]*>", markup)) <= {
        "<script>", *(f'<script type="application/json" id="{name}">' for name in ("words", "table", "chart"))
    }  # fmt: skip
    assert re.search(r"@import|url\(", re.search(r"(?s)<style>.*?</style>", written).group()) is None
