import datetime as dt
import io
import shutil
import subprocess
import zipfile

import openpyxl
import openpyxl.chart
import pytest

from planparse.errors import ReadError
from planparse.readers import read
from planparse.readers.sheets import written


def _at(*parts):
    return dt.datetime(*parts)  # noqa: DTZ001 (workbooks know no time zone)


def _workbook(fill):
    book = openpyxl.Workbook()
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _cells(source, table=0):
    return [(c.row, c.column, c.rows, c.columns, source.text[c.start : c.end]) for c in source.tables[table].cells]


def test_task_sheet_with_title_and_merged_cells():
    def fill(book):
        sheet = book.active
        sheet["A1"] = "青河县重点任务分解表"
        sheet.merge_cells("A1:C1")
        for row in (("序号", "任务", "时限"), (1, "建校", _at(2024, 3, 1)), (2, None, "年底")):
            sheet.append(row)
        sheet.merge_cells("B3:B4")

    source = read(_workbook(fill), "a.xlsx")
    assert source.text == "青河县重点任务分解表\n序号\t任务\t时限\n1\t建校\t2024-03-01\n2\t\t年底"
    assert _cells(source) == [
        (0, 0, 1, 1, "序号"),
        (0, 1, 1, 1, "任务"),
        (0, 2, 1, 1, "时限"),
        (1, 0, 1, 1, "1"),
        (1, 1, 2, 1, "建校"),
        (1, 2, 1, 1, "2024-03-01"),
        (2, 0, 1, 1, "2"),
        (2, 2, 1, 1, "年底"),
    ]


@pytest.mark.office
def test_xls_like_xlsx(tmp_path):
    def fill(book):
        sheet = book.active
        sheet["A1"] = "任务表"
        sheet.merge_cells("A1:C1")
        for row in (("序号", "任务", "时限"), (1, "建校", _at(2024, 3, 1)), (0.065, None, "年底")):
            sheet.append(row)
        sheet.merge_cells("B3:B4")
        sheet["A4"].number_format = "0.0%"

    new = tmp_path / "a.xlsx"
    new.write_bytes(_workbook(fill))
    old = converted(new, "xls")
    if old is None:
        pytest.skip("LibreOffice Calc is not installed")
    right, found = read(new.read_bytes(), "a.xlsx"), read(old, "a.xls")
    assert found.text == right.text == "任务表\n序号\t任务\t时限\n1\t建校\t2024-03-01\n6.5%\t\t年底"
    assert found.tables == right.tables


def converted(path, ending):
    """A file in another format of LibreOffice; None where that is not installed."""
    if not shutil.which("soffice"):
        return None
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(path.parent), str(path)]
    subprocess.run(command, capture_output=True, check=False, timeout=120)
    made = path.with_suffix(f".{ending}")
    return made.read_bytes() if made.exists() else None


def test_several_sheets_hidden_ones_and_far_corners():
    def fill(book):
        book.active.title = "一季度"
        book.active["A1"], book.active["B1"], book.active["XFD1048576"] = "甲", "乙", " "
        second = book.create_sheet("二季度")
        second["A1"], second["B1"] = "丙", "丁"
        hidden = book.create_sheet("底稿")
        hidden["A1"], hidden.sheet_state = "隐藏", "hidden"

    source = read(_workbook(fill), "a.xlsx")
    assert source.text == "一季度\n甲\t乙\n二季度\n丙\t丁"
    assert [(mark.kind, mark.level) for mark in source.marks] == [("heading", 1), ("heading", 1)]
    assert len(source.tables) == 2


CALENDAR = (("周次", "内容", "负责人"), ("第一周", "注册报到", "教务处"), ("第二周", "推门听课", "教研组"))


def _sheet(*rows):
    def fill(book):
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                book.active.cell(number, column, value)

    return read(_workbook(fill), "a.xlsx")


@pytest.mark.parametrize("note", ["备注：如有变动，另行通知。", "说明：1.各组提前准备。", "注: 双休日除外"])
@pytest.mark.parametrize("gap", [(), ((),)])
def test_notes_stand_below_a_table(note, gap):
    source = _sheet(("石桥小学2024年秋学期行事历",), *CALENDAR, *gap, (note,))
    assert len(source.tables[0].cells) == 9
    assert source.text.endswith(f"教研组\n{note}")


def test_who_made_a_table_and_when_stands_above_it():
    made = ("填报单位：教务处", None, "2024年8月")
    source = _sheet(("附件1",), ("石桥小学2024年秋学期行事历",), made, *CALENDAR)
    assert source.text.startswith("附件1\n石桥小学2024年秋学期行事历\n填报单位：教务处 2024年8月\n周次\t内容")
    assert len(source.tables[0].cells) == 9


def test_two_tables_on_a_sheet():
    tasks = (("序号", "任务"), (1, "建成录播教室2间"))
    source = _sheet(("石桥小学2024年秋学期行事历",), *CALENDAR, (), ("2024年重点任务分解表",), *tasks)
    assert [len(table.cells) for table in source.tables] == [9, 4]
    assert "教研组\n2024年重点任务分解表\n序号\t任务\n" in source.text


@pytest.mark.parametrize(
    "rows",
    [
        (CALENDAR[0], ("九月",), *CALENDAR[1:], (), ("十月",), ("第五周", "质量抽测", "教研组")),  # months inside
        (*CALENDAR, (), ("第三周", "备课检查", "教研组")),
        (CALENDAR[0], ("注册周", "备注栏", "负责人：张"), CALENDAR[1], ("第二周：",)),
    ],
)
def test_a_table_stays_whole(rows):
    assert len(_sheet(*rows).tables) == 1
    assert _sheet(*rows).text.startswith("周次\t内容")


def test_notes_below_a_csv_table():
    rows = ("行事历,,", *map(",".join, CALENDAR), "备注：如有变动，另行通知。,,")
    source = read("\n".join(rows).encode(), "a.csv")
    assert (source.text.split("\n")[0], source.text.split("\n")[-1]) == ("行事历", "备注：如有变动，另行通知。")
    assert len(source.tables[0].cells) == 9


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "", ""),
        (12.0, "", "12"),
        (0.1, "", "0.1"),
        (0.065, "0.0%", "6.5%"),
        (1, "0%", "100%"),
        (True, "", "是"),
        (_at(2024, 3, 1), "yyyy-mm-dd", "2024-03-01"),
        (_at(2024, 3, 1, 8, 30), "", "2024-03-01 08:30:00"),
        (_at(2024, 3, 1), 'yyyy"年"m"月"', "2024年3月"),
        (_at(2024, 3, 1), 'm"月"d"日"', "3月1日"),
        (0.5, "0.00%_ ", "50%"),
        (0.5, '0.0"%"', "0.5%"),
        (0.06549, "0.0%", "6.5%"),
        (0.0655, "0.0%;[Red]-0.0%", "6.6%"),
        (-12.345, "#,##0.00_ ", "-12.35"),
        (1234567.891, "#,##0.00", "1234567.89"),
        (3680.5, '[$-804]#,##0.00"万元"', "3680.5万元"),
        (12, "0\\名", "12名"),
        (6.5, "0.0\\%", "6.5%"),
        (12, '"第"0"周"', "第12周"),
        (3.4, '"≥"0.0"%"', "≥3.4%"),
        (8, '"2024年"#,##0"人"', "2024年8人"),
        (120.5, '#,##0.0"元/亩"', "120.5元/亩"),
        (12345.5, '0!.0,"万元"', "12345.5"),
        (0.5, '[>1]0"倍";0.0', "0.5"),
        (7.6, "0", "8"),
        (-0.001, "0.0", "0"),
        (2 / 3, "General", "0.666666666667"),
        (1500, '0.0,"千人"', "1500"),
        (12345.0, "0.00E+00", "12345"),
        (0.5, "# ?/?", "0.5"),
        (123456789012345678, "0", "123456789012345678"),
        (1e20, "0.0", "1e+20"),
        (float("inf"), "0.0", "inf"),
        (float("nan"), "", "nan"),
        (dt.time(14, 30), "h:mm", "14:30"),
        (dt.timedelta(hours=1, minutes=30), "[h]:mm", "1:30"),
        ("第一行_x000D_第二行", "", "第一行\r第二行"),
        (" 文字", "", " 文字"),
    ],
)
def test_values_as_they_are_shown(value, number_format, text):
    assert written(value, number_format) == text


def test_csv_in_gbk_with_title_and_quotes():
    source = read('任务表\r\n\r\n序号,任务\r\n1,"建校\r\n扩容"\r\n'.encode("gbk"), "a.csv")
    assert source.text == "任务表\n序号\t任务\n1\t建校\n扩容"
    assert (source.encoding, source.media_type) == ("gb18030", "text/csv")
    assert read("时间\t内容\n三月\t开学\n".encode(), "a.tsv").text == "时间\t内容\n三月\t开学"


def test_damaged_workbooks(make_zip):
    broken = make_zip({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<workbook>"})
    empty = make_zip({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<workbook/>"})
    bomb = make_zip({"[Content_Types].xml": "<a/>", "xl/worksheets/sheet1.xml": b"<a>" + b" " * 30_000_000 + b"</a>"})
    old = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "Workbook".encode("utf-16-le") + bytes(600)
    for data, code in ((broken, "P012"), (empty, "P012"), (bomb, "P015"), (old, "P012")):
        with pytest.raises(ReadError) as caught:
            read(data, "a.xlsx")
        assert caught.value.code == code


def _changed(data, change):
    """The workbook with other names of its parts, or other contents."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            new.writestr(*change(part, old.read(part)))
    return buffer.getvalue()


def _three_sheets(book):
    book.active.append(("任务", "节数"))
    book.active.append(("听课", 3))
    book.create_sheet("二").append(("检查", "两次"))
    book.create_chartsheet("图").add_chart(openpyxl.chart.BarChart())


def test_strict_workbooks():
    def strict(part, content):
        for kind in (b"spreadsheetml", b"officeDocument", b"drawingml"):
            name = b"http://schemas.openxmlformats.org/%s/2006/" % kind
            content = content.replace(name, b"http://purl.oclc.org/ooxml/%s/" % kind)
        return part, content

    data = _workbook(_three_sheets)
    assert read(_changed(data, strict), "a.xlsx") == read(data, "a.xlsx")


def test_sheets_that_are_missing():
    data = _workbook(_three_sheets)
    lost = _changed(data, lambda part, content: (part.replace("sheet2.xml", "sheet9.xml"), content))
    source = read(lost, "a.xlsx")
    assert source.text == "任务\t节数\n听课\t3"
    assert [(notice.code, notice.message) for notice in source.warnings] == [
        ("damaged", "1 sheets are missing in the file")
    ]
    beside = _changed(data, lambda part, content: (part, content.replace(b'"/xl/worksheets/', b'"./worksheets/')))
    assert beside != data
    assert not read(data, "a.xlsx").warnings
    assert not read(beside, "a.xlsx").warnings
    with pytest.raises(ReadError, match="P012"):
        read(_changed(data, lambda part, content: (part.replace("worksheets/sheet", "gone/"), content)), "a.xlsx")


def _calendar(book):
    sheet = book.active
    for row in (
        ("周次", "内部", "工作"),
        ("第一周", "底稿", "开学"),
        (None, "底稿", "比赛"),
        ("第三周", "底稿", "检查"),
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    sheet.column_dimensions["B"].hidden = True


def test_hidden_rows_and_columns_are_left_out_with_a_word():
    def fill(book):
        _calendar(book)
        book.active.row_dimensions[2].hidden = book.active.row_dimensions[4].hidden = True

    source = read(_workbook(fill), "a.xlsx")
    assert source.text == "周次\t工作\n第一周\t比赛"
    assert [(notice.code, notice.message[:7]) for notice in source.warnings] == [("hidden_cells", "7 cells")]
    shown = read(_workbook(lambda book: book.active.append(["周次", "工作"])), "a.xlsx")
    assert shown.warnings == ()


def test_formulas_without_result_and_error_values():
    def fill(book):
        book.active.append(["任务", "听课", "=10+5"])
        book.active.append(["任务", "#N/A", "检查"])
        book.active["B2"].data_type = "e"

    source = read(_workbook(fill), "a.xlsx")
    assert source.text == "任务\t听课\t\n任务\t\t检查"
    assert [notice.code for notice in source.warnings] == ["no_results"]


@pytest.mark.parametrize(
    ("written_as", "text"),
    [
        ("周次;工作\n一;开学，升旗，收心，安全\n二;比赛\n", "周次\t工作\n一\t开学，升旗，收心，安全\n二\t比赛"),
        ("sep=;\r\n周次;工作\r\n一;开学\r\n", "周次\t工作\n一\t开学"),
        ('"桥头小学，行事历，教导处",\n周次,工作\n一,开学\n', "桥头小学，行事历，教导处\n周次\t工作\n一\t开学"),
        (
            "工作计划\n一、目标\n坚持立德树人，深化改革，办好学校。\n二、任务\n",
            "工作计划\n一、目标\n坚持立德树人，深化改革，办好学校。\n二、任务",
        ),
    ],
)
def test_delimiter_is_the_one_that_cuts_most_rows_alike(written_as, text):
    assert read(written_as.encode(), "a.csv").text == text


def test_quotation_mark_that_is_never_closed_swallows_nothing():
    source = read('周次,工作\n一,"开学\n二,比赛\n三,检查\n'.encode(), "a.csv")
    assert source.text == "周次\t工作\n一\t开学\n二\t比赛\n三\t检查"
    assert [notice.code for notice in source.warnings] == ["damaged"]
