"""OFD documents read as the same pages of a PDF are."""

import io
import math
import sys
import zipfile

import pytest

import planparse
from planparse.errors import ReadError
from planparse.readers import Limits, read
from planparse.readers.ofd.objects import page_of
from planparse.readers.ofd.package import sheets
from planparse.readers.package import Package

SENTENCE = "各处室按时完成下列工作认真落实各项要求努力提高教育教学质量"
NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
CONTENT = "Doc_0/Pages/Page_0/Content.xml"


def _read(data, **options):
    return read(data, "a.ofd", **options)


def _page(objects):
    """The parts of a document whose only page holds these objects, in millimetres."""
    layer = f"<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content>"
    return {CONTENT: f"<ofd:Page {NAMESPACE}>{layer}</ofd:Page>"}


def _text(text, x=20, y=30, size=5, code='X="0" Y="5"', more=""):
    boundary = f'Boundary="{x} {y} 150 6" Size="{size}" {more}'
    return f"<ofd:TextObject {boundary}><ofd:TextCode {code}>{text}</ofd:TextCode></ofd:TextObject>"


def _paragraphs():
    first = [(200, 80, "青石中学2025年工作计划", 14), (60, 120, "一、工作目标")]
    return [*first, (60, 140, SENTENCE + "。"), (60, 180, "1、全校合格率达到95%以上。")]


TABLE = [
    [
        (70, 116, "时间"),
        (170, 116, "工作内容"),
        (70, 146, "三月"),
        (170, 146, "植树活动，由政教处"),
        (170, 160, "负责"),
    ],
    [(60, y, 270, y) for y in (100, 130, 170)] + [(x, 100, x, 170) for x in (60, 160, 270)],
]


@pytest.mark.parametrize(
    ("pages", "rules"),
    [
        ([_paragraphs()], ()),
        ([_paragraphs(), [(60, 100, SENTENCE), (290, 820, "2")]], ()),
        ([TABLE[0]], TABLE[1]),
        ([[(60, 100, "周次"), (160, 100, "内容"), (260, 100, "负责人")]], ()),
    ],
    ids=["paragraphs", "two pages", "ruled table", "one row"],
)
def test_as_the_same_pages_of_a_pdf(make_ofd, make_pdf, pages, rules):
    ofd, pdf = _read(make_ofd(pages, rules=rules)), read(make_pdf(pages, rules=rules), "a.pdf")
    assert (ofd.text, ofd.tables, ofd.pages) == (pdf.text, pdf.tables, pdf.pages)
    assert (ofd.media_type, ofd.warnings) == ("application/ofd", ())
    assert ofd.text


def test_it_is_parsed(make_ofd):
    (plan,) = planparse.parse(make_ofd([_paragraphs()])).plans
    assert (plan.title, [section.title for section in plan.sections]) == ("青石中学2025年工作计划", ["工作目标"])
    assert [(target.indicator, target.op, target.value) for target in plan.targets] == [("全校合格率", ">=", 95.0)]


@pytest.mark.parametrize(
    "code",
    [
        'X="0" Y="5"',  # the distances are those of the font
        'X="0" Y="5" DeltaX="5 5 5 5 5"',
        'X="0" Y="5" DeltaX="g 5 5"',
        'X="0" Y="5" DeltaX="g 2 5 5 g 2 5"',
        'X="0" Y="5" DeltaX="g 99999999 5"',
        'X="0" Y="5" DeltaX="5 5"',
    ],
)
def test_distances(make_ofd, code):
    text = "教育教学质量" if '5 5"' not in code or "g" in code else "教育教"
    assert _read(make_ofd([[]], parts=_page(_text(text, code=code)))).text == text


def test_columns_from_distances(make_ofd):
    rows = [_text("周次内容负责", y=y, code='X="0" Y="5" DeltaX="5 20 5 20 5"') for y in (30, 40, 50)]
    source = _read(make_ofd([[]], parts=_page("".join(rows))))
    assert source.text == "\n".join(["周次\t内容\t负责"] * 3)


def test_what_an_object_is_turned_by(make_ofd):
    turned = f"{math.cos(0.8)} {math.sin(0.8)} {-math.sin(0.8)} {math.cos(0.8)} 0 0"
    objects = _text("内部资料", more=f'CTM="{turned}"') + _text(
        "教学计划", size=2.5, code='X="0" Y="2.5"', more='CTM="2 0 0 2 0 0"'
    )
    objects += _text("看不见", y=60, more='Visible="false"') + _text("教学计划", x=20.01)
    assert _read(make_ofd([[]], parts=_page(objects))).text == "教学计划"


def test_templates_stand_behind_each_page(make_ofd):
    ofd = make_ofd([[(60, 300, "第一项任务")]], template=_text("青石县教育局文件"))
    assert _read(ofd).text == "青石县教育局文件\n第一项任务"


def test_boxes_make_cells_and_curves_none(make_ofd):
    cells = "".join(
        f'<ofd:PathObject Boundary="{x} {y} 40 10"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'
        for data in ("M 0 0 L 40 0 L 40 10 L 0 10 C", "M 0 5 B 10 0 30 10 40 5 Q 1 2 3 4 A 5 5 0 0 1 9 9 L 9")
        for x in (20, 60)
        for y in (20, 30)
    )
    texts = "".join(
        _text(text, x, y) for text, x, y in (("时间", 22, 21), ("内容", 62, 21), ("三月", 22, 31), ("植树", 62, 31))
    )
    source = _read(make_ofd([[]], parts=_page(cells + texts)))
    assert source.text == "时间\t内容\n三月\t植树"
    assert len(source.tables[0].cells) == 4


def test_pages_beyond_the_limit(make_ofd):
    pages = [[(60, 100 + 90 * number, f"第{number}项任务")] for number in range(5)]
    source = _read(make_ofd(pages), limits=Limits(max_pages=2))
    assert source.text == "第0项任务\n第1项任务"
    assert [notice.code for notice in source.warnings] == ["truncated_pages"]


def test_pages_of_pictures(make_ofd):
    picture = '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="4"/>'
    source = _read(make_ofd([[]], parts=_page(picture)))
    assert (source.text, [notice.code for notice in source.warnings]) == ("", ["no_text"])


@pytest.mark.parametrize(
    "parts",
    [
        {"OFD.xml": f"<ofd:OFD {NAMESPACE}/>"},
        {"OFD.xml": "<ofd:OFD"},
        {"OFD.xml": f"<ofd:OFD {NAMESPACE}><ofd:DocRoot>Doc_9/Document.xml</ofd:DocRoot></ofd:OFD>"},
        {"Doc_0/Document.xml": f'<ofd:Document {NAMESPACE}><ofd:Page BaseLoc="../../secret.xml"/></ofd:Document>'},
        {CONTENT: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
    ],
    ids=["no document", "no XML", "missing document", "missing page", "entities"],
)
def test_damaged_documents(make_ofd, parts):
    with pytest.raises(ReadError) as caught:
        _read(make_ofd([[]], parts=parts))
    assert caught.value.code == "P012"


_UNIT = '<ofd:CompositeGraphicUnit ID="{}"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit>'
_SHOWN = '<ofd:CompositeObject ResourceID="{}" Boundary="{} {} 210 297" CTM="{} 0 0 {} 0 0"/>'


def _composite(objects, *units, place="DocumentRes.xml"):
    resources = f"<ofd:CommonData><ofd:DocumentRes>{place}</ofd:DocumentRes></ofd:CommonData>"
    pages = '<ofd:Pages><ofd:Page BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
    return {
        **_page(objects),
        "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}>{resources}{pages}</ofd:Document>",
        "Doc_0/DocumentRes.xml": f"<ofd:Res {NAMESPACE}>{''.join(units)}</ofd:Res>",
    }


def test_composite_objects_are_taken_apart(make_ofd):
    units = _UNIT.format(50, _text("读书节") + _SHOWN.format(51, 0, 10, 1, 1)), _UNIT.format(51, _text("四月举行"))
    parts = _composite(_text("工作安排", y=10) + _SHOWN.format(50, 10, 20, 0.5, 0.5), *units)
    assert _read(make_ofd([[]], parts=parts)).text == "工作安排\n读书节\n四月举行"
    (sheet,), _, _ = sheets(Package.open(make_ofd([[]], parts=parts), "a.ofd", Limits()), 9)
    size = page_of(sheet).chars[-1].size
    assert size == pytest.approx(2.5 * 72 / 25.4)


def test_composite_objects_cannot_multiply(make_ofd):
    units = [_UNIT.format(at, _SHOWN.format(at + 1, 0, 0, 1, 1) * 30) for at in range(30)]
    loop = _UNIT.format(30, _text("读书节") + _SHOWN.format(0, 0, 0, 1, 1))
    assert _read(make_ofd([[]], parts=_composite(_SHOWN.format(0, 0, 0, 1, 1), *units, loop))).text == "读书节"


def test_a_drawing_that_is_lost_costs_itself(make_ofd):
    objects = _text("读书节") + _SHOWN.format(0, 0, 0, 1, 1)
    source = _read(make_ofd([[]], parts=_composite(objects, place="no.xml")))
    assert (source.text, [notice.code for notice in source.warnings]) == ("读书节", ["damaged"])


def _stored(make_zip, data, change):
    """The same archive with other names of its members, or other contents."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return make_zip(dict(change(name, archive.read(name)) for name in archive.namelist()))


@pytest.mark.parametrize(
    "change",
    [
        lambda name, content: (name.replace("/", "\\").encode(), content),
        lambda name, content: (f"/{name}", content),
        lambda name, content: (name.lower(), content),
        lambda name, content: (name, content.replace(b"Pages/Page_0/", b"Pages\\Page_0\\")),
        lambda name, content: (name, content.replace(b'"Pages/Page_0/', b'"Doc_0/Pages/Page_0/')),
    ],
    ids=["entries of Windows", "entries from the root", "small letters", "places of Windows", "places from the root"],
)
def test_names_that_other_programs_write(make_ofd, make_zip, change):
    data = make_ofd([[(60, 100, "办好读书节")]])
    assert _read(_stored(make_zip, data, change)).text == "办好读书节"


def test_a_lost_page_costs_itself(make_ofd, make_zip):
    data = make_ofd([[(60, 100, f"第{number}项任务")] for number in range(3)])
    source = _read(_stored(make_zip, data, lambda name, content: (name.replace("Page_1/", "Page_9/"), content)))
    assert source.text == "第0项任务\n第2项任务"
    assert [notice.code for notice in source.warnings] == ["damaged"]
    assert "Page_1" in source.warnings[0].message


@pytest.mark.parametrize("value", ["nan", "inf", "-1e999", "1e308", "-1e18", "9" * 30, "x", ""])
def test_numbers_that_are_none(make_ofd, value):
    objects = _text(
        "教学", size=value or 5, code=f'X="{value}" Y="{value}" DeltaX="g {value} {value}"', more=f'CTM="{value}"'
    )
    objects += (
        f'<ofd:PathObject Boundary="{value}"><ofd:AbbreviatedData>M {value} L</ofd:AbbreviatedData></ofd:PathObject>'
    )
    assert "教" in _read(make_ofd([[(60, 100, "教")]], parts=_page(objects + _text("教", y=90)))).text


def test_pages_that_share_a_part(make_ofd):
    page = f"<ofd:Page {NAMESPACE}><ofd:Content>{_text('教学计划')}{' ' * 40_000}</ofd:Content></ofd:Page>"
    pages = '<ofd:Page BaseLoc="Pages/Page_0/Content.xml"/>'
    parts = {
        count: {"Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}>{pages * count}</ofd:Document>"} for count in (2, 9)
    }
    limits = Limits(max_bytes=200_000)
    assert len(_read(make_ofd([[]], parts={CONTENT: page} | parts[2]), limits=limits).pages) == 2
    with pytest.raises(ReadError) as caught:
        _read(make_ofd([[]], parts={CONTENT: page} | parts[9]), limits=limits)
    assert caught.value.code == "P015"


def test_advice_where_the_library_is_missing(make_ofd, monkeypatch):
    monkeypatch.setitem(sys.modules, "pdfplumber.table", None)
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(ReadError) as caught:
        _read(make_ofd([[]]))
    assert (caught.value.code, caught.value.advice) == ("P014", "pip install planparse[pdf]")
