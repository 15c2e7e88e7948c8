import pytest

from planparse.readers import read
from planparse.readers.docx_numbering import written_number

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    ("form", "values", "expected"),
    [
        (
            "chineseCounting",
            (1, 10, 11, 20, 21, 100, 105, 110, 1010),
            "一 十 十一 二十 二十一 一百 一百零五 一百一十 一千零一十",
        ),
        ("chineseCountingThousand", (2, 12, 200), "二 十二 二百"),
        ("ideographDigital", (1, 10, 21), "一 一〇 二一"),
        ("chineseLegalSimplified", (1, 10, 12), "壹 壹拾 壹拾贰"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 甲"),
        ("ideographZodiac", (1, 12), "子 亥"),
        ("decimalEnclosedCircle", (1, 20, 21, 36, 51), "① ⑳ ㉑ ㊱ 51"),
        ("decimalEnclosedParen", (1, 20), "⑴ ⒇"),
        ("decimalEnclosedFullstop", (1,), "⒈"),
        ("ideographEnclosedCircle", (1, 10), "㊀ ㊉"),
        ("decimalFullWidth", (12,), "１２"),
        ("decimalZero", (3, 12), "03 12"),
        ("upperRoman", (4, 9, 14), "IV IX XIV"),
        ("lowerRoman", (2,), "ii"),
        ("upperLetter", (1, 26, 27), "A Z AA"),
        ("lowerLetter", (2,), "b"),
        ("decimal", (7,), "7"),
        ("unknownForm", (7,), "7"),
        ("chineseCounting", (0, 12345), "0 12345"),
    ],
)
def test_number_forms(form, values, expected):
    assert " ".join(written_number(value, form) for value in values) == expected


def _level(index, form, text, extra=""):
    return f"""<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>
        <w:lvlText w:val="{text}"/>{extra}</w:lvl>"""


LEVELS = (
    _level(0, "chineseCounting", "%1、")
    + _level(1, "chineseCounting", "（%2）")
    + _level(2, "decimal", "%3.")
    + _level(3, "decimalEnclosedCircle", "%4")
)


def _num(number, abstract, extra=""):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{extra}</w:num>'


def _abstract(key, levels):
    return f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>'


def _item(paragraph, level, text="项", number=1):
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.fixture
def lines(make_docx, paragraph):
    def read_lines(numbering, items, styles=""):
        body = "".join(item if isinstance(item, str) else _item(paragraph, *item) for item in items)
        return read(make_docx(body, numbering=numbering, styles=styles), "a.docx").text.split("\n")

    return read_lines


def test_levels_count_and_start_again(lines):
    items = [(0,), (1,), (1,), (2,), (3,), (2,), (0,), (1,), (2,)]
    expected = ["一、项", "（一）项", "（二）项", "1.项", "① 项", "2.项", "二、项", "（一）项", "1.项"]
    assert lines(_abstract(0, LEVELS) + _num(1, 0), items) == expected


def test_lists_of_one_kind_count_on_unless_they_start_anew(lines):
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = _abstract(0, LEVELS) + _num(1, 0) + _num(2, 0) + _num(3, 0, over)
    items = [(0, "甲", 1), (0, "乙", 2), (0, "丙", 3), (0, "丁", 3)]
    assert lines(numbering, items) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_chapter_and_article(lines):
    levels = _level(0, "chineseCounting", "第%1章") + _level(
        1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>'
    )
    assert lines(_abstract(0, levels) + _num(1, 0), [(0, "总则"), (1, "为了"), (0, "任务"), (1, "应当")]) == [
        "第一章 总则",
        "第一条 为了",
        "第二章 任务",
        "第二条 应当",
    ]


def test_legal_numbering_several_places_and_no_space(lines):
    levels = _level(0, "chineseCounting", "%1、") + _level(1, "decimal", "%1.%2", '<w:isLgl/><w:suff w:val="nothing"/>')
    assert lines(_abstract(0, levels) + _num(1, 0), [(0,), (1,), (1,)]) == ["一、项", "1.1项", "1.2项"]


def test_bullets_and_no_numbering(lines, paragraph):
    numbering = _abstract(0, _level(0, "bullet", "\uf0d8")) + _num(1, 0)
    plain = paragraph("正文", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    assert lines(numbering, [(0,), plain]) == ["• 项", "正文"]


def test_numbering_by_style_with_its_level(lines, paragraph):
    levels = _level(0, "chineseCounting", "%1、") + _level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>')
    style = """<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{0}"/>
        <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""
    styles = style.format("h1") + style.format("h2")
    items = [paragraph("目标", '<w:pStyle w:val="h1"/>'), paragraph("任务", '<w:pStyle w:val="h2"/>')]
    assert lines(_abstract(0, levels) + _num(1, 0), items, styles) == ["一、目标", "（一）任务"]
