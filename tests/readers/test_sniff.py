import io
import zipfile

import openpyxl
import pytest

from planparse.errors import ReadError
from planparse.readers import is_archive, read
from planparse.readers.sniff import sniff

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def _stream(name):
    return OLE + bytes(600) + name.encode("utf-16-le") + bytes(600)


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        ("一、指导思想".encode(), "a.txt", "text"),
        ("一、指导思想".encode(), "a.bin", "text"),
        ("一、指导思想".encode(), "a.pdf", "text"),
        ("# 计划".encode(), "a.md", "markdown"),
        ("序号,任务".encode(), "a.csv", "csv"),
        (b"%PDF-1.7\n", "a.txt", "pdf"),
        (b"\r\n%PDF-1.7\n", "a.pdf", "pdf"),
        (b"{\\rtf1\\ansi", "a.doc", "office"),
        ("<!DOCTYPE html><p>计划</p>".encode(), "a.txt", "html"),
        ("<html><body>计划".encode("utf-16"), "a.txt", "html"),
        ("<div>计划</div>".encode(), "a.html", "html"),
        ("计划<p>一</p>".encode(), "a.txt", "text"),
        ("没有标签".encode(), "a.html", "text"),
        ("<table border=1><tr><td>周次</td></tr></table>".encode(), "a.xls", "html"),
        ("周次\t工作\n一\t开学".encode("gbk"), "a.xls", "csv"),
        ("<div>计划</div>".encode(), "a.doc", "html"),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>',
            "a.xml",
            "office",
        ),
        (b"Content-Type: multipart/related; boundary=B\r\n\r\n", "a.mht", "mht"),
        (b"From: a\r\nMIME-Version: 1.0\r\nContent-Type: text/html;\r\n\tcharset=gbk\r\n\r\n", "a.mht", "mht"),
        (b"Content-Type: multipart/mixed;\r\n boundary=B\r\nTo: y\r\nMIME-Version: 1.0\r\n\r\n", "a.eml", "mht"),
        ("Content-Type: text/html 是一个字段".encode(), "a.txt", "text"),
        (_stream("WordDocument"), "a.wps", "office"),
        (_stream("Workbook"), "a.et", "xls"),
    ],
)
def test_format_is_told_by_content(data, name, expected):
    assert sniff(data, name) == expected


def test_office_packages_and_archives(make_docx, make_zip):
    assert sniff(make_docx("<w:p/>"), "a.zip") == "docx"
    assert sniff(make_docx("<w:p/>")[:700], "a.docx") == "docx"  # truncated: the directory at its end is lost
    assert sniff(make_zip({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "a") == "xlsx"
    assert sniff(make_zip({"mimetype": "application/vnd.oasis.opendocument.text"}), "a") == "office"
    assert sniff(make_zip({"计划.txt": "一"}), "a.docx") == "zip"
    assert is_archive(make_zip({"计划.txt": "一"}), "a.zip")
    assert not is_archive(make_docx("<w:p/>"), "a.docx")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "P010"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "P010"),
        (_stream("EncryptedPackage"), "P013"),
    ],
)
def test_what_holds_no_document_is_refused(data, code):
    with pytest.raises(ReadError) as caught:
        sniff(data, "a")
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Rar!\x1a\x07\x01\x00", "it is a RAR archive: unpack it"),
        (b"7z\xbc\xaf\x27\x1c\x00", "it is a 7-Zip archive: unpack it"),
        (b"\x1f\x8b\x08\x00", "it is a gzip archive: unpack it"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "in plain XML: save it as XLSX"),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"/>', "in plain XML: save it as XLSX or DOCX"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(data, said):
    with pytest.raises(ReadError, match=said):
        sniff(data, "a")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_packages_whose_folders_are_divided_by_backslashes(make_docx, make_zip, paragraph, kind):
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    data = make_docx(paragraph("读书节")) if kind == "docx" else book.getvalue()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name.replace("/", "\\").encode(): archive.read(name) for name in archive.namelist()}
    assert sniff(make_zip(members), "a") == kind
    assert read(make_zip(members), f"a.{kind}") == read(data, f"a.{kind}")


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"[Content_Types].xml": "<a/>", "ppt/presentation.xml": "<a/>"}, "it is a presentation"),
        ({"[Content_Types].xml": "<a/>", "xl/workbook.bin": "x"}, "it is a binary workbook"),
        ({"mimetype": "application/epub+zip", "a.xhtml": "<a/>"}, "it is an EPUB book"),
    ],
)
def test_packages_that_are_not_read_are_no_archives(make_zip, members, said):
    with pytest.raises(ReadError, match=said):
        sniff(make_zip(members), "a")


def test_wrong_suffix_is_a_warning(make_docx, paragraph):
    source = read(make_docx(paragraph("一、指导思想")), "计划.doc.txt")
    assert source.text == "一、指导思想"
    assert [notice.code for notice in source.warnings] == ["wrong_suffix"]
    assert read(make_docx(paragraph("一")), "计划.doc").warnings == ()  # Word itself saves DOCX under this name


def test_archive_itself_is_no_document(make_zip):
    with pytest.raises(ReadError) as caught:
        read(make_zip({"计划.txt": "一"}), "a.zip")
    assert caught.value.code == "P010"
