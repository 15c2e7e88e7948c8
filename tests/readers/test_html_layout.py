"""How pages break lines, number lists, hide text, and where they hold it."""

import pytest

from planparse.readers import read

PROSE = "以立德树人为根本任务，深化课程改革，全面提高教育教学质量。"


def _read(body, head=""):
    return read(f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode(), "a.html")


def _lines(body, head=""):
    return _read(body, head).text.split("\n")


@pytest.mark.parametrize("between", ["<br/>\n", "<br>\n\n　　", "\n<br />\r\n\t", "<BR>　　", "</br>", "</p>\n<p>"])
def test_forced_break_beside_a_line_end_of_the_source(between):
    lines = _lines(f"<p>一、指导思想{between}坚持质量第一。{between}二、工作目标</p>")
    assert lines == ["一、指导思想", "坚持质量第一。", "二、工作目标"]


def test_line_end_of_the_source_breaks_nothing_unless_two_wide_spaces_follow():
    assert _lines("<p>坚持\n立德\n  树人，\n办好学校。</p>") == ["坚持立德树人，办好学校。"]
    assert _lines("<div>坚持立德树人。\n　　办好学校。\n　　办好食堂。</div>") == [
        "坚持立德树人。",
        "办好学校。",
        "办好食堂。",
    ]


@pytest.mark.parametrize("style", ["pre-wrap", "pre", "pre-line"])
def test_preformatted_lines_also_behind_an_element(style):
    assert _lines(f'<div style="white-space: {style}">一、<b>目标</b>\n办好学校。\n办好食堂。</div>') == [
        "一、目标",
        "办好学校。",
        "办好食堂。",
    ]
    assert _lines("<pre>一、<b>目标</b>\n办好学校。</pre><p>二、\n任务</p>") == ["一、目标", "办好学校。", "二、任务"]


def test_inline_elements_that_are_shown_as_blocks():
    spans = "".join(f'<span style="color:red;display:block">{text}</span>' for text in ("一、目标", "办好学校。"))
    assert _lines(f"<div>{spans}</div>") == ["一、目标", "办好学校。"]
    assert _lines('<p>一、<span style="display:inline-block">目标</span>与任务</p>') == ["一、目标与任务"]


@pytest.mark.parametrize(
    ("opening", "labels"),
    [
        ("<ol>", ["1. ", "2. "]),
        ('<ol start="3">', ["3. ", "4. "]),
        ('<ol reversed="reversed">', ["2. ", "1. "]),
        ('<ol type="a">', ["a. ", "b. "]),
        ('<ol style="list-style-type: cjk-ideographic;">', ["一、", "二、"]),
        ('<ol style="margin:0;list-style: simp-chinese-informal inside">', ["一、", "二、"]),
        ('<ol style="list-style-type:none">', ["", ""]),
        ('<ol class="custom_cn2 list-paddingleft-1">', ["（一）", "（二）"]),
        ('<ol class="custom_num1">', ["1）", "2）"]),
        ("<ul>", ["", ""]),
    ],
)
def test_numbers_of_lists_as_a_browser_prints_them(opening, labels):
    close = opening[1:3]
    lines = _lines(f"{opening}<li>办好学校</li><li><p>办好食堂</p></li></{close}>")
    assert lines == [f"{labels[0]}办好学校", f"{labels[1]}办好食堂"]


def test_values_of_items_and_lists_inside_lists():
    body = '<ol><li value="5">甲</li><li>乙<ol type="A"><li>丙</li><li>（1）丁</li></ol></li><li>戊</li></ol>'
    assert _lines(body) == ["5. 甲", "6. 乙", "A. 丙", "（1）丁", "7. 戊"]


def test_long_lists_are_numbered_in_linear_time(seconds):
    short, long = ("".join(f"<li>办好第{number}件事</li>" for number in range(count)) for count in (2_000, 20_000))
    assert _lines(f"<ol>{long}</ol>")[-1].startswith("20000. ")
    assert seconds(lambda: _lines(f"<ol>{long}</ol>")) < 40 * seconds(lambda: _lines(f"<ol>{short}</ol>"))


def test_caption_of_a_table_stands_over_it():
    source = _read(
        "<table><caption>教学行事历</caption><tr><td>九月</td><td>开学</td></tr><tr><td>十月</td><td>比赛</td></tr></table>"
    )
    assert source.text == "教学行事历\n九月\t开学\n十月\t比赛"
    assert source.tables[0].start == len("教学行事历\n")


def test_article_of_wechat_that_a_script_shows():
    body = (
        '<h1 id="activity-name">桥头小学2023年工作计划</h1>'
        '<div><span>教导处</span><em id="publish_time">2023-09-01 10:20</em></div>'
        '<div id="js_content" style="visibility: hidden; opacity: 0;">'
        f'<section><p>一、指导思想</p><p>{PROSE * 20}</p><p style="display:none">底稿</p></section></div>'
        '<div id="js_pc_qr_code"><p>扫一扫</p></div>'
    )
    source = _read(body, "<title></title>")
    assert source.text.split("\n") == [
        "桥头小学2023年工作计划",
        "发布时间：2023-09-01 10:20",
        "一、指导思想",
        PROSE * 20,
    ]


def test_small_hidden_parts_stay_hidden():
    assert _lines(f"<p>{PROSE}</p><div hidden>底稿，未定。</div>") == [PROSE]


def test_page_that_word_saved():
    body = (
        "<div class=Section1>"
        "<p>每位教师听课<del>10</del><ins>15</ins>节。<span style='mso-hide:all'>底稿</span></p></div>"
        "<div style='mso-element:comment-list'><p>此处再议</p></div><div style='mso-element:footer'><p>1</p></div>"
    )
    assert _lines(body, "<title>无标题文档</title>") == ["每位教师听课15节。"]


@pytest.mark.parametrize("name", ["柏川县人民政府门户网站", "县教育局门户网"])
def test_the_name_of_a_site_is_no_title(name):
    assert _lines("<p>2024年政府工作报告</p>", f"<title>{name}</title>") == ["2024年政府工作报告"]


def test_article_in_json_ld():
    script = '{"@graph": [{"@type": "Article", "articleBody": "一、指导思想\\n' + PROSE + '"}]}'
    body = f'<div id="app"></div><script type="application/ld+json">{script}</script>'
    assert _lines(body, "<title>桥头小学工作计划</title>") == ["桥头小学工作计划", "一、指导思想", PROSE]
    broken = '<script type="application/ld+json">{"articleBody": </script>'
    assert _lines(f"<p>{PROSE}</p>{broken}") == [PROSE]


def _warned(body, head="<title>桥头小学工作计划</title>"):
    return [notice.code for notice in _read(body, head).warnings]


def test_warning_where_the_text_is_elsewhere():
    assert _warned(f'<div>加载中</div><script>var page = "{PROSE * 10}"</script>') == ["no_text"]
    assert _warned('<div><img src="1.jpg"></div>') == ["no_text"]
    assert _warned(f"<p>{PROSE}</p><script>var page = 1</script>") == []
    frames = read("<html><title>工作计划</title><frameset><frame src=a.htm></frameset></html>".encode(), "a.htm")
    assert [notice.code for notice in frames.warnings] == ["frames"]


def test_size_buttons_in_heavy_brackets():
    source = _read(f"<p>来源：县教育局　字体：【<a>大</a> <a>中</a> <a>小</a>】</p><p>{PROSE}</p>")
    assert source.text.split("\n") == ["来源：县教育局", PROSE]


def test_span_of_a_cell_that_is_no_number():
    source = _read('<table><tr><td colspan="²">甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>')
    assert source.text == "甲\t乙\n丙\t丁"


@pytest.mark.timeout(60)
def test_wild_spans_make_no_wild_text():
    row = "<tr>" + '<td rowspan="100" colspan="100">办好学校</td>' * 5 + "</tr>"
    page = f"<table>{row * 100}</table>"
    assert len(_read(page).text) < 10 * len(page)


def test_columns_where_no_cell_begins_do_not_count():
    source = _read(
        '<table><tr><td colspan="3">九月</td><td>开学</td></tr><tr><td colspan="3">十月</td><td>比赛</td></tr></table>'
    )
    assert source.text == "九月\t开学\n十月\t比赛"
    assert [(cell.column, cell.columns) for cell in source.tables[0].cells] == [(0, 1), (1, 1)] * 2


def test_text_behind_the_end_of_a_page():
    early = f"<html><body><p>工作计划</p></body></html>\n<p>一、目标</p><p>{PROSE}</p></BODY ></HTML>".encode()
    assert read(early, "a.html").text.split("\n") == ["工作计划", "一、目标", PROSE]
    pages = [
        f"<html><head><title>{name}</title></head><body><p>{name}工作计划</p><p>{PROSE}</p></body></html>"
        for name in "甲乙"
    ]
    text = read("".join(pages).encode(), "a.html").text
    assert text.split("\n") == ["甲工作计划", PROSE, "乙工作计划", PROSE]
