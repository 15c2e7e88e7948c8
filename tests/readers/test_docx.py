import pytest

from planparse.errors import ReadError
from planparse.readers import Limits, read
from planparse.readers.source import Mark

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="章"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="循环"/><w:basedOn w:val="loop"/></w:style>
"""


def _read(data):
    return read(data, "a.docx")


def _style(name):
    return f'<w:pStyle w:val="{name}"/>'


def test_paragraphs_on_lines(make_docx, paragraph):
    body = paragraph("青河县工作计划") + "<w:p/>" + "<w:p><w:r><w:t>一、</w:t></w:r><w:r><w:t>目标</w:t></w:r></w:p>"
    assert _read(make_docx(body)).text == "青河县工作计划\n一、目标"


def test_headings_title_and_contents(make_docx, paragraph):
    body = (
        paragraph("总标题", _style("T"))
        + paragraph("目标 1", _style("c"))
        + paragraph("目标", _style("x"))
        + paragraph("任务", '<w:outlineLvl w:val="1"/>')
        + paragraph("正文", '<w:outlineLvl w:val="9"/>')
        + paragraph("正文", _style("loop"))
    )
    source = _read(make_docx(body, styles=STYLES))
    found = [(source.text[mark.start : mark.end], mark.kind, mark.level) for mark in source.marks]
    assert found == [
        ("总标题", "heading", 0),
        ("目标 1", "furniture", 0),
        ("目标", "heading", 1),
        ("任务", "heading", 2),
    ]


def test_tracked_changes_are_accepted(make_docx):
    body = (
        "<w:p><w:r><w:t>建成</w:t></w:r><w:del><w:r><w:delText>八</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>十</w:t></w:r></w:ins><w:r><w:t>所学校</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上半句，</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>下半句</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>"
    )
    assert _read(make_docx(body)).text == "建成十所学校\n上半句，下半句\n新处"


def test_what_is_written_inside_a_run(make_docx):
    body = (
        "<w:p><w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:noBreakHyphen/><w:sym w:char='2605'/></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>四</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:ruby><w:rt><w:r><w:t>xué</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>学</w:t></w:r></w:rubyBase></w:ruby></w:r>"
        "<w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>"
    )
    assert _read(make_docx(body)).text == "一\t二\n三-★四学链接"


def test_text_box_is_read_once_and_beside_its_paragraph(make_docx, paragraph):
    box = f"<w:txbxContent>{paragraph('县教育局文件')}</w:txbxContent>"
    offset = "<wp:positionV><wp:posOffset>{}</wp:posOffset></wp:positionV>"
    for place, expected in (("-500", "县教育局文件\n正文"), ("500", "正文\n县教育局文件")):
        anchor = f"<w:drawing><wp:anchor>{offset.format(place)}{box}</wp:anchor></w:drawing>"
        options = f"<mc:Choice>{anchor}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        twice = f"<mc:AlternateContent>{options}</mc:AlternateContent>"
        source = _read(make_docx(f"<w:p><w:r>{twice}</w:r><w:r><w:t>正文</w:t></w:r></w:p>"))
        assert source.text == expected


def test_notes_stand_at_the_end_and_heads_are_left_out(make_docx, paragraph):
    body = "<w:p><w:r><w:t>增长5%</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t>。</w:t></w:r></w:p>"
    notes = f"<w:footnote w:id='0'>{paragraph('分隔')}</w:footnote>"
    notes += f"<w:footnote w:id='2'>{paragraph('按可比价')}</w:footnote>"
    source = _read(make_docx(body + paragraph("完"), footnotes=notes, header=paragraph("页眉")))
    assert source.text == "增长5%。\n完\n[1] 按可比价"
    assert source.marks == (Mark(8, 16, "footnote"),)


def _cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def test_table_with_merged_cells(make_docx, paragraph):
    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        _cell("任务") + _cell("时限", '<w:gridSpan w:val="2"/>'),
        _cell("建校", restart) + _cell("3月") + _cell("县局"),
        _cell("", goes_on) + _cell("6月</w:t><w:br/><w:t>底") + _cell(""),
    )
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    source = _read(make_docx(paragraph("表") + table + paragraph("后")))
    assert source.text == "表\n任务\t时限\t\n建校\t3月\t县局\n\t6月\n底\t\n后"
    (found,) = source.tables
    assert source.text[found.start : found.end] == "任务\t时限\t\n建校\t3月\t县局\n\t6月\n底\t"
    cells = [(c.row, c.column, c.rows, c.columns, source.text[c.start : c.end]) for c in found.cells]
    assert cells == [
        (0, 0, 1, 1, "任务"),
        (0, 1, 1, 2, "时限"),
        (1, 0, 2, 1, "建校"),
        (1, 1, 1, 1, "3月"),
        (1, 2, 1, 1, "县局"),
        (2, 1, 1, 1, "6月\n底"),
        (2, 2, 1, 1, ""),
    ]


def test_a_merged_cell_without_beginning_keeps_its_text(make_docx, paragraph):
    merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc>"
    plain = "<w:tc>{}</w:tc>"
    rows = [("月份", plain, "工作"), ("五月", merged, "体检"), ("", merged, "联考"), ("", merged, "家访")]
    table = "".join(
        f"<w:tr>{frame.format(paragraph(month))}{plain.format(paragraph(work))}</w:tr>" for month, frame, work in rows
    )
    source = read(make_docx(f"<w:tbl>{table}</w:tbl>"), "a.docx")
    assert source.text == "月份\t工作\n五月\t体检\n\t联考\n\t家访"
    assert [cell.rows for cell in source.tables[0].cells if cell.column == 0] == [1, 3]


def test_frame_and_table_inside_a_table(make_docx):
    inner = f"<w:tbl><w:tr>{_cell('甲')}{_cell('乙')}</w:tr></w:tbl>"
    frame = f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>正文</w:t></w:r></w:p>{inner}</w:tc></w:tr></w:tbl>"
    source = _read(make_docx(frame))
    assert (source.text, len(source.tables)) == ("正文\n甲\t乙", 1)
    outer = f"<w:tbl><w:tr><w:tc>{inner}</w:tc>{_cell('丙')}</w:tr></w:tbl>"
    assert _read(make_docx(outer)).text == "甲 乙\t丙"


def test_xml_bomb_outside_entity_and_missing_body(make_zip):
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>'
    outside = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><d>&a;</d>'
    for content in (bomb, outside, "<w:document", "<d/>"):
        data = make_zip({"[Content_Types].xml": "<a/>", "word/document.xml": content})
        with pytest.raises(ReadError) as caught:
            _read(data)
        assert caught.value.code == "P012"


def test_part_that_unpacks_beyond_the_limit(make_zip):
    data = make_zip({"[Content_Types].xml": "<a/>", "word/document.xml": b" " * 30_000_000})
    with pytest.raises(ReadError) as caught:
        _read(data)
    assert caught.value.code == "P015"
    with pytest.raises(ReadError) as caught:
        read(data, "a.docx", limits=Limits(max_bytes=1_000_000, max_ratio=1e9))
    assert caught.value.code == "P015"


def test_time_grows_with_length_only(make_docx, paragraph, seconds):
    short, long = (make_docx(paragraph("全面落实各项任务，" * 20) * count) for count in (200, 2000))
    assert seconds(lambda: _read(long)) < 40 * max(seconds(lambda: _read(short)), 0.005)
