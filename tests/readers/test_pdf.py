import io
import zlib

import pytest

from planparse.errors import ReadError
from planparse.readers import Limits, read

SENTENCE = "全县各学校要坚持立德树人根本任务，落实安全责任，推进课程改革，提高课堂教学质量，办好人民满意的教育。"
WIDTH = 40


def _lines(text, *, x=90, y=100, size=10, pitch=20, indent=2, width=WIDTH):
    """A paragraph set in lines of ``width`` characters, its first line indented."""
    placed = []
    first = True
    while text:
        room = width - indent if first else width
        placed.append((x + (indent * size if first else 0), y, text[:room], size))
        text, first, y = text[room:], False, y + pitch
    return placed


def _set(paragraphs, **options):
    """Paragraphs one under the other."""
    placed, y = [], options.pop("y", 100)
    for text in paragraphs:
        placed += _lines(text, y=y, **options)
        y = placed[-1][1] + options.get("pitch", 20)
    return placed


def _read(data, **options):
    return read(data, "a.pdf", **options)


def _codes(source):
    return [notice.code for notice in source.warnings]


def test_wrapped_lines_are_joined(make_pdf):
    paragraphs = ["一、总体要求", SENTENCE * 3, "（一）目标", SENTENCE * 2]
    source = _read(make_pdf([_set(paragraphs)]))
    assert source.text.split("\n") == paragraphs
    assert (source.pages, source.media_type, source.warnings) == ((0,), "application/pdf", ())


def test_paragraph_goes_on_over_pages_without_heads_and_numbers(make_pdf):
    lines = _lines(SENTENCE * 30, y=0)
    pages = []
    for number in range(3):
        page = [(x, 110 + 20 * row, text) for row, (x, _, text, _) in enumerate(lines[number * 13 : number * 13 + 13])]
        pages.append([(90, 50, "青河县文件"), *page, (280, 800, f"— {number + 1} —")])
    source = _read(make_pdf(pages))
    assert source.text == (SENTENCE * 30)[: 13 * 3 * WIDTH - 2]
    assert source.pages == (0, 13 * WIDTH - 2, 26 * WIDTH - 2)


@pytest.mark.parametrize("footers", [("1", "2", "3"), ("第1页 共3页", "第2页 共3页", "第3页 共3页"), ("- 7 -",) * 3])
def test_page_numbers_of_all_kinds(make_pdf, footers):
    pages = [[*_lines(SENTENCE * 2, y=300), (290, 810, footer)] for footer in footers]
    assert _read(make_pdf(pages)).text.split("\n") == [SENTENCE * 2] * 3


def test_number_that_does_not_count_is_text(make_pdf):
    assert _read(make_pdf([[*_lines(SENTENCE), (290, 810, "2024")]])).text.split("\n") == [SENTENCE, "2024"]


def test_two_columns_in_order(make_pdf):
    left = _set([SENTENCE * 3, SENTENCE * 2], x=60, width=20)
    right = _set([SENTENCE * 3, SENTENCE], x=310, width=20)
    both = [entry for pair in zip(left, right, strict=False) for entry in pair] + left[len(right) :]
    title = [(200, 60, "两县共同工作安排与分工表", 16)]
    source = _read(make_pdf([title + both]))
    assert source.text.split("\n") == ["两县共同工作安排与分工表", SENTENCE * 3, SENTENCE * 2, SENTENCE * 3, SENTENCE]


def test_doubled_characters_and_spaced_digits(make_pdf):
    bold = [(110, 100, "一、指导思想"), (110.3, 100, "一、指导思想")]
    spaced = [(90 + 12 * place, 140, mark) for place, mark in enumerate("2 0 0 1 年工作计划".replace(" ", ""))]
    assert _read(make_pdf([bold + spaced])).text.split("\n") == ["一、指导思想", "2001年工作计划"]
    assert _read(make_pdf([[(90, 100, "2 0 0 1 年 5 月")]])).text == "2001年 5 月"


def test_broken_title_is_joined_and_contents_are_furniture(make_pdf):
    title = [(200, 60, "关于印发青河县二〇", 20), (210, 90, "二四年要点的通知", 20)]
    contents = [(90, 130, "一、总体要求" + "." * 60 + "3"), (90, 150, "二、主要任务" + "." * 60 + "5")]
    source = _read(make_pdf([title + contents + _set([SENTENCE * 3] * 3, y=200)]))
    lines = source.text.split("\n")
    assert lines[0] == "关于印发青河县二〇二四年要点的通知"
    assert lines[1].startswith("一、总体要求...")
    assert lines[2].startswith("二、主要任务...")
    assert [mark.kind for mark in source.marks] == ["furniture", "furniture"]


RULES = [(x, 100, x, 220) for x in (80, 160, 300, 400)] + [(80, y, 400, y) for y in (100, 130, 180, 220)]
HEAD = [(90, 118, "时间"), (170, 118, "内容"), (310, 118, "备注")]


def _cells(source, table=0):
    found = source.tables[table].cells
    return [(c.row, c.column, source.text[c.start : c.end]) for c in found if source.text[c.start : c.end]]


def test_ruled_table_with_wrapped_cells(make_pdf):
    body = [
        (90, 148, "三月"),
        (170, 148, "召开全县中小学校的校长工"),
        (170, 166, "作会议"),
        (90, 198, "四月"),
        (170, 198, "检查"),
    ]
    text = [(90, 60, "工作安排"), *HEAD, *body, (90, 229, "附注。")]
    source = _read(make_pdf([text], rules=RULES))
    assert source.text == "工作安排\n时间\t内容\t备注\n三月\t召开全县中小学校的校长工作会议\t\n四月\t检查\t\n附注。"
    (table,) = source.tables
    assert source.text[table.start : table.end].startswith("时间\t")
    assert len(table.cells) == 9


def test_table_over_two_pages_and_a_row_cut_by_the_page_end(make_pdf):
    first = [*HEAD, (90, 148, "三月"), (170, 148, "开学"), (90, 198, "四月"), (170, 198, "召开全县中小学校的校长工")]
    second = [*HEAD, (170, 148, "作会议"), (90, 198, "五月"), (170, 198, "总结")]
    source = _read(make_pdf([first, second], rules=RULES))
    assert len(source.tables) == 1
    assert source.text == "时间\t内容\t备注\n三月\t开学\t\n四月\t召开全县中小学校的校长工作会议\t\n五月\t总结\t"
    assert source.pages == (0, source.text.index("五月"))


def test_merged_cells_of_a_ruled_table(make_pdf):
    rules = [(80, 100, 80, 160), (240, 100, 240, 160), (160, 130, 160, 160)]
    rules += [(80, y, 240, y) for y in (100, 130, 160)]
    text = [(90, 118, "合并"), (90, 148, "甲"), (170, 148, "乙")]
    source = _read(make_pdf([text], rules=rules))
    spans = [(c.row, c.column, c.columns, source.text[c.start : c.end]) for c in source.tables[0].cells]
    assert spans == [(0, 0, 2, "合并"), (1, 0, 1, "甲"), (1, 1, 1, "乙")]


def test_merged_cell_goes_on_over_the_page_end(make_pdf):
    rules = [(80, 100, 80, 190), (160, 100, 160, 190), (240, 100, 240, 190)]
    rules += [(80, 100, 240, 100), (160, 130, 240, 130), (160, 160, 240, 160), (80, 190, 240, 190)]
    pages = [
        [(90, 118, "民生"), *((170, 118 + 30 * row, f"指标{3 * page + row}") for row in range(3))] for page in range(2)
    ]
    del pages[1][0]
    source = _read(make_pdf(pages, rules=rules))
    assert source.text == "民生\t指标0\n\t指标1\n\t指标2\n\t指标3\n\t指标4\n\t指标5"
    spans = [(c.row, c.column, c.rows) for c in source.tables[0].cells]
    assert spans == [(0, 0, 6), *((row, 1, 1) for row in range(6))]


def test_frame_is_no_table(make_pdf):
    frame = [(60, 60, 520, 60), (60, 300, 520, 300), (60, 60, 60, 300), (520, 60, 520, 300)]
    source = _read(make_pdf([_set([SENTENCE * 2])], rules=frame))
    assert (source.text, source.tables) == (SENTENCE * 2, ())


def test_damaged_files(make_pdf):
    data = make_pdf([_set(["一、总体要求", SENTENCE * 3])])
    whole = _read(data).text
    assert _read(data + b"\n<html>" + b"x" * 9000).text == whole
    assert _read(data.replace(b"startxref\n", b"startxref\n9")).text == whole
    cut = _read(data[: data.rindex(b"xref\n0 ")])
    assert (cut.text, _codes(cut)) == (whole, ["damaged"])
    headless = _read(data[: data.rindex(b"xref\n0 ")].replace(b"/Catalog", b"/Nothing"))
    assert (headless.text, _codes(headless)) == (whole, ["damaged"])
    with pytest.raises(ReadError) as caught:
        _read(data[:300])
    assert caught.value.code == "P012"


def test_second_library_reads_what_the_first_refuses(make_pdf, monkeypatch):
    from planparse.readers.pdf import plumber
    from planparse.readers.pdf.page import DamagedError

    def refuse(*_):
        raise DamagedError("refused")

    monkeypatch.setattr(plumber, "pages", refuse)
    paragraphs = ["一、总体要求", SENTENCE * 3]
    source = _read(make_pdf([_set(paragraphs)]))
    assert (source.text.split("\n"), _codes(source)) == (paragraphs, ["damaged"])


def test_encrypted(make_pdf):
    with pytest.raises(ReadError) as caught:
        _read(make_pdf([_set([SENTENCE])], encrypted=True))
    assert caught.value.code == "P013"


def test_scanned_pages(make_pdf):
    source = _read(make_pdf([], image_pages=2))
    assert (source.text, source.pages, _codes(source)) == ("", (0, 0), ["no_text"])
    assert "planparse[ocr]" in source.warnings[0].message
    mixed = _read(make_pdf([_set([SENTENCE])], image_pages=1))
    assert (mixed.text, mixed.pages) == (SENTENCE, (0, len(SENTENCE)))
    assert mixed.warnings[0].message.startswith("pages 2 have no text layer")


def test_ocr_is_asked_for_scanned_pages_only(make_pdf, monkeypatch):
    from planparse.readers.pdf import ocr
    from planparse.readers.pdf.layout import Char

    def recognise(_data, _name, numbers):
        assert list(numbers) == [1]
        return {1: [Char(mark, 90 + 10 * at, 100 + 10 * at, 100, 110, 109, 10) for at, mark in enumerate("扫描件")]}

    monkeypatch.setattr(ocr, "recognise", recognise)
    source = _read(make_pdf([_set([SENTENCE])], image_pages=1), ocr=True)
    assert (source.text, _codes(source)) == (f"{SENTENCE}\n扫描件", ["recognised"])


@pytest.mark.slow
def test_scan_is_recognised():
    pytest.importorskip("rapidocr")
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(picture).text((200, 300), "WORK PLAN 2024", 0, ImageFont.load_default(48))
    buffer = io.BytesIO()
    picture.save(buffer, "PDF", resolution=150)
    source = _read(buffer.getvalue(), ocr=True)
    assert ("".join(source.text.split()), _codes(source)) == ("WORKPLAN2024", ["recognised"])


@pytest.mark.timeout(60)
def test_two_thousand_pages_are_cut_at_the_limit(make_pdf):
    data = make_pdf([[(90, 400, f"第{number}项任务")] for number in range(2000)])
    source = _read(data, limits=Limits(max_pages=20))
    assert (len(source.pages), source.text.count("\n"), _codes(source)) == (20, 19, ["truncated_pages"])


def test_stream_bombs_are_refused(make_pdf):
    once = zlib.compress(bytes(400_000_000), 9)
    for packed in (once, zlib.compress(once, 9)):
        data = make_pdf([_set([SENTENCE])]) + b"9 0 obj\n<<>>stream\n" + packed + b"\nendstream"
        with pytest.raises(ReadError) as caught:
            _read(data)
        assert caught.value.code == "P015"


def test_empty_page_and_no_pages(make_pdf):
    assert _read(make_pdf([[], [(90, 100, "计划")]])).text == "计划"
    with pytest.raises(ReadError) as caught:
        _read(make_pdf([]))
    assert caught.value.code == "P012"


def test_time_grows_with_pages_only(make_pdf, seconds):
    few, many = (make_pdf([_set([SENTENCE * 3] * 8, pitch=18)] * count) for count in (2, 20))
    assert seconds(lambda: _read(many)) < 20 * seconds(lambda: _read(few))
