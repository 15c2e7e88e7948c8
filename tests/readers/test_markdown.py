from planparse.readers import read


def _read(text):
    return read(text.encode(), "a.md")


def test_what_the_reader_of_the_page_sees():
    source = _read(
        "# 第一中学**工作**计划\n\n**要点：**加强[管理](http://a.b)\n第二行 `代码`\n\n"
        "1. 甲\n2. 乙\n   - 丙\n\n> 引文\n\n---\n"
        "![图](x.png)<br>末<b>行</b>\n"
    )
    assert source.text.split("\n") == [
        "第一中学工作计划",
        "要点：加强管理",
        "第二行 代码",
        "1. 甲",
        "2. 乙",
        "• 丙",
        "引文",
        "末行",
    ]
    assert [(mark.kind, mark.level, source.text[mark.start : mark.end]) for mark in source.marks] == [
        ("heading", 1, "第一中学工作计划")
    ]
    assert (source.media_type, source.encoding) == ("text/markdown", "utf-8")


def test_front_matter():
    source = _read('---\ntitle: "工作计划"\ndate: 2024-01-02\nlayout: post\n---\n正文\n')
    assert source.text == "工作计划\ndate：2024-01-02\n正文"
    assert [(mark.kind, mark.level) for mark in source.marks] == [("heading", 0), ("furniture", 0)]


def test_table():
    source = _read("前\n\n| 时间 | 内容 |\n|---|:-:|\n| 3月 | 开学<br>典礼 |\n\n后\n")
    assert source.text == "前\n时间\t内容\n3月\t开学\n典礼\n后"
    cells = [source.text[cell.start : cell.end] for cell in source.tables[0].cells]
    assert cells == ["时间", "内容", "3月", "开学\n典礼"]


def test_chinese_numbering_and_lone_stars_stay():
    assert _read("一、目标\n（一）做好**工作\n1、落实").text == "一、目标\n（一）做好**工作\n1、落实"


def test_headings_without_the_space():
    source = _read(
        "#青石小学工作计划\n##一、工作目标\n办好学校。\n###（一）开好课程\n"
        "#读书节#四月举行。\n#晨读# 每日一次。\n#3 号楼修缮。\n"
    )
    assert [(source.text[mark.start : mark.end], mark.level) for mark in source.marks] == [
        ("青石小学工作计划", 1),
        ("一、工作目标", 2),
        ("（一）开好课程", 3),
    ]
    assert source.text.endswith("\n#读书节#四月举行。\n#晨读# 每日一次。\n#3 号楼修缮。")


def test_what_the_author_escaped_stays():
    assert _read(r"20\*\*年\*\*县，**要点：**抓好\#一号工程").text == "20**年**县，要点：抓好#一号工程"
    assert _read("**&ldquo;双减&rdquo;：**落实").text == "“双减”：落实"


def test_equal_numbers_are_counted_and_others_stay():
    assert _read("1. 甲\n1. 乙\n1. 丙").text == "1. 甲\n2. 乙\n3. 丙"
    assert _read("1. 甲\n   1. 子\n   1. 丑\n1. 乙\n   1. 寅").text == "1. 甲\n1. 子\n2. 丑\n2. 乙\n1. 寅"
    assert _read("2. 甲\n4. 乙\n\n文\n\n4. 丙").text == "2. 甲\n4. 乙\n文\n4. 丙"


def _nested(indent, marker, levels):
    return _read("".join(f"{indent * depth}{marker} 第{depth}层\n\n" for depth in range(levels)))


def test_deep_lists_are_read_or_told():
    assert _nested("  ", "-", 49).text.endswith("• 第48层")
    assert not _nested("  ", "-", 49).warnings
    assert not _nested(">", ">", 99).warnings
    for source in (_nested("  ", "-", 50), _nested("   ", "1.", 70), _nested(">", ">", 101)):
        assert [notice.code for notice in source.warnings] == ["unread_part"]


def test_code_and_html_blocks():
    assert _read("```\n甲\n```\n\n<div>乙<br>丙</div>\n").text == "甲\n乙\n丙"


def test_tables_and_paragraphs_in_html():
    source = _read(
        "<table><tr><td>九月</td><td>开学</td></tr>\n<tr><td>十月</td><td>比赛</td></tr></table>\n\n<p>甲\x0c<br>乙</p>\n"
    )
    assert source.text == "九月\t开学\n十月\t比赛\n甲\n乙"
    assert len(source.tables) == 1
    assert _read("<!-- 注 -->\n\n</div>\n\n正文\n").text == "正文"


def test_footnotes_contents_and_struck_text():
    source = _read(
        "[TOC]\n\n落实双减[^1]政策，~~每月~~每周检查。\n\n[^1]: 减轻负担\n\n[1]: 另见附件\n\n见[办法][a]。\n\n[a]: http://a.b\n"
    )
    assert source.text == "落实双减政策，每周检查。\n[1]: 另见附件\n见办法。\n[1] 减轻负担"
    assert [(mark.kind, source.text[mark.start :]) for mark in source.marks] == [("footnote", "[1] 减轻负担")]
