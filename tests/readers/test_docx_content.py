"""What Word shows that is neither plain paragraph nor plain table."""

import base64
import io
import zipfile

import pytest

from planparse.readers import read

LIST = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
"""
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _read(data):
    return read(data, "a.docx")


def _cell(*paragraphs):
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def _table(*rows):
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def test_numbers_that_fill_a_column_by_themselves(make_docx, paragraph):
    number = f"<w:p><w:pPr>{NUMBERED}</w:pPr></w:p>"
    rows = [[_cell(number), _cell(paragraph(text))] for text in ("制定计划", "检查教案")]
    source = _read(make_docx(_table(*rows), numbering=LIST.format(start=1)))
    assert source.text == "1.\t制定计划\n2.\t检查教案"


def test_deleted_paragraph_counts_in_no_list(make_docx, paragraph):
    deleted = (
        f'<w:p><w:pPr>{NUMBERED}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
        '<w:del w:id="2"><w:r><w:delText>旧任务</w:delText></w:r></w:del></w:p>'
    )
    body = paragraph("甲项任务", NUMBERED) + deleted + paragraph("乙项任务", NUMBERED)
    assert _read(make_docx(body, numbering=LIST.format(start=1))).text == "1. 甲项任务\n2. 乙项任务".replace(". ", ".")


def test_paragraph_that_was_moved_counts_where_it_stands_now(make_docx, paragraph):
    def moved(tag):
        mark = f'{NUMBERED}<w:rPr><w:{tag} w:id="1"/></w:rPr>'
        return f'<w:p><w:pPr>{mark}</w:pPr><w:{tag} w:id="2"><w:r><w:t>丙项任务</w:t></w:r></w:{tag}></w:p>'

    body = moved("moveFrom") + paragraph("甲项任务", NUMBERED) + moved("moveTo")
    assert _read(make_docx(body, numbering=LIST.format(start=1))).text == "1.甲项任务\n2.丙项任务"


@pytest.mark.parametrize("value", ["", "x", "1.5", "99999999999999999999"])
def test_numbers_that_are_none(make_docx, paragraph, value):
    properties = f'<w:outlineLvl w:val="{value}"/><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr>'
    symbol = f'<w:p><w:r><w:sym w:font="Symbol" w:char="{value}"/><w:t>办好食堂</w:t></w:r></w:p>'
    spanned = f'<w:tc><w:tcPr><w:gridSpan w:val="{value}"/></w:tcPr>{paragraph("开学")}</w:tc>'
    body = paragraph("办好学校", properties) + symbol + _table([spanned, _cell(paragraph("九月"))])
    text = _read(make_docx(body, numbering=LIST.format(start=value))).text
    assert text == "1.办好学校\n办好食堂\n开学\t九月"


def test_symbols_say_what_they_show(make_docx):
    shown = "".join(
        f'<w:sym w:font="{font}" w:char="{code}"/>' for font, code in (("Symbol", "F0B3"), ("Wingdings", "F0FE"))
    )
    assert _read(make_docx(f"<w:p><w:r><w:t>优秀率</w:t>{shown}</w:r></w:p>")).text == "优秀率≥☑"


def test_prompt_of_a_content_control_is_no_text(make_docx):
    shown = "<w:sdtContent><w:r><w:t>单击此处输入文字</w:t></w:r></w:sdtContent>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{shown}</w:sdt>"
    filled = prompt.replace("<w:showingPlcHdr/>", "").replace("单击此处输入文字", "张老师")
    assert _read(make_docx(f"<w:p><w:r><w:t>负责人：</w:t></w:r>{filled}{prompt}</w:p>")).text == "负责人：张老师"


def test_prompt_that_was_overwritten_is_text(make_docx):
    filled = '<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    assert _read(make_docx(f"<w:p>{filled.format(_run('李老师'))}</w:p>")).text == "李老师"


def _run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _field(code, result=None, form=""):
    """A field, its code in two runs as Word writes it; ``result`` is None where none is stored."""
    middle = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    instruction = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (code[:4], code[4:]))
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{form}</w:fldChar></w:r>'
    return f'{begin}{instruction}{middle}<w:r><w:fldChar w:fldCharType="end"/></w:r>'


_ENTRIES = '<w:listEntry w:val="总务处"/><w:listEntry w:val="教导处"/>'
_LIST = f'<w:ffData><w:ddList><w:result w:val="{{}}"/>{_ENTRIES}</w:ddList></w:ffData>'
_BOX = "<w:ffData><w:checkBox>{}</w:checkBox></w:ffData>"


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (_field(" REF 附表 ", _run("附表2")), "附表2"),
        (_field(r" eq \o\ac(○,12) "), "⑫"),
        (_field(r" eq \o\ac(○,乙) "), "乙"),
        (_field(r"EQ \* jc2 \o\ad(\s\up 9(xiào),校)"), "校"),
        (_field(" PAGE "), ""),
        (_field(" FORMDROPDOWN ", form=_LIST.format(1)), "教导处"),
        (_field(" FORMDROPDOWN ", form=_LIST.format(7)), ""),
        (_field(" FORMCHECKBOX ", form=_BOX.format('<w:default w:val="1"/>')), "☒"),
        (_field(" FORMCHECKBOX ", form=_BOX.format('<w:default w:val="1"/><w:checked w:val="0"/>')), "☐"),
        (
            _field(" IF " + "</w:instrText></w:r>" + _field(" NUM ", _run("3")) + "<w:r><w:instrText>", _run("达标")),
            "达标",
        ),
    ],
)
def test_fields_show_their_result(make_docx, field, shown):
    assert _read(make_docx(f"<w:p>{_run('见')}{field}{_run('项')}</w:p>")).text == f"见{shown}项"


@pytest.mark.parametrize("kind", ["begin", "separate", "end"])
def test_field_that_is_not_whole_swallows_nothing(make_docx, kind):
    mark = f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    assert _read(make_docx(f"<w:p>{_run('开学')}{mark}{_run('典礼')}</w:p>")).text == "开学典礼"


@pytest.mark.parametrize(
    "properties",
    [
        "<w:rPr><w:vanish/><w:specVanish/></w:rPr>",
        '<w:framePr w:dropCap="drop" w:lines="2"/>',
        '<w:rPr><w:del w:id="1"/></w:rPr>',
    ],
)
def test_line_that_goes_on_in_the_next_paragraph(make_docx, paragraph, properties):
    assert _read(make_docx(paragraph("读", properties) + paragraph("书节四月举行。"))).text == "读书节四月举行。"
    assert _read(make_docx(paragraph("读", "<w:keepNext/>") + paragraph("书节"))).text == "读\n书节"


def test_emoji_that_word_stores_in_two_forms(make_docx):
    forms = '<mc:Choice Requires="w16se"><w:symEx/></mc:Choice><mc:Fallback><w:t>☑</w:t></mc:Fallback>'
    run = f"<w:r><mc:AlternateContent>{forms}</mc:AlternateContent></w:r>"
    assert _read(make_docx(f"<w:p>{run}{_run('完成')}</w:p>")).text == "☑完成"


def test_deleted_column_is_left_out(make_docx, paragraph):
    deleted = f'<w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr>{paragraph("旧")}</w:tc>'
    rows = [
        [_cell(paragraph(month)), deleted, _cell(paragraph(work))]
        for month, work in (("月份", "工作"), ("五月", "联考"))
    ]
    assert _read(make_docx(_table(*rows))).text == "月份\t工作\n五月\t联考"


def test_table_that_frames_text_and_a_calendar(make_docx, paragraph):
    calendar = _table(
        *([_cell(paragraph(month)), _cell(paragraph(work))] for month, work in (("九月", "开学"), ("十月", "比赛")))
    )
    for outer in (
        _table([_cell(paragraph("一、安排"))], [_cell(calendar, paragraph(""))]),
        _table([_cell(paragraph("一、安排")), _cell(calendar, paragraph(""))]),
    ):
        source = _read(make_docx(outer))
        assert source.text == "一、安排\n九月\t开学\n十月\t比赛"
        assert len(source.tables) == 1


def test_page_inside_a_document(make_docx, paragraph):
    rows = "<tr><td>九月</td><td>开学</td></tr><tr><td>十月</td><td>比赛</td></tr>"
    page = f"<html><head><meta charset='utf-8'></head><body><p>一、目标</p><table>{rows}</table></body></html>"
    saved = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        f"{base64.encodebytes(page.encode()).decode()}\r\n--B--\r\n"
    )
    body = paragraph("工作计划") + f'<w:altChunk xmlns:r="{REL}" r:id="c"/>' + paragraph("完")
    for member, content in (("chunk.htm", page), ("chunk.mht", saved)):
        source = _read(_with_chunk(make_docx(body), member, content))
        assert source.text == "工作计划\n一、目标\n九月\t开学\n十月\t比赛\n完"
        cells = [source.text[cell.start : cell.end] for cell in source.tables[0].cells]
        assert cells == ["九月", "开学", "十月", "比赛"]
    for member, content in (("chunk.bin", b"\x00\x01\x02"), ("other.htm", "")):
        source = _read(_with_chunk(make_docx(body), member, content))
        assert [notice.code for notice in source.warnings] == ["unread_part"]


def _with_chunk(data, member, content):
    """The document with one part more, to which the id ``c`` refers."""
    old, buffer = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            if name == "word/_rels/document.xml.rels":
                target = f'<Relationship Id="c" Type="{REL}/aFChunk" Target="{member}"/></Relationships>'
                held = held.replace(b"</Relationships>", target.encode())
            new.writestr(name, held)
        new.writestr(f"word/{member}", content)
    return buffer.getvalue()


def test_pictures_only(make_docx):
    source = _read(make_docx("<w:p><w:r><w:drawing/></w:r></w:p>"))
    assert (source.text, [notice.code for notice in source.warnings]) == ("", ["no_text"])
