import base64

import pytest

from planparse.readers import read
from planparse.readers.html_blocks import collapse

PROSE = (
    "<p>　　2024年，全县教育系统坚持立德树人，推进学校建设，<b>提高</b>教学质量。</p>"
    "<p>一、总体要求</p><p>全面落实各项部署，把安全放在首位，办好每一所学校。</p>"
)
LINES = [
    "2024年，全县教育系统坚持立德树人，推进学校建设，提高教学质量。",
    "一、总体要求",
    "全面落实各项部署，把安全放在首位，办好每一所学校。",
]
NAVIGATION = '<ul class="x">' + "".join(f'<li><a href="#">栏目{n}</a></li>' for n in range(9)) + "</ul>"


def _read(body, head="", name="a.html", encoding="utf-8"):
    page = f'<!DOCTYPE html><html><head><meta charset="{encoding}">{head}</head><body>{body}</body></html>'
    return read(page.encode(encoding), name)


def _marked(source, kind):
    return [(source.text[mark.start : mark.end], mark.level) for mark in source.marks if mark.kind == kind]


def test_government_page():
    body = f"""
    <div class="header">{NAVIGATION}</div>
    <div class="position">当前位置：<a>首页</a> &gt; <a>政务公开</a></div>
    <h1>青河县2024年教育工作要点</h1>
    <div class="info">发布时间：2024-03-01 来源：县教育局 字号：[ <a>大</a> <a>中</a> <a>小</a> ] <a>打印</a></div>
    <div class="TRS_Editor">{PROSE}<p style="display: none">隐藏</p><script>var a;</script></div>
    <p>责任编辑：某人</p>
    <div class="footer">版权所有：青河县人民政府 备案号</div>"""
    source = _read(body, "<title>青河县2024年教育工作要点_青河县人民政府</title>", encoding="gb2312")
    assert source.text.split("\n") == ["青河县2024年教育工作要点", "发布时间：2024-03-01 来源：县教育局", *LINES]
    assert _marked(source, "heading") == [("青河县2024年教育工作要点", 0)]
    assert _marked(source, "furniture") == [("发布时间：2024-03-01 来源：县教育局", 0)]
    assert source.encoding == "gb18030"


def test_page_laid_out_with_tables():
    body = (
        f"<table><tr><td>{NAVIGATION}</td></tr><tr><td><table><tr><td>文章标题</td></tr><tr><td>{PROSE}</td></tr></table>"
        "</td></tr><tr><td>京ICP备12345678号</td></tr></table>"
    )
    source = _read(body)
    assert source.text.split("\n") == ["文章标题", *LINES]
    assert source.tables == ()


def test_title_out_of_the_metadata_and_date_where_the_page_shows_none():
    head = '<title>工作要点 - 某网</title><meta name="PubDate" content="2024-03-01 10:00">'
    lines = _read(f'<div id="zoom">{PROSE}</div>', head).text.split("\n")
    assert lines == ["工作要点", "发布时间：2024-03-01 10:00", *LINES]
    lines = _read(PROSE, '<meta name="ArticleTitle" content="总的要点"><title>别的</title>').text.split("\n")
    assert lines == ["总的要点", *LINES]


@pytest.mark.parametrize("told", ['property="og:release_date"', 'itemprop="datePublished"', 'name="publishdate"'])
def test_date_out_of_other_metadata(told):
    assert "发布时间：2024-05-06" in _read(PROSE, f'<meta {told} content="2024-05-06">').text
    assert "发布时间" not in _read(PROSE, f'<meta {told} content="">').text


def test_title_is_not_written_twice():
    assert _read(f"<h2>县工作要点</h2>{PROSE}", "<title>县工作要点</title>").text.split("\n") == ["县工作要点", *LINES]


def test_document_in_two_parts_is_whole():
    body = f'<div class="content">{PROSE}</div><div>附件：任务清单，共三项，各校对照落实，按时上报。</div>{NAVIGATION}'
    assert _read(body).text.split("\n") == [*LINES, "附件：任务清单，共三项，各校对照落实，按时上报。"]


def test_signature_behind_the_content_and_words_that_are_no_buttons():
    body = f"""<div id="zoom">{PROSE * 20}<p>二、总结与分享</p><p>【打印】 【关闭】</p></div>
    <div>青河县教育局</div><div>二〇二四年三月一日</div><p>附件：1.分工表</p><p>上一篇：无</p><p>别的</p>"""
    expected = [*LINES * 20, "二、总结与分享", "青河县教育局", "二〇二四年三月一日", "附件：1.分工表"]
    assert _read(body).text.split("\n") == expected


def test_data_table_with_spans():
    table = (
        "<table border=1><thead><tr><th>序号<th>任务<th>时限</tr></thead>"
        "<tr><td>1<td rowspan=2>建校<br>扩容<td>3月</tr><tr><td>2<td>6月</tr><tr><td colspan=3>合计</tr></table>"
    )
    source = _read(PROSE + table)
    (found,) = source.tables
    assert source.text[found.start : found.end] == "序号\t任务\t时限\n1\t建校\n扩容\t3月\n2\t\t6月\n合计\t\t"
    cells = {(c.row, c.column): (source.text[c.start : c.end], c.rows, c.columns) for c in found.cells}
    assert cells[1, 1] == ("建校\n扩容", 2, 1)
    assert cells[3, 0] == ("合计", 1, 3)
    assert (2, 1) not in cells


def _table(*rows):
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"


def test_small_table_in_a_cell_leaves_the_outer_one_a_table():
    week = _table(("周一", "听课"), ("周三", "评课"))
    rows = [("月份", "工作"), ("四月", f"教研周{week}"), ("五月", "举行毕业年级学情分析会")]
    source = _read(_table(*rows))
    assert [source.text[cell.start : cell.end] for cell in source.tables[0].cells] == [
        "月份", "工作", "四月", "教研周\n周一 听课\n周三 评课", "五月", "举行毕业年级学情分析会",
    ]  # fmt: skip


def test_table_of_tables_lays_out_a_page():
    calendar = _table(("月份", "工作"), ("四月", "举行青年教师读书会"), ("五月", "举行艺术展演"))
    source = _read(_table(("左栏", calendar), ("", "页脚")))
    assert "月份\t工作\n四月\t举行青年教师读书会" in source.text


def test_foot_of_a_table_stands_below_it():
    row = "<tr><td>{}</td><td>{}</td></tr>"
    parts = ("tfoot", "共计", "7"), ("tbody", "四月", "7"), ("thead", "月份", "节数")
    table = "".join(f"<{tag}>{row.format(*cells)}</{tag}>" for tag, *cells in parts)
    assert _read(f"<table>{table}</table>").text == "月份\t节数\n四月\t7\n共计\t7"


def test_table_alone_keeps_its_cells():
    table = "<table><tr><td>时间</td><td>内容</td></tr><tr><td>三月</td><td>开学</td></tr></table>"
    assert len(_read(f"<div>{table}</div>").tables) == 1


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("甲<br>乙<div>丙</div>丁", "甲\n乙\n丙\n丁"),
        ("<ol start=3><li>甲<li>乙</ol>", "3. 甲\n4. 乙"),
        ("<ol><li>1、甲<li>（二）乙</ol>", "1、甲\n（二）乙"),
        ("<ul><li>甲<li>乙</ul>", "甲\n乙"),
        ("<pre>甲\n乙</pre>", "甲\n乙"),
        ("<p>学<ruby>校<rt>xiào</rt></ruby></p>", "学校"),
        ("<p>甲<!-- 注 --><?xml:namespace ?><o:p>乙</o:p></p>", "甲乙"),
        ("<p>甲&nbsp;乙 &lt;丙&gt;</p>", "甲\xa0乙 <丙>"),
    ],
)
def test_layout_of_elements(markup, text):
    assert _read(markup).text == text


def test_headings_have_levels():
    source = _read(f"<h2>一、总体要求</h2>{PROSE}<h3>（一）目标</h3>{PROSE}")
    assert _marked(source, "heading") == [("一、总体要求", 2), ("（一）目标", 3)]


def test_white_space():
    assert collapse("加强\n   教育  2024\n 年") == "加强教育 2024 年"


def test_no_body_deep_nesting_and_utf16():
    assert _read("").text == ""
    deep = "<div>" * 3000 + PROSE + "</div>" * 3000
    source = _read(deep)
    assert source.text.replace("\n", "") == "".join(LINES)
    assert [notice.code for notice in source.warnings] == ["damaged"]
    page = f"<html><body>{PROSE}</body></html>"
    assert read(page.encode("utf-16"), "a.html").text.split("\n") == LINES


def test_page_saved_in_one_file():
    head = 'From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="x"\r\n\r\n'
    part = "--x\r\nContent-Type: {}\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n"
    page = base64.encodebytes(f"<html><body>{PROSE}</body></html>".encode("gb18030")).decode()
    data = (
        head + part.format('text/html; charset="gb2312"', page) + part.format("image/png", "AAAA") + "--x--"
    ).encode()
    source = read(data, "a.mht")
    assert (source.text.split("\n"), source.warnings) == (LINES, ())
