import pytest

from planparse.text.clean import CleanText
from planparse.text.steps import markup

OFFICE = "?xml:namespace prefix = o ns = {0}urn:schemas-microsoft-com:office:office{1} /"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("安排<" + OFFICE.format('"', '"') + ">如下", "安排如下"),
        ("安排《" + OFFICE.format("“", "”") + "》如下", "安排如下"),
        ("安排" + OFFICE.format('"', '"') + ">如下", "安排如下"),
        ("安排《" + OFFICE.format("“", "”") + ">如下", "安排如下"),
        ('<?xml version="1.0" encoding="gb2312"?>计划', "计划"),
        ("<p>第一段</p><p>第二段</p>", "第一段\n第二段"),
        ("第一行<br/>第二行<br>\n第三行", "第一行\n第二行\n第三行"),
        ('<span style="color:red">重点</span>任务', "重点任务"),
        ("<o:p></o:p>任务<st1:chsdate w:st=“on”>9月</st1:chsdate>", "任务9月"),
        ("<!-- 导航 -->任务<![endif]>", "任务"),
        ("一&nbsp;二&amp;nbsp;三", "一 二 三"),
        ("&ldquo;示范&rdquo;&amp;lt;5&#37;&#x4E00;", "“示范”<5%一"),
        ("《教育规划》和《纲要》", "《教育规划》和《纲要》"),
        ("死亡率<5‰，就业率>95%", "死亡率<5‰，就业率>95%"),
        ("R&D投入；A&B", "R&D投入；A&B"),
        ("&unknown;", "&unknown;"),
    ],
)
def test_markup(raw, text):
    assert markup.run(CleanText.of(raw)).text == text


def test_every_fragment_has_its_span():
    raw = "安排<b>如下</b>：&nbsp;"
    notices = markup.run(CleanText.of(raw)).warnings
    assert {notice.code for notice in notices} == {"markup_fragment"}
    assert [raw[notice.span.start : notice.span.end] for notice in notices] == ["<b>", "</b>", "&nbsp;"]


def test_text_without_markup_comes_back_as_the_same_object():
    clean = CleanText.of("是否达标？3<5，《规划》>。")
    assert markup.run(clean) is clean
